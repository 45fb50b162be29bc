# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the current state of one resource, with as few requests as it takes.

A collection is listed once and matched here: most have no usable filter, conditional access allows one request per
second for a whole tenant, and only a complete list can tell that a name is there once, twice or not at all.

Private to the collection.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from typing import Any

from ._channels import item_path, segment
from ._clear import steps
from ._client import Client
from ._compare import ODATA_TYPE, canonical_field, type_word
from ._errors import EntraError
from ._fields import Backlinks, Children, Field, Parts, References, SubResource
from ._options import Wish
from ._plan import Subject, aggregate, subject
from ._resource import Resource, fields_in

# How long a list may serve the later items of one loop; our own writes keep it true meanwhile.
_LIST_LIFETIME = 60.0

Lists = MutableMapping[tuple[str, ...], tuple[float, list[dict[str, Any]]]]


@dataclass(frozen=True)
class Reader:
    """What reading needs: the client, the resource in an API version, and the lists of the loop so far."""

    client: Client
    resource: Resource
    version: str
    lists: Lists = field(default_factory=dict)
    clock: Callable[[], float] = time.monotonic


@dataclass(frozen=True)
class State:
    """The aggregate as read (None: not there), the keys of all items of the collection, and when it was read.

    ``others``: the items themselves, as listed. ``version``: where it was found, if anywhere. ``deleted``: the item
    that shall be restored, as the list of deleted ones shows it.
    """

    current: dict[str, Any] | None
    taken: tuple[str, ...] = ()
    read_at: float = 0.0
    others: tuple[dict[str, Any], ...] = ()
    version: str = ""
    deleted: dict[str, Any] | None = None


def read_everywhere(reader: Reader, wished: Wish) -> State:
    """Like read, but looks in beta too for what v1.0 does not list, where the resource says so.

    What is nowhere is planned for the version of the reader.
    """
    versions = [reader.version]
    if reader.resource.beta.complete and reader.version != "beta":
        versions.append("beta")
    for version in versions:
        there = replace(reader, version=version)
        state = read(there, wished, must_exist=version == versions[-1])
        if state.current is None and wished.state == "restored":
            state = replace(state, deleted=_deleted(there, wished))
        if state.current is not None or state.deleted is not None:
            return replace(state, version=version)
    return replace(state, version=reader.version)


def _deleted(reader: Reader, wished: Wish) -> dict[str, Any] | None:
    restore = reader.resource.delete.restore if reader.resource.delete else None
    if restore is None:
        return None
    attempt = f"list the deleted {plural(reader.resource.title)}"
    return _match(reader, _list(reader, restore.path, attempt), wished)


def read(reader: Reader, wished: Wish, must_exist: bool = True) -> State:
    """The object that a wish is about, with the sub-collections that the wish names.

    Raises EntraError when a name matches twice or, unless it need not, an id that must exist does not; GraphError for a
    failed read.
    """
    resource = reader.resource
    if resource.is_collection:
        items = listed(reader)
        found = _match(reader, items, wished, must_exist)
        taken = tuple(str(item.get(resource.key.wire) or "") for item in items)
    else:
        items, taken = [], ()
        found = _read_object(reader, resource.path_in(reader.version), resource.missing_ok)
    if found is None:
        return State(None, taken, reader.clock(), tuple(items))
    current = aggregate(resource, found, reader.version)
    current |= read_channels(reader, current, _named(reader, wished))
    return State(current, taken, reader.clock(), tuple(items))


def read_again(reader: Reader, known: Mapping[str, Any], parts: Iterable[str]) -> dict[str, Any] | None:
    """The aggregate with some of its parts read afresh: "" is the object itself, anything else a field's wire name.

    None when the object is not (yet, or any more) there.
    """
    fresh = dict(known)
    if "" in parts:
        found = _read_item(reader, known)
        if found is None:
            return None
        fresh |= aggregate(reader.resource, found, reader.version)
    fields = [each for each in fields_in(reader.resource, reader.version) if each.wire in parts]
    return fresh | read_channels(reader, fresh, fields, missing_ok=True)


