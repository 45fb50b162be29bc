# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Options of the modules whose writes are judged before they are made."""

from __future__ import annotations


class ModuleDocFragment:
    """Whom a write must not lock out, and which risks are accepted."""

    DOCUMENTATION = r"""
notes:
  - To judge a change that could lock people out of the tenant or open it, the module reads other policies, which needs
    C(Policy.Read.All). What is not refused but worth knowing is a warning.
options:
  emergency_access_users:
    description:
      - Accounts that must always get in, by user principal name, email address, display name or id.
      - Every enforced conditional access policy for users has to exclude them. Give them once for all modules, in
        C(module_defaults) for C(group/tenantops.entra.guarded).
    type: list
    elements: str
  emergency_access_groups:
    description:
      - Groups of accounts that must always get in, by display name, email address or id.
      - They count as O(emergency_access_users) do.
    type: list
    elements: str
  accept_risk:
    description:
      - Risks to accept. A change that would lock people out of the tenant, or open it, is otherwise refused, in check
        mode too. The error names the policies at risk and says why.
      - RV(accepted_risks) shows what has been accepted.
    type: list
    elements: dict
    suboptions:
      policy:
        description:
          - Name of the policy whose risk is accepted, as the error gives it.
        type: str
        required: true
      reason:
        description:
          - Why the risk is accepted.
        type: str
        required: true
"""
