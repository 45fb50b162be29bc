# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The documented limits, counted per tenant over all callers; batch items count singly."""

from __future__ import annotations

from collections import defaultdict, deque
from typing import Any

from .errors import GraphError


class Throttle:
    """Sliding windows, one per class of endpoints. Refused requests count against the quota as well."""

    def __init__(self, classes: dict[str, dict[str, Any]]) -> None:
        self.classes = classes
        self.seen: dict[str, deque[float]] = defaultdict(deque)

    def check(self, name: str, now: float) -> None:
        limit = self.classes.get(name)
        if limit is None:
            return
        seen = self.seen[name]
        while seen and now - seen[0] >= limit["seconds"]:
            seen.popleft()
        seen.append(now)
        if len(seen) <= limit["requests"]:
            return
        headers = {}
        if limit.get("retry_after"):
            headers["Retry-After"] = str(max(1, round(limit["seconds"] - (now - seen[0]))))
        raise GraphError(429, "TooManyRequests", "Too many requests.", headers)

    def reset(self) -> None:
        self.seen.clear()
