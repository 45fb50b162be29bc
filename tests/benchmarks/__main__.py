# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a task costs: wall and CPU time of both front-ends beside what people write today, as ratios within one run.

    python tests/benchmarks [--tasks N] [--rounds N]

Each kind of task is run N times in one play; the cost of an empty play is taken off. Rounds alternate between the
kinds, and the least disturbed round (the minimum) of each counts, because other work on the machine only ever adds.
The first table is about a task of one policy, the second about an item of a family, of a loop, and about names.
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
SMS = "/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/Sms"
STRENGTHS = "/policies/authenticationStrengthPolicies"
LOOP = 20


@dataclass(frozen=True)
class Kind:
    """One kind of task: its name in the table, the connection it runs on, the tasks of one repetition, their items."""

    name: str
    connection: str
    tasks: tuple[Mapping[str, Any], ...]
    items: int = 1


@dataclass(frozen=True)
class Cost:
    """Seconds of wall and CPU time of a whole play, and the requests to Graph that it made."""

    wall: float
    cpu: float
    requests: int


def kinds(simulator: Simulator, bundle: str) -> tuple[Kind, ...]:
    """The kinds of tasks, the empty play first."""
    wished = task("security_defaults", {"is_enabled": True})
    return (
        Kind("empty play", CONNECTIONS["action"], ()),
        Kind("debug", CONNECTIONS["action"], ({"ansible.builtin.debug": {"msg": "x"}},)),
        Kind("action front-end, unchanged", CONNECTIONS["action"], (wished,)),
        Kind("module front-end, unchanged", CONNECTIONS["module"], (wished,)),
        Kind("uri pair (GET, PATCH)", CONNECTIONS["action"], uri_pair(simulator, bundle, PATH, {"isEnabled": True})),
    )


def items(simulator: Simulator, bundle: str) -> tuple[Kind, ...]:
    """The kinds of items, each before the uri pair that does the same; it makes the tenant that they find unchanged."""
    groups = {item["displayName"]: item["id"] for item in simulator.state("/groups")}
    names = ("Finance", "Sales", "Pilot users", "Service desk", "Administrators")
    targets = [{"targetType": "group", "id": groups[name], "isRegistrationRequired": False} for name in names]
    simulator.put_state(SMS, {**simulator.state(SMS), "includeTargets": targets})
    strengths = [
        {
            "id": f"20000000-2000-4000-8000-{number:012x}",
            "displayName": f"Strength {number}",
            "description": "One of many.",
            "policyType": "custom",
            "requirementsSatisfied": "mfa",
            "allowedCombinations": ["fido2"],
        }
        for number in range(0xB00, 0xB00 + LOOP)
    ]
    simulator.put_state(STRENGTHS, [*simulator.state(STRENGTHS), *strengths])
    local = CONNECTIONS["action"]

    def for_groups(idents: Sequence[str]) -> Mapping[str, Any]:
        wished = [{"target_type": "group", "id": ident} for ident in idents]
        return task("authentication_method_sms", {"policy_state": "enabled", "include_targets": wished})

    family, named = for_groups([groups[name] for name in names]), for_groups(names)
    body = {"@odata.type": "#microsoft.graph.smsAuthenticationMethodConfiguration", "state": "enabled"}
    pair = uri_pair(simulator, bundle, f"/v1.0{SMS}", body)
    options = {"display_name": "{{ item.displayName }}", "description": "{{ item.description }}"}
    each = {"loop": strengths, "loop_control": {"label": "{{ item.displayName }}"}}
    one_by_one = task("authentication_strength_policy", options, **each)
    looped = uri_pair(simulator, bundle, f"/v1.0{STRENGTHS}/{{{{ item.id }}}}", {"description": "One of many."}, **each)
    return (
        Kind("method of a family, unchanged", local, (family,)),
        Kind("the same with 5 names for ids", local, (named,)),
        Kind("uri pair (GET, PATCH)", local, pair),
        Kind(f"item of a loop of {LOOP}, unchanged", local, (one_by_one,), LOOP),
        Kind(f"item of {LOOP} in two uri loops", local, looped, LOOP),
    )


