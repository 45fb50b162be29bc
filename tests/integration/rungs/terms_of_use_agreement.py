# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Terms of use: most is set at creation, files are only added, their content is never seen again."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_CREATED = {
    "display_name": "Rules for the workshop",
    "is_per_device_acceptance_required": False,
    "terms_expiration": {"start_date_time": "2027-01-01T00:00:00Z", "frequency": "P365D"},
    "user_reaccept_required_frequency": "P90D",
}
_ENGLISH = {
    "language": "en",
    "file_name": "rules.pdf",
    "display_name": "Rules",
    "is_default": True,
    "is_major_version": False,
    "file_data": {"data": "JVBERi0xLjcK"},
}
_GERMAN = {
    "language": "de",
    "file_name": "regeln.pdf",
    "display_name": "Regeln",
    "is_default": False,
    "is_major_version": False,
    "file_data": {"data": "JVBERi0xLjYK"},
}

RUNGS = Rungs(
    path="/identityGovernance/termsOfUse/agreements/{id}",
    first={**_CREATED, "is_viewing_before_acceptance_required": True, "files": [_ENGLISH]},
    second={
        **_CREATED,
        "terms_expiration": {"start_date_time": "2027-01-01T01:00:00+01:00", "frequency": "P365D"},
        "is_viewing_before_acceptance_required": False,
        "files": [{**_ENGLISH, "language": "EN"}, _GERMAN],
    },
    stored={
        "displayName": "Rules for the workshop",
        "isPerDeviceAcceptanceRequired": False,
        "termsExpiration": {"startDateTime": "2027-01-01T00:00:00Z", "frequency": "P365D"},
        "userReacceptRequiredFrequency": "P90D",
        "isViewingBeforeAcceptanceRequired": False,
    },
    fixed=(
        "display_name",
        "is_per_device_acceptance_required",
        "terms_expiration.frequency",
        "user_reaccept_required_frequency",
    ),
    settings={"users_only": False},
)
