# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The playbooks and their roles, as a user runs them, on a fresh tenant and on one that the baseline was applied to."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Set
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
POLICIES = "/identity/conditionalAccess/policies"
STRENGTHS = "/policies/authenticationStrengthPolicies"
METHODS = "/policies/authenticationMethodsPolicy"
METHOD = f"{METHODS}/authenticationMethodConfigurations"
USERS = "/policies/authorizationPolicy"
CONSENT = "/policies/adminConsentRequestPolicy"
APPS = "/policies/defaultAppManagementPolicy"
DEVICES = "/policies/deviceRegistrationPolicy"
OTHERS = "/policies/crossTenantAccessPolicy/default"
NAME = "Phishing-resistant sign-in"
PATCHED_DEFAULTS = f"PATCH {DEFAULTS}"
CREATED_STRENGTH = f"POST {STRENGTHS}"
PATCHED_USERS = f"PATCH {USERS}"
OWNED = "ManagePermissionGrantsForOwnedResource.team"

# What differs in a tenant that nobody has looked after, and how many policies are looked at.
WRITES = [
    PATCHED_DEFAULTS,
    f"PATCH {METHOD}/temporaryAccessPass",
    f"PATCH {METHODS}",
    CREATED_STRENGTH,
    PATCHED_USERS,
    f"PUT {DEVICES}",
]
CHECKED = 7

# What the role leaves to the tenant, decided, with names in the place of ids.
DECISIONS = {
    "tenantops_entra_guarded": {"emergency_access_groups": ["Emergency access accounts"]},
    "tenant_baseline_microsoft_authenticator_managed": True,
    "tenant_baseline_microsoft_authenticator_is_software_oath_enabled": False,
    "tenant_baseline_authentication_methods_policy_migration_state": "migrationComplete",
    "tenant_baseline_weak_methods_disabled": ["sms", "voice", "email", "software_oath"],
    "tenant_baseline_admin_consent_reviewers": [{"role": "Security Administrator"}, {"group": "Service desk"}],
    "tenant_baseline_authorization_policy_guest_user_role_id": "Guest User",
    "tenant_baseline_authorization_policy_allowed_to_use_sspr": False,
    "tenant_baseline_app_credentials_managed": True,
    "tenant_baseline_device_registration_enable_global_admins": False,
    "tenant_baseline_device_registration_registering_users": "none",
    "tenant_baseline_device_registration_multi_factor_auth_configuration": "required",
    "tenant_baseline_device_registration_user_device_quota": 10,
    "tenant_baseline_cross_tenant_access_managed": True,
}

NULLS = {
    f"tenant_baseline_authorization_policy_{name}": None
    for name in ("guest_user_role_id", "allowed_to_create_apps", "block_msol_power_shell")
}

SPECIFICATION = Path(__file__).resolve().parents[2] / "roles/tenant_baseline/meta/argument_specs.yml"
CONTROLS = re.findall(
    r"^      tenant_baseline_(\w+)_managed:$", SPECIFICATION.read_text(encoding="utf-8"), re.MULTILINE
)

READS = ("Policy.Read.All", "Policy.Read.DeviceConfiguration")
# The guard says what was wrong before a change and still is.
OPEN = {"security_defaults (no_mfa):", "security_defaults (legacy_authentication_open):"}
KEY_A = "2fc0579f-8113-47ea-b116-bb5a8db9202a"
KEY_B = "c5ef55ff-ad9a-4b9f-b580-adebafe026d0"


