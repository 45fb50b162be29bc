#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: feature_rollout_policy
short_description: Manage the staged rollout of ways to sign in
description:
  - Manages the policies by which a tenant that signs in elsewhere tries sign-in by Microsoft Entra, or another feature,
    with some groups first.
  - The groups are links, added and removed one by one; a feature takes ten at most. The feature of a policy cannot be
    changed.
  - A policy is disabled before it is deleted, because Microsoft does not say whether an enabled one may be.
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
  - Delegated permissions to read are C(Policy.Read.HybridAuthentication) or C(Policy.ReadWrite.HybridAuthentication)
    or C(Directory.ReadWrite.All).
  - Delegated permissions to write are C(Policy.ReadWrite.HybridAuthentication)
    or C(Directory.ReadWrite.All).
  - Microsoft Graph serves this endpoint only to a signed-in user; give the token
    with O(access_token).
seealso:
  - name: 'Microsoft Graph: featureRolloutPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/featurerolloutpolicy
options:
  id:
    description:
      - Id of the feature rollout policy.
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
  feature:
    description:
      - What is rolled out.
      - Known values are V(passthroughAuthentication), V(seamlessSso), V(passwordHashSync),
        V(emailAsAlternateId), V(certificateBasedAuthentication), V(multiFactorAuthentication);
        others are passed on as they are.
      - Required for an object that does not exist yet.
      - Set at creation only; another value on an existing object is an error.
    type: str
  is_enabled:
    description:
      - Whether the rollout is enabled.
      - Required for an object that does not exist yet.
    type: bool
  is_applied_to_organization:
    description:
      - Whether it is for the whole tenant instead of the groups.
      - A new object gets V(False) when the task gives none.
    type: bool
  applies_to:
    description:
      - Names or ids of the groups, ten at most, neither dynamic nor nested. The
        list is the whole list.
      - A name is looked up; an id is taken as it is.
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

- name: Remove it
  tenantops.entra.feature_rollout_policy:
    access_token: "{{ user_token }}"
    display_name: Certificates
    state: absent
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The feature rollout policy as it is after the task, in the names of the
      options.
    - It can be given to the module again.
    - In check mode what it would be.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the feature rollout policy.
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
        - Names or ids of the groups, ten at most, neither dynamic nor nested.
          The list is the whole list.
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
      sample: /v1.0/policies/featureRolloutPolicies
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.feature_rollout_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
