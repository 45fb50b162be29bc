# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Between options and the wire: the argument spec, wishes, and objects shown in option names."""

from __future__ import annotations

from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils import _scalars as s
from ansible_collections.tenantops.entra.plugins.module_utils._fields import (
    Bool,
    Choice,
    Contents,
    Field,
    Flags,
    Int,
    Json,
    Keyed,
    Nested,
    Object,
    Ordered,
    Pairs,
    Secret,
    SetOf,
    Settings,
    Text,
    Variant,
    Variants,
)
from ansible_collections.tenantops.entra.plugins.module_utils._options import (
    aligned,
    argument_spec,
    names_beta,
    resource_spec,
    to_options,
    to_wire,
    wish,
    with_extra,
)
from ansible_collections.tenantops.entra.plugins.module_utils._resource import Key, Together

from tests.unit.made_up import ODATA_TYPE, single, things

RANGES = Variants(
    "range",
    "Doc.",
    Variant("ip", "#microsoft.graph.ip", (Text("address", "Doc."), Bool("trusted", "Doc."))),
    Variant("country", "#microsoft.graph.country", (Text("code", "Doc."), Bool("unknown", "Doc."))),
)

_EXTENT = Text("extent", "Doc.")
DOMAINS = Variants(
    "domains",
    "Doc.",
    Variant("all", "#all", (_EXTENT,), implied={"extent": ("all", "none")}),
    Variant("some", "#some", (_EXTENT, Text("names", "Doc.")), implied={"extent": ("some",)}),
)


_ADDRESS = Text("address", "Doc.")
FAMILIES = Variants(
    "range",
    "Doc.",
    Variant("ipv4", "#v4", (_ADDRESS,), implied={"address": lambda value: "." in value}),
    Variant("ipv6", "#v6", (_ADDRESS,), implied={"address": lambda value: ":" in value}),
)


# --- argument spec ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("declared", "spec"),
    [
        (Bool("a", "Doc."), {"type": "bool"}),
        (Int("a", "Doc."), {"type": "int"}),
        (Choice("a", "Doc.", ("b", "c")), {"type": "str"}),
        (Choice("a", "Doc.", ("b", "c"), closed=True), {"type": "str", "choices": ["b", "c"]}),
        (Flags("a", "Doc.", ("b",)), {"type": "list", "elements": "str"}),
        (Json("a", "Doc."), {"type": "raw"}),
        (SetOf("a", "Doc.", s.GUID), {"type": "list", "elements": "str"}),
        (Ordered("a", "Doc.", s.choice_of(("b",), closed=True)), {"type": "list", "elements": "str", "choices": ["b"]}),
        (Settings("a", "Doc."), {"type": "dict"}),
        (Text("a", "Doc.", aliases=("b",)), {"type": "str", "aliases": ["b"]}),
        (Nested("a", "Doc.", Bool("b", "Doc.")), {"type": "dict", "options": {"b": {"type": "bool"}}}),
        (Nested("a", "Doc.", Text("id", "Doc."), bare="id"), {"type": "str"}),
        (
            Keyed("a", "Doc.", Object((Text("b", "Doc."),)), key=("b",)),
            {"type": "list", "elements": "dict", "options": {"b": {"type": "str"}}},
        ),
    ],
)
def test_the_option_of_a_field(declared: Field, spec: dict[str, Any]) -> None:
    assert argument_spec([declared]) == {"a": spec}


def test_a_typed_value_has_its_type_and_the_options_of_all_its_types() -> None:
    options = argument_spec([RANGES])["range"]["options"]
    assert options["type"] == {"type": "str", "choices": ["ip", "country"]}
    assert set(options) == {"type", "address", "trusted", "code", "unknown"}


def test_secrets_are_masked_and_what_only_looks_like_one_is_not() -> None:
    spec = argument_spec([Secret("client_key", "Doc."), Text("password_mode", "Doc."), Text("passive_sign_in", "Doc.")])
    assert spec["client_key"]["no_log"] is True
    assert spec["password_mode"]["no_log"] is False
    assert "no_log" not in spec["passive_sign_in"]


def test_a_collection_has_id_and_state_and_a_singleton_has_neither() -> None:
    assert {"id", "state", "display_name", "clear", "exact", "extra_properties"} == set(resource_spec(things()))
    assert {"clear", "exact", "extra_properties"} == set(resource_spec(single()))
    assert "state" not in resource_spec(things(delete=None))


def test_what_is_written_in_the_same_step_is_a_list_of_names() -> None:
    together = Together("replaced_by", ("Doc.",), things(), values={}, beside={})
    assert resource_spec(single(together=together))["replaced_by"] == {"type": "list", "elements": "str"}


def test_the_service_root_is_an_option_only_where_it_is_declared() -> None:
    assert "graph_version" in resource_spec(single(select_version=True))
    assert "graph_version" not in resource_spec(single())


def test_the_type_of_a_resource_is_an_option() -> None:
    resource = things(variants=(Variant("ip", "#ip", (Bool("trusted", "Doc."),)),))
    assert resource_spec(resource)["type"] == {"type": "str", "choices": ["ip"]}
    assert "trusted" in resource_spec(resource)


