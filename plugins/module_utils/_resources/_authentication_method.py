# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the methods of the authentication methods policy have in common: a state, and whom they are for."""

from __future__ import annotations

from typing import Any

from .._fields import Bool, Choice, Field, Keyed, Object, Ref
from .._resource import Guarded, Permissions, Resource, changes, family_item

BASE = "/policies/authenticationMethodsPolicy/authenticationMethodConfigurations"
PERMISSIONS = Permissions(
    read=("Policy.Read.AuthenticationMethod|Policy.Read.All",), write=("Policy.ReadWrite.AuthenticationMethod",)
)
_TARGET_TYPES = ("group", "user")

STATE = Choice(
    "policy_state",
    "Whether the method may be used.",
    ("enabled", "disabled"),
    closed=True,
    wire="state",
)


def target(*more: Field, words: tuple[str, ...] = ("all_users",)) -> Object:
    """One target of a method or of a feature; ``more``: what is said about it beyond who it is."""
    everybody = "; V(all_users) is a group" if words else ""
    return Object(
        (
            Ref(
                "id",
                "The group or user.",
                *_TARGET_TYPES,
                words=words,
                by="targetType",
                required=True,
            ),
            Choice("target_type", f"What it is{everybody}.", _TARGET_TYPES, required=True),
            *more,
        )
    )


def include_targets(*more: Field) -> Field:
    """Whom a method is for; ``more``: what a method says about each of them beyond the usual."""
    registration = Bool("is_registration_required", "Whether they must register the method.", reset=False)
    return Keyed(
        "include_targets",
        "Who may use the method.",
        target(registration, *more),
        key=("id",),
    )


EXCLUDE_TARGETS = Keyed(
    "exclude_targets",
    "Who may not use the method, even if O(include_targets) names them.",
    # Everybody is no group: the update pages know it among the included only.
    target(words=()),
    key=("id",),
)


# What decides who can sign in with what.
GUARD = Guarded(
    "authentication_methods",
    "id",
    when=changes(
        "state",
        "includeTargets",
        "excludeTargets",
        "keyRestrictions",
        "passkeyProfiles",
        "authenticationModeConfiguration",
    ),
)


def method(name: str, title: str, ident: str, graph_type: str, *fields: Field, **facts: Any) -> Resource:
    """One method with a fixed id; its type is in every body (the update page of each configuration)."""
    return family_item(
        name,
        title,
        f"{BASE}/{ident}",
        f"#microsoft.graph.{graph_type}",
        graph_type=graph_type,
        docs=f"https://learn.microsoft.com/graph/api/resources/{graph_type.lower()}",
        permissions=PERMISSIONS,
        fields=(STATE, EXCLUDE_TARGETS, *fields),
        guard=GUARD,
        **facts,
    )
