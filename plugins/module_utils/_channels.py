# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""By which requests a difference travels: one function per channel of the vocabulary.

Private to the collection.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

from ._compare import (
    ODATA_TYPE,
    canonical,
    canonical_field,
    counterpart,
    difference,
    fields_of,
    merge,
    same,
    sendable,
    variant_of,
)
from ._errors import EntraError
from ._fields import (
    MAIN,
    Action,
    Alone,
    Backlinks,
    Children,
    Field,
    ListOf,
    Object,
    Parts,
    References,
    SubResource,
    Typed,
)
from ._resource import Resource

# Stands in a path for the id of the object that an earlier operation of the same plan creates.
CREATED = "{id}"


@dataclass(frozen=True)
class Operation:
    """One write.

    ``path`` is relative to the service root and may hold {id}, the id of the object that an earlier operation creates.
    ``summary`` is what an error says was tried ("update …"). ``settle``: it must be visible before the next operation.
    ``missing_ok``: a 404 is success. ``repeatable``: sending it twice does no harm. ``whole``: it replaces the whole
    object, which must therefore not have changed since it was read. ``field``: the wire name that it writes, empty for
    the main body; ``answer``: the member of Graph's answer that is the field's new value. ``needs``: the permissions
    that it needs, where they are not those of the resource. ``lingers``: seconds for which a 400 may only mean that
    what was in its way has not gone everywhere. ``awaits``: what it names is there, and nothing is in its way, so that
    a 404 or 409 means that this has not arrived everywhere.
    """

    method: str
    path: str
    body: Any = None
    summary: str = ""
    phase: int = MAIN
    settle: bool = False
    missing_ok: bool = False
    repeatable: bool = True
    whole: bool = False
    creates: bool = False
    field: str = ""
    answer: str = ""
    needs: tuple[str, ...] = ()
    lingers: float = 0.0
    awaits: bool = False


@dataclass(frozen=True)
class Place:
    """Where an object lives (path below the service root), what errors call it, and the API version in use.

    ``frame``: the members that every PATCH of it carries, its type and what is repeated.
    """

    path: str
    subject: str
    version: str = "v1.0"
    frame: Mapping[str, Any] = field(default_factory=dict)


def item_path(resource: Resource, version: str, current: Mapping[str, Any]) -> str:
    """The path of a singleton, or of the item that a wire value is; {id} stands for a key that is not known yet."""
    base, key = resource.path_in(version), current.get(resource.key.wire)
    if not resource.is_collection:
        return base
    return f"{base}/{CREATED if key is None else segment(key)}"


def segment(key: Any) -> str:
    """A key as one segment of a path."""
    return quote(str(key), safe="")


def channel_operations(place: Place, declared: Field, current: Any, wished: Any) -> tuple[list[Operation], Any]:
    """The operations of a field with a channel of its own, and the value that results.

    ``current`` and ``wished`` are wire values; None as ``current`` where nothing is there.
    """
    match declared.channel:
        case Alone():
            return _alone(place, declared, declared.channel, current, wished)
        case Action():
            return _action(place, declared, declared.channel, current, wished)
        case References():
            return _references(place, declared, declared.channel, current, wished)
        case Backlinks():
            return _backlinks(place, declared, declared.channel, current, wished)
        case Children():
            return _children(place, declared, declared.channel, current, wished)
        case Parts():
            return _parts(place, declared, declared.channel, current, wished)
        case SubResource():
            return _sub_resource(place, declared, declared.channel, current, wished)
    raise TypeError(f"{declared.channel!r} is no channel of the vocabulary")


def _alone(place: Place, declared: Field, channel: Alone, current: Any, wished: Any) -> tuple[list[Operation], Any]:
    merged = merge(declared.type, current, wished)
    if same(declared, current, merged):
        return [], current
    body = {**place.frame, declared.wire: sendable(declared.type, merged)}
    summary = f"update {declared.name} of {place.subject}"
    return [Operation("PATCH", place.path, body, summary, phase=channel.phase)], merged


