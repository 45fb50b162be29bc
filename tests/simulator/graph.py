# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Graph itself: who asks, what for, whether they may, and then the operation."""

from __future__ import annotations

import time
from typing import Any

from . import behaviors, operations, references
from .call import Call, fill, resolve_key
from .errors import WORDINGS, GraphError, bad_request, method_not_allowed
from .knowledge import Knowledge, Resource
from .model import Request, Response
from .routes import PLACEHOLDER, Routes
from .schema import Schema
from .settings import Settings
from .store import State, Store
from .throttle import Throttle
from .tokens import Principal, Tokens
from .values import timestamp

VERSIONS = ("v1.0", "beta", "localtest")
# Role of a path -> method -> operation and the verb whose permissions it needs.
OPERATIONS: dict[str, dict[str, tuple[Any, str]]] = {
    "singleton": {
        "GET": (operations.read, "get"),
        "PATCH": (operations.update, "update"),
        "PUT": (operations.update, "update"),
        "DELETE": (operations.delete, "delete"),
    },
    "collection": {"GET": (operations.listing, "list"), "POST": (operations.create, "create")},
    "item": {
        "GET": (operations.read, "get"),
        "PATCH": (operations.update, "update"),
        "PUT": (operations.update, "update"),
        "DELETE": (operations.delete, "delete"),
    },
    "count": {"GET": (operations.count, "list")},
    "texts": {"GET": (operations.texts, "list")},
    "references": {"GET": (references.list_linked, "list")},
    "links": {"POST": (references.add, "create")},
    "link": {"DELETE": (references.remove, "delete")},
}
READS = {"get", "list"}


