# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs ansible-playbook in a fork of a process that has imported it, or, as users do, in a process of its own.

The imports take most of the time of a short play. Ansible reads its settings while it is imported, so a play with other
ones than the forks share gets a process of its own; and so does a play beside another, because forks share Ansible's
folder of temporary files, which several plays at a time must not.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from unittest import mock

TIME_LIMIT = 300.0
# What the collection and the plugins of the tests read, anew in each play.
OF_A_PLAY = ("AZURE_", "MSGRAPH_", "TENANTOPS_", "REQUESTS_CA_BUNDLE", "PYTEST_")

_context = multiprocessing.get_context("forkserver")
_turn = threading.Lock()
_shared: dict[str, str] = {}


def playbook(arguments: Sequence[str], variables: Mapping[str, str], shared: Mapping[str, str], output: Path) -> int:
    """Run ansible-playbook with arguments and variables, and what it prints in a file; return its exit status.

    ``shared``: the variables of most plays; those of the first call count.
    """
    alone = _turn.acquire(blocking=False)
    try:
        if alone and _settings(variables) == _prepared(shared):
            return _forked(arguments, variables, output)
    finally:
        if alone:
            _turn.release()
    return _started(arguments, variables, output)


def _settings(variables: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in variables.items() if not name.startswith(OF_A_PLAY)}


def _prepared(shared: Mapping[str, str]) -> dict[str, str]:
    """The settings of the forks; the process that they are forked of is started when there is none yet."""
    if not _shared:
        _shared.update(_settings(shared))
        with mock.patch.dict(os.environ, _shared, clear=True):
            from multiprocessing import forkserver

            forkserver.set_forkserver_preload(["tests.integration.preloaded"])
            forkserver.ensure_running()
    return _shared


def _forked(arguments: Sequence[str], variables: Mapping[str, str], output: Path) -> int:
    play = _context.Process(target=_play, args=(list(arguments), dict(variables), str(output)))
    play.start()
    play.join(TIME_LIMIT)
    if play.exitcode is None:
        play.kill()
        play.join()
        raise TimeoutError(f"not done after {TIME_LIMIT} s: {output.read_text(encoding='utf-8')}")
    return play.exitcode


def _play(arguments: list[str], variables: dict[str, str], output: str) -> None:
    """In the fork: become what a shell would have started."""
    assert "tests.integration.preloaded" in sys.modules
    os.environ.clear()
    os.environ.update(variables)
    files = os.open(os.devnull, os.O_RDONLY), os.open(output, os.O_WRONLY | os.O_CREAT, 0o600)
    for file, number in zip((*files, files[1]), range(3), strict=True):
        os.dup2(file, number)
    sys.argv = ["ansible-playbook", *arguments]
    from ansible.cli.playbook import main

    main(sys.argv)


def _started(arguments: Sequence[str], variables: Mapping[str, str], output: Path) -> int:
    with output.open("wb") as printed:
        command = [sys.executable, "-m", "ansible", "playbook", *arguments]
        return subprocess.run(
            command,
            env=dict(variables),
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=TIME_LIMIT,
        ).returncode
