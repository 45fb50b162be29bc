# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Policies of the security token service: the document in their definition, and one default per type."""

from __future__ import annotations

import json
import re
from typing import Any

from ..call import Call
from ..errors import GraphError
from . import Behavior, behavior

CLOCK = re.compile(r"(?:(\d+)\.)?(\d{1,2}):(\d{2}):(\d{2})")
# Member that is a length of time, with its least and greatest number of minutes; and what else a document must have.
TIMES = {"AccessTokenLifetime": (10, 1440), "WebSessionIdleTimeout": (5, 1440)}
CHOICES = {
    "TokenResponseSigningPolicy": {"ResponseOnly", "TokenOnly", "ResponseAndToken"},
    "SamlTokenVersion": {"1.1", "2.0"},
}
REQUIRED = {
    "claimsMappingPolicy": ["Version"],
    "tokenLifetimePolicy": ["Version"],
    "tokenIssuancePolicy": ["Version"],
    "homeRealmDiscoveryPolicy": [],
    "activityBasedTimeoutPolicy": ["Version", "ApplicationPolicies"],
}


@behavior("sts_policy")
class StsPolicy(Behavior):
    def creating(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        return self._checked(call, value)

    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        return self._checked(call, value)

    def _checked(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        name = call.resource.type
        # One document in practice; the pages speak of a collection that holds one.
        if len(value["definition"]) != 1 or not fits(value["definition"][0], name):
            raise call.wording.invalid_value("definition", name, value["definition"])
        if value.get("isOrganizationDefault"):
            refuse_second_default(call, value)
        return value


def refuse_second_default(call: Call, value: dict[str, Any]) -> None:
    """Not documented: a second default may also move it. Refusing is the stricter."""
    for item in call.store.state.items(call.collection_path):
        if item["id"] != value["id"] and item.get("isOrganizationDefault"):
            raise GraphError(
                409,
                "Request_MultipleObjectsWithSameKeyValue",
                "Another object with the same value for property isOrganizationDefault already exists.",
            )


def fits(text: str, type_name: str) -> bool:
    """Whether a text is a document of the type."""
    try:
        document = json.loads(text)
    except ValueError:
        return False
    root = type_name[0].upper() + type_name[1:]
    rules = document.get(root) if isinstance(document, dict) else None
    if not isinstance(rules, dict) or any(name not in rules for name in REQUIRED[type_name]):
        return False
    return str(rules.get("Version", 1)) == "1" and all(member_fits(name, item) for name, item in members(rules))


def members(value: Any) -> list[tuple[str, Any]]:
    """Every member at any depth."""
    if isinstance(value, list):
        return [pair for item in value for pair in members(item)]
    if not isinstance(value, dict):
        return []
    return [*value.items(), *(pair for item in value.values() for pair in members(item))]


def member_fits(name: str, value: Any) -> bool:
    if name in CHOICES:
        return value in CHOICES[name]
    if name not in TIMES:
        return True
    found = CLOCK.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return False
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    least, most = TIMES[name]
    return least * 60 <= ((days * 24 + hours) * 60 + minutes) * 60 + seconds <= most * 60
