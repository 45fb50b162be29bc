# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tenant document: stable, complete, fit to be given back, and honest about what is missing."""

from __future__ import annotations

import json
from typing import Any

from ansible_collections.tenantops.entra.plugins.module_utils._registry import RESOURCES

from tests.integration.harness import Player, task

STRENGTHS = "/policies/authenticationStrengthPolicies"
DEFAULTS = "/policies/identitySecurityDefaultsEnforcementPolicy"
KEY = "2fc0579f-8113-47ea-b116-bb5a8db9202a"
CUSTOM = {
    "display_name": "Keys",
    "allowed_combinations": ["windowsHelloForBusiness", "fido2", "password,sms"],
    "combination_configurations": [{"applies_to_combinations": ["fido2"], "allowed_aaguids": [KEY]}],
}
THREE = ["authentication_strength_policy", "security", "security_defaults"]


def info(**options: Any) -> dict[str, Any]:
    """A task of the module."""
    return task("tenant_policies_info", options)


def test_document_is_stable_and_can_be_given_back(player: Player) -> None:
    strengths = "document.policies.authentication_strength_policy"
    items = {name: f"{{{{ item.{name} | default(omit) }}}}" for name in ("id", "description", *CUSTOM)}
    switch = {"is_enabled": "{{ document.policies.security_defaults.is_enabled }}"}
    run = player.play(
        task("authentication_strength_policy", CUSTOM),
        info(),
        {**info(), "check_mode": True, "register": "document"},
        info(resources=["authentication_strength_policy"], raw=True),
        info(resources=["security_defaults"], raw=True),
        task("authentication_strength_policy", items, loop=f"{{{{ {strengths} }}}}"),
        task("security_defaults", switch),
    )
    assert not any(done.failed for done in run.tasks), [done.message for done in run.tasks]
    assert not any(done.changed for done in run.tasks[1:])
    whole, rehearsed, raw, defaults = run.tasks[1:5]
    document = whole.result["policies"]
    assert json.dumps(document) == json.dumps(rehearsed.result["policies"])
    # An application asked: what Graph serves to users only is said, and no failure unless it is named.
    for_users = {name for name, declared in RESOURCES.items() if not declared.permissions.app_only}
    not_made_yet = {name for name, declared in RESOURCES.items() if declared.missing_ok} - set(document)
    assert set(whole.result["unread"]) == for_users
    assert set(document) == set(RESOURCES) - for_users - not_made_yet
    assert document["security_defaults"] == {"is_enabled": False} and document["security"] == {}
    listed = document["authentication_strength_policy"]
    assert [each["display_name"] for each in listed] == sorted(each["display_name"] for each in listed)
    custom = next(each for each in listed if each["display_name"] == "Keys")
    assert custom["allowed_combinations"] == ["fido2", "password, sms", "windowsHelloForBusiness"]
    assert custom["combination_configurations"][0]["allowed_aaguids"] == [KEY]
    assert "description" not in custom and custom["id"]
    assert not any(call.split()[0] != "GET" for done in run.tasks[1:] for call in done.calls)
    below = [f"GET {STRENGTHS}/{ident}/combinationConfigurations" for ident in _ids(player)]
    assert raw.calls == [f"GET {STRENGTHS}", *below]
    by_name = {each["displayName"]: each for each in raw.result["policies"]["authentication_strength_policy"]}
    assert by_name["Keys"]["policyType"] == "custom"
    assert by_name["Keys"]["combinationConfigurations"][0]["@odata.type"].endswith("fido2CombinationConfiguration")
    assert defaults.result["policies"]["security_defaults"]["displayName"] == "Security Defaults"
    assert defaults.calls == [f"GET {DEFAULTS}"]


def test_what_cannot_be_read_is_said(player: Player) -> None:
    token = player.simulator.token(roles=["Policy.ReadWrite.AuthenticationMethod"])
    player.simulator.fault(action="status", status=403, match={"path": "/security$"})
    run = player.play(
        info(resources=THREE, access_token=token),
        info(resources=THREE, access_token=token, ignore_failed=True),
        info(resources=["security_defaults"], access_token=player.simulator.token(expires_in=-60)),
        info(resources=["conditional_access"]),
        info(resources=[]),
        info(resources=THREE, raw=True, names=True),
    )
    failed, ignored, expired, unknown, nothing, both = run.tasks
    assert failed.failed and not failed.changed and "\n" not in failed.message
    lacking = "the token lacks Policy.Read.All for security_defaults; security: "
    assert failed.message.startswith(f"Could not read 2 of 3 resources: {lacking}")
    assert list(failed.result["policies"]) == ["authentication_strength_policy"]
    assert not ignored.failed and sorted(ignored.result["unread"]) == ["security", "security_defaults"]
    assert "Policy.Read.All" in ignored.result["unread"]["security_defaults"]
    assert ignored.result["policies"] == failed.result["policies"]
    assert expired.failed and "expired" in expired.message and "policies" not in expired.result
    assert unknown.failed and "value of resources must be one or more of" in unknown.message
    assert (nothing.failed, nothing.result["policies"], nothing.calls) == (False, {}, [])
    assert (both.failed, both.calls) == (True, []) and "leave out raw or names" in both.message
    assert "Traceback" not in run.output


def test_names_stand_for_ids_where_they_mean_the_same(player: Player) -> None:
    token = player.simulator.token(roles=["Policy.Read.All", "Policy.Read.DeviceConfiguration"])
    run = player.play(
        info(resources=["device_registration_policy"], names=True),
        info(resources=["device_registration_policy"], names=True, access_token=token),
    )
    named, unnamed = (done.result["policies"]["device_registration_policy"] for done in run.tasks)
    groups = [each["azure_ad_join"]["allowed_to_join"]["groups"] for each in (named, unnamed)]
    assert groups == [["All employees"], ["b2000000-0000-4000-8000-000000000002"]]
    assert "warnings" not in run[0].result or run[0].result["warnings"] == []
    assert len(run[1].result["warnings"]) == 1 and "GroupMember.Read.All" in run[1].result["warnings"][0]


def _ids(player: Player) -> list[str]:
    stored = player.simulator.state(STRENGTHS)
    return [str(item["id"]) for item in (stored.values() if isinstance(stored, dict) else stored)]
