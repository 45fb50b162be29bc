#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: external_identities_policy
short_description: Manage whether guests may leave a Microsoft Entra tenant by themselves
description:
  - Manages whether guests may remove themselves from the tenant, in the My Account portal.
  - Only the beta version of Microsoft Graph has the endpoint.
  - Microsoft does not document O(display_name) and O(description) as changeable.
  - Only what differs is sent, in one PATCH, and always O(allow_external_identities_to_leave), which Microsoft
    requires.
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
  - Writing needs the application permission C(Policy.ReadWrite.ExternalIdentities).
seealso:
  - name: 'Microsoft Graph: externalIdentitiesPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/externalidentitiespolicy
options:
  allow_external_identities_to_leave:
    description:
      - Whether guests may leave by themselves. With V(false) an administrator
        has to remove them.
    type: bool
  display_name:
    description:
      - Name of the policy.
    type: str
  description:
    description:
      - Description of the policy.
    type: str
"""

EXAMPLES = r"""
- name: Guests may leave by themselves
  tenantops.entra.external_identities_policy:
    allow_external_identities_to_leave: true

- name: What would change if only administrators could remove them
  tenantops.entra.external_identities_policy:
    allow_external_identities_to_leave: false
  check_mode: true
  diff: true
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The external identities policy after the task, in check mode as it would
      be.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    allow_external_identities_to_leave:
      description:
        - Whether guests may leave by themselves. With V(false) an administrator
          has to remove them.
      returned: success
      type: bool
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
id:
  description:
    - Id of the external identities policy in Microsoft Graph, null where it has
      none.
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
      sample: /v1.0/policies/externalIdentitiesPolicy
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.external_identities_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
