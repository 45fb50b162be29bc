# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The default of the cross-tenant access policy: own names, ids of others, an order, capabilities that stay."""

from __future__ import annotations

from typing import Any

from tests.integration.rungs import Rungs

_THEIRS = "3f1c2a77-0d4e-4b1c-9a51-7d2a4c9be001"
_ALSO_THEIRS = "3f1c2a77-0d4e-4b1c-9a51-7d2a4c9be002"
_ADA = "a1000000-0000-4000-8000-000000000001"
_SALES = "b2000000-0000-4000-8000-000000000006"
_FINANCE = "b2000000-0000-4000-8000-000000000005"
_PORTAL = "e4000000-0000-4000-8000-000000000002"


def _access(access_type: str, *targets: str) -> dict[str, Any]:
    """Access of targets such as "group Sales"."""
    pairs = [text.split(" ", 1) for text in targets]
    return {"access_type": access_type, "targets": [{"target": target, "target_type": kind} for kind, target in pairs]}


_ALL_USERS, _ALL_APPLICATIONS = _access("allowed", "user AllUsers"), _access("allowed", "application AllApplications")
_EVERYTHING = {"users_and_groups": _ALL_USERS, "applications": _ALL_APPLICATIONS}

RUNGS = Rungs(
    path="/policies/crossTenantAccessPolicy/default",
    first={
        "b2b_collaboration_inbound": _EVERYTHING,
        "b2b_collaboration_outbound": _EVERYTHING,
        "b2b_direct_connect_inbound": _EVERYTHING,
        "b2b_direct_connect_outbound": _EVERYTHING,
        "inbound_trust": {
            "is_mfa_accepted": False,
            "is_compliant_device_accepted": True,
            "is_hybrid_azure_ad_joined_device_accepted": True,
        },
        "tenant_restrictions": {**_EVERYTHING, "devices": {"mode": "allowed", "rule": "device.isCompliant -eq True"}},
        "app_service_connect_inbound": {"applications": _ALL_APPLICATIONS},
        "m365_collaboration_inbound": {"users": _ALL_USERS},
        "m365_collaboration_outbound": {"users_and_groups": _ALL_USERS},
        "invitation_redemption_identity_provider_configuration": {
            "primary_identity_provider_precedence_order": ["azureActiveDirectory", "externalFederation"],
            "fallback_identity_provider": "microsoftAccount",
        },
        "m365_capabilities": [
            {
                "name": "crossTenantOpenProfileCard",
                "inbound_access": {
                    "is_allowed": True,
                    "resource_scopes": {
                        "included": [{"resource_id": "all", "resource_type": "user"}],
                        "excluded": [{"resource_id": "Sales", "resource_type": "group"}],
                    },
                },
            }
        ],
    },
    second={
        "b2b_collaboration_inbound": {
            "users_and_groups": _access("blocked", f"group {_THEIRS.upper()}", f"user {_ALSO_THEIRS}"),
            "applications": _access("blocked", "application Order portal", "application office365"),
        },
        "b2b_collaboration_outbound": {
            "users_and_groups": _access("blocked", "group Sales", "user ada.whitfield@brightwater-instruments.com"),
            "applications": _access("blocked", f"application {_THEIRS}", "application AllMicrosoftApps"),
        },
        "b2b_direct_connect_inbound": {
            "users_and_groups": _access("blocked", f"group {_THEIRS}"),
            "applications": _access("blocked", "application Order portal", "application Office365"),
        },
        "b2b_direct_connect_outbound": {
            "users_and_groups": _access("blocked", "group Sales"),
            "applications": _access("blocked", f"application {_THEIRS}", "application Office365"),
        },
        "inbound_trust": {
            "is_mfa_accepted": True,
            "is_compliant_device_accepted": False,
            "is_hybrid_azure_ad_joined_device_accepted": False,
        },
        "tenant_restrictions": {
            "users_and_groups": _access("blocked", f"group {_THEIRS}"),
            "applications": _access("blocked", f"application {_THEIRS}", "application Office365"),
            "devices": {"mode": "blocked", "rule": "device.isCompliant -eq False"},
        },
        "app_service_connect_inbound": {
            "applications": _access("blocked", "application Order portal", "application Office365")
        },
        "m365_collaboration_inbound": {"users": _access("blocked", f"group {_THEIRS}")},
        "m365_collaboration_outbound": {"users_and_groups": _access("blocked", "group Sales")},
        "block_service_provider_outbound_access": True,
        "invitation_redemption_identity_provider_configuration": {
            "primary_identity_provider_precedence_order": ["externalFederation", "azureActiveDirectory"],
            "fallback_identity_provider": "emailOneTimePasscode",
        },
        # What is there must be named: it can be disallowed, not removed.
        "m365_capabilities": [
            {
                "name": "crossTenantOpenProfileCard",
                "inbound_access": {
                    "is_allowed": False,
                    "resource_scopes": {
                        "included": [{"resource_id": "Finance", "resource_type": "group"}],
                        "excluded": [{"resource_id": _ADA, "resource_type": "user"}],
                    },
                },
            },
            {"name": "crossTenantMailTipsLimited", "inbound_access": {"is_allowed": False}},
        ],
    },
    stored={
        "isServiceDefault": False,
        "b2bCollaborationInbound": {
            "usersAndGroups": {
                "accessType": "blocked",
                "targets": [
                    {"target": _THEIRS.upper(), "targetType": "group"},
                    {"target": _ALSO_THEIRS, "targetType": "user"},
                ],
            },
            "applications": {
                "accessType": "blocked",
                "targets": [
                    {"target": _PORTAL, "targetType": "application"},
                    {"target": "Office365", "targetType": "application"},
                ],
            },
        },
        "b2bCollaborationOutbound": {
            "usersAndGroups": {
                "accessType": "blocked",
                "targets": [{"target": _SALES, "targetType": "group"}, {"target": _ADA, "targetType": "user"}],
            },
            "applications": {
                "accessType": "blocked",
                "targets": [
                    {"target": _THEIRS, "targetType": "application"},
                    {"target": "AllMicrosoftApps", "targetType": "application"},
                ],
            },
        },
        "b2bDirectConnectInbound": {
            "usersAndGroups": {"accessType": "blocked", "targets": [{"target": _THEIRS, "targetType": "group"}]},
            "applications": {
                "accessType": "blocked",
                "targets": [
                    {"target": _PORTAL, "targetType": "application"},
                    {"target": "Office365", "targetType": "application"},
                ],
            },
        },
        "b2bDirectConnectOutbound": {
            "usersAndGroups": {"accessType": "blocked", "targets": [{"target": _SALES, "targetType": "group"}]},
            "applications": {
                "accessType": "blocked",
                "targets": [
                    {"target": _THEIRS, "targetType": "application"},
                    {"target": "Office365", "targetType": "application"},
                ],
            },
        },
        "inboundTrust": {
            "isMfaAccepted": True,
            "isCompliantDeviceAccepted": False,
            "isHybridAzureADJoinedDeviceAccepted": False,
        },
        "tenantRestrictions": {
            "usersAndGroups": {"accessType": "blocked", "targets": [{"target": _THEIRS, "targetType": "group"}]},
            "applications": {
                "accessType": "blocked",
                "targets": [
                    {"target": _THEIRS, "targetType": "application"},
                    {"target": "Office365", "targetType": "application"},
                ],
            },
            "devices": {"mode": "blocked", "rule": "device.isCompliant -eq False"},
        },
        "appServiceConnectInbound": {
            "applications": {
                "accessType": "blocked",
                "targets": [
                    {"target": _PORTAL, "targetType": "application"},
                    {"target": "Office365", "targetType": "application"},
                ],
            }
        },
        "m365CollaborationInbound": {
            "users": {"accessType": "blocked", "targets": [{"target": _THEIRS, "targetType": "group"}]}
        },
        "m365CollaborationOutbound": {
            "usersAndGroups": {"accessType": "blocked", "targets": [{"target": _SALES, "targetType": "group"}]}
        },
        "blockServiceProviderOutboundAccess": True,
        "invitationRedemptionIdentityProviderConfiguration": {
            "primaryIdentityProviderPrecedenceOrder": ["externalFederation", "azureActiveDirectory"],
            "fallbackIdentityProvider": "emailOneTimePasscode",
        },
    },
    clear=("tenant_restrictions.devices",),
    cleared={
        "tenantRestrictions": {
            "usersAndGroups": {"accessType": "blocked", "targets": [{"target": _THEIRS, "targetType": "group"}]},
            "applications": {
                "accessType": "blocked",
                "targets": [
                    {"target": _THEIRS, "targetType": "application"},
                    {"target": "Office365", "targetType": "application"},
                ],
            },
            "devices": None,
        },
        "inboundTrust": {
            "isMfaAccepted": True,
            "isCompliantDeviceAccepted": False,
            "isHybridAzureADJoinedDeviceAccepted": False,
        },
    },
)
