# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Security defaults: one switch."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_PATH = "/policies/identitySecurityDefaultsEnforcementPolicy"

RUNGS = Rungs(
    path=_PATH,
    start={_PATH: {"id": "00000000-0000-0000-0000-000000000005", "isEnabled": False}},
    first={"is_enabled": True},
    second={"is_enabled": False, "accept_risk": [{"policy": "security_defaults", "reason": "The ladder comes down"}]},
    stored={"isEnabled": False},
)
