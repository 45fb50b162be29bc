# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Situations that broke other tools around conditional access, played against the simulated tenant.

The names of the tests begin with the ids of docs/field-failures.md, which says what else proves each of them.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.integration.harness import Done, Player, Run, task
from tests.integration.rungs import LADDER
from tests.integration.test_auth_flows import az
from tests.integration.test_conditional_access import (
    DEFAULTS,
    EMERGENCY,
    EXCEPT,
    FINANCE,
    LIST,
    LOCATIONS,
    MODULE,
    PARTNERS,
    POLICIES,
    STRENGTHS,
    named,
    put,
    stored,
    wished,
)

ADA, BRUNO = "a1000000-0000-4000-8000-000000000001", "a1000000-0000-4000-8000-000000000002"
SALES, LEGAL = "b2000000-0000-4000-8000-000000000006", "b2000000-0000-4000-8000-000000000011"
PORTAL_APP = "e4000000-0000-4000-8000-000000000002"
PROVIDER = "f5000000-0000-4000-8000-000000000003"
# The public client of az login (Azure/azure-cli#33062).
AZURE_CLI = "04b07795-8ddb-461a-bbee-02f9e1bf7b46"
OFTEN = {"is_enabled": True, "type": "hours", "value": 4}
PLACE = {"display_name": "Depot", "ip_ranges": [{"cidr_address": "198.51.100.0/24"}]}


def with_conditions(name: str = "New", /, grant: Any = None, **conditions: Any) -> dict[str, Any]:
    """The options of wished, with further conditions."""
    options = wished(name, conditions={**wished()["conditions"], **conditions})
    return {**options, "grant_controls": grant} if grant else options


def played_twice(player: Player, *wishes: Mapping[str, Any]) -> list[Done]:
    """Policies that are made, and named again without a change."""
    run = player.play(*(task(MODULE, wish) for wish in wishes for _turn in range(2)), diff=False)
    for first, again in zip(run.tasks[::2], run.tasks[1::2], strict=True):
        assert (first.failed, first.changed) == (False, True), first.message
        assert (again.failed, again.changed, again.calls) == (False, False, [LIST]), again.message
    return run.tasks[::2]


def sent(done: Done) -> list[Any]:
    """The bodies that a task sent."""
    assert not done.failed, done.message
    return [each["body"] for each in done.result["requests"]]


def outcome(run: Run) -> list[tuple[bool, bool]]:
    """Whether each task failed, and whether it changed something."""
    return [(each.failed, each.changed) for each in run.tasks]


# --- perpetual differences -------------------------------------------------------------------------------------------


def test_p1_p2_p3_p4_what_the_service_adds_and_spells_otherwise_is_no_difference(player: Player) -> None:
    player.simulator.settings(keyword_case="strict")
    cloud = {"cloud_app_security": {"is_enabled": True, "cloud_app_security_type": "mcasConfigured"}}
    restricted = {"application_enforced_restrictions": {"is_enabled": True}}
    nothing = {"operator": "AND", "built_in_controls": []}
    # hashicorp/terraform-provider-azuread#1454
    spelled = wished(
        "Keywords",
        conditions={
            "users": {"include_users": ["all"], "exclude_groups": [FINANCE.upper()]},
            "applications": {"include_applications": ["ALL"]},
            "client_app_types": ["All"],
            "platforms": {"include_platforms": ["All"], "exclude_platforms": ["IOS"]},
            "locations": {"include_locations": ["all"], "exclude_locations": ["alltrusted"]},
        },
    )
    p1, p2, p3, p4 = played_twice(
        player,
        wished("Cloud", session_controls=cloud),
        wished("Restricted", session_controls=restricted),
        wished("Empty", grant_controls=nothing, session_controls={"sign_in_frequency": OFTEN}),
        spelled,
    )
    assert sent(p2)[0]["sessionControls"] == {"applicationEnforcedRestrictions": {"isEnabled": True}}
    assert named(player, "Empty")[0]["grantControls"] is None
    conditions = sent(p4)[0]["conditions"]
    assert conditions["users"]["includeUsers"] == conditions["applications"]["includeApplications"] == ["All"]
    assert conditions["clientAppTypes"] == ["all"] and conditions["platforms"]["excludePlatforms"] == ["iOS"]
    assert conditions["locations"] == {"includeLocations": ["All"], "excludeLocations": ["AllTrusted"]}
    assert "sessionControls" in sent(p1)[0]


