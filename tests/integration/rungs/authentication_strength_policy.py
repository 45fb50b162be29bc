# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Authentication strengths: an action, children of two types, apostrophes and quotes in the name."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_KEY_A = "2fc0579f-8113-47ea-b116-bb5a8db9202a"
_KEY_B = "c5ef55ff-ad9a-4b9f-b580-adebafe026d0"

RUNGS = Rungs(
    path="/policies/authenticationStrengthPolicies/{id}",
    first={
        "display_name": "O'Brien's \"strength\"",
        "description": "First",
        "allowed_combinations": ["fido2", "password,sms", "x509CertificateMultiFactor"],
        "combination_configurations": [
            {"applies_to_combinations": ["fido2"], "allowed_aaguids": [_KEY_A.upper()]},
            {
                "type": "x509_certificate",
                "applies_to_combinations": ["x509CertificateMultiFactor"],
                "allowed_issuer_skis": ["9A4248C6AC8C2931AB2A86537818E92E7B6C97B6"],
                "allowed_policy_oids": ["1.2.3.4"],
            },
        ],
    },
    second={
        "display_name": "O'Brien's \"strength\"",
        "description": "Second",
        "allowed_combinations": ["x509CertificateMultiFactor", "fido2"],
        "combination_configurations": [
            {"type": "fido2", "applies_to_combinations": ["fido2"], "allowed_aaguids": [_KEY_B, _KEY_A]},
        ],
    },
    stored={
        "displayName": "O'Brien's \"strength\"",
        "description": "Second",
        "allowedCombinations": {"fido2", "x509CertificateMultiFactor"},
    },
    fixed=("display_name",),
    clear=("description", "combination_configurations"),
    cleared={"description": None},
)
