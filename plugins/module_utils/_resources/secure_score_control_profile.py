# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""How the tenant's administrators have marked a control of the secure score."""

from __future__ import annotations

from .._fields import Choice, Text
from .._resource import Key, Permissions, Write, collection

_HISTORY = "controlStateUpdates"

RESOURCE = collection(
    "secure_score_control_profile",
    "secure score control profile",
    "/security/secureScoreControlProfiles",
    key=Key(match="title"),
    # Controls come and go with the service.
    create="",
    delete=None,
    graph_type="secureScoreControlProfile",
    docs="https://learn.microsoft.com/graph/api/resources/securescorecontrolprofile",
    permissions=Permissions(read=("SecurityEvents.Read.All",), write=("SecurityEvents.ReadWrite.All",)),
    write=Write(representation=True),
    # vendorInformation is required in every body (update page). The rest of a mark goes along, because no page says
    # whether the element that a write adds to the history takes it over from the one before.
    repeated=("vendorInformation", "assignedTo", "comment", "state"),
    dropped=(
        "actionType",
        "actionUrl",
        "azureTenantId",
        "complianceInformation",
        "controlCategory",
        _HISTORY,
        "deprecated",
        "implementationCost",
        "lastModifiedDateTime",
        "maxScore",
        "rank",
        "remediation",
        "remediationImpact",
        "service",
        "threats",
        "tier",
        "userImpact",
    ),
    fields=(
        Text("title", "Title of the control, by which it is found.", immutable=True),
        # The type is open, and these three are in no metadata: nullable as in the elements of the history.
        Text("assigned_to", "Who is responsible for the control.", nullable=True, history=_HISTORY),
        Text("comment", "A comment on the control.", nullable=True, history=_HISTORY),
        Choice(
            "policy_state",
            "What was decided about the control.",
            ("Default", "Ignored", "ThirdParty", "Reviewed"),
            wire="state",
            history=_HISTORY,
        ),
    ),
)
