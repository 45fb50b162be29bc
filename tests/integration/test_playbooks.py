# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The playbooks and their roles, as a user runs them, on a fresh tenant and on one that the baseline was applied to."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.integration.harness import COLLECTION, player_environment
from tests.simulator.handle import Simulator

BASELINE = f"{COLLECTION}.baseline"
AUDIT = f"{COLLECTION}.audit"
ROLE = f"{COLLECTION}.tenant_baseline"

DEFAULTS = "/policies/identitySecurityDefaultsEnforcementPolicy"
STRENGTHS = "/policies/authenticationStrengthPolicies"
NAME = "Phishing-resistant sign-in"
PATCHED_DEFAULTS = f"PATCH {DEFAULTS}"
CREATED_STRENGTH = f"POST {STRENGTHS}"
KEY_A = "2fc0579f-8113-47ea-b116-bb5a8db9202a"
KEY_B = "c5ef55ff-ad9a-4b9f-b580-adebafe026d0"


@dataclass(frozen=True)
class Ran:
    """One run of ansible-playbook: what it printed, its exit status, its recap, and the writes that it made."""

    output: str
    status: int
    recap: dict[str, dict[str, int]]
    writes: list[str]

    @property
    def changed(self) -> int:
        """How many tasks changed something, on all hosts."""
        return sum(counts["changed"] for counts in self.recap.values())


Runner = Callable[..., Ran]


@pytest.fixture
def tenant(simulator: Simulator) -> Simulator:
    """The simulated tenant with security defaults off, as if nobody had looked after it."""
    simulator.put_state(DEFAULTS, {**simulator.state(DEFAULTS), "isEnabled": False})
    return simulator


