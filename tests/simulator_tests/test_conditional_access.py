# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditional access: what the service makes of policies, what it hides, what it needs time for."""

from __future__ import annotations

import time
from typing import Any

import pytest
from raw import ABSENT, BUILT_IN, DEFAULTS, LOCATIONS, Raw, error_of
from simulator.handle import Simulator

ROOT = "/v1.0/identity/conditionalAccess"
POLICIES = f"{ROOT}/policies"
BETA = POLICIES.replace("v1.0", "beta")
ALIAS = "/v1.0/policies/conditionalAccessPolicies"
DELETED = f"{ROOT}/deletedItems"
CONTEXTS = f"{ROOT}/authenticationContextClassReferences"
AGREEMENTS = "/v1.0/identityGovernance/termsOfUse/agreements"
MANAGED = f"{POLICIES}/30000000-3000-4000-8000-000000000001"
TRIAL = f"{POLICIES}/30000000-3000-4000-8000-000000000002"
EMERGENCY = "b2000000-0000-4000-8000-000000000001"
FINANCE = "b2000000-0000-4000-8000-000000000005"
GUSTAV = "a1000000-0000-4000-8000-000000000007"
GUEST = "a1000000-0000-4000-8000-000000000081"
OFFICE = "10000000-1000-4000-8000-000000000001"
COUNTRIES = "10000000-1000-4000-8000-000000000002"
EXCHANGE = "00000002-0000-0ff1-ce00-000000000000"
TERMS = "40000000-4000-4000-8000-000000000001"


def policy(**changes: Any) -> dict[str, Any]:
    """Everybody needs multifactor authentication everywhere; ``conditions`` are put on top of that."""
    conditions = {"users": {"includeUsers": ["All"]}, "applications": {"includeApplications": ["All"]}}
    return {
        "displayName": "x",
        "state": "disabled",
        "grantControls": {"operator": "OR", "builtInControls": ["mfa"]},
        **changes,
        "conditions": {**conditions, **changes.get("conditions", {})},
    }


def make(graph: Raw, path: str = POLICIES, **changes: Any) -> dict[str, Any]:
    answer = graph.post(path, policy(**changes))
    assert answer.status_code == 201, answer.text
    return answer.json()


def change(graph: Raw, made: dict[str, Any], body: Any, path: str = POLICIES) -> dict[str, Any]:
    """The policy after a PATCH."""
    answer = graph.patch(f"{path}/{made['id']}", body)
    assert (answer.status_code, answer.content) == (204, b""), answer.text
    return graph.value(f"{path}/{made['id']}")


# --- reading ---------------------------------------------------------------------------------------------------------


def test_the_starting_tenant_enforces_nothing(graph: Raw) -> None:
    states = [item["state"] for item in graph.values(POLICIES)]
    assert states == ["enabledForReportingButNotEnforced", "enabledForReportingButNotEnforced", "disabled"]
    assert graph.values(f"{DELETED}/policies") == graph.values(f"{DELETED}/namedLocations") == []


def test_a_read_shows_every_condition(graph: Raw) -> None:
    found = graph.value(TRIAL)
    assert found["@odata.context"].endswith("$metadata#identity/conditionalAccess/policies/$entity")
    assert found["conditions"] == {
        "applications": {
            "applicationFilter": None,
            "excludeApplications": [],
            "includeApplications": ["All"],
            "includeAuthenticationContextClassReferences": [],
            "includeUserActions": [],
        },
        "authenticationFlows": None,
        "clientAppTypes": ["exchangeActiveSync", "other"],
        "clientApplications": None,
        "devices": None,
        "insiderRiskLevels": None,
        "locations": None,
        "platforms": None,
        "servicePrincipalRiskLevels": [],
        "signInRiskLevels": [],
        "userRiskLevels": [],
        "users": {
            "excludeGroups": [EMERGENCY],
            "excludeGuestsOrExternalUsers": None,
            "excludeRoles": [],
            "excludeUsers": [],
            "includeGroups": [],
            "includeGuestsOrExternalUsers": None,
            "includeRoles": [],
            "includeUsers": ["All"],
        },
    }
    assert found["sessionControls"] is None and found["templateId"] is None and found["deletedDateTime"] is None


def test_conditions_that_are_not_set_may_be_missing(tenant: Simulator, graph: Raw) -> None:
    tenant.settings(unset_conditions="left_out")
    conditions = graph.value(TRIAL)["conditions"]
    assert not {"insiderRiskLevels", "authenticationFlows", "servicePrincipalRiskLevels"} & set(conditions)
    assert conditions["platforms"] is None and conditions["signInRiskLevels"] == []


