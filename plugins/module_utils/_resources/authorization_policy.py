# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What users and guests may do in the tenant."""

from __future__ import annotations

from typing import Any

from .._fields import Bool, Choice, Nested, Ref, SetOf, Text
from .._resource import Beta, Permissions, Refusal, singleton
from .._scalars import CASELESS_TEXT, TEXT

_GUEST_ROLES = (
    "a0b1b346-4d3e-4e8b-98f8-753987be4970",  # User
    "10dae51f-b6af-4016-8d66-8c2a99b929b3",  # Guest User
    "2af84b1e-32c8-42b7-82bc-daa82404023b",  # Restricted Guest User
)


def _becomes_no_guest_role(current: dict[str, Any], merged: dict[str, Any]) -> bool:
    """Whether the role of guests changes to another one than the update page of the API allows."""
    before, after = (str(value.get("guestUserRoleId") or "").casefold() for value in (current, merged))
    return after not in (before, "", *_GUEST_ROLES)


RESOURCE = singleton(
    "authorization_policy",
    "authorization policy",
    "/policies/authorizationPolicy",
    graph_type="authorizationPolicy",
    docs="https://learn.microsoft.com/graph/api/resources/authorizationpolicy",
    permissions=Permissions(read=("Policy.Read.All",), write=("Policy.ReadWrite.Authorization",)),
    # Beta has a collection of one at the path of v1.0, and the consent policies on the policy itself.
    beta=Beta(
        "/policies/authorizationPolicy/authorizationPolicy",
        {
            "defaultUserRolePermissions.permissionGrantPoliciesAssigned": (
                "permissionGrantPolicyIdsAssignedToDefaultUserRole"
            )
        },
    ),
    dropped=("defaultUserRoleOverrides", "deletedDateTime"),
    fields=(
        # Nullable in v1.0, but not in beta (policyBase in both sets of metadata).
        Text("display_name", "Name of the policy."),
        Text("description", "Description of the policy."),
        Bool(
            "allowed_to_sign_up_email_based_subscriptions",
            "Whether users may sign up for subscriptions with their email address.",
        ),
        Bool(
            "allowed_to_use_sspr",
            "Whether administrators may reset their own password.",
            wire="allowedToUseSSPR",
        ),
        Bool(
            "allow_email_verified_users_to_join_organization",
            "Whether people may join the tenant by proving that they have an email address in one of its domains.",
        ),
        Choice(
            "allow_invites_from",
            "Who may invite guests.",
            ("none", "adminsAndGuestInviters", "adminsGuestInvitersAndAllMembers", "everyone"),
            nullable=True,
        ),
        Bool(
            "allow_user_consent_for_risky_apps",
            "Whether users may consent to applications that Microsoft considers risky.",
            nullable=True,
        ),
        Bool(
            "block_msol_power_shell",
            "Whether the MSOnline PowerShell module and the service behind it are closed to users.",
            nullable=True,
        ),
        Nested(
            "default_user_role_permissions",
            "What users without a role may do.",
            Bool("allowed_to_create_apps", "Whether they may register applications."),
            Bool("allowed_to_create_security_groups", "Whether they may create security groups."),
            Bool("allowed_to_create_tenants", "Whether they may create tenants.", nullable=True),
            Bool(
                "allowed_to_read_bitlocker_keys_for_owned_device",
                "Whether they may read the BitLocker keys of the devices that they own.",
                nullable=True,
            ),
            Bool(
                "allowed_to_read_other_users",
                "Whether they may read other users. Microsoft advises against V(false).",
            ),
            SetOf(
                "permission_grant_policies_assigned",
                "The consent policies that hold for them. Those that begin with C(managePermissionGrantsForSelf.) are "
                "about applications, and without one users cannot consent to any; those that begin with "
                "C(managePermissionGrantsForOwnedResource.) are about the groups, teams and chats that users own.",
                CASELESS_TEXT,
                nullable=True,
            ),
        ),
        SetOf(
            "enabled_preview_features",
            "The private previews that are enabled in the tenant.",
            TEXT,
            nullable=True,
            beta=True,
        ),
        Ref(
            "guest_user_role_id",
            "The role of guests, V(User), V(Guest User) or V(Restricted Guest User).",
            "role",
            nullable=True,
        ),
    ),
    refusals=(
        Refusal(
            on="change",
            when=_becomes_no_guest_role,
            message="guest_user_role_id must be User, Guest User or Restricted Guest User",
        ),
    ),
)
