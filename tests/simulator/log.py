# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was asked: the judge of every assertion about requests."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass, field
from typing import Any

from .model import Request

KEPT_HEADERS = ("accept", "client-request-id", "consistencylevel", "content-type", "if-match", "prefer", "user-agent")


@dataclass
class Entry:
    """One request. ``status`` stays null when no answer was sent."""

    n: int
    time: float
    kind: str
    method: str
    path: str
    version: str
    body: Any
    headers: dict[str, str] = field(default_factory=dict)
    status: int | None = None
    token: str | None = None
    app_id: str | None = None
    fault: str | None = None
    # For an item of a batch: the n of the batch, and its id there.
    batch: int | None = None
    batch_id: str | None = None
    seconds: float | None = None


class Log:
    """All requests since the last reset, login and Graph; not the control requests."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.started = time.time()

    def begin(self, request: Request, kind: str, batch: Entry | None = None, batch_id: str | None = None) -> Entry:
        version = request.raw_path.lstrip("/").partition("/")[0] if kind == "graph" else ""
        headers = {name: request.headers[name] for name in KEPT_HEADERS if name in request.headers}
        entry = Entry(
            len(self.entries) + 1,
            time.time(),
            kind,
            request.method,
            request.target,
            version,
            masked(request.readable_body()),
            headers,
            batch=batch.n if batch else None,
            batch_id=batch_id,
        )
        self.entries.append(entry)
        return entry

    def clear(self) -> None:
        self.entries.clear()

    def as_list(self) -> list[dict[str, Any]]:
        return [asdict(entry) for entry in self.entries]


def masked(body: Any) -> Any:
    """Form bodies hold credentials; the log holds none."""
    if isinstance(body, str) and ("client_secret=" in body or "client_assertion=" in body):
        pairs = (pair.partition("=") for pair in body.split("&"))
        return "&".join(
            f"{name}=***" if name in ("client_secret", "client_assertion") else f"{name}={value}"
            for name, dummy, value in pairs
        )
    return body
