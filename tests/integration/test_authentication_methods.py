# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is odd about passkeys, Authenticator, certificates and the policy that they belong to."""

from __future__ import annotations

from typing import Any

from tests.integration.harness import Done, Player, task

POLICY = "/policies/authenticationMethodsPolicy"
FIDO2 = f"{POLICY}/authenticationMethodConfigurations/fido2"
AUTHENTICATOR = f"{POLICY}/authenticationMethodConfigurations/microsoftauthenticator"
CERTIFICATES = f"{POLICY}/authenticationMethodConfigurations/x509certificate"
DEFAULT = "00000000-0000-0000-0000-000000000001"
STRICT = "6f0c1f3e-52a8-4d5c-9a44-1c7a0c5f7f10"
NOBODY = {"targetType": "group", "id": "00000000-0000-0000-0000-000000000000"}
APPLICATION = "display_app_information_required_state"


def _versions(done: Done) -> set[str]:
    return {entry["path"].split("/")[1] for entry in done.requests if entry["kind"] == "graph"}


def _profile(ident: str, **changes: Any) -> dict[str, Any]:
    new = {
        "name": "Strict",
        "passkey_types": ["deviceBound"],
        "attestation_enforcement": "registrationOnly",
        "key_restrictions": {"is_enforced": False},
    }
    return {"id": ident, **new, **changes}


# --- passkeys --------------------------------------------------------------------------------------------------------


def test_the_default_profile_is_never_left_out(player: Player) -> None:
    done = player.task("authentication_method_fido2", {"passkey_profiles": [_profile(STRICT)]})
    assert done.failed and "must keep the profile that default_passkey_profile names" in done.message
    assert done.writes == []


def test_a_new_profile_needs_all_of_its_members(player: Player) -> None:
    wished = [{"id": DEFAULT}, {"id": STRICT, "name": "Strict"}]
    done = player.task("authentication_method_fido2", {"passkey_profiles": wished})
    assert done.failed and done.writes == []
    for member in ("passkey_types", "attestation_enforcement", "key_restrictions"):
        assert f"passkey_profiles[1].{member}" in done.message


def test_a_profile_and_whom_it_is_for_come_in_one_request(player: Player) -> None:
    targets = [{"id": "all_users", "target_type": "group", "allowed_passkey_profiles": [DEFAULT, STRICT]}]
    wished = {"passkey_profiles": [_profile(STRICT), {"id": DEFAULT}], "include_targets": targets}
    done, again = player.play(*[task("authentication_method_fido2", wished)] * 2).tasks
    assert (done.failed, done.changed, again.changed) == (False, True, False), done.message
    [sent] = done.result["requests"]
    assert sent["body"]["@odata.type"] == "#microsoft.graph.fido2AuthenticationMethodConfiguration"
    assert {*sent["body"]} == {"@odata.type", "passkeyProfiles", "includeTargets"}
    [_new, kept] = player.simulator.state(FIDO2)["passkeyProfiles"]
    assert (kept["name"], kept["attestationEnforcement"]) == ("Default passkey profile", "registrationOnly")


def test_a_tenant_without_profiles_is_managed_as_before(player: Player) -> None:
    stored = player.simulator.state(FIDO2)
    target = {"targetType": "group", "id": "all_users", "isRegistrationRequired": False, "allowedPasskeyProfiles": []}
    unmigrated = {"defaultPasskeyProfile": None, "passkeyProfiles": [], "includeTargets": [target]}
    player.simulator.put_state(FIDO2, {**stored, **unmigrated})
    done = player.task("authentication_method_fido2", {"key_restrictions": {"is_enforced": True}})
    assert (done.failed, done.changed) == (False, True), done.message
    [sent] = done.result["requests"]
    assert sent["body"]["keyRestrictions"] == {"isEnforced": True, "enforcementType": "block", "aaGuids": []}


def test_exact_leaves_the_profiles_and_restores_the_switches(player: Player) -> None:
    weak = {"isSelfServiceRegistrationAllowed": False, "isAttestationEnforced": False}
    player.simulator.put_state(FIDO2, {**player.simulator.state(FIDO2), **weak})
    target = {"id": "all_users", "target_type": "group", "allowed_passkey_profiles": [DEFAULT]}
    done = player.task("authentication_method_fido2", {"include_targets": [target], "exact": True})
    assert (done.failed, done.changed) == (False, True), done.message
    [sent] = done.result["requests"]
    assert {name: sent["body"][name] for name in weak} == dict.fromkeys(weak, True)
    assert done.result["not_reset"] == ["default_passkey_profile", "passkey_profiles"]


# --- Microsoft Authenticator -----------------------------------------------------------------------------------------


def test_features_of_beta_are_asked_for_in_beta_only(player: Player) -> None:
    usual, beta = player.play(
        task(
            "authentication_method_microsoft_authenticator", {"feature_settings": {APPLICATION: {"state": "enabled"}}}
        ),
        task(
            "authentication_method_microsoft_authenticator",
            {"feature_settings": {"companion_app_allowed_state": {"state": "disabled"}}},
        ),
    ).tasks
    assert (_versions(usual), _versions(beta)) == ({"v1.0"}, {"beta"})
    features = [set(each.result["requests"][0]["body"]["featureSettings"]) for each in (usual, beta)]
    own = {"displayAppInformationRequiredState", "displayLocationInformationRequiredState"}
    assert features == [own, {*own, "companionAppAllowedState"}]
    stored = player.simulator.state(AUTHENTICATOR)["featureSettings"]
    assert stored["displayAppInformationRequiredState"]["state"] == "enabled"
    assert stored["companionAppAllowedState"]["state"] == "disabled"
    assert stored["numberMatchingRequiredState"]["state"] == "enabled"


