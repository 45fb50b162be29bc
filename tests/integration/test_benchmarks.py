# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plumbing of the benchmarks: what is led where, counted and printed, with a stand-in for Terraform.

The stand-in shows that a program which is started as Terraform is reaches the tenant and is measured. What Terraform
itself costs, or whether its provider likes the configuration, it cannot show.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import requests

from tests.benchmarks.comparison import Setting, Tool, all_tools, measure, with_terraform
from tests.benchmarks.measuring import Cost, Failed, run
from tests.benchmarks.policies import POLICIES, policies, put
from tests.benchmarks.printing import of_policies
from tests.benchmarks.way import GRAPH, LOGIN, Way, way_to
from tests.simulator.handle import Simulator

COUNT = 10
AT_ONCE, LIMITED = Setting(0.0, False), Setting(0.0, True)
PROVIDER = """\
import json, os, sys, urllib.parse, urllib.request

def ask(url, data=None, **headers):
    with urllib.request.urlopen(urllib.request.Request(url, data, headers)) as answer:
        return json.load(answer)

form = {"grant_type": "client_credentials", "scope": "https://graph.microsoft.com/.default"}
form |= {name: os.environ["ARM_" + name.upper()] for name in ("client_id", "client_secret")}
login = "https://login.microsoftonline.com/" + os.environ["ARM_TENANT_ID"] + "/oauth2/v2.0/token"
token = ask(login, urllib.parse.urlencode(form).encode())["access_token"]
for path in sys.argv[1:]:
    print(ask("https://graph.microsoft.com/v1.0" + path, Authorization="Bearer " + token)["displayName"])
"""
TERRAFORM = """\
import json, os, re, subprocess, sys
from pathlib import Path

rules, state = Path(os.environ["TF_CLI_CONFIG_FILE"]), Path("state.json")
folder = Path(json.loads(re.search('"hashicorp/azuread" = (".*")', rules.read_text()).group(1)))
resources = json.loads(Path("main.tf.json").read_text())["resource"]["azuread_conditional_access_policy"]
if sys.argv[1] == "apply":
    imports = json.loads(Path("import.tf.json").read_text())["import"]
    state.write_text(json.dumps({each["to"].partition(".")[2]: each["id"] for each in imports}))
known = json.loads(state.read_text())
found = subprocess.run([folder / "terraform-provider-azuread", *known.values()], capture_output=True, text=True)
if found.returncode:
    sys.exit("Error: " + found.stderr.splitlines()[-1])
wished = [resources[name]["display_name"] for name in known]
differing = sum(one != other for one, other in zip(wished, found.stdout.splitlines(), strict=True))
if differing:
    print(f"Plan: 0 to add, {differing} to change, 0 to destroy.")
    sys.exit(2)
print("No changes.")
"""
SPENDER = """\
import subprocess, sys, time
spend = "import time\\nheld = bytearray(60_000_000)\\nwhile time.process_time() < 0.3: pass"
child = subprocess.Popen([sys.executable, "-IS", "-c", spend])
sys.exit(child.wait() if sys.argv[1] == "wait" else 0)
"""


@pytest.fixture
def way(simulator: Simulator, tmp_path: Path) -> Iterator[Way]:
    """The way to a tenant with a policy of each shape, in an environment that would lead elsewhere."""
    put(policies(COUNT), simulator)
    elsewhere = {
        "no_proxy": "*",
        "https_proxy": "http://127.0.0.1:9",
        "ARM_USE_OIDC": "true",
        "MSGRAPH_URL": "https://x",
    }
    with way_to(simulator, {**os.environ, **elsewhere}, tmp_path) as way:
        yield way


@pytest.fixture
def programs(tmp_path: Path) -> dict[str, str]:
    """The variables that name the stand-ins for Terraform and its provider."""
    return {
        "TERRAFORM": program(tmp_path / "some-terraform", TERRAFORM),
        "TERRAFORM_PROVIDER_AZUREAD": program(tmp_path / "some-provider", PROVIDER),
    }


def program(path: Path, text: str) -> str:
    path.write_text(f"#!{sys.executable} -IS\n{text}", encoding="utf-8")
    path.chmod(0o700)
    return str(path)


def terraform(simulator: Simulator, way: Way, environment: Mapping[str, str], folder: Path) -> Tool:
    plan = with_terraform(policies(COUNT), simulator, way, environment, folder / "terraform")
    return Tool("terraform plan", plan)


def only(outcomes: list[Cost | str]) -> Cost | str:
    assert len(outcomes) == 1
    return outcomes[0]


# --- Terraform -------------------------------------------------------------------------------------------------------


