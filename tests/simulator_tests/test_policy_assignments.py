# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a policy applies to: written at the applications and service principals, shown by the policy."""

from __future__ import annotations

from raw import Raw, error_of
from simulator.handle import Simulator

PORTAL = "/v1.0/applications/f5000000-0000-4000-8000-000000000002"
ROBOT = "/v1.0/servicePrincipals/c3000000-0000-4000-8000-000000000008"
LIFETIMES = "/v1.0/policies/tokenLifetimePolicies"
HALF, EIGHT = "51000000-5100-4000-8000-000000000011", "51000000-5100-4000-8000-000000000012"


def link(graph: Raw, policy: str) -> dict[str, str]:
    return {"@odata.id": f"{graph.url}{LIFETIMES}/{policy}"}


def test_links_are_shown_by_the_policy_with_their_types_page_by_page(graph: Raw) -> None:
    assert graph.post(f"{ROBOT}/tokenLifetimePolicies/$ref", link(graph, HALF)).status_code == 204
    shown = graph.values(f"{LIFETIMES}/{HALF}/appliesTo?$select=id,displayName")
    assert [(each["@odata.type"].rpartition(".")[2], each["displayName"]) for each in shown] == [
        ("application", "Order portal"),
        ("servicePrincipal", "Calibration robot"),
    ]
    page = graph.value(f"{LIFETIMES}/{HALF}/appliesTo?$top=1")
    assert [len(page["value"]), len(graph.values(page["@odata.nextLink"]))] == [1, 1]
    assert graph.send("DELETE", f"{ROBOT}/tokenLifetimePolicies/{HALF}/$ref").status_code == 204
    assert len(graph.values(f"{LIFETIMES}/{HALF}/appliesTo")) == 1


def test_an_object_has_one_policy_of_a_type(graph: Raw) -> None:
    path = f"{PORTAL}/tokenLifetimePolicies"
    assert [each["displayName"] for each in graph.values(path)] == ["Half an hour"]
    refused = graph.post(f"{path}/$ref", link(graph, EIGHT))
    assert error_of(refused)[:2] == (409, "Request_MultipleObjectsWithSameKeyValue")
    assert error_of(graph.post(f"{path}/$ref", link(graph, HALF)))[0] == 400
    assert graph.send("DELETE", f"{path}/{HALF}/$ref").status_code == 204
    assert graph.post(f"{path}/$ref", link(graph, EIGHT)).status_code == 204
    assert graph.send("DELETE", f"{LIFETIMES}/{EIGHT}").status_code == 204
    assert graph.values(path) == []


def test_assigning_needs_two_permissions(tenant: Simulator) -> None:
    path = f"{ROBOT}/tokenLifetimePolicies/$ref"
    for roles, status in (
        (["Policy.ReadWrite.ApplicationConfiguration"], 403),
        (["Application.ReadWrite.All"], 403),
        (["Policy.Read.All", "Application.ReadWrite.OwnedBy"], 204),
    ):
        graph = Raw(tenant, tenant.token(roles=roles))
        assert graph.post(path, link(graph, EIGHT)).status_code == status
