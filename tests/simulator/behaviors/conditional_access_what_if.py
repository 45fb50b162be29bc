# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which conditional access policies would apply to a sign-in: a plain reading of their conditions.

A condition that a policy has and the sign-in does not tell about cannot be evaluated, and filters are not: the policy
does not apply then, for lack of information.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..call import Call
from ..model import Response
from ..values import split_flags
from . import action
from .conditional_access import POLICIES, hidden, with_contexts
from .conditional_access_rules import LOCATIONS, controls, effective

UNKNOWN = "notEnoughInformation"
# What the word Office365 stands for, in part.
OFFICE = {"office365", "00000002-0000-0ff1-ce00-000000000000", "00000003-0000-0ff1-ce00-000000000000"}
USER_ACTIONS = {
    "registerSecurityInformation": "urn:user:registersecurityinfo",
    "registerOrJoinDevices": "urn:user:registerdevice",
}

Value = dict[str, Any]


@action("what_if")
def what_if(call: Call, body: Value) -> Response:
    resource = replace(call.resource, type="whatIfAnalysisResult", key="id")
    shown = []
    for policy in call.store.state.items(POLICIES):
        reasons = list(dict.fromkeys(why_not(call, policy, body)))
        if not hidden(call, policy) and not (reasons and body.get("appliedPoliciesOnly")):
            result = {"policyApplies": not reasons, "analysisReasons": ",".join(reasons) or "notSet"}
            shown.append(call.presenter.top({**with_contexts(call, policy), **result}, resource))
    context = f"{call.root}/$metadata#Collection(microsoft.graph.whatIfAnalysisResult)"
    return Response(200, {"@odata.context": context, "value": shown})


def why_not(call: Call, policy: Value, sign_in: Value) -> Iterator[str]:
    """The reasons for which a policy does not apply."""
    conditions = policy["conditions"]
    if policy["state"] == "disabled":
        yield "policyNotEnabled"
    if not controls(policy.get("grantControls")) and not effective(policy.get("sessionControls")):
        yield "emptyPolicy"
    yield from of_identity(call, conditions, sign_in["signInIdentity"])
    yield from of_context(conditions.get("applications") or {}, sign_in["signInContext"])
    yield from of_conditions(call, conditions, sign_in["signInConditions"])


def kind_of(value: Value) -> str:
    return str(value.get("@odata.type", "")).rpartition(".")[2]


# --- who -------------------------------------------------------------------------------------------------------------


def of_identity(call: Call, conditions: Value, identity: Value) -> Iterator[str]:
    clients = conditions.get("clientApplications") or {}
    if kind_of(identity) != "userSignIn":
        ident = str(identity.get("servicePrincipalId") or identity.get("agentServicePrincipalId"))
        included = clients.get("includeServicePrincipals") or []
        everyone = "ServicePrincipalsInMyTenant" in included
        if not (everyone or named(ident, included)) or named(ident, clients.get("excludeServicePrincipals")):
            yield "workloadIdentities"
        return
    users = conditions.get("users") or {}
    if not includes(call, users, "include", identity) or includes(call, users, "exclude", identity):
        yield "users"


def includes(call: Call, users: Value, which: str, identity: Value) -> bool:
    ident = str(identity.get("userId"))
    words = users.get(f"{which}Users") or []
    guest = is_guest(call, identity)
    return (
        "All" in words
        or named(ident, words)
        or guest
        and "GuestsOrExternalUsers" in words
        or any(linked(call, f"/groups/{group}/members", ident) for group in users.get(f"{which}Groups") or [])
        or any(holds(call, role, ident) for role in users.get(f"{which}Roles") or [])
        or is_such_guest(users.get(f"{which}GuestsOrExternalUsers"), identity, guest)
    )


def named(ident: str, items: list[str] | None) -> bool:
    return ident.lower() in {item.lower() for item in items or []}


def linked(call: Call, path: str, ident: str) -> bool:
    return named(ident, call.store.state.get(path))


def holds(call: Call, template: str, ident: str) -> bool:
    roles = [item for item in call.store.state.items("/directoryRoles") if item.get("roleTemplateId") == template]
    return any(linked(call, f"/directoryRoles/{role['id']}/members", ident) for role in roles)


def is_guest(call: Call, identity: Value) -> bool:
    stored = call.store.state.get(f"/users/{identity.get('userId')}") or {}
    return bool(identity.get("externalUserType")) or stored.get("userType") == "Guest"


