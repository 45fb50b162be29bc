#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: graph_resource
short_description: Manage any object of Microsoft Graph
description:
  - Manages an object of Microsoft Graph for which this collection has no module, one that always exists or an item of a
    collection.
  - It works like the other modules. The object is read and compared, only what differs is sent, the result is verified,
    and check mode and diff mode say what would be sent.
  - Names and values are those of Microsoft Graph. They are compared as they are, but for the following. The order of
    members does not count, nor that of single values in a list. Null, empty and missing are the same.
  - Prefer the module of a policy where there is one. It knows what the service ignores, refuses and rewrites.
version_added: 1.0.0
author:
  - tenantops.entra contributors (@tenantops)
extends_documentation_fragment:
  - tenantops.entra.auth
  - tenantops.entra.attributes
  - tenantops.entra.attributes.write
notes:
  - Objects of a list without keys are compared one by one in their order, with all their members. Where the service
    adds members to them or changes their order, name their key in O(list_keys), or the update cannot be verified.
seealso:
  - module: tenantops.entra.tenant_policies_info
  - name: Microsoft Graph REST API reference
    description: Paths, properties and permissions.
    link: https://learn.microsoft.com/graph/api/overview
options:
  path:
    description:
      - Path of the object below the version, such as V(/policies/authorizationPolicy).
      - With O(match_on) or O(id) it is the path of the collection, such as V(/groupSettings).
      - It has no query, and what is not allowed in a path is percent-encoded.
    type: str
    required: true
  graph_version:
    description:
      - The version of Microsoft Graph, V(v1.0), V(beta) or another path segment below O(graph_url).
    type: str
    default: v1.0
  match_on:
    description:
      - The member of O(body) by whose value an existing item of the collection is found, such as V(displayName).
      - Two items with this value are an error; O(id) decides.
    type: str
  id:
    description:
      - The item of the collection, by the value of its O(key). It decides; without it O(match_on) does.
      - An item that is given by its id is never created.
    type: str
  key:
    description:
      - The member that names an item in its path.
    type: str
    default: id
  state:
    description:
      - Whether the object should exist.
    type: str
    choices:
      - present
      - absent
    default: present
  body:
    description:
      - The wanted members, in the names and values of Microsoft Graph. What it does not name is not managed, inside of
        objects too.
      - A member that is null is set to null. A given list is the whole list, V([]) clears it.
      - C(@odata.type) is sent with every write. Without it the type that the service shows is sent back.
      - An empty body only looks; RV(policy) is then the object as it is.
    type: dict
  list_keys:
    description:
      - Lists of objects whose items are identified by a member, or by several that are given as a list. The key is the
        path of the list in O(body), its names joined by dots. It leads through lists as well.
      - The order of such a list does not count, and a member that an item does not name keeps its value.
    type: dict
  read_only:
    description:
      - Members that are never sent back when O(method=PUT), such as V(createdDateTime). V(id) is one always.
    type: list
    elements: str
  write_only:
    description:
      - Members of O(body) that the service takes and never shows, such as secrets. They are sent when something else
        differs and when the object is created, and they are not displayed.
    type: list
    elements: str
  always_send:
    description:
      - Members that the service wants in every C(PATCH). Those that do not differ are sent as they were read.
    type: list
    elements: str
  method:
    description:
      - How an existing object is written. With V(PATCH) the members that differ are sent, each of them whole. With
        V(PUT) the whole object is, with everything that was read and is not in O(read_only).
    type: str
    choices:
      - PATCH
      - PUT
    default: PATCH
  create:
    description:
      - How an object that does not exist is made. V(POST) sends it to the collection. V(PATCH) and V(PUT) send it to
        the path of its own, which for an item of a collection ends with the O(key) that O(body) holds.
      - With V(none) an object that does not exist is an error.
      - Without it V(POST) is used for an item and V(none) for other objects.
    type: str
    choices:
      - POST
      - PATCH
      - PUT
      - none
  permissions:
    description:
      - Permissions that the path needs, for the message of an error to name those that are missing.
      - All items are needed. Where one of several is enough, they stand in one item, separated by C(|).
    type: dict
    suboptions:
      read:
        description:
          - Permissions to read it.
        type: list
        elements: str
      write:
        description:
          - Permissions to write it.
        type: list
        elements: str
  wait:
    description:
      - Whether to wait until Microsoft Graph shows what was written.
    type: bool
    default: true
  wait_timeout:
    description:
      - How many seconds O(wait) takes at most.
    type: int
    default: 120
"""

EXAMPLES = r"""
- name: Only administrators and guest inviters invite guests
  tenantops.entra.graph_resource:
    path: /policies/authorizationPolicy
    body:
      allowInvitesFrom: adminsAndGuestInviters
      defaultUserRolePermissions:
        allowedToCreateApps: false
    permissions:
      read:
        - Policy.Read.All
      write:
        - Policy.ReadWrite.Authorization

- name: A named location, found by its name
  tenantops.entra.graph_resource:
    path: /identity/conditionalAccess/namedLocations
    match_on: displayName
    body:
      "@odata.type": "#microsoft.graph.ipNamedLocation"
      displayName: Head office
      isTrusted: true
      ipRanges:
        - "@odata.type": "#microsoft.graph.iPv4CidrRange"
          cidrAddress: 203.0.113.0/26
    list_keys:
      ipRanges: cidrAddress
    always_send:
      - ipRanges

- name: The same location is gone
  tenantops.entra.graph_resource:
    path: /identity/conditionalAccess/namedLocations
    match_on: displayName
    body:
      displayName: Head office
    state: absent

- name: An object that is written whole
  tenantops.entra.graph_resource:
    path: /policies/adminConsentRequestPolicy
    method: PUT
    read_only:
      - version
    body:
      isEnabled: true
      requestDurationInDays: 14

- name: An authentication context, whose key the creator chooses
  tenantops.entra.graph_resource:
    path: /identity/conditionalAccess/authenticationContextClassReferences
    match_on: id
    create: PATCH
    body:
      id: c7
      displayName: Privileged operations
      isAvailable: true

- name: Look at something of beta
  tenantops.entra.graph_resource:
    path: /policies/accessReviewPolicy
    graph_version: beta
  register: access_reviews

- name: Show it
  ansible.builtin.debug:
    var: access_reviews.policy
"""

RETURN = r"""
policy:
  description:
    - The object as it is after the task, with all members that the service shows, in the names of Microsoft Graph and
      without annotations but C(@odata.type). Null when it does not exist.
    - In check mode what it would be; of an object that would be created, what would be sent.
  returned: success
  type: dict
  sample:
    id: authorizationPolicy
    allowInvitesFrom: adminsAndGuestInviters
id:
  description:
    - The O(key) of an item; the id of another object, if it has one.
  returned: success
  type: str
  sample: authorizationPolicy
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
      sample: /v1.0/policies/authorizationPolicy
    body:
      description:
        - Body, secrets removed; null without one.
      returned: always
      type: dict
      sample:
        allowInvitesFrom: adminsAndGuestInviters
"""

from ansible_collections.tenantops.entra.plugins.module_utils._entries.graph_resource import ENTRY
from ansible_collections.tenantops.entra.plugins.module_utils._module import run_module


def main() -> None:
    """Run the module."""
    run_module(ENTRY)


if __name__ == "__main__":
    main()
