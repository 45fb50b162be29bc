# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Layers point downwards: the pure ones know neither the network nor Ansible, and few talk to either."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

UTILS = Path(__file__).resolve().parents[2] / "plugins/module_utils"
# From the bottom up. A file may import what stands in its own layer or below it.
LAYERS = (
    ("_errors", "_scalars"),
    ("_fields", "_guards", "_resource"),
    ("_compare", "_options"),
    ("_channels", "_clear", "_checks", "_names", "_registry"),
    ("_plan", "_document", "_graph_resource", "_policy_assignment"),
    ("_clouds", "_pace", "_transport", "_retry", "_auth", "_auth_flows"),
    ("_client", "_batch"),
    ("_read", "_directory", "_guarding"),
    ("_reconcile", "_together", "_tenant"),
    ("_runner",),
    ("_module",),
)
LEVEL = {name: number for number, names in enumerate(LAYERS) for name in names}
PURE = {name for names in LAYERS[:5] for name in names}
# The declarations, and modules that are more than one.
FOLDERS = {"_resources": LEVEL["_resource"], "_entries": LEVEL["_runner"]}
# What only these may import.
OUTSIDE = {
    "requests": {"_transport", "_retry", "_auth_flows", "_client", "_batch"},
    "msal": {"_auth_flows"},
    "ansible": {"_module"},
}
FILES = sorted(file for file in UTILS.rglob("*.py") if file.stem != "__init__")


def _level(name: str) -> int:
    folder = name.partition(".")[0]
    return FOLDERS[folder] if folder in FOLDERS else LEVEL[name]


def _imports(file: Path) -> tuple[set[str], set[str]]:
    """The files below module_utils that a file imports, and the packages from elsewhere."""
    own, others = set(), set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            others |= {each.name.partition(".")[0] for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            others.add(str(node.module).partition(".")[0])
        elif isinstance(node, ast.ImportFrom) and file.parent == UTILS or getattr(node, "level", 0) == 2:
            own |= {node.module} if node.module else {each.name for each in node.names}  # type: ignore[attr-defined]
    return own, others


def test_every_file_has_a_layer() -> None:
    assert {file.stem for file in UTILS.glob("_*.py")} == set(LEVEL)
    assert {folder.name for folder in UTILS.iterdir() if list(folder.glob("*.py"))} == set(FOLDERS)


@pytest.mark.parametrize("file", FILES, ids=[str(file.relative_to(UTILS)) for file in FILES])
def test_imports_point_downwards(file: Path) -> None:
    level = _level(file.stem if file.parent == UTILS else file.parent.name)
    own, others = _imports(file)
    assert [name for name in own if _level(name) > level] == []
    assert [name for name, allowed in OUTSIDE.items() if name in others and file.stem not in allowed] == []
    if file.stem in PURE or file.parent.name == "_resources":
        assert [name for name in own if _level(name) >= 5] == []
        assert others & {"os", "pathlib", "subprocess", "socket", "ssl", "tempfile", "time", "urllib3"} == set()
