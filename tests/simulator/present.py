# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a stored object looks in an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .knowledge import Resource
from .patching import actual_type
from .schema import PRIMITIVES, SENTINEL, Property, Schema
from .validate import TYPE


@dataclass
class Presenter:
    """Objects of one version, for a client that wants unknown enum members or not."""

    schema: Schema
    settings: Any
    unknown_members: bool = False
    # Where the object is found, for the contexts of members that are answered in place.
    context: str = ""

    def top(
        self,
        value: dict[str, Any],
        resource: Resource,
        select: list[str] | None = None,
        extra: dict[str, Any] | None = None,
    ) -> dict[str, Any]:
        """An object of an endpoint; ``extra`` holds expanded members, ready to be shown."""
        value = moved_out(value, resource) if resource.moved and self.schema.version == "beta" else value
        name = actual_type(value, resource.type, self.schema)
        info = self.schema.type(name)
        shown = self._members(value, name)
        if resource.key in value and resource.key not in info.properties:
            shown = {resource.key: value[resource.key], **shown}
        wanted = select or list(info.default_select)
        if wanted:
            shown = {
                key: item for key, item in shown.items() if key in wanted or not select and key not in info.properties
            }
        shown.update(extra or {})
        annotated = name != resource.type or resource.annotate_type
        return {TYPE: f"#microsoft.graph.{name}", **shown} if annotated else shown

    def _members(self, value: dict[str, Any], name: str) -> dict[str, Any]:
        info = self.schema.type(name)
        shown: dict[str, Any] = {}
        for item in info.properties.values():
            if item.navigation or item.write_only or item.setting and not getattr(self.settings, item.setting):
                continue
            stored = value.get(item.name, info.default_values.get(item.name))
            if stored is None and item.omit_null:
                continue
            annotation = f"{item.name}@odata.context"
            if item.embedded and (stored is not None or annotation in value):
                shown[annotation] = value.get(annotation, f"{self.context}/{item.name}")
            shown[item.name] = self._value(stored, item)
        if info.open:
            known = set(info.properties)
            shown.update({key: item for key, item in value.items() if key not in known and "@" not in key})
        order = ["id", *shown] if "id" in shown else list(shown)
        return {key: shown[key] for key in order}

    def _value(self, value: Any, item: Property) -> Any:
        if item.collection:
            return [self._single(entry, item) for entry in value or []]
        return None if value is None else self._single(value, item)

    def _single(self, value: Any, item: Property) -> Any:
        if self.schema.is_enum(item.type):
            return self._enum(value, item)
        if item.type in PRIMITIVES or not isinstance(value, dict):
            return value
        name = actual_type(value, item.type, self.schema)
        shown = self._members(value, name)
        return {TYPE: f"#microsoft.graph.{name}", **shown} if name != item.type else shown

    def _enum(self, value: str, item: Property) -> str:
        if self.unknown_members:
            return value
        hidden = self.schema.hidden_members(item.type)
        if not (item.flags or item.type in self.schema.flags):
            return SENTINEL if value in hidden else value
        parts = [SENTINEL if part.strip() in hidden else part.strip() for part in value.split(",")]
        # Workloads differ in the blank.
        return (", " if ", " in value else ",").join(dict.fromkeys(parts))


def moved_out(value: dict[str, Any], resource: Resource) -> dict[str, Any]:
    """The beta shape of an object whose members live elsewhere there: {"beta path": "path in the truth"}."""
    value = dict(value)
    for there, here in resource.moved.items():
        outer, dummy, inner = here.partition(".")
        container = value.get(outer) or {}
        value[there] = container.get(inner) if inner else value.get(outer)
    return value


def moved_in(changes: dict[str, Any], current: dict[str, Any], resource: Resource) -> dict[str, Any]:
    """Changes that came in beta's shape, as changes of the truth."""
    changes = dict(changes)
    for there, here in resource.moved.items():
        outer, dummy, inner = here.partition(".")
        if there in changes:
            new = changes.pop(there)
            changes[outer] = {**(current.get(outer) or {}), **changes.get(outer, {}), inner: new} if inner else new
        elif isinstance(changes.get(outer), dict) and inner in (current.get(outer) or {}):
            # To beta the member is no part of the object, so replacing the object leaves it alone.
            changes[outer] = {inner: current[outer][inner], **changes[outer]}
    return changes
