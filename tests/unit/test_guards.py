# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the guard refuses, warns of and lets pass: a table of changes of a tenant, and laws for all changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils._guards import (
    _RULES,
    NEEDS,
    Accounts,
    Actor,
    Finding,
    Verdict,
    findings,
    judge,
)
from hypothesis import given
from hypothesis import strategies as st

# --- words of the table ----------------------------------------------------------------------------------------------

EMERGENCY, EMERGENCY_USER = "0e000000-0000-0000-0000-00000000000e", "0e000000-0000-0000-0000-0000000000ee"
STAFF, SALES = "57aff000-0000-0000-0000-000000000001", "5a1e5000-0000-0000-0000-000000000002"
ANNA, BEN = "a0000000-0000-0000-0000-00000000000a", "b0000000-0000-0000-0000-00000000000b"
RUNNER, RUNNER_APP = "c0000000-0000-0000-0000-00000000000c", "ca000000-0000-0000-0000-0000000000ca"
MAIL, WIKI = "00000002-0000-0ff1-ce00-000000000000", "99000000-0000-0000-0000-000000000009"
GRAPH = "00000003-0000-0000-c000-000000000000"
OFFICE, FACTORY = "0f000000-0000-0000-0000-00000000000f", "fa000000-0000-0000-0000-0000000000fa"
GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10"
SYNCHRONIZATION = "d29b2b05-8046-44ba-8758-1e26182fcf32"
MFA_STRENGTH, PASSWORDLESS, PHISHING_RESISTANT = (f"00000000-0000-0000-0000-00000000000{digit}" for digit in "234")
CUSTOM = "c5000000-0000-0000-0000-0000000000c5"
KEY, OTHER_KEY = "2fc0579f-8113-47ea-b116-bb5a8db9202a", "cb69481e-8ff7-4039-93ec-0a2729a154a8"

NAMED = Accounts(groups=frozenset({EMERGENCY}))
NONE_NAMED = Accounts()
AS_SERVICE = replace(NAMED, actor=Actor("service_principal", frozenset({RUNNER, RUNNER_APP})))
AS_USER = replace(NAMED, actor=Actor("user", frozenset({RUNNER})))
AS_MANAGED_IDENTITY = replace(NAMED, actor=Actor("managed_identity", frozenset({RUNNER})))

EVERYBODY, EVERY_APP = {"includeUsers": ["All"]}, {"includeApplications": ["All"]}
WORKLOADS = {"includeServicePrincipals": ["ServicePrincipalsInMyTenant"]}
LEGACY, MODERN = ["exchangeActiveSync", "other"], ["browser", "mobileAppsAndDesktopClients"]
GUESTS = {
    "guestOrExternalUserTypes": "b2bCollaborationGuest, internalGuest",
    "externalTenants": {"@odata.type": "#microsoft.graph.conditionalAccessAllExternalTenants", "membershipKind": "all"},
}
GUESTS_OF_ONE = {
    "guestOrExternalUserTypes": "internalGuest, b2bCollaborationGuest",
    "externalTenants": {"membershipKind": "enumerated", "members": [FACTORY]},
}
ABROAD = {"includeLocations": ["All"], "excludeLocations": [OFFICE]}


def ca(
    name: str,
    *controls: str,
    users: Mapping[str, Any] | None = None,
    but: Mapping[str, Any] | None = None,
    apps: Mapping[str, Any] | None = None,
    state: str = "enabled",
    operator: str = "OR",
    strength: Any = None,
    **conditions: Any,
) -> dict[str, Any]:
    """A conditional access policy for all users but emergency access, and all applications, unless said otherwise."""
    users, apps = EVERYBODY if users is None else users, EVERY_APP if apps is None else apps
    but = {"excludeGroups": [EMERGENCY]} if but is None else but
    granted = {"operator": operator, "builtInControls": list(controls), "authenticationStrength": None}
    if strength:
        granted["authenticationStrength"] = {"id": strength} if isinstance(strength, str) else strength
    return {
        "displayName": name,
        "state": state,
        "conditions": {"users": {**users, **but}, "applications": apps, "clientAppTypes": ["all"], **conditions},
        "grantControls": granted if controls or strength else None,
        "sessionControls": None if controls or strength else {"signInFrequency": {"isEnabled": True}},
    }


def method(state: str = "enabled", to: tuple[str, ...] = ("all_users",), **settings: Any) -> dict[str, Any]:
    targets = [{"id": ident, "targetType": "group"} for ident in to]
    return {"state": state, "includeTargets": targets, "excludeTargets": [], **settings}


def keys(kind: str, *models: str, enforced: bool = True) -> dict[str, Any]:
    return {"isEnforced": enforced, "enforcementType": kind, "aaGuids": list(models)}


OFF = method("disabled")
METHODS = {"fido2": method(), "microsoftauthenticator": method(), "sms": OFF, "temporaryaccesspass": method()}
EXTERNAL = method(**{"@odata.type": "#microsoft.graph.externalAuthenticationMethodConfiguration"})


def tenant(*policies: Mapping[str, Any], defaults: bool = False, **resources: Any) -> dict[str, Any]:
    """A tenant with these policies whose methods are METHODS; a resource that is given as None was not read."""
    read = {
        "security_defaults": {"isEnabled": defaults},
        "conditional_access_policy": list(policies),
        "authentication_methods": METHODS,
        "cross_tenant_access_partner": [],
        **resources,
    }
    return {name: value for name, value in read.items() if value is not None}


def methods(**changed: Any) -> dict[str, Any]:
    return {"authentication_methods": {**METHODS, **changed}}


def strengths(*combinations: str) -> dict[str, Any]:
    custom = {"id": CUSTOM, "displayName": "Custom", "allowedCombinations": list(combinations)}
    return {"authentication_strength_policy": [custom]}


MFA, BLOCK_LEGACY = ca("MFA", "mfa"), ca("Legacy", "block", clientAppTypes=LEGACY)
SAFE = (MFA, BLOCK_LEGACY)
# Protects everybody in modern clients only, so that each of the two protections has one policy.
MODERN_MFA = ca("MFA", "mfa", clientAppTypes=MODERN)
APART = (MODERN_MFA, BLOCK_LEGACY)


@dataclass(frozen=True)
class Case:
    """A change, and what is refused, accepted and warned of: each "RULE POLICY"."""

    title: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    refused: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    accounts: Accounts = NAMED
    overrides: tuple[tuple[str, str], ...] = field(default=())


def added(title: str, policy: Mapping[str, Any], *refused: str, **more: Any) -> Case:
    """A policy is added to a safe tenant."""
    return Case(title, tenant(*SAFE), tenant(*SAFE, policy), refused, **more)


def kept(title: str, was: Mapping[str, Any], now: Mapping[str, Any], *refused: str, **more: Any) -> Case:
    """A policy is changed in a safe tenant."""
    return Case(title, tenant(*SAFE, was), tenant(*SAFE, now), refused, **more)


def turned(title: str, *now: Mapping[str, Any], refused: tuple[str, ...] = (), **more: Any) -> Case:
    """The only protections of a tenant, MODERN_MFA and BLOCK_LEGACY, become others."""
    return Case(title, tenant(*APART), tenant(*now), refused, **more)


def went_off(title: str, *now: Mapping[str, Any], refused: tuple[str, ...] = (), **more: Any) -> Case:
    """Security defaults are turned off, and policies enforced."""
    return Case(title, tenant(defaults=True), tenant(*now), refused, **more)


REPORT_ONLY = "enabledForReportingButNotEnforced"
X = ca("X", "compliantDevice")
NOT_EXCLUDED, UNNAMED = "emergency_access_not_excluded X", "no_emergency_access X"
NO_MFA, LEGACY_OPEN = "no_mfa security_defaults", "legacy_authentication_open security_defaults"
ALL_OPEN = (NO_MFA, LEGACY_OPEN)
# What is said of MFA and BLOCK_LEGACY where the group that they exclude is not known to be for emergencies.
STRANGE = ("emergency_access_not_excluded MFA", "emergency_access_not_excluded Legacy", *ALL_OPEN)
UNKNOWN = ("no_emergency_access MFA", "no_emergency_access Legacy", *ALL_OPEN)

