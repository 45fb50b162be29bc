# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures what many policies cost that are as they are wished, with this collection and with other tools."""

from __future__ import annotations

import itertools
import os
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from tests.benchmarks import terraform
from tests.benchmarks.measuring import Cost, Failed, Ran, best, cost
from tests.benchmarks.playbooks import by_module, by_uri
from tests.benchmarks.policies import as_options, names, policies, put, renamed
from tests.benchmarks.printing import conditions, of_policies
from tests.benchmarks.way import Way, way_to
from tests.simulator.handle import Simulator

LATENCIES = (0.0, 0.1)
LEGEND = "whole commands: requests to Graph, CPU of all processes, memory of the largest; all through one proxy"
# Seconds after which the limit has forgotten all requests.
FORGOTTEN_AFTER = 1.1


@dataclass(frozen=True)
class Setting:
    """How the tenant answers: so many seconds late, and perhaps with the documented limit of one request a second."""

    latency: float
    limited: bool

    @property
    def title(self) -> str:
        """The heading of its table."""
        return f"{self.latency * 1000:.0f} ms, {'one request a second' if self.limited else 'no limit'}"

    def prepare(self, simulator: Simulator) -> None:
        """Make the tenant answer so."""
        simulator.clear_faults()
        simulator.settings(throttling=self.limited)
        if self.latency:
            # A batch is late once, not once for each of its items.
            simulator.fault(action="latency", seconds=self.latency, match={"batched": False})


@dataclass(frozen=True)
class Tool:
    """A tool: its name in the table, and a run of it, which raises Failed where it does not find all in order."""

    name: str
    run: Callable[[], Ran]


SETTINGS = tuple(Setting(latency, limited) for limited, latency in itertools.product((False, True), LATENCIES))


def measure_policies(count: int, rounds: int) -> None:
    """Measure every tool in every setting, and print a table for each setting.

    With the limit there is one round: it takes minutes, and most of them are waiting.
    """
    found = policies(count)
    with (
        Simulator.start(lifetime=86400) as simulator,
        tempfile.TemporaryDirectory() as name,
        way_to(simulator, os.environ, Path(name)) as way,
    ):
        put(found, simulator)
        tools = all_tools(found, simulator, way, os.environ, Path(name))
        print(conditions(f"{count} unchanged policies, {rounds} rounds, one with the limit"))
        print(LEGEND)
        for setting in SETTINGS:
            outcomes = measure(tools, setting, 1 if setting.limited else rounds, simulator)
            print("\n" + of_policies(setting.title, [tool.name for tool in tools], outcomes), flush=True)


def all_tools(
    found: Sequence[Mapping[str, Any]],
    simulator: Simulator,
    way: Way,
    environment: Mapping[str, str],
    folder: Path,
) -> tuple[Tool, ...]:
    """The collection first; ``environment`` says where Terraform is."""
    wished = [as_options(policy) for policy in found]
    called = names(simulator)
    return (
        Tool("one looped task", partial(by_module, wished, way, folder)),
        Tool("one looped task, names for ids", partial(by_module, renamed(wished, called), way, folder)),
        Tool("a GET with uri for each", partial(by_uri, found, way, folder)),
        Tool("terraform plan", with_terraform(found, simulator, way, environment, folder / "terraform")),
    )


def with_terraform(
    found: Sequence[Mapping[str, Any]],
    simulator: Simulator,
    way: Way,
    environment: Mapping[str, str],
    folder: Path,
) -> Callable[[], Ran]:
    """A plan with the policies in Terraform's state; what prevents it is said by every run."""
    try:
        return terraform.prepared(found, simulator, way, environment, folder).plan
    except Failed as failure:
        return partial(_fail, str(failure))


def _fail(reason: str) -> Ran:
    raise Failed(reason)


def measure(tools: Sequence[Tool], setting: Setting, rounds: int, simulator: Simulator) -> list[Cost | str]:
    """The cost of each tool in a setting, or the reason why it has none; the rounds alternate between the tools."""
    setting.prepare(simulator)
    costs: list[list[Cost]] = [[] for _tool in tools]
    failures: dict[str, str] = {}
    for _turn in range(rounds):
        for each, tool in zip(costs, tools, strict=True):
            if tool.name in failures:
                continue
            try:
                each.append(once(tool, setting, simulator))
            except Failed as failure:
                failures[tool.name] = str(failure)
    return [failures.get(tool.name) or best(each) for each, tool in zip(costs, tools, strict=True)]


def once(tool: Tool, setting: Setting, simulator: Simulator) -> Cost:
    """One run of a tool, which may not write anything."""
    if setting.limited:
        time.sleep(FORGOTTEN_AFTER)
    simulator.clear_log()
    found = cost(tool.run(), simulator)
    if simulator.writes():
        raise Failed(f"it sent {len(simulator.writes())} writes, though nothing was to be changed")
    return found
