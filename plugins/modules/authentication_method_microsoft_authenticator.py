#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: authentication_method_microsoft_authenticator
short_description: Manage Microsoft Authenticator as an authentication method in a Microsoft Entra tenant
description:
  - Says who may use the Microsoft Authenticator app and how, and what its prompts show.
  - A feature has one target that it is for and one that it is not for, not a list of them.
  - That a prompt asks for a number is enforced by the service and cannot be changed; it is no option.
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
  - name: 'Microsoft Graph: microsoftAuthenticatorAuthenticationMethodConfiguration
      resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/microsoftauthenticatorauthenticationmethodconfiguration
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
  is_software_oath_enabled:
    description:
      - Whether the codes that the app shows may be used.
      - O(exact) resets it to V(True).
    type: bool
  feature_settings:
    description:
      - What the app shows and where it can be used.
    type: dict
    suboptions:
      display_app_information_required_state:
        description:
          - The prompt names the application that is signed in to.
        type: dict
        suboptions:
          state:
            description:
              - Whether the feature is on; V(default) leaves it to Microsoft.
              - Known values are V(default), V(enabled), V(disabled); others are
                passed on as they are.
              - O(exact) resets it to V(default).
            type: str
          include_target:
            description:
              - Whom the feature is for.
              - 'O(exact) resets it to V({id: all_users, target_type: group}).'
            type: dict
            suboptions:
              id:
                description:
                  - Who it is.
                  - A name is looked up; an id or one of the words V(all_users)
                    is taken as it is.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - Whether it is a group, a role or an administrative unit.
                  - Known values are V(group), V(role), V(administrativeUnit);
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
                  - Who it is.
                  - A name is looked up; an id is taken as it is.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - Whether it is a group, a role or an administrative unit.
                  - Known values are V(group), V(role), V(administrativeUnit);
                    others are passed on as they are.
                  - Required where it has no value yet.
                type: str
      display_location_information_required_state:
        description:
          - The prompt shows where on the map the sign-in comes from.
        type: dict
        suboptions:
          state:
            description:
              - Whether the feature is on; V(default) leaves it to Microsoft.
              - Known values are V(default), V(enabled), V(disabled); others are
                passed on as they are.
              - O(exact) resets it to V(default).
            type: str
          include_target:
            description:
              - Whom the feature is for.
              - 'O(exact) resets it to V({id: all_users, target_type: group}).'
            type: dict
            suboptions:
              id:
                description:
                  - Who it is.
                  - A name is looked up; an id or one of the words V(all_users)
                    is taken as it is.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - Whether it is a group, a role or an administrative unit.
                  - Known values are V(group), V(role), V(administrativeUnit);
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
                  - Who it is.
                  - A name is looked up; an id is taken as it is.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - Whether it is a group, a role or an administrative unit.
                  - Known values are V(group), V(role), V(administrativeUnit);
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
              - Known values are V(default), V(enabled), V(disabled); others are
                passed on as they are.
              - O(exact) resets it to V(default).
            type: str
          include_target:
            description:
              - Whom the feature is for.
              - 'O(exact) resets it to V({id: all_users, target_type: group}).'
            type: dict
            suboptions:
              id:
                description:
                  - Who it is.
                  - A name is looked up; an id or one of the words V(all_users)
                    is taken as it is.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - Whether it is a group, a role or an administrative unit.
                  - Known values are V(group), V(role), V(administrativeUnit);
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
                  - Who it is.
                  - A name is looked up; an id is taken as it is.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - Whether it is a group, a role or an administrative unit.
                  - Known values are V(group), V(role), V(administrativeUnit);
                    others are passed on as they are.
                  - Required where it has no value yet.
                type: str
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
      authentication_mode:
        description:
          - 'How they may use the app: V(push) as a second factor, V(deviceBasedPush)
            without a password, V(any) both.'
          - Known values are V(any), V(push), V(deviceBasedPush); others are passed
            on as they are.
        type: str
"""

EXAMPLES = r"""
- name: Prompts show application and place, no codes
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

- name: Without a password for administrators, a second factor for everybody else
  tenantops.entra.authentication_method_microsoft_authenticator:
    include_targets:
      - id: all_users
        target_type: group
        authentication_mode: push
      - id: Administrators
        target_type: group
        authentication_mode: deviceBasedPush

- name: The place is hidden from nobody any more
  tenantops.entra.authentication_method_microsoft_authenticator:
    clear:
      - feature_settings.display_location_information_required_state.exclude_target

- name: No prompts in other apps than Authenticator
  tenantops.entra.authentication_method_microsoft_authenticator:
    feature_settings:
      companion_app_allowed_state:
        state: disabled
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The Microsoft Authenticator method as it is after the task, in the names
      of the options.
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
    is_software_oath_enabled:
      description:
        - Whether the codes that the app shows may be used.
      returned: success
      type: bool
    feature_settings:
      description:
        - What the app shows and where it can be used.
      returned: success
      type: dict
      contains:
        display_app_information_required_state:
          description:
            - The prompt names the application that is signed in to.
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
                    - Who it is.
                  returned: success
                  type: str
                target_type:
                  description:
                    - Whether it is a group, a role or an administrative unit.
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
                    - Who it is.
                  returned: success
                  type: str
                target_type:
                  description:
                    - Whether it is a group, a role or an administrative unit.
                  returned: success
                  type: str
        display_location_information_required_state:
          description:
            - The prompt shows where on the map the sign-in comes from.
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
                    - Who it is.
                  returned: success
                  type: str
                target_type:
                  description:
                    - Whether it is a group, a role or an administrative unit.
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
                    - Who it is.
                  returned: success
                  type: str
                target_type:
                  description:
                    - Whether it is a group, a role or an administrative unit.
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
                    - Who it is.
                  returned: success
                  type: str
                target_type:
                  description:
                    - Whether it is a group, a role or an administrative unit.
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
                    - Who it is.
                  returned: success
                  type: str
                target_type:
                  description:
                    - Whether it is a group, a role or an administrative unit.
                  returned: success
                  type: str
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
        authentication_mode:
          description:
            - 'How they may use the app: V(push) as a second factor, V(deviceBasedPush)
              without a password, V(any) both.'
          returned: success
          type: str
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
      sample: /v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/microsoftAuthenticator
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources import (
    authentication_method_microsoft_authenticator as declared,
)


def main() -> None:
    """Run the module."""
    run_module(declared.RESOURCE)


if __name__ == "__main__":
    main()
