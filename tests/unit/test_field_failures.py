# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table of situations in docs/field-failures.md is complete, and the tests that it names exist."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

from tests.unit.test_traps import _named

ROOT = Path(__file__).resolve().parents[2]
TABLE = (ROOT / "docs/field-failures.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TABLE.splitlines()
    if re.match(r"\| [A-Z]\d+ \|", line)
]
# The situations that were reported, as far as they have a number: some numbers were never given.
REPORTED = {
    "P": [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17],
    "N": [*range(1, 21), 22],
    "E": [1, 3, 4, 5, 6, 7, 8],
    "O": [1, 2, 3, 4, 5],
    "B": [1, 2, 3, 4, 5, 6, 7, 8],
    "U": [2, 3, 4, 5],
    "T": [1, 2, 3, 4, 5, 6],
    "A": [1, 2, 3, 4, 5, 6],
    "M": [1, 2, 3, 4, 5, 6],
    "L": [1, 2, 3, 5, 6, 7],
    "R": [1, 2, 3, 4, 5, 6, 7, 9],
}
LEFT_OUT = {"P6", "P9", "P10", "P11", "N16", "N17", "N18", "N19", "B7", "T2", "M2"}
FOLDERS = ("unit", "integration", "sdk")
# urllib3 is part of requests, and cryptography of msal.
OWN = {"requests", "urllib3", "msal", "cryptography"}

every_row = pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])


def _functions(module: str) -> set[str]:
    files = [ROOT / "tests" / folder / f"{module}.py" for folder in FOLDERS]
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files if file.is_file()]
    return {each.name for tree in trees for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}


def test_every_situation_is_in_the_table_once_and_in_order_or_left_out_for_a_reason() -> None:
    reported = [f"{letter}{number}" for letter, numbers in REPORTED.items() for number in numbers]
    assert [row[0] for row in ROWS] == [each for each in reported if each not in LEFT_OUT]
    reasons = TABLE.split("Left out are")[1].split("\n\n")[0]
    assert {each for each in reported if re.search(rf"\b{each}\b", reasons)} == LEFT_OUT - {"N17", "N18"}
    assert "N16 to N19" in reasons


@every_row
def test_a_situation_is_one_short_sentence(row: list[str]) -> None:
    assert len(row) == 3
    assert row[1].endswith(".") and len(row[1]) <= 130


@every_row
def test_what_proves_that_it_breaks_nothing_exists(row: list[str]) -> None:
    for name in _named(row[2]):
        module, test = name.split(".")
        assert test in _functions(module), name


def test_every_test_that_is_named_after_a_situation_is_in_its_row() -> None:
    proofs = {row[0]: {name.split(".")[1] for name in _named(row[2])} for row in ROWS}
    tests = (
        _functions("test_field_failures") | _functions("test_conditional_access") | _functions("test_named_location")
    )
    for test in tests:
        beginning = re.match(r"test_(?:field_)?((?:[a-z]\d+_)+)(?!\d)", test)
        for ident in beginning[1].upper().split("_")[:-1] if beginning else ():
            assert test in proofs[ident], f"{ident}: {test}"


def test_a6_no_client_library_of_graph_is_needed() -> None:
    needed = set()
    for file in (ROOT / "plugins").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                needed |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                needed.add(str(node.module).partition(".")[0])
    assert needed - sys.stdlib_module_names - {"ansible", "ansible_collections"} <= OWN
