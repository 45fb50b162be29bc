# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a command costs, and the requests that it makes to the simulated tenant."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.simulator.handle import Simulator

WATCH = Path(__file__).resolve().with_name("watch.py")
ENDS_WITHIN = 10.0


class Failed(Exception):
    """What was to be measured did not do what it was to do: one sentence, for the table."""


@dataclass(frozen=True)
class Ran:
    """A command that has ended: its exit status, what it printed, and what it cost.

    ``wall`` and ``cpu`` are seconds, ``cpu`` of the command and everything that it started; ``memory`` is the peak of
    the largest of these processes, in MB.
    """

    status: int
    output: str
    wall: float
    cpu: float
    memory: float


@dataclass(frozen=True)
class Cost:
    """Seconds of wall and CPU time, requests to Graph and those among them that it throttled, MB of memory."""

    wall: float
    cpu: float
    requests: int
    throttled: int = 0
    memory: float = 0.0


def run(
    command: Sequence[str], environment: Mapping[str, str], *, patience: float | None = None, folder: Path | None = None
) -> Ran:
    """Run a command in a folder; one that has not ended after ``patience`` seconds is ended, and has failed."""
    with tempfile.TemporaryDirectory(prefix="watch") as name, tempfile.TemporaryFile() as output:
        report = Path(name) / "report.json"
        # A session of its own, so that all of it can be ended.
        watch = subprocess.Popen(
            [sys.executable, "-I", "-S", str(WATCH), str(report), *command],
            cwd=folder,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            watch.wait(patience)
        except subprocess.TimeoutExpired:
            raise Failed(f"{Path(command[0]).name} had not ended after {patience:g} seconds") from None
        finally:
            if watch.poll() is None:
                _end(watch)
        output.seek(0)
        printed = output.read().decode("utf-8", "replace")
        if watch.returncode != 0:
            raise Failed(f"{command[0]} could not be run: {(printed.strip().splitlines() or [''])[-1]}")
        found = json.loads(report.read_text(encoding="utf-8"))
    if not found["complete"]:
        _end(watch)
        raise Failed(f"{Path(command[0]).name} left processes behind, which could not be counted")
    return Ran(found["status"], printed, found["wall"], found["cpu"], found["memory"])


def _end(watch: subprocess.Popen[bytes]) -> None:
    """End whatever is still there of the session that a command ran in."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(watch.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            watch.wait(ENDS_WITHIN)


def cost(ran: Ran, simulator: Simulator) -> Cost:
    """What a command cost, together with what the simulated tenant saw since its log was cleared."""
    seen = simulator.graph_log()
    throttled = sum(entry["status"] == 429 for entry in seen)
    return Cost(ran.wall, ran.cpu, len(seen), throttled, ran.memory)


def best(costs: Sequence[Cost]) -> Cost:
    """The least disturbed of several rounds; of the memory, the most."""
    first = costs[0]
    wall, cpu = min(each.wall for each in costs), min(each.cpu for each in costs)
    return Cost(wall, cpu, first.requests, first.throttled, max(each.memory for each in costs))
