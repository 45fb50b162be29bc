# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The vocabulary of a declaration's resource: where the object lives, how it is found, written and removed.

Private to the collection.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ._fields import UNSET, Field, Main, Object, Text, Variant


@dataclass(frozen=True)
class Permissions:
    """Application permissions, all of which are needed; "A|B" means that one of them is enough, the least one first.

    ``app_only`` is false where the service takes delegated tokens only, and they are delegated permissions; ``note``
    says what is undocumented about them.
    """

    read: tuple[str, ...] = ()
    write: tuple[str, ...] = ()
    app_only: bool = True
    note: str = ""


@dataclass(frozen=True)
class Write:
    """How the main body is written: method, and whether it is the ``whole`` object or the differing members only.

    An object that cannot be changed is deleted and created anew: the method is POST then, and the body whole.
    ``representation``: Graph answers with the object, instead of nothing, when it is asked to.
    """

    method: str = "PATCH"
    whole: bool = False
    representation: bool = False


@dataclass(frozen=True)
class Key:
    """The wire member that names an item in its path, and the option by which an existing item is matched.

    ``slots``: the fixed vocabulary of keys from which a new object takes the first free one. Without slots, a key that
    the option ``match`` holds itself (``id``, or the field of the key) is chosen by the creator; any other is the
    server's. ``given_as``: how a task gives it where the name is not enough.
    """

    wire: str = "id"
    match: str = "display_name"
    slots: tuple[str, ...] = ()
    given_as: str = "the option id"


@dataclass(frozen=True)
class Restore:
    """Where deleted items are listed, under their old keys, and the action (POST) that brings one of them back.

    ``marked``: the member that says when an item was deleted, and of one that is there nothing.
    """

    path: str
    action: str = "restore"
    marked: str = "deletedDateTime"


@dataclass(frozen=True)
class Delete:
    """DELETE of an item. What must be so, and be visible, before it.

    ``after``: members that must hold, where the item has them; ``first``: wire names of the sub-resources that must be
    gone. ``lingers``: seconds for which the service may refuse with 400 what is in order already. ``restore``: how a
    deleted item comes back, if it does.
    """

    after: Mapping[str, Any] = field(default_factory=dict)
    first: tuple[str, ...] = ()
    lingers: float = 0.0
    restore: Restore | None = None


@dataclass(frozen=True)
class Refusal:
    """A state that is not touched, or may not be made.

    ``on``: ``current`` (the object as read), ``merged`` (what would result), ``change`` (both in this order, for
    switches that turn one way only), ``rival`` (what would result and another item of the collection) or ``wish`` (what
    the task names, before any request, and again what would result). ``when`` is a predicate of those wire values. An
    object as read is refused only where something would change, or, with ``only_for``, where the task names this wire
    member at all; any other state, with ``only_for``, only where this wire member would change, and with ``only_new``
    only where it was not so before.
    """

    on: str
    when: Callable[..., bool]
    message: str
    only_for: str = ""
    only_new: bool = False


@dataclass(frozen=True)
class Solo:
    """An option's value that empties everything else: it is sent alone, and other options beside it are an error."""

    option: str
    value: Any


@dataclass(frozen=True)
class Beta:
    """The beta shape of the resource: another ``path``, and where members ``moved`` to (v1.0 path → beta path).

    ``complete``: v1.0 does not list items that use what only beta has, so that what it does not list is looked for in
    beta, and found there is read and written there.
    """

    path: str = ""
    moved: Mapping[str, str] = field(default_factory=dict)
    complete: bool = False


@dataclass(frozen=True)
class Companion:
    """An extra read that planning needs, such as the template of a setting.

    ``path`` may hold wire members of the wish in braces; ``pick`` makes the value that planning uses from the answer
    and the wish.
    """

    name: str
    path: str
    pick: Callable[[Any, Mapping[str, Any]], Any]


@dataclass(frozen=True)
class WhatIf:
    """A POST to ``path`` that asks the service itself what becomes of a sign-in; it writes nothing.

    ``when``: a predicate of the object before and after, which tells whether it is worth asking. ``body`` makes the
    question from the object after and the id of a user. The answer is a list of objects like ours, each with
    ``policyApplies`` and ``analysisReasons``. ``needs``: permissions.
    """

    path: str
    when: Callable[[Mapping[str, Any], Mapping[str, Any]], bool]
    body: Callable[[Mapping[str, Any], str], dict[str, Any]]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Guarded:
    """What the guard (see _guards) has to know to judge a write.

    ``section``: the part of the tenant that the object is, or the one that holds it under its wire ``member``.
    ``when``: a predicate of the object before and after, which tells whether the write could do harm at all, so that a
    harmless one costs nothing. ``what_if``: what the service is asked for each emergency access account.
    """

    section: str
    member: str = ""
    when: Callable[[Mapping[str, Any], Mapping[str, Any]], bool] = lambda before, after: True
    what_if: WhatIf | None = None


