# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the ladder climbs with: for each module two states in options, and the second one as Graph must then store it.

One file per module, named after it, with its RUNGS.

The wire values are written by hand from Microsoft's reference, so that the ladder does not judge the engine by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Rungs:
    """The states of one module.

    ``path``: where the object lies, with {id} for an item. ``first`` and ``second`` together name every option of the
    module. ``stored`` is what the object holds after the second, ``cleared`` what it holds when everything that can be
    cleared is. ``fixed``: option paths that cannot change between the two, such as a key. ``settings``: what the
    simulated tenant must be told first, ``start``: what must be stored in it, by path.
    ``beside``: the states of objects of other types, where the module knows several.
    """

    path: str
    first: Mapping[str, Any]
    second: Mapping[str, Any]
    stored: Mapping[str, Any]
    clear: tuple[str, ...] = ()
    cleared: Mapping[str, Any] = field(default_factory=dict)
    fixed: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    start: Mapping[str, Any] = field(default_factory=dict)
    beside: tuple[Rungs, ...] = ()


_NAMES = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))

LADDER: dict[str, Rungs] = {name: import_module(f"{__name__}.{name}").RUNGS for name in _NAMES}
"""The states by the names of their modules."""
