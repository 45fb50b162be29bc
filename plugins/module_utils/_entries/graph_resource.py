# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The module that manages any object of Microsoft Graph.

Private to the collection.
"""

from __future__ import annotations

from typing import Any

from .._graph_resource import SPEC, declared, problems, secrets
from .._runner import CONNECTION_SPEC, WAIT_SPEC, Entry, Order, Task, carry_out, refuse


def _perform(task: Task) -> dict[str, Any]:
    return carry_out(lambda: _order(task), task)


def _order(task: Task) -> Order:
    task.hidden.update(secrets(task.params))
    refuse("graph_resource", problems(task.params))
    resource, wished = declared(task.params)
    return Order(resource, wished, resource.version, raw=True)


ENTRY = Entry("graph_resource", {"argument_spec": {**CONNECTION_SPEC, **WAIT_SPEC, **SPEC}}, _perform)
