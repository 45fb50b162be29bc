# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad days, over both front-ends: one clear sentence, no traceback, no secret, no write that the result hides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import trustme

from tests.integration.harness import Done, Player, Run, player_environment, task

STRENGTHS = "/policies/authenticationStrengthPolicies"
NEW = {"display_name": "New", "allowed_combinations": ["fido2"]}
ON = {"is_enabled": True}
NO_CREDENTIAL = dict.fromkeys(("MSGRAPH_ACCESS_TOKEN", "AZURE_CLIENT_SECRET", "AZURE_CLIENT_ID", "AZURE_TENANT_ID"))
OMITTED = "__omit_place_holder__0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def player(player: Player) -> Iterator[Player]:
    """Runs tasks at the highest verbosity, and looks for tracebacks and secrets in everything that was printed."""
    talkative = replace(player, verbosity=4)
    yield talkative
    for run in talkative.runs:
        assert_discreet(run, player.simulator.client_secret, player.environment["MSGRAPH_ACCESS_TOKEN"])


def assert_sentence(done: Done, *patterns: str) -> None:
    """A failed task that says one thing, and names every write that was made."""
    assert done.failed, done.result
    for pattern in patterns:
        assert re.search(pattern, done.message), done.message
    assert "Traceback" not in done.message and "\n" not in done.message.strip()
    named = [f"{sent['method']} /{sent['path'].split('/', 2)[2]}" for sent in done.result.get("requests", [])]
    assert set(done.writes) <= set(named)
    assert named or not done.changed


def assert_discreet(run: Run, *secrets: str) -> None:
    """Output, at any verbosity, without traceback and without secrets."""
    assert "Traceback" not in run.output
    for secret in secrets:
        assert secret not in run.output


# --- getting in ------------------------------------------------------------------------------------------------------


def test_missing_credentials_name_what_would_serve(player: Player) -> None:
    done = player.task("security_defaults", ON, environment=NO_CREDENTIAL)
    assert_sentence(done, "access_token", "MSGRAPH_ACCESS_TOKEN", "client_secret", "AZURE_CLIENT_SECRET")
    assert done.requests == []


def test_wrong_secret(player: Player) -> None:
    own = player_environment(player.simulator)
    environment = {
        **NO_CREDENTIAL,
        **own,
        "MSGRAPH_ACCESS_TOKEN": None,
        "AZURE_CLIENT_SECRET": "wrong-secret-of-the-test",
    }
    run = player.play(task("security_defaults", ON), environment=environment)
    assert_sentence(run[0], "AADSTS7000215", "secret")
    assert_discreet(run, "wrong-secret-of-the-test")


def test_no_secret_in_any_output(player: Player) -> None:
    own = player_environment(player.simulator)
    secret, token = player.simulator.client_secret, player.environment["MSGRAPH_ACCESS_TOKEN"]
    tasks = [
        task("security_defaults", {**ON, "client_secret": secret, "client_id": player.simulator.client_id}),
        task("security_defaults", {**ON, "access_token": token}),
        task("security_defaults", {**ON, "extra_properties": {"note": secret}}),
        task("security_defaults", ON),
    ]
    run = player.play(*tasks, environment={**own, "MSGRAPH_ACCESS_TOKEN": None})
    assert_discreet(run, secret, token)
    assert [done.failed for done in run.tasks] == [False, False, True, False], [done.message for done in run.tasks]


WRONG_ADDRESSES = [
    ("graph_url", "http://graph.example.com", "https"),
    ("authority_host", "http://login.example.com", "https"),
    ("graph_url", "https://127.0.0.1:1", "127.0.0.1"),
    ("cloud", "mars", "mars"),
    ("ca_path", "/nonexistent/ca.pem", "ca_path"),
]


def test_wrong_addresses(player: Player) -> None:
    tasks = [
        task("security_defaults", {**ON, "retry_timeout": 1, option: value})
        for option, value, _pattern in WRONG_ADDRESSES
    ]
    run = player.play(*tasks)
    for done, (_option, _value, pattern) in zip(run.tasks, WRONG_ADDRESSES, strict=True):
        assert_sentence(done, pattern)
    assert player.simulator.graph_log() == []


def test_certificate_of_another_authority(player: Player, tmp_path: Path) -> None:
    other = tmp_path / "other.pem"
    trustme.CA().cert_pem.write_to_path(str(other))
    done = player.task("security_defaults", {**ON, "ca_path": str(other)})
    assert_sentence(done, "certificate", "ca_path")
    assert done.calls == []


def _without(library: str, folder: Path) -> dict[str, str]:
    (folder / f"{library}.py").write_text(f"raise ImportError('No module named {library}')\n", encoding="utf-8")
    return {"PYTHONPATH": f"{folder}"}


