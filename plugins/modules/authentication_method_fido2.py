#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: authentication_method_fido2
short_description: Manage passkeys (FIDO2) as an authentication method in a Microsoft Entra tenant
description:
  - Manages who may register passkeys (FIDO2) and sign in with them, and which models of keys and kinds of passkeys
    are allowed.
  - In a tenant with passkey profiles, O(passkey_profiles) says what is allowed, and the options for the whole tenant
    are deprecated. The service makes the first profile when an administrator switches the tenant to profiles.
  - A key stops signing in when its model is no longer allowed, of which the module warns. Keep the models of
    emergency access keys allowed.
  - The method is part of every tenant and cannot be removed; O(policy_state=disabled) turns it off.
  - A change is refused if it allows no passkey at all (policy V(fido2)), or leaves nobody, or only some users instead
    of all, able to meet an enforced conditional access policy or security defaults, unless O(accept_risk) names that
    policy.
  - Only what differs is sent, in one PATCH; a list or object that differs is sent whole, with what it held and the
    task does not name.
version_added: 1.0.0
author:
  - tenantops.entra contributors (@tenantops)
extends_documentation_fragment:
  - tenantops.entra.auth
  - tenantops.entra.resource
  - tenantops.entra.guard
  - tenantops.entra.attributes
  - tenantops.entra.attributes.write
# What follows is written from the declaration by scripts/generate.py.
notes:
  - Reading needs the application permission C(Policy.Read.AuthenticationMethod)
    or C(Policy.Read.All).
  - Writing needs the application permission C(Policy.ReadWrite.AuthenticationMethod).
  - Looking up names needs C(User.ReadBasic.All) for users and C(GroupMember.Read.All)
    for groups. A name has to be exact, except for case, and unique.
seealso:
  - name: 'Microsoft Graph: fido2AuthenticationMethodConfiguration resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/fido2authenticationmethodconfiguration
