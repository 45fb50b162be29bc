# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""One engine, two front-ends: the same tasks give the same results, messages, warnings and requests."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.integration.conftest import begin
from tests.integration.harness import Done, Player, Run, task

GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
NEW = {"display_name": "Parity", "allowed_combinations": ["fido2", "password,sms"]}

TASKS = [
    task("security_defaults", {"is_enabled": True}, check_mode=True),
    task("security_defaults", {"is_enabled": True}),
    task("security_defaults", {"is_enabled": "yes"}),
    task("security_defaults", {"is_enabled": "perhaps"}),
    task("security_defaults", {"isEnabled": False}),
    task("security_defaults", {"is_enabled": False, "exact": True}),
    task("security_defaults", {"is_enabled": False, "wait_timeout": "soon"}),
    task("security_defaults", {}),
    task("authentication_strength_policy", NEW, check_mode=True),
    task("authentication_strength_policy", NEW),
    task("authentication_strength_policy", NEW),
    task("authentication_strength_policy", {"name": "Parity", "description": "By alias"}),
    task("authentication_strength_policy", {"name": "Parity", "display_name": "Parity", "description": "By both"}),
    task("authentication_strength_policy", {"display_name": "Parity", "clear": ["description"]}),
    task("authentication_strength_policy", {"display_name": "Parity", "allowed_combinations": []}),
    task("authentication_strength_policy", {"display_name": "Parity", "state": "absent"}, check_mode=True),
    task("authentication_strength_policy", {"display_name": "Parity", "state": "absent"}),
    task("authentication_strength_policy", {"display_name": "Parity", "state": "gone"}),
    task("authentication_strength_policy", {}),
    task("security", {"provider_status": []}),
    task("security", {"provider_status": [], "graph_version": "no/segment"}),
    task("security_defaults", {"is_enabled": False, "graph_url": "http://example.com"}),
    task("security_defaults", {"is_enabled": False, "access_token": "", "tenant_id": "x"}),
]


@pytest.fixture
def runs(players: dict[str, Player]) -> dict[str, Run]:
    """The tasks over both front-ends, each from the same start."""
    found = {}
    for name, player in players.items():
        begin(player.simulator)
        found[name] = player.play(*TASKS)
    return found


def test_parity(runs: dict[str, Run]) -> None:
    pairs = list(zip(runs["action"].tasks, runs["module"].tasks, strict=True))
    assert len(pairs) == len(TASKS)
    for number, (action, module) in enumerate(pairs):
        assert _comparable(action) == _comparable(module), TASKS[number]


def test_warnings_reach_the_user_over_both_front_ends(runs: dict[str, Run]) -> None:
    for run in runs.values():
        assert "Both option" in run.output and "alias" in run.output


def test_hands_over_where_the_worker_cannot_run_it(players: dict[str, Player]) -> None:
    done = players["action"].play(task("security_defaults", {"is_enabled": True}, **{"async": 30, "poll": 1}))[0]
    assert (done.failed, done.changed) == (False, True), done.message
    assert done.result["policy"] == {"is_enabled": True}


def test_defaults_of_one_module_and_of_the_group(players: dict[str, Player]) -> None:
    token = players["action"].environment["MSGRAPH_ACCESS_TOKEN"]
    defaults = {
        "group/tenantops.entra.graph": {"access_token": token},
        "tenantops.entra.security_defaults": {"is_enabled": True},
    }
    for player in players.values():
        begin(player.simulator)
        run = player.play(
            task("security_defaults", {}),
            task("authentication_strength_policy", {"display_name": "Defaults", "allowed_combinations": ["fido2"]}),
            environment={"MSGRAPH_ACCESS_TOKEN": None, "AZURE_CLIENT_ID": None},
            play={"module_defaults": defaults},
        )
        assert [(done.failed, done.changed) for done in run.tasks] == [(False, True)] * 2, [
            done.message for done in run.tasks
        ]


def test_environment_keyword_counts(players: dict[str, Player]) -> None:
    token = players["action"].environment["MSGRAPH_ACCESS_TOKEN"]
    for player in players.values():
        done = player.play(
            task("security_defaults", {"is_enabled": False}, environment={"MSGRAPH_ACCESS_TOKEN": token}),
            environment={"MSGRAPH_ACCESS_TOKEN": "from.the.process"},
        )[0]
        assert not done.failed, done.message


def _comparable(done: Done) -> dict[str, Any]:
    """A result without what differs between any two runs: ids, request ids and dates."""
    result = {key: value for key, value in done.result.items() if not key.startswith("_ansible")}
    for name in ("exception", "ansible_facts", "invocation", "warnings", "deprecations"):
        result.pop(name, None)
    return {"result": _anonymous(result), "calls": [_anonymous(call) for call in done.calls]}


def _anonymous(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _anonymous(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_anonymous(item) for item in value]
    if isinstance(value, str):
        # AnsibleModule names the valid booleans in the order of a set.
        value = re.sub(r"Valid booleans include: .*", "(booleans)", value)
        return re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", "(moment)", GUID.sub("(id)", value))
    return value
