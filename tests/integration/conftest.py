# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fixtures of the integration tests: one simulated tenant per worker, set back before each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.integration.harness import CONNECTIONS, Player, player_environment
from tests.simulator.handle import Simulator

OF_THE_ENGINE = {
    "test_access_token",
    "test_auth_flows",
    "test_bad_days",
    "test_costs",
    "test_graph_resource",
    "test_guard",
    "test_options",
    "test_policy_assignment",
    "test_tenant_policies_info",
}
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


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What is asked of the engine is played over both front-ends; the ladder does so with every endpoint."""
    chosen = any("player" in str(mark.args[:1]) for mark in metafunc.definition.iter_markers("parametrize"))
    if (
        "player" in metafunc.fixturenames
        and metafunc.module.__name__.rpartition(".")[2] in OF_THE_ENGINE
        and not chosen
    ):
        metafunc.parametrize("player", sorted(CONNECTIONS), indirect=True)


@pytest.fixture
def player(simulator: Simulator, request: pytest.FixtureRequest) -> Player:
    """Runs tasks with a given token, over the front-end that the test names, or in the worker."""
    front_end = getattr(request, "param", "action")
    return Player(simulator, front_end, player_environment(simulator, token=simulator.token()))


@pytest.fixture
def players(simulator: Simulator) -> dict[str, Player]:
    """Both front-ends, for comparing them."""
    environment = player_environment(simulator, token=simulator.token())
    return {name: Player(simulator, name, environment) for name in sorted(CONNECTIONS)}
