# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The default app management policy: one of everything, half of it in beta only."""

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

_FIRST = {
    "application_restrictions": {**FIRST_CREDENTIALS, **FIRST_OF_APPLICATIONS},
    "service_principal_restrictions": FIRST_CREDENTIALS,
}

RUNGS = Rungs(
    path="/policies/defaultAppManagementPolicy",
    first={"display_name": "First", "description": "The first state", "is_enabled": True, **_FIRST},
    second={
        "display_name": "Second",
        "description": "The second state",
        "is_enabled": False,
        "application_restrictions": {**SECOND_CREDENTIALS, **SECOND_OF_APPLICATIONS},
        "service_principal_restrictions": SECOND_CREDENTIALS,
    },
    stored={
        "displayName": "Second",
        "description": "The second state",
        "isEnabled": False,
        "applicationRestrictions": {**STORED_CREDENTIALS, **STORED_OF_APPLICATIONS},
        "servicePrincipalRestrictions": STORED_CREDENTIALS,
    },
    clear=("display_name", "description", "application_restrictions", "service_principal_restrictions"),
    cleared={
        "displayName": None,
        "description": None,
        "isEnabled": False,
        "applicationRestrictions": None,
        "servicePrincipalRestrictions": None,
    },
    fixed=tuple(path for path in operators(_FIRST) if "credentials" not in path),
)
