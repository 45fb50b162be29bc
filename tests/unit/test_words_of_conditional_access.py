# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the vocabulary that conditional access needed first, on made-up resources."""

from __future__ import annotations

from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils._checks import problems
from ansible_collections.tenantops.entra.plugins.module_utils._compare import difference, merge, same, sendable
from ansible_collections.tenantops.entra.plugins.module_utils._errors import EntraError
from ansible_collections.tenantops.entra.plugins.module_utils._fields import (
    Bool,
    Choice,
    Field,
    Int,
    Nested,
    Object,
    SetOf,
    Text,
)
from ansible_collections.tenantops.entra.plugins.module_utils._options import names_beta, resource_spec, to_option, wish
from ansible_collections.tenantops.entra.plugins.module_utils._plan import plan
from ansible_collections.tenantops.entra.plugins.module_utils._resource import Delete, Refusal, Restore, member_is
from ansible_collections.tenantops.entra.plugins.module_utils._scalars import TEXT, choice_of

from tests.unit.made_up import body, planned, sent, single, things

# --- our own words for members of an enumeration ---------------------------------------------------------------------

STATE = choice_of(("on", "onlyReportedForNow"), closed=True, words={"report_only": "onlyReportedForNow"})


@pytest.mark.parametrize(
    ("given", "wire"),
    [
        ("report_only", "onlyReportedForNow"),
        ("Report_Only", "onlyReportedForNow"),
        ("onlyreportedfornow", "onlyReportedForNow"),
        ("ON", "on"),
        ("later", "later"),
    ],
)
def test_a_member_may_be_given_by_our_word_or_its_own(given: str, wire: str) -> None:
    assert STATE.to_wire(given) == wire


def test_our_word_is_shown_and_both_are_offered() -> None:
    assert to_option(STATE, "OnlyReportedForNow") == "report_only"
    assert to_option(STATE, "on") == "on" and to_option(STATE, "new") == "new"
    assert STATE.values == ("on", "onlyReportedForNow", "report_only")


# --- values that only beta takes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "beta"), [("new", True), ("New", True), ("old", False), (None, False)])
def test_a_value_may_need_beta(value: str | None, beta: bool) -> None:
    mode = Choice("mode", "Doc.", ("old", "new"), beta_values=("new",))
    assert names_beta([Nested("deep", "Doc.", mode)], {"deep": {"mode": value}}) is beta


# --- what is sent apart ----------------------------------------------------------------------------------------------

PEOPLE = Object((SetOf("into", "Doc.", TEXT), SetOf("out", "Doc.", TEXT)))
RULE = Nested("rule", "Doc.", Field("who", "Doc.", PEOPLE), Text("what", "Doc."), apart=("who.out",))
NOW = {"rule": {"who": {"into": ["a"], "out": ["b"]}, "what": "x"}}


@pytest.mark.parametrize(
    ("wished", "sent_then"),
    [
        ({"who": {"out": ["c"]}}, {"who": {"out": ["c"]}}),
        ({"who": {"out": []}}, {"who": {"out": []}}),
        ({"who": {"out": ["c"], "into": ["d"]}}, {"who": {"into": ["d"], "out": ["c"]}, "what": "x"}),
        ({"who": {"out": ["c"]}, "what": "y"}, {"who": {"into": ["a"], "out": ["c"]}, "what": "y"}),
        ({"what": "y"}, {"who": {"into": ["a"], "out": ["b"]}, "what": "y"}),
    ],
)
def test_some_members_are_sent_alone_where_nothing_else_differs(wished: Any, sent_then: Any) -> None:
    kind = Object((RULE,))
    assert difference(kind, NOW, merge(kind, NOW, {"rule": wished})) == {"rule": sent_then}


def test_what_is_null_is_sent_whole() -> None:
    kind = Object((RULE,))
    current = {"rule": {"who": None, "what": "x"}}
    assert difference(kind, current, merge(kind, current, {"rule": {"who": {"out": ["c"]}}})) == {
        "rule": {"who": {"out": ["c"]}, "what": "x"}
    }


# --- defaults of an object inside another ----------------------------------------------------------------------------


def _without_what_is_off(value: dict[str, Any]) -> dict[str, Any]:
    return {} if value.get("isOn") is False else value


CONTROL = Object(
    (Bool("is_on", "Doc.", default=True), Int("value", "Doc.", nullable=True)), collapse=True, hook=_without_what_is_off
)


