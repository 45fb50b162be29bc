# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The control API under /_simulator: what a test sets and sees. No token; the server listens on loopback only."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from .apps import App, Federation, new_secret
from .certificates import client_certificate
from .model import Request, Response
from .simulation import Simulation

PREFIX = "/_simulator"


class ControlError(Exception):
    """A control request that cannot be done."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


Handler = Callable[[Simulation, Request, Any], Any]
HANDLERS: dict[tuple[str, str], Handler] = {}


def route(method: str, path: str) -> Callable[[Handler], Handler]:
    def register(function: Handler) -> Handler:
        HANDLERS[method, path] = function
        return function

    return register


def handle(simulation: Simulation, request: Request) -> Response:
    path = request.path.removeprefix(PREFIX).rstrip("/")
    handler = HANDLERS.get((request.method, path))
    # /apps/{client_id} is the one path with a key.
    if handler is None and path.startswith("/apps/"):
        handler = HANDLERS.get((request.method, "/apps/{client_id}"))
    try:
        if handler is None:
            raise ControlError(404, f"no control request {request.method} {path}")
        body = json.loads(request.content) if request.content.strip() else {}
        return Response(200, handler(simulation, request, body), content_type="application/json")
    except ControlError as error:
        return Response(error.status, {"error": str(error)}, content_type="application/json")
    except (ValueError, TypeError, KeyError) as error:
        return Response(400, {"error": f"{type(error).__name__}: {error}"}, content_type="application/json")


@route("GET", "")
def health(simulation: Simulation, request: Request, body: Any) -> Any:
    return {
        "tenant_id": simulation.tenant.id,
        "requests": len(simulation.log.entries),
        "writes": simulation.store.writes,
    }


@route("GET", "/log")
def get_log(simulation: Simulation, request: Request, body: Any) -> Any:
    return simulation.log.as_list()


@route("DELETE", "/log")
def clear_log(simulation: Simulation, request: Request, body: Any) -> Any:
    simulation.log.clear()
    return {}


@route("POST", "/reset")
def reset(simulation: Simulation, request: Request, body: Any) -> Any:
    simulation.reset(bool(body.get("kept")))
    return {}


@route("POST", "/keep")
def keep(simulation: Simulation, request: Request, body: Any) -> Any:
    simulation.keep()
    return {}


@route("GET", "/settings")
def get_settings(simulation: Simulation, request: Request, body: Any) -> Any:
    return simulation.settings.as_dict()


@route("POST", "/settings")
def set_settings(simulation: Simulation, request: Request, body: Any) -> Any:
    simulation.settings.update(body)
    return simulation.settings.as_dict()


@route("GET", "/faults")
def get_faults(simulation: Simulation, request: Request, body: Any) -> Any:
    return [fault.as_dict() for fault in simulation.faults.items]


@route("POST", "/faults")
def add_fault(simulation: Simulation, request: Request, body: Any) -> Any:
    return simulation.faults.add(body).as_dict()


@route("DELETE", "/faults")
def clear_faults(simulation: Simulation, request: Request, body: Any) -> Any:
    simulation.faults.clear()
    return {}


@route("GET", "/apps")
def list_apps(simulation: Simulation, request: Request, body: Any) -> Any:
    return [app.as_dict() for app in simulation.apps.items.values()]


@route("POST", "/apps")
def add_app(simulation: Simulation, request: Request, body: Any) -> Any:
    """A new application. ``certificate: true`` gives it one, ``federations`` makes it trust our own issuer.

    ``client_id``: that of an application of Microsoft's, which is the same in every tenant.
    """
    chosen = body.pop("client_id", "")
    app = simulation.apps.new(body.get("roles", []), body.get("display_name", ""), chosen)
    return change_app(simulation, app, body)


@route("PATCH", "/apps/{client_id}")
def patch_app(simulation: Simulation, request: Request, body: Any) -> Any:
    app = simulation.apps.find(request.path.rsplit("/", 1)[-1])
    if app is None:
        raise ControlError(404, "no such application")
    return change_app(simulation, app, body)


def change_app(simulation: Simulation, app: App, body: dict[str, Any]) -> dict[str, Any]:
    known = {
        "roles",
        "display_name",
        "certificates",
        "certificate",
        "federations",
        "resource_id",
        "system_assigned",
        "new_secret",
    }
    if set(body) - known:
        raise ControlError(400, f"known are {', '.join(sorted(known))}")
    # A reset gives back the application as it was registered, so the registered one is never changed.
    changed = App(
        **{**vars(app), **{name: body[name] for name in known & set(vars(app)) & set(body) if name != "federations"}}
    )
    if "federations" in body:
        default = f"{simulation.login.base_url}/oidc"
        changed.federations = [Federation(**{"issuer": default, **item}) for item in body["federations"]]
    if body.get("new_secret"):
        changed.secret = new_secret()
    answer = {}
    if body.get("certificate"):
        certificate, key = client_certificate(changed.client_id)
        changed.certificates = [*changed.certificates, certificate]
        answer = {"certificate_pem": certificate, "private_key_pem": key}
    simulation.apps.add(changed)
    return {**changed.as_dict(), **answer}


@route("POST", "/tokens")
def make_token(simulation: Simulation, request: Request, body: Any) -> Any:
    app = simulation.apps.find(body["client_id"]) if "client_id" in body else next(iter(simulation.apps.items.values()))
    if app is None:
        raise ControlError(404, "no such application")
    lifetime = body.get("expires_in", simulation.settings.token_lifetime)
    token = simulation.tokens.issue(app, lifetime, body.get("audience", ""), body.get("roles"), body.get("scopes"))
    return {"access_token": token, "expires_in": lifetime}


@route("POST", "/assertions")
def make_assertion(simulation: Simulation, request: Request, body: Any) -> Any:
    """A token of the simulator's own issuer, for a file that a workload would find."""
    audience = body.get("audience", "api://AzureADTokenExchange")
    return {"assertion": simulation.identities.assertion(body["subject"], audience, body.get("expires_in", 300))}


def state_path(request: Request) -> str:
    path = request.query.get("path", "")
    if not path.startswith("/"):
        raise ControlError(400, "the query needs path=/...")
    return path


@route("GET", "/state")
def get_state(simulation: Simulation, request: Request, body: Any) -> Any:
    path, state = state_path(request), simulation.store.state
    value = state.get(path)
    if value is not None:
        return {"value": value}
    if state.has_collection(path):
        return {"value": state.items(path)}
    raise ControlError(404, f"nothing is stored under {path}")


@route("PUT", "/state")
def put_state(simulation: Simulation, request: Request, body: Any) -> Any:
    simulation.put_state(state_path(request), body["value"])
    return {}


@route("DELETE", "/state")
def delete_state(simulation: Simulation, request: Request, body: Any) -> Any:
    simulation.store.delete(state_path(request))
    return {}
