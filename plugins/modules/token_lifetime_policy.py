#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: token_lifetime_policy
short_description: Manage token lifetime policies of a Microsoft Entra tenant
description:
  - Creates, changes and deletes token lifetime policies, which say how long access, ID and SAML tokens are valid.
  - A policy takes effect as the default of the whole organization, or for the applications and service principals to
    which M(tenantops.entra.policy_assignment) assigns it. To make another one the default, take that from the present
    one first.
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
  - name: 'Microsoft Graph: tokenLifetimePolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/tokenlifetimepolicy
options:
  id:
    description:
      - Id of the token lifetime policy. Without it, O(display_name) says which
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
        spelling of times do not count. It is C(TokenLifetimePolicy) with C(Version)
        V(1) and C(AccessTokenLifetime), a time in quotes from 10 minutes to one
        day, such as V("08:00:00"). Microsoft writes a whole day as V("23:59:59").
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
      - Whether the token lifetime policy should exist.
    type: str
    choices:
      - present
      - absent
    default: present
"""

EXAMPLES = r"""
- name: Access tokens of the order portal are valid for half an hour
  tenantops.entra.token_lifetime_policy:
    display_name: Half an hour
    definition:
      - TokenLifetimePolicy:
          Version: 1
          AccessTokenLifetime: "00:30:00"

- name: Assign the policy to an application
  tenantops.entra.policy_assignment:
    policy_type: token_lifetime_policy
    policy: Half an hour
    applications:
      - Order portal

- name: The former default is no longer one
  tenantops.entra.token_lifetime_policy:
    display_name: Eight hours
    is_organization_default: false

- name: The default of the organization
  tenantops.entra.token_lifetime_policy:
    display_name: One hour
    definition:
      - TokenLifetimePolicy:
          Version: 1
          AccessTokenLifetime: "01:00:00"
    is_organization_default: true
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The token lifetime policy after the task, in check mode as it would be,
      null where it does not exist.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the token lifetime policy. Without it, O(display_name) says which
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
          and the spelling of times do not count. It is C(TokenLifetimePolicy)
          with C(Version) V(1) and C(AccessTokenLifetime), a time in quotes from
          10 minutes to one day, such as V("08:00:00"). Microsoft writes a whole
          day as V("23:59:59").
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
    - Id of the token lifetime policy in Microsoft Graph, null where it has none.
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
      sample: /v1.0/policies/tokenLifetimePolicies
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.token_lifetime_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
