# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Hardware OATH tokens: passcodes of a device; the beta version of Microsoft Graph alone knows the method."""

from __future__ import annotations

from ._authentication_method import include_targets, method

RESOURCE = method(
    "authentication_method_hardware_oath",
    "hardware OATH token method",
    "hardwareOath",
    "hardwareOathAuthenticationMethodConfiguration",
    include_targets(),
    version="beta",
    notes=("Only the beta version of Microsoft Graph has this method; every task reads and writes there.",),
)
