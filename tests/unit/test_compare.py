# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Equality, merging and what may be sent, for every type of the vocabulary."""

from __future__ import annotations

from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils import _scalars as s
from ansible_collections.tenantops.entra.plugins.module_utils._compare import (
    canonical,
    canonical_field,
    counterpart,
    difference,
    distinct,
    identity,
    is_annotation,
    merge,
    same,
    sendable,
    stripped,
    type_word,
    variant_of,
)
from ansible_collections.tenantops.entra.plugins.module_utils._fields import (
    Bool,
    Field,
    Int,
    ListOf,
    Nested,
    Object,
    Pairs,
    SetOf,
    Text,
    Type,
    Typed,
    Variant,
)

from tests.unit.made_up import KEY, ODATA_TYPE

PERSON = Object((Text("name", "Doc."), Text("note", "Doc."), SetOf("tags", "Doc.", s.TEXT)))
COLLAPSING = Object(
    (Text("kind", "Doc."), Text("note", "Doc."), SetOf("tags", "Doc.", s.TEXT)), collapse=True, weightless=("kind",)
)
BARE = Object((Text("id", "Doc."),), bare="id")
TARGET = Typed(
    (
        Variant("one", "#microsoft.graph.one", (Text("name", "Doc."), SetOf("tags", "Doc.", s.TEXT))),
        Variant("two", "#microsoft.graph.two", (Text("name", "Doc."),)),
    )
)
KINDS = Typed((Variant("all", "#all"), Variant("none", "#none")))
SET, ORDERED = ListOf(s.TEXT), ListOf(s.TEXT, order="ordered")
KEYED = ListOf(PERSON, order="keyed", key=("name",))
BY_ID = ListOf(
    Object((Text("id", "Doc."), Text("name", "Doc."), Text("note", "Doc."))),
    order="keyed",
    key=("id",),
    second_key=("name",),
)
CONTENTS = ListOf(Object((Text("a", "Doc."), Text("b", "Doc."))), order="multiset", defaults={"b": "all"})
SETTINGS = Pairs(delimiters={"Words": "\t"})


def _person(name: str, **members: Any) -> dict[str, Any]:
    return {"name": name, **members}


def _setting(name: str, value: Any) -> dict[str, Any]:
    return {"name": name, "value": value}


# --- equality --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        pytest.param(PERSON, {"name": "a"}, {"name": "a", "note": None, "tags": []}, id="void and missing members"),
        pytest.param(PERSON, {"name": "a"}, {"name": "a", "stranger": 1, "x@odata.context": "y"}, id="unknown members"),
        pytest.param(PERSON, {}, {"note": None}, id="an object without members and one with void members"),
        pytest.param(COLLAPSING, {"kind": "k", "note": "", "tags": []}, None, id="a collapsed object and null"),
        pytest.param(COLLAPSING, {}, None, id="an empty collapsing object and null"),
        pytest.param(BARE, {"id": "1", "displayName": "expanded"}, {"id": "1"}, id="a bare object and its expansion"),
        pytest.param(BARE, {"id": None}, None, id="a bare object without its member"),
        pytest.param(TARGET, {ODATA_TYPE: "#microsoft.graph.one"}, {ODATA_TYPE: "microsoft.graph.ONE"}, id="type"),
        pytest.param(TARGET, {ODATA_TYPE: "#x.y", "a": [1, 2]}, {ODATA_TYPE: "#x.y", "a": [2, 1]}, id="unknown type"),
        pytest.param(SET, ["a", "b"], ["b", "a", "a"], id="a set"),
        pytest.param(SET, [], None, id="an empty list and null"),
        pytest.param(KEYED, [_person("a"), _person("b")], [_person("b"), _person("a")], id="keyed items"),
        pytest.param(CONTENTS, [{"a": "x"}], [{"a": "x", "b": "all", "id": "9"}], id="defaults and ids of the server"),
        pytest.param(CONTENTS, [{"a": "x"}], [{"a": "x", "b": None}], id="a null where the server has a default"),
        pytest.param(CONTENTS, [{"a": "x"}, {"a": "y"}], [{"a": "y"}, {"a": "x"}], id="a multiset has no order"),
        pytest.param(SETTINGS, [_setting("On", "true")], [_setting("On", "True")], id="Boolean texts"),
        pytest.param(SETTINGS, [_setting("Words", "b\ta")], [_setting("Words", "a\tb\t")], id="delimited settings"),
        pytest.param(SETTINGS, [_setting("A", "")], [], id="a void setting and a missing one"),
        pytest.param(
            SETTINGS, [_setting("A", "1"), _setting("B", "2")], [_setting("B", "2"), _setting("A", "1")], id="pairs"
        ),
    ],
)
def test_alike(kind: Type, one: Any, other: Any) -> None:
    assert canonical(kind, one) == canonical(kind, other)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        pytest.param(PERSON, {"name": "a"}, {"name": "b"}, id="a member"),
        pytest.param(PERSON, {}, None, id="an object that does not collapse is something"),
        pytest.param(COLLAPSING, {"note": "n"}, None, id="a member with weight"),
        pytest.param(
            TARGET,
            {ODATA_TYPE: "#microsoft.graph.one", "name": "a"},
            {ODATA_TYPE: "#microsoft.graph.two", "name": "a"},
            id="the type",
        ),
        pytest.param(
            TARGET, {ODATA_TYPE: "#x.y", "a": 1}, {ODATA_TYPE: "#x.y", "a": 2}, id="content of an unknown type"
        ),
        pytest.param(KINDS, {ODATA_TYPE: "#all"}, {ODATA_TYPE: "#none"}, id="the type where it is all there is"),
        pytest.param(SET, ["a"], ["a", "b"], id="an item more"),
        pytest.param(ORDERED, ["a", "b"], ["b", "a"], id="the order of an ordered list"),
        pytest.param(KEYED, [_person("a", note="1")], [_person("a", note="2")], id="below an item"),
        pytest.param(CONTENTS, [{"a": "x"}], [{"a": "x"}, {"a": "x"}], id="how often a content is there"),
        pytest.param(CONTENTS, [{"a": "x", "b": "one"}], [{"a": "x"}], id="another value than the default"),
        pytest.param(SETTINGS, [_setting("A", "x")], [_setting("A", "X")], id="the case of other texts"),
    ],
)
def test_different(kind: Type, one: Any, other: Any) -> None:
    assert canonical(kind, one) != canonical(kind, other)


