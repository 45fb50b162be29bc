#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: authentication_method_fido2
short_description: Manage passkeys (FIDO2) as an authentication method in a Microsoft Entra tenant
description:
  - Says who may register passkeys and sign in with them, and which models of keys and kinds of passkeys count.
  - In a tenant with passkey profiles these say so, each for the targets that name it; the options for the whole tenant
    are deprecated there. The service makes the first profile when an administrator changes over to profiles, and that
    one cannot be deleted.
  - Whoever signs in with a key whose model is no longer allowed cannot do so any more. Keep the models of the keys for
    emergency access in the list.
  - The method itself is part of every tenant and cannot be removed; O(policy_state=disabled) turns it off.
  - An option that is not given, or null, is not managed. Only what differs is sent, in one PATCH; a differing list or
    object is sent whole, with what it held and the task does not name.
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
  - Application permissions to read are C(Policy.Read.AuthenticationMethod) or
    C(Policy.Read.All).
  - Application permissions to write are C(Policy.ReadWrite.AuthenticationMethod).
seealso:
  - name: 'Microsoft Graph: fido2AuthenticationMethodConfiguration resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/fido2authenticationmethodconfiguration
options:
  policy_state:
    description:
      - Whether the method may be used.
    type: str
    choices:
      - enabled
      - disabled
  exclude_targets:
    description:
      - Whom the method is not for, even if O(include_targets) names them. The
        list is the whole list.
    type: list
    elements: dict
    suboptions:
      id:
        description:
          - Who it is.
          - A name is looked up; an id is taken as it is.
          - Required where it has no value yet.
        type: str
      target_type:
        description:
          - Whether it is a group or a user.
          - Known values are V(group), V(user); others are passed on as they are.
          - Required where it has no value yet.
        type: str
  is_self_service_registration_allowed:
    description:
      - Whether users may register passkeys themselves.
      - O(exact) resets it to V(True).
    type: bool
  is_attestation_enforced:
    description:
      - 'Whether a key has to prove its model when it is registered. Deprecated
        where there are profiles: O(passkey_profiles[].attestation_enforcement)
        takes its place.'
      - O(exact) resets it to V(True).
    type: bool
  key_restrictions:
    description:
      - 'The models of keys that may be used. Deprecated where there are profiles:
        O(passkey_profiles[].key_restrictions) takes its place.'
    type: dict
    suboptions:
      is_enforced:
        description:
          - Whether the list counts. Without it every model may be used.
          - O(exact) resets it to V(False).
        type: bool
      enforcement_type:
        description:
          - Whether the models of the list are the only ones allowed, or the only
            ones blocked.
          - Known values are V(allow), V(block); others are passed on as they
            are.
          - O(exact) resets it to V(block).
        type: str
      aa_guids:
        description:
          - The models of keys, by their AAGUID. The list is the whole list. A
            model that is not allowed any more can no longer be used to sign in
            either.
        type: list
        elements: str
  default_passkey_profile:
    description:
      - Id of the profile that cannot be deleted.
    type: str
  passkey_profiles:
    description:
      - 'Profiles, which say for whom which passkeys may be used; a target names
        its own in O(include_targets[].allowed_passkey_profiles). The list is
        the whole list: a profile that it does not hold is deleted.'
      - It cannot be cleared.
    type: list
    elements: dict
    suboptions:
      id:
        description:
          - Id of the profile; a new profile gets the one that is given here.
          - Required where it has no value yet.
        type: str
      name:
        description:
          - Name of the profile.
          - Required where it has no value yet.
        type: str
      passkey_types:
        description:
          - 'The passkeys that the profile is about: bound to one device, or synced
            between several.'
          - Known values are V(deviceBound), V(synced); others are passed on as
            they are.
          - Required where it has no value yet.
        type: list
        elements: str
      attestation_enforcement:
        description:
          - Whether a key has to prove its model when it is registered. Synced
            passkeys cannot do so.
          - Known values are V(disabled), V(registrationOnly); others are passed
            on as they are.
          - Required where it has no value yet.
        type: str
      key_restrictions:
        description:
          - The models of keys that may be used.
          - Required where it has no value yet.
        type: dict
        suboptions:
          is_enforced:
            description:
              - Whether the list counts. Without it every model may be used.
              - O(exact) resets it to V(False).
            type: bool
          enforcement_type:
            description:
              - Whether the models of the list are the only ones allowed, or the
                only ones blocked.
              - Known values are V(allow), V(block); others are passed on as they
                are.
              - O(exact) resets it to V(block).
            type: str
          aa_guids:
            description:
              - The models of keys, by their AAGUID. The list is the whole list.
                A model that is not allowed any more can no longer be used to
                sign in either.
            type: list
            elements: str
  include_targets:
    description:
      - Whom the method is for. The list is the whole list.
    type: list
    elements: dict
    suboptions:
      id:
        description:
          - Who it is.
          - A name is looked up; an id or one of the words V(all_users) is taken
            as it is.
          - Required where it has no value yet.
        type: str
      target_type:
        description:
          - Whether it is a group or a user.
          - Known values are V(group), V(user); others are passed on as they are.
          - Required where it has no value yet.
        type: str
      is_registration_required:
        description:
          - Whether they must register the method.
          - O(exact) resets it to V(False).
        type: bool
      allowed_passkey_profiles:
        description:
          - Ids of the profiles that count for them, each one of O(passkey_profiles).
            What one of them allows may be used.
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
    - The passkey (FIDO2) method as it is after the task, in the names of the
      options.
    - It can be given to the module again.
    - In check mode what it would be.
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
        - Whom the method is not for, even if O(include_targets) names them. The
          list is the whole list.
      returned: success
      type: list
      elements: dict
      contains:
        id:
          description:
            - Who it is.
          returned: success
          type: str
        target_type:
          description:
            - Whether it is a group or a user.
          returned: success
          type: str
    is_self_service_registration_allowed:
      description:
        - Whether users may register passkeys themselves.
      returned: success
      type: bool
    is_attestation_enforced:
      description:
        - 'Whether a key has to prove its model when it is registered. Deprecated
          where there are profiles: O(passkey_profiles[].attestation_enforcement)
          takes its place.'
      returned: success
      type: bool
    key_restrictions:
      description:
        - 'The models of keys that may be used. Deprecated where there are profiles:
          O(passkey_profiles[].key_restrictions) takes its place.'
      returned: success
      type: dict
      contains:
        is_enforced:
          description:
            - Whether the list counts. Without it every model may be used.
          returned: success
          type: bool
        enforcement_type:
          description:
            - Whether the models of the list are the only ones allowed, or the
              only ones blocked.
          returned: success
          type: str
        aa_guids:
          description:
            - The models of keys, by their AAGUID. The list is the whole list.
              A model that is not allowed any more can no longer be used to sign
              in either.
          returned: success
          type: list
          elements: str
    default_passkey_profile:
      description:
        - Id of the profile that cannot be deleted.
      returned: success
      type: str
    passkey_profiles:
      description:
        - 'Profiles, which say for whom which passkeys may be used; a target names
          its own in O(include_targets[].allowed_passkey_profiles). The list is
          the whole list: a profile that it does not hold is deleted.'
      returned: success
      type: list
      elements: dict
      contains:
        id:
          description:
            - Id of the profile; a new profile gets the one that is given here.
          returned: success
          type: str
        name:
          description:
            - Name of the profile.
          returned: success
          type: str
        passkey_types:
          description:
            - 'The passkeys that the profile is about: bound to one device, or
              synced between several.'
          returned: success
          type: list
          elements: str
        attestation_enforcement:
          description:
            - Whether a key has to prove its model when it is registered. Synced
              passkeys cannot do so.
          returned: success
          type: str
        key_restrictions:
          description:
            - The models of keys that may be used.
          returned: success
          type: dict
          contains:
            is_enforced:
              description:
                - Whether the list counts. Without it every model may be used.
              returned: success
              type: bool
            enforcement_type:
              description:
                - Whether the models of the list are the only ones allowed, or
                  the only ones blocked.
              returned: success
              type: str
            aa_guids:
              description:
                - The models of keys, by their AAGUID. The list is the whole list.
                  A model that is not allowed any more can no longer be used to
                  sign in either.
              returned: success
              type: list
              elements: str
    include_targets:
      description:
        - Whom the method is for. The list is the whole list.
      returned: success
      type: list
      elements: dict
      contains:
        id:
          description:
            - Who it is.
          returned: success
          type: str
        target_type:
          description:
            - Whether it is a group or a user.
          returned: success
          type: str
        is_registration_required:
          description:
            - Whether they must register the method.
          returned: success
          type: bool
        allowed_passkey_profiles:
          description:
            - Ids of the profiles that count for them, each one of O(passkey_profiles).
              What one of them allows may be used.
          returned: success
          type: list
          elements: str
id:
  description:
    - Id of the object in Microsoft Graph, if it has one.
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
        - Body, secrets removed; null without one.
      returned: always
      type: dict
not_reset:
  description:
    - Options that O(exact) could not reset, because they can be neither null
      nor empty.
  returned: when O(exact=true)
  type: list
  elements: str
accepted_risks:
  description:
    - What would have been refused without O(accept_risk).
  returned: when something could do harm
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
