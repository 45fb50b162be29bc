# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan: what is sent in which order, what results, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils import _scalars as s
from ansible_collections.tenantops.entra.plugins.module_utils._errors import EntraError
from ansible_collections.tenantops.entra.plugins.module_utils._fields import (
    Bool,
    Choice,
    Flags,
    Guid,
    Nested,
    Parts,
    References,
    Refs,
    Secret,
    SetOf,
    Settings,
    SubResource,
    Text,
    Variant,
)
from ansible_collections.tenantops.entra.plugins.module_utils._options import wish
from ansible_collections.tenantops.entra.plugins.module_utils._plan import Plan, Subject, aggregate, plan, subject
from ansible_collections.tenantops.entra.plugins.module_utils._resource import (
    Beta,
    Delete,
    Key,
    Refusal,
    Solo,
    Write,
    both_have,
    member_is,
    member_missing,
    member_starts_with,
)

from tests.unit.made_up import KEY, ODATA_TYPE, body, planned, sent, single, things

BASE = {"id": "1", "displayName": "x"}


# --- what is sent ----------------------------------------------------------------------------------------------------

FIELDS = (
    Bool("is_on", "Doc."),
    Text("note", "Doc.", nullable=True),
    Nested("deep", "Doc.", Text("a", "Doc."), Text("b", "Doc.")),
)
STATE = {"isOn": False, "note": "n", "deep": {"a": "1", "b": "2", "unknown": 3}, "stranger": {"x@odata.id": 1, "y": 2}}


def test_a_patch_holds_only_the_top_level_members_that_differ_each_whole() -> None:
    found = planned(single(*FIELDS), STATE, is_on=True, note="n", deep={"a": "9"})
    assert sent(found) == [
        ("PATCH", "/policies/madeUp", {"isOn": True, "deep": {"a": "9", "b": "2", "unknown": 3}}),
    ]


@pytest.mark.parametrize("method", ["PATCH", "PUT"])
def test_a_whole_write_sends_the_read_object_merged_with_the_wish_without_what_is_read_only(method: str) -> None:
    resource = single(*FIELDS, write=Write(method, whole=True), dropped=("version",))
    state = {**STATE, "id": "1", "version": 7, "@odata.context": "x"}
    found = planned(resource, state, is_on=True)
    assert sent(found) == [
        (
            method,
            "/policies/madeUp",
            {"isOn": True, "note": "n", "deep": {"a": "1", "b": "2", "unknown": 3}, "stranger": {"y": 2}},
        )
    ]
    assert found.operations[0].whole


def test_nothing_is_sent_when_nothing_differs() -> None:
    for write in (Write(), Write("PUT", whole=True)):
        assert planned(single(*FIELDS, write=write), STATE, is_on=False, note="n").operations == ()


def test_every_body_carries_the_declared_type_and_what_is_repeated() -> None:
    resource = single(Bool("is_on", "Doc."), type_sent="#t", repeated=("vendor", "gone"))
    state = {"isOn": False, "vendor": {"v": 1, "x@odata.context": 2}}
    assert body(planned(resource, state, is_on=True)) == {ODATA_TYPE: "#t", "vendor": {"v": 1}, "isOn": True}
    assert body(planned(resource, {**state, "gone": None}, is_on=True)).keys() == {ODATA_TYPE, "vendor", "isOn"}


def test_a_whole_body_carries_the_declared_type_not_the_one_read() -> None:
    resource = single(Bool("is_on", "Doc."), type_sent="#t", write=Write("PUT", whole=True))
    assert body(planned(resource, {ODATA_TYPE: "#old", "isOn": False}, is_on=True)) == {ODATA_TYPE: "#t", "isOn": True}


def test_what_is_written_only_goes_along_with_a_change_and_never_alone() -> None:
    resource = single(Bool("is_on", "Doc."), Secret("key", "Doc."))
    assert sent(planned(resource, {"isOn": True}, is_on=True, key="s")) == []
    found = planned(resource, {"isOn": True}, is_on=False, key="s")
    assert body(found) == {"isOn": False, "key": "s"}
    assert "key" not in (found.after or {})


