# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guard at work: writes that would lock the tenant or open it are refused before anything is sent."""

from __future__ import annotations

import pytest

from tests.integration.harness import Player, player_environment, task

DEFAULTS = "/policies/identitySecurityDefaultsEnforcementPolicy"
METHODS = "/policies/authenticationMethodsPolicy"
POLICIES = "/identity/conditionalAccess/policies"
STRENGTHS = "/policies/authenticationStrengthPolicies"
EMERGENCY = "b2000000-0000-4000-8000-000000000001"
OFF = {"is_enabled": False}
RISK = {"policy": "security_defaults", "reason": "A tenant for tests"}
# What a change of security defaults puts at risk; a batch and its items are calls of their own.
LOOK = ["POST /$batch", f"GET {POLICIES}", f"GET {METHODS}", f"GET {STRENGTHS}"]


@pytest.fixture
def guarded(player: Player) -> Player:
    """A player whose tenant has security defaults on."""
    player.simulator.put_state(DEFAULTS, {**player.simulator.state(DEFAULTS), "isEnabled": True})
    return player


def enforce(player: Player, name: str, client_apps: list[str], control: str, exclude: list[str]) -> None:
    """Store an enforced conditional access policy for all users."""
    ident = f"f7000000-0000-4000-8000-{len(name):012}"
    player.simulator.put_state(
        f"{POLICIES}/{ident}",
        {
            "id": ident,
            "displayName": name,
            "state": "enabled",
            "conditions": {
                "users": {"includeUsers": ["All"], "excludeGroups": exclude},
                "applications": {"includeApplications": ["All"]},
                "clientAppTypes": client_apps,
            },
            "grantControls": {"operator": "OR", "builtInControls": [control]},
        },
    )


@pytest.mark.parametrize("check", [True, False])
def test_the_last_protection_is_not_turned_off(guarded: Player, check: bool) -> None:
    done = guarded.task("security_defaults", OFF, check=check)
    assert done.failed and not done.changed
    assert done.writes == [] and done.result["requests"] == []
    assert done.message.startswith(
        "Nothing was written to the security defaults, because of the tenant that would result. "
        "security_defaults (opening, no_mfa): Security defaults are off, and no enforced policy demands"
    )
    assert done.message.endswith(
        "Either name the policies that take their place in replaced_by, or, to do it nevertheless, give accept_risk "
        "with the policy 'security_defaults' and the reason."
    )


def test_what_the_guard_has_to_know_is_one_batch(guarded: Player) -> None:
    done = guarded.task("security_defaults", OFF)
    assert done.calls[0] == f"GET {DEFAULTS}"
    assert sorted(done.calls[1:]) == sorted(LOOK)


def test_what_can_do_no_harm_is_not_judged(player: Player) -> None:
    done = player.task("security_defaults", {"is_enabled": True})
    assert done.calls == [f"GET {DEFAULTS}", f"PATCH {DEFAULTS}", f"GET {DEFAULTS}"]
    assert "accepted_risks" not in done.result or done.result["accepted_risks"] == []


def test_an_accepted_risk_is_taken_and_shown(guarded: Player) -> None:
    done = guarded.task("security_defaults", {**OFF, "accept_risk": [RISK]})
    assert (done.failed, done.changed, done.writes) == (False, True, [f"PATCH {DEFAULTS}"]), done.message
    assert {(each["rule"], each["accepted"]) for each in done.result["accepted_risks"]} == {
        ("no_mfa", RISK["reason"]),
        ("legacy_authentication_open", RISK["reason"]),
    }


def test_an_override_that_nothing_needs_is_a_warning(player: Player) -> None:
    run = player.play(
        task("authentication_method_sms", {"policy_state": "disabled"}),
        task("authentication_method_sms", {"policy_state": "enabled", "accept_risk": [{**RISK, "policy": "sms"}]}),
        # One that is given to many tasks at once concerns others.
        task("authentication_method_sms", {"policy_state": "disabled", "accept_risk": [RISK]}),
    )
    assert not any(done.failed for done in run.tasks), [done.message for done in run.tasks]
    said = ["\n".join(done.result.get("warnings", [])) for done in run.tasks]
    assert ["override_without_effect" in each for each in said] == [False, True, False], said


