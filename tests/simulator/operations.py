# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every endpoint does the same way: read, list, create, update, delete."""

from __future__ import annotations

import uuid
from typing import Any

from .behaviors import behaviors_of
from .call import Call
from .errors import GraphError
from .expand import expansions
from .model import Response
from .odata_query import check_allowed, filtered, ordered, page_of
from .patching import actual_type, completed, land
from .present import moved_in
from .validate import TYPE
from .values import timestamp

STAMPS_AT_CREATION = ("createdDateTime",)
STAMPS_AT_UPDATE = ("modifiedDateTime", "lastModifiedDateTime", "lastModified", "updatedDateTime")


def show(call: Call, value: dict[str, Any], place: str) -> dict[str, Any]:
    """An object for an answer, with its expanded and inline members. ``place`` is list, item or create."""
    for behavior in behaviors_of(call.resource):
        value = behavior.showing(call, value)
    shown = call.presenter.top(value, call.resource, call.query.select, expansions(call, value, place))
    for behavior in behaviors_of(call.resource):
        shown = behavior.shown(call, shown)
    return shown


def check_select(call: Call) -> None:
    info = call.schema.type(call.resource.type)
    derived = [call.schema.type(name) for name in call.graph.derived(call.version, call.resource.type)]
    for name in call.query.select:
        if name != "*" and not info.open and not any(name in each.properties for each in [info, *derived]):
            raise GraphError(
                400,
                "BadRequest",
                "Parsing OData Select and Expand failed: Could not find a property named "
                f"'{name}' on type 'microsoft.graph.{info.name}'.",
            )


def read(call: Call) -> Response:
    spec = call.spec("get")
    check_select(call)
    value = call.state.get(call.path)
    if value is None:
        raise call.not_found()
    shown = show(call, value, "item")
    if call.resource.as_collection:
        return call.answer(200, {"value": [shown]}, "")
    suffix = f"({','.join(call.query.select)})/$entity" if call.query.select else "/$entity"
    status = spec.get("status", 200)
    return call.answer(getattr(call.settings, status) if isinstance(status, str) else status, shown, suffix)


def listing(call: Call) -> Response:
    spec = call.spec("list")
    check_allowed(call.query, spec.get("unsupported", []))
    check_select(call)
    items = call.state.items(call.path)
    for behavior in behaviors_of(call.resource):
        items = behavior.listing(call, items)
    items = filtered(items, call.query, call.resource, call.schema, call.request)
    items = ordered(items, call.query, call.resource, call.schema)
    page = page_of(items, call.query, call.resource, call.request, call.graph.base_url, call.settings.page_size)
    body: dict[str, Any] = {}
    if page.count is not None:
        body["@odata.count"] = page.count
    if page.next_link:
        body["@odata.nextLink"] = page.next_link
    body["value"] = [show(call, item, "list") for item in page.items]
    suffix = f"({','.join(call.query.select)})" if call.query.select else ""
    return call.answer(200, body, suffix)


def count(call: Call) -> Response:
    call.spec("list")
    items = filtered(call.state.items(call.path), call.query, call.resource, call.schema, call.request)
    return Response(200, str(len(items)).encode(), content_type="text/plain")


def create(call: Call) -> Response:
    spec = call.spec("create")
    body = call.body()
    value = call.validator(creating=True).body(body, call.resource.type)
    name = actual_type(value, call.resource.type, call.schema)
    if spec.get("type_required") and TYPE not in body:
        raise call.wording.abstract(name)
    if "types" in spec and name not in spec["types"]:
        raise call.wording.wrong_type(name, spec["types"][0])
    value = moved_in(value, {}, call.resource)
    check_required(call, spec, value, name)
    value = new_object(call, spec, value, name)
    check_room(call, spec, value)
    for behavior in behaviors_of(call.resource):
        value = behavior.creating(call, value)
    key = str(value[call.resource.key])
    call.store.put_item(call.collection_path, key, value)
    response = call.answer(spec.get("status", 201), show(call, value, "create"))
    response.headers["Location"] = f"{call.root}{call.request.path.split(call.version, 1)[-1]}('{key}')"
    return response


def new_object(call: Call, spec: dict[str, Any], value: dict[str, Any], name: str) -> dict[str, Any]:
    value = {**spec.get("defaults", {}), **{key: item for key, item in value.items() if item is not None}}
    value = completed(value, name, call.schema)
    if spec.get("key", "server") == "server":
        value[call.resource.key] = str(uuid.uuid4())
    return stamped(call, value, name, STAMPS_AT_CREATION + STAMPS_AT_UPDATE)


def stamped(call: Call, value: dict[str, Any], name: str, stamps: tuple[str, ...]) -> dict[str, Any]:
    properties = call.schema.type(name).properties
    now = timestamp()
    return {**value, **{stamp: now for stamp in stamps if stamp in properties and properties[stamp].read_only}}


