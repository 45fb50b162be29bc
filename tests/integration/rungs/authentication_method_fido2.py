# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Passkeys: profiles keyed by an id that the task gives, models as a set, flags as a list."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_DEFAULT = "00000000-0000-0000-0000-000000000001"
_STRICT = "6F0C1F3E-52A8-4D5C-9A44-1C7A0C5F7F10"
_KEY_A = "2fc0579f-8113-47ea-b116-bb5a8db9202a"
_KEY_B = "c5ef55ff-ad9a-4b9f-b580-adebafe026d0"
_EMERGENCY = "b2000000-0000-4000-8000-000000000001"
_ADMINISTRATORS = "b2000000-0000-4000-8000-000000000003"
_ADA = "a1000000-0000-4000-8000-000000000001"

RUNGS = Rungs(
    path="/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/fido2",
    first={
        "policy_state": "disabled",
        "exclude_targets": [{"id": _EMERGENCY.upper(), "target_type": "group"}],
        "is_self_service_registration_allowed": False,
        "is_attestation_enforced": False,
        "key_restrictions": {"is_enforced": True, "enforcement_type": "allow", "aa_guids": [_KEY_A.upper(), _KEY_A]},
        "default_passkey_profile": _DEFAULT,
        "passkey_profiles": [
            {"id": _DEFAULT, "name": "Everybody", "passkey_types": ["synced", "deviceBound"]},
            {
                "id": _STRICT,
                "name": "Strict",
                "passkey_types": ["deviceBound"],
                "attestation_enforcement": "registrationOnly",
                "key_restrictions": {"is_enforced": True, "enforcement_type": "allow", "aa_guids": [_KEY_B, _KEY_A]},
            },
        ],
        "include_targets": [
            {
                "id": "all_users",
                "target_type": "group",
                "is_registration_required": True,
                "allowed_passkey_profiles": [_STRICT, _DEFAULT],
            }
        ],
    },
    second={
        "policy_state": "enabled",
        "exclude_targets": [{"id": _ADA, "target_type": "user"}],
        "is_self_service_registration_allowed": True,
        "is_attestation_enforced": True,
        "key_restrictions": {"is_enforced": False, "enforcement_type": "block", "aa_guids": [_KEY_B]},
        "default_passkey_profile": _STRICT.lower(),
        "passkey_profiles": [
            {
                "id": _STRICT.lower(),
                "name": "Very strict",
                "passkey_types": ["deviceBound"],
                "key_restrictions": {"is_enforced": True, "aa_guids": [_KEY_B]},
            },
            {
                "id": _DEFAULT,
                "name": "Default passkey profile",
                "attestation_enforcement": "disabled",
                "key_restrictions": {"is_enforced": False, "enforcement_type": "block"},
            },
        ],
        "include_targets": [
            {
                "id": "Administrators",
                "target_type": "Group",
                "is_registration_required": False,
                "allowed_passkey_profiles": [_STRICT],
            },
            {"id": "ALL_USERS", "target_type": "group", "allowed_passkey_profiles": [_DEFAULT]},
        ],
    },
    stored={
        "state": "enabled",
        "excludeTargets": [{"id": _ADA, "targetType": "user"}],
        "isSelfServiceRegistrationAllowed": True,
        "isAttestationEnforced": True,
        "keyRestrictions": {"isEnforced": False, "enforcementType": "block", "aaGuids": [_KEY_B]},
        "defaultPasskeyProfile": _STRICT.lower(),
        "passkeyProfiles": [
            {
                "id": _STRICT.lower(),
                "name": "Very strict",
                "passkeyTypes": "deviceBound",
                "attestationEnforcement": "registrationOnly",
                "keyRestrictions": {"isEnforced": True, "enforcementType": "allow", "aaGuids": [_KEY_B]},
            },
            {
                "id": _DEFAULT,
                "name": "Default passkey profile",
                "passkeyTypes": "deviceBound, synced",
                "attestationEnforcement": "disabled",
                "keyRestrictions": {"isEnforced": False, "enforcementType": "block", "aaGuids": []},
            },
        ],
        "includeTargets": [
            {
                "id": _ADMINISTRATORS,
                "targetType": "group",
                "isRegistrationRequired": False,
                "allowedPasskeyProfiles": [_STRICT],
            },
            {
                "id": "all_users",
                "targetType": "group",
                "isRegistrationRequired": True,
                "allowedPasskeyProfiles": [_DEFAULT],
            },
        ],
    },
    clear=(
        "exclude_targets",
        "include_targets",
        "is_self_service_registration_allowed",
        "is_attestation_enforced",
        "key_restrictions.is_enforced",
        "key_restrictions.enforcement_type",
        "key_restrictions.aa_guids",
    ),
    cleared={
        "excludeTargets": [],
        "includeTargets": [],
        "isSelfServiceRegistrationAllowed": None,
        "isAttestationEnforced": None,
        "keyRestrictions": {"isEnforced": None, "enforcementType": None, "aaGuids": []},
        "defaultPasskeyProfile": _STRICT.lower(),
    },
)
