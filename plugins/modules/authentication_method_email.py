#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: authentication_method_email
short_description: Manage email one-time passcodes in a Microsoft Entra tenant
description:
  - Says who may use a passcode that is sent by email. Two things hang on it that have little in common, each with a
    switch of its own.
  - O(policy_state) and the targets are about members, who may reset their password with such a passcode;
    O(allow_external_id_to_use_email_otp) is about external users, who may sign in with it.
  - The method itself is part of every tenant and cannot be removed; O(policy_state=disabled) turns it off.
  - An option that is not given, or null, is not managed. Only what differs is sent, in one PATCH; a list of targets
    is always sent whole.
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
  - name: 'Microsoft Graph: emailAuthenticationMethodConfiguration resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/emailauthenticationmethodconfiguration
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
  allow_external_id_to_use_email_otp:
    description:
      - Whether external users may sign in with a passcode that is sent to their
        email address; V(default) leaves it to Microsoft, which has meant yes
        since October 2021.
      - Known values are V(default), V(enabled), V(disabled); others are passed
        on as they are.
      - O(exact) resets it to V(default).
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
"""

EXAMPLES = r"""
- name: Guests without an account elsewhere may sign in with a passcode
  tenantops.entra.authentication_method_email:
    allow_external_id_to_use_email_otp: enabled

- name: Nobody resets a password by email
  tenantops.entra.authentication_method_email:
    policy_state: disabled

- name: All employees but the administrators may
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
    - The email one-time passcode method as it is after the task, in the names
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
    allow_external_id_to_use_email_otp:
      description:
        - Whether external users may sign in with a passcode that is sent to their
          email address; V(default) leaves it to Microsoft, which has meant yes
          since October 2021.
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
      sample: /v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/email
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.authentication_method_email import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
