# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Partners of the cross-tenant access policy: a key that is a domain in the task, members that inherit again."""

from __future__ import annotations

from typing import Any

from tests.integration.rungs import Rungs

_PARTNER = "f5000000-0000-4000-8000-000000000002"
_THEIRS = "3f1c2a77-0d4e-4b1c-9a51-7d2a4c9be001"
_ADA = "a1000000-0000-4000-8000-000000000001"
_SALES = "b2000000-0000-4000-8000-000000000006"
_PORTAL = "e4000000-0000-4000-8000-000000000002"


def _access(access_type: str, *targets: str) -> dict[str, Any]:
    """Access of targets such as "group Sales"."""
    pairs = [text.split(" ", 1) for text in targets]
    return {"access_type": access_type, "targets": [{"target": target, "target_type": kind} for kind, target in pairs]}


_NOBODY, _NOTHING = _access("blocked", "user AllUsers"), _access("blocked", "application AllApplications")
_CLOSED = {"users_and_groups": _NOBODY, "applications": _NOTHING}
_OWN_APPLICATIONS = _access("allowed", "application Order portal", "application Office365")
_THEIR_APPLICATIONS = _access("allowed", f"application {_THEIRS}", "application Office365")
_OWN_USERS = _access("allowed", "group Sales", "user ada.whitfield@brightwater-instruments.com")
_THEIR_USERS = _access("allowed", f"group {_THEIRS}")

_STORED_OWN_APPLICATIONS = {
    "accessType": "allowed",
    "targets": [
        {"target": _PORTAL, "targetType": "application"},
        {"target": "Office365", "targetType": "application"},
    ],
}
_STORED_THEIR_APPLICATIONS = {
    "accessType": "allowed",
    "targets": [
        {"target": _THEIRS, "targetType": "application"},
        {"target": "Office365", "targetType": "application"},
    ],
}
_STORED_OWN_USERS = {
    "accessType": "allowed",
    "targets": [{"target": _SALES, "targetType": "group"}, {"target": _ADA, "targetType": "user"}],
}
_STORED_THEIR_USERS = {"accessType": "allowed", "targets": [{"target": _THEIRS, "targetType": "group"}]}

