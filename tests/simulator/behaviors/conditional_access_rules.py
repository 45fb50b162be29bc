# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the service makes of a conditional access policy that is sent, and what it refuses in one.

Numbers and texts 1040, 1064, 1103 and 1235 are those that people report; of 1054 and 1108 the numbers are known and the
texts are not. What has no number here is refused by the service with words that are not known.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..errors import SCHEMA_1007, bad_request
from ..schema import Schema
from ..store import State
from ..values import is_guid

LOCATIONS = "/identity/conditionalAccess/namedLocations"
STRENGTHS = "/policies/authenticationStrengthPolicies"
ROLES = "/roleManagement/directory/roleDefinitions"
# The address ranges of the older per-user multifactor authentication.
TRUSTED_IPS = "00000000-0000-0000-0000-000000000000"
CLIENT_APP_TYPES_1064 = (
    "1064: 'clientAppTypes' condition does not support []. If you want to target all client apps, use ['All']. If you "
    "want to target modern authentication clients, use ['browser', 'mobileAppsAndDesktopClients']."
)
FLOWS_1235 = (
    "1235: Configured controls are unsupported for policies containing the protocol flows condition. Only the Block "
    "grant control is allowed. No session or external controls are allowed."
)
# What stands for ids in a list. The service knows them in any case and answers with this one.
WORDS: dict[str, tuple[str, ...]] = {
    "users.includeUsers": ("All", "None", "GuestsOrExternalUsers", "AllAgentIdUsers"),
    "users.excludeUsers": ("GuestsOrExternalUsers", "AllAgentIdUsers"),
    "applications.includeApplications": ("All", "None", "Office365", "MicrosoftAdminPortals", "AllAgentIdResources"),
    "applications.excludeApplications": ("Office365", "MicrosoftAdminPortals", "AllAgentIdResources"),
    "applications.includeUserActions": ("urn:user:registersecurityinfo", "urn:user:registerdevice"),
    "applications.includeAuthenticationContextClassReferences": tuple(f"c{number}" for number in range(1, 100)),
    "locations.includeLocations": ("All", "AllTrusted"),
    "locations.excludeLocations": ("AllTrusted",),
    "clientApplications.includeServicePrincipals": ("ServicePrincipalsInMyTenant",),
    "clientApplications.includeAgentIdServicePrincipals": ("All",),
    "agents.includeAgentUsers": ("All",),
}
WITHOUT_IDS = {"applications.includeUserActions", "applications.includeAuthenticationContextClassReferences"}
# Words that stand for everything or nothing, beside which no other item makes sense.
ALONE = {"All", "None"}
ID_LISTS = (
    *WORDS,
    "users.includeGroups",
    "users.excludeGroups",
    "clientApplications.excludeServicePrincipals",
    "clientApplications.excludeAgentIdServicePrincipals",
    "agents.excludeAgentUsers",
)
GUESTS = ("includeGuestsOrExternalUsers", "excludeGuestsOrExternalUsers")
KINDS_OF_TENANTS = {
    "conditionalAccessAllExternalTenants": "all",
    "conditionalAccessEnumeratedExternalTenants": "enumerated",
}
LONGEST = {"hours": 23, "days": 365}

Value = dict[str, Any]


def member(value: Any, path: str) -> Any:
    """What a path leads to; None where something on the way is missing."""
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


# --- what is stored --------------------------------------------------------------------------------------------------


def settled(policy: Value, fold_words: bool) -> Value:
    """The policy as the service keeps it."""
    conditions = dict(policy.get("conditions") or {})
    conditions["clientAppTypes"] = conditions.get("clientAppTypes") or ["all"]
    for path in WORDS if fold_words else ():
        outer, dummy, name = path.partition(".")
        items = member(conditions, path)
        if items:
            conditions[outer] = {**conditions[outer], name: [spelled(item, WORDS[path]) for item in items]}
    for name in ("insiderRiskLevels", "agentIdRiskLevels"):
        if conditions.get(name):
            conditions[name] = tight(conditions[name])
    flows = conditions.get("authenticationFlows")
    if flows and flows.get("transferMethods"):
        conditions["authenticationFlows"] = {**flows, "transferMethods": tight(flows["transferMethods"])}
    users = conditions.get("users")
    if users:
        conditions["users"] = {**users, **{name: guests(users[name]) for name in GUESTS if users.get(name)}}
    return {
        **policy,
        "conditions": conditions,
        "grantControls": grant_controls(policy.get("grantControls")),
        "sessionControls": session_controls(policy.get("sessionControls")),
    }


