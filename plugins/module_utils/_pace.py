# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keeps requests apart where the service allows one per second for a whole tenant, and does not say when to come back.

https://learn.microsoft.com/graph/throttling-limits#conditional-access-service-limits

Private to the collection.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

_LIMITED = re.compile(
    r"/?(identity/conditionalAccess/(policies|namedLocations|deletedItems|evaluate)"
    r"|policies/conditionalAccessPolicies|identityProtection/(riskyUsers|riskDetections))([/?(].*)?",
    re.IGNORECASE,
)
_GAP = 1.0


class Pace:
    """When the next limited request to a tenant may be sent; shared by everybody who sends some in this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._free: float | None = None

    @contextmanager
    def apart(self, paths: Iterable[str], clock: Callable[[], float], sleep: Callable[[float], None]) -> Iterator[None]:
        """Around one exchange that asks for some paths (without the version): wait until limited ones may be sent.

        The second is counted from the answer on: when the service counted the request is not known.
        """
        limited = sum(bool(_LIMITED.fullmatch(path)) for path in paths)
        if not limited:
            yield
            return
        with self._lock:
            wait = 0.0 if self._free is None else self._free - clock()
            if wait > 0:
                sleep(wait)
            try:
                yield
            finally:
                self._free = clock() + limited * _GAP
