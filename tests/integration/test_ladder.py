# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ladder that every module climbs, over both front-ends and both readings of PATCH.

create or set, again, update, again, clear, again, absent, again, each rung in check mode first; the request log is the
judge of idempotence, the stored state the judge of the effect.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import pytest

from tests.integration.harness import Done, Player, task
from tests.integration.rungs import LADDER

UTILS = "ansible_collections.tenantops.entra.plugins.module_utils"


@pytest.fixture(params=["merge", "replace"])
def reading(request: pytest.FixtureRequest) -> str:
    """How the simulated tenant reads a PATCH of a complex value."""
    return request.param


@pytest.mark.parametrize("module", sorted(LADDER))
def test_ladder(player: Player, reading: str, module: str) -> None:
    rungs = LADDER[module]
    player.simulator.settings(patch=reading, **rungs.settings)
    declared = import_module(f"{UTILS}._resources.{module}").RESOURCE
    created = _climb(player, module, rungs.first)
    path = rungs.path.format(id=created.result["id"])
    _climb(player, module, rungs.second)
    _assert_stored(player, path, rungs.stored)
    if rungs.clear:
        name = {key: rungs.second[key] for key in ("id", "display_name") if key in rungs.second}
        _climb(player, module, {**name, "clear": list(rungs.clear)})
        _assert_stored(player, path, rungs.cleared)
    if declared.delete:
        _climb(player, module, {"id": created.result["id"], "state": "absent"})
        assert player.simulator.state(path) is None


@pytest.mark.parametrize("module", sorted(LADDER))
def test_every_option_is_climbed(module: str) -> None:
    every = set(_paths_of_spec(import_module(f"{UTILS}._options").argument_spec(_fields(module))))
    rungs = LADDER[module]
    climbed = set(_values(rungs.first)) | set(_values(rungs.second))
    print(f"{module}: fields exercised {len(every & climbed)} of {len(every)}", file=sys.stderr)
    assert every <= climbed


@pytest.mark.parametrize("module", sorted(LADDER))
def test_every_option_changes(module: str) -> None:
    rungs = LADDER[module]
    first, second = _values(rungs.first), _values(rungs.second)
    assert {path for path in first | second if first.get(path) == second.get(path)} == set(rungs.fixed)


@pytest.mark.parametrize("module", sorted(LADDER))
def test_every_option_is_cleared_that_can_be(module: str) -> None:
    cleared = LADDER[module].clear
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


def _climb(player: Player, module: str, options: Mapping[str, Any]) -> Done:
    """One rung: in check mode, for real, and again."""
    player.simulator.clear_log()
    rehearsed, done, again = player.play(
        task(module, options, check_mode=True), task(module, options), task(module, options)
    ).tasks
    assert not any(each.failed for each in (rehearsed, done, again)), [
        each.message for each in (rehearsed, done, again)
    ]
    assert (rehearsed.changed, done.changed, again.changed) == (True, True, False)
    assert rehearsed.writes == [] and again.writes == [] and again.result["requests"] == []
    assert done.writes == [f"{sent['method']} /{sent['path'].split('/', 2)[2]}" for sent in done.result["requests"]]
    _assert_same_diff(rehearsed.result["diff"], done.result["diff"])
    assert [sent["method"] for sent in rehearsed.result["requests"]] == [
        sent["method"] for sent in done.result["requests"]
    ]
    assert again.result["diff"]["before"] == again.result["diff"]["after"]
    return done


def _assert_same_diff(rehearsed: Mapping[str, Any], done: Mapping[str, Any]) -> None:
    assert rehearsed["before"] == done["before"]
    assert {**rehearsed["after"], "id": None} == {**done["after"], "id": None}


def _assert_stored(player: Player, path: str, wanted: Mapping[str, Any]) -> None:
    stored = player.simulator.state(path)
    found = {name: set(stored[name]) if isinstance(value, set) else stored.get(name) for name, value in wanted.items()}
    assert found == wanted


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
