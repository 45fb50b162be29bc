# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The federated token validation policy: a typed value whose type follows from another value, written by PUT."""

from __future__ import annotations

from typing import Any

from tests.integration.harness import Player, task

PATH = "/policies/federatedTokenValidationPolicy"
MODULE = "federated_token_validation_policy"
ENUMERATED = {"root_domains": "enumerated", "domain_names": ["brightwater-instruments.com"]}


def domains(**value: Any) -> dict[str, Any]:
    """A task of the module."""
    return task(MODULE, {"validating_domains": value})


def test_the_type_follows_from_the_value(player: Player) -> None:
    enumerated, again, every = player.play(
        domains(**ENUMERATED),
        domains(**{**ENUMERATED, "domain_names": ["BrightWater-Instruments.COM"]}),
        domains(root_domains="All"),
    ).tasks
    assert [each.changed for each in (enumerated, again, every)] == [True, False, True], enumerated.message
    # The answer holds the object, so nothing is read back.
    assert enumerated.calls == [f"GET {PATH}", f"PUT {PATH}"]
    assert enumerated.result["requests"][0]["body"] == {
        "validatingDomains": {
            "@odata.type": "#microsoft.graph.enumeratedDomains",
            "rootDomains": "enumerated",
            "domainNames": ["brightwater-instruments.com"],
        }
    }
    assert every.result["requests"][0]["body"] == {
        "validatingDomains": {"@odata.type": "#microsoft.graph.allDomains", "rootDomains": "all"}
    }
    assert every.result["policy"] == {"validating_domains": {"type": "all", "root_domains": "all"}}


def test_it_is_made_where_it_is_not_there_yet(player: Player) -> None:
    player.simulator.delete_state(PATH)
    nothing, made, again = player.play(
        task(MODULE, {}), domains(root_domains="allFederated"), domains(root_domains="allFederated")
    ).tasks
    assert nothing.failed and "validating_domains" in nothing.message
    assert (made.changed, again.changed) == (True, False), made.message
    assert [entry["status"] for entry in made.requests] == [404, 201]


def test_what_does_not_fit_together_is_said_and_nothing_is_sent(player: Player) -> None:
    mismatched, unnamed, unsaid, strange = player.play(
        domains(type="all", root_domains="enumerated"),
        domains(root_domains="enumerated"),
        domains(type="enumerated", domain_names=["brightwater-instruments.com"]),
        domains(root_domains="brandNew"),
    ).tasks
    assert "validating_domains.root_domains does not belong to its type" in mismatched.message
    assert "validating_domains.domain_names" in unnamed.message
    assert "validating_domains.root_domains" in unsaid.message
    assert "validating_domains.type is needed, one of all, enumerated" in strange.message
    assert not any(each.writes for each in (mismatched, unnamed, unsaid, strange))