def test_what_stands_in_for_terraform_goes_the_way_and_is_counted(
    simulator: Simulator, way: Way, programs: dict[str, str], tmp_path: Path
) -> None:
    tool = terraform(simulator, way, programs, tmp_path)
    cost = only(measure([tool], AT_ONCE, 2, simulator))
    assert isinstance(cost, Cost), cost
    assert (cost.requests, cost.throttled) == (COUNT, 0)
    assert cost.wall > 0 and cost.cpu > 0.02 and cost.memory > 5
    asked = [entry["path"] for entry in simulator.graph_log()]
    assert asked == [f"/v1.0{POLICIES}/{policy['id']}" for policy in policies(COUNT)]
    # An import and two plans, each with a sign-in of its own.
    hosts = [passed.host for passed in way.proxy.passed]
    assert (hosts.count(LOGIN), hosts.count(GRAPH), way.proxy.refused) == (3, 3 * COUNT, [])
    row = of_policies("Setting", [tool.name], [cost]).splitlines()[1].split()
    assert row[:4] == ["terraform", "plan", str(COUNT), "0"] and row[-2:] == ["1.0", "1.0"]


def test_error_of_terraform_stands_in_the_table_and_no_number(
    simulator: Simulator, way: Way, programs: dict[str, str], tmp_path: Path
) -> None:
    tool = terraform(simulator, way, programs, tmp_path)
    outcome = only(measure([tool], LIMITED, 1, simulator))
    said = "terraform plan ended with status 1: Error: urllib.error.HTTPError: HTTP Error 429: Too Many Requests"
    assert outcome == said
    assert of_policies("Setting", [tool.name], [outcome]).splitlines()[1].split() == [
        "terraform",
        "plan",
        *said.split(),
    ]


def test_plan_that_would_change_something_is_not_measured(
    simulator: Simulator, way: Way, programs: dict[str, str], tmp_path: Path
) -> None:
    tool = terraform(simulator, way, programs, tmp_path)
    first, *others = policies(COUNT)
    put([{**first, "displayName": "Another"}, *others], simulator)
    outcome = only(measure([tool], AT_ONCE, 1, simulator))
    assert outcome == "terraform plan ended with status 2: Plan: 0 to add, 1 to change, 0 to destroy."


def test_without_terraform_one_line_says_so(simulator: Simulator, way: Way, tmp_path: Path) -> None:
    outcome = only(measure([terraform(simulator, way, {}, tmp_path)], AT_ONCE, 1, simulator))
    assert outcome == "not measured: the environment has no TERRAFORM and no TERRAFORM_PROVIDER_AZUREAD"


def test_program_that_is_none_is_named(
    simulator: Simulator, way: Way, programs: dict[str, str], tmp_path: Path
) -> None:
    nowhere = {**programs, "TERRAFORM_PROVIDER_AZUREAD": "/nowhere"}
    outcome = only(measure([terraform(simulator, way, nowhere, tmp_path)], AT_ONCE, 1, simulator))
    assert outcome == "TERRAFORM_PROVIDER_AZUREAD is /nowhere, which is no program that can be run"


# --- the policies ----------------------------------------------------------------------------------------------------


def test_service_takes_every_policy_that_is_compared(simulator: Simulator) -> None:
    headers = {"Authorization": f"Bearer {simulator.token()}"}
    for policy in policies(COUNT):
        body = {name: value for name, value in policy.items() if name != "id"}
        url = f"{simulator.graph_url}/v1.0{POLICIES}"
        answer = requests.post(url, json=body, headers=headers, verify=simulator.ca_path, timeout=30)
        assert answer.status_code == 201, answer.text


def test_looped_task_finds_every_policy_unchanged_in_one_request(
    simulator: Simulator, way: Way, tmp_path: Path
) -> None:
    ours = all_tools(policies(COUNT), simulator, way, {}, tmp_path)[0]
    cost = only(measure([ours], AT_ONCE, 1, simulator))
    assert isinstance(cost, Cost), cost
    assert cost.requests == 1


# --- measuring -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "manner",
    ["wait", pytest.param("leave", marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux can adopt"))],
)
def test_cost_of_a_command_is_that_of_what_it_starts_too(manner: str) -> None:
    ran = run([sys.executable, "-IS", "-c", SPENDER, manner], os.environ)
    assert ran.status == 0
    assert ran.cpu >= 0.3
    assert ran.memory >= 60


def test_memory_of_a_small_command_is_not_that_of_the_benchmark() -> None:
    held = bytearray(100_000_000)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 > len(held)
    assert run(["true"], os.environ).memory < 50


def test_command_that_does_not_end_is_ended() -> None:
    started = time.monotonic()
    with pytest.raises(Failed, match="^sleep had not ended after 0.2 seconds$"):
        run(["sleep", "30"], os.environ, patience=0.2)
    assert time.monotonic() - started < 10


def test_command_that_is_none_is_named() -> None:
    with pytest.raises(Failed, match="^/nowhere could not be run: FileNotFoundError"):
        run(["/nowhere"], os.environ)


def test_setting_makes_the_tenant_late(simulator: Simulator) -> None:
    Setting(0.2, False).prepare(simulator)
    headers = {"Authorization": f"Bearer {simulator.token()}"}
    started = time.monotonic()
    requests.get(f"{simulator.graph_url}/v1.0{POLICIES}", headers=headers, verify=simulator.ca_path, timeout=30)
    assert time.monotonic() - started >= 0.2
    assert simulator.settings()["throttling"] is False
