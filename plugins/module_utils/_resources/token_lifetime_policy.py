# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Token lifetime policies: how long access, ID and SAML tokens are valid."""

from __future__ import annotations

from ._sts_policy import sts_policy, time_limits

RESOURCE = sts_policy(
    "token_lifetime_policy",
    "token lifetime policy",
    "tokenLifetimePolicies",
    "TokenLifetimePolicy",
    "It is C(TokenLifetimePolicy) with C(Version) V(1) and C(AccessTokenLifetime), a time in quotes from 10 minutes to "
    'one day, such as V("08:00:00"). Microsoft writes a whole day as V("23:59:59").',
    "Whether the policy is for every application that has none of its own. Only one policy of the type can be.",
    *time_limits("AccessTokenLifetime", minutes=10),
)