def spelled(item: str, words: tuple[str, ...]) -> str:
    return next((word for word in words if word.lower() == item.lower()), item)


def tight(flags: str) -> str:
    """This workload writes no blanks between flags."""
    return flags.replace(", ", ",")


def guests(value: Value) -> Value:
    tenants = value.get("externalTenants")
    if tenants:
        kind = KINDS_OF_TENANTS[tenants["@odata.type"].rpartition(".")[2]]
        if (tenants.get("membershipKind") or kind) != kind:
            raise bad_request(SCHEMA_1007)
        value = {**value, "externalTenants": {**tenants, "membershipKind": kind}}
    types = value.get("guestOrExternalUserTypes")
    return {**value, "guestOrExternalUserTypes": tight(types)} if types else value


def grant_controls(value: Value | None) -> Value | None:
    """Nothing to do is null, and with one thing to do the operator means nothing and is OR."""
    if value is None:
        return None
    operator = str(value.get("operator") or "").upper()
    if operator not in ("AND", "OR"):
        raise bad_request(SCHEMA_1007)
    found = controls(value)
    if not found:
        return None
    return {**value, "operator": operator if len(found) > 1 else "OR"}


def controls(value: Value | None) -> list[Any]:
    """Everything that a policy may ask for before it grants access."""
    if value is None:
        return []
    lists = ("builtInControls", "customAuthenticationFactors", "termsOfUse")
    strength = value.get("authenticationStrength")
    return [item for name in lists for item in value.get(name) or []] + ([strength] if strength else [])


def session_controls(value: Value | None) -> Value | None:
    """Controls that are switched off are null, and without any the whole is."""
    kept = {name: switched(item) for name, item in (value or {}).items()}
    frequency = kept.get("signInFrequency")
    if frequency:
        defaults = {"authenticationType": "primaryAndSecondaryAuthentication", "frequencyInterval": "timeBased"}
        kept["signInFrequency"] = {
            **frequency,
            **{name: frequency.get(name) or default for name, default in defaults.items()},
        }
    return kept if any(item not in (None, False) for item in kept.values()) else None


def switched(control: Any) -> Any:
    return None if isinstance(control, dict) and control.get("isEnabled") is False else control


# --- what is refused -------------------------------------------------------------------------------------------------


def check_sent(sent: Value, policy: Value) -> None:
    """Mistakes that only the body shows: it says what is empty, and what is there though it does nothing."""
    if member(sent, "conditions.clientAppTypes") == []:
        raise bad_request(CLIENT_APP_TYPES_1064)
    if transfer_methods(policy) and sent.get("sessionControls") is not None:
        raise bad_request(FLOWS_1235)


def check(policy: Value, states: list[State]) -> None:
    """Refuse what the service refuses. The objects that are named must be in all of the states, the present first."""
    conditions = policy["conditions"]
    for path in ID_LISTS:
        check_ids(path, member(conditions, path) or [])
    check_roles(conditions.get("users") or {}, states[0])
    check_who(conditions)
    check_applications(conditions.get("applications"))
    for name in ("includeLocations", "excludeLocations"):
        for item in member(conditions, f"locations.{name}") or []:
            check_location(item, states)
    for name in GUESTS:
        check_guests(member(conditions, f"users.{name}"))
    check_grant(policy, states)
    check_session(policy)


