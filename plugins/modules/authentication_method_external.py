#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: authentication_method_external
short_description: Manage external authentication methods of a Microsoft Entra tenant
description:
  - Creates, changes and deletes external authentication methods, which let a provider outside of Microsoft Entra do
    the second factor, reached by OpenID Connect.
  - Unlike the other methods they are created and deleted. A new one is disabled until O(policy_state) says otherwise.
  - The name of a method cannot be changed; users see it when they sign in.
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
      - Id of the external authentication method.
      - It decides which one is meant; without it the one named O(display_name)
        is.
    type: str
  display_name:
    description:
      - Name of the method, which users see when they sign in.
      - Required for an object that does not exist yet.
      - Set at creation only; another value on an existing object is an error.
    type: str
    aliases:
      - name
  policy_state:
    description:
      - Whether the method may be used.
      - A new object gets V(disabled) when the task gives none.
    type: str
    choices:
      - enabled
      - disabled
  app_id:
    description:
      - The application that stands for the provider in the tenant, by its name
        or client id.
      - A name is looked up; an id is taken as it is.
      - Required for an object that does not exist yet.
    type: str
  open_id_connect_setting:
    description:
      - How the provider is reached.
      - Required for an object that does not exist yet.
    type: dict
    suboptions:
      client_id:
        description:
          - Client id by which the provider knows Microsoft Entra.
          - Required where it has no value yet.
        type: str
      discovery_url:
        description:
          - Address of the provider's OpenID Connect discovery document.
          - Required where it has no value yet.
        type: str
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
- name: A second factor by Contoso for the pilot users
  tenantops.entra.authentication_method_external:
    display_name: Contoso MFA
    policy_state: enabled
    app_id: Contoso MFA integration
    open_id_connect_setting:
      client_id: 7c4b5a6e-contoso-mfa
      discovery_url: https://mfa.contoso.example/.well-known/openid-configuration
    include_targets:
      - id: Pilot users
        target_type: group

- name: The provider has moved
  tenantops.entra.authentication_method_external:
    display_name: Contoso MFA
    open_id_connect_setting:
      discovery_url: https://login.contoso.example/.well-known/openid-configuration

- name: No longer needed
  tenantops.entra.authentication_method_external:
    display_name: Contoso MFA
    state: absent
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The external authentication method as it is after the task, in the names
      of the options.
    - It can be given to the module again.
    - In check mode what it would be.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the external authentication method.
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
        - The application that stands for the provider in the tenant, by its name
          or client id.
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
            - Client id by which the provider knows Microsoft Entra.
          returned: success
          type: str
        discovery_url:
          description:
            - Address of the provider's OpenID Connect discovery document.
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
      sample: /v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.authentication_method_external import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