EMERGENCY_ACCESS = [
    added("a policy that excludes the emergency group", X),
    added("a policy that does not", ca("X", "mfa", but={}), NOT_EXCLUDED),
    added("one that is only reported", ca("X", "mfa", but={}, state=REPORT_ONLY)),
    added("one that is off", ca("X", "mfa", but={}, state="disabled")),
    added("one that excludes another group", ca("X", "mfa", but={"excludeGroups": [STAFF]}), NOT_EXCLUDED),
    added("ids are compared without case", ca("X", "mfa", but={"excludeGroups": [EMERGENCY.upper()]})),
    added("a group's id among the excluded users", ca("X", "mfa", but={"excludeUsers": [EMERGENCY]}), NOT_EXCLUDED),
    added("a role that emergency accounts may have", ca("X", "mfa", but={"excludeRoles": [EMERGENCY]}), NOT_EXCLUDED),
    added("one for a group", ca("X", "mfa", users={"includeGroups": [STAFF]}, but={}), NOT_EXCLUDED),
    added("one for a role", ca("X", "mfa", users={"includeRoles": [GLOBAL_ADMINISTRATOR]}, but={}), NOT_EXCLUDED),
    added("one for guests", ca("X", "mfa", users={"includeGuestsOrExternalUsers": GUESTS}, but={}), NOT_EXCLUDED),
    added("one with session controls only", ca("X", but={}), NOT_EXCLUDED),
    added("one for a user action", ca("X", "mfa", but={}, apps={"includeUserActions": ["urn:user:a"]}), NOT_EXCLUDED),
    added("one for nobody", ca("X", "mfa", users={"includeUsers": ["None"]}, but={})),
    added(
        "one for workloads, which takes no users",
        ca("X", "block", users={"includeUsers": ["None"]}, but={}, clientApplications=WORKLOADS, locations=ABROAD),
    ),
    added(
        "one for agents, which takes no users",
        ca(
            "X",
            "block",
            users={"includeUsers": ["None"]},
            but={},
            clientApplications={"includeAgentIdServicePrincipals": ["All"]},
            agentIdRiskLevels="high",
        ),
    ),
    added("one for agents' user accounts", ca("X", "block", users={"includeUsers": ["AllAgentIdUsers"]}, but={})),
    added(
        "an account that is named as a user too is excluded as such",
        X,
        NOT_EXCLUDED,
        accounts=replace(NAMED, users=frozenset({EMERGENCY_USER})),
        warnings=("emergency_access_not_excluded MFA", "emergency_access_not_excluded Legacy"),
    ),
    added(
        "emergency users are excluded one by one",
        ca("X", "mfa", but={"excludeUsers": [EMERGENCY_USER, ANNA]}),
        accounts=Accounts(users=frozenset({EMERGENCY_USER.upper()})),
        warnings=STRANGE,
    ),
    added(
        "an emergency user that is included by id, and excluded by a group only if it is a member of it",
        ca("X", "mfa", users={"includeUsers": [EMERGENCY_USER]}, but={"excludeGroups": [STAFF]}),
        NOT_EXCLUDED,
        accounts=Accounts(users=frozenset({EMERGENCY_USER})),
        warnings=STRANGE,
    ),
    added(
        "no emergency access is named",
        X,
        UNNAMED,
        accounts=NONE_NAMED,
        warnings=UNKNOWN,
    ),
    added(
        "no emergency access is named for what is only reported",
        {**X, "state": REPORT_ONLY},
        accounts=NONE_NAMED,
        warnings=UNKNOWN,
    ),
    kept("it is enforced from now on", ca("X", "mfa", but={}, state=REPORT_ONLY), ca("X", "mfa", but={}), NOT_EXCLUDED),
    kept("it was there before", ca("X", "mfa", but={}), ca("X", "mfa", but={}), warnings=(NOT_EXCLUDED,)),
    kept("the exclusion goes", ca("X", "mfa"), ca("X", "mfa", but={}), NOT_EXCLUDED),
    kept("the exclusion comes", ca("X", "mfa", but={}), ca("X", "mfa")),
    kept("it is known by its id", {**X, "id": "1", "displayName": "Old"}, {**ca("X", "mfa"), "id": "1"}),
    kept(
        "it gets another name",
        {**ca("Old", "mfa", but={}), "id": "1A"},
        {**ca("X", "mfa", but={}), "id": "1a"},
        warnings=(NOT_EXCLUDED,),
    ),
    kept(
        "it is replaced by another of its name",
        {**ca("X", "mfa", but={}), "id": "1"},
        {**ca("X", "mfa", but={}), "id": "2"},
        NOT_EXCLUDED,
    ),
    kept(
        "it reaches more people than before",
        ca("X", "mfa", users={"includeGroups": [STAFF]}, but={}),
        ca("X", "mfa", but={}),
        NOT_EXCLUDED,
    ),
    kept(
        "it reaches fewer people than before",
        ca("X", "mfa", but={}),
        ca("X", "mfa", users={"includeGroups": [STAFF]}, but={}),
        warnings=(NOT_EXCLUDED,),
    ),
    kept(
        "it excludes one person more",
        ca("X", "mfa", but={}),
        ca("X", "mfa", but={"excludeUsers": [ANNA]}),
        warnings=(NOT_EXCLUDED,),
    ),
    kept(
        "it excludes one person fewer",
        ca("X", "mfa", but={"excludeUsers": [ANNA, BEN]}),
        ca("X", "mfa", but={"excludeUsers": [ANNA]}),
        NOT_EXCLUDED,
    ),
    kept(
        "it demands more",
        ca("X", "mfa", but={}),
        ca("X", "mfa", "compliantDevice", operator="AND", but={}),
        NOT_EXCLUDED,
    ),
    kept(
        "it blocks now",
        ca("X", "mfa", but={}, locations=ABROAD),
        ca("X", "block", but={}, locations=ABROAD),
        NOT_EXCLUDED,
    ),
    kept(
        "it demands less",
        ca("X", "mfa", but={}),
        ca("X", "mfa", "compliantDevice", but={}),
        warnings=(NOT_EXCLUDED,),
    ),
    kept(
        "a condition that narrowed it goes",
        ca("X", "mfa", but={}, locations=ABROAD),
        ca("X", "mfa", but={}),
        NOT_EXCLUDED,
    ),
    kept(
        "a condition narrows it",
        ca("X", "mfa", but={}),
        ca("X", "mfa", but={}, locations=ABROAD),
        warnings=(NOT_EXCLUDED,),
    ),
    kept(
        "a filter turns round",
        ca("X", "mfa", but={}, devices={"deviceFilter": {"mode": "include", "rule": "y"}}),
        ca("X", "mfa", but={}, devices={"deviceFilter": {"mode": "exclude", "rule": "y"}}),
        NOT_EXCLUDED,
    ),
    kept(
        "a condition names more",
        ca("X", "mfa", but={}, signInRiskLevels=["high"]),
        ca("X", "mfa", but={}, signInRiskLevels=["high", "medium"]),
        NOT_EXCLUDED,
    ),
]

BLOCKS = [
    added("a block of everybody from everything", ca("X", "block"), "blocks_everyone X"),
    added(
        "whom it excludes does not narrow it",
        ca("X", "block", but={"excludeGroups": [EMERGENCY, STAFF]}),
        "blocks_everyone X",
    ),
    added(
        "nor do applications that it excludes",
        ca("X", "block", apps={**EVERY_APP, "excludeApplications": [MAIL]}),
        "blocks_everyone X",
    ),
    added(
        "a block of all Global Administrators",
        ca("X", "block", users={"includeRoles": [GLOBAL_ADMINISTRATOR]}),
        "blocks_everyone X",
    ),
    added("a block in all modern clients", ca("X", "block", clientAppTypes=MODERN), "blocks_everyone X"),
    added("conditions that say all", ca("X", "block", locations={"includeLocations": ["All"]}), "blocks_everyone X"),
    added(
        "conditions that say nothing",
        ca(
            "X",
            "block",
            platforms={"includePlatforms": [], "excludePlatforms": []},
            authenticationFlows={},
            devices=None,
        ),
        "blocks_everyone X",
    ),
    added("a block of one group", ca("X", "block", users={"includeGroups": [STAFF]})),
    added("a block from one application", ca("X", "block", apps={"includeApplications": [MAIL]})),
    added("a block from the admin portals", ca("X", "block", apps={"includeApplications": ["MicrosoftAdminPortals"]})),
    added("a block of a user action", ca("X", "block", apps={"includeUserActions": ["urn:user:registerdevice"]})),
    added(
        "a block of an authentication context",
        ca("X", "block", apps={"includeAuthenticationContextClassReferences": ["c1"]}),
    ),
    added("a block of legacy clients", ca("X", "block", clientAppTypes=LEGACY)),
    added("a block of the browser", ca("X", "block", clientAppTypes=["browser"])),
    added("a block abroad", ca("X", "block", locations=ABROAD)),
    added(
        "a block of a platform", ca("X", "block", platforms={"includePlatforms": ["all"], "excludePlatforms": ["iOS"]})
    ),
    added("a block at risk", ca("X", "block", userRiskLevels=["high"])),
    added("a block without risk", ca("X", "block", signInRiskLevels=["none"])),
    added("a block of insiders at risk", ca("X", "block", insiderRiskLevels="elevated,moderate")),
    added("a block of device code", ca("X", "block", authenticationFlows={"transferMethods": "deviceCodeFlow"})),
    added("a block of devices", ca("X", "block", devices={"deviceFilter": {"mode": "include", "rule": "device.x"}})),
    added("a block of all other devices", ca("X", "block", devices={"deviceFilter": {"mode": "exclude", "rule": "y"}})),
    added("a condition that no release knows", ca("X", "block", times={"includedRanges": [1]})),
    kept("it was there before", ca("X", "block"), ca("X", "block"), warnings=("blocks_everyone X",)),
    kept(
        "a block loses what narrowed it",
        ca("X", "block", locations=ABROAD),
        ca("X", "block", locations=None),
        "blocks_everyone X",
    ),
]


def workload(*included: str, but: tuple[str, ...] = (), **conditions: Any) -> dict[str, Any]:
    who = {"includeServicePrincipals": list(included), "excludeServicePrincipals": list(but)}
    return ca("X", "block", users={"includeUsers": ["None"]}, but={}, clientApplications=who, **conditions)


IN_TENANT = "ServicePrincipalsInMyTenant"
FOR_RUNNER = {"includeUsers": [RUNNER]}
ACTOR = [
    added("all workloads are blocked", workload(IN_TENANT), "blocks_actor X", accounts=AS_SERVICE),
    added("the one that runs the play is", workload(RUNNER.upper()), "blocks_actor X", accounts=AS_SERVICE),
    added("where it runs is not known", workload(IN_TENANT, locations=ABROAD), "blocks_actor X", accounts=AS_SERVICE),
    added("another one is", workload(ANNA), accounts=AS_SERVICE),
    added("all but the one that runs the play are", workload(IN_TENANT, but=(RUNNER,)), accounts=AS_SERVICE),
    added("those at risk are", workload(IN_TENANT, servicePrincipalRiskLevels=["high"]), accounts=AS_SERVICE),
    added("it is only reported", {**workload(IN_TENANT), "state": REPORT_ONLY}, accounts=AS_SERVICE),
    added(
        "an application that is not Graph", workload(RUNNER, apps={"includeApplications": [WIKI]}), accounts=AS_SERVICE
    ),
    added("a managed identity is spared", workload(IN_TENANT), accounts=AS_MANAGED_IDENTITY),
    added("a user is no workload", workload(IN_TENANT), accounts=AS_USER),
    added("a workload is no user", ca("X", "block", users=FOR_RUNNER), accounts=AS_SERVICE),
    added(
        "the user who runs the play is blocked", ca("X", "block", users=FOR_RUNNER), "blocks_actor X", accounts=AS_USER
    ),
    added("from Graph", ca("X", "block", apps={"includeApplications": [GRAPH]}), "blocks_actor X", accounts=AS_USER),
    added("from elsewhere", ca("X", "block", apps={"includeApplications": [WIKI]}), accounts=AS_USER),
    added(
        "from all but Graph",
        ca("X", "block", users=FOR_RUNNER, apps={**EVERY_APP, "excludeApplications": [GRAPH]}),
        accounts=AS_USER,
    ),
    added(
        "from all but another application",
        ca("X", "block", users=FOR_RUNNER, apps={**EVERY_APP, "excludeApplications": [WIKI]}),
        "blocks_actor X",
        accounts=AS_USER,
    ),
    added("with everybody, and abroad", ca("X", "block", locations=ABROAD), "blocks_actor X", accounts=AS_USER),
    added(
        "with everybody, but not the one who runs the play",
        ca("X", "block", but={"excludeGroups": [EMERGENCY], "excludeUsers": [RUNNER]}, locations=ABROAD),
        accounts=AS_USER,
    ),
    added("in legacy clients only", ca("X", "block", users=FOR_RUNNER, clientAppTypes=LEGACY), accounts=AS_USER),
    added("at risk only", ca("X", "block", users=FOR_RUNNER, userRiskLevels=["high"]), accounts=AS_USER),
    added("the user is asked for multifactor authentication", ca("X", "mfa", users=FOR_RUNNER), accounts=AS_USER),
    added(
        "the user may be in a group that is blocked",
        ca("X", "block", users={"includeGroups": [STAFF]}),
        accounts=AS_USER,
    ),
    kept(
        "it was there before",
        workload(IN_TENANT),
        workload(IN_TENANT),
        accounts=AS_SERVICE,
        warnings=("blocks_actor X",),
    ),
    kept(
        "the exclusion goes",
        workload(IN_TENANT, but=(RUNNER,)),
        workload(IN_TENANT),
        "blocks_actor X",
        accounts=AS_SERVICE,
    ),
    kept(
        "more workloads than before",
        workload(RUNNER),
        workload(IN_TENANT, RUNNER),
        "blocks_actor X",
        accounts=AS_SERVICE,
    ),
]