@pytest.fixture
def run(tenant: Simulator, tmp_path: Path) -> Runner:
    """Runs a playbook, by its name or its plays, with variables for `-e`; nothing but what is asserted may warn."""

    def runner(
        playbook: str | list[dict[str, Any]],
        *words: str,
        variables: Mapping[str, Any] | None = None,
        environment: Mapping[str, str] | None = None,
        inventory: Mapping[str, Any] | None = None,
    ) -> Ran:
        if not isinstance(playbook, str):
            playbook = _written(tmp_path / "book.yml", playbook)
        command = [sys.executable, "-m", "ansible", "playbook", playbook, *words]
        command += ["-i", _written(tmp_path / "inventory.yml", inventory or {"all": {"hosts": {"localhost": None}}})]
        if variables:
            command += ["-e", f"@{_written(tmp_path / 'variables.yml', variables)}"]
        tenant.clear_log()
        done = subprocess.run(
            command,
            env={**player_environment(tenant), "ANSIBLE_NOCOLOR": "1", **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=300,
        )
        assert "[WARNING]" not in done.stdout and "DEPRECAT" not in done.stdout, done.stdout
        writes = [f"{entry['method']} /{entry['path'].split('/', 2)[2]}" for entry in tenant.writes()]
        return Ran(done.stdout, done.returncode, _recap(done.stdout), writes)

    return runner


def test_check_and_diff_on_a_fresh_tenant(run: Runner) -> None:
    ran = run(BASELINE, "--check", "--diff")
    assert (ran.status, ran.changed, ran.writes) == (0, 2, []), ran.output
    assert '+    "is_enabled": true' in ran.output
    assert f'PATCH /v1.0{DEFAULTS}\n{{\n  "isEnabled": true\n}}' in ran.output
    assert f'POST /v1.0{STRENGTHS}\n{{\n  "displayName": "{NAME}"' in ran.output


def test_second_run_and_check_and_audit_of_a_configured_tenant_change_nothing(run: Runner) -> None:
    first = run(BASELINE)
    assert (first.status, first.changed, first.writes) == (0, 2, [PATCHED_DEFAULTS, CREATED_STRENGTH]), first.output
    for words in ([BASELINE], [BASELINE, "--check", "--diff"], [AUDIT]):
        again = run(*words)
        assert (again.status, again.changed, again.writes) == (0, 0, []), again.output
        assert "+++" not in again.output
    assert "2 policies checked, none differs from the baseline." in again.output


def test_what_the_baseline_wants_is_in_the_tenant(run: Runner, tenant: Simulator) -> None:
    run(BASELINE)
    assert tenant.state(DEFAULTS)["isEnabled"] is True
    assert set(_strength(tenant)["allowedCombinations"]) == {
        "windowsHelloForBusiness",
        "fido2",
        "x509CertificateMultiFactor",
    }


def test_models_of_keys_are_restricted_changed_left_alone_and_freed(run: Runner, tenant: Simulator) -> None:
    variable = "tenant_baseline_authentication_strength_allowed_aaguids"
    for aaguids, stored in (
        ([KEY_A], [[KEY_A]]),
        ([KEY_B, KEY_A], [[KEY_A, KEY_B]]),
        (None, [[KEY_A, KEY_B]]),
        ([], []),
    ):
        ran = run(BASELINE, variables={variable: aaguids})
        assert ran.status == 0, ran.output
        path = f"{STRENGTHS}/{_strength(tenant)['id']}/combinationConfigurations"
        assert [sorted(item["allowedAAGUIDs"]) for item in tenant.state(path) or []] == stored
        again = run(BASELINE, variables={variable: aaguids})
        assert (again.status, again.changed) == (0, 0), again.output


@pytest.mark.parametrize(
    ("tag", "writes"), [("security_defaults", [PATCHED_DEFAULTS]), ("authentication_strength", [CREATED_STRENGTH])]
)
def test_tag_of_an_area_runs_that_area_alone(run: Runner, tag: str, writes: list[str]) -> None:
    audited = run(AUDIT, "--tags", tag)
    assert audited.status == 0 and "1 of 1 policies differ" in audited.output, audited.output
    applied = run(BASELINE, "--tags", tag)
    assert (applied.status, applied.writes) == (0, writes), applied.output


@pytest.mark.parametrize(
    ("switch", "writes"),
    [
        ("tenant_baseline_security_defaults_managed", [CREATED_STRENGTH]),
        ("tenant_baseline_authentication_strength_managed", [PATCHED_DEFAULTS]),
    ],
)
def test_control_that_is_switched_off_is_neither_read_nor_changed(
    run: Runner, tenant: Simulator, switch: str, writes: list[str]
) -> None:
    # As text, which is how the command line gives it.
    ran = run(BASELINE, "-e", f"{switch}=false")
    assert (ran.status, ran.writes) == (0, writes), ran.output
    path = writes[0].split()[1]
    assert all(path in entry["path"] for entry in tenant.graph_log())


def test_audit_needs_to_read_and_nothing_else(run: Runner, tenant: Simulator) -> None:
    ran = run(AUDIT, environment=_reader(tenant))
    assert (ran.status, ran.writes) == (0, []), ran.output
    assert {entry["method"] for entry in tenant.graph_log()} == {"GET"}
    assert f'PATCH /v1.0{DEFAULTS}\n{{\n  "isEnabled": true\n}}' in ran.output
    summary = ran.output.partition("Summarize drift")[2]
    assert '"2 of 2 policies differ from the baseline."' in summary
    for line in ("- Security defaults", f"PATCH /v1.0{DEFAULTS}", "{'isEnabled': true}", f"POST /v1.0{STRENGTHS}"):
        assert line in summary


def test_audit_fails_because_of_drift_only_when_asked(run: Runner, tenant: Simulator) -> None:
    failing = run(AUDIT, "-e", "tenant_audit_fail_on_drift=true", environment=_reader(tenant))
    assert failing.status == 2
    assert f"Security defaults, Authentication strength '{NAME}': different from the baseline." in failing.output
    run(BASELINE)
    assert run(AUDIT, "-e", "tenant_audit_fail_on_drift=true", environment=_reader(tenant)).status == 0


def test_audit_without_permission_fails(run: Runner, tenant: Simulator) -> None:
    app = tenant.app(["User.Read.All"])
    ran = run(AUDIT, environment={"AZURE_CLIENT_ID": app.client_id, "AZURE_CLIENT_SECRET": app.client_secret})
    assert ran.status == 2 and "Policy.Read.All" in ran.output


@pytest.mark.parametrize(("playbook", "writes"), [(AUDIT, []), (BASELINE, [PATCHED_DEFAULTS, CREATED_STRENGTH])])
def test_playbook_of_one_import(run: Runner, playbook: str, writes: list[str]) -> None:
    ran = run([{"name": "Ours", "import_playbook": playbook}])
    assert (ran.status, ran.changed, ran.writes) == (0, 2, writes), ran.output


def test_hosts_of_the_inventory_are_tenants_with_credentials_of_their_own(run: Runner, tenant: Simulator) -> None:
    app = tenant.app(["Policy.Read.All"])
    good = {"client_id": app.client_id, "client_secret": app.client_secret}
    bad = {**good, "client_secret": "not~the~secret"}
    hosts = {name: {"tenantops_entra_graph": options} for name, options in {"north": good, "south": bad}.items()}
    ran = run(
        [{"name": "Ours", "import_playbook": AUDIT, "vars": {"tenantops_entra_hosts": "tenants"}}],
        inventory={"tenants": {"hosts": hosts}},
    )
    assert ran.recap["north"]["failed"] == 0 and ran.recap["north"]["changed"] == 2, ran.output
    assert ran.recap["south"]["failed"] == 1 and "AADSTS7000215" in ran.output
    assert app.client_secret not in ran.output


def test_role_by_itself_with_defaults_of_the_group(run: Runner, tenant: Simulator) -> None:
    play = {
        "name": "Ours",
        "hosts": "localhost",
        "connection": "local",
        "gather_facts": False,
        "module_defaults": {f"group/{COLLECTION}.graph": {"access_token": tenant.token()}},
        "roles": [{"role": ROLE, "tenant_baseline_security_defaults_is_enabled": False}],
        "post_tasks": [
            {
                "name": "Look at the results",
                "ansible.builtin.assert": {
                    "that": [
                        "tenant_baseline_results | map(attribute='changed') | list == [false, true]",
                        "tenant_baseline_results | map(attribute='checked') | list == [true, true]",
                        "tenant_baseline_results[1].requests | map(attribute='method') | list == ['POST']",
                    ]
                },
            }
        ],
    }
    ran = run([play])
    assert (ran.status, ran.writes) == (0, [CREATED_STRENGTH]), ran.output
    assert not [entry for entry in tenant.log() if entry["kind"] == "login"]


def test_wrong_variable_is_named_before_the_first_request(run: Runner, tenant: Simulator) -> None:
    ran = run(BASELINE, variables={"tenant_baseline_security_defaults_is_enabled": "perhaps"})
    assert ran.status == 2 and "tenant_baseline_security_defaults_is_enabled" in ran.output
    assert tenant.log() == []


def _written(path: Path, value: Any) -> str:
    path.write_text(yaml.safe_dump(value, sort_keys=False), encoding="utf-8")
    return str(path)


def _recap(output: str) -> dict[str, dict[str, int]]:
    lines = re.findall(r"^(\S+) +: (ok=.*)$", output, re.MULTILINE)
    return {host: {name: int(count) for name, count in re.findall(r"(\w+)=(\d+)", counts)} for host, counts in lines}


def _strength(tenant: Simulator) -> dict[str, Any]:
    return next(item for item in tenant.state(STRENGTHS) if item["displayName"] == NAME)


def _reader(tenant: Simulator) -> dict[str, str]:
    """The variables of an application that may read policies and nothing else."""
    app = tenant.app(["Policy.Read.All"])
    return {"AZURE_CLIENT_ID": app.client_id, "AZURE_CLIENT_SECRET": app.client_secret}
