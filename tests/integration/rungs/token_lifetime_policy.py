# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Token lifetime policies: a mapping, then a text with blanks, which is stored as it is."""

from __future__ import annotations

from tests.integration.rungs import Rungs

RUNGS = Rungs(
    path="/policies/tokenLifetimePolicies/{id}",
    first={
        "display_name": "O'Brien's \"policy\"",
        "description": "First",
        "definition": [
            {"TokenLifetimePolicy": {"Version": 1, "AccessTokenLifetime": "08:00:00"}},
        ],
        "is_organization_default": True,
    },
    second={
        "display_name": "O'Brien's \"policy\"",
        "description": "Second",
        "definition": [
            '{ "TokenLifetimePolicy": { "Version": 1, "AccessTokenLifetime": "1:30:00" } }',
        ],
        "is_organization_default": False,
    },
    stored={
        "displayName": "O'Brien's \"policy\"",
        "description": "Second",
        "definition": [
            '{ "TokenLifetimePolicy": { "Version": 1, "AccessTokenLifetime": "1:30:00" } }',
        ],
        "isOrganizationDefault": False,
    },
    fixed=("display_name",),
    clear=("description",),
    cleared={"description": None},
)
