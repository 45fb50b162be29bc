# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom everything that is measured trusts."""

from __future__ import annotations

import ssl
from pathlib import Path

import certifi


def system_bundle(ca_path: str, folder: Path) -> str:
    """A file with the system's trusted certificates, which cost time to load, and one more authority behind them."""
    system = ssl.get_default_verify_paths().cafile or certifi.where()
    bundle = folder / "bundle.pem"
    bundle.write_bytes(Path(system).read_bytes() + b"\n" + Path(ca_path).read_bytes())
    return str(bundle)
