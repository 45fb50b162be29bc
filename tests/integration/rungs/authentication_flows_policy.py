# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The authentication flows policy: one switch, inside of an object."""

from __future__ import annotations

from tests.integration.rungs import Rungs

RUNGS = Rungs(
    path="/policies/authenticationFlowsPolicy",
    first={"self_service_sign_up": {"is_enabled": False}},
    second={"self_service_sign_up": {"is_enabled": True}},
    stored={"selfServiceSignUp": {"isEnabled": True}},
    clear=("self_service_sign_up",),
    cleared={"selfServiceSignUp": None},
)
