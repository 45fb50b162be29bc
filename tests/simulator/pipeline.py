# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The way of a request through faults, the operation and the log."""

from __future__ import annotations

import asyncio
import time

from . import batch
from .errors import GraphError
from .faults import AFTER, VIEWS, Fault, mangled, status_answer
from .graph import error_response
from .log import Entry
from .login import trouble
from .model import DropConnection, Request, Response
from .simulation import Simulation
from .store import State
from .tokens import Principal

FIRST = {"status", "reset_before", "expired_token"}


async def serve(simulation: Simulation, request: Request) -> Response:
    """A login or Graph request."""
    segment = request.path.lstrip("/").partition("/")[0].lower()
    is_graph = segment in ("v1.0", "beta", "localtest") or not known_to_login(request.path)
    kind = "graph" if is_graph else "login"
    entry = simulation.log.begin(request, kind)
    return await exchange(simulation, request, kind, entry, None)


def known_to_login(path: str) -> bool:
    markers = ("/oauth2/", "/.well-known/", "/discovery/", "/metadata/", "/msi/", "/oidc/")
    return any(marker in path + "/" for marker in markers)


async def exchange(
    simulation: Simulation, request: Request, kind: str, entry: Entry, principal: Principal | None
) -> Response:
    faults = simulation.faults
    try:
        for late in faults.take_each(request, kind, {"latency"}):
            note(entry, late)
            await asyncio.sleep(late.spec["seconds"])
        first = faults.take(request, kind, FIRST)
        if first is not None:
            note(entry, first)
            response = before(simulation, first, request, kind)
        else:
            response = await operate(simulation, request, kind, entry, principal)
    finally:
        entry.seconds = round(time.time() - entry.time, 4)
    entry.status = response.status
    return response


def note(entry: Entry, fault: Fault) -> None:
    entry.fault = f"{entry.fault}+{fault.action}" if entry.fault else fault.action


def before(simulation: Simulation, fault: Fault, request: Request, kind: str) -> Response:
    if fault.action == "reset_before":
        raise DropConnection
    if fault.action == "expired_token":
        return error_response(simulation.tokens.expired(), request)
    if kind == "login" and fault.spec.get("body") is None:
        answer = trouble(fault.spec["status"], request)
        answer.headers.update(fault.spec.get("headers", {}))
        return answer
    return status_answer(fault, request)


async def operate(
    simulation: Simulation, request: Request, kind: str, entry: Entry, principal: Principal | None
) -> Response:
    after = simulation.faults.take(request, kind, AFTER)
    if after is not None:
        note(entry, after)
    mark = simulation.store.mark()
    if kind == "login":
        response = login(simulation, request)
    else:
        response = await graph(simulation, request, entry, principal)
    if after is None:
        return response
    # What has no body cannot end in the middle of it.
    if after.action == "reset_after" or (after.action == "truncated" and not response.encoded()):
        raise DropConnection
    if after.action == "swallow":
        simulation.store.rewind(mark)
        return response
    return mangled(after.action, response)


def login(simulation: Simulation, request: Request) -> Response:
    if simulation.identities.serves(request.path):
        return simulation.identities.handle(request)
    return simulation.login.handle(request)


async def graph(simulation: Simulation, request: Request, entry: Entry, principal: Principal | None) -> Response:
    try:
        principal = principal or simulation.tokens.authenticate(request)
    except GraphError as error:
        return error_response(error, request)
    entry.token, entry.app_id = principal.token_id, principal.app_id
    if batch.is_batch(request) and not request.is_batch_item:

        async def item(inner: Request, item_id: str, failed: bool) -> Response:
            inner_entry = simulation.log.begin(inner, "graph", entry, item_id)
            if failed:
                inner_entry.status = 424
                return batch.failed_dependency(inner)
            return await exchange(simulation, inner, "graph", inner_entry, principal)

        try:
            return await batch.handle(request, item)
        except GraphError as error:
            return error_response(error, request)
    return simulation.graph.handle(request, principal, view(simulation, request, entry))


def view(simulation: Simulation, request: Request, entry: Entry) -> State | None:
    """The state that this read sees, when it is not the present."""
    if not request.is_read:
        return None
    fault = simulation.faults.take(request, "graph", VIEWS)
    if fault is not None:
        note(entry, fault)
        return fault.view(simulation.store)
    return replica(simulation)


def replica(simulation: Simulation) -> State | None:
    """Eventual consistency as a setting: every write shows only after some time, or after some reads."""
    store, settings = simulation.store, simulation.settings
    if settings.replication_seconds:
        return store.as_of(time.monotonic() - settings.replication_seconds)
    if settings.replication_reads and store.writes:
        writes, served = simulation.lagging
        served = served if writes == store.writes else 0
        if served < settings.replication_reads:
            simulation.lagging = (store.writes, served + 1)
            return store.before_last_write()
    return None
