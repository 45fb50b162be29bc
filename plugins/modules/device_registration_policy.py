#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: device_registration_policy
short_description: Manage the device registration policy of a Microsoft Entra tenant
description:
  - Says who may join devices to a tenant and who may register them, who becomes local administrator of a joined device,
    how many devices a user may have, and whether the local administrator password solution (LAPS) is on.
  - An option that is not given, or null, is not managed. When something differs, the whole policy is sent with a PUT,
    read before and merged with the task; the service would reset what is left out, the quota for instance to no device
    at all.
  - Where Microsoft Intune is in use, the service locks who may register devices. A task that would change it fails
    before anything is sent; one that names the present value does not.
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
  - Application permissions to read are C(Policy.Read.DeviceConfiguration).
  - Application permissions to write are C(Policy.ReadWrite.DeviceConfiguration).
seealso:
  - name: 'Microsoft Graph: deviceRegistrationPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/deviceregistrationpolicy
options:
  user_device_quota:
    description:
      - How many devices a user may have; V(0) means none.
    type: int
  multi_factor_auth_configuration:
    description:
      - Whether joining and registering a device needs multifactor authentication.
      - Known values are V(notRequired), V(required); others are passed on as
        they are.
    type: str
  azure_ad_join:
    description:
      - Joining devices to Microsoft Entra.
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
              - 'V(enumerated): The users, and members of the groups, that are
                listed.'
            type: str
            choices:
              - all
              - none
              - enumerated
          users:
            description:
              - The users. The list is the whole list.
              - A name is looked up; an id is taken as it is.
              - Only for type V(enumerated).
            type: list
            elements: str
          groups:
            description:
              - The groups. The list is the whole list.
              - A name is looked up; an id is taken as it is.
              - Only for type V(enumerated).
            type: list
            elements: str
      local_admins:
        description:
          - Who becomes local administrator of a device that is joined from now
            on.
        type: dict
        suboptions:
          enable_global_admins:
            description:
              - Whether global administrators become local administrators.
            type: bool
          registering_users:
            description:
              - Who becomes local administrator of the devices that they join.
            type: dict
            suboptions:
              type:
                description:
                  - The type; it may be left out where the other options single
                    one out.
                  - 'V(all): All users.'
                  - 'V(none): No user.'
                  - 'V(enumerated): The users, and members of the groups, that
                    are listed.'
                type: str
                choices:
                  - all
                  - none
                  - enumerated
              users:
                description:
                  - The users. The list is the whole list.
                  - A name is looked up; an id is taken as it is.
                  - Only for type V(enumerated).
                type: list
                elements: str
              groups:
                description:
                  - The groups. The list is the whole list.
                  - A name is looked up; an id is taken as it is.
                  - Only for type V(enumerated).
                type: list
                elements: str
  azure_ad_registration:
    description:
      - Registering devices with Microsoft Entra. Cannot be changed where Microsoft
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
              - 'V(enumerated): The users, and members of the groups, that are
                listed.'
            type: str
            choices:
              - all
              - none
              - enumerated
          users:
            description:
              - The users. The list is the whole list.
              - A name is looked up; an id is taken as it is.
              - Only for type V(enumerated).
            type: list
            elements: str
          groups:
            description:
              - The groups. The list is the whole list.
              - A name is looked up; an id is taken as it is.
              - Only for type V(enumerated).
            type: list
            elements: str
  local_admin_password:
    description:
      - Local administrator password solution (LAPS).
    type: dict
    suboptions:
      is_enabled:
        description:
          - Whether devices may keep the password of a local administrator in
            Microsoft Entra.
        type: bool
"""

EXAMPLES = r"""
- name: Everybody joins, after multifactor authentication, and administers nothing
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
          - ada@contoso.com
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
    - The device registration policy as it is after the task, in the names of
      the options.
    - It can be given to the module again.
    - In check mode what it would be.
  returned: success
  type: dict
  contains:
    user_device_quota:
      description:
        - How many devices a user may have; V(0) means none.
      returned: success
      type: int
    multi_factor_auth_configuration:
      description:
        - Whether joining and registering a device needs multifactor authentication.
      returned: success
      type: str
    azure_ad_join:
      description:
        - Joining devices to Microsoft Entra.
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
                - The users. The list is the whole list.
              returned: success
              type: list
              elements: str
            groups:
              description:
                - The groups. The list is the whole list.
              returned: success
              type: list
              elements: str
        local_admins:
          description:
            - Who becomes local administrator of a device that is joined from
              now on.
          returned: success
          type: dict
          contains:
            enable_global_admins:
              description:
                - Whether global administrators become local administrators.
              returned: success
              type: bool
            registering_users:
              description:
                - Who becomes local administrator of the devices that they join.
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
                    - The users. The list is the whole list.
                  returned: success
                  type: list
                  elements: str
                groups:
                  description:
                    - The groups. The list is the whole list.
                  returned: success
                  type: list
                  elements: str
    azure_ad_registration:
      description:
        - Registering devices with Microsoft Entra. Cannot be changed where Microsoft
          Intune is in use.
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
                - The users. The list is the whole list.
              returned: success
              type: list
              elements: str
            groups:
              description:
                - The groups. The list is the whole list.
              returned: success
              type: list
              elements: str
    local_admin_password:
      description:
        - Local administrator password solution (LAPS).
      returned: success
      type: dict
      contains:
        is_enabled:
          description:
            - Whether devices may keep the password of a local administrator in
              Microsoft Entra.
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
      sample: /v1.0/policies/deviceRegistrationPolicy
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.device_registration_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
