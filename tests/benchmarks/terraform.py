# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""`terraform plan` over policies that are as its state says, with the provider azuread.

Wanted: Terraform from 1.5 or OpenTofu from 1.6, for the import blocks; azuread from 3.0, whose ids are paths; Linux,
since Go asks other systems themselves whom to trust. No registry is asked: the provider is a development override, for
which `init` is not needed (https://developer.hashicorp.com/terraform/cli/config/config-file). In the cloud "global" the
provider asks no metadata service, takes its own object id from the token, reads each policy with one GET of v1.0, and
polls only after writes; Terraform asks it for ten at a time
(https://github.com/hashicorp/terraform-provider-azuread, internal/services/conditionalaccess and internal/clients).

That is from the provider's source. It has not been tried with the provider: whether a version of it finds each policy
as this configuration says, its first run has to show.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.measuring import Failed, Ran, run
from tests.benchmarks.policies import POLICIES, STRENGTHS, snake
from tests.benchmarks.way import Way
from tests.simulator.handle import Simulator

BINARY, PROVIDER = "TERRAFORM", "TERRAFORM_PROVIDER_AZUREAD"
KIND = "azuread_conditional_access_policy"
OVERRIDE = """provider_installation {{
  dev_overrides {{
    "hashicorp/azuread" = {folder}
  }}
}}
"""
PATIENCE = 3600.0


@dataclass(frozen=True)
class Terraform:
    """Terraform in a folder that has a configuration and a state, with the environment that it runs in."""

    binary: str
    folder: Path
    environment: Mapping[str, str]

    def run(self, *words: str) -> Ran:
        """Run one of its commands, without questions, colors and lock."""
        command = [self.binary, *words, "-input=false", "-no-color", "-lock=false", "-compact-warnings"]
        return run(command, self.environment, patience=PATIENCE, folder=self.folder)

    def plan(self) -> Ran:
        """A plan, in which nothing may be left to do."""
        ran = self.run("plan", "-detailed-exitcode")
        if ran.status != 0:
            raise Failed(f"terraform plan ended with status {ran.status}: {complaint(ran.output)}")
        return ran


def prepared(
    found: Sequence[Mapping[str, Any]],
    simulator: Simulator,
    way: Way,
    environment: Mapping[str, str],
    folder: Path,
) -> Terraform:
    """Terraform with the policies in its configuration and its state, imported from the simulated tenant.

    ``environment`` says where the two programs are; ``folder`` is made.
    """
    absent = [name for name in (BINARY, PROVIDER) if not environment.get(name)]
    if absent:
        raise Failed(f"not measured: the environment has no {' and no '.join(absent)}")
    binary, provider = (_program(name, environment[name]) for name in (BINARY, PROVIDER))
    plugins, work = folder / "plugins", folder / "work"
    for each in (plugins, work):
        each.mkdir(parents=True)
    # Terraform knows a provider by the name of its file.
    (plugins / "terraform-provider-azuread").symlink_to(provider)
    rules = folder / "cli.tfrc"
    rules.write_text(OVERRIDE.format(folder=json.dumps(str(plugins))), encoding="utf-8")
    own = {
        **way.environment,
        "TF_CLI_CONFIG_FILE": str(rules),
        "TF_IN_AUTOMATION": "1",
        "CHECKPOINT_DISABLE": "1",
        "ARM_TENANT_ID": way.tenant_id,
        "ARM_CLIENT_ID": way.client_id,
        "ARM_CLIENT_SECRET": way.client_secret,
    }
    terraform = Terraform(str(binary), work, own)
    _import(terraform, found, simulator)
    return terraform


def _program(name: str, path: str) -> Path:
    found = shutil.which(path)
    if found is None:
        raise Failed(f"{name} is {path}, which is no program that can be run")
    return Path(found).absolute()


def _import(terraform: Terraform, found: Sequence[Mapping[str, Any]], simulator: Simulator) -> None:
    """Take the policies into the state; whether the configuration says the same of them shows here."""
    addresses = {f"policy_{number:03}": policy for number, policy in enumerate(found)}
    configuration = {
        "terraform": {"required_providers": {"azuread": {"source": "hashicorp/azuread"}}},
        "provider": {"azuread": {"use_cli": False, "use_msi": False, "use_oidc": False}},
        "resource": {KIND: {name: as_resource(policy) for name, policy in addresses.items()}},
    }
    imports = [{"to": f"{KIND}.{name}", "id": f"{POLICIES}/{policy['id']}"} for name, policy in addresses.items()]
    (terraform.folder / "main.tf.json").write_text(json.dumps(configuration, indent=2), encoding="utf-8")
    (terraform.folder / "import.tf.json").write_text(json.dumps({"import": imports}, indent=2), encoding="utf-8")
    before = simulator.state(POLICIES)
    simulator.clear_log()
    ran = terraform.run("apply", "-auto-approve")
    if simulator.writes():
        simulator.put_state(POLICIES, before)
        raise Failed(f"terraform apply changed policies instead of importing them: {complaint(ran.output)}")
    if ran.status != 0:
        raise Failed(f"terraform apply ended with status {ran.status}: {complaint(ran.output)}")
    (terraform.folder / "import.tf.json").unlink()


def complaint(output: str) -> str:
    """Terraform's own error, or else what it would do, or else its last line."""
    lines = [line.strip("│╷╵ ") for line in output.splitlines()]
    lines = [line for line in lines if line]
    for start in (r"Error: |panic: ", r"Plan: "):
        for number, line in enumerate(lines):
            if re.match(start, line):
                return " ".join(lines[number : number + 4])
    return "".join(lines[-1:])


# --- the configuration -----------------------------------------------------------------------------------------------


def as_resource(policy: Mapping[str, Any]) -> dict[str, Any]:
    """A policy as a resource of the provider's, in JSON, where a block is a list of one."""
    conditions = policy["conditions"]
    said: dict[str, Any] = {
        "client_app_types": conditions["clientAppTypes"],
        "applications": [_included(conditions["applications"])],
        "users": [_included(conditions["users"])],
        **{name: [_included(conditions[name])] for name in ("locations", "platforms") if name in conditions},
    }
    if "signInRiskLevels" in conditions:
        said["sign_in_risk_levels"] = conditions["signInRiskLevels"]
    if "devices" in conditions:
        said["devices"] = [{"filter": [conditions["devices"]["deviceFilter"]]}]
    resource = {"display_name": policy["displayName"], "state": policy["state"], "conditions": [said]}
    if "grantControls" in policy:
        resource["grant_controls"] = [_granted(policy["grantControls"])]
    if "sessionControls" in policy:
        resource["session_controls"] = [_session(policy["sessionControls"])]
    return resource


def _included(condition: Mapping[str, Any]) -> dict[str, Any]:
    """includeUsers is included_users, excludeUsers excluded_users, and so on."""
    return {re.sub(r"^(in|ex)clude_", r"\1cluded_", name): value for name, value in snake(condition).items()}


def _granted(controls: Mapping[str, Any]) -> dict[str, Any]:
    said = {"operator": controls["operator"], "built_in_controls": controls["builtInControls"]}
    strength = controls.get("authenticationStrength")
    return {**said, "authentication_strength_policy_id": f"{STRENGTHS}/{strength['id']}"} if strength else said


def _session(controls: Mapping[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if "applicationEnforcedRestrictions" in controls:
        said["application_enforced_restrictions_enabled"] = True
    if "persistentBrowser" in controls:
        said["persistent_browser_mode"] = controls["persistentBrowser"]["mode"]
    frequency = controls.get("signInFrequency")
    if frequency:
        said |= {
            "sign_in_frequency": frequency["value"],
            "sign_in_frequency_period": frequency["type"],
            "sign_in_frequency_authentication_type": frequency["authenticationType"],
            "sign_in_frequency_interval": frequency["frequencyInterval"],
        }
    return said
