# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Options of every module that manages a policy."""

from __future__ import annotations


class ModuleDocFragment:
    """What is not a property of the policy."""

    DOCUMENTATION = r"""
notes:
  - An option that is not given, or null, is not managed.
options:
  clear:
    description:
      - Options to set to null or, where they are lists, to an empty list.
      - Those in another option are given by their path, and an item of a list by its key, such as
        V(restrictions.password_credentials[passwordAddition].max_lifetime) in
        M(tenantops.entra.app_management_policy).
    type: list
    elements: str
  exact:
    description:
      - Whether options that the task does not give are reset, to the value that their description names, or else to
        null or an empty list.
      - What cannot be reset is left as it is and listed in RV(not_reset).
    type: bool
    default: false
  extra_properties:
    description:
      - Properties that this module does not know yet, in Microsoft Graph's own names and values.
      - They are compared and sent as the other options are. A property inside an object that is an option stands inside
        an object of that name, C(conditions) for example.
    type: dict
  wait:
    description:
      - Whether to wait until Microsoft Graph shows what was written.
    type: bool
    default: true
  wait_timeout:
    description:
      - How many seconds O(wait) takes at most.
    type: int
    default: 120
"""
