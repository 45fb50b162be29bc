# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a body fits its type. Raises what the workload would answer; returns the body with types spelled out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from .errors import GraphError, Wording
from .schema import PRIMITIVES, SENTINEL, Property, Schema, TypeInfo, parse_property
from .values import fits, literal, split_flags

TYPE = "@odata.type"
NODES: dict[type, str] = {dict: "StartObject", list: "StartArray"}


@dataclass
class Validator:
    """Checks bodies of one resource in one version."""

    schema: Schema
    wording: Wording
    settings: Any
    creating: bool = False
    # Extra read-only members that only this endpoint refuses.
    read_only: frozenset[str] = frozenset()

    def body(self, value: Any, type_name: str) -> dict[str, Any]:
        """A top-level body: its type is the type of the stored or created object."""
        return self._object(value, type_name, top=True)

    def parameters(self, value: Any, name: str, spec: dict[str, str]) -> dict[str, Any]:
        """The body of an action: a value of a type that exists for this action alone."""
        if not isinstance(value, dict):
            raise self.wording.node(NODES.get(type(value), "PrimitiveValue"), "StartObject")
        info = TypeInfo(name, None, {wire: parse_property(wire, text, False) for wire, text in spec.items()})
        result: dict[str, Any] = {}
        for wire, item in value.items():
            if "@" not in wire:
                self._member(result, wire, item, info, True)
        return result

    def _object(self, value: Any, expected: str, top: bool = False) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise self.wording.node(NODES.get(type(value), "PrimitiveValue"), "StartObject")
        info = self._actual_type(value, expected)
        result: dict[str, Any] = {}
        if info.name != expected:
            result[TYPE] = f"#microsoft.graph.{info.name}"
        for name, item in value.items():
            if "@" in name:
                self._annotation(name, info)
            else:
                self._member(result, name, item, info, top)
        self._required(info, result, top)
        return result

    def _actual_type(self, value: dict[str, Any], expected: str) -> TypeInfo:
        name = self._stated_type(value[TYPE]) if value.get(TYPE) is not None else expected
        if not self.schema.is_a(name, expected):
            raise self.wording.wrong_type(name, expected)
        info = self.schema.type(name)
        if info.abstract:
            raise self.wording.abstract(info.name)
        return info

    def _stated_type(self, stated: Any) -> str:
        name = self.schema.find(stated) if isinstance(stated, str) else None
        if name is None:
            raise self.wording.unknown_type(str(stated).removeprefix("#"))
        return name

    def _annotation(self, name: str, info: TypeInfo) -> None:
        target, dummy, annotation = name.partition("@")
        error: GraphError | None = None
        if target and target not in info.properties:
            error = self.wording.unknown_property(target, info.name)
        elif annotation != "odata.type":
            error = self.wording.annotation(name, info.name)
        if error:
            raise error

    def _member(self, result: dict[str, Any], name: str, value: Any, info: TypeInfo, top: bool) -> None:
        item = info.properties.get(name)
        if item is not None and item.setting and not getattr(self.settings, item.setting):
            item = None
        if item is None or item.navigation:
            if info.open and item is None:
                result[name] = value
            elif self.settings.strictness == "strict":
                raise self.wording.unknown_property(name, info.name)
            return
        if item.read_only or item.create_only and not self.creating or top and name in self.read_only:
            if self.settings.strictness == "strict":
                raise self.wording.read_only(name)
            return
        result[name] = self._value(value, item, info)

    def _value(self, value: Any, item: Property, info: TypeInfo) -> Any:
        if value is None:
            self._null(item)
            return None
        if not item.collection:
            return self._single(value, item, info)
        if not isinstance(value, list):
            raise self.wording.node(NODES.get(type(value), "PrimitiveValue"), "StartArray")
        if any(entry is None for entry in value):
            raise self.wording.null(item.name, item.edm)
        return [self._single(entry, item, info) for entry in value]

    def _null(self, item: Property) -> None:
        if item.collection:
            raise self.wording.null_collection(item.name, item.edm)
        if not item.nullable:
            raise self.wording.null(item.name, item.edm)

    def _single(self, value: Any, item: Property, info: TypeInfo) -> Any:
        if self.schema.is_enum(item.type):
            return self._enum(value, item, info)
        if item.type not in PRIMITIVES:
            return self._object(value, item.type)
        if isinstance(value, (dict, list)) and item.type != "Untyped":
            raise self.wording.node(NODES[type(value)], "PrimitiveValue")
        if not fits(value, item.type):
            raise self.wording.literal(literal(value), f"Edm.{item.type}")
        self._limits(value, item, info)
        return value

    def _enum(self, value: Any, item: Property, info: TypeInfo) -> str:
        if isinstance(value, (dict, list)):
            raise self.wording.node(NODES[type(value)], "PrimitiveValue")
        if not isinstance(value, str):
            raise self.wording.literal(literal(value), f"microsoft.graph.{item.type}")
        members = self.schema.enums[item.type]
        spelling = {member.lower(): member for member in members if member != SENTINEL}
        is_flags = item.flags or item.type in self.schema.flags
        parts = split_flags(value) if is_flags else [value]
        for part in parts or [value]:
            if part.lower() not in spelling:
                raise self.wording.enum_member(item.name, info.name, part)
        chosen = {spelling[part.lower()] for part in parts}
        # A flags value is stored as a number: the order of the answer is the order of the members.
        return ", ".join(member for member in members if member in chosen)

    def _limits(self, value: Any, item: Property, info: TypeInfo) -> None:
        limits = item.limits
        if not limits:
            return
        size = len(value) if isinstance(value, str) else value
        low = limits.get("min_length" if isinstance(value, str) else "minimum")
        high = limits.get("max_length" if isinstance(value, str) else "maximum")
        wrong = (
            low is not None
            and size < low
            or high is not None
            and size > high
            or "one_of" in limits
            and str(value).lower() not in {str(word).lower() for word in limits["one_of"]}
            or "pattern" in limits
            and not re.fullmatch(limits["pattern"], value)
        )
        if wrong:
            raise self.wording.invalid_value(item.name, info.name, value)

    def _required(self, info: TypeInfo, result: dict[str, Any], top: bool) -> None:
        if top:
            return
        for item in info.properties.values():
            if item.required and result.get(item.name) is None:
                raise self.wording.required(item.name, info.name)
