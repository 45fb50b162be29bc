# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The security entity with the status of its providers, as the update page of the API describes it."""

from __future__ import annotations

from .._fields import Bool, Keyed, Object, Text
from .._resource import Permissions, Refusal, member_missing, singleton

_PROVIDER = Object(
    (
        Bool("enabled", "Whether the provider is enabled.", nullable=True),
        Text("endpoint", "Endpoint of the provider.", nullable=True),
        Text(
            "provider",
            "Name of the provider; identifies the item together with O(provider_status[].vendor).",
            nullable=True,
        ),
        Text("region", "Region of the provider.", nullable=True),
        Text("vendor", "Vendor of the provider.", nullable=True),
    ),
    type_sent="microsoft.graph.securityProviderStatus",
)

RESOURCE = singleton(
    "security",
    "security entity",
    "/security",
    graph_type="security",
    docs="https://learn.microsoft.com/graph/api/resources/security",
    permissions=Permissions(note="Microsoft documents no permission for this endpoint."),
    select_version=True,
    type_sent="#microsoft.graph.security",
    fields=(
        Keyed(
            "provider_status",
            "Status of the security providers.",
            _PROVIDER,
            key=("provider", "vendor"),
            nullable=True,
        ),
    ),
    refusals=(
        Refusal(
            on="current",
            only_for="providerStatus",
            when=member_missing("providerStatus"),
            message="does not show providerStatus here: the public Microsoft Graph does not expose the property today",
        ),
    ),
)