def read_companions(reader: Reader, wished: Wish) -> dict[str, Any]:
    """The extra reads that planning needs, by name."""
    found = {}
    for companion in reader.resource.companions:
        path = companion.path.format(**{name: segment(value) for name, value in wished.values.items()})
        body = reader.client.get(
            path, version=reader.version, attempt=f"read {companion.name}", needs=reader.resource.permissions.read
        )
        found[companion.name] = companion.pick(body, wished.values)
    return found


# --- collections -----------------------------------------------------------------------------------------------------


def listed(reader: Reader) -> list[dict[str, Any]]:
    """All items of the collection, from the lists of the loop where they are young enough."""
    key = _list_key(reader)
    read_at, items = reader.lists.get(key, (0.0, []))
    if key not in reader.lists or reader.clock() - read_at > _LIST_LIFETIME:
        items = _looked_up(reader) if reader.resource.lookup else _list(reader, key[-1], _listing(reader))
        reader.lists[key] = (reader.clock(), items)
    return items


def _listing(reader: Reader) -> str:
    return f"list the {plural(reader.resource.title)}"


def _looked_up(reader: Reader) -> list[dict[str, Any]]:
    """The items of a collection that is part of another object, told by their type."""
    resource, lookup = reader.resource, reader.resource.lookup
    holder = reader.client.get(
        lookup.path, version=reader.version, attempt=_listing(reader), needs=resource.permissions.read
    )
    wanted, items = type_word({ODATA_TYPE: resource.type_sent}), holder.get(lookup.member)
    if not isinstance(items, list):
        raise EntraError(f"Could not {_listing(reader)}: the answer to GET {lookup.path} lacks {lookup.member}.")
    return [item for item in items if type_word(item) == wanted]


