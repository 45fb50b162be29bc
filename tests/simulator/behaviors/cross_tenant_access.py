# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The cross-tenant access policy: what targets may be, what nobody set, and what stands in the way of a deletion."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..call import Call
from ..errors import GraphError, bad_request
from ..model import Response
from ..values import is_guid
from . import Behavior, action, behavior

BASE = "/policies/crossTenantAccessPolicy"
DEFAULT = f"{BASE}/default"
PARTNERS = f"{BASE}/partners"
CODE = "Request_BadRequest"
# The pages of the policy: 25 KB for everything together.
MAXIMUM_BYTES = 25 * 1024
# Member of a setting -> types that its targets may have.
TARGET_TYPES = {"users": {"user", "group"}, "usersAndGroups": {"user", "group"}, "applications": {"application"}}
# Word -> type of a target that is named by it.
WORDS = {
    "allusers": "user",
    "allapplications": "application",
    "allmicrosoftapps": "application",
    "office365": "application",
}
PRIMARY = {"azureActiveDirectory", "externalFederation", "socialIdentityProviders"}
FALLBACK = {"defaultConfiguredIdp", "emailOneTimePasscode", "microsoftAccount"}
NOT_SET = {"inboundAllowed": None, "outboundAllowed": None}


def everything(access: str) -> dict[str, Any]:
    """Access for all users to all applications."""
    return {
        "usersAndGroups": {"accessType": access, "targets": [{"target": "AllUsers", "targetType": "user"}]},
        "applications": {"accessType": access, "targets": [{"target": "AllApplications", "targetType": "application"}]},
    }


# https://learn.microsoft.com/graph/api/crosstenantaccesspolicyconfigurationdefault-get, the overview for tenant
# restrictions, and the documentation of the redemption order for the providers.
SERVICE_DEFAULT = {
    "isServiceDefault": True,
    "inboundTrust": {
        "isCompliantDeviceAccepted": False,
        "isHybridAzureADJoinedDeviceAccepted": False,
        "isMfaAccepted": False,
    },
    "b2bCollaborationInbound": everything("allowed"),
    "b2bCollaborationOutbound": everything("allowed"),
    "b2bDirectConnectInbound": everything("blocked"),
    "b2bDirectConnectOutbound": everything("blocked"),
    "tenantRestrictions": {**everything("blocked"), "devices": None},
    "invitationRedemptionIdentityProviderConfiguration": {
        "primaryIdentityProviderPrecedenceOrder": [
            "azureActiveDirectory",
            "externalFederation",
            "socialIdentityProviders",
        ],
        "fallbackIdentityProvider": "defaultConfiguredIdp",
    },
    "automaticUserConsentSettings": {"inboundAllowed": False, "outboundAllowed": False},
    "appServiceConnectInbound": None,
    "m365CollaborationInbound": None,
    "m365CollaborationOutbound": None,
    "blockServiceProviderOutboundAccess": False,
}


def check(call: Call, path: str, value: dict[str, Any]) -> None:
    for name, setting in value.items():
        for member, access in accesses(setting):
            check_access(f"{name}.{member}", TARGET_TYPES[member], access)
        if isinstance(setting, dict):
            check_agreement(name, setting)
    redemption = value.get("invitationRedemptionIdentityProviderConfiguration")
    if redemption:
        check_redemption(redemption)
    check_size(call, path, value)


