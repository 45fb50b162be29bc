# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tenant moves from security defaults to thirty conditional access policies and back, one of them always in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.integration.harness import Done, Player, task

MODULE = "conditional_access_policy"
DEFAULTS = "/policies/identitySecurityDefaultsEnforcementPolicy"
POLICIES = "/identity/conditionalAccess/policies"
PLACES = ("/identity/conditionalAccess/namedLocations", "/policies/authenticationStrengthPolicies")
THIRTY = yaml.safe_load((Path(__file__).parent / "scenario/policies.yml").read_text(encoding="utf-8"))["policies"]
REPLACEMENT = [each["display_name"] for each in THIRTY[:2]]
EXCEPT = {"emergency_access_groups": ["Emergency access accounts"]}
# Applications that the thirty name by their id, as the directory of a tenant that uses them has them.
APPLICATIONS = {
    "cc15fd57-2c6c-4117-a88c-83b1d56b4bbe": "Microsoft Teams Services",
    "499b84ac-1321-427f-aa17-267ca6975798": "Azure DevOps",
}


@dataclass(frozen=True)
class Tenant:
    """The tenant of the scenario, and how it was when the scenario began."""

    player: Player
    start: Any

    @property
    def shape(self) -> Any:
        """Security defaults and the names and states of the policies, then everything that policies refer to."""
        simulator = self.player.simulator
        states = {each["displayName"]: each["state"] for each in simulator.state(POLICIES)}
        places = [sorted(each["displayName"] for each in simulator.state(path)) for path in PLACES]
        return [simulator.state(DEFAULTS)["isEnabled"], states, *places]

    @property
    def enforced(self) -> list[str]:
        """The names of the policies that are enforced."""
        return sorted(name for name, state in self.shape[1].items() if state == "enabled")

    def policies(self, policies: Iterable[Any] = THIRTY, check: bool = False, **options: Any) -> list[dict[str, Any]]:
        """The results of one task that loops over policies and gives them further options."""
        wished = {
            "display_name": "{{ item.display_name }}",
            "conditions": "{{ item.conditions }}",
            "grant_controls": "{{ item.grant_controls | default(omit) }}",
            "session_controls": "{{ item.session_controls | default(omit) }}",
            **options,
        }
        label = {"label": "{{ item.display_name }}"}
        done = self.player.play(task(MODULE, wished, loop=list(policies), loop_control=label), check=check, diff=False)
        results: list[dict[str, Any]] = done[0].result["results"]
        return results

    def defaults(self, **options: Any) -> Done:
        """Security defaults set so."""
        return self.player.task("security_defaults", options, diff=False)


@pytest.fixture
def tenant(players: dict[str, Player], tmp_path: Path) -> Tenant:
    """A tenant with security defaults on, under the documented limit of one request per second."""
    player = players["action"]
    # The tasks of the scenario keep apart through this folder.
    player = replace(player, environment={**player.environment, "TMPDIR": str(tmp_path)})
    simulator = player.simulator
    simulator.put_state(DEFAULTS, {**simulator.state(DEFAULTS), "isEnabled": True})
    for number, (ident, name) in enumerate(APPLICATIONS.items()):
        own = f"c9000000-0000-4000-8000-00000000000{number}"
        simulator.put_state(f"/servicePrincipals/{own}", {"id": own, "appId": ident, "displayName": name})
    simulator.settings(throttling=True)
    return Tenant(player, Tenant(player, None).shape)


def are(results: list[dict[str, Any]], *, changed: bool) -> bool:
    """Whether all items did what they should."""
    said = [(each["item"]["display_name"], each["msg"]) for each in results if each.get("failed")]
    assert said == []
    return [each["changed"] for each in results] == [changed] * len(results)


def refused(results: list[dict[str, Any]]) -> dict[str, str]:
    """The sentences of the items that failed, by the number of the policy."""
    return {each["item"]["display_name"].split()[0]: each["msg"] for each in results if each.get("failed")}


def test_from_security_defaults_to_conditional_access_and_back(tenant: Tenant) -> None:
    everything_that_policies_refer_to_comes_first(tenant)
    thirty_policies_only_report_at_first(tenant)
    nothing_is_enforced_while_security_defaults_are_on(tenant)
    security_defaults_do_not_go_alone(tenant)
    what_fails_halfway_is_put_back(tenant)
    security_defaults_make_room_for_their_replacement(tenant)
    enforcing_is_refused_where_it_could_lock_out(tenant)
    the_others_are_enforced_step_by_step(tenant)
    what_nothing_else_protects_stays(tenant)
    everything_is_removed_again(tenant)
    assert [entry["path"] for entry in tenant.player.simulator.graph_log() if entry["status"] == 429] == []


def everything_that_policies_refer_to_comes_first(tenant: Tenant) -> None:
    for changed in (True, False):
        run = tenant.player.play(*_places("present"), diff=False)
        assert [(done.failed, done.changed) for done in run.tasks] == [(False, changed)] * 3, run.output


def _places(state: str) -> list[dict[str, Any]]:
    office = {"ip_ranges": [{"cidr_address": "203.0.113.0/24"}], "is_trusted": True}
    countries = {"countries_and_regions": ["DE", "SE"]}
    keys = {"allowed_combinations": ["fido2", "x509CertificateMultiFactor"]}
    present = state == "present"
    return [
        task(
            "named_location", {"display_name": "Office of the scenario", "state": state, **(office if present else {})}
        ),
        task(
            "named_location",
            {"display_name": "Countries of the scenario", "state": state, **(countries if present else {})},
        ),
        task(
            "authentication_strength_policy",
            {"display_name": "Keys of the scenario", "state": state, **(keys if present else {}), **EXCEPT},
        ),
    ]