def test_raw_properties_are_compared_and_sent_like_options() -> None:
    found = planned(single(Bool("is_on", "Doc.")), {"isOn": True, "new": 1}, extra_properties={"new": 2, "same": None})
    assert body(found) == {"new": 2}
    assert (found.before or {})["extra_properties"] == {"new": 1, "same": None}
    assert (found.after or {})["extra_properties"] == {"new": 2, "same": None}


def test_a_raw_object_is_merged_with_what_is_there() -> None:
    state = {"new": {"a": 1, "default": 2}}
    assert sent(planned(single(), state, extra_properties={"new": {"a": 1}})) == []
    assert body(planned(single(), state, extra_properties={"new": {"a": 9}})) == {"new": {"a": 9, "default": 2}}


@pytest.mark.parametrize("part", [{"isOn": True}, {"isOn": True, "new": 1}, None])
def test_a_raw_property_inside_an_object_goes_along_with_its_options(part: dict[str, Any] | None) -> None:
    resource = single(Nested("part", "Doc.", Bool("is_on", "Doc.")))
    task = {"part": {"is_on": True}, "extra_properties": {"part": {"new": 2}}}
    found = planned(resource, {"part": part}, **task)
    assert body(found) == {"part": {"isOn": True, "new": 2}}
    assert sent(planned(resource, found.landed or {}, **task)) == []
    assert sent(planned(resource, found.landed or {}, part={"is_on": True})) == []


def test_unknown_enumeration_values_are_sent_back_as_read() -> None:
    resource = single(
        Nested("deep", "Doc.", Choice("mode", "Doc.", ("a",)), Bool("is_on", "Doc.")), Flags("kinds", "Doc.", ("a",))
    )
    state = {"deep": {"mode": "brandNew", "isOn": False}, "kinds": "a,brandNew"}
    assert body(planned(resource, state, deep={"is_on": True})) == {"deep": {"mode": "brandNew", "isOn": True}}


def test_an_object_collapses_to_null() -> None:
    resource = single(
        Nested(
            "grants",
            "Doc.",
            Text("operator", "Doc."),
            SetOf("controls", "Doc.", s.TEXT),
            collapse=True,
            weightless=("operator",),
        )
    )
    assert sent(planned(resource, {"grants": None}, grants={"operator": "AND", "controls": []})) == []
    assert body(planned(resource, {"grants": {"operator": "AND", "controls": ["mfa"]}}, grants={"controls": []})) == {
        "grants": None
    }


def test_a_wished_empty_is_met_by_null_missing_and_empty() -> None:
    resource = single(SetOf("users", "Doc.", s.TEXT), Nested("deep", "Doc.", SetOf("users", "Doc.", s.TEXT)))
    for state in ({}, {"users": None, "deep": {}}, {"users": [], "deep": {"users": None}}):
        assert "users" not in str(sent(planned(resource, {"deep": {}, **state}, users=[], deep={"users": []})))


# --- before and after ------------------------------------------------------------------------------------------------


def test_after_is_the_read_with_the_sent_bodies_landed_on_it() -> None:
    found = planned(single(*FIELDS), STATE, deep={"a": "9"})
    assert found.before == {"is_on": False, "note": "n", "deep": {"a": "1", "b": "2"}}
    assert found.after == {"is_on": False, "note": "n", "deep": {"a": "9", "b": "2"}}
    assert found.landed == {**STATE, "deep": {"a": "9", "b": "2", "unknown": 3}}


def test_before_and_after_have_the_same_keys_at_every_depth() -> None:
    found = planned(single(*FIELDS), {"deep": {"a": "1"}}, deep={"b": "2"})
    assert found.before == {"is_on": None, "note": None, "deep": {"a": "1", "b": None}}
    assert found.after == {"is_on": None, "note": None, "deep": {"a": "1", "b": "2"}}


def test_what_does_not_differ_is_shown_as_read_even_when_it_is_spelled_otherwise() -> None:
    resource = single(Guid("key", "Doc."), Bool("is_on", "Doc."))
    found = planned(resource, {"key": KEY, "isOn": False}, key=KEY.upper(), is_on=True)
    assert body(found) == {"isOn": True}
    assert (found.after or {})["key"] == KEY