def left(
    title: str, policies: tuple[Mapping[str, Any], ...], now: Mapping[str, Any], *refused: str, **more: Any
) -> Case:
    """Of METHODS others are left, while the policies are enforced."""
    return Case(title, tenant(*policies), tenant(*policies, **now), refused, **more)


STRONG = ca("Strong", strength=PHISHING_RESISTANT)
KEYLESS = ca("Keyless", strength=PASSWORDLESS)
ONLY_SMS = methods(fido2=OFF, microsoftauthenticator=OFF, sms=method())
NO_METHOD = methods(fido2=OFF, microsoftauthenticator=OFF)
CERTIFICATE_RULE = {"x509CertificateAuthenticationMode": "x509CertificateMultiFactor"}


def certificates(default: str, *rules: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "authenticationModeConfiguration": {"x509CertificateAuthenticationDefaultMode": default, "rules": list(rules)}
    }


AUTHENTICATION = [
    left("one method of two goes", SAFE, methods(fido2=OFF)),
    left("both go", SAFE, NO_METHOD, "no_method MFA"),
    left("text messages are enough for multifactor authentication", SAFE, ONLY_SMS),
    left(
        "a method for nobody is none", SAFE, methods(fido2=OFF, microsoftauthenticator=method(to=())), "no_method MFA"
    ),
    left(
        "a method from which everybody is excluded is none",
        SAFE,
        methods(fido2=OFF, microsoftauthenticator=method(excludeTargets=[{"id": "all_users"}])),
        "no_method MFA",
    ),
    left(
        "targets that are not shown are everybody",
        SAFE,
        methods(fido2={"state": "enabled"}, microsoftauthenticator=OFF),
    ),
    left("an external method is enough", SAFE, {**methods(**{**NO_METHOD["authentication_methods"], ANNA: EXTERNAL})}),
    left("email is not", SAFE, methods(fido2=OFF, microsoftauthenticator=OFF, email=method()), "no_method MFA"),
    left(
        "nor is a Verified ID",
        SAFE,
        methods(fido2=OFF, microsoftauthenticator=OFF, verifiablecredentials=method()),
        "no_method MFA",
    ),
    left(
        "a certificate beside a password is",
        SAFE,
        methods(fido2=OFF, microsoftauthenticator=OFF, x509certificate=method()),
    ),
    Case(
        "nothing demands it",
        tenant(BLOCK_LEGACY),
        tenant(BLOCK_LEGACY, **NO_METHOD),
        warnings=("no_mfa security_defaults",),
    ),
    Case(
        "what demands it is only reported",
        tenant(BLOCK_LEGACY, ca("X", "mfa", state=REPORT_ONLY)),
        tenant(BLOCK_LEGACY, ca("X", "mfa", state=REPORT_ONLY), **NO_METHOD),
        warnings=("no_mfa security_defaults",),
    ),
    Case(
        "a managed device is enough",
        tenant(BLOCK_LEGACY, ca("X", "mfa", "compliantDevice")),
        tenant(BLOCK_LEGACY, ca("X", "mfa", "compliantDevice"), **NO_METHOD),
        warnings=("no_mfa security_defaults",),
    ),
    Case(
        "a managed device is demanded besides",
        tenant(BLOCK_LEGACY, ca("X", "mfa", "compliantDevice", operator="AND")),
        tenant(BLOCK_LEGACY, ca("X", "mfa", "compliantDevice", operator="AND"), **NO_METHOD),
        ("no_method X",),
    ),
    left("the only phishing-resistant method goes", (*SAFE, STRONG), methods(fido2=OFF), "no_method Strong"),
    left(
        "certificates replace it",
        (*SAFE, STRONG),
        methods(fido2=OFF, x509certificate=method(**certificates("x509CertificateMultiFactor"))),
    ),
    left(
        "certificates that are one factor do not",
        (*SAFE, STRONG),
        methods(fido2=OFF, x509certificate=method(**certificates("x509CertificateSingleFactor"))),
        "no_method Strong",
    ),
    left(
        "unless a rule makes them two",
        (*SAFE, STRONG),
        methods(fido2=OFF, x509certificate=method(**certificates("x509CertificateSingleFactor", CERTIFICATE_RULE))),
    ),
    left("the Authenticator is a passwordless method", (*SAFE, KEYLESS), methods(fido2=OFF)),
    left(
        "unless it may only push",
        (*SAFE, KEYLESS),
        methods(
            fido2=OFF,
            microsoftauthenticator={
                "state": "enabled",
                "includeTargets": [{"id": "all_users", "authenticationMode": "push"}],
            },
        ),
        "no_method Keyless",
    ),
    Case(
        "a strength that nothing meets is demanded",
        tenant(*SAFE, **methods(fido2=OFF)),
        tenant(*SAFE, STRONG, **methods(fido2=OFF)),
        ("no_method Strong",),
    ),
    Case(
        "a Temporary Access Pass does not count",
        tenant(*SAFE, **strengths("temporaryAccessPassOneTime")),
        tenant(*SAFE, ca("X", strength=CUSTOM), **strengths("temporaryAccessPassOneTime")),
        ("no_method X",),
    ),
    Case(
        "Windows Hello cannot be seen",
        tenant(*SAFE, **strengths("windowsHelloForBusiness")),
        tenant(*SAFE, ca("X", strength=CUSTOM), **strengths("windowsHelloForBusiness")),
        ("no_method X",),
    ),
    Case(
        "a password may be all that is demanded",
        tenant(*SAFE, **strengths("password"), **NO_METHOD),
        tenant(*SAFE, ca("X", strength=CUSTOM), **strengths("password"), **NO_METHOD),
        warnings=("no_method MFA",),
    ),
    Case(
        "a strength no longer allows the only method",
        tenant(*SAFE, ca("X", strength=CUSTOM), **strengths("fido2")),
        tenant(*SAFE, ca("X", strength=CUSTOM), **strengths("x509CertificateMultiFactor")),
        ("no_method X",),
    ),
    Case(
        "all methods of a combination are needed",
        tenant(*SAFE, ca("X", strength=CUSTOM), **strengths("password, sms", "fido2")),
        tenant(*SAFE, ca("X", strength=CUSTOM), **strengths("password, sms")),
        ("no_method X",),
    ),
    Case(
        "no method could meet it before",
        tenant(*SAFE, STRONG, **methods(fido2=OFF)),
        tenant(*SAFE, STRONG, **methods(fido2=OFF, sms=method())),
        warnings=("no_method Strong",),
    ),
    left(
        "the last method for all becomes one for some",
        (*SAFE, STRONG),
        methods(fido2=method(to=(STAFF,))),
        "method_narrowed Strong",
    ),
    Case(
        "the last method for some becomes one for others",
        tenant(*SAFE, STRONG, **methods(fido2=method(to=(STAFF,)))),
        tenant(*SAFE, STRONG, **methods(fido2=method(to=(SALES,)))),
    ),
    left("another method for all is left", SAFE, methods(fido2=method(to=(STAFF,)))),
    Case(
        "security defaults need the Authenticator or codes",
        tenant(defaults=True),
        tenant(defaults=True, **methods(microsoftauthenticator=OFF, sms=method())),
        ("no_method security_defaults",),
    ),
    Case(
        "codes are enough for security defaults",
        tenant(defaults=True),
        tenant(defaults=True, **methods(microsoftauthenticator=OFF, softwareoath=method())),
    ),
    left(
        "keys: an empty list of allowed models",
        SAFE,
        methods(fido2=method(keyRestrictions=keys("allow"))),
        "no_key_allowed fido2",
        warnings=("keys_shut_out fido2",),
    ),
    left(
        "keys: an empty list of allowed models of the only method",
        (*SAFE, STRONG),
        methods(fido2=method(keyRestrictions=keys("allow"))),
        "no_method Strong",
        "no_key_allowed fido2",
        warnings=("keys_shut_out fido2",),
    ),
    left(
        "keys: an empty list that is not enforced",
        SAFE,
        methods(fido2=method(keyRestrictions=keys("allow", enforced=False))),
    ),
    left("keys: an empty list of blocked models", SAFE, methods(fido2=method(keyRestrictions=keys("block")))),
    left(
        "keys: an empty list of a method that is off",
        SAFE,
        methods(fido2=method("disabled", keyRestrictions=keys("allow"))),
    ),
    left(
        "keys: only some models",
        SAFE,
        methods(fido2=method(keyRestrictions=keys("allow", KEY))),
        warnings=("keys_shut_out fido2",),
    ),
    left(
        "keys: not one model",
        SAFE,
        methods(fido2=method(keyRestrictions=keys("block", KEY))),
        warnings=("keys_shut_out fido2",),
    ),
    Case(
        "keys: one model more",
        tenant(*SAFE, **methods(fido2=method(keyRestrictions=keys("allow", KEY)))),
        tenant(*SAFE, **methods(fido2=method(keyRestrictions=keys("allow", KEY.upper(), OTHER_KEY)))),
    ),
    Case(
        "keys: from allowed models to one that is blocked",
        tenant(*SAFE, **methods(fido2=method(keyRestrictions=keys("allow", KEY)))),
        tenant(*SAFE, **methods(fido2=method(keyRestrictions=keys("block", OTHER_KEY)))),
    ),
    left("keys: attestation is for registration", SAFE, methods(fido2=method(isAttestationEnforced=True))),
    left(
        "keys: profiles supersede the method",
        SAFE,
        methods(
            fido2=method(
                keyRestrictions=keys("allow"), passkeyProfiles=[{"keyRestrictions": keys("allow", enforced=False)}]
            )
        ),
    ),
    left(
        "keys: no profile allows a model",
        SAFE,
        methods(fido2=method(passkeyProfiles=[{"keyRestrictions": keys("allow")}])),
        "no_key_allowed fido2",
        warnings=("keys_shut_out fido2",),
    ),
    Case(
        "keys: it was there before",
        tenant(*SAFE, **methods(fido2=method(keyRestrictions=keys("allow")))),
        tenant(*SAFE, **methods(fido2=method(keyRestrictions=keys("allow")))),
        warnings=("no_key_allowed fido2",),
    ),
]

REQUESTS = {"isEnabled": True, "reviewers": []}
REVIEWED = {"isEnabled": True, "reviewers": [{"query": f"/users/{ANNA}", "queryType": "MicrosoftGraph"}]}


def consent(title: str, was: Mapping[str, Any], now: Mapping[str, Any], *refused: str, **more: Any) -> Case:
    one, other = (tenant(*SAFE, admin_consent_request_policy=policy) for policy in (was, now))
    return Case(title, one, other, refused, **more)


