#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: activity_based_timeout_policy
short_description: Manage activity-based timeout policies of a Microsoft Entra tenant
description:
  - Creates, changes and deletes activity-based timeout policies, which say after which idle time the web sessions
    of the
    applications that heed it end, such as the Azure portal.
  - A policy cannot be assigned. It takes effect for the whole organization as its default.
  - To make another policy the default, take that from the present one first.
  - An option that is not given, or null, is not managed. Only what differs is sent, by a PATCH.
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
  - Application permissions to read are C(Policy.Read.All).
  - Application permissions to write are C(Policy.ReadWrite.ApplicationConfiguration).
seealso:
  - name: 'Microsoft Graph: activityBasedTimeoutPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/activitybasedtimeoutpolicy
options:
  id:
    description:
      - Id of the activity-based timeout policy.
      - It decides which one is meant; without it the one named O(display_name)
        is.
    type: str
  display_name:
    description:
      - Name of the policy.
      - Required for an object that does not exist yet.
    type: str
    aliases:
      - name
  description:
    description:
      - Description of the policy.
    type: str
  definition:
    description:
      - What the policy says, a list with one document, which is a mapping or
        its JSON text. The given document is the whole one. Its spelling does
        not count, such as the order of members or a leading zero of a time. It
        is C(ActivityBasedTimeoutPolicy) with C(Version) V(1) and C(ApplicationPolicies),
        a list of C(ApplicationId) and C(WebSessionIdleTimeout). The id is V(default),
        or V(c44b4083-3bb0-49c1-b47d-974e53cbdf3c) for the Azure portal; the timeout
        is a time in quotes from 5 minutes to one day, such as V("00:15:00").
      - Required for an object that does not exist yet.
    type: list
    elements: raw
  is_organization_default:
    description:
      - Whether the policy is in effect. It applies to the whole organization,
        so only one policy of the type can be.
      - O(exact) resets it to V(False).
    type: bool
  state:
    description:
      - Whether the activity-based timeout policy should exist.
    type: str
    choices:
      - present
      - absent
    default: present
"""

EXAMPLES = r"""
- name: Idle sessions end after an hour, those of the Azure portal after 15 minutes
  tenantops.entra.activity_based_timeout_policy:
    display_name: Idle sessions
    definition:
      - ActivityBasedTimeoutPolicy:
          Version: 1
          ApplicationPolicies:
            - ApplicationId: default
              WebSessionIdleTimeout: "01:00:00"
            - ApplicationId: c44b4083-3bb0-49c1-b47d-974e53cbdf3c
              WebSessionIdleTimeout: "00:15:00"
    is_organization_default: true

- name: See what the policy says
  tenantops.entra.activity_based_timeout_policy:
    display_name: Idle sessions
  check_mode: true
  register: idle

- name: Show it
  ansible.builtin.debug:
    var: idle.policy.definition
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The activity-based timeout policy as it is after the task, in the names
      of the options.
    - It can be given to the module again.
    - In check mode what it would be.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the activity-based timeout policy.
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
        - What the policy says, a list with one document, which is a mapping or
          its JSON text. The given document is the whole one. Its spelling does
          not count, such as the order of members or a leading zero of a time.
          It is C(ActivityBasedTimeoutPolicy) with C(Version) V(1) and C(ApplicationPolicies),
          a list of C(ApplicationId) and C(WebSessionIdleTimeout). The id is V(default),
          or V(c44b4083-3bb0-49c1-b47d-974e53cbdf3c) for the Azure portal; the
          timeout is a time in quotes from 5 minutes to one day, such as V("00:15:00").
      returned: success
      type: list
      elements: raw
    is_organization_default:
      description:
        - Whether the policy is in effect. It applies to the whole organization,
          so only one policy of the type can be.
      returned: success
      type: bool
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
      sample: /v1.0/policies/activityBasedTimeoutPolicies
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
"""

from ansible_collections.tenantops.entra.plugins.module_utils._module import run_module
from ansible_collections.tenantops.entra.plugins.module_utils._resources.activity_based_timeout_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