# --- creation --------------------------------------------------------------------------------------------------------

NEW = things(
    Text("note", "Doc."),
    Choice("policy_state", "Doc.", ("off", "on"), wire="state", default="off"),
    SetOf("methods", "Doc.", s.TEXT, required=True),
    Text("born", "Doc.", immutable=True),
    Secret("key", "Doc.", immutable=True),
)


def test_a_new_object_gets_what_the_task_gives_and_declared_defaults() -> None:
    found = planned(NEW, None, display_name="x", methods=["a", "a"], key="s")
    assert sent(found) == [
        ("POST", "/things", {"state": "off", "displayName": "x", "methods": ["a"], "key": "s"}),
    ]
    assert found.before is None
    assert (found.after or {})["policy_state"] == "off"
    create = found.operations[0]
    assert (create.creates, create.repeatable, create.whole) == (True, False, True)


def test_a_default_is_for_new_objects_only() -> None:
    assert body(planned(NEW, None, display_name="x", methods=["a"], policy_state="on"))["state"] == "on"
    assert sent(planned(NEW, {**BASE, "state": "on"}, display_name="x")) == []


@pytest.mark.parametrize("methods", [None, []])
def test_a_new_object_needs_its_required_options(methods: list[str] | None) -> None:
    with pytest.raises(EntraError, match="thing 'x' does not exist, and a new one needs the options methods"):
        planned(NEW, None, display_name="x", methods=methods)


def test_required_options_are_not_needed_of_an_existing_object() -> None:
    assert sent(planned(NEW, BASE, note="a")) == [("PATCH", "/things/1", {"note": "a"})]


def test_what_is_set_at_creation_only_cannot_be_changed_later() -> None:
    assert sent(planned(NEW, {**BASE, "born": "a"}, born="a", key="s")) == []
    with pytest.raises(EntraError, match=r"cannot be changed in born \(now 'a'\): Graph sets it at creation only"):
        planned(NEW, {**BASE, "born": "a"}, born="b")


def test_where_graph_creates_nothing_an_absent_object_is_an_error() -> None:
    with pytest.raises(EntraError, match="does not exist, and Graph offers no way to create one"):
        planned(things(create=""), None, display_name="x")


@pytest.mark.parametrize("verb", ["PATCH", "PUT"])
def test_a_singleton_that_is_not_there_yet_is_made_by_an_upsert_on_its_own_path(verb: str) -> None:
    found = planned(single(Bool("is_on", "Doc."), create=verb, missing_ok=True), None, is_on=True)
    assert sent(found) == [(verb, "/policies/madeUp", {"isOn": True})]
    assert found.operations[0].repeatable


def test_an_item_whose_key_the_creator_chooses_is_made_at_its_own_path() -> None:
    resource = things(Text("name", "Doc."), create="PUT", key=Key(wire="name", match="name"))
    assert sent(planned(resource, None, display_name="x", name="O'B/1"))[0][:2] == ("PUT", "/things/O%27B%2F1")


def test_a_new_item_takes_the_first_free_slot_or_the_one_it_names() -> None:
    resource = things(create="PATCH", key=Key(slots=("c1", "c2", "c3")))
    assert sent(planned(resource, None, display_name="x", taken=("C1", "c3"))) == [
        ("PATCH", "/things/c2", {"displayName": "x"})
    ]
    found = planned(resource, None, display_name="x", id="c3", taken=("c1",))
    assert sent(found)[0][1] == "/things/c3"
    assert (found.after or {})["id"] == "c3"
    with pytest.raises(EntraError, match="There is no free thing: all 3 are in use"):
        planned(resource, None, display_name="x", taken=("c1", "c2", "c3"))


def test_settings_of_a_new_object_start_from_the_template() -> None:
    resource = things(Settings("settings", "Doc.", wire="values", starts_from="template"))
    template = [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}]
    found = planned(resource, None, companions={"template": template}, display_name="x", settings={"B": 9})
    assert body(found)["values"] == [{"name": "A", "value": "1"}, {"name": "B", "value": "9"}]


