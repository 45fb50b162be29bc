# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Email passcodes: two switches with different words."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_ADMINISTRATORS = "b2000000-0000-4000-8000-000000000003"
_EMPLOYEES = "b2000000-0000-4000-8000-000000000002"
_JANA = "a1000000-0000-4000-8000-000000000010"

RUNGS = Rungs(
    path="/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/email",
    first={
        "policy_state": "disabled",
        "allow_external_id_to_use_email_otp": "disabled",
        "include_targets": [{"id": _EMPLOYEES, "target_type": "group", "is_registration_required": True}],
        "exclude_targets": [{"id": _JANA, "target_type": "user"}],
    },
    second={
        "policy_state": "enabled",
        "allow_external_id_to_use_email_otp": "Enabled",
        "include_targets": [
            {"id": "all_users", "target_type": "group", "is_registration_required": False},
            {"id": _JANA, "target_type": "user", "is_registration_required": False},
        ],
        "exclude_targets": [{"id": _ADMINISTRATORS, "target_type": "group"}],
    },
    stored={
        "id": "Email",
        "state": "enabled",
        "allowExternalIdToUseEmailOtp": "enabled",
        "includeTargets": [
            {"id": "all_users", "targetType": "group", "isRegistrationRequired": False},
            {"id": _JANA, "targetType": "user", "isRegistrationRequired": False},
        ],
        "excludeTargets": [{"id": _ADMINISTRATORS, "targetType": "group"}],
    },
    clear=("allow_external_id_to_use_email_otp", "include_targets", "exclude_targets"),
    cleared={"state": "enabled", "allowExternalIdToUseEmailOtp": None, "includeTargets": [], "excludeTargets": []},
)
