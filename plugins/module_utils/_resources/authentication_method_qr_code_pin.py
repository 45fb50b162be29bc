# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""QR code and PIN: a sign-in for frontline workers on shared devices."""

from __future__ import annotations

from .._fields import Int
from .._resource import Refusal, member_outside
from ._authentication_method import include_targets, method

# The resets are the defaults that the resource page names.
RESOURCE = method(
    "authentication_method_qr_code_pin",
    "QR code method",
    "qrCodePin",
    "qrCodePinAuthenticationMethodConfiguration",
    Int("pin_length", "How many digits a PIN has, from 8 to 20.", nullable=True, reset=8),
    Int(
        "standard_qr_code_lifetime_in_days",
        "How many days a printed QR code is valid, from 1 to 395.",
        wire="standardQRCodeLifetimeInDays",
        nullable=True,
        reset=365,
    ),
    include_targets(),
    refusals=(
        Refusal(on="wish", when=member_outside("pinLength", 8, 20), message="pin_length must be from 8 to 20"),
        Refusal(
            on="wish",
            when=member_outside("standardQRCodeLifetimeInDays", 1, 395),
            message="standard_qr_code_lifetime_in_days must be from 1 to 395",
        ),
    ),
)
