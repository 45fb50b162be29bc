# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Laws of comparing, merging and planning, over made-up resources, states and tasks."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ansible_collections.tenantops.entra.plugins.module_utils._checks import problems
from ansible_collections.tenantops.entra.plugins.module_utils._compare import (
    canonical,
    canonical_field,
    is_annotation,
    merge,
    same,
    stripped,
)
from ansible_collections.tenantops.entra.plugins.module_utils._fields import ListOf, Object
from ansible_collections.tenantops.entra.plugins.module_utils._options import to_options, wish
from ansible_collections.tenantops.entra.plugins.module_utils._plan import plan
from ansible_collections.tenantops.entra.plugins.module_utils._resource import Resource
from ansible_collections.tenantops.entra.plugins.module_utils._scalars import Scalar
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.unit import made_up
from tests.unit.made_up import Case, World, planned, sent

CASES = made_up.cases()
IN_THE_BODY = made_up.cases(channels=False)
SEEDS = st.integers(0, 9)


# --- comparing -------------------------------------------------------------------------------------------------------


@given(made_up.types(), made_up.json_values())
def test_every_value_has_a_canonical_form_that_can_be_hashed_and_survives_json(kind: Any, value: Any) -> None:
    form, again = canonical(kind, value), canonical(kind, json.loads(json.dumps(value)))
    assert form == again
    assert hash(form) == hash(again)


@given(made_up.values())
def test_the_order_of_unordered_items_does_not_count(drawn: Any) -> None:
    kind, value = drawn
    assert canonical(kind, value) == canonical(kind, made_up.turned(kind, value))


@given(made_up.values(), SEEDS)
def test_the_spelling_of_scalars_does_not_count(drawn: Any, seed: int) -> None:
    kind, value = drawn
    assert canonical(kind, value) == canonical(kind, made_up.respelled(kind, value, random.Random(seed)))


@given(made_up.values(turns=2))
def test_a_wish_landed_twice_is_the_wish_landed_once(drawn: Any) -> None:
    kind, current, wished = drawn
    once = merge(kind, current, wished)
    assert canonical(kind, merge(kind, once, wished)) == canonical(kind, once)


@given(made_up.values(turns=2))
def test_merging_and_comparing_change_nothing_in_place(drawn: Any) -> None:
    kind, current, wished = drawn
    before = copy.deepcopy((current, wished))
    canonical(kind, merge(kind, current, wished))
    assert (current, wished) == before


# --- planning --------------------------------------------------------------------------------------------------------


@given(CASES)
def test_a_plan_that_was_carried_out_leaves_nothing_to_do(case: Case) -> None:
    found = planned(case.resource, case.state, **case.task)
    again = planned(case.resource, found.landed, **case.task)
    assert sent(again) == []
    assert again.after == again.before


@given(CASES)
def test_an_object_that_was_created_leaves_nothing_to_do(case: Case) -> None:
    assume(case.resource.is_collection)
    found = planned(case.resource, None, **case.task)
    create, *others = found.operations
    assert create.creates
    assert all(operation.phase > create.phase for operation in others)
    assert sent(planned(case.resource, found.landed, **case.task)) == []


@given(CASES)
def test_what_the_task_names_is_what_results(case: Case) -> None:
    landed = planned(case.resource, case.state, **case.task).landed or {}
    values = wish(case.resource, case.task).values
    for each in case.own:
        if isinstance(each.type, Scalar) and each.wire in values:
            assert same(each, landed.get(each.wire), values[each.wire])
        if isinstance(each.type, ListOf) and isinstance(each.type.item, Scalar) and each.wire in values:
            assert same(each, landed.get(each.wire), values[each.wire])
        if isinstance(each.type, ListOf) and each.type.order == "keyed" and each.wire in values:
            codes = [[item["code"].casefold() for item in items] for items in (landed[each.wire], values[each.wire])]
            assert sorted(codes[0]) == sorted(codes[1])


@given(CASES)
def test_the_order_in_which_graph_shows_unordered_items_changes_no_plan(case: Case) -> None:
    other = made_up.turned(Object(case.resource.fields), case.state)
    one, two = (planned(case.resource, state, **case.task) for state in (case.state, other))
    assert len(one.operations) == len(two.operations)


@given(CASES)
def test_the_order_of_unordered_items_in_the_task_changes_no_plan(case: Case) -> None:
    shown = planned(case.resource, case.state, **case.task).landed
    wished = wish(case.resource, case.task)
    values = made_up.turned(Object(case.resource.fields), dict(wished.values))
    assert plan(case.resource, shown, replace(wished, values=values)).operations == ()


@given(CASES, SEEDS)
def test_another_spelling_of_what_is_there_changes_nothing_and_shows_no_difference(case: Case, seed: int) -> None:
    shown = planned(case.resource, case.state, **case.task).landed or {}
    other = made_up.respelled(Object(case.resource.fields), shown, random.Random(seed))
    again = planned(case.resource, other, **case.task)
    assert sent(again) == []
    assert again.before == again.after


@given(CASES)
def test_an_empty_task_plans_nothing_and_shows_no_difference(case: Case) -> None:
    found = planned(case.resource, case.state)
    assert sent(found) == []
    assert found.before == found.after


