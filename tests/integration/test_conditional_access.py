# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditional access beyond the ladder: lockouts, restored policies, what v1.0 hides, and what all of it costs.

The ids in the names are those of situations that broke other tools. What needs no service is in tests/unit.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.integration.harness import Done, Player, player_environment, task
from tests.integration.rungs import LADDER
from tests.integration.test_ladder import _climb, _ladders, _steps

MODULE = "conditional_access_policy"
POLICIES = "/identity/conditionalAccess/policies"
DELETED = "/identity/conditionalAccess/deletedItems/policies"
LOCATIONS = "/identity/conditionalAccess/namedLocations"
DEFAULTS = "/policies/identitySecurityDefaultsEnforcementPolicy"
METHODS = "/policies/authenticationMethodsPolicy"
STRENGTHS = "/policies/authenticationStrengthPolicies"
PARTNERS = "/policies/crossTenantAccessPolicy/partners"
LIST = f"GET {POLICIES}"
EMERGENCY = "b2000000-0000-4000-8000-000000000001"
MANAGED = "30000000-3000-4000-8000-000000000001"
FINANCE = "b2000000-0000-4000-8000-000000000005"
EXCEPT = {"emergency_access_groups": ["Emergency access accounts"]}


def wished(name: str = "New", **options: Any) -> dict[str, Any]:
    """The options of a policy for some users that can do no harm."""
    conditions = {"users": {"include_groups": [FINANCE]}, "applications": {"include_applications": ["Office365"]}}
    grant = {"operator": "OR", "built_in_controls": ["mfa"]}
    return {"display_name": name, "conditions": conditions, "grant_controls": grant, **options}


def stored(name: str = "New", ident: str = "f7000000-0000-4000-8000-000000000001", **members: Any) -> dict[str, Any]:
    """The same policy as the service keeps it."""
    return {
        "id": ident,
        "displayName": name,
        "createdDateTime": "2025-01-20T10:12:44Z",
        "modifiedDateTime": None,
        "deletedDateTime": None,
        "state": "enabledForReportingButNotEnforced",
        "conditions": {
            "clientAppTypes": ["all"],
            "users": {"includeGroups": [FINANCE]},
            "applications": {"includeApplications": ["Office365"]},
        },
        "grantControls": {"operator": "OR", "builtInControls": ["mfa"]},
        "sessionControls": None,
        **members,
    }


def put(player: Player, policy: Mapping[str, Any], path: str = POLICIES) -> None:
    """Store a policy."""
    player.simulator.put_state(f"{path}/{policy['id']}", dict(policy))


def named(player: Player, name: str, path: str = POLICIES) -> list[dict[str, Any]]:
    """The policies of a name."""
    return [each for each in player.simulator.state(path) or [] if each["displayName"] == name]


def made(done: Done) -> str:
    """The id of a policy that a task made or found."""
    assert not done.failed, done.message
    return str(done.result["id"])


# --- both ways -------------------------------------------------------------------------------------------------------

OTHERWISE = {
    "beta_only_policies": "shown",
    "every_time": "beta",
    "unset_conditions": "left_out",
    "empty_session_controls": "refused",
    "keyword_case": "strict",
}


@pytest.mark.parametrize("reading", ["merge", "replace"])
def test_the_ladder_where_the_service_is_otherwise(players: dict[str, Player], tmp_path: Path, reading: str) -> None:
    player = players["action"]
    player.simulator.settings(patch=reading, **OTHERWISE)
    for number, rungs in enumerate(_ladders(MODULE)):
        _climb(player, MODULE, _steps(MODULE, rungs), tmp_path / f"play{number}")
    assert LADDER[MODULE].settings == {}