def test_beta_shows_more(graph: Raw) -> None:
    found = graph.value(TRIAL.replace("v1.0", "beta"))
    assert found["partialEnablementStrategy"] is None and found["templateId"] is None
    assert {"agents", "agentIdRiskLevels", "deviceStates", "times"} <= set(found["conditions"])


def test_both_paths_lead_to_the_same_policies(graph: Raw) -> None:
    made = make(graph, ALIAS)
    assert made["id"] in [item["id"] for item in graph.values(POLICIES)]
    assert graph.send("DELETE", f"{ALIAS}/{made['id']}").status_code == 204
    assert graph.get(f"{POLICIES}/{made['id']}").status_code == 404


def test_policies_can_be_looked_for(graph: Raw) -> None:
    found = graph.values(f"{POLICIES}?$filter=state eq 'disabled'&$select=id,displayName")
    assert [set(item) for item in found] == [{"id", "displayName"}]
    assert len(graph.values(f"{POLICIES}?$top=1")) == 1


def test_a_name_is_not_unique(graph: Raw) -> None:
    assert make(graph)["id"] != make(graph)["id"]


def test_members_after_the_sentinel_are_shown_on_request(graph: Raw) -> None:
    made = make(graph, conditions={"platforms": {"includePlatforms": ["linux", "IOS"]}})
    assert made["conditions"]["platforms"]["includePlatforms"] == ["unknownFutureValue", "iOS"]
    answer = graph.get(f"{POLICIES}/{made['id']}", Prefer="include-unknown-enum-members")
    assert answer.json()["conditions"]["platforms"]["includePlatforms"] == ["linux", "iOS"]


def test_templates_are_read(graph: Raw) -> None:
    (found,) = graph.values(f"{ROOT}/templates?$filter=scenarios has 'protectAdmins'")
    assert found["details"]["grantControls"]["builtInControls"] == ["mfa"]


# --- what a policy becomes -------------------------------------------------------------------------------------------


def test_a_new_policy(graph: Raw) -> None:
    made = make(graph)
    assert made["conditions"]["clientAppTypes"] == ["all"]
    assert made["createdDateTime"] and made["modifiedDateTime"] is None
    assert change(graph, made, {"description": "y"})["modifiedDateTime"] is not None


@pytest.mark.parametrize(
    ("controls", "operator"),
    [
        ({"builtInControls": ["mfa"]}, "OR"),
        ({"authenticationStrength": {"id": BUILT_IN}}, "OR"),
        ({"builtInControls": ["mfa", "compliantDevice"]}, "AND"),
        ({"builtInControls": ["compliantDevice"], "authenticationStrength": {"id": BUILT_IN}}, "AND"),
    ],
)
def test_with_one_control_the_operator_means_nothing(graph: Raw, controls: Any, operator: str) -> None:
    assert make(graph, grantControls={"operator": "AND", **controls})["grantControls"]["operator"] == operator


def test_a_strength_is_written_by_its_id_and_read_in_full(graph: Raw) -> None:
    made = make(graph, grantControls={"operator": "OR", "authenticationStrength": {"id": BUILT_IN}})
    found = graph.value(f"{POLICIES}/{made['id']}")["grantControls"]
    place = f"#identity/conditionalAccess/policies('{made['id']}')/grantControls/authenticationStrength"
    assert found["authenticationStrength@odata.context"].endswith(f"{place}/$entity")
    strength = found["authenticationStrength"]
    assert strength["displayName"] == "Phishing-resistant MFA" and "fido2" in strength["allowedCombinations"]
    assert strength["combinationConfigurations"] == []
    (listed,) = [item for item in graph.values(BETA) if item["id"] == made["id"]]
    assert listed["grantControls"]["authenticationStrength"]["id"] == BUILT_IN
    assert graph.patch(f"{POLICIES}/{made['id']}", {"grantControls": found}).status_code == 400
    assert graph.value(TRIAL)["grantControls"]["authenticationStrength"] is None
    assert "authenticationStrength@odata.context" in graph.value(TRIAL)["grantControls"]


