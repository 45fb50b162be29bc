# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What a conditional access policy may not be, and what in it means nothing.

The rules are those of the pages of conditionalAccessPolicy and its parts in the reference, and those behind numbered
errors that people report; the service is the judge of whatever is not here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._resource import Refusal
from .._scalars import is_guid

Value = Mapping[str, Any]

_TARGETS = ("includeApplications", "includeUserActions", "includeAuthenticationContextClassReferences")
_PEOPLE = ("includeUsers", "includeGroups", "includeRoles", "includeGuestsOrExternalUsers")
_WORKLOADS = ("includeServicePrincipals", "servicePrincipalFilter", "includeAgentIdServicePrincipals")
_AGENTS = ("includeAgentUsers", "agentFilter")
# What stands for everything or nothing, and therefore alone.
_ALONE = {"All", "None"}
# "Configure adaptive session lifetime policies" (Entra documentation).
_LONGEST = {"hours": 23, "days": 365}


def _at(value: Any, path: str) -> Any:
    """What a path of wire names leads to; None where something on the way is missing."""
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _given(policy: Value, condition: str, names: tuple[str, ...]) -> list[Any]:
    """What is set of some members of a condition."""
    return [item for name in names if (item := _at(policy, f"conditions.{condition}.{name}"))]


# --- what means nothing ----------------------------------------------------------------------------------------------


def controls(grant: Value) -> list[Any]:
    """Everything that grant controls demand."""
    lists = ("builtInControls", "customAuthenticationFactors", "termsOfUse")
    strength = [grant["authenticationStrength"]] if grant.get("authenticationStrength") else []
    return [item for name in lists for item in grant.get(name) or []] + strength


def without_idle_operator(grant: dict[str, Any]) -> dict[str, Any]:
    """With one control or none the operator means nothing, and the service makes it OR."""
    return grant if len(controls(grant)) > 1 else {**grant, "operator": None}


def without_what_is_off(control: dict[str, Any]) -> dict[str, Any]:
    """A session control that is switched off is one that is not set."""
    return {} if control.get("isEnabled") is False else control


def could_harm(before: Value, after: Value) -> bool:
    """Whether the guard has to look at a change: what is only reported, or switched off, stops and protects nobody."""
    enforced = "enabled" in (before.get("state"), after.get("state"))
    return enforced and any(before.get(name) != after.get(name) for name in ("state", "conditions", "grantControls"))


def becomes_enforced(before: Value, after: Value) -> bool:
    """Whether a policy that is there is about to be enforced."""
    return bool(before) and before.get("state") != "enabled" == after.get("state")


def sign_in(policy: Value, user: str) -> dict[str, Any]:
    """The sign-in of a user to what a policy names, or where it names no application to the management of Azure."""
    included = [item for item in _at(policy, "conditions.applications.includeApplications") or () if is_guid(item)]
    kind = "#microsoft.graph."
    return {
        "signInIdentity": {"@odata.type": f"{kind}userSignIn", "userId": user},
        "signInContext": {
            "@odata.type": f"{kind}applicationContext",
            "includeApplications": included or ["797f4846-ba00-4fd7-ba43-dac1f8f63013"],
        },
        "signInConditions": {},
    }


# --- rules -----------------------------------------------------------------------------------------------------------


def _no_clients(policy: Value) -> bool:
    return _at(policy, "conditions.clientAppTypes") == []


def _mixed_with_all(policy: Value) -> bool:
    lists = (_at(policy, f"conditions.{path}") for path in ("users.includeUsers", "applications.includeApplications"))
    return any(len(items) > 1 and _ALONE & set(items) for items in lists if items)


def _several_targets(policy: Value) -> bool:
    return len(_given(policy, "applications", _TARGETS)) > 1


def _filtered_all(policy: Value) -> bool:
    included = _at(policy, "conditions.applications.includeApplications") or []
    return bool(_at(policy, "conditions.applications.applicationFilter") and _ALONE & set(included))


def _no_target(policy: Value) -> bool:
    others = ("applicationFilter", "globalSecureAccess", "networkAccess")
    return not _given(policy, "applications", (*_TARGETS, *others))


def _nobody(policy: Value) -> bool:
    found = (("users", _PEOPLE), ("clientApplications", _WORKLOADS), ("agents", _AGENTS))
    return not any(_given(policy, condition, names) for condition, names in found)


def _people_and_workloads(policy: Value) -> bool:
    people = _given(policy, "users", _PEOPLE)
    return bool(_given(policy, "clientApplications", _WORKLOADS) and people and people != [["None"]])


def _risk_of_nobody(policy: Value) -> bool:
    risk = _at(policy, "conditions.servicePrincipalRiskLevels")
    return bool(risk and not _given(policy, "clientApplications", _WORKLOADS))


def _grant(policy: Value) -> Value:
    return policy.get("grantControls") or {}


def _built_in(policy: Value) -> list[Any]:
    return _grant(policy).get("builtInControls") or []


def _block_beside_others(policy: Value) -> bool:
    return "block" in _built_in(policy) and len(controls(_grant(policy))) > 1


def _strength_beside_mfa(policy: Value) -> bool:
    return bool(_at(policy, "grantControls.authenticationStrength.id") and "mfa" in _built_in(policy))


def _session(policy: Value) -> dict[str, Any]:
    """The session controls that are on."""
    found = (policy.get("sessionControls") or {}).items()
    return {name: item for name, item in found if item and not (isinstance(item, Mapping) and not _is_on(item))}


