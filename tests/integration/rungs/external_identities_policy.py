# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The external identities policy: beta only, with a member that every write repeats."""

from __future__ import annotations

from tests.integration.rungs import Rungs

RUNGS = Rungs(
    path="/policies/externalIdentitiesPolicy",
    first={"allow_external_identities_to_leave": False, "display_name": "First", "description": "First of two"},
    second={"allow_external_identities_to_leave": True, "display_name": "Second", "description": "Second of two"},
    stored={"allowExternalIdentitiesToLeave": True, "displayName": "Second", "description": "Second of two"},
)
