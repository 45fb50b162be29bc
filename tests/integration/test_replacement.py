# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Security defaults make room for the policies that replace them in one step, and come back when it fails halfway."""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.harness import Player

DEFAULTS = "/policies/identitySecurityDefaultsEnforcementPolicy"
POLICIES = "/identity/conditionalAccess/policies"
EMERGENCY = "b2000000-0000-4000-8000-000000000001"
REPORT_ONLY = "enabledForReportingButNotEnforced"
MFA, LEGACY = (f"f9000000-0000-4000-8000-{number:012}" for number in (1, 2))
REPLACED: dict[str, Any] = {
    "is_enabled": False,
    "replaced_by": ["MFA for all", "No legacy authentication"],
    "emergency_access_groups": ["Emergency access accounts"],
}


def policy(ident: str, name: str, client_apps: list[str], control: str, exclude: list[str]) -> dict[str, Any]:
    return {
        "id": ident,
        "displayName": name,
        "state": REPORT_ONLY,
        "conditions": {
            "users": {"includeUsers": ["All"], "excludeGroups": exclude},
            "applications": {"includeApplications": ["All"]},
            "clientAppTypes": client_apps,
        },
        "grantControls": {"operator": "OR", "builtInControls": [control]},
    }


@pytest.fixture
def guarded(player: Player) -> Player:
    """A player whose tenant has security defaults on, and two policies that only report yet."""
    simulator = player.simulator
    simulator.put_state(DEFAULTS, {**simulator.state(DEFAULTS), "isEnabled": True})
    legacy = policy(LEGACY, "No legacy authentication", ["exchangeActiveSync", "other"], "block", [EMERGENCY])
    for each in (policy(MFA, "MFA for all", ["all"], "mfa", [EMERGENCY]), legacy):
        simulator.put_state(f"{POLICIES}/{each['id']}", each)
    return player


def tenant(player: Player) -> list[Any]:
    """Whether security defaults are on, and the states of the two policies."""
    states = [player.simulator.state(f"{POLICIES}/{ident}")["state"] for ident in (MFA, LEGACY)]
    return [player.simulator.state(DEFAULTS)["isEnabled"], *states]


def refuse_write(player: Player, path: str, body: str, message: str = "This write is refused.", **fault: Any) -> None:
    error = {"error": {"code": "BadRequest", "message": message}}
    match = {"method": "PATCH", "path": path, "body": body}
    player.simulator.fault(match=match, action="status", status=400, body=error, **fault)


AS_BEFORE = [True, REPORT_ONLY, REPORT_ONLY]
REPLACEMENT = [False, "enabled", "enabled"]


def test_defaults_go_off_and_their_replacement_on_in_one_step(guarded: Player) -> None:
    done = guarded.task("security_defaults", REPLACED)
    assert (done.failed, done.changed) == (False, True), done.message
    assert tenant(guarded) == REPLACEMENT
    writes = [f"PATCH {DEFAULTS}", f"PATCH {POLICIES}/{MFA}", f"PATCH {POLICIES}/{LEGACY}"]
    # Nothing is read between the writes: the tenant has less protection then.
    assert done.writes == writes
    assert [call for call in done.calls if not call.startswith("POST")][-5:] == [
        *writes,
        f"GET {DEFAULTS}",
        f"GET {POLICIES}",
    ]
    assert [each["body"] for each in done.result["requests"]] == [{"isEnabled": False}, *[{"state": "enabled"}] * 2]
    assert done.result["policy"] == {"is_enabled": False}
    assert done.result["replaced_by"] == [
        {"id": MFA, "display_name": "MFA for all", "policy_state": "enabled"},
        {"id": LEGACY, "display_name": "No legacy authentication", "policy_state": "enabled"},
    ]


def test_the_service_is_asked_about_every_policy_that_becomes_enforced(guarded: Player) -> None:
    ada = "a1000000-0000-4000-8000-000000000001"
    for ident in (MFA, LEGACY):
        stored = guarded.simulator.state(f"{POLICIES}/{ident}")
        users = {"includeUsers": ["All"], "excludeUsers": [ada]}
        conditions = {**stored["conditions"], "users": users}
        guarded.simulator.put_state(f"{POLICIES}/{ident}", {**stored, "conditions": conditions})
    options = {**REPLACED, "emergency_access_groups": [], "emergency_access_users": [ada]}
    done = guarded.task("security_defaults", options, check=True)
    assert not done.failed, done.message
    told = [(each["policy"], each["user"], each["applies"]) for each in done.result["what_if"]]
    assert told == [("MFA for all", ada, False), ("No legacy authentication", ada, False)]


def test_the_second_run_changes_nothing(guarded: Player) -> None:
    guarded.task("security_defaults", REPLACED)
    done = guarded.task("security_defaults", REPLACED)
    assert (done.failed, done.changed) == (False, False), done.message
    assert done.calls == [f"GET {DEFAULTS}", f"GET {POLICIES}"]


