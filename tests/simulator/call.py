# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""One operation on one endpoint: everything that a handler or a behavior needs."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .errors import WORDINGS, GraphError, Wording, bad_request, method_not_allowed
from .knowledge import Resource
from .model import Request, Response
from .odata_query import Query, read_query
from .present import Presenter
from .routes import PLACEHOLDER, Key
from .schema import Schema
from .store import State, Store
from .validate import Validator
from .values import is_guid

if TYPE_CHECKING:
    from .graph import Graph
    from .tokens import Principal

UNREADABLE = (
    "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format."
)


@dataclass
class Call:
    """A request that has found its endpoint and may use it."""

    graph: Graph
    request: Request
    version: str
    resource: Resource
    role: str
    principal: Principal
    # What reads see; writes always work on the store.
    state: State
    keys: list[str] = field(default_factory=list)
    arguments: dict[str, str] = field(default_factory=dict)

    @property
    def store(self) -> Store:
        return self.graph.store

    @property
    def settings(self) -> Any:
        return self.graph.settings

    @property
    def schema(self) -> Schema:
        return self.graph.schema(self.version)

    @property
    def wording(self) -> Wording:
        return WORDINGS[self.resource.flavor]

    @cached_property
    def query(self) -> Query:
        return read_query(self.request, self.version)

    @property
    def path(self) -> str:
        """Where the object, the collection or the list is stored."""
        base = fill(self.resource.store, self.keys)
        return f"{base}/{self.keys[-1]}" if self.role in ("item", "reference", "link") else base

    @property
    def collection_path(self) -> str:
        return fill(self.resource.store, self.keys)

    @property
    def key(self) -> str:
        return self.keys[-1]

    @property
    def presenter(self) -> Presenter:
        wishes = self.request.prefers("include-unknown-enum-members")
        return Presenter(self.schema, self.settings, unknown_members=wishes, context=self.context())

    def validator(self, creating: bool = False) -> Validator:
        update = self.resource.verb("update") or {}
        extra = frozenset() if creating else frozenset(update.get("read_only", []))
        return Validator(self.schema, self.wording, self.settings, creating, extra)

    def spec(self, verb: str) -> dict[str, Any]:
        spec = self.resource.verb(verb)
        if spec is None:
            raise method_not_allowed()
        return spec

    def current(self) -> dict[str, Any]:
        """The stored object, for a write; 404 where there is none."""
        value = self.store.state.get(self.path)
        if value is None:
            raise self.not_found()
        return value

    def not_found(self) -> GraphError:
        key = self.key if self.keys else self.resource.name
        if self.resource.missing:
            return GraphError(404, self.wording.missing, self.resource.missing.format(key=key))
        return self.wording.not_found(self.resource.type, key)

    def body(self) -> Any:
        """The JSON of a write, refused the way the gateway does."""
        if self.request.parsed is not None:
            return self.request.parsed
        kind = self.request.headers.get("content-type", "")
        if not kind:
            raise bad_request("Write requests (excluding DELETE) must contain the Content-Type header declaration.")
        if "json" not in kind.lower():
            raise bad_request("Entity only allows writes with a JSON Content-Type header.")
        if not self.request.content.strip():
            raise bad_request("Empty Payload. JSON content expected.")
        try:
            return json.loads(self.request.content, object_pairs_hook=no_duplicates)
        except ValueError:
            raise bad_request(UNREADABLE) from None

    @property
    def root(self) -> str:
        return f"{self.graph.base_url}/{self.version}"

    def context(self, suffix: str = "") -> str:
        parts: list[str] = []
        keys = list(self.keys)
        for segment in self.resource.path.strip("/").split("/"):
            if PLACEHOLDER.fullmatch(segment):
                parts[-1] += f"('{keys.pop(0)}')"
            else:
                parts.append(segment)
        return f"{self.root}/$metadata#{'/'.join(parts)}{suffix}"

    def answer(self, status: int, value: dict[str, Any], suffix: str = "/$entity") -> Response:
        return Response(status, {"@odata.context": self.context(suffix), **value})

    def __post_init__(self) -> None:
        self.raw_keys: list[tuple[Resource | None, Key]] = []


def no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, dummy in pairs]
    for name in names:
        if names.count(name) > 1:
            raise bad_request(
                f"Multiple properties with the name '{name}' were detected in a JSON object. "
                "Property names in JSON objects must be unique."
            )
    return dict(pairs)


def fill(template: str, keys: list[str]) -> str:
    """The template with its placeholders replaced by the first keys."""
    remaining = list(keys)
    return PLACEHOLDER.sub(lambda dummy: remaining.pop(0), template)


def resolve_key(owner: Resource | None, keys: list[str], key: Key, state: State) -> str:
    """The key under which an item is stored, from what a path gives: its id or an alternate key."""
    if owner is None or owner.kind == "references":
        return key.value
    collection = fill(owner.store, keys)
    if not key.name or key.name == owner.key:
        found = state.get(f"{collection}/{key.value}")
        if found is not None:
            return str(found.get(owner.key, key.value))
        names = owner.direct_keys
    elif key.name in owner.named_keys:
        names = [key.name]
    else:
        raise bad_request(f"Resource not found for the segment '{owner.path.rsplit('/', 1)[-1]}'.")
    for item in state.items(collection):
        if any(str(item.get(name, "")).lower() == key.value.lower() for name in names):
            return str(item[owner.key])
    if owner.guid_keys and not names and not is_guid(key.value):
        raise bad_request(f"Invalid object identifier '{key.value}'.", "Request_BadRequest")
    return key.value
