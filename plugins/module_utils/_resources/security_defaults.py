# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Security defaults: the switch for Microsoft's preset protection of a whole tenant."""

from __future__ import annotations

from .._fields import Bool
from .._resource import Guarded, Permissions, singleton, was

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
)
