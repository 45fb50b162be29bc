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
  - A policy takes effect only for service principals that it is assigned to, by M(tenantops.entra.policy_assignment).
  - An option that is not given, or null, is not managed. Only what differs is sent, by a PATCH.
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
  - Application permissions to read are C(Policy.Read.All).
  - Application permissions to write are C(Policy.ReadWrite.ApplicationConfiguration).
seealso:
  - name: 'Microsoft Graph: claimsMappingPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/claimsmappingpolicy
options:
  id:
    description:
      - Id of the claims mapping policy.
      - It decides which one is meant; without it the one named O(display_name)
        is.
    type: str
  display_name:
    description:
      - Name of the policy.
      - Required for an object that does not exist yet.
    type: str
    aliases:
      - name
  description:
    description:
      - Description of the policy.
    type: str
  definition:
    description:
      - What the policy says, a list with one document, which is a mapping or
        its JSON text. The given document is the whole one. Its spelling does
        not count, such as the order of members or a leading zero of a time. It
        is C(ClaimsMappingPolicy) with C(Version) V(1), C(IncludeBasicClaimSet),
        C(ClaimsSchema) and C(ClaimsTransformation). Microsoft writes C(IncludeBasicClaimSet)
        as a text, V("true"), which is not V(true).
      - Required for an object that does not exist yet.
    type: list
    elements: raw
  is_organization_default:
    description:
      - Microsoft says to ignore this property, because the policy takes effect
        only where it is assigned.
      - O(exact) resets it to V(False).
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
              SamlClaimType: https://brightwater-instruments.com/claims/employee_id

- name: The same from a file that holds the definition
  tenantops.entra.claims_mapping_policy:
    display_name: Employee id
    definition:
      - "{{ lookup('ansible.builtin.file', 'employee-id.json') }}"

- name: Assign it
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
    - The claims mapping policy as it is after the task, in the names of the options.
    - It can be given to the module again.
    - In check mode what it would be.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the claims mapping policy.
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
        - What the policy says, a list with one document, which is a mapping or
          its JSON text. The given document is the whole one. Its spelling does
          not count, such as the order of members or a leading zero of a time.
          It is C(ClaimsMappingPolicy) with C(Version) V(1), C(IncludeBasicClaimSet),
          C(ClaimsSchema) and C(ClaimsTransformation). Microsoft writes C(IncludeBasicClaimSet)
          as a text, V("true"), which is not V(true).
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
      sample: /v1.0/policies/claimsMappingPolicies
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.claims_mapping_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
