# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""One resource made as wished: read, plan, write, verify.

Private to the collection.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ._channels import CREATED, Operation, segment
from ._client import Answer, Client
from ._compare import counterpart, same
from ._errors import EntraError, GraphError, OutcomeUnknown
from ._fields import Children, ListOf
from ._options import Wish
from ._plan import Plan, aggregate, displayed, plan, subject
from ._read import Lists, Reader, State, forget, read, read_again, read_companions, read_everywhere, remember
from ._resource import Resource, fields_in

# A whole-object write is preceded by another read when the plan is older than this.
_FRESH_FOR = 5.0
# How long a create whose answer was lost is looked for before it is tried again.
_LOOK_FOR = 10.0
_TRIES = 3
# How long a write waits for what it refers to; an id that is wrong looks the same.
_ARRIVES_WITHIN = 60.0


@dataclass(frozen=True)
class Patience:
    """Whether and how long (seconds) to wait until a write shows, with the clock and the sleep to do it with."""

    wait: bool = True
    timeout: float = 120.0
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True)
class Run:
    """One task: the resource, what is wished of it, and the means.

    ``review`` has the last look at a plan that sends something, with what else it has to read for it; it may refuse.
    ``verify`` is false where somebody else waits until a write shows.
    """

    resource: Resource
    wished: Wish
    client: Client
    version: str = "v1.0"
    check: bool = False
    patience: Patience = Patience()
    lists: Lists = field(default_factory=dict)
    review: Callable[[Run, State, Plan], Plan] | None = None
    verify: bool = True

    @property
    def reader(self) -> Reader:
        """The means to read."""
        return Reader(self.client, self.resource, self.version, self.lists, self.patience.clock)


@dataclass(frozen=True)
class Outcome:
    """What came of a task: the plan, the object in option names and as Graph shows it (None: there is none), its id."""

    plan: Plan
    policy: dict[str, Any] | None
    state: Mapping[str, Any] | None
    ident: str | None


@dataclass(frozen=True)
class Planned:
    """One object as it is, and the plan for it; its text is what errors call it."""

    run: Run
    state: State
    plan: Plan

    @property
    def after(self) -> dict[str, Any] | None:
        """What would result, as wire values; None: it would not be there."""
        return None if self.run.wished.state == "absent" else self.plan.landed

    @property
    def expected(self) -> Mapping[str, Any] | None:
        """What the object is once the plan is executed."""
        return self.plan.landed if self.plan.operations else self.state.current

    def __str__(self) -> str:
        return str(subject(self.run.resource, self.state.current, self.run.wished))


@dataclass
class _Progress:
    """How far the execution of a plan is.

    ``known``: the state as far as answers show it; ``doubt``: the parts ("" for the object itself, else wire names)
    whose new value no answer has shown; ``created``: whether this run made the object.
    """

    known: dict[str, Any]
    read_at: float
    doubt: set[str] = field(default_factory=set)
    created: bool = False


def version_of(resource: Resource, options: Mapping[str, Any], beta_named: bool) -> str:
    """The API version of a task: the one it selects, beta when it names what only beta has, else the usual."""
    return options.get("graph_version") or ("beta" if beta_named else resource.version)


def reconcile(run: Run) -> Outcome:
    """Make one resource as wished, or in check mode say what it would take.

    Raises EntraError and its kinds; what was written until then is in run.client.writes.
    """
    planned = look(run)
    return outcome(planned, planned.expected if run.check else make_true(planned))


def look(run: Run) -> Planned:
    """The object of a task as it is, and what it takes to make it as wished; raises what reconcile does."""
    state = read_everywhere(run.reader, run.wished)
    run = replace(run, version=state.version)
    return Planned(run, state, _plan(run, state))


def outcome(planned: Planned, final: Mapping[str, Any] | None) -> Outcome:
    """What came of a plan that left an object so."""
    run = planned.run
    known = final or planned.state.current or {}
    ident = known.get(run.resource.key.wire) or known.get("id")
    return Outcome(planned.plan, displayed(run.resource, final, run.version, run.wished.extra), final, ident)


def _plan(run: Run, state: State) -> Plan:
    companions = read_companions(run.reader, run.wished) if run.wished.state == "present" else {}
    known: dict[str, Any] = {"companions": companions, "taken": state.taken, "others": state.others}
    found = plan(run.resource, state.current, run.wished, version=run.version, deleted=state.deleted, **known)
    return run.review(run, state, found) if run.review and found.operations else found


# --- writing ---------------------------------------------------------------------------------------------------------


def make_true(planned: Planned) -> Mapping[str, Any] | None:
    """Execute a plan, if there is anything to do, and verify it; the object as it is then.

    A write whose answer was lost is looked up before anything is tried again.
    """
    run, state, found = planned.run, planned.state, planned.plan
    if not found.operations:
        return state.current
    for _try in range(_TRIES):
        try:
            progress = _execute(run, state, found)
            final = _verified(run, found, progress)
            remember(run.reader, state.current, final)
            return final
        except OutcomeUnknown as error:
            lost = error
            state, found = _look_up(run, found)
            if not found.operations:
                return state.current
        except EntraError:
            forget(run.reader)
            raise
    raise lost


