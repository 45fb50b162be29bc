# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Talks to the simulated tenant before and after the tasks of a play, so that many cases fit into one play."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from ansible.plugins.callback import CallbackBase

DOCUMENTATION = r"""
name: cues
type: aggregate
short_description: Control requests to the simulated tenant between tasks
description:
  - For the collection's own tests.
"""


class CallbackModule(CallbackBase):
    """Does what the file that E(TENANTOPS_CUES) names says for each task, and writes down the answers.

    The file holds the control C(url), the C(ca_path), the file C(heard) for the answers, and C(before) and C(after):
    by the name of a task, a list of control requests (method, path, body).
    """

    CALLBACK_VERSION = 2.0
    CALLBACK_TYPE = "aggregate"
    CALLBACK_NAME = "cues"
    CALLBACK_NEEDS_ENABLED = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "TENANTOPS_CUES" not in os.environ:
            self.disabled = True
            return
        import requests

        self._cues = json.loads(Path(os.environ["TENANTOPS_CUES"]).read_text(encoding="utf-8"))
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.verify = self._cues["ca_path"]

    def v2_playbook_on_task_start(self, task: Any, is_conditional: bool) -> None:
        """The cues before a task."""
        self._give("before", task.get_name())

    def v2_runner_on_ok(self, result: Any) -> None:
        """The cues after a task that succeeded."""
        self._give("after", result._task.get_name())

    def v2_runner_on_failed(self, result: Any, ignore_errors: bool = False) -> None:
        """The cues after a task that failed."""
        self._give("after", result._task.get_name())

    def _give(self, moment: str, name: str) -> None:
        answers = [self._ask(*cue) for cue in self._cues[moment].get(name, ())]
        with open(self._cues["heard"], "a", encoding="utf-8") as file:
            file.write(json.dumps({"moment": moment, "task": name, "answers": answers}) + "\n")

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        answer = self._session.request(method, f"{self._cues['url']}{path}", json=body, timeout=30)
        if answer.status_code == 404 and method == "GET":
            return None
        # A callback that raises only makes ansible-playbook warn: the answer shows what went wrong.
        if answer.status_code != 200:
            return {"refused": answer.text}
        return answer.json()["value"] if method == "GET" and path.startswith("/state?") else answer.json()