def test_missing_requests(player: Player, tmp_path: Path) -> None:
    tree = player.environment["PYTHONPATH"]
    environment = {"PYTHONPATH": f"{_without('requests', tmp_path)['PYTHONPATH']}:{tree}"}
    done = player.task("security_defaults", ON, environment=environment)
    assert done.failed and re.search(r"Failed to import the required Python library \(requests\)", done.message)


def test_missing_msal_matters_only_where_a_token_must_be_fetched(player: Player, tmp_path: Path) -> None:
    tree = player.environment["PYTHONPATH"]
    environment = {"PYTHONPATH": f"{_without('msal', tmp_path)['PYTHONPATH']}:{tree}"}
    assert not player.task("security_defaults", {"is_enabled": False}, environment=environment).failed
    login = {**player_environment(player.simulator), "MSGRAPH_ACCESS_TOKEN": None, **environment}
    assert_sentence(player.task("security_defaults", ON, environment=login), "msal")


# --- what Graph refuses ----------------------------------------------------------------------------------------------


def test_expired_token(player: Player) -> None:
    done = player.task("security_defaults", {**ON, "access_token": player.simulator.token(expires_in=-60)})
    assert_sentence(done, "401", "InvalidAuthenticationToken", "expired")


def test_forbidden_names_the_missing_permission(player: Player) -> None:
    token = player.simulator.token(roles=["Policy.Read.All"])
    done = player.task("security_defaults", {**ON, "access_token": token})
    assert_sentence(done, "403", r"Policy\.ReadWrite\.SecurityDefaults", "request-id")
    assert "Policy.Read.All" not in done.message.split("lacks")[-1].split("(")[0]


REFUSALS = [400, 403, 404, 409]


def test_refused_create(player: Player) -> None:
    for status in REFUSALS:
        player.simulator.fault(action="status", status=status, match={"method": "POST", "body": f"New {status}"})
    wished = [{**NEW, "display_name": f"New {status}", "wait_timeout": 2} for status in REFUSALS]
    run = player.play(*(task("authentication_strength_policy", options) for options in wished))
    for done, status in zip(run.tasks, REFUSALS, strict=True):
        assert_sentence(done, f"Could not create authentication strength policy 'New {status}'.*{status}", "request-id")
        assert not done.changed


TROUBLE = [(429, {}), (429, {"Retry-After": "30"}), (500, {}), (502, {}), (503, {"Retry-After": "30"}), (504, {})]


@pytest.mark.parametrize(("status", "headers"), TROUBLE)
def test_trouble_beyond_the_budget(player: Player, status: int, headers: Mapping[str, str]) -> None:
    player.simulator.fault(
        action="status", match={"method": "GET", "path": "/policies/"}, status=status, headers=headers
    )
    done = player.task("security_defaults", {**ON, "retry_timeout": 2})
    assert_sentence(done, str(status), "security defaults", "retry_timeout")


def test_trouble_within_the_budget_is_overcome(player: Player) -> None:
    for status in (429, 500, 502, 503, 504):
        player.simulator.fault(
            action="status", match={"method": "GET"}, status=status, headers={"Retry-After": "0.1"}, times=1
        )
    done = player.task("security_defaults", ON)
    assert (done.failed, done.changed) == (False, True), done.message


def test_unknown_property(player: Player) -> None:
    done = player.task("security_defaults", {"extra_properties": {"isEnabld": True}})
    assert_sentence(done, "Could not update security defaults", "400", "isEnabld")


def test_hidden_property_is_said_and_nothing_is_sent(player: Player) -> None:
    done = player.task("security", {"provider_status": [{"provider": "A", "vendor": "B"}]})
    assert_sentence(done, "does not show providerStatus", "nothing was sent")
    assert done.calls == ["GET /security"]


def test_built_in_strength_is_never_touched(player: Player) -> None:
    builtin = {"id": "00000000-0000-0000-0000-000000000002"}
    wished = [{**builtin, "description": "Mine now"}, {**builtin, "state": "absent"}]
    for done in player.play(*(task("authentication_strength_policy", options) for options in wished)).tasks:
        assert_sentence(done, "built into Microsoft Entra", "nothing was sent")
        assert done.writes == []


# --- bad lines -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("action", ["malformed", "html", "truncated", "empty"])
def test_answers_that_are_not_graphs(player: Player, action: str) -> None:
    player.simulator.fault(action=action, match={"method": "GET"})
    assert_sentence(player.task("security_defaults", {**ON, "retry_timeout": 2}), "security defaults")


@pytest.mark.parametrize("moment", ["reset_before", "reset_after"])
def test_lost_answer_of_a_create_makes_one_object(player: Player, moment: str) -> None:
    player.simulator.fault(action=moment, match={"method": "POST", "path": STRENGTHS}, times=1)
    done = player.task("authentication_strength_policy", NEW)
    assert (done.failed, done.changed) == (False, True), done.message
    assert done.result["policy"]["display_name"] == "New" and done.result["id"]
    assert _named(player, "New") == 1