# --- wishes ----------------------------------------------------------------------------------------------------------


def test_an_option_that_is_not_given_or_null_is_not_wished() -> None:
    resource = single(Bool("on", "Doc."), Text("note", "Doc."))
    assert wish(resource, {"on": None}).values == {}
    assert wish(resource, {"on": False, "note": ""}).values == {"on": False, "note": ""}


@pytest.mark.parametrize(
    ("declared", "option", "wire"),
    [
        pytest.param(Nested("a", "Doc.", Bool("is_on", "Doc.")), {"is_on": True}, {"isOn": True}, id="an object"),
        pytest.param(Nested("a", "Doc.", Text("id", "Doc."), bare="id"), "x", {"id": "x"}, id="a bare object"),
        pytest.param(SetOf("a", "Doc.", s.TEXT), [], [], id="an empty list"),
        pytest.param(SetOf("a", "Doc.", s.flags_of(("x", "y"), as_text=True)), ["X,y"], ["x, y"], id="flags in a list"),
        pytest.param(
            Settings("a", "Doc."),
            {"Enable": True, "Days": 60, "Gone": None, "Text": ""},
            [{"name": "Enable", "value": "true"}, {"name": "Days", "value": "60"}, {"name": "Text", "value": ""}],
            id="settings are texts",
        ),
        pytest.param(
            Settings("a", "Doc.", delimiters={"Words": "\t"}),
            {"Words": ["a", "b"]},
            [{"name": "Words", "value": "a\tb"}],
            id="a delimited setting",
        ),
        pytest.param(
            RANGES,
            {"type": "ip", "trusted": True},
            {ODATA_TYPE: "#microsoft.graph.ip", "trusted": True},
            id="a typed value by its word",
        ),
        pytest.param(RANGES, {"code": "DE"}, {ODATA_TYPE: "#microsoft.graph.country", "code": "DE"}, id="singled out"),
        pytest.param(DOMAINS, {"extent": "SOME"}, {ODATA_TYPE: "#some", "extent": "SOME"}, id="implied by a value"),
        pytest.param(DOMAINS, {"extent": "new"}, {}, id="implied by no value"),
        pytest.param(
            FAMILIES, {"address": "::1"}, {ODATA_TYPE: "#v6", "address": "::1"}, id="implied by what a value looks like"
        ),
        pytest.param(
            Variants("a", "Doc.", Variant("all", "#all"), repeated="membershipKind"),
            {"type": "all"},
            {ODATA_TYPE: "#all", "membershipKind": "all"},
            id="a word that a member repeats",
        ),
    ],
)
def test_the_wire_form_of_an_option(declared: Field, option: Any, wire: Any) -> None:
    assert to_wire(declared.type, option) == wire


def test_an_object_of_which_no_member_is_given_names_nothing() -> None:
    resource = single(Nested("outer", "Doc.", Nested("inner", "Doc.", Bool("on", "Doc."))))
    assert wish(resource, {"outer": {"inner": {"on": None}}}).values == {}


def test_a_wish_carries_the_common_options() -> None:
    wished = wish(
        things(), {"id": "7", "state": "absent", "clear": ["a"], "exact": True, "extra_properties": {"new": 1}}
    )
    assert (wished.ident, wished.state, wished.clear, wished.exact) == ("7", "absent", ("a",), True)
    assert wished.extra == {"new": 1}


@pytest.mark.parametrize(
    ("options", "word"),
    [({"type": "b"}, "b"), ({"of_a": 1}, "a"), ({"shared": 1}, ""), ({}, ""), ({"of_a": 1, "of_b": 1}, "")],
)
def test_the_type_of_a_resource_is_named_or_singled_out_by_the_options(options: dict[str, Any], word: str) -> None:
    shared = Int("shared", "Doc.")
    variants = (Variant("a", "#a", (Int("of_a", "Doc."), shared)), Variant("b", "#b", (Int("of_b", "Doc."), shared)))
    wished = wish(things(variants=variants), options)
    assert wished.variant == word
    assert wished.values.get(ODATA_TYPE) == (f"#{word}" if word else None)


# --- versions --------------------------------------------------------------------------------------------------------

BETA = (
    Text("plain", "Doc."),
    Text("novel", "Doc.", beta=True, aliases=("new",)),
    Nested("outer", "Doc.", Text("inner", "Doc.", beta=True), Text("old", "Doc.")),
    Keyed("items", "Doc.", Object((Text("code", "Doc."), Text("fresh", "Doc.", beta=True))), key=("code",)),
    Variants("kinds", "Doc.", Variant("a", "#a", (Text("first", "Doc.", beta=True),))),
)