APPROVAL = [
    consent("requests without a reviewer", {"isEnabled": False}, REQUESTS, "no_reviewer admin_consent_request_policy"),
    consent("requests with a reviewer", {"isEnabled": False}, REVIEWED),
    consent("the last reviewer goes", REVIEWED, REQUESTS, "no_reviewer admin_consent_request_policy"),
    consent("no requests", REVIEWED, {"isEnabled": False, "reviewers": []}),
    consent("it was there before", REQUESTS, REQUESTS, warnings=("no_reviewer admin_consent_request_policy",)),
]

LOST, LEGACY_LOST = "mfa_lost MFA", "legacy_authentication_lost Legacy"
NOT_MFA = {"refused": (LOST,), "warnings": (NO_MFA,)}
NOT_LEGACY = {"refused": (LEGACY_LOST,), "warnings": (LEGACY_OPEN,)}
NO_GUESTS = {"excludeGroups": [EMERGENCY], "excludeGuestsOrExternalUsers": GUESTS}
NO_STAFF = {"excludeGroups": [EMERGENCY, STAFF]}
SYNC_USER = {"excludeGroups": [EMERGENCY], "excludeUsers": [ANNA]}


def mfa(*controls: str, **changed: Any) -> dict[str, Any]:
    """MODERN_MFA, but for what is said."""
    plain = controls or ("strength" in changed and ()) or ("mfa",)
    return ca("MFA", *plain, **{"clientAppTypes": MODERN, **changed})


def legacy(**changed: Any) -> dict[str, Any]:
    """BLOCK_LEGACY, but for what is said."""
    return ca("Legacy", "block", **{"clientAppTypes": LEGACY, **changed})


def mfa_becomes(title: str, now: Mapping[str, Any], *others: Mapping[str, Any], **more: Any) -> Case:
    return turned(f"MFA: {title}", now, *others, BLOCK_LEGACY, **more)


def legacy_becomes(title: str, now: Mapping[str, Any], *others: Mapping[str, Any], **more: Any) -> Case:
    return turned(f"legacy: {title}", MODERN_MFA, now, *others, **more)


OPENINGS = [
    turned("the last MFA policy is deleted", BLOCK_LEGACY, **NOT_MFA),
    turned("the last legacy policy is deleted", MODERN_MFA, **NOT_LEGACY),
    turned("all policies are purged", refused=(LOST, LEGACY_LOST), warnings=ALL_OPEN),
    Case("all policies go, and security defaults go on", tenant(*APART), tenant(defaults=True)),
    mfa_becomes("is disabled", mfa(state="disabled"), **NOT_MFA),
    mfa_becomes("is only reported", mfa(state=REPORT_ONLY), **NOT_MFA),
    mfa_becomes("leaves users out", mfa(but=NO_STAFF), **NOT_MFA),
    mfa_becomes("leaves one user out", mfa(but=SYNC_USER), **NOT_MFA),
    mfa_becomes(
        "leaves directory synchronization out",
        mfa(but={"excludeGroups": [EMERGENCY], "excludeRoles": [SYNCHRONIZATION]}),
    ),
    mfa_becomes("leaves guests out", mfa(but=NO_GUESTS), **NOT_MFA),
    mfa_becomes(
        "leaves a role out",
        mfa(but={"excludeRoles": [GLOBAL_ADMINISTRATOR]} | {"excludeGroups": [EMERGENCY]}),
        **NOT_MFA,
    ),
    mfa_becomes("is for some users", mfa(users={"includeGroups": [STAFF]}), **NOT_MFA),
    mfa_becomes("is for guests", mfa(users={"includeUsers": ["GuestsOrExternalUsers"]}), **NOT_MFA),
    mfa_becomes("is for nobody", mfa(users={"includeUsers": ["None"]}), **NOT_MFA),
    mfa_becomes("is for agents", mfa(users={"includeUsers": ["AllAgentIdUsers"]}), **NOT_MFA),
    mfa_becomes("leaves an application out", mfa(apps={**EVERY_APP, "excludeApplications": [MAIL]}), **NOT_MFA),
    mfa_becomes("is for some applications", mfa(apps={"includeApplications": ["Office365"]}), **NOT_MFA),
    mfa_becomes("is for a user action", mfa(apps={"includeUserActions": ["urn:user:registerdevice"]}), **NOT_MFA),
    mfa_becomes("is for the browser", mfa(clientAppTypes=["browser"]), **NOT_MFA),
    mfa_becomes("gets a location", mfa(locations=ABROAD), **NOT_MFA),
    mfa_becomes("gets a platform", mfa(platforms={"includePlatforms": ["windows"]}), **NOT_MFA),
    mfa_becomes("gets a risk", mfa(signInRiskLevels=["high", "medium"]), **NOT_MFA),
    mfa_becomes("gets a device filter", mfa(devices={"deviceFilter": {"mode": "exclude", "rule": "y"}}), **NOT_MFA),
    mfa_becomes("gets a flow", mfa(authenticationFlows={"transferMethods": "deviceCodeFlow"}), **NOT_MFA),
    mfa_becomes("gets an alternative", mfa("mfa", "compliantDevice"), **NOT_MFA),
    mfa_becomes("demands a managed device instead", mfa("compliantDevice"), **NOT_MFA),
    mfa_becomes(
        "demands terms of use instead", {**mfa(), "grantControls": {"operator": "OR", "termsOfUse": ["t"]}}, **NOT_MFA
    ),
    mfa_becomes("demands nothing", {**mfa(), "grantControls": None}, **NOT_MFA),
    mfa_becomes("demands a managed device besides", mfa("mfa", "compliantDevice", operator="AND")),
    mfa_becomes("demands phishing resistance", mfa(strength=PHISHING_RESISTANT)),
    mfa_becomes("demands the strength that is the same", mfa(strength=MFA_STRENGTH)),
    mfa_becomes("reaches all clients", mfa(clientAppTypes=["all"])),
    mfa_becomes("leaves emergency access out twice", mfa(but={"excludeGroups": [EMERGENCY, EMERGENCY.upper()]})),
    mfa_becomes("is replaced by one of another name", ca("New", "mfa")),
    mfa_becomes("is replaced by one that is only reported", ca("New", "mfa", state=REPORT_ONLY), **NOT_MFA),
    mfa_becomes(
        "guests get a policy of their own",
        mfa(but=NO_GUESTS),
        ca("Guests", "mfa", users={"includeGuestsOrExternalUsers": GUESTS}),
    ),
    mfa_becomes(
        "the guests of one tenant get a policy of their own",
        mfa(but=NO_GUESTS),
        ca("Guests", "mfa", users={"includeGuestsOrExternalUsers": GUESTS_OF_ONE}),
        **NOT_MFA,
    ),
    mfa_becomes(
        "a group gets a policy of its own", mfa(but=NO_STAFF), ca("Staff", "mfa", users={"includeGroups": [STAFF]})
    ),
    mfa_becomes(
        "a group gets a policy of its own that is narrower",
        mfa(but=NO_STAFF),
        ca("Staff", "mfa", users={"includeGroups": [STAFF]}, locations=ABROAD),
        **NOT_MFA,
    ),
    mfa_becomes(
        "an application gets a policy of its own",
        mfa(apps={**EVERY_APP, "excludeApplications": [MAIL]}),
        ca("Mail", strength=PHISHING_RESISTANT, apps={"includeApplications": [MAIL]}),
    ),
    mfa_becomes(
        "a place is left out, and blocked there",
        mfa(locations=ABROAD),
        ca("Office", "block", locations={"includeLocations": [OFFICE]}),
    ),
    mfa_becomes("users are blocked instead", mfa("block", locations=None), refused=("blocks_everyone MFA",)),
    legacy_becomes("is only reported", legacy(state=REPORT_ONLY), **NOT_LEGACY),
    legacy_becomes("leaves users out", legacy(but=NO_STAFF), **NOT_LEGACY),
    legacy_becomes(
        "leaves an application out", legacy(apps={**EVERY_APP, "excludeApplications": [MAIL]}), **NOT_LEGACY
    ),
    legacy_becomes("leaves a protocol out", legacy(clientAppTypes=["other"]), **NOT_LEGACY),
    legacy_becomes("gets a location", legacy(locations=ABROAD), **NOT_LEGACY),
    legacy_becomes("no longer blocks", {**legacy(), "grantControls": None}, **NOT_LEGACY),
    legacy_becomes("demands what such clients cannot do", ca("Legacy", "mfa", clientAppTypes=LEGACY)),
    legacy_becomes("demands a managed device", ca("Legacy", "compliantDevice", clientAppTypes=LEGACY), **NOT_LEGACY),
    legacy_becomes("multifactor authentication reaches all clients", ca("New", "mfa")),
    Case("one MFA policy of two goes", tenant(*SAFE, ca("Two", "mfa")), tenant(*SAFE)),
    Case("a stricter one goes, multifactor authentication is left", tenant(*SAFE, STRONG), tenant(*SAFE)),
    Case(
        "one at risk goes, one without conditions is left",
        tenant(*SAFE, ca("X", "mfa", signInRiskLevels=["high"])),
        tenant(*SAFE),
    ),
    Case(
        "the last for all goes, one at risk is left",
        tenant(*SAFE, ca("X", "mfa", signInRiskLevels=["high"])),
        tenant(BLOCK_LEGACY, ca("X", "mfa", signInRiskLevels=["high"])),
        (LOST,),
        warnings=(NO_MFA,),
    ),
    Case(
        "the last demand for a strength becomes weaker",
        tenant(ca("MFA", strength=PHISHING_RESISTANT)),
        tenant(ca("MFA", "mfa")),
        (LOST,),
    ),
    Case(
        "the strength that is demanded becomes weaker",
        tenant(ca("MFA", strength=CUSTOM), **strengths("fido2")),
        tenant(ca("MFA", strength=CUSTOM), **strengths("fido2", "password, sms")),
        (LOST,),
    ),
    Case(
        "the strength becomes weaker, while the policy still shows what it was",
        tenant(ca("MFA", strength={"id": CUSTOM, "allowedCombinations": ["fido2"]}), **strengths("fido2")),
        tenant(
            ca("MFA", strength={"id": CUSTOM, "allowedCombinations": ["fido2"]}), **strengths("fido2", "password, sms")
        ),
        (LOST,),
    ),
    Case(
        "the strength that is demanded becomes stricter",
        tenant(ca("MFA", strength=CUSTOM), **strengths("fido2", "password, microsoftAuthenticatorPush")),
        tenant(ca("MFA", strength=CUSTOM), **strengths("fido2")),
    ),
    Case(
        "the strength that is demanded is no multifactor authentication any more",
        tenant(ca("MFA", strength=CUSTOM), **strengths("fido2")),
        tenant(ca("MFA", strength=CUSTOM), **strengths("fido2", "password")),
        (LOST, "legacy_authentication_lost MFA"),
        warnings=ALL_OPEN,
    ),
    Case(
        "multifactor authentication of one group, there and elsewhere none",
        tenant(BLOCK_LEGACY, ca("Staff", "mfa", users={"includeGroups": [STAFF]})),
        tenant(BLOCK_LEGACY),
        ("mfa_lost Staff",),
        warnings=(NO_MFA,),
    ),
    Case(
        "of one group, and of all",
        tenant(*SAFE, ca("Staff", "mfa", users={"includeGroups": [STAFF]})),
        tenant(*SAFE),
    ),
    Case(
        "of one user, and of all but another",
        tenant(BLOCK_LEGACY, mfa(but=SYNC_USER), ca("Ben", "mfa", users={"includeUsers": [BEN]})),
        tenant(BLOCK_LEGACY, mfa(but=SYNC_USER)),
        warnings=(NO_MFA,),
    ),
    Case(
        "for one application, and for all but another",
        tenant(
            BLOCK_LEGACY,
            mfa(apps={**EVERY_APP, "excludeApplications": [WIKI]}),
            ca("X", "mfa", apps={"includeApplications": [MAIL]}),
        ),
        tenant(BLOCK_LEGACY, mfa(apps={**EVERY_APP, "excludeApplications": [WIKI]})),
        warnings=(NO_MFA,),
    ),
    Case(
        "for a suite, and for all but an application that may belong to it",
        tenant(
            BLOCK_LEGACY,
            mfa(apps={**EVERY_APP, "excludeApplications": [MAIL]}),
            ca("X", "mfa", apps={"includeApplications": ["Office365"]}),
        ),
        tenant(BLOCK_LEGACY, mfa(apps={**EVERY_APP, "excludeApplications": [MAIL]})),
        ("mfa_lost X",),
        warnings=(NO_MFA,),
    ),
    Case(
        "of guests of one tenant, and of guests",
        tenant(
            BLOCK_LEGACY,
            ca("A", "mfa", users={"includeGuestsOrExternalUsers": GUESTS}),
            ca("B", "mfa", users={"includeGuestsOrExternalUsers": GUESTS_OF_ONE}),
        ),
        tenant(BLOCK_LEGACY, ca("A", "mfa", users={"includeGuestsOrExternalUsers": GUESTS})),
        warnings=(NO_MFA,),
    ),
    Case(
        "for a user action, which all applications do not include",
        tenant(*SAFE, ca("X", "mfa", apps={"includeUserActions": ["urn:user:registersecurityinfo"]})),
        tenant(*SAFE),
        ("mfa_lost X", "legacy_authentication_lost X"),
    ),
    Case("another policy goes", tenant(*SAFE, X), tenant(*SAFE)),
    Case("a block goes", tenant(*SAFE, ca("X", "block", locations=ABROAD)), tenant(*SAFE)),
    Case("a policy that is only reported goes", tenant(*SAFE, ca("X", "mfa", state=REPORT_ONLY)), tenant(*SAFE)),
    Case(
        "the last MFA policy goes where there was none for all",
        tenant(BLOCK_LEGACY),
        tenant(BLOCK_LEGACY),
        warnings=(NO_MFA,),
    ),
]

