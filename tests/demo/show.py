# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows the collection at work on a simulated tenant that has drifted: audit, apply, again, be refused, exchange."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from tests.simulator.handle import Simulator  # noqa: E402

POLICIES = "tests/demo/policies.yml"
LIFETIME = 600
END_WITHIN = 5


@dataclass(frozen=True)
class Act:
    """One run of a playbook; `writes` says whether the tenant must see any, `status` how the run ends."""

    heading: str
    playbook: str
    writes: bool
    roles: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    status: int = 0


ACTS = (
    Act(
        "Audit, signed in as an application that may only read",
        "tenantops.entra.audit",
        writes=False,
        roles=("Policy.Read.All", "Policy.Read.DeviceConfiguration", "Directory.Read.All"),
    ),
    Act("Apply the baseline", "tenantops.entra.baseline", writes=True),
    Act("Apply it again: nothing is left to do", "tenantops.entra.baseline", writes=False),
    Act(
        "Switch security defaults off again: refused, because nothing would replace them",
        "tenantops.entra.baseline",
        writes=False,
        words=("--tags", "security_defaults", "-e", "tenant_baseline_security_defaults_is_enabled=false"),
        status=2,
    ),
    Act(
        "Let conditional access take their place, in one step that is put back when a part of it fails",
        "tests/demo/exchange.yml",
        writes=True,
    ),
)


def main(start: float) -> int:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _frame: sys.exit(128 + received))
    with Simulator.start(lifetime=LIFETIME) as tenant:
        drift(tenant)
        name = tenant.state("/organization")[0]["displayName"]
        print(f"\nA simulated tenant, {name}, is up at {tenant.graph_url}. Its policies have drifted.", flush=True)
        for number, act in enumerate(ACTS, 1):
            if not perform(tenant, number, act):
                return 1
    print(closing(time.time() - start), flush=True)
    return 0


def drift(tenant: Simulator) -> None:
    changes = yaml.safe_load((HERE / "drift.yml").read_text(encoding="utf-8"))
    for path, members in changes.items():
        tenant.put_state(path, {**tenant.state(path), **members})


def perform(tenant: Simulator, number: int, act: Act) -> bool:
    words = [act.playbook, "-e", f"@{POLICIES}", *act.words]
    print(f"\n{bold(f'{number}. {act.heading}')}\n$ ansible-playbook {shlex.join(words)}", flush=True)
    tenant.clear_log()
    status = ansible_playbook(words, {**os.environ, **signed_in(tenant, act.roles)})
    log, writes = tenant.graph_log(), tenant.writes()
    seen = [f"    {entry['method']} {entry['path']}" for entry in writes]
    print(f"The tenant saw {len(log) - len(writes)} reads and {len(writes)} writes.", *seen, sep="\n", flush=True)
    if (status, bool(writes)) != (act.status, act.writes):
        print(f"This is not as it should be (exit status {status}).", file=sys.stderr)
        return False
    return True


def signed_in(tenant: Simulator, roles: tuple[str, ...]) -> dict[str, str]:
    """The variables that point a client at the tenant, as an application of these roles or as one that may do all."""
    if not roles:
        return tenant.environment()
    app = tenant.app(list(roles))
    return {**tenant.environment(), "AZURE_CLIENT_ID": app.client_id, "AZURE_CLIENT_SECRET": app.client_secret}


def ansible_playbook(words: list[str], variables: Mapping[str, str]) -> int:
    process = subprocess.Popen(
        [sys.executable, "-m", "ansible", "playbook", *words],
        cwd=ROOT,
        env=variables,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait()
    finally:
        # Interrupted: it ends its workers, which are in sessions of their own, and then itself. One that it is just
        # starting it misses; that ends when it has found the tenant gone.
        with suppress(subprocess.TimeoutExpired):
            process.terminate()
            process.wait(END_WITHIN)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def closing(seconds: float) -> str:
    programs, collections = Path(sys.executable).parent, os.environ["ANSIBLE_COLLECTIONS_PATH"]
    lines = (
        "export AZURE_TENANT_ID=... AZURE_CLIENT_ID=... AZURE_CLIENT_SECRET=...",
        f'export PATH={shlex.quote(str(programs))}:"$PATH" ANSIBLE_COLLECTIONS_PATH={shlex.quote(collections)}',
        "ansible-playbook tenantops.entra.audit",
    )
    shown = "".join(f"    {line}\n" for line in lines)
    heading = bold("Your own tenant, with an application that has Policy.Read.All and Policy.Read.DeviceConfiguration")
    return f"\n{heading}\n{shown}\nThat took {seconds:.0f} seconds."


def bold(text: str) -> str:
    return f"\033[1m{text}\033[0m" if sys.stdout.isatty() and "NO_COLOR" not in os.environ else text


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1])))
