# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scalar values: which of them Graph treats alike, and how they are spelled on the wire and in options."""

from __future__ import annotations

import time
from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils import _scalars as s
from ansible_collections.tenantops.entra.plugins.module_utils._compare import canonical
from ansible_collections.tenantops.entra.plugins.module_utils._scalars import Scalar

CHOICE = s.choice_of(("enabled", "allowAll"))
FLAGS = s.flags_of(("password", "sms", "qrCodePin"))
FLAGS_TEXT = s.flags_of(("password", "sms"), as_text=True)
REFERENCE = s.reference_to(("user", "group"), ("All", "GuestsOrExternalUsers"))
KEY = "2fc0579f-8113-47ea-b116-bb5a8db9202a"


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        pytest.param(s.BOOLEAN, True, True, id="the same Boolean"),
        pytest.param(s.INTEGER, 90, "90", id="an Int64 as number and as text"),
        pytest.param(s.GUID, KEY, KEY.upper(), id="a GUID in any case"),
        pytest.param(CHOICE, "allowAll", "AllowAll", id="a choice in any case"),
        pytest.param(CHOICE, "notYetKnown", "NotYetKnown", id="an unknown choice in any case"),
        pytest.param(FLAGS, "password,sms", "SMS, password", id="flags without order, blanks and case"),
        pytest.param(FLAGS, "password", "password,password", id="a flag twice"),
        pytest.param(FLAGS, ["password", "sms"], "sms,password", id="flags as a list"),
        pytest.param(FLAGS, "", None, id="no flags"),
        pytest.param(FLAGS, " , ", None, id="flags that are only commas"),
        pytest.param(s.DURATION, "P1D", "PT24H", id="a day and 24 hours"),
        pytest.param(s.DURATION, "PT1H", "PT60M", id="an hour and 60 minutes"),
        pytest.param(s.DURATION, "P1W", "P7D", id="a week and seven days"),
        pytest.param(s.DURATION, "P1Y", "P12M", id="a year and twelve months"),
        pytest.param(s.DURATION, "pt8h", "PT8H", id="a duration in any case"),
        pytest.param(s.DURATION, "8:00:00", "08:00:00", id="a clock with and without a leading zero"),
        pytest.param(s.DURATION, "8:00", "PT8H", id="a clock and ISO 8601"),
        pytest.param(s.DURATION, "1.00:00:00", "P1D", id="a clock with days"),
        pytest.param(s.DURATION, "PT0.5S", "PT0.50S", id="fractions of seconds"),
        pytest.param(s.DURATION, "-PT1H", "-PT60M", id="negative durations"),
        pytest.param(s.DATE_TIME, "2026-01-31T00:00:00Z", "2026-01-31T01:00:00+01:00", id="one instant in two zones"),
        pytest.param(s.DATE_TIME, "2026-01-31T00:00:00Z", "2026-01-31T00:00:00.0000000Z", id="seven digits"),
        pytest.param(s.DATE_TIME, "2026-01-31T00:00:00z", "2026-01-31T00:00:00", id="UTC without an offset"),
        pytest.param(s.DATE_TIME, "2026-01-31T00:00:00.5Z", "2026-01-31T00:00:00.500Z", id="fewer digits"),
        pytest.param(s.ADDRESS_RANGE, "10.1.2.3/8", "10.0.0.0/8", id="host bits"),
        pytest.param(s.ADDRESS_RANGE, "2001:0DB8:0:0::/32", "2001:db8::/32", id="forms of IPv6"),
        pytest.param(s.ADDRESS_RANGE, "203.0.113.7", "203.0.113.7/32", id="one address"),
        pytest.param(s.COUNTRY_CODE, "no", "NO", id="a country code in any case"),
        pytest.param(s.JSON_TEXT, '{"a": 1, "b": [true]}', '{"b":[true],"a":1}', id="JSON parsed"),
        pytest.param(REFERENCE, "all", "All", id="a word in any case"),
        pytest.param(REFERENCE, KEY.upper(), KEY, id="an id in any case"),
        pytest.param(s.RAW, {"a": [2, 1], "b": None}, {"a": [1, 2]}, id="a raw list of scalars, a void member"),
        pytest.param(s.RAW, {"a": {"x@odata.context": "y", "b": 1}}, {"a": {"b": 1}}, id="a raw annotation"),
        pytest.param(s.TEXT, "", None, id="an empty text"),
        pytest.param(s.CASELESS_TEXT, "Contoso.com", "contoso.COM", id="a text without case"),
    ],
)
def test_alike(kind: Scalar, one: Any, other: Any) -> None:
    assert canonical(kind, one) == canonical(kind, other)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        pytest.param(s.BOOLEAN, False, None, id="false is not nothing"),
        pytest.param(s.BOOLEAN, True, 1, id="true is not 1"),
        pytest.param(s.INTEGER, 0, None, id="zero is not nothing"),
        pytest.param(s.INTEGER, 1, 1.5, id="fractions count"),
        pytest.param(s.TEXT, "a", "A", id="the case of a text counts"),
        pytest.param(s.TEXT, "a ", "a", id="blanks of a text count"),
        pytest.param(CHOICE, "enabled", "disabled", id="another choice"),
        pytest.param(FLAGS, "password", "password,sms", id="a flag more"),
        pytest.param(s.DURATION, "P1M", "P30D", id="a month is no number of days"),
        pytest.param(s.DURATION, "PT1M", "P1M", id="a minute is no month"),
        pytest.param(s.DURATION, "-PT1H", "PT1H", id="the sign of a duration"),
        pytest.param(s.DATE_TIME, "2026-01-31T00:00:00Z", "2026-01-31T00:00:01Z", id="another instant"),
        pytest.param(s.ADDRESS_RANGE, "10.0.0.0/8", "10.0.0.0/9", id="another length of prefix"),
        pytest.param(s.JSON_TEXT, "[1,2]", "[2,1]", id="order inside JSON"),
        pytest.param(s.JSON_TEXT, "[true]", "[1]", id="true is not 1 inside JSON"),
        pytest.param(s.RAW, {"a": [{"b": 1}, {"b": 2}]}, {"a": [{"b": 2}, {"b": 1}]}, id="order of raw objects"),
        pytest.param(s.RAW, {"a": False}, {}, id="false in a raw object"),
        pytest.param(s.RAW, {"@odata.type": "#a"}, {"@odata.type": "#b"}, id="the type of a raw object"),
    ],
)
def test_different(kind: Scalar, one: Any, other: Any) -> None:
    assert canonical(kind, one) != canonical(kind, other)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (s.DURATION, "P99999999999D"),
        (s.DURATION, "P" + "9" * 400 + "Y"),
        (s.DURATION, "P"),
        (s.DURATION, "soon"),
        (s.DATE_TIME, "0001-01-01T00:00:00+14:00"),
        (s.DATE_TIME, "tomorrow"),
        (s.INTEGER, "many"),
        (s.INTEGER, float("inf")),
        (s.ADDRESS_RANGE, "10.0.0.0/99"),
        (s.JSON_TEXT, "{broken"),
        (FLAGS, 5),
        (s.TEXT, {"an": ["object"]}),
        (s.GUID, ["a list"]),
    ],
)
def test_a_value_that_cannot_be_parsed_is_compared_as_it_is(kind: Scalar, value: Any) -> None:
    form = canonical(kind, value)
    assert form is not None and form == canonical(kind, value)
    hash(form)