@given(made_up.cases(world=World(unknown_types=False)))
def test_the_policy_of_a_result_can_be_given_to_the_module_again(case: Case) -> None:
    options = to_options(case.resource, case.state) or {}
    assert problems(case.resource, options, wish(case.resource, options)) == []
    found = planned(case.resource, case.state, **options)
    assert sent(found) == []
    assert found.before == found.after


@given(CASES)
def test_before_and_after_have_the_same_keys_at_every_depth(case: Case) -> None:
    found = planned(case.resource, case.state, **case.task)

    def check(one: set[str], other: set[str]) -> None:
        assert one == other

    made_up.key_sets(found.before, found.after, check)


@given(CASES)
def test_something_is_sent_when_and_only_when_something_differs(case: Case) -> None:
    found = planned(case.resource, case.state, **case.task)
    landed = found.landed or {}
    changed = [each.name for each in case.own if not same(each, case.state.get(each.wire), landed.get(each.wire))]
    assert bool(changed) == bool(found.operations)
    assert found.operations or found.before == found.after


# --- what is sent ----------------------------------------------------------------------------------------------------


def _strangers(value: Mapping[str, Any], resource: Resource) -> dict[str, Any]:
    own = {each.wire for each in resource.fields} | {"id"}
    return {name: stripped(item) for name, item in value.items() if name not in own and not is_annotation(name)}


@given(CASES)
def test_members_that_no_declaration_knows_keep_their_value(case: Case) -> None:
    landed = planned(case.resource, case.state, **case.task).landed or {}
    assert _strangers(landed, case.resource) == _strangers(case.state, case.resource)
    for each in case.own:
        before, after = case.state.get(each.wire), landed.get(each.wire)
        if isinstance(each.type, Object) and isinstance(before, dict) and isinstance(after, dict):
            assert after.get("strangerMember") == before.get("strangerMember")
        if isinstance(each.type, ListOf) and each.type.order == "keyed" and before and after:
            strangers = {item["code"].casefold(): item.get("strangerMember") for item in before}
            for item in after:
                code = item["code"].casefold()
                assert item.get("strangerMember") == strangers.get(code)


@given(made_up.cases(channels=False, whole=False))
def test_a_patch_of_differences_holds_the_members_that_differ_and_no_other(case: Case) -> None:
    found = planned(case.resource, case.state, **case.task)
    known = {each.wire: each for each in case.resource.fields}
    assert len(found.operations) <= 1
    for operation in found.operations:
        for name in operation.body:
            assert not same(known[name], case.state.get(name), (found.landed or {}).get(name))


@given(made_up.cases(channels=False, whole=True))
def test_a_whole_body_sends_back_what_no_declaration_knows(case: Case) -> None:
    for operation in planned(case.resource, case.state, **case.task).operations:
        strangers = _strangers(case.state, case.resource)
        assert {name: operation.body.get(name, "missing") for name in strangers} == strangers
        assert "id" not in operation.body


@given(CASES)
def test_no_body_holds_an_annotation(case: Case) -> None:
    for operation in planned(case.resource, case.state, **case.task).operations:
        assert "@odata.context" not in json.dumps(operation.body)


def _replaced(state: Mapping[str, Any], part: Mapping[str, Any]) -> dict[str, Any]:
    return {**state, **part}


def _merged(state: Any, part: Any) -> Any:
    if not (isinstance(state, dict) and isinstance(part, dict)):
        return part
    return {**state, **{name: _merged(state.get(name), item) for name, item in part.items()}}


@given(IN_THE_BODY)
def test_a_service_that_merges_complex_values_and_one_that_replaces_them_end_alike(case: Case) -> None:
    found = planned(case.resource, case.state, **case.task)
    for serve in (_replaced, _merged):
        shown: Any = case.state
        for operation in found.operations:
            shown = serve(shown, operation.body)
        for each in case.own:
            assert same(each, shown.get(each.wire), (found.landed or {}).get(each.wire))
        assert sent(planned(case.resource, shown, **case.task)) == []


# --- clear and exact -------------------------------------------------------------------------------------------------


@given(made_up.clearings())
def test_what_was_cleared_is_empty_and_the_rest_untouched(case: Case) -> None:
    assume(not problems(case.resource, case.task, wish(case.resource, case.task)))
    landed = planned(case.resource, case.state, **case.task).landed or {}
    assert sent(planned(case.resource, landed, **case.task)) == []
    [path] = case.task["clear"]
    for each in case.own:
        if each.name == path:
            assert canonical_field(each, landed.get(each.wire)) is None
        elif path.split(".")[0].split("[")[0] != each.name:
            assert landed.get(each.wire) == case.state.get(each.wire)


@given(CASES)
def test_what_was_made_exact_is_exact(case: Case) -> None:
    found = planned(case.resource, case.state, **case.task, exact=True)
    assert sent(planned(case.resource, found.landed, **case.task, exact=True)) == []
    given_or_left = {*case.task, *found.not_reset, "policy_state"}
    for each in case.own:
        if (each.nullable or each.is_collection) and each.name not in given_or_left:
            assert canonical_field(each, (found.landed or {}).get(each.wire)) is None
