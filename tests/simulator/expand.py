# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Members of an object that are stored elsewhere: sub-collections, sub-resources and links to directory objects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from .behaviors import behaviors_of
from .errors import bad_request

if TYPE_CHECKING:
    from .call import Call
    from .knowledge import Resource

# $expand on directory objects gives at most this many related items, without a link to the rest.
EXPANDED_LINKS = 20


def expansions(call: Call, value: dict[str, Any], place: str) -> dict[str, Any]:
    extra: dict[str, Any] = {}
    wanted: dict[str, list[str]] = {name: [] for name, places in call.resource.inline.items() if place in places}
    for name in call.query.expand:
        if name not in call.resource.expand and name not in call.resource.inline:
            raise bad_request(
                f"Parsing OData Select and Expand failed: Could not find a property named '{name}' on type "
                f"'microsoft.graph.{call.resource.type}'."
            )
    wanted.update(call.query.expand)
    if call.query.select:
        wanted = {
            name: nested for name, nested in wanted.items() if name in call.query.select or name in call.query.expand
        }
    for name, nested in wanted.items():
        child = call.graph.child(call.version, call.resource, name)
        if child is not None:
            extra.update(expanded(call, value, child, name, nested))
    return extra


def expanded(call: Call, value: dict[str, Any], child: Resource, name: str, nested: list[str]) -> dict[str, Any]:
    keys = call.keys if call.role in ("item", "singleton") else [*call.keys, str(value[call.resource.key])]
    inner = replace(call, resource=child, role=child.kind, keys=keys)
    # The outer $select says nothing about the members of what is expanded.
    inner.__dict__["query"] = replace(call.query, select=[], expand={item: [] for item in nested}, options={})
    context = inner.context()
    if child.kind == "references":
        from .references import linked

        shown: Any = [show_link(inner, item) for item in linked(inner)[:EXPANDED_LINKS]]
    elif child.kind == "collection":
        shown = [show_child(inner, item) for item in visible(inner, call.state.items(inner.path))]
    else:
        stored = call.state.get(inner.path)
        shown = show_child(inner, stored) if stored is not None else None
    return {f"{name}@odata.context": context, name: shown}


def visible(call: Call, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    for behavior in behaviors_of(call.resource):
        items = behavior.listing(call, items)
    return items


def show_link(call: Call, item: dict[str, Any]) -> dict[str, Any]:
    return call.presenter.top(item, replace(call.resource, annotate_type=True))


def show_child(call: Call, item: dict[str, Any]) -> dict[str, Any]:
    from .operations import show

    return show(call, item, "list")
