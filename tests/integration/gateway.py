# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A proxy under which the simulated tenant has the addresses of the public and the national clouds.

It answers CONNECT for any host itself, with a certificate for the hosts that it was told, and hands what comes through
on to the simulator; the simulator's own address is replaced by the cloud's, both ways.
"""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

import requests
import trustme

from tests.simulator.handle import Simulator

_DROPPED = {"connection", "content-length", "host", "transfer-encoding", "accept-encoding"}


@dataclass(frozen=True)
class Passed:
    """A request that came through: the host that it was meant for, method, path with query, and body."""

    host: str
    method: str
    path: str
    body: str


@dataclass(frozen=True)
class Gateway:
    """A running proxy: its address, the file to trust, and what came through so far.

    ``refused``: hosts that somebody wanted to reach and that are not in the table.
    """

    url: str
    ca_path: str
    passed: list[Passed] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@contextmanager
def gateway(simulator: Simulator, hosts: Iterable[str], folder: Path) -> Iterator[Gateway]:
    """Serve ``hosts``, login and Graph alike."""
    hosts = frozenset(hosts)
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*hosts).configure_cert(context)
    ca_path = folder / "gateway.pem"
    authority.cert_pem.write_to_path(str(ca_path))
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {}))
    found = Gateway(f"http://127.0.0.1:{server.server_address[1]}", str(ca_path))
    with requests.Session() as onward:
        onward.trust_env = False
        onward.verify = simulator.ca_path
        server.RequestHandlerClass.about = (simulator, hosts, context, found, onward)  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield found
        finally:
            server.shutdown()
            server.server_close()
            thread.join(5)


class _Server(ThreadingHTTPServer):
    # Some clients open a connection for each request, many at once.
    request_queue_size = 128


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body are written one after the other; the second must not wait for the client to confirm the first.
    disable_nagle_algorithm = True
    about: tuple[Simulator, frozenset[str], ssl.SSLContext, Gateway, requests.Session]
    host = ""

    def log_message(self, *arguments: Any) -> None:
        """Nothing is said about requests."""

    def do_CONNECT(self) -> None:
        """Become the host that was asked for: the next bytes are its TLS handshake."""
        _simulator, hosts, context, found, _onward = self.about
        self.host = self.path.rpartition(":")[0]
        self.close_connection = False
        if self.host not in hosts:
            found.refused.append(self.host)
            self.send_error(502)
            return
        self.send_response(200)
        self.end_headers()
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb", -1)  # type: ignore[assignment]
        self.wfile = self.connection.makefile("wb", 0)  # type: ignore[assignment]

    def do_GET(self) -> None:
        """Hand a request on, and its answer back."""
        simulator, hosts, _context, found, onward = self.about
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        found.passed.append(Passed(self.host, self.command, self.path, body))
        own, sent = simulator.graph_url, body
        for host in hosts:
            sent = sent.replace(quote(f"https://{host}/", safe=""), quote(f"{own}/", safe=""))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in _DROPPED}
        answer = onward.request(self.command, f"{own}{self.path}", data=sent or None, headers=headers, timeout=30)
        content = answer.text.replace(own, f"https://{self.host}").encode()
        self.send_response(answer.status_code)
        for name, value in answer.headers.items():
            if name.lower() not in (*_DROPPED, "date", "server", "content-encoding"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_POST = do_PATCH = do_DELETE = do_GET
