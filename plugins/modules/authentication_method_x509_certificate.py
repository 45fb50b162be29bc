#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: authentication_method_x509_certificate
short_description: Manage certificates as an authentication method in a Microsoft Entra tenant
description:
  - Manages who may sign in with X.509 certificates, how a certificate is bound to a user, how many factors it stands
    for, and which authorities count.
  - Identifiers in rules are compared verbatim, blanks included.
  - The certificate authorities themselves are not managed here.
  - The method is part of every tenant and cannot be removed; O(policy_state=disabled) turns it off.
  - A change is refused if it leaves nobody, or only some users instead of all, able to meet an enforced conditional
    access policy or security defaults, unless O(accept_risk) names that policy.
  - Only what differs is sent, in one PATCH; a list or object that differs is sent whole, with what it held and the
    task does not name.
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
  - Writing needs the application permission C(Policy.ReadWrite.AuthenticationMethod).
  - Looking up names needs C(User.ReadBasic.All) for users and C(GroupMember.Read.All)
    for groups. A name has to be exact, except for case, and unique.
seealso:
  - name: 'Microsoft Graph: x509CertificateAuthenticationMethodConfiguration resource
      type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/x509certificateauthenticationmethodconfiguration
options:
  policy_state:
    description:
      - Whether the method may be used.
      - O(exact) leaves it as it is.
    type: str
    choices:
      - enabled
      - disabled
  exclude_targets:
    description:
      - Who may not use the method, even if O(include_targets) names them.
      - What the list does not name is removed.
    type: list
    elements: dict
    suboptions:
      id:
        description:
          - The group or user.
          - By name or id.
          - Required where it has no value yet.
        type: str
      target_type:
        description:
          - What it is.
          - Known values are V(group) and V(user); others are passed on as they
            are.
          - Required where it has no value yet.
        type: str
  certificate_user_bindings:
    description:
      - How a certificate is bound to a user.
      - What the list does not name is removed.
    type: list
    elements: dict
    suboptions:
      priority:
        description:
          - A number from 0, different for each, that gives the order in which
            the bindings are tried. The first one that matches is used.
          - Required where it has no value yet.
        type: int
      x509_certificate_field:
        description:
          - The field of the certificate, such as V(PrincipalName), V(RFC822Name),
            V(SubjectKeyIdentifier) or V(SHA1PublicKey).
        type: str
      user_property:
        description:
          - 'The property of the user that must have the same value: V(userPrincipalName),
            V(onPremisesUserPrincipalName) or V(certificateUserIds).'
          - Required where it has no value yet.
        type: str
      trust_affinity_level:
        description:
          - How strongly the binding ties certificate and user.
          - Known values are V(low) and V(high); others are passed on as they
            are.
        type: str
  authentication_mode_configuration:
    description:
      - How strong a certificate is.
    type: dict
    suboptions:
      x509_certificate_authentication_default_mode:
        description:
          - Whether a certificate that no rule is about counts as one factor or
            as several.
          - Known values are V(x509CertificateSingleFactor) and V(x509CertificateMultiFactor);
            others are passed on as they are.
          - With O(exact), it is reset to V(x509CertificateSingleFactor).
        type: str
      x509_certificate_default_required_affinity_level:
        description:
          - How strongly a certificate must be tied to its user where no rule
            says so.
          - Known values are V(low) and V(high); others are passed on as they
            are.
          - With O(exact), it is reset to V(low).
        type: str
      rules:
        description:
          - 'What counts for certificates of certain issuers or policies. A rule
            is compared as a whole: give all of its values.'
          - What the list does not name is removed.
        type: list
        elements: dict
        suboptions:
          x509_certificate_rule_type:
            description:
              - 'What the rule is about: the issuer of a certificate, a policy
                that it was issued under, or both.'
              - Known values are V(issuerSubject), V(policyOID) and V(issuerSubjectAndPolicyOID);
                others are passed on as they are.
              - Required where it has no value yet.
            type: str
          identifier:
            description:
              - Subject of the issuer or object identifier of the policy, verbatim;
                needed by a rule about one of them.
            type: str
          issuer_subject_identifier:
            description:
              - Subject of the issuer, for a rule about both.
            type: str
          policy_oid_identifier:
            description:
              - Object identifier of the policy, for a rule about both.
            type: str
          x509_certificate_authentication_mode:
            description:
              - Whether such a certificate counts as one factor or as several.
              - Known values are V(x509CertificateSingleFactor) and V(x509CertificateMultiFactor);
                others are passed on as they are.
              - Required where it has no value yet.
            type: str
          x509_certificate_required_affinity_level:
            description:
              - How strongly such a certificate must be tied to its user.
              - Known values are V(low) and V(high); others are passed on as they
                are.
            type: str
  certificate_authority_scopes:
    description:
      - Who may use certificates of which authorities.
      - What the list does not name is removed.
    type: list
    elements: dict
    suboptions:
      subject_key_identifier:
        description:
          - Subject key identifier of the authority, in hexadecimal.
          - Required where it has no value yet.
        type: str
      public_key_infrastructure_identifier:
        description:
          - Id of the container in which the authority is kept.
        type: str
      include_targets:
        description:
          - Who may use certificates of the authority.
          - What the list does not name is removed.
        type: list
        elements: dict
        suboptions:
          id:
            description:
              - The group or user.
              - By name, id or V(all_users).
              - Required where it has no value yet.
            type: str
          target_type:
            description:
              - What it is; V(all_users) is a group.
              - Known values are V(group) and V(user); others are passed on as
                they are.
              - Required where it has no value yet.
            type: str
  crl_validation_configuration:
    description:
      - Whether authorities without a valid revocation list are refused.
    type: dict
    suboptions:
      state:
        description:
          - V(enabled) refuses them.
          - Known values are V(disabled) and V(enabled); others are passed on
            as they are.
          - Required where it has no value yet.
          - With O(exact), it is reset to V(disabled).
        type: str
      exempted_certificate_authorities_subject_key_identifiers:
        description:
          - Subject key identifiers, in hexadecimal, of the authorities that are
            not refused.
          - What the list does not name is removed.
        type: list
        elements: str
  issuer_hints_configuration:
    description:
      - Whether users are offered only certificates of the authorities that the
        tenant trusts.
    type: dict
    suboptions:
      state:
        description:
          - V(enabled) sends the hints.
          - Known values are V(disabled) and V(enabled); others are passed on
            as they are.
          - With O(exact), it is reset to V(disabled).
        type: str
  require_certificate_sid_alignment:
    description:
      - Whether the security identifier in a certificate must be that of the user.
        Microsoft does not document it.
      - Only the beta version of Microsoft Graph has it; a task that gives it
        reads and writes there.
    type: bool
  include_targets:
    description:
      - Who may use the method.
      - What the list does not name is removed.
    type: list
    elements: dict
    suboptions:
      id:
        description:
          - The group or user.
          - By name, id or V(all_users).
          - Required where it has no value yet.
        type: str
      target_type:
        description:
          - What it is; V(all_users) is a group.
          - Known values are V(group) and V(user); others are passed on as they
            are.
          - Required where it has no value yet.
        type: str
      is_registration_required:
        description:
          - Whether they must register the method.
          - With O(exact), it is reset to V(false).
        type: bool
