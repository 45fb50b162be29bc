# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The default of the cross-tenant access policy: for every other tenant that is no partner, or a partner's null."""

from __future__ import annotations

from .._fields import Choice, Nested, Ordered
from .._resource import Reset, singleton
from .._scalars import choice_of
from ._cross_tenant_access import ANONYMOUS, BASE, MIGRATION, PERMISSIONS, m365_capabilities, settings

# https://learn.microsoft.com/graph/api/resources/defaultinvitationredemptionidentityproviderconfiguration
_REDEMPTION = Nested(
    "invitation_redemption_identity_provider_configuration",
    "With which identity guests redeem an invitation.",
    Ordered(
        "primary_identity_provider_precedence_order",
        "The identity providers that are tried, in this order.",
        choice_of(("azureActiveDirectory", "externalFederation", "socialIdentityProviders")),
        required=True,
    ),
    Choice(
        "fallback_identity_provider",
        "The one for guests whom none of these knows.",
        ("defaultConfiguredIdp", "emailOneTimePasscode", "microsoftAccount"),
        required=True,
    ),
)

RESOURCE = singleton(
    "cross_tenant_access_default",
    "cross-tenant access default",
    f"{BASE}/default",
    graph_type="crossTenantAccessPolicyConfigurationDefault",
    docs="https://learn.microsoft.com/graph/api/resources/crosstenantaccesspolicyconfigurationdefault",
    permissions=PERMISSIONS,
    # The consent is always false in the default, and read-only (the page of the resource).
    dropped=("automaticUserConsentSettings", "isServiceDefault"),
    reset=Reset("resetToSystemDefault", {"isServiceDefault": True}),
    # Nothing is nullable, though the metadata says so: there is nothing to inherit from, and what null does is nowhere
    # documented; the way back is the reset.
    fields=(
        *settings("other organizations"),
        _REDEMPTION,
        # Only for partners there is a page that deletes a capability.
        m365_capabilities(
            "What users of any other organization may do with data of Microsoft 365. A capability that is there can be "
            "disallowed, not removed, so the list has to name it.",
            MIGRATION,
            *ANONYMOUS,
            delete=False,
        ),
    ),
)
