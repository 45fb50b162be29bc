#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: authentication_flows_policy
short_description: Manage self-service sign-up of a Microsoft Entra tenant
description:
  - Manages whether guests may sign up by themselves, with a user flow for external identities.
  - Name and description of the policy are no options, because Microsoft does not document them as changeable.
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
  - Reading needs the application permission C(Policy.Read.All).
  - Writing needs the application permission C(Policy.ReadWrite.AuthenticationFlows).
seealso:
  - name: 'Microsoft Graph: authenticationFlowsPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/authenticationflowspolicy
options:
  self_service_sign_up:
    description:
      - Self-service sign-up by user flows.
    type: dict
    suboptions:
      is_enabled:
        description:
          - Whether guests may sign up by a user flow.
          - Required where it has no value yet.
        type: bool
"""

EXAMPLES = r"""
- name: No self-service sign-up
  tenantops.entra.authentication_flows_policy:
    self_service_sign_up:
      is_enabled: false

- name: What would change if it were allowed
  tenantops.entra.authentication_flows_policy:
    self_service_sign_up:
      is_enabled: true
  check_mode: true
  diff: true
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The authentication flows policy after the task, in check mode as it would
      be.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    self_service_sign_up:
      description:
        - Self-service sign-up by user flows.
      returned: success
      type: dict
      contains:
        is_enabled:
          description:
            - Whether guests may sign up by a user flow.
          returned: success
          type: bool
id:
  description:
    - Id of the authentication flows policy in Microsoft Graph, null where it
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
      sample: /v1.0/policies/authenticationFlowsPolicy
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.authentication_flows_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
