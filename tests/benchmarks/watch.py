# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run one command and write down what it cost: python watch.py REPORT COMMAND [ARGUMENT ...]

A process of its own, and a small one. What the kernel counts of a process's children is then about this command alone,
and a command does not begin with the peak memory of the benchmark: exec(2) keeps that of the process that forked.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import sys
import time

PR_SET_CHILD_SUBREAPER = 36
STRAGGLERS_WITHIN = 10.0


def adopt_orphans() -> None:
    """On Linux: become the parent of what the command leaves behind, so that it is counted as well (prctl(2))."""
    if sys.platform == "linux" and ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError("prctl cannot make this process the reaper of its descendants")


def reap_orphans() -> bool:
    """Wait for the other children, not for ever: whether all have ended."""
    deadline = time.monotonic() + STRAGGLERS_WITHIN
    while time.monotonic() < deadline:
        try:
            ended, _status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return True
        if not ended:
            time.sleep(0.01)
    return False


def main() -> None:
    """Run the command; the report is JSON, and the exit status is 0 whatever the command's was."""
    report, *command = sys.argv[1:]
    adopt_orphans()
    started = time.perf_counter()
    child = os.posix_spawnp(command[0], command, os.environ)
    _pid, status = os.waitpid(child, 0)
    wall = time.perf_counter() - started
    complete = reap_orphans()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    # getrusage(2): kilobytes on Linux, bytes on macOS.
    unit = 1 if sys.platform == "darwin" else 1024
    found = {
        "status": os.waitstatus_to_exitcode(status),
        "wall": wall,
        "cpu": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss * unit / 1e6,
        "complete": complete,
    }
    with open(report, "w", encoding="utf-8") as file:
        json.dump(found, file)


if __name__ == "__main__":
    main()
