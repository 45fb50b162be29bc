# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding Python interpreters that can build a virtual environment."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from shell import Shell, StepFailed

Minor = tuple[int, int]

# Where interpreters commonly are without being on PATH.
PLACES = (
    "~/.pyenv/versions/*/bin",
    "~/.local/share/uv/python/*/bin",
    "~/.local/bin",
    "/usr/local/bin",
    "/usr/bin",
    "/opt/homebrew/bin",
    "/opt/python/*/bin",
)
NAME = re.compile(r"python3(\.\d+)?")
PROBE = """
import ensurepip, ssl, sys, venv
if sys.version_info.releaselevel == "final":
    print(*sys.version_info[:3], getattr(sys, "_base_executable", None) or sys.executable)
"""


def find_pythons(extra: Path) -> dict[Minor, Path]:
    """The newest usable interpreter of each minor version; `extra` holds those that this project installed."""
    found: dict[Minor, tuple[int, Path]] = {}
    for candidate in _candidates(extra):
        answer = _probe(candidate)
        if answer is None:
            continue
        minor, patch, path = answer
        if minor not in found or patch > found[minor][0]:
            found[minor] = (patch, path)
    return {minor: path for minor, (_patch, path) in sorted(found.items())}


def install_python(minor: Minor, extra: Path, tool: Path, shell: Shell) -> None:
    """Fetch an interpreter with uv, for a machine that has none in the wanted range."""
    version = ".".join(str(part) for part in minor)
    shell.run([sys.executable, "-m", "venv", "--clear", tool], cwd=extra.parent, env=dict(os.environ))
    python = tool / "bin" / "python"
    shell.run([python, "-m", "pip", "install", "--quiet", "uv"], cwd=extra.parent, env=dict(os.environ))
    command = [python, "-m", "uv", "python", "install", "--no-bin", "--install-dir", extra, version]
    if shell.status(command, cwd=extra.parent, env=dict(os.environ)):
        raise StepFailed(f"no Python {version} with the venv module was found, and fetching one failed: install it")


def _candidates(extra: Path) -> Iterator[Path]:
    directories = [Path(part) for part in os.environ.get("PATH", "").split(os.pathsep) if part]
    for place in (*PLACES, f"{extra}/*/bin"):
        expanded = Path(os.path.expanduser(place))
        directories += expanded.parent.parent.glob(f"*/{expanded.name}") if "*" in place else [expanded]
    yield Path(sys.executable)
    seen: set[str] = set()
    for directory in directories:
        if not directory.is_dir():
            continue
        for path in sorted(directory.iterdir()):
            # Shims of version managers are one script under many names, so the name counts here too.
            key = f"{path.name}:{os.path.realpath(path)}"
            if NAME.fullmatch(path.name) and key not in seen and os.access(path, os.X_OK):
                seen.add(key)
                yield path


def _probe(candidate: Path) -> tuple[Minor, int, Path] | None:
    try:
        command = [str(candidate), "-I", "-c", PROBE]
        done = subprocess.run(
            command, check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    parts = done.stdout.strip().split(" ", 3)
    if done.returncode or len(parts) != 4:
        return None
    return (int(parts[0]), int(parts[1])), int(parts[2]), Path(os.path.realpath(parts[3]))
