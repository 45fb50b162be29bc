# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the ladder climbs with: for each module two states in options, and the second one as Graph must then store it.

The wire values are written by hand from Microsoft's reference, so that the ladder does not judge the engine by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Rungs:
    """The states of one module.

    ``path``: where the object lies, with {id} for an item. ``first`` and ``second`` together name every option of the
    module. ``stored`` is what the object holds after the second, ``cleared`` what it holds when everything that can be
    cleared is. ``settings``: what the simulated tenant must be told first.
    """

    path: str
    first: Mapping[str, Any]
    second: Mapping[str, Any]
    stored: Mapping[str, Any]
    clear: tuple[str, ...] = ()
    cleared: Mapping[str, Any] = field(default_factory=dict)
    settings: Mapping[str, Any] = field(default_factory=dict)


_KEY_A = "2fc0579f-8113-47ea-b116-bb5a8db9202a"
_KEY_B = "c5ef55ff-ad9a-4b9f-b580-adebafe026d0"

LADDER = {
    "security_defaults": Rungs(
        path="/policies/identitySecurityDefaultsEnforcementPolicy",
        first={"is_enabled": False},
        second={"is_enabled": True},
        stored={"isEnabled": True},
    ),
    "authentication_strength_policy": Rungs(
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
        clear=("description", "combination_configurations"),
        cleared={"description": None},
    ),
    "security": Rungs(
        path="/security",
        first={
            "provider_status": [
                {
                    "provider": "A",
                    "vendor": "One",
                    "enabled": True,
                    "endpoint": "https://a.example.com",
                    "region": "Europe",
                },
                {"provider": "B", "vendor": "Two", "enabled": False},
            ]
        },
        second={"provider_status": [{"provider": "A", "vendor": "One", "enabled": False, "region": "Asia"}]},
        stored={
            "providerStatus": [
                {
                    "provider": "A",
                    "vendor": "One",
                    "enabled": False,
                    "endpoint": "https://a.example.com",
                    "region": "Asia",
                }
            ]
        },
        clear=("provider_status",),
        cleared={"providerStatus": []},
        settings={"provider_status": True},
    ),
}
