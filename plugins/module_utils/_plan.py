# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""A plan is a value: the requests that turn the current state into the wished one, and the state before and after.

plan() is pure. Check mode does not execute a plan, diff mode prints it, idempotence is that it is empty, and a write is
verified when planning the same wish against a fresh read gives no operations.

Private to the collection.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from typing import Any

from ._channels import CREATED, Operation, Place, channel_operations, item_path, segment
from ._checks import SENTINEL
from ._clear import with_clears, with_resets
from ._compare import (
    ODATA_TYPE,
    canonical,
    canonical_field,
    difference,
    fields_of,
    merge_members,
    same,
    send_members,
    stripped,
    type_word,
    variant_of,
)
from ._errors import EntraError
from ._fields import (
    FIRST,
    MAIN,
    UNSET,
    Action,
    Backlinks,
    Children,
    Field,
    ListOf,
    Main,
    Object,
    Pairs,
    Parts,
    References,
)
from ._options import Wish, aligned, combined, to_options, with_extra
from ._resource import Delete, Reset, Resource, all_fields, body_type, fields_in, relocated
from ._scalars import instant, split_flags


@dataclass(frozen=True)
class Plan:
    """What to send, in order, and what it does.

    ``before`` and ``after`` are in option names (null where the object is absent), ``landed`` is the wire form of
    after. ``not_reset``: option paths that O(exact) could not reset.
    """

    operations: tuple[Operation, ...] = ()
    version: str = "v1.0"
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    landed: dict[str, Any] | None = None
    not_reset: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subject:
    """One object of a resource in the words of an error: title, name and id."""

    resource: Resource
    ident: str = ""
    name: str = ""

    def __str__(self) -> str:
        name = f" '{self.name}'" if self.name else ""
        return f"{self.resource.title}{name}{f' (id {self.ident})' if self.ident else ''}"


def subject(resource: Resource, current: Mapping[str, Any] | None, wished: Wish) -> Subject:
    """The object that a task is about, as far as it is known."""
    if not resource.is_collection:
        return Subject(resource)
    match = next((each for each in resource.fields if each.name == resource.key.match), None)
    wire = match.wire if match else resource.key.wire
    name = (current or {}).get(wire) or wished.values.get(wire) or ""
    return Subject(resource, str((current or {}).get(resource.key.wire) or wished.ident), str(name))


def plan(
    resource: Resource,
    current: Mapping[str, Any] | None,
    wished: Wish,
    *,
    version: str = "v1.0",
    companions: Mapping[str, Any] | None = None,
    taken: Iterable[str] = (),
    others: Iterable[Mapping[str, Any]] = (),
    deleted: Mapping[str, Any] | None = None,
) -> Plan:
    """The operations that make a wish true.

    ``current`` is the aggregate as read in ``version`` (see aggregate), or None. ``companions`` holds the extra reads
    that the resource declares, ``taken`` the keys of existing items, from which a free slot follows, ``others`` the
    items of the collection as listed, ``deleted`` the item to restore as the list of deleted ones shows it.

    Raises EntraError for a refusal, for a missing option of a new object, and for a change that cannot be made.
    """
    if wished.state == "absent":
        found = _removal(resource, current, wished, version)
    elif wished.state == "restored" and current is None:
        found = _restoration(resource, resource.delete, deleted, wished, version)
    elif wished.reset and resource.reset:
        found = _reset(resource, resource.reset, current, wished, version)
    elif current is None and wished.lists == "removed":
        found = Plan(version=version)
    elif current is None:
        found = _creation(resource, wished, version, companions or {}, taken)
    else:
        found = _update(resource, dict(current), wished, version, companions or {})
    _refuse_current(resource, current, wished, found)
    _refuse_rivals(resource, current, wished, found, others)
    _refuse_sentinel(resource, current, wished, found)
    return replace(found, operations=tuple(sorted(found.operations, key=lambda operation: operation.phase)))


