# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The vocabulary of a declaration's fields: what a property is called, what it holds, which request writes it.

Everything here is data. _options turns it into an argument spec and translates values, _compare gives it equality,
_plan turns differences into requests. Nothing here does I/O or knows Ansible.

Private to the collection.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Union

from . import _scalars
from ._scalars import Scalar

UNSET: Any = type("Unset", (), {"__repr__": lambda self: "UNSET", "__bool__": lambda self: False})()

# Phases: a plan is sorted by them, so that a plan that stops halfway leaves the stricter state.
ADD_EXCLUDES, REMOVE_INCLUDES, FIRST, MAIN, LAST, ADD_INCLUDES, REMOVE_EXCLUDES = 10, 20, 30, 50, 70, 80, 90


@dataclass(frozen=True)
class Object:
    """A complex value with named members.

    ``collapse``: when all members are void the object means null and is sent as null; ``weightless`` wire members do
    not count in that. ``sparse``: only differing members are sent; holds the source that says the service merges this
    container and refuses it whole. ``apart``: paths of wire members that, where nothing else differs, are sent without
    the rest, because of some objects the service takes nothing else; it must merge this container. ``closed``: members
    that are not declared are not sent back. ``bare``: the option is the value of this one wire member. ``type_sent``:
    the @odata.type that every value carries. ``dropped``: read-only wire members. ``hook``: a named pure function of
    the wire value, applied to both sides before comparing.
    """

    fields: tuple[Field, ...]
    collapse: bool = False
    weightless: tuple[str, ...] = ()
    sparse: str = ""
    apart: tuple[str, ...] = ()
    closed: bool = False
    bare: str = ""
    type_sent: str = ""
    dropped: tuple[str, ...] = ()
    hook: Callable[[dict[str, Any]], dict[str, Any]] | None = None


@dataclass(frozen=True)
class Variant:
    """One type of a typed value or of a resource: the word that names it, its @odata.type, and its own fields.

    ``implied``: values, by the name of their option, that only this type has among those with the option, or a test of
    the value.
    ``defaults``: wire members that a typed value which becomes this type has where the task gives nothing.
    """

    word: str
    odata_type: str
    fields: tuple[Field, ...] = ()
    doc: str = ""
    implied: Mapping[str, tuple[str, ...] | Callable[[Any], bool]] = field(default_factory=dict)
    defaults: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Typed:
    """A value whose type is part of the value.

    The option ``discriminator`` holds the word of the variant and may be left out where the other options single one
    out. ``repeated``: the wire member that repeats the word. Another type replaces the value, the same one is merged.
    """

    variants: tuple[Variant, ...]
    discriminator: str = "type"
    repeated: str = ""


@dataclass(frozen=True)
class ListOf:
    """A list, compared by its ``order``: ``set``, ``ordered``, ``keyed`` or ``multiset``.

    A given list is the whole list. ``key``: the wire members that identify a keyed item; ``second_key`` for items that
    do not have the first one yet. A member that a keyed item does not name keeps its value. ``defaults``: what the
    service fills in for a multiset's items, which have no identity but their content.
    """

    item: Type
    order: str = "set"
    key: tuple[str, ...] = ()
    second_key: tuple[str, ...] = ()
    defaults: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Pairs:
    """Name/value pairs: a dictionary in the options, a list of objects with texts on the wire.

    Names that the option does not give keep their value. ``delimiters``: values that are lists inside a text.
    ``starts_from``: the companion whose pairs a new object starts from.
    """

    name: str = "name"
    value: str = "value"
    delimiters: Mapping[str, str] = field(default_factory=dict)
    starts_from: str = ""


@dataclass(frozen=True)
class Phrase:
    """One way to name something: the option's ``word``, the wire ``text`` with {} in the place of the value, its type.

    ``also``: what else a text that means the same looks like, as a regular expression with one group.
    """

    word: str
    text: str
    type: Scalar
    doc: str
    also: str = ""


@dataclass(frozen=True)
class Phrased:
    """In the options a mapping with one of several words, on the wire an object whose member holds it as a text.

    ``constant``: members that every such object carries. A text that no phrase gives is shown under the last word.
    """

    phrases: tuple[Phrase, ...]
    member: str
    constant: Mapping[str, Any] = field(default_factory=dict)


