# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Authentication strengths: the catalogue of combinations, built-in policies, configurations, usage."""

from __future__ import annotations

from typing import Any

from ..call import Call
from ..errors import GraphError, bad_request
from ..model import Response
from ..values import is_guid, split_flags, timestamp
from . import Behavior, action, behavior

COMBINATIONS = "/identity/conditionalAccess/authenticationStrength/combinations"
POLICIES = "/policies/authenticationStrengthPolicies"
CONDITIONAL_ACCESS = "/identity/conditionalAccess/policies"
# https://learn.microsoft.com/entra/identity/authentication/concept-authentication-strengths
MAXIMUM_CUSTOM = 15
# A combination satisfies multifactor authentication unless it is one of these.
SINGLE_FACTOR = {"password", "sms", "email", "x509CertificateSingleFactor", "federatedSingleFactor", "qrCodePin"}
CONFIGURABLE = {
    "fido2CombinationConfiguration": {"fido2"},
    "x509CertificateCombinationConfiguration": {"x509CertificateSingleFactor", "x509CertificateMultiFactor"},
}


def catalogue(call: Call) -> list[str]:
    return list(call.store.state.get(COMBINATIONS))


def checked_combinations(call: Call, combinations: list[str]) -> list[str]:
    """Known combinations in the order of the catalogue, each once."""
    known = catalogue(call)
    for combination in combinations:
        if combination not in known:
            raise bad_request(f"The combination '{combination}' is not a valid authentication method combination.")
    if not combinations:
        raise bad_request("At least one authentication method combination is required.")
    return [combination for combination in known if combination in combinations]


def requirements(combinations: list[str]) -> str:
    return "none" if SINGLE_FACTOR & set(combinations) else "mfa"


def refuse_built_in(policy: dict[str, Any]) -> None:
    if policy["policyType"] == "builtIn":
        raise bad_request("Built-in authentication strength policies cannot be updated or deleted.")


def references(call: Call, policy_id: str) -> list[dict[str, Any]]:
    found = []
    for item in call.store.state.items(CONDITIONAL_ACCESS):
        strength = (item.get("grantControls") or {}).get("authenticationStrength") or {}
        if str(strength.get("id", "")).lower() == policy_id.lower():
            found.append(item)
    return found


@behavior("authentication_strength")
class AuthenticationStrength(Behavior):
    def creating(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        custom = [item for item in call.store.state.items(POLICIES) if item["policyType"] == "custom"]
        if len(custom) >= MAXIMUM_CUSTOM:
            raise bad_request(
                f"The maximum number of custom authentication strength policies ({MAXIMUM_CUSTOM}) has been reached."
            )
        combinations = checked_combinations(call, value["allowedCombinations"])
        return {
            **value,
            "allowedCombinations": combinations,
            "policyType": "custom",
            "requirementsSatisfied": requirements(combinations),
        }

    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        refuse_built_in(current)
        return value

    def deleting(self, call: Call, current: dict[str, Any]) -> None:
        refuse_built_in(current)
        if references(call, current["id"]):
            raise bad_request(
                "The authentication strength policy is referenced by a conditional access policy and cannot be deleted."
            )


@action("update_allowed_combinations")
def update_allowed_combinations(call: Call, body: dict[str, Any]) -> Response:
    path = call.path
    policy = call.current()
    refuse_built_in(policy)
    combinations = checked_combinations(call, body["allowedCombinations"])
    for item in call.store.state.items(f"{path}/combinationConfigurations"):
        orphaned = set(item["appliesToCombinations"]) - set(combinations)
        if orphaned:
            raise bad_request(
                f"The combination '{sorted(orphaned)[0]}' has a combination configuration and cannot be removed."
            )
    call.store.put_item(
        POLICIES,
        policy["id"],
        {
            **policy,
            "allowedCombinations": combinations,
            "requirementsSatisfied": requirements(combinations),
            "modifiedDateTime": timestamp(),
        },
    )
    used_by = [item["id"] for item in references(call, policy["id"])]
    return Response(
        200,
        {
            "@odata.context": f"{call.root}/$metadata#microsoft.graph.updateAllowedCombinationsResult",
            "previousCombinations": policy["allowedCombinations"],
            "currentCombinations": combinations,
            "conditionalAccessReferences": used_by,
            "additionalInformation": "These CA policies are impacted" if used_by else "",
        },
    )


@action("authentication_strength_usage")
def usage(call: Call, dummy_body: dict[str, Any]) -> Response:
    policy = call.current()
    used_by = references(call, policy["id"])
    mfa = used_by if policy["requirementsSatisfied"] == "mfa" else []
    return Response(
        200,
        {
            "@odata.context": f"{call.root}/$metadata#microsoft.graph.authenticationStrengthUsage",
            "mfa": mfa,
            "none": [] if mfa else used_by,
        },
    )


@behavior("combination_configuration")
class CombinationConfiguration(Behavior):
    def creating(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        return self._checked(call, value)

    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        return self._checked(call, value)

    def deleting(self, call: Call, current: dict[str, Any]) -> None:
        refuse_built_in(self._policy(call))

    def _policy(self, call: Call) -> dict[str, Any]:
        policy = call.store.state.get(f"{POLICIES}/{call.keys[0]}")
        if policy is None:
            raise GraphError(
                404,
                "ResourceNotFound",
                f"AuthenticationStrengthPolicy with id {call.keys[0]} does not exist in the directory.",
            )
        return policy

    def _checked(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        policy = self._policy(call)
        refuse_built_in(policy)
        kind = value["@odata.type"].rpartition(".")[2]
        if not value["appliesToCombinations"]:
            raise bad_request("appliesToCombinations must name at least one combination.")
        for combination in value["appliesToCombinations"]:
            if combination not in policy["allowedCombinations"]:
                raise bad_request(
                    f"The combination '{combination}' is not one of the allowed combinations of the policy."
                )
            if not CONFIGURABLE[kind] & set(split_flags(combination)):
                raise bad_request(f"A {kind} cannot apply to the combination '{combination}'.")
        for aaguid in value.get("allowedAAGUIDs", []):
            if not is_guid(aaguid):
                raise bad_request(f"The AAGUID '{aaguid}' is not valid.")
        return value