@pytest.mark.parametrize(
    ("options", "cleared", "beta"),
    [
        ({"plain": "a"}, [], False),
        ({"novel": None}, [], False),
        ({"novel": "a"}, [], True),
        ({"outer": {"old": "a"}}, [], False),
        ({"outer": {"inner": "a"}}, [], True),
        ({"items": [{"code": "k"}, {"code": "l", "fresh": "a"}]}, [], True),
        ({"kinds": {"type": "a", "first": "a"}}, [], True),
        ({}, ["plain"], False),
        ({}, ["novel"], True),
        ({}, ["new"], True),
        ({}, ["outer.inner"], True),
        ({}, ["outer.old"], False),
        ({}, ["items[k.x].fresh"], True),
        ({}, ["unknown.path"], False),
    ],
)
def test_a_task_that_names_or_clears_something_of_beta_chooses_beta(
    options: dict[str, Any], cleared: list[str], beta: bool
) -> None:
    assert names_beta(BETA, options, cleared) is beta


# --- shown in options ------------------------------------------------------------------------------------------------


def test_an_object_is_shown_in_option_names_with_null_for_what_was_not_read() -> None:
    resource = things(Bool("is_on", "Doc."), Nested("deep", "Doc.", Text("a", "Doc."), Text("b", "Doc.")))
    shown = to_options(resource, {"id": "1", "displayName": "x", "deep": {"a": "v", "b": None}, "stranger": 1})
    assert shown == {"id": "1", "display_name": "x", "is_on": None, "deep": {"a": "v"}}


def test_no_object_is_shown_as_none() -> None:
    assert to_options(things(), None) is None


def test_sets_are_shown_sorted_and_ordered_lists_as_they_are() -> None:
    resource = single(SetOf("a", "Doc.", s.TEXT), Ordered("b", "Doc.", s.TEXT))
    assert to_options(resource, {"a": ["b", "C", "a"], "b": ["b", "C", "a"]}) == {
        "a": ["a", "b", "C"],
        "b": ["b", "C", "a"],
    }


def test_secrets_are_never_shown() -> None:
    resource = single(Secret("key", "Doc."), Nested("deep", "Doc.", Secret("inner", "Doc.")))
    assert to_options(resource, {"key": "s", "deep": {"inner": "s"}}) == {"deep": {}}


def test_raw_properties_stand_below_extra_properties() -> None:
    extra = {"new": 2, "missing": 2}
    assert to_options(single(), {"new": 1}, extra) == {"extra_properties": {"new": 1, "missing": None}}


def test_raw_properties_stand_at_their_depth_without_the_options_beside_them() -> None:
    resource = single(Nested("part", "Doc.", Bool("is_on", "Doc."), Nested("deep", "Doc.")))
    state = {"part": {"isOn": True, "new": 1, "deep": {"newer": [2], "other": 3}}}
    shown = to_options(resource, state, {"part": {"new": 0, "deep": {"newer": 0}}}) or {}
    assert shown["extra_properties"] == {"part": {"new": 1, "deep": {"newer": [2]}}}
    assert shown["part"] == {"is_on": True, "deep": {}}


def test_the_key_of_a_collection_is_shown_as_id() -> None:
    resource = things(key=Key(wire="tenantId"))
    assert (to_options(resource, {"tenantId": "t"}) or {})["id"] == "t"


def test_a_typed_value_is_shown_with_its_word_and_an_unknown_one_with_its_type() -> None:
    resource = single(RANGES)
    shown = to_options(resource, {"range": {ODATA_TYPE: "microsoft.graph.IP", "trusted": True}})
    assert shown == {"range": {"type": "ip", "trusted": True}}
    shown = to_options(resource, {"range": {ODATA_TYPE: "#microsoft.graph.moon"}})
    assert shown == {"range": {"type": "#microsoft.graph.moon"}}


def test_the_type_of_a_resource_is_shown_with_the_fields_of_that_type() -> None:
    variants = (Variant("a", "#a", (Int("of_a", "Doc."),)), Variant("b", "#b", (Int("of_b", "Doc."),)))
    shown = to_options(things(variants=variants), {ODATA_TYPE: "#a", "id": "1", "displayName": "x", "ofA": 1})
    assert shown == {"id": "1", "display_name": "x", "of_a": 1, "type": "a"}


def test_pairs_are_shown_as_a_dictionary() -> None:
    resource = single(Field("settings", "Doc.", Pairs()))
    shown = to_options(resource, {"settings": [{"name": "b", "value": "2"}, {"name": "a", "value": "1"}]})
    assert list((shown or {})["settings"].items()) == [("a", "1"), ("b", "2")]


def test_two_values_are_aligned_to_the_same_keys_at_every_depth() -> None:
    one, other = aligned({"a": {"b": 1}, "c": 1}, {"a": {"d": 2}, "e": [1]})
    assert one == {"a": {"b": 1, "d": None}, "c": 1, "e": None}
    assert other == {"a": {"b": None, "d": 2}, "c": None, "e": [1]}


def test_raw_fields_keep_graphs_own_names() -> None:
    assert [(each.name, each.wire) for each in with_extra((), {"newThing": 1})] == [("newThing", "newThing")]


def test_an_item_that_is_compared_as_a_whole_keeps_its_empty_objects() -> None:
    resource = single(Contents("sets", "Doc.", Object((Nested("deep", "Doc.", Bool("on", "Doc.")),))))
    shown = to_options(resource, {"sets": [{"deep": {"on": None}}]})
    assert shown == {"sets": [{"deep": {}}]}
    assert wish(resource, shown).values == {"sets": [{"deep": {}}]}
