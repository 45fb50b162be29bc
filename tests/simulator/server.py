# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The HTTP side: TLS on loopback, one handler, and an end that comes with the parent's."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
import struct
import tempfile
import traceback
from pathlib import Path
from typing import Any

from aiohttp import web

from . import control, pipeline
from .certificates import server_context
from .identities import Identities
from .model import DropConnection, Headers, Request, Response
from .simulation import Simulation

LOOPBACK = "127.0.0.1"
DIAGNOSTIC = json.dumps(
    {
        "ServerInfo": {
            "DataCenter": "Simulated",
            "Slice": "E",
            "Ring": "5",
            "ScaleUnit": "001",
            "RoleInstance": "SIM0001",
        }
    }
)
PARENT_POLL = 1.0


class Server:
    """Listens, translates between the HTTP library and the simulation, and stops."""

    def __init__(self, simulation: Simulation) -> None:
        self.simulation = simulation
        self.stopped = asyncio.Event()

    async def handle(self, incoming: web.BaseRequest) -> web.StreamResponse:
        content = await incoming.read()
        request = Request(incoming.method, incoming.raw_path, Headers(incoming.headers.items()), content)
        try:
            response = await self._answer(request)
        except DropConnection:
            drop(incoming)
            raise asyncio.CancelledError from None
        return await send(incoming, response, request)

    async def _answer(self, request: Request) -> Response:
        if request.path == control.PREFIX or request.path.startswith(control.PREFIX + "/"):
            return control.handle(self.simulation, request)
        try:
            return await pipeline.serve(self.simulation, request)
        except DropConnection:
            raise
        except Exception as error:
            # A mistake of the simulator's own must not look like an answer of Graph.
            traceback.print_exc()
            return Response(500, {"error": {"code": "SimulatorFailure", "message": repr(error), "innerError": {}}})

    async def handle_identity(self, incoming: web.BaseRequest) -> web.StreamResponse:
        """Managed identity endpoints are plain HTTP in reality; nothing else is served without TLS."""
        request = Request(incoming.method, incoming.raw_path, Headers(incoming.headers.items()), await incoming.read())
        if not Identities.serves(request.path):
            return web.Response(status=404)
        return await send(incoming, await pipeline.serve(self.simulation, request), request)


def drop(incoming: web.BaseRequest) -> None:
    """End the connection with a reset: no linger, then abort."""
    transport = incoming.transport
    if transport is None:
        return
    raw = transport.get_extra_info("socket")
    if raw is not None:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


async def send(incoming: web.BaseRequest, response: Response, request: Request) -> web.StreamResponse:
    content = response.encoded()
    headers = {
        "request-id": request.request_id,
        "client-request-id": request.client_request_id,
        "x-ms-ags-diagnostic": DIAGNOSTIC,
        "Cache-Control": "no-cache",
        **response.headers,
    }
    if not response.truncated:
        outgoing = web.Response(status=response.status, body=content, headers=headers)
        if content or response.status not in (204, 202):
            outgoing.headers["Content-Type"] = response.content_type
        return outgoing
    stream = web.StreamResponse(status=response.status, headers={**headers, "Content-Type": response.content_type})
    stream.content_length = len(content)
    await stream.prepare(incoming)
    await stream.write(content[: max(1, len(content) // 2)])
    if incoming.transport is not None:
        incoming.transport.close()
    raise asyncio.CancelledError


async def serve(options: Any, parent: int) -> None:
    simulation = Simulation(options.tenant, {"patch": options.patch} if options.patch else {})
    server = Server(simulation)
    # Before anybody is told that we are here.
    listen_to_signals(server, parent)
    with contextlib.ExitStack() as stack:
        folder = options.state_dir or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="entra-simulator-")))
        folder.mkdir(parents=True, exist_ok=True)
        ca_path = folder.resolve() / "ca.pem"
        context = server_context(ca_path)
        loop = asyncio.get_running_loop()
        runner, plain = web.Server(server.handle), web.Server(server.handle_identity)
        listener = await loop.create_server(runner, LOOPBACK, options.port, ssl=context, backlog=512)
        identity_listener = await loop.create_server(plain, LOOPBACK, 0)
        simulation.listen(f"https://{LOOPBACK}:{port_of(listener)}")
        announce(simulation, ca_path, f"http://{LOOPBACK}:{port_of(identity_listener)}", options.json)
        await until_the_end(server, options.lifetime, parent)
        for each in (listener, identity_listener):
            each.close()
        for web_server in (runner, plain):
            await web_server.shutdown(timeout=0.2)


def port_of(listener: asyncio.base_events.Server) -> int:
    return int(listener.sockets[0].getsockname()[1])


def announce(simulation: Simulation, ca_path: Path, identity_url: str, as_json: bool) -> None:
    base = simulation.graph.base_url
    app = next(iter(simulation.apps.items.values()))
    facts = {
        "graph_url": base,
        "authority_host": base,
        "ca_path": str(ca_path),
        "tenant_id": simulation.tenant.id,
        "client_id": app.client_id,
        "client_secret": app.secret,
        "control_url": f"{base}{control.PREFIX}",
        "identity_url": identity_url,
        "identity_header": simulation.identities.header,
        "pid": os.getpid(),
    }
    if as_json:
        print(json.dumps(facts), flush=True)
        return
    print("\n".join(f"{name:15} {value}" for name, value in facts.items()), flush=True)


def listen_to_signals(server: Server, parent: int) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, server.stopped.set)
    loop.add_signal_handler(signal.SIGUSR1, lambda: server.stopped.set() if os.getppid() != parent else None)


async def until_the_end(server: Server, lifetime: float, parent: int) -> None:
    loop = asyncio.get_running_loop()
    ends = loop.time() + lifetime
    while not server.stopped.is_set():
        # The parent may be gone without a signal; a new parent is the proof.
        if os.getppid() != parent or loop.time() >= ends:
            return
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(server.stopped.wait(), min(PARENT_POLL, max(0.01, ends - loop.time())))
