#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: authorization_policy
short_description: Manage what users and guests may do in a Microsoft Entra tenant
description:
  - Manages the authorization policy, which says what users without a role may do, what role guests have, who may
    invite them, and who may consent to applications.
  - Only what differs is sent, in one PATCH; O(default_user_role_permissions) is sent whole, with what it held and the
    task does not name, because Microsoft does not document how far the service merges it.
version_added: 1.0.0
author:
  - tenantops.entra contributors (@tenantops)
extends_documentation_fragment:
  - tenantops.entra.auth
  - tenantops.entra.resource
  - tenantops.entra.attributes
  - tenantops.entra.attributes.write
# What follows is written from the declaration by scripts/generate.py.
notes:
  - Reading needs the application permission C(Policy.Read.All).
  - Writing needs the application permission C(Policy.ReadWrite.Authorization).
  - Looking up names needs C(RoleManagement.Read.Directory) for roles. A name
    has to be exact, except for case, and unique.
seealso:
  - name: 'Microsoft Graph: authorizationPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/authorizationpolicy
options:
  display_name:
    description:
      - Name of the policy.
    type: str
  description:
    description:
      - Description of the policy.
    type: str
  allowed_to_sign_up_email_based_subscriptions:
    description:
      - Whether users may sign up for subscriptions with their email address.
    type: bool
  allowed_to_use_sspr:
    description:
      - Whether administrators may reset their own password.
    type: bool
  allow_email_verified_users_to_join_organization:
    description:
      - Whether people may join the tenant by proving that they have an email
        address in one of its domains.
    type: bool
  allow_invites_from:
    description:
      - Who may invite guests.
      - Known values are V(none), V(adminsAndGuestInviters), V(adminsGuestInvitersAndAllMembers)
        and V(everyone); others are passed on as they are.
    type: str
  allow_user_consent_for_risky_apps:
    description:
      - Whether users may consent to applications that Microsoft considers risky.
    type: bool
  block_msol_power_shell:
    description:
      - Whether the MSOnline PowerShell module and the service behind it are closed
        to users.
    type: bool
  default_user_role_permissions:
    description:
      - What users without a role may do.
    type: dict
    suboptions:
      allowed_to_create_apps:
        description:
          - Whether they may register applications.
        type: bool
      allowed_to_create_security_groups:
        description:
          - Whether they may create security groups.
        type: bool
      allowed_to_create_tenants:
        description:
          - Whether they may create tenants.
        type: bool
      allowed_to_read_bitlocker_keys_for_owned_device:
        description:
          - Whether they may read the BitLocker keys of the devices that they
            own.
        type: bool
      allowed_to_read_other_users:
        description:
          - Whether they may read other users. Microsoft advises against V(false).
        type: bool
      permission_grant_policies_assigned:
        description:
          - The consent policies that hold for them. Those that begin with C(managePermissionGrantsForSelf.)
            are about applications, and without one users cannot consent to any;
            those that begin with C(managePermissionGrantsForOwnedResource.) are
            about the groups, teams and chats that users own.
          - What the list does not name is removed.
        type: list
        elements: str
  enabled_preview_features:
    description:
      - The private previews that are enabled in the tenant.
      - What the list does not name is removed.
      - Only the beta version of Microsoft Graph has it; a task that gives it
        reads and writes there.
    type: list
    elements: str
  guest_user_role_id:
    description:
      - The role of guests, V(User), V(Guest User) or V(Restricted Guest User).
      - By name or id.
    type: str
"""

EXAMPLES = r"""
- name: Restrict guests, and let only administrators and guest inviters invite them
  tenantops.entra.authorization_policy:
    guest_user_role_id: Restricted Guest User
    allow_invites_from: adminsAndGuestInviters

- name: Users neither register applications nor create tenants
  tenantops.entra.authorization_policy:
    default_user_role_permissions:
      allowed_to_create_apps: false
      allowed_to_create_tenants: false

