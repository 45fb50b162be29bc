# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ownerless group policy: an upsert that replaces, a value that empties the rest, no application."""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.harness import Player, player_environment, task

PATH = "/policies/ownerlessGroupPolicy"
FINANCE = "b2000000-0000-4000-8000-000000000005"
MODULE = "ownerless_group_policy"
ENABLED = {
    "is_enabled": True,
    "max_members_to_notify": 5,
    "notification_duration_in_weeks": 2,
    "enabled_group_ids": [],
    "email_info": {"sender_email_address": "it@example.com", "subject": "An owner", "body": "Please."},
}
EMPTY = {
    "is_enabled": False,
    "email_info": {"sender_email_address": "", "subject": "", "body": ""},
    "enabled_group_ids": [],
    "max_members_to_notify": 0,
    "notification_duration_in_weeks": 0,
    "policy_web_url": "",
    "target_owners": {"notify_members": "all", "security_groups": []},
}


@pytest.fixture
def user(player: Player) -> Player:
    """Runs tasks with the token of a signed-in user."""
    token = player.simulator.token(scopes=["Group.ReadWrite.All", "Group.Read.All"])
    return Player(player.simulator, player.front_end, player_environment(player.simulator, token=token))


def test_the_first_write_makes_it_and_the_next_replaces_all_of_it(user: Player) -> None:
    made, again, changed, back = user.play(
        task(MODULE, ENABLED),
        task(MODULE, ENABLED),
        task(MODULE, {"policy_web_url": "https://example.com", "target_owners": {"notify_members": "blockSelected"}}),
        task(MODULE, {"max_members_to_notify": 6, "enabled_group_ids": [FINANCE]}),
    ).tasks
    assert [each.changed for each in (made, again, changed, back)] == [True, False, True, True], back.message
    assert made.calls == [f"GET {PATH}", f"PATCH {PATH}"]
    assert (made.requests[0]["status"], made.requests[1]["status"], back.requests[-1]["status"]) == (404, 201, 200)
    assert made.result["diff"]["before"] in (None, {}, "")
    assert back.result["requests"][0]["body"] == {
        "isEnabled": True,
        "maxMembersToNotify": 6,
        "notificationDurationInWeeks": 2,
        "enabledGroupIds": [FINANCE],
        "policyWebUrl": "https://example.com",
        "emailInfo": {"senderEmailAddress": "it@example.com", "subject": "An owner", "body": "Please."},
        "targetOwners": {"notifyMembers": "blockSelected", "securityGroups": []},
    }


def test_disabling_is_sent_alone_empties_the_rest_and_converges(user: Player) -> None:
    _made, disabled, again, more, alone, back = user.play(
        task(MODULE, ENABLED),
        task(MODULE, {"is_enabled": False}),
        task(MODULE, {"is_enabled": False}),
        task(MODULE, {"max_members_to_notify": 5}),
        task(MODULE, {"is_enabled": True}),
        task(MODULE, ENABLED),
    ).tasks
    assert [sent["body"] for sent in disabled.result["requests"]] == [{"isEnabled": False}]
    assert disabled.result["policy"] == EMPTY
    assert (again.failed, again.changed, again.calls) == (False, False, [f"GET {PATH}"])
    assert more.failed and "it is disabled and therefore empty; give is_enabled true as well" in more.message
    assert alone.failed and "it needs email_info with sender_email_address, subject and body" in alone.message
    assert (back.failed, back.changed) == (False, True), back.message


def test_disabling_what_is_not_there_yet_needs_nothing_else(user: Player) -> None:
    rehearsed, made, again = user.play(
        task(MODULE, {"is_enabled": False}, check_mode=True),
        task(MODULE, {"is_enabled": False}),
        task(MODULE, {"is_enabled": False}),
    ).tasks
    assert [each.changed for each in (rehearsed, made, again)] == [True, True, False], made.message
    assert rehearsed.result["requests"] == made.result["requests"]
    assert [sent["body"] for sent in made.result["requests"]] == [{"isEnabled": False}]


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"is_enabled": False, "max_members_to_notify": 5}, "empties everything else and cannot stand beside max_members"),
    ({**ENABLED, "max_members_to_notify": 91}, "max_members_to_notify must be 0 to 90"),
    ({**ENABLED, "notification_duration_in_weeks": 0}, "notification_duration_in_weeks must be 1 to 7"),
]


def test_what_is_wrong_is_said_before_any_request(user: Player) -> None:
    run = user.play(*[task(MODULE, options) for options, _said in WRONG])
    for done, (_options, said) in zip(run.tasks, WRONG, strict=True):
        assert done.failed and said in done.message and done.calls == []


INCOMPLETE: list[tuple[str, str]] = [
    ("enabled_group_ids", "it needs enabled_group_ids, where an empty list means all groups"),
    ("max_members_to_notify", "a new one needs the options max_members_to_notify"),
    ("email_info", "a new one needs the options email_info"),
]


def test_a_new_policy_needs_nearly_everything(user: Player) -> None:
    wanted = [{name: value for name, value in ENABLED.items() if name != left_out} for left_out, _said in INCOMPLETE]
    run = user.play(*[task(MODULE, options) for options in wanted])
    for done, (_name, said) in zip(run.tasks, INCOMPLETE, strict=True):
        assert done.failed and said in done.message and done.writes == []


def test_no_application_may_use_it(player: Player) -> None:
    done = player.task(MODULE, ENABLED)
    assert done.failed and "only to a signed-in user" in done.message
    assert done.writes == []