def aggregate(resource: Resource, raw: Mapping[str, Any], version: str = "v1.0") -> dict[str, Any]:
    """The object as planning sees it: values from histories in place, links as ids, parts by id."""
    value = dict(raw)
    for each in fields_in(resource, version):
        if each.history:
            value[each.wire] = _newest(raw.get(each.history)).get(each.wire)
        elif isinstance(each.channel, References) and isinstance(value.get(each.wire), list):
            value[each.wire] = _ids(value[each.wire])
        elif isinstance(each.channel, Backlinks) and isinstance(value.get(each.wire), list):
            value[each.wire] = _of_type(each.channel.odata_type, value[each.wire])
        elif isinstance(each.channel, Parts) and isinstance(value.get(each.wire), list):
            value[each.wire] = {part.get("id"): part for part in value[each.wire]}
    return value


def _of_type(odata_type: str, links: list[Any]) -> list[Any]:
    wanted = type_word({ODATA_TYPE: odata_type})
    return _ids(link for link in links if not isinstance(link, dict) or type_word(link) == wanted)


def _ids(links: Iterable[Any]) -> list[Any]:
    return [link.get("id") if isinstance(link, dict) else link for link in links]


def _newest(history: Any) -> dict[str, Any]:
    entries = [entry for entry in history or [] if isinstance(entry, dict)]
    # Text against text would not do: "…09Z" is before "…09.5Z". Of two at one time the later in the list is meant.
    return max(reversed(entries), key=lambda entry: _moment(entry.get("updatedDateTime")), default={})


def _moment(value: Any) -> datetime:
    found = instant(value)
    return found if isinstance(found, datetime) else datetime.min.replace(tzinfo=timezone.utc)


# --- absent ----------------------------------------------------------------------------------------------------------


def _removal(resource: Resource, current: Mapping[str, Any] | None, wished: Wish, version: str) -> Plan:
    if current is None:
        return Plan(version=version)
    place = Place(item_path(resource, version, current), str(subject(resource, current, wished)))
    variant = variant_of(resource.variants, current)
    own = {each.wire for each in fields_in(resource, version, variant.word if variant else "")}
    delete = resource.delete or Delete()
    needed = {name: value for name, value in delete.after.items() if name in own}
    summary, lingers = f"delete {place.subject}", delete.lingers
    operations = [Operation("DELETE", place.path, summary=summary, phase=MAIN, missing_ok=True, lingers=lingers)]
    for each in fields_in(resource, version):
        if each.wire in delete.first:
            more, _gone = channel_operations(place, each, current.get(each.wire), None)
            operations += [replace(operation, phase=FIRST, settle=True) for operation in more]
    if any(current.get(name) != value for name, value in needed.items()):
        body = {**_frame(resource, current, ""), **needed}
        if resource.write.whole:
            body = {**send_members((), current, drop=("id", *resource.dropped)), **body}
        operations.append(
            Operation(
                resource.write.method,
                place.path,
                body,
                f"prepare {place.subject} for its removal",
                phase=FIRST,
                settle=True,
            )
        )
    return Plan(tuple(operations), version, displayed(resource, current, version, {}), None, None)


def _restoration(
    resource: Resource, delete: Delete | None, deleted: Mapping[str, Any] | None, wished: Wish, version: str
) -> Plan:
    """The deleted item comes back as it was: it cannot be changed on the way."""
    who = subject(resource, deleted, wished)
    if deleted is None or delete is None or delete.restore is None:
        raise EntraError(f"The {who} cannot be restored: neither it nor a deleted one is there.")
    restore = delete.restore
    place = f"{restore.path}/{segment(deleted[resource.key.wire])}/{restore.action}"
    landed = {name: value for name, value in deleted.items() if name != restore.marked}
    operation = Operation("POST", place, None, f"restore {who}")
    return Plan((operation,), version, None, displayed(resource, landed, version, {}), landed)


def _reset(resource: Resource, reset: Reset, current: Mapping[str, Any] | None, wished: Wish, version: str) -> Plan:
    """The service alone knows its own values: what they are is seen when it has set them."""
    place = item_path(resource, version, current or {})
    operation = Operation("POST", f"{place}/{reset.path}", {}, f"reset the {subject(resource, current, wished)}")
    operations = () if reset.done.items() <= (current or {}).items() else (operation,)
    shown = displayed(resource, current, version, {})
    return Plan(operations, version, shown, shown, {**(current or {}), **reset.done})


