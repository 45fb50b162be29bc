# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The demonstration, `make demo`: sets up what it needs with the standard library alone, then becomes show.py."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "run"))

from environments import CORES, SIMULATOR, Environment, Interpreters, Venv, provide  # noqa: E402
from shell import Shell, StepFailed  # noqa: E402
from trees import CACHE, environment, link_collection  # noqa: E402

DEMO = Environment(
    "demo", ("ansible-core",), ("meta/ee-requirements.txt", SIMULATOR), CORES["newest"], newest_python=True
)


def main() -> int:
    start = time.time()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _frame: sys.exit(128 + received))
    venv = _set_up()
    if venv is None:
        return 1
    sys.stdout.flush()
    os.execve(venv.python, [str(venv.python), str(HERE / "show.py"), str(start)], _variables(venv))
    return 0


def _set_up() -> Venv | None:
    if not (CACHE / "venvs" / DEMO.name / "stamp").is_file():
        print("Setting up ansible-core and the simulated tenant in .cache, once. This takes a minute.", flush=True)
    shell = Shell(CACHE / "logs" / "setup-demo.log")
    try:
        venv, _built = provide(DEMO, Interpreters(), shell)
    except StepFailed as failure:
        print(f"The set-up failed: {failure}", *shell.tail(), f"All of it: {shell.log}", sep="\n", file=sys.stderr)
        return None
    return venv


def _variables(venv: Venv) -> dict[str, str]:
    variables = environment("demo", venv.bin, link_collection())
    variables["ANSIBLE_CONFIG"] = str(HERE / "ansible.cfg")
    if "NO_COLOR" not in os.environ:
        del variables["NO_COLOR"], variables["ANSIBLE_NOCOLOR"]
    if sys.platform == "darwin":
        # Without these, macOS ends a forked process that asks the system for its proxies.
        variables.update(OBJC_DISABLE_INITIALIZE_FORK_SAFETY="YES", no_proxy="*")
    return variables


if __name__ == "__main__":
    sys.exit(main())
