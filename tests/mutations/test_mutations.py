# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every broken rule is noticed: the unit tests are run on copies of the pure layers with one rule broken each."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.mutations.table import MUTATIONS, Mutation

ROOT = Path(__file__).resolve().parents[2]
UTILS = Path("ansible_collections/tenantops/entra/plugins/module_utils")
# The examples that specify a file.
EXAMPLES = {
    "_scalars.py": ("test_scalars.py",),
    "_compare.py": ("test_compare.py", "test_plan.py", "test_words_of_conditional_access.py"),
    "_options.py": ("test_options.py", "test_plan.py"),
    "_checks.py": ("test_checks.py",),
    "_clear.py": ("test_clear.py",),
    "_channels.py": ("test_channels.py",),
    "_plan.py": ("test_plan.py", "test_clear.py", "test_words_of_conditional_access.py"),
    "_guards.py": ("test_guards.py::test_verdict",),
}
LAWS = "test_properties.py"

NAMES = [f"{number}: {mutation.rule}" for number, mutation in enumerate(MUTATIONS)]
every_mutation = pytest.mark.parametrize("mutation", MUTATIONS, ids=NAMES)


def _copied(place: Path, mutation: Mutation | None) -> Path:
    target = place / UTILS
    shutil.copytree(ROOT / "plugins/module_utils", target, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    if mutation:
        file = target / mutation.file
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(mutation.text, mutation.replacement), encoding="utf-8")
    return place


def _judges(mutation: Mutation) -> tuple[str, ...]:
    return (f"{LAWS}::{mutation.law}",) if mutation.law else EXAMPLES[mutation.file]


def _tests(place: Path, files: Iterable[str]) -> subprocess.CompletedProcess[str]:
    """Run tests on the copy; the exit status is 0 when they pass and 1 when one fails."""
    options = ["-x", "-q", "--tb=line", "-p", "no:xdist", "-o", f"cache_dir={place / 'cache'}"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options, *(f"tests/unit/{file}" for file in files)],
        cwd=ROOT,
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")},
            "PYTHONPATH": str(place),
            "PYTHONDONTWRITEBYTECODE": "1",
            "HYPOTHESIS_PROFILE": "fixed",
            "HYPOTHESIS_STORAGE_DIRECTORY": str(place / "hypothesis"),
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("law", [False, True], ids=["examples", "laws"])
def test_with_every_rule_in_force_all_tests_pass(law: bool, tmp_path: Path) -> None:
    judges = sorted({name for mutation in MUTATIONS if bool(mutation.law) == law for name in _judges(mutation)})
    done = _tests(_copied(tmp_path, None), judges)
    assert done.returncode == 0, done.stdout


@every_mutation
def test_the_text_of_a_rule_is_still_there_once(mutation: Mutation) -> None:
    assert (ROOT / "plugins/module_utils" / mutation.file).read_text(encoding="utf-8").count(mutation.text) == 1
    assert mutation.text != mutation.replacement


@every_mutation
def test_a_broken_rule_is_noticed(mutation: Mutation, tmp_path: Path) -> None:
    done = _tests(_copied(tmp_path, mutation), _judges(mutation))
    assert done.returncode == 1, f"nobody noticed that {mutation.rule!r} is broken:\n{done.stdout}{done.stderr}"
    assert "failed" in done.stdout


def test_a_rule_is_listed_once() -> None:
    assert len({mutation.rule for mutation in MUTATIONS}) == len(MUTATIONS) >= 30