# --- removal ---------------------------------------------------------------------------------------------------------


def test_an_absent_object_is_deleted_and_one_that_is_gone_needs_nothing() -> None:
    found = planned(things(), BASE, display_name="x", state="absent")
    assert sent(found) == [("DELETE", "/things/1", None)]
    assert found.operations[0].missing_ok
    assert found.before == {"id": "1", "display_name": "x"}
    assert found.after is None and found.landed is None
    assert planned(things(), None, display_name="x", state="absent") == Plan()


@pytest.mark.parametrize("whole", [False, True])
def test_members_that_must_hold_before_a_deletion_are_written_first_and_must_be_visible(whole: bool) -> None:
    resource = things(
        Bool("is_trusted", "Doc."),
        delete=Delete(after={"isTrusted": False}),
        write=Write("PATCH", whole=whole),
        variants=(Variant("ip", "#ip"),),
    )
    state = {**BASE, ODATA_TYPE: "#ip", "isTrusted": True, "ranges": [1]}
    found = planned(resource, state, state="absent")
    rest = {"displayName": "x", "ranges": [1]} if whole else {}
    assert sent(found) == [
        ("PATCH", "/things/1", {ODATA_TYPE: "#ip", **rest, "isTrusted": False}),
        ("DELETE", "/things/1", None),
    ]
    assert [operation.settle for operation in found.operations] == [True, False]
    assert len(planned(resource, {**state, "isTrusted": False}, state="absent").operations) == 1


def test_a_member_that_must_hold_before_a_deletion_does_not_concern_a_type_without_it() -> None:
    variants = (Variant("ip", "#ip", (Bool("is_trusted", "Doc."),)), Variant("country", "#country"))
    resource = things(delete=Delete(after={"isTrusted": False}, lingers=60), variants=variants)
    found = planned(resource, {**BASE, ODATA_TYPE: "#country"}, state="absent")
    assert sent(found) == [("DELETE", "/things/1", None)]
    assert found.operations[0].lingers == 60
    assert len(planned(resource, {**BASE, ODATA_TYPE: "#ip", "isTrusted": True}, state="absent").operations) == 2


def test_what_every_object_needs_cannot_be_emptied() -> None:
    resource = things(SetOf("ranges", "Doc.", s.TEXT, required=True))
    with pytest.raises(EntraError, match="is not changed: it needs a value for ranges"):
        planned(resource, {**BASE, "ranges": ["a"]}, ranges=[])
    assert sent(planned(resource, {**BASE, "ranges": []}, ranges=[])) == []


def test_a_sub_resource_that_stands_in_the_way_of_a_deletion_is_removed_first_and_must_be_seen_to_be_gone() -> None:
    sync = Nested("sync", "Doc.", Bool("is_on", "Doc."), nullable=True, channel=SubResource("sync"))
    resource = things(sync, delete=Delete(first=("sync",)))
    found = planned(resource, {**BASE, "sync": {"isOn": False}}, state="absent")
    assert sent(found) == [("DELETE", "/things/1/sync", None), ("DELETE", "/things/1", None)]
    assert [(operation.settle, operation.missing_ok) for operation in found.operations] == [(True, True), (False, True)]
    assert sent(planned(resource, {**BASE, "sync": None}, state="absent")) == [("DELETE", "/things/1", None)]


# --- types of a resource ---------------------------------------------------------------------------------------------

TYPED = things(
    variants=(
        Variant("ip", "#microsoft.graph.ip", (Bool("trusted", "Doc."), SetOf("ranges", "Doc.", s.ADDRESS_RANGE))),
        Variant("country", "#microsoft.graph.country", (Text("code", "Doc."),)),
    )
)


def test_a_body_of_a_typed_resource_carries_the_type() -> None:
    state = {**BASE, ODATA_TYPE: "#microsoft.graph.ip", "trusted": False}
    assert body(planned(TYPED, state, trusted=True)) == {ODATA_TYPE: "#microsoft.graph.ip", "trusted": True}
    assert body(planned(TYPED, None, display_name="x", code="DE")) == {
        ODATA_TYPE: "#microsoft.graph.country",
        "displayName": "x",
        "code": "DE",
    }


