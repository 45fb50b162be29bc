# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The admin consent request policy beyond the ladder: how reviewers are spelled, and what is never sent."""

from __future__ import annotations

import pytest

from tests.integration.harness import Player

MODULE = "admin_consent_request_policy"
PATH = "/policies/adminConsentRequestPolicy"
GONE = "a1000000-0000-4000-8000-0000000000ff"
READ = {"query": f"/v1.0/users/{GONE}", "queryType": "MicrosoftGraph", "queryRoot": None}
FINANCE = "b2000000-0000-4000-8000-000000000005"


def test_one_change_sends_the_whole_policy_without_its_version_and_reviewers_as_they_were_read(player: Player) -> None:
    done = player.task(MODULE, {"notify_reviewers": True})
    [sent] = done.result["requests"]
    assert (sent["method"], set(sent["body"])) == (
        "PUT",
        {"isEnabled", "notifyReviewers", "remindersEnabled", "requestDurationInDays", "reviewers"},
    )
    [reviewer] = sent["body"]["reviewers"]
    assert READ.items() <= reviewer.items()


def test_another_version_is_no_change(player: Player) -> None:
    player.simulator.put_state(PATH, {**player.simulator.state(PATH), "version": 99})
    assert not player.task(MODULE, {"is_enabled": True, "reviewers": [{"user": GONE}]}).changed


@pytest.mark.parametrize(
    ("query", "reviewer"),
    [
        (f"/users/{GONE}", {"user": GONE}),
        (f"/beta/users/{GONE.upper()}", {"user": GONE}),
        (f"/beta/groups/{FINANCE}/transitiveMembers/microsoft.graph.user", {"group": "Finance"}),
        (f"/groups/{FINANCE}/transitiveMembers", {"group": FINANCE}),
        (
            "/beta/roleManagement/directory/roleAssignments?$filter=roleDefinitionId eq "
            "'9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3'",
            {"role": "Application Administrator"},
        ),
        (f"/v1.0/groups/{FINANCE}/owners", {"query": f"/groups/{FINANCE}/owners"}),
    ],
)
def test_the_spelling_of_a_query_does_not_count(player: Player, query: str, reviewer: dict[str, str]) -> None:
    stored = {**player.simulator.state(PATH), "reviewers": [{**READ, "query": query}]}
    player.simulator.put_state(PATH, stored)
    done = player.task(MODULE, {"reviewers": [reviewer]})
    assert (done.failed, done.changed) == (False, False), done.message


def test_the_owners_of_a_group_are_not_its_members(player: Player) -> None:
    stored = {**player.simulator.state(PATH), "reviewers": [{**READ, "query": f"/groups/{FINANCE}/owners"}]}
    player.simulator.put_state(PATH, stored)
    assert player.task(MODULE, {"reviewers": [{"group": FINANCE}]}).changed


def test_a_reviewer_has_one_word(player: Player) -> None:
    done = player.task(MODULE, {"reviewers": [{"user": GONE, "group": FINANCE}]})
    assert (done.failed, done.requests) == (True, [])
    assert done.message == (
        f"The options of {MODULE} are not valid: reviewers[0] needs one of user, group, role, query."
    )