def check_ids(path: str, items: list[str]) -> None:
    condition, dummy, name = path.partition(".")
    if condition == "locations":
        # An unknown word is looked for like an id, and not found.
        return
    known = WORDS.get(path, ())
    wrong = [item for item in items if item not in known and (path in WITHOUT_IDS or not is_guid(item))]
    if wrong and name.endswith("ServicePrincipals"):
        raise bad_request(f"1054: Invalid servicePrincipal value: {wrong[0]}.")
    if wrong:
        raise bad_request(f"'{condition}' condition contains invalid values: {', '.join(wrong)}.")
    if len(items) > 1 and ALONE & set(items):
        raise bad_request(f"'{condition}' condition cannot contain {sorted(ALONE & set(items))[0]} and other values.")


def check_roles(users: Value, present: State) -> None:
    built_in = {item["id"].lower() for item in present.items(ROLES) if item.get("isBuiltIn", True)}
    named = [role for name in ("includeRoles", "excludeRoles") for role in users.get(name) or []]
    wrong = [role for role in named if role.lower() not in built_in]
    if wrong:
        raise bad_request(f"1103: 'users' condition contains non-built in role ids: {', '.join(wrong)}.")


def check_who(conditions: Value) -> None:
    """Users, or workload identities with users at none."""
    users = conditions.get("users") or {}
    names = ("includeUsers", "includeGroups", "includeRoles", "includeGuestsOrExternalUsers")
    people = [users[name] for name in names if users.get(name)]
    clients = conditions.get("clientApplications") or {}
    workloads = any(
        clients.get(name)
        for name in ("includeServicePrincipals", "includeAgentIdServicePrincipals", "servicePrincipalFilter")
    )
    if not people and not workloads:
        raise bad_request("A policy needs a 'users' or a 'clientApplications' condition that includes somebody.")
    if workloads and people and people != [["None"]]:
        raise bad_request("A policy for 'clientApplications' cannot include users.")
    if conditions.get("servicePrincipalRiskLevels") and not workloads:
        raise bad_request("'servicePrincipalRiskLevels' condition needs a 'clientApplications' condition.")


def check_applications(value: Value | None) -> None:
    value = value or {}
    targets = {
        name: value.get(name)
        for name in ("includeApplications", "includeUserActions", "includeAuthenticationContextClassReferences")
    }
    filled = [name for name, items in targets.items() if items]
    if len(filled) > 1:
        raise bad_request(f"'applications' condition cannot contain both {filled[0]} and {filled[1]}.")
    other = [name for name in ("applicationFilter", "globalSecureAccess", "networkAccess") if value.get(name)]
    if not filled and not other:
        raise bad_request("A policy needs an 'applications' condition that includes something.")
    if value.get("applicationFilter") and targets["includeApplications"] in (["All"], ["None"]):
        raise bad_request("'applicationFilter' cannot be used with All or None.")


def is_there(path: str, states: list[State]) -> bool:
    return all(state.get(path) is not None for state in states)


def check_location(item: str, states: list[State]) -> None:
    known = (*WORDS["locations.includeLocations"], TRUSTED_IPS)
    if item not in known and not is_there(f"{LOCATIONS}/{item}", states):
        raise bad_request(f"1040: NamedLocation with id {item} does not exist in the directory.")


def check_guests(value: Value | None) -> None:
    if value is None:
        return
    if value.get("guestOrExternalUserTypes") in (None, "none"):
        raise bad_request(SCHEMA_1007)
    tenants = value.get("externalTenants") or {}
    if tenants.get("membershipKind") == "enumerated" and not tenants.get("members"):
        raise bad_request(SCHEMA_1007)


def transfer_methods(policy: Value) -> bool:
    return member(policy, "conditions.authenticationFlows.transferMethods") not in (None, "", "none")


