# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Equality and merging of wire values, driven by their declared types.

One idea carries the whole comparison: a wish differs from the current value exactly when landing it on the current
value changes its canonical form. ``merge`` lands a partial wish, ``canonical`` gives a hashable form in which
everything that Graph treats alike is alike, ``sendable`` is what may stand in a request body.

Private to the collection.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from ._fields import UNSET, Field, ListOf, Object, Pairs, Phrase, Phrased, Type, Typed, Variant
from ._scalars import Scalar, fold, freeze, freeze_loosely

ODATA_TYPE = "@odata.type"


def type_word(value: Any) -> str:
    """The @odata.type of a value without its "#", in lower case; empty where it has none."""
    found = value.get(ODATA_TYPE) if isinstance(value, dict) else None
    return str(found or "").lstrip("#").casefold()


def variant_of(variants: Iterable[Variant], value: Any) -> Variant | None:
    """The variant whose type a wire value carries, or None for a type that no declaration knows."""
    word = type_word(value)
    return next((each for each in variants if each.odata_type.lstrip("#").casefold() == word), None)


def phrase_of(kind: Phrased, value: Any) -> tuple[Phrase, str]:
    """The phrase that a wire value is, and what stands in the place of its braces."""
    text = str((value or {}).get(kind.member) or "") if isinstance(value, dict) else ""
    for phrase in kind.phrases:
        # An id is one segment of a path: what stands behind it means something else.
        exact = re.escape(phrase.text).replace(r"\{\}", "([^/']+)" if phrase.type.kinds else "(.*)")
        found = re.fullmatch(f"(?:{exact})" + (f"|(?:{phrase.also})" if phrase.also else ""), text, re.IGNORECASE)
        if found:
            return phrase, next(group for group in found.groups() if group is not None)
    return kind.phrases[-1], text


# --- canonical -------------------------------------------------------------------------------------------------------


def canonical(kind: Type, value: Any) -> Any:
    """The comparable form of a wire value; None for everything that means "nothing is set"."""
    if value is None or value == [] or (value == {} and not isinstance(kind, Object)):
        return None
    match kind:
        case Scalar():
            return None if value == "" else freeze(kind.canonical(value))
        case Object():
            return _canonical_object(kind, value)
        case Typed():
            return _canonical_typed(kind, value)
        case ListOf():
            return _canonical_list(kind, value)
        case Pairs():
            return _canonical_pairs(kind, value)
        case Phrased():
            phrase, text = phrase_of(kind, value)
            return (phrase.word, canonical(phrase.type, text))
    raise TypeError(f"{kind!r} is no type of the vocabulary")


def canonical_field(declared: Field, value: Any) -> Any:
    """Like canonical, with the field's own voids."""
    if any(value is void or (value == void and type(value) is type(void)) for void in declared.voids):
        return None
    return canonical(declared.type, value)


def same(declared: Field, one: Any, other: Any) -> bool:
    """Whether two wire values of a field mean the same."""
    return bool(canonical_field(declared, one) == canonical_field(declared, other))


def members(fields: Iterable[Field], value: Mapping[str, Any]) -> dict[str, Any]:
    """Wire name → canonical form of the fields that are compared."""
    compared = (each for each in fields if not each.write_only)
    return {each.wire: canonical_field(each, value.get(each.wire)) for each in compared}


def _canonical_object(kind: Object, value: Any) -> Any:
    if not isinstance(value, dict):
        return freeze(value)
    if kind.bare:
        return canonical_field(kind.fields[0], value.get(kind.bare))
    value = kind.hook(value) if kind.hook else value
    found = members(kind.fields, value)
    if kind.collapse and all(form is None for name, form in found.items() if name not in kind.weightless):
        return None if not _strangers(kind, value) else frozenset(found.items())
    return frozenset(found.items())


def _strangers(kind: Object, value: Mapping[str, Any]) -> list[str]:
    """The members of an object that say something and that no declaration knows; a closed one never sends them."""
    if kind.closed:
        return []
    known = {each.wire for each in kind.fields} | {*kind.dropped}
    others = ((name, item) for name, item in value.items() if name not in known and "@" not in name)
    return [name for name, item in others if item not in (None, False, "", [], {})]


def _canonical_typed(kind: Typed, value: Any) -> Any:
    variant = variant_of(kind.variants, value)
    if variant is None:
        return freeze_loosely(value)
    return (variant.word, frozenset(members(variant.fields, value).items()))


def _canonical_list(kind: ListOf, value: Any) -> Any:
    items = value if isinstance(value, list) else [value]
    if kind.order == "multiset":
        forms = [canonical(kind.item, _filled(kind, item)) for item in items]
        return frozenset(Counter(forms).items())
    forms = [canonical(kind.item, item) for item in items]
    return tuple(forms) if kind.order == "ordered" else frozenset(forms)


def _filled(kind: ListOf, item: Any) -> Any:
    """An item of a multiset with the service's defaults in place of what is missing."""
    if not isinstance(item, dict):
        return item
    return {**kind.defaults, **{name: part for name, part in item.items() if part is not None}}


