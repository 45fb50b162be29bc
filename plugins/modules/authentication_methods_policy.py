#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: authentication_methods_policy
short_description: Manage the authentication methods policy of a Microsoft Entra tenant
description:
  - Manages what the authentication methods policy says about all methods together, such as the campaign that asks
    users to register a better method. Each method has a module of its own.
  - Microsoft documents only O(registration_enforcement) as changeable in v1.0.
  - With O(policy_migration_state=migrationComplete), the older settings for multifactor authentication and password
    reset no longer count. Users who have registered only methods that are allowed there and not here can no longer
    use them.
  - Only what differs is sent, in one PATCH; a list or object that differs is sent whole, with what it held and the
    task does not name.
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
  - Reading needs the application permission C(Policy.Read.AuthenticationMethod)
    or C(Policy.Read.All).
  - Writing needs the application permission C(Policy.ReadWrite.AuthenticationMethod).
  - Looking up names needs C(User.ReadBasic.All) for users and C(GroupMember.Read.All)
    for groups. A name has to be exact, except for case, and unique.
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
      - Known values are V(preMigration), V(migrationInProgress) and V(migrationComplete);
        others are passed on as they are.
    type: str
  reconfirmation_in_days:
    description:
      - After how many days users are asked whether their methods are still right.
    type: int
  registration_enforcement:
    description:
      - What users are asked to register when they sign in.
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
              - Known values are V(default), V(enabled) and V(disabled); others
                are passed on as they are.
              - Required where it has no value yet.
              - With O(exact), it is reset to V(default).
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
              - With O(exact), it is reset to V(true).
              - Only the beta version of Microsoft Graph has it; a task that gives
                it reads and writes there.
            type: bool
          include_targets:
            description:
              - Who is prompted.
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
                  - Known values are V(group) and V(user); others are passed on
                    as they are.
                  - Required where it has no value yet.
                type: str
              targeted_authentication_method:
                description:
                  - The method to register.
                  - Known values are V(microsoftAuthenticator) and V(Fido2); others
                    are passed on as they are.
                type: str
          exclude_targets:
            description:
              - Who is not prompted.
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
                  - Known values are V(group) and V(user); others are passed on
                    as they are.
                  - Required where it has no value yet.
                type: str
  report_suspicious_activity_settings:
    description:
      - Users can report prompts that they did not cause; a report raises the
        risk of the user.
      - Only the beta version of Microsoft Graph has it; a task that gives it
        reads and writes there.
    type: dict
    suboptions:
      state:
        description:
          - Whether users can report; V(default) means that they cannot.
          - Known values are V(default), V(enabled) and V(disabled); others are
            passed on as they are.
          - Required where it has no value yet.
          - With O(exact), it is reset to V(default).
        type: str
      include_target:
        description:
          - Who can report.
          - Required where it has no value yet.
          - 'With O(exact), it is reset to V({"id": "all_users", "target_type":
            "group"}).'
        type: dict
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
              - Known values are V(group) and V(user); others are passed on as
                they are.
              - Required where it has no value yet.
            type: str
      voice_reporting_code:
        description:
          - The number to dial in a call to report it.
          - With O(exact), it is reset to V(0).
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
          - Known values are V(default), V(enabled) and V(disabled); others are
            passed on as they are.
          - Required where it has no value yet.
          - With O(exact), it is reset to V(default).
        type: str
      include_targets:
        description:
          - For whom it comes first.
          - What the list does not name is removed.
          - 'With O(exact), it is reset to V([{"id": "all_users", "target_type":
            "group"}]).'
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
              - Known values are V(group) and V(user); others are passed on as
                they are.
              - Required where it has no value yet.
            type: str
      exclude_targets:
        description:
          - For whom it does not.
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
              - Known values are V(group) and V(user); others are passed on as
                they are.
              - Required where it has no value yet.
            type: str
  microsoft_authenticator_platform_settings:
    description:
      - Settings of the Microsoft Authenticator app. Microsoft does not document
        them.
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
              - For whom the app is locked.
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
                  - Known values are V(group) and V(user); others are passed on
                    as they are.
                  - Required where it has no value yet.
                type: str
          exclude_targets:
            description:
              - For whom it need not be.
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
                  - Known values are V(group) and V(user); others are passed on
                    as they are.
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
    - The authentication methods policy after the task, in check mode as it would
      be.
    - Its members are options, so that it can be given to the module again.
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
        - What users are asked to register when they sign in.
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
                - Who is prompted.
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
                targeted_authentication_method:
                  description:
                    - The method to register.
                  returned: success
                  type: str
            exclude_targets:
              description:
                - Who is not prompted.
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
    report_suspicious_activity_settings:
      description:
        - Users can report prompts that they did not cause; a report raises the
          risk of the user.
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
                - The group or user.
              returned: success
              type: str
            target_type:
              description:
                - What it is; V(all_users) is a group.
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
            - For whom it comes first.
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
        exclude_targets:
          description:
            - For whom it does not.
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
    microsoft_authenticator_platform_settings:
      description:
        - Settings of the Microsoft Authenticator app. Microsoft does not document
          them.
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
                - For whom the app is locked.
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
            exclude_targets:
              description:
                - For whom it need not be.
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
id:
  description:
    - Id of the authentication methods policy in Microsoft Graph, null where it
      has none.
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.authentication_methods_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
