# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The admin consent request policy: reviewers by every word, by name and by id."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_BRUNO = "a1000000-0000-4000-8000-000000000002"
_FINANCE = "b2000000-0000-4000-8000-000000000005"
_APPLICATION_ADMINISTRATOR = "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3"

RUNGS = Rungs(
    path="/policies/adminConsentRequestPolicy",
    first={
        "is_enabled": True,
        "notify_reviewers": True,
        "reminders_enabled": True,
        "request_duration_in_days": 5,
        "reviewers": [
            {"user": "Ada Whitfield"},
            {"group": "Service desk"},
            {"role": "Cloud Application Administrator"},
            {"query": "/servicePrincipals/x/owners"},
        ],
    },
    second={
        "is_enabled": False,
        "notify_reviewers": False,
        "reminders_enabled": False,
        "request_duration_in_days": 60,
        "reviewers": [
            {"user": "bruno.kessler@brightwater-instruments.com"},
            {"user": _BRUNO.upper()},
            {"group": _FINANCE},
            {"role": "Application Administrator"},
            {"query": "/groups/x/owners"},
        ],
    },
    stored={
        "isEnabled": False,
        "notifyReviewers": False,
        "remindersEnabled": False,
        "requestDurationInDays": 60,
        "version": 5,
        # The service puts the version of the API before a query.
        "reviewers": [
            {"query": f"/v1.0{query}", "queryType": "MicrosoftGraph"}
            for query in (
                f"/users/{_BRUNO}",
                f"/groups/{_FINANCE}/transitiveMembers/microsoft.graph.user",
                f"/roleManagement/directory/roleAssignments?$filter=roleDefinitionId eq '{_APPLICATION_ADMINISTRATOR}'",
                "/groups/x/owners",
            )
        ],
    },
    clear=("reviewers",),
    cleared={"isEnabled": False, "requestDurationInDays": 60, "version": 6, "reviewers": []},
)