def check_grant(policy: Value, states: list[State]) -> None:
    value = policy["grantControls"]
    asked = controls(value)
    built_in = (value or {}).get("builtInControls") or []
    if transfer_methods(policy) and (asked != ["block"] or policy["sessionControls"]):
        raise bad_request(FLOWS_1235)
    if not asked and not effective(policy["sessionControls"]):
        raise bad_request("A policy needs grant controls or session controls.")
    if "block" in asked and len(asked) > 1:
        raise bad_request("The grant control block cannot be combined with other grant controls.")
    strength = (value or {}).get("authenticationStrength")
    if strength and "mfa" in built_in:
        raise bad_request("1108: Authentication strengths cannot be used alongside MFA.")
    if strength and not is_there(f"{STRENGTHS}/{strength['id']}", states):
        raise bad_request(f"AuthenticationStrengthPolicy with id {strength['id']} does not exist in the directory.")
    if "passwordChange" in built_in:
        check_password_change(policy, strength)


def check_password_change(policy: Value, strength: Value | None) -> None:
    conditions = policy["conditions"]
    controls_fit = (strength or "mfa" in policy["grantControls"]["builtInControls"]) and policy["grantControls"][
        "operator"
    ] == "AND"
    apps_fit = member(conditions, "applications.includeApplications") == ["All"]
    others = ("signInRiskLevels", "locations", "platforms", "devices", "insiderRiskLevels", "authenticationFlows")
    if not controls_fit or not apps_fit or not conditions.get("userRiskLevels") or any(map(conditions.get, others)):
        raise bad_request(
            "The grant control passwordChange needs multifactor authentication with the operator AND, a user risk "
            "condition, all applications, and no other condition."
        )


def effective(session: Value | None) -> bool:
    return any(item not in (None, False) for item in (session or {}).values())


def check_session(policy: Value) -> None:
    session = policy["sessionControls"] or {}
    every_application = member(policy, "conditions.applications.includeApplications") == ["All"]
    if session.get("persistentBrowser") and not every_application:
        raise bad_request("The session control persistentBrowser needs all applications.")
    frequency = session.get("signInFrequency")
    if frequency is None:
        return
    if frequency["frequencyInterval"] == "everyTime":
        check_every_time(policy, session, frequency)
    else:
        longest = LONGEST.get(str(frequency.get("type")), 0)
        if not 1 <= (frequency.get("value") or 0) <= longest:
            raise bad_request("The session control signInFrequency needs a type, and a value that this type allows.")


def check_every_time(policy: Value, session: Value, frequency: Value) -> None:
    if frequency.get("value") is not None or frequency.get("type") is not None:
        raise bad_request("A sign-in frequency of every time has neither a value nor a type.")
    if session.get("applicationEnforcedRestrictions") or session.get("disableResilienceDefaults"):
        raise bad_request("A sign-in frequency of every time cannot be combined with these session controls.")
    built_in = (policy["grantControls"] or {}).get("builtInControls") or []
    if policy["conditions"].get("userRiskLevels") and not {"passwordChange", "riskRemediation"} & set(built_in):
        raise bad_request(
            'The "sign-in frequency every time" session control requires the "require password change" grant control '
            'for "user risk".'
        )


# --- what a version does not have ------------------------------------------------------------------------------------


def beyond(value: Any, type_name: str, schema: Schema) -> bool:
    """Whether a value says something that a version cannot say: a member, a type or a member of an enumeration."""
    if schema.is_enum(type_name):
        return any(part.strip() not in schema.enums[type_name] for part in str(value).split(","))
    if not isinstance(value, dict) or not schema.has_type(type_name):
        return False
    stated = value.get("@odata.type")
    name = schema.find(stated) if stated else type_name
    if name is None:
        return True
    known = schema.type(name).properties
    for wire, item in value.items():
        if item in (None, [], {}, False) or "@" in wire:
            continue
        if wire not in known:
            return True
        items = item if isinstance(item, list) else [item]
        if any(beyond(entry, known[wire].type, schema) for entry in items):
            return True
    return False


def every_time(policy: Value) -> bool:
    return member(policy, "sessionControls.signInFrequency.frequencyInterval") == "everyTime"


def names_application(sent: Value, test: Callable[[str], bool] = is_guid) -> bool:
    """Whether a body names applications by their ids."""
    lists = ("includeApplications", "excludeApplications")
    return any(test(item) for name in lists for item in member(sent, f"conditions.applications.{name}") or [])
