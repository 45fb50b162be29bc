# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with the options of a task is said before any request, all of it at once."""

from __future__ import annotations

from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils import _scalars as s
from ansible_collections.tenantops.entra.plugins.module_utils._fields import (
    Bool,
    Choice,
    Duration,
    Field,
    Flags,
    Guid,
    Int,
    Keyed,
    Nested,
    Object,
    Refs,
    SetOf,
    Settings,
    Text,
    Variant,
    Variants,
)
from ansible_collections.tenantops.entra.plugins.module_utils._resource import Key, Refusal, Solo, Together, member_is

from tests.unit.made_up import KEY, said, single, things

OMITTED = "__omit_place_holder__0123456789abcdef"
ITEM = Object((Text("code", "Doc."), Text("label", "Doc."), Guid("key", "Doc.")))
SENTINEL = "unknownFutureValue"


@pytest.mark.parametrize(
    ("declared", "value", "problem"),
    [
        pytest.param(Guid("a", "Doc."), "x", "a is not a GUID: 'x'", id="a GUID"),
        pytest.param(Text("a", "Doc."), "['x']", "a is a list or a mapping, not a single value", id="a list as a text"),
        pytest.param(Text("a", "Doc."), "{'x': 1}", "a is a list or a mapping", id="a mapping as a text"),
        pytest.param(
            Keyed("a", "Doc.", ITEM, key=("key",), second_key=("code",)),
            [{"label": "x"}],
            "a[0] needs key or code",
            id="an item without any key",
        ),
        pytest.param(Duration("a", "Doc."), "30", "a is not an ISO 8601 duration such as P30D", id="a duration"),
        pytest.param(Nested("a", "Doc.", Guid("b", "Doc.")), {"b": "x"}, "a.b is not a GUID", id="at depth"),
        pytest.param(Nested("a", "Doc.", Guid("id", "Doc."), bare="id"), "x", "a is not a GUID", id="bare"),
        pytest.param(SetOf("a", "Doc.", s.GUID), [KEY, "x"], "a[1] is not a GUID", id="in a list"),
        pytest.param(
            Keyed("a", "Doc.", ITEM, key=("code",)),
            [{"code": "c", "key": "x"}],
            "a[0].key is not a GUID",
            id="in an item",
        ),
        pytest.param(SetOf("a", "Doc.", s.TEXT), ["b", None], "a[1] is null", id="null in a list"),
        pytest.param(SetOf("a", "Doc.", s.TEXT), [" "], "a[0] is empty", id="blank in a list"),
        pytest.param(Refs("a", "Doc.", "user"), [""], "a[0] is empty", id="an exclusion that rendered to nothing"),
        pytest.param(SetOf("a", "Doc.", s.TEXT), [OMITTED], "a[0] holds the placeholder", id="omit in a list"),
        pytest.param(Flags("a", "Doc.", ("b",)), ["b", ""], "a[1] is empty", id="empty flag"),
        pytest.param(Text("a", "Doc."), f"x{OMITTED}", "a holds the placeholder", id="omit in a text"),
        pytest.param(Settings("a", "Doc."), {"B": OMITTED}, "a.B holds the placeholder", id="omit in a setting"),
        pytest.param(Settings("a", "Doc."), {"B": ["x"]}, "a.B is not a single value", id="a list as a setting"),
        pytest.param(
            Settings("a", "Doc.", delimiters={"B": ","}),
            {"B": ["x", ""]},
            "a.B[1] is empty",
            id="in a delimited setting",
        ),
        pytest.param(Choice("a", "Doc.", ("b",)), SENTINEL, f"a is {SENTINEL}", id="the placeholder of Graph"),
        pytest.param(Flags("a", "Doc.", ("b",)), ["b", SENTINEL], f"a is {SENTINEL}", id="among flags"),
        pytest.param(SetOf("a", "Doc.", s.TEXT), [SENTINEL], f"a[0] is {SENTINEL}", id="in a list of words"),
        pytest.param(
            SetOf("a", "Doc.", s.flags_of(("b",), as_text=True)),
            [f"b,{SENTINEL}"],
            f"a[0] is {SENTINEL}",
            id="combined",
        ),
        pytest.param(
            Keyed("a", "Doc.", ITEM, key=("code",)),
            [{"code": "x"}, {"code": "y"}, {"code": "x"}],
            "a[0] and a[2] have the same code",
            id="two items with one key",
        ),
        pytest.param(
            Keyed("a", "Doc.", ITEM, key=("key",), second_key=("label",)),
            [{"label": "x"}, {"label": "x"}],
            "a[0] and a[1] have the same label",
            id="two new items with one second key",
        ),
        pytest.param(
            Keyed("a", "Doc.", ITEM, key=("key",)),
            [{"key": KEY}, {"key": KEY.upper()}],
            "a[0] and a[1] have the same key",
            id="two spellings of one key",
        ),
    ],
)
def test_a_problem_names_the_option_and_what_is_wrong(declared: Field, value: Any, problem: str) -> None:
    [found] = said(single(declared), a=value)
    assert found.startswith(problem)


@pytest.mark.parametrize(
    ("declared", "value"),
    [
        pytest.param(Choice("a", "Doc.", ("b",)), "notYetKnown", id="an unknown member of an evolvable enumeration"),
        pytest.param(Text("a", "Doc."), "", id="an empty text clears"),
        pytest.param(SetOf("a", "Doc.", s.TEXT), [], id="an empty list clears"),
        pytest.param(Text("a", "Doc."), f"never send {SENTINEL} to Graph", id="prose about the placeholder"),
        pytest.param(
            Keyed("a", "Doc.", ITEM, key=("key",), second_key=("code",)),
            [{"code": "x"}],
            id="an item by its second key",
        ),
        pytest.param(Guid("a", "Doc."), None, id="null"),
    ],
)
def test_what_is_no_problem(declared: Field, value: Any) -> None:
    assert said(single(declared), a=value) == []


