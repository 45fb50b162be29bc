# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the process holds from which plays are forked: ansible-playbook, and what most plays load besides.

Nothing of this collection is among it, which is loaded in each play as it would be in a process of its own.
"""

# ruff: noqa: F401
from __future__ import annotations

import warnings

import ansible.cli.playbook
import ansible.executor.task_queue_manager
import ansible.plugins.action.normal
import ansible.plugins.callback.default
import ansible.plugins.callback.junit
import ansible.plugins.connection.local
import ansible.plugins.inventory.auto
import ansible.plugins.inventory.host_list
import ansible.plugins.inventory.script
import ansible.plugins.inventory.yaml
import ansible.plugins.shell.sh
import ansible.plugins.strategy.linear
import ansible.plugins.vars.host_group_vars
import msal
import requests
from ansible.plugins.loader import init_plugin_loader

# What ansible-playbook does first, and the names that ansible-core's own plugins once had, a file that is slow to read.
init_plugin_loader()
import ansible_collections.ansible.builtin  # noqa: E402

# When ansible-playbook does it once more.
warnings.filterwarnings("ignore", "AnsibleCollectionFinder has already been configured")
