# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a task's parameters to its result: what both front-ends share.

The module and the action front-end differ only in how they get parameters and hand back results.

Private to the collection.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from ._auth import AUTH_SOURCES, Credential, credential, secrets, token_source
from ._checks import field_problems, problems
from ._client import Client
from ._clouds import Cloud, cloud
from ._compare import stripped
from ._errors import EntraError
from ._fields import Field, Refs
from ._names import Known, names, references, replaced
from ._options import Wish, argument_spec, names_beta, resource_spec, wish
from ._pace import Pace, temporary
from ._plan import Plan
from ._read import Lists, State
from ._reconcile import Outcome, Patience, Planned, Run, bound, reconcile, version_of
from ._resource import Resource, Together, all_fields

# The options of every task that talks to Graph. Credentials have no fallback here: whether the environment counts is
# decided by _auth, so that a stray variable never beats an explicit option.
CONNECTION_SPEC: dict[str, Any] = {
    "access_token": {"type": "str", "no_log": True},
    "auth_source": {"type": "str", "default": "auto", "choices": list(AUTH_SOURCES)},
    "tenant_id": {"type": "str"},
    "client_id": {"type": "str"},
    "client_secret": {"type": "str", "no_log": True},
    "client_certificate_path": {"type": "path"},
    "client_certificate": {"type": "str", "no_log": True},
    "client_certificate_password": {"type": "str", "no_log": True},
    "federated_token_file": {"type": "path", "no_log": False},
    "federated_token": {"type": "str", "no_log": True},
    "service_connection_id": {"type": "str"},
    "cloud": {"type": "str"},
    "authority_host": {"type": "str"},
    "graph_url": {"type": "str"},
    "ca_path": {"type": "path"},
    "retry_timeout": {"type": "int", "default": 300},
}
WAIT_SPEC: dict[str, Any] = {
    "wait": {"type": "bool", "default": True},
    "wait_timeout": {"type": "int", "default": 120},
}
# The options of the modules whose writes are judged before they are made; names may stand in these.
_NAMED = (
    Refs("emergency_access_users", "Accounts that must always get in.", "user"),
    Refs("emergency_access_groups", "Groups of such accounts.", "group"),
)
GUARD_SPEC: dict[str, Any] = {
    **argument_spec(_NAMED),
    "accept_risk": {
        "type": "list",
        "elements": "dict",
        "options": {"policy": {"type": "str", "required": True}, "reason": {"type": "str", "required": True}},
    },
}


@dataclass(frozen=True)
class Memory:
    """What the items of one loop share: lists, kept true by our own writes, ids of names, and the pace."""

    lists: Lists = field(default_factory=dict)
    known: Known = field(default_factory=dict)
    pace: Pace = field(default_factory=Pace)


@dataclass(frozen=True)
class Task:
    """One task as a front-end hands it over.

    ``params``: validated parameters. ``environment``: the variables that count. ``memory``: what the items of one loop
    share, by identity. ``hidden``: filled with secrets that came from the environment and must be masked.
    """

    params: Mapping[str, Any]
    check: bool = False
    diff: bool = False
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    memory: MutableMapping[Any, Memory] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Entry:
    """One module as both front-ends run it.

    ``spec``: its argument spec, as keyword arguments of AnsibleModule and ArgumentSpecValidator. ``perform`` turns a
    task into Ansible's result and raises nothing that a user can cause. ``reveals``: the member of the result that
    hands out a secret, which is therefore neither masked nor displayed.
    """

    name: str
    spec: Mapping[str, Any]
    perform: Callable[[Task], dict[str, Any]]
    reveals: str = ""


@dataclass(frozen=True)
class Order:
    """What a task asks of the engine: a resource, a wish, an API version.

    ``options``: where names may stand that have to be looked up. ``raw`` results are in Graph's own names. ``review``
    has the last look at the plan (see Run).
    """

    resource: Resource
    wished: Wish
    version: str
    options: Mapping[str, Any] = field(default_factory=dict)
    raw: bool = False
    review: Callable[[Run, State, Plan], Plan] | None = None


def entry_of(resource: Resource) -> Entry:
    """The module of a declared resource."""
    return Entry(resource.name, spec_of(resource), partial(perform, resource))


def spec_of(resource: Resource) -> dict[str, Any]:
    """What AnsibleModule and ArgumentSpecValidator need to validate a task of a resource, as keyword arguments."""
    own = {**resource_spec(resource), **(GUARD_SPEC if resource.guard else {})}
    spec: dict[str, Any] = {"argument_spec": {**CONNECTION_SPEC, **WAIT_SPEC, **own}}
    if resource.is_collection:
        spec["required_one_of"] = [["id", resource.key.match]] if resource.key.match != "id" else [["id"]]
    return spec


