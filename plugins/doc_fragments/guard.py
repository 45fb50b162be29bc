# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Options of the modules whose writes are judged before they are made."""

from __future__ import annotations


class ModuleDocFragment:
    """Whom a write must not lock out, and which risks are accepted."""

    DOCUMENTATION = r"""
options:
  emergency_access_users:
    description:
      - The accounts that must always get in, by user principal name, mail address, display name or id.
      - Every enforced conditional access policy for users has to exclude them. Give them once for all modules, with
        C(module_defaults) of the action group C(tenantops.entra.guarded).
    type: list
    elements: str
  emergency_access_groups:
    description:
      - Groups of such accounts, by display name, mail address or id.
    type: list
    elements: str
  accept_risk:
    description:
      - Risks that are accepted. A write that would lock people out of the tenant, or open it, is refused otherwise, in
        check mode too; the error names the policies.
      - What is accepted is shown in RV(accepted_risks).
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
          - Why it is accepted.
        type: str
        required: true
"""
