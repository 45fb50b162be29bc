# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Software OATH tokens: passcodes of an app that follows the TOTP standard."""

from __future__ import annotations

from ._authentication_method import include_targets, method

RESOURCE = method(
    "authentication_method_software_oath",
    "software OATH token method",
    "softwareOath",
    "softwareOathAuthenticationMethodConfiguration",
    include_targets(),
)
