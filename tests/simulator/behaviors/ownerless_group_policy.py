# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The policy for groups without an owner: every write replaces all of it, and disabling empties it."""

from __future__ import annotations

from typing import Any

from ..call import Call
from ..errors import bad_request
from . import Behavior, behavior

NEEDED = ("emailInfo", "enabledGroupIds", "maxMembersToNotify", "notificationDurationInWeeks")
RANGES = {"notificationDurationInWeeks": (1, 7), "maxMembersToNotify": (0, 90)}
EVERYBODY = {"notifyMembers": "all", "securityGroups": []}
EMPTY = {
    "isEnabled": False,
    "notificationDurationInWeeks": 0,
    "maxMembersToNotify": 0,
    "enabledGroupIds": [],
    "emailInfo": {"senderEmailAddress": "", "subject": "", "body": ""},
    "policyWebUrl": "",
    "targetOwners": EVERYBODY,
}


@behavior("ownerless_group_policy")
class OwnerlessGroupPolicy(Behavior):
    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        if not changes["isEnabled"]:
            return {**value, **EMPTY}
        for name in NEEDED:
            if changes.get(name) is None:
                raise call.wording.required(name, call.resource.type)
        for name, (low, high) in RANGES.items():
            if not low <= changes[name] <= high:
                raise bad_request(f"The value of {name} must be between {low} and {high}.", "badRequest")
        owners = {**EVERYBODY, **(changes.get("targetOwners") or {})}
        return {**value, "policyWebUrl": changes.get("policyWebUrl") or "", "targetOwners": owners}
