# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Staged rollout: groups are links, the feature is fixed, and only a user may see it."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_FINANCE, _SALES = "b2000000-0000-4000-8000-000000000005", "b2000000-0000-4000-8000-000000000006"

RUNGS = Rungs(
    path="/policies/featureRolloutPolicies/{id}",
    first={
        "display_name": "Certificates",
        "description": "First",
        "feature": "certificateBasedAuthentication",
        "is_enabled": False,
        "is_applied_to_organization": True,
        "applies_to": ["Finance", "Pilot users"],
    },
    second={
        "display_name": "Certificates",
        "description": "Second",
        "feature": "certificateBasedAuthentication",
        "is_enabled": True,
        "is_applied_to_organization": False,
        "applies_to": [_SALES.upper(), _FINANCE],
    },
    stored={
        "displayName": "Certificates",
        "description": "Second",
        "feature": "certificateBasedAuthentication",
        "isEnabled": True,
        "isAppliedToOrganization": False,
    },
    fixed=("display_name", "feature"),
    clear=("description", "applies_to"),
    cleared={"description": None, "isEnabled": True},
    settings={"users_only": False},
)