def test_p7_p16_what_a_task_does_not_name_is_not_managed_unless_it_says_exact(player: Player) -> None:
    users = {"includeGroups": [FINANCE], "excludeUsers": [ADA]}
    extra = stored(description="Set in the portal", conditions={**stored()["conditions"], "users": users})
    put(player, {**extra, "sessionControls": {"applicationEnforcedRestrictions": {"isEnabled": True}}})
    only = {"display_name": "New", "grant_controls": wished()["grant_controls"]}
    run = player.play(
        task(MODULE, only),
        task(MODULE, {**only, "description": "Ours"}),
        task(MODULE, {**wished(), "exact": True}, check_mode=True),
    )
    assert outcome(run) == [(False, False), (False, True), (False, True)], [each.message for each in run.tasks]
    assert sent(run[1]) == [{"description": "Ours"}]
    kept = named(player, "New")[0]
    assert kept["conditions"]["users"]["excludeUsers"] == [ADA] and kept["sessionControls"]
    reset = sent(run[2])[0]
    assert reset["description"] is None and reset["sessionControls"] is None
    assert reset["conditions"]["users"]["excludeUsers"] == []


def test_p8_r7_u5_ids_and_names_mean_the_same_whatever_is_in_them(player: Player) -> None:
    def policy(group: str, app: str, role: str) -> dict[str, Any]:
        users = {"include_groups": [FINANCE], "exclude_groups": [group], "exclude_roles": [role]}
        applications = {"include_applications": ["All"], "exclude_applications": [app]}
        return wished("O'Brien's \"legal\" policy", conditions={"users": users, "applications": applications})

    by_name = policy("O'Brien's \"legal\" team", "Order portal", "global ADMINISTRATOR")
    by_id = policy(LEGAL, PORTAL_APP, "62e90394-69f5-4237-9190-012177145e10")
    run = player.play(
        task(MODULE, by_name),
        task(MODULE, by_id),
        task(MODULE, by_name),
        # What a name only begins with is another name.
        task(MODULE, {**by_name, "display_name": "O'Brien's \"legal\""}),
        task(MODULE, policy("O'Brien's", "Order", "Global")),
    )
    assert outcome(run) == [(False, True), (False, False), (False, False), (False, True), (True, False)]
    body = sent(run[0])[0]["conditions"]
    assert body["users"]["excludeGroups"] == [LEGAL] and body["applications"]["excludeApplications"] == [PORTAL_APP]
    assert body["users"]["excludeRoles"] == ["62e90394-69f5-4237-9190-012177145e10"]
    assert run[3].writes == [f"POST {POLICIES}"] and run[4].writes == []
    for wrong in ("there is no group 'O'Brien's'", "there is no application 'Order'", "there is no role 'Global'"):
        assert wrong in run[4].message


