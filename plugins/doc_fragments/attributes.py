# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Attributes of the modules."""

from __future__ import annotations


class ModuleDocFragment:
    """What every module of the collection supports."""

    DOCUMENTATION = r"""
attributes:
  idempotent:
    description: A second run with the same options only reads and changes nothing.
    support: full
  platform:
    description: Platforms that the module can run on.
    support: full
    platforms: all
  action_group:
    description: Use C(group/tenantops.entra.graph) in C(module_defaults) to set defaults for the whole collection.
    support: full
    membership:
      - tenantops.entra.graph
"""

    # In addition, for a module that writes.
    WRITE = r"""
attributes:
  check_mode:
    description: Says in check mode what would change, and sends nothing but reads.
    support: full
  diff_mode:
    description: Returns the state before and after, and the exact requests in C(prepared).
    support: full
"""

    # In addition, for a module that only reads.
    READ = r"""
attributes:
  check_mode:
    description: Can run in check mode.
    support: full
    details:
      - It only reads, so it does the same in check mode.
  diff_mode:
    description: Returns the state before and after.
    support: N/A
    details:
      - It changes nothing.
"""
