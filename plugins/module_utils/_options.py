# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Between the options of a task and the wire: argument spec, translation in both directions.

A wish is the wire form of what a task names, and of nothing else: an option that is not given or null is not managed.

Private to the collection.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ._compare import ODATA_TYPE, phrase_of, variant_of
from ._fields import Field, ListOf, Object, Pairs, Phrased, Type, Typed, Variant
from ._resource import Resource, all_fields
from ._scalars import RAW, Scalar, fold

# The names that Ansible and ansible-test take for secrets unless told otherwise (validate-modules, no-log-needed).
_LOOKS_SECRET = re.compile(r"pass(?!ive)|secret|token|key", re.IGNORECASE)
# The key of an item in a path to clear.
_KEY = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True)
class Wish:
    """What a task asks for: wire ``values`` of the options it gives, paths to ``clear``, raw ``extra`` properties.

    ``ident`` is the id option, ``variant`` the word of the resource's type where the task gives or implies one,
    ``reset`` asks for the service's own values. ``lists``: whether a set is the ``whole`` one, or holds what shall be
    ``added`` to what is there or ``removed`` from it.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    state: str = "present"
    ident: str = ""
    variant: str = ""
    clear: tuple[str, ...] = ()
    exact: bool = False
    reset: bool = False
    lists: str = "whole"
    extra: Mapping[str, Any] = field(default_factory=dict)


# --- argument spec ---------------------------------------------------------------------------------------------------


def argument_spec(fields: Iterable[Field]) -> dict[str, Any]:
    """Ansible's argument spec of some fields; no option has a default."""
    return {each.name: _option(each) for each in fields}


def resource_spec(resource: Resource) -> dict[str, Any]:
    """Ansible's argument spec of a resource: its own options and those that every resource of its kind has."""
    spec = argument_spec(all_fields(resource))
    if resource.variants:
        spec[resource.discriminator] = _discriminator(resource.variants)
    if resource.is_collection:
        spec["id"] = {"type": "str"}
    if resource.delete:
        spec["state"] = {"type": "str", "choices": list(states(resource)), "default": "present"}
    if resource.reset:
        spec["reset"] = {"type": "bool", "default": False}
    if resource.together:
        spec[resource.together.option] = {"type": "list", "elements": "str"}
    if resource.select_version:
        spec["graph_version"] = {"type": "str"}
    spec["clear"] = {"type": "list", "elements": "str"}
    spec["exact"] = {"type": "bool", "default": False}
    spec["extra_properties"] = {"type": "dict"}
    return spec


def states(resource: Resource) -> tuple[str, ...]:
    """The states in which a task may wish an item of a collection to be."""
    return ("present", "absent", *(("restored",) if resource.delete and resource.delete.restore else ()))


def _option(declared: Field) -> dict[str, Any]:
    option = _type_spec(declared.type)
    if declared.secret:
        option["no_log"] = True
    elif _LOOKS_SECRET.search(declared.name):
        option["no_log"] = False
    if declared.aliases:
        option["aliases"] = list(declared.aliases)
    return option


def _type_spec(kind: Type) -> dict[str, Any]:
    match kind:
        case Scalar():
            spec: dict[str, Any] = {"type": kind.option, "elements": kind.elements, "choices": list(kind.values)}
            keep = {"type": True, "elements": kind.elements, "choices": kind.closed}
            return {name: value for name, value in spec.items() if keep[name]}
        case Object() if kind.bare:
            return _type_spec(kind.fields[0].type)
        case Object():
            return {"type": "dict", "options": argument_spec(kind.fields)}
        case Typed():
            own = argument_spec(each for variant in kind.variants for each in variant.fields)
            return {"type": "dict", "options": {kind.discriminator: _discriminator(kind.variants), **own}}
        case ListOf():
            item = _type_spec(kind.item)
            return {"type": "list", "elements": item.pop("type"), **item}
        case Phrased():
            return {"type": "dict", "options": {each.word: _type_spec(each.type) for each in kind.phrases}}
    return {"type": "dict"}


def _discriminator(variants: Iterable[Variant]) -> dict[str, Any]:
    return {"type": "str", "choices": [variant.word for variant in variants]}


# --- options to wire -------------------------------------------------------------------------------------------------


def wish(resource: Resource, options: Mapping[str, Any]) -> Wish:
    """The wish of a task, from options that were checked before.

    Raises nothing: what is wrong with options is said by _checks.problems.
    """
    variant = chosen_variant(resource.variants, options, resource.discriminator)
    word = variant.word if variant else ""
    values = wire_members(all_fields(resource, word), options)
    return Wish(
        values={**values, ODATA_TYPE: variant.odata_type} if variant else values,
        state=options.get("state") or "present",
        ident=options.get("id") or "",
        variant=word,
        clear=tuple(options.get("clear") or ()),
        exact=bool(options.get("exact")),
        reset=bool(options.get("reset")),
        extra=options.get("extra_properties") or {},
    )


