# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every fault at every moment of each way of reading and writing: see matrix.py for the cells.

After each the task has converged or failed with one true sentence, a second run converges, and there is one object.
Many cells share a play; a callback arms the faults between the tasks. Several plays run at once, because a cell that
backs off mostly sleeps.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import ansible.release
import pytest

from tests.integration.harness import (
    CONNECTIONS,
    HERE,
    OLDEST,
    Cue,
    Done,
    Player,
    play_with_cues,
    player_environment,
    task,
)
from tests.integration.matrix import Cell, Played, Report, Scene, cells, faults_of
from tests.integration.rungs import LADDER
from tests.simulator.handle import Simulator

PLAYS_AT_ONCE = 3
REPORTS = HERE.parents[1] / ".cache/reports"
UTILS = "ansible_collections.tenantops.entra.plugins.module_utils"


@pytest.fixture(scope="module")
def tenants() -> Iterator[list[Simulator]]:
    """As many simulated tenants as there are plays at once."""
    found: list[Simulator] = []
    try:
        with ThreadPoolExecutor() as pool:
            found += pool.map(lambda _number: Simulator.start(), range(PLAYS_AT_ONCE))
        yield found
    finally:
        for each in found:
            each.stop()


# --- plays with cues -------------------------------------------------------------------------------------------------


def start(module: str, kept: bool = False) -> list[Cue]:
    """The cues that set the stage."""
    rungs = LADDER[module]
    settings = [("POST", "/settings", dict(rungs.settings))] if rungs.settings else []
    stored = [("PUT", f"/state?path={path}", {"value": value}) for path, value in rungs.start.items()]
    return [("POST", "/reset", {"kept": kept}), *settings, *(stored if not kept else [])]


def stored(module: str) -> Cue:
    """The cue that asks for what is stored: the object, or all items of its collection."""
    return ("GET", f"/state?path={LADDER[module].path.removesuffix('/{id}')}")


_known: dict[str, list[Scene]] = {}


def scenes(module: str, tenant: Simulator, folder: Path) -> list[Scene]:
    """What the module does when nothing goes wrong; found out once."""
    if module not in _known:
        _known[module] = _scenes(module, tenant, folder)
    return _known[module]


def _scenes(module: str, tenant: Simulator, folder: Path) -> list[Scene]:
    rungs = LADDER[module]
    player = Player(tenant, "action", player_environment(tenant, token=tenant.token()))
    tasks = [task(module, rungs.first, name="make"), task(module, rungs.second, name="change")]
    # A task in check mode changes nothing: the cue after it tells what was stored at the start.
    tasks.insert(0, task(module, rungs.first, name="start", check_mode=True))
    before = {"start": start(module), "make": [("DELETE", "/log")], "change": [("DELETE", "/log")]}
    after = {each["name"]: [("GET", "/log"), stored(module)] for each in tasks}
    (_start, made, changed), answers = play_with_cues(player, folder, tasks, before, after)
    assert (made.failed, made.changed, changed.failed, changed.changed) == (False, True, False, True), made.message
    found = [Scene.of(module, "make", rungs.first, False, made, answers["start"][1])]
    # A singleton is made by the same requests as it is changed by.
    more = [Scene.of(module, "change", rungs.second, True, changed, answers["make"][1])] if "{id}" in rungs.path else []
    return found + more


def stage(
    cell: Cell, number: int, tenant: Simulator, front_end: str
) -> tuple[list[Any], dict[str, Any], dict[str, Any]]:
    """The two tasks of a cell, and the cues before and after them."""
    module, scene = cell.scene.module, cell.scene
    patience = {"retry_timeout": 3 if cell.fault.once else 1, "wait_timeout": 2}
    who: dict[str, Any] = {"access_token": "{{ token }}"}
    if cell.moment == "login" or cell.fault.renews:
        who = {name: getattr(tenant, name) for name in ("tenant_id", "client_id", "client_secret")}
    names = f"{number} first", f"{number} second"
    first = task(module, {**scene.options, **patience, **who}, name=names[0])
    again = task(module, {**scene.options, "access_token": "{{ token }}", "wait_timeout": 5}, name=names[1])
    # The engine is the same; the second run is done in the faster of its front-ends.
    again["vars"] = {"ansible_connection": CONNECTIONS["action"]}
    armed = [*start(module, scene.kept), ("POST", "/faults", cell.spec)]
    before = {names[0]: armed, names[1]: [("DELETE", "/faults")]}
    after = {
        names[0]: [("GET", "/log"), ("GET", "/faults"), stored(module)],
        names[1]: [("GET", "/log"), stored(module)],
    }
    return [first, again], before, after