def test_p14_p15_a_change_at_any_depth_is_found_and_items_are_not_matched_by_position(player: Player) -> None:
    players = {"include_guests_or_external_users": {"guest_or_external_user_types": ["serviceProvider"]}}
    players["include_guests_or_external_users"]["external_tenants"] = {"members": [ADA]}
    deep = with_conditions(users=players, locations={"include_locations": ["All"], "exclude_locations": ["Depot"]})
    changed = {"members": [BRUNO]}
    depths: list[dict[str, Any]] = [
        {"description": "x"},
        {"conditions": {"client_app_types": ["browser"]}},
        {"conditions": {"users": {"exclude_groups": [EMERGENCY]}}},
        {"conditions": {"users": {"include_guests_or_external_users": {"external_tenants": changed}}}},
    ]
    ranges = [{"cidr_address": "198.51.100.0/24"}, {"cidr_address": "192.0.2.0/24"}, {"cidr_address": "2001:db8::/32"}]
    place, reordered = ({"display_name": "Depot", "ip_ranges": each} for each in (ranges, ranges[::-1]))
    exchanged = {"display_name": "Depot", "ip_ranges": [{"cidr_address": "203.0.113.0/24"}, *ranges[1:]]}
    run = player.play(
        task("named_location", place),
        task("named_location", reordered),
        task("named_location", exchanged, check_mode=True),
        task(MODULE, deep),
        *(task(MODULE, {"display_name": "New", **depth}, check_mode=True) for depth in depths),
    )
    assert outcome(run) == [(False, True), (False, False), *[(False, True)] * (2 + len(depths))]
    for done, depth in zip(run.tasks[4:], depths, strict=True):
        before, after = (done.result["diff"][side] for side in ("before", "after"))
        path = []
        while isinstance(depth, dict):
            (name, depth), *_more = depth.items()
            path.append(name)
            before, after = (before or {}).get(name), after[name]
        assert before != after, path


def test_p13_r3_r6_two_exports_are_the_same_and_names_in_them_can_be_given_back(player: Player) -> None:
    gone = "b2000000-0000-4000-8000-0000000000ff"
    users = {"includeUsers": [BRUNO, ADA], "excludeGroups": [SALES, gone, EMERGENCY], "includeRoles": []}
    aurora = "b2000000-0000-4000-8000-000000000008"  # two groups have its name
    conditions = {**stored()["conditions"], "users": {**users, "includeGroups": [aurora, FINANCE]}}
    conditions["locations"] = {"includeLocations": ["All"], "excludeLocations": ["AllTrusted", LOCATION_OF_MFA]}
    conditions["applications"] = {"includeApplications": [PORTAL_APP], "excludeApplications": []}
    put(player, stored(conditions=conditions))
    for number in (2, 3):
        put(player, stored("Twin", f"f7000000-0000-4000-8000-{number:012d}"))
    everything = ["conditional_access_policy", "named_location", "authentication_context"]
    first = player.task("tenant_policies_info", {"resources": everything})
    for path in (POLICIES, LOCATIONS):
        player.simulator.put_state(path, [turned_round(each) for each in reversed(player.simulator.state(path))])
    run = player.play(
        task("tenant_policies_info", {"resources": everything}),
        task("tenant_policies_info", {"resources": everything, "names": True}),
        task("tenant_policies_info", {"resources": everything, "names": True}),
    )
    assert not any(each.failed for each in (first, *run.tasks)), [each.message for each in run.tasks]
    documents = [json.dumps(each.result["policies"]) for each in (first, *run.tasks)]
    assert documents[0] == documents[1] and documents[2] == documents[3]
    exported = run[1].result["policies"]["conditional_access_policy"]
    policy = next(each for each in exported if each["display_name"] == "New")
    assert policy["conditions"]["users"]["include_users"] == ["Ada Whitfield", "Bruno Kessler"]
    assert policy["conditions"]["users"]["exclude_groups"] == [gone, "Emergency access accounts", "Sales"]
    assert policy["conditions"]["users"]["include_groups"] == [aurora, "Finance"]
    assert policy["conditions"]["applications"]["include_applications"] == ["Order portal"]
    assert policy["conditions"]["locations"]["exclude_locations"] == [LOCATION_OF_MFA, "AllTrusted"]
    assert ["id" in each for each in exported if each["display_name"] != "New"].count(True) == 2, "the twins keep it"
    told = run[1].result["warnings"]
    assert len(told) == 3 and "id" not in policy
    assert gone in told[0] and "conditional_access_policy 'New': conditions.users.exclude_groups[" in told[0]
    assert LOCATION_OF_MFA not in told[0]
    assert f"{aurora} (Project Aurora)" in told[1] and "Twin" in told[2]
    given_back = [task(module, item) for module, part in run[1].result["policies"].items() for item in part]
    assert [(each.failed, each.changed, each.message) for each in player.play(*given_back).tasks] == [
        (False, False, "")
    ] * len(given_back)


