# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Authentication contexts: slots that a PATCH fills and must not take over, and a deletion in two steps."""

from __future__ import annotations

import pytest

from tests.integration.harness import Player, task

# What differs between the front-ends is tested with the ladder.
pytestmark = pytest.mark.parametrize("player", ["action"], indirect=True)

MODULE = "authentication_context"
PATH = "/identity/conditionalAccess/authenticationContextClassReferences"
POLICIES = "/identity/conditionalAccess/policies"


def test_a_new_context_takes_the_first_free_slot_unless_the_task_names_one(player: Player) -> None:
    first, named, second, again = player.play(
        task(MODULE, {"display_name": "Payments"}),
        task(MODULE, {"id": "c4", "display_name": "Payroll", "is_available": True}),
        task(MODULE, {"display_name": "Patents"}),
        task(MODULE, {"display_name": "Payroll", "is_available": True}),
    ).tasks
    assert [each.result["id"] for each in (first, named, second, again)] == ["c2", "c4", "c3", "c4"]
    assert again.changed is False
    assert named.result["requests"] == [
        {
            "method": "PATCH",
            "path": f"/v1.0{PATH}/c4",
            "body": {"displayName": "Payroll", "isAvailable": True},
        }
    ]


def test_a_loop_fills_one_slot_after_the_other(player: Player) -> None:
    done = player.play(task(MODULE, {"name": "{{ item }}"}, loop=["One", "Two", "One"])).tasks[0]
    assert [each["id"] for each in done.result["results"]] == ["c2", "c3", "c2"]
    assert done.calls.count(f"GET {PATH}") == 1


def test_a_slot_that_a_stale_list_shows_as_free_is_not_taken_over(player: Player) -> None:
    player.simulator.fault(action="stale", since="fault", match={"path": "ClassReferences$"})
    _made, done = player.play(task(MODULE, {"name": "Payments"}), task(MODULE, {"name": "Payroll"})).tasks
    assert done.failed and done.writes == []
    assert "its slot holds the authentication context 'Payments' (id c2)" in done.message
    assert player.simulator.state(f"{PATH}/c2")["displayName"] == "Payments"


def test_an_id_that_is_no_slot_is_said_before_any_request(player: Player) -> None:
    run = player.play(*[task(MODULE, {"id": ident, "display_name": "x"}) for ident in ("c0", "c100", "C7", "acr")])
    assert all("id is none of c1 to c99" in done.message and done.calls == [] for done in run.tasks)


def test_all_slots_in_use_is_said(player: Player) -> None:
    player.simulator.put_state(PATH, [{"id": f"c{number}", "displayName": f"C{number}"} for number in range(1, 100)])
    done = player.task(MODULE, {"name": "One too many"})
    assert done.failed and "There is no free authentication context: all 99 are in use" in done.message


def test_a_published_context_is_unpublished_before_it_goes(player: Player) -> None:
    published, again, unpublished = player.play(
        task(MODULE, {"name": "Calibration records", "state": "absent"}),
        task(MODULE, {"name": "Calibration records", "state": "absent"}),
        task(MODULE, {"name": "Calibration records", "description": "New"}),
    ).tasks
    assert published.result["requests"] == [
        {"method": "PATCH", "path": f"/v1.0{PATH}/c1", "body": {"isAvailable": False}},
        {"method": "DELETE", "path": f"/v1.0{PATH}/c1", "body": None},
    ]
    assert (again.changed, unpublished.result["id"]) == (False, "c1")
    gone = player.task(MODULE, {"name": "Calibration records", "state": "absent"})
    assert gone.writes == [f"DELETE {PATH}/c1"]


def test_a_context_that_a_policy_names_is_not_deleted_and_the_result_says_what_was_done(player: Player) -> None:
    named = {"applications": {"includeAuthenticationContextClassReferences": ["c1"]}}
    player.simulator.put_state(POLICIES, [{"id": "p", "displayName": "x", "state": "disabled", "conditions": named}])
    done = player.task(MODULE, {"name": "Calibration records", "state": "absent"})
    assert done.failed and "is referenced by a conditional access policy" in done.message
    assert done.changed and [sent["method"] for sent in done.result["requests"]][0] == "PATCH"
    assert player.simulator.state(f"{PATH}/c1")["isAvailable"] is False


def test_a_read_that_is_answered_201_is_a_read(player: Player) -> None:
    player.simulator.settings(context_status=201)
    made, changed = player.play(
        task(MODULE, {"name": "Payments"}), task(MODULE, {"name": "Payments", "is_available": True})
    ).tasks
    assert (made.changed, changed.changed) == (True, True), (made.message, changed.message)


def test_exactly_what_is_named_unpublishes(player: Player) -> None:
    done = player.task(MODULE, {"name": "Calibration records", "exact": True})
    assert [sent["body"] for sent in done.result["requests"]] == [{"description": None, "isAvailable": False}]