Type = Union[Scalar, Object, Typed, ListOf, Pairs, Phrased]


@dataclass(frozen=True)
class Main:
    """Written in the body of the object itself."""

    phase: int = MAIN


@dataclass(frozen=True)
class Alone:
    """Written by a PATCH of its own, because the service takes it with nothing else."""

    phase: int = LAST


@dataclass(frozen=True)
class Action:
    """Written by POST to a named path below the object; part of the body at creation.

    ``answer``: the member of the action's answer that holds the new value, where it has one.
    """

    path: str
    answer: str = ""
    phase: int = FIRST


@dataclass(frozen=True)
class References:
    """Links to other objects, added and removed one by one through $ref.

    ``target``: path of what is linked, with {id}. ``add`` and ``remove`` are the phases.
    """

    path: str
    target: str = "/directoryObjects/{id}"
    add: int = ADD_INCLUDES
    remove: int = REMOVE_INCLUDES


@dataclass(frozen=True)
class Backlinks:
    """Links to this object that are written on the other one, added and removed one by one through $ref below it.

    ``path``: where this object lists them; those of ``odata_type`` are meant. ``home``: the collection of the others;
    ``member``: what holds the link there. ``add`` and ``remove`` are the phases.
    """

    path: str
    odata_type: str
    home: str
    member: str
    add: int = ADD_INCLUDES
    remove: int = REMOVE_INCLUDES


@dataclass(frozen=True)
class Children:
    """A sub-collection of its own, matched by the key of its list or by content; without ``update`` replaced singly.

    ``inline``: the object's own read shows the children, so that no further read is needed. ``key``: the wire member
    that names a child in its path. Without ``delete`` a child stays for good, and a list that leaves it out is refused.
    ``at_creation``: the first ones are part of the body that creates the object. ``needs``: the permissions to write
    them, where they are not those of the object.
    """

    path: str
    update: bool = True
    inline: bool = False
    key: str = "id"
    delete: bool = True
    at_creation: bool = False
    needs: tuple[str, ...] = ()
    add: int = ADD_INCLUDES
    remove: int = REMOVE_INCLUDES


@dataclass(frozen=True)
class Parts:
    """Children with fixed ids: an object in the options, each member written whole below its own id.

    ``on``: wire id of a part → predicate that tells whether the part is on; what goes off is written first.
    """

    path: str
    inline: bool = False
    on: Mapping[str, Callable[[dict[str, Any]], bool]] = field(default_factory=dict)
    phase: int = MAIN


@dataclass(frozen=True)
class SubResource:
    """An object of its own below the object: PUT whole, DELETE when cleared, null where the read answers 404."""

    path: str
    method: str = "PUT"
    phase: int = LAST


Channel = Union[Main, Alone, Action, References, Backlinks, Children, Parts, SubResource]


@dataclass(frozen=True)
class Field:
    """One option of a module and the Graph property behind it.

    ``wire`` is Graph's name where the option's name does not give it back. At creation: ``required``, ``immutable``
    (only then; a later difference is an error), ``default`` (value of a new object when the task gives none, also of
    an object inside another that comes to be).
    ``reset``: what O(exact) resets it to where it can be neither null nor empty, with the source in the declaration.
    ``voids``: further values that mean "nothing is set". ``beta``: only the beta version has it, or with
    ``beta_values`` takes these values. ``write_only``: sent, never compared. ``history``: wire list whose newest
    element shows the value. ``unsendable``: values that are reached through another field.
    """

    name: str
    doc: str
    type: Type
    wire: str = ""
    nullable: bool = False
    required: bool = False
    immutable: bool = False
    default: Any = UNSET
    reset: Any = UNSET
    voids: tuple[Any, ...] = ()
    beta: bool = False
    beta_values: tuple[Any, ...] = ()
    write_only: bool = False
    history: str = ""
    unsendable: tuple[Any, ...] = ()
    secret: bool = False
    aliases: tuple[str, ...] = ()
    channel: Channel = Main()

    def __post_init__(self) -> None:
        object.__setattr__(self, "wire", self.wire or camel(self.name))

    @property
    def is_collection(self) -> bool:
        """Whether Graph clears it with an empty list instead of null."""
        return isinstance(self.type, ListOf)


