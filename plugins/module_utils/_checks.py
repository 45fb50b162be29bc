# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is wrong with the options of a task, found before the first request.

All problems are gathered, so that a task is mended once.

Private to the collection.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ._clear import clear_problems
from ._compare import fields_of, identity
from ._fields import Field, ListOf, Object, Pairs, Phrased, Type, Typed, Variant
from ._options import Wish, chosen_variant, to_wire
from ._resource import Resource, all_fields
from ._scalars import Scalar, split_flags

# What Ansible puts in the place of an omitted value inside a list, which it cannot remove (ansible-core up to 2.18).
_OMITTED = re.compile(r"__omit_place_holder__[0-9a-f]+")
# What is left of a list or mapping in the place of a text: Ansible converts it to Python's notation without a word.
_NO_TEXT = re.compile(r"\[(['\"{\[\d].*)?\]|\{(['\"].*)?\}", re.DOTALL)
SENTINEL = "unknownFutureValue"


def problems(resource: Resource, options: Mapping[str, Any], wished: Wish) -> list[str]:
    """Everything that is wrong with a task's options, each in words; empty when the task can be tried."""
    fields = all_fields(resource, wished.variant)
    return [
        *_members(fields, options, ""),
        *_variant_problems(resource, options),
        *_solo_problems(resource, options),
        *_reset_problems(resource, options),
        *_slot_problems(resource, options),
        *_restore_problems(resource, options, wished),
        *_together_problems(resource, options),
        *_extra_problems(resource, options),
        *clear_problems(fields, options),
        *(rule.message for rule in resource.refusals if rule.on == "wish" and rule.when(dict(wished.values))),
    ]


def field_problems(fields: Iterable[Field], options: Mapping[str, Any]) -> list[str]:
    """What is wrong with the values of some options, each in words."""
    return list(_members(fields, options, ""))


def _members(fields: Iterable[Field], options: Mapping[str, Any], path: str) -> Iterator[str]:
    for each in fields:
        value = options.get(each.name)
        if value is not None:
            yield from _value(each.type, value, f"{path}{each.name}")


def _value(kind: Type, value: Any, path: str) -> Iterator[str]:
    match kind:
        case Scalar():
            yield from _scalar(kind, value, path)
        case Object() if kind.bare:
            yield from _value(kind.fields[0].type, value, path)
        case Object():
            yield from _members(kind.fields, value, f"{path}.")
        case Typed():
            yield from _typed(kind, value, path)
        case ListOf():
            yield from _list(kind, value, path)
        case Pairs():
            yield from _pairs(kind, value, path)
        case Phrased():
            yield from _phrased(kind, value, path)


def _scalar(kind: Scalar, value: Any, path: str) -> Iterator[str]:
    if kind.elements:
        yield from (f"{path}[{index}] {empty(item)}" for index, item in enumerate(value) if empty(item))
    if placeholder(value):
        yield f"{path} {placeholder(value)}"
    elif kind.option == "str" and _NO_TEXT.fullmatch(str(value)):
        yield f"{path} is a list or a mapping, not a single value: {value}"
    elif SENTINEL in split_flags(value):
        yield f"{path} is {SENTINEL}, which stands for a value that Graph did not name and cannot be sent"
    elif value != "" and kind.problem(value):
        yield f"{path} {kind.problem(value)}: {value!r}"


def _list(kind: ListOf, value: list[Any], path: str) -> Iterator[str]:
    for index, item in enumerate(value):
        if empty(item):
            yield f"{path}[{index}] {empty(item)}"
        else:
            yield from _value(kind.item, item, f"{path}[{index}]")
    if kind.order == "keyed":
        yield from _keyless(kind, value, path)
        yield from _duplicates(kind, value, path)


def _pairs(kind: Pairs, value: Mapping[str, Any], path: str) -> Iterator[str]:
    for name, text in value.items():
        if isinstance(text, list) and name in kind.delimiters:
            yield from (f"{path}.{name}[{index}] {empty(item)}" for index, item in enumerate(text) if empty(item))
        elif isinstance(text, dict | list):
            yield f"{path}.{name} is not a single value"
        elif placeholder(text):
            yield f"{path}.{name} {placeholder(text)}"


def _phrased(kind: Phrased, value: Mapping[str, Any], path: str) -> Iterator[str]:
    given = [each for each in kind.phrases if value.get(each.word) is not None]
    if len(given) != 1:
        yield f"{path} needs one of {', '.join(each.word for each in kind.phrases)}"
    for each in given:
        text = value[each.word]
        yield from [f"{path}.{each.word} {empty(text)}"] if empty(text) else _scalar(each.type, text, path)


def _keyless(kind: ListOf, value: list[Any], path: str) -> Iterator[str]:
    for index, item in enumerate(value):
        wire = to_wire(kind.item, item) if isinstance(item, dict) else None
        if wire and all(identity(kind, wire, names) is None for names in (kind.key, kind.second_key)):
            options = {each.wire: each.name for each in fields_of(kind.item, wire)}
            named = [" and ".join(options.get(name, name) for name in names) for names in (kind.key, kind.second_key)]
            yield f"{path}[{index}] needs {' or '.join(name for name in named if name)}"


