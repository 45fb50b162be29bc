# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Temporary Access Pass: a passcode that an administrator issues, to start with a stronger method."""

from __future__ import annotations

from typing import Any

from .._fields import Bool, Int
from .._resource import Refusal, member_outside
from ._authentication_method import include_targets, method


def _lifetimes_disagree(value: dict[str, Any]) -> bool:
    lifetimes = [value.get(f"{which}LifetimeInMinutes") for which in ("minimum", "default", "maximum")]
    known = [minutes for minutes in lifetimes if isinstance(minutes, int)]
    return known != sorted(known)


# The resets are the settings of a new tenant:
# https://learn.microsoft.com/entra/identity/authentication/howto-authentication-temporary-access-pass
RESOURCE = method(
    "authentication_method_temporary_access_pass",
    "Temporary Access Pass method",
    "temporaryAccessPass",
    "temporaryAccessPassAuthenticationMethodConfiguration",
    Int("default_length", "How many characters a pass has, from 8 to 48.", nullable=True, reset=8),
    Int(
        "default_lifetime_in_minutes",
        "How long a pass is valid if its issuer does not choose, between O(minimum_lifetime_in_minutes) and "
        "O(maximum_lifetime_in_minutes).",
        nullable=True,
        reset=60,
    ),
    Int(
        "minimum_lifetime_in_minutes",
        "How long a pass is valid at least, from 10 to 43200 (30 days).",
        nullable=True,
        reset=60,
    ),
    Int(
        "maximum_lifetime_in_minutes",
        "How long a pass is valid at most, from 10 to 43200 (30 days).",
        nullable=True,
        reset=480,
    ),
    Bool(
        "is_usable_once",
        "Whether every pass can be used once only; otherwise its issuer chooses.",
        nullable=True,
        reset=False,
    ),
    include_targets(),
    refusals=(
        Refusal(on="wish", when=member_outside("defaultLength", 8, 48), message="default_length must be from 8 to 48"),
        Refusal(
            on="wish",
            when=member_outside("minimumLifetimeInMinutes", 10, 43200),
            message="minimum_lifetime_in_minutes must be from 10 to 43200",
        ),
        Refusal(
            on="wish",
            when=member_outside("maximumLifetimeInMinutes", 10, 43200),
            message="maximum_lifetime_in_minutes must be from 10 to 43200",
        ),
        Refusal(
            on="wish",
            when=_lifetimes_disagree,
            message="default_lifetime_in_minutes must lie between minimum_lifetime_in_minutes and "
            "maximum_lifetime_in_minutes; give those that depend on each other in one task",
        ),
    ),
)
