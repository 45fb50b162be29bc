# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run smoke.yml against the simulated tenant, with no other collection in sight than the one given."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from tests.simulator.handle import Simulator  # noqa: E402

# A task that is async goes to the module, any other to the action plugin.
FRONT_ENDS = {"action": 0, "module": 60}


def main() -> int:
    collections = Path(sys.argv[1]).resolve()
    playbook = [sys.executable, str(Path(sys.executable).with_name("ansible-playbook"))]
    for name, seconds in FRONT_ENDS.items():
        with Simulator.start() as simulator:
            env = {**os.environ, **simulator.environment(), "ANSIBLE_COLLECTIONS_PATH": str(collections)}
            # It would bring the checkout's own collection into sight.
            env.pop("PYTHONPATH", None)
            options = ["-i", "localhost,", "-e", f"smoke_async={seconds}", "-e", f"smoke_front_end={name}"]
            command = [*playbook, *options, str(HERE / "smoke.yml")]
            done = subprocess.run(command, check=False, env=env, cwd=collections)
        if done.returncode:
            print(f"the playbook failed with the front-end {name}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