def test_emergency_access_is_looked_up_only_for_a_judgement(player: Player) -> None:
    unchanged = {"is_enabled": False, "emergency_access_groups": ["Emergency access accounts"]}
    assert player.task("security_defaults", unchanged).calls == [f"GET {DEFAULTS}"]


def test_an_emergency_account_that_a_template_left_empty_is_an_error(player: Player) -> None:
    done = player.task("security_defaults", {"is_enabled": False, "emergency_access_users": [""]})
    assert done.failed and "emergency_access_users[0] is empty" in done.message and done.calls == []


def test_security_defaults_may_go_when_policies_take_their_place(guarded: Player) -> None:
    legacy = ["exchangeActiveSync", "other"]
    enforce(guarded, "MFA", ["all"], "mfa", [EMERGENCY])
    enforce(guarded, "Legacy", legacy, "block", [EMERGENCY])
    done = guarded.task("security_defaults", {**OFF, "emergency_access_groups": ["Emergency access accounts"]})
    assert (done.failed, done.changed) == (False, True), done.message
    assert done.result["accepted_risks"] == []


def test_emergency_access_is_named_once_for_all_guarded_modules(guarded: Player) -> None:
    enforce(guarded, "MFA", ["all"], "mfa", [EMERGENCY])
    enforce(guarded, "Legacy", ["exchangeActiveSync", "other"], "block", [EMERGENCY])
    shared = {"group/tenantops.entra.guarded": {"emergency_access_groups": ["Emergency access accounts"]}}
    run = guarded.play(task("security_defaults", OFF), task("security", {}), play={"module_defaults": shared})
    assert not run[0].failed, run[0].message


def test_what_cannot_be_judged_is_not_written(guarded: Player) -> None:
    token = guarded.simulator.token(["Policy.Read.AuthenticationMethod", "Policy.ReadWrite.SecurityDefaults"])
    environment = player_environment(guarded.simulator, token=token)
    done = Player(guarded.simulator, guarded.front_end, environment).task("security_defaults", OFF)
    assert done.failed and done.writes == []
    assert "403" in done.message and "Policy.Read.All" in done.message


def test_an_allow_list_of_no_model_is_refused(player: Player) -> None:
    path = f"{METHODS}/authenticationMethodConfigurations/fido2"
    player.simulator.put_state(path, {**player.simulator.state(path), "passkeyProfiles": []})
    restrictions = {"is_enforced": True, "enforcement_type": "allow", "aa_guids": []}
    done = player.task("authentication_method_fido2", {"key_restrictions": restrictions})
    assert done.failed and done.writes == [] and "no_key_allowed" in done.message, done.result


def test_requests_that_nobody_could_approve_are_refused(player: Player) -> None:
    done = player.task("admin_consent_request_policy", {"is_enabled": True, "reviewers": []})
    assert done.failed and done.writes == [] and "no_reviewer" in done.message, done.result


def test_the_last_method_that_satisfies_what_is_demanded_is_not_disabled(guarded: Player) -> None:
    names = [name for name, state in methods(guarded).items() if state == "enabled"]
    options = {"microsoftauthenticator": "authentication_method_microsoft_authenticator"}
    others = {"softwareoath": "authentication_method_software_oath"}
    assert options.keys() <= set(names), names
    for ident, module in others.items():
        if ident in names:
            done = guarded.task(module, {"policy_state": "disabled"})
            assert not done.failed, done.message
    done = guarded.task(options["microsoftauthenticator"], {"policy_state": "disabled"})
    assert done.failed and "no_method" in done.message, done.result


def methods(player: Player) -> dict[str, str]:
    """The states of the authentication methods by id."""
    found = player.simulator.state(f"{METHODS}/authenticationMethodConfigurations")
    return {each["id"].casefold(): each["state"] for each in found}