def thirty_policies_only_report_at_first(tenant: Tenant) -> None:
    assert len(THIRTY) == 30
    assert are(tenant.policies(), changed=True)
    assert {tenant.shape[1][each["display_name"]] for each in THIRTY} == {"enabledForReportingButNotEnforced"}
    assert are(tenant.policies(), changed=False)


def nothing_is_enforced_while_security_defaults_are_on(tenant: Tenant) -> None:
    said = refused(tenant.policies(THIRTY[:2], policy_state="enabled", **EXCEPT))
    assert list(said) == ["CA001", "CA002"]
    assert all("Security Defaults is enabled in the tenant" in message for message in said.values())
    assert tenant.enforced == []


def security_defaults_do_not_go_alone(tenant: Tenant) -> None:
    off = {"is_enabled": False}
    for options, rule in (
        ({**off, **EXCEPT}, "no_mfa"),
        ({**off, **EXCEPT, "replaced_by": REPLACEMENT[:1]}, "no_mfa"),
        ({**off, "replaced_by": REPLACEMENT}, "no_emergency_access"),
    ):
        done = tenant.defaults(**options)
        assert done.failed and done.writes == [] and rule in done.message, done.message
    assert tenant.shape[0] is True


def what_fails_halfway_is_put_back(tenant: Tenant) -> None:
    before, simulator = tenant.shape, tenant.player.simulator
    broken = next(each["id"] for each in simulator.state(POLICIES) if each["displayName"] == REPLACEMENT[1])
    error = {"error": {"code": "BadRequest", "message": "This write is refused."}}
    match = {"method": "PATCH", "path": broken, "body": '"enabled"'}
    simulator.fault(match=match, action="status", status=400, body=error, times=1)
    done = tenant.defaults(is_enabled=False, replaced_by=REPLACEMENT, **EXCEPT)
    assert done.failed and "As before again: " in done.message and "NOT" not in done.message, done.message
    assert tenant.shape == before


def security_defaults_make_room_for_their_replacement(tenant: Tenant) -> None:
    for changed in (True, False):
        done = tenant.defaults(is_enabled=False, replaced_by=REPLACEMENT, **EXCEPT)
        assert (done.failed, done.changed) == (False, changed), done.message
        assert tenant.shape[0] is False and tenant.enforced == REPLACEMENT


def enforcing_is_refused_where_it_could_lock_out(tenant: Tenant) -> None:
    # Who must always get in is not said: only what is not about people may be enforced.
    said = refused(tenant.policies(THIRTY[2:], check=True, policy_state="enabled"))
    assert list(said) == [each["display_name"].split()[0] for each in THIRTY[2:-1]]
    assert all("no_emergency_access" in message for message in said.values())
    # It is said, and a policy does not leave them out; another one would block everybody everywhere.
    careless = {**THIRTY[2]["conditions"], "users": {"include_users": ["All"], "exclude_groups": []}}
    sweeping = {**THIRTY[3]["conditions"], "authentication_flows": {"transfer_methods": []}}
    for policy, conditions, rule in (
        (THIRTY[2], careless, "emergency_access_not_excluded"),
        (THIRTY[3], sweeping, "blocks_everyone"),
    ):
        wished = {**policy, "conditions": conditions, "policy_state": "enabled", **EXCEPT}
        done = tenant.player.task(MODULE, wished, check=True)
        assert done.failed and rule in done.message, done.message
    assert tenant.enforced == REPLACEMENT


def the_others_are_enforced_step_by_step(tenant: Tenant) -> None:
    for first, last in ((2, 15), (15, 20), (20, 30)):
        step = THIRTY[first:last]
        assert are(tenant.policies(step, policy_state="enabled", **EXCEPT), changed=True)
        assert tenant.enforced == sorted(each["display_name"] for each in THIRTY[:last])
    assert are(tenant.policies(policy_state="enabled", **EXCEPT), changed=False)


def what_nothing_else_protects_stays(tenant: Tenant) -> None:
    # Of multifactor authentication for everybody only the strictest is left, and each of the others had a successor.
    kept = [THIRTY[index]["display_name"] for index in (2, 6, 8)]
    said = refused(_removed(tenant))
    assert list(said) == ["CA003", "CA007", "CA009"]
    assert all("mfa_lost" in message for message in said.values())
    assert tenant.enforced == kept
    done = tenant.defaults(is_enabled=True)
    assert done.failed and "custom Conditional Access policy enabled" in done.message


def _removed(tenant: Tenant, **options: Any) -> list[dict[str, Any]]:
    wished = {"display_name": "{{ item.display_name }}", "state": "absent", **EXCEPT, **options}
    loop = [{"display_name": each["display_name"]} for each in THIRTY]
    results: list[dict[str, Any]] = tenant.player.play(task(MODULE, wished, loop=loop), diff=False)[0].result["results"]
    return results


def everything_is_removed_again(tenant: Tenant) -> None:
    risk = [{"policy": "{{ item.display_name }}", "reason": "The scenario ends"}]
    results = _removed(tenant, accept_risk=risk)
    assert [each["item"]["display_name"].split()[0] for each in results if each["changed"]] == [
        "CA003",
        "CA007",
        "CA009",
    ]
    assert are(_removed(tenant), changed=False)
    for changed in (True, False):
        run = tenant.player.play(task("security_defaults", {"is_enabled": True}), *_places("absent"), diff=False)
        assert [(done.failed, done.changed) for done in run.tasks] == [(False, changed)] * 4, run.output
    assert tenant.shape == tenant.start
