# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The registry is complete, and every module belongs to exactly one kind."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from ansible_collections.tenantops.entra.plugins.module_utils._registry import RESOURCES

PLUGINS = Path(__file__).resolve().parents[2] / "plugins"
UTILS = "ansible_collections.tenantops.entra.plugins.module_utils"


def _names(folder: str) -> list[str]:
    return sorted(path.stem for path in (PLUGINS / folder).glob("[a-z]*.py"))


def test_every_declaration_is_registered_under_the_name_of_its_module() -> None:
    assert list(RESOURCES) == _names("module_utils/_resources")
    for name, resource in RESOURCES.items():
        assert resource is import_module(f"{UTILS}._resources.{name}").RESOURCE
        assert resource.name == name


def test_every_module_is_declared_or_an_entry_and_has_an_action() -> None:
    entries = _names("module_utils/_entries")
    assert sorted([*RESOURCES, *entries]) == _names("modules") == _names("action")
    for name in entries:
        assert import_module(f"{UTILS}._entries.{name}").ENTRY.name == name
