# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Any object of Graph through graph_resource, over both front-ends; the request log is the judge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from tests.integration.harness import Done, Player, task

AUTHORIZATION = "/policies/authorizationPolicy"
LOCATIONS = "/identity/conditionalAccess/namedLocations"
LIFECYCLES = "/groupLifecyclePolicies"
STRENGTHS = "/policies/authenticationStrengthPolicies"
COUNTRIES = {"@odata.type": "#microsoft.graph.countryNamedLocation", "countriesAndRegions": ["DE"]}
RANGE = {"@odata.type": "#microsoft.graph.iPv4CidrRange"}


@pytest.fixture
def quick(players: dict[str, Player]) -> Player:
    """The quicker front-end, for what both share."""
    return players["action"]


def graph(path: str, body: Mapping[str, Any] | None = None, **options: Any) -> dict[str, Any]:
    """A task of the module; check_mode is a keyword of the task."""
    keywords = {name: options.pop(name) for name in ("check_mode",) if name in options}
    return task("graph_resource", {"path": path, **({} if body is None else {"body": body}), **options}, **keywords)


def ladder(*wishes: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each wish in check mode, for real, and again."""
    for wish in wishes:
        yield from ({**wish, "check_mode": True}, wish, wish)


def climbed(done: list[Done]) -> list[Done]:
    """The rungs that were done for real, after the judgement of the request log."""
    for rehearsed, real, again in zip(done[::3], done[1::3], done[2::3], strict=True):
        rungs = (rehearsed, real, again)
        assert not any(each.failed for each in rungs), [each.message for each in rungs]
        assert (rehearsed.changed, real.changed, again.changed) == (True, True, False)
        assert rehearsed.writes == [] and again.writes == [] and again.result["requests"] == []
        assert bodies(rehearsed) == bodies(real)
        assert rehearsed.result["diff"]["before"] == real.result["diff"]["before"]
        assert again.result["diff"]["before"] == again.result["diff"]["after"]
    return done[1::3]


def bodies(done: Done) -> list[Any]:
    """What a task sent, or would send."""
    return [sent["body"] for sent in done.result["requests"]]


def location(*ranges: str, **members: Any) -> dict[str, Any]:
    """A named location of address ranges, as a task gives it."""
    items = [{**RANGE, "cidrAddress": each} for each in ranges]
    options = {"match_on": "displayName", "list_keys": {"ipRanges": "cidrAddress"}, "always_send": ["ipRanges"]}
    body = {"@odata.type": "#microsoft.graph.ipNamedLocation", "displayName": "Branch", "ipRanges": items, **members}
    return graph(LOCATIONS, body, **options)


def test_object_that_always_exists(player: Player) -> None:
    role = "2AF84B1E-32C8-42B7-82BC-DAA82404023B".lower()
    permissions = {"allowedToCreateApps": False, "permissionGrantPoliciesAssigned": []}
    wishes = [
        graph(AUTHORIZATION, {"allowInvitesFrom": "none", "guestUserRoleId": role}),
        graph(AUTHORIZATION, {"defaultUserRolePermissions": permissions}),
        graph(AUTHORIZATION, {"allowInvitesFrom": "everyone"}, graph_version="v1.0", wait=False),
    ]
    in_beta = graph(f"{AUTHORIZATION}/authorizationPolicy", graph_version="beta")
    run = player.play(*ladder(*wishes), graph(AUTHORIZATION), in_beta)
    first, second, third = climbed(run.tasks[:-2])
    stored = player.simulator.state(AUTHORIZATION)
    assert first.calls == [f"GET {AUTHORIZATION}", f"PATCH {AUTHORIZATION}", f"GET {AUTHORIZATION}"]
    assert first.result["requests"][0]["body"] == {"allowInvitesFrom": "none", "guestUserRoleId": role}
    assert third.calls == [f"GET {AUTHORIZATION}", f"PATCH {AUTHORIZATION}"]
    assert stored["defaultUserRolePermissions"]["allowedToCreateApps"] is False
    assert stored["defaultUserRolePermissions"]["allowedToReadOtherUsers"] is True
    assert second.result["requests"][0]["body"]["defaultUserRolePermissions"]["allowedToReadOtherUsers"] is True
    looked, beta = run.tasks[-2:]
    assert (looked.failed, looked.changed, looked.calls) == (False, False, [f"GET {AUTHORIZATION}"])
    assert looked.result["policy"]["allowInvitesFrom"] == "everyone" and looked.result["id"] == "authorizationPolicy"
    assert not any("@odata.context" in name for name in looked.result["policy"])
    assert "permissionGrantPolicyIdsAssignedToDefaultUserRole" in beta.result["policy"]


def test_item_with_a_keyed_list(player: Player) -> None:
    # Either reading of a PATCH gives the same, so one of them for each front-end.
    player.simulator.settings(patch="replace" if player.front_end == "action" else "merge")
    gone = graph(LOCATIONS, {"displayName": "Branch"}, match_on="displayName", state="absent")
    wishes = [
        location("192.0.2.0/24", "198.51.100.0/24", isTrusted=True),
        location("198.51.100.0/24", isTrusted=True),
        location("198.51.100.0/24", isTrusted=False),
        gone,
    ]
    reordered = location("198.51.100.0/24", "192.0.2.0/24")
    run = player.play(*ladder(wishes[0]), reordered, *ladder(*wishes[1:]))
    assert (run[3].failed, run[3].changed) == (False, False), run[3].message
    created, shorter, untrusted, deleted = climbed(run.tasks[:3] + run.tasks[4:])
    path = f"{LOCATIONS}/{created.result['id']}"
    assert created.calls == [f"GET {LOCATIONS}", f"POST {LOCATIONS}"]
    assert created.result["policy"]["isTrusted"] is True and created.result["policy"]["id"] == created.result["id"]
    assert [sent["cidrAddress"] for sent in shorter.result["requests"][0]["body"]["ipRanges"]] == ["198.51.100.0/24"]
    assert set(untrusted.result["requests"][0]["body"]) == {"@odata.type", "isTrusted", "ipRanges"}
    assert deleted.calls == [f"GET {LOCATIONS}", f"DELETE {path}", f"GET {path}"]
    assert deleted.result["policy"] is None and player.simulator.state(path) is None


def test_item_by_id_and_by_its_own_path(quick: Player) -> None:
    wished = {"groupLifetimeInDays": 180, "managedGroupTypes": "All", "alternateNotificationEmails": "a@example.com"}
    created = quick.play(graph(LIFECYCLES, wished, match_on="managedGroupTypes"))[0]
    assert not created.failed, created.message
    ident = created.result["id"]
    run = quick.play(
        *ladder(
            graph(LIFECYCLES, {"groupLifetimeInDays": 90}, id=ident),
            graph(f"{LIFECYCLES}/{ident}", {"groupLifetimeInDays": 60, "alternateNotificationEmails": None}),
            graph(f"{LIFECYCLES}/{ident}", state="absent"),
        ),
        graph(LIFECYCLES, {"groupLifetimeInDays": 90}, id=ident),
    )
    by_id, by_path, deleted = climbed(run.tasks[:-1])
    assert by_id.calls == [f"GET {LIFECYCLES}", f"PATCH {LIFECYCLES}/{ident}"]
    assert by_path.result["requests"][0]["body"] == {"groupLifetimeInDays": 60, "alternateNotificationEmails": None}
    assert by_path.result["policy"]["managedGroupTypes"] == "All"
    assert deleted.result["policy"] is None and quick.simulator.state(f"{LIFECYCLES}/{ident}") is None
    assert run[-1].failed and "There is no /groupLifecyclePolicies item" in run[-1].message


WRONG = [
    (graph("policies/x"), "is not the path of an object"),
    (graph("/v1.0/policies/x"), "belongs into graph_version"),
    (graph("https://graph.microsoft.com/v1.0/policies/x"), "is not the path of an object"),
    (graph("/policies/x?$select=id"), "is not the path of an object"),
    (graph(LOCATIONS, {"isTrusted": True}, match_on="displayName"), "body has no such member"),
    (graph(LOCATIONS, {"id": "x", "displayName": "y"}, match_on="displayName"), "body.id cannot be set"),
    (graph(LOCATIONS, {"displayName": "x"}, create="POST"), "match_on is needed"),
    (graph(LOCATIONS, {"displayName": "x", "a@odata.bind": "y"}, match_on="displayName"), "annotation"),
    (graph(AUTHORIZATION, {"deep": {"list": ["a", ""]}}), r"body\.deep\.list\[1\] is empty"),
    (graph(AUTHORIZATION, {"list": ["a", None]}), r"body\.list\[1\] is null"),
    (location("192.0.2.0/24", "192.0.2.0/24"), "have the same cidrAddress"),
    (graph(AUTHORIZATION, {"a": [{"b": 1}]}, list_keys={"a": "key"}), r"body\.a\[0\] lacks key"),
    (graph(AUTHORIZATION, {"a": {"b": 1}}, list_keys={"a.b": "key"}), r"body\.a\.b is none"),
    (graph(AUTHORIZATION, {"a": "unknownFutureValue"}), "unknownFutureValue"),
    (graph(AUTHORIZATION, method="POST"), "PATCH, PUT"),
]


def test_wrong_options_are_said_before_any_request(quick: Player) -> None:
    run = quick.play(*(wrong for wrong, _pattern in WRONG))
    for done, (wrong, pattern) in zip(run.tasks, WRONG, strict=True):
        assert done.failed and re.search(pattern, done.message), (wrong, done.message)
        assert done.calls == [] and "\n" not in done.message
    assert "Traceback" not in run.output


def test_what_graph_and_the_engine_refuse(quick: Player) -> None:
    for ident in ("10000000-1000-4000-8000-00000000000a", "10000000-1000-4000-8000-00000000000b"):
        quick.simulator.put_state(f"{LOCATIONS}/{ident}", {"id": ident, **COUNTRIES, "displayName": "Twin"})
    token = quick.simulator.token(roles=["Policy.Read.All"])
    permissions = {"read": ["Policy.Read.All"], "write": ["Policy.ReadWrite.Authorization"]}
    office = {**COUNTRIES, "displayName": "Head office"}
    refused = [
        (graph(AUTHORIZATION, {"allowInvitesForm": "none"}), f"Could not update object {AUTHORIZATION}.* 400"),
        (graph("/policies/nothing"), "Could not read the object /policies/nothing"),
        (graph(f"{LIFECYCLES}/10000000-1000-4000-8000-00000000000c", {"groupLifetimeInDays": 90}), "404"),
        (
            graph(LOCATIONS, {"displayName": "Twin", "x": 1}, match_on="displayName"),
            "There are 2 .*option id",
        ),
        (graph(LOCATIONS, office, match_on="displayName"), "cannot change the type"),
        (
            graph(AUTHORIZATION, {"allowInvitesFrom": "none"}, access_token=token, permissions=permissions),
            r"lacks Policy\.ReadWrite\.Authorization",
        ),
    ]
    run = quick.play(*(wish for wish, _pattern in refused))
    for done, (wish, pattern) in zip(run.tasks, refused, strict=True):
        assert done.failed and re.search(pattern, done.message), (wish, done.message)
        assert not done.changed and "\n" not in done.message
    assert "Traceback" not in run.output


def test_write_only_members_are_sent_and_not_shown(player: Player) -> None:
    secret = "hidden-from-everybody"
    wish = graph(AUTHORIZATION, {"allowInvitesFrom": "none", "key": secret}, write_only=["key"])
    player.simulator.settings(strictness="lenient")
    run = replace(player, verbosity=2).play(wish, wish)
    assert [(done.failed, done.changed) for done in run.tasks] == [(False, True), (False, False)], run[0].message
    sent = next(entry for entry in player.simulator.writes())
    assert secret in str(sent["body"])
    shown = [done.result[name] for done in run.tasks for name in ("policy", "requests", "diff")]
    assert secret not in str(shown)


def test_written_whole_with_put_and_created_at_a_key_of_its_own(quick: Player) -> None:
    made = ["createdDateTime", "policyType"]
    strength = f"{STRENGTHS}/00000000-0000-0000-0000-000000000002"
    run = quick.play(
        graph(strength, {"description": "x"}, method="PUT", read_only=made, check_mode=True),
        graph(LOCATIONS, {"id": "c7", "displayName": "x"}, match_on="id", create="PATCH", check_mode=True),
        graph("/policies/nothing", {"isEnabled": True}, create="PUT", check_mode=True),
    )
    whole = run[0].result["requests"][0]
    assert whole["method"] == "PUT" and {"displayName", "allowedCombinations"} <= set(whole["body"])
    assert not {"id", "createdDateTime", "policyType"} & set(whole["body"])
    assert run[1].result["requests"] == [
        {"method": "PATCH", "path": f"/v1.0{LOCATIONS}/c7", "body": {"id": "c7", "displayName": "x"}}
    ]
    assert run[2].failed or run[2].result["requests"][0]["method"] == "PUT"
