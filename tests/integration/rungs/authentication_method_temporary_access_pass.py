# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Temporary Access Pass: lifetimes that have to move together."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_ADMINISTRATORS = "b2000000-0000-4000-8000-000000000003"
_SERVICE_DESK = "b2000000-0000-4000-8000-000000000004"
_FARAH = "a1000000-0000-4000-8000-000000000006"

RUNGS = Rungs(
    path="/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass",
    # Neither state's lifetimes fit between those of the other or of a new tenant: one by one they would be refused.
    first={
        "policy_state": "enabled",
        "default_length": 48,
        "minimum_lifetime_in_minutes": 10,
        "default_lifetime_in_minutes": 20,
        "maximum_lifetime_in_minutes": 30,
        "is_usable_once": True,
        "include_targets": [{"id": _SERVICE_DESK, "target_type": "group", "is_registration_required": True}],
        "exclude_targets": [{"id": _FARAH, "target_type": "user"}],
    },
    second={
        "policy_state": "disabled",
        "default_length": 12,
        "minimum_lifetime_in_minutes": 600,
        "default_lifetime_in_minutes": 43200,
        "maximum_lifetime_in_minutes": 43200,
        "is_usable_once": False,
        "include_targets": [
            {"id": _SERVICE_DESK, "target_type": "group", "is_registration_required": False},
            {"id": _FARAH, "target_type": "user", "is_registration_required": True},
        ],
        "exclude_targets": [{"id": _ADMINISTRATORS, "target_type": "group"}],
    },
    stored={
        "id": "TemporaryAccessPass",
        "state": "disabled",
        "defaultLength": 12,
        "minimumLifetimeInMinutes": 600,
        "defaultLifetimeInMinutes": 43200,
        "maximumLifetimeInMinutes": 43200,
        "isUsableOnce": False,
        "includeTargets": [
            {"id": _SERVICE_DESK, "targetType": "group", "isRegistrationRequired": False},
            {"id": _FARAH, "targetType": "user", "isRegistrationRequired": True},
        ],
        "excludeTargets": [{"id": _ADMINISTRATORS, "targetType": "group"}],
    },
    clear=(
        "default_length",
        "minimum_lifetime_in_minutes",
        "default_lifetime_in_minutes",
        "maximum_lifetime_in_minutes",
        "is_usable_once",
        "include_targets",
        "exclude_targets",
    ),
    cleared={
        "state": "disabled",
        "defaultLength": None,
        "minimumLifetimeInMinutes": None,
        "defaultLifetimeInMinutes": None,
        "maximumLifetimeInMinutes": None,
        "isUsableOnce": None,
        "includeTargets": [],
        "excludeTargets": [],
    },
)
