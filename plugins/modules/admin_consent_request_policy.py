#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: admin_consent_request_policy
short_description: Manage the admin consent workflow of a Microsoft Entra tenant
description:
  - Turns on or off that users ask for consent to applications that only an administrator can give, and says who reviews
    their requests.
  - An option that is not given, or null, is not managed. When something differs, the whole policy is sent with a PUT,
    read before and merged with the task. Its version, which every write increases, is neither compared nor sent.
  - Microsoft documents the query of a user only; those of a group and of a role are the ones that its own tools send.
  - A signed-in user needs an administrator role besides the permissions; Global Administrator always suffices.
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
  - Application permissions to read are C(Policy.Read.All).
  - Application permissions to write are C(Policy.ReadWrite.ConsentRequest).
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
      - Whether reviewers are told of a request by mail.
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
      - Who may review requests, each by exactly one of these words. The list
        is the whole list.
    type: list
    elements: dict
    suboptions:
      user:
        description:
          - A user.
          - A name is looked up; an id is taken as it is.
        type: str
      group:
        description:
          - The members of a group.
          - A name is looked up; an id is taken as it is.
        type: str
      role:
        description:
          - The holders of a role.
          - A name is looked up; an id is taken as it is.
        type: str
      query:
        description:
          - Whatever else a query of Microsoft Graph gives, as the path without
            the version.
        type: str
"""

EXAMPLES = r"""
- name: Users ask, the security team decides within a month
  tenantops.entra.admin_consent_request_policy:
    is_enabled: true
    notify_reviewers: true
    reminders_enabled: true
    request_duration_in_days: 30
    reviewers:
      - user: ada@contoso.com
      - group: Security team
      - role: Cloud Application Administrator

- name: Nobody is asked any longer
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
    - The admin consent request policy as it is after the task, in the names of
      the options.
    - It can be given to the module again.
    - In check mode what it would be.
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
        - Whether reviewers are told of a request by mail.
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
        - Who may review requests, each by exactly one of these words. The list
          is the whole list.
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
            - Whatever else a query of Microsoft Graph gives, as the path without
              the version.
          returned: success
          type: str
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
      sample: /v1.0/policies/adminConsentRequestPolicy
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
accepted_risks:
  description:
    - What would have been refused without O(accept_risk).
  returned: when something could do harm
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
