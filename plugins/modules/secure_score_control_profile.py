#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: secure_score_control_profile
short_description: Manage how controls of Microsoft Secure Score are marked
description:
  - Manages how a control of Microsoft Secure Score is marked, with a status, a comment and the name of who is
    responsible.
  - The service makes and removes the controls; the module only marks those that exist.
  - Every write adds an element to the history of a control (C(controlStateUpdates)). The options are compared with
    the newest one, and nothing is sent when nothing differs.
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
  - Reading needs the application permission C(SecurityEvents.Read.All).
  - Writing needs the application permission C(SecurityEvents.ReadWrite.All).
seealso:
  - name: 'Microsoft Graph: secureScoreControlProfile resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/securescorecontrolprofile
options:
  id:
    description:
      - Id of the secure score control profile. Without it, O(title) says which
        one is meant.
    type: str
  title:
    description:
      - Title of the control, by which it is found.
      - It cannot be changed; another value is an error.
    type: str
  assigned_to:
    description:
      - Who is responsible for the control.
    type: str
  comment:
    description:
      - A comment on the control.
    type: str
  policy_state:
    description:
      - What was decided about the control.
      - Known values are V(Default), V(Ignored), V(ThirdParty) and V(Reviewed);
        others are passed on as they are.
      - O(exact) leaves it as it is.
    type: str
"""

EXAMPLES = r"""
- name: Leave a control to another product
  tenantops.entra.secure_score_control_profile:
    title: Ensure multifactor authentication is enabled for all users in administrative roles
    policy_state: ThirdParty
    comment: Enforced by the identity provider of the parent company
    assigned_to: ada@example.com

- name: Mark several controls as reviewed, by their ids
  tenantops.entra.secure_score_control_profile:
    id: "{{ item }}"
    policy_state: Reviewed
  loop:
    - NonOwnerAccess
    - SelfServicePasswordReset
  loop_control:
    label: "{{ item }}"

- name: Take a mark back
  tenantops.entra.secure_score_control_profile:
    id: NonOwnerAccess
    policy_state: Default
    clear:
      - assigned_to
      - comment
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The secure score control profile after the task, in check mode as it would
      be.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the secure score control profile. Without it, O(title) says which
          one is meant.
      returned: success
      type: str
    title:
      description:
        - Title of the control, by which it is found.
      returned: success
      type: str
    assigned_to:
      description:
        - Who is responsible for the control.
      returned: success
      type: str
    comment:
      description:
        - A comment on the control.
      returned: success
      type: str
    policy_state:
      description:
        - What was decided about the control.
      returned: success
      type: str
id:
  description:
    - Id of the secure score control profile in Microsoft Graph, null where it
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
      sample: /v1.0/security/secureScoreControlProfiles
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.secure_score_control_profile import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
