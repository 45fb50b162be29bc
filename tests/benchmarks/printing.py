# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables, as text."""

from __future__ import annotations

import os
import platform
import textwrap
from collections.abc import Sequence

from tests.benchmarks.measuring import Cost

LONGEST = 240


def conditions(what: str) -> str:
    """What was measured, and on what."""
    return f"{what}, Python {platform.python_version()}, {os.cpu_count()} processors"


def of_tasks(names: Sequence[str], costs: Sequence[Cost], times: int, line: Cost) -> str:
    """The costs of one task of each kind above those of an empty play, with ratios to debug and to the last kind.

    The first kind is the empty play, the second debug; ``line`` is what so many bare requests cost.
    """
    empty, *rest = costs
    rows = [((cost.wall - empty.wall) / times, (cost.cpu - empty.cpu) / times, cost.requests) for cost in rest]
    debug, peer = rows[0], rows[-1]
    lines = [f"{'task':30}{'wall ms':>9}{'CPU ms':>9}{'CPU / debug':>13}{'uri pair / CPU':>16}{'requests':>10}"]
    for name, (wall, cpu, made) in zip(names[1:], rows, strict=True):
        ratios = f"{cpu / debug[1]:13.1f}{peer[1] / cpu:16.1f}"
        lines.append(f"{name:30}{wall * 1000:9.1f}{cpu * 1000:9.1f}{ratios}{made / times:10.1f}")
    wall, cpu = line.wall * 1000 / times, line.cpu * 1000 / times
    return "\n".join([*lines, f"{'the network: one request, forked':30}{wall:9.1f}{cpu:9.1f}"])


def of_items(names: Sequence[str], costs: Sequence[Cost], counts: Sequence[int], empty: Cost) -> str:
    """The costs of one item of each kind above those of an empty play, with the ratio to the next uri kind.

    ``counts``: the items of each kind that were run.
    """
    lines = [f"{'item':34}{'wall ms':>9}{'CPU ms':>9}{'uri pair / CPU':>16}{'requests':>10}"]
    per_item = [(cost.cpu - empty.cpu) / count for cost, count in zip(costs, counts, strict=True)]
    for number, (name, cost, count) in enumerate(zip(names, costs, counts, strict=True)):
        peer = next(index for index in range(number, len(names)) if "uri" in names[index])
        wall, cpu = (cost.wall - empty.wall) / count, per_item[number]
        measured = f"{wall * 1000:9.1f}{cpu * 1000:9.1f}{per_item[peer] / cpu:16.1f}{cost.requests / count:10.2f}"
        lines.append(f"{name:34}{measured}")
    return "\n".join(lines)


def of_policies(title: str, names: Sequence[str], outcomes: Sequence[Cost | str]) -> str:
    """The costs of a whole run of each tool, with ratios to the first; or why there are none."""
    columns = (
        f"{'requests':>10}{'429':>6}{'wall s':>9}{'CPU s':>8}{'memory MB':>11}{'wall / ours':>13}{'CPU / ours':>12}"
    )
    lines = [f"{title:38}{columns}"]
    ours = outcomes[0]
    for name, outcome in zip(names, outcomes, strict=True):
        if isinstance(outcome, str):
            lines.append(f"{name:38}  {textwrap.shorten(outcome, LONGEST)}")
            continue
        spent = f"{outcome.wall:9.1f}{outcome.cpu:8.1f}{outcome.memory:11.0f}"
        ratios = "" if isinstance(ours, str) else f"{outcome.wall / ours.wall:13.1f}{outcome.cpu / ours.cpu:12.1f}"
        lines.append(f"{name:38}{outcome.requests:10}{outcome.throttled:6}{spent}{ratios}")
    return "\n".join(lines)