def is_such_guest(wanted: Value | None, identity: Value, guest: bool) -> bool:
    if not wanted or not guest:
        return False
    types = split_flags(identity.get("externalUserType") or "b2bCollaborationGuest")
    tenants = wanted.get("externalTenants") or {}
    from_there = tenants.get("membershipKind") != "enumerated" or named(
        str(identity.get("externalTenantId")), tenants.get("members")
    )
    return from_there and bool(set(types) & set(split_flags(wanted.get("guestOrExternalUserTypes") or "")))


# --- what ------------------------------------------------------------------------------------------------------------


def of_context(applications: Value, context: Value) -> Iterator[str]:
    if kind_of(context) == "userActionContext":
        if USER_ACTIONS.get(str(context.get("userAction"))) not in (applications.get("includeUserActions") or []):
            yield "userActions"
    elif kind_of(context) == "authContext":
        included = applications.get("includeAuthenticationContextClassReferences") or []
        if context.get("authenticationContextValue") not in included:
            yield "authenticationContext"
    elif applications.get("applicationFilter"):
        yield UNKNOWN
    else:
        wanted = context.get("includeApplications") or []
        included = applications.get("includeApplications") or []
        everything = "All" in included
        left = [item for item in wanted if everything or is_application(item, included)]
        if not [item for item in left if not is_application(item, applications.get("excludeApplications") or [])]:
            yield "application"


def is_application(item: str, items: list[str]) -> bool:
    return named(item, items) or "Office365" in items and item.lower() in OFFICE


# --- how -------------------------------------------------------------------------------------------------------------


def of_conditions(call: Call, conditions: Value, found: Value) -> Iterator[str]:
    client_apps = conditions.get("clientAppTypes") or ["all"]
    if "all" not in client_apps:
        yield from one_of(found.get("clientAppType"), client_apps, "clientApps")
    platforms = conditions.get("platforms")
    if platforms:
        included, excluded = platforms.get("includePlatforms") or [], platforms.get("excludePlatforms") or []
        platform = found.get("devicePlatform")
        if platform in excluded:
            yield "devicePlatform"
        elif "all" not in included:
            yield from one_of(platform, included, "devicePlatform")
    for wire, given, reason in (
        ("signInRiskLevels", "signInRiskLevel", "signInRisk"),
        ("userRiskLevels", "userRiskLevel", "userRisk"),
        ("servicePrincipalRiskLevels", "servicePrincipalRiskLevel", "signInRisk"),
    ):
        if conditions.get(wire):
            yield from one_of(found.get(given), conditions[wire], reason)
    if conditions.get("insiderRiskLevels"):
        yield from one_of(found.get("insiderRiskLevel"), split_flags(conditions["insiderRiskLevels"]), "insiderRisk")
    flows = split_flags((conditions.get("authenticationFlows") or {}).get("transferMethods") or "")
    if flows and flows != ["none"]:
        yield from one_of((found.get("authenticationFlow") or {}).get("transferMethod"), flows, "authenticationFlow")
    if (conditions.get("devices") or {}).get("deviceFilter"):
        yield UNKNOWN
    if conditions.get("locations"):
        yield from of_location(call, conditions["locations"], found)


def one_of(given: str | None, wanted: list[str], reason: str) -> Iterator[str]:
    if given is None:
        yield UNKNOWN
    elif given not in wanted:
        yield reason


def of_location(call: Call, locations: Value, found: Value) -> Iterator[str]:
    if not found.get("ipAddress") and not found.get("country"):
        yield UNKNOWN
        return
    inside = any(is_there(call, item, found) for item in locations.get("includeLocations") or [])
    if not inside or any(is_there(call, item, found) for item in locations.get("excludeLocations") or []):
        yield "location"


def is_there(call: Call, item: str, found: Value) -> bool:
    if item == "All":
        return True
    if item == "AllTrusted":
        trusted = [place for place in call.store.state.items(LOCATIONS) if place.get("isTrusted")]
        return any(covers(place, found) for place in trusted)
    return covers(call.store.state.get(f"{LOCATIONS}/{item}") or {}, found)


def covers(place: Value, found: Value) -> bool:
    if found.get("country") in (place.get("countriesAndRegions") or []):
        return True
    try:
        address = ipaddress.ip_address(found.get("ipAddress") or "")
    except ValueError:
        return False
    ranges = [ipaddress.ip_network(entry["cidrAddress"], strict=False) for entry in place.get("ipRanges") or []]
    return any(address.version == each.version and address in each for each in ranges)