@dataclass(frozen=True)
class Lookup:
    """Where the items of a collection are listed that has no list of its own.

    They are in the list ``member`` of the object at ``path``, among others; those of the resource's ``type_sent`` are
    meant.
    """

    path: str
    member: str


@dataclass(frozen=True)
class Reset:
    """A POST to ``path`` below the object that gives it the service's own values.

    ``done``: the members, as read, that say that it has them.
    """

    path: str
    done: Mapping[str, Any]


@dataclass(frozen=True)
class Together:
    """Objects of another resource that are written in the same step; when any part of it fails, all are put back.

    ``option``: their names or ids, documented by ``doc``; it can be given only ``beside`` these options of the object
    itself. ``others``: their resource. ``values``: the wire values that they get. ``awaits``: how the messages of
    refusals begin that mean that the write before it, of the one or the other, has not arrived everywhere. ``remedy``:
    what is advised where the guard refuses the object alone.
    """

    option: str
    doc: tuple[str, ...]
    others: Resource
    values: Mapping[str, Any]
    beside: Mapping[str, Any]
    awaits: tuple[str, ...] = ()
    remedy: str = ""


@dataclass(frozen=True)
class Resource:
    """One policy endpoint: the single source of its argument spec, documentation, requests and comparison rules.

    ``kind`` is ``singleton``, ``family`` (fixed id and fixed type) or ``collection``. ``create`` is the verb that
    makes an item (POST on the collection, PATCH or PUT on the item's own path) or empty. ``missing_ok``: a 404 of the
    object's own path means that it is not there yet. ``type_sent``: the @odata.type that every body carries.
    ``repeated``: wire members that are sent as read, unless null, with every write. ``dropped``: wire members that are
    never sent. ``select_version``: the task may choose the service root. ``list_only``: the service limits requests so
    tightly that an item is only read by listing. ``lookup``: where items are listed that have no list of their own.
    ``guard``: what is judged before a write. ``together``: what can be written in the same step. ``awaits``: how the
    message of a refusal begins that means that what the write refers to was made a moment ago, and has not arrived
    everywhere.
    """

    name: str
    title: str
    path: str
    permissions: Permissions
    fields: tuple[Field, ...]
    docs: str = ""
    graph_type: str = ""
    kind: str = "singleton"
    version: str = "v1.0"
    select_version: bool = False
    write: Write = Write()
    create: str = ""
    key: Key = Key()
    delete: Delete | None = None
    variants: tuple[Variant, ...] = ()
    discriminator: str = "type"
    type_sent: str = ""
    repeated: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    solo: Solo | None = None
    refusals: tuple[Refusal, ...] = ()
    beta: Beta = Beta()
    companions: tuple[Companion, ...] = ()
    lookup: Lookup | None = None
    guard: Guarded | None = None
    together: Together | None = None
    awaits: tuple[str, ...] = ()
    reset: Reset | None = None
    expand: str = ""
    missing_ok: bool = False
    list_only: bool = False
    notes: tuple[str, ...] = ()

    @property
    def is_collection(self) -> bool:
        """Whether there are items that are found by key."""
        return self.kind == "collection"

    def path_in(self, version: str) -> str:
        """The path of the singleton or of the collection in an API version."""
        return self.beta.path if version == "beta" and self.beta.path else self.path


def singleton(name: str, title: str, path: str, **facts: Any) -> Resource:
    """An object that always exists once per tenant."""
    return Resource(name, title, path, **facts)


def family_item(name: str, title: str, path: str, type_sent: str, **facts: Any) -> Resource:
    """One member of a family of objects with fixed ids, each with a type of its own that every body carries."""
    return Resource(name, title, path, kind="family", type_sent=type_sent, **facts)


def collection(name: str, title: str, path: str, *, key: Key = Key(), **facts: Any) -> Resource:
    """Objects that are listed, created and deleted."""
    return Resource(name, title, path, kind="collection", key=key, **{"create": "POST", "delete": Delete(), **facts})


def display_name(doc: str, **facts: Any) -> Field:
    """The option that names an item for people."""
    return Text("display_name", doc, aliases=("name",), **{"required": True, **facts})


def all_fields(resource: Resource, word: str = "") -> tuple[Field, ...]:
    """The resource's own fields and those of its variants, or of the one variant that a word names."""
    chosen = [variant for variant in resource.variants if word in ("", variant.word)]
    return resource.fields + tuple(extra for variant in chosen for extra in variant.fields)