def _canonical_pairs(kind: Pairs, value: Any) -> Any:
    pairs = [pair for pair in value if isinstance(pair, dict)] if isinstance(value, list) else []
    forms = {(freeze(pair.get(kind.name)), _pair_form(kind, pair)) for pair in pairs}
    return frozenset(form for form in forms if form[1] is not None) or None


def _pair_form(kind: Pairs, pair: Mapping[str, Any]) -> Any:
    text = pair.get(kind.value)
    delimiter = kind.delimiters.get(str(pair.get(kind.name)))
    if delimiter and text:
        return frozenset(part.strip() for part in str(text).split(delimiter) if part.strip()) or None
    # Booleans come back as "true", "True", "false" or "False" within one object (groupSetting resource).
    return fold(text) if fold(text) in ("true", "false") else None if text == "" else freeze(text)


# --- merge -----------------------------------------------------------------------------------------------------------


def merge(kind: Type, current: Any, wish: Any) -> Any:
    """The whole wire value that results when a wish, which names only some members, lands on the current value.

    Members that the wish does not name, and members that no declaration knows, keep their value; so do those of a raw
    object.
    """
    match kind:
        case Scalar() if isinstance(current, dict) and isinstance(wish, dict):
            return {**current, **{name: merge(kind, current.get(name), value) for name, value in wish.items()}}
        case Object() if isinstance(wish, dict):
            here = current if isinstance(current, dict) and not kind.bare else {}
            return merge_members(kind.fields, _woken(kind, here, wish), wish)
        case Typed() if isinstance(wish, dict):
            return _merge_typed(kind, current, wish)
        case ListOf() if isinstance(wish, list):
            return _merge_items(kind, current, wish)
        case Pairs() if isinstance(wish, list):
            return _merge_pairs(kind, current, wish)
    return wish


def _woken(kind: Object, current: Mapping[str, Any], wish: Mapping[str, Any]) -> Mapping[str, Any]:
    """An object on which a wish lands, with the defaults of a new one where it means null and shall mean more."""
    fresh = {each.wire: each.default for each in kind.fields if each.default is not UNSET}
    asleep = fresh and (not current or canonical(kind, current) is None)
    return {**current, **fresh} if asleep and any(value is not None for value in wish.values()) else current


def merge_members(fields: Iterable[Field], current: Mapping[str, Any], wish: Mapping[str, Any]) -> dict[str, Any]:
    """A wish landed on an object; wire names without a field replace what is there."""
    known = {each.wire: each for each in fields}
    landed = {
        name: merge(known[name].type, current.get(name), value) if name in known else value
        for name, value in wish.items()
    }
    return {**current, **landed}


def _merge_typed(kind: Typed, current: Any, wish: dict[str, Any]) -> dict[str, Any]:
    variant = variant_of(kind.variants, wish)
    if variant is None:
        return wish
    kept = current if variant is variant_of(kind.variants, current) else variant.defaults
    return {**merge_members(variant.fields, kept, wish), ODATA_TYPE: wish[ODATA_TYPE]}


def _merge_items(kind: ListOf, current: Any, wish: list[Any]) -> list[Any]:
    left, landed = list(current) if isinstance(current, list) else [], []
    for item in distinct(kind, wish):
        found = counterpart(kind, left, item)
        if found is not None and kind.order != "keyed":
            left.remove(found)  # Of two items that are alike each is meant once.
        landed.append(merge(kind.item, found, item))
    return landed


def _merge_pairs(kind: Pairs, current: Any, wish: list[Any]) -> list[Any]:
    wished = {pair[kind.name]: pair for pair in wish}
    kept = [wished.pop(pair.get(kind.name), pair) for pair in current or []]
    return kept + list(wished.values())


def distinct(kind: ListOf, items: list[Any]) -> list[Any]:
    """A list without equal duplicates where it is a set; the first one stays."""
    if kind.order != "set":
        return items
    found: dict[Any, Any] = {}
    for item in items:
        found.setdefault(canonical(kind.item, item), item)
    return list(found.values())


def identity(kind: ListOf, item: Any, key: tuple[str, ...]) -> Any:
    """The canonical key of a keyed item, or None where it lacks a part of it."""
    if not isinstance(item, dict) or not key:
        return None
    fields = {each.wire: each for each in fields_of(kind.item, item)}
    parts = tuple(canonical_field(fields[name], item.get(name)) if name in fields else item.get(name) for name in key)
    return None if any(part is None for part in parts) else parts


def counterpart(kind: ListOf, current: Any, wished: Any) -> Any:
    """The current item that a wished one means: by key, by second key, or by content where items have no key.

    Content is what declarations know: a wish cannot name the rest, and keeps it.
    """
    items = current if isinstance(current, list) else []
    if kind.order == "keyed":
        for key in (kind.key, kind.second_key):
            wanted = identity(kind, wished, key)
            if wanted is not None:
                return next((item for item in items if identity(kind, item, key) == wanted), None)
        return next((item for item in items if item == wished), None)
    if kind.order in ("multiset", "ordered"):
        form = _known_form(kind, wished)
        return next((item for item in items if _known_form(kind, item) == form), None)
    return None


