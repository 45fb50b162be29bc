# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""One login for a play: the token is usable, and nowhere to be seen."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timezone
from hashlib import sha256
from typing import Any

import pytest

from tests.integration.harness import Player, Run, player_environment, task

LOGIN = task("access_token", {}, register="entra_login")
HAND_ON = {"group/tenantops.entra.graph": {"access_token": "{{ entra_login.access_token }}"}}
FACTS = ["expires_on", "roles", "scopes", "tenant_id", "client_id", "graph_url"]
# A token, of which the simulated tenant signs every one.
TOKEN = re.compile(r"eyJ[\w-]{20,}\.[\w-]{20,}\.[\w-]{20,}")


@pytest.fixture
def loud(player: Player) -> Player:
    """A player that has Ansible say all it can."""
    return replace(player)


def shown(*names: str) -> dict[str, Any]:
    """A task that makes members of the registered result visible."""
    return {"ansible.builtin.debug": {"msg": {name: f"{{{{ entra_login.{name} }}}}" for name in names}}}


def with_secret(player: Player, *tasks: dict[str, Any], **how: Any) -> Run:
    """A play that logs in with the client secret of the environment."""
    environment = {**player_environment(player.simulator), "MSGRAPH_ACCESS_TOKEN": None, **how.pop("environment", {})}
    return player.play(*tasks, environment=environment, **how)


def logins(player: Player) -> int:
    """How often a token was asked for."""
    return sum(entry["kind"] == "login" and entry["method"] == "POST" for entry in player.simulator.log())


def test_one_login_for_all_tasks_and_nothing_to_be_seen(loud: Player) -> None:
    block = {
        "module_defaults": HAND_ON,
        "block": [
            task("security_defaults", {"is_enabled": True}),
            task("authentication_strength_policy", {"display_name": "New", "allowed_combinations": ["fido2"]}),
            task("tenant_policies_info", {"resources": ["security_defaults"]}),
            task("graph_resource", {"path": "/policies/authorizationPolicy"}),
        ],
    }
    # Without what a task could log in with by itself.
    alone = {"AZURE_CLIENT_ID": "", "AZURE_CLIENT_SECRET": ""}
    run = with_secret(loud, LOGIN, shown(*FACTS), {**block, "environment": alone})
    assert not any(done.failed for done in run.tasks), [done.message for done in run.tasks]
    assert [done.changed for done in run.tasks] == [False, False, True, True, False, False]
    assert logins(loud) == 1
    assert "censored" in run[0].result and "access_token" not in run[0].result
    assert TOKEN.search(run.output) is None
    facts = run[1].result["msg"]
    assert "Policy.ReadWrite.SecurityDefaults" in facts["roles"] and facts["roles"] == sorted(facts["roles"])
    assert (facts["tenant_id"], facts["client_id"]) == (loud.simulator.tenant_id, loud.simulator.client_id)
    assert (facts["graph_url"], facts["scopes"]) == (loud.simulator.graph_url, [])
    expiry = datetime.strptime(facts["expires_on"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
    assert 3000 < (expiry - datetime.now(timezone.utc)).total_seconds() < 4000


def test_no_log_hides_it_and_leaves_it_usable(loud: Player) -> None:
    token = "{{ entra_login.access_token | default(omit) }}"
    defaults = {"module_defaults": {"group/tenantops.entra.graph": {"access_token": token}}}
    rehearsed = {**LOGIN, "no_log": True, "check_mode": True}
    run = with_secret(loud, rehearsed, task("security_defaults", {"is_enabled": False}), play=defaults)
    assert not any(done.failed for done in run.tasks), [done.message for done in run.tasks]
    assert TOKEN.search(run.output) is None
    assert logins(loud) == 1


def test_given_token_is_handed_on(loud: Player) -> None:
    token = loud.simulator.token(roles=["Policy.Read.All"])
    given = task("access_token", {"access_token": token}, register="entra_login")
    opaque = task("access_token", {"auth_source": "access_token"}, register="entra_login")
    other = {"MSGRAPH_ACCESS_TOKEN": "opaque-token-of-the-test"}
    same = {"ansible.builtin.assert": {"that": [f"entra_login.access_token | hash('sha256') == '{_hash(token)}'"]}}
    run = loud.play(given, shown("roles"), same, opaque, shown("expires_on", "roles", "client_id"), environment=other)
    assert not any(done.failed for done in run.tasks), [done.message for done in run.tasks]
    assert run[1].result["msg"] == {"roles": ["Policy.Read.All"]}
    assert run[4].result["msg"]["roles"] == [] and not run[4].result["msg"]["expires_on"]
    assert TOKEN.search(run.output) is None and "opaque-token-of-the-test" not in run.output
    assert loud.simulator.log() == []


def test_failed_login_is_told(loud: Player) -> None:
    unknown = task("access_token", {"auth_source": "carrier_pigeon"})
    # Not in the playbook, whose lines newer versions of ansible-core quote.
    wrong = {"AZURE_CLIENT_SECRET": "wrong-secret-of-the-test"}
    run = with_secret(loud, LOGIN, unknown, {**LOGIN, "async": 9}, environment=wrong)
    assert run[0].failed and "AADSTS7000215" in run[0].message and "\n" not in run[0].message
    assert run[1].failed and "auth_source" in run[1].message
    assert run[2].failed and "async" in run[2].message and TOKEN.search(run.output) is None
    assert "wrong-secret-of-the-test" not in run.output and "Traceback" not in run.output


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
