# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The device registration policy: who may join and register devices, and who administers them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .._fields import Bool, Choice, Field, Int, Nested, Refs, Variant, Variants
from .._resource import Permissions, Refusal, Write, singleton


def _membership(name: str, doc: str) -> Field:
    """Everybody, nobody, or those who are listed; the type alone says which (deviceRegistrationMembership)."""
    listed = (
        Refs("users", "The users.", "user"),
        Refs("groups", "The groups whose members are meant.", "group"),
    )
    return Variants(
        name,
        doc,
        Variant("all", "#microsoft.graph.allDeviceRegistrationMembership", doc="All users."),
        Variant("none", "#microsoft.graph.noDeviceRegistrationMembership", doc="No user."),
        Variant(
            "enumerated",
            "#microsoft.graph.enumeratedDeviceRegistrationMembership",
            listed,
            "The listed users and the members of the listed groups.",
            # Both lists are sent, empty when they are not used.
            defaults={"users": [], "groups": []},
        ),
    )


def _locked(wire: str) -> Callable[..., bool]:
    """Whether the service says that administrators cannot change a part of the policy."""

    def locked(before: dict[str, Any], after: dict[str, Any]) -> bool:
        return (before.get(wire) or {}).get("isAdminConfigurable") is False

    return locked


# The metadata calls all of them nullable; the page about the update needs every one, and nothing says what null means.
# isAdminConfigurable is no option: the service sets it and wants it back, as a whole write does with what is not
# declared.
RESOURCE = singleton(
    "device_registration_policy",
    "device registration policy",
    "/policies/deviceRegistrationPolicy",
    graph_type="deviceRegistrationPolicy",
    docs="https://learn.microsoft.com/graph/api/resources/deviceregistrationpolicy",
    permissions=Permissions(
        read=("Policy.Read.DeviceConfiguration",),
        write=("Policy.ReadWrite.DeviceConfiguration",),
    ),
    write=Write(method="PUT", whole=True),
    dropped=("description", "displayName"),
    fields=(
        Int("user_device_quota", "How many devices a user may have; V(0) allows none."),
        Choice(
            "multi_factor_auth_configuration",
            "Whether joining and registering a device needs multifactor authentication.",
            ("notRequired", "required"),
        ),
        Nested(
            "azure_ad_join",
            "Joining devices to Microsoft Entra ID.",
            _membership("allowed_to_join", "Who may join devices."),
            Nested(
                "local_admins",
                "Who becomes local administrator of devices that are joined from now on.",
                Bool("enable_global_admins", "Whether Global Administrators become local administrators."),
                _membership(
                    "registering_users", "Which users become local administrators of the devices that they join."
                ),
            ),
            wire="azureADJoin",
        ),
        Nested(
            "azure_ad_registration",
            "Registering devices with Microsoft Entra ID. Cannot be changed where Microsoft Intune is in use.",
            _membership("allowed_to_register", "Who may register devices."),
            wire="azureADRegistration",
        ),
        Nested(
            "local_admin_password",
            "The local administrator password solution (LAPS).",
            Bool(
                "is_enabled", "Whether devices may back up the password of a local administrator to Microsoft Entra ID."
            ),
        ),
    ),
    refusals=(
        Refusal(
            on="change",
            only_for="azureADRegistration",
            when=_locked("azureADRegistration"),
            message="azure_ad_registration cannot be changed by administrators in this tenant, as is so where "
            "Microsoft Intune is in use",
        ),
        Refusal(
            on="change",
            only_for="azureADJoin",
            when=_locked("azureADJoin"),
            message="azure_ad_join cannot be changed by administrators in this tenant",
        ),
    ),
)
