# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Staged rollout: groups are links, the feature never changes, and a policy goes only when it is off."""

from __future__ import annotations

import pytest

from tests.integration.harness import Player, player_environment, task

PATH = "/policies/featureRolloutPolicies"
PILOT = "e3000000-0000-4000-8000-000000000001"
FINANCE, PILOTS = "b2000000-0000-4000-8000-000000000005", "b2000000-0000-4000-8000-000000000007"
MODULE = "feature_rollout_policy"
NAME = "Password hash synchronization"


@pytest.fixture
def user(player: Player) -> Player:
    """Runs tasks with the token of a signed-in user."""
    scopes = ["Policy.ReadWrite.HybridAuthentication", "Group.Read.All"]
    token = player.simulator.token(scopes=scopes)
    return Player(player.simulator, player.front_end, player_environment(player.simulator, token=token))


def test_groups_are_added_and_removed_one_by_one(user: Player) -> None:
    done, again = user.play(
        task(MODULE, {"name": NAME, "applies_to": [FINANCE]}), task(MODULE, {"name": NAME, "applies_to": [FINANCE]})
    ).tasks
    assert (done.changed, again.changed) == (True, False), done.message
    links = f"{PATH}/{PILOT}/appliesTo"
    assert sorted(done.writes) == [f"DELETE {links}/{PILOTS}/$ref", f"POST {links}/$ref"]
    assert user.simulator.state(links) == [FINANCE]


def test_what_the_enumeration_hides_is_read_and_compared(user: Player) -> None:
    wished = {"display_name": "Strong", "feature": "multiFactorAuthentication", "is_enabled": False}
    made, again = user.play(task(MODULE, wished), task(MODULE, wished)).tasks
    assert (made.changed, again.changed) == (True, False), made.message
    assert made.result["requests"][0]["body"]["isAppliedToOrganization"] is False


def test_an_enabled_policy_is_disabled_before_it_is_deleted(user: Player) -> None:
    done = user.task(MODULE, {"name": NAME, "state": "absent"})
    assert not done.failed, done.message
    assert done.writes == [f"PATCH {PATH}/{PILOT}", f"DELETE {PATH}/{PILOT}"]


def test_what_cannot_be_is_said_and_nothing_is_sent(user: Player) -> None:
    other, many = user.play(
        task(MODULE, {"name": NAME, "feature": "seamlessSso"}),
        task(MODULE, {"name": NAME, "applies_to": [f"b2000000-0000-4000-8000-{number:012d}" for number in range(11)]}),
    ).tasks
    assert "cannot be changed in feature" in other.message
    assert "applies_to must not hold more than 10 groups" in many.message and many.calls == []
    assert other.writes == []