def perform(resource: Resource, task: Task) -> dict[str, Any]:
    """Do the task of a declared resource."""
    return carry_out(lambda: _order(resource, task), task)


def carry_out(order: Callable[[], Order], task: Task) -> dict[str, Any]:
    """Do a task and return Ansible's result: changed, policy, id, requests, diff in diff mode, or failed and msg.

    ``order`` finds everything that can be found wrong before the first request. Raises nothing that a user can cause.
    A failed task names the writes that were sent before it failed; it changed something unless Graph refused all.
    """
    client: Client | None = None
    try:
        asked = order()
        client, identity = connect(task)
        memory = task.memory[identity]
        asked = _with_ids(asked, client, memory.known)
        notes: dict[str, Any] = {}
        run = Run(
            asked.resource,
            asked.wished,
            client,
            version=asked.version,
            check=task.check,
            patience=Patience(bool(task.params["wait"]), float(task.params["wait_timeout"])),
            lists=memory.lists,
            review=asked.review or (partial(_guard, asked, memory.known, notes) if asked.resource.guard else None),
        )
        outcomes = _outcomes(asked, run, partial(_judge, asked, memory.known, notes))
        return {**_result(asked, task, run, outcomes, notes), **notes}
    except EntraError as error:
        changed, made = (client.may_have_written, client.writes) if client else (False, [])
        return {"failed": True, "msg": str(error), "changed": changed, "requests": made}


def _order(resource: Resource, task: Task) -> Order:
    wished = wish(resource, task.params)
    own = field_problems(_NAMED, task.params) if resource.guard else []
    refuse(resource.name, [*problems(resource, task.params, wished), *own])
    beta = names_beta(all_fields(resource), task.params, wished.clear)
    return Order(resource, wished, version_of(resource, task.params, beta), task.params)


def _with_ids(asked: Order, client: Client, known: Known) -> Order:
    """The order with ids in the place of names, which may turn out to be the same object twice."""
    resource, fields = asked.resource, all_fields(asked.resource, asked.wished.variant)
    options = _identified(fields, asked.options, client, known, resource.title)
    if options is asked.options:
        return asked
    wished = replace(asked.wished, values=wish(resource, options).values)
    refuse(resource.name, problems(resource, options, wished))
    return replace(asked, wished=wished, options=options)


def _identified(
    fields: Iterable[Field], options: Mapping[str, Any], client: Client, known: Known, whose: str
) -> Mapping[str, Any]:
    """Options with ids in the place of names; the same options where there are none."""
    declared = tuple(fields)
    wanted = names(declared, options)
    if not wanted:
        return options
    # Imported where it is needed: a module compiles what it imports anew at every task.
    from ._directory import id_of, look_up

    look_up(client, wanted, known, whose)
    return replaced(declared, options, lambda each: id_of(each, known))


def _outcomes(asked: Order, run: Run, judge: Callable[[Sequence[Planned]], None]) -> list[Outcome]:
    """What comes of the object of a task, and of those that the task names beside it."""
    together = run.resource.together
    named = asked.options.get(together.option) if together else None
    if not (together and named):
        return [reconcile(run)]
    from ._together import reconcile_together

    return reconcile_together(run, together, named, judge)


def _guard(asked: Order, known: Known, notes: dict[str, Any], run: Run, state: State, found: Plan) -> Plan:
    """The last look at a plan of a guarded module: see _judge."""
    _judge(asked, known, notes, [Planned(run, state, found)])
    return found


def _judge(asked: Order, known: Known, notes: dict[str, Any], planned: Sequence[Planned]) -> None:
    """Refuse plans that would lock the tenant or open it; note what of that is accepted, and what else is wrong."""
    if not any(each.run.resource.guard.when(each.state.current or {}, each.after or {}) for each in planned):
        return
    from ._guarding import Change, foretold, refusal, review, shown, warned

    changes = [
        Change(each.run.resource.guard, each.state.current, each.after, str(each), each.run.version) for each in planned
    ]
    client = planned[0].run.client
    options = _identified(_NAMED, asked.options, client, known, "emergency access")
    verdict = review(client, changes, options)
    if verdict.refused:
        together = asked.resource.together
        raise refusal(changes[0].subject, verdict.refused, together.remedy if together else "")
    notes["accepted_risks"] = shown(verdict.accepted)
    told, silence = foretold(client, changes, options.get("emergency_access_users") or ())
    notes |= {"what_if": told} if told else {}
    warnings = [*warned(verdict, changes), *silence]
    if warnings:
        notes["warnings"] = warnings


def refuse(name: str, wrong: list[str]) -> None:
    """Raise EntraError when anything is wrong with the options of a module."""
    if wrong:
        raise EntraError(f"The options of {name} are not valid: {'; '.join(wrong)}.")