# --- present, not there yet ------------------------------------------------------------------------------------------


def _creation(
    resource: Resource, wished: Wish, version: str, companions: Mapping[str, Any], taken: Iterable[str]
) -> Plan:
    if not resource.create:
        raise EntraError(
            f"The {subject(resource, None, wished)} does not exist, and Graph offers no way to create one."
        )
    fields = with_extra(fields_in(resource, version, wished.variant), wished.extra)
    values = merge_members(fields, _defaults(fields, companions), _values(resource, wished, version))
    values = _without_rest(resource, values)
    _require(resource, fields, values, wished, version)
    in_body = tuple(each for each in fields if _is_born_with(each))
    body = {**_frame(resource, values, wished.variant), **send_members(in_body, _only(in_body, values))}
    path, key = _birth_place(resource, version, values, taken, wished.ident)
    body = {**key, **body} if resource.create == "POST" else body
    who = str(subject(resource, None, wished))
    create = Operation(
        resource.create,
        path,
        body,
        f"create {who}",
        phase=MAIN,
        whole=True,
        creates=True,
        repeatable=resource.create != "POST",
    )
    place = Place(
        path if resource.create != "POST" else f"{path}/{CREATED}",
        who,
        version,
        _frame(resource, values, wished.variant),
    )
    operations, landed = [create], {**body, **key}
    for each in fields:
        if each.wire in values and not _is_born_with(each):
            more, value = channel_operations(place, each, None, values[each.wire])
            # Nothing of a new object exists before its creation, whatever the phase of its parts.
            operations += [replace(operation, phase=operation.phase + MAIN) for operation in more]
            landed[each.wire] = value
    return Plan(tuple(operations), version, None, displayed(resource, landed, version, wished.extra), landed)


def _is_born_with(declared: Field) -> bool:
    """Whether the body that creates an object holds the field."""
    channel = declared.channel
    return isinstance(channel, Main | Action) or (isinstance(channel, Children) and channel.at_creation)


def _defaults(fields: Iterable[Field], companions: Mapping[str, Any]) -> dict[str, Any]:
    given = {each.wire: each.default for each in fields if each.default is not UNSET}
    pairs = [each for each in fields if isinstance(each.type, Pairs) and each.type.starts_from in companions]
    return {**given, **{each.wire: companions[each.type.starts_from] for each in pairs}}


def _incomplete(fields: Iterable[Field], values: Mapping[str, Any], path: str = "") -> Iterator[str]:
    """The option paths below some values (wire form) that must not be empty and are."""
    for each in fields:
        kind, value = each.type, values.get(each.wire)
        for index, item in enumerate(value if isinstance(kind, ListOf) and isinstance(value, list) else [value]):
            inner = fields_of(kind.item if isinstance(kind, ListOf) else kind, item)
            if not isinstance(item, dict) or (isinstance(kind, Object) and kind.bare):
                continue
            place = f"{path}{each.name}[{index}]." if isinstance(kind, ListOf) else f"{path}{each.name}."
            yield from (f"{place}{one.name}" for one in inner if one.required and _void(one, item))
            yield from _incomplete(inner, item, place)


def _void(declared: Field, value: Mapping[str, Any]) -> bool:
    return canonical_field(declared, value.get(declared.wire)) is None


def _require(
    resource: Resource, fields: Iterable[Field], values: Mapping[str, Any], wished: Wish, version: str
) -> None:
    missing = [*(each.name for each in fields if each.required and _void(each, values)), *_incomplete(fields, values)]
    if resource.variants and not wished.variant:
        missing.append(resource.discriminator)
    if missing and not _is_solo(resource, values):
        who = subject(resource, None, wished)
        raise EntraError(f"The {who} does not exist, and a new one needs the options {', '.join(missing)}.")
    refused = _broken_rule(resource, values, version)
    if refused:
        raise EntraError(f"The {subject(resource, None, wished)} is not created: {refused}.")


