# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Self-service sign-up of guests."""

from __future__ import annotations

from .._fields import Bool, Nested
from .._resource import Permissions, singleton

RESOURCE = singleton(
    "authentication_flows_policy",
    "authentication flows policy",
    "/policies/authenticationFlowsPolicy",
    graph_type="authenticationFlowsPolicy",
    docs="https://learn.microsoft.com/graph/api/resources/authenticationflowspolicy",
    permissions=Permissions(read=("Policy.Read.All",), write=("Policy.ReadWrite.AuthenticationFlows",)),
    # Not among the members that the update page names.
    dropped=("description", "displayName"),
    fields=(
        Nested(
            "self_service_sign_up",
            "Self-service sign-up by user flows.",
            Bool("is_enabled", "Whether guests may sign up by a user flow.", required=True),
            nullable=True,
        ),
    ),
)
