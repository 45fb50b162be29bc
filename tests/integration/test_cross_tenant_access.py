# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The cross-tenant access policy beyond its rungs: reset, deletion in two steps, inheriting, what lies elsewhere."""

from __future__ import annotations

from typing import Any

from tests.integration.harness import Player, task

DEFAULT = "/policies/crossTenantAccessPolicy/default"
PARTNERS = "/policies/crossTenantAccessPolicy/partners"
HARBOR = "f5000000-0000-4000-8000-000000000001"
NORTHWIND = "f5000000-0000-4000-8000-000000000002"
TIDEWATER = "f5000000-0000-4000-8000-000000000003"
SYNC = "identitySynchronization"
ALL_USERS = {"target": "AllUsers", "target_type": "user"}
ALL_APPLICATIONS = {"target": "AllApplications", "target_type": "application"}


def partner(**options: Any) -> dict[str, Any]:
    """A task about a partner."""
    return task("cross_tenant_access_partner", options)


def default(**options: Any) -> dict[str, Any]:
    """A task about the default."""
    return task("cross_tenant_access_default", options)


def paths(done: Any) -> list[str]:
    """Method and path, with the version, of the requests that a task announces."""
    return [f"{sent['method']} {sent['path']}" for sent in done.result["requests"]]


# --- the default -----------------------------------------------------------------------------------------------------


def test_a_reset_gives_the_values_of_the_service_once(player: Player) -> None:
    rehearsed = player.play(default(reset=True), check=True)[0]
    assert (rehearsed.changed, rehearsed.writes) == (True, [])
    assert not player.simulator.state(DEFAULT)["isServiceDefault"]
    done, again = player.play(default(reset=True), default(reset=True)).tasks
    assert not done.failed, done.message
    assert done.writes == [f"POST {DEFAULT}/resetToSystemDefault"]
    assert (again.changed, again.calls) == (False, [f"GET {DEFAULT}"])
    stored = player.simulator.state(DEFAULT)
    assert stored["isServiceDefault"]
    assert not stored["inboundTrust"]["isMfaAccepted"]
    assert done.result["policy"]["inbound_trust"]["is_mfa_accepted"] is False


def test_the_default_cannot_inherit(player: Player) -> None:
    done = player.play(default(clear=["b2b_collaboration_inbound"]))[0]
    assert "clear: b2b_collaboration_inbound can be neither null nor empty" in done.message
    assert done.calls == []


def test_exact_takes_trust_away_and_names_what_it_cannot_reset(player: Player) -> None:
    done, again = player.play(*[default(inbound_trust={"is_compliant_device_accepted": True}, exact=True)] * 2).tasks
    assert not done.failed, done.message
    assert player.simulator.state(DEFAULT)["inboundTrust"] == {
        "isMfaAccepted": False,
        "isCompliantDeviceAccepted": True,
        "isHybridAzureADJoinedDeviceAccepted": False,
    }
    assert "b2b_direct_connect_inbound.users_and_groups.access_type" in done.result["not_reset"]
    assert not again.changed


def test_a_capability_of_the_default_cannot_be_removed(player: Player) -> None:
    card = {"name": "crossTenantOpenProfileCard", "inbound_access": {"is_allowed": True}}
    tips = {"name": "crossTenantMailTipsAll", "inbound_access": {"is_allowed": True}}
    made, refused = player.play(default(m365_capabilities=[card]), default(m365_capabilities=[tips])).tasks
    assert not made.failed, made.message
    assert "cannot lose crossTenantOpenProfileCard of m365_capabilities" in refused.message
    assert refused.writes == []


def test_capabilities_need_a_permission_of_their_own(player: Player) -> None:
    token = player.simulator.token(roles=["Policy.Read.All", "Policy.ReadWrite.CrossTenantAccess"])
    card = {"name": "crossTenantOpenProfileCard", "inbound_access": {"is_allowed": True}}
    done = player.play(default(m365_capabilities=[card], access_token=token))[0]
    assert done.failed
    assert "Policy.ReadWrite.CrossTenantCapability" in done.message


# --- deleting a partner ----------------------------------------------------------------------------------------------


