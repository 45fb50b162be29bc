#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: authentication_method_microsoft_authenticator
short_description: Manage Microsoft Authenticator as an authentication method in a Microsoft Entra tenant
description:
  - Manages who may use the Microsoft Authenticator app, how they may use it, and what its prompts show.
  - A feature of prompts is for one target and can leave out one other.
  - Number matching is no option, because the service always enforces it.
  - The method is part of every tenant and cannot be removed; O(policy_state=disabled) turns it off.
  - A change is refused if it leaves nobody, or only some users instead of all, able to meet an enforced conditional
    access policy or security defaults, unless O(accept_risk) names that policy.
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
  - Looking up names needs C(User.ReadBasic.All) for users, C(GroupMember.Read.All)
    for groups, C(RoleManagement.Read.Directory) for roles and C(AdministrativeUnit.Read.All)
    for administrative units. A name has to be exact, except for case, and unique.
seealso:
  - name: 'Microsoft Graph: microsoftAuthenticatorAuthenticationMethodConfiguration
      resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/microsoftauthenticatorauthenticationmethodconfiguration
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
  is_software_oath_enabled:
    description:
      - Whether the one-time codes that the app shows may be used.
      - With O(exact), it is reset to V(true).
    type: bool
  feature_settings:
    description:
      - What prompts show, and where they can be answered.
    type: dict
    suboptions:
      display_app_information_required_state:
        description:
          - Prompts name the application that the user signs in to.
        type: dict
        suboptions:
          state:
            description:
              - Whether the feature is on; V(default) leaves it to Microsoft.
              - Known values are V(default), V(enabled) and V(disabled); others
                are passed on as they are.
              - With O(exact), it is reset to V(default).
            type: str
          include_target:
            description:
              - Whom the feature is for.
              - 'With O(exact), it is reset to V({"id": "all_users", "target_type":
                "group"}).'
            type: dict
            suboptions:
              id:
                description:
                  - The group, role or administrative unit.
                  - By name, id or V(all_users).
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What it is; V(all_users) is a group.
                  - Known values are V(group), V(role) and V(administrativeUnit);
                    others are passed on as they are.
                  - Required where it has no value yet.
                type: str
          exclude_target:
            description:
              - Whom the feature is not for.
            type: dict
            suboptions:
              id:
                description:
                  - The group, role or administrative unit.
                  - By name or id.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What it is.
                  - Known values are V(group), V(role) and V(administrativeUnit);
                    others are passed on as they are.
                  - Required where it has no value yet.
                type: str
      display_location_information_required_state:
        description:
          - Prompts show on a map where the sign-in comes from.
        type: dict
        suboptions:
          state:
            description:
              - Whether the feature is on; V(default) leaves it to Microsoft.
              - Known values are V(default), V(enabled) and V(disabled); others
                are passed on as they are.
              - With O(exact), it is reset to V(default).
            type: str
          include_target:
            description:
              - Whom the feature is for.
              - 'With O(exact), it is reset to V({"id": "all_users", "target_type":
                "group"}).'
            type: dict
            suboptions:
              id:
                description:
                  - The group, role or administrative unit.
                  - By name, id or V(all_users).
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What it is; V(all_users) is a group.
                  - Known values are V(group), V(role) and V(administrativeUnit);
                    others are passed on as they are.
                  - Required where it has no value yet.
                type: str
          exclude_target:
            description:
              - Whom the feature is not for.
            type: dict
            suboptions:
              id:
                description:
                  - The group, role or administrative unit.
                  - By name or id.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What it is.
                  - Known values are V(group), V(role) and V(administrativeUnit);
                    others are passed on as they are.
                  - Required where it has no value yet.
                type: str
      companion_app_allowed_state:
        description:
          - Prompts can be answered in other apps of Microsoft, such as Outlook
            (Authenticator Lite).
          - Only the beta version of Microsoft Graph has it; a task that gives
            it reads and writes there.
        type: dict
        suboptions:
          state:
            description:
              - Whether the feature is on; V(default) leaves it to Microsoft.
              - Known values are V(default), V(enabled) and V(disabled); others
                are passed on as they are.
              - With O(exact), it is reset to V(default).
            type: str
          include_target:
            description:
              - Whom the feature is for.
              - 'With O(exact), it is reset to V({"id": "all_users", "target_type":
                "group"}).'
            type: dict
            suboptions:
              id:
                description:
                  - The group, role or administrative unit.
                  - By name, id or V(all_users).
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What it is; V(all_users) is a group.
                  - Known values are V(group), V(role) and V(administrativeUnit);
                    others are passed on as they are.
                  - Required where it has no value yet.
                type: str
          exclude_target:
            description:
              - Whom the feature is not for.
            type: dict
            suboptions:
              id:
                description:
                  - The group, role or administrative unit.
                  - By name or id.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What it is.
                  - Known values are V(group), V(role) and V(administrativeUnit);
                    others are passed on as they are.
                  - Required where it has no value yet.
                type: str
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
      authentication_mode:
        description:
          - 'How they may use the app: V(push) as a second factor, V(deviceBasedPush)
            without a password, V(any) both.'
          - Known values are V(any), V(push) and V(deviceBasedPush); others are
            passed on as they are.
        type: str
