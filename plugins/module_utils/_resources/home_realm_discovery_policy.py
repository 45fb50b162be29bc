# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Home realm discovery policies: how federated users sign in, and whether an email address will do as a name."""

from __future__ import annotations

from ._sts_policy import sts_policy

RESOURCE = sts_policy(
    "home_realm_discovery_policy",
    "home realm discovery policy",
    "homeRealmDiscoveryPolicies",
    "HomeRealmDiscoveryPolicy",
    "It is C(HomeRealmDiscoveryPolicy) with C(AccelerateToFederatedDomain), C(PreferredDomain), "
    "C(AllowCloudPasswordValidation) and C(AlternateIdLogin) with C(Enabled). C(PreferredDomain) is needed where "
    "several domains are federated, and C(AlternateIdLogin) works only in the default of the organization.",
    "Whether the policy is for every application that has none of its own. Only one policy of the type can be.",
)
