# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditional access policies: life, versions, what Microsoft manages, and their quarrel with security defaults."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

from ..call import Call
from ..errors import bad_request
from ..model import Response
from ..store import State
from ..values import timestamp
from . import Behavior, action, behavior
from .conditional_access_rules import (
    GUESTS,
    STRENGTHS,
    beyond,
    check,
    check_sent,
    effective,
    every_time,
    names_application,
    settled,
)

POLICIES = "/identity/conditionalAccess/policies"
DELETED = "/identity/conditionalAccess/deletedItems"
DEFAULTS = "/policies/identitySecurityDefaultsEnforcementPolicy"
# Ids of the policies that Microsoft put into the tenant; no member of a policy tells them.
MANAGED = "/identity/conditionalAccess/microsoftManaged"
EXCLUSIONS = {"excludeUsers", "excludeGroups", "excludeRoles", "excludeGuestsOrExternalUsers"}
READ_APPLICATIONS = {
    "Application.Read.All",
    "Application.ReadWrite.All",
    "Directory.Read.All",
    "Directory.ReadWrite.All",
}
DEFAULTS_ARE_ON = (
    "Security Defaults is enabled in the tenant. You must disable Security defaults before enabling a Conditional "
    "Access policy."
)
POLICY_IS_ON = (
    "It looks like you have a custom Conditional Access policy enabled. Enabling a Conditional Access policy prevents "
    "you from enabling security defaults."
)
BETA_TO_READ_1037 = (
    "1037: The policy you requested contains preview features. Use the Beta endpoint to retrieve this policy."
)
BETA_TO_WRITE_1038 = (
    "1038: The policy you are trying to create or update contains preview features. Use the Beta endpoint to create or "
    "update this policy."
)


def lately(call: Call) -> list[State]:
    """The present, and what may not yet be past for this part of the service: changes take a while to arrive here."""
    return [call.store.state, *call.store.since(time.monotonic() - call.settings.reference_seconds)]


def beta_only(call: Call, policy: dict[str, Any]) -> bool:
    if call.settings.every_time == "beta" and every_time(policy):
        return True
    return beyond(policy, "conditionalAccessPolicy", call.graph.schema("v1.0"))


def hidden(call: Call, policy: dict[str, Any]) -> bool:
    return call.version == "v1.0" and call.settings.beta_only_policies == "hidden" and beta_only(call, policy)


def check_defaults(call: Call, policy: dict[str, Any]) -> None:
    if policy["state"] == "enabled" and (call.store.state.get(DEFAULTS) or {}).get("isEnabled"):
        raise bad_request(DEFAULTS_ARE_ON)


