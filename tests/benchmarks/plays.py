# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a playbook whose cost is of interest."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.benchmarks.measuring import Failed, Ran, run

RECAP = re.compile(r"^tenant\s+: ok=\d+\s+changed=(\d+)", re.MULTILINE)


def play(
    tasks: Sequence[Mapping[str, Any]],
    connection: str,
    environment: Mapping[str, str],
    folder: Path,
    *,
    variables: Mapping[str, Any] | None = None,
    patience: float | None = None,
) -> Ran:
    """Run one play on one host, which has that connection and these variables; a failed task is raised."""
    book = [{"name": "Benchmark", "hosts": "tenant", "gather_facts": False, "tasks": list(tasks)}]
    host = {"ansible_connection": connection, "ansible_python_interpreter": "{{ ansible_playbook_python }}"}
    inventory = {"all": {"hosts": {"tenant": {**host, **(variables or {})}}}}
    (folder / "book.yml").write_text(yaml.safe_dump(book, sort_keys=False), encoding="utf-8")
    (folder / "inventory.yml").write_text(yaml.safe_dump(inventory, sort_keys=False), encoding="utf-8")
    command = [sys.executable, "-m", "ansible", "playbook", "-i", "inventory.yml", "book.yml"]
    ran = run(command, {**environment, "ANSIBLE_NOCOLOR": "1"}, patience=patience, folder=folder)
    if ran.status != 0:
        raise Failed(f"ansible-playbook ended with status {ran.status}: {complaint(ran.output)}")
    return ran


def changes(ran: Ran) -> int:
    """How many tasks of a play were changed."""
    found = RECAP.search(ran.output)
    if found is None:
        raise Failed("ansible-playbook printed no recap")
    return int(found.group(1))


def complaint(output: str) -> str:
    """The first line that tells of a failure, or the last one."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return next((line for line in lines if re.search(r"FAILED!|^\[?ERROR|^failed:|^fatal:", line)), "".join(lines[-1:]))
