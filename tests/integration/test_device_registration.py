# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The device registration policy beyond the ladder: what is sent along, and what Microsoft Intune locks."""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.harness import Player

MODULE = "device_registration_policy"
PATH = "/policies/deviceRegistrationPolicy"
ALL = {"@odata.type": "#microsoft.graph.allDeviceRegistrationMembership"}
ADA = "a1000000-0000-4000-8000-000000000001"
EMPLOYEES = "b2000000-0000-4000-8000-000000000002"
LOCKED = (
    "The device registration policy is not changed: azure_ad_registration cannot be changed by administrators in this "
    "tenant, as is so where Microsoft Intune is in use."
)


def registering(**who: Any) -> dict[str, Any]:
    """Options that say who may register devices."""
    return {"azure_ad_registration": {"allowed_to_register": who}}


@pytest.fixture
def with_intune(player: Player) -> Player:
    """A tenant in which the service locks who may register devices."""
    policy = player.simulator.state(PATH)
    policy["azureADRegistration"]["isAdminConfigurable"] = False
    player.simulator.put_state(PATH, policy)
    return player


def test_one_change_sends_the_whole_policy_with_what_the_service_wants_back(player: Player) -> None:
    done = player.task(MODULE, {"local_admin_password": {"is_enabled": True}})
    assert done.calls == [f"GET {PATH}", f"PUT {PATH}"]
    assert done.result["requests"][0]["body"] == {
        "userDeviceQuota": 50,
        "multiFactorAuthConfiguration": "notRequired",
        "azureADRegistration": {"isAdminConfigurable": True, "allowedToRegister": ALL},
        "azureADJoin": {
            "isAdminConfigurable": True,
            "allowedToJoin": {
                "@odata.type": "#microsoft.graph.enumeratedDeviceRegistrationMembership",
                "users": [],
                "groups": [EMPLOYEES],
            },
            "localAdmins": {"enableGlobalAdmins": True, "registeringUsers": ALL},
        },
        "localAdminPassword": {"isEnabled": True},
    }


def test_those_who_are_listed_are_sent_with_an_empty_list_of_the_others(player: Player) -> None:
    done = player.task(MODULE, registering(users=["Ada Whitfield"]))
    assert done.result["requests"][0]["body"]["azureADRegistration"]["allowedToRegister"] == {
        "@odata.type": "#microsoft.graph.enumeratedDeviceRegistrationMembership",
        "users": [ADA],
        "groups": [],
    }


def test_what_intune_locks_is_refused_before_any_write(with_intune: Player) -> None:
    done = with_intune.task(MODULE, {**registering(type="none"), "user_device_quota": 5})
    assert (done.failed, done.message, done.writes) == (True, LOCKED, [])


def test_what_intune_locks_may_be_named_as_it_is_beside_a_change(with_intune: Player) -> None:
    done = with_intune.task(MODULE, {**registering(type="all"), "user_device_quota": 5})
    assert (done.failed, done.writes) == (False, [f"PUT {PATH}"])
    assert with_intune.simulator.state(PATH)["azureADRegistration"]["isAdminConfigurable"] is False


def test_joining_may_be_locked_too(player: Player) -> None:
    policy = player.simulator.state(PATH)
    policy["azureADJoin"]["isAdminConfigurable"] = False
    player.simulator.put_state(PATH, policy)
    done = player.task(MODULE, {"azure_ad_join": {"allowed_to_join": {"type": "none"}}})
    assert (done.failed, done.writes) == (True, [])
    assert done.message.endswith("azure_ad_join cannot be changed by administrators in this tenant.")
