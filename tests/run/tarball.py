# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The built collection: what is in it, and that it works with nothing but what Ansible needs of it."""

from __future__ import annotations

import shutil
import tarfile
from pathlib import Path

from environments import Venv
from shell import Shell, StepFailed
from trees import CACHE, COLLECTION, ROOT, environment, project_files

NEEDED = {"meta", "plugins", "roles", "playbooks"}
FORBIDDEN = {"tests", "scripts", "Makefile", "pyproject.toml"}
WRITTEN_BY_GALAXY = {"MANIFEST.json", "FILES.json"}
MAX_FILE = 1024 * 1024
MAX_TARBALL = 2 * 1000 * 1000


def tarball(shell: Shell, venv: Venv) -> str:
    """Build, look inside, install, strip, and run a playbook through both front-ends."""
    place = CACHE / "tarball"
    archive = build(shell, venv, place)
    files = _inspect(archive)
    collections = place / "collections"
    env = environment("tarball", venv.bin, collections)
    galaxy = [venv.python, venv.bin / "ansible-galaxy", "collection", "install", archive]
    shell.run([*galaxy, "--no-deps", "-p", collections], cwd=place, env=env)
    _strip(collections / COLLECTION)
    shell.run([venv.python, ROOT / "tests" / "tarball" / "smoke.py", collections], cwd=place, env=env)
    return f"{files} files, {archive.stat().st_size // 1000} kB"


def importer(shell: Shell, venv: Venv) -> str:
    """What Galaxy itself checks of an upload."""
    place = CACHE / "importer"
    archive = build(shell, venv, place)
    env = environment("importer", venv.bin, place / "collections")
    env.update(
        GALAXY_IMPORTER_CHECK_REQUIRED_TAGS="true",
        GALAXY_IMPORTER_ANSIBLE_LOCAL_TMP=str(place / "tmp"),
        # ansible-lint has a step of its own, on the sources, and there it is strict.
        GALAXY_IMPORTER_RUN_ANSIBLE_LINT="false",
    )
    start = len(shell.text())
    shell.run([venv.python, "-m", "galaxy_importer.main", archive], cwd=place, env=env)
    complaints = [line for line in shell.text()[start:].splitlines() if line.startswith(("WARNING", "ERROR"))]
    if complaints:
        raise StepFailed(complaints[0])
    return f"galaxy-importer {venv.package_version('galaxy-importer')}"


def build(shell: Shell, venv: Venv, place: Path) -> Path:
    """Build from the checkout as it lies there, so that build_ignore has to prove itself."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    env = environment(place.name, venv.bin, place / "collections")
    command = [venv.python, venv.bin / "ansible-galaxy", "collection", "build", "--output-path", place, ROOT]
    shell.run(command, cwd=place, env=env)
    archives = list(place.glob("*.tar.gz"))
    if len(archives) != 1:
        raise StepFailed(f"{len(archives)} tarballs were built")
    return archives[0]


def _inspect(archive: Path) -> int:
    if archive.stat().st_size >= MAX_TARBALL:
        raise StepFailed(f"the tarball has {archive.stat().st_size} bytes")
    known = {str(file) for file in project_files()}
    with tarfile.open(archive) as content:
        members = [member for member in content.getmembers() if not member.isdir()]
    for member in members:
        parts = Path(member.name).parts
        if parts[0] in FORBIDDEN or any(part.startswith(".") for part in parts):
            raise StepFailed(f"{member.name} is in the tarball")
        if member.name not in known | WRITTEN_BY_GALAXY:
            raise StepFailed(f"{member.name} is in the tarball and not in the project")
        if member.size > MAX_FILE:
            raise StepFailed(f"{member.name} has {member.size} bytes")
    return len(members)


def _strip(collection: Path) -> None:
    for path in collection.iterdir():
        if path.name in NEEDED:
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
