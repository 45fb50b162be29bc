# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""App management policies: what the default one has, in other places."""

from __future__ import annotations

from tests.integration.rungs import Rungs
from tests.integration.rungs._app_management import (
    FIRST_CREDENTIALS,
    FIRST_OF_APPLICATIONS,
    SECOND_CREDENTIALS,
    SECOND_OF_APPLICATIONS,
    STORED_CREDENTIALS,
    STORED_OF_APPLICATIONS,
    operators,
)

_FIRST = {"restrictions": {**FIRST_CREDENTIALS, "application_restrictions": FIRST_OF_APPLICATIONS}}

RUNGS = Rungs(
    path="/policies/appManagementPolicies/{id}",
    first={"display_name": "Order portal", "description": "The first state", "is_enabled": False, **_FIRST},
    second={
        "display_name": "Order portal",
        "description": "The second state",
        "is_enabled": True,
        "restrictions": {**SECOND_CREDENTIALS, "application_restrictions": SECOND_OF_APPLICATIONS},
    },
    stored={
        "displayName": "Order portal",
        "description": "The second state",
        "isEnabled": True,
        "restrictions": {**STORED_CREDENTIALS, "applicationRestrictions": STORED_OF_APPLICATIONS},
    },
    clear=("restrictions",),
    cleared={"displayName": "Order portal", "isEnabled": True, "restrictions": None},
    fixed=("display_name", *(path for path in operators(_FIRST) if "credentials" not in path)),
)
