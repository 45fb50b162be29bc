# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Policies assigned to applications and service principals, over both front-ends; the request log is the judge."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.integration.harness import Done, Player, task

LIFETIMES = "/policies/tokenLifetimePolicies"
HALF, EIGHT = "51000000-5100-4000-8000-000000000011", "51000000-5100-4000-8000-000000000012"
CODE, PORTAL, ROBOT = (f"f5000000-0000-4000-8000-00000000000{number}" for number in (1, 2, 3))
PORTAL_PRINCIPAL, ROBOT_PRINCIPAL = (f"c3000000-0000-4000-8000-00000000000{number}" for number in (7, 8))
ABSENT = "99999999-9999-4999-8999-999999999999"


def assigned(policy: str = "Half an hour", **options: Any) -> dict[str, Any]:
    """A task of the module; check_mode is a keyword of the task."""
    keywords = {name: options.pop(name) for name in ("check_mode",) if name in options}
    given = {"policy_type": "token_lifetime_policy", "policy": policy, **options}
    return task("policy_assignment", given, **keywords)


@pytest.fixture
def quick(players: dict[str, Player]) -> Player:
    """The quicker front-end, for what both share."""
    return players["action"]


def climbed(player: Player, *wishes: dict[str, Any]) -> list[Done]:
    """Each wish in check mode, for real, and again; the real ones, after the judgement of the request log."""
    steps = [step for wish in wishes for step in ({**wish, "check_mode": True}, wish, wish)]
    done = player.play(*steps).tasks
    for rehearsed, real, again in zip(done[::3], done[1::3], done[2::3], strict=True):
        assert not any(each.failed for each in (rehearsed, real, again)), [rehearsed.message, real.message]
        assert (rehearsed.changed, real.changed, again.changed) == (True, True, False)
        assert links(rehearsed) == links(again) == [] and again.result["requests"] == []
        assert rehearsed.result["requests"] == real.result["requests"]
        assert rehearsed.result["policy"] == real.result["policy"] == again.result["policy"]
        assert again.result["diff"]["before"] == again.result["diff"]["after"]
    return done[1::3]


def links(done: Done) -> list[str]:
    """The links that a task made and removed, in order; looking up names is a batch and no write."""
    return [call for call in done.writes if not call.endswith("/$batch")]


def holding(player: Player, path: str) -> list[str]:
    """The policies that an object has."""
    return list(player.simulator.state(path) or [])


def test_objects_are_added_removed_and_made_the_whole_list(player: Player) -> None:
    added, more, whole, less, none = climbed(
        player,
        assigned("Eight hours", applications=["calibration robot"]),
        assigned(EIGHT, applications=[CODE], service_principals=["Order portal", ROBOT_PRINCIPAL]),
        assigned("Eight hours", applications=["Policies as code"], exact=True),
        assigned("Eight hours", service_principals=["Order portal"], applications=[ABSENT], state="absent"),
        assigned("Eight hours", applications=[], service_principals=[], exact=True),
    )
    link = {"@odata.id": f"{player.simulator.graph_url}/v1.0{LIFETIMES}/{EIGHT}"}
    path = f"/v1.0/applications/{ROBOT}/tokenLifetimePolicies/$ref"
    assert added.result["requests"] == [{"method": "POST", "path": path, "body": link}]
    assert added.result["id"] == EIGHT
    assert more.result["policy"]["applications"] == [CODE, ROBOT]
    assert more.result["policy"]["service_principals"] == [PORTAL_PRINCIPAL, ROBOT_PRINCIPAL]
    assert links(whole) == [f"DELETE /applications/{ROBOT}/tokenLifetimePolicies/{EIGHT}/$ref"]
    assert links(less) == [f"DELETE /servicePrincipals/{PORTAL_PRINCIPAL}/tokenLifetimePolicies/{EIGHT}/$ref"]
    assert len(links(none)) == 2 and none.result["policy"]["applications"] == []
    fed = player.task("policy_assignment", less.result["policy"])
    assert (fed.failed, fed.changed) == (False, True), fed.message


