# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON batching: up to twenty requests in one, each with its own status."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Awaitable, Callable
from typing import Any

from .errors import GraphError, bad_request
from .graph import error_response, split_version
from .model import JSON_TYPE, Headers, Request, Response

MAXIMUM = 20
METHODS = {"GET", "POST", "PATCH", "PUT", "DELETE"}
INVALID = "Invalid batch payload format."
# The item, its id, and whether a request that it depends on has failed.
Exchange = Callable[[Request, str, bool], Awaitable[Response]]


def is_batch(request: Request) -> bool:
    return request.path.rstrip("/").lower().endswith("/$batch")


def read_items(request: Request) -> list[dict[str, Any]]:
    """The items, or the one error that fails the whole batch."""
    if request.method != "POST":
        raise GraphError(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
    try:
        payload = json.loads(request.content)
        items = payload["requests"]
    except (ValueError, KeyError, TypeError):
        raise bad_request(INVALID) from None
    if not isinstance(items, list) or not items:
        raise bad_request(INVALID)
    if len(items) > MAXIMUM:
        raise bad_request(f"Number of batch request steps exceeds the maximum value of {MAXIMUM}.")
    seen: set[str] = set()
    for item in items:
        check_item(item, seen)
    for item in items:
        for name in item.get("dependsOn") or []:
            if str(name).lower() not in seen:
                raise bad_request(f"Request Id {name} specified in dependsOn of request {item['id']} does not exist.")
    check_order(items)
    return items


def check_item(item: Any, seen: set[str]) -> None:
    if not isinstance(item, dict) or not isinstance(item.get("id"), str) or not item["id"]:
        raise bad_request(INVALID)
    if item["id"].lower() in seen:
        raise bad_request(f"Request Id {item['id']} has to be unique in a batch.")
    seen.add(item["id"].lower())
    if not isinstance(item.get("url"), str) or str(item.get("method", "")).upper() not in METHODS:
        raise bad_request(INVALID)
    if "://" in item["url"].partition("?")[0] or item["url"].lstrip("/").lower().startswith("$batch"):
        raise bad_request(INVALID)
    headers = Headers(item.get("headers") or {})
    writes = item["method"].upper() not in ("GET", "DELETE")
    if (writes or "body" in item) and "content-type" not in headers:
        raise bad_request(f"Write request with id '{item['id']}' does not contain a Content-Type header.")


def check_order(items: list[dict[str, Any]]) -> None:
    """Dependencies form no circle."""
    waits = {item["id"].lower(): {str(name).lower() for name in item.get("dependsOn") or []} for item in items}
    done: set[str] = set()
    while len(done) < len(waits):
        ready = {name for name, needs in waits.items() if name not in done and needs <= done}
        if not ready:
            raise bad_request("Circular dependency between batch requests.")
        done |= ready


async def handle(request: Request, exchange: Exchange) -> Response:
    version = split_version(request)[0]
    try:
        items = read_items(request)
    except GraphError as error:
        return error_response(error, request)
    statuses: dict[str, asyncio.Future[int]] = {
        item["id"].lower(): asyncio.get_running_loop().create_future() for item in items
    }
    answers = await asyncio.gather(*(run(item, version, statuses, exchange) for item in items))
    return Response(
        200,
        {"responses": list(answers)},
        {"request-id": request.request_id, "client-request-id": request.client_request_id},
    )


async def run(
    item: dict[str, Any], version: str, statuses: dict[str, asyncio.Future[int]], exchange: Exchange
) -> dict[str, Any]:
    inner = item_request(item, version)
    needed = [statuses[str(name).lower()] for name in item.get("dependsOn") or []]
    failed = any(status >= 400 for status in await asyncio.gather(*needed))
    response = await exchange(inner, item["id"], failed)
    statuses[item["id"].lower()].set_result(response.status)
    return item_answer(item["id"], response)


def failed_dependency(request: Request) -> Response:
    return error_response(
        GraphError(424, "FailedDependency", "The request failed because a request it depends on failed."), request
    )


def item_request(item: dict[str, Any], version: str) -> Request:
    request = Request(
        item["method"].upper(),
        f"/{version}/{item['url'].lstrip('/')}",
        Headers(item.get("headers") or {}),
        is_batch_item=True,
    )
    if "body" in item:
        request.parsed = item["body"]
    return request


def item_answer(item_id: str, response: Response) -> dict[str, Any]:
    headers = {
        name: value
        for name, value in response.headers.items()
        if name.lower() not in ("request-id", "client-request-id")
    }
    answer: dict[str, Any] = {"id": item_id, "status": response.status, "headers": headers}
    if response.body is not None:
        answer["headers"]["Content-Type"] = JSON_TYPE if response.content_type == JSON_TYPE else response.content_type
        # What is not JSON travels as base64.
        answer["body"] = base64.b64encode(response.body).decode() if isinstance(response.body, bytes) else response.body
    return answer
