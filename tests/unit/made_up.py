# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Made-up resources for the tests of the pure layers, and Hypothesis strategies for resources, states and wishes."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ansible_collections.tenantops.entra.plugins.module_utils import _fields, _scalars
from ansible_collections.tenantops.entra.plugins.module_utils._checks import problems
from ansible_collections.tenantops.entra.plugins.module_utils._fields import (
    Action,
    Alone,
    Channel,
    Children,
    Field,
    ListOf,
    Main,
    Object,
    Pairs,
    Phrase,
    Phrased,
    References,
    SubResource,
    Type,
    Typed,
    Variant,
)
from ansible_collections.tenantops.entra.plugins.module_utils._options import wish
from ansible_collections.tenantops.entra.plugins.module_utils._plan import Plan, plan
from ansible_collections.tenantops.entra.plugins.module_utils._resource import (
    Permissions,
    Resource,
    Write,
    collection,
    display_name,
    singleton,
)
from ansible_collections.tenantops.entra.plugins.module_utils._scalars import Scalar
from hypothesis import assume
from hypothesis import strategies as st

ODATA_TYPE = "@odata.type"
KEY = "2fc0579f-8113-47ea-b116-bb5a8db9202a"
OTHER_KEY = "c5ef55ff-ad9a-4b9f-b580-adebafe026d0"
NAME = "It's"


# --- resources -------------------------------------------------------------------------------------------------------


def single(*fields: Field, **facts: Any) -> Resource:
    """A made-up singleton."""
    return singleton(
        "made_up_policy", "made-up policy", "/policies/madeUp", permissions=Permissions(), fields=fields, **facts
    )


def things(*fields: Field, **facts: Any) -> Resource:
    """A made-up collection whose items have a display name."""
    everything = (display_name("Name."), *fields)
    return collection("thing", "thing", "/things", permissions=Permissions(), fields=everything, **facts)


def planned(
    resource: Resource,
    current: Mapping[str, Any] | None,
    *,
    version: str = "v1.0",
    companions: Mapping[str, Any] | None = None,
    taken: tuple[str, ...] = (),
    **options: Any,
) -> Plan:
    """The plan of a task with these options against an object as read."""
    wished = wish(resource, options)
    return plan(resource, current, wished, version=version, companions=companions, taken=taken)


def sent(found: Plan) -> list[tuple[str, str, Any]]:
    """Method, path and body of what a plan sends, in order."""
    return [(operation.method, operation.path, operation.body) for operation in found.operations]


def body(found: Plan) -> Any:
    """The body of the only operation of a plan."""
    assert len(found.operations) == 1, sent(found)
    return found.operations[0].body


def said(resource: Resource, **options: Any) -> list[str]:
    """What is wrong with the options of a task."""
    return problems(resource, options, wish(resource, options))


# --- declarations drawn by chance ------------------------------------------------------------------------------------

_NAMES = ("alpha", "bravo_two", "charlie", "delta_mode", "echo", "foxtrot")
_CODES = _scalars.choice_of(("k1", "k2", "k3"))

# Per scalar: values as Graph may show them; those in one group are spellings of one value.
_SPELLINGS: tuple[tuple[Scalar, tuple[tuple[Any, ...], ...]], ...] = (
    (_scalars.BOOLEAN, ((True,), (False,))),
    (_scalars.INTEGER, ((0,), (1,), (2, "2"))),
    (_scalars.TEXT, (("",), ("a",), ("B",), ("O'Brien/x",))),
    (_scalars.GUID, ((KEY, KEY.upper()), (OTHER_KEY,))),
    (_scalars.choice_of(("one", "twoThree")), (("one", "ONE"), ("twoThree",), ("notYetKnown", "NotYetKnown"))),
    (_scalars.flags_of(("x", "y", "zed")), (("x",), ("y,x", "x, Y"), ("zed",), ("x,notYetKnown", "notYetKnown,X"))),
    (_scalars.flags_of(("x", "y"), as_text=True), (("x",), ("y,x", "x, Y"))),
    (_scalars.DURATION, (("P1D", "PT24H", "1.00:00"), ("PT8H", "8:00:00", "08:00:00"), ("-PT8H",))),
    (_scalars.DATE_TIME, (("2026-01-31T00:00:00Z", "2026-01-31T01:00:00.0000000+01:00"), ("2026-02-01T00:00:00Z",))),
    (_scalars.ADDRESS_RANGE, (("10.0.0.1/8", "10.0.0.0/8"), ("2001:db8::/32", "2001:0DB8:0::/32"))),
    (_scalars.JSON_TEXT, (('{"a": 1}', '{"a":1}'), ('{"b":[1,2]}',), ("[]",))),
    (_scalars.reference_to(("user",), ("All", "None")), ((KEY, KEY.upper()), ("All", "all"), ("None",))),
    (_CODES, (("k1", "K1"), ("k2",), ("k3", "K3"))),
)
_SCALARS = [scalar for scalar, _groups in _SPELLINGS]
_LISTED = [scalar for scalar in _SCALARS if not scalar.elements]


