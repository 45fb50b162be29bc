# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns at what the service answers once a second: in one process, and among several."""

from __future__ import annotations

import fcntl
import math
import os
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils import _pace
from ansible_collections.tenantops.entra.plugins.module_utils._pace import (
    Pace,
    given_back,
    is_limited,
    left,
    pause,
    temporary,
)

from tests.unit.https_server import Time

TENANT = "https://graph.example 1"


@pytest.fixture
def times() -> Time:
    found = Time()
    found.now = 100.0
    return found


def sent_at(pace: Pace, times: Time, tenant: str = TENANT, lasts: float = 0.0) -> float:
    """When a request got its turn that is answered after some seconds."""
    with pace.turn(tenant, times.clock, times.sleep):
        moment = times.now
        times.now += lasts
    return moment


def file_of(folder: Path) -> Path:
    """The only file below a folder."""
    (found,) = (path for path in folder.rglob("*") if path.is_file())
    return found


# --- arithmetic ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "limited"),
    [
        ("/identity/conditionalAccess/policies", True),
        ("identity/conditionalAccess/namedLocations/1?$select=id", True),
        ("/identity/conditionalAccess/evaluate", True),
        ("/policies/conditionalAccessPolicies", True),
        ("/identity/conditionalAccess/authenticationContextClassReferences", False),
        ("/users", False),
    ],
)
def test_what_is_limited(path: str, limited: bool) -> None:
    assert is_limited(path) is limited


@pytest.mark.parametrize(
    ("free", "seconds"),
    [(0.0, 0), (99.0, 0), (100.0, 0), (100.5, 0.5), (105.0, 5), (106.0, 0), (1e9, 0), (math.inf, 0), (math.nan, 0)],
)
def test_only_a_moment_that_can_have_been_set_is_waited_for(free: float, seconds: float) -> None:
    assert left(free, 100.0) == seconds


@pytest.mark.parametrize(("seconds", "slept"), [(0.0, 0.0), (0.4, 0.4), (1.0, 1.0), (4.9, 0.1)])
def test_a_tenant_that_is_taken_is_looked_at_again_soon(seconds: float, slept: float) -> None:
    assert pause(seconds) == slept


@pytest.mark.parametrize(
    ("free", "taken", "moment"), [(105, 105, 103), (109, 105, 109), (102, 105, 103), (0, 105, 103)]
)
def test_what_another_set_meanwhile_is_never_made_earlier(free: float, taken: float, moment: float) -> None:
    assert given_back(free, taken, 102) == moment


# --- one process -----------------------------------------------------------------------------------------------------


@pytest.fixture(params=["by itself", "shared"])
def pace(request: pytest.FixtureRequest, tmp_path: Path) -> Pace:
    return Pace(str(tmp_path) if request.param == "shared" else None)


def test_requests_are_a_second_apart(pace: Pace, times: Time) -> None:
    assert [sent_at(pace, times) for _number in range(3)] == [100, 101, 102]
    assert pace.slept == 2


def test_the_second_begins_with_the_answer(pace: Pace, times: Time) -> None:
    assert [sent_at(pace, times, lasts=seconds) for seconds in (0.5, 30, 0)] == [100, 101.5, 132.5]


def test_the_second_begins_with_the_answer_even_with_a_lost_one(pace: Pace, times: Time) -> None:
    with pytest.raises(ConnectionError), pace.turn(TENANT, times.clock, times.sleep):
        times.now += 7
        raise ConnectionError
    assert sent_at(pace, times) == 108


# --- one folder ------------------------------------------------------------------------------------------------------


def test_those_who_share_a_folder_take_turns_at_a_tenant(tmp_path: Path, times: Time) -> None:
    first, second = Pace(str(tmp_path)), Pace(str(tmp_path))
    assert [sent_at(each, times) for each in (first, second, second, first)] == [100, 101, 102, 103]
    assert sent_at(second, times, "https://graph.example 2") == 103


def test_a_tenant_is_taken_until_its_answer(tmp_path: Path, times: Time) -> None:
    first, second = Pace(str(tmp_path)), Pace(str(tmp_path))
    with ExitStack() as exchange:
        exchange.enter_context(first.turn(TENANT, times.clock, times.sleep))

        def sleep(seconds: float) -> None:
            times.sleep(seconds)
            if times.now >= 102:
                exchange.close()

        with second.turn(TENANT, times.clock, sleep):
            assert 103 <= times.now <= 103.2


def test_one_who_never_gives_back_is_waited_for_a_few_seconds(tmp_path: Path, times: Time) -> None:
    killed = Pace(str(tmp_path)).turn(TENANT, times.clock, times.sleep)
    killed.__enter__()
    assert sent_at(Pace(str(tmp_path)), times) == pytest.approx(105)


def test_nobody_else_can_read_or_write_what_is_shared(tmp_path: Path, times: Time) -> None:
    before = os.umask(0)
    try:
        sent_at(Pace(str(tmp_path)), times)
    finally:
        os.umask(before)
    file = file_of(tmp_path)
    assert file.parent == tmp_path / f"tenantops.entra-{os.geteuid()}"
    assert [path.stat().st_mode & 0o777 for path in (file.parent, file)] == [0o700, 0o600]
    assert TENANT not in str(file) and len(file.read_bytes()) == 8


