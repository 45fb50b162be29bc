# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What GitHub runs: steps that exist, over the versions that are supported, with no more rights than needed."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / ".github/workflows").glob("*.yml")}
ONLY = re.compile(r"tests/run --only (\S+)")
every_workflow = pytest.mark.parametrize("name", sorted(WORKFLOWS))


def steps_of(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every step of every job."""
    for job in workflow["jobs"].values():
        yield from job["steps"]


def commands(name: str) -> Iterator[str]:
    """The commands of a workflow, one for each row of its matrix."""
    for job in WORKFLOWS[name]["jobs"].values():
        rows = job.get("strategy", {}).get("matrix", {}).get("include", [{}])
        for step in job["steps"]:
            for row in rows:
                yield re.sub(r"\$\{\{ matrix\.(\w+) \}\}", lambda found, row=row: row[found[1]], step.get("run", ""))


@every_workflow
def test_workflows_may_only_read(name: str) -> None:
    workflow = WORKFLOWS[name]
    assert workflow["permissions"] == {"contents": "read"}
    assert not [job for job in workflow["jobs"].values() if "permissions" in job]
    for step in steps_of(workflow):
        assert "checkout" not in step.get("uses", "") or step["with"]["persist-credentials"] is False
        # A value of the event inside a command would be run as part of it.
        assert "${{ github." not in step.get("run", "")


@every_workflow
def test_actions_are_pinned(name: str) -> None:
    text = (ROOT / f".github/workflows/{name}.yml").read_text("utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert used and all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", each) for each in used), used


@every_workflow
def test_workflows_run_daily(name: str) -> None:
    assert [each["cron"].split()[2:] for each in WORKFLOWS[name]["on"]["schedule"]] == [["*", "*", "*"]]


def test_every_usual_step_runs_somewhere_and_no_other_is_named() -> None:
    listed = subprocess.run(
        [sys.executable, str(ROOT / "tests/run"), "--list"], check=True, capture_output=True, text=True
    ).stdout.splitlines()
    known = {line.split()[0]: "only when named" not in line for line in listed}
    runs = [found[1].split(",") for name in WORKFLOWS for text in commands(name) if (found := ONLY.search(text))]
    named = {step for steps in runs for step in steps}
    assert named <= set(known)
    assert {step for step, usual in known.items() if usual} <= named


def test_the_oldest_version_of_the_matrix_is_the_one_that_is_required() -> None:
    cores = {row["core"] for row in WORKFLOWS["tests"]["jobs"]["core"]["strategy"]["matrix"]["include"]}
    numbers = sorted(tuple(map(int, core.split("."))) for core in cores - {"newest"})
    required = yaml.safe_load((ROOT / "meta/runtime.yml").read_text("utf-8"))["requires_ansible"]
    assert required == f">={numbers[0][0]}.{numbers[0][1]}.0"
    assert numbers == [(2, minor) for minor in range(numbers[0][1], numbers[-1][1] + 1)] and "newest" in cores