def test_all_problems_are_said_at_once() -> None:
    found = said(single(Guid("a", "Doc."), SetOf("b", "Doc.", s.TEXT)), a="x", b=["", None], clear=["nope"])
    assert len(found) == 4


# --- types -----------------------------------------------------------------------------------------------------------

VARIANTS = (
    Variant("ip", "#ip", (Bool("trusted", "Doc."), Int("shared", "Doc."))),
    Variant("country", "#country", (Text("code", "Doc."), Int("shared", "Doc."))),
)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ({"type": "ip", "trusted": True}, ""),
        ({"code": "DE"}, ""),
        ({"shared": 1}, "a.type is needed, one of ip, country"),
        ({}, "a.type is needed, one of ip, country"),
        ({"type": "ip", "code": "DE"}, "a.code does not belong to type ip"),
        ({"type": "ip", "code": None}, ""),
    ],
)
def test_a_typed_value_has_one_type_and_only_its_members(value: dict[str, Any], problem: str) -> None:
    found = said(single(Variants("a", "Doc.", *VARIANTS)), a=value)
    assert found == ([problem] if problem else [])


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"type": "ip", "trusted": True}, ""),
        ({"trusted": True}, ""),
        ({}, ""),
        ({"shared": 1}, "type is needed, one of ip, country"),
        ({"type": "ip", "code": "DE"}, "code does not belong to type ip"),
    ],
)
def test_a_resource_has_one_type_and_only_its_members(options: dict[str, Any], problem: str) -> None:
    found = said(things(variants=VARIANTS), **options)
    assert found == ([problem] if problem else [])


# --- rules of the resource -------------------------------------------------------------------------------------------


def test_a_value_that_empties_the_rest_stands_alone() -> None:
    resource = single(
        Bool("is_enabled", "Doc."), Text("mail", "Doc."), SetOf("to", "Doc.", s.TEXT), solo=Solo("is_enabled", False)
    )
    assert said(resource, is_enabled=False) == []
    assert said(resource, is_enabled=True, mail="a") == []
    assert said(resource, is_enabled=False, to=[], mail="") == []
    assert said(resource, is_enabled=False, mail="a") == [
        "is_enabled False empties everything else and cannot stand beside mail"
    ]


def test_an_id_that_is_no_slot_is_a_problem() -> None:
    resource = things(create="PATCH", key=Key(slots=("c1", "c2", "c3")))
    assert said(resource, id="c2", display_name="x") == []
    assert said(resource, id="c4", display_name="x") == ["id is none of c1 to c3: 'c4'"]


def test_a_rule_on_the_wish_is_checked_before_any_request() -> None:
    resource = single(
        Text("kind", "Doc."), refusals=(Refusal(on="wish", when=member_is("kind", "all"), message="all is forbidden"),)
    )
    assert said(resource, kind="all") == ["all is forbidden"]
    assert said(resource, kind="one") == []


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("brandNew", ""),
        ("isOn", "extra_properties.isOn is the option is_on"),
        ("id", "extra_properties.id cannot be set"),
        ("version", "extra_properties.version cannot be set"),
        ("vendor", "extra_properties.vendor cannot be set"),
        ("a@odata.bind", "extra_properties.a@odata.bind cannot be set"),
    ],
)
def test_raw_properties_are_those_that_no_option_holds(name: str, problem: str) -> None:
    resource = single(Bool("is_on", "Doc."), dropped=("version",), repeated=("vendor",))
    found = said(resource, extra_properties={name: 1})
    assert found == ([problem] if problem else [])


@pytest.mark.parametrize(
    ("inside", "problem"),
    [
        ({"brandNew": 1}, ""),
        ({"isOn": True}, "extra_properties.part.isOn is the option is_on"),
        ({"stamp": 1}, "extra_properties.part.stamp cannot be set"),
        ({"items": {"new": 1}}, "extra_properties.part.items is the option items"),
        (1, "extra_properties.part is the option part"),
    ],
)
def test_raw_properties_may_stand_inside_an_object(inside: Any, problem: str) -> None:
    item = Object((Text("name", "Doc."),))
    part = Nested(
        "part", "Doc.", Bool("is_on", "Doc."), Keyed("items", "Doc.", item, key=("name",)), dropped=("stamp",)
    )
    found = said(single(part), extra_properties={"part": inside})
    assert found == ([problem] if problem else [])


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"is_on": False, "replaced_by": ["a"]}, ""),
        ({"is_on": True}, ""),
        ({"is_on": True, "replaced_by": ["a"]}, "replaced_by can only be given with is_on=false"),
        ({"replaced_by": ["a"]}, "replaced_by can only be given with is_on=false"),
        (
            {"is_on": False, "replaced_by": ["a", ""]},
            "replaced_by[1] is empty: a template that rendered to nothing must not shorten a list",
        ),
    ],
)
def test_what_is_written_in_the_same_step_goes_with_some_values_only(options: dict[str, Any], problem: str) -> None:
    together = Together("replaced_by", ("Doc.",), things(), values={"state": "on"}, beside={"is_on": False})
    found = said(single(Bool("is_on", "Doc."), together=together), **options)
    assert found == ([problem] if problem else [])