def test_a_strength_in_use_cannot_be_deleted(graph: Raw) -> None:
    strengths = "/v1.0/policies/authenticationStrengthPolicies"
    own = graph.post(strengths, {"displayName": "y", "allowedCombinations": ["fido2"]}).json()["id"]
    made = make(graph, grantControls={"operator": "OR", "authenticationStrength": {"id": own}})
    assert graph.send("DELETE", f"{strengths}/{own}").status_code == 400
    change(graph, made, {"grantControls": {"builtInControls": ["mfa"], "authenticationStrength": None}})
    assert graph.send("DELETE", f"{strengths}/{own}").status_code == 204


def test_empty_controls_are_none(graph: Raw) -> None:
    frequency = {"isEnabled": True, "type": "days", "value": 1}
    nothing = {"operator": "AND", "builtInControls": []}
    made = make(graph, grantControls=nothing, sessionControls={"signInFrequency": frequency})
    assert made["grantControls"] is None
    assert made["sessionControls"]["signInFrequency"] == {
        **frequency,
        "authenticationType": "primaryAndSecondaryAuthentication",
        "frequencyInterval": "timeBased",
    }
    off = {"signInFrequency": {"isEnabled": False}, "disableResilienceDefaults": False}
    body = {"grantControls": {"operator": "OR", "builtInControls": ["mfa"]}, "sessionControls": off}
    assert change(graph, made, body)["sessionControls"] is None


def test_empty_session_controls_may_be_refused(tenant: Simulator, graph: Raw) -> None:
    tenant.settings(empty_session_controls="refused")
    body = {"sessionControls": {"persistentBrowser": {"isEnabled": False}}}
    assert graph.patch(TRIAL, body).status_code == 400
    assert graph.patch(TRIAL, {"sessionControls": None}).status_code == 204


def test_one_session_control_leaves_the_others_alone(graph: Raw) -> None:
    made = make(graph, sessionControls={"applicationEnforcedRestrictions": {"isEnabled": True}})
    found = {name: item for name, item in made["sessionControls"].items() if item is not None}
    assert found == {"applicationEnforcedRestrictions": {"isEnabled": True}}


def test_words_are_known_in_any_case(tenant: Simulator, graph: Raw) -> None:
    odd = {"users": {"includeUsers": ["all"]}, "applications": {"includeApplications": ["OFFICE365"]}}
    conditions = make(graph, conditions={**odd, "locations": {"includeLocations": ["alltrusted"]}})["conditions"]
    assert conditions["users"]["includeUsers"] == ["All"]
    assert conditions["applications"]["includeApplications"] == ["Office365"]
    assert conditions["locations"]["includeLocations"] == ["AllTrusted"]
    tenant.settings(keyword_case="strict")
    assert graph.post(POLICIES, policy(conditions=odd)).status_code == 400


def test_flags_are_one_text(graph: Raw) -> None:
    tenants = {"@odata.type": "#microsoft.graph.conditionalAccessAllExternalTenants"}
    types = "ServiceProvider, B2bCollaborationGuest"
    users = {
        "includeUsers": ["All"],
        "excludeGuestsOrExternalUsers": {"guestOrExternalUserTypes": types, "externalTenants": tenants},
    }
    made = make(graph, conditions={"users": users, "insiderRiskLevels": "elevated,minor"})
    assert made["conditions"]["insiderRiskLevels"] == "minor,elevated"
    guests = made["conditions"]["users"]["excludeGuestsOrExternalUsers"]
    assert guests["guestOrExternalUserTypes"] == "b2bCollaborationGuest,serviceProvider"
    assert guests["externalTenants"] == {**tenants, "membershipKind": "all"}
    context = guests["externalTenants@odata.context"]
    assert context.endswith("/conditions/users/excludeGuestsOrExternalUsers/externalTenants/$entity")


def test_another_type_of_tenants_replaces_the_value(graph: Raw) -> None:
    base = "#microsoft.graph.conditionalAccess"
    some = {"@odata.type": f"{base}EnumeratedExternalTenants", "members": [FINANCE]}
    users = {"includeGuestsOrExternalUsers": {"guestOrExternalUserTypes": "internalGuest", "externalTenants": some}}
    made = make(graph, conditions={"users": users})
    everyone = {"externalTenants": {"@odata.type": f"{base}AllExternalTenants"}}
    after = change(graph, made, {"conditions": {"users": {"includeGuestsOrExternalUsers": everyone}}})
    found = after["conditions"]["users"]["includeGuestsOrExternalUsers"]
    assert found["externalTenants"] == {"@odata.type": f"{base}AllExternalTenants", "membershipKind": "all"}
    assert found["guestOrExternalUserTypes"] == "internalGuest"