@pytest.mark.parametrize(
    "content",
    [b"", b"101.0", b"\xff" * 8, b"\x00" * 40, *(struct.pack("=d", each) for each in (math.inf, math.nan, 1e300, -1))],
)
def test_a_file_that_holds_something_else_is_no_error(tmp_path: Path, times: Time, content: bytes) -> None:
    sent_at(Pace(str(tmp_path)), times)
    file_of(tmp_path).write_bytes(content)
    assert [sent_at(Pace(str(tmp_path)), times) for _number in range(2)] == [100, 101]


def ours(folder: Path) -> Path:
    return folder / f"tenantops.entra-{os.geteuid()}"


def no_folder(folder: Path) -> None:
    ours(folder).write_text("")


def folder_of_everybody(folder: Path) -> None:
    ours(folder).mkdir()
    ours(folder).chmod(0o770)


def folder_elsewhere(folder: Path) -> None:
    (folder / "elsewhere").mkdir(mode=0o700)
    ours(folder).symlink_to(folder / "elsewhere")


def file_elsewhere(folder: Path) -> None:
    Pace(str(folder))._change(TENANT, lambda free: free)
    name = file_of(folder)
    name.unlink()
    name.symlink_to(folder / "victim")


def file_that_is_none(folder: Path) -> None:
    Pace(str(folder))._change(TENANT, lambda free: free)
    name = file_of(folder)
    name.unlink()
    name.mkdir()


@pytest.mark.parametrize("spoil", [no_folder, folder_of_everybody, folder_elsewhere, file_elsewhere, file_that_is_none])
def test_without_a_safe_place_each_keeps_its_own_requests_apart(
    tmp_path: Path, times: Time, spoil: Callable[[Path], None]
) -> None:
    spoil(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    first, second = Pace(str(tmp_path)), Pace(str(tmp_path))
    assert [sent_at(each, times) for each in (first, second, second)] == [100, 100, 101]
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_of_somebody_else_is_not_used(tmp_path: Path, times: Time, monkeypatch: pytest.MonkeyPatch) -> None:
    ours(tmp_path).mkdir(mode=0o700)
    owner = ours(tmp_path).stat()
    monkeypatch.setattr(_pace.os, "fstat", lambda place: os.stat_result((*owner[:4], owner.st_uid + 1, *owner[5:])))
    assert sent_at(Pace(str(tmp_path)), times) == 100
    assert list(ours(tmp_path).iterdir()) == []


def test_a_lock_that_somebody_keeps_stops_nobody(tmp_path: Path, times: Time, monkeypatch: pytest.MonkeyPatch) -> None:
    sent_at(Pace(str(tmp_path)), times)
    monkeypatch.setattr(_pace, "_LOCKED", 0.05)
    with file_of(tmp_path).open("rb") as kept:
        fcntl.flock(kept, fcntl.LOCK_EX)
        pace = Pace(str(tmp_path))
        assert [sent_at(pace, times) for _number in range(2)] == [100, 101]


def test_the_place_is_that_of_temporary_files() -> None:
    assert temporary({"TMPDIR": "/scratch", "XDG_RUNTIME_DIR": "/run/user/0"}) == "/scratch"
    assert temporary({"TMPDIR": ""}) == temporary({}) == "/tmp"


# --- several processes -----------------------------------------------------------------------------------------------

GAP = 0.1
PROCESS = f"""
import sys, time
from ansible_collections.tenantops.entra.plugins.module_utils import _pace
_pace._GAP, _pace._TAKEN, _pace._POLL = {GAP}, {5 * GAP}, {GAP / 10}
pace = _pace.Pace(sys.argv[1])
for turn in range(int(sys.argv[2])):
    with pace.turn({TENANT!r}, time.monotonic, time.sleep):
        print(time.monotonic(), flush=True)
        time.sleep(float(sys.argv[3]))
        print(time.monotonic(), flush=True)
"""


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Callable[[int, float], subprocess.Popen[str]]]:
    """Starts processes that take turns, each answered after some seconds, and print when they sent and got answers."""
    started: list[subprocess.Popen[str]] = []

    def start(turns: int, seconds: float) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", PROCESS, str(tmp_path), str(turns), str(seconds)]
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        return started[-1]

    yield start
    for each in started:
        each.kill()
        each.communicate()


Processes = Callable[[int, float], "subprocess.Popen[str]"]


def test_processes_take_turns(processes: Processes) -> None:
    running = [processes(3, 0.02) for _number in range(3)]
    moments = sorted(tuple(map(float, pair)) for each in running for pair in _pairs(each.communicate(timeout=60)[0]))
    assert len(moments) == 9
    between = [after[0] - before[1] for before, after in zip(moments, moments[1:], strict=False)]
    assert min(between) >= GAP


def _pairs(printed: str) -> Iterator[tuple[str, str]]:
    words = iter(printed.split())
    return zip(words, words, strict=True)


def test_a_process_that_is_killed_keeps_the_others_waiting_for_a_while_only(processes: Processes) -> None:
    killed = processes(1, 60)
    assert killed.stdout
    sent = float(killed.stdout.readline())
    killed.kill()
    killed.wait()
    next_sent = float(processes(1, 0).communicate(timeout=60)[0].split()[0])
    assert next_sent - sent >= 4 * GAP
    assert time.monotonic() - sent < 30
