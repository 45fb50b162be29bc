# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The controller-side front-end: the engine runs in Ansible's worker instead of in a process of its own.

Everything that the engine needs is imported here, before the worker is forked. Whatever cannot run here (another host,
another user, an asynchronous task, a missing library) is handed over to the ordinary module, which says what is wrong.

Private to the collection.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from ansible.module_utils.common.arg_spec import ArgumentSpecValidator
from ansible.module_utils.common.parameters import remove_values
from ansible.module_utils.errors import UnsupportedError
from ansible.plugins.action import ActionBase
from ansible.utils.display import Display
from ansible.utils.vars import merge_hash

try:
    import_module("requests")
    for _name in ("_directory", "_guarding"):
        import_module(f"ansible_collections.tenantops.entra.plugins.module_utils.{_name}")
    from ansible_collections.tenantops.entra.plugins.module_utils._client import warm_up
    from ansible_collections.tenantops.entra.plugins.module_utils._runner import Task, entry_of

    warm_up(os.environ.get("REQUESTS_CA_BUNDLE"))
except Exception:  # an import error in an action file would end the whole play, not the task
    READY = False
else:
    READY = True

_COLLECTION = "tenantops.entra"
_display = Display()
# Lists that the items of one loop share. The items run in one worker; the process that forks it never fills this.
_MEMORY: dict[str, dict[Any, Any]] = {}


class EntraAction(ActionBase):
    """Runs one module's task in the worker."""

    _supports_check_mode = True
    _supports_async = True
    name = ""
    entry: Any = None

    def run(self, tmp: Any = None, task_vars: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Run the task; the parameters and the result are those of the module of the same name."""
        result = super().run(tmp, task_vars)
        del tmp
        if self._hand_over():
            return self._unseen(merge_hash(result, self._as_module(task_vars)))
        validated = ArgumentSpecValidator(**self.entry.spec).validate(_plain(self._task.args))
        _emit(validated)
        hidden = set(validated._no_log_values)
        if validated.error_messages:
            found = {"failed": True, "msg": _validation_message(self.name, validated)}
        else:
            found = self._perform(validated.validated_parameters, hidden)
        shown = remove_values({"module_args": validated.validated_parameters}, hidden)
        if self.entry.reveals in found:
            # A given token is masked among the parameters, not where the task hands it out.
            hidden.discard(found[self.entry.reveals])
        return self._unseen(merge_hash(result, {**remove_values(found, hidden), "invocation": shown}))

    def _unseen(self, result: dict[str, Any]) -> dict[str, Any]:
        """A result that hands out a secret is not displayed; what a task registers of it is whole."""
        if self.entry and self.entry.reveals in result:
            result["_ansible_no_log"] = True
        return result

    def _perform(self, params: Mapping[str, Any], hidden: set[str]) -> dict[str, Any]:
        task = Task(
            params,
            check=bool(self._task.check_mode),
            diff=bool(self._task.diff),
            environment=self._environment(),
            memory=self._memory(),
            hidden=hidden,
        )
        return self.entry.perform(task)

    def _hand_over(self) -> bool:
        local = self._connection.transport.split(".")[-1] == "local"
        return not (READY and self.entry and local) or bool(self._task.async_val or self._task.become)

    def _as_module(self, task_vars: Mapping[str, Any] | None) -> dict[str, Any]:
        return self._execute_module(
            module_name=f"{_COLLECTION}.{self.name}", task_vars=task_vars, wrap_async=bool(self._task.async_val)
        )

    def _environment(self) -> dict[str, str]:
        """The process's variables, with the task's environment keyword over them."""
        own: dict[str, Any] = {}
        self._compute_environment_string(own)
        return {**os.environ, **{name: str(value) for name, value in own.items()}}

    def _memory(self) -> dict[Any, Any]:
        """The lists of the loop; none for a task with until, whose retries must read afresh."""
        key = str(self._task._uuid)
        if key not in _MEMORY or self._task.until or self._task.retries:
            _MEMORY.clear()
        return _MEMORY.setdefault(key, {})


def action_for(name: str) -> type[EntraAction]:
    """The action class of a module, with what it runs imported before the fork."""
    entry = _entry(name)
    # Ansible displays what comes of an asynchronous task, whatever the action says of it.
    asynchronous = not (entry and entry.reveals)
    return type("ActionModule", (EntraAction,), {"name": name, "entry": entry, "_supports_async": asynchronous})


def _entry(name: str) -> Any:
    utils = f"ansible_collections.{_COLLECTION}.plugins.module_utils"
    try:
        return entry_of(import_module(f"{utils}._resources.{name}").RESOURCE)
    except ModuleNotFoundError:
        pass
    except Exception:  # the ordinary module says what is wrong
        return None
    try:
        return import_module(f"{utils}._entries.{name}").ENTRY
    except Exception:
        return None


def _plain(value: Any) -> Any:
    """Values without ansible-core's tags and lazy containers, as a module would get them."""
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return str.__str__(value) if isinstance(value, str) else value


def _emit(validated: Any) -> None:
    for found in validated._deprecations:
        _display.deprecated(
            found["msg"],
            version=found.get("version"),
            date=found.get("date"),
            collection_name=found.get("collection_name"),
        )
    for found in validated._warnings:
        _display.warning(f"Both option {found['option']} and its alias {found['alias']} are set.")


def _validation_message(name: str, validated: Any) -> str:
    """What AnsibleModule says about the same parameters."""
    if isinstance(validated.errors[0], UnsupportedError):
        return f"Unsupported parameters for ({_COLLECTION}.{name}) module: {validated.errors.msg}"
    return validated.errors.msg