def _birth_place(
    resource: Resource, version: str, values: Mapping[str, Any], taken: Iterable[str], ident: str
) -> tuple[str, dict[str, Any]]:
    base = resource.path_in(version)
    if not resource.is_collection or resource.create == "POST":
        return base, {resource.key.wire: ident} if resource.key.match == "id" else {}
    used = {str(key).casefold() for key in taken}
    free = [slot for slot in ([ident] if ident else resource.key.slots) if slot.casefold() not in used]
    if resource.key.slots and not free:
        raise EntraError(f"There is no free {resource.title}: all {len(resource.key.slots)} are in use.")
    key = free[0] if free else values.get(resource.key.wire)
    return item_path(resource, version, {resource.key.wire: key}), {resource.key.wire: key}


# --- present, already there ------------------------------------------------------------------------------------------


def _update(
    resource: Resource, current: dict[str, Any], wished: Wish, version: str, companions: Mapping[str, Any]
) -> Plan:
    variant = variant_of(resource.variants, current)
    _same_type(resource, current, wished)
    fields = with_extra(fields_in(resource, version, variant.word if variant else ""), wished.extra)
    values, not_reset = _emptied(resource, current, wished, version, variant.word if variant else "")
    values.pop(ODATA_TYPE, None)
    values = _without_rest(resource, values)
    merged = merge_members(fields, current, values)
    _refuse_merged(resource, fields, current, merged, wished, version)
    frame = {**_frame(resource, current, ""), **_repeated(resource, current)}
    place = Place(item_path(resource, version, current), str(subject(resource, current, wished)), version, frame)
    operations, landed = _main_write(resource, place, fields, current, merged, values)
    for each in fields:
        if each.wire in values and not isinstance(each.channel, Main):
            more, landed[each.wire] = channel_operations(place, each, current.get(each.wire), values[each.wire])
            operations += more
    before = displayed(resource, current, version, wished.extra)
    after = displayed(resource, landed, version, wished.extra)
    before, after = aligned(before, after)
    if before != after and not operations:
        names = ", ".join(name for name in after if before[name] != after[name])
        raise EntraError(
            f"The {place.subject} cannot be changed in {names} alone: Graph reaches that value through another option."
        )
    return Plan(tuple(operations), version, before, after, landed, tuple(not_reset))


def _main_write(
    resource: Resource,
    place: Place,
    fields: tuple[Field, ...],
    current: dict[str, Any],
    merged: dict[str, Any],
    values: Mapping[str, Any],
) -> tuple[list[Operation], dict[str, Any]]:
    """The write of the main body, if one is needed, and the aggregate with that body landed."""
    body_kind = body_type(resource, fields)
    differing = difference(body_kind, current, merged)
    unsendable = {each.wire for each in body_kind.fields if differing.get(each.wire, UNSET) in each.unsendable}
    sent = {name: value for name, value in differing.items() if name not in unsendable}
    landed = {**current, **{each.wire: merged.get(each.wire) for each in body_kind.fields if each.wire in differing}}
    if not sent:
        return [], landed if differing else dict(current)
    secret = {each.wire: values[each.wire] for each in body_kind.fields if each.write_only and each.wire in values}
    if resource.solo and sent == {_solo_wire(resource): resource.solo.value}:
        body = {**_frame(resource, current, ""), **sent}
        landed = {**{each.wire: None for each in body_kind.fields}, **_only_ids(resource, current), **sent}
    elif resource.write.whole:
        others = [each.wire for each in fields if not isinstance(each.channel, Main)]
        drop = (*body_kind.dropped, *others, ODATA_TYPE)
        body = {**_frame(resource, current, ""), **send_members(body_kind.fields, merged, drop=drop), **secret}
    else:
        body = {**place.frame, **sent, **secret}
    method, whole, summary = resource.write.method, resource.write.whole, f"update {place.subject}"
    if method == "POST":
        gone = Operation("DELETE", place.path, None, summary, whole=True, missing_ok=True)
        base = place.path.rpartition("/")[0]
        anew = Operation("POST", base, body, summary, creates=True, repeatable=False)
        return [gone, anew], {name: value for name, value in landed.items() if name != resource.key.wire}
    return [Operation(method, place.path, body, summary, whole=whole)], landed