@pytest.mark.parametrize("setting", ["v1.0", "beta"])
def test_b5_a_sign_in_every_time_works_wherever_the_service_wants_it(player: Player, setting: str) -> None:
    player.simulator.settings(every_time=setting)
    frequency = {"sign_in_frequency": {"frequency_interval": "everyTime"}}
    tasks = [task(MODULE, wished(session_controls=frequency))] * 2
    first, again = player.play(*tasks).tasks
    assert (first.failed, first.changed, again.changed) == (False, True, False), first.message
    assert named(player, "New")[0]["sessionControls"]["signInFrequency"]["frequencyInterval"] == "everyTime"
    # Whoever does not name it reaches the policy all the same.
    done = player.task(MODULE, {"display_name": "New", "policy_state": "disabled"})
    assert (done.failed, done.changed) == (False, True), done.message
    assert [each["state"] for each in named(player, "New")] == ["disabled"]


# --- references ------------------------------------------------------------------------------------------------------


def test_b1_a_property_that_no_option_holds_yet_is_passed_at_its_depth(player: Player) -> None:
    states = {"deviceStates": {"includeStates": ["All"], "excludeStates": ["Compliant"]}}
    passed = wished(graph_version="beta", extra_properties={"conditions": states})
    first, again = player.play(*[task(MODULE, passed)] * 2).tasks
    assert (first.failed, first.changed, again.changed) == (False, True, False), first.message
    assert named(player, "New")[0]["conditions"]["deviceStates"] == states["deviceStates"]
    assert first.result["policy"]["extra_properties"] == {"conditions": states}
    # Whoever does not name it keeps it.
    done = player.task(MODULE, wished(conditions={"client_app_types": ["browser"]}))
    assert (done.failed, done.changed) == (False, True), done.message
    kept = named(player, "New")[0]["conditions"]
    assert (kept["clientAppTypes"], kept["deviceStates"]) == (["browser"], states["deviceStates"])


def test_l1_l2_r5_all_names_that_cannot_be_resolved_are_said_at_once_and_nothing_is_written(player: Player) -> None:
    users = {"include_users": ["All"], "exclude_groups": ["No such group"], "exclude_users": ["nobody@example.com"]}
    conditions = {"users": users, "applications": {"include_applications": ["No such app"]}}
    done = player.task(MODULE, wished(conditions=conditions))
    assert done.failed and done.writes == [] and named(player, "New") == []
    for name in ("No such group", "nobody@example.com", "No such app"):
        assert name in done.message


def test_u4_all_is_no_role(player: Player) -> None:
    conditions = {"users": {"include_roles": ["All"]}, "applications": {"include_applications": ["All"]}}
    done = player.task(MODULE, wished(conditions=conditions))
    assert done.failed and done.writes == [] and "there is no role 'All'" in done.message


def test_r4_the_location_of_the_older_mfa_settings_is_not_looked_up(players: dict[str, Player]) -> None:
    conditions = {
        **wished()["conditions"],
        "locations": {"include_locations": ["All"], "exclude_locations": ["00000000-0000-0000-0000-000000000000"]},
    }
    done = players["action"].task(MODULE, wished(conditions=conditions), diff=False)
    assert (done.failed, done.calls) == (False, [LIST, LIST, f"POST {POLICIES}"]), done.message


@pytest.mark.parametrize("with_id", [True, False])
def test_e3_a_location_that_was_just_made_is_waited_for(players: dict[str, Player], with_id: bool) -> None:
    player = players["action"]
    player.simulator.settings(reference_seconds=3)
    place = {"display_name": "New office", "ip_ranges": [{"cidr_address": "203.0.113.0/24"}]}
    named_so = "{{ place.id }}" if with_id else "New office"
    locations = {"include_locations": ["All"], "exclude_locations": [named_so]}
    policy = wished(conditions={**wished()["conditions"], "locations": locations})
    run = player.play(task("named_location", place, register="place"), task(MODULE, policy))
    assert not run[1].failed, run[1].message
    assert len(named(player, "New")) == 1


