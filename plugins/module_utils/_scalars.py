# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Scalar values: when two of them mean the same to Graph, and how an option is spelled on the wire.

A canonical form is hashable, and two values with one canonical form are equal. What cannot be parsed
is compared as text, because a value that Graph sends must never make a comparison fail.

Private to the collection.
"""

from __future__ import annotations

import ipaddress
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

# ISO 8601 durations as Edm.Duration writes them, and the clock form of .NET that policy definitions use ("8:00:00").
_ISO_DURATION = re.compile(
    r"(?P<sign>-?)P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+(?:\.\d+)?)D)?"
    r"(?:T(?:(?P<hours>\d+(?:\.\d+)?)H)?(?:(?P<minutes>\d+(?:\.\d+)?)M)?(?:(?P<seconds>\d+(?:\.\d+)?)S)?)?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:(?P<days>\d+)\.)?(?P<hours>\d+):(?P<minutes>\d+)(?::(?P<seconds>\d+(?:\.\d+)?))?")
_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_COUNTRY = re.compile(r"[A-Za-z]{2}")
_EXTRA_DIGITS = re.compile(r"(\.\d{6})\d+")


def _same(value: Any) -> Any:
    return value


def _fine(value: Any) -> str:
    return ""


@dataclass(frozen=True)
class Scalar:
    """One kind of scalar value.

    `option` is Ansible's type of the option (with `elements` where it is a list), `canonical` turns a wire value
    into its comparable form, `to_wire` and `to_option` translate, `problem` says in words what is wrong with an
    option's value or returns an empty text. `values` are the documented members; only where `closed` are others
    refused, because Graph's enumerations grow. `kinds` names what a reference may point to, `by` the wire member beside
    it that says which of them it is.
    """

    name: str
    option: str = "str"
    elements: str = ""
    canonical: Callable[[Any], Any] = _same
    to_wire: Callable[[Any], Any] = _same
    to_option: Callable[[Any], Any] = _same
    problem: Callable[[Any], str] = _fine
    values: tuple[str, ...] = ()
    closed: bool = False
    kinds: tuple[str, ...] = ()
    by: str = ""


def is_guid(value: Any) -> bool:
    """Whether a value is written as a GUID."""
    return isinstance(value, str) and bool(_GUID.fullmatch(value))


def fold(value: Any) -> Any:
    """A text without case; anything else as it is."""
    return value.casefold() if isinstance(value, str) else value


def freeze(value: Any) -> Any:
    """A JSON value as a hashable one; the order of members does not count, that of lists does."""
    if isinstance(value, dict):
        return frozenset((key, freeze(item)) for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return tuple(freeze(item) for item in value)
    return (type(value).__name__, value) if isinstance(value, bool) else value


def freeze_loosely(value: Any) -> Any:
    """Like freeze, for raw values that nothing declares: scalars in a list have no order, GUIDs no case, what is
    empty is null.
    """
    if isinstance(value, dict):
        forms = {key: freeze_loosely(item) for key, item in value.items() if "@" not in key or key == "@odata.type"}
        return frozenset((key, form) for key, form in forms.items() if form is not None) or None
    if isinstance(value, list):
        items = [freeze_loosely(item) for item in value]
        return tuple(items if any(isinstance(item, dict | list) for item in value) else sorted(items, key=repr)) or None
    return fold(value) if is_guid(value) else freeze(value)


def split_flags(value: Any) -> list[Any]:
    """The members of a flags text such as "password, sms"."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value if isinstance(value, list) else [] if value is None else [value]


def _flags(value: Any) -> Any:
    return frozenset(freeze(fold(part)) for part in split_flags(value)) or None


def _number(value: Any) -> Any:
    # Int64 may arrive as a number or as a text.
    try:
        return int(value) if isinstance(value, str) else value
    except ValueError:
        return value


def duration(value: Any) -> Any:
    """(months, time) of an ISO 8601 duration or a clock text; the text itself where it is neither."""
    text = value.strip() if isinstance(value, str) else ""
    match = _ISO_DURATION.fullmatch(text) or _CLOCK.fullmatch(text)
    part = {
        name: float(found) for name, found in (match.groupdict() if match else {}).items() if found and name != "sign"
    }
    if match is None or not part:
        return fold(value)
    sign = -1 if text.startswith("-") else 1
    try:
        time = timedelta(**{name: part[name] for name in part.keys() - {"years", "months"}})
        months = int(part.get("years", 0) * 12 + part.get("months", 0))
    except OverflowError:
        return fold(value)
    return (sign * months, sign * time)


def instant(value: Any) -> Any:
    """The moment that an ISO 8601 date-time names, UTC where it has no offset; the text itself where it is none."""
    if not isinstance(value, str):
        return value
    text = _EXTRA_DIGITS.sub(r"\1", value.strip())
    text = text[:-1] + "+00:00" if text[-1:] in "zZ" else text
    try:
        moment = datetime.fromisoformat(_six_digits(text))
        return (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).astimezone(timezone.utc)
    except (ValueError, OverflowError):
        return value


def _six_digits(text: str) -> str:
    # datetime.fromisoformat takes three or six fractional digits only before Python 3.11.
    return re.sub(r"\.(\d{1,6})", lambda match: "." + match.group(1).ljust(6, "0"), text)


def network(value: Any) -> Any:
    """The network of a CIDR text, host bits dropped; the text itself where it is none."""
    try:
        return ipaddress.ip_network(value, strict=False)
    except ValueError:
        return fold(value)


