#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: authentication_method_temporary_access_pass
short_description: Manage the Temporary Access Pass in a Microsoft Entra tenant
description:
  - Says who may sign in with a Temporary Access Pass, a passcode that an administrator issues for a short time, and
    how long and how often such a pass can be used.
  - The three lifetimes depend on each other, so that those that change are sent together. A task whose result would
    not hold together is refused before anything is sent.
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
  - name: 'Microsoft Graph: temporaryAccessPassAuthenticationMethodConfiguration
      resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/temporaryaccesspassauthenticationmethodconfiguration
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
  default_length:
    description:
      - How many characters a pass has, from 8 to 48.
      - O(exact) resets it to V(8).
    type: int
  default_lifetime_in_minutes:
    description:
      - How long a pass is valid for which nothing else is asked; not shorter
        than O(minimum_lifetime_in_minutes) and not longer than O(maximum_lifetime_in_minutes).
      - O(exact) resets it to V(60).
    type: int
  minimum_lifetime_in_minutes:
    description:
      - How long a pass is valid at least, from 10 to 43200 (30 days).
      - O(exact) resets it to V(60).
    type: int
  maximum_lifetime_in_minutes:
    description:
      - How long a pass is valid at most, from 10 to 43200 (30 days).
      - O(exact) resets it to V(480).
    type: int
  is_usable_once:
    description:
      - Whether every pass can be used once only; otherwise its issuer chooses.
      - O(exact) resets it to V(False).
    type: bool
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
- name: A pass is for one sign-in within the hour
  tenantops.entra.authentication_method_temporary_access_pass:
    policy_state: enabled
    is_usable_once: true
    minimum_lifetime_in_minutes: 10
    default_lifetime_in_minutes: 30
    maximum_lifetime_in_minutes: 60
    include_targets:
      - id: all_users
        target_type: group

- name: Longer passes
  tenantops.entra.authentication_method_temporary_access_pass:
    default_length: 12

- name: For the service desk alone, and everything else as in a new tenant
  tenantops.entra.authentication_method_temporary_access_pass:
    policy_state: enabled
    include_targets:
      - id: Service desk
        target_type: group
    exact: true
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The Temporary Access Pass method as it is after the task, in the names of
      the options.
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
    default_length:
      description:
        - How many characters a pass has, from 8 to 48.
      returned: success
      type: int
    default_lifetime_in_minutes:
      description:
        - How long a pass is valid for which nothing else is asked; not shorter
          than O(minimum_lifetime_in_minutes) and not longer than O(maximum_lifetime_in_minutes).
      returned: success
      type: int
    minimum_lifetime_in_minutes:
      description:
        - How long a pass is valid at least, from 10 to 43200 (30 days).
      returned: success
      type: int
    maximum_lifetime_in_minutes:
      description:
        - How long a pass is valid at most, from 10 to 43200 (30 days).
      returned: success
      type: int
    is_usable_once:
      description:
        - Whether every pass can be used once only; otherwise its issuer chooses.
      returned: success
      type: bool
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
      sample: /v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass
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
    authentication_method_temporary_access_pass as declared,
)


def main() -> None:
    """Run the module."""
    run_module(declared.RESOURCE)


if __name__ == "__main__":
    main()
