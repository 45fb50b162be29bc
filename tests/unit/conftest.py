# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings of the unit tests: nothing of Ansible, no network beyond this machine."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings

# Read when the first example is kept.
os.environ.setdefault(
    "HYPOTHESIS_STORAGE_DIRECTORY", str(Path(__file__).resolve().parents[2] / ".cache" / "hypothesis")
)

_SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much]

settings.register_profile("project", deadline=None, suppress_health_check=_SLOW, max_examples=60, print_blob=True)
# The same examples every time, and no search for the smallest one: for the tests of the tests in tests/mutations.
settings.register_profile(
    "fixed",
    deadline=None,
    suppress_health_check=_SLOW,
    derandomize=True,
    database=None,
    max_examples=100,
    phases=[Phase.generate],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "project"))