LOCATION_OF_MFA = "00000000-0000-0000-0000-000000000000"


def in_order(value: Any, without: Collection[str] = ()) -> Any:
    """The same object with all lists sorted, without what is not set, and without some of its members."""
    if isinstance(value, dict):
        return {name: in_order(item) for name, item in value.items() if item not in (None, []) and name not in without}
    return sorted(map(in_order, value), key=str) if isinstance(value, list) else value


def turned_round(value: Any) -> Any:
    """The same object with all lists, and its members, in another order."""
    if isinstance(value, dict):
        return {name: turned_round(value[name]) for name in reversed(value)}
    return [turned_round(each) for each in reversed(value)] if isinstance(value, list) else value


def test_p17_what_is_accepted_is_in_the_code_and_nowhere_else(player: Player) -> None:
    put(player, stored())
    enforced = {"display_name": "New", "policy_state": "enabled", **EXCEPT}
    accepted = {**enforced, "accept_risk": [{"policy": "New", "reason": "A pilot of two weeks"}]}
    run = player.play(task(MODULE, accepted, check_mode=True), task(MODULE, enforced, check_mode=True))
    assert outcome(run) == [(False, True), (True, False)]
    assert [each["accepted"] for each in run[0].result["accepted_risks"]] == ["A pilot of two weeks"]


# --- null, empty, removal --------------------------------------------------------------------------------------------


def test_n1_n2_n3_what_is_taken_out_of_the_code_is_taken_out_of_the_tenant(player: Player) -> None:
    users = {"include_groups": [FINANCE, SALES], "exclude_users": [ADA]}
    full = with_conditions(
        users=users, devices={"device_filter": {"mode": "exclude", "rule": "device.isCompliant -eq True"}}
    )
    full["session_controls"] = {"sign_in_frequency": OFTEN}
    run = player.play(
        task(MODULE, full),
        task(MODULE, {"display_name": "New", "conditions": {"users": {"include_groups": [FINANCE]}}}),
        task(MODULE, {"display_name": "New", "conditions": {"users": {"exclude_users": []}}}),
        task(MODULE, {"display_name": "New", "clear": ["session_controls", "conditions.devices"]}),
        task(MODULE, {"display_name": "New", "clear": ["session_controls", "conditions.devices"]}),
        task(MODULE, {"display_name": "New", "session_controls": None}),
    )
    assert outcome(run) == [(False, True)] * 4 + [(False, False)] * 2, [each.message for each in run.tasks]
    assert sent(run[2]) == [{"conditions": {"users": {"excludeUsers": []}}}]
    assert sent(run[3])[0]["sessionControls"] is None
    now = named(player, "New")[0]
    assert now["conditions"]["users"]["includeGroups"] == [FINANCE]
    assert now["conditions"]["users"]["excludeUsers"] == [] and not now["conditions"].get("devices")
    assert now["sessionControls"] is None


