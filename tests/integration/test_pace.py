# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Alone under the limit of one request a second no request is throttled, however many processes send some."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.integration.harness import CONNECTIONS, Player, Run, task
from tests.simulator.handle import Simulator

FINANCE = "b2000000-0000-4000-8000-000000000005"
EMERGENCY = "b2000000-0000-4000-8000-000000000001"
LIMITED = ("/identity/conditionalAccess/policies", "/identity/conditionalAccess/namedLocations")


@pytest.fixture
def paced(player: Player, tmp_path: Path) -> Player:
    """A player whose processes find each other, in a tenant that counts requests."""
    player.simulator.settings(throttling=True)
    player.simulator.clear_log()
    return replace(player, environment={**player.environment, "TMPDIR": str(tmp_path)})


def policy(name: str, **options: Any) -> dict[str, Any]:
    """A task for a policy for some users."""
    users = {"include_groups": [FINANCE], "exclude_groups": [EMERGENCY]}
    conditions = {"users": users, "applications": {"include_applications": ["Office365"]}}
    grant = {"operator": "OR", "built_in_controls": ["mfa"]}
    wished = {"display_name": name, "conditions": conditions, "grant_controls": grant, **options}
    return task("conditional_access_policy", wished)


def location(name: str, **options: Any) -> dict[str, Any]:
    """A task for a named location."""
    return task("named_location", {"display_name": name, "countries_and_regions": ["CH"], **options})


def outcomes(run: Run) -> list[tuple[bool, bool]]:
    """Whether each task failed, and whether it changed something."""
    return [(done.failed, done.changed) for done in run.tasks]


def limited(simulator: Simulator) -> list[dict[str, Any]]:
    """The limited requests, items of batches too, in the order in which they came."""
    return [entry for entry in simulator.graph_log() if any(part in entry["path"] for part in LIMITED)]


@pytest.mark.parametrize("player", sorted(CONNECTIONS), indirect=True)
def test_t1_tasks_of_one_play_are_never_throttled(paced: Player) -> None:
    run = paced.play(
        location("Offices"),
        location("Offices", countries_and_regions=["CH", "FI"]),
        policy("Office"),
        # an enforced policy is judged, for which a batch reads all policies beside other objects
        policy("Office", policy_state="enabled", emergency_access_groups=[EMERGENCY]),
        policy("Office"),
    )
    assert outcomes(run) == [(False, True), (False, True), (False, True), (False, True), (False, False)], run.output
    sent = limited(paced.simulator)
    assert len(sent) >= 10
    assert any(entry["batch"] is not None for entry in sent)
    assert [entry["status"] for entry in paced.simulator.graph_log() if entry["status"] >= 400] == []


def test_plays_at_the_same_time_are_never_throttled(paced: Player) -> None:
    players = [replace(paced, front_end=name, runs=[]) for name in sorted(CONNECTIONS)]
    with ThreadPoolExecutor() as pool:
        runs = list(pool.map(lambda each: each.play(location(each.front_end), location(each.front_end)), players))
    assert [outcomes(run) for run in runs] == [[(False, True), (False, False)]] * 2, [run.output for run in runs]
    assert len(limited(paced.simulator)) >= 6
    assert [entry["status"] for entry in paced.simulator.graph_log() if entry["status"] >= 400] == []


def test_without_a_shared_place_throttled_tasks_come_to_the_same(paced: Player) -> None:
    alone = replace(paced, environment={**paced.environment, "TMPDIR": "/dev/null"})
    run = alone.play(location("Offices"), location("Offices"))
    assert outcomes(run) == [(False, True), (False, False)], run.output
    assert 429 in [entry["status"] for entry in limited(paced.simulator)]