def connect(task: Task) -> tuple[Client, Credential]:
    """A client for the tenant that the parameters and the environment name, and the identity that it uses.

    Raises LoginError when no credential can be made of them, EntraError for an address that is refused.
    """
    where, identity, token = login(task)
    client = Client(
        where.graph_url,
        token,
        ca_path=task.params["ca_path"],
        read_only=task.check,
        retry_timeout=task.params["retry_timeout"],
        environment=task.environment,
        pace=task.memory.setdefault(identity, Memory(pace=Pace(temporary(task.environment)))).pace,
    )
    return client, identity


def login(task: Task) -> tuple[Cloud, Credential, Callable[[bool], str]]:
    """Where the tenant is, who asks, and what gives a token (see _auth.token_source); no request yet.

    Raises what connect raises.
    """
    params, environment = task.params, task.environment
    where = cloud(
        params["cloud"] or environment.get("AZURE_CLOUD_ENVIRONMENT"),
        graph_url=params["graph_url"] or environment.get("MSGRAPH_URL"),
        authority_host=params["authority_host"] or environment.get("AZURE_AUTHORITY_HOST"),
    )
    identity = credential(params, environment)
    task.hidden.update(secrets(identity))
    token = token_source(
        identity, where, ca_path=params["ca_path"], environment=environment, retry_timeout=params["retry_timeout"]
    )
    return where, identity, token


def _result(asked: Order, task: Task, run: Run, outcomes: Sequence[Outcome], notes: dict[str, Any]) -> dict[str, Any]:
    """Ansible's result, from what came of the object and of those beside it."""
    outcome, *others = outcomes
    planned = [request for each in outcomes for request in _planned(run, each.plan)]
    result: dict[str, Any] = {
        "changed": any(each.plan.operations for each in outcomes),
        "policy": stripped(outcome.state) if asked.raw else outcome.policy,
        "id": outcome.ident,
        "requests": planned if task.check else run.client.writes,
    }
    if others:
        result[run.resource.together.option] = [_beside(run.resource.together, each.policy) for each in others]
    if run.wished.exact:
        result["not_reset"] = list(outcome.plan.not_reset)
    if task.diff:
        before, after = _named(run, outcome.plan, notes)
        if others:
            together = run.resource.together
            before = {**(before or {}), together.option: [_beside(together, each.plan.before) for each in others]}
            after = {**(after or {}), together.option: [_beside(together, each.plan.after) for each in others]}
        result["diff"] = _diff(asked.resource, before, after, planned)
    return result


def _beside(together: Together, policy: Mapping[str, Any] | None) -> dict[str, Any]:
    """Of an object that is written in the same step: which one it is, and what is written."""
    written = [each.name for each in together.others.fields if each.wire in together.values]
    return {name: (policy or {}).get(name) for name in ("id", together.others.key.match, *written)}


def _named(run: Run, found: Plan, notes: dict[str, Any]) -> list[Mapping[str, Any] | None]:
    """Before and after of a plan, with names beside the ids that only one of them has; warns where Graph shows none."""
    sides, fields = (found.before, found.after), all_fields(run.resource)
    ids = [{each.text.casefold(): each for each in references(fields, side)} for side in sides]
    changed = ids[0].keys() ^ ids[1].keys()
    if not changed:
        return list(sides)
    from ._directory import beside, look_up_ids

    shown, refused = look_up_ids(run.client, [(ids[0] | ids[1])[ident] for ident in sorted(changed)])
    if refused:
        notes["warnings"] = [*notes.get("warnings", ()), *refused]
    return [None if side is None else replaced(fields, side, beside(shown)) for side in sides]


def _planned(run: Run, found: Plan) -> list[dict[str, Any]]:
    """The writes of a plan as they would be sent; {id} stands for the id of an object that does not exist yet."""
    bodies = ((operation, *bound(run, operation, found.landed or {})) for operation in found.operations)
    root = f"/{found.version}"
    return [{"method": operation.method, "path": f"{root}{path}", "body": body} for operation, path, body in bodies]


def _diff(
    resource: Resource,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
    planned: list[dict[str, Any]],
) -> dict[str, Any]:
    one_side = before is None or after is None
    diff: dict[str, Any] = {
        "before": _given(before) if one_side else before,
        "after": _given(after) if one_side else after,
        "before_header": f"{resource.name} as it is",
        "after_header": f"{resource.name} as wished",
    }
    if planned:
        diff["prepared"] = "".join(_as_text(request) for request in planned)
    return diff


def _given(side: Mapping[str, Any] | None) -> dict[str, Any]:
    """An object that is created or deleted, without the options that are null: nothing stands beside them."""
    return {name: value for name, value in (side or {}).items() if value is not None}


def _as_text(request: Mapping[str, Any]) -> str:
    body = "" if request["body"] is None else json.dumps(request["body"], indent=2, ensure_ascii=False) + "\n"
    return f"{request['method']} {request['path']}\n{body}"
