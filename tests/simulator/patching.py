# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a write makes of the stored object."""

from __future__ import annotations

from typing import Any

from .schema import PRIMITIVES, Schema
from .validate import TYPE

ZERO = {"Boolean": False, "Int32": 0, "Int64": 0, "Double": 0}


def actual_type(value: dict[str, Any], declared: str, schema: Schema) -> str:
    return (schema.find(value[TYPE]) or declared) if TYPE in value else declared


def land(
    current: dict[str, Any], changes: dict[str, Any], type_name: str, schema: Schema, reading: str
) -> dict[str, Any]:
    """The object after a PATCH. ``reading`` says what a partly sent complex value means: merge or replace."""
    info = schema.type(actual_type(current, type_name, schema))
    result = dict(current)
    for name, value in changes.items():
        item = info.properties.get(name)
        if item is not None and not item.collection and isinstance(value, dict):
            value = land_complex(current.get(name), value, item.type, schema, reading)
        result[name] = value
    return result


def land_complex(current: Any, value: dict[str, Any], declared: str, schema: Schema, reading: str) -> dict[str, Any]:
    if declared in PRIMITIVES:
        return value
    wanted = actual_type(value, declared, schema)
    if reading == "replace" or not isinstance(current, dict) or actual_type(current, declared, schema) != wanted:
        return value if not isinstance(current, dict) else completed(value, wanted, schema)
    merged = land({key: item for key, item in current.items() if key != TYPE}, value, wanted, schema, reading)
    if wanted != declared:
        merged[TYPE] = f"#microsoft.graph.{wanted}"
    return merged


def completed(value: dict[str, Any], type_name: str, schema: Schema) -> dict[str, Any]:
    """A value in which every member that was not sent has what its type has when nothing is said."""
    info = schema.type(type_name)
    blank = {name: empty(item) for name, item in info.properties.items() if not item.navigation and not item.write_only}
    return {**blank, **info.default_values, **value}


def empty(item: Any) -> Any:
    if item.collection:
        return []
    return None if item.nullable else ZERO.get(item.type)
