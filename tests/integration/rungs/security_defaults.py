# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Security defaults: one switch."""

from __future__ import annotations

from tests.integration.rungs import Rungs

RUNGS = Rungs(
    path="/policies/identitySecurityDefaultsEnforcementPolicy",
    first={"is_enabled": False},
    second={"is_enabled": True},
    stored={"isEnabled": True},
)
