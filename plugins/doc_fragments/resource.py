# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Options of every module that manages a policy."""

from __future__ import annotations


class ModuleDocFragment:
    """What is not a property of the policy."""

    DOCUMENTATION = r"""
options:
  clear:
    description:
      - Paths of options to set to null, or to an empty list; an option that is null or not given is not managed.
      - A path below a list names the item by its key, such as
        V(restrictions.password_credentials[passwordAddition].max_lifetime).
    type: list
    elements: str
  exact:
    description:
      - Whether properties that the task does not mention are reset, to null or to an empty list.
      - What can be neither is left and listed in RV(not_reset).
    type: bool
    default: false
  extra_properties:
    description:
      - Properties in Microsoft Graph's own names and values, for what this module does not know yet.
      - They are compared and sent like the other options.
    type: dict
  wait:
    description:
      - Whether to wait until Microsoft Graph shows what was written.
    type: bool
    default: true
  wait_timeout:
    description:
      - How many seconds to wait for that at most.
    type: int
    default: 120
"""