@pytest.mark.parametrize("moment", ["reset_before", "reset_after"])
def test_lost_answer_of_an_update_is_overcome(player: Player, moment: str) -> None:
    player.simulator.fault(action=moment, match={"method": "PATCH"}, times=1)
    done = player.task("security_defaults", ON)
    assert (done.failed, done.changed) == (False, True), done.message


def test_write_that_was_accepted_and_not_applied(player: Player) -> None:
    player.simulator.fault(action="swallow", match={"method": "PATCH"})
    done = player.task("security_defaults", {**ON, "wait_timeout": 2})
    assert_sentence(done, "accepted the write", "is_enabled = False", "2 s")
    assert [sent["method"] for sent in done.result["requests"]] == ["PATCH"]


@pytest.mark.parametrize("fault", [{"action": "stale", "times": 2}, {"action": "flap", "times": 4}])
def test_stale_reads_are_waited_for(player: Player, fault: dict[str, Any]) -> None:
    player.simulator.fault(match={"method": "GET"}, **fault)
    done = player.task("security_defaults", ON)
    assert (done.failed, done.changed, done.result["policy"]["is_enabled"]) == (False, True, True), done.message
    reads = [call for call in done.calls if call.startswith("GET")]
    assert len(reads) >= 1 + 1 + 2


# --- what the task says wrongly --------------------------------------------------------------------------------------

CONFIGURATION = {"applies_to_combinations": ["fido2"], "allowed_aaguids": ["2fc0579f-8113-47ea-b116-bb5a8db9202a"]}


WRONG_OPTIONS = [
    ({"allowed_combinations": [["a"]], "display_name": "New"}, "allowed_combinations"),
    ({**NEW, "combination_configurations": "fido2"}, "dictionary"),
    ({**NEW, "combination_configurations": [{**CONFIGURATION, "allowed_aaguids": ["no guid"]}]}, "not a GUID"),
    ({**NEW, "combination_configurations": [{**CONFIGURATION, "type": "yubikey"}]}, "fido2, x509_certificate"),
    ({**NEW, "combination_configurations": [{"applies_to_combinations": ["fido2"]}]}, "type is needed"),
    ({**NEW, "combination_configurations": [CONFIGURATION, CONFIGURATION]}, "have the same"),
    ({**NEW, "combination_configurations": [{**CONFIGURATION, "colour": "red"}]}, "colour"),
    ({**NEW, "allowed_combinations": ["fido2", ""]}, r"allowed_combinations\[1\] is empty"),
    ({**NEW, "allowed_combinations": ["fido2", None]}, "allowed_combinations"),
    ({**NEW, "allowed_combinations": ["unknownFutureValue"]}, "unknownFutureValue"),
    ({**NEW, "clear": ["display_name"]}, "clear: display_name"),
    ({**NEW, "clear": ["colour"]}, "colour is unknown"),
    ({**NEW, "extra_properties": {"displayName": "x"}}, "is the option display_name"),
    ({"description": "x"}, "one of the following is required: id, display_name"),
    ({"display_name": "Nobody", "description": "x"}, "needs the options allowed_combinations"),
]


def test_wrong_options_are_said_before_anything_is_written(player: Player) -> None:
    run = player.play(*(task("authentication_strength_policy", options) for options, _pattern in WRONG_OPTIONS))
    for done, (_options, pattern) in zip(run.tasks, WRONG_OPTIONS, strict=True):
        assert_sentence(done, pattern)
        assert done.writes == []


def test_placeholder_of_an_omitted_value_in_a_list(player: Player) -> None:
    done = player.task("authentication_strength_policy", {**NEW, "allowed_combinations": ["fido2", OMITTED]})
    assert_sentence(done, "placeholder of an omitted value")
    assert done.calls == []


def test_two_objects_of_one_name_are_listed(player: Player) -> None:
    ids = ["11111111-0000-4000-8000-000000000001", "11111111-0000-4000-8000-000000000002"]
    for ident in ids:
        twin = {"id": ident, "displayName": "Twin", "allowedCombinations": ["fido2"], "policyType": "custom"}
        player.simulator.put_state(f"{STRENGTHS}/{ident}", twin)
    done = player.task("authentication_strength_policy", {"display_name": "Twin", "description": "x"})
    assert_sentence(done, "There are 2", *ids, "option id")
    decided = player.task("authentication_strength_policy", {"id": ids[1], "description": "x"})
    assert not decided.failed and decided.result["id"] == ids[1]


def _named(player: Player, name: str) -> int:
    everything = player.simulator.state(STRENGTHS)
    items = everything.values() if isinstance(everything, dict) else everything
    return sum(item["displayName"] == name for item in items)
