# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Voice calls: one option that beta alone has."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_SERVICE_DESK = "b2000000-0000-4000-8000-000000000004"
_GUESTS = "b2000000-0000-4000-8000-000000000010"
_EILIDH = "a1000000-0000-4000-8000-000000000005"
_FARAH = "a1000000-0000-4000-8000-000000000006"

RUNGS = Rungs(
    path="/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/voice",
    first={
        "policy_state": "disabled",
        "is_office_phone_allowed": False,
        "caller_id_number": "+44 20 7946 0000",
        "include_targets": [{"id": _SERVICE_DESK, "target_type": "group", "is_registration_required": True}],
        "exclude_targets": [{"id": _GUESTS, "target_type": "group"}],
    },
    second={
        "policy_state": "enabled",
        "is_office_phone_allowed": True,
        "caller_id_number": "+44 20 7946 0999",
        "include_targets": [
            {"id": "all_users", "target_type": "group", "is_registration_required": False},
            {"id": _EILIDH, "target_type": "user", "is_registration_required": False},
        ],
        "exclude_targets": [{"id": _FARAH, "target_type": "user"}, {"id": _GUESTS, "target_type": "group"}],
    },
    stored={
        "id": "Voice",
        "state": "enabled",
        "isOfficePhoneAllowed": True,
        "callerIdNumber": "+44 20 7946 0999",
        "includeTargets": [
            {"id": "all_users", "targetType": "group", "isRegistrationRequired": False},
            {"id": _EILIDH, "targetType": "user", "isRegistrationRequired": False},
        ],
        "excludeTargets": [{"id": _FARAH, "targetType": "user"}, {"id": _GUESTS, "targetType": "group"}],
    },
    clear=("is_office_phone_allowed", "include_targets", "exclude_targets"),
    cleared={"isOfficePhoneAllowed": None, "includeTargets": [], "excludeTargets": []},
)
