#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: claims_mapping_policy
short_description: Manage claims mapping policies of a Microsoft Entra tenant
description:
  - Creates, changes and deletes claims mapping policies, which say what claims the tokens of an application carry.
  - A policy takes effect only for the service principals to which M(tenantops.entra.policy_assignment) assigns it.
  - Only what differs is sent, in one PATCH.
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
  - Writing needs the application permission C(Policy.ReadWrite.ApplicationConfiguration).
seealso:
  - name: 'Microsoft Graph: claimsMappingPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/claimsmappingpolicy
options:
  id:
    description:
      - Id of the claims mapping policy. Without it, O(display_name) says which
        one is meant.
    type: str
  display_name:
    description:
      - Name of the policy.
      - Required to create the object.
    type: str
    aliases:
      - name
  description:
    description:
      - Description of the policy.
    type: str
  definition:
    description:
      - What the policy says, a list of one document, which is a mapping or JSON
        text. It is compared and sent as a whole; the order of members and the
        spelling of times do not count. It is C(ClaimsMappingPolicy) with C(Version)
        V(1), C(IncludeBasicClaimSet), C(ClaimsSchema) and C(ClaimsTransformation).
        Microsoft writes C(IncludeBasicClaimSet) as a text, V("true"), which is
        not V(true).
      - Required to create the object.
    type: list
    elements: raw
  is_organization_default:
    description:
      - Microsoft says to ignore this property, because the policy takes effect
        only where it is assigned.
      - With O(exact), it is reset to V(false).
    type: bool
  state:
    description:
      - Whether the claims mapping policy should exist.
    type: str
    choices:
      - present
      - absent
    default: present
"""

EXAMPLES = r"""
- name: Put the employee id into the tokens
  tenantops.entra.claims_mapping_policy:
    display_name: Employee id
    description: For the order portal
    definition:
      - ClaimsMappingPolicy:
          Version: 1
          IncludeBasicClaimSet: "true"
          ClaimsSchema:
            - Source: user
              ID: employeeid
              JwtClaimType: employee_id
              SamlClaimType: https://example.com/claims/employee_id

- name: The same, with the definition in a file
  tenantops.entra.claims_mapping_policy:
    display_name: Employee id
    definition:
      - "{{ lookup('ansible.builtin.file', 'employee-id.json') }}"

- name: Assign the policy to an application
  tenantops.entra.policy_assignment:
    policy_type: claims_mapping_policy
    policy: Employee id
    service_principals:
      - Order portal
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The claims mapping policy after the task, in check mode as it would be,
      null where it does not exist.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the claims mapping policy. Without it, O(display_name) says which
          one is meant.
      returned: success
      type: str
    display_name:
      description:
        - Name of the policy.
      returned: success
      type: str
    description:
      description:
        - Description of the policy.
      returned: success
      type: str
    definition:
      description:
        - What the policy says, a list of one document, which is a mapping or
          JSON text. It is compared and sent as a whole; the order of members
          and the spelling of times do not count. It is C(ClaimsMappingPolicy)
          with C(Version) V(1), C(IncludeBasicClaimSet), C(ClaimsSchema) and C(ClaimsTransformation).
          Microsoft writes C(IncludeBasicClaimSet) as a text, V("true"), which
          is not V(true).
      returned: success
      type: list
      elements: raw
    is_organization_default:
      description:
        - Microsoft says to ignore this property, because the policy takes effect
          only where it is assigned.
      returned: success
      type: bool
id:
  description:
    - Id of the claims mapping policy in Microsoft Graph, null where it has none.
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
      sample: /v1.0/policies/claimsMappingPolicies
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.claims_mapping_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
