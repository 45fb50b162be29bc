#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: authentication_methods_policy
short_description: Manage the authentication methods policy of a Microsoft Entra tenant
description:
  - Manages what the authentication methods policy says about all methods together, such as the campaign that asks users
    to register a better method. Each method has a module of its own.
  - The service documents only O(registration_enforcement) as changeable in v1.0, and no example changes
    O(policy_migration_state) or O(reconfirmation_in_days).
  - With O(policy_migration_state=migrationComplete) the older settings for multifactor authentication and password
    reset
    no longer count. Whoever has registered only a method that is allowed there and not here can no longer use it.
  - An option that is not given, or null, is not managed. Only what differs is sent, in one PATCH; a differing list or
    object is sent whole, with what it held and the task does not name.
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
  - Application permissions to read are C(Policy.Read.AuthenticationMethod) or
    C(Policy.Read.All).
  - Application permissions to write are C(Policy.ReadWrite.AuthenticationMethod).
seealso:
  - name: 'Microsoft Graph: authenticationMethodsPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/authenticationmethodspolicy
options:
  policy_migration_state:
    description:
      - 'How far the tenant has come from the older settings for multifactor authentication
        and password reset: V(preMigration) has this policy for sign-in only,
        V(migrationInProgress) respects both, V(migrationComplete) ignores the
        older ones.'
      - Known values are V(preMigration), V(migrationInProgress), V(migrationComplete);
        others are passed on as they are.
    type: str
  reconfirmation_in_days:
    description:
      - After how many days users are asked whether their methods are still right.
    type: int
  registration_enforcement:
    description:
      - What users are asked to register.
    type: dict
    suboptions:
      authentication_methods_registration_campaign:
        description:
          - The prompts after a sign-in that ask to register a better method.
        type: dict
        suboptions:
          state:
            description:
              - Whether users are prompted; V(default) leaves it to Microsoft.
              - Known values are V(default), V(enabled), V(disabled); others are
                passed on as they are.
              - Required where it has no value yet.
              - O(exact) resets it to V(default).
            type: str
          snooze_duration_in_days:
            description:
              - How many days a user who puts it off is left alone, from 0 (not
                at all) to 14.
              - Required where it has no value yet.
            type: int
          enforce_registration_after_allowed_snoozes:
            description:
              - Whether a user can put it off three times only.
              - O(exact) resets it to V(True).
              - Only the beta version of Microsoft Graph has it; a task that gives
                it reads and writes there.
            type: bool
          include_targets:
            description:
              - Who is prompted. The list is the whole list.
            type: list
            elements: dict
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
                  - Whether it is a group or a user.
                  - Known values are V(group), V(user); others are passed on as
                    they are.
                  - Required where it has no value yet.
                type: str
              targeted_authentication_method:
                description:
                  - The method to register.
                  - Known values are V(microsoftAuthenticator), V(Fido2); others
                    are passed on as they are.
                type: str
          exclude_targets:
            description:
              - Who is not prompted. The list is the whole list.
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
                  - Known values are V(group), V(user); others are passed on as
                    they are.
                  - Required where it has no value yet.
                type: str
  report_suspicious_activity_settings:
    description:
      - Users report prompts that they did not cause; a report raises the risk
        of the user.
      - Only the beta version of Microsoft Graph has it; a task that gives it
        reads and writes there.
    type: dict
    suboptions:
      state:
        description:
          - Whether users can report; V(default) means that they cannot.
          - Known values are V(default), V(enabled), V(disabled); others are passed
            on as they are.
          - Required where it has no value yet.
          - O(exact) resets it to V(default).
        type: str
      include_target:
        description:
          - Who can report.
          - Required where it has no value yet.
          - 'O(exact) resets it to V({id: all_users, target_type: group}).'
        type: dict
        suboptions:
          id:
            description:
              - Who it is.
              - A name is looked up; an id or one of the words V(all_users) is
                taken as it is.
              - Required where it has no value yet.
            type: str
          target_type:
            description:
              - Whether it is a group or a user.
              - Known values are V(group), V(user); others are passed on as they
                are.
              - Required where it has no value yet.
            type: str
      voice_reporting_code:
        description:
          - The number to dial in a call to report it.
          - O(exact) resets it to V(0).
        type: int
  system_credential_preferences:
    description:
      - Users are asked for the strongest of their methods first.
      - Only the beta version of Microsoft Graph has it; a task that gives it
        reads and writes there.
    type: dict
    suboptions:
      state:
        description:
          - Whether the strongest one comes first; V(default) leaves it to Microsoft.
          - Known values are V(default), V(enabled), V(disabled); others are passed
            on as they are.
          - Required where it has no value yet.
          - O(exact) resets it to V(default).
        type: str
      include_targets:
        description:
          - For whom it comes first. The list is the whole list.
          - 'O(exact) resets it to V([{id: all_users, target_type: group}]).'
        type: list
        elements: dict
        suboptions:
          id:
            description:
              - Who it is.
              - A name is looked up; an id or one of the words V(all_users) is
                taken as it is.
              - Required where it has no value yet.
            type: str
          target_type:
            description:
              - Whether it is a group or a user.
              - Known values are V(group), V(user); others are passed on as they
                are.
              - Required where it has no value yet.
            type: str
      exclude_targets:
        description:
          - For whom it does not. The list is the whole list.
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
              - Known values are V(group), V(user); others are passed on as they
                are.
              - Required where it has no value yet.
            type: str
  microsoft_authenticator_platform_settings:
    description:
      - Settings of the Microsoft Authenticator app.
      - Only the beta version of Microsoft Graph has it; a task that gives it
        reads and writes there.
    type: dict
    suboptions:
      enforce_app_pin:
        description:
          - Who has to lock the app with a PIN or by biometrics.
        type: dict
        suboptions:
          include_targets:
            description:
              - For whom the app is locked. The list is the whole list.
            type: list
            elements: dict
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
                  - Whether it is a group or a user.
                  - Known values are V(group), V(user); others are passed on as
                    they are.
                  - Required where it has no value yet.
                type: str
          exclude_targets:
            description:
              - For whom it need not be. The list is the whole list.
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
                  - Known values are V(group), V(user); others are passed on as
                    they are.
                  - Required where it has no value yet.
                type: str
