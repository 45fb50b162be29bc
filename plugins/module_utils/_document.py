# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The tenant document: the policies of a tenant by module name, in option names, in an order that never changes.

Private to the collection.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ._compare import stripped
from ._plan import displayed
from ._resource import Resource


def section(
    resource: Resource, values: Iterable[Mapping[str, Any]], version: str, *, raw: bool = False
) -> dict[str, Any] | list[dict[str, Any]] | None:
    """A resource's part of the document, from aggregates: its items, or the one object (None: there is none).

    What is null is left out; ``raw`` gives Graph's own names and values, without annotations.
    """
    found = [dict(stripped(value)) if raw else _present(displayed(resource, value, version, ())) for value in values]
    if not resource.is_collection:
        return found[0] if found else None
    name, key = (_wire_of_match(resource), resource.key.wire) if raw else (resource.key.match, "id")
    return sorted(found, key=lambda item: (str(item.get(name)).casefold(), str(item.get(name)), str(item.get(key))))


def _present(value: Mapping[str, Any] | None) -> dict[str, Any]:
    return {name: item for name, item in (value or {}).items() if item is not None}


def _wire_of_match(resource: Resource) -> str:
    return next((each.wire for each in resource.fields if each.name == resource.key.match), resource.key.wire)
