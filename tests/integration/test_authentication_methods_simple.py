# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Methods that are more than a switch with targets: lifetimes that depend on each other, one version only, a collection
inside of a family; over both front-ends."""

from __future__ import annotations

import re
from typing import Any

from tests.integration.harness import Done, Player, task

POLICY = "/policies/authenticationMethodsPolicy"
METHODS = f"{POLICY}/authenticationMethodConfigurations"
PASS = f"{METHODS}/temporaryAccessPass"
FABRIKAM = f"{METHODS}/3f0c8a52-7d1e-4b6a-9c35-5e2f71a8d904"
VERIFICATION = "e4000000-0000-4000-8000-000000000004"
ORDER_PORTAL = "e4000000-0000-4000-8000-000000000002"
CONTOSO: dict[str, Any] = {
    "display_name": "Contoso",
    "app_id": "Order portal",
    "open_id_connect_setting": {"client_id": "x", "discovery_url": "https://contoso.example/discovery"},
}


def temporary_access_pass(**options: Any) -> dict[str, Any]:
    """A task with the Temporary Access Pass."""
    return task("authentication_method_temporary_access_pass", options)


def external(**options: Any) -> dict[str, Any]:
    """A task with an external method."""
    return task("authentication_method_external", options)


def bodies(done: Done) -> list[Any]:
    """What a task sent."""
    return [sent["body"] for sent in done.result["requests"]]


# --- Temporary Access Pass -------------------------------------------------------------------------------------------


def test_lifetimes_that_contradict_each_other_are_refused_before_any_request(player: Player) -> None:
    contradictions = [
        {"minimum": 60, "default": 30},
        {"default": 120, "maximum": 60},
        {"minimum": 120, "maximum": 60},
    ]
    tasks = [
        temporary_access_pass(**{f"{which}_lifetime_in_minutes": minutes for which, minutes in lifetimes.items()})
        for lifetimes in contradictions
    ]
    for done in player.play(*tasks).tasks:
        assert done.failed and "default_lifetime_in_minutes must lie between" in done.message
        assert done.requests == []


def test_lifetimes_that_contradict_what_is_there_are_refused_before_any_write(player: Player) -> None:
    # There: 60 to 480 minutes, 60 by default.
    tasks = [
        temporary_access_pass(maximum_lifetime_in_minutes=30),
        temporary_access_pass(minimum_lifetime_in_minutes=90),
        temporary_access_pass(default_lifetime_in_minutes=481),
    ]
    for done in player.play(*tasks, *({**each, "check_mode": True} for each in tasks)).tasks:
        assert done.failed and "give those that depend on each other in one task" in done.message
        assert done.calls == [f"GET {PASS}"]


def test_every_number_out_of_range_is_named_before_any_request(player: Player) -> None:
    low, high, codes = player.play(
        temporary_access_pass(
            default_length=7,
            minimum_lifetime_in_minutes=9,
            default_lifetime_in_minutes=9,
            maximum_lifetime_in_minutes=9,
        ),
        temporary_access_pass(default_length=49, maximum_lifetime_in_minutes=43201),
        task("authentication_method_qr_code_pin", {"pin_length": 7, "standard_qr_code_lifetime_in_days": 396}),
    ).tasks
    for done in (low, high):
        assert "default_length must be from 8 to 48" in done.message
        assert "maximum_lifetime_in_minutes must be from 10 to 43200" in done.message
    assert "minimum_lifetime_in_minutes must be from 10 to 43200" in low.message
    assert "pin_length must be from 8 to 20" in codes.message
    assert "standard_qr_code_lifetime_in_days must be from 1 to 395" in codes.message
    assert all(done.failed and done.requests == [] for done in (low, high, codes))


def test_lifetimes_move_together_in_one_patch_with_nothing_else(player: Player) -> None:
    lifetimes = {
        "minimum_lifetime_in_minutes": 10,
        "default_lifetime_in_minutes": 20,
        "maximum_lifetime_in_minutes": 30,
    }
    done = player.task("authentication_method_temporary_access_pass", {**lifetimes, "default_length": 8})
    assert bodies(done) == [
        {
            "@odata.type": "#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration",
            "minimumLifetimeInMinutes": 10,
            "defaultLifetimeInMinutes": 20,
            "maximumLifetimeInMinutes": 30,
        }
    ]


def test_exact_gives_back_the_settings_of_a_new_tenant_and_leaves_the_state(player: Player) -> None:
    everybody = [{"id": "all_users", "target_type": "group", "is_registration_required": False}]
    changed, reset, again = player.play(
        temporary_access_pass(
            policy_state="enabled",
            default_length=20,
            is_usable_once=True,
            minimum_lifetime_in_minutes=10,
            default_lifetime_in_minutes=20,
            maximum_lifetime_in_minutes=30,
            exclude_targets=[{"id": "Administrators", "target_type": "group"}],
        ),
        temporary_access_pass(include_targets=everybody, exact=True),
        temporary_access_pass(include_targets=everybody, exact=True),
    ).tasks
    assert [(done.failed, done.changed) for done in (changed, reset, again)] == [
        (False, True),
        (False, True),
        (False, False),
    ]
    assert reset.result["not_reset"] == []
    stored = player.simulator.state(PASS)
    assert stored["state"] == "enabled" and stored["isUsableOnce"] is False and stored["excludeTargets"] == []
    assert [stored["defaultLength"], *(stored[f"{which}LifetimeInMinutes"] for which in ("minimum", "maximum"))] == [
        8,
        60,
        480,
    ]


# --- versions --------------------------------------------------------------------------------------------------------


def test_what_beta_alone_has_is_read_and_written_there_and_nothing_else(player: Player) -> None:
    number = "+44 20 7946 0000"
    usual, special, token = player.play(
        task("authentication_method_voice", {"is_office_phone_allowed": False}),
        task("authentication_method_voice", {"caller_id_number": number}),
        task("authentication_method_hardware_oath", {"policy_state": "enabled"}),
    ).tasks
    roots = [{entry["path"].split("/")[1] for entry in done.requests} for done in (usual, special, token)]
    assert roots == [{"v1.0"}, {"beta"}, {"beta"}]
    assert special.result["policy"]["caller_id_number"] == number
    assert usual.result["policy"]["caller_id_number"] is None


def test_the_one_update_that_answers_with_the_object_spares_a_read(player: Player) -> None:
    code, token = player.play(
        task("authentication_method_qr_code_pin", {"pin_length": 10}),
        task("authentication_method_temporary_access_pass", {"default_length": 12}),
    ).tasks
    assert code.calls == [f"GET {METHODS}/qrCodePin", f"PATCH {METHODS}/qrCodePin"]
    assert token.calls == [f"{verb} {METHODS}/temporaryAccessPass" for verb in ("GET", "PATCH", "GET")]


# --- external methods ------------------------------------------------------------------------------------------------


def test_an_external_method_is_found_among_all_methods_in_one_read(player: Player) -> None:
    done = player.task("authentication_method_external", {"name": "Fabrikam verification", "policy_state": "disabled"})
    assert (done.failed, done.changed) == (False, False), done.message
    assert done.calls == [f"GET {POLICY}"]
    assert done.result["policy"]["app_id"] == VERIFICATION


def test_a_method_with_a_fixed_id_is_no_external_method(player: Player) -> None:
    changed, gone = player.play(external(id="Sms", policy_state="disabled"), external(id="Sms", state="absent")).tasks
    assert changed.failed and "Sms" in changed.message
    assert not gone.failed and not gone.changed
    assert changed.writes == gone.writes == []


def test_a_new_external_method_is_disabled_and_its_names_are_sent_as_ids(player: Player) -> None:
    targets = [
        {"id": "Pilot users", "target_type": "group"},
        {"id": "ada.whitfield@brightwater-instruments.com", "target_type": "user"},
    ]
    done, again = player.play(
        external(**CONTOSO, include_targets=targets), external(**CONTOSO, include_targets=targets)
    ).tasks
    assert bodies(done) == [
        {
            "@odata.type": "#microsoft.graph.externalAuthenticationMethodConfiguration",
            "displayName": "Contoso",
            "state": "disabled",
            "appId": ORDER_PORTAL,
            "openIdConnectSetting": {"clientId": "x", "discoveryUrl": "https://contoso.example/discovery"},
            "includeTargets": [
                {"id": "b2000000-0000-4000-8000-000000000007", "targetType": "group"},
                {"id": "a1000000-0000-4000-8000-000000000001", "targetType": "user"},
            ],
        }
    ]
    assert (again.failed, again.changed) == (False, False), again.message


def test_what_a_new_external_method_needs_is_said_at_once(player: Player) -> None:
    bare, half = player.play(
        external(display_name="Contoso"),
        external(**{**CONTOSO, "open_id_connect_setting": {"client_id": "x"}}),
    ).tasks
    assert bare.failed and re.search(r"needs the options app_id, open_id_connect_setting", bare.message)
    assert half.failed and "open_id_connect_setting.discovery_url" in half.message
    assert bare.writes == half.writes == []


def test_a_setting_that_is_named_in_part_is_sent_whole(player: Player) -> None:
    moved = {"discovery_url": "https://verify.fabrikam.example/v2"}
    for reading in ("merge", "replace"):
        player.simulator.reset()
        player.simulator.settings(patch=reading)
        done = player.task(
            "authentication_method_external", {"name": "Fabrikam verification", "open_id_connect_setting": moved}
        )
        assert done.changed, done.message
        assert player.simulator.state(FABRIKAM)["openIdConnectSetting"] == {
            "clientId": "brightwater-entra",
            "discoveryUrl": "https://verify.fabrikam.example/v2",
        }


def test_the_name_of_an_external_method_stays(player: Player) -> None:
    done = player.task("authentication_method_external", {"id": FABRIKAM[-36:], "display_name": "Other"})
    assert done.failed and "display_name (now 'Fabrikam verification')" in done.message
    assert done.writes == []


def test_two_external_methods_of_one_name_are_told_apart_by_id_alone(player: Player) -> None:
    twin = "3f0c8a52-7d1e-4b6a-9c35-5e2f71a8d905"
    player.simulator.put_state(f"{METHODS}/{twin}", {**player.simulator.state(FABRIKAM), "id": twin})
    by_name, by_id = player.play(
        external(display_name="Fabrikam verification", state="absent"), external(id=twin, state="absent")
    ).tasks
    assert by_name.failed and FABRIKAM[-36:] in by_name.message and twin in by_name.message
    assert by_name.writes == [] and by_id.writes == [f"DELETE {METHODS}/{twin}"]
    assert player.simulator.state(FABRIKAM) is not None


def test_only_external_methods_are_in_their_section_of_the_document(player: Player) -> None:
    names = ["authentication_method_external", "authentication_method_hardware_oath", "authentication_method_sms"]
    done = player.task("tenant_policies_info", {"resources": names})
    assert (done.failed, done.result["unread"]) == (False, {}), done.message
    assert sorted(done.result["policies"]) == names
    assert [each["display_name"] for each in done.result["policies"][names[0]]] == ["Fabrikam verification"]
