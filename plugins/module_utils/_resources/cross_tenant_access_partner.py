# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Partners of the cross-tenant access policy: what holds for one other tenant instead of the default."""

from __future__ import annotations

from .._fields import Bool, Nested, Ref, SubResource, Text
from .._resource import Delete, Key, collection
from ._cross_tenant_access import BASE, MIGRATION, PERMISSIONS, m365_capabilities, settings

_SYNC = Bool("is_sync_allowed", "Whether it is allowed.")

# https://learn.microsoft.com/graph/api/resources/crosstenantidentitysyncpolicypartner
_SYNCHRONIZATION = Nested(
    "identity_synchronization",
    "Whether the partner may synchronize its users into this tenant. Clearing it deletes the synchronization policy.",
    Text("display_name", "Name of the synchronization policy.", nullable=True),
    Nested("user_sync_inbound", "Synchronization of users.", _SYNC, nullable=True),
    Nested("group_sync_inbound", "Synchronization of groups.", _SYNC, nullable=True, beta=True),
    Nested("role_enabled_group_sync_inbound", "Synchronization of groups that hold roles.", _SYNC, beta=True),
    Text(
        "external_cloud_authorized_application_id",
        "Id of the application that may synchronize from another cloud.",
        beta=True,
    ),
    nullable=True,
    dropped=("tenantId", "deletedDateTime"),
    channel=SubResource("identitySynchronization"),
)

RESOURCE = collection(
    "cross_tenant_access_partner",
    "cross-tenant access partner",
    f"{BASE}/partners",
    key=Key("tenantId", match="partner_tenant_id"),
    graph_type="crossTenantAccessPolicyConfigurationPartner",
    docs="https://learn.microsoft.com/graph/api/resources/crosstenantaccesspolicyconfigurationpartner",
    permissions=PERMISSIONS,
    dropped=("deletedDateTime", "isInMultiTenantOrganization"),
    # A partner with a synchronization policy is not deleted (crosstenantaccesspolicyconfigurationpartner-delete).
    delete=Delete(first=("identitySynchronization",)),
    fields=(
        Ref(
            "partner_tenant_id",
            "The other tenant; its name is one of its domains.",
            "tenant",
            wire="tenantId",
            required=True,
            immutable=True,
        ),
        # Null means the default: the page of the resource.
        *settings("the partner", nullable=True),
        Nested(
            "automatic_user_consent_settings",
            "Whether users are invited and synchronized without their consent. Both tenants have to allow it.",
            Bool(
                "inbound_allowed",
                "Whether users of the partner need not consent to an invitation into this tenant.",
                nullable=True,
            ),
            Bool(
                "outbound_allowed",
                "Whether users of this tenant need not consent to an invitation by the partner.",
                nullable=True,
            ),
            nullable=True,
            # It is shown with two nulls where it is not set.
            collapse=True,
        ),
        Bool(
            "is_service_provider",
            "Whether the partner is a cloud service provider. Microsoft does not document it as changeable.",
            nullable=True,
        ),
        _SYNCHRONIZATION,
        m365_capabilities("What users of the partner may do with data of Microsoft 365.", MIGRATION),
    ),
)
