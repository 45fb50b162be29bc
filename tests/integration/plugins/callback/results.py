# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes every task result as a line of JSON, with the time when the task began and ended."""

from __future__ import annotations

import json
import os
import time
from typing import Any

from ansible.plugins.callback import CallbackBase

DOCUMENTATION = r"""
name: results
type: aggregate
short_description: Task results as lines of JSON
description:
  - For the collection's own tests.
"""


class CallbackModule(CallbackBase):
    """Collects what the tests assert."""

    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "aggregate"
    CALLBACK_NAME = "results"
    CALLBACK_NEEDS_ENABLED = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._started = 0.0

    def v2_playbook_on_task_start(self, task: Any, is_conditional: bool) -> None:
        """Remember when the task began."""
        self._started = time.time()

    def v2_runner_on_ok(self, result: Any) -> None:
        """A task that succeeded."""
        self._write(result)

    def v2_runner_on_failed(self, result: Any, ignore_errors: bool = False) -> None:
        """A task that failed."""
        self._write(result, failed=True)

    def v2_runner_on_unreachable(self, result: Any) -> None:
        """A host that could not be reached."""
        self._write(result, failed=True)

    def v2_runner_on_skipped(self, result: Any) -> None:
        """A task that was skipped."""
        self._write(result)

    def _write(self, result: Any, failed: bool = False) -> None:
        line = {
            "task": result._task.get_name(),
            "start": self._started,
            "end": time.time(),
            "failed": failed,
            "result": result._result,
        }
        with open(os.environ["TENANTOPS_RESULTS"], "a", encoding="utf-8") as file:
            file.write(json.dumps(line, default=str) + "\n")
