# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fixtures of the integration tests: one simulated tenant per worker, set back before each test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.integration.harness import CONNECTIONS, OLDEST, Player, player_environment
from tests.simulator.handle import Simulator

# What Ansible makes of a task before and after the engine has it: both front-ends, on each ansible-core.
OF_ANSIBLE = {"test_access_token", "test_options"}
# What the engine does for any endpoint: both front-ends on the oldest ansible-core, one on newer ones.
OF_THE_ENGINE = {
    "test_auth_flows",
    "test_bad_days",
    "test_costs",
    "test_graph_resource",
    "test_guard",
    "test_policy_assignment",
    "test_tenant_policies_info",
}
# What endpoints do beyond the ladder, and what no other ansible-core does otherwise: the oldest only.
OF_THE_SERVICE = {
    "test_admin_consent",
    "test_app_management",
    "test_authentication_context",
    "test_authentication_methods",
    "test_authentication_methods_simple",
    "test_authorization_policy",
    "test_benchmarks",
    "test_conditional_access",
    "test_cross_tenant_access",
    "test_device_registration",
    "test_external_identities_policy",
    "test_feature_rollout_policy",
    "test_federated_token_validation_policy",
    "test_field_failures",
    "test_named_location",
    "test_ownerless_group_policy",
    "test_pace",
    "test_replacement",
    "test_scenario",
    "test_secure_score_control_profile",
    "test_sts_policies",
    "test_terms_of_use_agreement",
}
# What takes longest, most of it asleep, begins first, so that no worker is left alone with it at the end.
FIRST = ("test_scenario", "test_faults", "test_pace", "test_conditional_access")
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
    if "player" in metafunc.fixturenames and not chosen and _about(metafunc) in OF_ANSIBLE | OF_THE_ENGINE:
        both = OLDEST or _about(metafunc) in OF_ANSIBLE
        metafunc.parametrize("player", sorted(CONNECTIONS) if both else ["action"], indirect=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what a newer ansible-core cannot change, and begin with what takes longest."""
    left_out = [] if OLDEST else [item for item in items if _about(item) in OF_THE_SERVICE]
    config.hook.pytest_deselected(items=left_out)
    items[:] = sorted(
        (item for item in items if item not in left_out),
        key=lambda item: FIRST.index(_about(item)) if _about(item) in FIRST else len(FIRST),
    )


def _about(item: Any) -> str:
    """The name of the file of a test."""
    return str(item.module.__name__.rpartition(".")[2])


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
