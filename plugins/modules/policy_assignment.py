#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: policy_assignment
short_description: Assign policies to applications and service principals of a Microsoft Entra tenant
description:
  - Manages to which applications and service principals a policy is assigned. Where no policy of a type is assigned,
    the default of the organization holds.
  - The named objects are added to those that have the policy, or removed from them. With O(exact), the given lists
    are complete.
  - An object has one policy of a type at most. If a named object has another one, nothing is changed, unless
    O(replace) is set.
  - Objects are removed before others are added. A run that stops halfway leaves more objects with the default of the
    organization, and none with a policy that it should not have.
version_added: 1.0.0
author:
  - tenantops.entra contributors (@tenantops)
extends_documentation_fragment:
  - tenantops.entra.auth
  - tenantops.entra.attributes
  - tenantops.entra.attributes.write
notes:
  - Reading needs the application permissions C(Policy.Read.All) or C(Policy.ReadWrite.ApplicationConfiguration), and
    C(Application.Read.All) or C(Directory.Read.All).
  - Writing needs the application permissions C(Policy.Read.All) or C(Policy.ReadWrite.ApplicationConfiguration), and
    C(Application.ReadWrite.OwnedBy) or C(Application.ReadWrite.All). For app management policies, it needs
    C(Policy.ReadWrite.ApplicationConfiguration) and C(Application.Read.All).
  - Activity-based timeout policies cannot be assigned. They apply to the whole organization.
seealso:
  - module: tenantops.entra.app_management_policy
  - module: tenantops.entra.claims_mapping_policy
  - module: tenantops.entra.home_realm_discovery_policy
  - module: tenantops.entra.token_issuance_policy
  - module: tenantops.entra.token_lifetime_policy
  - name: 'Microsoft Graph: assign a tokenLifetimePolicy'
    description: Reference of the request, which is the same for the other types.
    link: https://learn.microsoft.com/graph/api/application-post-tokenlifetimepolicies
options:
  policy_type:
    description:
      - Type of the policy, by the name of its module.
    type: str
    required: true
    choices:
      - app_management_policy
      - claims_mapping_policy
      - home_realm_discovery_policy
      - token_issuance_policy
      - token_lifetime_policy
  policy:
    description:
      - The policy, by display name or id. A name that several policies of the type have is an error.
    type: str
    required: true
  applications:
    description:
      - Application registrations, by display name or object id (not by client id).
      - A claims mapping policy cannot be assigned to them.
    type: list
    elements: str
  service_principals:
    description:
      - Service principals (enterprise applications), by display name or object id (not by client id).
    type: list
    elements: str
  state:
    description:
      - Whether the policy should apply to the named objects. Others are left as they are.
      - With V(absent), a policy that does not exist applies to nothing, which is no error.
    type: str
    choices:
      - present
      - absent
    default: present
  exact:
    description:
      - Whether the given lists are complete, so that the policy is taken from all other objects of that kind. An empty
        list takes it from all of them; a list that is not given is not managed.
    type: bool
    default: false
  replace:
    description:
      - Whether the policy takes the place of another one of its type. That one is removed right before; in between, the
        object has the default of the organization.
    type: bool
    default: false
  wait:
    description:
      - Whether to wait until Microsoft Graph shows what was written.
    type: bool
    default: true
  wait_timeout:
    description:
      - How many seconds O(wait) takes at most.
    type: int
    default: 120
"""

EXAMPLES = r"""
- name: Tokens of the order portal are valid for half an hour
  tenantops.entra.policy_assignment:
    policy_type: token_lifetime_policy
    policy: Half an hour
    applications:
      - Order portal

- name: These two, and no others, may use client secrets
  tenantops.entra.policy_assignment:
    policy_type: app_management_policy
    policy: Client secrets allowed
    applications:
      - Calibration robot
    service_principals:
      - Label printer
    exact: true

- name: Another claims mapping policy takes the place of the present one
  tenantops.entra.policy_assignment:
    policy_type: claims_mapping_policy
    policy: Employee id and country
    service_principals:
      - Order portal
    replace: true

- name: The order portal has the default of the organization again
  tenantops.entra.policy_assignment:
    policy_type: home_realm_discovery_policy
    policy: Straight to the federation
    service_principals:
      - Order portal
    state: absent
"""

RETURN = r"""
policy:
  description:
    - What the policy is assigned to after the task, in check mode as it would be, null where the policy does not exist.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    policy_type:
      description:
        - Type of the policy.
      returned: success
      type: str
      sample: token_lifetime_policy
    policy:
      description:
        - The policy as the task names it.
      returned: success
      type: str
      sample: Half an hour
    applications:
      description:
        - Object ids of the application registrations that have the policy. Null when it was not asked for.
      returned: success
      type: list
      elements: str
      sample: [f5000000-0000-4000-8000-000000000002]
    service_principals:
      description:
        - Object ids of the service principals that have the policy. Null when it was not asked for.
      returned: success
      type: list
      elements: str
      sample: []
id:
  description:
    - Id of the policy.
  returned: success
  type: str
  sample: 51000000-5100-4000-8000-000000000011
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
      sample: POST
    path:
      description:
        - Path below O(graph_url).
      returned: always
      type: str
      sample: /v1.0/applications/f5000000-0000-4000-8000-000000000002/tokenLifetimePolicies/$ref
    body:
      description:
        - Body; null without one.
      returned: always
      type: dict
      sample:
        "@odata.id": https://graph.microsoft.com/v1.0/policies/tokenLifetimePolicies/51000000-5100-4000-8000-000000000011
"""

from ansible_collections.tenantops.entra.plugins.module_utils._entries.policy_assignment import ENTRY
from ansible_collections.tenantops.entra.plugins.module_utils._module import run_module


def main() -> None:
    """Run the module."""
    run_module(ENTRY)


if __name__ == "__main__":
    main()