DEFAULTS = [
    went_off("nothing replaces security defaults", refused=ALL_OPEN),
    went_off("multifactor authentication in all clients", MFA),
    went_off("multifactor authentication and a block", *APART),
    went_off("what replaces them is only reported", ca("MFA", "mfa", state=REPORT_ONLY), refused=ALL_OPEN),
    went_off("legacy authentication is left open", MODERN_MFA, refused=(LEGACY_OPEN,)),
    went_off("only legacy authentication is blocked", BLOCK_LEGACY, refused=(NO_MFA,)),
    went_off(
        "multifactor authentication of administrators",
        ca("X", "mfa", users={"includeRoles": [GLOBAL_ADMINISTRATOR]}),
        refused=ALL_OPEN,
    ),
    went_off(
        "multifactor authentication or a managed device",
        ca("X", "mfa", "compliantDevice"),
        BLOCK_LEGACY,
        refused=(NO_MFA,),
    ),
    went_off("multifactor authentication abroad", ca("X", "mfa", locations=ABROAD), BLOCK_LEGACY, refused=(NO_MFA,)),
    went_off(
        "without directory synchronization",
        ca("X", "mfa", but={"excludeGroups": [EMERGENCY], "excludeRoles": [SYNCHRONIZATION]}),
    ),
    went_off("without an account that may be anybody's", ca("X", "mfa", but=SYNC_USER), refused=ALL_OPEN),
    Case(
        "a custom strength that is multifactor authentication",
        tenant(defaults=True, **strengths("fido2", "password, sms")),
        tenant(ca("X", strength=CUSTOM), **strengths("fido2", "password, sms")),
    ),
    Case(
        "a custom strength that is not",
        tenant(defaults=True, **strengths("fido2", "sms")),
        tenant(ca("X", strength=CUSTOM), **strengths("fido2", "sms")),
        ALL_OPEN,
    ),
    Case(
        "a custom strength as Graph shows it within the policy",
        tenant(defaults=True),
        tenant(ca("X", strength={"id": CUSTOM, "allowedCombinations": ["password"]})),
        ALL_OPEN,
    ),
    Case("they were off before", tenant(), tenant(X), warnings=ALL_OPEN),
    Case("they go on", tenant(), tenant(defaults=True)),
    Case("they stay on", tenant(defaults=True), tenant(defaults=True)),
    Case(
        "they go off without emergency access",
        tenant(defaults=True),
        tenant(MFA),
        ("no_emergency_access MFA", *ALL_OPEN),
        accounts=NONE_NAMED,
    ),
]

UNREAD = [
    Case("nothing was read", {}, {}),
    Case(
        "security defaults off, policies unread",
        {"security_defaults": {"isEnabled": True}},
        {"security_defaults": {"isEnabled": False}},
        warnings=("not_read conditional_access_policy", "not_read authentication_methods"),
    ),
    Case(
        "security defaults stay, policies unread",
        {"security_defaults": {"isEnabled": False}},
        {"security_defaults": {"isEnabled": False}},
    ),
    Case(
        "the last MFA policy goes, security defaults unread",
        tenant(*APART, security_defaults=None),
        tenant(BLOCK_LEGACY, security_defaults=None),
        (LOST,),
        warnings=("not_read security_defaults",),
    ),
    Case(
        "a demand comes, methods unread",
        tenant(*SAFE, authentication_methods=None),
        tenant(*SAFE, STRONG, authentication_methods=None),
        warnings=("not_read authentication_methods",),
    ),
    Case(
        "a report comes, methods unread",
        tenant(*SAFE, authentication_methods=None),
        tenant(*SAFE, {**STRONG, "state": REPORT_ONLY}, authentication_methods=None),
    ),
    Case(
        "methods go, policies unread",
        {"authentication_methods": METHODS},
        NO_METHOD,
        warnings=("not_read conditional_access_policy", "not_read security_defaults"),
    ),
    Case(
        "a strength that was not read counts as multifactor authentication that can be met",
        tenant(defaults=True),
        tenant(ca("X", strength=CUSTOM)),
        warnings=("not_read authentication_strength_policy",),
    ),
    Case(
        "and as itself",
        tenant(ca("MFA", strength=CUSTOM)),
        tenant(ca("MFA", "mfa")),
        (LOST,),
    ),
    Case(
        "the actor is not known",
        tenant(*SAFE),
        tenant(*SAFE, workload(IN_TENANT)),
        accounts=NAMED,
    ),
]

PROVIDER, OTHER_PROVIDER = "5e000000-0000-0000-0000-00000000005e", "5f000000-0000-0000-0000-00000000005f"
PROVIDERS = {"guestOrExternalUserTypes": "serviceProvider, b2bCollaborationGuest"}
OF_PROVIDER = {**PROVIDERS, "externalTenants": {"membershipKind": "enumerated", "members": [PROVIDER.upper()]}}
OF_OTHER = {**PROVIDERS, "externalTenants": {"membershipKind": "enumerated", "members": [OTHER_PROVIDER]}}
SHUT_OUT = {"warnings": ("provider_shut_out X",)}
AZURE = "797f4846-ba00-4fd7-ba43-dac1f8f63013"


def partner(ident: str = PROVIDER, *, provides: Any = True, **trust: bool) -> dict[str, Any]:
    return {"tenantId": ident, "isServiceProvider": provides, "inboundTrust": trust or None}


TRUSTED, JOINED = partner(isCompliantDeviceAccepted=True), partner(isHybridAzureADJoinedDeviceAccepted=True)


def provided(title: str, policy: Mapping[str, Any], *partners: Mapping[str, Any], **more: Any) -> Case:
    """A policy is added to a safe tenant that has a service provider, or the given partners."""
    there = {"cross_tenant_access_partner": list(partners) or [partner()]}
    return Case(title, tenant(*SAFE, **there), tenant(*SAFE, policy, **there), **more)


def excepted(**users: Any) -> dict[str, Any]:
    """A demand for a device of all users but emergency access and others."""
    return ca("X", "compliantDevice", but={"excludeGroups": [EMERGENCY], **users})