def test_a_partner_with_a_synchronization_is_deleted_after_it(player: Player) -> None:
    rehearsed = player.play(partner(partner_tenant_id=HARBOR, state="absent"), check=True)[0]
    assert rehearsed.writes == []
    assert rehearsed.result["diff"]["before"]["identity_synchronization"]["display_name"] == "Harbor Logistics"
    done, again = player.play(*[partner(partner_tenant_id=HARBOR, state="absent")] * 2, diff=False).tasks
    assert not done.failed, done.message
    assert done.calls == [
        f"GET {PARTNERS}",
        f"GET {PARTNERS}/{HARBOR}/{SYNC}",
        f"DELETE {PARTNERS}/{HARBOR}/{SYNC}",
        f"GET {PARTNERS}/{HARBOR}/{SYNC}",
        f"DELETE {PARTNERS}/{HARBOR}",
        f"GET {PARTNERS}/{HARBOR}",
    ]
    assert paths(rehearsed) == paths(done)
    assert (again.changed, again.calls) == (False, [f"GET {PARTNERS}"])


def test_a_partner_is_deleted_only_when_its_synchronization_is_seen_to_be_gone(player: Player) -> None:
    player.simulator.fault(action="stale", seconds=2, match={"method": "GET", "path": f".*{SYNC}"})
    done = player.play(partner(partner_tenant_id=HARBOR, state="absent"))[0]
    assert not done.failed, done.message
    gone = done.calls.index(f"DELETE {PARTNERS}/{HARBOR}/{SYNC}")
    assert done.calls[gone:].count(f"GET {PARTNERS}/{HARBOR}/{SYNC}") > 1
    assert player.simulator.state(f"{PARTNERS}/{HARBOR}") is None


def test_a_partner_without_a_synchronization_is_deleted_at_once(player: Player) -> None:
    done = player.play(partner(partner_tenant_id="tidewater-support.example", state="absent"))[0]
    assert done.writes == [f"DELETE {PARTNERS}/{TIDEWATER}"]


# --- what a partner inherits, and its synchronization ----------------------------------------------------------------


def test_a_consent_that_is_shown_as_two_nulls_is_not_set(player: Player) -> None:
    done = player.play(partner(id=TIDEWATER, clear=["automatic_user_consent_settings"]))[0]
    assert not done.failed, done.message
    assert not done.changed


def test_one_half_of_the_consent_is_taken_back(player: Player) -> None:
    options = {"id": HARBOR, "clear": ["automatic_user_consent_settings.inbound_allowed"]}
    done, again = player.play(*[partner(**options)] * 2).tasks
    assert not done.failed, done.message
    assert player.simulator.state(f"{PARTNERS}/{HARBOR}")["automaticUserConsentSettings"] == {
        "inboundAllowed": None,
        "outboundAllowed": None,
    }
    assert not again.changed


def test_the_synchronization_is_made_and_changed_by_put_and_removed_by_delete(player: Player) -> None:
    name = {"partner_tenant_id": TIDEWATER}
    made, changed, cleared = player.play(
        partner(**name, identity_synchronization={"user_sync_inbound": {"is_sync_allowed": True}}),
        partner(**name, identity_synchronization={"display_name": "Tidewater"}),
        partner(**name, clear=["identity_synchronization"]),
    ).tasks
    assert not any(each.failed for each in (made, changed, cleared)), [made.message, changed.message, cleared.message]
    assert paths(made) == paths(changed) == [f"PUT /v1.0{PARTNERS}/{TIDEWATER}/{SYNC}"]
    assert changed.result["requests"][0]["body"] == {
        "displayName": "Tidewater",
        "userSyncInbound": {"isSyncAllowed": True},
    }
    assert paths(cleared) == [f"DELETE /v1.0{PARTNERS}/{TIDEWATER}/{SYNC}"]
    assert player.simulator.state(f"{PARTNERS}/{TIDEWATER}/{SYNC}") is None


def test_a_task_that_names_what_only_beta_has_is_in_beta(player: Player) -> None:
    groups = {"group_sync_inbound": {"is_sync_allowed": True}}
    done = player.play(partner(partner_tenant_id=HARBOR, identity_synchronization=groups))[0]
    assert paths(done) == [f"PUT /beta{PARTNERS}/{HARBOR}/{SYNC}"]
    assert done.result["requests"][0]["body"]["userSyncInbound"] == {"isSyncAllowed": True}


