# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Authentication contexts: what applications ask for by an id between c1 and c99, and conditional access answers."""

from __future__ import annotations

from .._fields import Bool, Text
from .._resource import Delete, Key, Permissions, collection, display_name

# The page of the resource still says c25; c26 to c99 came later:
# https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps
_SLOTS = tuple(f"c{number}" for number in range(1, 100))

RESOURCE = collection(
    "authentication_context",
    "authentication context",
    "/identity/conditionalAccess/authenticationContextClassReferences",
    graph_type="authenticationContextClassReference",
    docs="https://learn.microsoft.com/graph/api/resources/authenticationcontextclassreference",
    key=Key(slots=_SLOTS),
    # A PATCH of an id that is not in use creates the context.
    create="PATCH",
    # A context that is published, or that a policy names, is not deleted.
    delete=Delete(after={"isAvailable": False}),
    permissions=Permissions(
        read=("AuthenticationContext.Read.All|Policy.Read.ConditionalAccess",),
        write=("AuthenticationContext.ReadWrite.All|Policy.ReadWrite.ConditionalAccess",),
        note="Microsoft lists a known issue by which a write may need both permissions.",
    ),
    fields=(
        display_name("Name of the context; applications and policies know it by its id."),
        Text("description", "What the context asks of a user, for the people who choose it.", nullable=True),
        # False is what the service gives a new context (page of the resource).
        Bool(
            "is_available",
            "Whether the context is published, so that applications can ask for it. It is unpublished before it is "
            "deleted.",
            reset=False,
            voids=(False,),
        ),
    ),
)
