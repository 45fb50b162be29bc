# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ladder that every module climbs, over both front-ends and both readings of PATCH.

create or set, again, update, again, clear, again, absent, again, each rung in check mode first; the request log is the
judge of idempotence, the stored state the judge of the effect. Over the ordinary module, where each task costs a
process, every rung is climbed once, and the second, which names every option, again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.integration.harness import CONNECTIONS, OLDEST, Done, Player, play_with_cues, task
from tests.integration.rungs import LADDER, Rungs

UTILS = "ansible_collections.tenantops.entra.plugins.module_utils"


# On a newer ansible-core, which differs in how it starts a module and not in what the module does, those modules climb
# over the ordinary module that stand for a way of reading and writing.
SAMPLE = ("authentication_strength_policy", "device_registration_policy", "security_defaults")


def climbs() -> list[Any]:
    """Front-end, reading of PATCH, and module of each climb.

    What a module sends does not depend on the front-end, nor what the service makes of it on ansible-core, so each
    front-end meets one reading, on the oldest ansible-core another one than on newer ones.
    """
    readings = {"action": "replace", "module": "merge"} if OLDEST else {"action": "merge", "module": "replace"}
    return [
        pytest.param(front_end, readings[front_end], module, id=f"{front_end}-{readings[front_end]}-{module}")
        for front_end in sorted(CONNECTIONS)
        for module in sorted(LADDER)
        if OLDEST or front_end == "action" or module in SAMPLE
    ]


@pytest.mark.parametrize(("player", "reading", "module"), climbs(), indirect=["player"])
def test_ladder(player: Player, reading: str, module: str, tmp_path: Path) -> None:
    for number, rungs in enumerate(_ladders(module)):
        player.simulator.settings(patch=reading, **rungs.settings)
        for path, value in rungs.start.items():
            player.simulator.put_state(path, value)
        climbed = _climb(player, module, _steps(module, rungs), tmp_path / f"play{number}")
        assert climbed["second"] == rungs.stored
        if rungs.clear:
            assert climbed["clear"] == rungs.cleared


def _ladders(module: str) -> tuple[Rungs, ...]:
    """Those of a module, one for each type of its objects."""
    return (LADDER[module], *LADDER[module].beside)


