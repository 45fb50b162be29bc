# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A resource that no declaration knows, declared by a task: any path of Graph, its body in Graph's own names.

Everything here is pure. What comes out is read, compared, written and verified like any other resource.

Private to the collection.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from . import _checks
from ._compare import ODATA_TYPE, is_annotation, type_word
from ._fields import Field, ListOf, Object, Type
from ._options import Wish
from ._resource import Delete, Key, Permissions, Refusal, Resource, Write
from ._scalars import RAW

SPEC: dict[str, Any] = {
    "path": {"type": "str", "required": True},
    "graph_version": {"type": "str", "default": "v1.0"},
    "id": {"type": "str"},
    "match_on": {"type": "str"},
    "key": {"type": "str", "default": "id", "no_log": False},
    "state": {"type": "str", "choices": ["present", "absent"], "default": "present"},
    "body": {"type": "dict"},
    "list_keys": {"type": "dict", "no_log": False},
    "read_only": {"type": "list", "elements": "str"},
    "write_only": {"type": "list", "elements": "str"},
    "always_send": {"type": "list", "elements": "str"},
    "method": {"type": "str", "choices": ["PATCH", "PUT"], "default": "PATCH"},
    "create": {"type": "str", "choices": ["POST", "PATCH", "PUT", "none"]},
    "permissions": {
        "type": "dict",
        "options": {"read": {"type": "list", "elements": "str"}, "write": {"type": "list", "elements": "str"}},
    },
}

_PATH = re.compile(r"(/[^/?#\s{}]+)+")
_VERSIONS = ("/v1.0/", "/beta/")


def is_item(options: Mapping[str, Any]) -> bool:
    """Whether the path is that of a collection, and the object one of its items."""
    return options.get("id") is not None or options.get("match_on") is not None


def declared(options: Mapping[str, Any]) -> tuple[Resource, Wish]:
    """The resource that a task declares, and what it wishes of it; the options must be without problems."""
    body = options.get("body") or {}
    keys = list_keys(options)
    hidden = options.get("write_only") or ()
    values = {name: value for name, value in body.items() if name != ODATA_TYPE}
    fields = tuple(
        Field(name, "", _shape([value], name, keys), wire=name, write_only=name in hidden, secret=name in hidden)
        for name, value in values.items()
    )
    create = options.get("create") or ("POST" if is_item(options) else "none")
    absent = options.get("state") == "absent"
    resource = Resource(
        name=options["path"],
        title=f"{options['path']} item" if is_item(options) else f"object {options['path']}",
        path=options["path"],
        permissions=_permissions(options.get("permissions") or {}),
        fields=fields,
        kind="collection" if is_item(options) else "singleton",
        version=options["graph_version"],
        write=Write(options["method"], whole=options["method"] == "PUT"),
        create="" if create == "none" else create,
        key=Key(options["key"], options.get("match_on") or ""),
        delete=Delete(),
        type_sent=body.get(ODATA_TYPE) or "",
        repeated=(ODATA_TYPE, *(options.get("always_send") or ())),
        dropped=tuple(options.get("read_only") or ()),
        refusals=_refusals(body),
        missing_ok=absent or create != "none",
    )
    return resource, Wish(values, state=options["state"], ident=options.get("id") or "")


def secrets(options: Mapping[str, Any]) -> set[str]:
    """The texts that must not be shown: those of the members that Graph never shows."""
    body = options.get("body") or {}
    return {text for name in options.get("write_only") or () for text in _texts(body.get(name)) if text.strip()}


