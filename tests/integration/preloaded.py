# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the process holds from which plays are forked: ansible-playbook, and what most plays load besides.

Nothing of this collection is among it, which is loaded in each play as it would be in a process of its own.
"""

from __future__ import annotations

import warnings
from importlib import import_module

from ansible.plugins.loader import init_plugin_loader

LOADED = (
    "ansible.cli.playbook",
    "ansible.executor.task_queue_manager",
    "ansible.plugins.action.normal",
    "ansible.plugins.callback.default",
    "ansible.plugins.callback.junit",
    "ansible.plugins.connection.local",
    "ansible.plugins.inventory.auto",
    "ansible.plugins.inventory.host_list",
    "ansible.plugins.inventory.script",
    "ansible.plugins.inventory.yaml",
    "ansible.plugins.shell.sh",
    "ansible.plugins.strategy.linear",
    "ansible.plugins.vars.host_group_vars",
    "msal",
    "requests",
)
for _name in LOADED:
    import_module(_name)

# What ansible-playbook does first, and the names that ansible-core's own plugins once had, a file that is slow to read.
init_plugin_loader()
import_module("ansible_collections.ansible.builtin")

# When ansible-playbook does it once more.
warnings.filterwarnings("ignore", "AnsibleCollectionFinder has already been configured")
