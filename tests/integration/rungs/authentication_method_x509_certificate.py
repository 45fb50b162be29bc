# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Certificates: rules without a key, bindings keyed by their priority, one member in beta only."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_ADMINISTRATORS = "b2000000-0000-4000-8000-000000000003"
_PILOTS = "b2000000-0000-4000-8000-000000000007"
_ADA = "a1000000-0000-4000-8000-000000000001"
_AUTHORITY_A = "9A4248C6AC8C2931AB2A86537818E92E7B6C97B6"
_AUTHORITY_B = "aaaaaaaabbbbcccc111122222222222222333333"

RUNGS = Rungs(
    path="/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/x509Certificate",
    first={
        "policy_state": "enabled",
        "exclude_targets": [{"id": _PILOTS, "target_type": "group"}],
        "certificate_user_bindings": [
            {
                "priority": 1,
                "x509_certificate_field": "SubjectKeyIdentifier",
                "user_property": "certificateUserIds",
                "trust_affinity_level": "high",
            },
            {"priority": 0, "x509_certificate_field": "PrincipalName", "user_property": "userPrincipalName"},
        ],
        "authentication_mode_configuration": {
            "x509_certificate_authentication_default_mode": "x509CertificateMultiFactor",
            "x509_certificate_default_required_affinity_level": "high",
            "rules": [
                {
                    "x509_certificate_rule_type": "issuerSubjectAndPolicyOID",
                    "identifier": "1.2.3.4",
                    "issuer_subject_identifier": "CN=ContosoCA,DC=Contoso,DC=org",
                    "policy_oid_identifier": "1.2.3.4",
                    "x509_certificate_authentication_mode": "x509CertificateMultiFactor",
                    "x509_certificate_required_affinity_level": "high",
                },
            ],
        },
        "certificate_authority_scopes": [
            {
                "subject_key_identifier": _AUTHORITY_A,
                "public_key_infrastructure_identifier": "Contoso PKI",
                "include_targets": [{"id": _PILOTS, "target_type": "group"}],
            }
        ],
        "crl_validation_configuration": {
            "state": "enabled",
            "exempted_certificate_authorities_subject_key_identifiers": [_AUTHORITY_B, _AUTHORITY_A],
        },
        "issuer_hints_configuration": {"state": "enabled"},
        "require_certificate_sid_alignment": True,
        "include_targets": [{"id": _ADMINISTRATORS, "target_type": "user", "is_registration_required": True}],
    },
    second={
        "policy_state": "disabled",
        "exclude_targets": [{"id": _ADA, "target_type": "user"}],
        "certificate_user_bindings": [
            {
                "priority": 1,
                "x509_certificate_field": "RFC822Name",
                "user_property": "onPremisesUserPrincipalName",
                "trust_affinity_level": "low",
            }
        ],
        "authentication_mode_configuration": {
            "x509_certificate_authentication_default_mode": "x509CertificateSingleFactor",
            "x509_certificate_default_required_affinity_level": "low",
            "rules": [
                {
                    "x509_certificate_rule_type": "policyOID",
                    "identifier": "1.2.3.4",
                    "x509_certificate_authentication_mode": "x509CertificateSingleFactor",
                    "x509_certificate_required_affinity_level": "low",
                },
                {
                    "x509_certificate_rule_type": "issuerSubject",
                    "identifier": "CN=ContosoCA,DC=Contoso,DC=org ",
                    "x509_certificate_authentication_mode": "x509CertificateMultiFactor",
                },
            ],
        },
        "certificate_authority_scopes": [
            {
                "subject_key_identifier": _AUTHORITY_B,
                "public_key_infrastructure_identifier": "Brightwater PKI",
                "include_targets": [
                    {"id": "all_users", "target_type": "group"},
                    {"id": "Ada Whitfield", "target_type": "user"},
                ],
            },
            {"subject_key_identifier": _AUTHORITY_A, "include_targets": []},
        ],
        "crl_validation_configuration": {
            "state": "disabled",
            "exempted_certificate_authorities_subject_key_identifiers": [_AUTHORITY_A],
        },
        "issuer_hints_configuration": {"state": "disabled"},
        "require_certificate_sid_alignment": False,
        "include_targets": [{"id": "Pilot users", "target_type": "group", "is_registration_required": False}],
    },
    stored={
        "state": "disabled",
        "excludeTargets": [{"id": _ADA, "targetType": "user"}],
        "certificateUserBindings": [
            {
                "priority": 1,
                "x509CertificateField": "RFC822Name",
                "userProperty": "onPremisesUserPrincipalName",
                "trustAffinityLevel": "low",
            }
        ],
        "authenticationModeConfiguration": {
            "x509CertificateAuthenticationDefaultMode": "x509CertificateSingleFactor",
            "x509CertificateDefaultRequiredAffinityLevel": "low",
            "rules": [
                {
                    "x509CertificateRuleType": "policyOID",
                    "identifier": "1.2.3.4",
                    "x509CertificateAuthenticationMode": "x509CertificateSingleFactor",
                    "x509CertificateRequiredAffinityLevel": "low",
                },
                {
                    "x509CertificateRuleType": "issuerSubject",
                    "identifier": "CN=ContosoCA,DC=Contoso,DC=org ",
                    "x509CertificateAuthenticationMode": "x509CertificateMultiFactor",
                },
            ],
        },
        "certificateAuthorityScopes": [
            {
                "subjectKeyIdentifier": _AUTHORITY_B,
                "publicKeyInfrastructureIdentifier": "Brightwater PKI",
                "includeTargets": [{"id": "all_users", "targetType": "group"}, {"id": _ADA, "targetType": "user"}],
            },
            {
                "subjectKeyIdentifier": _AUTHORITY_A,
                "publicKeyInfrastructureIdentifier": "Contoso PKI",
                "includeTargets": [],
            },
        ],
        "crlValidationConfiguration": {
            "state": "disabled",
            "exemptedCertificateAuthoritiesSubjectKeyIdentifiers": [_AUTHORITY_A],
        },
        "issuerHintsConfiguration": {"state": "disabled"},
        "requireCertificateSidAlignment": False,
        "includeTargets": [{"id": _PILOTS, "targetType": "group", "isRegistrationRequired": False}],
    },
    clear=(
        "exclude_targets",
        "include_targets",
        "certificate_user_bindings",
        "authentication_mode_configuration.x509_certificate_authentication_default_mode",
        "authentication_mode_configuration.x509_certificate_default_required_affinity_level",
        "authentication_mode_configuration.rules",
        "certificate_authority_scopes",
        "crl_validation_configuration.exempted_certificate_authorities_subject_key_identifiers",
        "issuer_hints_configuration.state",
    ),
    cleared={
        "excludeTargets": [],
        "includeTargets": [],
        "certificateUserBindings": [],
        "authenticationModeConfiguration": {
            "x509CertificateAuthenticationDefaultMode": None,
            "x509CertificateDefaultRequiredAffinityLevel": None,
            "rules": [],
        },
        "certificateAuthorityScopes": [],
        "crlValidationConfiguration": {
            "state": "disabled",
            "exemptedCertificateAuthoritiesSubjectKeyIdentifiers": [],
        },
        "issuerHintsConfiguration": {"state": None},
    },
)
