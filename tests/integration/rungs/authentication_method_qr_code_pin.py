# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""QR code and PIN: the one method whose update answers with the object."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_SALES = "b2000000-0000-4000-8000-000000000006"
_PAVEL = "a1000000-0000-4000-8000-000000000016"
_QUINN = "a1000000-0000-4000-8000-000000000017"

RUNGS = Rungs(
    path="/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/qrCodePin",
    first={
        "policy_state": "enabled",
        "pin_length": 20,
        "standard_qr_code_lifetime_in_days": 1,
        "include_targets": [
            {"id": _PAVEL, "target_type": "user", "is_registration_required": True},
            {"id": _QUINN, "target_type": "user", "is_registration_required": False},
        ],
        "exclude_targets": [{"id": _SALES, "target_type": "group"}],
    },
    second={
        "policy_state": "disabled",
        "pin_length": 10,
        "standard_qr_code_lifetime_in_days": 395,
        "include_targets": [{"id": "all_users", "target_type": "group", "is_registration_required": False}],
        "exclude_targets": [{"id": _QUINN, "target_type": "user"}],
    },
    stored={
        "id": "QRCodePin",
        "state": "disabled",
        "pinLength": 10,
        "standardQRCodeLifetimeInDays": 395,
        "includeTargets": [{"id": "all_users", "targetType": "group", "isRegistrationRequired": False}],
        "excludeTargets": [{"id": _QUINN, "targetType": "user"}],
    },
    clear=("pin_length", "standard_qr_code_lifetime_in_days", "include_targets", "exclude_targets"),
    cleared={"pinLength": None, "standardQRCodeLifetimeInDays": None, "includeTargets": [], "excludeTargets": []},
)
