# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a task costs in requests, exactly, over both front-ends."""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.harness import Player, player_environment, task

DEFAULTS = "/policies/identitySecurityDefaultsEnforcementPolicy"
STRENGTHS = "/policies/authenticationStrengthPolicies"
SMS = "/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/sms"
CUSTOM = {"display_name": "Cost", "allowed_combinations": ["fido2", "password,sms"], "description": "Before"}
CONFIGURED = {
    **CUSTOM,
    "combination_configurations": [
        {"applies_to_combinations": ["fido2"], "allowed_aaguids": ["2fc0579f-8113-47ea-b116-bb5a8db9202a"]}
    ],
}
# What the guard reads in one batch to judge a change of a strength, itself included.
GUARD = [
    "GET /identity/conditionalAccess/policies",
    "GET /policies/authenticationMethodsPolicy",
    f"GET {DEFAULTS}",
    f"GET {STRENGTHS}",
]


@pytest.fixture
def strength(player: Player) -> str:
    """The id of a custom strength with a combination configuration."""
    done = player.task("authentication_strength_policy", CONFIGURED)
    assert not done.failed, done.message
    player.simulator.clear_log()
    return done.result["id"]


def test_unchanged_singleton_is_one_request(player: Player) -> None:
    assert player.task("security_defaults", {"is_enabled": False}).calls == [f"GET {DEFAULTS}"]


def test_changed_singleton_is_read_patch_and_one_read_back(player: Player) -> None:
    done = player.task("security_defaults", {"is_enabled": True})
    assert done.calls == [f"GET {DEFAULTS}", f"PATCH {DEFAULTS}", f"GET {DEFAULTS}"]


def test_singleton_without_wait_is_not_read_back(player: Player) -> None:
    done = player.task("security_defaults", {"is_enabled": True, "wait": False})
    assert done.calls == [f"GET {DEFAULTS}", f"PATCH {DEFAULTS}"]


def test_answer_with_a_body_needs_no_read_back(player: Player) -> None:
    player.simulator.settings(provider_status=True)
    done = player.task("security", {"provider_status": [{"provider": "A", "vendor": "B", "enabled": True}]})
    assert done.calls == ["GET /security", "PATCH /security"]


def test_unchanged_item_is_one_list(player: Player, strength: str) -> None:
    assert player.task("authentication_strength_policy", CUSTOM).calls == [f"GET {STRENGTHS}"]


def test_unchanged_item_by_id_is_one_list(player: Player, strength: str) -> None:
    done = player.task("authentication_strength_policy", {"id": strength, "description": "Before"})
    assert (done.calls, done.changed) == ([f"GET {STRENGTHS}"], False)


def test_unchanged_item_with_children_is_one_list_and_one_more(player: Player, strength: str) -> None:
    done = player.task("authentication_strength_policy", CONFIGURED)
    assert done.calls == [f"GET {STRENGTHS}", f"GET {STRENGTHS}/{strength}/combinationConfigurations"]


def test_changed_item_is_list_patch_and_one_read_back(player: Player, strength: str) -> None:
    done = player.task("authentication_strength_policy", {**CUSTOM, "description": "After"})
    assert done.calls == [f"GET {STRENGTHS}", f"PATCH {STRENGTHS}/{strength}", f"GET {STRENGTHS}/{strength}"]


def test_changed_item_with_children_is_one_request_more(player: Player, strength: str) -> None:
    done = player.task("authentication_strength_policy", {**CONFIGURED, "description": "After"})
    assert done.calls == [
        f"GET {STRENGTHS}",
        f"GET {STRENGTHS}/{strength}/combinationConfigurations",
        f"PATCH {STRENGTHS}/{strength}",
        f"GET {STRENGTHS}/{strength}",
    ]


def test_action_with_an_answer_needs_no_read_back(player: Player, strength: str) -> None:
    done = player.task("authentication_strength_policy", {**CUSTOM, "allowed_combinations": ["fido2"]})
    assert done.calls[0] == f"GET {STRENGTHS}"
    # What policies demand may change with a strength: the guard looks at them, in one batch.
    assert done.calls[1] == "POST /$batch"
    assert done.calls[-1] == f"POST {STRENGTHS}/{strength}/updateAllowedCombinations"
    assert sorted(done.calls[2:-1]) == sorted(GUARD)


def test_created_item_is_list_and_post(player: Player) -> None:
    done = player.task("authentication_strength_policy", {**CUSTOM, "display_name": "New"})
    assert done.calls == [f"GET {STRENGTHS}", f"POST {STRENGTHS}"]


