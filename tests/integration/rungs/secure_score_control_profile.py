# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Controls of the secure score: written plainly, read from a history, found by title or id."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_TITLE = "Review mailbox access by non-owners bi-weekly"

RUNGS = Rungs(
    path="/security/secureScoreControlProfiles/{id}",
    first={
        "title": _TITLE,
        "assigned_to": "ada.whitfield@brightwater-instruments.com",
        "comment": "First",
        "policy_state": "ThirdParty",
    },
    second={
        "id": "NonOwnerAccess",
        "title": _TITLE,
        "assigned_to": "bruno.kessler@brightwater-instruments.com",
        "comment": "Second",
        "policy_state": "Reviewed",
    },
    stored={
        "id": "NonOwnerAccess",
        "title": _TITLE,
        "assignedTo": "bruno.kessler@brightwater-instruments.com",
        "comment": "Second",
        "state": "Reviewed",
        "vendorInformation": {
            "provider": "SecureScore",
            "providerVersion": None,
            "subProvider": None,
            "vendor": "Microsoft",
        },
    },
    fixed=("title",),
    clear=("assigned_to", "comment"),
    cleared={"assignedTo": None, "comment": None, "state": "Reviewed"},
)
