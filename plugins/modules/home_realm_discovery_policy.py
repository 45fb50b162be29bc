#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: home_realm_discovery_policy
short_description: Manage home realm discovery policies of a Microsoft Entra tenant
description:
  - Creates, changes and deletes home realm discovery policies, which say how users of federated domains sign in, and
    whether users may sign in with their email address.
  - A policy takes effect as the default of the whole organization, or for the service principals to which
    M(tenantops.entra.policy_assignment) assigns it. To make another one the default, take that from the present one
    first.
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
  - name: 'Microsoft Graph: homeRealmDiscoveryPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/homerealmdiscoverypolicy
options:
  id:
    description:
      - Id of the home realm discovery policy. Without it, O(display_name) says
        which one is meant.
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
        spelling of times do not count. It is C(HomeRealmDiscoveryPolicy) with
        C(AccelerateToFederatedDomain), C(PreferredDomain), C(AllowCloudPasswordValidation)
        and C(AlternateIdLogin) with C(Enabled). C(PreferredDomain) is needed
        where several domains are federated, and C(AlternateIdLogin) works only
        in the default of the organization.
      - Required to create the object.
    type: list
    elements: raw
  is_organization_default:
    description:
      - Whether the policy is for every application that has none of its own.
        Only one policy of the type can be.
      - With O(exact), it is reset to V(false).
    type: bool
  state:
    description:
      - Whether the home realm discovery policy should exist.
    type: str
    choices:
      - present
      - absent
    default: present
"""

EXAMPLES = r"""
- name: Let users sign in with their email address
  tenantops.entra.home_realm_discovery_policy:
    display_name: Sign-in by email
    definition:
      - HomeRealmDiscoveryPolicy:
          AlternateIdLogin:
            Enabled: true
    is_organization_default: true

- name: Send the users of one application to the federated identity provider
  tenantops.entra.home_realm_discovery_policy:
    display_name: Straight to the federation
    definition:
      - HomeRealmDiscoveryPolicy:
          AccelerateToFederatedDomain: true
          PreferredDomain: federated.example.com

- name: Assign the policy to an application
  tenantops.entra.policy_assignment:
    policy_type: home_realm_discovery_policy
    policy: Straight to the federation
    service_principals:
      - Order portal
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The home realm discovery policy after the task, in check mode as it would
      be, null where it does not exist.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the home realm discovery policy. Without it, O(display_name) says
          which one is meant.
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
          and the spelling of times do not count. It is C(HomeRealmDiscoveryPolicy)
          with C(AccelerateToFederatedDomain), C(PreferredDomain), C(AllowCloudPasswordValidation)
          and C(AlternateIdLogin) with C(Enabled). C(PreferredDomain) is needed
          where several domains are federated, and C(AlternateIdLogin) works only
          in the default of the organization.
      returned: success
      type: list
      elements: raw
    is_organization_default:
      description:
        - Whether the policy is for every application that has none of its own.
          Only one policy of the type can be.
      returned: success
      type: bool
id:
  description:
    - Id of the home realm discovery policy in Microsoft Graph, null where it
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
      sample: /v1.0/policies/homeRealmDiscoveryPolicies
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.home_realm_discovery_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