def test_an_instant_without_offset_is_utc_wherever_the_code_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert s.instant("2026-01-31T00:00:00") == s.instant("2026-01-31T00:00:00Z")
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    ("kind", "option", "wire"),
    [
        pytest.param(CHOICE, "ALLOWALL", "allowAll", id="a choice in its declared case"),
        pytest.param(CHOICE, "NotYetKnown", "NotYetKnown", id="an unknown choice as it is"),
        pytest.param(FLAGS, ["SMS", "qrcodepin", "sms"], "sms, qrCodePin", id="flags as one text, each once"),
        pytest.param(FLAGS, ["notYetKnown"], "notYetKnown", id="unknown flags as they are"),
        pytest.param(FLAGS, [], None, id="no flags as null"),
        pytest.param(FLAGS_TEXT, "PASSWORD,sms", "password, sms", id="a combination as one text"),
        pytest.param(REFERENCE, "all", "All", id="a word in its canonical case"),
        pytest.param(REFERENCE, KEY, KEY, id="an id as it is"),
        pytest.param(s.ADDRESS_RANGE, "203.0.113.7", "203.0.113.7/32", id="one address as a range"),
        pytest.param(s.ADDRESS_RANGE, "10.1.2.3/255.0.0.0", "10.1.2.3/8", id="a mask as the length of a prefix"),
        pytest.param(s.ADDRESS_RANGE, "2001:0DB8::1/32", "2001:0DB8::1/32", id="an address range as it is"),
        pytest.param(s.ADDRESS_RANGE, "office", "office", id="no address range as it is"),
        pytest.param(s.COUNTRY_CODE, "de", "DE", id="a country code in capitals"),
        pytest.param(s.JSON_TEXT, {"a": ["é"]}, '{"a":["é"]}', id="a mapping as JSON text"),
        pytest.param(s.JSON_TEXT, '{"a": 1}', '{"a": 1}', id="JSON text as it is"),
        pytest.param(s.DURATION, "P1D", "P1D", id="a duration as it is"),
    ],
)
def test_on_the_wire(kind: Scalar, option: Any, wire: Any) -> None:
    assert kind.to_wire(option) == wire