def test_o4_a_location_is_named_by_its_id_or_name_and_not_by_its_path(players: dict[str, Player]) -> None:
    place = f"{LOCATIONS}/10000000-1000-4000-8000-000000000001"
    conditions = {**wished()["conditions"], "locations": {"include_locations": ["All"], "exclude_locations": [place]}}
    done = players["action"].task(MODULE, wished(conditions=conditions))
    assert done.failed and done.writes == [] and f"there is no named location '{place}'" in done.message


def test_a_location_that_never_arrives_is_an_error(players: dict[str, Player]) -> None:
    player = players["action"]
    unknown = ["99999999-9999-4999-8999-999999999999"]
    conditions = {**wished()["conditions"], "locations": {"include_locations": unknown}}
    for waiting, tries in ({"wait_timeout": 4}, 2), ({"wait": False}, 1):
        done = player.task(MODULE, wished(conditions=conditions, **waiting))
        assert done.failed and "1040: NamedLocation with id 99999999" in done.message
        assert done.writes.count(f"POST {POLICIES}") >= tries
    assert done.writes == [f"POST {POLICIES}"] and named(player, "New") == []


def test_r2_two_policies_of_one_name_are_told_apart_by_id_only(player: Player) -> None:
    one, other = (stored("Twin", f"f7000000-0000-4000-8000-00000000000{number}") for number in (1, 2))
    put(player, one)
    put(player, other)
    by_name = player.task(MODULE, {"display_name": "Twin", "state": "absent"})
    assert by_name.failed and one["id"] in by_name.message and other["id"] in by_name.message
    assert not player.task(MODULE, {"id": other["id"], "state": "absent"}).failed
    assert [each["id"] for each in named(player, "Twin")] == [one["id"]]


# --- what the service refuses ----------------------------------------------------------------------------------------


def test_o2_security_defaults_stand_in_the_way_of_an_enforced_policy(player: Player) -> None:
    player.simulator.put_state(DEFAULTS, {**player.simulator.state(DEFAULTS), "isEnabled": True})
    users = {"include_groups": [FINANCE], "exclude_groups": [EMERGENCY]}
    conditions = {**wished()["conditions"], "users": users}
    done = player.task(MODULE, wished(policy_state="enabled", conditions=conditions, **EXCEPT))
    assert done.failed and "You must disable Security defaults" in done.message


def test_m1_a_lack_of_permissions_is_named(player: Player) -> None:
    token = player.simulator.token(["Policy.Read.All", "Policy.ReadWrite.ConditionalAccess"])
    limited = Player(player.simulator, player.front_end, player_environment(player.simulator, token=token))
    portal = {"include_applications": ["e4000000-0000-4000-8000-000000000002"]}
    done = limited.task(MODULE, wished(conditions={**wished()["conditions"], "applications": portal}))
    assert done.failed and "Application.Read.All" in done.message


def test_n5_of_a_policy_of_microsofts_the_state_and_the_exclusions_can_be_changed(players: dict[str, Player]) -> None:
    player = players["action"]
    excluded = {
        "users": {"exclude_groups": [EMERGENCY], "exclude_users": ["ada.whitfield@brightwater-instruments.com"]}
    }
    run = player.play(
        task(MODULE, {"id": MANAGED, "policy_state": "disabled"}),
        task(MODULE, {"id": MANAGED, "conditions": excluded}),
        task(MODULE, {"id": MANAGED, "conditions": excluded}),
        diff=False,
    )
    assert [(each.failed, each.changed) for each in run.tasks] == [(False, True)] * 2 + [(False, False)], run[1].message
    assert run[0].result["requests"][0]["body"] == {"state": "disabled"}
    users = {"excludeUsers": ["a1000000-0000-4000-8000-000000000001"], "excludeGroups": [EMERGENCY]}
    assert run[1].result["requests"][0]["body"] == {"conditions": {"users": users}}


# --- what v1.0 hides -------------------------------------------------------------------------------------------------