def _cidr(value: Any) -> Any:
    """An address range with the length of its prefix, as Graph wants it: one address is a range too."""
    found = network(value)
    if isinstance(found, str) or not isinstance(value, str):
        return value
    return f"{value.partition('/')[0].strip()}/{found.prefixlen}"


def _document(value: Any) -> Any:
    try:
        return freeze(_clocks(json.loads(value) if isinstance(value, str) else value))
    except ValueError:
        return value


def _clocks(value: Any) -> Any:
    """A document with its clock texts as lengths of time: policy definitions hold "8:00:00" and "08:00:00" alike."""
    if isinstance(value, dict):
        return {key: _clocks(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_clocks(item) for item in value]
    return duration(value) if isinstance(value, str) and _CLOCK.fullmatch(value) else value


def _document_text(value: Any) -> Any:
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _document_value(value: Any) -> Any:
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value


def _cased(words: tuple[str, ...]) -> Callable[[Any], Any]:
    """Gives a known word its canonical case: Graph writes "All" here and "all" there."""
    known = {word.casefold(): word for word in words}
    return lambda value: known.get(fold(value), value) if isinstance(value, str) else value


def _unless(good: Callable[[Any], bool], what: str) -> Callable[[Any], str]:
    return lambda value: "" if good(value) else f"is not {what}"


def _parsed(canonical: Callable[[Any], Any], kind: type, what: str) -> Callable[[Any], str]:
    return _unless(lambda value: isinstance(canonical(value), kind), what)


BOOLEAN = Scalar("boolean", option="bool")
INTEGER = Scalar("integer", option="int", canonical=_number)
TEXT = Scalar("text")
# Names of domains and other ids that are no GUIDs.
CASELESS_TEXT = Scalar("text without case", canonical=fold)
SECRET_TEXT = Scalar("secret")
GUID = Scalar("GUID", canonical=fold, problem=_unless(is_guid, "a GUID"))
DURATION = Scalar(
    "duration", canonical=duration, problem=_parsed(duration, tuple, "an ISO 8601 duration such as P30D or PT8H")
)
DATE_TIME = Scalar(
    "date-time",
    canonical=instant,
    problem=_parsed(instant, datetime, "an ISO 8601 date-time such as 2026-01-31T00:00:00Z"),
)
ADDRESS_RANGE = Scalar(
    "address range",
    canonical=network,
    to_wire=_cidr,
    problem=_unless(lambda value: not isinstance(network(value), str), "an address range such as 203.0.113.0/24"),
)
COUNTRY_CODE = Scalar(
    "country code",
    canonical=fold,
    to_wire=lambda value: value.upper() if isinstance(value, str) else value,
    problem=_unless(
        lambda value: bool(_COUNTRY.fullmatch(str(value))), "a country code of two letters (YAML reads NO as false)"
    ),
)
JSON_TEXT = Scalar(
    "JSON",
    option="raw",
    canonical=_document,
    to_wire=_document_text,
    to_option=_document_value,
    problem=_unless(
        lambda value: isinstance(_document_value(value), (dict, list)), "a mapping, a list or a JSON text of one"
    ),
)
RAW = Scalar("raw value", option="raw", canonical=freeze_loosely)


def choice_of(values: tuple[str, ...], *, closed: bool = False, words: Mapping[str, str] | None = None) -> Scalar:
    """A member of an enumeration; case does not count, the declared case is sent.

    `words` are our own for some of the members: a task may give either, the words are shown.
    """
    cased, own = _cased(values), {fold(word): member for word, member in (words or {}).items()}
    shown = {fold(member): word for word, member in (words or {}).items()}
    return Scalar(
        "choice",
        canonical=fold,
        to_wire=lambda value: own.get(fold(value)) or cased(value),
        to_option=lambda value: shown.get(fold(value), value),
        values=(*values, *(words or ())),
        closed=closed,
    )


def flags_of(values: tuple[str, ...], *, as_text: bool = False) -> Scalar:
    """Several members of an enumeration in one comma-separated text; order, blanks and case do not count, none is null.

    The option is a list of members, or with `as_text` the text itself (for items of a list).
    """
    cased = _cased(values)
    return Scalar(
        "flags",
        option="str" if as_text else "list",
        elements="" if as_text else "str",
        canonical=_flags,
        to_wire=lambda value: ", ".join(dict.fromkeys(cased(part) for part in split_flags(value))) or None,
        to_option=_same if as_text else split_flags,
        values=values,
    )


def texts_joined_by(delimiter: str) -> Scalar:
    """A list of texts in the options, one text on the wire; order, blanks, case and empty parts do not count."""

    def parts(value: Any) -> list[str]:
        return [part.strip() for part in str(value or "").split(delimiter) if part.strip()]

    return Scalar(
        "joined texts",
        option="list",
        elements="str",
        canonical=lambda value: frozenset(fold(part) for part in parts(value)) or None,
        to_wire=delimiter.join,
        to_option=parts,
    )


def reference_to(kinds: tuple[str, ...], words: tuple[str, ...] = (), by: str = "") -> Scalar:
    """The id of an object of one of the kinds, or one of the words, which are sent in their canonical case.

    `by` is the wire member of the same object that says which of the kinds it is. Without kinds the object lies where
    no name can be looked up, such as another tenant, and only its id will do.
    """
    known = {fold(word) for word in words}
    what = f"an id{' or one of the words' if words else ''}"
    foreign = _unless(lambda value: is_guid(value) or fold(value) in known, what)
    return Scalar(
        "reference",
        canonical=fold,
        to_wire=_cased(words),
        problem=_fine if kinds else foreign,
        values=words,
        kinds=kinds,
        by=by,
    )
