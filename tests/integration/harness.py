# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs tasks with ansible-playbook, over one of the two front-ends, against a simulated tenant."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml
from ansible.release import __version__

from tests.integration.forks import playbook
from tests.simulator.handle import Simulator

HERE = Path(__file__).resolve().parent
# The action front-end runs on a local connection; on any other it hands over to the ordinary module.
CONNECTIONS = {"action": "local", "module": "process"}
COLLECTION = "tenantops.entra"
OLDEST = __version__.startswith("2.18.")
"""Whether this is the oldest supported ansible-core, on which everything is played."""

SETTINGS = {
    "ANSIBLE_CONFIG": str(HERE / "ansible.cfg"),
    "ANSIBLE_CALLBACK_PLUGINS": str(HERE / "plugins/callback"),
    "ANSIBLE_CALLBACKS_ENABLED": "results,cues",
    "ANSIBLE_CONNECTION_PLUGINS": str(HERE / "plugins/connection"),
    "ANSIBLE_NOCOLOR": "1",
    "ANSIBLE_LOCALHOST_WARNING": "false",
    "ANSIBLE_RETRY_FILES_ENABLED": "false",
}


@dataclass(frozen=True)
class Done:
    """One task that was run: its result, and the requests that it made, in order."""

    name: str
    failed: bool
    result: dict[str, Any]
    requests: list[dict[str, Any]] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether Ansible calls the task changed."""
        return bool(self.result.get("changed"))

    @property
    def message(self) -> str:
        """The sentence of a failed task."""
        return str(self.result.get("msg", ""))

    @property
    def calls(self) -> list[str]:
        """The requests to Graph as "METHOD /path", without the version and the query."""
        return [
            f"{entry['method']} /{entry['path'].split('?')[0].split('/', 2)[2]}"
            for entry in self.requests
            if entry["kind"] == "graph"
        ]

    @property
    def writes(self) -> list[str]:
        """The calls that were not reads; the items of a batch are calls of their own."""
        return [call for call in self.calls if not call.startswith("GET ") and call != "POST /$batch"]


@dataclass(frozen=True)
class Run:
    """One run of ansible-playbook: the tasks done, what it printed, and its exit status."""

    tasks: list[Done]
    output: str
    status: int

    def __getitem__(self, index: int) -> Done:
        return self.tasks[index]


@dataclass(frozen=True)
class Player:
    """Runs tasks over one front-end, at a verbosity, and keeps the runs."""

    simulator: Simulator
    front_end: str
    environment: Mapping[str, str]
    verbosity: int = 0
    runs: list[Run] = field(default_factory=list)

    def play(
        self,
        *tasks: Mapping[str, Any],
        check: bool = False,
        diff: bool = True,
        verbosity: int | None = None,
        environment: Mapping[str, str | None] | None = None,
        play: Mapping[str, Any] | None = None,
    ) -> Run:
        """Run tasks one after the other; a failing one does not stop the rest.

        ``environment`` is laid over the player's own; None removes a variable. ``play`` holds further keywords of the
        play.
        """
        with tempfile.TemporaryDirectory(prefix="play") as folder:
            loud = self.verbosity if verbosity is None else verbosity
            run = self._play(Path(folder), tasks, check, diff, loud, environment or {}, play or {})
        self.runs.append(run)
        return run

    def task(self, module: str, options: Mapping[str, Any], **how: Any) -> Done:
        """Run a single task of one of the collection's modules."""
        return self.play(task(module, options), **how)[0]

    def _play(
        self,
        folder: Path,
        tasks: Sequence[Mapping[str, Any]],
        check: bool,
        diff: bool,
        verbosity: int,
        environment: Mapping[str, str | None],
        play: Mapping[str, Any],
    ) -> Run:
        named = [{"name": f"task {index}", "ignore_errors": True, **each} for index, each in enumerate(tasks)]
        book = [{"name": "Test", "hosts": "tenant", "gather_facts": False, **play, "tasks": named}]
        (folder / "book.yml").write_text(yaml.safe_dump(book, sort_keys=False), encoding="utf-8")
        (folder / "inventory.yml").write_text(yaml.safe_dump(self._inventory()), encoding="utf-8")
        results = folder / "results.jsonl"
        results.touch()
        arguments = ["-i", str(folder / "inventory.yml"), str(folder / "book.yml")]
        arguments += ["--check"] * check + ["--diff"] * diff + [f"-{'v' * verbosity}"] * bool(verbosity)
        printed = folder / "printed.txt"
        status = playbook(arguments, self._variables(results, environment), settings(), printed)
        lines = [json.loads(line) for line in results.read_text(encoding="utf-8").splitlines()]
        log = self.simulator.log()
        return Run([_done(line, log) for line in lines], printed.read_text(encoding="utf-8"), status)

    def _inventory(self) -> dict[str, Any]:
        host = {
            "ansible_connection": CONNECTIONS[self.front_end],
            "ansible_python_interpreter": "{{ ansible_playbook_python }}",
        }
        return {"all": {"hosts": {"tenant": host}}}

    def _variables(self, results: Path, over: Mapping[str, str | None]) -> dict[str, str]:
        variables = {**self.environment, **SETTINGS, "TENANTOPS_RESULTS": str(results), **over}
        return {name: value for name, value in variables.items() if value is not None}


