#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: feature_rollout_policy
short_description: Manage staged rollout policies of a Microsoft Entra tenant
description:
  - Manages staged rollout policies, by which a tenant with federated sign-in tries sign-in with Microsoft Entra, or
    another feature, with some groups first.
  - Groups are added and removed one by one; a feature takes ten at most. The feature of a policy cannot be changed.
  - A policy is disabled before it is deleted, because Microsoft does not document whether an enabled one can be.
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
  - Reading needs the delegated permission C(Policy.Read.HybridAuthentication),
    C(Policy.ReadWrite.HybridAuthentication) or C(Directory.ReadWrite.All).
  - Writing needs the delegated permission C(Policy.ReadWrite.HybridAuthentication)
    or C(Directory.ReadWrite.All).
  - Microsoft Graph serves this endpoint to signed-in users only; give the token
    in O(access_token).
  - Looking up names needs C(GroupMember.Read.All) for groups. A name has to be
    exact, except for case, and unique.
seealso:
  - name: 'Microsoft Graph: featureRolloutPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/featurerolloutpolicy
options:
  id:
    description:
      - Id of the feature rollout policy. Without it, O(display_name) says which
        one is meant.
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
  feature:
    description:
      - What is rolled out.
      - Known values are V(passthroughAuthentication), V(seamlessSso), V(passwordHashSync),
        V(emailAsAlternateId), V(certificateBasedAuthentication) and V(multiFactorAuthentication);
        others are passed on as they are.
      - Required to create the object.
      - Set at creation only; another value on an existing object is an error.
    type: str
  is_enabled:
    description:
      - Whether the rollout is enabled.
      - Required to create the object.
    type: bool
  is_applied_to_organization:
    description:
      - Whether it is for the whole tenant instead of the groups.
      - A new object gets V(false) when the task gives none.
    type: bool
  applies_to:
    description:
      - The groups, ten at most, neither dynamic nor nested.
      - By name or id.
      - What the list does not name is removed.
    type: list
    elements: str
  state:
    description:
      - Whether the feature rollout policy should exist.
    type: str
    choices:
      - present
      - absent
    default: present
"""

EXAMPLES = r"""
- name: Try synchronized passwords with two groups
  tenantops.entra.feature_rollout_policy:
    access_token: "{{ user_token }}"
    display_name: Password hash synchronization
    feature: passwordHashSync
    is_enabled: true
    applies_to:
      - Pilot users
      - Service desk

- name: Stop the rollout of certificates
  tenantops.entra.feature_rollout_policy:
    access_token: "{{ user_token }}"
    display_name: Certificates
    is_enabled: false

- name: Delete the rollout of certificates
  tenantops.entra.feature_rollout_policy:
    access_token: "{{ user_token }}"
    display_name: Certificates
    state: absent
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The feature rollout policy after the task, in check mode as it would be,
      null where it does not exist.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the feature rollout policy. Without it, O(display_name) says which
          one is meant.
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
    feature:
      description:
        - What is rolled out.
      returned: success
      type: str
    is_enabled:
      description:
        - Whether the rollout is enabled.
      returned: success
      type: bool
    is_applied_to_organization:
      description:
        - Whether it is for the whole tenant instead of the groups.
      returned: success
      type: bool
    applies_to:
      description:
        - The groups, ten at most, neither dynamic nor nested.
      returned: success
      type: list
      elements: str
id:
  description:
    - Id of the feature rollout policy in Microsoft Graph, null where it has none.
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
      sample: /v1.0/policies/featureRolloutPolicies
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.feature_rollout_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