@pytest.mark.parametrize(
    ("kind", "wire", "option"),
    [
        pytest.param(FLAGS, "password,sms", ["password", "sms"], id="flags as a list"),
        pytest.param(FLAGS_TEXT, "password,sms", "password,sms", id="a combination as it is"),
        pytest.param(s.JSON_TEXT, '{"a":1}', {"a": 1}, id="JSON as a mapping"),
        pytest.param(s.JSON_TEXT, "{broken", "{broken", id="broken JSON as it is"),
    ],
)
def test_in_options(kind: Scalar, wire: Any, option: Any) -> None:
    assert kind.to_option(wire) == option


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (s.GUID, [KEY, KEY.upper()], ["key", KEY + "0", "{" + KEY + "}"]),
        (s.DURATION, ["P30D", "PT8H", "8:00:00"], ["30", "P", "PT", "1 day"]),
        (s.DATE_TIME, ["2026-01-31T00:00:00Z", "2026-01-31"], ["31.1.2026", "now"]),
        (s.ADDRESS_RANGE, ["203.0.113.0/24", "2001:db8::/32"], ["office", "10.0.0.0/33"]),
        (s.COUNTRY_CODE, ["NO", "de"], ["False", "DEU", "D1", ""]),
        (s.JSON_TEXT, [{"a": 1}, "[1]", '{"a":1}'], ["{broken", "5", "text"]),
        (CHOICE, ["notYetKnown"], []),
        (REFERENCE, ["All", "anything"], []),
    ],
)
def test_what_is_wrong_with_an_option_is_said_in_words(kind: Scalar, good: list[Any], bad: list[Any]) -> None:
    assert [kind.problem(value) for value in good] == [""] * len(good)
    assert all(kind.problem(value).startswith("is not ") for value in bad)


def test_a_closed_choice_is_marked_and_an_evolvable_one_is_not() -> None:
    assert s.choice_of(("a",), closed=True).closed
    assert not CHOICE.closed
    assert CHOICE.values == ("enabled", "allowAll")


def test_a_reference_knows_which_kinds_of_object_it_may_name() -> None:
    assert REFERENCE.kinds == ("user", "group")
    assert REFERENCE.values == ("All", "GuestsOrExternalUsers")


def test_an_object_of_another_tenant_is_named_by_its_id_or_a_word() -> None:
    foreign = s.reference_to((), ("AllUsers",))
    assert [foreign.problem(value) for value in (KEY, KEY.upper(), "AllUsers", "allusers")] == [""] * 4
    assert foreign.problem("Sales") == "is not an id or one of the words"
    assert s.reference_to(()).problem("AllUsers") == "is not an id"
    assert foreign.to_wire("allusers") == "AllUsers"
    assert REFERENCE.problem("Sales") == ""


def test_clock_texts_inside_a_document_are_lengths_of_time() -> None:
    one, other = '{"Timeout":"8:00:00"}', '{"Timeout": "08:00:00"}'
    assert s.JSON_TEXT.canonical(one) == s.JSON_TEXT.canonical(other)
    assert s.JSON_TEXT.canonical(one) != s.JSON_TEXT.canonical('{"Timeout":"08:00:01"}')


def test_texts_joined_by_a_delimiter_are_a_list_in_the_options() -> None:
    mails = s.texts_joined_by(";")
    assert mails.to_wire(["a@example.com", "b@example.com"]) == "a@example.com;b@example.com"
    assert mails.to_option("a@example.com; b@example.com;") == ["a@example.com", "b@example.com"]
    assert mails.canonical("A@example.com;b@example.com") == mails.canonical("b@example.com; a@example.com")
    assert mails.canonical(" ; ") is None
