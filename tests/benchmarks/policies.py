# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Many conditional access policies, as Graph and as a playbook say them.

They are of ten shapes that are published again and again, over the people and things of the simulated tenant's default.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from tests.simulator.handle import Simulator

POLICIES = "/identity/conditionalAccess/policies"
STRENGTHS = "/policies/authenticationStrengthPolicies"
DEFAULTS = "/policies/identitySecurityDefaultsEnforcementPolicy"
STATES = ("enabled", "enabledForReportingButNotEnforced", "disabled")
# Where the tenant keeps what a policy names, and what a person calls it.
NAMED = {
    "/users": ("id", "userPrincipalName"),
    "/groups": ("id", "displayName"),
    "/servicePrincipals": ("appId", "displayName"),
    "/roleManagement/directory/roleDefinitions": ("id", "displayName"),
    "/identity/conditionalAccess/namedLocations": ("id", "displayName"),
    STRENGTHS: ("id", "displayName"),
}

_USERS = [f"a1000000-0000-4000-8000-{number:012}" for number in range(1, 21)]
_EMERGENCY, *_GROUPS = (f"b2000000-0000-4000-8000-{number:012}" for number in range(1, 8))
_GLOBAL, _SECURITY = "62e90394-69f5-4237-9190-012177145e10", "194ae4cb-b126-40b2-bd5b-6091b380977d"
_AZURE, _PORTAL = "797f4846-ba00-4fd7-ba43-dac1f8f63013", "e4000000-0000-4000-8000-000000000002"
_OFFICE, _COUNTRIES = "10000000-1000-4000-8000-000000000001", "10000000-1000-4000-8000-000000000002"
_RESISTANT, _CUSTOM = "00000000-0000-0000-0000-000000000004", "20000000-2000-4000-8000-000000000001"


def policies(count: int) -> list[dict[str, Any]]:
    """So many policies in Graph's words, each with what it says and nothing that it leaves open."""
    return [_policy(number) for number in range(count)]


def _policy(number: int) -> dict[str, Any]:
    shapes = _shapes(_USERS[number % 17 : number % 17 + 3], [_GROUPS[number % 6], _GROUPS[(number + 1) % 6]])
    purpose, shape = list(shapes.items())[number % len(shapes)]
    return {
        "id": f"30000000-3000-4000-8000-{0xB00000 + number:012x}",
        "displayName": f"CA{number:03} {purpose}",
        "state": STATES[number % len(STATES)],
        **shape,
    }


def _shapes(users: list[str], groups: list[str]) -> dict[str, dict[str, Any]]:
    """What the policies are for, and how they say it."""
    everybody = {"includeUsers": ["All"], "excludeGroups": [_EMERGENCY]}
    members = {"includeGroups": groups, "excludeGroups": [_EMERGENCY], "excludeUsers": users}
    return {
        "Multifactor authentication for everybody": {
            "conditions": _conditions(everybody),
            "grantControls": _controls("mfa"),
        },
        "No legacy authentication": {
            "conditions": _conditions(everybody, clientAppTypes=["exchangeActiveSync", "other"]),
            "grantControls": _controls("block"),
        },
        "Phishing-resistant methods for administrators": {
            "conditions": _conditions({"includeRoles": [_GLOBAL, _SECURITY], "excludeUsers": users}),
            "grantControls": _strength(_RESISTANT),
        },
        "A managed device for an application": {
            "conditions": _conditions(members, {"includeApplications": [_AZURE, _PORTAL]}),
            "grantControls": _controls("compliantDevice", "domainJoinedDevice"),
        },
        "From the countries we work in": {
            "conditions": _conditions(
                members, locations={"includeLocations": ["All"], "excludeLocations": [_COUNTRIES, _OFFICE]}
            ),
            "grantControls": _controls("block"),
        },
        "Fresh sign-ins in the browser": {
            "conditions": _conditions(members, clientAppTypes=["browser"]),
            "sessionControls": {
                "persistentBrowser": {"isEnabled": True, "mode": "never"},
                "signInFrequency": {
                    "isEnabled": True,
                    "authenticationType": "primaryAndSecondaryAuthentication",
                    "frequencyInterval": "timeBased",
                    "type": "hours",
                    "value": 4,
                },
            },
        },
        "A protected application on phones": {
            "conditions": _conditions(
                members,
                {"includeApplications": ["Office365"]},
                clientAppTypes=["browser", "mobileAppsAndDesktopClients"],
                platforms={"includePlatforms": ["android", "iOS"]},
            ),
            "grantControls": _controls("compliantApplication"),
        },
        "Multifactor authentication at risk": {
            "conditions": _conditions(everybody, signInRiskLevels=["high", "medium"]),
            "grantControls": _controls("mfa"),
        },
        "Registration of security information": {
            "conditions": _conditions(
                everybody,
                {"includeUserActions": ["urn:user:registersecurityinfo"]},
                locations={"includeLocations": ["All"], "excludeLocations": ["AllTrusted"]},
            ),
            "grantControls": _strength(_CUSTOM),
        },
        "What the portal lets download": {
            "conditions": _conditions(
                {"includeUsers": users, "includeGroups": groups},
                {"includeApplications": ["Office365"]},
                devices={"deviceFilter": {"mode": "exclude", "rule": "device.isCompliant -eq True"}},
            ),
            "sessionControls": {"applicationEnforcedRestrictions": {"isEnabled": True}},
        },
    }


