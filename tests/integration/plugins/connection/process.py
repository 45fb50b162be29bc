# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The local connection under another name, so that the action front-end hands over to the ordinary module."""

from __future__ import annotations

from ansible.plugins.connection.local import Connection as Local

DOCUMENTATION = r"""
name: process
short_description: Runs modules on this machine, as an ordinary remote host would
description:
  - For the collection's own tests.
options:
  pipelining:
    description: Whether modules are handed over without a file.
    default: false
    type: bool
    vars:
      - name: ansible_pipelining
"""


class Connection(Local):
    """Everything as in the local connection but the name."""

    transport = "process"
