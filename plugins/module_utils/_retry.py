# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""When a request is sent again, and after how long: Retry-After, backoff, and one time budget for all of it.

Private to the collection.
"""

from __future__ import annotations

import math
import random
import re
import time
from collections.abc import Callable, Mapping
from datetime import timezone
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from ._errors import Unreachable
from ._transport import AnswerLost, NeverSent, Untrusted

if TYPE_CHECKING:
    import requests

THROTTLED = "throttled"
LOST = "lost"
BROKEN = "broken"
UNREACHED = "unreached"

# What is more likely wrong than busy gets less than the whole budget: a wrong host name should not cost five minutes
# (one connection attempt that times out is repeated once), nor a request at which Graph stumbles each time.
_LIMITS = {UNREACHED: 12.0, BROKEN: 30.0}
_CEILING = 60.0


class Budget:
    """The seconds that failed attempts and the pauses after them may take in one call; attempts that succeed are free.

    ``waited``: seconds of pauses so far. ``lost``: whether an attempt may have had its effect although it failed.
    ``sent``: whether any attempt reached the other side.
    """

    def __init__(
        self, seconds: float, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.seconds = seconds
        self.clock = clock
        self.waited = 0.0
        self.lost = False
        self.sent = False
        self._sleep = sleep
        self._spent = 0.0
        self._spent_on: dict[str, float] = {}

    def pause(self, kind: str, since: float, repeats: int, after: float | None = None) -> bool:
        """Book an attempt that began at ``since`` (of ``clock``) and sleep: ``after`` seconds, else backing off.

        Returns False, without a sleep, when the pause does not fit into the budget any more.
        """
        length = after if after is not None else min(_CEILING, 2**repeats * random.uniform(1.0, 1.5))
        cost = self.clock() - since + length
        self._spent += cost
        self._spent_on[kind] = self._spent_on.get(kind, 0.0) + cost
        if self._spent > self.seconds or self._spent_on[kind] > _LIMITS.get(kind, math.inf):
            return False
        self._sleep(length)
        self.waited += length
        return True

    def left(self) -> Budget:
        """Return a budget of what is left, for work that runs beside other work."""
        return Budget(max(0.0, self.seconds - self._spent), self.clock, self._sleep)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Read Retry-After as whole seconds, rounded up, at least 1; None without a usable one.

    Integer or HTTP date (RFC 9110, 10.2.3), and Graph's decimals ("2.128"). A date is taken against the answer's Date,
    so that a wrong clock here does not matter.
    """
    text = (headers.get("Retry-After") or "").strip()
    if re.fullmatch(r"[0-9]{1,9}(\.[0-9]+)?", text):
        return float(max(1, math.ceil(float(text))))
    then, now = _timestamp(text), _timestamp(headers.get("Date") or "")
    return None if then is None else float(max(1, math.ceil(then - (time.time() if now is None else now))))


def _timestamp(text: str) -> float | None:
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).timestamp()


def kind_of(status: int, *, safe: bool, batch: bool = False) -> str | None:
    """Say why an answer with this status is worth another attempt, or None when it is final.

    ``safe``: whether repeating cannot do harm. 429 and 503 mean that nothing was done; 500, 502 and 504 that something
    may have been. ``batch``: of a whole batch, 424 means throttled as well.
    """
    if status in (429, 503) or (batch and status == 424):
        return THROTTLED
    if status in (502, 504) and safe:
        return LOST
    return BROKEN if status == 500 and safe else None


def persist(
    send: Callable[[], requests.Response], budget: Budget, *, safe: bool, batch: bool = False
) -> requests.Response:
    """Call ``send`` until its answer is final or the budget is used up, and return the last answer.

    Raises what ``send`` raises: NeverSent (always worth repeating) and AnswerLost (repeated when ``safe``) only after
    the budget, anything else at once.
    """
    repeats = 0
    while True:
        since = budget.clock()
        try:
            response = send()
            budget.sent = True
            kind = kind_of(response.status_code, safe=safe, batch=batch)
            if kind is None or not budget.pause(kind, since, repeats, retry_after(response.headers)):
                return response
            budget.lost = budget.lost or kind != THROTTLED
        except NeverSent:
            if not budget.pause(UNREACHED, since, repeats):
                raise
        except AnswerLost:
            budget.lost = budget.sent = True
            if not safe or not budget.pause(LOST, since, repeats):
                raise
        repeats += 1


def unreachable(
    error: NeverSent | AnswerLost | Untrusted, attempt: str, host: str, budget: Budget, bundle: str
) -> Unreachable:
    """Make the exception for a host that gave no usable answer; ``bundle`` is what was trusted."""
    network = "Check the network and the proxy (HTTPS_PROXY, NO_PROXY)"
    what, advice = {
        NeverSent: (f"no connection to {host}", f"{network}, and the address."),
        AnswerLost: (f"the answer of {host} was lost", f"{network}."),
        Untrusted: (
            f"no trusted TLS connection to {host}",
            f"Trusted is what {bundle} holds: set ca_path or REQUESTS_CA_BUNDLE.",
        ),
    }[type(error)]
    waited = f" after {budget.waited:.0f} s of waiting" if budget.waited else ""
    return Unreachable(f"Could not {attempt}: {what}{waited} ({error}). {advice}")