"""

EXAMPLES = r"""
- name: Ask everybody to register Microsoft Authenticator
  tenantops.entra.authentication_methods_policy:
    registration_enforcement:
      authentication_methods_registration_campaign:
        state: enabled
        snooze_duration_in_days: 1
        include_targets:
          - id: all_users
            target_type: group
            targeted_authentication_method: microsoftAuthenticator
        exclude_targets:
          - id: Emergency access accounts
            target_type: group

- name: The older settings do not count any more
  tenantops.entra.authentication_methods_policy:
    policy_migration_state: migrationComplete

- name: Everybody can report prompts, and the strongest method comes first
  tenantops.entra.authentication_methods_policy:
    report_suspicious_activity_settings:
      state: enabled
      include_target:
        id: all_users
        target_type: group
    system_credential_preferences:
      state: enabled

- name: The campaign asks everybody again
  tenantops.entra.authentication_methods_policy:
    clear:
      - registration_enforcement.authentication_methods_registration_campaign.exclude_targets
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The authentication methods policy as it is after the task, in the names
      of the options.
    - It can be given to the module again.
    - In check mode what it would be.
  returned: success
  type: dict
  contains:
    policy_migration_state:
      description:
        - 'How far the tenant has come from the older settings for multifactor
          authentication and password reset: V(preMigration) has this policy for
          sign-in only, V(migrationInProgress) respects both, V(migrationComplete)
          ignores the older ones.'
      returned: success
      type: str
    reconfirmation_in_days:
      description:
        - After how many days users are asked whether their methods are still
          right.
      returned: success
      type: int
    registration_enforcement:
      description:
        - What users are asked to register.
      returned: success
      type: dict
      contains:
        authentication_methods_registration_campaign:
          description:
            - The prompts after a sign-in that ask to register a better method.
          returned: success
          type: dict
          contains:
            state:
              description:
                - Whether users are prompted; V(default) leaves it to Microsoft.
              returned: success
              type: str
            snooze_duration_in_days:
              description:
                - How many days a user who puts it off is left alone, from 0 (not
                  at all) to 14.
              returned: success
              type: int
            enforce_registration_after_allowed_snoozes:
              description:
                - Whether a user can put it off three times only.
              returned: success
              type: bool
            include_targets:
              description:
                - Who is prompted. The list is the whole list.
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
                targeted_authentication_method:
                  description:
                    - The method to register.
                  returned: success
                  type: str
            exclude_targets:
              description:
                - Who is not prompted. The list is the whole list.
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
    report_suspicious_activity_settings:
      description:
        - Users report prompts that they did not cause; a report raises the risk
          of the user.
      returned: success
      type: dict
      contains:
        state:
          description:
            - Whether users can report; V(default) means that they cannot.
          returned: success
          type: str
        include_target:
          description:
            - Who can report.
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
                - Whether it is a group or a user.
              returned: success
              type: str
        voice_reporting_code:
          description:
            - The number to dial in a call to report it.
          returned: success
          type: int
    system_credential_preferences:
      description:
        - Users are asked for the strongest of their methods first.
      returned: success
      type: dict
      contains:
        state:
          description:
            - Whether the strongest one comes first; V(default) leaves it to Microsoft.
          returned: success
          type: str
        include_targets:
          description:
            - For whom it comes first. The list is the whole list.
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
        exclude_targets:
          description:
            - For whom it does not. The list is the whole list.
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
    microsoft_authenticator_platform_settings:
      description:
        - Settings of the Microsoft Authenticator app.
      returned: success
      type: dict
      contains:
        enforce_app_pin:
          description:
            - Who has to lock the app with a PIN or by biometrics.
          returned: success
          type: dict
          contains:
            include_targets:
              description:
                - For whom the app is locked. The list is the whole list.
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
            exclude_targets:
              description:
                - For whom it need not be. The list is the whole list.
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
      sample: /v1.0/policies/authenticationMethodsPolicy
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
"""

from ansible_collections.tenantops.entra.plugins.module_utils._module import run_module
from ansible_collections.tenantops.entra.plugins.module_utils._resources.authentication_methods_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
