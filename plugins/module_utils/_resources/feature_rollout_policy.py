# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Staged rollout: ways to sign in that are tried with some groups before the whole tenant gets them."""

from __future__ import annotations

from typing import Any

from .._fields import Bool, Choice, References, Refs, Text
from .._resource import Delete, Permissions, Refusal, collection, display_name

_MOST_GROUPS = 10


def _has_too_many_groups(value: dict[str, Any]) -> bool:
    return len(value.get("appliesTo") or []) > _MOST_GROUPS


RESOURCE = collection(
    "feature_rollout_policy",
    "feature rollout policy",
    "/policies/featureRolloutPolicies",
    graph_type="featureRolloutPolicy",
    docs="https://learn.microsoft.com/graph/api/resources/featurerolloutpolicy",
    permissions=Permissions(
        read=("Policy.Read.HybridAuthentication|Policy.ReadWrite.HybridAuthentication|Directory.ReadWrite.All",),
        write=("Policy.ReadWrite.HybridAuthentication|Directory.ReadWrite.All",),
        app_only=False,
    ),
    # No page says that an enabled policy may be deleted.
    delete=Delete(after={"isEnabled": False}),
    fields=(
        display_name("Name of the policy."),
        Text("description", "Description of the policy.", nullable=True),
        # The members after the sentinel are shown only to who asks for them, as every read here does.
        Choice(
            "feature",
            "What is rolled out.",
            (
                "passthroughAuthentication",
                "seamlessSso",
                "passwordHashSync",
                "emailAsAlternateId",
                "certificateBasedAuthentication",
                "multiFactorAuthentication",
            ),
            required=True,
            immutable=True,
        ),
        Bool("is_enabled", "Whether the rollout is enabled.", required=True),
        Bool(
            "is_applied_to_organization",
            "Whether it is for the whole tenant instead of the groups.",
            default=False,
        ),
        # An expansion shows 20 members at most, the list all of them.
        Refs(
            "applies_to",
            "The groups, ten at most, neither dynamic nor nested.",
            "group",
            channel=References("appliesTo"),
        ),
    ),
    refusals=(
        Refusal(
            on="wish",
            when=_has_too_many_groups,
            message=f"applies_to must not hold more than {_MOST_GROUPS} groups",
        ),
    ),
)
