# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text messages: what they may do differs from target to target."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_PILOTS = "b2000000-0000-4000-8000-000000000007"
_ADMINISTRATORS = "b2000000-0000-4000-8000-000000000003"
_SAMIR = "a1000000-0000-4000-8000-000000000019"

RUNGS = Rungs(
    path="/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/sms",
    first={
        "policy_state": "disabled",
        "include_targets": [
            {"id": _PILOTS, "target_type": "group", "is_registration_required": True, "is_usable_for_sign_in": False}
        ],
        "exclude_targets": [{"id": _ADMINISTRATORS, "target_type": "group"}],
    },
    second={
        "policy_state": "enabled",
        "include_targets": [
            # The rest of what is said about the pilots stays.
            {"id": _PILOTS.upper(), "target_type": "group", "is_usable_for_sign_in": True},
            {"id": "ALL_USERS", "target_type": "group", "is_registration_required": False},
        ],
        "exclude_targets": [
            {"id": _ADMINISTRATORS, "target_type": "group"},
            {"id": _SAMIR, "target_type": "user"},
        ],
    },
    stored={
        "id": "Sms",
        "state": "enabled",
        "includeTargets": [
            {
                "id": _PILOTS.upper(),
                "targetType": "group",
                "isRegistrationRequired": True,
                "isUsableForSignIn": True,
            },
            {"id": "all_users", "targetType": "group", "isRegistrationRequired": False},
        ],
        "excludeTargets": [
            {"id": _ADMINISTRATORS, "targetType": "group"},
            {"id": _SAMIR, "targetType": "user"},
        ],
    },
    clear=("include_targets", "exclude_targets"),
    cleared={"state": "enabled", "includeTargets": [], "excludeTargets": []},
)
