# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Passkeys (FIDO2): which models of keys and which kinds of passkeys, for everybody or by profile."""

from __future__ import annotations

from typing import Any

from .._fields import Bool, Choice, Flags, Guid, Keyed, Nested, Object, SetOf, Text
from .._resource import Refusal
from .._scalars import GUID
from ._authentication_method import include_targets, method


def _loses_the_default_profile(before: dict[str, Any], after: dict[str, Any]) -> bool:
    def has(value: dict[str, Any]) -> bool:
        profiles = value.get("passkeyProfiles") or []
        return any(str(each.get("id")).casefold() == str(default).casefold() for each in profiles)

    default = before.get("defaultPasskeyProfile")
    return has(before) and not has(after)


# The metadata lets the object be null; what none means is not documented, so that it is emptied part by part only.
# The resets are the settings of a new tenant, those of the documented answer:
# https://learn.microsoft.com/graph/api/fido2authenticationmethodconfiguration-get
_KEY_RESTRICTIONS = (
    Bool("is_enforced", "Whether the list counts. If not, every model may be used.", nullable=True, reset=False),
    Choice(
        "enforcement_type",
        "Whether the listed models are the only ones allowed or the only ones blocked.",
        ("allow", "block"),
        nullable=True,
        reset="block",
    ),
    SetOf(
        "aa_guids",
        "The models, by their AAGUID. Keys of a model that is no longer allowed stop signing in.",
        GUID,
    ),
)

_PROFILE = Object(
    (
        Guid("id", "Id of the profile, a GUID; that of a new profile can be chosen freely.", required=True),
        Text("name", "Name of the profile.", required=True),
        Flags(
            "passkey_types",
            "The passkeys that it is about, bound to one device or synced between several.",
            ("deviceBound", "synced"),
            required=True,
        ),
        Choice(
            "attestation_enforcement",
            "Whether a passkey has to prove its model when it is registered. Synced ones cannot.",
            ("disabled", "registrationOnly"),
            required=True,
        ),
        Nested("key_restrictions", "Which models of keys may be used.", *_KEY_RESTRICTIONS, required=True),
    )
)

RESOURCE = method(
    "authentication_method_fido2",
    "passkey (FIDO2) method",
    "fido2",
    "fido2AuthenticationMethodConfiguration",
    # The resets of both switches: https://github.com/Cloud-Architekt/AzureAD-Attack-Defense (EIDSCA AF02 and AF03).
    Bool(
        "is_self_service_registration_allowed",
        "Whether users may register passkeys themselves.",
        nullable=True,
        reset=True,
    ),
    Bool(
        "is_attestation_enforced",
        "Whether a key has to prove its model when it is registered. Where there are profiles, "
        "O(passkey_profiles[].attestation_enforcement) takes its place.",
        nullable=True,
        reset=True,
    ),
    Nested(
        "key_restrictions",
        "Which models of keys may be used. Where there are profiles, O(passkey_profiles[].key_restrictions) takes its "
        "place.",
        *_KEY_RESTRICTIONS,
    ),
    # The service makes one when a tenant changes over to profiles, and there is always one from then on.
    # https://learn.microsoft.com/graph/api/resources/fido2authenticationmethodconfiguration
    Guid("default_passkey_profile", "Id of the default profile, which cannot be deleted."),
    Keyed(
        "passkey_profiles",
        "Profiles, each of which allows certain passkeys. They hold for the targets that name them in "
        "O(include_targets[].allowed_passkey_profiles).",
        _PROFILE,
        key=("id",),
        required=True,
    ),
    include_targets(
        SetOf(
            "allowed_passkey_profiles",
            "Ids of the profiles in O(passkey_profiles) that hold for them. What one of these allows may be used.",
            GUID,
        )
    ),
    refusals=(
        Refusal(
            on="change",
            when=_loses_the_default_profile,
            message="passkey_profiles must keep the profile that default_passkey_profile names, which Microsoft Entra "
            "does not delete",
        ),
    ),
)
