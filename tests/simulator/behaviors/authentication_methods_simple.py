# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Temporary Access Pass and external methods: what their values have to do with others."""

from __future__ import annotations

from typing import Any

from ..call import Call
from ..errors import bad_request
from . import Behavior, behavior

APPLICATIONS = "/applications"


@behavior("temporary_access_pass")
class TemporaryAccessPass(Behavior):
    """The default lifetime lies between the shortest and the longest."""

    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        low, usual, high = (value.get(f"{which}LifetimeInMinutes") for which in ("minimum", "default", "maximum"))
        if low is not None and high is not None and low > high:
            raise bad_request("The minimum lifetime must not be longer than the maximum lifetime.")
        if usual is not None and (low is not None and usual < low or high is not None and usual > high):
            raise bad_request("The default lifetime must be between the minimum lifetime and the maximum lifetime.")
        return value


@behavior("external_method")
class ExternalMethod(Behavior):
    """A provider is stood for by an application of the tenant."""

    def creating(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        self._check(call, value)
        return value

    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        self._check(call, changes)
        return value

    @staticmethod
    def _check(call: Call, value: dict[str, Any]) -> None:
        wanted = str(value.get("appId", "")).lower()
        known = {item["appId"].lower() for item in call.store.state.items(APPLICATIONS)}
        if wanted and wanted not in known:
            raise bad_request(f"The application '{value['appId']}' does not exist in the tenant.")