options:
  policy_state:
    description:
      - Whether the method may be used.
      - O(exact) leaves it as it is.
    type: str
    choices:
      - enabled
      - disabled
  exclude_targets:
    description:
      - Who may not use the method, even if O(include_targets) names them.
      - What the list does not name is removed.
    type: list
    elements: dict
    suboptions:
      id:
        description:
          - The group or user.
          - By name or id.
          - Required where it has no value yet.
        type: str
      target_type:
        description:
          - What it is.
          - Known values are V(group) and V(user); others are passed on as they
            are.
          - Required where it has no value yet.
        type: str
  is_self_service_registration_allowed:
    description:
      - Whether users may register passkeys themselves.
      - With O(exact), it is reset to V(true).
    type: bool
  is_attestation_enforced:
    description:
      - Whether a key has to prove its model when it is registered. Where there
        are profiles, O(passkey_profiles[].attestation_enforcement) takes its
        place.
      - With O(exact), it is reset to V(true).
    type: bool
  key_restrictions:
    description:
      - Which models of keys may be used. Where there are profiles, O(passkey_profiles[].key_restrictions)
        takes its place.
    type: dict
    suboptions:
      is_enforced:
        description:
          - Whether the list counts. If not, every model may be used.
          - With O(exact), it is reset to V(false).
        type: bool
      enforcement_type:
        description:
          - Whether the listed models are the only ones allowed or the only ones
            blocked.
          - Known values are V(allow) and V(block); others are passed on as they
            are.
          - With O(exact), it is reset to V(block).
        type: str
      aa_guids:
        description:
          - The models, by their AAGUID. Keys of a model that is no longer allowed
            stop signing in.
          - What the list does not name is removed.
        type: list
        elements: str
  default_passkey_profile:
    description:
      - Id of the default profile, which cannot be deleted.
    type: str
  passkey_profiles:
    description:
      - Profiles, each of which allows certain passkeys. They hold for the targets
        that name them in O(include_targets[].allowed_passkey_profiles).
      - What the list does not name is removed.
      - It cannot be cleared.
    type: list
    elements: dict
    suboptions:
      id:
        description:
          - Id of the profile, a GUID; that of a new profile can be chosen freely.
          - Required where it has no value yet.
        type: str
      name:
        description:
          - Name of the profile.
          - Required where it has no value yet.
        type: str
      passkey_types:
        description:
          - The passkeys that it is about, bound to one device or synced between
            several.
          - Known values are V(deviceBound) and V(synced); others are passed on
            as they are.
          - Required where it has no value yet.
        type: list
        elements: str
      attestation_enforcement:
        description:
          - Whether a passkey has to prove its model when it is registered. Synced
            ones cannot.
          - Known values are V(disabled) and V(registrationOnly); others are passed
            on as they are.
          - Required where it has no value yet.
        type: str
      key_restrictions:
        description:
          - Which models of keys may be used.
          - Required where it has no value yet.
        type: dict
        suboptions:
          is_enforced:
            description:
              - Whether the list counts. If not, every model may be used.
              - With O(exact), it is reset to V(false).
            type: bool
          enforcement_type:
            description:
              - Whether the listed models are the only ones allowed or the only
                ones blocked.
              - Known values are V(allow) and V(block); others are passed on as
                they are.
              - With O(exact), it is reset to V(block).
            type: str
          aa_guids:
            description:
              - The models, by their AAGUID. Keys of a model that is no longer
                allowed stop signing in.
              - What the list does not name is removed.
            type: list
            elements: str
  include_targets:
    description:
      - Who may use the method.
      - What the list does not name is removed.
    type: list
    elements: dict
    suboptions:
      id:
        description:
          - The group or user.
          - By name, id or V(all_users).
          - Required where it has no value yet.
        type: str
      target_type:
        description:
          - What it is; V(all_users) is a group.
          - Known values are V(group) and V(user); others are passed on as they
            are.
          - Required where it has no value yet.
        type: str
      is_registration_required:
        description:
          - Whether they must register the method.
          - With O(exact), it is reset to V(false).
        type: bool
      allowed_passkey_profiles:
        description:
          - Ids of the profiles in O(passkey_profiles) that hold for them. What
            one of these allows may be used.
          - What the list does not name is removed.
        type: list
        elements: str
"""

EXAMPLES = r"""
- name: Passkeys for everybody, registered by the users themselves
  tenantops.entra.authentication_method_fido2:
    policy_state: enabled
    is_self_service_registration_allowed: true
    include_targets:
      - id: all_users
        target_type: group

- name: Only two models of security keys, in a tenant without profiles
  tenantops.entra.authentication_method_fido2:
    is_attestation_enforced: true
    key_restrictions:
      is_enforced: true
      enforcement_type: allow
      aa_guids:
        - 2fc0579f-8113-47ea-b116-bb5a8db9202a
        - c5ef55ff-ad9a-4b9f-b580-adebafe026d0