# --- changing --------------------------------------------------------------------------------------------------------


def test_a_change_merges_at_every_level_and_replaces_lists(graph: Raw) -> None:
    before = graph.value(TRIAL)
    assert graph.patch(TRIAL, {"conditions": {"users": {"excludeUsers": [GUSTAV]}}}).status_code == 204
    after = graph.value(TRIAL)
    users = {**before["conditions"]["users"], "excludeUsers": [GUSTAV]}
    assert after["conditions"] == {**before["conditions"], "users": users}
    assert graph.patch(TRIAL, {"conditions": {"users": {"excludeGroups": []}}}).status_code == 204
    assert graph.value(TRIAL)["conditions"]["users"] == {**users, "excludeGroups": []}


def test_null_clears_a_condition_and_an_empty_object_does_not(graph: Raw) -> None:
    made = make(graph, conditions={"locations": {"includeLocations": ["All"], "excludeLocations": [OFFICE]}})
    assert change(graph, made, {"conditions": {"locations": {}}})["conditions"] == made["conditions"]
    emptied = change(graph, made, {"conditions": {"locations": {"includeLocations": [], "excludeLocations": []}}})
    assert emptied["conditions"]["locations"] == {"includeLocations": [], "excludeLocations": []}
    assert change(graph, made, {"conditions": {"locations": None}})["conditions"]["locations"] is None


def test_from_multifactor_authentication_to_a_strength(graph: Raw) -> None:
    made = make(graph)
    path = f"{POLICIES}/{made['id']}"
    strength = {"authenticationStrength": {"id": BUILT_IN}}
    assert error_of(graph.patch(path, {"grantControls": strength}))[2].startswith("1108: ")
    change(graph, made, {"grantControls": {**strength, "builtInControls": []}})


def test_from_workloads_to_users(graph: Raw) -> None:
    workloads = {"includeServicePrincipals": ["ServicePrincipalsInMyTenant"]}
    made = make(graph, conditions={"users": {"includeUsers": ["None"]}, "clientApplications": workloads})
    path = f"{POLICIES}/{made['id']}"
    assert graph.patch(path, {"conditions": {"users": {"includeUsers": ["All"]}}}).status_code == 400
    both = {"users": {"includeUsers": ["All"]}, "clientApplications": {"includeServicePrincipals": []}}
    change(graph, made, {"conditions": both})


def test_authentication_flows_can_only_be_blocked(graph: Raw) -> None:
    block = {"operator": "AND", "builtInControls": ["block"]}
    made = make(graph, grantControls=block, conditions={"authenticationFlows": {"transferMethods": "deviceCodeFlow"}})
    assert made["conditions"]["authenticationFlows"] == {"transferMethods": "deviceCodeFlow"}
    empty = {"persistentBrowser": None}
    assert error_of(graph.patch(f"{POLICIES}/{made['id']}", {"sessionControls": empty}))[2].startswith("1235: ")
    change(graph, made, {"displayName": "y", "sessionControls": None})


def test_a_password_change(graph: Raw) -> None:
    controls = {"operator": "AND", "builtInControls": ["mfa", "passwordChange"]}
    often = {"signInFrequency": {"isEnabled": True, "frequencyInterval": "everyTime"}}
    made = make(graph, grantControls=controls, sessionControls=often, conditions={"userRiskLevels": ["high"]})
    assert made["sessionControls"]["signInFrequency"]["value"] is None
    platforms = {"conditions": {"platforms": {"includePlatforms": ["all"]}}}
    assert graph.patch(f"{POLICIES}/{made['id']}", platforms).status_code == 400


def test_of_a_managed_policy_state_and_exclusions_can_be_changed(graph: Raw) -> None:
    body = {"state": "disabled", "conditions": {"users": {"excludeGroups": [EMERGENCY]}}}
    assert graph.patch(MANAGED, body).status_code == 204
    found = graph.value(MANAGED)
    assert found["state"] == "disabled" and found["conditions"]["users"]["excludeGroups"] == [EMERGENCY]


# --- security defaults -----------------------------------------------------------------------------------------------


