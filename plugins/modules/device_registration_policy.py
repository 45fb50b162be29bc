#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: device_registration_policy
short_description: Manage the device registration policy of a Microsoft Entra tenant
description:
  - Manages who may join devices to a tenant and who may register them, who becomes local administrator of joined
    devices, how many devices a user may have, and whether the local administrator password solution (LAPS) is on.
  - When something differs, the whole policy is sent in one PUT, as it was read and with what the task gives, because
    the service resets what is left out.
  - Where Microsoft Intune is in use, O(azure_ad_registration) cannot be changed. A task that would change it fails
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
  - Reading needs the application permission C(Policy.Read.DeviceConfiguration).
  - Writing needs the application permission C(Policy.ReadWrite.DeviceConfiguration).
  - Looking up names needs C(User.ReadBasic.All) for users and C(GroupMember.Read.All)
    for groups. A name has to be exact, except for case, and unique.
seealso:
  - name: 'Microsoft Graph: deviceRegistrationPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/deviceregistrationpolicy
options:
  user_device_quota:
    description:
      - How many devices a user may have; V(0) allows none.
    type: int
  multi_factor_auth_configuration:
    description:
      - Whether joining and registering a device needs multifactor authentication.
      - Known values are V(notRequired) and V(required); others are passed on
        as they are.
    type: str
  azure_ad_join:
    description:
      - Joining devices to Microsoft Entra ID.
    type: dict
    suboptions:
      allowed_to_join:
        description:
          - Who may join devices.
        type: dict
        suboptions:
          type:
            description:
              - The type; it may be left out where the other options single one
                out.
              - 'V(all): All users.'
              - 'V(none): No user.'
              - 'V(enumerated): The listed users and the members of the listed
                groups.'
            type: str
            choices:
              - all
              - none
              - enumerated
          users:
            description:
              - The users.
              - By name or id.
              - What the list does not name is removed.
              - Only for type V(enumerated).
            type: list
            elements: str
          groups:
            description:
              - The groups whose members are meant.
              - By name or id.
              - What the list does not name is removed.
              - Only for type V(enumerated).
            type: list
            elements: str
      local_admins:
        description:
          - Who becomes local administrator of devices that are joined from now
            on.
        type: dict
        suboptions:
          enable_global_admins:
            description:
              - Whether Global Administrators become local administrators.
            type: bool
          registering_users:
            description:
              - Which users become local administrators of the devices that they
                join.
            type: dict
            suboptions:
              type:
                description:
                  - The type; it may be left out where the other options single
                    one out.
                  - 'V(all): All users.'
                  - 'V(none): No user.'
                  - 'V(enumerated): The listed users and the members of the listed
                    groups.'
                type: str
                choices:
                  - all
                  - none
                  - enumerated
              users:
                description:
                  - The users.
                  - By name or id.
                  - What the list does not name is removed.
                  - Only for type V(enumerated).
                type: list
                elements: str
              groups:
                description:
                  - The groups whose members are meant.
                  - By name or id.
                  - What the list does not name is removed.
                  - Only for type V(enumerated).
                type: list
                elements: str
  azure_ad_registration:
    description:
      - Registering devices with Microsoft Entra ID. Cannot be changed where Microsoft
        Intune is in use.
    type: dict
    suboptions:
      allowed_to_register:
        description:
          - Who may register devices.
        type: dict
        suboptions:
          type:
            description:
              - The type; it may be left out where the other options single one
                out.
              - 'V(all): All users.'
              - 'V(none): No user.'
              - 'V(enumerated): The listed users and the members of the listed
                groups.'
            type: str
            choices:
              - all
              - none
              - enumerated
          users:
            description:
              - The users.
              - By name or id.
              - What the list does not name is removed.
              - Only for type V(enumerated).
            type: list
            elements: str
          groups:
            description:
              - The groups whose members are meant.
              - By name or id.
              - What the list does not name is removed.
              - Only for type V(enumerated).
            type: list
            elements: str
  local_admin_password:
    description:
      - The local administrator password solution (LAPS).
    type: dict
    suboptions:
      is_enabled:
        description:
          - Whether devices may back up the password of a local administrator
            to Microsoft Entra ID.
        type: bool
"""

EXAMPLES = r"""
- name: Everybody joins devices, after multifactor authentication, without becoming administrator
  tenantops.entra.device_registration_policy:
    user_device_quota: 10
    multi_factor_auth_configuration: required
    azure_ad_join:
      allowed_to_join:
        type: all
      local_admins:
        enable_global_admins: false
        registering_users:
          type: none
    local_admin_password:
      is_enabled: true

- name: Only these people join devices
  tenantops.entra.device_registration_policy:
    azure_ad_join:
      allowed_to_join:
        users:
          - ada@example.com
        groups:
          - Device enrollment

- name: Nobody registers personal devices
  tenantops.entra.device_registration_policy:
    azure_ad_registration:
      allowed_to_register:
        type: none
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The device registration policy after the task, in check mode as it would
      be.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    user_device_quota:
      description:
        - How many devices a user may have; V(0) allows none.
      returned: success
      type: int
    multi_factor_auth_configuration:
      description:
        - Whether joining and registering a device needs multifactor authentication.
      returned: success
      type: str
    azure_ad_join:
      description:
        - Joining devices to Microsoft Entra ID.
      returned: success
      type: dict
      contains:
        allowed_to_join:
          description:
            - Who may join devices.
          returned: success
          type: dict
          contains:
            type:
              description:
                - The type; it may be left out where the other options single
                  one out.
              returned: success
              type: str
            users:
              description:
                - The users.
              returned: success
              type: list
              elements: str
            groups:
              description:
                - The groups whose members are meant.
              returned: success
              type: list
              elements: str
        local_admins:
          description:
            - Who becomes local administrator of devices that are joined from
              now on.
          returned: success
          type: dict
          contains:
            enable_global_admins:
              description:
                - Whether Global Administrators become local administrators.
              returned: success
              type: bool
            registering_users:
              description:
                - Which users become local administrators of the devices that
                  they join.
              returned: success
              type: dict
              contains:
                type:
                  description:
                    - The type; it may be left out where the other options single
                      one out.
                  returned: success
                  type: str
                users:
                  description:
                    - The users.
                  returned: success
                  type: list
                  elements: str
                groups:
                  description:
                    - The groups whose members are meant.
                  returned: success
                  type: list
                  elements: str
    azure_ad_registration:
      description:
        - Registering devices with Microsoft Entra ID. Cannot be changed where
          Microsoft Intune is in use.
      returned: success
      type: dict
      contains:
        allowed_to_register:
          description:
            - Who may register devices.
          returned: success
          type: dict
          contains:
            type:
              description:
                - The type; it may be left out where the other options single
                  one out.
              returned: success
              type: str
            users:
              description:
                - The users.
              returned: success
              type: list
              elements: str
            groups:
              description:
                - The groups whose members are meant.
              returned: success
              type: list
              elements: str
    local_admin_password:
      description:
        - The local administrator password solution (LAPS).
      returned: success
      type: dict
      contains:
        is_enabled:
          description:
            - Whether devices may back up the password of a local administrator
              to Microsoft Entra ID.
          returned: success
          type: bool
id:
  description:
    - Id of the device registration policy in Microsoft Graph, null where it has
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
      sample: /v1.0/policies/deviceRegistrationPolicy
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.device_registration_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