PROVISION = [
    provided("a device is demanded of all", X, **SHUT_OUT),
    provided("a joined device is", ca("X", "domainJoinedDevice"), **SHUT_OUT),
    provided("one of two devices is", ca("X", "compliantDevice", "domainJoinedDevice"), **SHUT_OUT),
    provided("a device is demanded besides", ca("X", "mfa", "compliantDevice", operator="AND"), **SHUT_OUT),
    provided("multifactor authentication will do instead", ca("X", "mfa", "compliantDevice")),
    provided("applications under protection are", ca("X", "approvedApplication", "compliantApplication"), **SHUT_OUT),
    provided("multifactor authentication is", ca("X", "mfa")),
    provided("terms of use are", {**X, "grantControls": {"operator": "OR", "termsOfUse": ["t"]}}),
    provided("only the session is controlled", ca("X")),
    provided("the devices of the provider are trusted", X, TRUSTED),
    provided("other devices of the provider are", X, JOINED, **SHUT_OUT),
    provided("one of two will do", ca("X", "compliantDevice", "domainJoinedDevice"), JOINED),
    provided("both are needed", ca("X", "compliantDevice", "domainJoinedDevice", operator="AND"), JOINED, **SHUT_OUT),
    provided("a block abroad", ca("X", "block", locations=ABROAD), **SHUT_OUT),
    provided("a block abroad whoever is trusted", ca("X", "block", locations=ABROAD), TRUSTED, **SHUT_OUT),
    provided("a block of legacy clients", ca("X", "block", clientAppTypes=LEGACY)),
    provided("a block of device code", ca("X", "block", authenticationFlows={"transferMethods": "deviceCodeFlow"})),
    provided("a block at risk", ca("X", "block", signInRiskLevels=["high"])),
    provided("a block of risky users", ca("X", "block", userRiskLevels=["high"])),
    provided("a block of risky insiders", ca("X", "block", insiderRiskLevels="elevated")),
    provided(
        "a block of unknown platforms",
        ca("X", "block", platforms={"includePlatforms": ["all"], "excludePlatforms": ["windows", "macOS", "linux"]}),
    ),
    provided("a device is demanded on phones", ca("X", "compliantDevice", platforms={"includePlatforms": ["iOS"]})),
    provided(
        "a device is demanded on Windows",
        ca("X", "compliantDevice", platforms={"includePlatforms": ["windows"]}),
        **SHUT_OUT,
    ),
    provided(
        "from the admin portals",
        ca("X", "compliantDevice", apps={"includeApplications": ["MicrosoftAdminPortals"]}),
        **SHUT_OUT,
    ),
    provided("from Azure", ca("X", "compliantDevice", apps={"includeApplications": [AZURE]}), **SHUT_OUT),
    provided("from an application of the tenant", ca("X", "block", apps={"includeApplications": [WIKI]})),
    provided("a user action", ca("X", "compliantDevice", apps={"includeUserActions": ["urn:user:registerdevice"]})),
    provided("of a group", ca("X", "compliantDevice", users={"includeGroups": [STAFF]})),
    provided("of guests of other kinds", ca("X", "compliantDevice", users={"includeGuestsOrExternalUsers": GUESTS})),
    provided("of service providers", ca("X", "block", users={"includeGuestsOrExternalUsers": PROVIDERS}), **SHUT_OUT),
    provided("of all guests", ca("X", "block", users={"includeUsers": ["GuestsOrExternalUsers"]}), **SHUT_OUT),
    provided("of this one", ca("X", "block", users={"includeGuestsOrExternalUsers": OF_PROVIDER}), **SHUT_OUT),
    provided("of another one", ca("X", "block", users={"includeGuestsOrExternalUsers": OF_OTHER})),
    provided("of all but service providers", excepted(excludeGuestsOrExternalUsers=PROVIDERS)),
    provided("of all but this one", excepted(excludeGuestsOrExternalUsers=OF_PROVIDER)),
    provided("of all but another one", excepted(excludeGuestsOrExternalUsers=OF_OTHER), **SHUT_OUT),
    provided("of all but guests of other kinds", excepted(excludeGuestsOrExternalUsers=GUESTS), **SHUT_OUT),
    provided("of all but guests", excepted(excludeUsers=["GuestsOrExternalUsers"])),
    provided("one that is only reported", {**X, "state": REPORT_ONLY}),
    provided("a partner that provides nothing", X, partner(provides=None)),
    provided("one that provides nothing and one that does", X, partner(FACTORY, provides=False), partner(), **SHUT_OUT),
    Case(
        "the exclusion goes",
        tenant(*SAFE, excepted(excludeGuestsOrExternalUsers=PROVIDERS), cross_tenant_access_partner=[partner()]),
        tenant(*SAFE, X, cross_tenant_access_partner=[partner()]),
        **SHUT_OUT,
    ),
    Case(
        "it was there before",
        tenant(*SAFE, X, cross_tenant_access_partner=[partner()]),
        tenant(*SAFE, {**X, "description": "Known"}, cross_tenant_access_partner=[partner()]),
    ),
    Case(
        "it was off before",
        tenant(*SAFE, {**X, "state": "disabled"}, cross_tenant_access_partner=[partner()]),
        tenant(*SAFE, X, cross_tenant_access_partner=[partner()]),
        **SHUT_OUT,
    ),
    provided("the risk is accepted", X, overrides=(("X", "Meant"),), accepted=("provider_shut_out X",)),
    Case(
        "partners were not read",
        tenant(*SAFE, cross_tenant_access_partner=None),
        tenant(*SAFE, X, cross_tenant_access_partner=None),
        warnings=("not_read cross_tenant_access_partner",),
    ),
    Case(
        "partners were not read, and would make no difference",
        tenant(*SAFE, cross_tenant_access_partner=None),
        tenant(*SAFE, ca("X", "mfa"), cross_tenant_access_partner=None),
    ),
]

REASON = "Agreed with the security officer"
OVERRIDES = [
    added("the risk is accepted", ca("X", "mfa", but={}), accepted=(NOT_EXCLUDED,), overrides=(("X", REASON),)),
    added(
        "a name is compared without case", ca("X", "mfa", but={}), accepted=(NOT_EXCLUDED,), overrides=(("x", REASON),)
    ),
    added(
        "another policy's is",
        ca("X", "mfa", but={}),
        NOT_EXCLUDED,
        overrides=(("Y", REASON),),
        warnings=("override_without_effect Y",),
    ),
    added(
        "no reason is given",
        ca("X", "mfa", but={}),
        NOT_EXCLUDED,
        overrides=(("X", " "),),
        warnings=("override_without_effect X",),
    ),
    added("nothing is at risk", X, overrides=(("X", REASON),), warnings=("override_without_effect X",)),
    added(
        "every risk of the policy is accepted",
        ca("X", "block", but={}),
        accepted=(NOT_EXCLUDED, "blocks_everyone X"),
        overrides=(("X", REASON),),
    ),
    kept(
        "what was there before",
        ca("X", "mfa", but={}),
        ca("X", "mfa", but={}),
        accepted=(NOT_EXCLUDED,),
        overrides=(("X", REASON),),
    ),
    turned(
        "one policy's, not the other's",
        accepted=(LOST,),
        refused=(LEGACY_LOST,),
        overrides=(("MFA", REASON),),
        warnings=ALL_OPEN,
    ),
    went_off("of security defaults", accepted=ALL_OPEN, overrides=(("security_defaults", REASON),)),
    Case(
        "what was not read cannot be accepted",
        tenant(*SAFE, authentication_methods=None),
        tenant(*SAFE, STRONG, authentication_methods=None),
        overrides=(("authentication_methods", REASON),),
        warnings=("not_read authentication_methods", "override_without_effect authentication_methods"),
    ),
]

GROUPS = {
    "emergency": EMERGENCY_ACCESS,
    "block": BLOCKS,
    "actor": ACTOR,
    "methods": AUTHENTICATION,
    "approval": APPROVAL,
    "provider": PROVISION,
    "opening": OPENINGS,
    "defaults": DEFAULTS,
    "unread": UNREAD,
    "override": OVERRIDES,
}
CASES = [pytest.param(case, id=f"{group}: {case.title}") for group, cases in GROUPS.items() for case in cases]


def verdict(case: Case) -> Verdict:
    overrides = [{"policy": policy, "reason": reason} for policy, reason in case.overrides]
    return judge(case.before, case.after, case.accounts, overrides)


def named(found: tuple[Finding, ...]) -> list[str]:
    return sorted(f"{each.rule} {each.policy}" for each in found)


@pytest.mark.parametrize("case", CASES)
def test_verdict(case: Case) -> None:
    found = verdict(case)
    assert named(found.refused) == sorted(case.refused)
    assert named(found.accepted) == sorted(case.accepted)
    assert named(found.warnings) == sorted(case.warnings)


def test_a_finding_that_was_accepted_says_why() -> None:
    found = judge(
        tenant(*SAFE), tenant(*SAFE, ca("X", "mfa", but={})), NAMED, [{"policy": "X", "reason": f" {REASON} "}]
    )
    assert [finding.accepted for finding in found.accepted] == [REASON]
    assert not any(finding.accepted for finding in (*found.refused, *found.warnings))


def test_all_that_is_wrong_with_one_state() -> None:
    state = tenant(
        ca("X", "mfa", but={}),
        ca("Y", strength=PHISHING_RESISTANT),
        admin_consent_request_policy=REQUESTS,
        **methods(fido2=method(keyRestrictions=keys("allow"))),
    )
    assert named(findings(state, NAMED)) == [
        "emergency_access_not_excluded X",
        "no_key_allowed fido2",
        "no_method Y",
        "no_reviewer admin_consent_request_policy",
    ]
    assert findings(tenant(*SAFE), NAMED) == findings({}, NAMED) == ()


# What looks like multifactor authentication for everybody, and whether it is.
PROTECTION = [
    pytest.param([MFA], True, id="nobody but emergency access is left out"),
    pytest.param([ca("X", "mfa", state=REPORT_ONLY)], False, id="it only reports"),
    pytest.param([ca("X", "mfa", state="disabled")], False, id="it is off"),
    pytest.param([ca("X", "mfa", but=NO_STAFF)], False, id="a group is left out"),
    pytest.param(
        [ca("X", "mfa", but=NO_STAFF), ca("Y", "mfa", users={"includeGroups": [STAFF]})], True, id="not there"
    ),
    pytest.param([ca("X", "mfa", apps={**EVERY_APP, "excludeApplications": [MAIL]})], False, id="so is an application"),
    pytest.param(
        [ca("X", "mfa", apps={"includeApplications": ["Office365"]})], False, id="it is for some applications"
    ),
    pytest.param([ca("X", "mfa", locations=ABROAD)], False, id="it is for some places"),
    pytest.param([ca("X", "mfa", signInRiskLevels=["high"])], False, id="it is for some risks"),
    pytest.param([ca("X", "mfa", platforms={"includePlatforms": ["windows"]})], False, id="it is for some platforms"),
    pytest.param([ca("X", "mfa", "compliantDevice")], False, id="something else will do"),
    pytest.param([ca("X", "mfa", "compliantDevice", operator="AND")], True, id="something else is needed, too"),
    pytest.param([ca("X", strength=PHISHING_RESISTANT)], True, id="a strength demands it"),
    pytest.param([ca("X")], False, id="it only limits the session"),
]


@pytest.mark.parametrize(("policies", "protects"), PROTECTION)
def test_l6_a_policy_protects_only_where_nothing_narrows_it(policies: list[Any], protects: bool) -> None:
    rules = {each.rule for each in findings(tenant(*policies, BLOCK_LEGACY), NAMED)}
    assert rules == (set() if protects else {"no_mfa"})


@pytest.mark.parametrize(
    ("users", "conditions"),
    [
        ({"includeUsers": ["None"]}, {"clientApplications": WORKLOADS, "servicePrincipalRiskLevels": ["high"]}),
        ({"includeUsers": ["None"]}, {"clientApplications": {"includeAgentIdServicePrincipals": ["All"]}}),
        ({"includeUsers": ["AllAgentIdUsers"]}, {}),
        ({}, {"agents": {"includeAgentUsers": ["All"]}}),
    ],
)
def test_l3_policies_for_workloads_and_agents_exclude_nobody(users: Any, conditions: Any) -> None:
    policy = ca("X", "block", users=users, but={}, **conditions)
    assert findings(tenant(*SAFE, policy), NAMED) == ()


@pytest.mark.parametrize("void", [None, {}])
def test_members_that_graph_shows_as_null_are_nothing(void: Any) -> None:
    bare = {"id": "1", "displayName": "X", "state": "enabled", "conditions": void, "grantControls": void}
    state = {"conditional_access_policy": [bare], "authentication_methods": {"fido2": void or {}}}
    assert (
        findings(state, NAMED) == findings({"conditional_access_policy": None, "security_defaults": None}, NAMED) == ()
    )


