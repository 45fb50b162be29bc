# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Policies that answer a write in a way of their own."""

from __future__ import annotations

from typing import Any

from raw import AUTHORIZATION, Raw
from simulator.handle import Simulator

BETA = "/beta/policies/authorizationPolicy/authorizationPolicy"
CONTROL = "/v1.0/security/secureScoreControlProfiles/NonOwnerAccess"
OWNERLESS = "/v1.0/policies/ownerlessGroupPolicy"
VENDOR = {"provider": "SecureScore", "vendor": "Microsoft"}
ENABLED = {
    "isEnabled": True,
    "emailInfo": {"senderEmailAddress": "a@example.com", "subject": "b", "body": "c"},
    "enabledGroupIds": [],
    "maxMembersToNotify": 5,
    "notificationDurationInWeeks": 2,
}


def own(value: dict[str, Any]) -> dict[str, Any]:
    return {name: item for name, item in value.items() if not name.startswith("@") and name != "id"}


def test_what_beta_shows_elsewhere_is_not_replaced_with_the_object_that_holds_it_in_v1(
    tenant: Simulator, graph: Raw
) -> None:
    tenant.settings(patch="replace")
    before = graph.value(AUTHORIZATION)["defaultUserRolePermissions"]["permissionGrantPoliciesAssigned"]
    assert graph.patch(BETA, {"defaultUserRolePermissions": {"allowedToCreateApps": True}}).status_code == 204
    after = graph.value(AUTHORIZATION)["defaultUserRolePermissions"]
    assert (after["permissionGrantPoliciesAssigned"], after["allowedToReadOtherUsers"]) == (before, False)


def test_the_ownerless_policy_is_made_and_then_replaced_by_its_writes(tenant: Simulator) -> None:
    user = Raw(tenant, tenant.token(scopes=["Group.ReadWrite.All"]))
    everybody = {"notifyMembers": "all", "securityGroups": []}
    some = {"notifyMembers": "blockSelected", "securityGroups": ["x"]}
    made = user.patch(OWNERLESS, {**ENABLED, "policyWebUrl": "https://example.com", "targetOwners": some})
    assert (made.status_code, made.json()["targetOwners"]) == (201, some)
    replaced = user.patch(OWNERLESS, ENABLED)
    assert replaced.status_code == 200
    assert own(replaced.json()) == {**ENABLED, "policyWebUrl": "", "targetOwners": everybody}
    emptied = user.patch(OWNERLESS, {**ENABLED, "isEnabled": False})
    assert own(emptied.json()) == {
        "isEnabled": False,
        "emailInfo": {"senderEmailAddress": "", "subject": "", "body": ""},
        "enabledGroupIds": [],
        "maxMembersToNotify": 0,
        "notificationDurationInWeeks": 0,
        "policyWebUrl": "",
        "targetOwners": everybody,
    }


def test_a_mark_of_a_control_is_an_element_of_its_history(tenant: Simulator, graph: Raw) -> None:
    before = graph.value(CONTROL)
    answer = graph.patch(CONTROL, {"state": "ThirdParty", "color": "red", "vendorInformation": VENDOR})
    assert (answer.status_code, answer.content) == (204, b"")
    after = graph.value(CONTROL)
    assert not {"state", "comment", "assignedTo", "color"} & set(after)
    *older, newest = after["controlStateUpdates"]
    assert older == before["controlStateUpdates"]
    assert (newest["state"], newest["comment"], newest["assignedTo"]) == ("ThirdParty", None, None)
    assert after["vendorInformation"] == before["vendorInformation"]


def test_a_control_is_answered_to_who_prefers_it(graph: Raw) -> None:
    headers = {"Prefer": "include-unknown-enum-members, return=representation"}
    answer = graph.send("PATCH", CONTROL, {"state": "Ignored", "vendorInformation": VENDOR}, headers)
    assert (answer.status_code, answer.json()["controlStateUpdates"][-1]["state"]) == (200, "Ignored")
