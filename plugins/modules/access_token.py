#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: access_token
short_description: Log in once and hand out an access token for Microsoft Graph
description:
  - Fetches an access token, for the other modules of a play to use by way of C(module_defaults), so that they do not
    log in one by one.
  - A token is valid for about an hour; RV(expires_on) says until when. A play that lasts longer fetches another one.
  - Nothing is sent to Microsoft Graph. What a token says about itself is read and not verified.
version_added: 1.0.0
author:
  - tenantops.entra contributors (@tenantops)
extends_documentation_fragment:
  - tenantops.entra.auth
  - tenantops.entra.attributes
  - tenantops.entra.attributes.read
notes:
  - The result of this module is never displayed, whatever the verbosity; what is registered of it is whole.
  - That holds on the controller. When the module runs on another host, set C(no_log) to true for the task, because
    connection plugins display what a module prints when Ansible runs with C(-vvv).
  - The module does not run with C(async), because Ansible would display what comes of it.
  - The module belongs to the action group. Defaults of the group that use its result either belong to a block that
    comes after it, or leave the token out where there is none yet, with V(entra_login.access_token | default(omit\)).
seealso:
  - module: tenantops.entra.tenant_policies_info
  - module: tenantops.entra.graph_resource
"""

EXAMPLES = r"""
- name: Log in once
  tenantops.entra.access_token:
    tenant_id: "{{ lookup('ansible.builtin.env', 'AZURE_TENANT_ID') }}"
    client_id: "{{ lookup('ansible.builtin.env', 'AZURE_CLIENT_ID') }}"
    client_secret: "{{ lookup('ansible.builtin.env', 'AZURE_CLIENT_SECRET') }}"
  register: entra_login

- name: Policies of the tenant
  module_defaults:
    group/tenantops.entra.graph:
      access_token: "{{ entra_login.access_token }}"
  block:
    - name: Enforce security defaults
      tenantops.entra.security_defaults:
        is_enabled: true

    - name: Allow phishing-resistant methods only
      tenantops.entra.authentication_strength_policy:
        display_name: Phishing-resistant
        allowed_combinations:
          - fido2
          - windowsHelloForBusiness

- name: Log in from another host
  tenantops.entra.access_token:
    auth_source: managed_identity
  delegate_to: automation.example.com
  no_log: true
  register: remote_login

- name: Stop early where a permission is missing
  ansible.builtin.assert:
    that:
      - "'Policy.Read.All' in entra_login.roles"
    quiet: true
"""

RETURN = r"""
access_token:
  description:
    - The access token.
  returned: success
  type: str
  sample: eyJ0eXAiOiJKV1Qi...
expires_on:
  description:
    - When the token expires, in UTC; null where the token does not say so.
  returned: success
  type: str
  sample: "2026-11-22T09:30:00Z"
roles:
  description:
    - Application permissions that the token holds, sorted.
  returned: success
  type: list
  elements: str
  sample:
    - Policy.Read.All
    - Policy.ReadWrite.SecurityDefaults
scopes:
  description:
    - Delegated permissions that the token holds, sorted; none in a token of an application.
  returned: success
  type: list
  elements: str
  sample: []
tenant_id:
  description:
    - Id of the tenant that issued the token; where the token does not say so, what O(tenant_id) says.
  returned: success
  type: str
  sample: 11111111-2222-4333-8444-555555555555
client_id:
  description:
    - Application (client) id of the identity that logged in; where the token does not say so, what O(client_id) says.
  returned: success
  type: str
  sample: 66666666-7777-4888-8999-000000000000
graph_url:
  description:
    - Address of Microsoft Graph in the cloud that the token is for.
  returned: success
  type: str
  sample: https://graph.microsoft.com
"""

from ansible_collections.tenantops.entra.plugins.module_utils._entries.access_token import ENTRY
from ansible_collections.tenantops.entra.plugins.module_utils._module import run_module


def main() -> None:
    """Run the module."""
    run_module(ENTRY)


if __name__ == "__main__":
    main()