def test_security_defaults_and_an_enforced_policy_exclude_each_other(graph: Raw) -> None:
    made = make(graph, state="enabledForReportingButNotEnforced")
    path = f"{POLICIES}/{made['id']}"
    assert error_of(graph.patch(path, {"state": "enabled"}))[2].startswith("Security Defaults is enabled")
    assert graph.patch(DEFAULTS, {"isEnabled": False}).status_code == 204
    change(graph, made, {"state": "enabled"})
    assert error_of(graph.patch(DEFAULTS, {"isEnabled": True}))[0] == 400
    change(graph, made, {"state": "disabled"})
    assert graph.patch(DEFAULTS, {"isEnabled": True}).status_code == 204


# --- deleting --------------------------------------------------------------------------------------------------------


def test_a_deleted_policy_can_be_restored_or_purged(graph: Raw) -> None:
    made = make(graph)
    live, deleted = f"{POLICIES}/{made['id']}", f"{DELETED}/policies/{made['id']}"
    assert graph.send("DELETE", live).status_code == 204
    assert graph.get(live).status_code == 404 and graph.send("DELETE", live).status_code == 404
    (found,) = graph.values(f"{DELETED}/policies")
    assert found["id"] == made["id"] and found["conditions"] == made["conditions"]
    assert found["deletedDateTime"] is not None and graph.value(deleted)["displayName"] == "x"
    answer = graph.send("POST", f"{deleted}/restore")
    assert answer.status_code == 200 and answer.json()["id"] == made["id"]
    assert graph.value(live)["deletedDateTime"] is None and graph.values(f"{DELETED}/policies") == []
    graph.send("DELETE", live)
    assert graph.send("DELETE", deleted).status_code == 204
    assert graph.get(deleted).status_code == 404
    assert make(graph)["id"] != made["id"]


def test_an_enforced_policy_does_not_come_back_to_security_defaults(graph: Raw) -> None:
    graph.patch(DEFAULTS, {"isEnabled": False})
    made = make(graph, state="enabled")
    graph.send("DELETE", f"{POLICIES}/{made['id']}")
    graph.patch(DEFAULTS, {"isEnabled": True})
    restore = f"{DELETED}/policies/{made['id']}/restore"
    assert graph.post(restore, {}).status_code == 400
    graph.patch(DEFAULTS, {"isEnabled": False})
    assert graph.post(restore, {}).json()["state"] == "enabled"


def test_a_deleted_location_can_be_restored(graph: Raw) -> None:
    assert graph.send("DELETE", f"{LOCATIONS}/{COUNTRIES}").status_code == 204
    (found,) = graph.values(f"{DELETED}/namedLocations")
    assert found["@odata.type"] == "#microsoft.graph.countryNamedLocation" and found["deletedDateTime"]
    assert graph.send("POST", f"{DELETED}/namedLocations/{COUNTRIES}/restore").status_code == 200
    assert graph.value(f"{LOCATIONS}/{COUNTRIES}")["countriesAndRegions"] == ["GB", "DE", "SE"]


# --- versions --------------------------------------------------------------------------------------------------------

AGENTS = {"conditions": {"agentIdRiskLevels": "high,medium"}}
EVERY_TIME = {"sessionControls": {"signInFrequency": {"isEnabled": True, "frequencyInterval": "everyTime"}}}


def test_v1_hides_what_only_beta_can_say(graph: Raw) -> None:
    made = make(graph, BETA, **AGENTS)
    assert made["conditions"]["agentIdRiskLevels"] == "medium,high"
    assert made["id"] not in [item["id"] for item in graph.values(POLICIES)]
    assert made["id"] in [item["id"] for item in graph.values(BETA)]
    path = f"{POLICIES}/{made['id']}"
    assert error_of(graph.get(path))[2].startswith("1037: ")
    assert error_of(graph.patch(path, {"displayName": "y"}))[2].startswith("1038: ")
    change(graph, made, {"conditions": {"agentIdRiskLevels": None}}, BETA)
    assert graph.value(path)["displayName"] == "x"


def test_v1_may_show_the_rest_of_such_a_policy(tenant: Simulator, graph: Raw) -> None:
    tenant.settings(beta_only_policies="shown")
    made = make(graph, BETA, **AGENTS)
    found = graph.value(f"{POLICIES}/{made['id']}")
    assert "agentIdRiskLevels" not in found["conditions"]
    change(graph, made, {"displayName": "y"})
    assert graph.value(f"{BETA}/{made['id']}")["conditions"]["agentIdRiskLevels"] == "medium,high"


