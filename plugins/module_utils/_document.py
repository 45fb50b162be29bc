# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The tenant document: the policies of a tenant by module name, in option names, in an order that never changes.

Private to the collection.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from ._compare import canonical_field, stripped
from ._fields import Field, ListOf, Object, Type, Typed
from ._names import Change, Reference, replaced
from ._options import chosen_variant, sort_key
from ._plan import displayed
from ._resource import Resource, all_fields

Part: TypeAlias = "dict[str, Any] | list[dict[str, Any]]"


def section(
    resource: Resource, values: Iterable[Mapping[str, Any]], version: str, *, raw: bool = False
) -> dict[str, Any] | list[dict[str, Any]] | None:
    """A resource's part of the document, from aggregates: its items, or the one object (None: there is none).

    What is null is left out; ``raw`` gives Graph's own names and values, without annotations.
    """
    found = [dict(stripped(value)) if raw else _present(displayed(resource, value, version, {})) for value in values]
    if not resource.is_collection:
        return found[0] if found else None
    match = _match(resource)
    name, key = (match.wire if match else resource.key.wire, resource.key.wire) if raw else (resource.key.match, "id")
    return _sorted(found, name, key)


def references_in(resource: Resource, part: Part) -> list[Reference]:
    """The references of a resource's part; their paths begin with the module and the name of the object."""
    found: list[Reference] = []

    def note(reference: Reference) -> str:
        found.append(reference)
        return reference.text

    for item in part if isinstance(part, list) else [part]:
        _replaced(resource, item, note)
    return found


def renamed(resource: Resource, part: Part, change: Change) -> Part:
    """A resource's part with ``change(reference)`` in the place of each reference, in order again.

    An object that its name finds again goes without its id, which means nothing in another tenant.
    """
    if not isinstance(part, list):
        return _replaced(resource, part, change)
    by_id = part if resource.key.match == "id" else twins(resource, part)
    found = [
        {name: value for name, value in _replaced(resource, item, change).items() if name != "id" or item in by_id}
        for item in part
    ]
    return _sorted(found, resource.key.match, "id")


def twins(resource: Resource, part: Part) -> list[dict[str, Any]]:
    """The objects of a part that a module does not find by their name, because others have it too or there is none."""
    match = _match(resource)
    if match is None or not isinstance(part, list):
        return []
    names = [canonical_field(match, item.get(match.name)) for item in part]
    counted = Counter(names)
    return [item for item, name in zip(part, names, strict=True) if counted[name] > 1 or not item.get(match.name)]


def _present(value: Mapping[str, Any] | None) -> dict[str, Any]:
    return {name: item for name, item in (value or {}).items() if item is not None}


def _match(resource: Resource) -> Field | None:
    return next((each for each in resource.fields if each.name == resource.key.match), None)


def _sorted(items: Iterable[dict[str, Any]], name: str, key: str) -> list[dict[str, Any]]:
    return sorted(items, key=lambda item: (str(item.get(name)).casefold(), str(item.get(name)), str(item.get(key))))


def _replaced(resource: Resource, item: dict[str, Any], change: Change) -> dict[str, Any]:
    name = item.get(resource.key.match) if resource.is_collection else None
    where = f"{resource.name} '{name}': " if name else f"{resource.name}: "
    fields = all_fields(resource, item.get(resource.discriminator, "") if resource.variants else "")
    return _arranged_members(fields, replaced(fields, item, change, where))


def _arranged_members(fields: Iterable[Field], options: Mapping[str, Any]) -> dict[str, Any]:
    known = {each.name: each.type for each in fields}
    return {name: _arranged(known[name], value) if name in known else value for name, value in options.items()}


def _arranged(kind: Type, value: Any) -> Any:
    """An option's value with its sets sorted, as to_option sorts them."""
    match kind:
        case Object() if isinstance(value, Mapping):
            return _arranged_members(kind.fields, value)
        case Typed() if isinstance(value, Mapping):
            variant = chosen_variant(kind.variants, value, kind.discriminator)
            return _arranged_members(variant.fields, value) if variant else value
        case ListOf() if isinstance(value, list):
            items = [_arranged(kind.item, item) for item in value]
            return items if kind.order == "ordered" else sorted(items, key=sort_key)
    return value
