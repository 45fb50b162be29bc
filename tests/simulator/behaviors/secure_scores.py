# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Controls of the secure score: what is written of them goes into a history."""

from __future__ import annotations

from typing import Any

from ..call import Call
from ..errors import bad_request
from ..values import timestamp
from . import Behavior, behavior

MARKS = ("assignedTo", "comment", "state")


@behavior("secure_score_control_profile")
class SecureScoreControlProfile(Behavior):
    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        stated, known = changes["vendorInformation"], current["vendorInformation"]
        for name in ("provider", "vendor"):
            # The page wants valid ones; which error others get is an assumption.
            if stated[name].lower() != known[name].lower():
                raise bad_request(f"The {name} '{stated[name]}' is not valid for this control.")
        # The page says that values which are not sent do not change; whether the new element repeats them is not said.
        # The stricter reading: an element holds what was sent.
        mark = {name: changes.get(name) for name in MARKS}
        element = {**mark, "updatedBy": call.principal.app_id, "updatedDateTime": timestamp()}
        history = [*current.get("controlStateUpdates", []), element]
        # What an open type does not know is taken and lost.
        kept = {name: item for name, item in value.items() if name in current}
        return {**kept, **mark, "vendorInformation": known, "controlStateUpdates": history}
