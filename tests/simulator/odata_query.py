# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The system query options of a request, and a collection seen through them."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from .errors import DIRECTORY, GraphError, bad_request
from .knowledge import Resource
from .model import Request
from .odata_filter import Parser
from .schema import Schema

OPTIONS = {"$select", "$filter", "$expand", "$orderby", "$top", "$skip", "$skiptoken", "$count", "$search", "$format"}
DEFAULT_PAGE = 100
MAXIMUM_TOP = 999


@dataclass
class Query:
    """The options, checked for their form. Options that the endpoint does not allow are refused."""

    select: list[str] = field(default_factory=list)
    expand: dict[str, list[str]] = field(default_factory=dict)
    filter: str = ""
    orderby: str = ""
    top: int | None = None
    skip: int = 0
    offset: int = 0
    count: bool = False
    options: dict[str, str] = field(default_factory=dict)


def read_query(request: Request, version: str) -> Query:
    options = {}
    for name, value in request.query.items():
        lowered = name.lower()
        # Beta takes the options without their dollar sign too.
        full = f"${lowered}" if version == "beta" and f"${lowered}" in OPTIONS else lowered
        if full.startswith("$") and full not in OPTIONS:
            raise bad_request(f"The query parameter '{name}' is not supported.")
        if full in OPTIONS:
            options[full] = value
    query = Query(options=options, filter=options.get("$filter", ""), orderby=options.get("$orderby", ""))
    query.select = names_of(options.get("$select", ""))
    query.expand = parse_expand(options.get("$expand", ""))
    query.top = number(options, "$top")
    query.skip = number(options, "$skip") or 0
    query.count = options.get("$count", "").lower() == "true"
    if "$skiptoken" in options:
        query.offset = read_token(options["$skiptoken"])
    return query


def names_of(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def number(options: dict[str, str], name: str) -> int | None:
    if name not in options:
        return None
    text = options[name]
    if not text.isdigit():
        raise bad_request(
            f"Invalid value '{text}' for {name} query option found. The {name} query option requires a "
            "non-negative integer value."
        )
    return int(text)


def parse_expand(text: str) -> dict[str, list[str]]:
    """Names with the names expanded below them: policy($expand=rules)."""
    found: dict[str, list[str]] = {}
    depth, start = 0, 0
    for index, sign in enumerate(text + ","):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth == 0:
            name, dummy, inner = text[start:index].strip().partition("(")
            nested = inner.rstrip(")").partition("$expand=")[2].split(";")[0]
            if name:
                found[name] = names_of(nested)
            start = index + 1
    return found


def make_token(offset: int) -> str:
    return base64.urlsafe_b64encode(f"RFNwdAIAAQ{offset}".encode()).decode().rstrip("=")


def read_token(text: str) -> int:
    try:
        plain = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode()
        return int(plain.removeprefix("RFNwdAIAAQ"))
    except (ValueError, binascii.Error):
        raise bad_request("The specified page token value has been expired.", "Directory_ExpiredPageToken") from None


@dataclass
class Page:
    items: list[dict[str, Any]]
    count: int | None
    next_link: str | None


def check_allowed(query: Query, unsupported: list[str]) -> None:
    for name in unsupported:
        if f"${name}" in query.options:
            option = name[:1].upper() + name[1:]
            raise bad_request(
                f"The query specified in the URI is not valid. Query option '{option}' is not allowed. To "
                "allow it, set the 'AllowedQueryOptions' property on EnableQueryAttribute or "
                "QueryValidationSettings."
            )


def filtered(
    items: list[dict[str, Any]], query: Query, resource: Resource, schema: Schema, request: Request
) -> list[dict[str, Any]]:
    spec = resource.verb("list") or {}
    parser = (
        Parser(query.filter, schema.type(resource.type), schema, resource.flavor == DIRECTORY) if query.filter else None
    )
    predicate = parser.parse() if parser else None
    missing = [name for name in spec.get("required_filter", []) if parser is None or name not in parser.properties]
    if missing:
        raise bad_request(
            "The Id is invalid." if parser is None else f"Missing filter on {', '.join(missing)}.", "MissingProvider"
        )
    if parser and resource.flavor == DIRECTORY:
        check_advanced(parser.advanced, query, request)
    return [item for item in items if predicate(item)] if predicate else items


def check_advanced(used: set[str], query: Query, request: Request) -> None:
    eventual = request.headers.get("consistencylevel", "").lower() == "eventual"
    if "contains" in used or used and not (eventual and query.count):
        raise GraphError(400, "Request_UnsupportedQuery", "Unsupported Query.")


def ordered(items: list[dict[str, Any]], query: Query, resource: Resource, schema: Schema) -> list[dict[str, Any]]:
    for part in reversed(names_of(query.orderby)):
        name, dummy, direction = part.partition(" ")
        if name not in schema.type(resource.type).properties:
            raise bad_request(
                f"Invalid orderby clause: Could not find a property named '{name}' on type "
                f"'microsoft.graph.{resource.type}'."
            )
        items = sorted(items, key=lambda item: str(item.get(name, "")).lower(), reverse=direction.strip() == "desc")
    return items


def page_of(
    items: list[dict[str, Any]], query: Query, resource: Resource, request: Request, base: str, cap: int | None
) -> Page:
    """One page, and the link to the next with everything that the first request said."""
    spec = resource.verb("list") or {}
    maximum = spec.get("maximum_top", MAXIMUM_TOP)
    if query.top is not None and not 1 <= query.top <= maximum:
        raise bad_request(
            f"Invalid page size specified: '{query.top}'. Must be between 1 and {maximum} inclusive.",
            "Request_BadRequest",
        )
    total = len(items) if query.count and not query.offset else None
    items = items[query.skip :]
    size = query.top or spec.get("page_size", DEFAULT_PAGE)
    if not spec.get("paged", True):
        return Page(items, total, None)
    size = min(size, cap or size)
    shown = items[query.offset : query.offset + size]
    following = query.offset + size
    more = following < len(items)
    return Page(shown, total, next_link(request, base, following) if more else None)


def next_link(request: Request, base: str, offset: int) -> str:
    kept = [(name, value) for name, value in request.query.items() if name.lower() not in ("$skiptoken", "$count")]
    kept += [(name, value) for name, value in request.query.items() if name.lower() == "$count"]
    pairs = [f"{quote(name, safe='$')}={quote(value, safe='')}" for name, value in kept]
    return f"{base}{request.raw_path}?" + "&".join([*pairs, f"$skiptoken={make_token(offset)}"])