Cue = tuple[Any, ...]
"""A control request: method, path and perhaps a body."""


def play_with_cues(
    player: Player,
    folder: Path,
    tasks: Sequence[Mapping[str, Any]],
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    diff: bool = False,
) -> tuple[list[Done], dict[str, list[Any]]]:
    """Run tasks, with control requests before and after them; the answers of the latter by the name of the task.

    The first request after a task must ask for the log, from which what the task requested is known.
    """
    folder.mkdir()
    heard = folder / "heard.jsonl"
    heard.touch()
    simulator = player.simulator
    cues = {"url": simulator.control_url, "ca_path": simulator.ca_path, "heard": str(heard)}
    (folder / "cues.json").write_text(json.dumps({**cues, "before": before, "after": after}), encoding="utf-8")
    done = player.play(*tasks, environment={"TENANTOPS_CUES": str(folder / "cues.json")}, diff=diff).tasks
    answers = {}
    for line in map(json.loads, heard.read_text(encoding="utf-8").splitlines()):
        refused = [answer for answer in line["answers"] if isinstance(answer, dict) and "refused" in answer]
        assert not refused, (line["task"], refused)
        if line["moment"] == "after":
            answers[line["task"]] = line["answers"]
    assert [each.name for each in done] == [each["name"] for each in tasks] == list(answers)
    return [replace(each, requests=answers[each.name][0]) for each in done], answers


def task(module: str, options: Mapping[str, Any], **keywords: Any) -> dict[str, Any]:
    """A task of one of the collection's modules, with further keywords of the task."""
    return {f"{COLLECTION}.{module}": dict(options), **keywords}


def inherited() -> dict[str, str]:
    """This process's variables, for a run without its credentials."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("AZURE_", "MSGRAPH_"))}
    # Without a place for temporary files a process waits for its own requests to conditional access only, and so do
    # the tests, except those in test_pace, which name one.
    return {**own, "TMPDIR": "/dev/null"}


def settings() -> dict[str, str]:
    """The variables that plays have in common."""
    return {**inherited(), **SETTINGS}


def player_environment(simulator: Simulator, *, token: str | None = None) -> dict[str, str]:
    """The variables of a run: this process's, and how to reach the simulated tenant, with a token if one is given."""
    own = simulator.environment()
    if token is not None:
        own = {name: value for name, value in own.items() if name != "AZURE_CLIENT_SECRET"}
        own["MSGRAPH_ACCESS_TOKEN"] = token
    return {**inherited(), **own}


def _done(line: Mapping[str, Any], log: Sequence[Mapping[str, Any]]) -> Done:
    made = [dict(entry) for entry in log if line["start"] <= entry["time"] <= line["end"]]
    return Done(line["task"], line["failed"], line["result"], made)
