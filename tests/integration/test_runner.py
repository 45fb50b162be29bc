# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs as AWX makes them, through ansible-runner: its variables, the event data it shows, nothing secret on disk."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ansible_runner
import pytest
import yaml

from tests.awx import built_in, injected
from tests.integration.harness import CONNECTIONS, HERE, task
from tests.simulator.handle import Simulator

TOKEN = re.compile(r"eyJ[\w-]+\.[\w-]+\.|Bearer ", re.ASCII)
RECORD = "command"
STRENGTH = {"display_name": "Strong", "allowed_combinations": ["fido2"]}
DEFAULTS = "tenantops.entra.security_defaults"
SENT = {
    "method": "PATCH",
    "path": "/v1.0/policies/identitySecurityDefaultsEnforcementPolicy",
    "body": {"isEnabled": True},
}


@dataclass(frozen=True)
class Job:
    """A finished job: its status, the data of its events, and its artifacts."""

    status: str
    events: list[dict[str, Any]]
    artifacts: Path

    def of(self, *kinds: str) -> list[dict[str, Any]]:
        """The data of the events of some kinds, in order."""
        return [event["event_data"] for event in self.events if event["event"] in kinds]

    @property
    def results(self) -> list[dict[str, Any]]:
        """What AWX shows for each task and host."""
        return [data["res"] for data in self.of("runner_on_ok", "runner_on_failed")]


Launch = Callable[..., Job]


@pytest.fixture(params=sorted(CONNECTIONS))
def launch(simulator: Simulator, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: Any) -> Launch:
    """Starts a job over each front-end in turn; ``credential`` is all that it knows of the application."""
    for name in simulator.environment():
        monkeypatch.delenv(name, raising=False)
    host = {
        "ansible_connection": CONNECTIONS[request.param],
        "ansible_python_interpreter": "{{ ansible_playbook_python }}",
    }

    def start(*tasks: Mapping[str, Any], credential: Mapping[str, str], options: str = "", ident: str = "1") -> Job:
        named = [{"name": f"Task {index}", **each} for index, each in enumerate(tasks)]
        files = {
            "project/site.yml": [{"name": "Site", "hosts": "contoso", "gather_facts": False, "tasks": named}],
            "inventory/hosts.yml": {"all": {"hosts": {"contoso": host}}},
            "env/envvars": {
                "ANSIBLE_CONNECTION_PLUGINS": str(HERE / "plugins/connection"),
                "AZURE_AUTHORITY_HOST": simulator.authority_host,
                "MSGRAPH_URL": simulator.graph_url,
                "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
                "REQUESTS_CA_BUNDLE": simulator.ca_path,
                **credential,
            },
            "env/cmdline": options,
        }
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(content if isinstance(content, str) else yaml.safe_dump(content), encoding="utf-8")
        done = ansible_runner.run(
            private_data_dir=str(tmp_path),
            playbook="site.yml",
            ident=ident,
            quiet=True,
        )
        return Job(done.status, list(done.events), tmp_path / "artifacts" / ident)

    return start


def assert_discreet(job: Job, *secrets: str) -> None:
    """No secret and no token in any file of the artifacts.

    ansible-runner's own record of the variables that it was given is one of the files. They may be there, as values of
    the variables, and nowhere else.
    """
    files = [path for path in job.artifacts.rglob("*") if path.is_file()]
    assert {"stdout", RECORD, "status"} <= {path.name for path in files}
    for path in files:
        text = path.read_text(encoding="utf-8")
        if path == job.artifacts / RECORD:
            text = json.dumps({name: value for name, value in json.loads(text).items() if name != "env"})
        assert not TOKEN.search(text), path
        for secret in secrets:
            assert secret not in text and json.dumps(secret)[1:-1] not in text, path


def writes(simulator: Simulator) -> list[tuple[str, str]]:
    """The requests to Graph that were not reads."""
    return [(entry["method"], entry["path"]) for entry in simulator.writes()]


