# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Named locations: two types, a PATCH of the whole, families of addresses told apart, trust that goes first."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_V4, _V6 = "#microsoft.graph.iPv4CidrRange", "#microsoft.graph.iPv6CidrRange"

RUNGS = Rungs(
    path="/identity/conditionalAccess/namedLocations/{id}",
    first={
        "display_name": "O'Brien's \"offices\"",
        "ip_ranges": [{"type": "ipv4", "cidr_address": "203.0.113.0/24"}],
        "is_trusted": False,
    },
    second={
        "display_name": "O'Brien's \"offices\"",
        # One address is a range, and host bits are nobody's business.
        "ip_ranges": [
            {"cidr_address": "198.51.100.7"},
            {"cidr_address": "12.34.221.11/22"},
            {"type": "ipv6", "cidr_address": "2001:0:9d38:90d6:0:0:0:0/63"},
        ],
        "is_trusted": True,
    },
    stored={
        "@odata.type": "#microsoft.graph.ipNamedLocation",
        "displayName": "O'Brien's \"offices\"",
        "ipRanges": [
            {"@odata.type": _V4, "cidrAddress": "198.51.100.7/32"},
            {"@odata.type": _V4, "cidrAddress": "12.34.221.11/22"},
            {"@odata.type": _V6, "cidrAddress": "2001:0:9d38:90d6:0:0:0:0/63"},
        ],
        "isTrusted": True,
    },
    fixed=("display_name",),
    beside=(
        Rungs(
            path="/identity/conditionalAccess/namedLocations/{id}",
            first={
                "display_name": "Where we sell",
                "countries_and_regions": ["DE", "NO"],
                "country_lookup_method": "clientIpAddress",
                "include_unknown_countries_and_regions": True,
            },
            second={
                "display_name": "Where we sell",
                "countries_and_regions": ["se", "DE"],
                "country_lookup_method": "authenticatorAppGps",
                "include_unknown_countries_and_regions": False,
            },
            stored={
                "@odata.type": "#microsoft.graph.countryNamedLocation",
                "displayName": "Where we sell",
                "countriesAndRegions": ["SE", "DE"],
                "countryLookupMethod": "authenticatorAppGps",
                "includeUnknownCountriesAndRegions": False,
            },
            fixed=("display_name",),
        ),
    ),
)