def test_n4_n6_n7_n8_what_the_service_wants_alone_or_whole_is_sent_so(player: Player) -> None:
    flows = with_conditions(
        "Flows",
        authentication_flows={"transfer_methods": ["deviceCodeFlow"]},
        grant={"operator": "OR", "built_in_controls": ["block"]},
    )
    strength = {"operator": "OR", "built_in_controls": [], "authentication_strength": "Phishing-resistant MFA"}
    workloads = wished(
        "Workloads",
        conditions={
            "users": {"include_users": ["None"]},
            "client_applications": {"include_service_principals": ["ServicePrincipalsInMyTenant"]},
            "applications": {"include_applications": ["All"]},
        },
        grant_controls={"operator": "OR", "built_in_controls": ["block"]},
    )
    people = {"users": {"include_users": [], "include_groups": [FINANCE]}}
    sessions = {name: value for name, value in wished("Sessions").items() if name != "grant_controls"}
    run = player.play(
        task(MODULE, flows),
        task(MODULE, {"display_name": "Flows", "description": "x"}),
        task(MODULE, wished("Strength")),
        task(MODULE, {"display_name": "Strength", "grant_controls": strength}),
        task(MODULE, workloads),
        task(MODULE, {"display_name": "Workloads", "conditions": people, "clear": ["conditions.client_applications"]}),
        task(MODULE, {**sessions, "session_controls": {"sign_in_frequency": OFTEN}}),
    )
    assert outcome(run) == [(False, True)] * 7, [each.message for each in run.tasks]
    assert "sessionControls" not in sent(run[0])[0]
    grant = sent(run[3])[0]["grantControls"]
    assert (grant["builtInControls"], grant["authenticationStrength"]) == ([], {"id": f"{LOCATION_OF_MFA[:-1]}4"})
    turned = sent(run[5])[0]["conditions"]
    assert turned["clientApplications"] is None and turned["users"]["includeUsers"] == []
    assert "grantControls" not in sent(run[6])[0]


def test_n5_of_an_unchanged_policy_only_the_state_is_sent(player: Player) -> None:
    full = LADDER[MODULE].second
    created, switched = player.play(
        task(MODULE, {name: value for name, value in full.items() if name != "clear"}),
        task(MODULE, {**{name: full[name] for name in full if name != "clear"}, "policy_state": "disabled"}),
    ).tasks
    assert not created.failed, created.message
    assert sent(switched) == [{"state": "disabled"}]


def test_n10_no_kind_of_client_is_said_before_any_request(player: Player) -> None:
    done = player.task(MODULE, with_conditions(client_app_types=[]))
    assert done.failed and "client_app_types cannot be empty" in done.message and done.calls == []


def test_n13_n14_n20_n22_a_write_that_was_accepted_and_not_applied_is_an_error(player: Player) -> None:
    put(player, stored())
    player.simulator.fault(action="swallow", match={"method": "PATCH"})
    done = player.task(MODULE, {"display_name": "New", "policy_state": "disabled", "wait_timeout": 2})
    assert done.failed and "accepted the write" in done.message and "policy_state = 'report_only'" in done.message


# --- consistency, order ----------------------------------------------------------------------------------------------


def test_e1_a_policy_that_was_just_made_is_not_made_again_while_reads_do_not_show_it(player: Player) -> None:
    player.simulator.fault(action="stale", match={"method": "GET", "path": "/policies$"}, times=1)
    first = player.task(MODULE, wished(), diff=False)
    again = player.task(MODULE, wished(), diff=False)
    assert [(each.failed, each.changed) for each in (first, again)] == [(False, True), (False, False)], again.message
    assert again.calls == [LIST, LIST] and len(named(player, "New")) == 1


def test_e4_o1_three_policies_share_one_location_and_one_group_and_need_them_first(player: Player) -> None:
    player.simulator.settings(reference_seconds=2.0)
    users = {"include_groups": [FINANCE], "exclude_groups": ["Emergency access accounts"]}
    shared = {"users": users, "locations": {"include_locations": ["All"], "exclude_locations": ["Depot"]}}
    names = ("One", "Two", "Three")
    both = [
        each
        for name in names
        for each in (task("named_location", PLACE), task(MODULE, with_conditions(name, **shared)))
    ]
    run = player.play(task(MODULE, with_conditions("One", **shared)), *both)
    too_early, *others = run.tasks
    assert too_early.failed and too_early.writes == [] and "there is no named location 'Depot'" in too_early.message
    assert [each.failed for each in others] == [False] * 6, [each.message for each in others]
    assert [each.changed for each in others] == [True, True, False, True, False, True]
    places = [each["id"] for each in player.simulator.state(LOCATIONS) if each["displayName"] == "Depot"]
    found = [named(player, name)[0]["conditions"] for name in names]
    assert [each["locations"]["excludeLocations"] for each in found] == [places] * 3 and len(places) == 1
    assert [each["users"]["excludeGroups"] for each in found] == [[EMERGENCY]] * 3


