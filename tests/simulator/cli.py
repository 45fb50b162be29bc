# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line: python tests/simulator."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import ctypes
import os
import signal
import sys
from pathlib import Path

from .settings import CHOICES
from .tenant import DEFAULT

PR_SET_PDEATHSIG = 1
DESCRIPTION = """A simulated Microsoft Entra tenant: Graph and login server over TLS on 127.0.0.1.

It prints one line of JSON with its address, the path of its certificate authority and credentials, and runs
until it is stopped, its parent ends, or its lifetime is over. By hand:

  python tests/simulator --no-json --port 8443 --lifetime 86400
  export REQUESTS_CA_BUNDLE=...ca.pem MSGRAPH_URL=https://127.0.0.1:8443 AZURE_AUTHORITY_HOST=https://127.0.0.1:8443
"""


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="simulator", description=DESCRIPTION, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--port", type=int, default=0, help="port to listen on; 0, the default, takes a free one")
    parser.add_argument(
        "--tenant", type=Path, default=DEFAULT, help="starting tenant: a YAML file, or a folder of them"
    )
    parser.add_argument("--patch", choices=CHOICES["patch"], help="how PATCH reads a partly sent complex value")
    parser.add_argument(
        "--state-dir", type=Path, help="where the certificate goes; default a folder that is removed at the end"
    )
    parser.add_argument("--lifetime", type=float, default=3600, help="seconds until it stops by itself (default 3600)")
    parser.add_argument(
        "--json", action=argparse.BooleanOptionalAction, default=True, help="print the one line of JSON"
    )
    return parser.parse_args(arguments)


def die_with_parent() -> None:
    """On Linux the kernel tells us when the parent ends; elsewhere the server asks now and then.

    The kernel means the thread that started us (prctl(2)), so its signal is only a reason to look at once.
    """
    if sys.platform == "linux":
        signal.signal(signal.SIGUSR1, signal.SIG_IGN)
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGUSR1, 0, 0, 0)


def main(arguments: list[str] | None = None) -> None:
    parent = os.getppid()
    options = parse(sys.argv[1:] if arguments is None else arguments)
    die_with_parent()
    # Imported late, so that --help needs no library.
    from .server import serve

    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(options, parent))