def test_every_time_may_need_beta(tenant: Simulator, graph: Raw) -> None:
    make(graph, **EVERY_TIME)
    tenant.settings(every_time="beta")
    assert error_of(graph.post(POLICIES, policy(**EVERY_TIME)))[2].startswith("1038: ")
    made = make(graph, BETA, **EVERY_TIME)
    assert error_of(graph.get(f"{POLICIES}/{made['id']}"))[2].startswith("1037: ")


# --- time ------------------------------------------------------------------------------------------------------------


def location(graph: Raw) -> str:
    body = {"@odata.type": "#microsoft.graph.countryNamedLocation", "displayName": "y", "countriesAndRegions": ["FR"]}
    return graph.post(LOCATIONS, body).json()["id"]


def test_a_policy_cannot_name_a_location_at_once(tenant: Simulator, graph: Raw) -> None:
    tenant.settings(reference_seconds=0.6)
    ident = location(graph)
    assert graph.get(f"{LOCATIONS}/{ident}").status_code == 200
    body = policy(conditions={"locations": {"includeLocations": [ident]}})
    message = f"1040: NamedLocation with id {ident} does not exist in the directory."
    assert error_of(graph.post(POLICIES, body)) == (400, "BadRequest", message)
    time.sleep(0.7)
    assert graph.post(POLICIES, body).status_code == 201


def test_a_location_is_held_by_a_policy_and_for_a_while_after(tenant: Simulator, graph: Raw) -> None:
    made = make(graph, conditions={"locations": {"includeLocations": [COUNTRIES]}})
    path = f"{LOCATIONS}/{COUNTRIES}"
    assert graph.send("DELETE", path).status_code == 400
    tenant.settings(reference_seconds=0.6)
    change(graph, made, {"conditions": {"locations": None}})
    assert graph.send("DELETE", path).status_code == 400
    time.sleep(0.7)
    assert graph.send("DELETE", path).status_code == 204


def test_trust_that_was_taken_away_holds_a_location_for_a_while(tenant: Simulator, graph: Raw) -> None:
    tenant.settings(reference_seconds=0.6)
    path = f"{LOCATIONS}/{OFFICE}"
    ranges = [{"@odata.type": "#microsoft.graph.iPv4CidrRange", "cidrAddress": "192.0.2.0/24"}]
    body = {"@odata.type": "#microsoft.graph.ipNamedLocation", "isTrusted": False, "ipRanges": ranges}
    assert graph.patch(path, body).status_code == 204
    assert error_of(graph.send("DELETE", path))[2].startswith("1049: ")
    time.sleep(0.7)
    assert graph.send("DELETE", path).status_code == 204


def test_a_location_of_the_service_has_a_type_in_beta_only_and_stays(tenant: Simulator, graph: Raw) -> None:
    own = {"id": ABSENT, "displayName": "All Compliant Network locations", "isTrusted": True}
    typed = {**own, "@odata.type": "#microsoft.graph.compliantNetworkNamedLocation"}
    tenant.put_state(LOCATIONS.removeprefix("/v1.0"), [typed])
    (shown,) = graph.values(LOCATIONS)
    assert shown["@odata.type"] == "#microsoft.graph.namedLocation" and "isTrusted" not in shown
    (shown,) = graph.values(LOCATIONS.replace("v1.0", "beta"))
    assert shown["@odata.type"] == typed["@odata.type"]
    assert graph.send("DELETE", f"{LOCATIONS}/{ABSENT}").status_code == 400


def test_one_request_per_second_for_everybody(tenant: Simulator, graph: Raw) -> None:
    tenant.settings(throttling=True)
    assert graph.get(POLICIES).status_code == 200
    other = Raw(tenant, tenant.token(client_id=tenant.app(roles=["Policy.Read.All"]).client_id))
    answer = other.get(LOCATIONS)
    assert answer.status_code == 429 and "Retry-After" not in answer.headers


# --- permissions -----------------------------------------------------------------------------------------------------


def test_writes_need_several_permissions(tenant: Simulator) -> None:
    def status(body: Any, *roles: str) -> int:
        return Raw(tenant, tenant.token(roles=list(roles))).post(POLICIES, body).status_code

    both = ("Policy.Read.All", "Policy.ReadWrite.ConditionalAccess")
    exchange = policy(conditions={"applications": {"includeApplications": [EXCHANGE]}})
    assert [status(policy(), role) for role in both] == [403, 403]
    assert status(policy(), *both) == 201
    assert status(exchange, *both) == 403
    assert status(exchange, *both, "Application.Read.All") == 201


# --- what if ---------------------------------------------------------------------------------------------------------