@dataclass(frozen=True)
class Ran:
    """One run of ansible-playbook: what it printed, its exit status, its recap, its writes and its warnings."""

    output: str
    status: int
    recap: dict[str, dict[str, int]]
    writes: list[str]
    warnings: set[str]

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
    """Runs a playbook, by its name or its plays, with variables for `-e`; only the guard and `warns` may warn."""

    def runner(
        playbook: str | list[dict[str, Any]],
        *words: str,
        variables: Mapping[str, Any] | None = None,
        environment: Mapping[str, str] | None = None,
        inventory: Mapping[str, Any] | None = None,
        warns: Set[str] = frozenset(),
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
        warnings = set(re.findall(r"\[WARNING\]: (\S+ \S+)", done.stdout))
        assert warnings <= OPEN | warns and "DEPRECAT" not in done.stdout, done.stdout
        writes = [f"{entry['method']} /{entry['path'].split('/', 2)[2]}" for entry in tenant.writes()]
        return Ran(done.stdout, done.returncode, _recap(done.stdout), writes, warnings)

    return runner


def test_check_and_diff_on_a_fresh_tenant(run: Runner) -> None:
    ran = run(BASELINE, "--check", "--diff")
    assert (ran.status, ran.changed, ran.writes, ran.warnings) == (0, len(WRITES), [], OPEN), ran.output
    assert '+    "is_enabled": true' in ran.output
    assert f'PATCH /v1.0{DEFAULTS}\n{{\n  "isEnabled": true\n}}' in ran.output
    assert f'POST /v1.0{STRENGTHS}\n{{\n  "displayName": "{NAME}"' in ran.output
    assert '+    "guest_user_role_id": "2af84b1e-32c8-42b7-82bc-daa82404023b (Restricted Guest User)"' in ran.output


def test_what_the_baseline_wants_is_in_the_tenant_and_nothing_is_left_to_do(run: Runner, tenant: Simulator) -> None:
    first = run(BASELINE)
    assert (first.status, first.changed, first.writes) == (0, len(WRITES), WRITES), first.output
    assert tenant.state(DEFAULTS)["isEnabled"] is True
    assert _method(tenant, "TemporaryAccessPass") >= {"state": "enabled", "isUsableOnce": True}.items()
    assert tenant.state(METHODS)["reportSuspiciousActivitySettings"]["state"] == "enabled"
    assert tenant.state(METHODS)["systemCredentialPreferences"]["state"] == "enabled"
    assert tenant.state(METHODS)["policyMigrationState"] == "migrationInProgress"
    assert set(_strength(tenant)["allowedCombinations"]) == {
        "windowsHelloForBusiness",
        "fido2",
        "x509CertificateMultiFactor",
    }
    assert (
        tenant.state(USERS).items()
        >= {
            "allowInvitesFrom": "adminsAndGuestInviters",
            "guestUserRoleId": "2af84b1e-32c8-42b7-82bc-daa82404023b",
            "allowEmailVerifiedUsersToJoinOrganization": False,
            "allowedToSignUpEmailBasedSubscriptions": False,
            "allowUserConsentForRiskyApps": False,
            "blockMsolPowerShell": True,
            "allowedToUseSSPR": True,
        }.items()
    )
    may = tenant.state(USERS)["defaultUserRolePermissions"]
    created = ("allowedToCreateApps", "allowedToCreateSecurityGroups", "allowedToCreateTenants")
    assert not any(may[name] for name in created) and may["allowedToReadOtherUsers"]
    assert tenant.state(DEVICES)["localAdminPassword"] == {"isEnabled": True}
    assert tenant.state(DEVICES)["azureADJoin"]["localAdmins"]["enableGlobalAdmins"] is True
    for words in ([BASELINE], [BASELINE, "--check", "--diff"], [AUDIT]):
        again = run(*words)
        assert (again.status, again.changed, again.writes, again.warnings) == (0, 0, [], set()), again.output
        assert "+++" not in again.output
    assert f"{CHECKED} policies checked, none differs from the baseline." in again.output


def test_what_the_tenant_decides_is_applied_once(run: Runner, tenant: Simulator) -> None:
    audited = run(AUDIT, variables=DECISIONS, environment=_reader(tenant, *READS, "Directory.Read.All"))
    assert (audited.status, audited.writes) == (0, []) and "14 of 15 policies differ" in audited.output, audited.output
    applied = run(BASELINE, variables=DECISIONS)
    assert (applied.status, applied.changed, applied.warnings) == (0, 14, set()), applied.output
    for method in ("Sms", "Voice", "Email", "SoftwareOath"):
        assert _method(tenant, method) >= {"state": "disabled"}.items()
    prompts = dict(_method(tenant, "MicrosoftAuthenticator"))
    assert prompts["isSoftwareOathEnabled"] is False
    for feature in ("displayAppInformationRequiredState", "displayLocationInformationRequiredState"):
        assert prompts["featureSettings"][feature]["state"] == "enabled"
    assert tenant.state(METHODS)["policyMigrationState"] == "migrationComplete"
    asked = [reviewer["query"] for reviewer in tenant.state(CONSENT)["reviewers"]]
    assert "194ae4cb-b126-40b2-bd5b-6091b380977d" in asked[0] and "b2000000-0000-4000-8000-000000000004" in asked[1]
    assert tenant.state(USERS)["guestUserRoleId"] == "10dae51f-b6af-4016-8d66-8c2a99b929b3"
    assert tenant.state(USERS)["allowedToUseSSPR"] is False
    assert tenant.state(APPS)["isEnabled"] is True
    for whose in ("applicationRestrictions", "servicePrincipalRestrictions"):
        secrets = tenant.state(APPS)[whose]["passwordCredentials"]
        assert [each["restrictionType"] for each in secrets] == ["passwordLifetime", "customPasswordAddition"]
    administrators = tenant.state(DEVICES)["azureADJoin"]["localAdmins"]
    assert administrators["enableGlobalAdmins"] is False
    assert administrators["registeringUsers"]["@odata.type"] == "#microsoft.graph.noDeviceRegistrationMembership"
    assert tenant.state(OTHERS)["b2bCollaborationInbound"]["applications"]["accessType"] == "blocked"
    again = run(BASELINE, variables=DECISIONS)
    assert (again.status, again.changed, again.writes) == (0, 0, []), again.output


@pytest.mark.parametrize(
    ("wished", "assigned"),
    [
        ("microsoft-user-default-low", [OWNED, "managePermissionGrantsForSelf.microsoft-user-default-low"]),
        ("none", [OWNED]),
        (None, ["managePermissionGrantsForSelf.legacy", OWNED]),
    ],
)
def test_consent_of_users_leaves_what_they_own_alone_and_null_leaves_what_is_there(
    run: Runner, tenant: Simulator, wished: str | None, assigned: list[str]
) -> None:
    before = tenant.state(USERS)
    policies = ["managePermissionGrantsForSelf.legacy", OWNED]
    may = {**before["defaultUserRolePermissions"], "permissionGrantPoliciesAssigned": policies}
    tenant.put_state(USERS, {**before, "defaultUserRolePermissions": may})
    variables = {"tenant_baseline_authorization_policy_user_consent": wished}
    ran = run(BASELINE, "--tags", "authorization_policy", variables={**variables, **NULLS})
    assert (ran.status, ran.writes) == (0, [PATCHED_USERS]), ran.output
    may = tenant.state(USERS)["defaultUserRolePermissions"]
    assert may["permissionGrantPoliciesAssigned"] == assigned and may["allowedToCreateApps"] is True
    assert tenant.state(USERS)["guestUserRoleId"] == before["guestUserRoleId"]


def test_models_of_keys_are_restricted_changed_left_alone_and_freed(run: Runner, tenant: Simulator) -> None:
    variable = "tenant_baseline_authentication_strength_allowed_aaguids"
    for aaguids, stored in (
        ([KEY_A], [[KEY_A]]),
        ([KEY_B, KEY_A], [[KEY_A, KEY_B]]),
        (None, [[KEY_A, KEY_B]]),
        ([], []),
    ):
        ran = run(BASELINE, "--tags", "authentication_strength", variables={variable: aaguids})
        assert ran.status == 0, ran.output
        path = f"{STRENGTHS}/{_strength(tenant)['id']}/combinationConfigurations"
        assert [sorted(item["allowedAAGUIDs"]) for item in tenant.state(path) or []] == stored
        again = run(BASELINE, "--tags", "authentication_strength", variables={variable: aaguids})
        assert (again.status, again.changed) == (0, 0), again.output


@pytest.mark.parametrize(
    ("tag", "writes"),
    [
        ("security_defaults", [PATCHED_DEFAULTS]),
        ("authentication_strength", [CREATED_STRENGTH]),
        ("authorization_policy", [PATCHED_USERS]),
    ],
)
def test_tag_of_an_area_runs_that_area_alone(run: Runner, tag: str, writes: list[str]) -> None:
    audited = run(AUDIT, "--tags", tag)
    assert audited.status == 0 and "1 of 1 policies differ" in audited.output, audited.output
    applied = run(BASELINE, "--tags", tag)
    assert (applied.status, applied.writes) == (0, writes), applied.output


def test_every_control_has_a_tag_and_a_switch(run: Runner, tenant: Simulator) -> None:
    # As text, which is how the command line gives it.
    off = {f"tenant_baseline_{control}_managed": "false" for control in CONTROLS}
    ran = run(BASELINE, variables={**DECISIONS, **off})
    assert ran.status == 0 and tenant.graph_log() == [], ran.output
    listed = run(BASELINE, "--list-tags").output
    assert set(CONTROLS) | {"always"} <= set(re.findall(r"\w+", listed.partition("TASK TAGS:")[2]))


def test_control_that_is_switched_off_is_neither_read_nor_changed(run: Runner, tenant: Simulator) -> None:
    ran = run(BASELINE, "-e", "tenant_baseline_authorization_policy_managed=false")
    assert (ran.status, ran.writes) == (0, [write for write in WRITES if write != PATCHED_USERS]), ran.output
    read = " ".join(entry["path"] for entry in tenant.graph_log())
    # Nor is what waits for a decision of the tenant.
    assert not any(path in read for path in (USERS, CONSENT, APPS, OTHERS, "/sms", "/microsoftAuthenticator"))


def test_security_defaults_go_off_only_with_a_reason(run: Runner, tenant: Simulator) -> None:
    tenant.put_state(DEFAULTS, {**tenant.state(DEFAULTS), "isEnabled": True})
    off = {"tenant_baseline_security_defaults_is_enabled": False}
    for playbook in (AUDIT, BASELINE):
        refused = run(playbook, "--tags", "security_defaults", variables=off)
        assert (refused.status, refused.writes) == (2, []) and "no_mfa" in refused.output, refused.output
    guarded = {"accept_risk": [{"policy": "security_defaults", "reason": "A drill of one hour."}]}
    accepted = run(BASELINE, "--tags", "security_defaults", variables={**off, "tenantops_entra_guarded": guarded})
    assert (accepted.status, accepted.writes) == (0, [PATCHED_DEFAULTS]), accepted.output


def test_security_defaults_go_off_together_with_what_replaces_them(run: Runner, tenant: Simulator) -> None:
    tenant.put_state(DEFAULTS, {**tenant.state(DEFAULTS), "isEnabled": True})
    policy = next(
        each for each in tenant.state(POLICIES) if each["displayName"] == "Trial: block legacy authentication"
    )
    everybody = {**policy["conditions"], "clientAppTypes": ["all"]}
    grant = {"operator": "OR", "builtInControls": ["mfa"]}
    tenant.put_state(f"{POLICIES}/{policy['id']}", {**policy, "conditions": everybody, "grantControls": grant})
    variables = {
        "tenant_baseline_security_defaults_is_enabled": False,
        "tenant_baseline_security_defaults_replaced_by": [policy["displayName"]],
        "tenantops_entra_guarded": {"emergency_access_groups": ["Emergency access accounts"]},
    }
    ran = run(BASELINE, "--tags", "security_defaults", variables=variables)
    assert (ran.status, ran.writes) == (0, [PATCHED_DEFAULTS, f"PATCH {POLICIES}/{policy['id']}"]), ran.output
    assert run(BASELINE, "--tags", "security_defaults", variables=variables).changed == 0


def test_audit_needs_to_read_and_nothing_else(run: Runner, tenant: Simulator) -> None:
    # Names beside the ids of a difference need more; without, there is a warning.
    ran = run(AUDIT, environment=_reader(tenant, *READS), warns={"Could not"})
    assert (ran.status, ran.writes, ran.warnings) == (0, [], OPEN | {"Could not"}), ran.output
    calls = {(entry["method"], entry["path"].rpartition("/")[2]) for entry in tenant.graph_log()}
    assert {name for method, name in calls if method != "GET"} == {"$batch"}
    assert f'PATCH /v1.0{DEFAULTS}\n{{\n  "isEnabled": true\n}}' in ran.output
    summary = ran.output.partition("Summarize drift")[2]
    assert f'"{len(WRITES)} of {CHECKED} policies differ from the baseline."' in summary
    for line in ("- Security defaults", f"PATCH /v1.0{DEFAULTS}", "{'isEnabled': true}", f"POST /v1.0{STRENGTHS}"):
        assert line in summary


def test_audit_fails_because_of_drift_only_when_asked(run: Runner, tenant: Simulator) -> None:
    words = [AUDIT, "--tags", "security_defaults,authentication_strength", "-e", "tenant_audit_fail_on_drift=true"]
    failing = run(*words, environment=_reader(tenant, "Policy.Read.All"))
    assert failing.status == 2
    assert f"Security defaults, Authentication strength '{NAME}': different from the baseline." in failing.output
    run(BASELINE)
    assert run(*words, environment=_reader(tenant, "Policy.Read.All")).status == 0


def test_audit_without_permission_fails(run: Runner, tenant: Simulator) -> None:
    ran = run(AUDIT, environment=_reader(tenant, "User.Read.All"))
    assert ran.status == 2 and "Policy.Read.All" in ran.output


@pytest.mark.parametrize(("playbook", "writes"), [(AUDIT, []), (BASELINE, WRITES)])
def test_playbook_of_one_import(run: Runner, playbook: str, writes: list[str]) -> None:
    ran = run([{"name": "Ours", "import_playbook": playbook}])
    assert (ran.status, ran.changed, ran.writes) == (0, len(WRITES), writes), ran.output


def test_hosts_of_the_inventory_are_tenants_with_credentials_of_their_own(run: Runner, tenant: Simulator) -> None:
    app = tenant.app([*READS, "Directory.Read.All"])
    good = {"client_id": app.client_id, "client_secret": app.client_secret}
    bad = {**good, "client_secret": "not~the~secret"}
    hosts = {name: {"tenantops_entra_graph": options} for name, options in {"north": good, "south": bad}.items()}
    ran = run(
        [{"name": "Ours", "import_playbook": AUDIT, "vars": {"tenantops_entra_hosts": "tenants"}}],
        inventory={"tenants": {"hosts": hosts}},
    )
    assert ran.recap["north"]["failed"] == 0 and ran.recap["north"]["changed"] == len(WRITES), ran.output
    assert ran.recap["south"]["failed"] == 1 and "AADSTS7000215" in ran.output
    assert app.client_secret not in ran.output


def test_role_by_itself_with_defaults_of_the_groups(run: Runner, tenant: Simulator) -> None:
    play = {
        "name": "Ours",
        "hosts": "localhost",
        "connection": "local",
        "gather_facts": False,
        "module_defaults": {
            f"group/{COLLECTION}.graph": {"access_token": tenant.token()},
            f"group/{COLLECTION}.guarded": {"emergency_access_groups": ["b2000000-0000-4000-8000-000000000001"]},
        },
        "roles": [
            {
                "role": ROLE,
                "tenant_baseline_security_defaults_is_enabled": False,
                "tenant_baseline_authorization_policy_managed": False,
                "tenant_baseline_device_registration_managed": False,
            }
        ],
        "post_tasks": [
            {
                "name": "Look at the results",
                "ansible.builtin.assert": {
                    "that": [
                        "tenant_baseline_results | rejectattr('checked') | selectattr('changed') | list == []",
                        "tenant_baseline_results | selectattr('checked') | map(attribute='control') | list == "
                        "['security_defaults', 'passkeys', 'temporary_access_pass', 'authentication_methods', "
                        "'authentication_strength']",
                        "tenant_baseline_results | selectattr('changed') | map(attribute='requests') | map('first')"
                        " | map(attribute='method') | list == ['PATCH', 'PATCH', 'POST']",
                    ]
                },
            }
        ],
    }
    ran = run([play])
    assert (ran.status, ran.writes) == (0, WRITES[1:4]), ran.output
    assert not [entry for entry in tenant.log() if entry["kind"] == "login"]


def test_wrong_variable_is_named_before_the_first_request(run: Runner, tenant: Simulator) -> None:
    wrong = {
        "tenant_baseline_security_defaults_is_enabled": "perhaps",
        "tenant_baseline_weak_methods_disabled": ["fax"],
    }
    ran = run(BASELINE, variables=wrong)
    assert ran.status == 2 and all(name in ran.output for name in wrong)
    assert tenant.log() == []


def _written(path: Path, value: Any) -> str:
    path.write_text(yaml.safe_dump(value, sort_keys=False), encoding="utf-8")
    return str(path)


def _recap(output: str) -> dict[str, dict[str, int]]:
    lines = re.findall(r"^(\S+) +: (ok=.*)$", output, re.MULTILINE)
    return {host: {name: int(count) for name, count in re.findall(r"(\w+)=(\d+)", counts)} for host, counts in lines}


def _strength(tenant: Simulator) -> dict[str, Any]:
    return next(item for item in tenant.state(STRENGTHS) if item["displayName"] == NAME)


def _method(tenant: Simulator, ident: str) -> Any:
    return next(item for item in tenant.state(METHOD) if item["id"] == ident).items()


def _reader(tenant: Simulator, *roles: str) -> dict[str, str]:
    """The variables of an application that has these roles and no other."""
    app = tenant.app(list(roles))
    return {"AZURE_CLIENT_ID": app.client_id, "AZURE_CLIENT_SECRET": app.client_secret}
