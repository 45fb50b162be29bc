# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The matrix of faults: which cells there are, what each must come to, and the table of what they came to.

A cell is a fault at a moment of a task. The cells follow from the requests that the task makes when nothing goes wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.integration.harness import Done

CONVERGED, FAILED = "converged", "failed"
LONG = 99  # more requests than any task makes


@dataclass(frozen=True)
class Fault:
    """A kind of fault. ``truth``: what a sentence about it must say.

    ``once``: the request meets it the first time only, and its repetition not; otherwise it stays.
    """

    name: str
    spec: Mapping[str, Any]
    truth: str
    once: bool = True
    renews: bool = False

    @property
    def label(self) -> str:
        """The name in the table."""
        return f"{self.name}, {'once' if self.once else 'always'}"


def _statuses() -> Iterator[Fault]:
    for status, headers in ((429, {}), (429, {"Retry-After": "1"}), (500, {}), (502, {}), (503, {}), (504, {})):
        name = f"{status}{' Retry-After' if headers else ''}"
        for once in (True, False):
            yield Fault(name, {"action": "status", "status": status, "headers": headers}, rf"\b{status}\b", once)


_LOST = r"answer.* was lost"
ANYWHERE = (
    *_statuses(),
    *(Fault(name.replace("_", " "), {"action": name}, _LOST, once)
      for name in ("reset_before", "reset_after", "truncated") for once in (True, False)),
    Fault("latency", {"action": "latency", "seconds": 0.3}, "nothing"),
    Fault("malformed", {"action": "malformed"}, "instead of JSON"),
    Fault("html", {"action": "html"}, "instead of JSON"),
    Fault("empty", {"action": "empty"}, "without any JSON"),
)  # fmt: skip
AT_GRAPH = (
    Fault("token expired", {"action": "expired_token"}, r"\b401\b", renews=True),
    Fault("401", {"action": "status", "status": 401}, r"\b401\b", once=False, renews=True),
)
AT_WRITE = (Fault("swallowed", {"action": "swallow"}, "accepted the write.* still show|answered 404", once=False),)
AT_READ_BACK = (
    Fault("stale", {"action": "stale", "since": "fault", "times": 1}, "nothing"),
    Fault("stale", {"action": "stale", "since": "fault"}, "accepted the write.* still show", once=False),
    Fault("flapping", {"action": "flap", "since": "fault", "times": 2}, "nothing"),
    Fault(
        "flapping",
        {"action": "flap", "since": "fault"},
        "accepted the write.* in turns|accepted the write.* still show",
        once=False,
    ),
)


@dataclass(frozen=True)
class Scene:
    """A task in which faults occur, as it goes when nothing does.

    ``name``: make (the object is not there, or as it was at the start) or change. ``kept``: it starts from the kept
    state. ``reads``: reads before the first write; ``writes``: methods; ``read_back``: whether a read follows. Batches,
    which are reads, are not among them: ``looks_up`` says that there is one. ``policy``: what the task results in;
    ``stored``: what is stored before.
    """

    module: str
    name: str
    options: Mapping[str, Any]
    kept: bool
    reads: int
    writes: tuple[str, ...]
    read_back: bool
    looks_up: bool
    policy: Any
    stored: Any

    @classmethod
    def of(cls, module: str, name: str, options: Mapping[str, Any], kept: bool, done: Done, stored: Any) -> Scene:
        """From a task that was done without faults, and what was stored before it."""
        graph = [entry for entry in done.requests if entry["kind"] == "graph" and entry["batch"] is None]
        methods = [entry["method"] for entry in graph if not entry["path"].endswith("/$batch")]
        first = next(index for index, method in enumerate(methods) if method != "GET")
        writes = tuple(method for method in methods if method != "GET")
        policy, read_back, looks_up = plain(done.result["policy"]), "GET" in methods[first:], len(methods) < len(graph)
        return cls(module, name, options, kept, first, writes, read_back, looks_up, policy, plain(stored))


