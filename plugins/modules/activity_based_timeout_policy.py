#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: activity_based_timeout_policy
short_description: Manage activity-based timeout policies of a Microsoft Entra tenant
description:
  - Creates, changes and deletes activity-based timeout policies. They say after which idle time web sessions end, in
    applications that support it, such as the Azure portal.
  - A policy cannot be assigned; it takes effect as the default of the whole organization. To make another one the
    default, take that from the present one first.
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
  - name: 'Microsoft Graph: activityBasedTimeoutPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/activitybasedtimeoutpolicy
options:
  id:
    description:
      - Id of the activity-based timeout policy. Without it, O(display_name) says
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
        spelling of times do not count. It is C(ActivityBasedTimeoutPolicy) with
        C(Version) V(1) and C(ApplicationPolicies), a list of C(ApplicationId)
        and C(WebSessionIdleTimeout). The id is V(default), or V(c44b4083-3bb0-49c1-b47d-974e53cbdf3c)
        for the Azure portal; the timeout is a time in quotes from 5 minutes to
        one day, such as V("00:15:00").
      - Required to create the object.
    type: list
    elements: raw
  is_organization_default:
    description:
      - Whether the policy is in effect. It applies to the whole organization,
        so only one policy of the type can be.
      - With O(exact), it is reset to V(false).
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
    - The activity-based timeout policy after the task, in check mode as it would
      be, null where it does not exist.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the activity-based timeout policy. Without it, O(display_name)
          says which one is meant.
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
          and the spelling of times do not count. It is C(ActivityBasedTimeoutPolicy)
          with C(Version) V(1) and C(ApplicationPolicies), a list of C(ApplicationId)
          and C(WebSessionIdleTimeout). The id is V(default), or V(c44b4083-3bb0-49c1-b47d-974e53cbdf3c)
          for the Azure portal; the timeout is a time in quotes from 5 minutes
          to one day, such as V("00:15:00").
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
    - Id of the activity-based timeout policy in Microsoft Graph, null where it
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
      sample: /v1.0/policies/activityBasedTimeoutPolicies
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.activity_based_timeout_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
