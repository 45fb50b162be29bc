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
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pythons import Minor, find_pythons, install_python
from shell import Shell, StepFailed
from trees import CACHE, ROOT

SIMULATOR = "tests/simulator/requirements.txt"
PLAIN = ("meta/ee-requirements.txt", "tests/requirements.txt", SIMULATOR)

# The Python versions that ansible-core 2.18 runs on, and the newest that the newest ansible-core runs on.
OLDEST_CORE_PYTHONS = ((3, 11), (3, 12), (3, 13))
NEWEST_PYTHON = (3, 14)


@dataclass(frozen=True)
class Environment:
    """What goes into a virtual environment: packages, and patterns of requirement files that must match a file each."""

    name: str
    packages: tuple[str, ...]
    files: tuple[str, ...]
    newest_python: bool = False
    # Compiling the Graph SDK's modules takes longer than everything else; hardly any of them is imported.
    compile: bool = True


ENVIRONMENTS = {
    environment.name: environment
    for environment in (
        Environment("core-2.18", ("ansible-core~=2.18.0",), (*PLAIN, "tests/integration/requirements.txt")),
        Environment(
            "core-newest", ("ansible-core",), (*PLAIN, "tests/integration/requirements.txt"), newest_python=True
        ),
        Environment(
            "simulator",
            (),
            ("tests/requirements.txt", SIMULATOR, "tests/simulator_tests/requirements*.txt"),
            compile=False,
        ),
        Environment("quality", (), ("tests/requirements-quality.txt",), newest_python=True),
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
    """The interpreters of this machine, looked for once."""

    def __init__(self) -> None:
        self.directory = CACHE / "pythons"
        self.found = find_pythons(self.directory)
        self._guard = threading.Lock()

    def choose(self, newest: bool, shell: Shell) -> tuple[Minor, Path]:
        with self._guard:
            wanted = self._newest() if newest else self._oldest()
            if wanted is None:
                wanted = OLDEST_CORE_PYTHONS[-1]
                install_python(wanted, self.directory, CACHE / "venvs" / "uv", shell)
                self.found = find_pythons(self.directory)
            if wanted not in self.found:
                raise StepFailed("no usable Python was found, and the one that was fetched is not usable either")
            return wanted, self.found[wanted]

    def _oldest(self) -> Minor | None:
        return next((minor for minor in OLDEST_CORE_PYTHONS if minor in self.found), None)

    def _newest(self) -> Minor | None:
        return max((minor for minor in self.found if OLDEST_CORE_PYTHONS[0] <= minor <= NEWEST_PYTHON), default=None)


def provide(environment: Environment, interpreters: Interpreters, shell: Shell) -> tuple[Venv, bool]:
    """The virtual environment, and whether it had to be built."""
    path = CACHE / "venvs" / environment.name
    path.parent.mkdir(parents=True, exist_ok=True)
    with (path.parent / f"{environment.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        minor, python = interpreters.choose(environment.newest_python, shell)
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