@dataclass(frozen=True)
class Cell:
    """One fault at one moment of one scene. ``match``: which requests meet it; ``may``: what the task may come to."""

    scene: Scene
    moment: str
    fault: Fault
    match: Mapping[str, Any]
    may: tuple[str, ...]

    @property
    def row(self) -> str:
        """The row of the table."""
        return f"{self.moment}: {self.fault.label}"

    @property
    def spec(self) -> dict[str, Any]:
        """The fault as the simulator is told."""
        times = {"times": 1} if self.fault.once and "times" not in self.fault.spec else {}
        return {**times, **self.fault.spec, "match": dict(self.match)}


_NO_BATCH = r"^(?!.*\$batch$)"
_LOOK_UP = {"kind": "graph", "method": ["POST"], "path": r"\$batch$", "nth": list(range(1, LONG))}


def cells(scenes: Sequence[Scene]) -> list[Cell]:
    """Every cell of a module: faults of its login, its reads, its writes and its reads after them."""
    found: list[Cell] = []
    for number, scene in enumerate(scenes):
        moments = [("login", {"kind": "login", "method": "POST"}, ANYWHERE)] if number == 0 else []
        moments += [("read", _nth(["GET"], 1), (*ANYWHERE, *AT_GRAPH))] if number == 0 else []
        moments += [("look-up", _LOOK_UP, (*ANYWHERE, *AT_GRAPH))] if scene.looks_up else []
        moments += _moments_of_writes(scene, scene is scenes[-1])
        for moment, match, faults in moments:
            for fault in faults:
                told = {**match, "nth": match["nth"][0]} if fault.once and "nth" in match else match
                found.append(Cell(scene, moment, fault, told, _may(scene, moment, fault)))
    return found


def _moments_of_writes(scene: Scene, last: bool) -> list[tuple[str, dict[str, Any], tuple[Fault, ...]]]:
    verbs = ["POST", "PATCH", "PUT", "DELETE"]
    # Where Graph's answer shows the result nobody reads it again, so nobody can know.
    swallowed = AT_WRITE if scene.read_back else ()
    moments = [(scene.name, _nth(verbs, 1), (*ANYWHERE, *AT_GRAPH, *swallowed))]
    if len(scene.writes) > 1 and scene.kept:
        moments.append((f"{scene.name}, last write", _nth(verbs, len(scene.writes)), (*ANYWHERE, *AT_GRAPH)))
    if scene.read_back and last:
        read_back = _nth(["GET"], scene.reads + 1)
        moments.append((f"{scene.name}, read-back", read_back, (*ANYWHERE, *AT_GRAPH)))
        moments.append((f"{scene.name}, read-back", _reads(), AT_READ_BACK))
    return moments


def _reads() -> dict[str, Any]:
    return {"kind": "graph", "method": ["GET"], "batched": False}


def _nth(methods: list[str], first: int) -> dict[str, Any]:
    return {"kind": "graph", "method": methods, "batched": False, "path": _NO_BATCH, "nth": list(range(first, LONG))}


def _may(scene: Scene, moment: str, fault: Fault) -> tuple[str, ...]:
    """A fault that passes is survived, one that stays is not; some depends on what the request's answer is for."""
    writes = moment in (scene.name, f"{scene.name}, last write")
    if fault.name in ("malformed", "html", "empty"):
        # An answer without a body, or whose body nobody needs, may be anything, as where an object is not there yet.
        needless = writes or (fault.name == "empty" and scene.stored is None)
        return (CONVERGED, FAILED) if needless else (FAILED,)
    if fault.once:
        # That a creation met 500 does not say whether it was made: nobody but the user can tell.
        return (FAILED,) if fault.name == "500" and writes and _creates(scene, moment) else (CONVERGED,)
    # The write was made, and what is lost is only its answer.
    return (CONVERGED, FAILED) if writes and fault.name in ("reset after", "truncated") else (FAILED,)


def _creates(scene: Scene, moment: str) -> bool:
    return scene.writes[0 if moment == scene.name else -1] == "POST"


