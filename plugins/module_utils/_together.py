# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several objects made as wished in one step, or left as they were: what protects a tenant never goes alone.

Private to the collection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ._errors import EntraError
from ._options import Wish
from ._plan import subject
from ._read import forget, read_everywhere
from ._reconcile import Outcome, Planned, Run, look, make_true, outcome, settled
from ._resource import Resource, Together
from ._scalars import is_guid


def reconcile_together(
    run: Run, together: Together, named: Sequence[str], judge: Callable[[Sequence[Planned]], None]
) -> list[Outcome]:
    """Make an object as wished, then those that a task names beside it; when any of it fails, put all back.

    ``judge`` sees what would change, before the first write; it may refuse. The writes follow each other at once, and
    are waited for together afterwards: what is between them is a tenant with less protection.

    Raises EntraError for an object that does not exist, and for a step that failed, with what became of the objects.
    """
    runs = _runs(run, together, named)
    parts = _each_once(_look(each) for each in runs)
    changing = [part for part in parts if part.plan.operations]
    if changing:
        judge(changing)
    if run.check or not changing:
        return [outcome(part, part.expected) for part in parts]
    begun: list[Planned] = []
    try:
        for part in changing:
            begun.append(part)
            make_true(replace(part, run=replace(part.run, verify=False)))
        return _shown(parts)
    except BaseException as error:
        told = _put_back(begun, together.awaits)
        if isinstance(error, EntraError):
            raise EntraError(f"{error} {told}") from error
        raise


def _runs(run: Run, together: Together, named: Sequence[str]) -> list[Run]:
    """A write that comes too early, because the one before it has not arrived everywhere, is tried again."""
    others = replace(together.others, awaits=(*together.others.awaits, *together.awaits))
    wishes = [_wish(others, together.values, name) for name in dict.fromkeys(named)]
    beside = replace(run, resource=others, version=others.version, review=None)
    return [replace(run, review=None), *(replace(beside, wished=wished) for wished in wishes)]


def _wish(resource: Resource, values: Mapping[str, Any], name: str) -> Wish:
    if is_guid(name):
        return Wish(values, ident=name)
    wire = next(each.wire for each in resource.fields if each.name == resource.key.match)
    return Wish({wire: name, **values})


def _each_once(parts: Iterable[Planned]) -> list[Planned]:
    """An object that is named by its name and by its id is one."""
    found: dict[Any, Planned] = {}
    for part in parts:
        key = (part.run.resource.name, (part.state.current or {}).get(part.run.resource.key.wire))
        found.setdefault(key, part)
    return list(found.values())


def _look(run: Run) -> Planned:
    if run.resource.is_collection and read_everywhere(run.reader, run.wished).current is None:
        raise EntraError(f"There is no {subject(run.resource, None, run.wished)}; nothing was written.")
    return look(run)


def _shown(parts: Sequence[Planned]) -> list[Outcome]:
    """What came of the plans, once all objects show it; where nothing is waited for, as planned."""
    patience = parts[0].run.patience
    found: list[Planned] = []

    def shows() -> bool:
        for part in parts:
            forget(part.run.reader)
        found[:] = [_look(part.run) for part in parts]
        return not any(part.plan.operations for part in found)

    if not patience.wait:
        return [outcome(part, part.expected) for part in parts]
    if settled(patience, shows):
        return [outcome(part, now.state.current) for part, now in zip(parts, found, strict=True)]
    left = " and the ".join(str(part) for part in found if part.plan.operations)
    raise EntraError(f"Could not verify the {left}: Graph accepted it, but it never showed in {patience.timeout:g} s.")


def _put_back(begun: Sequence[Planned], awaits: tuple[str, ...]) -> str:
    """Write what was there before, the last write first, and say in a sentence what came of it."""
    done, failed = [], []
    for part in reversed(begun):
        try:
            forget(part.run.reader)
            make_true(look(_former(part, awaits)))
            done.append(f"the {part}")
        except EntraError as error:
            failed.append(f"the {part} ({error})")
    back = f"As before again: {', '.join(done)}." if done else ""
    stuck = f"NOT as before again, so look at the tenant now: {', '.join(failed)}." if failed else ""
    return f"{back} {stuck}".strip()


def _former(part: Planned, awaits: tuple[str, ...]) -> Run:
    before, resource = part.state.current or {}, part.run.resource
    values = {name: before.get(name) for name in part.run.wished.values}
    ident = str(before.get(resource.key.wire) or "") if resource.is_collection else ""
    return replace(
        part.run, resource=replace(resource, awaits=(*resource.awaits, *awaits)), wished=Wish(values, ident=ident)
    )
