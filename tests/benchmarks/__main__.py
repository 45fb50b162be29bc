# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a task costs: wall and CPU time of both front-ends beside what people write today, as ratios within one run.

    python tests/benchmarks [--tasks N] [--rounds N]

Each kind of task is run N times in one play; the cost of an empty play is taken off. Rounds alternate between the
kinds, and the least disturbed round (the minimum) of each counts, because other work on the machine only ever adds.
The trusted certificates are the system's bundle with the simulated tenant's own authority behind them.
"""

from __future__ import annotations

import argparse
import os
import resource
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import certifi
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.integration.harness import CONNECTIONS, HERE, player_environment, task  # noqa: E402
from tests.simulator.handle import Simulator  # noqa: E402

PATH = "/v1.0/policies/identitySecurityDefaultsEnforcementPolicy"


@dataclass(frozen=True)
class Kind:
    """One kind of task: its name in the table, the connection it runs on, and the tasks of one repetition."""

    name: str
    connection: str
    tasks: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Cost:
    """Seconds of wall and CPU time of a whole play, and the requests to Graph that it made."""

    wall: float
    cpu: float
    requests: int


def kinds(simulator: Simulator, bundle: str) -> tuple[Kind, ...]:
    """The kinds of tasks, the empty play first."""
    wished = task("security_defaults", {"is_enabled": True})
    common = {
        "url": simulator.graph_url + PATH,
        "ca_path": bundle,
        "headers": {"Authorization": "Bearer {{ lookup('ansible.builtin.env', 'MSGRAPH_ACCESS_TOKEN') }}"},
    }
    read = {"ansible.builtin.uri": common}
    write = {
        "ansible.builtin.uri": {
            **common,
            "method": "PATCH",
            "body_format": "json",
            "body": {"isEnabled": True},
            "status_code": 204,
        }
    }
    return (
        Kind("empty play", CONNECTIONS["action"], ()),
        Kind("debug", CONNECTIONS["action"], ({"ansible.builtin.debug": {"msg": "x"}},)),
        Kind("action front-end, unchanged", CONNECTIONS["action"], (wished,)),
        Kind("module front-end, unchanged", CONNECTIONS["module"], (wished,)),
        Kind("uri pair (GET, PATCH)", CONNECTIONS["action"], (read, write)),
    )


def measure(kind: Kind, repetitions: int, simulator: Simulator, environment: Mapping[str, str], folder: Path) -> Cost:
    """Run one kind of task so many times in a play of its own."""
    tasks = [{"name": f"Task {number}", **each} for number in range(repetitions) for each in kind.tasks]
    book = [{"name": "Benchmark", "hosts": "tenant", "gather_facts": False, "tasks": tasks}]
    host = {"ansible_connection": kind.connection, "ansible_python_interpreter": "{{ ansible_playbook_python }}"}
    (folder / "book.yml").write_text(yaml.safe_dump(book), encoding="utf-8")
    (folder / "inventory.yml").write_text(yaml.safe_dump({"all": {"hosts": {"tenant": host}}}), encoding="utf-8")
    simulator.clear_log()
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "ansible", "playbook", "-i", str(folder / "inventory.yml"), str(folder / "book.yml")],
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.perf_counter() - started, cpu, len(simulator.graph_log()))


def network(repetitions: int, simulator: Simulator, environment: Mapping[str, str]) -> Cost:
    """What one request costs in a forked process: connection, TLS and answer, with the certificates loaded before."""
    from ansible_collections.tenantops.entra.plugins.module_utils._client import Client, warm_up

    warm_up(None, environment)
    token = environment["MSGRAPH_ACCESS_TOKEN"]
    simulator.clear_log()
    started, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    for _turn in range(repetitions):
        child = os.fork()
        if child == 0:
            client = Client(simulator.graph_url, lambda refresh: token, environment=environment)
            client.get(PATH.removeprefix("/v1.0"), attempt="read")
            os._exit(0)
        os.waitpid(child, 0)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.perf_counter() - started, cpu, len(simulator.graph_log()))


def system_bundle(simulator: Simulator, folder: Path) -> str:
    """A file with the system's trusted certificates and the simulated tenant's authority."""
    system = ssl.get_default_verify_paths().cafile or certifi.where()
    bundle = folder / "bundle.pem"
    bundle.write_bytes(Path(system).read_bytes() + b"\n" + Path(simulator.ca_path).read_bytes())
    return str(bundle)


def best(costs: Sequence[Cost]) -> Cost:
    """The least disturbed of several rounds."""
    return Cost(min(cost.wall for cost in costs), min(cost.cpu for cost in costs), costs[0].requests)


def table(names: Sequence[str], costs: Sequence[Cost], repetitions: int) -> str:
    """The costs of one task of each kind above those of an empty play, with ratios to debug and to the last kind."""
    empty, *rest = costs
    rows = [
        ((cost.wall - empty.wall) / repetitions, (cost.cpu - empty.cpu) / repetitions, cost.requests) for cost in rest
    ]
    debug, peer = rows[0], rows[-1]
    lines = [f"{'task':30}{'wall ms':>9}{'CPU ms':>9}{'CPU / debug':>13}{'uri pair / CPU':>16}{'requests':>10}"]
    for name, (wall, cpu, made) in zip(names[1:], rows, strict=True):
        ratios = f"{cpu / debug[1]:13.1f}{peer[1] / cpu:16.1f}"
        lines.append(f"{name:30}{wall * 1000:9.1f}{cpu * 1000:9.1f}{ratios}{made / repetitions:10.1f}")
    return "\n".join(lines)


def main() -> None:
    """Measure all kinds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tasks", type=int, default=25, help="repetitions in a play (default 25)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds (default 5)")
    options = parser.parse_args()
    with Simulator.start() as simulator, tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bundle = system_bundle(simulator, folder)
        environment = {
            **player_environment(simulator, token=simulator.token()),
            "REQUESTS_CA_BUNDLE": bundle,
            "ANSIBLE_CONNECTION_PLUGINS": str(HERE / "plugins/connection"),
        }
        found = kinds(simulator, bundle)
        rounds: list[list[Cost]] = [[] for _kind in found]
        for _turn in range(options.rounds):
            for costs, kind in zip(rounds, found, strict=True):
                costs.append(measure(kind, options.tasks, simulator, environment, folder))
        line = best([network(options.tasks, simulator, environment) for _turn in range(options.rounds)])
        python = sys.version.split()[0]
        print(f"{options.tasks} tasks, {options.rounds} rounds, Python {python}, {os.cpu_count()} processors")
        print(table([kind.name for kind in found], [best(costs) for costs in rounds], options.tasks))
        wall, cpu = line.wall * 1000 / options.tasks, line.cpu * 1000 / options.tasks
        print(f"{'the network: one request, forked':30}{wall:9.1f}{cpu:9.1f}")


if __name__ == "__main__":
    main()
