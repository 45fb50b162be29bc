#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: authentication_method_email
short_description: Manage email one-time passcodes in a Microsoft Entra tenant
description:
  - Manages passcodes that are sent by email, which have two uses. O(policy_state) and the targets say which members
    may reset their password with one; O(allow_external_id_to_use_email_otp) says whether external users may sign in
    with one.
  - The method is part of every tenant and cannot be removed; O(policy_state=disabled) turns it off.
  - A change is refused if it leaves nobody, or only some users instead of all, able to meet an enforced conditional
    access policy or security defaults, unless O(accept_risk) names that policy.
  - Only what differs is sent, in one PATCH; a list of targets is sent whole.
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
  - name: 'Microsoft Graph: emailAuthenticationMethodConfiguration resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/emailauthenticationmethodconfiguration
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
  allow_external_id_to_use_email_otp:
    description:
      - Whether external users may sign in with a passcode that is sent to their
        email address; V(default) leaves it to Microsoft, which has meant yes
        since October 2021.
      - Known values are V(default), V(enabled) and V(disabled); others are passed
        on as they are.
      - With O(exact), it is reset to V(default).
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
"""

EXAMPLES = r"""
- name: External users may sign in with a passcode
  tenantops.entra.authentication_method_email:
    allow_external_id_to_use_email_otp: enabled

- name: Nobody resets a password by email
  tenantops.entra.authentication_method_email:
    policy_state: disabled

- name: Everybody but administrators may reset their password by email
  tenantops.entra.authentication_method_email:
    policy_state: enabled
    include_targets:
      - id: all_users
        target_type: group
    exclude_targets:
      - id: Administrators
        target_type: group
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The email one-time passcode method after the task, in check mode as it would
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
    allow_external_id_to_use_email_otp:
      description:
        - Whether external users may sign in with a passcode that is sent to their
          email address; V(default) leaves it to Microsoft, which has meant yes
          since October 2021.
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
id:
  description:
    - Id of the email one-time passcode method in Microsoft Graph, null where
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
      sample: /v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/email
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.authentication_method_email import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
