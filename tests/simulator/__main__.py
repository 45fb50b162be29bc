# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Run the simulated tenant: python tests/simulator."""

from __future__ import annotations

import sys
from pathlib import Path

# The folder itself comes first when it is run by its path; the package needs the one above.
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from simulator.cli import main  # noqa: E402

main()
