# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures what a task costs, in every kind, and prints it."""

from __future__ import annotations

import os
import resource
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.kinds import PATH, Kind, items, kinds
from tests.benchmarks.measuring import Cost, Failed, best, cost
from tests.benchmarks.plays import play
from tests.benchmarks.printing import conditions, of_items, of_tasks
from tests.benchmarks.trust import system_bundle
from tests.integration.harness import HERE, player_environment
from tests.simulator.handle import Simulator


def measure_tasks(tasks: int, rounds: int) -> None:
    """Measure all kinds, each so many times in a play, and print the tables."""
    with Simulator.start(lifetime=86400) as simulator, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bundle = system_bundle(simulator.ca_path, folder)
        environment = {
            **player_environment(simulator, token=simulator.token()),
            "REQUESTS_CA_BUNDLE": bundle,
            "ANSIBLE_CONNECTION_PLUGINS": str(HERE / "plugins/connection"),
        }
        single, more = kinds(simulator, bundle), items(simulator, bundle)
        found = (*single, *more)
        costs: list[list[Cost]] = [[] for _kind in found]
        for _turn in range(rounds):
            for each, kind in zip(costs, found, strict=True):
                each.append(measure(kind, repetitions(kind, tasks), simulator, environment, folder))
        least = [best(each) for each in costs]
        line = best([network(tasks, simulator, environment) for _turn in range(rounds)])
        print(conditions(f"{tasks} tasks, {rounds} rounds"))
        print(of_tasks([kind.name for kind in single], least[: len(single)], tasks, line) + "\n")
        counts = [repetitions(kind, tasks) * kind.items for kind in more]
        print(of_items([kind.name for kind in more], least[len(single) :], counts, least[0]))


def repetitions(kind: Kind, tasks: int) -> int:
    """How often a kind is run so that about so many items are."""
    return max(1, tasks // kind.items)


def measure(kind: Kind, times: int, simulator: Simulator, environment: Mapping[str, str], folder: Path) -> Cost:
    """Run one kind of task so many times in a play of its own."""
    repeated = [{"name": f"Task {number}", **each} for number in range(times) for each in kind.tasks]
    simulator.clear_log()
    return cost(play(repeated, kind.connection, environment, folder), simulator)


def network(times: int, simulator: Simulator, environment: Mapping[str, str]) -> Cost:
    """What one request costs in a forked process: connection, TLS and answer, with the certificates loaded before."""
    from ansible_collections.tenantops.entra.plugins.module_utils._client import Client, warm_up

    warm_up(None, environment)
    token = environment["MSGRAPH_ACCESS_TOKEN"]
    simulator.clear_log()
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    for _turn in range(times):
        child = os.fork()
        if child == 0:
            status = 1
            try:
                client = Client(simulator.graph_url, lambda refresh: token, environment=environment)
                client.get(PATH.removeprefix("/v1.0"), attempt="read")
                status = 0
            finally:
                os._exit(status)
        if os.waitpid(child, 0)[1] != 0:
            raise Failed("a bare request did not succeed")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.perf_counter() - started, cpu, len(simulator.graph_log()))
