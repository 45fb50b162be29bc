# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fixtures of the integration tests: one simulated tenant per worker, set back before each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.integration.harness import CONNECTIONS, Player, player_environment
from tests.simulator.handle import Simulator

DEFAULTS = "/policies/identitySecurityDefaultsEnforcementPolicy"


@pytest.fixture(scope="session")
def running_simulator() -> Iterator[Simulator]:
    """A simulated tenant that runs as long as the tests of this worker."""
    with Simulator.start() as simulator:
        yield simulator


@pytest.fixture
def simulator(running_simulator: Simulator) -> Simulator:
    """The simulated tenant as the tests find it."""
    return begin(running_simulator)


def begin(simulator: Simulator) -> Simulator:
    """Set a simulated tenant to its starting state, but with security defaults off: turning them on harms nobody."""
    simulator.reset()
    simulator.put_state(DEFAULTS, {**simulator.state(DEFAULTS), "isEnabled": False})
    return simulator


@pytest.fixture(params=sorted(CONNECTIONS))
def player(simulator: Simulator, request: pytest.FixtureRequest) -> Player:
    """Runs tasks with a given token, over each front-end in turn."""
    return Player(simulator, request.param, player_environment(simulator, token=simulator.token()))


@pytest.fixture
def players(simulator: Simulator) -> dict[str, Player]:
    """Both front-ends, for comparing them."""
    environment = player_environment(simulator, token=simulator.token())
    return {name: Player(simulator, name, environment) for name in sorted(CONNECTIONS)}