def wire_members(fields: Iterable[Field], options: Mapping[str, Any], whole: bool = False) -> dict[str, Any]:
    """Wire name → wire value of the fields that the options give."""
    given = ((each, options.get(each.name)) for each in fields)
    values = {each.wire: to_wire(each.type, value, whole) for each, value in given if value is not None}
    # An object of which no member is given names nothing, except in an item that is compared as a whole.
    return {name: value for name, value in values.items() if whole or value != {}}


def to_wire(kind: Type, value: Any, whole: bool = False) -> Any:
    """The wire value of an option's value; ``whole``: as or in an item of a list that has no keys."""
    match kind:
        case Scalar():
            return kind.to_wire(value)
        case Object() if kind.bare:
            return {kind.bare: to_wire(kind.fields[0].type, value)}
        case Object():
            return wire_members(kind.fields, value, whole)
        case Typed():
            return _typed_to_wire(kind, value, whole)
        case ListOf():
            return [to_wire(kind.item, item, whole or kind.order != "keyed") for item in value if item is not None]
        case Pairs():
            texts = {name: pair_text(text, kind.delimiters.get(name, "")) for name, text in value.items()}
            return [{kind.name: name, kind.value: text} for name, text in texts.items() if value[name] is not None]
        case Phrased():
            phrase = next(each for each in kind.phrases if value.get(each.word) is not None)
            text = phrase.text.replace("{}", phrase.type.to_wire(value[phrase.word]))
            return {kind.member: text, **kind.constant}
    return value