def _emptied(
    resource: Resource, current: dict[str, Any], wished: Wish, version: str, word: str
) -> tuple[dict[str, Any], list[str]]:
    """The wish with what O(clear) and O(exact) add to it, as it lies in an API version, and what could not be reset.

    Their paths are option names, and options never move: they are followed in the places of v1.0. Sets that only add or
    remove are the sets that result.
    """
    fields = with_extra(all_fields(resource, word), wished.extra)
    known = _usual(resource, current, version)
    values = with_clears(fields, combined(wished.values, wished.extra), known, wished.clear)
    values = _with_lists(fields, values, known, wished.lists)
    values, not_reset = with_resets(fields, values, known) if wished.exact else (values, [])
    return _moved(resource, values, version), not_reset


def _with_lists(
    fields: Iterable[Field], values: Mapping[str, Any], current: Mapping[str, Any], how: str
) -> dict[str, Any]:
    sets = {each.wire: each.type for each in fields if isinstance(each.type, ListOf) and each.type.order == "set"}
    result = dict(values)
    for wire in result.keys() & sets.keys() if how != "whole" else ():
        here, named = current.get(wire) or [], values[wire]
        forms = {canonical(sets[wire].item, item) for item in named}
        left = [item for item in here if canonical(sets[wire].item, item) not in forms]
        result[wire] = left if how == "removed" else [*here, *named]
    return result


def _repeated(resource: Resource, current: Mapping[str, Any]) -> dict[str, Any]:
    return {name: stripped(current[name]) for name in resource.repeated if current.get(name) is not None}


def _only_ids(resource: Resource, current: Mapping[str, Any]) -> dict[str, Any]:
    return {name: current[name] for name in ("id", resource.key.wire) if name in current}


def _solo_wire(resource: Resource) -> str:
    return next(each.wire for each in resource.fields if resource.solo and each.name == resource.solo.option)


def _is_solo(resource: Resource, values: Mapping[str, Any]) -> bool:
    """Whether values (wire form) hold the one that empties everything else."""
    return resource.solo is not None and values.get(_solo_wire(resource)) == resource.solo.value


def _without_rest(resource: Resource, values: dict[str, Any]) -> dict[str, Any]:
    """Values without those that the solo value among them empties anyway."""
    return {_solo_wire(resource): values[_solo_wire(resource)]} if _is_solo(resource, values) else values


def _frame(resource: Resource, value: Mapping[str, Any], word: str) -> dict[str, Any]:
    """The @odata.type that a body of the resource carries, if it does."""
    if resource.variants:
        variant = variant_of(resource.variants, value)
        return {ODATA_TYPE: variant.odata_type} if variant else {}
    return {ODATA_TYPE: resource.type_sent} if resource.type_sent else {}


def _values(resource: Resource, wished: Wish, version: str) -> dict[str, Any]:
    return _moved(resource, combined(wished.values, wished.extra), version)


def _moved(resource: Resource, values: dict[str, Any], version: str) -> dict[str, Any]:
    return relocated(values, resource.beta.moved) if version == "beta" else values


def _only(fields: Iterable[Field], values: Mapping[str, Any]) -> dict[str, Any]:
    return {each.wire: values[each.wire] for each in fields if each.wire in values}


def displayed(resource: Resource, value: Any, version: str, extra: Mapping[str, Any]) -> dict[str, Any] | None:
    """An aggregate, as it lies in an API version, in option names."""
    return to_options(resource, None if value is None else _usual(resource, value, version), extra)


# --- refusals --------------------------------------------------------------------------------------------------------


def _same_type(resource: Resource, current: Mapping[str, Any], wished: Wish) -> None:
    wanted = type_word(wished.values)
    if wanted and type_word(current) != wanted:
        raise EntraError(
            f"The {subject(resource, current, wished)} is of type {type_word(current) or 'unknown'} and cannot become "
            f"{wished.variant}: the type of an existing object is fixed; remove it first or use another name."
        )


