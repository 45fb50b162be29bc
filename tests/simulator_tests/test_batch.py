# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON batching."""

from __future__ import annotations

from typing import Any

import pytest
from raw import ABSENT, DEFAULTS, STRENGTHS, Raw, error_of
from simulator.handle import Simulator

JSON = {"Content-Type": "application/json"}
SHORT = DEFAULTS.removeprefix("/v1.0")


def item(number: Any, method: str = "GET", url: str = SHORT, **rest: Any) -> dict[str, Any]:
    return {"id": number, "method": method, "url": url, **rest}


def batch(graph: Raw, *items: dict[str, Any], version: str = "v1.0") -> dict[str, dict[str, Any]]:
    answer = graph.post(f"/{version}/$batch", {"requests": list(items)})
    assert answer.status_code == 200, answer.text
    return {entry["id"]: entry for entry in answer.json()["responses"]}


def test_every_item_has_its_own_answer(graph: Raw) -> None:
    found = batch(
        graph, item("a"), item("b", url=f"users/{ABSENT}"), item("c", "PATCH", body={"isEnabled": False}, headers=JSON)
    )
    assert {key: entry["status"] for key, entry in found.items()} == {"a": 200, "b": 404, "c": 204}
    assert "body" not in found["c"] and found["b"]["body"]["error"]["code"] == "Request_ResourceNotFound"
    assert found["a"]["headers"]["Content-Type"].startswith("application/json")


def test_dependencies(graph: Raw, tenant: Simulator) -> None:
    found = batch(
        graph,
        item("1", "PATCH", body={"isEnabled": 1}, headers=JSON),
        item("2", "PATCH", body={"isEnabled": False}, headers=JSON, dependsOn=["1"]),
        item("3", dependsOn=["2"]),
        item("4"),
    )
    assert {key: entry["status"] for key, entry in found.items()} == {"1": 400, "2": 424, "3": 424, "4": 200}
    assert tenant.state("/policies/identitySecurityDefaultsEnforcementPolicy")["isEnabled"] is True


def test_a_chain_runs_in_order(graph: Raw) -> None:
    found = batch(
        graph, item("read", dependsOn=["write"]), item("write", "PATCH", body={"isEnabled": False}, headers=JSON)
    )
    assert found["read"]["body"]["isEnabled"] is False


def test_the_version_is_that_of_the_batch(graph: Raw) -> None:
    found = batch(graph, item("1", url="/policies/authorizationPolicy"), version="beta")
    assert "value" in found["1"]["body"]


def test_the_next_link_of_an_item_is_absolute(graph: Raw) -> None:
    link = batch(graph, item("1", url="/groups?$top=5"))["1"]["body"]["@odata.nextLink"]
    assert len(graph.values(link)) == 5


def test_preferences_are_not_inherited(graph: Raw) -> None:
    graph.post(STRENGTHS, {"displayName": "Codes", "allowedCombinations": ["qrCodePin"]})
    url, prefer = STRENGTHS.removeprefix("/v1.0"), {"Prefer": "include-unknown-enum-members"}
    answer = graph.send(
        "POST", "/v1.0/$batch", {"requests": [item("1", url=url), item("2", url=url, headers=prefer)]}, headers=prefer
    )
    found = {entry["id"]: entry["body"]["value"][-1]["allowedCombinations"] for entry in answer.json()["responses"]}
    assert found == {"1": ["unknownFutureValue"], "2": ["qrCodePin"]}


@pytest.mark.parametrize(
    ("payload", "message"),
    [
        ({"requests": [item("1"), item("1")]}, "Request Id 1 has to be unique in a batch."),
        ({"requests": [item("a"), item("A")]}, "Request Id A has to be unique in a batch."),
        (
            {"requests": [item(str(n)) for n in range(21)]},
            "Number of batch request steps exceeds the maximum value of 20.",
        ),
        ({"requests": []}, "Invalid batch payload format."),
        ({"items": []}, "Invalid batch payload format."),
        ([], "Invalid batch payload format."),
        ({"requests": [item(1)]}, "Invalid batch payload format."),
        ({"requests": [{"id": "1", "url": "/users"}]}, "Invalid batch payload format."),
        ({"requests": [item("1", url="https://graph.microsoft.com/v1.0/users")]}, "Invalid batch payload format."),
        ({"requests": [item("1", "POST", url="/$batch", headers=JSON, body={})]}, "Invalid batch payload format."),
        (
            {"requests": [item("1", "PATCH", body={"isEnabled": True})]},
            "Write request with id '1' does not contain a Content-Type header.",
        ),
        (
            {"requests": [item("1", dependsOn=["2"])]},
            "Request Id 2 specified in dependsOn of request 1 does not exist.",
        ),
        (
            {"requests": [item("1", dependsOn=["2"]), item("2", dependsOn=["1"])]},
            "Circular dependency between batch requests.",
        ),
    ],
)
def test_malformed_batches_fail_as_a_whole(graph: Raw, payload: Any, message: str) -> None:
    assert error_of(graph.post("/v1.0/$batch", payload)) == (400, "BadRequest", message)


def test_roles_are_judged_per_item(tenant: Simulator) -> None:
    reader = Raw(tenant, tenant.token(roles=["Policy.Read.All"]))
    found = batch(reader, item("1"), item("2", "PATCH", body={"isEnabled": False}, headers=JSON))
    assert (found["1"]["status"], found["2"]["status"]) == (200, 403)


def test_faults_hit_single_items(tenant: Simulator, graph: Raw) -> None:
    tenant.fault(
        action="status",
        status=429,
        headers={"Retry-After": "0.249"},
        match={"path": "/policies/identity", "nth": 2},
        times=1,
    )
    found = batch(graph, item("1"), item("2"), item("3"))
    assert sorted(entry["status"] for entry in found.values()) == [200, 200, 429]
    assert [entry["headers"]["Retry-After"] for entry in found.values() if entry["status"] == 429] == ["0.249"]


def test_items_are_logged_with_their_batch(tenant: Simulator, graph: Raw) -> None:
    batch(graph, item("x"), item("y", "PATCH", body={"isEnabled": False}, headers=JSON))
    outer, *inner = tenant.graph_log()
    assert outer["path"] == "/v1.0/$batch" and outer["status"] == 200
    assert [(entry["batch"], entry["batch_id"], entry["path"], entry["status"]) for entry in inner] == [
        (outer["n"], "x", DEFAULTS, 200),
        (outer["n"], "y", DEFAULTS, 204),
    ]
    assert [entry["body"] for entry in tenant.writes()] == [{"isEnabled": False}]