def test_annotations_are_nothing() -> None:
    noted = ca("X", "block", users={"includeUsers@odata.type": "#x", **EVERYBODY}, **{"locations@odata.context": "y"})
    assert named(findings(tenant(*SAFE, noted), NAMED)) == ["blocks_everyone X"]


# --- reasons ---------------------------------------------------------------------------------------------------------

# One change for every rule, and the whole sentence that people read.
REASONS = [
    pytest.param(case, policy, reason, id=policy)
    for case, policy, reason in [
        (
            added("", ca("X", "mfa"), accounts=NONE_NAMED),
            "no_emergency_access X",
            "It is enforced for users, and no emergency-access accounts are named for it to exclude: a mistake in it "
            "could lock out every administrator.",
        ),
        (
            added("", ca("X", "mfa", but={}), accounts=replace(NAMED, users=frozenset({ANNA}))),
            "emergency_access_not_excluded X",
            f"It is enforced for users and could lock out the emergency access of group {EMERGENCY}, user {ANNA}, "
            "which it does not exclude; whether they are members of a group or role that it excludes is not looked up.",
        ),
        (
            added("", ca("X", "block")),
            "blocks_everyone X",
            "It blocks all users, or all Global Administrators, from all applications, and no condition narrows that: "
            "only whom it excludes could still sign in.",
        ),
        (
            added("", workload(IN_TENANT), accounts=AS_SERVICE),
            "blocks_actor X",
            "It blocks the identity that runs this play, everywhere or outside some locations; where it runs is not "
            "known here.",
        ),
        (
            left("", SAFE, NO_METHOD),
            "no_method MFA",
            "No enabled authentication method can meet what it demands; a Temporary Access Pass does not count, and "
            "Windows Hello for Business, federation and the legacy MFA settings cannot be seen here.",
        ),
        (
            left("", (*SAFE, STRONG), methods(fido2=method(to=(STAFF, SALES)))),
            "method_narrowed Strong",
            "Until now all users had a method that can meet what it demands; from now on only "
            f"{STAFF}, {SALES} would have one.",
        ),
        (
            left("", SAFE, methods(fido2=method(keyRestrictions=keys("allow")))),
            "no_key_allowed fido2",
            "Its key restrictions allow no model at all: no passkey could sign in, those of emergency access included.",
        ),
        (
            left("", SAFE, methods(fido2=method(keyRestrictions=keys("allow", KEY)))),
            "keys_shut_out fido2",
            "Passkeys of models that its key restrictions no longer allow stop signing in; which models are in use, by "
            "emergency access first of all, cannot be seen here.",
        ),
        (
            provided("", ca("X", "compliantDevice", "approvedApplication"), partner(OTHER_PROVIDER), partner()),
            "provider_shut_out X",
            f"It reaches the technicians of the service provider {PROVIDER}, {OTHER_PROVIDER}, who sign in from "
            "another tenant, and demands a compliant device, an approved client application, which they cannot bring "
            "(a device counts where the settings of the partner trust it): exclude external users of the type "
            "serviceProvider if they are to get in.",
        ),
        (
            provided("", ca("X", "block", locations=ABROAD)),
            "provider_shut_out X",
            f"It reaches the technicians of the service provider {PROVIDER}, who sign in from another tenant, and "
            "blocks them: exclude external users of the type serviceProvider if they are to get in.",
        ),
        (
            consent("", REVIEWED, REQUESTS),
            "no_reviewer admin_consent_request_policy",
            "Users may ask for the consent of an administrator, and there is no reviewer who could approve it.",
        ),
        (
            went_off(""),
            "no_mfa security_defaults",
            "Security defaults are off, and no enforced policy demands multifactor authentication of all users for all "
            "applications; what such a policy leaves out, except emergency access, another one has to cover.",
        ),
        (
            went_off(""),
            "legacy_authentication_open security_defaults",
            "Security defaults are off, and no enforced policy blocks legacy authentication, which knows no second "
            "factor, for all users and all applications.",
        ),
        (
            turned("", BLOCK_LEGACY),
            "mfa_lost MFA",
            "It is no longer enforced (deleted), and nothing else that is enforced demands multifactor authentication "
            "as strictly of all users for all applications.",
        ),
        (
            turned("", mfa(state=REPORT_ONLY), BLOCK_LEGACY),
            "mfa_lost MFA",
            f"It is no longer enforced ({REPORT_ONLY}), and nothing else that is enforced demands multifactor "
            "authentication as strictly of all users for all applications.",
        ),
        (
            Case(
                "",
                tenant(*SAFE, ca("X", "mfa", users={"includeGroups": [STAFF], "includeUsers": [ANNA]})),
                tenant(mfa(but=NO_STAFF), BLOCK_LEGACY, ca("X", "mfa", users={"includeUsers": [ANNA]})),
            ),
            "mfa_lost X",
            "It reaches or demands less, and nothing else that is enforced demands multifactor authentication as "
            f"strictly of group {STAFF} for all applications.",
        ),
        (
            turned("", MODERN_MFA, legacy(but=NO_STAFF)),
            "legacy_authentication_lost Legacy",
            "It reaches or demands less, and nothing else that is enforced blocks legacy authentication of all users "
            "for all applications.",
        ),
        (
            Case("", tenant(*SAFE, security_defaults=None), tenant(*SAFE, X, security_defaults=None)),
            "not_read security_defaults",
            "It was not read, so that nothing is concluded from it in judging the change of conditional_access_policy.",
        ),
        (
            added("", X, overrides=(("X", REASON),)),
            "override_without_effect X",
            "Its risk is accepted, but it has none, or no reason is given: remove that.",
        ),
    ]
]


@pytest.mark.parametrize(("case", "policy", "reason"), REASONS)
def test_reason(case: Case, policy: str, reason: str) -> None:
    found = verdict(case)
    assert [each.reason for each in (*found.refused, *found.warnings) if f"{each.rule} {each.policy}" == policy] == [
        reason
    ]


def test_every_rule_has_its_case_and_its_reason() -> None:
    rules = {rule for rule, texts in _RULES.items()}
    tried = [case for cases in GROUPS.values() for case in cases]
    assert {each.split()[0] for case in tried for each in (*case.refused, *case.warnings)} == rules
    assert {parameters.values[1].split()[0] for parameters in REASONS} == rules
    assert len(tried) >= 60


def test_what_has_to_be_read_is_named_for_every_resource_that_is_judged() -> None:
    warned_of = {"cross_tenant_access_partner"}  # of which no change is judged
    assert all(set(needed) <= NEEDS.keys() - {name} | warned_of for name, needed in NEEDS.items())


# --- laws ------------------------------------------------------------------------------------------------------------

WHO = st.sampled_from(
    [
        EVERYBODY,
        {"includeUsers": ["None"]},
        {"includeUsers": [ANNA]},
        {"includeUsers": [RUNNER, EMERGENCY_USER]},
        {"includeUsers": ["AllAgentIdUsers"]},
        {"includeGroups": [STAFF, SALES]},
        {"includeGroups": [EMERGENCY]},
        {"includeRoles": [GLOBAL_ADMINISTRATOR]},
        {"includeGuestsOrExternalUsers": GUESTS},
        {"includeGuestsOrExternalUsers": GUESTS_OF_ONE},
        {"includeGuestsOrExternalUsers": PROVIDERS},
    ]
)
BUT = st.fixed_dictionaries(
    {},
    optional={
        "excludeUsers": st.lists(st.sampled_from([ANNA, BEN, RUNNER, EMERGENCY_USER]), unique=True),
        "excludeGroups": st.lists(st.sampled_from([STAFF, SALES, EMERGENCY]), unique=True),
        "excludeRoles": st.just([GLOBAL_ADMINISTRATOR]),
        "excludeGuestsOrExternalUsers": st.sampled_from([GUESTS, GUESTS_OF_ONE, None]),
    },
)
WHAT = st.sampled_from(
    [
        EVERY_APP,
        {**EVERY_APP, "excludeApplications": [MAIL]},
        {"includeApplications": [MAIL, GRAPH]},
        {"includeApplications": ["Office365"]},
        {"includeUserActions": ["urn:user:registersecurityinfo"]},
    ]
)
CONDITIONS = st.fixed_dictionaries(
    {"clientAppTypes": st.sampled_from([["all"], MODERN, LEGACY, ["browser", "other"]])},
    optional={
        "locations": st.sampled_from([ABROAD, {"includeLocations": [OFFICE]}, None]),
        "signInRiskLevels": st.sampled_from([[], ["high"], ["none", "high"]]),
        "devices": st.just({"deviceFilter": {"mode": "exclude", "rule": "device.isCompliant -eq True"}}),
        "clientApplications": st.sampled_from([WORKLOADS, {"includeServicePrincipals": [RUNNER]}, None]),
    },
)
CONTROLS = st.sampled_from(
    [("mfa",), ("block",), ("compliantDevice",), ("mfa", "compliantDevice"), ("passwordChange", "mfa"), ()]
)
POLICIES = st.builds(
    lambda name, controls, conditions, **more: ca(name, *controls, **more, **conditions),
    st.sampled_from("ABCD"),
    CONTROLS,
    CONDITIONS,
    users=WHO,
    but=BUT,
    apps=WHAT,
    state=st.sampled_from(["enabled", "enabled", "enabled", "disabled", REPORT_ONLY]),
    operator=st.sampled_from(["AND", "OR"]),
    strength=st.sampled_from([None, None, MFA_STRENGTH, PHISHING_RESISTANT, CUSTOM]),
)
SETS = st.lists(POLICIES, max_size=4, unique_by=lambda policy: policy["displayName"])
METHOD = st.builds(
    method,
    st.sampled_from(["enabled", "disabled"]),
    st.sampled_from([("all_users",), (STAFF,), ()]),
    keyRestrictions=st.sampled_from([None, keys("allow"), keys("allow", KEY), keys("block", KEY)]),
)
RESOURCES = st.fixed_dictionaries(
    {},
    optional={
        "security_defaults": st.sampled_from([{"isEnabled": True}, {"isEnabled": False}]),
        "authentication_methods": st.fixed_dictionaries(
            {"fido2": METHOD, "microsoftauthenticator": METHOD, "sms": METHOD}
        ),
        "authentication_strength_policy": st.sampled_from([["fido2"], ["password, sms"], ["password"]]).map(
            lambda combinations: strengths(*combinations)["authentication_strength_policy"]
        ),
        "admin_consent_request_policy": st.sampled_from([REQUESTS, REVIEWED, {"isEnabled": False}]),
        "cross_tenant_access_partner": st.lists(st.sampled_from([partner(), TRUSTED, partner(provides=None)])),
    },
)
TENANTS = st.builds(lambda policies, read: {"conditional_access_policy": policies, **read}, SETS, RESOURCES)
ACCOUNTS = st.sampled_from(
    [NAMED, NONE_NAMED, AS_SERVICE, AS_USER, replace(AS_USER, users=frozenset({EMERGENCY_USER}), groups=frozenset())]
)
ACCEPTED = st.lists(
    st.fixed_dictionaries(
        {"policy": st.sampled_from(["A", "b", "fido2", "Z"]), "reason": st.sampled_from([REASON, ""])}
    ),
    max_size=3,
)