def test_the_type_may_be_left_out_for_an_existing_object_and_is_needed_of_a_new_one() -> None:
    state = {**BASE, ODATA_TYPE: "#microsoft.graph.ip"}
    assert body(planned(TYPED, state, display_name="y")) == {ODATA_TYPE: "#microsoft.graph.ip", "displayName": "y"}
    with pytest.raises(EntraError, match="a new one needs the options type"):
        planned(TYPED, None, display_name="x")


def test_the_type_of_an_existing_object_cannot_change() -> None:
    state = {**BASE, ODATA_TYPE: "#microsoft.graph.ip"}
    with pytest.raises(EntraError, match="is of type microsoft.graph.ip and cannot become country"):
        planned(TYPED, state, display_name="x", code="DE")


def test_an_object_of_an_unknown_type_keeps_its_type() -> None:
    state = {**BASE, ODATA_TYPE: "#microsoft.graph.moon", "crater": 1}
    assert body(planned(TYPED, state, display_name="y")) == {"displayName": "y"}


# --- solo ------------------------------------------------------------------------------------------------------------


def test_a_value_that_empties_the_rest_is_sent_alone() -> None:
    resource = single(
        Bool("is_on", "Doc."), Text("note", "Doc."), write=Write("PATCH", whole=True), solo=Solo("is_on", False)
    )
    state = {"id": "1", "isOn": True, "note": "n", "stranger": 1}
    found = planned(resource, state, is_on=False)
    assert body(found) == {"isOn": False}
    assert found.after == {"is_on": False, "note": None}
    assert sent(planned(resource, found.landed, is_on=False)) == []
    assert body(planned(resource, {"isOn": False}, is_on=True, note="n")) == {"isOn": True, "note": "n"}
    assert body(planned(resource, state, note="m")) == {"isOn": True, "note": "m", "stranger": 1}


def test_a_solo_value_empties_the_rest_also_under_exact() -> None:
    resource = single(Bool("is_on", "Doc."), Text("note", "Doc.", nullable=True), solo=Solo("is_on", False))
    assert body(planned(resource, {"isOn": True, "note": "n"}, is_on=False, exact=True)) == {"isOn": False}


def test_a_solo_value_is_enough_to_make_what_is_not_there_yet() -> None:
    resource = single(
        Bool("is_on", "Doc.", required=True),
        Text("note", "Doc.", required=True),
        create="PATCH",
        missing_ok=True,
        solo=Solo("is_on", False),
    )
    assert body(planned(resource, None, is_on=False)) == {"isOn": False}
    with pytest.raises(EntraError, match=r"needs the options note\."):
        planned(resource, None, is_on=True)


# --- values that are read or reached elsewhere -----------------------------------------------------------------------


def test_a_value_from_history_is_the_one_of_the_newest_element_and_written_as_a_plain_member() -> None:
    resource = single(Text("comment", "Doc.", history="updates"), repeated=("vendor",))
    raw = {
        "vendor": "v",
        "updates": [
            {"updatedDateTime": "2026-01-01T00:00:00Z", "comment": "old"},
            {"updatedDateTime": "2026-02-01T00:00:00Z", "comment": "new"},
            {"updatedDateTime": None, "comment": "never"},
        ],
    }
    state = aggregate(resource, raw)
    assert sent(planned(resource, state, comment="new")) == []
    assert body(planned(resource, state, comment="newer")) == {"vendor": "v", "comment": "newer"}
    assert aggregate(resource, {})["comment"] is None


def test_the_newest_element_of_a_history_is_found_by_time_and_at_one_time_by_place() -> None:
    resource = single(Text("comment", "Doc.", history="updates"))
    later = {"updatedDateTime": "2026-01-01T00:00:00.5Z", "comment": "later"}
    first = {"updatedDateTime": "2026-01-01T00:00:00Z", "comment": "first"}
    assert aggregate(resource, {"updates": [later, first]})["comment"] == "later"
    assert aggregate(resource, {"updates": [first, {**first, "comment": "second"}]})["comment"] == "second"