def _groups(kind: Scalar) -> tuple[tuple[Any, ...], ...]:
    return next(groups for scalar, groups in _SPELLINGS if scalar is kind)


def _spellings(kind: Scalar) -> list[Any]:
    return [value for group in _groups(kind) for value in group]


@dataclass
class Dice:
    """What is drawn by chance, in few words for each kind of thing."""

    draw: st.DrawFn

    def one_of(self, *things: Any) -> Any:
        """One of the things."""
        return self.draw(st.sampled_from(things))

    def often(self) -> bool:
        """True in two of three cases."""
        return self.one_of(True, True, False)

    def some(self, things: Iterable[Any], most: int) -> list[Any]:
        """A few different ones of the things, in any order."""
        return self.draw(st.lists(st.sampled_from(list(things)), unique=True, min_size=1, max_size=most))

    def count(self, most: int) -> range:
        """As many turns as chance wants."""
        return range(self.draw(st.integers(0, most)))


PHRASED = Phrased(
    (
        Phrase("user", "/users/{}", _scalars.reference_to(("user",)), "A user.", also="/v1.0/users/(.+)"),
        Phrase("group", "/groups/{}/members", _scalars.reference_to(("group",)), "The members of a group."),
        Phrase("query", "{}", _scalars.TEXT, "Anything else."),
    ),
    member="query",
    constant={"queryType": "MicrosoftGraph"},
)


def _fields_by_chance(dice: Dice, depth: int, most: int = 3) -> tuple[Field, ...]:
    names = dice.some(_NAMES, most)
    return tuple(
        Field(name, "Made up.", _type_by_chance(dice, depth), nullable=dice.one_of(True, False)) for name in names
    )


def _type_by_chance(dice: Dice, depth: int) -> Type:
    nested = ("object", "object", "typed", "keyed", "multiset") if depth else ()
    match dice.one_of("scalar", "set", "ordered", "pairs", "phrased", *nested):
        case "scalar":
            return dice.one_of(*_SCALARS)
        case "set":
            return ListOf(dice.one_of(*_LISTED))
        case "ordered":
            return ListOf(dice.one_of(*_LISTED), order="ordered")
        case "pairs":
            return Pairs(delimiters={"list": ","})
        case "phrased":
            return dice.one_of(PHRASED, ListOf(PHRASED))
        case "object":
            return Object(_fields_by_chance(dice, depth - 1), collapse=dice.often(), closed=not dice.often())
        case "typed":
            words = {word: f"#microsoft.graph.{word}" for word in ("one", "two")}
            variants = [Variant(word, name, _fields_by_chance(dice, depth - 1)) for word, name in words.items()]
            return Typed(tuple(variants), repeated=dice.one_of("", "kindOfIt"))
        case "keyed":
            fields = (Field("code", "Made up.", _CODES), *_fields_by_chance(dice, depth - 1))
            return ListOf(Object(fields), order="keyed", key=("code",))
    return ListOf(Object(_fields_by_chance(dice, depth - 1)), order="multiset")


def _channel_by_chance(dice: Dice, kind: Type) -> Channel:
    channels: list[Channel] = [Main(), Main(), Alone(), Action("change")]
    if isinstance(kind, Object):
        channels.append(SubResource("below"))
    if isinstance(kind, ListOf) and kind.order in ("keyed", "multiset"):
        channels += [Children("children"), Children("children", update=False)]
    if kind == ListOf(_scalars.GUID):
        channels.append(References("links"))
    return dice.one_of(*channels)


def resource_by_chance(dice: Dice, channels: bool) -> Resource:
    """A singleton or collection of any write style, whose fields are written through any channel that fits."""
    fields = _fields_by_chance(dice, depth=2, most=4)
    if channels:
        fields = tuple(replace(each, channel=_channel_by_chance(dice, each.type)) for each in fields)
    write = dice.one_of(Write(), Write("PATCH", whole=True), Write("PUT", whole=True))
    return dice.one_of(single, things)(*fields, write=write)


@st.composite
def types(draw: st.DrawFn) -> Type:
    """Any type of the vocabulary, nested at most two deep."""
    return _type_by_chance(Dice(draw), 2)


# --- states and wishes drawn by chance -------------------------------------------------------------------------------


@dataclass(frozen=True)
class World:
    """How states are drawn: whether with members and annotations, and with types, that no declaration knows."""

    strangers: bool = True
    unknown_types: bool = True


