# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""App management policies: exceptions from the default one, for the applications to which they are assigned."""

from __future__ import annotations

from .._fields import Bool, Nested, Text
from .._resource import collection, display_name
from ._app_management import CREDENTIALS, OF_APPLICATIONS, PERMISSIONS, REFUSALS

RESOURCE = collection(
    "app_management_policy",
    "app management policy",
    "/policies/appManagementPolicies",
    graph_type="appManagementPolicy",
    docs="https://learn.microsoft.com/graph/api/resources/appmanagementpolicy",
    permissions=PERMISSIONS,
    # Objects are assigned to a policy on their own side.
    dropped=("appliesTo", "deletedDateTime"),
    fields=(
        display_name("Name of the policy."),
        # v1.0 calls it nullable, beta does not, and the page about creating one says that it is required.
        Text("description", "Description of the policy.", required=True),
        Bool("is_enabled", "Whether the policy is enforced. A new policy is not, unless this says so."),
        Nested(
            "restrictions",
            "What holds for the applications and service principals to which the policy is assigned.",
            *CREDENTIALS,
            Nested(
                "application_restrictions",
                "What holds for applications only.",
                *OF_APPLICATIONS,
                nullable=True,
            ),
            nullable=True,
        ),
    ),
    refusals=REFUSALS,
)
