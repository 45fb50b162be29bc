#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: named_location
short_description: Manage named locations of conditional access
description:
  - Creates, changes and deletes the named locations that conditional access policies include and exclude, address
    ranges as well as countries.
  - What is sent is always the whole location with its type, because the service refuses parts. The type of an existing
    location cannot be changed; to use another one, delete it or choose another name.
  - A trusted location is untrusted first, and deleted when that shows. The service may refuse to delete a location for
    up to a minute after it was untrusted, or after the last policy stopped naming it; the module tries again that long.
  - A deleted location can be restored for 30 days, untrusted.
  - Locations that Microsoft Entra manages itself, such as that of compliant networks, are never touched.
  - The service takes one request per second for conditional access, all callers together, so locations are only ever
    read by one list.
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
  - Writing needs the application permissions C(Policy.Read.All) and C(Policy.ReadWrite.ConditionalAccess).
seealso:
  - name: 'Microsoft Graph: namedLocation resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/namedlocation
options:
  id:
    description:
      - Id of the named location. Without it, O(display_name) says which one is
        meant.
    type: str
  type:
    description:
      - The type; it may be left out where the other options single one out.
      - 'V(ip): Address ranges.'
      - 'V(country): Countries and regions.'
    type: str
    choices:
      - ip
      - country
  display_name:
    description:
      - Name of the location.
      - Required to create the object.
    type: str
    aliases:
      - name
  ip_ranges:
    description:
      - The address ranges, at most 2000.
      - What the list does not name is removed.
      - Required to create the object.
    type: list
    elements: dict
    suboptions:
      type:
        description:
          - The type; it may be left out where the other options single one out.
        type: str
        choices:
          - ipv4
          - ipv6
      cidr_address:
        description:
          - The range, as an address and the length of its prefix; a single address
            is a range too. Another spelling of the same range is no change.
          - Required where it has no value yet.
        type: str
  is_trusted:
    description:
      - Whether the location is trusted.
      - With O(exact), it is reset to V(false).
    type: bool
  countries_and_regions:
    description:
      - The countries and regions, by their ISO 3166 codes of two letters. Put
        V(NO) in quotes, because YAML reads it as false.
      - What the list does not name is removed.
      - Required to create the object.
    type: list
    elements: str
  country_lookup_method:
    description:
      - How the country of a sign-in is found. Microsoft Graph for US Government
        lacks V(authenticatorAppGps).
      - Known values are V(clientIpAddress) and V(authenticatorAppGps); others
        are passed on as they are.
      - With O(exact), it is reset to V(clientIpAddress).
    type: str
  include_unknown_countries_and_regions:
    description:
      - Whether addresses that belong to no country or region are part of the
        location.
      - With O(exact), it is reset to V(false).
    type: bool
  state:
    description:
      - Whether the named location should exist.
      - With V(restored), a deleted named location comes back as it was, unless
        it is there; no option of the policy but its name can stand beside it.
    type: str
    choices:
      - present
      - absent
      - restored
    default: present
"""

EXAMPLES = r"""
- name: The head office is trusted
  tenantops.entra.named_location:
    display_name: Head office
    ip_ranges:
      - cidr_address: 203.0.113.0/26
      - cidr_address: 2001:db8:10::/48
    is_trusted: true

- name: Countries we work in, Norway in quotes
  tenantops.entra.named_location:
    display_name: Countries we work in
    countries_and_regions:
      - DE
      - "NO"
      - SE
    include_unknown_countries_and_regions: false

- name: No longer trusted, all the rest stays
  tenantops.entra.named_location:
    display_name: Head office
    is_trusted: false

- name: The old office is gone
  tenantops.entra.named_location:
    display_name: Old office
    state: absent

- name: It was needed after all
  tenantops.entra.named_location:
    display_name: Old office
    state: restored
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The named location after the task, in check mode as it would be, null where
      it does not exist.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the named location. Without it, O(display_name) says which one
          is meant.
      returned: success
      type: str
    type:
      description:
        - The type; it may be left out where the other options single one out.
      returned: success
      type: str
    display_name:
      description:
        - Name of the location.
      returned: success
      type: str
    ip_ranges:
      description:
        - The address ranges, at most 2000.
      returned: success
      type: list
      elements: dict
      contains:
        type:
          description:
            - The type; it may be left out where the other options single one
              out.
          returned: success
          type: str
        cidr_address:
          description:
            - The range, as an address and the length of its prefix; a single
              address is a range too. Another spelling of the same range is no
              change.
          returned: success
          type: str
    is_trusted:
      description:
        - Whether the location is trusted.
      returned: success
      type: bool
    countries_and_regions:
      description:
        - The countries and regions, by their ISO 3166 codes of two letters. Put
          V(NO) in quotes, because YAML reads it as false.
      returned: success
      type: list
      elements: str
    country_lookup_method:
      description:
        - How the country of a sign-in is found. Microsoft Graph for US Government
          lacks V(authenticatorAppGps).
      returned: success
      type: str
    include_unknown_countries_and_regions:
      description:
        - Whether addresses that belong to no country or region are part of the
          location.
      returned: success
      type: bool
id:
  description:
    - Id of the named location in Microsoft Graph, null where it has none.
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
      sample: /v1.0/identity/conditionalAccess/namedLocations
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.named_location import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