def test_e5_how_long_what_was_just_made_may_stay_unknown_is_an_option(player: Player) -> None:
    missing = {"error": {"code": "ResourceNotFound", "message": "There is no such strength."}}
    match = {"method": "POST", "path": "/combinationConfigurations$"}
    keys = {"applies_to_combinations": ["fido2"], "allowed_aaguids": [ADA]}
    new = {"display_name": "Keys", "allowed_combinations": ["fido2"], "combination_configurations": [keys]}
    fault = {"action": "status", "status": 404, "body": missing, "match": match}
    player.simulator.fault(times=2, **fault)
    waited = player.task("authentication_strength_policy", new, diff=False)
    assert not waited.failed and waited.writes.count(f"POST {STRENGTHS}") == 1, waited.message
    player.simulator.fault(**fault)
    given_up = player.task("authentication_strength_policy", {**new, "display_name": "More", "wait_timeout": 1})
    assert given_up.failed and given_up.changed and given_up.writes.count(f"POST {STRENGTHS}") == 1
    assert "an object that was created moments ago may take minutes to appear everywhere" in given_up.message
    made = named(player, "More", STRENGTHS)
    assert len(made) == 1 and made[0]["id"] in given_up.result["requests"][-1]["path"], given_up.result["requests"]


def test_e6_an_application_that_is_not_there_yet_is_waited_for_by_until_and_makes_one_policy(player: Player) -> None:
    none = {"value": []}
    match = {"path": "/servicePrincipals", "batched": True}
    player.simulator.fault(action="status", status=200, body=none, match=match, times=2)
    policy = with_conditions(applications={"include_applications": ["Order portal"]})
    patient = {"register": "made", "until": "made is not failed", "retries": 4, "delay": 0}
    done = player.play(task(MODULE, policy, **patient), diff=False)[0]
    assert (done.failed, done.result["attempts"]) == (False, 3), done.message
    assert done.writes == [f"POST {POLICIES}"] and len(named(player, "New")) == 1


# --- properties, values ----------------------------------------------------------------------------------------------


def test_b3_b4_an_export_holds_everything_that_makes_a_policy(player: Player) -> None:
    rungs = LADDER[MODULE]
    full = {name: value for name, value in rungs.second.items() if name != "clear"}
    # What only beta has beside what v1.0 has.
    session = {**full["session_controls"], "continuous_access_evaluation": {"mode": "strictLocation"}}
    made = player.task(MODULE, {**full, "session_controls": session})
    assert not made.failed, made.message
    before = named(player, full["display_name"])[0]
    assert before["sessionControls"]["continuousAccessEvaluation"] == {"mode": "strictLocation"}
    document = player.task("tenant_policies_info", {"resources": [MODULE]}).result["policies"][MODULE]
    exported = next(each for each in document if each["display_name"] == full["display_name"])
    ident = exported.pop("id")
    run = player.play(task(MODULE, {"id": ident, "state": "absent"}), task(MODULE, exported), task(MODULE, exported))
    assert outcome(run) == [(False, True), (False, True), (False, False)], [each.message for each in run.tasks]
    again = named(player, full["display_name"])[0]
    own = {"id", "createdDateTime", "modifiedDateTime"}
    assert again["id"] != ident
    assert in_order(again, own) == in_order(before, own)


