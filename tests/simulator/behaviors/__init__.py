# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one endpoint does and no other. A service file names a behavior or an action; it is registered here by name."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..call import Call
    from ..knowledge import Resource
    from ..model import Response

Action = Callable[["Call", dict[str, Any]], "Response"]


class Behavior:
    """Hooks around the generic operations; each may refuse by raising, or change the value."""

    def creating(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        return value

    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        return value

    def deleting(self, call: Call, current: dict[str, Any]) -> None:
        return None

    def listing(self, call: Call, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return items

    def showing(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        return value

    def shown(self, call: Call, shown: dict[str, Any]) -> dict[str, Any]:
        """The answer itself, with all that its type has."""
        return shown


BEHAVIORS: dict[str, Behavior] = {}
ACTIONS: dict[str, Action] = {}


def behavior(name: str) -> Callable[[type[Behavior]], type[Behavior]]:
    def register(kind: type[Behavior]) -> type[Behavior]:
        BEHAVIORS[name] = kind()
        return kind

    return register


def action(name: str) -> Callable[[Action], Action]:
    def register(function: Action) -> Action:
        ACTIONS[name] = function
        return function

    return register


def behaviors_of(resource: Resource) -> list[Behavior]:
    return [BEHAVIORS[name] for name in resource.behaviors]


def load(resources: list[Resource]) -> None:
    """Import every module of this package, and check that what the service files name is there."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    for resource in resources:
        for name in resource.behaviors:
            if name not in BEHAVIORS:
                raise ValueError(f"{resource.name}: no behavior '{name}'")
        for spec in resource.actions.values():
            if spec["behavior"] not in ACTIONS:
                raise ValueError(f"{resource.name}: no action '{spec['behavior']}'")
