# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starting and ending: nothing is left behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests
from simulator.handle import HERE, Simulator, SimulatorError

# Starts a simulator, says its port and process, and ends without a word to it.
CARELESS = """
import os, sys
sys.path.insert(0, {path!r})
from simulator.handle import Simulator
facts = Simulator.start().facts
print(facts["pid"], facts["graph_url"].rsplit(":", 1)[1], os.path.dirname(facts["ca_path"]), flush=True)
os._exit(0)
"""
SOON = 10.0


def alive(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_until_gone(port: int) -> bool:
    deadline = time.monotonic() + SOON
    while alive(port):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def test_it_ends_with_its_parent() -> None:
    script = CARELESS.format(path=str(HERE.parent))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    _pid, port, folder = done.stdout.split()
    assert wait_until_gone(int(port))
    deadline = time.monotonic() + SOON
    while Path(folder).exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(folder).exists()


def test_it_ends_after_its_lifetime() -> None:
    simulator = Simulator.start(lifetime=1)
    assert simulator.process is not None
    simulator.process.communicate(timeout=SOON)
    assert simulator.process.returncode == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_on_a_signal(number: signal.Signals) -> None:
    simulator = Simulator.start()
    assert simulator.process is not None
    os.kill(simulator.process.pid, number)
    simulator.process.communicate(timeout=SOON)
    assert simulator.process.returncode == 0 and not Path(simulator.ca_path).exists()


def test_the_certificate_goes_where_it_is_told(tmp_path: Path) -> None:
    with Simulator.start(state_dir=tmp_path / "state") as simulator:
        assert Path(simulator.ca_path) == (tmp_path / "state" / "ca.pem").resolve()


def test_only_tls_is_served(running: Simulator) -> None:
    with pytest.raises(requests.exceptions.SSLError):
        requests.get(running.graph_url, timeout=10)
    with pytest.raises(requests.ConnectionError):
        requests.get(running.graph_url.replace("https://", "http://"), timeout=10)


def test_it_says_how_to_run_it() -> None:
    done = subprocess.run([sys.executable, str(HERE), "--help"], capture_output=True, text=True, timeout=60, check=True)
    for option in ("--port", "--tenant", "--patch", "--state-dir", "--lifetime", "--json"):
        assert option in done.stdout


def test_options_are_the_settings_that_a_reset_goes_back_to() -> None:
    with Simulator.start(patch="replace") as simulator:
        simulator.settings(patch="merge")
        simulator.reset()
        assert simulator.settings()["patch"] == "replace"


def test_a_tenant_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        "tenant: {id: 11111111-2222-4333-8444-555555555555, domains: [own.example]}\n"
        "applications: [{client_id: 66666666-7777-4888-8999-000000000000, secret: own, roles: all}]\n"
        "settings: {provider_status: true}\n"
        "objects: {/security: {providerStatus: []}}\n"
    )
    with Simulator.start(tenant=tmp_path / "own.yaml") as simulator:
        assert simulator.tenant_id.startswith("1111") and simulator.settings()["provider_status"] is True
        assert simulator.state("/users") is None and simulator.state("/security") == {"providerStatus": []}


def test_what_prevents_a_start_is_said(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("tenant: {id: x}\nusers: []\n")
    with pytest.raises(SimulatorError, match="unknown users"):
        Simulator.start(tenant=tmp_path / "bad.yaml")


def test_the_environment_of_a_client(running: Simulator) -> None:
    assert set(running.environment()) == {
        "MSGRAPH_URL",
        "AZURE_AUTHORITY_HOST",
        "AZURE_TENANT_ID",
        "AZURE_CLIENT_ID",
        "AZURE_CLIENT_SECRET",
        "REQUESTS_CA_BUNDLE",
    }
