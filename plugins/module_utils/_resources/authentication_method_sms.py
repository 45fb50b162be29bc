# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Text messages: a second factor, and for chosen targets a sign-in without password."""

from __future__ import annotations

from .._fields import Bool
from ._authentication_method import include_targets, method

RESOURCE = method(
    "authentication_method_sms",
    "text message method",
    "sms",
    "smsAuthenticationMethodConfiguration",
    include_targets(
        Bool("is_usable_for_sign_in", "Whether they may sign in with a text message alone, without a password.")
    ),
)