def camel(name: str) -> str:
    """An option's name in camelCase, as Ansible's snake_dict_to_camel_dict gives it: is_enabled → isEnabled."""
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _scalar(scalar: Scalar) -> Callable[..., Field]:
    def declare(name: str, doc: str, **facts: Any) -> Field:
        return Field(name, doc, scalar, **facts)

    return declare


Bool = _scalar(_scalars.BOOLEAN)
Int = _scalar(_scalars.INTEGER)
Text = _scalar(_scalars.TEXT)
Guid = _scalar(_scalars.GUID)
Duration = _scalar(_scalars.DURATION)
DateTime = _scalar(_scalars.DATE_TIME)
AddressRange = _scalar(_scalars.ADDRESS_RANGE)
Json = _scalar(_scalars.JSON_TEXT)


def Secret(name: str, doc: str, **facts: Any) -> Field:
    """A text that Graph takes and never shows."""
    return Field(name, doc, _scalars.SECRET_TEXT, secret=True, **{"write_only": True, **facts})


def Choice(
    name: str,
    doc: str,
    values: tuple[str, ...],
    *,
    closed: bool = False,
    words: Mapping[str, str] | None = None,
    **facts: Any,
) -> Field:
    """A member of an enumeration; ``words``: our own for some of them."""
    return Field(name, doc, _scalars.choice_of(values, closed=closed, words=words), **facts)


def Flags(name: str, doc: str, values: tuple[str, ...], **facts: Any) -> Field:
    """Members of a flags enumeration: a list in the options, one text on the wire."""
    return Field(name, doc, _scalars.flags_of(values), **facts)


def Ref(name: str, doc: str, *kinds: str, words: tuple[str, ...] = (), by: str = "", **facts: Any) -> Field:
    """A reference to one object of the given kinds; ``by``: the wire member beside it that says which kind it is."""
    return Field(name, doc, _scalars.reference_to(kinds, words, by), **facts)


def Refs(name: str, doc: str, *kinds: str, words: tuple[str, ...] = (), **facts: Any) -> Field:
    """A set of references to objects of the given kinds."""
    return Field(name, doc, ListOf(_scalars.reference_to(kinds, words)), **facts)


def SetOf(name: str, doc: str, item: Scalar, **facts: Any) -> Field:
    """A list of scalars without order; duplicates are removed."""
    return Field(name, doc, ListOf(item), **facts)


def Ordered(name: str, doc: str, item: Type, **facts: Any) -> Field:
    """A list whose order counts."""
    return Field(name, doc, ListOf(item, order="ordered"), **facts)


def Keyed(
    name: str, doc: str, item: Object | Typed, key: tuple[str, ...], second_key: tuple[str, ...] = (), **facts: Any
) -> Field:
    """A list of objects that wire members identify."""
    return Field(name, doc, ListOf(item, order="keyed", key=key, second_key=second_key), **facts)


def Contents(
    name: str, doc: str, item: Object | Typed, defaults: Mapping[str, Any] | None = None, **facts: Any
) -> Field:
    """A list of objects without identity, compared by content with the service's defaults filled in."""
    return Field(name, doc, ListOf(item, order="multiset", defaults=defaults or {}), **facts)


def Nested(name: str, doc: str, *fields: Field, wire: str = "", **facts: Any) -> Field:
    """A complex value; what Object takes is passed to it, the rest to Field."""
    of_object = {key: facts.pop(key) for key in tuple(facts) if key in Object.__dataclass_fields__}
    return Field(name, doc, Object(fields, **of_object), wire=wire, **facts)


def Variants(
    name: str, doc: str, *variants: Variant, discriminator: str = "type", repeated: str = "", **facts: Any
) -> Field:
    """A typed value."""
    return Field(name, doc, Typed(variants, discriminator, repeated), **facts)


def Settings(name: str, doc: str, **facts: Any) -> Field:
    """Name/value pairs; what Pairs takes is passed to it, the rest to Field."""
    own = ("delimiters", "starts_from")
    of_pairs = {key: facts.pop(key) for key in own if key in facts}
    return Field(name, doc, Pairs(**of_pairs), **facts)


def without_facts(declared: Field, **facts: Any) -> Field:
    """A copy of a field with some facts changed: shared fields differ now and then in one of them."""
    return replace(declared, **facts)