def value_by_chance(dice: Dice, kind: Type, world: World = World()) -> Any:
    """A value of a type as Graph may show it."""
    match kind:
        case Scalar():
            return dice.one_of(*_spellings(kind))
        case Object():
            return object_by_chance(dice, kind.fields, world)
        case Typed():
            if world.unknown_types and dice.one_of(True, False, False, False):
                return {ODATA_TYPE: "#microsoft.graph.three", "other": 1}
            variant = dice.one_of(*kind.variants)
            return {ODATA_TYPE: variant.odata_type, **object_by_chance(dice, variant.fields, world)}
        case ListOf() if kind.order == "keyed":
            return [{**object_by_chance(dice, kind.item.fields, world), "code": code} for code in _codes(dice)]
        case ListOf():
            found = [value_by_chance(dice, kind.item, world) for _turn in dice.count(3)]
            return [item for item in found if item != ""]
        case Pairs():
            return [{kind.name: name, kind.value: text} for name, text in _settings(dice).items()]
        case Phrased():
            return {
                "query": dice.one_of("/users/a", "/v1.0/Users/A", "/groups/b/members", "./manager"),
                **kind.constant,
            }
    raise TypeError(kind)


def _codes(dice: Dice) -> list[str]:
    return [code.upper() if dice.one_of(True, False) else code for code in dice.some(("k1", "k2", "k3"), 3)]


def _settings(dice: Dice) -> dict[str, str]:
    names = dice.some(("list", "Enable", "Count"), 3)
    return {name: dice.one_of("true", "True", "FALSE", "60", "b,a", "a, b") for name in names}


def object_by_chance(dice: Dice, fields: tuple[Field, ...], world: World) -> dict[str, Any]:
    """An object with some of the members, some of them null."""
    found = {
        each.wire: value_by_chance(dice, each.type, world) if dice.often() else None for each in fields if dice.often()
    }
    if world.strangers and dice.one_of(True, False):
        found |= {"strangerMember": dice.one_of(None, 1, {"deep": [1]}), "x@odata.context": "https://x"}
    return found


def state_by_chance(dice: Dice, resource: Resource, world: World) -> dict[str, Any]:
    """An aggregate of a resource as read."""
    found = object_by_chance(dice, resource.fields, world)
    for each in resource.fields:
        if isinstance(each.channel, Children) and found.get(each.wire):
            found[each.wire] = [{**item, "id": f"child{index}"} for index, item in enumerate(found[each.wire])]
    return {**found, "id": "it/em", "displayName": NAME} if resource.is_collection else found


def option_by_chance(dice: Dice, kind: Type) -> Any:
    """A value of a type as an option."""
    match kind:
        case Scalar() if kind.elements:
            return [dice.one_of("x", "y", "Zed", "notYetKnown") for _turn in dice.count(3)]
        case Scalar():
            return kind.to_option(dice.one_of(*_spellings(kind)))
        case Object():
            return options_by_chance(dice, kind.fields)
        case Typed():
            variant = dice.one_of(*kind.variants)
            return {kind.discriminator: variant.word, **options_by_chance(dice, variant.fields)}
        case ListOf() if kind.order == "keyed":
            return [{**options_by_chance(dice, kind.item.fields), "code": code} for code in _codes(dice)]
        case ListOf():
            found = [option_by_chance(dice, kind.item) for _turn in dice.count(3)]
            return [item for item in found if item != ""]
        case Pairs():
            return _settings(dice)
        case Phrased():
            return dice.one_of({"user": "a"}, {"group": "B"}, {"query": "./manager"})
    raise TypeError(kind)


def options_by_chance(dice: Dice, fields: tuple[Field, ...]) -> dict[str, Any]:
    """Options for some of the fields."""
    return {each.name: option_by_chance(dice, each.type) for each in fields if dice.often()}


def path_by_chance(dice: Dice, fields: tuple[Field, ...], prefix: str = "") -> str:
    """A path to clear, at any depth."""
    each = dice.one_of(*fields)
    kind, path = each.type, f"{prefix}{each.name}"
    key = f"[{dice.one_of('k1', 'K2', 'k3')}]" if isinstance(kind, ListOf) and kind.order == "keyed" else ""
    kind = kind.item if key else kind
    below: tuple[Field, ...] = kind.fields if isinstance(kind, Object) else ()
    if isinstance(kind, Typed):
        below = dice.one_of(*kind.variants).fields
    return path_by_chance(dice, below, f"{path}{key}.") if below and dice.often() else path


