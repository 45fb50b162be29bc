#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: authentication_strength_policy
short_description: Manage authentication strengths of a Microsoft Entra tenant
description:
  - Creates, changes and deletes custom authentication strengths, the combinations of authentication methods that a
    conditional access policy can demand. Built-in ones are never changed.
  - A change of the combinations is refused if a conditional access policy that demands the strength would then
    protect less or could no longer be met, unless O(accept_risk) names that policy.
  - Only what differs is sent, name and description in one PATCH, the allowed combinations by an action of their own,
    each combination configuration in a request of its own.
version_added: 1.0.0
author:
  - tenantops.entra contributors (@tenantops)
extends_documentation_fragment:
  - tenantops.entra.auth
  - tenantops.entra.resource
  - tenantops.entra.guard
  - tenantops.entra.attributes
  - tenantops.entra.attributes.write
# What follows is written from the declaration by scripts/generate.py.
notes:
  - Reading needs the application permission C(Policy.Read.AuthenticationMethod)
    or C(Policy.Read.All).
  - Writing needs the application permission C(Policy.ReadWrite.ConditionalAccess)
    or C(Policy.ReadWrite.AuthenticationMethod).
  - Looking up names needs C(User.ReadBasic.All) for users and C(GroupMember.Read.All)
    for groups. A name has to be exact, except for case, and unique.
seealso:
  - name: 'Microsoft Graph: authenticationStrengthPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/authenticationstrengthpolicy
options:
  id:
    description:
      - Id of the authentication strength policy. Without it, O(display_name)
        says which one is meant.
    type: str
  display_name:
    description:
      - Name of the strength.
      - Required to create the object.
    type: str
    aliases:
      - name
  description:
    description:
      - Description of the strength.
    type: str
  allowed_combinations:
    description:
      - The combinations of methods that satisfy the strength. An item is one
        method or several that are used together, joined by commas, such as V(password,
        sms).
      - Known values are V(password), V(voice), V(hardwareOath), V(softwareOath),
        V(sms), V(fido2), V(windowsHelloForBusiness), V(microsoftAuthenticatorPush),
        V(deviceBasedPush), V(temporaryAccessPassOneTime), V(temporaryAccessPassMultiUse),
        V(email), V(x509CertificateSingleFactor), V(x509CertificateMultiFactor),
        V(federatedSingleFactor), V(federatedMultiFactor) and V(qrCodePin); others
        are passed on as they are.
      - What the list does not name is removed.
      - Required to create the object.
    type: list
    elements: str
  combination_configurations:
    description:
      - Restrictions of single combinations.
      - What the list does not name is removed.
    type: list
    elements: dict
    suboptions:
      type:
        description:
          - The type; it may be left out where the other options single one out.
          - 'V(fido2): Restricts the models of FIDO2 security keys.'
          - 'V(x509_certificate): Restricts certificates by issuer and policy.'
        type: str
        choices:
          - fido2
          - x509_certificate
      applies_to_combinations:
        description:
          - The combinations that are restricted, each one of O(allowed_combinations).
            They identify the item.
          - Known values are V(password), V(voice), V(hardwareOath), V(softwareOath),
            V(sms), V(fido2), V(windowsHelloForBusiness), V(microsoftAuthenticatorPush),
            V(deviceBasedPush), V(temporaryAccessPassOneTime), V(temporaryAccessPassMultiUse),
            V(email), V(x509CertificateSingleFactor), V(x509CertificateMultiFactor),
            V(federatedSingleFactor), V(federatedMultiFactor) and V(qrCodePin);
            others are passed on as they are.
          - What the list does not name is removed.
        type: list
        elements: str
      allowed_aaguids:
        description:
          - The models of security keys that may be used, by their AAGUID.
          - What the list does not name is removed.
          - Only for type V(fido2).
        type: list
        elements: str
      allowed_issuer_skis:
        description:
          - The subject key identifiers of the issuers whose certificates may
            be used.
          - What the list does not name is removed.
          - Only for type V(x509_certificate).
        type: list
        elements: str
      allowed_policy_oids:
        description:
          - The policy object identifiers of which a certificate must carry one.
          - What the list does not name is removed.
          - Only for type V(x509_certificate).
        type: list
        elements: str
  state:
    description:
      - Whether the authentication strength policy should exist.
    type: str
    choices:
      - present
      - absent
    default: present
"""

EXAMPLES = r"""
- name: Only phishing-resistant methods
  tenantops.entra.authentication_strength_policy:
    display_name: Phishing-resistant for administrators
    description: Security keys and certificates
    allowed_combinations:
      - fido2
      - x509CertificateMultiFactor

- name: Only two models of security keys
  tenantops.entra.authentication_strength_policy:
    display_name: Our security keys
    allowed_combinations:
      - fido2
    combination_configurations:
      - type: fido2
        applies_to_combinations:
          - fido2
        allowed_aaguids:
          - 2fc0579f-8113-47ea-b116-bb5a8db9202a
          - c5ef55ff-ad9a-4b9f-b580-adebafe026d0

- name: Remove the description
  tenantops.entra.authentication_strength_policy:
    display_name: Our security keys
    clear:
      - description

- name: No longer needed
  tenantops.entra.authentication_strength_policy:
    display_name: Our security keys
    state: absent
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The authentication strength policy after the task, in check mode as it would
      be, null where it does not exist.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the authentication strength policy. Without it, O(display_name)
          says which one is meant.
      returned: success
      type: str
    display_name:
      description:
        - Name of the strength.
      returned: success
      type: str
    description:
      description:
        - Description of the strength.
      returned: success
      type: str
    allowed_combinations:
      description:
        - The combinations of methods that satisfy the strength. An item is one
          method or several that are used together, joined by commas, such as
          V(password, sms).
      returned: success
      type: list
      elements: str
    combination_configurations:
      description:
        - Restrictions of single combinations.
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
        applies_to_combinations:
          description:
            - The combinations that are restricted, each one of O(allowed_combinations).
              They identify the item.
          returned: success
          type: list
          elements: str
        allowed_aaguids:
          description:
            - The models of security keys that may be used, by their AAGUID.
          returned: success
          type: list
          elements: str
        allowed_issuer_skis:
          description:
            - The subject key identifiers of the issuers whose certificates may
              be used.
          returned: success
          type: list
          elements: str
        allowed_policy_oids:
          description:
            - The policy object identifiers of which a certificate must carry
              one.
          returned: success
          type: list
          elements: str
id:
  description:
    - Id of the authentication strength policy in Microsoft Graph, null where
      it has none.
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
      sample: /v1.0/policies/authenticationStrengthPolicies
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
accepted_risks:
  description:
    - What would have been refused without O(accept_risk); an empty list if nothing
      would.
  returned: when a change was judged
  type: list
  elements: dict
  contains:
    policy:
      description:
        - Name of the policy.
      returned: always
      type: str
    risk:
      description:
        - V(lockout) or V(opening).
      returned: always
      type: str
    rule:
      description:
        - Short name of the rule.
      returned: always
      type: str
    reason:
      description:
        - What would happen, and why.
      returned: always
      type: str
    accepted:
      description:
        - The reason that the task gave.
      returned: always
      type: str
"""

from ansible_collections.tenantops.entra.plugins.module_utils._module import run_module
from ansible_collections.tenantops.entra.plugins.module_utils._resources.authentication_strength_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