def _look_up(run: Run, found: Plan) -> tuple[State, Plan]:
    """The state after a lost answer: read until the write shows, or until it must be taken for not made."""
    for _pause in _pauses(run.patience, min(_LOOK_FOR, run.patience.timeout)):
        forget(run.reader)
        state = read_everywhere(run.reader, run.wished)
        again = _plan(run, state)
        if len(again.operations) < len(found.operations):
            break
    return state, again


def _execute(run: Run, state: State, found: Plan) -> _Progress:
    progress = _Progress(dict(found.landed or state.current or {}), state.read_at)
    for operation in found.operations:
        if operation.whole:
            _refuse_changed(run, state, progress)
        if operation.creates and run.resource.key.slots:
            _refuse_taken(run, progress)
        if CREATED in operation.path and not progress.known.get(run.resource.key.wire):
            _find_created(run, progress)
        answer = _send(run, operation, progress)
        _land(run, operation, answer, progress)
        if operation.settle:
            _settle(run, operation, progress)
    return progress


def _find_created(run: Run, progress: _Progress) -> None:
    """Learn the id of an object whose creation was answered without it, because the next operation needs it."""
    for _pause in _pauses(run.patience):
        fresh = _fresh(run, progress, {""})
        if fresh is not None:
            progress.known[run.resource.key.wire] = fresh[run.resource.key.wire]
            return
    raise EntraError(_never_showed(run, progress, None, Plan()))


def _send(run: Run, operation: Operation, progress: _Progress) -> Answer:
    """One write; below an object that this run created, 404 only means that the creation has not arrived everywhere.

    An operation says so of itself where it depends on what others created or removed (see Operation.awaits).
    """
    path, body = bound(run, operation, progress.known)
    started = run.patience.clock()
    for _pause in _pauses(run.patience, min(operation.lingers or run.patience.timeout, run.patience.timeout)):
        try:
            return run.client.write(
                operation.method,
                path,
                body,
                version=run.version,
                attempt=operation.summary,
                needs=operation.needs or run.resource.permissions.write,
                repeatable=operation.repeatable,
                missing_is_success=operation.missing_ok,
                delegated_only=not run.resource.permissions.app_only,
                representation=run.resource.write.representation,
            )
        except GraphError as error:
            passing = (404, 409) if operation.awaits else (404,) if progress.created else ()
            early = _refers_too_early(run, error, run.patience.clock() - started)
            if error.status not in passing and not early and not (operation.lingers and error.status == 400):
                raise
            late = error
    raise late


def _refers_too_early(run: Run, error: GraphError, waited: float) -> bool:
    """Whether a refusal may only mean that what the write refers to has not arrived everywhere."""
    told = error.status == 400 and error.graph_message.startswith(run.resource.awaits)
    return run.patience.wait and told and waited < _ARRIVES_WITHIN


def bound(run: Run, operation: Operation, known: Mapping[str, Any]) -> tuple[str, Any]:
    """The path and body of an operation, with the id of what was created and the service's root filled in."""
    key = known.get(run.resource.key.wire)
    path = operation.path.replace(CREATED, segment(key)) if key else operation.path
    body = operation.body
    if isinstance(body, dict) and "@odata.id" in body:
        body = {**body, "@odata.id": body["@odata.id"].replace("{root}", run.client.root)}
    return path, body


def _land(run: Run, operation: Operation, answer: Answer, progress: _Progress) -> None:
    """Take over what an answer shows; what none shows stays in doubt."""
    body = answer.body if isinstance(answer.body, dict) else None
    if operation.creates:
        progress.created = True
    if operation.method == "DELETE" or body is None:
        progress.doubt.add(operation.field)
    elif operation.answer in body:
        progress.known[operation.field] = body[operation.answer]
    elif not operation.field:
        progress.known |= aggregate(run.resource, body, run.version)
    elif not _land_child(run, operation, body, progress):
        progress.doubt.add(operation.field)


def _land_child(run: Run, operation: Operation, body: dict[str, Any], progress: _Progress) -> bool:
    declared = next(each for each in fields_in(run.resource, run.version) if each.wire == operation.field)
    kind = declared.type
    if not isinstance(declared.channel, Children) or not isinstance(kind, ListOf):
        return False
    items = progress.known.get(operation.field) or []
    planned = counterpart(kind, items, body)
    progress.known[operation.field] = [body if item is planned else item for item in items]
    return planned is not None


def _refuse_changed(run: Run, state: State, progress: _Progress) -> None:
    """A write of a whole object must not undo what somebody else wrote since it was read."""
    if run.patience.clock() - progress.read_at <= _FRESH_FOR or state.current is None:
        return
    fresh = read_again(run.reader, state.current, [""])
    progress.read_at = run.patience.clock()
    fields = [each for each in fields_in(run.resource, run.version) if fresh and each.wire in fresh]
    changed = [
        each.name for each in fields if not same(each, state.current.get(each.wire), (fresh or {}).get(each.wire))
    ]
    if changed or fresh is None:
        who = subject(run.resource, state.current, run.wished)
        what = f"{', '.join(changed)} changed" if changed else "it was removed"
        raise EntraError(f"The {who} was not written: {what} since it was read; run the task again.")


