# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The options O(clear) and O(exact): wishes for emptiness, which null cannot express in Ansible.

Private to the collection.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ._compare import ODATA_TYPE, canonical_field, counterpart, fields_of, same
from ._fields import UNSET, Children, Field, ListOf, Object, Typed
from ._options import inner_fields, to_wire
from ._scalars import split_flags

_STEP = re.compile(r"(?P<name>[a-z0-9_]+)(?:\[(?P<key>[^\]]+)\])?")
_PATH = re.compile(rf"{_STEP.pattern}(?:\.{_STEP.pattern.replace('?P<name>', '').replace('?P<key>', '')})*")

Step = tuple[str, str]


def steps(path: str) -> tuple[Step, ...]:
    """The (name, key) steps of a path such as "restrictions.password_credentials[passwordAddition].max_lifetime"."""
    return tuple((found["name"], found["key"] or "") for found in _STEP.finditer(path))


def emptiness(declared: Field) -> Any:
    """What clears a field on the wire: an empty list for a collection, null for the rest; UNSET where neither may."""
    if declared.is_collection:
        stays = isinstance(declared.channel, Children) and not declared.channel.delete
        return UNSET if declared.required or stays else []
    return None if declared.nullable else UNSET


# --- problems with clear paths ---------------------------------------------------------------------------------------


def clear_problems(fields: Iterable[Field], options: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the paths to clear, each in words."""
    for path in options.get("clear") or ():
        if not _PATH.fullmatch(path or ""):
            yield f"clear: {path!r} is no path of option names"
        else:
            problem = _path_problem(tuple(fields), options, steps(path))
            if problem:
                yield f"clear: {path} {problem}"


def _path_problem(fields: tuple[Field, ...], options: Any, path: tuple[Step, ...]) -> str:
    (name, key), *rest = path
    declared = next((each for each in fields if name in (each.name, *each.aliases)), None)
    if declared is None:
        return f"names no option ({name} is unknown)"
    given = options.get(declared.name) if isinstance(options, dict | Mapping) else None
    if not rest and not key:
        if given is not None:
            return "is given a value as well"
        return "can be neither null nor empty" if emptiness(declared) is UNSET else ""
    inner, kind = inner_fields(declared), declared.type
    if not inner or bool(key) != isinstance(kind, ListOf) or (isinstance(kind, ListOf) and kind.order != "keyed"):
        return f"does not lead below {declared.name}"
    if not rest:
        return "names a whole item; give the list without it instead"
    if isinstance(kind, ListOf):
        given = next((item for item in given or () if is_named(kind, to_wire(kind.item, item), key)), None)
    return _path_problem(inner, given, tuple(rest))


def is_named(kind: ListOf, item: Mapping[str, Any], key: str) -> bool:
    """Whether the key in a path means an item (wire form): its first key, all joined by commas, or the second."""
    return any(
        _words([item.get(name) for name in names]) == _words(key) for names in (kind.key[:1], kind.key, kind.second_key)
    )


def _words(value: Any) -> frozenset[str]:
    if isinstance(value, list):
        return frozenset(word for item in value for word in _words(item))
    return frozenset(str(part).casefold() for part in split_flags(value))


# --- clear -----------------------------------------------------------------------------------------------------------


def with_clears(
    fields: tuple[Field, ...], values: Mapping[str, Any], current: Mapping[str, Any], paths: Iterable[str]
) -> dict[str, Any]:
    """A wish (wire form) with the paths wished empty; below what does not exist there is nothing to clear."""
    wished = dict(values)
    for path in paths:
        wished = _cleared(fields, wished, current, steps(path))
    return wished


def _cleared(
    fields: tuple[Field, ...], values: dict[str, Any], current: Mapping[str, Any], path: tuple[Step, ...]
) -> dict[str, Any]:
    (name, key), *rest = path
    declared = next((each for each in fields if name in (each.name, *each.aliases)), None)
    if declared is None:
        return values
    if not rest:
        return {**values, declared.wire: emptiness(declared)}
    there = current.get(declared.wire)
    if there is None and values.get(declared.wire) is None:
        return values
    inner = _cleared_item if isinstance(declared.type, ListOf) else _cleared_object
    return {**values, declared.wire: inner(declared, values.get(declared.wire), there, key, tuple(rest))}


def _cleared_object(declared: Field, values: Any, current: Any, key: str, path: tuple[Step, ...]) -> Any:
    fields = fields_of(declared.type, values or current)
    if not fields:  # of a type that no declaration knows
        return values or current
    return _cleared(fields, values or _frame(current), current or {}, path)


def _cleared_item(declared: Field, values: Any, current: Any, key: str, path: tuple[Step, ...]) -> Any:
    kind = declared.type
    # Items that the task does not name are wished as they are.
    pairs = [(item, counterpart(kind, current, item) or {}) for item in (current if values is None else values)]
    return [
        _cleared(fields_of(kind.item, item), item, there, path) if is_named(kind, {**there, **item}, key) else item
        for item, there in pairs
    ]


def _frame(current: Mapping[str, Any]) -> dict[str, Any]:
    return {ODATA_TYPE: current[ODATA_TYPE]} if ODATA_TYPE in current else {}


# --- exact -----------------------------------------------------------------------------------------------------------


def with_resets(
    fields: Iterable[Field], values: Mapping[str, Any], current: Mapping[str, Any], path: str = ""
) -> tuple[dict[str, Any], list[str]]:
    """A wish (wire form) that also resets what the task does not mention, and the paths that cannot be reset.

    Nullable becomes null, a collection empty, anything else its declared reset value; what may not be so, or is set at
    creation only, is left. policy_state is never touched.
    """
    wished, left = dict(values), []
    for each in fields:
        before = current.get(each.wire)
        if each.wire in wished:
            wished[each.wire], stuck = _reset_below(each, wished[each.wire], before, f"{path}{each.name}")
        elif each.name == "policy_state" or each.write_only or canonical_field(each, before) is None:
            continue
        else:
            stuck = _reset_whole(each, wished, before, f"{path}{each.name}")
        left += stuck
    return wished, left


def _reset_whole(declared: Field, wished: dict[str, Any], before: Any, path: str) -> list[str]:
    if declared.immutable:
        return [path]
    target = emptiness(declared) if declared.reset is UNSET else declared.reset
    if target is not UNSET:
        if not same(declared, before, target):
            wished[declared.wire] = target
        return []
    if isinstance(declared.type, Object) and isinstance(before, dict) and not declared.type.bare:
        inner, left = with_resets(declared.type.fields, {}, before, f"{path}.")
        if inner:
            wished[declared.wire] = inner
        return left
    return [path]


def _reset_below(declared: Field, values: Any, before: Any, path: str) -> tuple[Any, list[str]]:
    kind = declared.type
    if isinstance(kind, Object | Typed) and isinstance(values, dict) and isinstance(before, dict):
        if isinstance(kind, Object) and kind.bare:
            return values, []
        inner, left = with_resets(fields_of(kind, values), values, before, f"{path}.")
        return {**inner, **_frame(values)}, left
    if isinstance(kind, ListOf) and kind.order == "keyed" and isinstance(values, list):
        done = [
            with_resets(fields_of(kind.item, item), item, counterpart(kind, before, item) or {}, f"{path}[{index}].")
            for index, item in enumerate(values)
        ]
        return [item for item, _left in done], [stuck for _item, left in done for stuck in left]
    return values, []