class Graph:
    """The Graph side of one simulated tenant."""

    def __init__(self, knowledge: Knowledge, store: Store, settings: Settings, tokens: Tokens) -> None:
        self.knowledge = knowledge
        self.store = store
        self.settings = settings
        self.tokens = tokens
        self.throttle = Throttle(knowledge.throttles)
        self.base_url = ""
        self.initial_state = State()
        behaviors.load(knowledge.resources)
        self._schemas: dict[str, Schema] = {}
        self._routes: dict[str, Routes] = {}

    def schema(self, version: str) -> Schema:
        if version not in self._schemas:
            self._schemas[version] = Schema(version, self.knowledge.types, self.knowledge.flags)
        return self._schemas[version]

    def routes(self, version: str) -> Routes:
        if version not in self._routes:
            self._routes[version] = Routes([item for item in self.knowledge.resources if version in item.versions])
        return self._routes[version]

    def initial(self, path: str) -> dict[str, Any] | None:
        return self.initial_state.get(path)

    def child(self, version: str, resource: Resource, name: str) -> Resource | None:
        step = "/{}/" if resource.kind == "collection" else "/"
        wanted = PLACEHOLDER.sub("{}", resource.path) + step + name
        for item in self.knowledge.resources:
            if version in item.versions and PLACEHOLDER.sub("{}", item.path) == wanted:
                return item
        return None

    def derived(self, version: str, type_name: str) -> list[str]:
        schema = self.schema(version)
        return [name for name in schema.known_names() if name != type_name and schema.is_a(name, type_name)]

    def type_of_collection(self, path: str) -> str:
        for item in self.knowledge.resources:
            if item.path == path:
                return f"#microsoft.graph.{item.type}"
        raise KeyError(path)

    def handle(self, request: Request, principal: Principal | None = None, state: State | None = None) -> Response:
        """The answer to one request; ``state`` is what reads see when it is not the present."""
        try:
            response = self._handle(request, principal, state or self.store.state)
        except GraphError as error:
            response = error_response(error, request)
        response.headers.setdefault("request-id", request.request_id)
        response.headers.setdefault("client-request-id", request.client_request_id)
        if request.prefers("include-unknown-enum-members"):
            response.headers.setdefault("Preference-Applied", "include-unknown-enum-members")
        return response

    def _handle(self, request: Request, principal: Principal | None, state: State) -> Response:
        principal = principal or self.tokens.authenticate(request)
        version, path = split_version(request)
        call, operation, verb = self._route(request, version, path, principal, state)
        self.authorize(call, verb)
        if self.settings.throttling:
            self.throttle.check(call.resource.throttle, time.monotonic())
        self._resolve(call)
        return operation(call)

    def _route(
        self, request: Request, version: str, path: str, principal: Principal, state: State
    ) -> tuple[Call, Any, str]:
        match = self.routes(version).match(path)
        for role, (resource, name) in match.node.roles.items():
            call = Call(self, request, version, resource, role, principal, state, arguments=match.arguments)
            call.raw_keys = match.keys
            if role == "action":
                spec = resource.actions[name]
                if request.method == spec.get("method", "POST"):
                    call.role = (
                        "item" if resource.kind == "collection" and spec.get("bound") != "collection" else "singleton"
                    )
                    return call, action_operation(spec, name), f"action {name}"
            elif request.method in OPERATIONS.get(role, {}):
                operation, verb = OPERATIONS[role][request.method]
                if resource.verb(verb) is not None:
                    return call, operation, verb
        if match.node.roles:
            raise method_not_allowed()
        raise bad_request(f"Resource not found for the segment '{path.rstrip('/').rsplit('/', 1)[-1]}'.")

    def authorize(self, call: Call, verb: str) -> None:
        """App roles, or scopes of a user's token: a list of alternatives, each of one or of several joined by &."""
        resource = call.resource
        if verb.startswith("action "):
            spec = resource.actions[verb.partition(" ")[2]]
            default = resource.read if spec.get("reads") else resource.write
        else:
            spec = resource.verbs[verb]
            default = resource.read if verb in READS else resource.write
        if not resource.app_only and not call.principal.delegated and self.settings.users_only:
            raise call.wording.denied()
        alternatives = spec.get("roles", default)
        if not any(has_roles(call.principal, text) for text in alternatives):
            raise call.wording.denied()

    def _resolve(self, call: Call) -> None:
        """Turn the keys of the path into stored keys, and see that everything above the target is there."""
        for owner, key in call.raw_keys:
            state = call.state if call.request.is_read else self.store.state
            value = resolve_key(owner, call.keys, key, state)
            self._check_parent(call, owner, value, state)
            call.keys.append(value)

    def _check_parent(self, call: Call, owner: Resource | None, value: str, state: State) -> None:
        if owner is None or owner is call.resource or owner.kind != "collection":
            return
        if state.get(f"{fill(owner.store, call.keys)}/{value}") is None:
            raise WORDINGS[owner.flavor].not_found(owner.type, value)


def has_roles(principal: Principal, text: str) -> bool:
    return all(role.strip() in principal.roles for role in text.split("&"))


def action_operation(spec: dict[str, Any], name: str) -> Any:
    def operate(call: Call) -> Response:
        body: dict[str, Any] = {}
        # An action without parameters is called without a body.
        sends = spec.get("parameters") or call.request.content.strip() or call.request.parsed is not None
        if spec.get("method", "POST") == "POST" and sends:
            body = call.validator(creating=True).parameters(call.body(), name, spec.get("parameters", {}))
            for wire in spec.get("required", []):
                if body.get(wire) is None:
                    raise call.wording.required(wire, name)
        return behaviors.ACTIONS[spec["behavior"]](call, body)

    return operate


def split_version(request: Request) -> tuple[str, str]:
    version, dummy, path = request.raw_path.lstrip("/").partition("/")
    if version.lower() not in VERSIONS:
        raise bad_request("Invalid version.")
    if not path.strip("/"):
        raise bad_request("Resource not found for the segment ''.")
    return version.lower(), path


def error_response(error: GraphError, request: Request) -> Response:
    inner = {
        **error.inner,
        "date": timestamp()[:19],
        "request-id": request.request_id,
        "client-request-id": request.client_request_id,
    }
    body = {"error": {"code": error.code, "message": error.message, "innerError": inner}}
    return Response(error.status, body, dict(error.headers), content_type="application/json")
