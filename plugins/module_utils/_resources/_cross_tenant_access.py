# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the default and the partners of the cross-tenant access policy have in common.

A target lies in the own tenant or in another: the users do in the other one where access is inbound, the applications
where it is outbound. Names are looked up in the own tenant alone, so what lies in another one is named by its id; a
name that both have would open or close the wrong door.
"""

from __future__ import annotations

from typing import Any

from .._fields import Bool, Children, Choice, Field, Keyed, Nested, Object, Ref, Text, Typed, Variant
from .._resource import Permissions

BASE = "/policies/crossTenantAccessPolicy"
# The pages of the capabilities' operations name this permission alone.
_CAPABILITY = "Policy.ReadWrite.CrossTenantCapability"
PERMISSIONS = Permissions(
    read=("Policy.Read.All|Policy.ReadWrite.CrossTenantAccess",),
    write=("Policy.ReadWrite.CrossTenantAccess",),
    note=f"Writing O(m365_capabilities) needs C({_CAPABILITY}) instead.",
)

_ACCESS_TYPES = ("allowed", "blocked")
_TARGET_TYPES = ("user", "group", "application")
# Kinds and words: https://learn.microsoft.com/graph/api/resources/crosstenantaccesspolicytarget
_USERS = (("user", "group"), ("AllUsers",))
_APPLICATIONS = (("application",), ("AllApplications", "AllMicrosoftApps", "Office365"))


def _access(name: str, doc: str, targets: tuple[tuple[str, ...], tuple[str, ...]], *, own: bool) -> Field:
    """Which targets have access; ``own``: they lie in the own tenant."""
    kinds, words = targets
    what = " or ".join(f"V({kind})" for kind in kinds)
    # An access without targets says nothing, and neither do targets without an access: both are always sent.
    return Nested(
        name,
        doc,
        Choice(
            "access_type",
            "V(allowed) gives access to the targets alone, V(blocked) to all but the targets.",
            _ACCESS_TYPES,
            required=True,
        ),
        Keyed(
            "targets",
            "The targets.",
            Object(
                (
                    Ref(
                        "target",
                        f"The {' or '.join(kinds)}, which belongs to {'this tenant' if own else 'the other tenant'}.",
                        *(kinds if own else ()),
                        words=words,
                        by="targetType",
                        required=True,
                    ),
                    Choice("target_type", f"What the target is; here {what}.", _TARGET_TYPES, required=True),
                )
            ),
            key=("target", "targetType"),
            required=True,
        ),
    )


def _both(*, own_users: bool, own_applications: bool) -> tuple[Field, Field]:
    users = "Which users and groups have access. Where V(AllUsers) is blocked, V(AllApplications) has to be as well."
    return (
        _access("users_and_groups", users, _USERS, own=own_users),
        _access("applications", "Which applications may be accessed.", _APPLICATIONS, own=own_applications),
    )


def settings(who: str, **facts: Any) -> tuple[Field, ...]:
    """The settings of the default and of a partner; ``who`` the others are in words, ``facts`` of every setting."""
    inbound, outbound = _both(own_users=False, own_applications=True), _both(own_users=True, own_applications=False)
    # Tenant restrictions are about accounts and applications of the other tenant on the own networks and devices.
    foreign = _both(own_users=False, own_applications=False)
    mode = Choice(
        "mode", "V(allowed) gives access to the devices that the rule selects, V(blocked) to all others.", _ACCESS_TYPES
    )
    return (
        Nested(
            "b2b_collaboration_inbound",
            f"Access of users of {who} to this tenant by B2B collaboration.",
            *inbound,
            **facts,
        ),
        Nested(
            "b2b_collaboration_outbound",
            f"Access of users of this tenant to {who} by B2B collaboration.",
            *outbound,
            **facts,
        ),
        Nested(
            "b2b_direct_connect_inbound",
            f"Access of users of {who} to this tenant by B2B direct connect.",
            *inbound,
            **facts,
        ),
        Nested(
            "b2b_direct_connect_outbound",
            f"Access of users of this tenant to {who} by B2B direct connect.",
            *outbound,
            **facts,
        ),
        Nested(
            "inbound_trust",
            f"Which claims from {who} conditional access trusts.",
            *_trust(),
            **facts,
        ),
        Nested(
            "tenant_restrictions",
            f"How accounts of {who} may be used on the networks and devices of this tenant.",
            *foreign,
            Nested(
                "devices",
                "A filter for devices. Microsoft documents it as not yet supported.",
                mode,
                Text("rule", "The rule that selects the devices."),
                nullable=True,
            ),
            **facts,
        ),
        Nested(
            "app_service_connect_inbound",
            f"Which applications of this tenant may connect with {who}. Microsoft does not document it.",
            inbound[1],
            **facts,
        ),
        Nested(
            "m365_collaboration_inbound",
            f"Access of users of {who} to this tenant by Microsoft 365 collaboration.",
            _access("users", "Which users have access.", _USERS, own=False),
            **facts,
        ),
        Nested(
            "m365_collaboration_outbound",
            f"Access of users of this tenant to {who} by Microsoft 365 collaboration.",
            outbound[0],
            **facts,
        ),
        Bool(
            "block_service_provider_outbound_access",
            f"Whether service providers are kept from access to {who}.",
            beta=True,
            **facts,
        ),
    )


def _trust() -> tuple[Field, ...]:
    # The service's own default trusts nothing (crosstenantaccesspolicyconfigurationdefault-get).
    return (
        Bool("is_mfa_accepted", "Whether multifactor authentication in the other tenant counts here.", reset=False),
        Bool(
            "is_compliant_device_accepted",
            "Whether a device that is compliant in the other tenant counts as compliant here.",
            reset=False,
        ),
        Bool(
            "is_hybrid_azure_ad_joined_device_accepted",
            "Whether a device that is hybrid joined in the other tenant counts as such here.",
            wire="isHybridAzureADJoinedDeviceAccepted",
            reset=False,
        ),
    )


# --- capabilities of Microsoft 365 -----------------------------------------------------------------------------------


def _scopes(name: str, doc: str) -> Field:
    item = Object(
        (
            Ref(
                "resource_id",
                "The user or group; V(All) is everybody.",
                "user",
                "group",
                # The word is in "Migrate to Microsoft 365 cross-tenant access policy", Exchange Online.
                words=("All",),
                by="resourceType",
                required=True,
            ),
            Choice("resource_type", "What it is.", ("none", "group", "user"), required=True),
        )
    )
    return Keyed(name, doc, item, key=("resourceId", "resourceType"))


_INBOUND_ACCESS = Nested(
    "inbound_access",
    "Access of users of the other tenant.",
    Bool("is_allowed", "Whether it is allowed.", required=True),
    Nested(
        "resource_scopes",
        "Whose data they have access to.",
        _scopes("included", "Users and groups of this tenant whose data it is."),
        _scopes("excluded", "Users and groups of this tenant whose data it is not, even if they are included."),
    ),
    required=True,
)


def capability(name: str, doc: str) -> Variant:
    """A capability, whose name is its type."""
    return Variant(name, f"#microsoft.graph.{name}", (_INBOUND_ACCESS,), doc)


MIGRATION = capability("crossTenantMigration", "Mailboxes are migrated between the tenants.")
ANONYMOUS = (
    capability("anonymousCalendarSharingFreeBusyDetail", "Anybody sees who is busy, with subject and location."),
    capability("anonymousCalendarSharingFreeBusyReviewer", "Anybody sees who is busy, with all details."),
    capability("anonymousCalendarSharingFreeBusySimple", "Anybody sees who is busy."),
)
_CAPABILITIES = (
    capability("crossTenantCalendarAvailabilityBasic", "Availability is shown as free or busy."),
    capability("crossTenantCalendarAvailabilityLimitedDetails", "Availability is shown with limited details."),
    capability("crossTenantCalendarSharingFreeBusyDetail", "Calendars are shared with subject and location."),
    capability("crossTenantCalendarSharingFreeBusyReviewer", "Calendars are shared with all details."),
    capability("crossTenantCalendarSharingFreeBusySimple", "Calendars are shared as free or busy."),
    capability("crossTenantMailTipsAll", "Mail tips are shown in full."),
    capability("crossTenantMailTipsLimited", "Mail tips are shown in part."),
    capability("crossTenantOpenProfileCard", "Profile cards are shown."),
    capability("crossTenantPlacesDeskBooking", "Desks may be booked."),
    capability("crossTenantPlacesRoomBooking", "Rooms may be booked."),
)


def m365_capabilities(doc: str, *more: Variant, **facts: Any) -> Field:
    """What users of other tenants may do with data of Microsoft 365; ``facts`` of the channel."""
    return Keyed(
        "m365_capabilities",
        doc,
        Typed((*_CAPABILITIES, *more), discriminator="name"),
        key=("@odata.type",),
        channel=Children("m365Capabilities", key="name", needs=(_CAPABILITY,), **facts),
    )
