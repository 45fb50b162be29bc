# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The front-end as an ordinary Ansible module.

Private to the collection.
"""

from __future__ import annotations

import traceback

from ansible.module_utils.basic import AnsibleModule, missing_required_lib

from ._resource import Resource

try:
    import requests  # noqa: F401
except ImportError:
    REQUESTS_ERROR: str | None = traceback.format_exc()
else:
    REQUESTS_ERROR = None


def run_module(resource: Resource) -> None:
    """Run a resource's module in its own process: read the parameters, do the task, exit with its result."""
    from ._runner import Task, perform, spec_of

    module = AnsibleModule(supports_check_mode=True, **spec_of(resource))
    if REQUESTS_ERROR:
        module.fail_json(msg=missing_required_lib("requests"), exception=REQUESTS_ERROR)
    task = Task(module.params, check=module.check_mode, diff=module._diff)
    result = perform(resource, task)
    module.no_log_values.update(task.hidden)
    if result.get("failed"):
        module.fail_json(**result)
    module.exit_json(**result)