# --- judging ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Played:
    """A cell that was played: the task under the fault, and the second run without it.

    ``applied``: how often the fault occurred. ``between``: what was stored after the task. ``count``: how many objects
    of the name there are in the end. ``subjects``: what a sentence may call the object.
    """

    cell: Cell
    first: Done
    second: Done
    applied: int
    between: Any
    count: int = 1
    subjects: tuple[str, ...] = ()

    @property
    def outcome(self) -> str:
        """What the task came to."""
        return FAILED if self.first.failed else CONVERGED

    @property
    def text(self) -> str:
        """The cell of the table."""
        return f"{self.outcome} ({len(self.first.requests)})"


def faults_of(played: Played) -> list[str]:
    """What is wrong with a cell; empty when nothing is."""
    wrong = [text for text, is_so in _checks(played) if is_so]
    said = f" [{played.first.message}]" if wrong and played.first.failed else ""
    second = f" [second run: {played.second.message}]" if wrong and played.second.failed else ""
    return [f"{played.cell.scene.module}, {played.cell.row}: {text}{said}{second}" for text in wrong]


def _checks(played: Played) -> Iterator[tuple[str, bool]]:
    first, second, cell = played.first, played.second, played.cell
    yield "the fault did not occur", not played.applied
    yield f"{played.outcome}, which it may not", played.outcome not in cell.may
    yield "a traceback", "Traceback (most recent" in str(first.result)
    if first.failed:
        yield from _sentence_checks(played)
    else:
        yield "says that nothing changed", not first.changed
        yield "the second run found something to change", second.changed or bool(second.writes)
        yield "another result than without faults", plain(first.result["policy"]) != cell.scene.policy
    named = [f"{sent['method']} /{sent['path'].split('/', 2)[2]}" for sent in first.result.get("requests", [])]
    yield "hides writes", not set(first.writes) <= set(named)
    yield "says that nothing changed, though it did", cell.scene.stored != plain(played.between) and not first.changed
    yield "the second run failed", second.failed
    yield "the second run came to another result", plain(second.result.get("policy")) != cell.scene.policy
    yield f"{played.count} objects of the name", played.count != 1


def _sentence_checks(played: Played) -> Iterator[tuple[str, bool]]:
    message, cell = played.first.message, played.cell
    login = cell.moment == "login"
    truth = cell.fault.truth.replace("without any", "instead of") if login else cell.fault.truth
    yield "more than a sentence or two in one line", "\n" in message.strip() or not message.endswith(".")
    yield "does not begin with what could not be done", not message.startswith("Could not ")
    yield f"does not say {truth}", not re.search(truth, message)
    subjects = ("log in by client_secret",) if login else played.subjects
    yield f"names none of {subjects}", not any(each in message for each in subjects)


def plain(value: Any) -> Any:
    """A result without what the service makes up anew each time."""
    if isinstance(value, Mapping):
        stamps = ("createdDateTime", "lastModifiedDateTime", "modifiedDateTime", "updatedDateTime")
        made_up = ("id", "created_date_time", "modified_date_time", *stamps)
        return {name: plain(item) for name, item in value.items() if name not in made_up}
    return [plain(item) for item in value] if isinstance(value, list) else value


# --- the table -------------------------------------------------------------------------------------------------------


@dataclass
class Report:
    """What was found, by row and column, kept in one file for each column until all are there."""

    folder: Path
    title: str
    columns: dict[str, dict[str, str]] = field(default_factory=dict)

    def markdown(self) -> str:
        """The table, with a line of totals."""
        names = sorted(self.columns)
        rows = list(dict.fromkeys(row for name in names for row in self.columns[name]))
        every = [text for column in self.columns.values() for text in column.values()]
        totals = ", ".join(f"{sum(text.startswith(kind) for text in every)} {kind}" for kind in (CONVERGED, FAILED))
        lines = [f"# {self.title}", "", f"{len(every)} cells: {totals}; in brackets the requests of the task.", ""]
        lines += [_line(["fault", *names]), _line(["---"] * (len(names) + 1))]
        lines += [_line([row, *(self.columns[name].get(row, "") for name in names)]) for row in rows]
        return "\n".join(lines) + "\n"


def _line(texts: Iterable[str]) -> str:
    return f"| {' | '.join(texts)} |"