HIDDEN = stored("Hidden", sessionControls={"continuousAccessEvaluation": {"mode": "strictLocation"}})


@pytest.mark.parametrize("setting", ["hidden", "shown"])
def test_b2_a_policy_that_v1_0_does_not_list_is_not_created_again(player: Player, setting: str) -> None:
    player.simulator.settings(beta_only_policies=setting)
    put(player, HIDDEN)
    same, other = wished("Hidden"), wished("Hidden", description="Known")
    run = player.play(task(MODULE, same), task(MODULE, other), task(MODULE, other))
    assert [(each.failed, each.changed) for each in run.tasks] == [(False, False), (False, True), (False, False)]
    policy = named(player, "Hidden")
    assert [(each["id"], each["description"]) for each in policy] == [(HIDDEN["id"], "Known")]
    assert policy[0]["sessionControls"] == HIDDEN["sessionControls"]


def test_a_hidden_policy_is_removed_too(player: Player) -> None:
    put(player, HIDDEN)
    absent = {"display_name": "Hidden", "state": "absent"}
    rehearsed = player.task(MODULE, absent, check=True)
    assert rehearsed.result["requests"] == [
        {"method": "DELETE", "path": f"/beta{POLICIES}/{HIDDEN['id']}", "body": None}
    ]
    run = player.play(task(MODULE, absent), task(MODULE, absent))
    assert [(each.failed, each.changed) for each in run.tasks] == [(False, True), (False, False)], run[0].message
    assert named(player, "Hidden") == []


def test_beta_is_asked_before_a_policy_is_created_and_only_then(players: dict[str, Player]) -> None:
    player = players["action"]
    run = player.play(task(MODULE, wished()), task(MODULE, wished()), diff=False)
    assert run[0].calls == [LIST, LIST, f"POST {POLICIES}"]
    assert [entry["path"].split("/")[1] for entry in run[0].requests] == ["v1.0", "beta", "v1.0"]
    assert run[1].calls == [LIST]


def test_an_id_that_nothing_has_is_looked_for_in_beta_before_it_is_an_error(players: dict[str, Player]) -> None:
    player = players["action"]
    put(player, HIDDEN)
    assert not player.task(MODULE, {"id": HIDDEN["id"], "description": "Known"}).failed
    done = player.task(MODULE, {"id": "99999999-9999-4999-8999-999999999999", "description": "x"})
    assert done.failed and "There is no conditional access policy" in done.message


def test_t5_a_list_of_beta_that_fails_is_no_absence(player: Player) -> None:
    put(player, HIDDEN)
    refused = {"error": {"code": "AccessDenied", "message": "No."}}
    player.simulator.fault(action="status", status=403, body=refused, match={"path": "^/beta.*/policies"})
    done = player.task(MODULE, wished("Hidden"))
    assert done.failed and done.writes == [] and "403" in done.message


def test_l5_a_tenant_without_any_policy_is_a_normal_one(players: dict[str, Player]) -> None:
    player = players["action"]
    for policy in player.simulator.state(POLICIES):
        player.simulator.delete_state(f"{POLICIES}/{policy['id']}")
    assert not player.task(MODULE, {"display_name": "New", "state": "absent"}).changed
    made(player.task(MODULE, wished()))


# --- restored --------------------------------------------------------------------------------------------------------


def test_a_deleted_policy_is_restored_as_it_was(player: Player) -> None:
    ident = made(player.task(MODULE, wished()))
    absent, restored = ({"display_name": "New", "state": state} for state in ("absent", "restored"))
    run = player.play(
        task(MODULE, absent),
        task(MODULE, restored, check_mode=True),
        task(MODULE, restored),
        task(MODULE, restored),
        task(MODULE, wished()),
    )
    assert [(each.failed, each.changed) for each in run.tasks] == [
        (False, True),
        (False, True),
        (False, True),
        (False, False),
        (False, False),
    ], [each.message for each in run.tasks]
    assert run[1].writes == [] and run[2].writes == [f"POST {DELETED}/{ident}/restore"]
    assert run[1].result["requests"] == run[2].result["requests"]
    assert run[2].result["id"] == ident and run[2].result["policy"]["policy_state"] == "report_only"
    assert [each["id"] for each in named(player, "New")] == [ident] and named(player, "New", DELETED) == []


