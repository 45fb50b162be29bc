#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: admin_consent_request_policy
short_description: Manage the admin consent workflow of a Microsoft Entra tenant
description:
  - Manages whether users can ask for consent to applications that only an administrator can give, and who reviews
    their requests.
  - Enabling it without a reviewer is refused, unless O(accept_risk) names V(admin_consent_request_policy).
  - When something differs, the whole policy is sent in one PUT, as it was read and with what the task gives. Its
    version, which every write increases, is neither compared nor sent.
  - Microsoft documents only the query for a user; the module sends those for groups and roles that Microsoft's own
    tools send.
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
  - Writing needs the application permission C(Policy.ReadWrite.ConsentRequest).
  - A signed-in user needs an administrator role as well, such as Global Administrator.
  - Looking up names needs C(User.ReadBasic.All) for users, C(GroupMember.Read.All)
    for groups and C(RoleManagement.Read.Directory) for roles. A name has to be
    exact, except for case, and unique.
seealso:
  - name: 'Microsoft Graph: adminConsentRequestPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/adminconsentrequestpolicy
options:
  is_enabled:
    description:
      - Whether users can ask administrators for consent.
    type: bool
  notify_reviewers:
    description:
      - Whether reviewers are told of requests by email.
    type: bool
  reminders_enabled:
    description:
      - Whether reviewers are reminded before a request expires.
    type: bool
  request_duration_in_days:
    description:
      - After how many days a request expires.
    type: int
  reviewers:
    description:
      - Who reviews requests. Each item has exactly one of these options.
      - What the list does not name is removed.
    type: list
    elements: dict
    suboptions:
      user:
        description:
          - A user.
          - By name or id.
        type: str
      group:
        description:
          - The members of a group.
          - By name or id.
        type: str
      role:
        description:
          - The holders of a role.
          - By name or id.
        type: str
      query:
        description:
          - A query of Microsoft Graph that gives anybody else, as a path without
            the version.
        type: str
"""

EXAMPLES = r"""
- name: Users can ask, and have an answer within a month
  tenantops.entra.admin_consent_request_policy:
    is_enabled: true
    notify_reviewers: true
    reminders_enabled: true
    request_duration_in_days: 30
    reviewers:
      - user: ada@example.com
      - group: Security team
      - role: Cloud Application Administrator

- name: Users can no longer ask
  tenantops.entra.admin_consent_request_policy:
    is_enabled: false

- name: What would another list of reviewers send?
  tenantops.entra.admin_consent_request_policy:
    reviewers:
      - group: Security team
  check_mode: true
  diff: true
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The admin consent request policy after the task, in check mode as it would
      be.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    is_enabled:
      description:
        - Whether users can ask administrators for consent.
      returned: success
      type: bool
    notify_reviewers:
      description:
        - Whether reviewers are told of requests by email.
      returned: success
      type: bool
    reminders_enabled:
      description:
        - Whether reviewers are reminded before a request expires.
      returned: success
      type: bool
    request_duration_in_days:
      description:
        - After how many days a request expires.
      returned: success
      type: int
    reviewers:
      description:
        - Who reviews requests. Each item has exactly one of these options.
      returned: success
      type: list
      elements: dict
      contains:
        user:
          description:
            - A user.
          returned: success
          type: str
        group:
          description:
            - The members of a group.
          returned: success
          type: str
        role:
          description:
            - The holders of a role.
          returned: success
          type: str
        query:
          description:
            - A query of Microsoft Graph that gives anybody else, as a path without
              the version.
          returned: success
          type: str
id:
  description:
    - Id of the admin consent request policy in Microsoft Graph, null where it
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
      sample: /v1.0/policies/adminConsentRequestPolicy
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
"""


from ansible_collections.tenantops.entra.plugins.module_utils._module import run_module
from ansible_collections.tenantops.entra.plugins.module_utils._resources.admin_consent_request_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
