# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Named locations: addresses and countries that conditional access knows by a name."""

from __future__ import annotations

import ipaddress
from typing import Any

from .._fields import AddressRange, Bool, Choice, Field, ListOf, SetOf, Typed, Variant
from .._resource import Delete, Permissions, Refusal, Restore, Write, collection, display_name, member_is
from .._scalars import COUNTRY_CODE, network

_GRAPH = "#microsoft.graph."
_SHORTEST_PREFIX = 8
_CIDR = AddressRange(
    "cidr_address",
    "The range, as an address and the length of its prefix; a single address is a range too. Another spelling of the "
    "same range is no change.",
    required=True,
)


def _family(version: int) -> dict[str, Any]:
    """The test that tells the families apart, for a range that does not say which one it is of."""
    return {"cidr_address": lambda value: getattr(network(value), "version", 4) == version}


# The ranges with a lower and an upper address are shapes that are only read (iprange resource, v1.0 metadata).
_RANGE = Typed(
    (
        Variant("ipv4", f"{_GRAPH}iPv4CidrRange", (_CIDR,), implied=_family(4)),
        Variant("ipv6", f"{_GRAPH}iPv6CidrRange", (_CIDR,), implied=_family(6)),
    )
)


def _networks(value: dict[str, Any]) -> list[tuple[dict[str, Any], Any]]:
    ranges = [item for item in value.get("ipRanges") or [] if isinstance(item, dict)]
    return [(item, network(item.get("cidrAddress"))) for item in ranges]


def _has_a_range_too_large(value: dict[str, Any]) -> bool:
    found = (each for _item, each in _networks(value) if isinstance(each, ipaddress.IPv4Network))
    return any(each.prefixlen < _SHORTEST_PREFIX for each in found)


def _has_a_range_of_another_family(value: dict[str, Any]) -> bool:
    pairs = ((str(item.get("@odata.type")), each) for item, each in _networks(value) if not isinstance(each, str))
    return any("CidrRange" in kind and f"iPv{each.version}" not in kind for kind, each in pairs)


def _is_of_the_service(value: dict[str, Any]) -> bool:
    """The types that only beta names are the service's own; v1.0 shows them without any type of location."""
    return "ipRanges" not in value and "countriesAndRegions" not in value


RESOURCE = collection(
    "named_location",
    "named location",
    "/identity/conditionalAccess/namedLocations",
    graph_type="namedLocation",
    docs="https://learn.microsoft.com/graph/api/resources/namedlocation",
    permissions=Permissions(read=("Policy.Read.All",), write=("Policy.Read.All", "Policy.ReadWrite.ConditionalAccess")),
    # A PATCH with some of the members that define a location is reported as rejected, as is one without the type.
    write=Write(whole=True),
    list_only=True,
    # The service forgets trust, and a policy that named the location, up to a minute after it shows that it did.
    delete=Delete(
        after={"isTrusted": False},
        lingers=60.0,
        restore=Restore("/identity/conditionalAccess/deletedItems/namedLocations"),
    ),
    dropped=("createdDateTime", "modifiedDateTime", "deletedDateTime"),
    fields=(display_name("Name of the location."),),
    variants=(
        Variant(
            "ip",
            f"{_GRAPH}ipNamedLocation",
            (
                Field(
                    "ip_ranges",
                    "The address ranges, at most 2000.",
                    ListOf(_RANGE),
                    required=True,
                ),
                # False is what the service gives a new location (ipnamedlocation resource).
                Bool("is_trusted", "Whether the location is trusted.", reset=False),
            ),
            "Address ranges.",
        ),
        Variant(
            "country",
            f"{_GRAPH}countryNamedLocation",
            (
                SetOf(
                    "countries_and_regions",
                    "The countries and regions, by their ISO 3166 codes of two letters. "
                    "Put V(NO) in quotes, because YAML reads it as false.",
                    COUNTRY_CODE,
                    required=True,
                ),
                # The defaults of the countrynamedlocation resource.
                Choice(
                    "country_lookup_method",
                    "How the country of a sign-in is found. Microsoft Graph for US Government lacks "
                    "V(authenticatorAppGps).",
                    ("clientIpAddress", "authenticatorAppGps"),
                    reset="clientIpAddress",
                ),
                Bool(
                    "include_unknown_countries_and_regions",
                    "Whether addresses that belong to no country or region are part of the location.",
                    reset=False,
                ),
            ),
            "Countries and regions.",
        ),
    ),
    refusals=(
        Refusal(
            on="wish",
            when=_has_a_range_too_large,
            only_for="ipRanges",
            message=f"ip_ranges holds a range larger than /{_SHORTEST_PREFIX}, which the service refuses for IPv4",
        ),
        Refusal(
            on="wish",
            when=_has_a_range_of_another_family,
            only_for="ipRanges",
            message="ip_ranges holds a range whose type is not that of its address",
        ),
        Refusal(
            on="wish",
            when=member_is("countryLookupMethod", ""),
            only_for="countryLookupMethod",
            message="country_lookup_method must not be empty; leave it out where it does not matter",
        ),
        Refusal(
            on="current",
            when=_is_of_the_service,
            message="is of a type that Microsoft Entra manages itself, and can be neither changed nor deleted",
        ),
    ),
)