def body_type(resource: Resource, fields: tuple[Field, ...]) -> Object:
    """The main body as a value: sparse where only differing members are sent, whole otherwise."""
    main = tuple(each for each in fields if isinstance(each.channel, Main))
    sparse = "" if resource.write.whole else resource.docs or resource.path
    return Object(main, sparse=sparse, dropped=("id", *resource.dropped))


def fields_in(resource: Resource, version: str, word: str = "") -> tuple[Field, ...]:
    """The fields as they lie on the wire in an API version: beta moves some of them to other places."""
    fields = all_fields(resource, word)
    if version != "beta":
        return fields
    for here, there in resource.beta.moved.items():
        fields = _put_at(*_take_from(fields, here.split(".")), there.split("."))
    return fields


def _take_from(fields: tuple[Field, ...], path: list[str]) -> tuple[tuple[Field, ...], Field]:
    owner = next(each for each in fields if each.wire == path[0])
    if len(path) == 1:
        return tuple(each for each in fields if each is not owner), owner
    inner, taken = _take_from(owner.type.fields, path[1:])
    return _swap(fields, owner, inner), taken


def _put_at(fields: tuple[Field, ...], moved: Field, path: list[str]) -> tuple[Field, ...]:
    if len(path) == 1:
        return (*fields, replace(moved, wire=path[0]))
    owner = next(each for each in fields if each.wire == path[0])
    return _swap(fields, owner, _put_at(owner.type.fields, moved, path[1:]))


def _swap(fields: tuple[Field, ...], owner: Field, inner: tuple[Field, ...]) -> tuple[Field, ...]:
    changed = replace(owner, type=replace(owner.type, fields=inner))
    return tuple(changed if each is owner else each for each in fields)


def relocated(value: dict[str, Any], moves: Mapping[str, str], *, back: bool = False) -> dict[str, Any]:
    """A wire value with members moved between the v1.0 and the beta places; members that are missing stay missing."""
    for here, there in moves.items():
        source, target = (there, here) if back else (here, there)
        found = _pop(value, source.split("."))
        if found is not UNSET:
            value = _set(_without(value, source.split(".")), target.split("."), found)
    return value


def _pop(value: Any, path: list[str]) -> Any:
    for step in path:
        if not isinstance(value, dict) or step not in value:
            return UNSET
        value = value[step]
    return value


def _without(value: dict[str, Any], path: list[str]) -> dict[str, Any]:
    rest = {key: item for key, item in value.items() if key != path[0]}
    if len(path) == 1:
        return rest
    inner = _without(value[path[0]], path[1:])
    return {**rest, path[0]: inner} if inner else rest


def _set(value: dict[str, Any], path: list[str], item: Any) -> dict[str, Any]:
    if len(path) == 1:
        return {**value, path[0]: item}
    return {**value, path[0]: _set(value.get(path[0]) or {}, path[1:], item)}


def member_is(wire: str, *values: Any) -> Callable[[dict[str, Any]], bool]:
    """A predicate for refusals: the member has one of the values."""
    return lambda value: value.get(wire) in values


def member_starts_with(wire: str, prefix: str) -> Callable[[dict[str, Any]], bool]:
    """A predicate for refusals: the member is a text that starts so."""
    return lambda value: str(value.get(wire) or "").startswith(prefix)


def both_have(wire: str, value: Any) -> Callable[[dict[str, Any], dict[str, Any]], bool]:
    """A predicate for refusals on a rival: the member has the value in both."""
    return lambda one, other: one.get(wire) == value == other.get(wire)


def changes(*wires: str, removed: bool = True) -> Callable[[Mapping[str, Any], Mapping[str, Any]], bool]:
    """A predicate for what is guarded: a member of an existing object changes, or perhaps the object is removed."""
    return lambda before, after: (
        bool(before) and bool(after or removed) and any(before.get(name) != after.get(name) for name in wires)
    )


def was(wire: str, value: Any) -> Callable[[Mapping[str, Any], Mapping[str, Any]], bool]:
    """A predicate for what is guarded: the member had the value before."""
    return lambda before, after: before.get(wire) == value


def member_missing(wire: str) -> Callable[[dict[str, Any]], bool]:
    """A predicate for refusals: the object as read does not show the member at all."""
    return lambda value: wire not in value


def member_outside(wire: str, low: int, high: int) -> Callable[[dict[str, Any]], bool]:
    """A predicate for refusals: the member is a number below or above what the service takes."""
    return lambda value: isinstance(value.get(wire), int) and not low <= value[wire] <= high