def test_exact_inherits_everything_that_is_not_named(player: Player) -> None:
    options = {"partner_tenant_id": HARBOR, "exact": True, "inbound_trust": {"is_mfa_accepted": True}}
    done, again = player.play(*[partner(**options)] * 2).tasks
    assert not done.failed, done.message
    stored = player.simulator.state(f"{PARTNERS}/{HARBOR}")
    assert stored["b2bDirectConnectInbound"] is None
    assert stored["inboundTrust"]["isMfaAccepted"]
    assert not stored["inboundTrust"]["isCompliantDeviceAccepted"]
    assert player.simulator.state(f"{PARTNERS}/{HARBOR}/{SYNC}") is None
    assert (again.changed, again.writes) == (False, [])


# --- targets ---------------------------------------------------------------------------------------------------------


def test_an_access_that_is_inherited_is_set_with_its_targets(player: Player) -> None:
    access = {"users_and_groups": {"access_type": "allowed"}}
    done = player.play(partner(partner_tenant_id=HARBOR, b2b_collaboration_inbound=access))[0]
    assert "needs a value for b2b_collaboration_inbound.users_and_groups.targets" in done.message
    assert done.writes == []


def test_what_is_not_named_of_a_setting_is_kept(player: Player) -> None:
    access = {"applications": {"targets": [ALL_APPLICATIONS]}}
    done = player.play(partner(partner_tenant_id=HARBOR, b2b_direct_connect_inbound=access))[0]
    assert not done.failed, done.message
    assert done.result["requests"][0]["body"] == {
        "b2bDirectConnectInbound": {
            "usersAndGroups": {"accessType": "allowed", "targets": [{"target": "AllUsers", "targetType": "user"}]},
            "applications": {
                "accessType": "allowed",
                "targets": [{"target": "AllApplications", "targetType": "application"}],
            },
        }
    }


def test_another_spelling_or_order_of_targets_is_no_change(player: Player) -> None:
    targets = [{"target": "Sales", "target_type": "group"}, {"target": "Finance", "target_type": "group"}]
    access = {"users_and_groups": {"access_type": "allowed", "targets": targets}}
    other = {"users_and_groups": {"access_type": "Allowed", "targets": targets[::-1]}}
    words = {"users_and_groups": {"access_type": "ALLOWED", "targets": [{**ALL_USERS, "target": "allusers"}]}}
    first, second, third = player.play(
        default(b2b_collaboration_outbound=access),
        default(b2b_collaboration_outbound=other),
        default(b2b_collaboration_inbound=words),
    ).tasks
    assert [first.changed, second.changed, third.changed] == [True, False, False], first.message


def test_what_lies_in_the_other_tenant_is_not_looked_up_in_this_one(player: Player) -> None:
    sales = {"users_and_groups": {"access_type": "allowed", "targets": [{"target": "Sales", "target_type": "group"}]}}
    portal = {"target": "Order portal", "target_type": "application"}
    done = player.play(
        partner(
            partner_tenant_id=HARBOR,
            b2b_collaboration_inbound=sales,
            b2b_collaboration_outbound={"applications": {"access_type": "allowed", "targets": [portal]}},
        )
    )[0]
    assert (
        "b2b_collaboration_inbound.users_and_groups.targets[0].target is not an id or one of the words" in done.message
    )
    assert "b2b_collaboration_outbound.applications.targets[0].target is not an id" in done.message
    assert done.calls == []


def test_a_domain_that_no_tenant_has_is_an_error_before_any_write(player: Player) -> None:
    done = player.play(partner(partner_tenant_id="nowhere.example", inbound_trust={"is_mfa_accepted": True}))[0]
    assert "there is no tenant 'nowhere.example'" in done.message
    assert done.writes == []


def test_the_partner_of_an_existing_configuration_cannot_change(player: Player) -> None:
    done = player.play(partner(id=HARBOR, partner_tenant_id=NORTHWIND))[0]
    assert "cannot be changed in partner_tenant_id" in done.message
    assert done.writes == []