def reasons(graph: Raw, made: dict[str, Any], **changes: Any) -> str:
    """Why a policy does not apply to a sign-in of Gustav's to Exchange Online."""
    body = {
        "signInIdentity": {"@odata.type": "#microsoft.graph.userSignIn", "userId": GUSTAV},
        "signInContext": {"@odata.type": "#microsoft.graph.applicationContext", "includeApplications": [EXCHANGE]},
        "signInConditions": {"clientAppType": "browser"},
        **changes,
    }
    answer = graph.post(f"{ROOT}/evaluate", body)
    assert answer.status_code == 200, answer.text
    (found,) = [item for item in answer.json()["value"] if item["id"] == made["id"]]
    assert found["policyApplies"] is (found["analysisReasons"] == "notSet")
    return found["analysisReasons"]


def on(**conditions: Any) -> dict[str, Any]:
    return {"state": "enabledForReportingButNotEnforced", "conditions": conditions}


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, "notSet"),
        ({"users": {"includeGroups": [FINANCE]}}, "notSet"),
        ({"users": {"includeUsers": ["All"], "excludeGroups": [FINANCE]}}, "users"),
        ({"users": {"includeUsers": [GUEST]}}, "users"),
        ({"users": {"includeUsers": ["GuestsOrExternalUsers"]}}, "users"),
        ({"applications": {"includeApplications": ["Office365"]}}, "notSet"),
        ({"applications": {"includeApplications": ["All"], "excludeApplications": [EXCHANGE]}}, "application"),
        ({"applications": {"includeUserActions": ["urn:user:registerdevice"]}}, "application"),
        ({"clientAppTypes": ["other"]}, "clientApps"),
        ({"clientAppTypes": ["other"], "users": {"includeUsers": [GUEST]}}, "users,clientApps"),
        ({"platforms": {"includePlatforms": ["android"]}}, "notEnoughInformation"),
        ({"userRiskLevels": ["high"]}, "notEnoughInformation"),
    ],
)
def test_what_would_apply(graph: Raw, conditions: dict[str, Any], expected: str) -> None:
    assert reasons(graph, make(graph, **on(**conditions))) == expected


def test_what_would_apply_somewhere_else(graph: Raw) -> None:
    outside = make(graph, **on(locations={"includeLocations": ["All"], "excludeLocations": ["AllTrusted", COUNTRIES]}))
    assert reasons(graph, outside) == "notEnoughInformation"
    assert reasons(graph, outside, signInConditions={"ipAddress": "203.0.113.5"}) == "location"
    assert reasons(graph, outside, signInConditions={"ipAddress": "2001:db8:10::1"}) == "location"
    assert reasons(graph, outside, signInConditions={"country": "GB"}) == "location"
    assert reasons(graph, outside, signInConditions={"country": "US", "ipAddress": "192.0.2.1"}) == "notSet"


def test_what_would_apply_to_actions_contexts_guests_and_workloads(graph: Raw) -> None:
    device = make(graph, **on(applications={"includeUserActions": ["urn:user:registerdevice"]}))
    action = {"@odata.type": "#microsoft.graph.userActionContext", "userAction": "registerOrJoinDevices"}
    assert reasons(graph, device, signInContext=action) == "notSet"
    sensitive = make(graph, **on(applications={"includeAuthenticationContextClassReferences": ["c1"]}))
    context = {"@odata.type": "#microsoft.graph.authContext", "authenticationContextValue": "c1"}
    assert reasons(graph, sensitive, signInContext=context) == "notSet"
    assert reasons(graph, device, signInContext=context) == "authenticationContext"
    types = {"guestOrExternalUserTypes": "b2bCollaborationGuest"}
    guests = make(graph, **on(users={"includeGuestsOrExternalUsers": types}))
    guest = {"@odata.type": "#microsoft.graph.userSignIn", "userId": GUEST}
    assert (reasons(graph, guests), reasons(graph, guests, signInIdentity=guest)) == ("users", "notSet")
    workloads = {"includeServicePrincipals": ["ServicePrincipalsInMyTenant"]}
    robots = make(graph, **on(users={"includeUsers": ["None"]}, clientApplications=workloads))
    robot = {"@odata.type": "#microsoft.graph.servicePrincipalSignIn", "servicePrincipalId": FINANCE}
    assert (reasons(graph, robots), reasons(graph, robots, signInIdentity=robot)) == ("users", "notSet")


