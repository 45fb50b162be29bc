# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""One simulated tenant for all tests; each starts from the starting tenant."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from raw import Raw  # noqa: E402
from simulator.handle import Simulator  # noqa: E402


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "sdk: needs msgraph-sdk and azure-identity")


@pytest.fixture(scope="session")
def running() -> Iterator[Simulator]:
    with Simulator.start() as simulator:
        yield simulator


@pytest.fixture
def tenant(running: Simulator) -> Simulator:
    running.reset()
    return running


@pytest.fixture
def graph(tenant: Simulator) -> Raw:
    """Plain requests with a token that has every app role."""
    return Raw(tenant, tenant.token())
