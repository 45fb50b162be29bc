# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Named locations: address ranges, trust, and what policies refer to."""

from __future__ import annotations

import ipaddress
import json
from typing import Any

from ..call import Call
from ..errors import bad_request
from . import Behavior, behavior
from .conditional_access import POLICIES, keep_deleted, lately

SHORTEST_PREFIX_V4 = 8
# What a tenant makes itself. The other types, which only beta names, are the service's own.
OWN = {"ipNamedLocation", "countryNamedLocation"}


@behavior("named_location")
class NamedLocation(Behavior):
    def creating(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        self._check(value)
        return value

    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        refuse_managed(current)
        self._check(value)
        return value

    def deleting(self, call: Call, current: dict[str, Any]) -> None:
        refuse_managed(current)
        states = lately(call)
        if any((state.get(call.path) or {}).get("isTrusted") for state in states):
            raise bad_request("1049: Trusted named locations cannot be deleted.")
        for policy in [item for state in states for item in state.items(POLICIES)]:
            if current["id"].lower() in json.dumps((policy.get("conditions") or {}).get("locations") or {}).lower():
                raise bad_request(
                    f"1050: The named location {current['id']} is referenced by a conditional access policy and "
                    "cannot be deleted."
                )
        keep_deleted(call, "namedLocations", current)

    @staticmethod
    def _check(value: dict[str, Any]) -> None:
        # No page says what a location of nothing would be; the stricter of what it may be.
        if not (value.get("ipRanges") or value.get("countriesAndRegions")):
            raise bad_request("1041: A named location needs at least one IP address range or country.")
        for entry in value.get("ipRanges") or []:
            check_range(entry)
        for code in value.get("countriesAndRegions") or []:
            if len(code) != 2 or not code.isalpha():
                raise bad_request(f"1045: Invalid country code {code}.")


def refuse_managed(location: dict[str, Any]) -> None:
    if location["@odata.type"].rpartition(".")[2] not in OWN:
        raise bad_request(f"The named location {location['id']} is managed by the service and cannot be changed.")


def check_range(entry: dict[str, Any]) -> None:
    """A CIDR of the stated family; host bits are kept as they were written."""
    address = entry["cidrAddress"]
    wanted = 6 if "IPv6" in entry["@odata.type"] or "iPv6" in entry["@odata.type"] else 4
    try:
        network = ipaddress.ip_network(address, strict=False)
    except ValueError:
        network = None
    if network is None or "/" not in address or network.version != wanted:
        raise bad_request(f"1043: Invalid IP address range {address}.")
    if network.version == 4 and network.prefixlen < SHORTEST_PREFIX_V4:
        raise bad_request(f"1044: The IP address range {address} is too large.")
