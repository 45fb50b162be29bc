# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether guests may leave the tenant by themselves."""

from __future__ import annotations

from .._fields import Bool, Text
from .._resource import Permissions, singleton

RESOURCE = singleton(
    "external_identities_policy",
    "external identities policy",
    "/policies/externalIdentitiesPolicy",
    graph_type="externalIdentitiesPolicy",
    docs="https://learn.microsoft.com/graph/api/resources/externalidentitiespolicy",
    permissions=Permissions(read=("Policy.Read.All",), write=("Policy.ReadWrite.ExternalIdentities",)),
    version="beta",
    # Required in every body (update page).
    repeated=("allowExternalIdentitiesToLeave",),
    # The first is reserved for the future.
    dropped=("allowDeletedIdentitiesDataRemoval", "deletedDateTime"),
    fields=(
        Bool(
            "allow_external_identities_to_leave",
            "Whether guests may leave by themselves. With V(false) an administrator has to remove them.",
        ),
        Text("display_name", "Name of the policy."),
        Text("description", "Description of the policy."),
    ),
)
