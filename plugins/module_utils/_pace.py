# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps requests apart where the service allows one per second for a whole tenant, and does not say when to come back.

https://learn.microsoft.com/graph/throttling-limits#conditional-access-service-limits

Every task has a process of its own, so the moment from which the next request may go is kept in a file, one for each
tenant, that all processes of a user share. Nobody holds the file while waiting or talking to Graph: a request takes
the tenant for as long as an exchange may last, and gives it back a second after its answer, because the service
counted it at an unknown moment before. Of a process that was killed in between, only the wait is left.

Private to the collection.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping

_LIMITED = re.compile(
    r"/?(identity/conditionalAccess/(policies|namedLocations|deletedItems|evaluate)"
    r"|policies/conditionalAccessPolicies|identityProtection/(riskyUsers|riskDetections))([/?(].*)?",
    re.IGNORECASE,
)
_GAP = 1.0
_TAKEN = 5.0  # how long a request that got no answer yet keeps others away
_POLL = 0.1
_LOCKED = 1.0
_MOMENT = struct.Struct("=d")  # so short that it is written as a whole or not at all


def is_limited(path: str) -> bool:
    """Whether a path (without the version) is one of those that the service answers once a second."""
    return bool(_LIMITED.fullmatch(path))


def left(free: float, now: float) -> float:
    """Seconds until a request may go; none for a moment that nobody can have set: garbage, or of an earlier boot."""
    return free - now if 0 < free - now < _TAKEN + _GAP else 0.0


def pause(seconds: float) -> float:
    """How long to sleep before looking again: the tenant may be given back long before it would be free."""
    return seconds if seconds <= _GAP else _POLL


def given_back(free: float, taken: float, now: float) -> float:
    """The new moment after an answer: another's is left alone, if later, who took the tenant when ours had run out."""
    return now + _GAP if free == taken else max(now + _GAP, free)


def temporary(environment: Mapping[str, str]) -> str:
    """The folder of temporary files, in which the processes of a user find each other's."""
    # XDG_RUNTIME_DIR would be the place, but cron jobs and services of the same user often lack it.
    return environment.get("TMPDIR") or "/tmp"


class Pace:
    """When the next limited request to a tenant may be sent.

    ``folder``: where the processes of this user share it, see :func:`temporary`; without one only those who have this
    object keep apart. ``slept``: seconds of waiting for a turn.
    """

    def __init__(self, folder: str | None = None) -> None:
        self.slept = 0.0
        self._folder = folder
        self._free = 0.0
        self._lock = threading.Lock()

    @contextlib.contextmanager
    def turn(self, tenant: str, clock: Callable[[], float], sleep: Callable[[float], None]) -> Iterator[None]:
        """Around one exchange with a limited request: wait until it may be sent, and keep others away until it may not.

        ``tenant``: any text that is the same for all who talk to it. ``clock``: the same for all processes, as
        time.monotonic is.
        """
        with self._lock:
            taken = self._take(tenant, clock, sleep)
            try:
                yield
            finally:
                now = clock()
                self._change(tenant, lambda free: given_back(free, taken, now))

    def _take(self, tenant: str, clock: Callable[[], float], sleep: Callable[[float], None]) -> float:
        def claimed(free: float) -> float:
            now = clock()  # not earlier: another may have taken the tenant while we waited for the lock
            return free if left(free, now) else now + _TAKEN

        while True:
            found, new = self._change(tenant, claimed)
            if new != found:
                return new
            length = pause(left(found, clock()))
            sleep(length)
            self.slept += length

    def _change(self, tenant: str, change: Callable[[float], float]) -> tuple[float, float]:
        """Replace the moment from which a request may go; return the one that was there, and the new one."""
        changed = None
        if self._folder is not None:
            # Without a place to share it (read-only, no space, another's folder, no file locks as on Windows) each
            # process keeps its own requests apart. That is said nowhere: the worst that can come is a 429, which is
            # repeated, and a warning in every task would help nobody.
            with contextlib.suppress(OSError, ImportError):
                changed = _change_file(self._folder, hashlib.sha256(tenant.encode()).hexdigest()[:32], change)
        changed = changed or (self._free, change(self._free))
        self._free = changed[1]
        return changed


def _change_file(folder: str, name: str, change: Callable[[float], float]) -> tuple[float, float]:
    import fcntl  # which Windows lacks

    with _opened(os.path.join(folder, f"tenantops.entra-{os.geteuid()}"), name) as file:
        # Not lockf: that lock is the process's, and threads would not keep each other out.
        _persist(lambda: fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB))
        content = os.read(file, _MOMENT.size)
        found = _MOMENT.unpack(content)[0] if len(content) == _MOMENT.size else 0.0
        new = change(found)
        os.pwrite(file, _MOMENT.pack(new), 0)
        return found, new


@contextlib.contextmanager
def _opened(folder: str, name: str) -> Iterator[int]:
    """A file of ours in a folder that nobody else can write to or exchange; raises OSError where that cannot be had."""
    with contextlib.suppress(FileExistsError):
        os.mkdir(folder, 0o700)
    place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        seen = os.fstat(place)
        if seen.st_uid != os.geteuid() or stat.S_IMODE(seen.st_mode) & 0o077:
            raise PermissionError(folder)
        file = os.open(name, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600, dir_fd=place)
    finally:
        os.close(place)
    try:
        yield file
    finally:
        os.close(file)


def _persist(lock: Callable[[], None]) -> None:
    """Nobody holds the lock for longer than a read and a write; who does is stopped, and must not stop others."""
    end = time.monotonic() + _LOCKED
    while True:
        try:
            return lock()
        except BlockingIOError:
            if time.monotonic() > end:
                raise
            time.sleep(0.01)