def list_keys(options: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Dotted path of a list → the members that identify its items."""
    given = options.get("list_keys") or {}
    return {path: tuple(key if isinstance(key, list) else [key]) for path, key in given.items()}


def _permissions(given: Mapping[str, Any]) -> Permissions:
    return Permissions(read=tuple(given.get("read") or ()), write=tuple(given.get("write") or ()))


def _refusals(body: Mapping[str, Any]) -> tuple[Refusal, ...]:
    wanted = type_word(body)
    if not wanted:
        return ()
    # Graph shows the type only where it is not the one that the collection is declared with.
    other = Refusal(
        on="current",
        when=lambda value: type_word(value) not in ("", wanted),
        message=f"is not of type {body[ODATA_TYPE]}, and Graph cannot change the type of an existing object",
    )
    return (other,)


def _shape(samples: list[Any], path: str, keys: Mapping[str, tuple[str, ...]]) -> Type:
    """The type by which values are compared: raw, but for what lies on the way to a keyed list."""
    if not any(each == path or each.startswith(f"{path}.") for each in keys):
        return RAW
    if path in keys:
        items = [item for sample in samples if isinstance(sample, list) for item in sample]
        return ListOf(_object(items, path, keys, keys[path]), order="keyed", key=keys[path])
    return _object(samples, path, keys, ())


def _object(samples: list[Any], path: str, keys: Mapping[str, tuple[str, ...]], own: Iterable[str]) -> Object:
    found: dict[str, list[Any]] = {name: [] for name in own}
    for sample in samples:
        for name, value in sample.items() if isinstance(sample, dict) else ():
            found.setdefault(name, []).append(value)
    return Object(
        tuple(Field(name, "", _shape(values, f"{path}.{name}", keys), wire=name) for name, values in found.items())
    )


# --- problems --------------------------------------------------------------------------------------------------------


def problems(options: Mapping[str, Any]) -> list[str]:
    """Everything that is wrong with a task's options, each in words; empty when the task can be tried."""
    found = [*_address_problems(options), *_body_problems(options), *_key_problems(options)]
    if found:
        return found
    resource, wished = declared(options)
    return _checks.problems(resource, {each.name: wished.values[each.wire] for each in resource.fields}, wished)


def _address_problems(options: Mapping[str, Any]) -> Iterator[str]:
    path, match_on, body = options["path"], options.get("match_on"), options.get("body") or {}
    if path.startswith(_VERSIONS):
        yield f"path {path} begins with a version, which belongs into graph_version"
    elif not _PATH.fullmatch(path):
        yield f"path {path!r} is not the path of an object or a collection, such as /policies/authorizationPolicy"
    for name in ("id", "match_on", "key"):
        if options.get(name) is not None and not options[name].strip():
            yield f"{name} is empty"
    if match_on and body.get(match_on) in (None, "") and not options.get("id"):
        yield f"match_on is {match_on}, but body has no such member"
    if not is_item(options) and options.get("create") == "POST":
        yield "create is POST, which makes an item of a collection, so match_on is needed"


def _body_problems(options: Mapping[str, Any]) -> Iterator[str]:
    body = options.get("body") or {}
    for name in body:
        if is_annotation(name):
            yield f"body.{name} is an annotation, which is not sent"
        elif name == "id" and options.get("match_on") != "id":
            yield "body.id cannot be set, the option id says which item is meant"
        elif name in (options.get("read_only") or ()):
            yield f"body.{name} is given, though read_only"
    if not isinstance(body.get(ODATA_TYPE) or "", str):
        yield f"body.{ODATA_TYPE} is not a text"
    yield from _value_problems(body, "body")


def _value_problems(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _value_problems(item, f"{path}.{name}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            wrong = _checks.empty(item)
            yield from [f"{path}[{index}] {wrong}"] if wrong else _value_problems(item, f"{path}[{index}]")
    elif wrong := _checks.placeholder(value):
        yield f"{path} {wrong}"


def _key_problems(options: Mapping[str, Any]) -> Iterator[str]:
    body = options.get("body") or {}
    for path, key in list_keys(options).items():
        if not key or not all(isinstance(name, str) and name for name in key):
            yield f"list_keys.{path} is neither the name of a member nor a list of names"
            continue
        for found, place in _at([(body, "body")], path.split(".")):
            if not isinstance(found, list):
                yield f"list_keys.{path} does not lead to a list, {place} is none"
                continue
            for index, item in enumerate(found):
                lacking = [name for name in key if not isinstance(item, dict) or item.get(name) is None]
                if lacking:
                    yield f"{place}[{index}] lacks {' and '.join(lacking)}, which list_keys.{path} names"


def _at(places: list[tuple[Any, str]], steps: list[str]) -> list[tuple[Any, str]]:
    """The values, with their places, to which a path leads; it goes through lists, and null is nowhere."""
    for step in steps:
        places = [pair for value, place in places for pair in _spread(value, place)]
        places = [(value.get(step), f"{place}.{step}") for value, place in places if isinstance(value, dict)]
    return [(value, place) for value, place in places if value is not None]


def _spread(value: Any, place: str) -> list[tuple[Any, str]]:
    if isinstance(value, list):
        return [(item, f"{place}[{index}]") for index, item in enumerate(value)]
    return [(value, place)]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
    elif isinstance(value, str):
        yield value
