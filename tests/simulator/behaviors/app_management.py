# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""App management policies: which restrictions go together, and how the service spells what it keeps."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import Any

from ..call import Call
from ..errors import bad_request
from ..patching import actual_type, completed
from ..schema import PRIMITIVES, SENTINEL
from . import Behavior, behavior

# https://learn.microsoft.com/graph/api/resources/appmanagementpolicyactorexemptions
MOST_EXEMPTIONS = 5
BETA_ONLY = "trustedCertificateAuthority"
# A duration of OData has neither years nor months nor weeks.
DAY_TIME = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?")


@behavior("app_management")
class AppManagement(Behavior):
    def creating(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        return kept(call, value, call.resource.type, {})

    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        return kept(call, value, call.resource.type, current)

    def showing(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        """v1.0 has no name for a restriction that only beta knows."""
        return value if call.version == "beta" else without_beta(value)


def without_beta(value: Any) -> Any:
    if isinstance(value, list):
        return [without_beta(item) for item in value]
    if isinstance(value, dict):
        return {name: without_beta(item) for name, item in value.items()}
    return SENTINEL if value == BETA_ONLY else value


def kept(call: Call, value: dict[str, Any], type_name: str, before: Any) -> dict[str, Any]:
    """A value as it is stored: complete, spelled the service's way, with the marks of who set it."""
    before = before if isinstance(before, dict) else {}
    result = completed(value, type_name, call.schema)
    properties = call.schema.type(type_name).properties
    for name, item in properties.items():
        if result.get(name) is not None and not item.navigation:
            result[name] = kept_member(call, result[name], item.type, before.get(name))
    if "isStateSetByMicrosoft" in properties:
        # An administrator who changes the state takes it over.
        untouched = before.get("state") == result["state"]
        result["isStateSetByMicrosoft"] = untouched and before.get("isStateSetByMicrosoft", False)
    check(call, result)
    return result


def kept_member(call: Call, value: Any, type_name: str, before: Any) -> Any:
    if isinstance(value, list):
        return [kept_member(call, item, type_name, None) for item in value]
    if type_name == "Duration":
        return duration(call, value)
    if type_name == "DateTimeOffset":
        return datetime.fromisoformat(value).astimezone(timezone.utc).isoformat().replace("+00:00", "Z")
    if type_name in PRIMITIVES or call.schema.is_enum(type_name):
        return value
    return kept(call, value, actual_type(value, type_name, call.schema), before)


def duration(call: Call, text: str) -> str:
    """Whole days first, then the rest: PT48H is P2D."""
    found = DAY_TIME.fullmatch(text)
    if found is None:
        raise call.wording.literal(text, "Edm.Duration")
    days, hours, minutes, seconds = (float(part or 0) for part in found.groups())
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    parts = ((length.seconds // 3600, "H"), (length.seconds // 60 % 60, "M"), (length.seconds % 60, "S"))
    time = "".join(f"{number}{unit}" for number, unit in parts if number)
    date = f"{length.days}D" if length.days else ""
    return f"P{date}{'T' + time if time else ''}" if date or time else "PT0S"


def check(call: Call, value: dict[str, Any]) -> None:
    exempt = value.get("customSecurityAttributes") or []
    if len(exempt) > MOST_EXEMPTIONS:
        raise refused(call, f"customSecurityAttributes cannot hold more than {MOST_EXEMPTIONS} exemptions.")
    for name in ("passwordCredentials", "keyCredentials"):
        kinds = [item["restrictionType"] for item in value.get(name) or []]
        twice = next((kind for kind in kinds if kinds.count(kind) > 1), None)
        if twice:
            raise refused(call, f"The restrictionType '{twice}' can be used only once in {name}.")
    kind = value.get("restrictionType") or ""
    if kind.endswith("Lifetime") and value.get("maxLifetime") is None:
        raise refused(call, f"maxLifetime is required for the restrictionType '{kind}'.")
    if not kind.endswith("Lifetime") and value.get("maxLifetime") is not None:
        raise refused(call, f"maxLifetime cannot be set for the restrictionType '{kind}'.")
    if kind == BETA_ONLY and not value.get("certificateBasedApplicationConfigurationIds"):
        raise refused(
            call, f"certificateBasedApplicationConfigurationIds is required for the restrictionType '{kind}'."
        )


def refused(call: Call, text: str) -> Exception:
    return bad_request(text, call.wording.bad)
