#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: federated_token_validation_policy
short_description: Manage for which domains federated sign-in is checked
description:
  - Manages the domains for which Microsoft Entra refuses a federated sign-in that comes from another domain than that
    of the user.
  - The check keeps a federated identity provider from signing in users of other domains. It also shuts out users
    whose domains differ on purpose.
  - O(validating_domains.type) follows from O(validating_domains.root_domains) and need not be given. Another type
    replaces the value.
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
  - Writing needs the application permission C(Policy.ReadWrite.FedTokenValidation).
  - Microsoft documents PUT for this endpoint, while its SDKs send PATCH; the
    module sends PUT.
seealso:
  - name: 'Microsoft Graph: federatedTokenValidationPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/federatedtokenvalidationpolicy
options:
  validating_domains:
    description:
      - The domains whose federated sign-in must come from the domain of the user.
      - Required to create the object.
    type: dict
    suboptions:
      type:
        description:
          - The type; it may be left out where the other options single one out.
          - 'V(all): A category of domains.'
          - 'V(enumerated): Domains by their names.'
        type: str
        choices:
          - all
          - enumerated
      root_domains:
        description:
          - The domains for which sign-in is checked. V(none) checks nothing,
            which is the least secure.
          - Known values are V(none), V(all), V(allFederated), V(allManaged),
            V(enumerated) and V(allManagedAndEnumeratedFederated); others are
            passed on as they are.
          - Required where it has no value yet.
        type: str
      domain_names:
        description:
          - Names of the domains.
          - What the list does not name is removed.
          - Required where it has no value yet.
          - Only for type V(enumerated).
        type: list
        elements: str
"""

EXAMPLES = r"""
- name: Check every domain
  tenantops.entra.federated_token_validation_policy:
    validating_domains:
      root_domains: all

- name: Check all managed domains and two federated ones
  tenantops.entra.federated_token_validation_policy:
    validating_domains:
      root_domains: allManagedAndEnumeratedFederated
      domain_names:
        - example.com
        - example.org
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The federated token validation policy after the task, in check mode as it
      would be, null where it does not exist.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    validating_domains:
      description:
        - The domains whose federated sign-in must come from the domain of the
          user.
      returned: success
      type: dict
      contains:
        type:
          description:
            - The type; it may be left out where the other options single one
              out.
          returned: success
          type: str
        root_domains:
          description:
            - The domains for which sign-in is checked. V(none) checks nothing,
              which is the least secure.
          returned: success
          type: str
        domain_names:
          description:
            - Names of the domains.
          returned: success
          type: list
          elements: str
id:
  description:
    - Id of the federated token validation policy in Microsoft Graph, null where
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
      sample: /v1.0/policies/federatedTokenValidationPolicy
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources import (
    federated_token_validation_policy as declared,
)


def main() -> None:
    """Run the module."""
    run_module(declared.RESOURCE)


if __name__ == "__main__":
    main()