- name: Synced passkeys for everybody, attested keys for administrators
  tenantops.entra.authentication_method_fido2:
    passkey_profiles:
      - id: 00000000-0000-0000-0000-000000000001
        name: Default passkey profile
        passkey_types:
          - deviceBound
          - synced
        attestation_enforcement: disabled
        key_restrictions:
          is_enforced: false
      - id: 6f0c1f3e-52a8-4d5c-9a44-1c7a0c5f7f10
        name: Attested keys
        passkey_types:
          - deviceBound
        attestation_enforcement: registrationOnly
        key_restrictions:
          is_enforced: true
          enforcement_type: allow
          aa_guids:
            - 2fc0579f-8113-47ea-b116-bb5a8db9202a
    include_targets:
      - id: all_users
        target_type: group
        allowed_passkey_profiles:
          - 00000000-0000-0000-0000-000000000001
      - id: Administrators
        target_type: group
        allowed_passkey_profiles:
          - 6f0c1f3e-52a8-4d5c-9a44-1c7a0c5f7f10
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The passkey (FIDO2) method after the task, in check mode as it would be.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    policy_state:
      description:
        - Whether the method may be used.
      returned: success
      type: str
    exclude_targets:
      description:
        - Who may not use the method, even if O(include_targets) names them.
      returned: success
      type: list
      elements: dict
      contains:
        id:
          description:
            - The group or user.
          returned: success
          type: str
        target_type:
          description:
            - What it is.
          returned: success
          type: str
    is_self_service_registration_allowed:
      description:
        - Whether users may register passkeys themselves.
      returned: success
      type: bool
    is_attestation_enforced:
      description:
        - Whether a key has to prove its model when it is registered. Where there
          are profiles, O(passkey_profiles[].attestation_enforcement) takes its
          place.
      returned: success
      type: bool
    key_restrictions:
      description:
        - Which models of keys may be used. Where there are profiles, O(passkey_profiles[].key_restrictions)
          takes its place.
      returned: success
      type: dict
      contains:
        is_enforced:
          description:
            - Whether the list counts. If not, every model may be used.
          returned: success
          type: bool
        enforcement_type:
          description:
            - Whether the listed models are the only ones allowed or the only
              ones blocked.
          returned: success
          type: str
        aa_guids:
          description:
            - The models, by their AAGUID. Keys of a model that is no longer allowed
              stop signing in.
          returned: success
          type: list
          elements: str
    default_passkey_profile:
      description:
        - Id of the default profile, which cannot be deleted.
      returned: success
      type: str
    passkey_profiles:
      description:
        - Profiles, each of which allows certain passkeys. They hold for the targets
          that name them in O(include_targets[].allowed_passkey_profiles).
      returned: success
      type: list
      elements: dict
      contains:
        id:
          description:
            - Id of the profile, a GUID; that of a new profile can be chosen freely.
          returned: success
          type: str
        name:
          description:
            - Name of the profile.
          returned: success
          type: str
        passkey_types:
          description:
            - The passkeys that it is about, bound to one device or synced between
              several.
          returned: success
          type: list
          elements: str
        attestation_enforcement:
          description:
            - Whether a passkey has to prove its model when it is registered.
              Synced ones cannot.
          returned: success
          type: str
        key_restrictions:
          description:
            - Which models of keys may be used.
          returned: success
          type: dict
          contains:
            is_enforced:
              description:
                - Whether the list counts. If not, every model may be used.
              returned: success
              type: bool
            enforcement_type:
              description:
                - Whether the listed models are the only ones allowed or the only
                  ones blocked.
              returned: success
              type: str
            aa_guids:
              description:
                - The models, by their AAGUID. Keys of a model that is no longer
                  allowed stop signing in.
              returned: success
              type: list
              elements: str
    include_targets:
      description:
        - Who may use the method.
      returned: success
      type: list
      elements: dict
      contains:
        id:
          description:
            - The group or user.
          returned: success
          type: str
        target_type:
          description:
            - What it is; V(all_users) is a group.
          returned: success
          type: str
        is_registration_required:
          description:
            - Whether they must register the method.
          returned: success
          type: bool
        allowed_passkey_profiles:
          description:
            - Ids of the profiles in O(passkey_profiles) that hold for them. What
              one of these allows may be used.
          returned: success
          type: list
          elements: str
id:
  description:
    - Id of the passkey (FIDO2) method in Microsoft Graph, null where it has none.
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
      sample: /v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/fido2
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
accepted_risks:
  description:
    - What would have been refused without O(accept_risk); an empty list if nothing
      would.
  returned: when a change was judged
  type: list
  elements: dict
  contains:
    policy:
      description:
        - Name of the policy.
      returned: always
      type: str
    risk:
      description:
        - V(lockout) or V(opening).
      returned: always
      type: str
    rule:
      description:
        - Short name of the rule.
      returned: always
      type: str
    reason:
      description:
        - What would happen, and why.
      returned: always
      type: str
    accepted:
      description:
        - The reason that the task gave.
      returned: always
      type: str
"""

from ansible_collections.tenantops.entra.plugins.module_utils._module import run_module
from ansible_collections.tenantops.entra.plugins.module_utils._resources.authentication_method_fido2 import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
