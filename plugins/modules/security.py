#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: security
short_description: Manage the status of security providers
description:
  - Manages the providers of the security entity, as the update page of the API describes them.
  - The public Microsoft Graph does not show C(providerStatus) today. A task that gives O(provider_status) then fails
    before anything is sent.
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
  - Microsoft documents no permission for this endpoint.
seealso:
  - name: 'Microsoft Graph: security resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/security
options:
  provider_status:
    description:
      - Status of the security providers.
      - What the list does not name is removed.
    type: list
    elements: dict
    suboptions:
      enabled:
        description:
          - Whether the provider is enabled.
        type: bool
      endpoint:
        description:
          - Endpoint of the provider.
        type: str
      provider:
        description:
          - Name of the provider; identifies the item together with O(provider_status[].vendor).
        type: str
      region:
        description:
          - Region of the provider.
        type: str
      vendor:
        description:
          - Vendor of the provider.
        type: str
  graph_version:
    description:
      - The version of Microsoft Graph, V(v1.0), V(beta) or another path segment
        below O(graph_url).
      - Without it, V(v1.0) is used.
    type: str
"""

EXAMPLES = r"""
- name: Two providers, one of them enabled
  tenantops.entra.security:
    provider_status:
      - provider: Provider A
        vendor: Vendor A
        region: Europe
        endpoint: https://a.example.com
        enabled: true
      - provider: Provider B
        vendor: Vendor B
        enabled: false

- name: In a deployment where the entity lives below a root of its own
  tenantops.entra.security:
    graph_url: https://graph.example.com
    graph_version: localtest
    provider_status: []
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The security entity after the task, in check mode as it would be.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    provider_status:
      description:
        - Status of the security providers.
      returned: success
      type: list
      elements: dict
      contains:
        enabled:
          description:
            - Whether the provider is enabled.
          returned: success
          type: bool
        endpoint:
          description:
            - Endpoint of the provider.
          returned: success
          type: str
        provider:
          description:
            - Name of the provider; identifies the item together with O(provider_status[].vendor).
          returned: success
          type: str
        region:
          description:
            - Region of the provider.
          returned: success
          type: str
        vendor:
          description:
            - Vendor of the provider.
          returned: success
          type: str
id:
  description:
    - Id of the security entity in Microsoft Graph, null where it has none.
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
      sample: /v1.0/security
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.security import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