def _conditions(users: dict[str, Any], applications: dict[str, Any] | None = None, **others: Any) -> dict[str, Any]:
    everything = {"includeApplications": ["All"]}
    return {"clientAppTypes": ["all"], "applications": applications or everything, "users": users, **others}


def _controls(*names: str) -> dict[str, Any]:
    return {"operator": "OR", "builtInControls": list(names)}


def _strength(ident: str) -> dict[str, Any]:
    return {"operator": "OR", "builtInControls": [], "authenticationStrength": {"id": ident}}


# --- in the tenant ---------------------------------------------------------------------------------------------------


def put(found: list[dict[str, Any]], simulator: Simulator) -> None:
    """Put policies into the simulated tenant, which shows what they leave open as Graph does: as null or empty."""
    # Enforced policies and security defaults exclude each other.
    simulator.put_state(DEFAULTS, {**simulator.state(DEFAULTS), "isEnabled": False})
    stamp = {"createdDateTime": "2025-03-04T05:06:07.0000000Z", "modifiedDateTime": None}
    simulator.put_state(POLICIES, [{**policy, **stamp} for policy in found])


# --- in a playbook ---------------------------------------------------------------------------------------------------


def as_options(policy: Mapping[str, Any]) -> dict[str, Any]:
    """A policy as the variables of a playbook say it."""
    options = snake({name: value for name, value in policy.items() if name not in ("id", "state")})
    strength = (policy.get("grantControls") or {}).get("authenticationStrength")
    if strength:
        options["grant_controls"]["authentication_strength"] = strength["id"]
    return {**options, "policy_state": policy["state"]}


def snake(value: Any) -> Any:
    """A value of Graph with its members in snake_case."""
    if isinstance(value, Mapping):
        return {re.sub(r"(?=[A-Z])", "_", name).lower(): snake(item) for name, item in value.items()}
    return [snake(item) for item in value] if isinstance(value, list) else value


def names(simulator: Simulator) -> dict[str, str]:
    """What people call the objects of the tenant, by their ids."""
    return {
        item[key]: item[name] for path, (key, name) in NAMED.items() for item in simulator.state(path) if item.get(name)
    }


def renamed(value: Any, called: Mapping[str, str]) -> Any:
    """Options with names for ids."""
    if isinstance(value, Mapping):
        return {name: renamed(item, called) for name, item in value.items()}
    if isinstance(value, list):
        return [renamed(item, called) for item in value]
    return called.get(value, value) if isinstance(value, str) else value
