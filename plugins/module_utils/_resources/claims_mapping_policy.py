# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Claims mapping policies: which claims the tokens of an application carry, and where their values come from."""

from __future__ import annotations

from ._sts_policy import IGNORED_DEFAULT, sts_policy

RESOURCE = sts_policy(
    "claims_mapping_policy",
    "claims mapping policy",
    "claimsMappingPolicies",
    "ClaimsMappingPolicy",
    "It is C(ClaimsMappingPolicy) with C(Version) V(1), C(IncludeBasicClaimSet), C(ClaimsSchema) and "
    'C(ClaimsTransformation). Microsoft writes C(IncludeBasicClaimSet) as a text, V("true"), which is not V(true).',
    IGNORED_DEFAULT,
)