def pair_text(value: Any, delimiter: str) -> str:
    """The text of a setting's value: all of them are texts on the wire, Booleans in lower case, lists delimited."""
    if isinstance(value, list):
        return delimiter.join(str(item) for item in value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _typed_to_wire(kind: Typed, value: Mapping[str, Any], whole: bool) -> dict[str, Any]:
    variant = chosen_variant(kind.variants, value, kind.discriminator)
    if variant is None:
        return {}
    named = {kind.repeated: variant.word} if kind.repeated else {}
    return {ODATA_TYPE: variant.odata_type, **named, **wire_members(variant.fields, value, whole)}


def chosen_variant(variants: Iterable[Variant], options: Mapping[str, Any], discriminator: str) -> Variant | None:
    """The variant that the discriminator names, or the only one that has all the options and values that are given."""
    found = tuple(variants)
    word = options.get(discriminator)
    if word is not None:
        return next((each for each in found if each.word == word), None)
    names = {each.name for variant in found for each in variant.fields}
    given = {name for name in names if options.get(name) is not None}
    fitting = [variant for variant in found if given and given <= {each.name for each in variant.fields}]
    if len(fitting) > 1:
        fitting = [variant for variant in fitting if _implies(variant, options)]
    return fitting[0] if len(fitting) == 1 else None


def _implies(variant: Variant, options: Mapping[str, Any]) -> bool:
    told = ((options.get(name), values) for name, values in variant.implied.items())
    return any(values(given) if callable(values) else fold(given) in map(fold, values) for given, values in told)


def names_beta(fields: Iterable[Field], options: Any, cleared: Iterable[str] = ()) -> bool:
    """Whether a task names something that only Graph's beta has: an option that it gives or a path that it clears."""
    found = tuple(fields)
    if any(_clears_beta(found, _KEY.sub("", path).split(".")) for path in cleared):
        return True
    return any(_names_beta(each, options.get(each.name)) for each in found)


def _names_beta(declared: Field, value: Any) -> bool:
    if value is None or declared.beta or fold(value) in map(fold, declared.beta_values):
        return value is not None
    items = value if isinstance(value, list) else [value]
    return any(names_beta(inner_fields(declared), item) for item in items if isinstance(item, Mapping))


def _clears_beta(fields: Iterable[Field], names: list[str]) -> bool:
    found = next((each for each in fields if names[0] in (each.name, *each.aliases)), None)
    return found is not None and (found.beta or bool(names[1:] and _clears_beta(inner_fields(found), names[1:])))


def inner_fields(declared: Field) -> tuple[Field, ...]:
    """The fields whose options stand below a field's option, or below an item of it."""
    kind = declared.type.item if isinstance(declared.type, ListOf) else declared.type
    if isinstance(kind, Typed):
        return tuple(each for variant in kind.variants for each in variant.fields)
    return kind.fields if isinstance(kind, Object) and not kind.bare else ()


# --- wire to options -------------------------------------------------------------------------------------------------


def to_options(
    resource: Resource, value: Mapping[str, Any] | None, extra: Mapping[str, Any] | None = None
) -> dict[str, Any] | None:
    """An object in option names, so that it can be given to the module again; None for no object.

    ``value`` lies as in v1.0. Sets are sorted; top-level members that were not read are null; the raw properties that
    ``extra`` names stand under ``extra_properties``.
    """
    if value is None:
        return None
    variant = variant_of(resource.variants, value) if resource.variants else None
    fields = all_fields(resource, variant.word) if variant else all_fields(resource)
    shown = {each.name: to_option(each.type, value.get(each.wire)) for each in fields if not each.secret}
    if variant:
        shown[resource.discriminator] = variant.word
    if resource.is_collection:
        shown = {"id": value.get(resource.key.wire) or value.get("id"), **shown}
    return {**shown, "extra_properties": _picked(fields, value, extra)} if extra else shown


def _picked(fields: Iterable[Field], value: Any, extra: Mapping[str, Any]) -> dict[str, Any]:
    """The raw properties that stand beside declared ones, at the depth where they do."""
    inside, here = {each.wire: inner_fields(each) for each in fields}, value if isinstance(value, dict) else {}
    return {
        name: _picked(inside[name], here.get(name), inner) if name in inside else here.get(name)
        for name, inner in extra.items()
    }


def to_option(kind: Type, value: Any) -> Any:
    """The option's value of a wire value; nested members that are null are left out."""
    if value is None:
        return None
    match kind:
        case Scalar():
            return kind.to_option(value)
        case Object() if kind.bare:
            return to_option(kind.fields[0].type, value.get(kind.bare))
        case Object():
            return _shown(kind.fields, value)
        case Typed():
            return _typed_to_option(kind, value)
        case ListOf():
            shown = [to_option(kind.item, item) for item in (value if isinstance(value, list) else [value])]
            return shown if kind.order == "ordered" else sorted(shown, key=sort_key)
        case Pairs():
            return {pair.get(kind.name): pair.get(kind.value) for pair in sorted(value, key=sort_key)}
        case Phrased():
            phrase, text = phrase_of(kind, value)
            return {phrase.word: phrase.type.to_option(text)}
    return value


def _shown(fields: Iterable[Field], value: Mapping[str, Any]) -> dict[str, Any]:
    found = {each.name: to_option(each.type, value.get(each.wire)) for each in fields if not each.secret}
    return {name: item for name, item in found.items() if item is not None}


def _typed_to_option(kind: Typed, value: Mapping[str, Any]) -> dict[str, Any]:
    variant = variant_of(kind.variants, value)
    if variant is None:
        return {kind.discriminator: value.get(ODATA_TYPE)}
    return {kind.discriminator: variant.word, **_shown(variant.fields, value)}


def sort_key(item: Any) -> str:
    """By what the items of a set are sorted where they are shown."""
    return repr(sorted(item.items(), key=repr)) if isinstance(item, dict) else str(item).casefold()


def with_extra(fields: Iterable[Field], extra: Mapping[str, Any]) -> tuple[Field, ...]:
    """Fields, with others for the raw Graph properties that no declaration knows, at the depth where they stand."""
    known = tuple(fields)
    declared = {each.wire for each in known}
    opened = (_opened(each, extra[each.wire]) if each.wire in extra else each for each in known)
    return (*opened, *(Field(name, "", RAW, wire=name) for name in extra if name not in declared))


def _opened(declared: Field, extra: Mapping[str, Any]) -> Field:
    if not isinstance(declared.type, Object):
        return declared
    return replace(declared, type=replace(declared.type, fields=with_extra(declared.type.fields, extra)))


def combined(values: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """Wire values with raw properties among them, at the depth where they stand."""
    deep = {
        name: combined(values[name], inner)
        for name, inner in extra.items()
        if isinstance(values.get(name), dict) and isinstance(inner, dict)
    }
    return {**values, **extra, **deep}


def aligned(one: Any, other: Any) -> tuple[Any, Any]:
    """Two values with the same keys in their dictionaries at every depth, null where one lacks a key."""
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return one, other
    pairs = {
        name: aligned(one.get(name), other.get(name)) for name in [*one, *(name for name in other if name not in one)]
    }
    return {name: pair[0] for name, pair in pairs.items()}, {name: pair[1] for name, pair in pairs.items()}