def uri_pair(
    simulator: Simulator, bundle: str, path: str, body: Mapping[str, Any], **keywords: Any
) -> tuple[Mapping[str, Any], ...]:
    """What people write today: a task that reads and one that writes."""
    common = {
        "url": simulator.graph_url + path,
        "ca_path": bundle,
        "headers": {"Authorization": "Bearer {{ lookup('ansible.builtin.env', 'MSGRAPH_ACCESS_TOKEN') }}"},
    }
    written = {"method": "PATCH", "body_format": "json", "body": body, "status_code": [200, 204]}
    return tuple({"ansible.builtin.uri": options, **keywords} for options in (common, {**common, **written}))


def measure(kind: Kind, times: int, simulator: Simulator, environment: Mapping[str, str], folder: Path) -> Cost:
    """Run one kind of task so many times in a play of its own."""
    tasks = [{"name": f"Task {number}", **each} for number in range(times) for each in kind.tasks]
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


def second_table(found: Sequence[Kind], costs: Sequence[Cost], empty: Cost, tasks: int) -> str:
    """The costs of one item of each kind above those of an empty play, with the ratio to the next uri kind."""
    lines = [f"{'item':34}{'wall ms':>9}{'CPU ms':>9}{'uri pair / CPU':>16}{'requests':>10}"]
    for number, (kind, cost) in enumerate(zip(found, costs, strict=True)):
        peer = next(index for index in range(number, len(found)) if "uri" in found[index].name)
        cpu, theirs = (
            (each.cpu - empty.cpu) / (repetitions(of, tasks) * of.items)
            for each, of in ((cost, kind), (costs[peer], found[peer]))
        )
        count = repetitions(kind, tasks) * kind.items
        wall = (cost.wall - empty.wall) / count
        measured = f"{wall * 1000:9.1f}{cpu * 1000:9.1f}{theirs / cpu:16.1f}{cost.requests / count:10.2f}"
        lines.append(f"{kind.name:34}{measured}")
    return "\n".join(lines)


def repetitions(kind: Kind, tasks: int) -> int:
    """How often a kind is run so that about so many items are."""
    return max(1, tasks // kind.items)


def table(names: Sequence[str], costs: Sequence[Cost], times: int) -> str:
    """The costs of one task of each kind above those of an empty play, with ratios to debug and to the last kind."""
    empty, *rest = costs
    rows = [((cost.wall - empty.wall) / times, (cost.cpu - empty.cpu) / times, cost.requests) for cost in rest]
    debug, peer = rows[0], rows[-1]
    lines = [f"{'task':30}{'wall ms':>9}{'CPU ms':>9}{'CPU / debug':>13}{'uri pair / CPU':>16}{'requests':>10}"]
    for name, (wall, cpu, made) in zip(names[1:], rows, strict=True):
        ratios = f"{cpu / debug[1]:13.1f}{peer[1] / cpu:16.1f}"
        lines.append(f"{name:30}{wall * 1000:9.1f}{cpu * 1000:9.1f}{ratios}{made / times:10.1f}")
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
        tasks, more = kinds(simulator, bundle), items(simulator, bundle)
        found = (*tasks, *more)
        rounds: list[list[Cost]] = [[] for _kind in found]
        for _turn in range(options.rounds):
            for costs, kind in zip(rounds, found, strict=True):
                costs.append(measure(kind, repetitions(kind, options.tasks), simulator, environment, folder))
        least = [best(costs) for costs in rounds]
        line = best([network(options.tasks, simulator, environment) for _turn in range(options.rounds)])
        python = sys.version.split()[0]
        print(f"{options.tasks} tasks, {options.rounds} rounds, Python {python}, {os.cpu_count()} processors")
        print(table([kind.name for kind in tasks], least[: len(tasks)], options.tasks))
        wall, cpu = line.wall * 1000 / options.tasks, line.cpu * 1000 / options.tasks
        print(f"{'the network: one request, forked':30}{wall:9.1f}{cpu:9.1f}\n")
        print(second_table(more, least[len(tasks) :], least[0], options.tasks))


if __name__ == "__main__":
    main()
