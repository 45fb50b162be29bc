# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists of links to directory objects: group members, the groups a policy applies to."""

from __future__ import annotations

import re
from typing import Any

from .call import Call
from .errors import GraphError, bad_request
from .model import Response
from .odata_query import filtered, page_of

EXISTS = "One or more added object references already exist for the following modified properties: '{name}'."
# https://github.com/microsoftgraph/microsoft-graph-docs/issues/21746
NOT_UNIQUE = (
    "Request contains property changes that would result in property-uniqueness violation(s). "
    "Please retry your request with corrected values."
)
ABSENT = "Resource '{key}' does not exist or one of its queried reference-property objects are not present."


def name_of(call: Call) -> str:
    return call.resource.path.rsplit("/", 1)[-1]


def links(call: Call, state: Any = None) -> list[str]:
    return list((state or call.state).get(call.collection_path) or [])


def linked(call: Call) -> list[dict[str, Any]]:
    """The objects behind the links; a link to a deleted object is gone with it."""
    found = (find(call, key) for key in links(call))
    return [item for item in found if item is not None]


def find(call: Call, key: str) -> dict[str, Any] | None:
    for collection in call.resource.targets:
        item = call.state.get(f"{collection}/{key}")
        if item is not None:
            return {"@odata.type": call.graph.type_of_collection(collection), **item}
    return None


def list_linked(call: Call) -> Response:
    call.spec("list")
    items = filtered(linked(call), call.query, call.resource, call.schema, call.request)
    page = page_of(items, call.query, call.resource, call.request, call.graph.base_url, call.settings.page_size)
    body: dict[str, Any] = {"@odata.nextLink": page.next_link} if page.next_link else {}
    body["value"] = [call.presenter.top(item, call.resource, call.query.select) for item in page.items]
    return Response(200, {"@odata.context": f"{call.root}/$metadata#directoryObjects", **body})


def add(call: Call) -> Response:
    spec = call.spec("create")
    body = call.body()
    address = body.get("@odata.id") if isinstance(body, dict) else None
    if not isinstance(address, str):
        raise bad_request(
            "A value is required for property '@odata.id' of resource 'ReferenceUpdate'.", "Request_BadRequest"
        )
    found = re.fullmatch(rf"{re.escape(call.graph.base_url)}/(?:v1\.0|beta)(/.+)/([^/]+)", address)
    if not found or found.group(1) not in ("/directoryObjects", *call.resource.targets):
        raise bad_request("Invalid URL format specified in @odata.id for reference update.", "Request_BadRequest")
    key = found.group(2)
    if find(call, key) is None:
        raise GraphError(404, "Request_ResourceNotFound", ABSENT.format(key=key))
    current = links(call, call.store.state)
    if key.lower() in [item.lower() for item in current]:
        raise bad_request(EXISTS.format(name=name_of(call)), "Request_BadRequest")
    if "maximum" in spec and len(linked(call)) >= spec["maximum"]:
        raise GraphError(409, "Request_MultipleObjectsWithSameKeyValue", NOT_UNIQUE)
    call.store.put(call.collection_path, [*current, key])
    return Response(spec.get("status", 204))


def remove(call: Call) -> Response:
    spec = call.spec("delete")
    current = links(call, call.store.state)
    if call.key.lower() not in [item.lower() for item in current]:
        raise GraphError(404, "Request_ResourceNotFound", ABSENT.format(key=call.key))
    call.store.put(call.collection_path, [item for item in current if item.lower() != call.key.lower()])
    return Response(spec.get("status", 204))
