# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditional access policies: what is a difference, what is sent for it, and what is refused without asking.

The ids in the names are those of situations that broke other tools.
"""

from __future__ import annotations

from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils._checks import problems
from ansible_collections.tenantops.entra.plugins.module_utils._errors import EntraError
from ansible_collections.tenantops.entra.plugins.module_utils._names import names
from ansible_collections.tenantops.entra.plugins.module_utils._options import names_beta, wish
from ansible_collections.tenantops.entra.plugins.module_utils._resources._conditional_access import could_harm
from ansible_collections.tenantops.entra.plugins.module_utils._resources.conditional_access_policy import RESOURCE

from tests.unit.made_up import body, planned

ADA, BRUNO = "a1000000-0000-4000-8000-000000000001", "a1000000-0000-4000-8000-000000000002"
GROUP = "b2000000-0000-4000-8000-000000000005"
RESISTANT = "00000000-0000-0000-0000-000000000004"
EVERYBODY = {"include_users": ["All"]}
EVERYTHING = {"include_applications": ["All"]}
ALL = {"users": EVERYBODY, "applications": EVERYTHING}
MFA = {"operator": "OR", "built_in_controls": ["mfa"]}
FREQUENCY = {"is_enabled": True, "type": "hours", "value": 4}


def read(**members: Any) -> dict[str, Any]:
    """A policy as the service shows it, with everything that it adds."""
    return {
        "@odata.context": "x",
        "id": "30000000-3000-4000-8000-000000000009",
        "displayName": "P",
        "description": None,
        "createdDateTime": "2025-01-20T10:12:44Z",
        "modifiedDateTime": None,
        "deletedDateTime": None,
        "templateId": None,
        "state": "enabledForReportingButNotEnforced",
        "conditions": conditions(),
        "grantControls": grant(),
        "sessionControls": None,
        **members,
    }


def conditions(users: Any = None, applications: Any = None, **members: Any) -> dict[str, Any]:
    """Conditions for everybody and everything, as read."""
    people = {
        "includeUsers": ["All"],
        "excludeUsers": [],
        "includeGroups": [],
        "excludeGroups": [GROUP],
        "includeRoles": [],
        "excludeRoles": [],
        "includeGuestsOrExternalUsers": None,
        "excludeGuestsOrExternalUsers": None,
    }
    apps = {
        "includeApplications": ["All"],
        "excludeApplications": [],
        "includeUserActions": [],
        "includeAuthenticationContextClassReferences": [],
        "applicationFilter": None,
    }
    return {
        "clientAppTypes": ["all"],
        "users": {**people, **(users or {})},
        "applications": {**apps, **(applications or {})},
        "clientApplications": None,
        "locations": None,
        "platforms": None,
        "devices": None,
        "signInRiskLevels": [],
        "userRiskLevels": [],
        "servicePrincipalRiskLevels": [],
        "insiderRiskLevels": None,
        "authenticationFlows": None,
        **members,
    }


def grant(**members: Any) -> dict[str, Any]:
    """Grant controls as read: one control, whose operator is always OR."""
    return {
        "operator": "OR",
        "builtInControls": ["mfa"],
        "customAuthenticationFactors": [],
        "termsOfUse": [],
        "authenticationStrength@odata.context": "x",
        "authenticationStrength": None,
        **members,
    }


def session(**members: Any) -> dict[str, Any]:
    """Session controls as read."""
    names = ("applicationEnforcedRestrictions", "cloudAppSecurity", "persistentBrowser", "secureSignInSession")
    return {**dict.fromkeys((*names, "signInFrequency", "disableResilienceDefaults")), **members}


STRONG = {
    "id": RESISTANT,
    "displayName": "Phishing-resistant MFA",
    "allowedCombinations": ["fido2"],
    "combinationConfigurations@odata.context": "x",
    "combinationConfigurations": [],
}
OFTEN = {
    "isEnabled": True,
    "authenticationType": "primaryAndSecondaryAuthentication",
    "frequencyInterval": "timeBased",
    "type": "hours",
    "value": 4,
}
CLOUD = {"isEnabled": True, "cloudAppSecurityType": "mcasConfigured", "somethingNew": 1}


# --- what is no difference -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("current", "options"),
    [
        pytest.param(
            read(sessionControls=session(cloudAppSecurity=CLOUD)),
            {"session_controls": {"cloud_app_security": {"is_enabled": True}}},
            id="P1 defaults of the service inside of a control",
        ),
        pytest.param(
            read(sessionControls=session(applicationEnforcedRestrictions={"isEnabled": True})),
            {"session_controls": {"application_enforced_restrictions": {"is_enabled": True}}},
            id="P2 a control that is not declared",
        ),
        pytest.param(
            read(sessionControls=session(signInFrequency=OFTEN)),
            {"session_controls": {"sign_in_frequency": FREQUENCY}},
            id="P2 defaults of a declared one",
        ),
        pytest.param(
            read(grantControls=None, sessionControls=session(signInFrequency=OFTEN)),
            {"grant_controls": {"operator": "AND", "built_in_controls": []}},
            id="P3 grant controls without any",
        ),
        pytest.param(read(), {"grant_controls": {**MFA, "operator": "AND"}}, id="an operator without meaning"),
        pytest.param(
            read(grantControls=grant(builtInControls=[], authenticationStrength=STRONG)),
            {"grant_controls": {"operator": "AND", "authentication_strength": RESISTANT}},
            id="an expanded strength",
        ),
        pytest.param(
            read(),
            {
                "conditions": {
                    "users": {"include_users": ["all"], "exclude_groups": [GROUP.upper()]},
                    "applications": {"include_applications": ["ALL"]},
                    "client_app_types": ["All"],
                }
            },
            id="P4 keywords and ids in any case",
        ),
        pytest.param(
            read(conditions=conditions({"includeUsers": [BRUNO, ADA]})),
            {"conditions": {"users": {"include_users": [ADA, BRUNO, ADA.upper()]}}},
            id="the order of sets",
        ),
        pytest.param(
            read(),
            {
                "conditions": {
                    "locations": {"include_locations": [], "exclude_locations": []},
                    "platforms": {"include_platforms": []},
                    "authentication_flows": {"transfer_methods": ["none"]},
                    "users": {"include_guests_or_external_users": {"guest_or_external_user_types": []}},
                    "sign_in_risk_levels": [],
                    "insider_risk_levels": [],
                }
            },
            id="conditions that say nothing",
        ),
        pytest.param(
            read(conditions=conditions(insiderRiskLevels="minor,elevated")),
            {"conditions": {"insider_risk_levels": ["elevated", "Minor"]}},
            id="flags",
        ),
        pytest.param(
            read(conditions={key: item for key, item in conditions().items() if item}),
            {"conditions": {"insider_risk_levels": [], "devices": {}, "service_principal_risk_levels": []}},
            id="conditions that are missing where they are not set",
        ),
        pytest.param(
            read(),
            {"session_controls": {"persistent_browser": {"is_enabled": False}, "disable_resilience_defaults": False}},
            id="session controls that are off",
        ),
        pytest.param(read(), {"policy_state": "report_only"}, id="the short word of a state"),
        pytest.param(read(), {"policy_state": "enabledForReportingButNotEnforced"}, id="the long word of a state"),
    ],
)
def test_no_difference(current: dict[str, Any], options: dict[str, Any]) -> None:
    assert planned(RESOURCE, current, display_name="P", **options).operations == ()


def test_p14_a_difference_is_found_at_every_depth() -> None:
    current = read(
        conditions=conditions(
            {
                "includeUsers": [],
                "includeGuestsOrExternalUsers": {
                    "guestOrExternalUserTypes": "serviceProvider",
                    "externalTenants": {
                        "@odata.type": "#microsoft.graph.conditionalAccessEnumeratedExternalTenants",
                        "membershipKind": "enumerated",
                        "members": [ADA],
                    },
                },
            }
        )
    )
    guests = {"external_tenants": {"members": [BRUNO]}}
    wanted = {"users": {"include_guests_or_external_users": guests}}
    sent = body(planned(RESOURCE, current, display_name="P", conditions=wanted))
    tenants = sent["conditions"]["users"]["includeGuestsOrExternalUsers"]["externalTenants"]
    assert tenants == {
        "@odata.type": "#microsoft.graph.conditionalAccessEnumeratedExternalTenants",
        "membershipKind": "enumerated",
        "members": [BRUNO],
    }


# --- what is sent ----------------------------------------------------------------------------------------------------


def test_a_new_policy_only_reports_and_holds_what_the_task_names() -> None:
    sent = body(planned(RESOURCE, None, display_name="P", conditions=ALL, grant_controls=MFA))
    assert sent == {
        "displayName": "P",
        "state": "enabledForReportingButNotEnforced",
        "conditions": {
            "clientAppTypes": ["all"],
            "users": {"includeUsers": ["All"]},
            "applications": {"includeApplications": ["All"]},
        },
        "grantControls": {"operator": "OR", "builtInControls": ["mfa"]},
    }


def test_p2_n4_only_declared_session_controls_are_sent() -> None:
    flows = {**ALL, "authentication_flows": {"transfer_methods": ["deviceCodeFlow"]}}
    block = {"operator": "OR", "built_in_controls": ["block"]}
    sent = body(planned(RESOURCE, None, display_name="P", conditions=flows, grant_controls=block))
    assert "sessionControls" not in sent
    restrictions = {"session_controls": {"application_enforced_restrictions": {"is_enabled": True}}}
    sent = body(planned(RESOURCE, None, display_name="P", conditions=ALL, **restrictions))
    assert sent["sessionControls"] == {"applicationEnforcedRestrictions": {"isEnabled": True}}


def test_a_control_that_comes_to_be_is_on() -> None:
    options = {"session_controls": {"sign_in_frequency": {"type": "hours", "value": 4}}}
    for current in (None, session(), session(signInFrequency={**OFTEN, "isEnabled": False})):
        sent = body(planned(RESOURCE, read(sessionControls=current), display_name="P", **options))
        assert sent["sessionControls"]["signInFrequency"]["isEnabled"] is True


def test_n1_n2_a_given_list_is_the_whole_list_and_an_empty_one_is_sent() -> None:
    current = read(conditions=conditions({"includeUsers": [ADA], "excludeUsers": [BRUNO]}))
    empty = body(planned(RESOURCE, current, display_name="P", conditions={"users": {"exclude_users": []}}))
    assert empty == {"conditions": {"users": {"excludeUsers": []}}}


@pytest.mark.parametrize(
    ("current", "path", "member"),
    [
        (read(sessionControls=session(signInFrequency=OFTEN)), "session_controls", "sessionControls"),
        (
            read(sessionControls=session(signInFrequency=OFTEN)),
            "session_controls.sign_in_frequency",
            "sessionControls",
        ),
    ],
)
def test_n3_what_is_left_of_session_controls_without_any_is_null(current: Any, path: str, member: str) -> None:
    assert body(planned(RESOURCE, current, display_name="P", clear=[path])) == {member: None}


def test_n3_a_condition_is_cleared_with_null_and_the_others_are_sent_with_it() -> None:
    place = {"includeLocations": ["All"], "excludeLocations": ["AllTrusted"]}
    sent = body(planned(RESOURCE, read(conditions=conditions(locations=place)), clear=["conditions.locations"]))
    assert sent == {"conditions": conditions()}


def test_n5_a_change_of_the_state_sends_nothing_else() -> None:
    current = read(grantControls=grant(builtInControls=[], authenticationStrength=STRONG))
    assert body(planned(RESOURCE, current, display_name="P", policy_state="disabled")) == {"state": "disabled"}


def test_n5_a_change_of_the_exclusions_sends_nothing_else_and_of_more_everything() -> None:
    excluded = {"exclude_users": [ADA]}
    sent = body(planned(RESOURCE, read(), display_name="P", conditions={"users": excluded}))
    assert sent == {"conditions": {"users": {"excludeUsers": [ADA]}}}
    more = {"users": {**excluded, "include_users": [BRUNO]}}
    sent = body(planned(RESOURCE, read(), display_name="P", conditions=more))
    assert sent == {"conditions": conditions({"includeUsers": [BRUNO], "excludeUsers": [ADA]})}


def test_n6_a_strength_in_the_place_of_a_control_is_sent_with_the_empty_list() -> None:
    strong = {"built_in_controls": [], "authentication_strength": RESISTANT}
    assert body(planned(RESOURCE, read(), display_name="P", grant_controls=strong)) == {
        "grantControls": {
            "operator": "OR",
            "builtInControls": [],
            "customAuthenticationFactors": [],
            "termsOfUse": [],
            "authenticationStrength": {"id": RESISTANT},
        }
    }


def test_n7_a_policy_for_workloads_becomes_one_for_people() -> None:
    workloads = {"includeServicePrincipals": [ADA], "excludeServicePrincipals": [], "servicePrincipalFilter": None}
    current = read(conditions=conditions({"includeUsers": ["None"]}, clientApplications=workloads))
    options = {"conditions": {"users": EVERYBODY}, "clear": ["conditions.client_applications"]}
    assert body(planned(RESOURCE, current, display_name="P", **options)) == {"conditions": conditions()}


def test_n8_a_policy_with_session_controls_only() -> None:
    frequency = {"session_controls": {"sign_in_frequency": FREQUENCY}}
    sent = body(planned(RESOURCE, None, display_name="P", conditions=ALL, **frequency))
    assert sent["sessionControls"] == {"signInFrequency": {"isEnabled": True, "type": "hours", "value": 4}}
    assert "grantControls" not in sent


def test_o5_a_policy_for_user_actions_only() -> None:
    actions = {"users": EVERYBODY, "applications": {"include_user_actions": ["urn:user:registersecurityinfo"]}}
    sent = body(planned(RESOURCE, None, display_name="P", conditions=actions, grant_controls=MFA))
    assert sent["conditions"]["applications"] == {"includeUserActions": ["urn:user:registersecurityinfo"]}


def test_b1_a_property_that_no_release_knows_is_passed_through() -> None:
    options = {"display_name": "P", "extra_properties": {"riskRating": {"level": 3}}}
    assert body(planned(RESOURCE, read(), **options)) == {"riskRating": {"level": 3}}
    assert planned(RESOURCE, read(riskRating={"level": 3}), **options).operations == ()


def test_members_that_no_declaration_knows_are_sent_back_and_keep_session_controls_alive() -> None:
    current = read(sessionControls=session(signInFrequency=OFTEN, somethingNew={"isEnabled": True}))
    sent = body(planned(RESOURCE, current, display_name="P", clear=["session_controls.sign_in_frequency"]))
    assert sent["sessionControls"]["somethingNew"] == {"isEnabled": True}


# --- what is refused -------------------------------------------------------------------------------------------------

RESISTANT_AND_MFA = {"operator": "AND", "built_in_controls": ["mfa"], "authentication_strength": RESISTANT}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param({"conditions": {"client_app_types": []}}, "client_app_types cannot be empty", id="N10 (1064)"),
        pytest.param({"conditions": {"users": {"include_users": ["all", ADA]}}}, "stand alone", id="All and somebody"),
        pytest.param(
            {"conditions": {"applications": {"include_applications": ["None", "Office365"]}}},
            "stand alone",
            id="None and something",
        ),
        pytest.param(
            {
                "conditions": {
                    "applications": {
                        "include_applications": ["All"],
                        "include_user_actions": ["urn:user:registerdevice"],
                    }
                }
            },
            "the other two lists have to be empty",
            id="applications and actions",
        ),
        pytest.param({"grant_controls": RESISTANT_AND_MFA}, "without mfa", id="N6 (1108)"),
        pytest.param(
            {"grant_controls": {"operator": "OR", "built_in_controls": ["block", "mfa"]}}, "block", id="block and more"
        ),
        pytest.param(
            {"session_controls": {"sign_in_frequency": {"frequency_interval": "everyTime", "value": 4}}},
            "neither type nor value",
            id="B5 every time and a period",
        ),
        pytest.param(
            {"session_controls": {"sign_in_frequency": {"type": "hours", "value": 24}}},
            "at most 23 hours",
            id="B5 hours",
        ),
    ],
)
def test_what_the_task_names_is_refused_before_any_request(options: dict[str, Any], message: str) -> None:
    task = {"display_name": "P", **options}
    assert any(message in problem for problem in problems(RESOURCE, task, wish(RESOURCE, task)))


@pytest.mark.parametrize(
    ("current", "options", "message"),
    [
        pytest.param(None, {"conditions": ALL}, "needs grant_controls or session_controls", id="no control"),
        pytest.param(
            None,
            {"conditions": {"applications": EVERYTHING}, "grant_controls": MFA},
            "has to include somebody",
            id="nobody",
        ),
        pytest.param(
            None,
            {"conditions": {"users": EVERYBODY}, "grant_controls": MFA},
            "conditions.applications has to include something",
            id="nothing",
        ),
        pytest.param(None, {"grant_controls": MFA}, "needs the options conditions", id="no condition"),
        pytest.param(
            None,
            {"conditions": ALL, "grant_controls": {"built_in_controls": ["mfa"]}},
            "grant_controls.operator",
            id="no operator",
        ),
        pytest.param(
            read(),
            {"conditions": {"client_applications": {"include_service_principals": ["ServicePrincipalsInMyTenant"]}}},
            "it is for conditions.users or for conditions.client_applications",
            id="people and workloads",
        ),
        pytest.param(
            read(),
            {"conditions": {"service_principal_risk_levels": ["high"]}},
            "needs conditions.client_applications",
            id="risk of workloads",
        ),
        pytest.param(read(), {"grant_controls": {"authentication_strength": RESISTANT}}, "without mfa", id="N6 merged"),
        pytest.param(
            read(),
            {"conditions": {"authentication_flows": {"transfer_methods": ["deviceCodeFlow"]}}},
            "the only grant control is block",
            id="N4 (1235)",
        ),
        pytest.param(
            read(),
            {"grant_controls": {"operator": "AND", "built_in_controls": ["mfa", "passwordChange"]}},
            "passwordChange needs mfa or a strength",
            id="password change without risk",
        ),
        pytest.param(
            read(conditions=conditions(userRiskLevels=["high"])),
            {"session_controls": {"sign_in_frequency": {"frequency_interval": "everyTime"}}},
            "needs the grant control passwordChange",
            id="B5 every time for user risk",
        ),
        pytest.param(
            read(sessionControls=session(disableResilienceDefaults=True)),
            {"session_controls": {"sign_in_frequency": {"frequency_interval": "everyTime"}}},
            "disable_resilience_defaults",
            id="B5 every time beside others",
        ),
        pytest.param(
            read(sessionControls=session(signInFrequency=OFTEN)),
            {"session_controls": {"sign_in_frequency": {"frequency_interval": "everyTime"}}},
            "clear them",
            id="B5 every time on a period",
        ),
        pytest.param(
            read(), {"session_controls": {"sign_in_frequency": {"is_enabled": True}}}, "needs type and value", id="B5"
        ),
        pytest.param(
            read(conditions=conditions(applications={"includeApplications": ["Office365"]})),
            {"session_controls": {"persistent_browser": {"mode": "never"}}},
            "persistent_browser needs All",
            id="persistent browser for some applications",
        ),
        pytest.param(
            read(),
            {"session_controls": {"persistent_browser": {"is_enabled": True}}},
            "needs a mode",
            id="persistent browser without mode",
        ),
    ],
)
def test_what_would_result_is_refused_before_a_write(current: Any, options: dict[str, Any], message: str) -> None:
    with pytest.raises(EntraError, match=message):
        planned(RESOURCE, current, display_name="P", **options)


@pytest.mark.parametrize(
    "broken",
    [
        {"grantControls": grant(operator="OR", builtInControls=["block", "mfa"])},
        {"grantControls": None, "sessionControls": None},
        {"conditions": conditions({"includeUsers": []})},
    ],
)
def test_a_policy_that_breaks_a_rule_already_can_still_be_switched_off(broken: dict[str, Any]) -> None:
    found = planned(RESOURCE, read(**broken), display_name="P", policy_state="disabled")
    assert body(found) == {"state": "disabled"}


# --- versions, references, guard -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "beta"),
    [
        ({"session_controls": {"sign_in_frequency": {"frequency_interval": "EveryTime"}}}, True),
        ({"session_controls": {"sign_in_frequency": {"frequency_interval": "timeBased"}}}, False),
        ({"session_controls": {"continuous_access_evaluation": {"mode": "disabled"}}}, True),
        ({"conditions": {"agent_id_risk_levels": ["high"]}}, True),
        ({"conditions": ALL}, False),
    ],
)
def test_a_task_reads_and_writes_in_beta_only_where_it_has_to(options: dict[str, Any], beta: bool) -> None:
    assert names_beta(RESOURCE.fields, options) is beta


def test_p8_names_are_resolved_and_words_and_ids_are_not() -> None:
    people = {"include_users": ["GUESTSorExternalUsers", "ada@contoso.com", ADA], "include_roles": ["global Reader"]}
    where = {"include_locations": ["alltrusted", "Head office", "00000000-0000-0000-0000-000000000000"]}
    options = {"conditions": {"users": people, "locations": where, "applications": {"include_applications": ["All"]}}}
    assert [(each.text, each.kinds) for each in names(RESOURCE.fields, options)] == [
        ("ada@contoso.com", ("user",)),
        ("global Reader", ("role",)),
        ("Head office", ("named_location",)),
    ]


@pytest.mark.parametrize(
    ("before", "after", "judged"),
    [
        ({}, read(state="enabled"), True),
        ({}, read(), False),
        (read(), read(state="disabled"), False),
        (read(), read(state="enabled"), True),
        (read(state="enabled"), {}, True),
        (read(), {}, False),
        (read(state="enabled"), read(state="enabled", description="x"), False),
        (read(state="enabled"), read(state="enabled", conditions=conditions({"excludeUsers": [ADA]})), True),
        (read(state="enabled"), read(state="enabled", grantControls=None), True),
    ],
)
def test_only_what_is_enforced_and_changes_is_judged(before: Any, after: Any, judged: bool) -> None:
    assert could_harm(before, after) is judged
