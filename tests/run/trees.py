# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The places of a run: the checkout, what the tests keep in .cache, copies of the collection."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from shell import StepFailed

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"
COLLECTION = Path("ansible_collections", "tenantops", "entra")

# A developer's own settings and credentials must not reach a test.
DROPPED = ("ANSIBLE_", "AZURE_", "ARM_", "MSGRAPH_", "PYTHON", "VIRTUAL_ENV", "PYTEST_", "GIT_")


def project_files() -> list[Path]:
    """The files of the project, relative to its root: tracked ones and new ones that are not ignored."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise StepFailed(f"git does not list the project's files: {done.stderr.strip()}")
    files = sorted({Path(name) for name in done.stdout.split("\0") if name})
    return [file for file in files if (ROOT / file).is_file()]


def copy_collection(parent: Path) -> Path:
    """A clean copy of the project below `parent`, in the path that Ansible's tools want."""
    target = parent / COLLECTION
    shutil.rmtree(target, ignore_errors=True)
    for file in project_files():
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / file, target / file, follow_symlinks=False)
    # The tools walk up to find a repository, and the one around this copy ignores it.
    subprocess.run(["git", "init", "--quiet", str(target)], check=True)
    return target


def link_collection() -> Path:
    """A collections path in which tenantops.entra is the checkout itself."""
    tree = CACHE / "tree"
    link = tree / COLLECTION
    if not (link.is_symlink() and link.resolve() == ROOT):
        link.parent.mkdir(parents=True, exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(ROOT, target_is_directory=True)
    return tree


def environment(step: str, bin_directory: Path, collections: Path) -> dict[str, str]:
    """The environment variables of a step's commands."""
    scratch = CACHE / "ansible" / step
    (scratch / "tmp").mkdir(parents=True, exist_ok=True)
    env = {key: value for key, value in os.environ.items() if not key.startswith(DROPPED)}
    env.update(
        PATH=os.pathsep.join([str(bin_directory), os.environ.get("PATH", os.defpath)]),
        LANG="C.UTF-8",
        LC_ALL="C.UTF-8",
        NO_COLOR="1",
        ANSIBLE_HOME=str(scratch),
        ANSIBLE_LOCAL_TEMP=str(scratch / "tmp"),
        ANSIBLE_COLLECTIONS_PATH=str(collections),
        ANSIBLE_NOCOLOR="1",
        HYPOTHESIS_STORAGE_DIRECTORY=str(CACHE / "hypothesis"),
        NO_PROXY=",".join(filter(None, [os.environ.get("NO_PROXY"), "localhost", "127.0.0.1"])),
    )
    return env
