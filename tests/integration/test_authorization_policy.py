# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The authorization policy: beta has members at other places, and an object is sent whole."""

from __future__ import annotations

from tests.integration.harness import Player, task

PATH = "/policies/authorizationPolicy"
ITEM = f"{PATH}/authorizationPolicy"
MODULE = "authorization_policy"
LOW = "managePermissionGrantsForSelf.microsoft-user-default-low"
CHATS = "managePermissionGrantsForOwnedResource.microsoft-pre-approval-apps-for-chat"
RESTRICTED = "2af84b1e-32c8-42b7-82bc-daa82404023b"


def test_an_option_of_beta_moves_the_others_to_where_beta_has_them(player: Player) -> None:
    wished = {
        "enabled_preview_features": ["One"],
        "default_user_role_permissions": {
            "allowed_to_create_apps": False,
            "permission_grant_policies_assigned": [LOW, CHATS],
        },
    }
    done, again, other = player.play(
        task(MODULE, wished),
        task(MODULE, wished),
        task(MODULE, {"default_user_role_permissions": wished["default_user_role_permissions"]}),
    ).tasks
    assert [each.changed for each in (done, again, other)] == [True, False, False], done.message
    assert done.calls == [f"GET {ITEM}", f"PATCH {ITEM}", f"GET {ITEM}"]
    assert {entry["path"].split("/")[1] for entry in done.requests} == {"beta"}
    assert other.requests[0]["path"] == f"/v1.0{PATH}"
    assert done.result["requests"][0]["body"] == {
        "enabledPreviewFeatures": ["One"],
        "permissionGrantPolicyIdsAssignedToDefaultUserRole": [LOW, CHATS],
        "defaultUserRolePermissions": {
            "allowedToCreateApps": False,
            "allowedToCreateSecurityGroups": True,
            "allowedToCreateTenants": True,
            "allowedToReadBitlockerKeysForOwnedDevice": True,
            "allowedToReadOtherUsers": True,
        },
    }
    shown = done.result["policy"]["default_user_role_permissions"]
    assert shown["permission_grant_policies_assigned"] == [CHATS, LOW]
    assert shown == other.result["policy"]["default_user_role_permissions"]


def test_one_permission_of_beta_leaves_the_consent_policies_alone(player: Player) -> None:
    player.simulator.settings(patch="replace")
    before = player.simulator.state(PATH)["defaultUserRolePermissions"]
    wished = {"enabled_preview_features": [], "default_user_role_permissions": {"allowed_to_create_apps": False}}
    done = player.task(MODULE, wished)
    assert list(done.result["requests"][0]["body"]) == ["defaultUserRolePermissions"]
    assert player.simulator.state(PATH)["defaultUserRolePermissions"] == {**before, "allowedToCreateApps": False}


def test_one_permission_is_sent_with_the_others_as_they_were_read(player: Player) -> None:
    before = player.simulator.state(PATH)["defaultUserRolePermissions"]
    done = player.task(MODULE, {"default_user_role_permissions": {"allowed_to_create_tenants": False}})
    assert done.result["requests"][0]["body"] == {
        "defaultUserRolePermissions": {**before, "allowedToCreateTenants": False}
    }


def test_the_case_of_consent_policies_and_of_the_guests_role_does_not_count(player: Player) -> None:
    legacy = "managePermissionGrantsForSelf.microsoft-user-default-legacy"
    wished = {
        "default_user_role_permissions": {"permission_grant_policies_assigned": [legacy]},
        "guest_user_role_id": "A0B1B346-4D3E-4E8B-98F8-753987BE4970",
    }
    done = player.task(MODULE, wished)
    assert (done.failed, done.changed, done.calls) == (False, False, [f"GET {PATH}"]), done.message


def test_the_role_of_guests_by_name(player: Player) -> None:
    restricted, again, admin = player.play(
        task(MODULE, {"guest_user_role_id": "Restricted Guest User"}),
        task(MODULE, {"guest_user_role_id": "restricted guest user"}),
        task(MODULE, {"guest_user_role_id": "Global Administrator"}),
    ).tasks
    assert [sent["body"] for sent in restricted.result["requests"]] == [{"guestUserRoleId": RESTRICTED}]
    assert (again.failed, again.changed) == (False, False), again.message
    assert "guest_user_role_id must be User, Guest User or Restricted Guest User" in admin.message
    assert admin.writes == []


def test_the_end_of_user_consent_is_an_empty_list(player: Player) -> None:
    done = player.task(MODULE, {"default_user_role_permissions": {"permission_grant_policies_assigned": []}})
    assert done.result["requests"][0]["body"]["defaultUserRolePermissions"]["permissionGrantPoliciesAssigned"] == []
    assert player.simulator.state(PATH)["defaultUserRolePermissions"]["permissionGrantPoliciesAssigned"] == []