def _action(place: Place, declared: Field, channel: Action, current: Any, wished: Any) -> tuple[list[Operation], Any]:
    merged = merge(declared.type, current, wished)
    if same(declared, current, merged):
        return [], current
    operation = Operation(
        "POST",
        f"{place.path}/{channel.path}",
        {declared.wire: sendable(declared.type, merged)},
        f"update {declared.name} of {place.subject}",
        phase=channel.phase,
        field=declared.wire,
        answer=channel.answer,
    )
    return [operation], merged


def _references(
    place: Place, declared: Field, channel: References, current: Any, wished: Any
) -> tuple[list[Operation], Any]:
    base = f"{place.path}/{channel.path}"

    def ends(link: Any) -> tuple[str, str, str]:
        return f"{base}/$ref", f"{base}/{segment(link)}/$ref", channel.target.format(id=link)

    return _links(place, declared, channel, ends, current, wished)


def _backlinks(
    place: Place, declared: Field, channel: Backlinks, current: Any, wished: Any
) -> tuple[list[Operation], Any]:
    key = place.path.rpartition("/")[2]

    def ends(link: Any) -> tuple[str, str, str]:
        base = f"{channel.home}/{segment(link)}/{channel.member}"
        return f"{base}/$ref", f"{base}/{key}/$ref", place.path

    return _links(place, declared, channel, ends, current, wished)


def _links(
    place: Place,
    declared: Field,
    channel: References | Backlinks,
    ends: Callable[[Any], tuple[str, str, str]],
    current: Any,
    wished: Any,
) -> tuple[list[Operation], Any]:
    """Links added and removed one by one; ``ends``: where one is added, where it is removed, and what it leads to."""
    here = {canonical(declared.type.item, link): link for link in current or []}
    wanted = {canonical(declared.type.item, link): link for link in wished or []}
    add = [
        Operation(
            "POST",
            ends(link)[0],
            {"@odata.id": f"{{root}}/{place.version}{ends(link)[2]}"},
            f"add {link} to {declared.name} of {place.subject}",
            phase=channel.add,
            # A link that is there already is refused, so adding it twice is not the same as once.
            repeatable=False,
            awaits=isinstance(channel, Backlinks),
            field=declared.wire,
        )
        for form, link in wanted.items()
        if form not in here
    ]
    remove = [
        Operation(
            "DELETE",
            ends(link)[1],
            summary=f"remove {link} from {declared.name} of {place.subject}",
            phase=channel.remove,
            missing_ok=True,
            field=declared.wire,
        )
        for form, link in here.items()
        if form not in wanted
    ]
    landed = [here.get(form, link) for form, link in wanted.items()]
    return add + remove, landed if add or remove else current


def _children(
    place: Place, declared: Field, channel: Children, current: Any, wished: Any
) -> tuple[list[Operation], Any]:
    kind, left = declared.type, list(current or [])
    base, operations, landed = f"{place.path}/{channel.path}", [], []
    for item in wished or []:
        found = counterpart(kind, left, item)
        merged = merge(kind.item, found, item)
        if found is not None and _replaces(kind, channel, found, merged):
            if not channel.delete:
                raise EntraError(
                    f"The {place.subject} cannot be changed in {_child_name(kind, channel, found)} of {declared.name}: "
                    "Graph offers no way to change it once it is there."
                )
            # It is removed below and made anew, under a new id.
            found, merged = None, {name: part for name, part in merged.items() if name != channel.key}
        if found is None:
            operations.append(_add_child(place, declared, channel, base, merged))
            landed.append(merged)
            continue
        left.remove(found)
        update = _update_child(place, declared, channel, base, found, merged)
        operations += update
        landed.append(merged if update else found)
    if left and not channel.delete:
        names = ", ".join(_child_name(kind, channel, item) for item in left)
        raise EntraError(
            f"The {place.subject} cannot lose {names} of {declared.name}: Graph offers no way to remove it, so the "
            "list has to name it."
        )
    operations += [_remove_child(place, declared, channel, base, item) for item in left]
    return [replace(each, needs=channel.needs) for each in operations], landed if operations else current