def test_deleted_item_is_list_delete_and_one_read_back(player: Player, strength: str) -> None:
    done = player.task("authentication_strength_policy", {"id": strength, "state": "absent"})
    assert done.calls == [f"GET {STRENGTHS}", f"DELETE {STRENGTHS}/{strength}", f"GET {STRENGTHS}/{strength}"]


@pytest.mark.parametrize(
    ("module", "options"),
    [
        ("security_defaults", {"is_enabled": True}),
        ("authentication_strength_policy", {**CUSTOM, "display_name": "New"}),
    ],
)
def test_check_mode_reads_the_same_and_writes_nothing(player: Player, module: str, options: dict[str, Any]) -> None:
    done = player.task(module, options, check=True)
    assert done.changed
    assert [call.split()[0] for call in done.calls] == ["GET"]


def test_given_token_needs_no_login(player: Player) -> None:
    done = player.task("security_defaults", {"is_enabled": False})
    assert [entry["kind"] for entry in done.requests] == ["graph"]


def test_secret_logs_in_once_per_task(player: Player) -> None:
    environment = player_environment(player.simulator)
    done = Player(player.simulator, player.front_end, environment).task("security_defaults", {"is_enabled": False})
    assert [entry["method"] for entry in done.requests if entry["kind"] == "login"].count("POST") == 1
    assert done.calls == [f"GET {DEFAULTS}"]


def test_loop_of_fifty_unchanged_strengths_is_one_list(players: dict[str, Player]) -> None:
    player = players["action"]
    for number in range(50):
        ident = f"00000000-0000-4000-8000-{number:012d}"
        body = {"id": ident, "displayName": f"Loop {number}", "allowedCombinations": ["fido2"], "policyType": "custom"}
        player.simulator.put_state(f"{STRENGTHS}/{ident}", body)
    player.simulator.clear_log()
    loop = task(
        "authentication_strength_policy",
        {"display_name": "Loop {{ item }}", "allowed_combinations": ["fido2"]},
        loop="{{ range(50) | list }}",
    )
    done = player.play(loop)[0]
    assert not done.failed, done.message
    assert [item["changed"] for item in done.result["results"]] == [False] * 50
    assert done.calls == [f"GET {STRENGTHS}"]


def test_loop_keeps_its_list_true_by_its_own_writes(players: dict[str, Player]) -> None:
    player = players["action"]
    loop = task(
        "authentication_strength_policy",
        {"display_name": "{{ item }}", "allowed_combinations": ["fido2"]},
        loop=["One", "Two", "One", "Two"],
    )
    done = player.play(loop)[0]
    assert not done.failed, done.message
    assert [item["changed"] for item in done.result["results"]] == [True, True, False, False]
    assert done.calls == [f"GET {STRENGTHS}", f"POST {STRENGTHS}", f"POST {STRENGTHS}"]


def test_until_reads_afresh(players: dict[str, Player]) -> None:
    player = players["action"]
    wished = {"display_name": "Phantom", "allowed_combinations": ["fido2"]}
    keywords = {"check_mode": True, "register": "found", "until": "not found.changed", "retries": 2, "delay": 0}
    retried = task("authentication_strength_policy", wished, **keywords)
    done = player.play(retried)[0]
    assert done.calls == [f"GET {STRENGTHS}"] * 3


def test_names_are_one_batch_more(player: Player) -> None:
    named = {"include_targets": [{"id": name, "target_type": "group"} for name in ("Sales", "Finance")]}
    made = player.task("authentication_method_sms", named)
    assert not made.failed, made.message
    again = player.task("authentication_method_sms", named)
    assert (again.changed, again.calls[0], len(again.calls)) == (False, "POST /$batch", 4)
    assert again.calls[1:] == ["GET /groups", "GET /groups", f"GET {SMS}"]


def test_the_items_of_a_loop_look_a_name_up_once(player: Player) -> None:
    item = {"include_targets": [{"id": "Sales", "target_type": "group"}], "policy_state": "{{ item }}"}
    first = task("authentication_method_sms", {**item, "policy_state": "enabled"})
    looped = task("authentication_method_sms", item, loop=["enabled", "enabled", "enabled"])
    done = player.play(first, looped)[1]
    wanted = 1 if player.front_end == "action" else 3
    assert done.calls.count("POST /$batch") == wanted, done.calls