def test_built_in_credential_in_check_mode_for_real_and_again(simulator: Simulator, launch: Launch) -> None:
    credential = built_in(simulator.tenant_id, simulator.client_id, simulator.client_secret, "AzureCloud")
    off = task("security_defaults", {"is_enabled": True})

    def run(ident: str, options: str) -> dict[str, Any]:
        job = launch(off, credential=credential, options=options, ident=ident)
        assert job.status == "successful"
        assert_discreet(job, simulator.client_secret)
        # What the search looks for is there to be found.
        assert simulator.client_secret in (job.artifacts / RECORD).read_text(encoding="utf-8")
        assert TOKEN.search(simulator.token())
        assert [data["resolved_action"] for data in job.of("runner_on_ok")] == [DEFAULTS]
        assert [data["host"] for data in job.of("runner_on_ok")] == ["contoso"]
        assert job.of("playbook_on_stats")[0]["ok"] == {"contoso": 1}
        return job.results[0]

    checked = run("check", "--check --diff")
    assert checked["changed"] is True and checked["requests"] == [SENT]
    assert checked["policy"]["is_enabled"] is True
    assert (checked["diff"]["before"]["is_enabled"], checked["diff"]["after"]["is_enabled"]) == (False, True)
    assert checked["diff"]["prepared"].startswith(f"PATCH {SENT['path']}\n")
    assert writes(simulator) == []

    done = run("run", "--diff")
    assert {name: done[name] for name in ("changed", "requests", "policy", "diff", "id")} == {
        name: checked[name] for name in ("changed", "requests", "policy", "diff", "id")
    }
    assert writes(simulator) == [(SENT["method"], SENT["path"])]
    assert simulator.state("/policies/identitySecurityDefaultsEnforcementPolicy")["isEnabled"] is True

    again = run("again", "--check --diff")
    assert again["changed"] is False and again["requests"] == []
    assert again["diff"]["before"] == again["diff"]["after"] and "prepared" not in again["diff"]


def test_prepared_requests_and_changes_are_in_the_output(simulator: Simulator, launch: Launch) -> None:
    credential = built_in(simulator.tenant_id, simulator.client_id, simulator.client_secret)
    job = launch(task("security_defaults", {"is_enabled": True}), credential=credential, options="--check --diff")
    output = (job.artifacts / "stdout").read_text(encoding="utf-8")
    assert f"PATCH {SENT['path']}" in output and '"isEnabled": true' in output
    assert job.of("runner_on_file_diff")[0]["diff"]["prepared"].startswith(f"PATCH {SENT['path']}\n")
    assert job.of("playbook_on_stats")[0]["changed"] == {"contoso": 1}


def test_items_of_a_loop_have_events_of_their_own(simulator: Simulator, launch: Launch) -> None:
    credential = built_in(simulator.tenant_id, simulator.client_id, simulator.client_secret)
    names = ["Strong", "Stronger"]
    looped = task(
        "authentication_strength_policy",
        {**STRENGTH, "display_name": "{{ item }}"},
        loop=names,
        loop_control={"label": "{{ item }}"},
    )
    job = launch(looped, credential=credential, options="--check --diff")
    assert job.status == "successful"
    shown = [data["res"] for data in job.of("runner_item_on_ok")]
    assert [each["policy"]["display_name"] for each in shown] == names
    assert all(each["changed"] and each["requests"] and each["diff"]["prepared"] for each in shown)
    assert writes(simulator) == []


def test_failures_are_events_without_secrets(simulator: Simulator, launch: Launch) -> None:
    secret = "wrong.secret~of+the/test"
    job = launch(
        task("security_defaults", {"is_enabled": True}, ignore_errors=True),
        task("security_defaults", {"is_enabled": False, "client_secret": f"other-{secret}", "auth_source": "auto"}),
        credential=built_in(simulator.tenant_id, simulator.client_id, secret),
        options="-vvvv --diff",
    )
    assert job.status == "failed"
    by_environment, by_option = job.results
    for found in (by_environment, by_option):
        assert "AADSTS7000215" in found["msg"]
        assert (found["changed"], found["requests"]) == (False, [])
    assert [bool(data.get("ignore_errors")) for data in job.of("runner_on_failed")] == [True, False]
    assert_discreet(job, secret)


def test_a_token_that_is_handed_on_is_not_shown(simulator: Simulator, launch: Launch) -> None:
    job = launch(
        task("access_token", {}, register="login", no_log=True),
        task("security_defaults", {"is_enabled": True, "access_token": "{{ login.access_token }}"}),
        credential=built_in(simulator.tenant_id, simulator.client_id, simulator.client_secret),
        options="-vvvv --diff",
    )
    assert job.status == "successful"
    assert "censored" in job.results[0] and job.results[1]["changed"] is True
    assert_discreet(job, simulator.client_secret)


@pytest.mark.parametrize("means", ["secret", "certificate"])
def test_credential_type_of_the_collection(simulator: Simulator, launch: Launch, tmp_path: Path, means: str) -> None:
    app = simulator.app(["Policy.Read.All", "Policy.ReadWrite.SecurityDefaults"], certificate=True)
    secrets = {
        "secret": {"client_secret": app.client_secret},
        "certificate": {"client_certificate": app.certificate_pem + app.private_key_pem},
    }
    inputs = {"tenant_id": simulator.tenant_id, "client_id": app.client_id, "cloud": "global", **secrets[means]}
    job = launch(task("security_defaults", {"is_enabled": True}), credential=injected(inputs, tmp_path), options="-vvv")
    assert job.status == "successful" and job.results[0]["changed"] is True
    assert_discreet(job, app.client_secret, app.private_key_pem.splitlines()[1])