@pytest.mark.parametrize(
    ("current", "wished", "merged"),
    [
        (None, {"value": 1}, {"isOn": True, "value": 1}),
        ({}, {"value": 1}, {"isOn": True, "value": 1}),
        (None, {"isOn": False}, {"isOn": False}),
        ({"isOn": False, "value": 2, "new": 3}, {"value": 1}, {"isOn": True, "value": 1, "new": 3}),
        ({"isOn": False, "value": 2}, {"value": None}, {"isOn": False, "value": None}),
        ({"isOn": True, "value": 2}, {"value": 1}, {"isOn": True, "value": 1}),
    ],
)
def test_an_object_that_comes_to_be_has_its_defaults(current: Any, wished: Any, merged: Any) -> None:
    assert merge(CONTROL, current, wished) == merged


def test_a_new_object_has_the_defaults_of_what_the_task_names_inside_of_it() -> None:
    resource = things(Field("control", "Doc.", CONTROL, nullable=True))
    assert body(planned(resource, None, display_name="x", control={"value": 1})) == {
        "displayName": "x",
        "control": {"isOn": True, "value": 1},
    }
    assert body(planned(resource, None, display_name="x")) == {"displayName": "x"}


def test_what_no_declaration_knows_keeps_an_object_from_being_null() -> None:
    field = Field("control", "Doc.", CONTROL, nullable=True)
    strange = {"isOn": None, "value": None, "new": {"x": 1}}
    assert not same(field, strange, None)
    assert same(field, {**strange, "new": None, "x@odata.context": "y"}, None)
    assert sendable(CONTROL, strange) == strange


# --- restored --------------------------------------------------------------------------------------------------------

RESTORED = things(Text("note", "Doc."), delete=Delete(restore=Restore("/bin/things", "bringBack", "goneSince")))
GONE = {"id": "1/2", "displayName": "x", "note": "n", "goneSince": "2026-01-01T00:00:00Z"}


def test_a_deleted_item_comes_back_as_it_was() -> None:
    found = plan(RESTORED, None, wish(RESTORED, {"display_name": "x", "state": "restored"}), deleted=GONE)
    assert sent(found) == [("POST", "/bin/things/1%2F2/bringBack", None)]
    assert (found.before, found.after) == (None, {"id": "1/2", "display_name": "x", "note": "n"})
    assert "goneSince" not in (found.landed or {})


def test_an_item_that_is_there_is_not_restored() -> None:
    assert planned(RESTORED, {"id": "1", "displayName": "x"}, display_name="x", state="restored").operations == ()


def test_what_is_neither_there_nor_deleted_cannot_be_restored() -> None:
    with pytest.raises(EntraError, match="The thing 'x' cannot be restored: neither it nor a deleted one is there"):
        planned(RESTORED, None, display_name="x", state="restored")


def test_only_what_can_be_restored_has_the_state() -> None:
    assert resource_spec(RESTORED)["state"]["choices"] == ["present", "absent", "restored"]
    assert resource_spec(things())["state"]["choices"] == ["present", "absent"]


@pytest.mark.parametrize("beside", [{"note": "y"}, {"exact": True}, {"clear": ["note"]}])
def test_only_the_name_can_stand_beside_restored(beside: dict[str, Any]) -> None:
    options = {"display_name": "x", "state": "restored", **beside}
    found = problems(RESTORED, options, wish(RESTORED, options))
    assert f"state restored brings it back as it was and cannot stand beside {next(iter(beside))}" in found
    fine = {"display_name": "x", "state": "restored"}
    assert problems(RESTORED, fine, wish(RESTORED, fine)) == []


# --- rules that count only where they are broken anew ----------------------------------------------------------------


@pytest.mark.parametrize("on", ["wish", "merged"])
def test_a_rule_may_be_about_what_was_not_so_before(on: str) -> None:
    rule = Refusal(on=on, when=member_is("mode", "bad"), message="is bad", only_new=True)
    resource = single(Text("mode", "Doc."), Text("note", "Doc."), refusals=(rule,))
    assert body(planned(resource, {"mode": "bad", "note": "a"}, note="b")) == {"note": "b"}
    with pytest.raises(EntraError, match="is bad"):
        planned(resource, {"mode": "good", "note": "a"}, mode="bad")