def enforced(state: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [policy for policy in state["conditional_access_policy"] if policy["state"] == "enabled"]


def with_policies(state: Mapping[str, Any], policies: list[Any]) -> dict[str, Any]:
    return {**state, "conditional_access_policy": policies}


def changed(before: Mapping[str, Any], gone: str, new: list[Any], read: Mapping[str, Any]) -> tuple[Any, Any]:
    """A tenant, and what becomes of it when a policy goes, others come or are replaced, and resources change."""
    policies = {policy["displayName"]: policy for policy in [*before["conditional_access_policy"], *new]}
    policies.pop(gone, None)
    return before, {**with_policies(before, list(policies.values())), **read}


# Half of the changes leave most of a tenant as it is, the others nothing.
CHANGES = st.builds(
    changed,
    TENANTS,
    st.sampled_from("ABCD."),
    st.lists(POLICIES, max_size=2, unique_by=lambda policy: policy["displayName"]),
    st.just({}) | RESOURCES,
) | st.tuples(TENANTS, TENANTS)


def excluding(policy: Mapping[str, Any], accounts: Accounts) -> dict[str, Any]:
    """The policy with emergency access excluded."""
    conditions = policy["conditions"]
    users = conditions["users"]
    more = {
        "excludeUsers": [*users.get("excludeUsers", []), *accounts.users],
        "excludeGroups": [*users.get("excludeGroups", []), *accounts.groups],
    }
    return {**policy, "conditions": {**conditions, "users": {**users, **more}}}


@given(TENANTS, ACCOUNTS, ACCEPTED)
def test_what_changes_nothing_is_never_refused(state: Any, accounts: Accounts, accepted: Any) -> None:
    assert judge(state, state, accounts, accepted).refused == ()


@given(CHANGES, ACCOUNTS)
def test_what_is_only_reported_locks_nobody_out(change: Any, accounts: Accounts) -> None:
    before, after = change
    reported = [{**policy, "state": REPORT_ONLY} for policy in after["conditional_access_policy"]]
    found = judge(before, with_policies(before, reported), accounts)
    assert not [finding for finding in found.refused if finding.risk == "lockout"]


@given(CHANGES, ACCOUNTS)
def test_excluding_emergency_access_makes_nothing_worse(change: Any, accounts: Accounts) -> None:
    before, after = change
    safer = with_policies(after, [excluding(policy, accounts) for policy in after["conditional_access_policy"]])
    with_it, without = judge(before, safer, accounts), judge(before, after, accounts)
    assert set(named(with_it.refused)) <= set(named(without.refused))
    assert not [finding for finding in with_it.refused if finding.rule == "emergency_access_not_excluded"]


@given(CHANGES, ACCOUNTS, ACCEPTED)
def test_an_override_takes_refusals_away_and_adds_none(change: Any, accounts: Accounts, accepted: Any) -> None:
    before, after = change
    without, with_it = judge(before, after, accounts), judge(before, after, accounts, accepted)
    assert set(with_it.refused) <= set(without.refused)
    agreed = {each["policy"].casefold() for each in accepted if each["reason"]}
    assert not agreed & {finding.policy.casefold() for finding in with_it.refused}
    assert {replace(each, accepted="") for each in with_it.accepted} >= set(without.refused) - set(with_it.refused)


@given(CHANGES, ACCOUNTS)
def test_the_order_of_policies_does_not_count(change: Any, accounts: Accounts) -> None:
    before, after = change
    turned_round = (with_policies(state, state["conditional_access_policy"][::-1]) for state in (before, after))
    one, other = judge(before, after, accounts), judge(*turned_round, accounts)
    assert [named(side) for side in (one.refused, one.warnings)] == [
        named(side) for side in (other.refused, other.warnings)
    ]


@given(CHANGES, ACCOUNTS)
def test_one_policy_more_opens_nothing(change: Any, accounts: Accounts) -> None:
    before, after = change
    more = [*before["conditional_access_policy"], *({**each, "displayName": "New"} for each in enforced(after))]
    assert not [each for each in judge(before, with_policies(before, more), accounts).refused if each.risk == "opening"]


@given(TENANTS, ACCOUNTS)
def test_one_policy_less_locks_nobody_out(state: Any, accounts: Accounts) -> None:
    less = with_policies(state, state["conditional_access_policy"][1:])
    assert not [each for each in judge(state, less, accounts).refused if each.risk == "lockout"]


@given(CHANGES, ACCOUNTS)
def test_what_is_refused_is_wrong_afterwards_or_lost(change: Any, accounts: Accounts) -> None:
    before, after = change
    wrong = set(findings(after, accounts))
    lost = {"mfa_lost", "legacy_authentication_lost", "method_narrowed"}
    assert {each for each in judge(before, after, accounts).refused if each.rule not in lost} <= wrong


# --- the guard and single sign-ins -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class SignIn:
    """One person at one place who wants one thing; it is enough to know whether a policy applies to them."""

    user: str
    groups: tuple[str, ...]
    roles: tuple[str, ...]
    guest: str
    home: str
    target: str
    client: str
    location: str
    risk: str
    compliant: bool


ACTION = "urn:user:registersecurityinfo"
SIGN_INS = st.builds(
    SignIn,
    st.sampled_from([ANNA, BEN, RUNNER]),
    st.sampled_from([(), (STAFF,), (SALES,), (STAFF, SALES)]),
    st.sampled_from([(), (GLOBAL_ADMINISTRATOR,)]),
    st.sampled_from(["", "", "b2bCollaborationGuest", "internalGuest"]),
    st.sampled_from([FACTORY, OFFICE]),
    st.sampled_from([MAIL, WIKI, GRAPH, ACTION]),
    st.sampled_from([*MODERN, *LEGACY]),
    st.sampled_from([OFFICE, FACTORY]),
    st.sampled_from(["none", "high"]),
    st.booleans(),
)
SIGN_INS_LIST = st.lists(SIGN_INS, min_size=4, max_size=8)


def is_guest_of(who: SignIn, guests: Mapping[str, Any] | None) -> bool:
    members = ((guests or {}).get("externalTenants") or {}).get("members")
    kinds = (guests or {}).get("guestOrExternalUserTypes", "").split(", ")
    return bool(who.guest) and who.guest in kinds and (not members or who.home in members)


def names_user(who: SignIn, users: Mapping[str, Any], side: str) -> bool:
    listed = users.get(f"{side}Users", [])
    return (
        "All" in listed
        or who.user in listed
        or any(group in users.get(f"{side}Groups", []) for group in who.groups)
        or any(role in users.get(f"{side}Roles", []) for role in who.roles)
        or is_guest_of(who, users.get(f"{side}GuestsOrExternalUsers"))
    )


def names_target(who: SignIn, applications: Mapping[str, Any]) -> bool:
    if who.target == ACTION:
        return ACTION in applications.get("includeUserActions", [])
    included = applications.get("includeApplications", [])
    suite = "Office365" in included and who.target == MAIL
    return ("All" in included or suite or who.target in included) and who.target not in applications.get(
        "excludeApplications", []
    )


def applies(policy: Mapping[str, Any], who: SignIn) -> bool:
    conditions = policy["conditions"]
    users, locations = conditions["users"], conditions.get("locations") or {"includeLocations": ["All"]}
    return (
        policy["state"] == "enabled"
        and names_user(who, users, "include")
        and not names_user(who, users, "exclude")
        and names_target(who, conditions["applications"])
        and bool({"all", who.client} & set(conditions["clientAppTypes"]))
        and bool({"All", who.location} & set(locations["includeLocations"]))
        and who.location not in locations.get("excludeLocations", [])
        and who.risk in (conditions.get("signInRiskLevels") or [who.risk])
        and not (conditions.get("devices") and who.compliant)
    )


def demands_mfa(policy: Mapping[str, Any]) -> bool:
    grant = policy["grantControls"] or {"operator": "OR", "builtInControls": []}
    controls = [*grant["builtInControls"], *(["mfa"] if grant.get("authenticationStrength") else [])]
    return "mfa" in controls and not blocks(policy) and (grant["operator"] == "AND" or set(controls) == {"mfa"})


def blocks(policy: Mapping[str, Any]) -> bool:
    return "block" in (policy["grantControls"] or {}).get("builtInControls", [])


def is_protected(state: Mapping[str, Any], who: SignIn) -> bool:
    on = (state.get("security_defaults") or {}).get("isEnabled") and who.target != ACTION
    applied = [policy for policy in state["conditional_access_policy"] if applies(policy, who)]
    return bool(on or any(blocks(policy) or demands_mfa(policy) for policy in applied))


def was_meant_to_be(state: Mapping[str, Any], who: SignIn) -> bool:
    """Protected by a policy for multifactor authentication or against legacy authentication, not by any block."""
    applied = [policy for policy in state["conditional_access_policy"] if applies(policy, who)]
    legacy = [
        policy for policy in applied if blocks(policy) and set(policy["conditions"]["clientAppTypes"]) <= set(LEGACY)
    ]
    return bool(legacy or any(demands_mfa(policy) for policy in applied))


REAL_STRENGTHS = {"authentication_strength_policy": strengths("fido2")["authentication_strength_policy"]}


@given(CHANGES, SIGN_INS_LIST)
def test_no_sign_in_loses_its_protection_unless_that_is_refused(change: Any, people: list[SignIn]) -> None:
    before, after = ({**state, **REAL_STRENGTHS} for state in change)
    found = judge(before, after, NAMED)
    lost = [who for who in people if was_meant_to_be(before, who) and not is_protected(after, who)]
    assert not lost or {"mfa_lost", "legacy_authentication_lost"} & {each.rule for each in found.refused}


@given(TENANTS, SIGN_INS_LIST)
def test_a_tenant_without_a_finding_protects_every_sign_in(state: Any, people: list[SignIn]) -> None:
    state = {**state, **REAL_STRENGTHS, "security_defaults": {"isEnabled": False}}
    rules = {each.rule for each in findings(state, NAMED)}
    for who in people:
        if who.target != ACTION and not is_protected(state, who):
            assert ("legacy_authentication_open" if who.client in LEGACY else "no_mfa") in rules


@given(CHANGES, SIGN_INS_LIST)
def test_emergency_access_is_hit_by_no_policy_that_did_not_hit_it_before(change: Any, people: list[SignIn]) -> None:
    before, after = change
    members = [replace(who, groups=(*who.groups, EMERGENCY)) for who in people]
    refused = {each.policy for each in judge(before, after, NAMED).refused if each.risk == "lockout"}
    earlier = {policy["displayName"]: policy for policy in before["conditional_access_policy"]}
    for policy in after["conditional_access_policy"]:
        hit = [who for who in members if applies(policy, who)]
        name = policy["displayName"]
        assert not hit or name in refused or all(applies(earlier[name], who) for who in hit)
