#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: security_defaults
short_description: Manage the security defaults of a Microsoft Entra tenant
description:
  - Turns the security defaults of a tenant on or off. They demand multifactor authentication of all users and block
    legacy authentication; they cannot be on while conditional access policies are enabled.
  - Turning them off is refused unless enforced conditional access policies protect the tenant as they do, or
    O(accept_risk) names V(security_defaults). Since such policies cannot be enforced while security defaults are on,
    O(replaced_by) enforces them in the same step.
version_added: 1.0.0
author:
  - tenantops.entra contributors (@tenantops)
extends_documentation_fragment:
  - tenantops.entra.auth
  - tenantops.entra.resource
  - tenantops.entra.guard
  - tenantops.entra.attributes
  - tenantops.entra.attributes.write
# What follows is written from the declaration by scripts/generate.py.
notes:
  - Reading needs the application permission C(Policy.Read.All).
  - Writing needs the application permissions C(Policy.Read.All) and C(Policy.ReadWrite.SecurityDefaults).
  - Looking up names needs C(User.ReadBasic.All) for users and C(GroupMember.Read.All)
    for groups. A name has to be exact, except for case, and unique.
seealso:
  - name: 'Microsoft Graph: identitySecurityDefaultsEnforcementPolicy resource
      type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/identitysecuritydefaultsenforcementpolicy
options:
  is_enabled:
    description:
      - Whether security defaults are enforced in the tenant.
    type: bool
  replaced_by:
    description:
      - Names or ids of the conditional access policies that take the place of
        security defaults. In one step security defaults are turned off and these
        policies are enforced; when any part of it fails, the policies are put
        back as they were and security defaults are turned on again.
      - It needs the permissions of M(tenantops.entra.conditional_access_policy)
        as well.
    type: list
    elements: str
"""

EXAMPLES = r"""
- name: Enforce security defaults
  tenantops.entra.security_defaults:
    tenant_id: "{{ lookup('ansible.builtin.env', 'AZURE_TENANT_ID') }}"
    client_id: "{{ lookup('ansible.builtin.env', 'AZURE_CLIENT_ID') }}"
    client_secret: "{{ lookup('ansible.builtin.env', 'AZURE_CLIENT_SECRET') }}"
    is_enabled: true

- name: See whether conditional access policies could take their place
  tenantops.entra.security_defaults:
    is_enabled: false
    emergency_access_groups:
      - Emergency access accounts
  check_mode: true
  diff: true

- name: Let conditional access policies that only reported so far take their place
  tenantops.entra.security_defaults:
    is_enabled: false
    replaced_by:
      - CA001 Multifactor authentication for all users
      - CA002 No legacy authentication
    emergency_access_groups:
      - Emergency access accounts

- name: Turn them off in a test tenant
  tenantops.entra.security_defaults:
    is_enabled: false
    accept_risk:
      - policy: security_defaults
        reason: A test tenant without users
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The security defaults after the task, in check mode as it would be.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    is_enabled:
      description:
        - Whether security defaults are enforced in the tenant.
      returned: success
      type: bool
id:
  description:
    - Id of the security defaults in Microsoft Graph, null where it has none.
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
      sample: /v1.0/policies/identitySecurityDefaultsEnforcementPolicy
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
accepted_risks:
  description:
    - What would have been refused without O(accept_risk); an empty list if nothing
      would.
  returned: when a change was judged
  type: list
  elements: dict
  contains:
    policy:
      description:
        - Name of the policy.
      returned: always
      type: str
    risk:
      description:
        - V(lockout) or V(opening).
      returned: always
      type: str
    rule:
      description:
        - Short name of the rule.
      returned: always
      type: str
    reason:
      description:
        - What would happen, and why.
      returned: always
      type: str
    accepted:
      description:
        - The reason that the task gave.
      returned: always
      type: str
replaced_by:
  description:
    - The objects that O(replaced_by) names, after the task.
  returned: when O(replaced_by) is given
  type: list
  elements: dict
  contains:
    id:
      description:
        - Id of the conditional access policy.
      returned: success
      type: str
    display_name:
      description:
        - Name of the policy.
      returned: success
      type: str
    policy_state:
      description:
        - Whether the policy is enforced, switched off, or only reports what it
          would do.
      returned: success
      type: str
what_if:
  description:
    - What Microsoft Graph itself says of a sign-in of each account in O(emergency_access_users)
      under the policy as it was before the task; groups are not asked about.
    - A token that may not ask is a warning.
  returned: when a policy that was not enforced becomes so
  type: list
  elements: dict
  contains:
    policy:
      description:
        - Name of the policy.
      returned: always
      type: str
    user:
      description:
        - Id of the account.
      returned: always
      type: str
    applies:
      description:
        - Whether the policy applies to it.
      returned: always
      type: bool
    reasons:
      description:
        - Why it does not.
      returned: always
      type: list
      elements: str
"""

from ansible_collections.tenantops.entra.plugins.module_utils._module import run_module
from ansible_collections.tenantops.entra.plugins.module_utils._resources.security_defaults import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
