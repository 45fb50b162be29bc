#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: authentication_context
short_description: Manage authentication contexts of conditional access
description:
  - Creates, changes and deletes authentication contexts, which applications ask for by an id and conditional access
    policies protect.
  - There are 99 of them, V(c1) to V(c99). A new context takes the first id that is not in use, unless O(id) says which
    one; an id that is in use is never taken over by another name without O(id).
  - A context is unpublished before it is deleted. One that a conditional access policy names is not deleted by the
    service; it stays unpublished then.
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
  - Reading needs the application permission C(AuthenticationContext.Read.All)
    or C(Policy.Read.ConditionalAccess).
  - Writing needs the application permission C(AuthenticationContext.ReadWrite.All)
    or C(Policy.ReadWrite.ConditionalAccess).
  - Microsoft lists a known issue by which a write may need both permissions.
seealso:
  - name: 'Microsoft Graph: authenticationContextClassReference resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/authenticationcontextclassreference
options:
  id:
    description:
      - Id of the authentication context. Without it, O(display_name) says which
        one is meant.
    type: str
  display_name:
    description:
      - Name of the context; applications and policies know it by its id.
      - Required to create the object.
    type: str
    aliases:
      - name
  description:
    description:
      - What the context asks of a user, for the people who choose it.
    type: str
  is_available:
    description:
      - Whether the context is published, so that applications can ask for it.
        It is unpublished before it is deleted.
      - With O(exact), it is reset to V(false).
    type: bool
  state:
    description:
      - Whether the authentication context should exist.
    type: str
    choices:
      - present
      - absent
    default: present
"""

EXAMPLES = r"""
- name: Sign in again for payments
  tenantops.entra.authentication_context:
    display_name: Payments
    description: Whoever releases a payment has to sign in again with a security key.
    is_available: true

- name: The application was built for c10
  tenantops.entra.authentication_context:
    id: c10
    display_name: Payroll
    is_available: true

- name: Not needed any more
  tenantops.entra.authentication_context:
    display_name: Payments
    state: absent
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The authentication context after the task, in check mode as it would be,
      null where it does not exist.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the authentication context. Without it, O(display_name) says which
          one is meant.
      returned: success
      type: str
    display_name:
      description:
        - Name of the context; applications and policies know it by its id.
      returned: success
      type: str
    description:
      description:
        - What the context asks of a user, for the people who choose it.
      returned: success
      type: str
    is_available:
      description:
        - Whether the context is published, so that applications can ask for it.
          It is unpublished before it is deleted.
      returned: success
      type: bool
id:
  description:
    - Id of the authentication context in Microsoft Graph, null where it has none.
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
      sample: /v1.0/identity/conditionalAccess/authenticationContextClassReferences
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.authentication_context import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
