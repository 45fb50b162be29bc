# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The admin consent request policy: its version, and how it spells the queries that give the reviewers."""

from __future__ import annotations

import re
from typing import Any

from ..call import Call
from . import Behavior, behavior

VERSION = re.compile(r"/(v1\.0|beta)/", re.IGNORECASE)


@behavior("admin_consent_request")
class AdminConsentRequest(Behavior):
    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        reviewers = [{**item, "query": versioned(call, item["query"])} for item in value["reviewers"]]
        return {**value, "reviewers": reviewers, "version": current["version"] + 1}


def versioned(call: Call, query: str) -> str:
    """Reported: queries come back with the version of the API before them."""
    return query if VERSION.match(query) or not query.startswith("/") else f"/{call.version}{query}"