def run(wanted: Sequence[Cell], tenant: Simulator, front_end: str, folder: Path) -> list[Played]:
    """Play cells, one after the other, in one play."""
    module = wanted[0].scene.module
    # The state that a change starts from; the first task of the play makes it.
    keep = task(module, LADDER[module].first, name="keep", vars={"ansible_connection": CONNECTIONS["action"]})
    tasks, before, after = [keep], {"keep": start(module)}, {"keep": [("GET", "/log"), ("POST", "/keep")]}
    for number, cell in enumerate(wanted):
        both, cues, answers = stage(cell, number, tenant, front_end)
        tasks += both
        before |= cues
        after |= answers
    player = Player(tenant, front_end, player_environment(tenant))
    for each in tasks:
        each["vars"] = {**each.get("vars", {}), "token": tenant.token()}
    done, answers = play_with_cues(player, folder, tasks, before, after)
    pairs = zip(wanted, done[1::2], done[2::2], strict=True)
    # The log of the second run goes on where that of the first ended.
    return [
        _played(cell, first, replace(second, requests=second.requests[len(first.requests) :]), answers)
        for cell, first, second in pairs
    ]


def _played(cell: Cell, first: Done, second: Done, answers: Mapping[str, list[Any]]) -> Played:
    faults, between = answers[first.name][1:]
    resource = import_module(f"{UTILS}._resources.{cell.scene.module}").RESOURCE
    given, title = cell.scene.options.get(resource.key.match), resource.title
    # A name may stand for an id, which is what is stored and shown.
    name = (cell.scene.policy or {}).get(resource.key.match, given)
    wire = next((each.wire for each in resource.fields if each.name == resource.key.match), resource.key.wire)
    final = answers[second.name][1]
    count = sum(item.get(wire) == name for item in final) if isinstance(final, list) else 1
    subjects = (title, title.removesuffix("y"), *(text for text in (given, name) if text))
    return Played(cell, first, second, faults[0]["applied"], between, count, subjects)


# --- the matrix ------------------------------------------------------------------------------------------------------


def matrix(module: str, front_end: str, tenants: list[Simulator], folder: Path) -> list[Played]:
    """Every cell of a module; over the ordinary module, where a task costs a process, those of the first write."""
    every = cells(scenes(module, tenants[0], folder / "scenes"))
    every = [cell for cell in every if front_end == "action" or cell.moment == cell.scene.name]
    with ThreadPoolExecutor(len(tenants)) as pool:
        shares = [every[number :: len(tenants)] for number in range(len(tenants))]
        plays = pool.map(
            lambda number: run(shares[number], tenants[number], front_end, folder / f"c{number}"), range(len(tenants))
        )
        found = {id(played.cell): played for share in plays for played in share}
    return [found[id(cell)] for cell in every]


def write_report(module: str, front_end: str, played: Sequence[Played]) -> Path:
    """Keep the column, and write the table of all columns that there are."""
    core = ".".join(ansible.release.__version__.split(".")[:2])
    parts = REPORTS / f"faults-{core}"
    parts.mkdir(parents=True, exist_ok=True)
    column = {each.cell.row: each.text for each in played}
    (parts / f"{module} {front_end}.json").write_text(json.dumps(column), encoding="utf-8")
    names = [f"{each} {connection}" for each in LADDER for connection in CONNECTIONS]
    files = {name: parts / f"{name}.json" for name in names}
    columns = {name: json.loads(file.read_text(encoding="utf-8")) for name, file in files.items() if file.exists()}
    table = REPORTS / f"faults-{core}.md"
    draft = REPORTS / f"faults-{core}.{os.getpid()}"
    draft.write_text(Report(parts, f"Faults, ansible-core {core}", columns).markdown(), encoding="utf-8")
    return draft.replace(table)


# A cell judges the engine, not an endpoint: one module for each way of reading and writing is enough, and one more over
# the ordinary module, which shows that it hands over what the engine says.
COLUMNS = (
    ("authentication_strength_policy", "action"),  # a collection, an action, children
    ("security_defaults", "action"),  # a singleton, PATCH of what differs
    ("security_defaults", "module"),
    ("security", "action"),  # an answer with a body
    ("authorization_policy", "action"),  # names to look up
    ("cross_tenant_access_partner", "action"),  # a key of ours, a sub-resource, a deletion in two steps
    ("device_registration_policy", "action"),  # PUT of the whole object
    ("ownerless_group_policy", "action"),  # an upsert that replaces
)
# A newer ansible-core starts tasks in other ways, and requests nothing else.
COLUMNS_HERE = COLUMNS if OLDEST else COLUMNS[:1]


@pytest.mark.parametrize(("module", "front_end"), COLUMNS_HERE)
def test_every_cell(tenants: list[Simulator], tmp_path: Path, module: str, front_end: str) -> None:
    played = matrix(module, front_end, tenants, tmp_path)
    print(f"{module} {front_end}: {len(played)} cells in {write_report(module, front_end, played)}", file=sys.stderr)
    wrong = [text for each in played for text in faults_of(each)]
    assert not wrong, "\n".join(wrong)
