# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Home realm discovery policies: Booleans, and a name beyond ASCII."""

from __future__ import annotations

from tests.integration.rungs import Rungs

RUNGS = Rungs(
    path="/policies/homeRealmDiscoveryPolicies/{id}",
    first={
        "display_name": "O'Brien's \"policy\"",
        "description": "First",
        "definition": [
            {"HomeRealmDiscoveryPolicy": {"AlternateIdLogin": {"Enabled": True}}},
        ],
        "is_organization_default": True,
    },
    second={
        "display_name": "O'Brien's \"policy\"",
        "description": "Second",
        "definition": [
            {"HomeRealmDiscoveryPolicy": {"AccelerateToFederatedDomain": True, "PreferredDomain": "bücher.example"}},
        ],
        "is_organization_default": False,
    },
    stored={
        "displayName": "O'Brien's \"policy\"",
        "description": "Second",
        "definition": [
            '{"HomeRealmDiscoveryPolicy":{"AccelerateToFederatedDomain":true,"PreferredDomain":"bücher.example"}}',
        ],
        "isOrganizationDefault": False,
    },
    fixed=("display_name",),
    clear=("description",),
    cleared={"description": None},
)
