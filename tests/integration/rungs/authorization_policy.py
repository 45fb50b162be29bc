# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The authorization policy: two versions with members at two places; the first state is one of beta."""

from __future__ import annotations

from tests.integration.rungs import Rungs

RUNGS = Rungs(
    path="/policies/authorizationPolicy",
    first={
        "display_name": "First",
        "description": "First of two",
        "allowed_to_sign_up_email_based_subscriptions": False,
        "allowed_to_use_sspr": False,
        "allow_email_verified_users_to_join_organization": False,
        "allow_invites_from": "adminsGuestInvitersAndAllMembers",
        "allow_user_consent_for_risky_apps": True,
        "block_msol_power_shell": True,
        "default_user_role_permissions": {
            "allowed_to_create_apps": False,
            "allowed_to_create_security_groups": False,
            "allowed_to_create_tenants": False,
            "allowed_to_read_bitlocker_keys_for_owned_device": False,
            "allowed_to_read_other_users": False,
            "permission_grant_policies_assigned": [
                "managePermissionGrantsForOwnedResource.microsoft-pre-approval-apps-for-chat",
                "managePermissionGrantsForSelf.microsoft-user-default-low",
            ],
        },
        "enabled_preview_features": ["Preview of one thing", "Preview of another"],
        "guest_user_role_id": "Guest User",
    },
    second={
        "display_name": "Second",
        "description": "Second of two",
        "allowed_to_sign_up_email_based_subscriptions": True,
        "allowed_to_use_sspr": True,
        "allow_email_verified_users_to_join_organization": True,
        "allow_invites_from": "none",
        "allow_user_consent_for_risky_apps": False,
        "block_msol_power_shell": False,
        "default_user_role_permissions": {
            "allowed_to_create_apps": True,
            "allowed_to_create_security_groups": True,
            "allowed_to_create_tenants": True,
            "allowed_to_read_bitlocker_keys_for_owned_device": True,
            "allowed_to_read_other_users": True,
            "permission_grant_policies_assigned": ["managePermissionGrantsForSelf.microsoft-user-default-recommended"],
        },
        "guest_user_role_id": "2AF84B1E-32C8-42B7-82BC-DAA82404023B",
    },
    stored={
        "displayName": "Second",
        "description": "Second of two",
        "allowedToSignUpEmailBasedSubscriptions": True,
        "allowedToUseSSPR": True,
        "allowEmailVerifiedUsersToJoinOrganization": True,
        "allowInvitesFrom": "none",
        "allowUserConsentForRiskyApps": False,
        "blockMsolPowerShell": False,
        "defaultUserRolePermissions": {
            "allowedToCreateApps": True,
            "allowedToCreateSecurityGroups": True,
            "allowedToCreateTenants": True,
            "allowedToReadBitlockerKeysForOwnedDevice": True,
            "allowedToReadOtherUsers": True,
            "permissionGrantPoliciesAssigned": ["managePermissionGrantsForSelf.microsoft-user-default-recommended"],
        },
        "enabledPreviewFeatures": {"Preview of one thing", "Preview of another"},
        "guestUserRoleId": "2AF84B1E-32C8-42B7-82BC-DAA82404023B",
    },
    clear=(
        "allow_invites_from",
        "allow_user_consent_for_risky_apps",
        "block_msol_power_shell",
        "default_user_role_permissions.allowed_to_create_tenants",
        "default_user_role_permissions.allowed_to_read_bitlocker_keys_for_owned_device",
        "default_user_role_permissions.permission_grant_policies_assigned",
        "enabled_preview_features",
        "guest_user_role_id",
    ),
    cleared={
        "displayName": "Second",
        "allowInvitesFrom": None,
        "allowUserConsentForRiskyApps": None,
        "blockMsolPowerShell": None,
        "defaultUserRolePermissions": {
            "allowedToCreateApps": True,
            "allowedToCreateSecurityGroups": True,
            "allowedToCreateTenants": None,
            "allowedToReadBitlockerKeysForOwnedDevice": None,
            "allowedToReadOtherUsers": True,
            "permissionGrantPoliciesAssigned": [],
        },
        "enabledPreviewFeatures": [],
        "guestUserRoleId": None,
    },
)
