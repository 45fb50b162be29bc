# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The declarations, and what the SDKs say of each."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

from tests.sdk.judge import NOTHING_TO_DROP, Finding, Verdict, judge, lines, missing_members, reaches_beta
from tests.sdk.models import sdk

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / ".cache" / "reports" / "sdk.txt"
PACKAGE = "ansible_collections.tenantops.entra.plugins.module_utils._resources"
NAMES = sorted(path.stem for path in (ROOT / "plugins/module_utils/_resources").glob("[a-z]*.py"))
EXCEPTIONS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "exceptions.yaml").read_text(encoding="utf-8")
)


def _resource(name: str) -> Any:
    return import_module(f"{PACKAGE}.{name}").RESOURCE


def versions_of(name: str) -> tuple[str, ...]:
    """The versions that may say something about a declaration."""
    return ("beta",) if _resource(name).version == "beta" else ("v1.0", "beta")


@cache
def verdicts(name: str) -> dict[str, Verdict]:
    """Version → verdict."""
    return {version: judge(_resource(name), sdk(version)) for version in versions_of(name)}


@cache
def found_in(name: str) -> tuple[Finding, ...]:
    """Everything in which a declaration and the SDKs differ, but for what the declaration leaves out.

    Beta counts only where a task can get there. What is dropped needs to be in one version only.
    """
    resource, told = _resource(name), verdicts(name)
    found = [
        finding
        for version, verdict in told.items()
        for finding in verdict.found
        if (version == resource.version or reaches_beta(resource)) and finding.problem != NOTHING_TO_DROP
    ]
    dropped = [
        {finding.path for finding in verdict.found if finding.problem == NOTHING_TO_DROP} for verdict in told.values()
    ]
    lost = [Finding("any", path, NOTHING_TO_DROP) for path in sorted(set.intersection(*dropped))]
    return (*found, *lost, *missing_members(resource, [sdk(version) for version in told]))


def report() -> str:
    """What the SDKs have and the declarations do not."""
    parts = ["Properties, types and members of enumerations that the SDKs have and the declarations lack:"]
    for name in NAMES:
        try:
            told = list(lines(verdicts(name)))
        except Exception as error:  # its test fails too, and the others keep their report
            told = [f"  cannot be compared: {error!r}"]
        parts += ["", f"{name}", *told] if told else []
    return "\n".join(parts) + "\n"
