# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Virtual environments, built once and kept until something that they depend on changes."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pythons import Minor, find_pythons, install_python
from shell import Shell, StepFailed
from trees import CACHE, ROOT

SIMULATOR = "tests/simulator/requirements.txt"
PLAIN = ("meta/ee-requirements.txt", "tests/requirements.txt", SIMULATOR)

# The supported versions of ansible-core, and the Python versions that each runs on. The newest gets the newest Python
# that is there, up to the last one of the row.
CORES: dict[str, tuple[Minor, Minor]] = {
    "2.18": ((3, 11), (3, 13)),
    "2.19": ((3, 11), (3, 13)),
    "2.20": ((3, 12), (3, 14)),
    "2.21": ((3, 12), (3, 14)),
    "newest": ((3, 11), (3, 14)),
}


@dataclass(frozen=True)
class Environment:
    """What goes into a virtual environment: packages, and patterns of requirement files that must match a file each."""

    name: str
    packages: tuple[str, ...]
    files: tuple[str, ...]
    # Not in the repr, which belongs to the stamp of a built environment, as the chosen Python does.
    pythons: tuple[Minor, Minor] = field(default=CORES["2.18"], repr=False)
    newest_python: bool = False
    # Compiling the Graph SDK's modules takes longer than everything else; hardly any of them is imported.
    compile: bool = True


def _core(version: str) -> Environment:
    newest = version == "newest"
    return Environment(
        f"core-{version}",
        ("ansible-core" if newest else f"ansible-core~={version}.0",),
        (*PLAIN, "tests/integration/requirements.txt"),
        CORES[version],
        newest_python=newest,
    )


ENVIRONMENTS = {
    environment.name: environment
    for environment in (
        *(_core(version) for version in CORES),
        Environment(
            "simulator",
            (),
            ("tests/requirements.txt", SIMULATOR, "tests/simulator_tests/requirements*.txt"),
            compile=False,
        ),
        Environment("sdk", (), ("tests/requirements.txt", "tests/sdk/requirements.txt"), compile=False),
        Environment("quality", (), ("tests/requirements-quality.txt",), CORES["newest"], newest_python=True),
    )
}


@dataclass(frozen=True)
class Venv:
    """A virtual environment that is ready for use."""

    path: Path
    minor: Minor

    @property
    def bin(self) -> Path:
        return self.path / "bin"

    @property
    def python(self) -> Path:
        return self.bin / "python"

    @property
    def version(self) -> str:
        return ".".join(str(part) for part in self.minor)

    def package_version(self, name: str) -> str:
        found = sorted(self.path.glob(f"lib/python*/site-packages/{name.replace('-', '_')}-*.dist-info"))
        return found[0].name.removesuffix(".dist-info").split("-")[1] if found else "none"


@contextmanager
def without_spaces(venv: Venv) -> Iterator[Venv]:
    """The same environment under a path that Ansible can use as the interpreter of an async task."""
    if " " not in str(venv.path):
        yield venv
        return
    with TemporaryDirectory() as directory:
        link = Path(directory) / venv.path.name
        link.symlink_to(venv.path, target_is_directory=True)
        yield replace(venv, path=link)


class Interpreters:
    """The interpreters of this machine, looked for once; ``only`` is the one to build every environment with."""

    def __init__(self, only: Minor | None = None) -> None:
        self.directory = CACHE / "pythons"
        self.found = find_pythons(self.directory)
        self.only = only
        self._guard = threading.Lock()

    def choose(self, environment: Environment, shell: Shell) -> tuple[Minor, Path]:
        first, last = environment.pythons
        with self._guard:
            usable = [minor for minor in self.found if first <= minor <= last]
            if self.only:
                wanted = self.only
            elif usable:
                wanted = max(usable) if environment.newest_python else min(usable)
            else:
                wanted = min(last, CORES["2.18"][1])
            if wanted not in self.found:
                install_python(wanted, self.directory, CACHE / "venvs" / "uv", shell)
                self.found = find_pythons(self.directory)
            if wanted not in self.found:
                raise StepFailed("no usable Python was found, and the one that was fetched is not usable either")
            return wanted, self.found[wanted]


def provide(environment: Environment, interpreters: Interpreters, shell: Shell) -> tuple[Venv, bool]:
    """The virtual environment, and whether it had to be built."""
    path = CACHE / "venvs" / environment.name
    path.parent.mkdir(parents=True, exist_ok=True)
    with (path.parent / f"{environment.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        minor, python = interpreters.choose(environment, shell)
        files = _files(environment)
        stamp = _stamp(environment, python, path, files)
        stamp_file = path / "stamp"
        if stamp_file.is_file() and stamp_file.read_text() == stamp and (path / "bin" / "python").exists():
            return Venv(path, minor), False
        shutil.rmtree(path, ignore_errors=True)
        _build(environment, python, path, files, shell)
        stamp_file.write_text(stamp)
    return Venv(path, minor), True


def _build(environment: Environment, python: Path, path: Path, files: list[Path], shell: Shell) -> None:
    env = {key: value for key, value in os.environ.items() if key not in ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV")}
    shell.run([python, "-m", "venv", path], cwd=ROOT, env=env)
    options = ["--disable-pip-version-check", "--no-input", *([] if environment.compile else ["--no-compile"])]
    requirements = [word for file in files for word in ("-r", file)]
    command = [path / "bin" / "python", "-m", "pip", "install", *options, *environment.packages, *requirements]
    shell.run(command, cwd=ROOT, env=env)


def _files(environment: Environment) -> list[Path]:
    files: list[Path] = []
    for pattern in environment.files:
        matches = sorted(ROOT.glob(pattern))
        if not matches:
            raise StepFailed(f"{pattern} is missing")
        files += [file for file in matches if file not in files]
    return files


def _stamp(environment: Environment, python: Path, path: Path, files: list[Path]) -> str:
    # The path too: the scripts in a virtual environment hold it, so a moved checkout needs new ones.
    parts = [repr(environment), str(python), str(path), *(file.read_text(encoding="utf-8") for file in files)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
