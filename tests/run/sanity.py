# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""ansible-test sanity, without containers."""

from __future__ import annotations

import re
from pathlib import Path

from environments import Interpreters, Venv
from shell import Shell, StepFailed
from trees import CACHE, copy_collection, environment

# The oldest Python that the modules support on a host other than the controller.
OLDEST_TARGET = (3, 10)

# ansible-test fetches pip from a host of its own. Where that host is out of reach, Python brings a pip that can fetch
# the wanted one from the package index; the file takes the place, and the arguments, of the one that is not to be had.
GET_PIP = '''"""Install pip with what Python and the package index offer."""
import subprocess
import sys

packages = [word for word in sys.argv[1:] if word not in ("--no-setuptools", "--no-wheel")]
subprocess.run([sys.executable, "-m", "ensurepip"], check=True)
sys.exit(subprocess.run([sys.executable, "-m", "pip", "install", *packages]).returncode)
'''
GET_PIP_PLACE = re.compile(r"can be manually downloaded and saved to: (\S.*\.py)$", re.MULTILINE)
NOT_RUN = re.compile(r"^WARNING: (Required program .*|Skipping .*)$", re.MULTILINE)


def sanity(shell: Shell, venv: Venv, interpreters: Interpreters) -> str:
    """Every sanity test on a copy; compile and import also on the oldest Python at hand that modules may run on."""
    place = CACHE / "sanity" / venv.path.name
    collection = copy_collection(place)
    env = _environment(venv, interpreters, place)
    versions = [venv.version]
    checks = _ansible_test(shell, venv, ["--local", "--python", venv.version], collection, env)
    oldest = min((minor for minor in interpreters.found if minor >= OLDEST_TARGET), default=venv.minor)
    if venv.path.name == "core-2.18" and oldest < venv.minor:
        target = ".".join(str(part) for part in oldest)
        options = ["--controller", f"origin:python={venv.version}", "--target-python", target]
        checks += _ansible_test(shell, venv, [*options, "--test", "compile", "--test", "import"], collection, env)
        versions.insert(0, target)
    left_out = sorted(set(NOT_RUN.findall(shell.text())))
    if left_out:
        raise StepFailed(f"a check was left out: {left_out[0]}")
    if not checks:
        raise StepFailed("no check was run")
    core = venv.package_version("ansible-core")
    return f"{checks} checks, ansible-core {core}, Python {' and '.join(versions)}"


def _environment(venv: Venv, interpreters: Interpreters, place: Path) -> dict[str, str]:
    env = environment(f"sanity-{venv.path.name}", venv.bin, place)
    names = place / "pythons"
    names.mkdir(parents=True, exist_ok=True)
    for minor, path in interpreters.found.items():
        link = names / f"python{minor[0]}.{minor[1]}"
        link.unlink(missing_ok=True)
        link.symlink_to(path)
    home = Path(env.get("HOME", str(Path.home())))
    env["PATH"] = env["PATH"].replace(str(venv.bin), f"{venv.bin}:{names}", 1)
    # ansible-test keeps its environments in the home directory, without a lock: so one home for each ansible-core. What
    # the user tells pip stays where it is.
    env.setdefault("XDG_CONFIG_HOME", str(home / ".config"))
    env.setdefault("XDG_CACHE_HOME", str(home / ".cache"))
    env["HOME"] = str(place / "home")
    Path(env["HOME"]).mkdir(parents=True, exist_ok=True)
    return env


def _ansible_test(shell: Shell, venv: Venv, options: list[str], collection: Path, env: dict[str, str]) -> int:
    command = [venv.python, venv.bin / "ansible-test", "sanity", "--requirements", "--color", "no", *options]
    # First what it installs, so that the log ends with what it finds.
    prime = [*command, "--prime-venvs"]
    if shell.status(prime, cwd=collection, env=env):
        place = GET_PIP_PLACE.search(shell.text())
        if not place:
            raise StepFailed("ansible-test does not get what it requires")
        path = Path(place.group(1))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(GET_PIP, encoding="utf-8")
        shell.run(prime, cwd=collection, env=env)
    before = len(shell.text())
    if shell.status(command, cwd=collection, env=env):
        raise StepFailed("ansible-test sanity found something")
    return shell.text()[before:].count('Running sanity test "')