def _child_name(kind: ListOf, channel: Children, item: Any) -> str:
    """What people call a child: its key in the list, where that is a member of its own."""
    said = [item[name] for name in kind.key if "@" not in name and item.get(name)]
    return str(said[0] if said else item.get(channel.key))


def _replaces(kind: ListOf, channel: Children, found: Any, merged: Any) -> bool:
    """Whether a child must be deleted and made anew: it cannot be updated, or its type changes."""
    if isinstance(kind.item, Typed) and variant_of(kind.item.variants, found) is not variant_of(
        kind.item.variants, merged
    ):
        return True
    return not channel.update and canonical(kind.item, found) != canonical(kind.item, merged)


def _add_child(place: Place, declared: Field, channel: Children, base: str, item: Any) -> Operation:
    summary = f"add an item to {declared.name} of {place.subject}"
    body = sendable(declared.type.item, item)
    return Operation("POST", base, body, summary, phase=channel.add, repeatable=False, field=declared.wire)


def _update_child(
    place: Place, declared: Field, channel: Children, base: str, found: Any, merged: Any
) -> list[Operation]:
    kind = declared.type.item
    differing = difference(Object(fields_of(kind, merged)), found, merged)
    if not differing:
        return []
    kept = kind.type_sent if isinstance(kind, Object) else merged.get(ODATA_TYPE)
    body = {ODATA_TYPE: kept, **differing} if kept else differing
    summary = f"update an item of {declared.name} of {place.subject}"
    path = f"{base}/{segment(found[channel.key])}"
    return [Operation("PATCH", path, body, summary, phase=channel.add, field=declared.wire)]


def _remove_child(place: Place, declared: Field, channel: Children, base: str, item: Any) -> Operation:
    summary = f"remove an item from {declared.name} of {place.subject}"
    path = f"{base}/{segment(item[channel.key])}"
    return Operation("DELETE", path, None, summary, phase=channel.remove, missing_ok=True, field=declared.wire)


def _parts(place: Place, declared: Field, channel: Parts, current: Any, wished: Any) -> tuple[list[Operation], Any]:
    there = current or {}
    operations, landed = [], dict(there)
    for part in declared.type.fields:
        if part.wire not in (wished or {}):
            continue
        merged = merge(part.type, there.get(part.wire), wished[part.wire])
        if same(part, there.get(part.wire), merged):
            continue
        landed[part.wire] = {"id": part.wire, **merged} if isinstance(merged, dict) else merged
        is_on = channel.on.get(part.wire, lambda value: False)(merged)
        operations.append(
            Operation(
                "PATCH",
                f"{place.path}/{channel.path}/{segment(part.wire)}",
                sendable(replace(part.type, sparse="") if isinstance(part.type, Object) else part.type, merged),
                f"update {declared.name}.{part.name} of {place.subject}",
                phase=channel.phase + (1 if is_on else 0),
                field=declared.wire,
                whole=True,
            )
        )
    return operations, landed if operations else current


def _sub_resource(
    place: Place, declared: Field, channel: SubResource, current: Any, wished: Any
) -> tuple[list[Operation], Any]:
    merged = merge(declared.type, current, wished)
    if same(declared, current, merged):
        return [], current
    path = f"{place.path}/{channel.path}"
    if canonical_field(declared, merged) is None:
        summary = f"remove {declared.name} of {place.subject}"
        gone = Operation("DELETE", path, None, summary, phase=channel.phase, missing_ok=True, field=declared.wire)
        return [gone], None
    body = sendable(declared.type, merged)
    summary = f"update {declared.name} of {place.subject}"
    written = Operation(channel.method, path, body, summary, phase=channel.phase, field=declared.wire, whole=True)
    return [written], merged