"""

EXAMPLES = r"""
- name: Certificates of our own authority are multifactor
  tenantops.entra.authentication_method_x509_certificate:
    policy_state: enabled
    certificate_user_bindings:
      - priority: 1
        x509_certificate_field: PrincipalName
        user_property: userPrincipalName
        trust_affinity_level: low
    authentication_mode_configuration:
      x509_certificate_authentication_default_mode: x509CertificateSingleFactor
      rules:
        - x509_certificate_rule_type: issuerSubject
          identifier: CN=Issuing CA, DC=example, DC=com
          x509_certificate_authentication_mode: x509CertificateMultiFactor
    include_targets:
      - id: Administrators
        target_type: group

- name: Authorities must have a valid revocation list
  tenantops.entra.authentication_method_x509_certificate:
    crl_validation_configuration:
      state: enabled
      exempted_certificate_authorities_subject_key_identifiers: []

- name: Certificates of the laboratory's authority are for the laboratory only
  tenantops.entra.authentication_method_x509_certificate:
    certificate_authority_scopes:
      - subject_key_identifier: 9A4248C6AC8C2931AB2A86537818E92E7B6C97B6
        public_key_infrastructure_identifier: 6c3f9a51-2a1f-4c58-9f0e-5d3b7e0a9c14
        include_targets:
          - id: Laboratory
            target_type: group

