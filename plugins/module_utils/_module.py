# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The front-end as an ordinary Ansible module.

Private to the collection.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ansible.module_utils.basic import AnsibleModule, missing_required_lib
from ansible.module_utils.common.parameters import remove_values

from ._resource import Resource

if TYPE_CHECKING:
    from ._runner import Entry

try:
    import_module("requests")
except ImportError:
    HAS_REQUESTS = False
else:
    HAS_REQUESTS = True


def run_module(what: Resource | Entry) -> None:
    """Run a module in its own process: read the parameters, do the task, exit with its result."""
    from ._runner import Entry, Task, entry_of

    entry = what if isinstance(what, Entry) else entry_of(what)
    module = AnsibleModule(supports_check_mode=True, **entry.spec)
    if not HAS_REQUESTS:
        module.fail_json(msg=missing_required_lib("requests"))
    task = Task(module.params, check=module.check_mode, diff=module._diff)
    result = entry.perform(task)
    module.no_log_values.update(task.hidden)
    if entry.reveals in result:
        # A given token is masked among the parameters, not where the task hands it out.
        result["invocation"] = remove_values({"module_args": module.params}, module.no_log_values)
        module.no_log_values.discard(result[entry.reveals])
    if result.get("failed"):
        module.fail_json(**result)
    module.exit_json(**result)