def test_of_several_deleted_policies_of_one_name_the_id_tells_which(players: dict[str, Player]) -> None:
    player = players["action"]
    one, other = (
        stored("Twin", f"f7000000-0000-4000-8000-00000000000{number}", deletedDateTime="2026-01-01T00:00:00Z")
        for number in (1, 2)
    )
    put(player, one, DELETED)
    put(player, other, DELETED)
    by_name = player.task(MODULE, {"display_name": "Twin", "state": "restored"})
    assert by_name.failed and one["id"] in by_name.message and other["id"] in by_name.message
    assert made(player.task(MODULE, {"id": one["id"], "state": "restored"})) == one["id"]
    assert [each["id"] for each in named(player, "Twin")] == [one["id"]]


def test_a_hidden_policy_is_restored_too(players: dict[str, Player]) -> None:
    player = players["action"]
    put(player, {**HIDDEN, "deletedDateTime": "2026-01-01T00:00:00Z"}, DELETED)
    assert made(player.task(MODULE, {"display_name": "Hidden", "state": "restored"})) == HIDDEN["id"]


def test_what_was_never_there_cannot_be_restored(player: Player) -> None:
    done = player.task(MODULE, {"display_name": "Never", "state": "restored"})
    assert done.failed and "neither it nor a deleted one is there" in done.message


def test_nothing_else_can_be_wished_of_a_policy_that_is_restored(player: Player) -> None:
    done = player.task(MODULE, {**wished(), "state": "restored"})
    assert done.failed and "cannot stand beside conditions, grant_controls" in done.message
    assert done.requests == []


# --- the guard -------------------------------------------------------------------------------------------------------

EVERYBODY = {"include_users": ["All"]}
EVERYTHING = {"include_applications": ["All"]}


@pytest.mark.parametrize("check", [True, False])
def test_a_policy_that_could_lock_out_everybody_is_refused(player: Player, check: bool) -> None:
    conditions = {"users": EVERYBODY, "applications": EVERYTHING}
    block = {"operator": "OR", "built_in_controls": ["block"]}
    options = wished(policy_state="enabled", conditions=conditions, grant_controls=block)
    done = player.task(MODULE, options, check=check)
    assert done.failed and done.writes == [] and not done.changed
    for rule in ("no_emergency_access", "blocks_everyone"):
        assert rule in done.message
    assert named(player, "New") == []


@pytest.mark.parametrize("check", [True, False])
def test_a_policy_is_not_enforced_while_it_misses_emergency_access(player: Player, check: bool) -> None:
    made(player.task(MODULE, wished()))
    enforced = {"display_name": "New", "policy_state": "enabled", **EXCEPT}
    done = player.task(MODULE, enforced, check=check)
    assert done.failed and done.writes == [] and "emergency_access_not_excluded" in done.message
    excluded = {"conditions": {"users": {"exclude_groups": ["Emergency access accounts"]}}}
    allowed = player.task(MODULE, {**enforced, **excluded}, check=check)
    assert (allowed.failed, allowed.changed) == (False, True), allowed.message


