#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: token_issuance_policy
short_description: Manage token issuance policies of a Microsoft Entra tenant
description:
  - Creates, changes and deletes token issuance policies, which say how the SAML tokens of an application are signed,
    and which version of SAML they have.
  - A policy takes effect only for the applications and service principals to which
    M(tenantops.entra.policy_assignment) assigns it.
  - Only what differs is sent, in one PATCH.
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
  - Writing needs the application permission C(Policy.ReadWrite.ApplicationConfiguration).
seealso:
  - name: 'Microsoft Graph: tokenIssuancePolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/tokenissuancepolicy
options:
  id:
    description:
      - Id of the token issuance policy. Without it, O(display_name) says which
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
  definition:
    description:
      - What the policy says, a list of one document, which is a mapping or JSON
        text. It is compared and sent as a whole; the order of members and the
        spelling of times do not count. It is C(TokenIssuancePolicy) with C(Version)
        V(1), C(SigningAlgorithm), C(EmitSamlNameFormat), C(TokenResponseSigningPolicy),
        which is V(ResponseOnly), V(TokenOnly) or V(ResponseAndToken), and C(SamlTokenVersion),
        a text, V("1.1") or V("2.0").
      - Required to create the object.
    type: list
    elements: raw
  is_organization_default:
    description:
      - Microsoft says to ignore this property, because the policy takes effect
        only where it is assigned.
      - With O(exact), it is reset to V(false).
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
    - The token issuance policy after the task, in check mode as it would be,
      null where it does not exist.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the token issuance policy. Without it, O(display_name) says which
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
    definition:
      description:
        - What the policy says, a list of one document, which is a mapping or
          JSON text. It is compared and sent as a whole; the order of members
          and the spelling of times do not count. It is C(TokenIssuancePolicy)
          with C(Version) V(1), C(SigningAlgorithm), C(EmitSamlNameFormat), C(TokenResponseSigningPolicy),
          which is V(ResponseOnly), V(TokenOnly) or V(ResponseAndToken), and C(SamlTokenVersion),
          a text, V("1.1") or V("2.0").
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
    - Id of the token issuance policy in Microsoft Graph, null where it has none.
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.token_issuance_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
