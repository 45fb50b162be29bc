# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Authentication strengths: the combinations of methods that conditional access can ask for."""

from __future__ import annotations

from .._fields import Action, Children, Field, Keyed, ListOf, SetOf, Text, Typed, Variant
from .._resource import Guarded, Permissions, Refusal, changes, collection, display_name, member_is
from .._scalars import GUID, TEXT, flags_of

METHOD_MODES = (
    "password",
    "voice",
    "hardwareOath",
    "softwareOath",
    "sms",
    "fido2",
    "windowsHelloForBusiness",
    "microsoftAuthenticatorPush",
    "deviceBasedPush",
    "temporaryAccessPassOneTime",
    "temporaryAccessPassMultiUse",
    "email",
    "x509CertificateSingleFactor",
    "x509CertificateMultiFactor",
    "federatedSingleFactor",
    "federatedMultiFactor",
    "qrCodePin",
)

# A combination is one flags text such as "password, sms" (authenticationMethodModes in the v1.0 metadata).
_COMBINATION = flags_of(METHOD_MODES, as_text=True)

_APPLIES_TO = SetOf(
    "applies_to_combinations",
    "The combinations that are restricted, each one of O(allowed_combinations). They identify the item.",
    _COMBINATION,
)

_CONFIGURATION = Typed(
    (
        Variant(
            "fido2",
            "#microsoft.graph.fido2CombinationConfiguration",
            (
                _APPLIES_TO,
                SetOf(
                    "allowed_aaguids",
                    "The models of security keys that may be used, by their AAGUID.",
                    GUID,
                    wire="allowedAAGUIDs",
                ),
            ),
            "Restricts the models of FIDO2 security keys.",
        ),
        Variant(
            "x509_certificate",
            "#microsoft.graph.x509CertificateCombinationConfiguration",
            (
                _APPLIES_TO,
                SetOf(
                    "allowed_issuer_skis",
                    "The subject key identifiers of the issuers whose certificates may be used.",
                    TEXT,
                ),
                SetOf(
                    "allowed_policy_oids",
                    "The policy object identifiers of which a certificate must carry one.",
                    TEXT,
                    wire="allowedPolicyOIDs",
                ),
            ),
            "Restricts certificates by issuer and policy.",
        ),
    )
)

RESOURCE = collection(
    "authentication_strength_policy",
    "authentication strength policy",
    "/policies/authenticationStrengthPolicies",
    graph_type="authenticationStrengthPolicy",
    docs="https://learn.microsoft.com/graph/api/resources/authenticationstrengthpolicy",
    permissions=Permissions(
        read=("Policy.Read.AuthenticationMethod|Policy.Read.All",),
        write=("Policy.ReadWrite.ConditionalAccess|Policy.ReadWrite.AuthenticationMethod",),
    ),
    dropped=("createdDateTime", "modifiedDateTime", "policyType", "requirementsSatisfied"),
    fields=(
        display_name("Name of the strength."),
        Text("description", "Description of the strength.", nullable=True),
        Field(
            "allowed_combinations",
            "The combinations of methods that satisfy the strength. An item is one method or several that are used "
            "together, joined by commas, such as V(password, sms).",
            ListOf(_COMBINATION),
            required=True,
            channel=Action("updateAllowedCombinations", answer="currentCombinations"),
        ),
        Keyed(
            "combination_configurations",
            "Restrictions of single combinations.",
            _CONFIGURATION,
            key=("appliesToCombinations",),
            channel=Children("combinationConfigurations"),
        ),
    ),
    guard=Guarded("authentication_strength_policy", "id", when=changes("allowedCombinations", removed=False)),
    refusals=(
        Refusal(
            on="current",
            when=member_is("policyType", "builtIn"),
            message="is built into Microsoft Entra and can be neither changed nor deleted; create one of another name",
        ),
    ),
)