def test_a_field_may_declare_further_voids() -> None:
    declared = Bool("on", "Doc.", voids=(False,))
    assert same(declared, False, None)
    assert not same(declared, True, None)
    assert not same(Int("n", "Doc.", voids=(False,)), 0, None)
    assert canonical_field(Text("t", "Doc.", voids=("none",)), "none") is None


def test_voids_of_members_count_when_an_object_collapses() -> None:
    kind = Object((Bool("on", "Doc.", voids=(False,)), Text("note", "Doc.")), collapse=True)
    assert canonical(kind, {"on": False, "note": None}) is None


def test_a_hook_is_applied_to_both_sides_before_comparing() -> None:
    def without_operator(value: dict[str, Any]) -> dict[str, Any]:
        return {**value, "operator": None} if len(value.get("controls") or []) < 2 else value

    kind = Object((Text("operator", "Doc."), SetOf("controls", "Doc.", s.TEXT)), hook=without_operator)
    assert canonical(kind, {"operator": "AND", "controls": ["mfa"]}) == canonical(
        kind, {"operator": "OR", "controls": ["mfa"]}
    )
    assert canonical(kind, {"operator": "AND", "controls": ["a", "b"]}) != canonical(
        kind, {"operator": "OR", "controls": ["a", "b"]}
    )


def test_what_is_written_only_is_never_compared() -> None:
    kind = Object((Text("secret", "Doc.", write_only=True), Text("note", "Doc.")))
    assert canonical(kind, {"secret": "a"}) == canonical(kind, {"secret": "b"})


def test_a_type_is_read_without_its_sign_and_case() -> None:
    assert type_word({ODATA_TYPE: "#microsoft.graph.One"}) == "microsoft.graph.one"
    assert type_word({}) == type_word(None) == ""
    assert variant_of(TARGET.variants, {ODATA_TYPE: "microsoft.graph.two"}) is TARGET.variants[1]
    assert variant_of(TARGET.variants, {}) is None


