# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The device registration policy: what the service keeps for itself."""

from __future__ import annotations

from typing import Any

from ..call import Call
from ..errors import bad_request
from ..values import is_guid
from . import Behavior, behavior

MARK = "isAdminConfigurable"


@behavior("device_registration")
class DeviceRegistration(Behavior):
    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        for part in ("azureADJoin", "azureADRegistration"):
            mark = current[part][MARK]
            sent = {MARK: mark, **value[part]}
            if sent[MARK] is not mark:
                raise bad_request(f"{part}.{MARK} cannot be set.")
            if not mark and form(sent) != form(current[part]):
                raise bad_request(f"{part} cannot be modified.")
            value = {**value, part: sent}
        for wrong in (name for name in names(value) if not is_guid(name)):
            raise bad_request(f"'{wrong}' is not a valid object id.")
        return value


def form(value: Any) -> Any:
    """A value whose lists have neither order nor case."""
    if isinstance(value, dict):
        return {name: form(item) for name, item in value.items()}
    return sorted(str(item).lower() for item in value) if isinstance(value, list) else value


def names(value: Any) -> list[str]:
    """The users and groups at any depth."""
    if isinstance(value, dict):
        return [name for item in value.values() for name in names(item)]
    return list(value) if isinstance(value, list) else []
