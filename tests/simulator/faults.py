# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults on request: what goes wrong between a client and Graph, exactly as often as asked for."""

from __future__ import annotations

import json
import re
import time
from dataclasses import dataclass, field
from typing import Any

from .model import Request, Response
from .store import State, Store

# Decided before the operation, after it, or by choosing what a read sees.
BEFORE = {"status", "reset_before", "expired_token", "latency"}
AFTER = {"reset_after", "swallow", "malformed", "html", "truncated", "empty"}
VIEWS = {"stale", "flap"}
ACTIONS = BEFORE | AFTER | VIEWS
KEYS = {"match", "times", "action", "status", "headers", "body", "content_type", "seconds", "since"}
MATCH_KEYS = {"method", "path", "kind", "nth", "body", "batched"}
HTML = b"<html><head><title>Sign in</title></head><body><h1>Service unavailable</h1></body></html>"


@dataclass
class Fault:
    """One fault. ``matched`` counts the requests it looked at, ``applied`` those it changed."""

    id: int
    action: str
    match: dict[str, Any]
    spec: dict[str, Any]
    times: int | None = None
    matched: int = 0
    applied: int = 0
    # The state and the number of writes when the fault was set.
    state: State = field(default_factory=State)
    writes: int = 0

    def as_dict(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "action": self.action,
            "match": self.match,
            "times": self.times,
            "matched": self.matched,
            "applied": self.applied,
            **{key: value for key, value in self.spec.items() if key not in ("match", "times", "action")},
        }

    def fits(self, request: Request, kind: str) -> bool:
        match = self.match
        methods = match.get("method")
        if methods and request.method not in ([methods] if isinstance(methods, str) else methods):
            return False
        if match.get("batched", request.is_batch_item) != request.is_batch_item:
            return False
        if (
            "kind" in match
            and match["kind"] != kind
            or "path" in match
            and not re.search(match["path"], request.target)
        ):
            return False
        return "body" not in match or bool(re.search(match["body"], json.dumps(request.readable_body())))

    def view(self, store: Store) -> State | None:
        """What a read sees under a stale or flapping replica; nothing special before there was a write."""
        if store.writes <= self.writes:
            return None
        seconds = self.spec.get("seconds")
        if seconds is not None and time.monotonic() - store.last_write > seconds:
            return None
        if self.action == "flap" and (self.applied - 1) % 2:
            return store.state
        return self.state if self.spec.get("since") == "fault" else store.before_last_write()


class Faults:
    """The faults that are set, in the order in which they were set."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.items: list[Fault] = []
        self.made = 0

    def add(self, spec: dict[str, Any]) -> Fault:
        check(spec)
        self.made += 1
        fault = Fault(
            self.made,
            spec["action"],
            spec.get("match", {}),
            spec,
            spec.get("times"),
            state=self.store.state,
            writes=self.store.writes,
        )
        self.items.append(fault)
        return fault

    def clear(self) -> None:
        self.items.clear()

    def take(self, request: Request, kind: str, actions: set[str]) -> Fault | None:
        """The first fault of these actions that applies to the request; it is counted."""
        for fault in self.items:
            if fault.action in actions and self._due(fault, request, kind):
                fault.applied += 1
                return fault
        return None

    def take_each(self, request: Request, kind: str, actions: set[str]) -> list[Fault]:
        """Every fault of these actions that applies to the request, each counted once."""
        found = [fault for fault in self.items if fault.action in actions and self._due(fault, request, kind)]
        for fault in found:
            fault.applied += 1
        return found

    def _due(self, fault: Fault, request: Request, kind: str) -> bool:
        if fault.times is not None and fault.applied >= fault.times or not fault.fits(request, kind):
            return False
        if fault.action == "swallow" and request.is_read:
            return False
        if fault.action in VIEWS and (not request.is_read or fault.view(self.store) is None):
            return False
        fault.matched += 1
        nth = fault.match.get("nth")
        return nth is None or fault.matched in (nth if isinstance(nth, list) else [nth])


def check(spec: dict[str, Any]) -> None:
    unknown = set(spec) - KEYS | set(spec.get("match", {})) - MATCH_KEYS
    if unknown:
        raise ValueError(f"unknown {', '.join(sorted(unknown))}")
    if spec.get("action") not in ACTIONS:
        raise ValueError(f"action is one of {', '.join(sorted(ACTIONS))}")
    if spec["action"] == "status" and not isinstance(spec.get("status"), int):
        raise ValueError("the action status needs a status")
    if spec["action"] == "latency" and not isinstance(spec.get("seconds"), (int, float)):
        raise ValueError("the action latency needs seconds")


CODES = {
    400: "BadRequest",
    401: "InvalidAuthenticationToken",
    403: "AccessDenied",
    404: "ResourceNotFound",
    409: "Conflict",
    412: "PreconditionFailed",
    423: "Locked",
    429: "TooManyRequests",
    500: "InternalServerError",
    502: "BadGateway",
    503: "ServiceUnavailable",
    504: "GatewayTimeout",
}


def status_answer(fault: Fault, request: Request) -> Response:
    """The answer of a status fault: its own body, or the one Graph gives with this status."""
    spec = fault.spec
    status = spec["status"]
    body = spec.get("body")
    if body is None:
        code = CODES.get(status, "UnknownError")
        inner = {
            "date": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime()),
            "request-id": request.request_id,
            "client-request-id": request.client_request_id,
        }
        body = {"error": {"code": code, "message": f"Simulated {code}.", "innerError": inner}}
    raw = body.encode() if isinstance(body, str) else body
    kind = spec.get("content_type") or ("text/html" if isinstance(body, str) else "application/json")
    headers = {
        "request-id": request.request_id,
        "client-request-id": request.client_request_id,
        **spec.get("headers", {}),
    }
    return Response(status, raw, headers, content_type=kind)


def mangled(action: str, response: Response) -> Response:
    """A good answer as it arrives through a bad line."""
    content = response.encoded()
    if action == "html":
        return Response(200, HTML, {}, content_type="text/html; charset=utf-8")
    if action == "empty":
        return Response(response.status, b"", response.headers, response.content_type)
    if action == "malformed":
        return Response(
            response.status, content[:-1] + b",,}" if content else b"{,,}", response.headers, response.content_type
        )
    if action == "truncated":
        return Response(response.status, content or b"{}", response.headers, response.content_type, truncated=True)
    return response