# --- merge -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "current", "wish", "merged"),
    [
        pytest.param(s.TEXT, "a", "b", "b", id="a scalar"),
        pytest.param(
            PERSON,
            _person("a", note="n", stranger=1),
            {"tags": ["t"]},
            _person("a", note="n", stranger=1, tags=["t"]),
            id="the rest of an object stays",
        ),
        pytest.param(PERSON, None, {"tags": ["t", "t"]}, {"tags": ["t"]}, id="an object that was not there"),
        pytest.param(BARE, {"id": "1", "displayName": "x"}, {"id": "2"}, {"id": "2"}, id="a bare object is replaced"),
        pytest.param(
            TARGET,
            {ODATA_TYPE: "microsoft.graph.one", "name": "a", "stranger": 1},
            {ODATA_TYPE: "#microsoft.graph.one", "tags": ["t"]},
            {ODATA_TYPE: "#microsoft.graph.one", "name": "a", "stranger": 1, "tags": ["t"]},
            id="the same type is merged",
        ),
        pytest.param(
            TARGET,
            {ODATA_TYPE: "#microsoft.graph.one", "name": "a"},
            {ODATA_TYPE: "#microsoft.graph.two"},
            {ODATA_TYPE: "#microsoft.graph.two"},
            id="another type replaces",
        ),
        pytest.param(
            TARGET,
            None,
            {ODATA_TYPE: "#microsoft.graph.one", "tags": ["t", "t"]},
            {ODATA_TYPE: "#microsoft.graph.one", "tags": ["t"]},
            id="a new typed value",
        ),
        pytest.param(SET, ["a", "b"], ["c", "a", "c"], ["c", "a"], id="a given set is the whole set, each once"),
        pytest.param(SET, ["a"], [], [], id="an empty list clears"),
        pytest.param(ORDERED, ["a"], ["b", "b"], ["b", "b"], id="an ordered list keeps what is twice"),
        pytest.param(
            KEYED,
            [_person("a", note="n", stranger=1), _person("b")],
            [_person("a", tags=["t"])],
            [_person("a", note="n", stranger=1, tags=["t"])],
            id="members that a keyed item does not name stay, other items go",
        ),
        pytest.param(
            BY_ID,
            [{"id": "1", "name": "x", "note": "n"}],
            [{"name": "x"}],
            [{"id": "1", "name": "x", "note": "n"}],
            id="an item without id is found by its second key",
        ),
        pytest.param(
            BY_ID,
            [{"id": "1", "name": "x", "note": "n"}],
            [{"id": "2", "name": "x"}],
            [{"id": "2", "name": "x"}],
            id="another id is another item",
        ),
        pytest.param(
            CONTENTS,
            [{"id": "9", "a": "x", "b": "all"}],
            [{"a": "x"}],
            [{"id": "9", "a": "x", "b": "all"}],
            id="a content keeps the id of the server",
        ),
        pytest.param(
            SETTINGS,
            [_setting("A", "1"), {**_setting("B", "2"), "stranger": 1}],
            [_setting("C", "3"), _setting("A", "9")],
            [_setting("A", "9"), {**_setting("B", "2"), "stranger": 1}, _setting("C", "3")],
            id="pairs that are not given stay",
        ),
        pytest.param(s.RAW, {"a": {"b": 1, "c": 2}}, {"a": {"b": 9}}, {"a": {"b": 9, "c": 2}}, id="a raw object"),
        pytest.param(s.RAW, {"a": 1}, [1], [1], id="a raw value of another kind"),
        pytest.param(PERSON, {"name": "a"}, None, None, id="a wish for null"),
    ],
)
def test_a_wish_lands(kind: Type, current: Any, wish: Any, merged: Any) -> None:
    assert merge(kind, current, wish) == merged


def test_what_becomes_a_type_has_its_defaults_and_what_is_of_it_keeps_its_own() -> None:
    some = Variant(
        "some", "#some", (SetOf("a", "Doc.", s.TEXT), SetOf("b", "Doc.", s.TEXT)), defaults={"a": [], "b": []}
    )
    kind = Typed((Variant("all", "#all"), some))
    wish = {ODATA_TYPE: "#some", "a": ["x"]}
    for current in (None, {ODATA_TYPE: "#all"}):
        assert merge(kind, current, wish) == {ODATA_TYPE: "#some", "a": ["x"], "b": []}
    assert merge(kind, {ODATA_TYPE: "#some", "b": ["y"]}, wish) == {ODATA_TYPE: "#some", "a": ["x"], "b": ["y"]}
    assert merge(kind, wish, {ODATA_TYPE: "#all"}) == {ODATA_TYPE: "#all"}


def test_duplicates_of_a_set_are_found_by_meaning_and_the_first_stays() -> None:
    assert distinct(ListOf(s.GUID), [KEY.upper(), "b", KEY]) == [KEY.upper(), "b"]
    assert distinct(ORDERED, ["a", "a"]) == ["a", "a"]


def test_the_identity_of_an_item_is_its_whole_key() -> None:
    kind = ListOf(Object((Text("a", "Doc."), Field("g", "Doc.", s.GUID))), order="keyed", key=("a", "g"))
    assert identity(kind, {"a": "x", "g": KEY.upper()}, kind.key) == ("x", KEY)
    assert identity(kind, {"a": "x"}, kind.key) is None
    assert identity(kind, "no object", kind.key) is None


def test_an_item_without_key_is_met_by_the_same_content_only() -> None:
    current = [{"note": "n"}, {"name": "a"}]
    assert counterpart(KEYED, current, {"note": "n"}) is current[0]
    assert counterpart(KEYED, current, {"note": "m"}) is None


def test_items_are_matched_by_key_wherever_they_stand() -> None:
    current = [_person("a"), _person("b")]
    assert counterpart(KEYED, current, _person("b", note="new")) is current[1]
    assert counterpart(SET, ["a"], "a") is None


