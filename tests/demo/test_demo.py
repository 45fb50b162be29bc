# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The demonstration as a newcomer runs it: `make demo` in a checkout of its own, whose path has spaces."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.simulator.handle import Simulator

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "run"))

from trees import copy_collection  # noqa: E402

GONE_WITHIN = 10.0
OWN = "export AZURE_TENANT_ID=... AZURE_CLIENT_ID=... AZURE_CLIENT_SECRET=..."


def test_demo(tmp_path: Path) -> None:
    """One test, because the set-up takes longest: interrupted, from the start, again, interrupted at each stage."""
    checkout = copy_collection(tmp_path / "a path with spaces")
    interrupted(checkout, when="Setting up", whom=os.killpg, patience=3.0)
    first = demo(checkout)
    assert "Setting up" in first
    second = demo(checkout)
    assert "Setting up" not in second
    assert first.partition("1. Audit")[0].count("\n") < 6, "the set-up is not quiet"
    three_lines(checkout, second)
    # A terminal interrupts everybody in the foreground, kill only the one that is named.
    interrupted(checkout, when="TASK [tenantops.entra.tenant_baseline : Set security", whom=os.killpg)
    interrupted(checkout, when="TASK [tenantops.entra.tenant_baseline : Set security", whom=os.kill)
    interrupted(checkout, when="2. Apply", whom=os.kill, number=signal.SIGTERM)


def demo(checkout: Path) -> str:
    """One whole run, whose output holds what was promised."""
    done = subprocess.run(
        ["make", "demo"],
        cwd=checkout,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout
    for word in ("DEPRECAT", "Traceback", "\033["):
        assert word not in done.stdout, done.stdout
    done_well, _heading, rest = done.stdout.partition("4. Switch security defaults off")
    refused, _heading, exchanged = rest.partition("5. Let conditional access take their place")
    assert "ERROR" not in done_well + exchanged and "no_mfa" in refused, done.stdout
    # The guard says what is open in the tenant that has drifted.
    warned = {line.split()[1] for line in done.stdout.splitlines() if "WARNING" in line}
    assert warned == {"security_defaults"}, done.stdout
    audit, apply, again, exchange = re.findall(r"changed=(\d+) .*failed=0", done.stdout)
    assert (audit, apply, again, exchange) == ("12", "12", "0", "2")
    assert re.findall(r"and (\d+) writes", done.stdout) == ["0", "14", "0", "0", "5"]
    assert '{\n  "isEnabled": true\n}' in done.stdout
    gone(checkout)
    return done.stdout


def three_lines(checkout: Path, output: str) -> None:
    """The lines at the end audit a tenant once its credentials are filled in."""
    lines = [line.strip() for line in output.splitlines() if line.startswith("    ")][-3:]
    assert lines[0] == OWN and lines[2] == "ansible-playbook tenantops.entra.audit"
    with Simulator.start() as tenant:
        variables = tenant.environment()
        own = "export " + " ".join(
            f"{name}='{variables.pop(name)}'" for name in ("AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET")
        )
        home = {"HOME": str(checkout.parent), "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}
        done = subprocess.run(
            ["sh", "-c", "\n".join([own, *lines[1:]])],
            cwd=checkout.parent,
            env={**home, **variables},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == 0 and "5 of 7 policies differ" in done.stdout, done.stdout
        assert tenant.writes() == []


def interrupted(
    checkout: Path,
    *,
    when: str,
    whom: Callable[[int, int], None],
    number: signal.Signals = signal.SIGINT,
    patience: float = 0.0,
) -> None:
    """Nothing is left of a demonstration that is interrupted when it has printed a certain text."""
    process = subprocess.Popen(
        [sys.executable, "tests/demo"],
        cwd=checkout,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    try:
        assert any(when in line for line in process.stdout), f"{when} was not printed"
        time.sleep(patience)
        whom(process.pid, number)
        process.stdout.read()
        assert process.wait(30) == 128 + number
        gone(checkout)
    finally:
        process.kill()
        process.stdout.close()


def gone(checkout: Path) -> None:
    deadline = time.monotonic() + GONE_WITHIN
    while left := [command for command in running() if str(checkout) in command]:
        assert time.monotonic() < deadline, left
        time.sleep(0.1)


def running() -> list[str]:
    """The command lines of the processes on this machine."""
    if not Path("/proc/self/cmdline").is_file():
        listed = subprocess.run(["ps", "-A", "-o", "command="], stdout=subprocess.PIPE, text=True, check=True)
        return listed.stdout.splitlines()
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found.append(file.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace"))
        except OSError:
            continue
    return found
