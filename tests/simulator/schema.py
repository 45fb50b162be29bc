# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The types of one API version: the extracted schema, with what the service files know on top."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from .knowledge import merged

SCHEMA_DIR = Path(__file__).parent / "schema"
PRIMITIVES = {
    "String",
    "Boolean",
    "Int32",
    "Int64",
    "Double",
    "Guid",
    "DateTimeOffset",
    "Date",
    "TimeOfDay",
    "Duration",
    "Binary",
    "Untyped",
}
# A root for drafts, served for /security alone; its types are those of v1.0.
BORROWED = {"localtest": "v1.0"}
SENTINEL = "unknownFutureValue"


@dataclass(frozen=True)
class Property:
    """One member of a type."""

    name: str
    type: str
    collection: bool = False
    flags: bool = False
    navigation: bool = False
    # Navigation by its type, but answered and written in place; its answers carry a context of their own.
    embedded: bool = False
    nullable: bool = True
    read_only: bool = False
    create_only: bool = False
    write_only: bool = False
    omit_null: bool = False
    required: bool = False
    setting: str | None = None
    limits: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)

    @property
    def edm(self) -> str:
        """The name of the type as error messages have it."""
        single = f"Edm.{self.type}" if self.type in PRIMITIVES else f"microsoft.graph.{self.type}"
        return f"Collection({single})" if self.collection else single


@dataclass
class TypeInfo:
    name: str
    base: str | None
    properties: dict[str, Property]
    abstract: bool = False
    open: bool = False
    entity: bool = False
    default_select: tuple[str, ...] = ()
    default_values: dict[str, Any] = field(default_factory=dict)


class Schema:
    """Types and enumerations of one version."""

    def __init__(self, version: str, knowledge: dict[str, dict[str, Any]], flags: set[str]) -> None:
        source = BORROWED.get(version, version)
        raw = json.loads((SCHEMA_DIR / f"{source}.json").read_text(encoding="utf-8"))
        self.version = version
        self.enums: dict[str, list[str]] = raw["enums"]
        self.flags = flags
        self._raw: dict[str, Any] = raw["types"]
        self._knowledge = knowledge
        self._types: dict[str, TypeInfo] = {}

    @cached_property
    def _names(self) -> dict[str, str]:
        """Lower-case name -> name: the SDKs compare @odata.type without case, and so do most services."""
        return {name.lower(): name for name in [*self._raw, *self._knowledge]}

    def has_type(self, name: str) -> bool:
        return name in self._raw or "properties" in self._knowledge.get(name, {})

    def find(self, odata_type: str) -> str | None:
        """The name of a type from "#microsoft.graph.x", with or without "#"."""
        short = odata_type.removeprefix("#").removeprefix("microsoft.graph.")
        name = self._names.get(short.lower())
        return name if name and self.has_type(name) else None

    def known_names(self) -> list[str]:
        return list(self._raw)

    def type(self, name: str) -> TypeInfo:
        if name not in self._types:
            self._types[name] = self._build(name)
        return self._types[name]

    def _build(self, name: str) -> TypeInfo:
        raw = self._raw.get(name, {})
        known = merged(self._knowledge.get(name, {}), self._knowledge.get(f"{name}@{self.version}", {}))
        base = raw.get("base") or known.get("base")
        parent = self.type(base) if base else None
        inherited = parent.properties if parent else {}
        # Some types repeat a member of their base; what is known of the base's member stays true.
        embedded = known.get("embedded", [])
        added = {
            wire: parse_property(wire, text, embedded=wire in embedded) for wire, text in self._added(known).items()
        }
        members = {**self._own_members(raw, known), **inherited, **added}
        for wire in known.get("removed", []):
            members.pop(wire, None)
        members = {wire: with_knowledge(item, known) for wire, item in members.items()}
        return TypeInfo(
            name,
            base,
            members,
            abstract=bool(known.get("abstract")),
            open=bool(known.get("open")),
            entity=name == "entity" or bool(parent and parent.entity),
            default_select=tuple(known.get("default_select", parent.default_select if parent else ())),
            default_values={**(parent.default_values if parent else {}), **known.get("defaults", {})},
        )

    def _own_members(self, raw: dict[str, Any], known: dict[str, Any]) -> dict[str, Property]:
        members = {wire: parse_property(wire, text) for wire, text in raw.get("properties", {}).items()}
        for wire, text in raw.get("navigation", {}).items():
            embedded = wire in known.get("embedded", [])
            members[wire] = parse_property(wire, text, navigation=not embedded, embedded=embedded)
        return members

    def _added(self, known: dict[str, Any]) -> dict[str, Any]:
        """Members that the SDK lacks, in the versions that have them."""
        added = known.get("properties", {})
        return {
            wire: text
            for wire, text in added.items()
            if not isinstance(text, dict) or self.version in text.get("versions", [self.version])
        }

    def is_a(self, name: str, base: str) -> bool:
        current: str | None = name
        while current:
            if current == base:
                return True
            current = self.type(current).base
        return False

    def is_enum(self, name: str) -> bool:
        return name in self.enums

    def hidden_members(self, name: str) -> set[str]:
        """Members declared after the sentinel: shown only to a client that asks for them."""
        members = self.enums[name]
        return set(members[members.index(SENTINEL) + 1 :]) if SENTINEL in members else set()


def parse_property(wire: str, text: str | dict[str, Any], navigation: bool = False, embedded: bool = False) -> Property:
    extra = text if isinstance(text, dict) else {"type": text}
    found = re.fullmatch(r"(Collection|Flags)\((.+)\)", extra["type"])
    wrapper, name = (found.group(1), found.group(2)) if found else ("", extra["type"])
    return Property(
        wire,
        name,
        collection=wrapper == "Collection",
        flags=wrapper == "Flags",
        navigation=navigation,
        embedded=embedded,
        setting=extra.get("setting"),
    )


def with_knowledge(item: Property, known: dict[str, Any]) -> Property:
    """The property with what a service file says about it; what a base type says is kept."""

    def listed(key: str, current: bool) -> bool:
        return current or item.name in known.get(key, [])

    writable = item.name in known.get("writable", [])
    forbidden = item.name in known.get("non_nullable", [])
    return replace(
        item,
        nullable=item.name in known.get("nullable", []) or item.nullable and not forbidden,
        read_only=not writable and listed("read_only", item.read_only),
        create_only=not writable and listed("create_only", item.create_only),
        write_only=listed("write_only", item.write_only),
        omit_null=listed("omit_null", item.omit_null),
        required=listed("required", item.required),
        limits={**item.limits, **known.get("limits", {}).get(item.name, {})},
    )