def _steps(module: str, rungs: Rungs) -> dict[str, tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """The options of each rung by its name, and the members (Graph's names) that are looked at after it."""
    declared = import_module(f"{UTILS}._resources.{module}").RESOURCE
    made = {"id": "{{ made.id }}"} if declared.is_collection else {}
    steps: dict[str, tuple[Mapping[str, Any], Mapping[str, Any]]] = {
        "first": (rungs.first, {}),
        "second": (rungs.second, rungs.stored),
    }
    if rungs.clear:
        steps["clear"] = ({**made, "clear": list(rungs.clear)}, rungs.cleared)
    if declared.delete:
        steps["absent"] = ({**made, "state": "absent"}, {})
    return steps


def _climb(
    player: Player, module: str, steps: Mapping[str, tuple[Mapping[str, Any], Mapping[str, Any]]], folder: Path
) -> dict[str, Any]:
    """All rungs in one play; returns what is stored after each."""
    collection = LADDER[module].path.removesuffix("/{id}")
    whole = player.front_end == "action"
    tasks = []
    for name, (options, _members) in steps.items():
        tasks += [task(module, options, name=f"{name} rehearsed", check_mode=True)] * whole
        tasks.append(task(module, options, name=name, **({"register": "made"} if name == "first" else {})))
        tasks += [task(module, options, name=f"{name} again")] * (whole or name == "second")
    before = {each["name"]: [("DELETE", "/log")] for each in tasks}
    after = {each["name"]: [("GET", "/log"), ("GET", f"/state?path={collection}")] for each in tasks}
    played, answers = play_with_cues(player, folder, tasks, before, after, diff=True)
    done = {each.name: each for each in played}
    failed = [f"{each.name}: {each.message}" for each in played if each.failed]
    assert not failed, "\n".join(failed)
    for name in steps:
        _judge(done[name])
        if f"{name} rehearsed" in done:
            _judge_rehearsal(done[f"{name} rehearsed"], done[name])
        if f"{name} again" in done:
            _judge_repetition(done[f"{name} again"])
    key = _key(done["first"].result["id"], module)
    return {name: _stored(answers[name][1], key, members) for name, (_options, members) in steps.items()}


def _judge(done: Done) -> None:
    """One rung: what is written is what is announced."""
    assert done.changed, done.name
    assert done.writes == [f"{sent['method']} /{sent['path'].split('/', 2)[2]}" for sent in done.result["requests"]]


def _judge_repetition(again: Done) -> None:
    """Nothing is written where everything is as it is wished."""
    assert not again.changed and again.writes == [] and again.result["requests"] == [], again.name
    assert again.result["diff"]["before"] == again.result["diff"]["after"]


def _judge_rehearsal(rehearsed: Done, done: Done) -> None:
    """Nothing is written in check mode, and what is announced is done."""
    assert rehearsed.changed and rehearsed.writes == [], done.name
    _assert_same_diff(rehearsed.result["diff"], done.result["diff"])
    assert [sent["method"] for sent in rehearsed.result["requests"]] == [
        sent["method"] for sent in done.result["requests"]
    ]


def _key(ident: str, module: str) -> tuple[str, str]:
    return import_module(f"{UTILS}._resources.{module}").RESOURCE.key.wire, ident


def _stored(state: Any, key: tuple[str, str], wanted: Mapping[str, Any]) -> dict[str, Any] | None:
    """The members that a rung looks at; of a collection those of the item with the key."""
    items = state if isinstance(state, list) else [state]
    wire, ident = key
    found = [item for item in items if not isinstance(state, list) or item.get(wire) == ident]
    if not found:
        return None
    stored = found[0]
    return {name: set(stored[name]) if isinstance(value, set) else stored.get(name) for name, value in wanted.items()}


@pytest.mark.parametrize("module", sorted(LADDER))
def test_every_option_is_climbed(module: str) -> None:
    every = set(_paths_of_spec(import_module(f"{UTILS}._options").argument_spec(_fields(module))))
    climbed = {path for rungs in _ladders(module) for state in (rungs.first, rungs.second) for path in _values(state)}
    print(f"{module}: fields exercised {len(every & climbed)} of {len(every)}", file=sys.stderr)
    assert every <= climbed


@pytest.mark.parametrize("module", sorted(LADDER))
def test_every_option_changes(module: str) -> None:
    for rungs in _ladders(module):
        first, second = _values(rungs.first), _values(rungs.second)
        assert {path for path in first | second if first.get(path) == second.get(path)} == set(rungs.fixed)


@pytest.mark.parametrize("module", sorted(LADDER))
def test_every_option_is_cleared_that_can_be(module: str) -> None:
    cleared = [path for rungs in _ladders(module) for path in rungs.clear]
    assert [path for path in _clearable(_fields(module)) if not path.startswith(tuple(cleared))] == []


def _fields(module: str) -> Any:
    resource = import_module(f"{UTILS}._resources.{module}").RESOURCE
    return import_module(f"{UTILS}._resource").all_fields(resource)


def _clearable(fields: Any, path: str = "") -> Iterator[str]:
    """The paths, outside of lists and typed values, that O(clear) takes."""
    clear, vocabulary = import_module(f"{UTILS}._clear"), import_module(f"{UTILS}._fields")
    for each in fields:
        if each.immutable or each.write_only:
            continue
        if clear.emptiness(each) is not vocabulary.UNSET:
            yield f"{path}{each.name}"
        elif isinstance(each.type, vocabulary.Object) and not each.type.bare:
            yield from _clearable(each.type.fields, f"{path}{each.name}.")


def test_every_module_with_a_declaration_is_on_the_ladder() -> None:
    from tests.integration.harness import HERE

    declared = {path.stem for path in (HERE.parents[1] / "plugins/module_utils/_resources").glob("[a-z]*.py")}
    assert declared == set(LADDER)


def _assert_same_diff(rehearsed: Mapping[str, Any], done: Mapping[str, Any]) -> None:
    assert rehearsed["before"] == done["before"]
    assert {**rehearsed["after"], "id": None} == {**done["after"], "id": None}


def _values(options: Any, path: str = "") -> dict[str, list[Any]]:
    """Every option path that is named, with the values that it has, in one item of a list or several."""
    found: dict[str, list[Any]] = {}
    for item in options if isinstance(options, list) else [options]:
        for name, value in item.items() if isinstance(item, Mapping) else ():
            found.setdefault(f"{path}{name}", []).append(value)
            for below, values in _values(value, f"{path}{name}.").items():
                found.setdefault(below, []).extend(values)
    return found


def _paths_of_spec(spec: Mapping[str, Any], path: str = "") -> Iterator[str]:
    for name, option in spec.items():
        yield f"{path}{name}"
        yield from _paths_of_spec(option.get("options") or {}, f"{path}{name}.")
