# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Authentication contexts: 99 slots with fixed ids, which a PATCH fills."""

from __future__ import annotations

import re
from typing import Any

from ..call import Call
from ..errors import bad_request
from . import Behavior, behavior
from .conditional_access import POLICIES
from .conditional_access_rules import member

SLOT = re.compile(r"c[1-9][0-9]?")
NAMED_BY = "conditions.applications.includeAuthenticationContextClassReferences"


@behavior("authentication_context")
class AuthenticationContext(Behavior):
    def creating(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        check_slot(value["id"])
        return value

    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        check_slot(value["id"])
        return {"isAvailable": False, **value}

    def deleting(self, call: Call, current: dict[str, Any]) -> None:
        if current.get("isAvailable"):
            raise bad_request("An authentication context that is available to applications cannot be deleted.")
        if any(current["id"] in (member(policy, NAMED_BY) or []) for policy in call.store.state.items(POLICIES)):
            raise bad_request(
                f"The authentication context {current['id']} is referenced by a conditional access policy and cannot "
                "be deleted."
            )


def check_slot(ident: str) -> None:
    if not SLOT.fullmatch(ident):
        raise bad_request(f"Invalid id '{ident}' of an authentication context: c1 to c99 are allowed.")