- name: No rules, so that every certificate counts as the default mode says
  tenantops.entra.authentication_method_x509_certificate:
    clear:
      - authentication_mode_configuration.rules
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The certificate method after the task, in check mode as it would be.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    policy_state:
      description:
        - Whether the method may be used.
      returned: success
      type: str
    exclude_targets:
      description:
        - Who may not use the method, even if O(include_targets) names them.
      returned: success
      type: list
      elements: dict
      contains:
        id:
          description:
            - The group or user.
          returned: success
          type: str
        target_type:
          description:
            - What it is.
          returned: success
          type: str
    certificate_user_bindings:
      description:
        - How a certificate is bound to a user.
      returned: success
      type: list
      elements: dict
      contains:
        priority:
          description:
            - A number from 0, different for each, that gives the order in which
              the bindings are tried. The first one that matches is used.
          returned: success
          type: int
        x509_certificate_field:
          description:
            - The field of the certificate, such as V(PrincipalName), V(RFC822Name),
              V(SubjectKeyIdentifier) or V(SHA1PublicKey).
          returned: success
          type: str
        user_property:
          description:
            - 'The property of the user that must have the same value: V(userPrincipalName),
              V(onPremisesUserPrincipalName) or V(certificateUserIds).'
          returned: success
          type: str
        trust_affinity_level:
          description:
            - How strongly the binding ties certificate and user.
          returned: success
          type: str
    authentication_mode_configuration:
      description:
        - How strong a certificate is.
      returned: success
      type: dict
      contains:
        x509_certificate_authentication_default_mode:
          description:
            - Whether a certificate that no rule is about counts as one factor
              or as several.
          returned: success
          type: str
        x509_certificate_default_required_affinity_level:
          description:
            - How strongly a certificate must be tied to its user where no rule
              says so.
          returned: success
          type: str
        rules:
          description:
            - 'What counts for certificates of certain issuers or policies. A
              rule is compared as a whole: give all of its values.'
          returned: success
          type: list
          elements: dict
          contains:
            x509_certificate_rule_type:
              description:
                - 'What the rule is about: the issuer of a certificate, a policy
                  that it was issued under, or both.'
              returned: success
              type: str
            identifier:
              description:
                - Subject of the issuer or object identifier of the policy, verbatim;
                  needed by a rule about one of them.
              returned: success
              type: str
            issuer_subject_identifier:
              description:
                - Subject of the issuer, for a rule about both.
              returned: success
              type: str
            policy_oid_identifier:
              description:
                - Object identifier of the policy, for a rule about both.
              returned: success
              type: str
            x509_certificate_authentication_mode:
              description:
                - Whether such a certificate counts as one factor or as several.
              returned: success
              type: str
            x509_certificate_required_affinity_level:
              description:
                - How strongly such a certificate must be tied to its user.
              returned: success
              type: str
    certificate_authority_scopes:
      description:
        - Who may use certificates of which authorities.
      returned: success
      type: list
      elements: dict
      contains:
        subject_key_identifier:
          description:
            - Subject key identifier of the authority, in hexadecimal.
          returned: success
          type: str
        public_key_infrastructure_identifier:
          description:
            - Id of the container in which the authority is kept.
          returned: success
          type: str
        include_targets:
          description:
            - Who may use certificates of the authority.
          returned: success
          type: list
          elements: dict
          contains:
            id:
              description:
                - The group or user.
              returned: success
              type: str
            target_type:
              description:
                - What it is; V(all_users) is a group.
              returned: success
              type: str
    crl_validation_configuration:
      description:
        - Whether authorities without a valid revocation list are refused.
      returned: success
      type: dict
      contains:
        state:
          description:
            - V(enabled) refuses them.
          returned: success
          type: str
        exempted_certificate_authorities_subject_key_identifiers:
          description:
            - Subject key identifiers, in hexadecimal, of the authorities that
              are not refused.
          returned: success
          type: list
          elements: str
    issuer_hints_configuration:
      description:
        - Whether users are offered only certificates of the authorities that
          the tenant trusts.
      returned: success
      type: dict
      contains:
        state:
          description:
            - V(enabled) sends the hints.
          returned: success
          type: str
    require_certificate_sid_alignment:
      description:
        - Whether the security identifier in a certificate must be that of the
          user. Microsoft does not document it.
      returned: success
      type: bool
    include_targets:
      description:
        - Who may use the method.
      returned: success
      type: list
      elements: dict
      contains:
        id:
          description:
            - The group or user.
          returned: success
          type: str
        target_type:
          description:
            - What it is; V(all_users) is a group.
          returned: success
          type: str
        is_registration_required:
          description:
            - Whether they must register the method.
          returned: success
          type: bool
id:
  description:
    - Id of the certificate method in Microsoft Graph, null where it has none.
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
      sample: /v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/x509Certificate
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources import (
    authentication_method_x509_certificate as declared,
)


def main() -> None:
    """Run the module."""
    run_module(declared.RESOURCE)


if __name__ == "__main__":
    main()