def _known_form(kind: ListOf, item: Any) -> Any:
    return canonical(kind.item, _without_strangers(kind.item, _filled(kind, item)))


def _without_strangers(kind: Type, value: Any) -> Any:
    """A wire value without the members that no declaration knows, at every depth; of an unknown type it stays whole."""
    if isinstance(kind, ListOf) and isinstance(value, list):
        return [_without_strangers(kind.item, item) for item in value]
    fields = fields_of(kind, value)
    if not fields or not isinstance(value, dict):
        return value
    known = {each.wire: _without_strangers(each.type, value[each.wire]) for each in fields if each.wire in value}
    return known | ({ODATA_TYPE: value[ODATA_TYPE]} if ODATA_TYPE in value else {})


def fields_of(kind: Type, value: Any) -> tuple[Field, ...]:
    """The fields that a value of a type has; for a typed value those of its variant."""
    if isinstance(kind, Typed):
        variant = variant_of(kind.variants, value)
        return variant.fields if variant else ()
    return kind.fields if isinstance(kind, Object) else ()


# --- sendable --------------------------------------------------------------------------------------------------------


def sendable(kind: Type, value: Any) -> Any:
    """A wire value as it may stand in a request body.

    Annotations and read-only members go, @odata.type stays; members that no declaration knows stay, because a refusal
    is visible and a silent reset is not. An object that collapses is null.
    """
    match kind:
        case Object() if isinstance(value, dict):
            if kind.collapse and canonical(kind, value) is None:
                return None
            sent = send_members(kind.fields, value, drop=kind.dropped, only_declared=kind.closed or bool(kind.bare))
            return {ODATA_TYPE: kind.type_sent, **sent} if kind.type_sent else sent
        case Typed() if isinstance(value, dict):
            return send_members(fields_of(kind, value), value)
        case ListOf() if isinstance(value, list):
            return [sendable(kind.item, item) for item in value]
    return stripped(value)


def send_members(
    fields: Iterable[Field], value: Mapping[str, Any], *, drop: Iterable[str] = (), only_declared: bool = False
) -> dict[str, Any]:
    """The members of an object as they may be sent."""
    known = {each.wire: each for each in fields}
    sent = {}
    for name, item in value.items():
        if name in drop or is_annotation(name) or (only_declared and name not in known):
            continue
        sent[name] = sendable(known[name].type, item) if name in known else stripped(item)
    return sent


def is_annotation(name: str) -> bool:
    """Whether a member is an OData annotation that is not sent back: all of them but @odata.type."""
    return "@" in name and name != ODATA_TYPE


def stripped(value: Any) -> Any:
    """A raw wire value without annotations, at every depth."""
    if isinstance(value, dict):
        return {name: stripped(item) for name, item in value.items() if not is_annotation(name)}
    return [stripped(item) for item in value] if isinstance(value, list) else value


def _sparse(kind: Object, current: Mapping[str, Any], merged: Mapping[str, Any]) -> dict[str, Any]:
    typed = {ODATA_TYPE: kind.type_sent} if kind.type_sent else {}
    return {**typed, **difference(kind, current, merged)}


def difference(kind: Object, current: Mapping[str, Any], merged: Mapping[str, Any]) -> dict[str, Any]:
    """The members of an object whose meaning differs, each whole or, in a sparse container, cut down likewise."""
    sent = {}
    for each in kind.fields:
        before, after = current.get(each.wire), merged.get(each.wire)
        if each.write_only or same(each, before, after):
            continue
        objects = isinstance(each.type, Object) and isinstance(before, dict) and isinstance(after, dict)
        part = _apart(each.type, before, after, each.type.apart) if objects else None
        deep = objects and each.type.sparse
        sent[each.wire] = part or (_sparse(each.type, before, after) if deep else sendable(each.type, after))
    return sent


def _apart(
    kind: Object, current: Mapping[str, Any], merged: Mapping[str, Any], paths: tuple[str, ...]
) -> dict[str, Any] | None:
    """The differing members of an object, as deep as some paths lead; None where any other differs too."""
    sent: dict[str, Any] = {}
    for each in kind.fields:
        before, after = current.get(each.wire), merged.get(each.wire)
        below = tuple(path.partition(".")[2] for path in paths if path.startswith(f"{each.wire}."))
        if each.write_only or same(each, before, after):
            continue
        if each.wire in paths:
            sent[each.wire] = sendable(each.type, after)
        elif below and isinstance(each.type, Object) and isinstance(before, dict) and isinstance(after, dict):
            inner = _apart(each.type, before, after, below)
            if inner is None:
                return None
            sent[each.wire] = inner
        else:
            return None
    return sent
