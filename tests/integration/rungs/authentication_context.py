# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Authentication contexts: made by a PATCH of the first free slot, unpublished before they go."""

from __future__ import annotations

from tests.integration.rungs import Rungs

RUNGS = Rungs(
    path="/identity/conditionalAccess/authenticationContextClassReferences/{id}",
    first={"display_name": "Payments", "description": "First", "is_available": False},
    second={"display_name": "Payments", "description": "Second", "is_available": True},
    stored={"id": "c2", "displayName": "Payments", "description": "Second", "isAvailable": True},
    fixed=("display_name",),
    clear=("description",),
    cleared={"description": None, "isAvailable": True},
)