def remember(reader: Reader, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> None:
    """Keep the lists of the loop true after our own write."""
    _keep(reader, before, after)
    other = replace(reader, version="v1.0" if reader.version == "beta" else "beta")
    beta = reader.resource.beta
    # Beta shows all that v1.0 does, and of an object that was there before perhaps more; the other way round less.
    if other.version == "beta" and beta.complete and not beta.moved and not (before and after):
        _keep(other, before, after)
    else:
        _forget(other)


def _keep(reader: Reader, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> None:
    key, wire = _list_key(reader), reader.resource.key.wire
    if key not in reader.lists:
        return
    read_at, items = reader.lists[key]
    gone = {str((value or {}).get(wire)) for value in (before, after)}
    kept = [item for item in items if str(item.get(wire)) not in gone]
    reader.lists[key] = (read_at, [*kept, dict(after)] if after else kept)


def forget(reader: Reader) -> None:
    """Drop the lists of the loop, because they may not be true any more."""
    for version in ("v1.0", reader.version, "beta"):
        _forget(replace(reader, version=version))


def _forget(reader: Reader) -> None:
    reader.lists.pop(_list_key(reader), None)


def _list_key(reader: Reader) -> tuple[str, ...]:
    return (reader.client.root, reader.version, f"{reader.resource.path_in(reader.version)}{reader.resource.expand}")


def _match(reader: Reader, items: list[dict[str, Any]], wished: Wish, must_exist: bool = True) -> dict[str, Any] | None:
    resource = reader.resource
    if wished.ident:
        return _match_id(resource, items, wished, must_exist)
    match = next((each for each in fields_in(resource, "v1.0") if each.name == resource.key.match), None)
    if match is None or match.wire not in wished.values:
        raise EntraError(f"Name the {resource.title} by id or {resource.key.match}.")
    wanted = canonical_field(match, wished.values[match.wire])
    found = [item for item in items if canonical_field(match, item.get(match.wire)) == wanted]
    if len(found) > 1:
        ids = ", ".join(sorted(str(item.get(resource.key.wire)) for item in found))
        name = Subject(resource, "", wished.values[match.wire])
        raise EntraError(
            f"There are {len(found)} objects that are {name}: {ids}; say which one is meant with "
            f"{resource.key.given_as}."
        )
    return found[0] if found else None


def _match_id(resource: Resource, items: list[dict[str, Any]], wished: Wish, must_exist: bool) -> dict[str, Any] | None:
    wanted = wished.ident.casefold()
    found = next((item for item in items if str(item.get(resource.key.wire)).casefold() == wanted), None)
    chosen_by_us = resource.key.slots or resource.key.match == "id"
    expected = must_exist and wished.state == "present" and wished.lists != "removed" and not chosen_by_us
    if found is None and expected:
        advice = "; leave out the id to create a new one" if resource.create else ""
        raise EntraError(f"There is no {subject(resource, None, wished)}{advice}.")
    return found


# --- objects ---------------------------------------------------------------------------------------------------------


def _read_item(reader: Reader, known: Mapping[str, Any]) -> dict[str, Any] | None:
    resource = reader.resource
    if not resource.list_only:
        return _read_object(reader, item_path(resource, reader.version, known), missing_ok=True)
    _forget(reader)
    wire = resource.key.wire
    return next((item for item in listed(reader) if item.get(wire) == known.get(wire)), None)


def _read_object(reader: Reader, path: str, missing_ok: bool) -> dict[str, Any] | None:
    permissions = reader.resource.permissions
    found = reader.client.get(
        f"{path}{reader.resource.expand}",
        version=reader.version,
        attempt=f"read the {reader.resource.title}",
        needs=permissions.read,
        missing_ok=missing_ok,
        delegated_only=not permissions.app_only,
    )
    # Some objects come wrapped like a collection of one (fido2AuthenticationMethodConfiguration, 2021).
    wrapped = (found or {}).get("value")
    return (
        wrapped
        if isinstance(wrapped, dict) and not any(each.wire == "value" for each in reader.resource.fields)
        else found
    )


def _list(reader: Reader, path: str, attempt: str, missing_ok: bool = False) -> list[dict[str, Any]]:
    permissions = reader.resource.permissions
    return reader.client.list(
        path,
        version=reader.version,
        attempt=attempt,
        needs=permissions.read,
        missing_ok=missing_ok,
        delegated_only=not permissions.app_only,
    )


# --- sub-collections and sub-resources -------------------------------------------------------------------------------


def read_channels(
    reader: Reader, current: Mapping[str, Any], fields: Iterable[Field], missing_ok: bool = False
) -> dict[str, Any]:
    """The values of fields that the object's own read does not show, by wire name."""
    base = item_path(reader.resource, reader.version, current)
    found: dict[str, Any] = {}
    lists: dict[str, Any] = {}
    for each in fields:
        channel = each.channel
        if isinstance(channel, SubResource):
            path = f"{base}/{channel.path}"
            found[each.wire] = _read_object(reader, path, missing_ok=True)
        elif isinstance(channel, Backlinks | Children | Parts | References) and not getattr(channel, "inline", False):
            attempt = f"list {each.name} of the {reader.resource.title}"
            if channel.path not in lists:
                lists[channel.path] = _list(reader, f"{base}/{channel.path}", attempt, missing_ok)
            found[each.wire] = lists[channel.path]
    return {name: value for name, value in aggregate(reader.resource, found, reader.version).items() if name in found}


def _named(reader: Reader, wished: Wish) -> list[Field]:
    """The fields that a wish is about; of an object that shall go, those that must go before it."""
    fields = fields_in(reader.resource, reader.version)
    if wished.state == "absent":
        first = reader.resource.delete.first if reader.resource.delete else ()
        return [each for each in fields if each.wire in first]
    cleared = {steps(path)[0][0] for path in wished.clear}
    return [each for each in fields if wished.exact or each.wire in wished.values or each.name in cleared]


def plural(title: str) -> str:
    """A resource's title for many of them."""
    return f"{title[:-1]}ies" if title.endswith("y") else f"{title}s"
