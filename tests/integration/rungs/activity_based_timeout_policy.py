# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Activity-based timeout policies: times inside of a list."""

from __future__ import annotations

from tests.integration.rungs import Rungs

RUNGS = Rungs(
    path="/policies/activityBasedTimeoutPolicies/{id}",
    first={
        "display_name": "O'Brien's \"policy\"",
        "description": "First",
        "definition": [
            {
                "ActivityBasedTimeoutPolicy": {
                    "Version": 1,
                    "ApplicationPolicies": [{"ApplicationId": "default", "WebSessionIdleTimeout": "01:00:00"}],
                }
            }
        ],
        "is_organization_default": True,
    },
    second={
        "display_name": "O'Brien's \"policy\"",
        "description": "Second",
        "definition": [
            {
                "ActivityBasedTimeoutPolicy": {
                    "Version": 1,
                    "ApplicationPolicies": [
                        {"ApplicationId": "default", "WebSessionIdleTimeout": "23:59:59"},
                        {"ApplicationId": "c44b4083-3bb0-49c1-b47d-974e53cbdf3c", "WebSessionIdleTimeout": "00:05:00"},
                    ],
                }
            }
        ],
        "is_organization_default": False,
    },
    stored={
        "displayName": "O'Brien's \"policy\"",
        "description": "Second",
        "definition": [
            '{"ActivityBasedTimeoutPolicy":{"Version":1,"ApplicationPolicies":['
            '{"ApplicationId":"default","WebSessionIdleTimeout":"23:59:59"},'
            '{"ApplicationId":"c44b4083-3bb0-49c1-b47d-974e53cbdf3c","WebSessionIdleTimeout":"00:05:00"}]}}'
        ],
        "isOrganizationDefault": False,
    },
    fixed=("display_name", "definition.ActivityBasedTimeoutPolicy.Version"),
    clear=("description",),
    cleared={"description": None},
)