@pytest.mark.parametrize("order", ["multiset", "ordered"])
def test_an_item_without_key_keeps_what_no_declaration_knows(order: str) -> None:
    idle = Object((Field("is_on", "Doc.", s.BOOLEAN),), collapse=True)
    kind = ListOf(Object((Text("note", "Doc."), Field("part", "Doc.", idle))), order=order)
    current = [{"note": "n", "part": {"isOn": None, "new": 1}}, {"note": "n"}]
    landed = merge(kind, current, [{"note": "n"}, {"note": "n"}])
    assert landed == current
    assert canonical(kind, landed) == canonical(kind, current)


# --- what may be sent ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "value", "body"),
    [
        pytest.param(
            PERSON,
            {"name": "a", "stranger": {"x@odata.id": 1, "y": 2}, "t@odata.context": 3},
            {"name": "a", "stranger": {"y": 2}},
            id="annotations go, unknown members stay",
        ),
        pytest.param(PERSON, {ODATA_TYPE: "#p", "name": "a"}, {ODATA_TYPE: "#p", "name": "a"}, id="the type stays"),
        pytest.param(
            Object((Text("a", "Doc."),), dropped=("createdDateTime",)),
            {"a": "1", "createdDateTime": "x"},
            {"a": "1"},
            id="dropped",
        ),
        pytest.param(Object((Text("a", "Doc."),), closed=True), {"a": "1", "stranger": 1}, {"a": "1"}, id="closed"),
        pytest.param(BARE, {"id": "1", "displayName": "expanded"}, {"id": "1"}, id="bare"),
        pytest.param(
            Object((Text("a", "Doc."),), type_sent="#t"), {"a": "1"}, {ODATA_TYPE: "#t", "a": "1"}, id="a type to send"
        ),
        pytest.param(COLLAPSING, {"kind": "k", "tags": []}, None, id="a collapsed object"),
        pytest.param(
            Object((Nested("in", "Doc.", Text("a", "Doc."), collapse=True),)),
            {"in": {"a": None}},
            {"in": None},
            id="a collapsed object below",
        ),
        pytest.param(
            TARGET,
            {ODATA_TYPE: "#microsoft.graph.one", "x@odata.context": 1},
            {ODATA_TYPE: "#microsoft.graph.one"},
            id="a typed value",
        ),
        pytest.param(ListOf(BARE), [{"id": "1", "more": 2}], [{"id": "1"}], id="items"),
        pytest.param(SET, [], [], id="an empty list is sent as one"),
        pytest.param(SETTINGS, [{**_setting("A", "1"), "x@odata.type": "y"}], [_setting("A", "1")], id="pairs"),
    ],
)
def test_a_value_in_a_body(kind: Type, value: Any, body: Any) -> None:
    assert sendable(kind, value) == body


def test_every_annotation_but_the_type_is_left_out() -> None:
    assert is_annotation("@odata.context")
    assert is_annotation("includeTargets@odata.context")
    assert not is_annotation(ODATA_TYPE)
    assert stripped([{"a@odata.bind": 1, ODATA_TYPE: "#x", "b": {"@odata.id": 2}}]) == [{ODATA_TYPE: "#x", "b": {}}]


def test_only_differing_members_are_in_a_difference_each_whole() -> None:
    kind = Object((Nested("deep", "Doc.", Text("a", "Doc."), Text("b", "Doc.")), Text("c", "Doc.")))
    current = {"deep": {"a": "1", "b": "2", "stranger": 3}, "c": "4"}
    assert difference(kind, current, merge(kind, current, {"deep": {"a": "9"}})) == {
        "deep": {"a": "9", "b": "2", "stranger": 3}
    }
    assert difference(kind, current, current) == {}


def test_a_sparse_object_is_cut_down_while_it_is_not_null() -> None:
    kind = Object((Nested("deep", "Doc.", Text("a", "Doc."), Text("b", "Doc."), sparse="source"),))
    current = {"deep": {"a": "1", "b": "2"}}
    assert difference(kind, current, {"deep": {"a": "9", "b": "2"}}) == {"deep": {"a": "9"}}
    assert difference(kind, {"deep": None}, {"deep": {"a": "9", "b": "2"}}) == {"deep": {"a": "9", "b": "2"}}
    assert difference(kind, current, {"deep": None}) == {"deep": None}


def test_what_is_written_only_is_in_no_difference() -> None:
    kind = Object((Text("secret", "Doc.", write_only=True),))
    assert difference(kind, {}, {"secret": "s"}) == {}


def test_something_that_is_no_type_is_refused() -> None:
    with pytest.raises(TypeError, match="is no type of the vocabulary"):
        canonical(Field("a", "Doc.", s.TEXT), "x")  # type: ignore[arg-type]