"""

EXAMPLES = r"""
- name: Prompts show application and place, and one-time codes are off
  tenantops.entra.authentication_method_microsoft_authenticator:
    policy_state: enabled
    is_software_oath_enabled: false
    feature_settings:
      display_app_information_required_state:
        state: enabled
        include_target:
          id: all_users
          target_type: group
      display_location_information_required_state:
        state: enabled
        include_target:
          id: all_users
          target_type: group

- name: Sign-in without a password for administrators, a second factor for everybody else
  tenantops.entra.authentication_method_microsoft_authenticator:
    include_targets:
      - id: all_users
        target_type: group
        authentication_mode: push
      - id: Administrators
        target_type: group
        authentication_mode: deviceBasedPush

- name: Prompts show the place to everybody again
  tenantops.entra.authentication_method_microsoft_authenticator:
    clear:
      - feature_settings.display_location_information_required_state.exclude_target

- name: Prompts appear in no other app (beta)
  tenantops.entra.authentication_method_microsoft_authenticator:
    feature_settings:
      companion_app_allowed_state:
        state: disabled
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The Microsoft Authenticator method after the task, in check mode as it would
      be.
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
    is_software_oath_enabled:
      description:
        - Whether the one-time codes that the app shows may be used.
      returned: success
      type: bool
    feature_settings:
      description:
        - What prompts show, and where they can be answered.
      returned: success
      type: dict
      contains:
        display_app_information_required_state:
          description:
            - Prompts name the application that the user signs in to.
          returned: success
          type: dict
          contains:
            state:
              description:
                - Whether the feature is on; V(default) leaves it to Microsoft.
              returned: success
              type: str
            include_target:
              description:
                - Whom the feature is for.
              returned: success
              type: dict
              contains:
                id:
                  description:
                    - The group, role or administrative unit.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What it is; V(all_users) is a group.
                  returned: success
                  type: str
            exclude_target:
              description:
                - Whom the feature is not for.
              returned: success
              type: dict
              contains:
                id:
                  description:
                    - The group, role or administrative unit.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What it is.
                  returned: success
                  type: str
        display_location_information_required_state:
          description:
            - Prompts show on a map where the sign-in comes from.
          returned: success
          type: dict
          contains:
            state:
              description:
                - Whether the feature is on; V(default) leaves it to Microsoft.
              returned: success
              type: str
            include_target:
              description:
                - Whom the feature is for.
              returned: success
              type: dict
              contains:
                id:
                  description:
                    - The group, role or administrative unit.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What it is; V(all_users) is a group.
                  returned: success
                  type: str
            exclude_target:
              description:
                - Whom the feature is not for.
              returned: success
              type: dict
              contains:
                id:
                  description:
                    - The group, role or administrative unit.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What it is.
                  returned: success
                  type: str
        companion_app_allowed_state:
          description:
            - Prompts can be answered in other apps of Microsoft, such as Outlook
              (Authenticator Lite).
          returned: success
          type: dict
          contains:
            state:
              description:
                - Whether the feature is on; V(default) leaves it to Microsoft.
              returned: success
              type: str
            include_target:
              description:
                - Whom the feature is for.
              returned: success
              type: dict
              contains:
                id:
                  description:
                    - The group, role or administrative unit.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What it is; V(all_users) is a group.
                  returned: success
                  type: str
            exclude_target:
              description:
                - Whom the feature is not for.
              returned: success
              type: dict
              contains:
                id:
                  description:
                    - The group, role or administrative unit.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What it is.
                  returned: success
                  type: str
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
        authentication_mode:
          description:
            - 'How they may use the app: V(push) as a second factor, V(deviceBasedPush)
              without a password, V(any) both.'
          returned: success
          type: str
id:
  description:
    - Id of the Microsoft Authenticator method in Microsoft Graph, null where
      it has none.
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
      sample: /v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/microsoftAuthenticator
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources import (
    authentication_method_microsoft_authenticator as declared,
)


def main() -> None:
    """Run the module."""
    run_module(declared.RESOURCE)


if __name__ == "__main__":
    main()
