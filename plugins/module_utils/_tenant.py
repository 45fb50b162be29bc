# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Many resources of one tenant, read one after the other.

Private to the collection.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ._client import Client
from ._document import Part, references_in, renamed, section, twins
from ._errors import GraphError
from ._options import Wish
from ._plan import aggregate
from ._read import Reader, listed, read, read_channels
from ._resource import Resource, fields_in


@dataclass(frozen=True)
class Snapshot:
    """The tenant document, and the errors of the resources that could not be read, by module name."""

    policies: dict[str, Any] = field(default_factory=dict)
    unread: dict[str, GraphError] = field(default_factory=dict)


def snapshot(client: Client, resources: Iterable[Resource], *, raw: bool = False) -> Snapshot:
    """Read resources with their sub-collections; what Graph refuses is noted, and the rest is read.

    A refused token ends it, like every error that is not an answer of Graph: the other reads would fail likewise.
    """
    found = Snapshot()
    for resource in sorted(resources, key=lambda each: each.name):
        reader = Reader(client, resource, "beta" if resource.beta.complete else resource.version)
        try:
            part = section(resource, read_all(reader), reader.version, raw=raw)
        except GraphError as error:
            if error.status == 401:
                raise
            found.unread[resource.name] = error
            continue
        if part is not None:
            found.policies[resource.name] = part
    return found


def with_names(
    client: Client, policies: Mapping[str, Part], resources: Iterable[Resource]
) -> tuple[dict[str, Part], list[str]]:
    """A tenant document with names in the place of ids, fit for another tenant, and what of it stays an id and why.

    A name stands only where it means, looked up again, exactly the object that the id means.
    """
    # Imported where it is needed: a module compiles what it imports anew at every task.
    from ._directory import look_up_names

    parts = [(resource, policies[resource.name]) for resource in resources if resource.name in policies]
    wanted = [reference for resource, part in parts for reference in references_in(resource, part)]
    found = look_up_names(client, wanted, "tenant document")
    shared = [
        f"{resource.name} '{item.get(resource.key.match)}' ({item.get('id')})"
        for resource, part in parts
        for item in twins(resource, part)
    ]
    said = {
        "No object has these ids any more, or it shows no name": [f"{each.path} {each.text}" for each in found.gone],
        "The names of these objects mean others as well, or no object": [
            f"{each.path} {each.text} ({name})" for each, name in found.vague
        ],
        "A module would not find these objects by their name": shared,
    }
    warnings = [
        f"{reason}, so that the ids stay: {'; '.join(sorted(where))}." for reason, where in said.items() if where
    ]
    named = {resource.name: renamed(resource, part, found.name) for resource, part in parts}
    return {**policies, **named}, [*found.refused, *warnings]


def read_all(reader: Reader) -> list[dict[str, Any]]:
    """The aggregates of a resource, whole: all items of a collection, or the one object unless it does not exist."""
    if not reader.resource.is_collection:
        current = read(reader, Wish(exact=True)).current
        return [] if current is None else [current]
    fields = fields_in(reader.resource, reader.version)
    found = [aggregate(reader.resource, item, reader.version) for item in listed(reader)]
    return [current | read_channels(reader, current, fields) for current in found]
