# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Claims mapping policies: a mapping with a list inside."""

from __future__ import annotations

from tests.integration.rungs import Rungs

RUNGS = Rungs(
    path="/policies/claimsMappingPolicies/{id}",
    first={
        "display_name": "O'Brien's \"policy\"",
        "description": "First",
        "definition": [
            {
                "ClaimsMappingPolicy": {
                    "Version": 1,
                    "IncludeBasicClaimSet": "true",
                    "ClaimsSchema": [{"Source": "user", "ID": "employeeid", "JwtClaimType": "employee_id"}],
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
                "ClaimsMappingPolicy": {
                    "Version": 1,
                    "IncludeBasicClaimSet": "false",
                    "ClaimsSchema": [
                        {"Source": "user", "ID": "employeeid", "JwtClaimType": "employee_id"},
                        {"Source": "company", "ID": "tenantcountry", "JwtClaimType": "country"},
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
            '{"ClaimsMappingPolicy":{"Version":1,"IncludeBasicClaimSet":"false","ClaimsSchema":['
            '{"Source":"user","ID":"employeeid","JwtClaimType":"employee_id"},'
            '{"Source":"company","ID":"tenantcountry","JwtClaimType":"country"}]}}'
        ],
        "isOrganizationDefault": False,
    },
    fixed=("display_name", "definition.ClaimsMappingPolicy.Version"),
    clear=("description",),
    cleared={"description": None},
)
