# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""One-time passcodes by email: for password resets of members, and for the sign-in of external users."""

from __future__ import annotations

from .._fields import Choice
from ._authentication_method import include_targets, method

RESOURCE = method(
    "authentication_method_email",
    "email one-time passcode method",
    "email",
    "emailAuthenticationMethodConfiguration",
    Choice(
        "allow_external_id_to_use_email_otp",
        "Whether external users may sign in with a passcode that is sent to their email address; V(default) leaves it "
        "to Microsoft, which has meant yes since October 2021.",
        ("default", "enabled", "disabled"),
        nullable=True,
        # The word for "whatever Microsoft has set" (externalEmailOtpState).
        reset="default",
    ),
    include_targets(),
)