def test_an_aggregate_holds_links_as_ids_and_parts_by_id() -> None:
    resource = single(
        Refs("members", "Doc.", "user", channel=References("members")),
        Nested("rules", "Doc.", Nested("one", "Doc."), channel=Parts("rules")),
    )
    assert aggregate(resource, {"members": [{"id": KEY}, "2"], "rules": [{"id": "one", "x": 1}]}) == {
        "members": [KEY, "2"],
        "rules": {"one": {"id": "one", "x": 1}},
    }
    assert aggregate(resource, {"members": None}) == {"members": None}


def test_a_value_that_cannot_be_sent_is_reached_through_another_field() -> None:
    resource = single(Choice("mode", "Doc.", ("default", "custom"), unsendable=("default",)), Text("note", "Doc."))
    assert sent(planned(resource, {"mode": "default"}, mode="default")) == []
    assert body(planned(resource, {"mode": "default"}, mode="custom")) == {"mode": "custom"}
    assert body(planned(resource, {"mode": "custom", "note": "a"}, mode="default", note="b")) == {"note": "b"}
    with pytest.raises(
        EntraError, match="cannot be changed in mode alone: Graph reaches that value through another option"
    ):
        planned(resource, {"mode": "custom"}, mode="default")


# --- versions --------------------------------------------------------------------------------------------------------


def test_in_beta_members_are_read_and_written_where_they_live_there_and_shown_where_they_always_are() -> None:
    resource = single(
        Nested("role", "Doc.", SetOf("grants", "Doc.", s.TEXT), Bool("other", "Doc.")),
        Text("novel", "Doc.", beta=True),
        beta=Beta("/beta/path", {"role.grants": "grantsOfUsers"}),
    )
    state = {"grantsOfUsers": ["a"], "role": {"other": True}, "novel": "n"}
    found = planned(resource, state, version="beta", role={"grants": ["b"]}, novel="m")
    assert found.version == "beta"
    assert sent(found) == [("PATCH", "/beta/path", {"novel": "m", "grantsOfUsers": ["b"]})]
    assert found.before == {"role": {"other": True, "grants": ["a"]}, "novel": "n"}
    assert found.after == {"role": {"other": True, "grants": ["b"]}, "novel": "m"}
    assert sent(planned(resource, state, version="beta", role={"grants": ["a"], "other": True})) == []
    assert body(planned(resource, {"role": {"grants": ["a"]}}, role={"grants": ["b"]})) == {"role": {"grants": ["b"]}}


# --- refusals --------------------------------------------------------------------------------------------------------


def test_an_object_that_may_not_be_touched_is_refused_only_where_something_would_change() -> None:
    rule = Refusal(on="current", when=member_is("kind", "builtIn"), message="is built in")
    resource = things(Text("note", "Doc."), refusals=(rule,))
    state = {**BASE, "kind": "builtIn", "note": "n"}
    assert sent(planned(resource, state, note="n")) == []
    for options in ({"note": "m"}, {"state": "absent"}):
        with pytest.raises(EntraError, match=r"The thing 'x' \(id 1\) is built in; nothing was sent\."):
            planned(resource, state, **options)
    assert body(planned(resource, {**state, "kind": "custom"}, note="m")) == {"note": "m"}


def test_an_object_is_refused_by_the_start_of_its_id() -> None:
    rule = Refusal(on="current", when=member_starts_with("id", "microsoft-"), message="is Microsoft's")
    with pytest.raises(EntraError, match="is Microsoft's"):
        planned(things(refusals=(rule,)), {**BASE, "id": "microsoft-all"}, state="absent")


def test_a_refusal_for_one_member_holds_where_the_task_names_it_at_all() -> None:
    rule = Refusal(on="current", when=member_missing("status"), message="has no status", only_for="status")
    resource = single(Text("status", "Doc.", nullable=True), Text("note", "Doc."), refusals=(rule,))
    assert body(planned(resource, {"note": "n"}, note="m")) == {"note": "m"}
    with pytest.raises(EntraError, match="has no status"):
        planned(resource, {"note": "n"}, status="")


