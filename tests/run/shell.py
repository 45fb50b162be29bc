# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Running commands with their whole output in the log of a step."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path

TIME_LIMIT = 3600
TAIL_LINES = 60


class StepFailed(Exception):
    """A step did not succeed; the message says why in one line."""


class Shell:
    """Runs the commands of one step and appends what they print to its log."""

    _running: set[subprocess.Popen[bytes]] = set()
    _guard = threading.Lock()

    def __init__(self, log: Path) -> None:
        self.log = log
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_bytes(b"")

    def note(self, text: str) -> None:
        with self.log.open("a", encoding="utf-8") as log:
            log.write(text + "\n")

    def run(self, command: Sequence[object], *, cwd: Path, env: dict[str, str]) -> None:
        status = self.status(command, cwd=cwd, env=env)
        if status:
            raise StepFailed(f"exit status {status}: {_short(command)}")

    def status(self, command: Sequence[object], *, cwd: Path, env: dict[str, str]) -> int:
        self.note("$ " + " ".join(str(word) for word in command))
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [str(word) for word in command],
                cwd=cwd,
                env=env,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        with self._guard:
            self._running.add(process)
        try:
            return process.wait(TIME_LIMIT)
        except subprocess.TimeoutExpired:
            raise StepFailed(f"not done after {TIME_LIMIT} s: {_short(command)}") from None
        finally:
            # The group, and after success too: nothing that a step started may outlive it.
            _end(process)
            with self._guard:
                self._running.discard(process)

    def text(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def tail(self) -> list[str]:
        return self.text().splitlines()[-TAIL_LINES:]

    @classmethod
    def end_all(cls) -> None:
        with cls._guard:
            for process in cls._running:
                _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def _short(command: Sequence[object]) -> str:
    words = [Path(str(command[0])).name, *(str(word) for word in command[1:])]
    text = " ".join(words)
    return text if len(text) <= 100 else text[:97] + "..."
