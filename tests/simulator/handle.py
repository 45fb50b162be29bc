# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The simulated tenant for tests: starts it, and speaks its control API. Needs only requests.

with Simulator.start() as tenant:
    tenant.fault(action="status", status=429, headers={"Retry-After": "1"}, times=2)
    run_something(env={**os.environ, **tenant.environment()})
    assert [entry["method"] for entry in tenant.graph_log()] == ["GET", "PATCH", "GET"]
"""

from __future__ import annotations

import json
import selectors
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any
from urllib.parse import quote

import requests

HERE = Path(__file__).resolve().parent
READY_WITHIN = 30.0
ANSWER_WITHIN = 60.0


class SimulatorError(RuntimeError):
    """The simulator did not start, or did not accept a control request."""


@dataclass
class AppCredentials:
    """An application that a test may sign in as."""

    client_id: str
    client_secret: str
    roles: list[str]
    object_id: str
    certificate_pem: str = ""
    private_key_pem: str = ""


class Simulator:
    """A running simulated tenant."""

    def __init__(self, facts: dict[str, Any], process: subprocess.Popen[bytes] | None = None) -> None:
        self.facts = facts
        self.process = process
        self.graph_url: str = facts["graph_url"]
        self.authority_host: str = facts["authority_host"]
        self.ca_path: str = facts["ca_path"]
        self.tenant_id: str = facts["tenant_id"]
        self.client_id: str = facts["client_id"]
        self.client_secret: str = facts["client_secret"]
        self.control_url: str = facts["control_url"]
        self.identity_url: str = facts["identity_url"]
        self.identity_header: str = facts["identity_header"]
        self._session = requests.Session()
        # The environment must not decide whom the control connection trusts.
        self._session.trust_env = False
        self._session.verify = self.ca_path

    @classmethod
    def start(
        cls,
        *,
        port: int | None = None,
        tenant: str | Path | None = None,
        patch: str | None = None,
        state_dir: str | Path | None = None,
        lifetime: float | None = None,
        python: str = sys.executable,
    ) -> Simulator:
        """Start one; the interpreter needs what simulator/requirements.txt lists."""
        options = {"port": port, "tenant": tenant, "patch": patch, "state-dir": state_dir, "lifetime": lifetime}
        command = [python, str(HERE)]
        for name, value in options.items():
            if value is not None:
                command += [f"--{name}", str(value)]
        # A file takes any amount of complaints; a pipe that nobody reads would stop the simulator.
        with tempfile.TemporaryFile() as complaints:
            process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=complaints)
            try:
                return cls(read_facts(process, complaints), process)
            except BaseException:
                # An interrupt too: one that has just begun does not notice yet that nobody waits for it.
                process.kill()
                process.wait()
                raise

    def stop(self) -> None:
        self._session.close()
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
        self.process = None

    def __enter__(self) -> Simulator:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def control(self, method: str, path: str, body: Any = None) -> Any:
        """One control request."""
        answer = self._session.request(method, f"{self.control_url}{path}", json=body, timeout=ANSWER_WITHIN)
        if answer.status_code != 200:
            raise SimulatorError(f"{method} {path}: {answer.json()['error']}")
        return answer.json()

    def log(self) -> list[dict[str, Any]]:
        """Every request since the last reset, login and Graph."""
        return self.control("GET", "/log")

    def graph_log(self) -> list[dict[str, Any]]:
        return [entry for entry in self.log() if entry["kind"] == "graph"]

    def writes(self) -> list[dict[str, Any]]:
        """Requests to Graph that may have changed something; a batch is judged by its items."""
        return [
            entry
            for entry in self.graph_log()
            if entry["method"] not in ("GET", "HEAD") and not entry["path"].lower().endswith("/$batch")
        ]

    def clear_log(self) -> None:
        self.control("DELETE", "/log")

    def keep(self) -> None:
        """Remember the present objects for reset(kept=True)."""
        self.control("POST", "/keep")

    def reset(self, *, kept: bool = False) -> None:
        """Back to the starting tenant or the kept objects, without faults and log, with the settings of the start."""
        self.control("POST", "/reset", {"kept": kept})

    def fault(self, **fault: Any) -> dict[str, Any]:
        """Set a fault: action, and optionally match, times, status, headers, body, content_type, seconds, since."""
        return self.control("POST", "/faults", fault)

    def faults(self) -> list[dict[str, Any]]:
        return self.control("GET", "/faults")

    def clear_faults(self) -> None:
        self.control("DELETE", "/faults")

    def settings(self, **changes: Any) -> dict[str, Any]:
        return self.control("POST", "/settings", changes)

    def app(self, roles: list[str] | None = None, **options: Any) -> AppCredentials:
        """A new application with these app roles; certificate=True, federations=[{"subject": ...}] add credentials."""
        return credentials(self.control("POST", "/apps", {"roles": roles or [], **options}))

    def change_app(self, client_id: str, **changes: Any) -> AppCredentials:
        return credentials(self.control("PATCH", f"/apps/{client_id}", changes))

    def token(self, roles: list[str] | None = None, **options: Any) -> str:
        """A signed access token: of the first application, or of client_id; scopes make it a user's."""
        body = {**options, **({} if roles is None else {"roles": roles})}
        return self.control("POST", "/tokens", body)["access_token"]

    def assertion(self, subject: str, **options: Any) -> str:
        """A token of the simulator's own OpenID issuer, for federated credentials."""
        return self.control("POST", "/assertions", {"subject": subject, **options})["assertion"]

    def state(self, path: str) -> Any:
        """The stored truth; None where nothing is stored."""
        answer = self._session.get(f"{self.control_url}/state?path={quote(path)}", timeout=ANSWER_WITHIN)
        return answer.json()["value"] if answer.status_code == 200 else None

    def put_state(self, path: str, value: Any) -> None:
        self.control("PUT", f"/state?path={quote(path)}", {"value": value})

    def delete_state(self, path: str) -> None:
        self.control("DELETE", f"/state?path={quote(path)}")

    def environment(self) -> dict[str, str]:
        """The variables that point a client at this tenant."""
        return {
            "MSGRAPH_URL": self.graph_url,
            "AZURE_AUTHORITY_HOST": self.authority_host,
            "AZURE_TENANT_ID": self.tenant_id,
            "AZURE_CLIENT_ID": self.client_id,
            "AZURE_CLIENT_SECRET": self.client_secret,
            "REQUESTS_CA_BUNDLE": self.ca_path,
        }


def credentials(answer: dict[str, Any]) -> AppCredentials:
    known = AppCredentials.__dataclass_fields__
    return AppCredentials(**{name: value for name, value in answer.items() if name in known})


def read_facts(process: subprocess.Popen[bytes], complaints: IO[bytes]) -> dict[str, Any]:
    """The line that the simulator prints when it listens."""
    assert process.stdout is not None
    deadline = time.monotonic() + READY_WITHIN
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        ready = selector.select(max(0.0, deadline - time.monotonic()))
    line = process.stdout.readline() if ready else b""
    if not line:
        process.kill()
        process.wait()
        complaints.seek(0)
        raise SimulatorError("the simulator did not start:\n" + complaints.read().decode("utf-8", "replace"))
    return json.loads(line)