def accesses(setting: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for member, access in setting.items() if isinstance(setting, dict) else ():
        if isinstance(access, dict) and "targets" in access:
            yield member, access


def check_access(place: str, types: set[str], access: dict[str, Any]) -> None:
    if not access["targets"]:
        raise bad_request(f"{place}: at least one target is required.", CODE)
    for item in access["targets"]:
        word = WORDS.get(item["target"].lower())
        if item["targetType"] not in types or word and word != item["targetType"]:
            raise bad_request(f"{place}: the target type '{item['targetType']}' is not valid here.", CODE)
        if not word and not is_guid(item["target"]):
            raise bad_request(f"{place}: the target '{item['target']}' is not valid.", CODE)
    seen = [(item["target"].lower(), item["targetType"]) for item in access["targets"]]
    if len(seen) != len(set(seen)):
        raise bad_request(f"{place}: the targets are not unique.", CODE)


def check_agreement(name: str, setting: dict[str, Any]) -> None:
    """Unsourced for the API, from the documentation of the portal: whoever blocks all users blocks all applications."""
    users, applications = setting.get("usersAndGroups"), setting.get("applications")
    if users and applications and blocks_all(users, "allusers") and not blocks_all(applications, "allapplications"):
        raise bad_request(f"{name}: blocking all users requires blocking all applications.", CODE)


def blocks_all(access: dict[str, Any], word: str) -> bool:
    return access["accessType"] == "blocked" and any(item["target"].lower() == word for item in access["targets"])


def check_redemption(value: dict[str, Any]) -> None:
    order = value.get("primaryIdentityProviderPrecedenceOrder") or []
    if not set(order) <= PRIMARY or len(order) != len(set(order)) or not order:
        raise bad_request("Invalid value specified for property 'primaryIdentityProviderPrecedenceOrder'.", CODE)
    if value.get("fallbackIdentityProvider") not in FALLBACK:
        raise bad_request("Invalid value specified for property 'fallbackIdentityProvider'.", CODE)


def check_size(call: Call, path: str, value: dict[str, Any]) -> None:
    state = call.store.state
    objects = {
        DEFAULT: state.get(DEFAULT),
        **{f"{PARTNERS}/{item['tenantId']}": item for item in state.items(PARTNERS)},
    }
    if len(json.dumps(list({**objects, path: value}.values()))) > MAXIMUM_BYTES:
        raise bad_request("The size of the cross-tenant access policy exceeds the limit of 25 KB.", CODE)


@behavior("cross_tenant_default")
class CrossTenantDefault(Behavior):
    """Once written it is the tenant's own, even where the values are the service's."""

    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        check(call, DEFAULT, value)
        return {**value, "isServiceDefault": False}


@action("cross_tenant_reset")
def reset_to_system_default(call: Call, dummy_body: dict[str, Any]) -> Response:
    call.store.put(DEFAULT, {"id": call.current()["id"], **SERVICE_DEFAULT})
    return Response(204)


@behavior("cross_tenant_partner")
class CrossTenantPartner(Behavior):
    """What a partner does not set is null; its consent is an object of nulls."""

    def creating(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        if any(value["tenantId"].lower() == own["id"].lower() for own in call.store.state.items("/organization")):
            raise call.wording.invalid_value("tenantId", call.resource.type, value["tenantId"])
        check(call, f"{PARTNERS}/{value['tenantId']}", value)
        return with_consent(value)

    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        check(call, f"{PARTNERS}/{value['tenantId']}", value)
        return with_consent(value)

    def deleting(self, call: Call, current: dict[str, Any]) -> None:
        # https://learn.microsoft.com/graph/api/crosstenantaccesspolicyconfigurationpartner-delete
        if call.store.state.get(f"{PARTNERS}/{current['tenantId']}/identitySynchronization") is not None:
            raise bad_request(
                "The partner configuration has an identity synchronization policy, which must be deleted first.", CODE
            )


def with_consent(value: dict[str, Any]) -> dict[str, Any]:
    return {**value, "automaticUserConsentSettings": value.get("automaticUserConsentSettings") or NOT_SET}


@behavior("m365_capability")
class Capability(Behavior):
    """Its type is its name."""

    def creating(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        name = value["@odata.type"].rpartition(".")[2]
        if any(item["name"] == name for item in call.store.state.items(call.collection_path)):
            raise GraphError(409, "Conflict", f"The capability {name} already exists.")
        check_scopes(value)
        return {**value, "name": name}

    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        check_scopes(value)
        return value


def check_scopes(value: dict[str, Any]) -> None:
    scopes = value["inboundAccess"].get("resourceScopes") or {}
    for item in [*(scopes.get("included") or []), *(scopes.get("excluded") or [])]:
        if not is_guid(item["resourceId"]) and item["resourceId"].lower() != "all":
            raise bad_request(f"The resource id '{item['resourceId']}' is not valid.")