- name: Users consent only to applications of low impact
  tenantops.entra.authorization_policy:
    allow_user_consent_for_risky_apps: false
    default_user_role_permissions:
      permission_grant_policies_assigned:
        - managePermissionGrantsForSelf.microsoft-user-default-low
        - managePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-chat
        - managePermissionGrantsForOwnedResource.microsoft-dynamically-managed-permissions-for-team

- name: Users consent to no application, neither for themselves nor for what they own
  tenantops.entra.authorization_policy:
    default_user_role_permissions:
      permission_grant_policies_assigned: []
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The authorization policy after the task, in check mode as it would be.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    display_name:
      description:
        - Name of the policy.
      returned: success
      type: str
    description:
      description:
        - Description of the policy.
      returned: success
      type: str
    allowed_to_sign_up_email_based_subscriptions:
      description:
        - Whether users may sign up for subscriptions with their email address.
      returned: success
      type: bool
    allowed_to_use_sspr:
      description:
        - Whether administrators may reset their own password.
      returned: success
      type: bool
    allow_email_verified_users_to_join_organization:
      description:
        - Whether people may join the tenant by proving that they have an email
          address in one of its domains.
      returned: success
      type: bool
    allow_invites_from:
      description:
        - Who may invite guests.
      returned: success
      type: str
    allow_user_consent_for_risky_apps:
      description:
        - Whether users may consent to applications that Microsoft considers risky.
      returned: success
      type: bool
    block_msol_power_shell:
      description:
        - Whether the MSOnline PowerShell module and the service behind it are
          closed to users.
      returned: success
      type: bool
    default_user_role_permissions:
      description:
        - What users without a role may do.
      returned: success
      type: dict
      contains:
        allowed_to_create_apps:
          description:
            - Whether they may register applications.
          returned: success
          type: bool
        allowed_to_create_security_groups:
          description:
            - Whether they may create security groups.
          returned: success
          type: bool
        allowed_to_create_tenants:
          description:
            - Whether they may create tenants.
          returned: success
          type: bool
        allowed_to_read_bitlocker_keys_for_owned_device:
          description:
            - Whether they may read the BitLocker keys of the devices that they
              own.
          returned: success
          type: bool
        allowed_to_read_other_users:
          description:
            - Whether they may read other users. Microsoft advises against V(false).
          returned: success
          type: bool
        permission_grant_policies_assigned:
          description:
            - The consent policies that hold for them. Those that begin with C(managePermissionGrantsForSelf.)
              are about applications, and without one users cannot consent to
              any; those that begin with C(managePermissionGrantsForOwnedResource.)
              are about the groups, teams and chats that users own.
          returned: success
          type: list
          elements: str
    enabled_preview_features:
      description:
        - The private previews that are enabled in the tenant.
      returned: success
      type: list
      elements: str
    guest_user_role_id:
      description:
        - The role of guests, V(User), V(Guest User) or V(Restricted Guest User).
      returned: success
      type: str
id:
  description:
    - Id of the authorization policy in Microsoft Graph, null where it has none.
  returned: success
  type: str
requests:
  description:
    - The writes that were sent, in order; in check mode those that would be sent.
  returned: always
  type: list
  elements: dict
  contains:
    method:
      description:
        - HTTP method.
      returned: always
      type: str
      sample: PATCH
    path:
      description:
        - Path below O(graph_url).
      returned: always
      type: str
      sample: /v1.0/policies/authorizationPolicy
    body:
      description:
        - Body without secrets, null where there is none.
      returned: always
      type: dict
not_reset:
  description:
    - Options that O(exact) could not reset.
  returned: when O(exact=true)
  type: list
  elements: str
"""

from ansible_collections.tenantops.entra.plugins.module_utils._module import run_module
from ansible_collections.tenantops.entra.plugins.module_utils._resources.authorization_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