def _is_on(control: Value) -> bool:
    return bool(without_what_is_off(dict(control)))


def _no_control(policy: Value) -> bool:
    return not controls(_grant(policy)) and not _session(policy)


def _lone_password_change(policy: Value) -> bool:
    if "passwordChange" not in _built_in(policy):
        return False
    second = "mfa" in _built_in(policy) or _at(policy, "grantControls.authenticationStrength.id")
    both = str(_grant(policy).get("operator")).upper() == "AND"
    everything = _at(policy, "conditions.applications.includeApplications") == ["All"]
    others = ("signInRiskLevels", "locations", "platforms", "devices", "insiderRiskLevels", "authenticationFlows")
    narrowed = any(_at(policy, f"conditions.{name}") for name in others)
    return not (second and both and everything and _at(policy, "conditions.userRiskLevels")) or narrowed


def _flows_beyond_block(policy: Value) -> bool:
    flows = _at(policy, "conditions.authenticationFlows.transferMethods")
    only_block = controls(_grant(policy)) == ["block"] and not _session(policy)
    return flows not in (None, "", "none") and not only_block


def _frequency(policy: Value) -> Value:
    return _session(policy).get("signInFrequency") or {}


def _every_time(policy: Value) -> bool:
    return _frequency(policy).get("frequencyInterval") == "everyTime"


def _every_time_and_period(policy: Value) -> bool:
    return _every_time(policy) and any(_frequency(policy).get(name) is not None for name in ("type", "value"))


def _no_period(policy: Value) -> bool:
    found = _frequency(policy)
    return bool(found) and not _every_time(policy) and (found.get("type") is None or found.get("value") is None)


def _period_out_of_range(policy: Value) -> bool:
    kind, value = _frequency(policy).get("type"), _frequency(policy).get("value")
    return isinstance(value, int) and not 1 <= value <= _LONGEST.get(str(kind), max(_LONGEST.values()))


def _every_time_beside_others(policy: Value) -> bool:
    others = ("applicationEnforcedRestrictions", "disableResilienceDefaults")
    return _every_time(policy) and any(name in _session(policy) for name in others)


def _every_time_for_user_risk(policy: Value) -> bool:
    remedies = {"passwordChange", "riskRemediation"} & set(_built_in(policy))
    return bool(_every_time(policy) and _at(policy, "conditions.userRiskLevels") and not remedies)


def _persistent_browser_for_some(policy: Value) -> bool:
    everything = _at(policy, "conditions.applications.includeApplications") == ["All"]
    return "persistentBrowser" in _session(policy) and not everything


def _persistent_browser_without_mode(policy: Value) -> bool:
    browser = _session(policy).get("persistentBrowser")
    return browser is not None and not browser.get("mode")


# A rule that the policy breaks already is no reason to keep it from becoming enabled or disabled.
REFUSALS = (
    *(
        Refusal(on="wish", when=when, message=message, only_new=True)
        for when, message in (
            # 1064
            (_no_clients, "conditions.client_app_types cannot be empty; all clients are [all]"),
            (
                _mixed_with_all,
                "All and None stand alone in conditions.users.include_users and "
                "conditions.applications.include_applications",
            ),
            (
                _several_targets,
                "conditions.applications includes applications, user actions or authentication contexts, and the "
                "other two lists have to be empty",
            ),
            (
                _filtered_all,
                "conditions.applications.application_filter cannot be used where include_applications is All or None",
            ),
            (_block_beside_others, "the grant control block goes with no other one"),
            # 1108
            (
                _strength_beside_mfa,
                "grant_controls.authentication_strength goes without mfa in grant_controls.built_in_controls",
            ),
            (
                _every_time_and_period,
                "session_controls.sign_in_frequency has neither type nor value where frequency_interval is everyTime; "
                "clear them",
            ),
            (
                _period_out_of_range,
                "session_controls.sign_in_frequency.value is at least 1, and at most 23 hours or 365 days",
            ),
        )
    ),
    *(
        Refusal(on="merged", when=when, message=message, only_new=True)
        for when, message in (
            (_no_target, "conditions.applications has to include something"),
            (_nobody, "conditions.users or conditions.client_applications has to include somebody"),
            (
                _people_and_workloads,
                "it is for conditions.users or for conditions.client_applications; with the latter include_users is "
                "None or not set",
            ),
            (
                _risk_of_nobody,
                "conditions.service_principal_risk_levels needs conditions.client_applications",
            ),
            (_no_control, "it needs grant_controls or session_controls that are enabled"),
            (
                _lone_password_change,
                "the grant control passwordChange needs mfa or a strength, the operator AND, "
                "conditions.user_risk_levels, all applications, and no other condition",
            ),
            # 1235
            (
                _flows_beyond_block,
                "with conditions.authentication_flows the only grant control is block, without session_controls",
            ),
            (
                _no_period,
                "session_controls.sign_in_frequency needs type and value, unless frequency_interval is everyTime",
            ),
            (
                _every_time_beside_others,
                "a sign-in frequency of everyTime goes neither with application_enforced_restrictions nor with "
                "disable_resilience_defaults",
            ),
            (
                _every_time_for_user_risk,
                "a sign-in frequency of everyTime for conditions.user_risk_levels needs the grant control "
                "passwordChange or riskRemediation",
            ),
            (
                _persistent_browser_for_some,
                "session_controls.persistent_browser needs All as conditions.applications.include_applications",
            ),
            (_persistent_browser_without_mode, "session_controls.persistent_browser needs a mode"),
        )
    ),
)
