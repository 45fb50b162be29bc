# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The playbooks that find out whether all policies are as they are wished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.measuring import Failed, Ran
from tests.benchmarks.plays import changes, play
from tests.benchmarks.policies import POLICIES
from tests.benchmarks.way import GRAPH, LOGIN, Way
from tests.integration.harness import CONNECTIONS, task

PATIENCE = 3600.0
RETRIES = 10


def by_module(wished: Sequence[Mapping[str, Any]], way: Way, folder: Path) -> Ran:
    """One task of this collection's, over a list of options; none of the policies may need a change."""
    groups = ("conditions", "grant_controls", "session_controls")
    options = {
        **{name: f"{{{{ item.{name} }}}}" for name in ("display_name", "policy_state")},
        **{name: f"{{{{ item.{name} | default(omit) }}}}" for name in groups},
    }
    loop = {"loop": "{{ policies }}", "loop_control": {"label": "{{ item.display_name }}"}}
    credentials = {
        "AZURE_TENANT_ID": way.tenant_id,
        "AZURE_CLIENT_ID": way.client_id,
        "AZURE_CLIENT_SECRET": way.client_secret,
        # Where the collection notes when it last asked this tenant: other runs on this machine ask theirs.
        "TMPDIR": str(folder),
    }
    ran = play(
        [task("conditional_access_policy", options, **loop)],
        CONNECTIONS["action"],
        {**way.environment, **credentials},
        folder,
        variables={"policies": list(wished)},
        patience=PATIENCE,
    )
    if changes(ran):
        raise Failed("the playbook found policies that were to be changed")
    return ran


def by_uri(policies: Sequence[Mapping[str, Any]], way: Way, folder: Path) -> Ran:
    """What people write without a module: sign in, then a GET for each policy, repeated while it is throttled.

    Nothing is compared, which would only cost more. A second between the attempts is the least that the limit allows.
    """
    form = {
        "grant_type": "client_credentials",
        "client_id": way.client_id,
        "client_secret": way.client_secret,
        "scope": f"https://{GRAPH}/.default",
    }
    login = {
        "url": f"https://{LOGIN}/{way.tenant_id}/oauth2/v2.0/token",
        "method": "POST",
        "body_format": "form-urlencoded",
        "body": form,
        "ca_path": way.bundle,
    }
    read = {
        "url": f"https://{GRAPH}/v1.0{POLICIES}/{{{{ item.id }}}}",
        "headers": {"Authorization": "Bearer {{ login.json.access_token }}"},
        "ca_path": way.bundle,
    }
    tasks = [
        {"ansible.builtin.uri": login, "register": "login"},
        {
            "ansible.builtin.uri": read,
            "loop": "{{ policies }}",
            "loop_control": {"label": "{{ item.displayName }}"},
            "register": "found",
            "until": "found is succeeded",
            "retries": RETRIES,
            "delay": 1,
        },
    ]
    variables = {"policies": [{name: each[name] for name in ("id", "displayName")} for each in policies]}
    return play(tasks, CONNECTIONS["action"], way.environment, folder, variables=variables, patience=PATIENCE)
