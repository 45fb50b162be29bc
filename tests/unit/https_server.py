# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A scripted HTTPS server on this machine: what the tests of the HTTP and login layers talk to."""

from __future__ import annotations

import contextlib
import json
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import trustme


@dataclass(frozen=True)
class Seen:
    """A request as the server saw it."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    peer: tuple[str, int]

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Says:
    """A scripted answer. ``body``: JSON value, bytes as they are, None for none. ``event``: "reset" or "hang"."""

    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    event: str = ""


def graph_error(status: int, code: str = "BadRequest", message: str = "No.", **headers: str) -> Says:
    """An error as Graph words it."""
    inner = {"date": "2026-11-22T07:00:00", "request-id": "11111111-1111-1111-1111-111111111111"}
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Says(status, {"error": {"code": code, "message": message, "innerError": inner}}, named)


class Server:
    """Answers what the script says, in order, the last for ever; or what ``answer`` makes of each request."""

    def __init__(self, context: ssl.SSLContext | None, ca_path: str) -> None:
        self.seen: list[Seen] = []
        self.script: list[Says] = []
        self.answer: Callable[[Seen], Says] | None = None
        self.ca_path = ca_path
        self.lock = threading.Lock()
        self.released = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        if context:
            # the handshake belongs into the thread of the connection: one that fails must not stop the others
            self._http.socket = context.wrap_socket(self._http.socket, server_side=True, do_handshake_on_connect=False)
        self._scheme = "https" if context else "http"
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def port(self) -> int:
        return int(self._http.server_address[1])

    @property
    def root(self) -> str:
        return f"{self._scheme}://localhost:{self.port}"

    def close(self) -> None:
        self.released.set()
        self._http.shutdown()
        self._http.server_close()

    def reply_to(self, seen: Seen) -> Says:
        with self.lock:
            self.seen.append(seen)
            if not self.answer:
                return self.script.pop(0) if len(self.script) > 1 else self.script[0]
        return self.answer(seen)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1  # one packet per answer, at once: packets that wait for acknowledgements cost 40 ms each
            disable_nagle_algorithm = True

            def handle(self) -> None:
                # a client that does not trust the certificate hangs up
                with contextlib.suppress(ssl.SSLError, ConnectionError):
                    super().handle()

            def do(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                says = server.reply_to(Seen(self.command, self.path, dict(self.headers), body, self.client_address))
                if says.event == "reset":
                    self._reset()
                elif says.event == "hang":
                    server.released.wait(20)
                    self.close_connection = True
                else:
                    self._answer(says)

            do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = do_CONNECT = do  # noqa: N815

            def _reset(self) -> None:
                self.close_connection = True
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                socket.socket.close(self.connection)

            def _answer(self, says: Says) -> None:
                raw = says.body is None or isinstance(says.body, bytes)
                data = (says.body or b"") if raw else json.dumps(says.body).encode()
                headers = {"request-id": "22222222-2222-2222-2222-222222222222", **says.headers}
                if data and not raw:
                    headers.setdefault("Content-Type", "application/json")
                self.send_response(says.status)
                for name, value in headers.items():
                    if value:
                        self.send_header(name, value)
                if says.status != 204:
                    self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *args: Any) -> None:
                """Quiet."""

        return Handler


class Time:
    """A clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def serve(ca: trustme.CA, folder: Path, *, tls: bool = True, name: str = "localhost") -> Iterator[Server]:
    """Run a server for the time of a fixture; its certificate is for ``name``."""
    context = None
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        ca.issue_cert(name).configure_cert(context)
    ca_path = folder / f"ca-{id(ca)}.pem"
    ca.cert_pem.write_to_path(str(ca_path))
    server = Server(context, str(ca_path))
    try:
        yield server
    finally:
        server.close()
