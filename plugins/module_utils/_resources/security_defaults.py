# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Security defaults: the switch for Microsoft's preset protection of a whole tenant."""

from __future__ import annotations

from .._fields import Bool
from .._resource import Guarded, Permissions, Together, singleton, was
from .conditional_access_policy import RESOURCE as CONDITIONAL_ACCESS

RESOURCE = singleton(
    "security_defaults",
    "security defaults",
    "/policies/identitySecurityDefaultsEnforcementPolicy",
    graph_type="identitySecurityDefaultsEnforcementPolicy",
    docs="https://learn.microsoft.com/graph/api/resources/identitysecuritydefaultsenforcementpolicy",
    permissions=Permissions(
        read=("Policy.Read.All",),
        write=("Policy.Read.All", "Policy.ReadWrite.SecurityDefaults"),
    ),
    dropped=("deletedDateTime", "description", "displayName"),
    fields=(Bool("is_enabled", "Whether security defaults are enforced in the tenant."),),
    guard=Guarded("security_defaults", when=was("isEnabled", True)),
    together=Together(
        "replaced_by",
        (
            "Names or ids of the conditional access policies that take the place of security defaults. In one step "
            "security defaults are turned off and these policies are enforced; when any part of it fails, the policies "
            "are put back as they were and security defaults are turned on again.",
            "It needs the permissions of M(tenantops.entra.conditional_access_policy) as well.",
        ),
        CONDITIONAL_ACCESS,
        values={"state": "enabled"},
        beside={"is_enabled": False},
        # Entra refuses the one while the other is on.
        awaits=("Security Defaults is enabled", "It looks like you have a custom Conditional Access policy enabled"),
        remedy="name the policies that take their place in replaced_by",
    ),
)
