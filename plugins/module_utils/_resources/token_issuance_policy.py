# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Token issuance policies: version and signature of the SAML tokens of an application."""

from __future__ import annotations

from ._sts_policy import IGNORED_DEFAULT, sts_policy

RESOURCE = sts_policy(
    "token_issuance_policy",
    "token issuance policy",
    "tokenIssuancePolicies",
    "TokenIssuancePolicy",
    "It is C(TokenIssuancePolicy) with C(Version) V(1), C(SigningAlgorithm), C(EmitSamlNameFormat), "
    "C(TokenResponseSigningPolicy), which is V(ResponseOnly), V(TokenOnly) or V(ResponseAndToken), and "
    'C(SamlTokenVersion), a text, V("1.1") or V("2.0").',
    IGNORED_DEFAULT,
)
