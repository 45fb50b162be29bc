# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The options that every module has, and the odd ones of single modules, over both front-ends."""

from __future__ import annotations

from tests.integration.harness import Player, task

STRENGTHS = "/policies/authenticationStrengthPolicies"
NEW = {"display_name": "Options", "allowed_combinations": ["fido2"]}
KEY = "2fc0579f-8113-47ea-b116-bb5a8db9202a"


def test_service_root_is_the_tasks_choice(player: Player) -> None:
    player.simulator.settings(provider_status=True)
    wished = {"provider_status": [{"provider": "A", "vendor": "B", "enabled": True}]}
    done = player.task("security", {**wished, "graph_version": "localtest"})
    assert (done.failed, done.changed) == (False, True), done.message
    assert {entry["path"] for entry in done.requests} == {"/localtest/security"}
    assert done.result["requests"][0]["path"] == "/localtest/security"


def test_exact_resets_what_the_task_does_not_mention_and_lists_what_it_cannot(player: Player) -> None:
    created, exact, again = player.play(
        task("authentication_strength_policy", {**NEW, "description": "To be reset"}),
        task("authentication_strength_policy", {**NEW, "exact": True}),
        task("authentication_strength_policy", {"name": "Options", "exact": True}),
    ).tasks
    assert [each.changed for each in (created, exact, again)] == [True, True, False]
    assert [sent["body"] for sent in exact.result["requests"]] == [{"description": None}]
    assert exact.result["not_reset"] == []
    assert again.result["not_reset"] == ["allowed_combinations"]


def test_extra_properties_pass_through_the_same_compare(player: Player) -> None:
    wished = {"extra_properties": {"isEnabled": False}}
    refused = player.task("security_defaults", wished)
    assert refused.failed and "is the option is_enabled" in refused.message
    run = player.play(
        task("authentication_strength_policy", NEW),
        task("authentication_strength_policy", {**NEW, "extra_properties": {"description": None}}),
    )
    assert run[1].failed and "is the option description" in run[1].message


def test_members_of_children_that_a_task_does_not_name_keep_their_value(player: Player) -> None:
    certificate = {
        "applies_to_combinations": ["x509CertificateMultiFactor"],
        "allowed_issuer_skis": ["9A4248C6AC8C2931AB2A86537818E92E7B6C97B6"],
        "allowed_policy_oids": ["1.2.3"],
    }
    wished = {"display_name": "Kept", "allowed_combinations": ["x509CertificateMultiFactor"]}
    changed = {"applies_to_combinations": ["x509CertificateMultiFactor"], "allowed_policy_oids": ["1.2.4"]}
    run = player.play(
        task("authentication_strength_policy", {**wished, "combination_configurations": [certificate]}),
        task("authentication_strength_policy", {**wished, "combination_configurations": [changed]}),
        task("authentication_strength_policy", {"name": "Kept", "combination_configurations": []}),
    )
    assert [each.changed for each in run.tasks] == [True, True, True], [each.message for each in run.tasks]
    ours = run[1].result["policy"]["combination_configurations"][0]
    assert (ours["allowed_issuer_skis"], ours["allowed_policy_oids"]) == (certificate["allowed_issuer_skis"], ["1.2.4"])
    assert [sent["method"] for sent in run[2].result["requests"]] == ["DELETE"]


def test_result_can_be_fed_back(player: Player) -> None:
    restricted = [{"applies_to_combinations": ["fido2"], "allowed_aaguids": [KEY]}]
    configured = {**NEW, "combination_configurations": restricted}
    created = player.task("authentication_strength_policy", configured)
    fed = player.task("authentication_strength_policy", created.result["policy"])
    assert (fed.failed, fed.changed) == (False, False), fed.message


def test_diff_shows_the_exact_request(player: Player) -> None:
    run = player.play(task("security_defaults", {"is_enabled": True}, check_mode=True))
    assert "PATCH /v1.0/policies/identitySecurityDefaultsEnforcementPolicy" in run.output
    assert '"isEnabled": true' in run.output
    assert "is_enabled: false" in run.output or '"is_enabled": false' in run.output
    without = player.play(task("security_defaults", {"is_enabled": True}, check_mode=True), diff=False)
    assert "diff" not in without[0].result


def test_renaming_by_id(player: Player) -> None:
    created = player.task("authentication_strength_policy", NEW)
    renamed = player.task("authentication_strength_policy", {"id": created.result["id"], "name": "O'Brien & Søn #1"})
    assert (renamed.failed, renamed.changed) == (False, True), renamed.message
    assert [sent["body"] for sent in renamed.result["requests"]] == [{"displayName": "O'Brien & Søn #1"}]
    assert player.simulator.state(f"{STRENGTHS}/{created.result['id']}")["displayName"] == "O'Brien & Søn #1"


def test_beginning_without_the_object_that_is_to_be_absent(player: Player) -> None:
    done = player.task("authentication_strength_policy", {"display_name": "Never there", "state": "absent"})
    assert (done.failed, done.changed, done.result["policy"]) == (False, False, None)
    assert done.calls == [f"GET {STRENGTHS}"]


def test_paging_goes_to_the_end(player: Player) -> None:
    created = player.task("authentication_strength_policy", NEW)
    player.simulator.settings(page_size=1)
    player.simulator.clear_log()
    done = player.task("authentication_strength_policy", NEW)
    assert (done.changed, done.result["id"]) == (False, created.result["id"])
    assert len(done.calls) > 3
