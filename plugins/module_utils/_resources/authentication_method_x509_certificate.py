# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Certificates (X.509): how they are bound to users, how strong they are, which authorities count."""

from __future__ import annotations

from typing import Any

from .._fields import Bool, Choice, Contents, Int, Keyed, Nested, Object, SetOf, Text
from .._resource import Refusal
from .._scalars import TEXT
from ._authentication_method import include_targets, method, target

_MODES = ("x509CertificateSingleFactor", "x509CertificateMultiFactor")
_LEVELS = ("low", "high")


def _has_negative_priority(value: dict[str, Any]) -> bool:
    bindings = value.get("certificateUserBindings") or []
    return any(isinstance(each.get("priority"), int) and each["priority"] < 0 for each in bindings)


def _has_rule_without_identifier(value: dict[str, Any]) -> bool:
    rules = (value.get("authenticationModeConfiguration") or {}).get("rules") or []
    simple = [each for each in rules if each.get("x509CertificateRuleType") in ("issuerSubject", "policyOID")]
    return any(not each.get("identifier") for each in simple)


_BINDING = Object(
    (
        Int(
            "priority",
            "A number from 0, different for each, that gives the order in which the bindings are tried. The first one "
            "that matches is used.",
            required=True,
        ),
        Text(
            "x509_certificate_field",
            "The field of the certificate, such as V(PrincipalName), V(RFC822Name), V(SubjectKeyIdentifier) or "
            "V(SHA1PublicKey).",
            nullable=True,
        ),
        Text(
            "user_property",
            "The property of the user that must have the same value: V(userPrincipalName), "
            "V(onPremisesUserPrincipalName) or V(certificateUserIds).",
            required=True,
        ),
        Choice("trust_affinity_level", "How strongly the binding ties certificate and user.", _LEVELS, nullable=True),
    )
)

# Two rules may be about one issuer, and the identifier is compared verbatim: a rule is nothing but its content.
# https://learn.microsoft.com/graph/api/resources/x509certificaterule
_RULE = Object(
    (
        Choice(
            "x509_certificate_rule_type",
            "What the rule is about: the issuer of a certificate, a policy that it was issued under, or both.",
            ("issuerSubject", "policyOID", "issuerSubjectAndPolicyOID"),
            required=True,
        ),
        Text(
            "identifier",
            "Subject of the issuer or object identifier of the policy, verbatim; needed by a rule about one of them.",
            nullable=True,
        ),
        Text("issuer_subject_identifier", "Subject of the issuer, for a rule about both.", nullable=True),
        Text("policy_oid_identifier", "Object identifier of the policy, for a rule about both.", nullable=True),
        Choice(
            "x509_certificate_authentication_mode",
            "Whether such a certificate counts as one factor or as several.",
            _MODES,
            required=True,
        ),
        Choice(
            "x509_certificate_required_affinity_level",
            "How strongly such a certificate must be tied to its user.",
            _LEVELS,
            nullable=True,
        ),
    )
)

_SCOPE = Object(
    (
        Text("subject_key_identifier", "Subject key identifier of the authority, in hexadecimal.", required=True),
        Text(
            "public_key_infrastructure_identifier",
            "Id of the container in which the authority is kept.",
            nullable=True,
        ),
        Keyed(
            "include_targets",
            "Who may use certificates of the authority.",
            target(),
            key=("id",),
        ),
    )
)

# The metadata lets the objects below be null; what that means is not documented, so that they are emptied part by part
# only. The resets are what a new tenant shows:
# https://learn.microsoft.com/graph/api/x509certificateauthenticationmethodconfiguration-get
RESOURCE = method(
    "authentication_method_x509_certificate",
    "certificate method",
    "x509Certificate",
    "x509CertificateAuthenticationMethodConfiguration",
    Keyed(
        "certificate_user_bindings",
        "How a certificate is bound to a user.",
        _BINDING,
        key=("priority",),
    ),
    Nested(
        "authentication_mode_configuration",
        "How strong a certificate is.",
        Choice(
            "x509_certificate_authentication_default_mode",
            "Whether a certificate that no rule is about counts as one factor or as several.",
            _MODES,
            nullable=True,
            reset="x509CertificateSingleFactor",
        ),
        Choice(
            "x509_certificate_default_required_affinity_level",
            "How strongly a certificate must be tied to its user where no rule says so.",
            _LEVELS,
            nullable=True,
            reset="low",
        ),
        Contents(
            "rules",
            "What counts for certificates of certain issuers or policies. A rule is compared as a whole: give all of "
            "its values.",
            _RULE,
        ),
    ),
    Keyed(
        "certificate_authority_scopes",
        "Who may use certificates of which authorities.",
        _SCOPE,
        key=("subjectKeyIdentifier",),
    ),
    Nested(
        "crl_validation_configuration",
        "Whether authorities without a valid revocation list are refused.",
        Choice(
            "state",
            "V(enabled) refuses them.",
            ("disabled", "enabled"),
            required=True,
            reset="disabled",
        ),
        SetOf(
            "exempted_certificate_authorities_subject_key_identifiers",
            "Subject key identifiers, in hexadecimal, of the authorities that are not refused.",
            TEXT,
        ),
    ),
    Nested(
        "issuer_hints_configuration",
        "Whether users are offered only certificates of the authorities that the tenant trusts.",
        Choice("state", "V(enabled) sends the hints.", ("disabled", "enabled"), nullable=True, reset="disabled"),
    ),
    # In the beta SDKs only, on no page of the reference; the metadata does not say that it may be null.
    Bool(
        "require_certificate_sid_alignment",
        "Whether the security identifier in a certificate must be that of the user. Microsoft does not document it.",
        beta=True,
    ),
    include_targets(),
    refusals=(
        Refusal(
            on="wish",
            when=_has_negative_priority,
            message="certificate_user_bindings must have priorities from 0",
        ),
        Refusal(
            on="wish",
            when=_has_rule_without_identifier,
            message="rules of type issuerSubject or policyOID need an identifier",
        ),
    ),
)