@dataclass(frozen=True, repr=False)
class Case:
    """A resource, its state as read, and the options of a task."""

    resource: Resource
    state: dict[str, Any]
    task: dict[str, Any]

    @property
    def own(self) -> tuple[Field, ...]:
        """The fields without the name of an item."""
        return tuple(each for each in self.resource.fields if each.name != "display_name")

    def __repr__(self) -> str:
        shape = ", ".join(in_words(each) for each in self.resource.fields)
        write = f"{self.resource.write.method} {'whole' if self.resource.write.whole else 'differing'}"
        return f"{self.resource.kind}, {write}: {shape}; state={self.state!r}; task={self.task!r}"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(repr(self))


def in_words(declared: Field) -> str:
    """A field in few words: a failing example that can be read."""
    channel = "" if declared.channel == Main() else f" by {declared.channel}"
    return f"{declared.name}: {_type_in_words(declared.type)}{' or null' if declared.nullable else ''}{channel}"


def _type_in_words(kind: Type) -> str:
    match kind:
        case Scalar():
            return kind.name
        case Object():
            words = " collapsing" * kind.collapse + " closed" * kind.closed
            return f"{{{', '.join(in_words(each) for each in kind.fields)}}}{words}"
        case Typed():
            return " | ".join(f"{one.word} {_type_in_words(Object(one.fields))}" for one in kind.variants)
        case ListOf():
            return f"{kind.order} [{_type_in_words(kind.item)}]"
    return "pairs"


@st.composite
def cases(draw: st.DrawFn, *, channels: bool = True, world: World = World(), whole: bool | None = None) -> Case:
    """Resources with a state and a task."""
    dice = Dice(draw)
    resource = resource_by_chance(dice, channels)
    assume(whole is None or resource.write.whole == whole)
    found = Case(resource, state_by_chance(dice, resource, world), {})
    task = options_by_chance(dice, found.own)
    return replace(found, task={**task, "display_name": NAME} if resource.is_collection else task)


@st.composite
def clearings(draw: st.DrawFn) -> Case:
    """Cases whose task clears one path."""
    case = draw(cases())
    return replace(case, task={"clear": [path_by_chance(Dice(draw), case.own)]})


@st.composite
def values(draw: st.DrawFn, *, turns: int = 1) -> tuple[Any, ...]:
    """A type and values of it."""
    dice = Dice(draw)
    kind = _type_by_chance(dice, 2)
    return (kind, *(value_by_chance(dice, kind) for _turn in range(turns)))


# --- values of any kind ----------------------------------------------------------------------------------------------


def json_values() -> st.SearchStrategy[Any]:
    """Any JSON value, among them what the declared types expect."""
    leaves = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False),
        st.text(max_size=5),
        st.sampled_from([value for scalar in _SCALARS for value in _spellings(scalar)]),
        st.sampled_from(["P99999999999D", "0001-01-01T00:00:00+14:00", "1:2", "#microsoft.graph.one"]),
    )
    names = st.sampled_from([ODATA_TYPE, "name", "value", "id", "code", *(_fields.camel(name) for name in _NAMES)])
    return st.recursive(
        leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4), max_leaves=8
    )


def turned(kind: Type, value: Any) -> Any:
    """The same value with its unordered lists backwards, at every depth."""
    return _changed(kind, value, lambda _scalar, found: found, lambda items: items[::-1])


def respelled(kind: Type, value: Any, dice: random.Random) -> Any:
    """The same value with its scalars spelled in another way, at every depth."""

    def spelled(scalar: Scalar, found: Any) -> Any:
        return next((dice.choice(group) for group in _groups(scalar) if found in group), found)

    return _changed(kind, value, spelled, lambda items: items)


def _changed(
    kind: Type, value: Any, scalar: Callable[[Scalar, Any], Any], unordered: Callable[[list[Any]], list[Any]]
) -> Any:
    def below(fields: tuple[Field, ...]) -> dict[str, Any]:
        known = {each.wire: each.type for each in fields}
        return {
            name: _changed(known[name], item, scalar, unordered) if name in known else item
            for name, item in value.items()
        }

    match kind:
        case _ if value is None:
            return None
        case Scalar():
            return scalar(kind, value)
        case Phrased():
            return value
        case Object():
            return below(kind.fields)
        case Typed():
            variant = next((each for each in kind.variants if each.odata_type == value.get(ODATA_TYPE)), None)
            return below(variant.fields) if variant else value
        case ListOf():
            items = [_changed(kind.item, item, scalar, unordered) for item in value]
            return items if kind.order == "ordered" else unordered(items)
    return unordered(value)


def key_sets(one: Any, other: Any, check: Callable[[Any, Any], None]) -> None:
    """Call ``check`` with the keys of each pair of dictionaries, at every depth."""
    if isinstance(one, dict) and isinstance(other, dict):
        check(set(one), set(other))
        for name in one:
            key_sets(one[name], other.get(name), check)
