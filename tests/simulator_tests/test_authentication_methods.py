# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The authentication methods policy: one truth at two paths, and what DELETE means."""

from __future__ import annotations

from typing import Any

import pytest
from raw import Raw
from simulator.handle import Simulator

POLICY = "/policies/authenticationMethodsPolicy"
CONFIGURATIONS = f"{POLICY}/authenticationMethodConfigurations"
PREFIX = "#microsoft.graph."


def shown(graph: Raw, version: str) -> dict[str, dict[str, Any]]:
    """The configurations as the policy shows them."""
    return {item["id"]: item for item in graph.value(f"/{version}{POLICY}")["authenticationMethodConfigurations"]}


def test_a_configuration_is_the_same_in_the_policy_and_at_its_own_path(graph: Raw) -> None:
    body = {"@odata.type": f"{PREFIX}voiceAuthenticationMethodConfiguration", "id": "Voice", "state": "disabled"}
    assert graph.patch(f"/v1.0{CONFIGURATIONS}/VOICE", body).status_code == 204
    for version in ("v1.0", "beta"):
        own = graph.value(f"/{version}{CONFIGURATIONS}/voice")
        assert own.pop("@odata.context").endswith("/$entity")
        assert own == shown(graph, version)["Voice"] and own["state"] == "disabled"
        assert "includeTargets@odata.context" in own


def test_each_version_shows_the_methods_whose_types_it_has(graph: Raw) -> None:
    assert set(shown(graph, "beta")) - set(shown(graph, "v1.0")) == {"HardwareOath"}


@pytest.mark.parametrize("version", ["v1.0", "beta"])
def test_delete_gives_the_defaults_not_the_starting_state(graph: Raw, tenant: Simulator, version: str) -> None:
    for ident in shown(graph, version):
        assert graph.send("DELETE", f"/{version}{CONFIGURATIONS}/{ident}").status_code == 204
    found = shown(graph, version)
    assert (found["Sms"]["state"], found["Voice"]["state"], found["Email"]["state"]) == (
        "disabled",
        "disabled",
        "enabled",
    )
    assert found["Fido2"]["passkeyProfiles"] == [] and found["Fido2"]["defaultPasskeyProfile"] is None
    assert found["X509Certificate"]["crlValidationConfiguration"]["state"] == "disabled"
    assert tenant.state(f"{CONFIGURATIONS}/fido2")["id"] == "Fido2"


def test_the_policy_answers_a_patch_with_itself(graph: Raw) -> None:
    answer = graph.patch(f"/v1.0{POLICY}", {"reconfirmationInDays": 30})
    assert (answer.status_code, answer.json()["reconfirmationInDays"]) == (200, 30)
    assert len(answer.json()["authenticationMethodConfigurations"]) == len(shown(graph, "v1.0"))
