# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Staged rollout."""

from __future__ import annotations

from typing import Any

from ..call import Call
from ..errors import bad_request
from . import Behavior, behavior


@behavior("feature_rollout_policy")
class FeatureRolloutPolicy(Behavior):
    def deleting(self, call: Call, current: dict[str, Any]) -> None:
        # No page says so; the stricter reading.
        if current["isEnabled"]:
            raise bad_request("An enabled feature rollout policy cannot be deleted.", "Request_BadRequest")