def test_b6_an_endpoint_that_is_gone_is_said_at_once(player: Player) -> None:
    gone = {"error": {"code": "Gone", "message": "This API has been retired."}}
    player.simulator.fault(action="status", status=410, body=gone, match={"path": "/policies"})
    done = player.task(MODULE, wished())
    assert done.failed and done.calls == [LIST] and "410 Gone" in done.message and "has been retired" in done.message


def test_u2_u3_a_value_that_no_release_knows_is_sent_and_what_the_service_says_of_it_is_shown(player: Player) -> None:
    strength = {"display_name": "New", "allowed_combinations": ["microsoftAuthenticatorPush"]}
    player.simulator.settings(strictness="lenient")
    control = {"operator": "OR", "built_in_controls": ["controlOfTomorrow"]}
    run = player.play(task("authentication_strength_policy", strength), task(MODULE, wished(grant_controls=control)))
    assert run[0].writes == [f"POST {STRENGTHS}"] and run[1].writes == [f"POST {POLICIES}"]
    assert "The combination 'microsoftAuthenticatorPush' is not a valid" in run[0].message
    assert "1007" in run[1].message or "controlOfTomorrow" in run[1].message


# --- throttling, permissions -----------------------------------------------------------------------------------------


def test_t3_t4_a_wait_that_exceeds_the_budget_is_not_begun_and_named_with_the_request(player: Player) -> None:
    later = {"Retry-After": "315"}
    player.simulator.fault(action="status", status=429, headers=later, match={"path": "/policies$"})
    done = player.task(MODULE, wished(retry_timeout=3), diff=False)
    assert done.failed and done.calls == [LIST]
    assert f"Gave up on GET /v1.0{POLICIES} after 0 s of waiting and was asked to wait 315 s more" in done.message
    assert "the time budget (retry_timeout) is 3 s" in done.message


def test_a1_a_token_of_the_azure_cli_that_cannot_write_policies_is_told_what_can(
    player: Player, tmp_path: Path
) -> None:
    simulator = player.simulator
    cli = simulator.app(client_id=AZURE_CLI)
    scopes = ["Policy.Read.All", "Application.ReadWrite.All", "Directory.AccessAsUser.All", "Group.ReadWrite.All"]
    path = f"{az(tmp_path, simulator.token(client_id=cli.client_id, scopes=scopes))}:/usr/bin:/bin"
    environment = {**dict.fromkeys(("MSGRAPH_ACCESS_TOKEN", "AZURE_CLIENT_SECRET", "AZURE_CLIENT_ID")), "PATH": path}
    done = player.task(MODULE, wished(auth_source="azure_cli"), environment=environment)
    assert done.failed and named(player, "New") == []
    assert "Graph answered 403" in done.message
    assert (
        "The token comes from the Azure CLI, whose own application cannot hold Policy.ReadWrite.ConditionalAccess, "
        "whatever roles you have: use an application of yours (secret, certificate, federated token) or a managed "
        "identity." in done.message
    )


@pytest.mark.parametrize("status", [401, 403])
def test_a4_a_claims_challenge_is_no_lack_of_permissions(player: Player, status: int) -> None:
    # microsoftgraph/msgraph-sdk-powershell#2448
    claims = 'Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ=="'
    said = {"error": {"code": "Forbidden", "message": "Continuous access evaluation resulted in challenge."}}
    fault = {"action": "status", "status": status, "body": said, "headers": {"WWW-Authenticate": claims}}
    player.simulator.fault(match={"method": "POST", "path": "/policies$"}, **fault)
    done = player.task(MODULE, wished(), diff=False)
    assert done.failed and done.calls.count(f"POST {POLICIES}") == 1
    assert "A conditional access policy of the tenant protects this action and the token does not satisfy it" in (
        done.message
    )
    assert "lacks" not in done.message