def check_required(call: Call, spec: dict[str, Any], value: dict[str, Any], type_name: str) -> None:
    required = spec.get("required", [])
    if isinstance(required, dict):
        required = [*required.get("*", []), *required.get(type_name, [])]
    for name in required:
        if value.get(name) is None:
            raise call.wording.required(name, type_name)


def check_room(call: Call, spec: dict[str, Any], value: dict[str, Any]) -> None:
    """Neither more items than the service takes, nor two with one value of what must be unique."""
    items = call.store.state.items(call.collection_path)
    if "maximum" in spec and len(items) >= spec["maximum"]:
        raise GraphError(400, call.wording.bad, f"The maximum number of {call.resource.type} objects has been reached.")
    for name in [call.resource.key, *spec.get("unique", [])]:
        if any(str(item.get(name)).lower() == str(value.get(name)).lower() for item in items):
            raise GraphError(
                409,
                "Request_MultipleObjectsWithSameKeyValue",
                f"Another object with the same value for property {name} already exists.",
            )


def update(call: Call) -> Response:
    spec = call.spec("update")
    if call.request.method not in spec.get("methods", ["PATCH"]):
        call.spec("get")
        raise GraphError(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
    current = call.store.state.get(call.path)
    if current is None and "upsert" not in spec:
        raise call.not_found()
    created = current is None
    base = {call.resource.key: call.key if call.keys else call.resource.name} if created else current
    name = actual_type(base, call.resource.type, call.schema)
    changes = checked_changes(call, spec, base, name)
    value = landed(call, spec, base, changes, name)
    for behavior in behaviors_of(call.resource):
        value = behavior.updating(call, base, changes, value)
    save(call, stamped(call, value, name, STAMPS_AT_UPDATE))
    status = spec["upsert"].get("status", 201) if created else status_of(spec, name)
    wants_body = spec.get("prefer") and call.request.prefers("return=representation")
    if status == 204 and not wants_body:
        return Response(204)
    return call.answer(200 if status == 204 else status, show(call, value, "item"))


def status_of(spec: dict[str, Any], name: str) -> int:
    """The status of an update, which may depend on the type."""
    status = spec.get("status", 204)
    return status.get(name, status["*"]) if isinstance(status, dict) else status


def checked_changes(call: Call, spec: dict[str, Any], current: dict[str, Any], name: str) -> dict[str, Any]:
    body = call.body()
    if isinstance(body, dict) and TYPE not in body and spec.get("type_required"):
        if spec["type_required"] != "silent":
            raise call.wording.untyped(name)
        # Members of the derived type are accepted and not applied (reported for FIDO2 key restrictions).
        own = set(call.schema.type(call.resource.type).properties)
        body = {key: item for key, item in body.items() if key in own or key not in call.schema.type(name).properties}
    expected = name
    if isinstance(body, dict) and TYPE in body and call.schema.find(str(body[TYPE])) == call.resource.type != name:
        body = {key: item for key, item in body.items() if key != TYPE}
    changes = call.validator().body(body, expected)
    changes.pop(TYPE, None)
    check_required(call, spec, changes, name)
    return moved_in(changes, current, call.resource) if call.version == "beta" else changes


def landed(
    call: Call, spec: dict[str, Any], current: dict[str, Any], changes: dict[str, Any], name: str
) -> dict[str, Any]:
    if spec.get("extent", "merge") == "merge":
        return land(current, changes, call.resource.type, call.schema, call.settings.patch)
    info = call.schema.type(name)
    kept = {
        key: item
        for key, item in current.items()
        if key not in info.properties or info.properties[key].read_only or key in (call.resource.key, "id")
    }
    return completed({**kept, **changes}, name, call.schema)


def save(call: Call, value: dict[str, Any]) -> None:
    if call.resource.kind == "collection":
        call.store.put_item(call.collection_path, str(value[call.resource.key]), value)
    else:
        call.store.put(call.path, value)


def delete(call: Call) -> Response:
    spec = call.spec("delete")
    current = call.current()
    for behavior in behaviors_of(call.resource):
        behavior.deleting(call, current)
    remains = reset(call, spec, current)
    if remains is not None:
        save(call, remains)
    else:
        call.store.delete(call.path)
    return Response(spec.get("status", 204))


def reset(call: Call, spec: dict[str, Any], current: dict[str, Any]) -> dict[str, Any] | None:
    """What a DELETE that only resets leaves behind; nothing where it removes."""
    name = actual_type(current, call.resource.type, call.schema)
    if "reset" not in spec or name in spec.get("removes", []):
        return None
    if spec["reset"] != "defaults":
        return call.graph.initial(call.path)
    kept = {key: current[key] for key in (call.resource.key, TYPE) if key in current}
    return completed(kept, name, call.schema)


def texts(call: Call) -> Response:
    """A list of plain texts."""
    call.spec("list")
    check_allowed(call.query, (call.resource.verb("list") or {}).get("unsupported", []))
    return call.answer(200, {"value": list(call.state.get(call.path) or [])}, "")
