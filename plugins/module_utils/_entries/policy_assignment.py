# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The module that assigns policies to applications and service principals.

Private to the collection.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from .._batch import BatchRequest, batch, content
from .._channels import Operation, segment
from .._directory import look_up_ids
from .._errors import EntraError
from .._names import Reference
from .._options import Wish
from .._plan import Plan, Subject, subject
from .._policy_assignment import HOMES, SPEC, declared, problems
from .._read import State, plural
from .._reconcile import Run
from .._runner import CONNECTION_SPEC, WAIT_SPEC, Entry, Order, Task, carry_out, refuse
from .._scalars import fold


@dataclass(frozen=True)
class _Addition:
    """A link that is to be made: the operation, the option that names the object, and the object's id."""

    operation: Operation
    option: str
    ident: str


def _perform(task: Task) -> dict[str, Any]:
    result = carry_out(lambda: _order(task), task)
    if result.get("policy"):
        lists = {name: result["policy"].get(name) for name in HOMES}
        result["policy"] = {**{name: task.params[name] for name in ("policy_type", "policy")}, **lists}
    return result


def _order(task: Task) -> Order:
    refuse("policy_assignment", problems(task.params))
    resource, wished, own = declared(task.params)
    return Order(resource, wished, resource.version, own, review=partial(_review, task.params["replace"]))


def _review(replacing: bool, run: Run, state: State, found: Plan) -> Plan:
    """The plan, when all that it adds exists and has no other policy of the type, or when that one shall be replaced.

    An object takes one policy of a type (https://github.com/microsoftgraph/microsoft-graph-docs/issues/21746, and the
    page that assigns app management policies). Within a replacement it has none, so what holds for all objects.
    """
    added = [_addition(run, each) for each in found.operations if each.method == "POST"]
    if not added:
        return found
    names = _names(run, added)
    holders = _holders(run, state)
    taken = [each for each in added if fold(each.ident) in holders]
    if taken and not replacing:
        told = (f"{names.get(fold(each.ident), each.ident)} has the {holders[fold(each.ident)]}" for each in taken)
        raise EntraError(
            f"The {subject(run.resource, state.current, run.wished)} is not assigned, because an object takes only one "
            f"policy of a type: {'; '.join(told)}. Remove that first, or set replace."
        )
    removals = {each.operation.path: _removal(each, holders[fold(each.ident)]) for each in taken}
    steps = ((removals[each.path], each) if each.path in removals else (each,) for each in found.operations)
    return replace(found, operations=tuple(operation for step in steps for operation in step))


def _addition(run: Run, operation: Operation) -> _Addition:
    declared_as = next(each for each in run.resource.fields if each.wire == operation.field)
    return _Addition(operation, declared_as.name, operation.path.split("/")[2])


def _removal(addition: _Addition, other: Subject) -> Operation:
    """The request that takes the present policy away, right before the one that assigns the new one."""
    return Operation(
        "DELETE",
        f"{addition.operation.path.removesuffix('$ref')}{segment(other.ident)}/$ref",
        summary=f"remove {addition.ident} from {addition.option} of {other}",
        phase=addition.operation.phase,
        missing_ok=True,
        field=addition.operation.field,
    )


def _names(run: Run, added: Iterable[_Addition]) -> dict[str, str]:
    """The names of what shall be linked, by ids without case. Raises EntraError for ids that no object has."""
    wanted = [Reference(each.option, (HOMES[each.option][0],), each.ident) for each in added]
    names, refused = look_up_ids(run.client, wanted)
    missing = [f"{each.path}: {each.text}" for each in wanted if fold(each.text) not in names]
    if missing and not refused:
        raise EntraError(
            f"Ids that no object has: {'; '.join(missing)}. The id of an object is meant, which is not its appId."
        )
    return names


def _holders(run: Run, state: State) -> dict[str, Subject]:
    """The objects, by ids without case, that have another policy of the type, and that policy."""
    wire = run.resource.key.wire
    others = [each for each in state.others if each[wire] != (state.current or {}).get(wire)]
    requests = [BatchRequest(f"{run.resource.path}/{segment(each[wire])}/appliesTo?$select=id") for each in others]
    attempt = f"list what the other {plural(run.resource.title)} apply to"
    answers = batch(run.client, requests, version=run.version, attempt=attempt) if requests else []
    found: dict[str, Subject] = {}
    for other, request, answer in zip(others, requests, answers, strict=True):
        if answer.status == 404:
            continue
        how = {"version": run.version, "attempt": attempt, "needs": run.resource.permissions.read}
        for link in content(run.client, answer, request, **how).get("value") or []:
            found[fold(link.get("id"))] = subject(run.resource, other, Wish())
    return found


ENTRY = Entry("policy_assignment", {"argument_spec": {**CONNECTION_SPEC, **WAIT_SPEC, **SPEC}}, _perform)
