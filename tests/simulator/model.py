# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A request and an answer, free of the HTTP library: a batch item is the same as a request of its own."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, unquote_plus

JSON_TYPE = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8"


class Headers(dict[str, str]):
    """Header names in lower case."""

    def __init__(self, items: Any = ()) -> None:
        pairs = items.items() if hasattr(items, "items") else items
        super().__init__({str(name).lower(): str(value) for name, value in pairs})


@dataclass
class Request:
    """One request as it arrived. ``target`` is the undecoded path with its query."""

    method: str
    target: str
    headers: Headers = field(default_factory=Headers)
    content: bytes = b""
    # Set for the items of a batch, whose body is already JSON and whose caller is already known.
    parsed: Any = None
    is_batch_item: bool = False
    request_id: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def raw_path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def path(self) -> str:
        return unquote(self.raw_path)

    @property
    def query(self) -> dict[str, str]:
        pairs = (pair.partition("=") for pair in self.target.partition("?")[2].split("&") if pair)
        return {unquote_plus(name): unquote_plus(value) for name, dummy, value in pairs}

    @property
    def client_request_id(self) -> str:
        return self.headers.get("client-request-id", self.request_id)

    @property
    def is_read(self) -> bool:
        return self.method in ("GET", "HEAD")

    def prefers(self, wish: str) -> bool:
        return wish in [part.strip().lower() for part in self.headers.get("prefer", "").split(",")]

    def readable_body(self) -> Any:
        """The body for the log: JSON where it is JSON."""
        if self.parsed is not None or not self.content:
            return self.parsed
        try:
            return json.loads(self.content)
        except ValueError:
            return self.content.decode("utf-8", "replace")


@dataclass
class Response:
    """One answer. ``body`` is a JSON value, or raw bytes when it is not meant to be JSON."""

    status: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = JSON_TYPE
    # Announce more bytes than are sent.
    truncated: bool = False

    def encoded(self) -> bytes:
        if self.body is None:
            return b""
        if isinstance(self.body, bytes):
            return self.body
        return json.dumps(self.body, ensure_ascii=False).encode("utf-8")


class DropConnection(Exception):
    """The connection ends here without an answer."""
