# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Voice calls: a second factor by phone."""

from __future__ import annotations

from .._fields import Bool, Text
from ._authentication_method import include_targets, method

RESOURCE = method(
    "authentication_method_voice",
    "voice call method",
    "voice",
    "voiceAuthenticationMethodConfiguration",
    Bool("is_office_phone_allowed", "Whether users may register an office phone.", nullable=True),
    # In the beta SDKs only, on no page of the reference; the metadata does not say that it may be null.
    Text("caller_id_number", "The phone number that calls come from. Microsoft does not document it.", beta=True),
    include_targets(),
)