MERGED = single(
    Text("low", "Doc."),
    Text("high", "Doc."),
    Text("note", "Doc."),
    Secret("key", "Doc."),
    refusals=(
        Refusal(on="merged", when=lambda value: bool(value.get("low") == value.get("high")), message="low equals high"),
    ),
)


def test_what_would_result_is_checked_before_any_write() -> None:
    with pytest.raises(EntraError, match="The made-up policy is not changed: low equals high"):
        planned(MERGED, {"low": "1", "high": "2"}, low="2")


def test_a_state_that_breaks_a_rule_already_is_an_error_only_when_something_changes() -> None:
    broken = {"low": "1", "high": "1", "note": "n"}
    assert sent(planned(MERGED, broken, note="n", key="s")) == []
    with pytest.raises(EntraError, match="low equals high"):
        planned(MERGED, broken, note="m")


def test_a_rule_on_the_wish_holds_for_the_result_and_for_a_new_object() -> None:
    rule = Refusal(on="wish", when=member_is("kind", "all"), message="all is forbidden")
    resource = things(Text("kind", "Doc."), refusals=(rule,))
    with pytest.raises(EntraError, match="is not changed: all is forbidden"):
        planned(resource, {**BASE, "kind": "one"}, kind="all")
    with pytest.raises(EntraError, match="is not created: all is forbidden"):
        planned(resource, None, display_name="x", kind="all")


@pytest.mark.parametrize(
    ("state", "options", "place"),
    [
        ({"deep": {"mode": "unknownFutureValue", "note": "n"}}, {"deep": {"note": "m"}}, "deep.mode"),
        ({"deep": {"kinds": "a,unknownFutureValue"}}, {"deep": {"note": "m"}}, "deep.kinds"),
        ({"deep": {"list": [{"a": "unknownFutureValue"}]}}, {"deep": {"note": "m"}}, "deep.list.a"),
    ],
)
def test_the_placeholder_of_a_value_that_graph_did_not_name_is_never_sent(
    state: dict[str, Any], options: dict[str, Any], place: str
) -> None:
    fields = (Choice("mode", "Doc.", ("a",)), Flags("kinds", "Doc.", ("a",)), Text("note", "Doc."))
    with pytest.raises(EntraError, match=f"{place} would be sent as unknownFutureValue"):
        planned(single(Nested("deep", "Doc.", *fields)), state, **options)


def test_prose_that_speaks_of_the_placeholder_is_sent() -> None:
    assert body(planned(single(Text("note", "Doc.")), {}, note="not unknownFutureValue")) == {
        "note": "not unknownFutureValue"
    }


# --- the subject of an error -----------------------------------------------------------------------------------------


def test_an_error_names_title_name_and_id_as_far_as_they_are_known() -> None:
    resource = things()
    assert str(subject(resource, BASE, wish(resource, {}))) == "thing 'x' (id 1)"
    assert str(subject(resource, None, wish(resource, {"display_name": "x"}))) == "thing 'x'"
    assert str(subject(resource, None, wish(resource, {"id": "7"}))) == "thing (id 7)"
    assert str(subject(single(), {"id": "7"}, wish(single(), {}))) == "made-up policy"
    assert str(Subject(resource)) == "thing"


# --- creators' keys, replacement, one-way switches -------------------------------------------------------------------


def test_an_id_that_the_creator_chooses_goes_into_the_body() -> None:
    found = planned(things(Text("note", "Doc."), key=Key(match="id")), None, id="chosen", display_name="x", note="n")
    assert sent(found) == [("POST", "/things", {"id": "chosen", "displayName": "x", "note": "n"})]
    assert found.landed is not None and found.landed["id"] == "chosen"


def test_an_object_that_cannot_be_changed_is_deleted_and_created_anew_with_what_it_had() -> None:
    resource = things(Text("note", "Doc."), write=Write("POST", whole=True), dropped=("createdDateTime",))
    current = {**BASE, "note": "old", "stranger": 1, "createdDateTime": "2026-01-01T00:00:00Z"}
    found = planned(resource, current, display_name="x", note="new")
    assert sent(found) == [
        ("DELETE", "/things/1", None),
        ("POST", "/things", {"displayName": "x", "note": "new", "stranger": 1}),
    ]
    assert [operation.repeatable for operation in found.operations] == [True, False]
    assert planned(resource, current, display_name="x", note="old").operations == ()


