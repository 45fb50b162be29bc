#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: authentication_method_external
short_description: Manage external authentication methods of a Microsoft Entra tenant
description:
  - Creates, changes and deletes external authentication methods, by which a provider outside Microsoft Entra does the
    second factor, through OpenID Connect.
  - A new method is disabled unless O(policy_state) says otherwise. Its name, which users see when they sign in,
    cannot be changed later.
  - A change or deletion is refused if it leaves nobody, or only some users instead of all, able to meet an enforced
    conditional access policy or security defaults, unless O(accept_risk) names that policy.
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
  - Looking up names needs C(User.ReadBasic.All) for users, C(GroupMember.Read.All)
    for groups and C(Application.Read.All) for applications. A name has to be
    exact, except for case, and unique.
  - Microsoft documents how such a method is read, changed and deleted, but not
    how it is created.
seealso:
  - name: 'Microsoft Graph: externalAuthenticationMethodConfiguration resource
      type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/externalauthenticationmethodconfiguration
options:
  id:
    description:
      - Id of the external authentication method. Without it, O(display_name)
        says which one is meant.
    type: str
  display_name:
    description:
      - Name of the method, which users see when they sign in.
      - Required to create the object.
      - Set at creation only; another value on an existing object is an error.
    type: str
    aliases:
      - name
  policy_state:
    description:
      - Whether the method may be used.
      - A new object gets V(disabled) when the task gives none.
      - O(exact) leaves it as it is.
    type: str
    choices:
      - enabled
      - disabled
  app_id:
    description:
      - The application that stands for the provider in the tenant; an id is its
        client id.
      - By name or id.
      - Required to create the object.
    type: str
  open_id_connect_setting:
    description:
      - How the provider is reached.
      - Required to create the object.
    type: dict
    suboptions:
      client_id:
        description:
          - Client id by which the provider knows Microsoft Entra ID.
          - Required where it has no value yet.
        type: str
      discovery_url:
        description:
          - Address of the provider's OpenID Connect discovery document.
          - Required where it has no value yet.
        type: str
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
  state:
    description:
      - Whether the external authentication method should exist.
    type: str
    choices:
      - present
      - absent
    default: present
"""

EXAMPLES = r"""
- name: A second factor by another provider, for pilot users
  tenantops.entra.authentication_method_external:
    display_name: Example MFA
    policy_state: enabled
    app_id: Example MFA integration
    open_id_connect_setting:
      client_id: entra-7c4b5a6e
      discovery_url: https://mfa.example.com/.well-known/openid-configuration
    include_targets:
      - id: Pilot users
        target_type: group

- name: The provider has moved
  tenantops.entra.authentication_method_external:
    display_name: Example MFA
    open_id_connect_setting:
      discovery_url: https://login.example.com/.well-known/openid-configuration

- name: No longer needed
  tenantops.entra.authentication_method_external:
    display_name: Example MFA
    state: absent
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The external authentication method after the task, in check mode as it would
      be, null where it does not exist.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the external authentication method. Without it, O(display_name)
          says which one is meant.
      returned: success
      type: str
    display_name:
      description:
        - Name of the method, which users see when they sign in.
      returned: success
      type: str
    policy_state:
      description:
        - Whether the method may be used.
      returned: success
      type: str
    app_id:
      description:
        - The application that stands for the provider in the tenant; an id is
          its client id.
      returned: success
      type: str
    open_id_connect_setting:
      description:
        - How the provider is reached.
      returned: success
      type: dict
      contains:
        client_id:
          description:
            - Client id by which the provider knows Microsoft Entra ID.
          returned: success
          type: str
        discovery_url:
          description:
            - Address of the provider's OpenID Connect discovery document.
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
    - Id of the external authentication method in Microsoft Graph, null where
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
      sample: /v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.authentication_method_external import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
