#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: ownerless_group_policy
short_description: Manage what happens to Microsoft 365 groups without an owner
description:
  - Manages the policy that asks active members of a Microsoft 365 group whose last owner is gone to become its owner.
  - The policy does not exist until it is first written; it then needs every option but O(policy_web_url) and
    O(target_owners).
  - Microsoft Graph replaces the whole policy with every write, so it is sent as it was read and with what the task
    gives.
  - Disabling the policy empties it. O(is_enabled=false) therefore stands alone, and a task that enables the policy
    again gives all of it.
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
  - Reading needs the delegated permission C(Group.Read.All).
  - Writing needs the delegated permission C(Group.ReadWrite.All).
  - Microsoft Graph serves this endpoint to signed-in users only; give the token
    in O(access_token).
  - The user needs the role Groups Administrator or Exchange Administrator.
  - Looking up names needs C(GroupMember.Read.All) for groups. A name has to be
    exact, except for case, and unique.
seealso:
  - name: 'Microsoft Graph: ownerlessGroupPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/ownerlessgrouppolicy
options:
  is_enabled:
    description:
      - Whether the policy is enabled. V(false) empties everything else and can
        only be given alone.
      - Required to create the object.
    type: bool
  email_info:
    description:
      - The message that members receive.
      - Required to create the object.
    type: dict
    suboptions:
      sender_email_address:
        description:
          - Address of the sender. Shared mailboxes are not supported.
          - Required where it has no value yet.
        type: str
      subject:
        description:
          - Subject line. C($Group.Name) stands for the name of the group.
          - Required where it has no value yet.
        type: str
      body:
        description:
          - Plain text. C($Group.Name) and C($User.DisplayName) stand for the
            names of group and recipient.
          - Required where it has no value yet.
        type: str
  enabled_group_ids:
    description:
      - The groups that the policy is for; an empty list means all groups of the
        tenant.
      - By name or id.
      - What the list does not name is removed.
    type: list
    elements: str
  max_members_to_notify:
    description:
      - How many members of a group are notified at most, from 0 to 90.
      - Required to create the object.
    type: int
  notification_duration_in_weeks:
    description:
      - For how many weeks they are notified, from 1 to 7.
      - Required to create the object.
    type: int
  policy_web_url:
    description:
      - Address of a page that explains the policy.
    type: str
  target_owners:
    description:
      - Who may become an owner; without it all members may.
    type: dict
    suboptions:
      notify_members:
        description:
          - V(all) members may become owners, V(allowSelected) only or V(blockSelected)
            all but those of O(target_owners.security_groups).
          - Known values are V(all), V(allowSelected) and V(blockSelected); others
            are passed on as they are.
        type: str
      security_groups:
        description:
          - The security groups whose members may, or may not, become owners.
            They are compared and sent as they are given, because Microsoft documents
            both ids and email addresses.
          - What the list does not name is removed.
        type: list
        elements: str
"""

EXAMPLES = r"""
- name: Ask up to ten members of a group without an owner, for three weeks
  tenantops.entra.ownerless_group_policy:
    access_token: "{{ user_token }}"
    is_enabled: true
    max_members_to_notify: 10
    notification_duration_in_weeks: 3
    enabled_group_ids: []
    email_info:
      sender_email_address: it@example.com
      subject: The group $Group.Name needs an owner
      body: You have been active in the group $Group.Name. Would you become its owner?

- name: Only for two groups, and members of a security group never become owners
  tenantops.entra.ownerless_group_policy:
    access_token: "{{ user_token }}"
    enabled_group_ids:
      - Project Alpha
      - Project Beta
    target_owners:
      notify_members: blockSelected
      security_groups:
        - 454dde77-ac2b-421b-a6ab-165be910e0fc

- name: Disable the policy, which empties it
  tenantops.entra.ownerless_group_policy:
    access_token: "{{ user_token }}"
    is_enabled: false
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The ownerless group policy after the task, in check mode as it would be,
      null where it does not exist.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    is_enabled:
      description:
        - Whether the policy is enabled. V(false) empties everything else and
          can only be given alone.
      returned: success
      type: bool
    email_info:
      description:
        - The message that members receive.
      returned: success
      type: dict
      contains:
        sender_email_address:
          description:
            - Address of the sender. Shared mailboxes are not supported.
          returned: success
          type: str
        subject:
          description:
            - Subject line. C($Group.Name) stands for the name of the group.
          returned: success
          type: str
        body:
          description:
            - Plain text. C($Group.Name) and C($User.DisplayName) stand for the
              names of group and recipient.
          returned: success
          type: str
    enabled_group_ids:
      description:
        - The groups that the policy is for; an empty list means all groups of
          the tenant.
      returned: success
      type: list
      elements: str
    max_members_to_notify:
      description:
        - How many members of a group are notified at most, from 0 to 90.
      returned: success
      type: int
    notification_duration_in_weeks:
      description:
        - For how many weeks they are notified, from 1 to 7.
      returned: success
      type: int
    policy_web_url:
      description:
        - Address of a page that explains the policy.
      returned: success
      type: str
    target_owners:
      description:
        - Who may become an owner; without it all members may.
      returned: success
      type: dict
      contains:
        notify_members:
          description:
            - V(all) members may become owners, V(allowSelected) only or V(blockSelected)
              all but those of O(target_owners.security_groups).
          returned: success
          type: str
        security_groups:
          description:
            - The security groups whose members may, or may not, become owners.
              They are compared and sent as they are given, because Microsoft
              documents both ids and email addresses.
          returned: success
          type: list
          elements: str
id:
  description:
    - Id of the ownerless group policy in Microsoft Graph, null where it has none.
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
      sample: /v1.0/policies/ownerlessGroupPolicy
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.ownerless_group_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