def _refuse_merged(
    resource: Resource,
    fields: Iterable[Field],
    current: Mapping[str, Any],
    merged: Mapping[str, Any],
    wished: Wish,
    version: str,
) -> None:
    who = subject(resource, current, wished)
    compared = (each for each in fields if not each.write_only)
    changed = [each for each in compared if not same(each, current.get(each.wire), merged.get(each.wire))]
    fixed = [each for each in changed if each.immutable]
    if fixed:
        names = ", ".join(f"{each.name} (now {current.get(each.wire)!r})" for each in fixed)
        raise EntraError(f"The {who} cannot be changed in {names}: Graph sets it at creation only.")
    emptied = [each.name for each in changed if each.required and _void(each, merged)]
    missing = emptied + list(_incomplete(changed, merged))
    if missing:
        raise EntraError(f"The {who} is not changed: it needs a value for {', '.join(missing)}.")
    refused = _broken_rule(resource, merged, version, current, {each.wire for each in changed})
    if refused and changed:
        raise EntraError(f"The {who} is not changed: {refused}.")


def _broken_rule(
    resource: Resource,
    merged: Mapping[str, Any],
    version: str,
    current: Mapping[str, Any] | None = None,
    changed: Iterable[str] | None = None,
) -> str:
    """The message of the first rule that a state or a change breaks; rules are written for the places of v1.0."""
    after = _usual(resource, merged, version)
    seen: dict[str, tuple[dict[str, Any], ...]] = {"wish": (after,), "merged": (after,)}
    if current is not None:
        seen["change"] = (_usual(resource, current, version), after)
    rules = (rule for rule in resource.refusals if rule.on in seen)
    meant = (rule for rule in rules if not rule.only_for or changed is None or rule.only_for in changed)
    broken = (rule for rule in meant if rule.when(*seen[rule.on]))
    before = seen.get("change", ())[:1]
    return next((rule.message for rule in broken if not (rule.only_new and before and rule.when(*before))), "")


def _usual(resource: Resource, value: Mapping[str, Any], version: str) -> dict[str, Any]:
    """An aggregate as it lies in v1.0, for which rules are written."""
    return dict(value) if version != "beta" else relocated(dict(value), resource.beta.moved, back=True)


def _refuse_current(resource: Resource, current: Mapping[str, Any] | None, wished: Wish, found: Plan) -> None:
    for rule in resource.refusals:
        touched = rule.only_for in wished.values if rule.only_for else bool(found.operations)
        if rule.on == "current" and current is not None and touched and rule.when(dict(current)):
            raise EntraError(f"The {subject(resource, current, wished)} {rule.message}; nothing was sent.")


def _refuse_rivals(
    resource: Resource,
    current: Mapping[str, Any] | None,
    wished: Wish,
    found: Plan,
    others: Iterable[Mapping[str, Any]],
) -> None:
    """Refuse a state that another item of the collection rules out, unless it was so before."""
    rules = [rule for rule in resource.refusals if rule.on == "rival" and found.landed and found.operations]
    own = (current or {}).get(resource.key.wire)
    before, after = (_usual(resource, value or {}, found.version) for value in (current, found.landed))
    for rule, other in ((rule, other) for rule in rules for other in others):
        rival = _usual(resource, other, found.version)
        if other.get(resource.key.wire) != own and rule.when(after, rival) and not rule.when(before, rival):
            who, which = subject(resource, current, wished), subject(resource, other, Wish())
            raise EntraError(f"The {who} is not written: {rule.message}, the {which}.")


def _refuse_sentinel(resource: Resource, current: Mapping[str, Any] | None, wished: Wish, found: Plan) -> None:
    for operation in found.operations:
        place = _sentinel_in(operation.body, "")
        if place:
            raise EntraError(
                f"The {subject(resource, current, wished)} is not written: {place} would be sent as {SENTINEL}, "
                "which Graph uses for a value that it does not name; give that option a value."
            )


def _sentinel_in(value: Any, path: str) -> str:
    if isinstance(value, dict):
        return next((found for name, item in value.items() if (found := _sentinel_in(item, f"{path}.{name}"))), "")
    if isinstance(value, list):
        return next((found for item in value if (found := _sentinel_in(item, path))), "")
    return path.lstrip(".") if isinstance(value, str) and SENTINEL in split_flags(value) else ""


__all__ = ["Operation", "Plan", "Subject", "aggregate", "displayed", "plan", "subject"]
