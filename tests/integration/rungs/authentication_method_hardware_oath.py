# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hardware OATH tokens: what all methods have, in beta alone."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_PILOTS = "b2000000-0000-4000-8000-000000000007"
_FINANCE = "b2000000-0000-4000-8000-000000000005"
_GUSTAV = "a1000000-0000-4000-8000-000000000007"

RUNGS = Rungs(
    path="/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/hardwareOath",
    first={
        "policy_state": "enabled",
        "include_targets": [{"id": _FINANCE, "target_type": "group", "is_registration_required": True}],
        "exclude_targets": [{"id": _PILOTS, "target_type": "group"}],
    },
    second={
        "policy_state": "disabled",
        "include_targets": [
            {"id": "all_users", "target_type": "group", "is_registration_required": False},
            {"id": _FINANCE, "target_type": "group"},
        ],
        "exclude_targets": [{"id": _GUSTAV, "target_type": "user"}],
    },
    stored={
        "id": "HardwareOath",
        "state": "disabled",
        "includeTargets": [
            {"id": "all_users", "targetType": "group", "isRegistrationRequired": False},
            {"id": _FINANCE, "targetType": "group", "isRegistrationRequired": True},
        ],
        "excludeTargets": [{"id": _GUSTAV, "targetType": "user"}],
    },
    clear=("include_targets", "exclude_targets"),
    cleared={"includeTargets": [], "excludeTargets": []},
)
