# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The references among the options of a task: where they stand, what they may name, and other texts in their place.

Private to the collection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from ._fields import Field, ListOf, Object, Phrased, Type, Typed
from ._options import chosen_variant
from ._scalars import Scalar, fold, is_guid


@dataclass(frozen=True)
class Reference:
    """An option's text that names an object: its ``path`` in the options, the ``kinds`` that it may be, the text.

    ``words``: what is no object's name in its place.
    """

    path: str
    kinds: tuple[str, ...]
    text: str
    words: tuple[str, ...] = field(default=(), compare=False)


Change = Callable[[Reference], str]
# (kinds, name without case) → id.
Known = MutableMapping[tuple[tuple[str, ...], str], str]


def names(fields: Iterable[Field], options: Mapping[str, Any]) -> list[Reference]:
    """The references of a task that are names and must be looked up: neither ids nor declared words."""
    return [each for each in references(fields, options) if not is_guid(each.text)]


def references(fields: Iterable[Field], options: Mapping[str, Any] | None) -> list[Reference]:
    """All references of some options but declared words, in order."""
    found: list[Reference] = []

    def note(reference: Reference) -> str:
        found.append(reference)
        return reference.text

    replaced(fields, options or {}, note)
    return found


def replaced(fields: Iterable[Field], options: Mapping[str, Any], change: Change, path: str = "") -> dict[str, Any]:
    """The options with ``change(reference)`` in the place of each reference."""
    known = {each.name: each for each in fields}
    return {
        name: _value(known[name].type, value, change, f"{path}{name}", _siblings(known, options))
        if name in known and value is not None
        else value
        for name, value in options.items()
    }


def _siblings(known: Mapping[str, Field], options: Mapping[str, Any]) -> dict[str, Any]:
    return {each.wire: options.get(name) for name, each in known.items()}


def _value(kind: Type, value: Any, change: Change, path: str, siblings: Mapping[str, Any]) -> Any:
    match kind:
        case Scalar():
            return _text(kind, value, change, path, siblings)
        case Object() if kind.bare:
            return _value(kind.fields[0].type, value, change, path, siblings)
        case Object() if isinstance(value, Mapping):
            return replaced(kind.fields, value, change, f"{path}.")
        case Typed() if isinstance(value, Mapping):
            variant = chosen_variant(kind.variants, value, kind.discriminator)
            return replaced(variant.fields, value, change, f"{path}.") if variant else value
        case ListOf() if isinstance(value, list):
            places = enumerate(value)
            return [_value(kind.item, item, change, f"{path}[{index}]", siblings) for index, item in places]
        case Phrased() if isinstance(value, Mapping):
            types = {each.word: each.type for each in kind.phrases}
            return {
                word: _value(types[word], text, change, f"{path}.{word}", {}) if text is not None else None
                for word, text in value.items()
            }
    return value


def _text(kind: Scalar, value: Any, change: Change, path: str, siblings: Mapping[str, Any]) -> Any:
    if not kind.kinds or not isinstance(value, str) or fold(value) in {fold(word) for word in kind.values}:
        return value
    said = fold(siblings.get(kind.by)) if kind.by else None
    told = [each for each in kind.kinds if each.replace("_", "") == said]
    return change(Reference(path, tuple(told) or kind.kinds, value, tuple(kind.values)))