def test_the_group_of_zeros_is_no_exclusion(player: Player) -> None:
    path = f"feature_settings.{APPLICATION}.exclude_target"
    zeros = {"id": NOBODY["id"], "target_type": "group"}
    wished = {"feature_settings": {APPLICATION: {"exclude_target": zeros}}}
    nothing, group, none = player.play(
        task("authentication_method_microsoft_authenticator", {"clear": [path]}),
        task(
            "authentication_method_microsoft_authenticator",
            {"feature_settings": {APPLICATION: {"exclude_target": {"id": "Pilot users", "target_type": "group"}}}},
        ),
        task("authentication_method_microsoft_authenticator", wished),
    ).tasks
    assert [each.changed for each in (nothing, group, none)] == [False, True, True]
    feature = none.result["requests"][0]["body"]["featureSettings"]["displayAppInformationRequiredState"]
    assert feature["excludeTarget"] == NOBODY and feature["includeTarget"]["id"] == "all_users"


# --- certificates ----------------------------------------------------------------------------------------------------


def _rule(identifier: str) -> dict[str, str]:
    return {
        "x509_certificate_rule_type": "issuerSubject",
        "identifier": identifier,
        "x509_certificate_authentication_mode": "x509CertificateMultiFactor",
    }


def test_rules_are_their_content_to_the_last_blank_in_any_order(player: Player) -> None:
    def rules(*identifiers: str) -> dict[str, Any]:
        wished = {"rules": [_rule(each) for each in identifiers]}
        return task("authentication_method_x509_certificate", {"authentication_mode_configuration": wished})

    done = player.play(rules("CN=A", "CN=B "), rules("CN=B ", "CN=A"), rules("CN=B", "CN=A")).tasks
    assert [each.changed for each in done] == [True, False, True], [each.message for each in done]
    stored = player.simulator.state(CERTIFICATES)["authenticationModeConfiguration"]
    assert [rule["identifier"] for rule in stored["rules"]] == ["CN=B", "CN=A"]
    assert stored["x509CertificateDefaultRequiredAffinityLevel"] == "low"


def test_rules_and_bindings_that_the_service_refuses_are_refused_before_any_request(player: Player) -> None:
    nameless = {"authentication_mode_configuration": {"rules": [{**_rule(""), "identifier": None}]}}
    binding = {"x509_certificate_field": "PrincipalName", "user_property": "userPrincipalName"}
    tasks = [
        nameless,
        {"certificate_user_bindings": [{**binding, "priority": -1}]},
        {"certificate_user_bindings": [{**binding, "priority": 1}, {**binding, "priority": 1}]},
    ]
    run = player.play(*(task("authentication_method_x509_certificate", each) for each in tasks))
    wanted = ("need an identifier", "priorities from 0", "have the same priority")
    for done, message in zip(run.tasks, wanted, strict=True):
        assert done.failed and message in done.message and done.calls == []


def test_the_revocation_check_is_there_in_beta_too(player: Player) -> None:
    wished = {"require_certificate_sid_alignment": True, "crl_validation_configuration": {"state": "enabled"}}
    done, again = player.play(*[task("authentication_method_x509_certificate", wished)] * 2).tasks
    assert (done.failed, done.changed, again.changed) == (False, True, False), done.message
    assert _versions(done) == {"beta"}


# --- the policy ------------------------------------------------------------------------------------------------------


def _campaign(**members: Any) -> dict[str, Any]:
    return {"registration_enforcement": {"authentication_methods_registration_campaign": members}}


def test_a_campaign_is_sent_whole_and_the_answer_is_believed(player: Player) -> None:
    done = player.task("authentication_methods_policy", _campaign(state="enabled", snooze_duration_in_days=0))
    assert (done.failed, done.changed) == (False, True), done.message
    assert done.calls == [f"GET {POLICY}", f"PATCH {POLICY}"] and _versions(done) == {"v1.0"}
    assert done.result["requests"][0]["body"] == {
        "registrationEnforcement": {
            "authenticationMethodsRegistrationCampaign": {
                "state": "enabled",
                "snoozeDurationInDays": 0,
                "excludeTargets": [{"id": "b2000000-0000-4000-8000-000000000003", "targetType": "group"}],
                "includeTargets": [
                    {
                        "id": "all_users",
                        "targetType": "group",
                        "targetedAuthenticationMethod": "microsoftAuthenticator",
                    }
                ],
            }
        }
    }


def test_a_snooze_beyond_the_range_is_refused_before_any_request(player: Player) -> None:
    done = player.task("authentication_methods_policy", _campaign(snooze_duration_in_days=15))
    assert done.failed and "snooze_duration_in_days must be from 0 to 14" in done.message and done.calls == []


def test_the_policy_never_writes_the_configurations_that_it_shows(player: Player) -> None:
    wished = {"policy_migration_state": "MigrationComplete", "exact": True}
    done, again = player.play(*[task("authentication_methods_policy", wished)] * 2).tasks
    assert (done.failed, done.changed, again.changed) == (False, True, False), done.message
    [sent] = done.result["requests"]
    assert sent["body"]["policyMigrationState"] == "migrationComplete"
    assert {*sent["body"]} == {"policyMigrationState", "registrationEnforcement"}
    assert "authentication_method_configurations" not in done.result["policy"]