def test_what_is_so_already_takes_two_reads_and_all_their_pages(quick: Player) -> None:
    quick.simulator.settings(page_size=1)
    for path in ("applications", "servicePrincipals"):
        for item in quick.simulator.state(f"/{path}")[:3]:
            quick.simulator.put_state(f"/{path}/{item['id']}/tokenLifetimePolicies", [EIGHT])
    third = quick.simulator.state("/servicePrincipals")[2]["id"]
    paged = quick.play(assigned(EIGHT, service_principals=[third]))[0]
    assert (paged.failed, paged.changed) == (False, False), paged.message
    assert len(paged.result["policy"]["service_principals"]) == 3
    quick.simulator.settings(page_size=100)
    done = quick.play(assigned(EIGHT, service_principals=[third], applications=[CODE]))[0]
    assert done.calls == [f"GET {LIFETIMES}", f"GET {LIFETIMES}/{EIGHT}/appliesTo"]


def test_removals_come_first(quick: Player) -> None:
    done = quick.play(assigned(applications=["Calibration robot"], exact=True))[0]
    assert [call.partition("/")[0].strip() for call in links(done)] == ["DELETE", "POST"]


def test_an_object_that_has_another_policy_of_the_type(player: Player) -> None:
    wish = {"policy": "Eight hours", "applications": ["Order portal", "Calibration robot"]}
    for done in player.play(assigned(**wish, check_mode=True), assigned(**wish)).tasks:
        assert done.failed and links(done) == [], done.message
        assert re.search(
            rf"'Eight hours' \(id {EIGHT}\) is not assigned, .*: Order portal has the token lifetime policy "
            rf"'Half an hour' \(id {HALF}\)\. Remove that first, or set replace\.",
            done.message,
        )
    [replaced] = climbed(player, assigned(**wish, replace=True))
    assert links(replaced) == [
        f"DELETE /applications/{PORTAL}/tokenLifetimePolicies/{HALF}/$ref",
        f"POST /applications/{PORTAL}/tokenLifetimePolicies/$ref",
        f"POST /applications/{ROBOT}/tokenLifetimePolicies/$ref",
    ]
    assert holding(player, f"/applications/{PORTAL}/tokenLifetimePolicies") == [EIGHT]


def test_every_type_by_its_own_collection(quick: Player) -> None:
    roles = ["Policy.Read.All", "Application.Read.All", "Policy.ReadWrite.ApplicationConfiguration"]
    quick.simulator.put_state("/policies/tokenIssuancePolicies", [policy("tokenIssuancePolicies", "SAML")])
    types = {
        "app_management_policy": ("appManagementPolicies", "Calibration robot"),
        "claims_mapping_policy": ("claimsMappingPolicies", "Employee id"),
        "home_realm_discovery_policy": ("homeRealmDiscoveryPolicies", "Straight to the federation"),
        "token_issuance_policy": ("tokenIssuancePolicies", "SAML"),
    }
    for name, (member, title) in types.items():
        wish = {"policy_type": name, "policy": title, "service_principals": [ROBOT_PRINCIPAL]}
        token = quick.simulator.token(roles=[*roles, *(["Application.ReadWrite.OwnedBy"] * (name[:3] != "app"))])
        [done] = climbed(quick, task("policy_assignment", {**wish, "access_token": token}))
        assert holding(quick, f"/servicePrincipals/{ROBOT_PRINCIPAL}/{member}") == [done.result["id"]]


def policy(collection: str, name: str) -> dict[str, Any]:
    """A policy as the simulated tenant stores it."""
    root = f"{collection[0].upper()}{collection[1:-3]}y"
    ident = "51000000-5100-4000-8000-0000000000ff"
    return {"id": ident, "displayName": name, "definition": [f'{{"{root}":{{"Version":1}}}}']}


