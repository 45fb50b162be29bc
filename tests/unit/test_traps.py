# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of traps in docs/traps.md is complete, and what it names exists."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest

from tests.unit.test_declarations import RESOURCES

ROOT = Path(__file__).resolve().parents[2]
UTILS = "ansible_collections.tenantops.entra.plugins.module_utils"
TABLE = ROOT / "docs/traps.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if re.match(r"\| [A-Z]\d+ \|", line)
]
ALL = [f"E{number}" for number in range(1, 18)] + [f"A{number}" for number in range(1, 31)]

every_row = pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])


def _named(cell: str) -> list[str]:
    found = re.findall(r"`([^`]+)`", cell)
    assert found and ", ".join(f"`{name}`" for name in found) == cell
    return found


def test_every_trap_is_in_the_table_once_and_in_order() -> None:
    assert [row[0] for row in ROWS] == ALL


@every_row
def test_a_trap_is_one_short_sentence(row: list[str]) -> None:
    assert len(row) == 4
    assert row[1].endswith(".")
    assert len(row[1].split(" Later")[0]) <= 130


@every_row
def test_what_answers_a_trap_exists(row: list[str]) -> None:
    for name in _named(row[2]):
        module, *path = name.split(".")
        found = import_module(f"{UTILS}.{module}")
        for step in path:
            members = getattr(found, "__dataclass_fields__", {})
            assert hasattr(found, step) or step in members, name
            found = getattr(found, step, None)


@every_row
def test_what_proves_an_answer_exists(row: list[str]) -> None:
    for name in _named(row[3]):
        module, test = name.split(".")
        files = [ROOT / "tests" / folder / f"{module}.py" for folder in ("unit", "integration")]
        trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files if file.is_file()]
        functions = {each.name for tree in trees for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}
        assert test in functions, name


def test_no_two_declarations_have_one_path() -> None:
    paths = [resource.path.casefold() for resource in RESOURCES]
    assert len(set(paths)) == len(paths)