RUNGS = Rungs(
    path="/policies/crossTenantAccessPolicy/partners/{id}",
    first={
        "partner_tenant_id": "northwind-audit.example",
        "b2b_collaboration_inbound": _CLOSED,
        "b2b_collaboration_outbound": _CLOSED,
        "b2b_direct_connect_inbound": _CLOSED,
        "b2b_direct_connect_outbound": _CLOSED,
        "inbound_trust": {
            "is_mfa_accepted": True,
            "is_compliant_device_accepted": True,
            "is_hybrid_azure_ad_joined_device_accepted": True,
        },
        "tenant_restrictions": {**_CLOSED, "devices": {"mode": "allowed", "rule": "device.isCompliant -eq True"}},
        "app_service_connect_inbound": {"applications": _NOTHING},
        "m365_collaboration_inbound": {"users": _NOBODY},
        "m365_collaboration_outbound": {"users_and_groups": _NOBODY},
        "automatic_user_consent_settings": {"inbound_allowed": True, "outbound_allowed": False},
        "is_service_provider": False,
        "identity_synchronization": {"display_name": "First", "user_sync_inbound": {"is_sync_allowed": True}},
        "m365_capabilities": [
            {
                "name": "crossTenantOpenProfileCard",
                "inbound_access": {
                    "is_allowed": True,
                    "resource_scopes": {
                        "included": [{"resource_id": "ALL", "resource_type": "user"}],
                        "excluded": [{"resource_id": "Sales", "resource_type": "group"}],
                    },
                },
            },
            {"name": "crossTenantMailTipsAll", "inbound_access": {"is_allowed": True}},
        ],
    },
    second={
        "partner_tenant_id": _PARTNER.upper(),
        "b2b_collaboration_inbound": {"users_and_groups": _THEIR_USERS, "applications": _OWN_APPLICATIONS},
        "b2b_collaboration_outbound": {"users_and_groups": _OWN_USERS, "applications": _THEIR_APPLICATIONS},
        "b2b_direct_connect_inbound": {"users_and_groups": _THEIR_USERS, "applications": _OWN_APPLICATIONS},
        "b2b_direct_connect_outbound": {"users_and_groups": _OWN_USERS, "applications": _THEIR_APPLICATIONS},
        "inbound_trust": {
            "is_mfa_accepted": False,
            "is_compliant_device_accepted": False,
            "is_hybrid_azure_ad_joined_device_accepted": False,
        },
        "tenant_restrictions": {
            "users_and_groups": _THEIR_USERS,
            "applications": _THEIR_APPLICATIONS,
            "devices": {"mode": "blocked", "rule": "device.isCompliant -eq False"},
        },
        "app_service_connect_inbound": {"applications": _OWN_APPLICATIONS},
        "m365_collaboration_inbound": {"users": _THEIR_USERS},
        "m365_collaboration_outbound": {"users_and_groups": _OWN_USERS},
        "block_service_provider_outbound_access": True,
        "automatic_user_consent_settings": {"inbound_allowed": False, "outbound_allowed": True},
        "is_service_provider": True,
        "identity_synchronization": {
            "display_name": "Second",
            "user_sync_inbound": {"is_sync_allowed": False},
            "group_sync_inbound": {"is_sync_allowed": True},
            "role_enabled_group_sync_inbound": {"is_sync_allowed": False},
            "external_cloud_authorized_application_id": _THEIRS,
        },
        "m365_capabilities": [
            {
                "name": "crossTenantPlacesRoomBooking",
                "inbound_access": {
                    "is_allowed": False,
                    "resource_scopes": {
                        "included": [{"resource_id": "Finance", "resource_type": "group"}],
                        "excluded": [{"resource_id": _ADA, "resource_type": "user"}],
                    },
                },
            },
        ],
    },
    stored={
        "tenantId": _PARTNER,
        "b2bCollaborationInbound": {
            "usersAndGroups": _STORED_THEIR_USERS,
            "applications": _STORED_OWN_APPLICATIONS,
        },
        "b2bCollaborationOutbound": {
            "usersAndGroups": _STORED_OWN_USERS,
            "applications": _STORED_THEIR_APPLICATIONS,
        },
        "b2bDirectConnectInbound": {
            "usersAndGroups": _STORED_THEIR_USERS,
            "applications": _STORED_OWN_APPLICATIONS,
        },
        "b2bDirectConnectOutbound": {
            "usersAndGroups": _STORED_OWN_USERS,
            "applications": _STORED_THEIR_APPLICATIONS,
        },
        "inboundTrust": {
            "isMfaAccepted": False,
            "isCompliantDeviceAccepted": False,
            "isHybridAzureADJoinedDeviceAccepted": False,
        },
        "tenantRestrictions": {
            "usersAndGroups": _STORED_THEIR_USERS,
            "applications": _STORED_THEIR_APPLICATIONS,
            "devices": {"mode": "blocked", "rule": "device.isCompliant -eq False"},
        },
        "appServiceConnectInbound": {"applications": _STORED_OWN_APPLICATIONS},
        "m365CollaborationInbound": {"users": _STORED_THEIR_USERS},
        "m365CollaborationOutbound": {"usersAndGroups": _STORED_OWN_USERS},
        "blockServiceProviderOutboundAccess": True,
        "automaticUserConsentSettings": {"inboundAllowed": False, "outboundAllowed": True},
        "isServiceProvider": True,
    },
    clear=(
        "b2b_collaboration_inbound",
        "b2b_collaboration_outbound",
        "b2b_direct_connect_inbound",
        "b2b_direct_connect_outbound",
        "inbound_trust",
        "tenant_restrictions",
        "app_service_connect_inbound",
        "m365_collaboration_inbound",
        "m365_collaboration_outbound",
        "block_service_provider_outbound_access",
        "automatic_user_consent_settings",
        "is_service_provider",
        "identity_synchronization",
        "m365_capabilities",
    ),
    cleared={
        "tenantId": _PARTNER,
        "b2bCollaborationInbound": None,
        "b2bCollaborationOutbound": None,
        "b2bDirectConnectInbound": None,
        "b2bDirectConnectOutbound": None,
        "inboundTrust": None,
        "tenantRestrictions": None,
        "appServiceConnectInbound": None,
        "m365CollaborationInbound": None,
        "m365CollaborationOutbound": None,
        "blockServiceProviderOutboundAccess": None,
        "automaticUserConsentSettings": {"inboundAllowed": None, "outboundAllowed": None},
        "isServiceProvider": None,
    },
)
