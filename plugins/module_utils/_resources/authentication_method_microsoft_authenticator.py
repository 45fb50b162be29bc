# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Microsoft Authenticator: how it may be used, and what its prompts show."""

from __future__ import annotations

from typing import Any

from .._fields import Bool, Choice, Field, Nested, Ref
from ._authentication_method import include_targets, method

_EVERYBODY = {"targetType": "group", "id": "all_users"}
_NOBODY = {"targetType": "group", "id": "00000000-0000-0000-0000-000000000000"}


def _target(name: str, doc: str, words: tuple[str, ...] = (), **facts: Any) -> Field:
    # One target, not a list. The metadata lets its members be null; half a target has no meaning.
    # https://learn.microsoft.com/graph/api/resources/featuretarget
    return Nested(
        name,
        doc,
        Ref(
            "id",
            "The group, role or administrative unit.",
            "group",
            "role",
            "administrative_unit",
            words=words,
            by="targetType",
            required=True,
        ),
        Choice(
            "target_type",
            f"What it is{'; V(all_users) is a group' if words else ''}.",
            ("group", "role", "administrativeUnit"),
            required=True,
        ),
        nullable=True,
        **facts,
    )


def _feature(name: str, doc: str, **facts: Any) -> Field:
    # The metadata lets a feature and all of them be null; what that means is not documented, so that they are emptied
    # part by part only. The resets are what a new tenant shows:
    # https://learn.microsoft.com/graph/api/microsoftauthenticatorauthenticationmethodconfiguration-get
    return Nested(
        name,
        doc,
        Choice(
            "state",
            "Whether the feature is on; V(default) leaves it to Microsoft.",
            ("default", "enabled", "disabled"),
            nullable=True,
            reset="default",
        ),
        _target("include_target", "Whom the feature is for.", words=("all_users",), reset=_EVERYBODY),
        # A group with an id of zeros is what Graph shows for none.
        _target("exclude_target", "Whom the feature is not for.", voids=(_NOBODY,)),
        **facts,
    )


RESOURCE = method(
    "authentication_method_microsoft_authenticator",
    "Microsoft Authenticator method",
    "microsoftAuthenticator",
    "microsoftAuthenticatorAuthenticationMethodConfiguration",
    # The reset: https://github.com/Cloud-Architekt/AzureAD-Attack-Defense (EIDSCA AM02).
    Bool(
        "is_software_oath_enabled",
        "Whether the one-time codes that the app shows may be used.",
        nullable=True,
        reset=True,
    ),
    Nested(
        "feature_settings",
        "What prompts show, and where they can be answered.",
        _feature(
            "display_app_information_required_state",
            "Prompts name the application that the user signs in to.",
        ),
        _feature(
            "display_location_information_required_state",
            "Prompts show on a map where the sign-in comes from.",
        ),
        _feature(
            "companion_app_allowed_state",
            "Prompts can be answered in other apps of Microsoft, such as Outlook (Authenticator Lite).",
            beta=True,
        ),
        # The service enforces number matching; a maintained tool takes it out of every request:
        # https://github.com/microsoft/Microsoft365DSC (AADAuthenticationMethodPolicyAuthenticator).
        dropped=("numberMatchingRequiredState",),
    ),
    include_targets(
        Choice(
            "authentication_mode",
            "How they may use the app: V(push) as a second factor, V(deviceBasedPush) without a password, V(any) both.",
            ("any", "push", "deviceBasedPush"),
        )
    ),
)