@behavior("conditional_access_policy")
class ConditionalAccessPolicy(Behavior):
    def creating(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        # The stamp appears with the first update.
        return {**self._accepted(call, value, value), "modifiedDateTime": None}

    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        self._check_managed(call, current, changes)
        if hidden(call, current):
            raise bad_request(BETA_TO_WRITE_1038)
        return self._accepted(call, changes, value)

    def deleting(self, call: Call, current: dict[str, Any]) -> None:
        self._check_managed(call, current, None)
        keep_deleted(call, "policies", current)

    def listing(self, call: Call, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [item for item in items if not hidden(call, item)]

    def showing(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        if hidden(call, value):
            raise bad_request(BETA_TO_READ_1037)
        return with_contexts(call, value)

    def shown(self, call: Call, shown: dict[str, Any]) -> dict[str, Any]:
        return without_unset(shown) if call.settings.unset_conditions == "left_out" else shown

    def _accepted(self, call: Call, sent: dict[str, Any], value: dict[str, Any]) -> dict[str, Any]:
        """The policy as it is kept, when nothing is wrong with it."""
        if names_application(sent) and not READ_APPLICATIONS & set(call.principal.roles):
            raise call.wording.denied()
        check_sent(sent, value)
        if call.settings.empty_session_controls == "refused" and empty_session(sent):
            raise bad_request("The session controls of a policy must contain one that is enabled.")
        policy = settled(value, call.settings.keyword_case == "folded")
        check(policy, lately(call))
        if call.version == "v1.0" and call.settings.every_time == "beta" and every_time(policy):
            raise bad_request(BETA_TO_WRITE_1038)
        check_defaults(call, policy)
        return policy

    @staticmethod
    def _check_managed(call: Call, current: dict[str, Any], changes: dict[str, Any] | None) -> None:
        """Of a policy of Microsoft's only the state and the exclusions can be changed."""
        if current["id"] not in (call.store.state.get(MANAGED) or []):
            return
        if changes is None:
            raise bad_request("Microsoft-managed policies cannot be deleted.")
        conditions = changes.get("conditions") or {}
        users = conditions.get("users") or {}
        if set(changes) - {"state", "conditions"} or set(conditions) - {"users"} or set(users) - EXCLUSIONS:
            raise bad_request("Only the state and the exclusions of a Microsoft-managed policy can be changed.")


def empty_session(sent: dict[str, Any]) -> bool:
    session = sent.get("sessionControls")
    return session is not None and not effective(
        {
            name: None if isinstance(item, dict) and item.get("isEnabled") is False else item
            for name, item in session.items()
        }
    )


def with_contexts(call: Call, policy: dict[str, Any]) -> dict[str, Any]:
    """The policy with its authentication strength in full, and what annotates the objects inside it."""
    place = f"{call.root}/$metadata#identity/conditionalAccess/policies('{policy['id']}')"
    grant = policy.get("grantControls")
    if grant is not None:
        context = f"{place}/grantControls/authenticationStrength"
        grant = {**grant, "authenticationStrength@odata.context": f"{context}/$entity"}
        if grant.get("authenticationStrength"):
            ident = grant["authenticationStrength"]["id"]
            found = call.state.get(f"{STRENGTHS}/{ident}") or {"id": ident}
            grant["authenticationStrength"] = {
                **found,
                "combinationConfigurations@odata.context": f"{context}/combinationConfigurations",
                "combinationConfigurations": call.state.items(f"{STRENGTHS}/{ident}/combinationConfigurations"),
            }
    conditions = policy["conditions"]
    users = dict(conditions.get("users") or {})
    for name in GUESTS:
        if (users.get(name) or {}).get("externalTenants"):
            context = f"{place}/conditions/users/{name}/externalTenants/$entity"
            users[name] = {**users[name], "externalTenants@odata.context": context}
    if users:
        conditions = {**conditions, "users": users}
    return {**policy, "grantControls": grant, "conditions": conditions}


# Members that have been seen to be missing, as long as they say nothing.
UNSET = {
    "conditions": ("insiderRiskLevels", "authenticationFlows", "servicePrincipalRiskLevels"),
    "conditions.applications": ("globalSecureAccess", "networkAccess"),
    "conditions.clientApplications": (
        "agentIdServicePrincipalFilter",
        "includeAgentIdServicePrincipals",
        "excludeAgentIdServicePrincipals",
    ),
    "sessionControls": ("globalSecureAccessFilteringProfile",),
}


def without_unset(shown: dict[str, Any], path: str = "") -> dict[str, Any]:
    result = {}
    for name, item in shown.items():
        if name in UNSET.get(path, ()) and item in (None, []):
            continue
        inner = f"{path}.{name}" if path else name
        result[name] = without_unset(item, inner) if isinstance(item, dict) else item
    return result


@behavior("security_defaults")
class SecurityDefaults(Behavior):
    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        switched_on = value.get("isEnabled") and not current.get("isEnabled")
        if switched_on and any(item["state"] == "enabled" for item in call.store.state.items(POLICIES)):
            raise bad_request(POLICY_IS_ON)
        return value


# --- what was deleted ------------------------------------------------------------------------------------------------


def keep_deleted(call: Call, kind: str, current: dict[str, Any]) -> None:
    """A deleted object is kept for 30 days, under the same id."""
    call.store.put_item(f"{DELETED}/{kind}", current["id"], {**current, "deletedDateTime": timestamp()})


@behavior("deleted_policy")
class DeletedPolicy(Behavior):
    def listing(self, call: Call, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [item for item in items if not hidden(call, item)]

    def showing(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        return with_contexts(call, value)


@action("restore_policy")
def restore_policy(call: Call, dummy_body: dict[str, Any]) -> Response:
    """It has the state again that it had when it was deleted."""
    check_defaults(call, call.current())
    return restored(call, "policies", POLICIES, "conditionalAccessPolicy")


@action("restore_location")
def restore_location(call: Call, dummy_body: dict[str, Any]) -> Response:
    return restored(call, "namedLocations", "/identity/conditionalAccess/namedLocations", "namedLocation")


def restored(call: Call, kind: str, live: str, name: str) -> Response:
    from ..operations import show

    value = {**call.current(), "deletedDateTime": None}
    call.store.delete(f"{DELETED}/{kind}/{call.key}")
    call.store.put_item(live, value["id"], value)
    resource = next(item for item in call.graph.knowledge.resources if item.name == name)
    alive = replace(call, resource=resource, state=call.store.state)
    alive.__dict__["query"] = call.query
    return alive.answer(200, show(alive, value, "item"))
