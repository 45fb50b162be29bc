#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: token_issuance_policy
short_description: Manage token issuance policies of a Microsoft Entra tenant
description:
  - Creates, changes and deletes token issuance policies, which say how the SAML tokens of an application are signed and
    of which version they are.
  - A policy takes effect only for what it is assigned to, by M(tenantops.entra.policy_assignment).
  - An option that is not given, or null, is not managed. Only what differs is sent, by a PATCH.
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
  - Application permissions to read are C(Policy.Read.All).
  - Application permissions to write are C(Policy.ReadWrite.ApplicationConfiguration).
seealso:
  - name: 'Microsoft Graph: tokenIssuancePolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/tokenissuancepolicy
options:
  id:
    description:
      - Id of the token issuance policy.
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
  definition:
    description:
      - What the policy says, a list with one document, which is a mapping or
        its JSON text. The given document is the whole one. Its spelling does
        not count, such as the order of members or a leading zero of a time. It
        is C(TokenIssuancePolicy) with C(Version) V(1), C(SigningAlgorithm), C(EmitSamlNameFormat),
        C(TokenResponseSigningPolicy), which is V(ResponseOnly), V(TokenOnly)
        or V(ResponseAndToken), and C(SamlTokenVersion), a text, V("1.1") or V("2.0").
      - Required for an object that does not exist yet.
    type: list
    elements: raw
  is_organization_default:
    description:
      - Microsoft says to ignore this property, because the policy takes effect
        only where it is assigned.
      - O(exact) resets it to V(False).
    type: bool
  state:
    description:
      - Whether the token issuance policy should exist.
    type: str
    choices:
      - present
      - absent
    default: present
"""

EXAMPLES = r"""
- name: Sign response and token with SHA-256
  tenantops.entra.token_issuance_policy:
    display_name: Signed twice
    definition:
      - TokenIssuancePolicy:
          Version: 1
          TokenResponseSigningPolicy: ResponseAndToken
          SamlTokenVersion: "2.0"
          SigningAlgorithm: http://www.w3.org/2001/04/xmldsig-more#rsa-sha256

- name: No longer needed
  tenantops.entra.token_issuance_policy:
    display_name: SAML 1.1
    state: absent
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The token issuance policy as it is after the task, in the names of the options.
    - It can be given to the module again.
    - In check mode what it would be.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the token issuance policy.
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
        - What the policy says, a list with one document, which is a mapping or
          its JSON text. The given document is the whole one. Its spelling does
          not count, such as the order of members or a leading zero of a time.
          It is C(TokenIssuancePolicy) with C(Version) V(1), C(SigningAlgorithm),
          C(EmitSamlNameFormat), C(TokenResponseSigningPolicy), which is V(ResponseOnly),
          V(TokenOnly) or V(ResponseAndToken), and C(SamlTokenVersion), a text,
          V("1.1") or V("2.0").
      returned: success
      type: list
      elements: raw
    is_organization_default:
      description:
        - Microsoft says to ignore this property, because the policy takes effect
          only where it is assigned.
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
      sample: /v1.0/policies/tokenIssuancePolicies
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.token_issuance_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