def _refuse_taken(run: Run, progress: _Progress) -> None:
    """The write that creates an object in a slot would overwrite one that the list did not show yet."""
    found = read_again(run.reader, progress.known, [""])
    if found is not None:
        forget(run.reader)
        who, other = subject(run.resource, None, run.wished), subject(run.resource, found, Wish())
        raise EntraError(f"The {who} was not created: its slot holds the {other}, which the list did not show yet.")


# --- verifying -------------------------------------------------------------------------------------------------------


def _verified(run: Run, found: Plan, progress: _Progress) -> dict[str, Any] | None:
    """The resulting state, when planning the same wish against it gives nothing.

    An answer that shows the result is enough; otherwise reads are, once they are settled, because after a stale one
    replicas are not in step. Raises EntraError when the write never shows.
    """
    absent = run.wished.state == "absent"
    left = None if absent else _left(run, progress.known)
    if not progress.doubt and left is not None and not left.operations:
        return progress.known
    if not (run.patience.wait and run.verify):
        return None if absent else progress.known
    parts = progress.doubt | {operation.field for operation in (left.operations if left else ())} or {""}
    fresh: dict[str, Any] | None = None

    def shows() -> bool:
        nonlocal fresh, left
        fresh = _fresh(run, progress, parts)
        left = found if fresh is None else _left(run, fresh)
        return fresh is None if absent else fresh is not None and not left.operations

    if settled(run.patience, shows):
        return fresh
    raise EntraError(_never_showed(run, progress, fresh, left or found))


def settled(patience: Patience, shows: Callable[[], bool]) -> bool:
    """Whether reads show something in time: one good read is enough, or two in a row after one that was not."""
    good, needed = 0, 1
    for _pause in _pauses(patience):
        good, needed = (good + 1, needed) if shows() else (0, 2)
        if good >= needed:
            return True
    return False


def _fresh(run: Run, progress: _Progress, parts: set[str]) -> dict[str, Any] | None:
    """The parts in doubt read afresh; an object whose creation was answered without its key is looked up by name."""
    if run.resource.is_collection and not progress.known.get(run.resource.key.wire):
        forget(run.reader)
        return read(run.reader, run.wished).current
    return read_again(run.reader, progress.known, parts)


def _left(run: Run, current: Mapping[str, Any]) -> Plan:
    """What planning the same wish against a state still gives; a slot or companion does not matter any more."""
    return plan(run.resource, current, run.wished, version=run.version)


def _never_showed(run: Run, progress: _Progress, fresh: Mapping[str, Any] | None, left: Plan) -> str:
    who = subject(run.resource, fresh or progress.known, run.wished)
    waited = f"{run.patience.timeout:g} s"
    if run.wished.state == "absent":
        return (
            f"Could not verify that the {who} is gone: Graph accepted the deletion, but shows it after {waited} still."
        )
    if fresh is None:
        return (
            f"Could not verify the {who}: Graph accepted the write, but shows nothing after {waited}; it may appear "
            "later, so look before you create it again, or raise wait_timeout."
        )
    if not left.operations:
        return (
            f"Could not verify the update of the {who}: Graph accepted the write, but within {waited} its reads showed"
            " it only in turns with what was before; its replicas may need more time than wait_timeout allows."
        )
    before, after = left.before or {}, left.after or {}
    stale = ", ".join(f"{name} = {before.get(name)!r}" for name in after if before.get(name) != after[name])
    return (
        f"Could not verify the update of the {who}: Graph accepted the write, but after {waited} its reads still show "
        f"{stale or 'another value'}; it was not applied, or needs more time than wait_timeout allows."
    )


def _settle(run: Run, operation: Operation, progress: _Progress) -> None:
    """Wait until what was written, or that it is gone, is visible, because the next operation depends on it."""
    wanted = {operation.field: None} if operation.method == "DELETE" else operation.body
    fields = [each for each in fields_in(run.resource, run.version) if each.wire in wanted]
    for _pause in _pauses(run.patience):
        fresh = read_again(run.reader, progress.known, [operation.field]) or {}
        if all(same(each, fresh.get(each.wire), wanted[each.wire]) for each in fields):
            return
    raise EntraError(
        f"Could not {operation.summary}: Graph accepted it, but it never showed within {run.patience.timeout:g} s."
    )


def _pauses(patience: Patience, timeout: float | None = None) -> Iterator[float]:
    """One turn at once, then turns after growing pauses (0.5 to 5 seconds) until the time is over."""
    started, pause = patience.clock(), 0.5
    yield 0.0
    while patience.clock() - started + pause <= (patience.timeout if timeout is None else timeout):
        patience.sleep(pause)
        yield pause
        pause = min(pause * 2, 5.0)