def test_m5_a_license_that_is_missing_is_no_lack_of_permissions_and_can_be_passed_over(player: Player) -> None:
    said = {"error": {"code": "AccessDenied", "message": "Your tenant is not licensed for Azure AD Premium P1."}}
    player.simulator.fault(action="status", status=403, body=said, match={"path": "/policies$"})
    both = {"resources": [MODULE, "named_location"]}
    run = player.play(
        task(MODULE, wished()),
        task("tenant_policies_info", both),
        task("tenant_policies_info", {**both, "ignore_failed": True}),
    )
    assert [each.failed for each in run.tasks] == [True, True, False]
    for text in (run[0].message, run[1].message, run[2].result["unread"][MODULE]):
        assert "The tenant lacks the license for this (Microsoft Entra ID P1, P2 or Governance)" in text
        assert "permission" not in text.replace("permissions do not help", "")
    assert list(run[2].result["policies"]) == ["named_location"]


# --- lockouts, Ansible -----------------------------------------------------------------------------------------------


def test_l7_a_policy_that_shuts_the_service_provider_out_is_a_warning_and_one_that_spares_it_is_none(
    player: Player,
) -> None:
    def policy(name: str, **users: Any) -> dict[str, Any]:
        conditions = {
            "users": {"include_users": ["All"], "exclude_groups": [EMERGENCY], **users},
            "applications": {"include_applications": ["All"]},
        }
        device = {"operator": "OR", "built_in_controls": ["compliantDevice"]}
        accounts = {"emergency_access_groups": [EMERGENCY]}
        return wished(name, conditions=conditions, grant_controls=device, policy_state="enabled", **accounts)

    spared = {"exclude_guests_or_external_users": {"guest_or_external_user_types": ["serviceProvider"]}}
    refused = {"error": {"code": "AccessDenied", "message": "Partners are not for you."}}
    match = {"path": PARTNERS, "nth": 3, "batched": True}
    player.simulator.fault(action="status", status=403, body=refused, match=match)
    run = player.play(
        *(task(MODULE, each) for each in (policy("Devices"), policy("Spared", **spared), policy("Unread"))), diff=False
    )
    assert outcome(run) == [(False, True)] * 3, [each.message for each in run.tasks]
    told = [
        [each for each in done.result.get("warnings", []) if "provider" in each or "partner" in each]
        for done in run.tasks
    ]
    assert [len(each) for each in told] == [1, 0, 1], told
    assert told[0][0].startswith("Devices (provider_shut_out): ") and PROVIDER in told[0][0]
    assert "a compliant device" in told[0][0] and "type serviceProvider" in told[0][0]
    assert told[1:] == [[], told[2]] and "cross_tenant_access_partner (not_read)" in told[2][0]
    assert "403" in told[2][0] and "\n" not in told[2][0]
    assert run[0].calls.count("POST /$batch") == 1 and f"GET {PARTNERS}" in run[0].calls


def test_p12_a_singleton_that_cannot_be_read_is_an_error_and_not_absent(player: Player) -> None:
    missing = {"error": {"code": "ResourceNotFound", "message": "Not here."}}
    player.simulator.fault(action="status", status=404, body=missing, match={"method": "GET", "path": DEFAULTS})
    done = player.task("security_defaults", {"is_enabled": True})
    assert done.failed and done.writes == [] and "404" in done.message


def test_r9_rehearsals_and_differences_are_for_every_module_and_a_second_run_makes_nothing_new(player: Player) -> None:
    tasks = [
        task(MODULE, wished()),
        task("named_location", PLACE),
        task("tenant_policies_info", {"resources": ["named_location"]}),
    ]
    rehearsed = player.play(*tasks, check=True)
    assert outcome(rehearsed) == [(False, True), (False, True), (False, False)], [
        each.message for each in rehearsed.tasks
    ]
    assert [each.writes for each in rehearsed.tasks] == [[], [], []]
    assert all("diff" in each.result for each in rehearsed.tasks[:2])
    assert named(player, "New") == named(player, "Depot", LOCATIONS) == []
    assert outcome(player.play(*tasks)) == outcome(rehearsed)
    assert outcome(player.play(*tasks)) == [(False, False)] * 3
