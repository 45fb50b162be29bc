# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Token issuance policies: texts that look like numbers and addresses."""

from __future__ import annotations

from tests.integration.rungs import Rungs

RUNGS = Rungs(
    path="/policies/tokenIssuancePolicies/{id}",
    first={
        "display_name": "O'Brien's \"policy\"",
        "description": "First",
        "definition": [
            {
                "TokenIssuancePolicy": {
                    "Version": 1,
                    "TokenResponseSigningPolicy": "TokenOnly",
                    "SamlTokenVersion": "1.1",
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
                "TokenIssuancePolicy": {
                    "Version": 1,
                    "TokenResponseSigningPolicy": "ResponseAndToken",
                    "SamlTokenVersion": "2.0",
                    "SigningAlgorithm": "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                }
            }
        ],
        "is_organization_default": False,
    },
    stored={
        "displayName": "O'Brien's \"policy\"",
        "description": "Second",
        "definition": [
            '{"TokenIssuancePolicy":{"Version":1,"TokenResponseSigningPolicy":"ResponseAndToken",'
            '"SamlTokenVersion":"2.0","SigningAlgorithm":"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"}}'
        ],
        "isOrganizationDefault": False,
    },
    fixed=("display_name", "definition.TokenIssuancePolicy.Version"),
    clear=("description",),
    cleared={"description": None},
)
