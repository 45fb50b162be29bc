# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The module that reads the policies of a tenant.

Private to the collection.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._errors import EntraError, GraphError
from .._registry import RESOURCES
from .._runner import CONNECTION_SPEC, Entry, Task, connect
from .._tenant import snapshot, with_names

SPEC: dict[str, Any] = {
    "resources": {"type": "list", "elements": "str", "choices": list(RESOURCES)},
    "raw": {"type": "bool", "default": False},
    "names": {"type": "bool", "default": False},
    "ignore_failed": {"type": "bool", "default": False},
}


def _perform(task: Task) -> dict[str, Any]:
    wanted = task.params["resources"]
    chosen = [each for name, each in RESOURCES.items() if wanted is None or name in wanted]
    try:
        if task.params["raw"] and task.params["names"]:
            raise EntraError("Graph's own values (raw) are not changed: leave out raw or names.")
        client, _identity = connect(task)
        found = snapshot(client, chosen, raw=task.params["raw"])
        policies, warnings = (
            with_names(client, found.policies, chosen) if task.params["names"] else (found.policies, [])
        )
    except EntraError as error:
        return {"failed": True, "msg": str(error), "changed": False}
    unread = {name: str(error) for name, error in found.unread.items()}
    result: dict[str, Any] = {"changed": False, "policies": policies, "unread": unread}
    if warnings:
        result["warnings"] = warnings
    # What Graph serves to users only is no fault of a task that asks for everything as an application.
    missed = found.unread if wanted else {name: error for name, error in found.unread.items() if not error.users_only}
    if missed and not task.params["ignore_failed"]:
        result |= {"failed": True, "msg": told(missed, len(chosen))}
    return result


def told(unread: Mapping[str, GraphError], asked: int) -> str:
    """What could not be read, in one sentence: permissions that a token lacks once for all that need them."""
    lacking = {name: error for name, error in unread.items() if error.missing}
    others = [f"{name}: {error}" for name, error in unread.items() if not error.missing]
    wanted = sorted({permission for error in lacking.values() for permission in error.missing})
    parts = [f"the token lacks {', '.join(wanted)} for {', '.join(lacking)}"] if lacking else []
    return f"Could not read {len(unread)} of {asked} resources: {'; '.join(parts + others)}".rstrip(".") + "."


ENTRY = Entry("tenant_policies_info", {"argument_spec": {**CONNECTION_SPEC, **SPEC}}, _perform)
