# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The admin consent request policy: who is asked when users need an administrator's consent to an application."""

from __future__ import annotations

import re
from typing import Any

from .._fields import Bool, Field, Int, ListOf, Phrase, Phrased
from .._resource import Guarded, Permissions, Write, changes, singleton
from .._scalars import Scalar, reference_to

# The service puts the version of the request before a query, and shows it so.
_VERSION = r"/(?:v1\.0|beta)"


def _without_version(query: Any) -> Any:
    return re.sub(rf"^{_VERSION}(?=/)", "", str(query))


_REVIEWER = Phrased(
    (
        Phrase("user", "/users/{}", reference_to(("user",)), "A user.", also=rf"{_VERSION}/users/([^/]+)"),
        Phrase(
            "group",
            "/groups/{}/transitiveMembers/microsoft.graph.user",
            reference_to(("group",)),
            "The members of a group.",
            also=rf"(?:{_VERSION})?/groups/([^/]+)/transitiveMembers(?:/microsoft\.graph\.user)?",
        ),
        Phrase(
            "role",
            "/roleManagement/directory/roleAssignments?$filter=roleDefinitionId eq '{}'",
            reference_to(("role",)),
            "The holders of a role.",
            also=rf"{_VERSION}/roleManagement/directory/roleAssignments\?\$filter=roleDefinitionId eq '([^']+)'",
        ),
        Phrase(
            "query",
            "{}",
            Scalar("query", canonical=_without_version),
            "A query of Microsoft Graph that gives anybody else, as a path without the version.",
        ),
    ),
    member="query",
    constant={"queryType": "MicrosoftGraph"},
)

RESOURCE = singleton(
    "admin_consent_request_policy",
    "admin consent request policy",
    "/policies/adminConsentRequestPolicy",
    graph_type="adminConsentRequestPolicy",
    docs="https://learn.microsoft.com/graph/api/resources/adminconsentrequestpolicy",
    permissions=Permissions(
        read=("Policy.Read.All",),
        write=("Policy.ReadWrite.ConsentRequest",),
        note="A signed-in user needs an administrator role as well, such as Global Administrator.",
    ),
    write=Write(method="PUT", whole=True),
    guard=Guarded("admin_consent_request_policy", when=changes("isEnabled", "reviewers")),
    # It changes with every write.
    dropped=("version",),
    fields=(
        Bool("is_enabled", "Whether users can ask administrators for consent."),
        Bool("notify_reviewers", "Whether reviewers are told of requests by email."),
        Bool("reminders_enabled", "Whether reviewers are reminded before a request expires."),
        Int("request_duration_in_days", "After how many days a request expires."),
        Field(
            "reviewers",
            "Who reviews requests. Each item has exactly one of these options.",
            ListOf(_REVIEWER),
        ),
    ),
)