WRONG = [
    (assigned(), "applications or service_principals is needed"),
    (assigned(" ", applications=[]), "policy is empty"),
    (assigned(applications=["Order portal", ""]), r"applications\[1\] is empty"),
    (assigned(applications=[], state="absent", exact=True), "exact does not go with state absent"),
    (assigned(applications=[], state="absent", replace=True), "replace does not go with state absent"),
    (
        assigned(policy_type="claims_mapping_policy", applications=["x"]),
        "to service_principals, not to applications",
    ),
    (assigned(policy_type="activity_based_timeout_policy"), "app_management_policy, claims_mapping_policy"),
]


def test_wrong_options_are_said_before_any_request(quick: Player) -> None:
    run = quick.play(*(wrong for wrong, _pattern in WRONG))
    for done, (wrong, pattern) in zip(run.tasks, WRONG, strict=True):
        assert done.failed and re.search(pattern, done.message), (wrong, done.message)
        assert done.calls == [] and "\n" not in done.message


def test_what_is_not_there(quick: Player) -> None:
    twin = {**quick.simulator.state(f"{LIFETIMES}/{EIGHT}"), "id": "51000000-5100-4000-8000-00000000001f"}
    quick.simulator.put_state(f"{LIFETIMES}/{twin['id']}", twin)
    wrong = [
        (
            assigned(applications=["Oder portal", "Calibration Robots"], service_principals=["Nobody"]),
            r"applications\[0\]: there is no application registration 'Oder portal'; applications\[1\]: .* "
            r"service_principals\[0\]: there is no service principal 'Nobody'",
        ),
        (
            assigned(applications=[ABSENT, PORTAL_PRINCIPAL, ROBOT]),
            rf"no object has: applications: {ABSENT}; applications: {PORTAL_PRINCIPAL}\. .* not its appId",
        ),
        (assigned("Never there", applications=[ROBOT]), "token lifetime policy 'Never there' does not exist"),
        (assigned(ABSENT, applications=[ROBOT]), rf"There is no token lifetime policy \(id {ABSENT}\)\.$"),
        (assigned("Eight hours", applications=[ROBOT]), r"There are 2 .* with its id in the option policy\."),
    ]
    run = quick.play(*(each for each, _pattern in wrong))
    for done, (_each, pattern) in zip(run.tasks, wrong, strict=True):
        assert done.failed and re.search(pattern, done.message), done.message
        assert links(done) == [] and "\n" not in done.message and not done.changed
    gone = quick.play(*(assigned(name, applications=[ROBOT], state="absent") for name in ("Never there", ABSENT))).tasks
    assert [(done.failed, done.changed, done.result["policy"]) for done in gone] == [(False, False, None)] * 2


def test_a_missing_permission_is_named(quick: Player) -> None:
    roles = ["Policy.ReadWrite.ApplicationConfiguration"]
    unread, unwritten = (
        quick.play(assigned(applications=[ROBOT], access_token=quick.simulator.token(roles=held)))[0]
        for held in (roles, [*roles, "Application.Read.All"])
    )
    assert unread.failed and "Application.Read.All" in unread.message
    assert unwritten.failed and "Application.ReadWrite.OwnedBy" in unwritten.message and not unwritten.changed


def test_an_answer_that_is_lost_is_looked_up_and_no_link_made_twice(quick: Player) -> None:
    quick.simulator.fault(action="reset_after", match={"method": "POST", "path": "/.ref$"}, times=1)
    done = quick.play(assigned(applications=["Calibration robot", "Policies as code"]))[0]
    assert (done.failed, done.changed) == (False, True), done.message
    assert len(links(done)) == 2 and sorted(done.result["policy"]["applications"]) == [CODE, PORTAL, ROBOT]


@pytest.mark.parametrize("status", [404, 409])
def test_what_has_not_arrived_everywhere_and_reads_that_lag(quick: Player, status: int) -> None:
    quick.simulator.fault(action="status", status=status, match={"method": "POST", "path": "/.ref$"}, times=1)
    quick.simulator.settings(replication_reads=2)
    done = quick.play(assigned(applications=["Calibration robot"]))[0]
    assert (done.failed, done.changed) == (False, True), done.message
    assert holding(quick, f"/applications/{ROBOT}/tokenLifetimePolicies") == [HALF]