ONE_WAY = Refusal(
    on="change",
    when=lambda current, merged: bool(current.get("isOn")) and merged.get("isOn") is False,
    message="is_on cannot be turned off again",
)


def test_a_switch_that_turns_one_way_only_is_judged_by_both_states() -> None:
    resource = single(Bool("is_on", "Doc."), Text("note", "Doc."), refusals=(ONE_WAY,))
    with pytest.raises(EntraError, match="is_on cannot be turned off again"):
        planned(resource, {"isOn": True}, is_on=False)
    assert body(planned(resource, {"isOn": False}, is_on=True)) == {"isOn": True}
    assert body(planned(resource, {"isOn": True, "note": "a"}, note="b")) == {"note": "b"}


def test_a_rule_for_one_member_counts_only_where_that_member_would_change() -> None:
    rule = Refusal(on="change", when=lambda now, then: True, message="x is not yours", only_for="x")
    resource = single(SetOf("x", "Doc.", s.TEXT), Text("note", "Doc."), refusals=(rule,))
    current = {"x": ["a", "b"], "note": "before"}
    with pytest.raises(EntraError, match="x is not yours"):
        planned(resource, current, x=["a"])
    assert body(planned(resource, current, x=["b", "a"], note="after")) == {"note": "after"}


def test_a_wish_may_only_add_to_sets_or_only_take_away_from_them() -> None:
    resource = things(SetOf("codes", "Made up.", s.GUID))
    there = {**BASE, "codes": [KEY, "B"]}

    def results_in(how: str, *codes: str, absent: bool = False) -> Any:
        current = None if absent else there
        found = plan(resource, current, replace(wish(resource, {"codes": list(codes)}), lists=how))
        return [operation.body for operation in found.operations]

    assert results_in("added", "c", "b") == [{"codes": [KEY, "B", "c"]}]
    assert results_in("added", KEY.upper(), "b") == results_in("added") == []
    assert results_in("removed", KEY.upper(), "x") == [{"codes": ["B"]}]
    assert results_in("removed", "x") == results_in("removed") == []
    assert results_in("removed", "x", absent=True) == []
    assert results_in("whole", "b") == [{"codes": ["b"]}]


def test_what_another_item_rules_out_is_refused_unless_it_was_so_before() -> None:
    rule = Refusal(on="rival", when=both_have("isDefault", True), message="only one can be the default, and one is")
    resource = things(Bool("is_default", "Made up."), Text("note", "Made up."), refusals=(rule,))
    first, second = ({"id": ident, "displayName": ident.upper(), "isDefault": True} for ident in ("a", "b"))

    def with_first(current: dict[str, Any] | None, **options: Any) -> Plan:
        return plan(resource, current, wish(resource, {"display_name": "B", **options}), others=(first, second))

    with pytest.raises(EntraError, match=r"'B' is not written: only one .* one is, the thing 'A' \(id a\)\.$"):
        with_first(None, is_default=True)
    with pytest.raises(EntraError, match="is not written: only one"):
        with_first({**second, "isDefault": False}, is_default=True)
    assert with_first(second, note="x").operations
    assert with_first(second, is_default=False).operations
    assert not with_first(second, is_default=True).operations
    assert with_first(second, state="absent").operations


def test_rules_see_moved_members_in_their_usual_places() -> None:
    rule = Refusal(on="merged", when=lambda merged: (merged.get("deep") or {}).get("a") == "no", message="not no")
    fields = (Nested("deep", "Doc.", Text("a", "Doc.")), Text("note", "Doc.", beta=True))
    resource = single(*fields, refusals=(rule,), beta=Beta(moved={"deep.a": "elsewhere"}))
    with pytest.raises(EntraError, match="not no"):
        planned(resource, {"elsewhere": "yes"}, version="beta", deep={"a": "no"}, note="x")