def test_the_rest_is_done_where_the_step_was_interrupted(guarded: Player) -> None:
    guarded.simulator.put_state(DEFAULTS, {**guarded.simulator.state(DEFAULTS), "isEnabled": False})
    done = guarded.task(
        "security_defaults", {**REPLACED, "replaced_by": [MFA, "No legacy authentication", "MFA for all"]}
    )
    assert done.writes == [f"PATCH {POLICIES}/{MFA}", f"PATCH {POLICIES}/{LEGACY}"], done.message
    assert tenant(guarded) == REPLACEMENT


def test_check_mode_shows_the_whole_step(guarded: Player) -> None:
    done = guarded.task("security_defaults", REPLACED, check=True, diff=True)
    assert (done.failed, done.changed, done.writes) == (False, True, []), done.message
    assert [each["method"] for each in done.result["requests"]] == ["PATCH"] * 3
    sides = [done.result["diff"][side]["replaced_by"] for side in ("before", "after")]
    assert [[each["policy_state"] for each in side] for side in sides] == [["report_only"] * 2, ["enabled"] * 2]
    assert tenant(guarded) == AS_BEFORE


def test_half_a_replacement_is_refused(guarded: Player) -> None:
    done = guarded.task("security_defaults", {**REPLACED, "replaced_by": ["No legacy authentication"]})
    assert done.failed and done.writes == []
    assert "no_mfa" in done.message and "legacy_authentication_open" not in done.message


def test_a_replacement_that_could_lock_out_emergency_access_is_refused(guarded: Player) -> None:
    guarded.simulator.put_state(f"{POLICIES}/{MFA}", policy(MFA, "MFA for all", ["all"], "mfa", []))
    done = guarded.task("security_defaults", REPLACED)
    assert done.failed and done.writes == []
    assert "MFA for all (lockout, " in done.message


@pytest.mark.parametrize("broken", [MFA, LEGACY])
def test_defaults_come_back_when_the_replacement_fails_halfway(guarded: Player, broken: str) -> None:
    refuse_write(guarded, broken, '"enabled"')
    done = guarded.task("security_defaults", REPLACED)
    assert done.failed and done.changed
    assert tenant(guarded) == AS_BEFORE
    assert "This write is refused." in done.message
    told = done.message.partition("As before again: ")[2]
    assert "the conditional access policy 'MFA for all'" in told and told.endswith(", the security defaults.")
    assert done.writes[-1] == f"PATCH {DEFAULTS}"


def test_a_replacement_that_never_shows_is_put_back(guarded: Player) -> None:
    swallowed = {"method": "PATCH", "path": LEGACY, "body": '"enabled"'}
    guarded.simulator.fault(match=swallowed, action="swallow")
    done = guarded.task("security_defaults", {**REPLACED, "wait_timeout": 2})
    assert done.failed and "never showed in 2 s" in done.message, done.message
    assert tenant(guarded) == AS_BEFORE


def test_nothing_else_is_written_when_defaults_cannot_go(guarded: Player) -> None:
    refuse_write(guarded, DEFAULTS, "false")
    done = guarded.task("security_defaults", REPLACED)
    assert done.failed and done.writes == [f"PATCH {DEFAULTS}"]
    assert tenant(guarded) == AS_BEFORE


def test_what_cannot_be_put_back_is_said(guarded: Player) -> None:
    refuse_write(guarded, LEGACY, '"enabled"')
    refuse_write(guarded, DEFAULTS, "true")
    done = guarded.task("security_defaults", REPLACED)
    assert done.failed
    assert "NOT as before again, so look at the tenant now: the security defaults (" in done.message
    assert tenant(guarded) == [False, REPORT_ONLY, REPORT_ONLY]


def test_a_write_that_comes_before_the_last_one_has_arrived_is_tried_again(guarded: Player) -> None:
    refuse_write(guarded, MFA, '"enabled"', "Security Defaults is enabled in the tenant. You must disable it.", times=2)
    done = guarded.task("security_defaults", REPLACED)
    assert not done.failed, done.message
    assert tenant(guarded) == REPLACEMENT


def test_a_policy_that_is_not_there_replaces_nothing(guarded: Player) -> None:
    done = guarded.task("security_defaults", {**REPLACED, "replaced_by": ["MFA for some"]})
    assert done.failed and done.writes == []
    assert done.message == "There is no conditional access policy 'MFA for some'; nothing was written."


@pytest.mark.parametrize("options", [{"is_enabled": True}, {}])
def test_defaults_that_stay_are_not_replaced(guarded: Player, options: dict[str, Any]) -> None:
    done = guarded.task("security_defaults", {**options, "replaced_by": ["MFA for all"]})
    assert done.failed and done.calls == []
    assert "replaced_by can only be given with is_enabled=false" in done.message
