#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: ownerless_group_policy
short_description: Manage what happens to Microsoft 365 groups without an owner
description:
  - Manages the policy that asks active members of a Microsoft 365 group that has lost its last owner to become its
    owner.
  - The policy does not exist before it is first written, and Microsoft Graph replaces all of it with every write. The
    module therefore sends what it read, merged with what the task gives; a new policy needs every option but
    O(policy_web_url) and O(target_owners).
  - Disabling the policy empties it, so O(is_enabled=false) cannot stand beside another option, and what is enabled
    again has to be given again.
  - The endpoint serves no application; the task needs the token of a user.
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
  - Delegated permissions to read are C(Group.Read.All).
  - Delegated permissions to write are C(Group.ReadWrite.All).
  - Microsoft Graph serves this endpoint only to a signed-in user; give the token
    with O(access_token).
  - The user needs the role Groups Administrator or Exchange Administrator.
seealso:
  - name: 'Microsoft Graph: ownerlessGroupPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/ownerlessgrouppolicy
options:
  is_enabled:
    description:
      - Whether the policy is enabled. V(false) empties everything else and can
        only be given alone.
      - Required for an object that does not exist yet.
    type: bool
  email_info:
    description:
      - The message that members receive.
      - Required for an object that does not exist yet.
    type: dict
    suboptions:
      sender_email_address:
        description:
          - Address of the sender. Shared mailboxes are not supported.
          - Required where it has no value yet.
        type: str
      subject:
        description:
          - Subject. C($Group.Name) stands for the name of the group.
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
      - Names or ids of the groups that the policy is for. The list is the whole
        list; an empty one means all groups of the tenant.
      - A name is looked up; an id is taken as it is.
    type: list
    elements: str
  max_members_to_notify:
    description:
      - How many members of a group are notified at most, 0 to 90.
      - Required for an object that does not exist yet.
    type: int
  notification_duration_in_weeks:
    description:
      - For how many weeks they are notified, 1 to 7.
      - Required for an object that does not exist yet.
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
          - Whether all members may, or only those or all but those of O(target_owners.security_groups).
          - Known values are V(all), V(allowSelected), V(blockSelected); others
            are passed on as they are.
        type: str
      security_groups:
        description:
          - The security groups whose members may or may not become owners, as
            Microsoft Graph shows them. Microsoft's reference speaks of ids, its
            example of mail addresses. The list is the whole list.
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

- name: Only for two groups, and never guests
  tenantops.entra.ownerless_group_policy:
    access_token: "{{ user_token }}"
    enabled_group_ids:
      - Project Alpha
      - Project Beta
    target_owners:
      notify_members: blockSelected
      security_groups:
        - 454dde77-ac2b-421b-a6ab-165be910e0fc

- name: Disable it, which empties it as well
  tenantops.entra.ownerless_group_policy:
    access_token: "{{ user_token }}"
    is_enabled: false
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The ownerless group policy as it is after the task, in the names of the
      options.
    - It can be given to the module again.
    - In check mode what it would be.
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
            - Subject. C($Group.Name) stands for the name of the group.
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
        - Names or ids of the groups that the policy is for. The list is the whole
          list; an empty one means all groups of the tenant.
      returned: success
      type: list
      elements: str
    max_members_to_notify:
      description:
        - How many members of a group are notified at most, 0 to 90.
      returned: success
      type: int
    notification_duration_in_weeks:
      description:
        - For how many weeks they are notified, 1 to 7.
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
            - Whether all members may, or only those or all but those of O(target_owners.security_groups).
          returned: success
          type: str
        security_groups:
          description:
            - The security groups whose members may or may not become owners,
              as Microsoft Graph shows them. Microsoft's reference speaks of ids,
              its example of mail addresses. The list is the whole list.
          returned: success
          type: list
          elements: str
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
      sample: /v1.0/policies/ownerlessGroupPolicy
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.ownerless_group_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
