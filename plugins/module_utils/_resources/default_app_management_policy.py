# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The default app management policy: what holds for every application and service principal without one of its own."""

from __future__ import annotations

from .._fields import Bool, Nested, Text
from .._resource import singleton
from ._app_management import CREDENTIALS, OF_APPLICATIONS, PERMISSIONS, REFUSALS

RESOURCE = singleton(
    "default_app_management_policy",
    "default app management policy",
    "/policies/defaultAppManagementPolicy",
    graph_type="tenantAppManagementPolicy",
    docs="https://learn.microsoft.com/graph/api/resources/tenantappmanagementpolicy",
    permissions=PERMISSIONS,
    dropped=("deletedDateTime",),
    fields=(
        Text("display_name", "Name of the policy.", nullable=True),
        Text("description", "Description of the policy.", nullable=True),
        Bool("is_enabled", "Whether the policy is enforced."),
        Nested(
            "application_restrictions",
            "What holds for applications.",
            *CREDENTIALS,
            *OF_APPLICATIONS,
            nullable=True,
        ),
        Nested("service_principal_restrictions", "What holds for service principals.", *CREDENTIALS, nullable=True),
    ),
    refusals=REFUSALS,
)