def test_only_what_would_apply(graph: Raw) -> None:
    disabled = make(graph)
    assert reasons(graph, disabled) == "policyNotEnabled"
    body = {
        "signInIdentity": {"@odata.type": "#microsoft.graph.userSignIn", "userId": GUSTAV},
        "signInContext": {"@odata.type": "#microsoft.graph.applicationContext", "includeApplications": [EXCHANGE]},
        "signInConditions": {"clientAppType": "other"},
        "appliedPoliciesOnly": True,
    }
    (found,) = graph.post(f"{ROOT}/evaluate", body).json()["value"]
    assert TRIAL.endswith(found["id"]) and found["policyApplies"] is True


# --- authentication contexts -----------------------------------------------------------------------------------------


def test_a_change_fills_a_slot(graph: Raw) -> None:
    path = f"{CONTEXTS}/c7"
    assert graph.get(path).status_code == 404
    assert graph.patch(path, {}).status_code == 204
    assert graph.value(path) == {
        "@odata.context": graph.value(path)["@odata.context"],
        "id": "c7",
        "displayName": None,
        "description": None,
        "isAvailable": False,
    }
    assert graph.patch(path, {"displayName": "y", "isAvailable": True}).status_code == 204
    assert [item["id"] for item in graph.values(f"{CONTEXTS}?$filter=isAvailable eq true")] == ["c1", "c7"]
    assert graph.send("DELETE", path).status_code == 400
    graph.patch(path, {"isAvailable": False})
    assert graph.send("DELETE", path).status_code == 204


def test_a_context_in_use_cannot_be_deleted(graph: Raw) -> None:
    made = make(graph, conditions={"applications": {"includeAuthenticationContextClassReferences": ["c1"]}})
    graph.patch(f"{CONTEXTS}/c1", {"isAvailable": False})
    assert graph.send("DELETE", f"{CONTEXTS}/c1").status_code == 400
    graph.send("DELETE", f"{POLICIES}/{made['id']}")
    assert graph.send("DELETE", f"{CONTEXTS}/c1").status_code == 204


def test_a_context_may_be_created_by_post_and_read_with_201(tenant: Simulator, graph: Raw) -> None:
    tenant.settings(context_status=201)
    assert graph.post(CONTEXTS, {"id": "c9", "displayName": "y"}).status_code == 201
    assert graph.post(CONTEXTS, {"id": "c9"}).status_code == 409
    assert graph.get(f"{CONTEXTS}/c9").status_code == 201


# --- terms of use ----------------------------------------------------------------------------------------------------


@pytest.fixture
def user(tenant: Simulator) -> Raw:
    return Raw(tenant, tenant.token(scopes=["Agreement.ReadWrite.All"]))


def test_the_life_of_an_agreement(user: Raw) -> None:
    files = [
        {"fileName": "rules.pdf", "language": "en", "isDefault": True, "fileData": {"data": "JVBERi0="}},
        {"fileName": "regeln.pdf", "language": "de", "isDefault": False, "fileData": {"data": "JVBERi0="}},
    ]
    body = {"displayName": "y", "isViewingBeforeAcceptanceRequired": True, "file": {"localizations": files}}
    answer = user.post(AGREEMENTS, body)
    assert answer.status_code == 201 and not {"file", "files"} & set(answer.json())
    path = f"{AGREEMENTS}/{answer.json()['id']}"
    shown = user.value(f"{path}?$expand=file($expand=localizations)")["file"]["localizations"]
    assert [item["fileName"] for item in shown] == ["rules.pdf", "regeln.pdf"] and "fileData" not in shown[0]
    more = {"fileName": "regler.pdf", "language": "sv", "fileData": {"data": "JVBERi0="}}
    assert user.post(f"{path}/files", more).status_code == 200
    assert len(user.value(f"{path}?$expand=files")["files"]) == 3
    answer = user.patch(path, {"displayName": "z"})
    assert answer.status_code == 200 and answer.json()["displayName"] == "z"
    assert user.send("DELETE", path).status_code == 204 and user.get(path).status_code == 404


def test_an_agreement_in_use_cannot_be_deleted(graph: Raw, user: Raw) -> None:
    made = make(graph, grantControls={"operator": "OR", "termsOfUse": [TERMS]})
    assert user.send("DELETE", f"{AGREEMENTS}/{TERMS}").status_code == 400
    graph.send("DELETE", f"{POLICIES}/{made['id']}")
    assert user.send("DELETE", f"{AGREEMENTS}/{TERMS}").status_code == 204