def _duplicates(kind: ListOf, value: list[Any], path: str) -> Iterator[str]:
    for names in (kind.key, kind.second_key):
        seen: dict[Any, int] = {}
        for index, item in enumerate(value):
            key = identity(kind, to_wire(kind.item, item), names) if isinstance(item, dict) else None
            if key is not None and key in seen:
                yield f"{path}[{seen[key]}] and {path}[{index}] have the same {' and '.join(names)}"
            seen.setdefault(key, index)


def _typed(kind: Typed, value: Mapping[str, Any], path: str) -> Iterator[str]:
    variant = chosen_variant(kind.variants, value, kind.discriminator)
    if variant is None:
        yield f"{path}.{kind.discriminator} is needed, one of {_words(kind.variants)}"
        return
    yield from _strangers(kind.variants, variant, value, path + ".", kind.discriminator)
    yield from _members(variant.fields, value, f"{path}.")


def _strangers(
    variants: Iterable[Variant], chosen: Variant, options: Mapping[str, Any], path: str, discriminator: str
) -> Iterator[str]:
    own = {each.name for each in chosen.fields}
    names = {each.name for variant in variants for each in variant.fields} - own
    for name in sorted(names):
        if options.get(name) is not None:
            yield f"{path}{name} does not belong to {discriminator} {chosen.word}"


def _variant_problems(resource: Resource, options: Mapping[str, Any]) -> Iterator[str]:
    if not resource.variants:
        return
    variant = chosen_variant(resource.variants, options, resource.discriminator)
    if variant is not None:
        yield from _strangers(resource.variants, variant, options, "", resource.discriminator)
    elif any(options.get(each.name) is not None for found in resource.variants for each in found.fields):
        yield f"{resource.discriminator} is needed, one of {_words(resource.variants)}"


def _solo_problems(resource: Resource, options: Mapping[str, Any]) -> Iterator[str]:
    solo = resource.solo
    if solo is None or options.get(solo.option) != solo.value:
        return
    void = (None, "", [], {})
    beside = [each.name for each in resource.fields if each.name != solo.option and options.get(each.name) not in void]
    if beside:
        yield f"{solo.option} {solo.value!r} empties everything else and cannot stand beside {', '.join(beside)}"


def _reset_problems(resource: Resource, options: Mapping[str, Any]) -> Iterator[str]:
    if not (resource.reset and options.get("reset")):
        return
    beside = _asked_for(resource, options)
    if beside:
        yield f"reset gives everything the service's own values and cannot stand beside {', '.join(beside)}"


def _asked_for(resource: Resource, options: Mapping[str, Any]) -> list[str]:
    """The options of a task that ask for a value of the object."""
    given = [each.name for each in resource.fields if options.get(each.name) is not None]
    return given + [name for name in ("clear", "exact", "extra_properties") if options.get(name)]


def _restore_problems(resource: Resource, options: Mapping[str, Any], wished: Wish) -> Iterator[str]:
    if wished.state != "restored":
        return
    others = [name for name in _asked_for(resource, options) if name != resource.key.match]
    if others:
        yield f"state restored brings it back as it was and cannot stand beside {', '.join(others)}"


def _together_problems(resource: Resource, options: Mapping[str, Any]) -> Iterator[str]:
    together = resource.together
    named = options.get(together.option) if together else None
    if together is None or named is None:
        return
    yield from (f"{together.option}[{index}] {empty(item)}" for index, item in enumerate(named) if empty(item))
    wanted = [f"{name}={str(value).lower()}" for name, value in together.beside.items() if options.get(name) != value]
    if wanted:
        yield f"{together.option} can only be given with {' and '.join(wanted)}"


def _slot_problems(resource: Resource, options: Mapping[str, Any]) -> Iterator[str]:
    slots, ident = resource.key.slots, options.get("id")
    if slots and ident and ident not in slots:
        yield f"id is none of {slots[0]} to {slots[-1]}: {ident!r}"


def _extra_problems(resource: Resource, options: Mapping[str, Any]) -> Iterator[str]:
    fixed = ("id", *resource.dropped, *resource.repeated)
    yield from _extra(all_fields(resource), options.get("extra_properties") or {}, fixed, "extra_properties.")


def _extra(fields: Iterable[Field], extra: Mapping[str, Any], fixed: Iterable[str], path: str) -> Iterator[str]:
    """Raw properties may stand inside declared objects, but not in the place of an option."""
    declared = {each.wire: each for each in fields}
    for name, value in extra.items():
        known = declared.get(name)
        if known and isinstance(known.type, Object) and not known.type.bare and isinstance(value, dict):
            yield from _extra(known.type.fields, value, known.type.dropped, f"{path}{name}.")
        elif known:
            yield f"{path}{name} is the option {known.name}"
        elif "@" in name or name in fixed:
            yield f"{path}{name} cannot be set"


def _words(variants: Iterable[Variant]) -> str:
    return ", ".join(variant.word for variant in variants)


def empty(item: Any) -> str:
    """What is wrong with an item that a template may have left empty; empty text when nothing is."""
    if item is None:
        return "is null: a template that rendered to nothing must not shorten a list"
    if isinstance(item, str) and not item.strip():
        return "is empty: a template that rendered to nothing must not shorten a list"
    return placeholder(item)


def placeholder(item: Any) -> str:
    """What is wrong with a value that Ansible has put in the place of an omitted one; empty text when it has not."""
    return "holds the placeholder of an omitted value" if isinstance(item, str) and _OMITTED.search(item) else ""