@pytest.mark.parametrize(
    "change",
    [{"policy_state": "disabled"}, {"state": "absent"}, {"conditions": {"users": {"include_users": ["None"]}}}],
)
def test_the_last_protection_is_not_taken_away(players: dict[str, Player], change: dict[str, Any]) -> None:
    player = players["action"]
    conditions = {
        "clientAppTypes": ["all"],
        "users": {"includeUsers": ["All"], "excludeGroups": [EMERGENCY]},
        "applications": {"includeApplications": ["All"]},
    }
    put(player, stored("MFA", state="enabled", conditions=conditions))
    for check in (True, False):
        done = player.task(MODULE, {"display_name": "MFA", **change, **EXCEPT}, check=check)
        assert done.failed and done.writes == [] and "mfa_lost" in done.message, done.result
    risk = [{"policy": "MFA", "reason": "A tenant for tests"}]
    done = player.task(MODULE, {"display_name": "MFA", **change, **EXCEPT, "accept_risk": risk})
    assert (done.failed, done.changed) == (False, True), done.message
    assert "mfa_lost" in [each["rule"] for each in done.result["accepted_risks"]]


def test_a_restored_policy_that_was_enforced_is_judged(player: Player) -> None:
    policy = stored("Old", state="enabled", deletedDateTime="2026-01-01T00:00:00Z")
    put(player, policy, DELETED)
    done = player.task(MODULE, {"display_name": "Old", "state": "restored"})
    assert done.failed and done.writes == [] and "no_emergency_access" in done.message


def test_what_only_reports_or_is_off_is_not_judged(players: dict[str, Player]) -> None:
    player = players["action"]
    block = {"operator": "OR", "built_in_controls": ["block"]}
    conditions = {"users": EVERYBODY, "applications": EVERYTHING}
    harmless = wished(conditions=conditions, grant_controls=block)
    run = player.play(
        task(MODULE, harmless),
        task(MODULE, {"display_name": "New", "policy_state": "disabled"}),
        task(MODULE, {"display_name": "New", "state": "absent"}),
        diff=False,
    )
    assert [each.failed for each in run.tasks] == [False] * 3
    assert [call for each in run.tasks for call in each.calls if call == "POST /$batch"] == []


def test_what_the_guard_has_to_know_is_one_batch(players: dict[str, Player]) -> None:
    player = players["action"]
    made(player.task(MODULE, wished()))
    excluded = {"conditions": {"users": {"exclude_groups": [EMERGENCY]}}}
    enforced = {"display_name": "New", "policy_state": "enabled", "emergency_access_groups": [EMERGENCY], **excluded}
    done = player.task(MODULE, enforced, diff=False)
    assert not done.failed, done.message
    look = ["POST /$batch", *(f"GET {path}" for path in (POLICIES, DEFAULTS, METHODS, STRENGTHS, PARTNERS))]
    ident = made(done)
    assert sorted(done.calls[1:7]) == sorted(look)
    assert [done.calls[0], *done.calls[7:]] == [LIST, f"PATCH {POLICIES}/{ident}", LIST]


def test_the_service_itself_is_asked_about_emergency_access_before_a_policy_is_enforced(player: Player) -> None:
    ada, bruno = "a1000000-0000-4000-8000-000000000001", "a1000000-0000-4000-8000-000000000002"
    users = {"includeUsers": ["All"], "excludeUsers": [ada, bruno]}
    put(player, stored(conditions={**stored()["conditions"], "users": users}))
    enforced = {"display_name": "New", "policy_state": "enabled", "emergency_access_users": [ada, bruno]}
    for check in (True, False):
        done = player.task(MODULE, enforced, check=check)
        assert not done.failed, done.message
        assert [(each["user"], each["applies"]) for each in done.result["what_if"]] == [(ada, False), (bruno, False)]
        assert "users" in done.result["what_if"][0]["reasons"]
    assert done.writes.count(f"PATCH {POLICIES}/{stored()['id']}") == 1


def test_a_token_that_may_not_ask_the_service_is_one_warning(players: dict[str, Player]) -> None:
    player = players["action"]
    ada = "a1000000-0000-4000-8000-000000000001"
    users = {"includeUsers": ["All"], "excludeUsers": [ada]}
    put(player, stored(conditions={**stored()["conditions"], "users": users}))
    refused = {"error": {"code": "AccessDenied", "message": "No."}}
    player.simulator.fault(action="status", status=403, body=refused, match={"path": "/evaluate$"})
    enforced = {"display_name": "New", "policy_state": "enabled", "emergency_access_users": [ada]}
    done = player.task(MODULE, enforced)
    assert not done.failed and "what_if" not in done.result, done.message
    told = [each for each in done.result["warnings"] if "what a sign-in" in each]
    assert len(told) == 1 and "403" in told[0]


# --- costs -----------------------------------------------------------------------------------------------------------


def fifty(player: Player) -> None:
    """Fifty policies in the tenant, called Loop 0 to Loop 49."""
    for number in range(50):
        put(player, stored(f"Loop {number}", f"f7000000-0000-4000-8000-{number:012d}"))
    player.simulator.clear_log()


def looped(policy: Mapping[str, Any], count: int = 50) -> dict[str, Any]:
    """One task over some policies."""
    return task(MODULE, policy, loop=f"{{{{ range({count}) | list }}}}")


def test_t6_a_loop_of_fifty_unchanged_policies_is_one_list(players: dict[str, Player]) -> None:
    fifty(players["action"])
    done = players["action"].play(looped(wished("Loop {{ item }}")))[0]
    assert [item["changed"] for item in done.result["results"]] == [False] * 50
    assert done.calls == [LIST]


def test_names_cost_one_batch_in_a_loop_of_fifty(players: dict[str, Player]) -> None:
    fifty(players["action"])
    conditions = {"users": {"include_groups": ["Finance"]}, "applications": {"include_applications": ["Office365"]}}
    done = players["action"].play(looped(wished("Loop {{ item }}", conditions=conditions)))[0]
    assert [item["changed"] for item in done.result["results"]] == [False] * 50
    assert done.calls == ["POST /$batch", "GET /groups", LIST]


def test_one_changed_policy_among_fifty_adds_one_patch_and_one_list(players: dict[str, Player]) -> None:
    fifty(players["action"])
    policy = wished("Loop {{ item }}", policy_state="{{ (item == 7) | ternary('disabled', 'report_only') }}")
    done = players["action"].play(looped(policy))[0]
    assert [item["changed"] for item in done.result["results"]] == [number == 7 for number in range(50)]
    assert done.calls == [LIST, f"PATCH {POLICIES}/f7000000-0000-4000-8000-000000000007", LIST]


def test_t1_alone_under_the_documented_limit_nothing_is_throttled(players: dict[str, Player]) -> None:
    player = players["action"]
    player.simulator.settings(throttling=True)
    done = player.play(looped(wished("Paced {{ item }}", policy_state="disabled"), 3), diff=False)[0]
    assert not done.failed, done.message
    assert done.calls == [LIST, LIST, *[f"POST {POLICIES}"] * 3]
    assert [entry["status"] for entry in done.requests if entry["status"] >= 400] == []


def test_e7_e8_a_stale_list_is_waited_for_until_it_shows_what_changed(players: dict[str, Player]) -> None:
    player = players["action"]
    player.simulator.settings(replication_reads=2)
    trial = {"display_name": "Trial: block legacy authentication"}
    done = player.task(MODULE, {**trial, "conditions": {"sign_in_risk_levels": ["high"]}}, diff=False)
    assert (done.failed, done.changed) == (False, True), done.message
    assert done.calls.count(LIST) >= 3


def test_n9_what_was_deleted_outside_is_created_again_and_absent_is_no_change(player: Player) -> None:
    made(player.task(MODULE, wished()))
    player.simulator.delete_state(f"{POLICIES}/{named(player, 'New')[0]['id']}")
    run = player.play(
        task(MODULE, wished()),
        task(MODULE, {"display_name": "New", "state": "absent"}),
        task(MODULE, {"display_name": "New", "state": "absent"}),
    )
    assert [(each.failed, each.changed) for each in run.tasks] == [(False, True), (False, True), (False, False)]
