# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading collections: filters, selections, pages, links."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from raw import ADMINISTRATORS, STRENGTHS, Raw, error_of
from simulator.handle import Simulator

EVENTUAL = {"ConsistencyLevel": "eventual"}


def names(graph: Raw, path: str) -> list[str]:
    return [item["displayName"] for item in graph.values(path)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("displayName eq 'sales'", ["Sales"]),
        ("displayName eq 'Project Aurora'", ["Project Aurora", "Project Aurora"]),
        ("displayName eq 'Nothing'", []),
        ("startswith(displayName, 'Adm')", ["Administrators"]),
        ("displayName in ('Sales', 'finance')", ["Finance", "Sales"]),
        ("displayName eq 'O''Brien''s \"legal\" team'", ["O'Brien's \"legal\" team"]),
        ("isAssignableToRole eq true and startswith(displayName, 'E')", ["Emergency access accounts"]),
        ("(displayName eq 'Sales' or displayName eq 'Guests') and securityEnabled eq true", ["Sales", "Guests"]),
        ("id eq 'B2000000-0000-4000-8000-000000000005'", ["Finance"]),
        ("groupTypes/any(c:c eq 'Unified')", ["Brightwater newsroom"]),
    ],
)
def test_filter(graph: Raw, text: str, expected: list[str]) -> None:
    assert names(graph, f"/v1.0/groups?$filter={quote(text)}&$select=id,displayName") == expected


def test_advanced_filters_need_the_index(graph: Raw) -> None:
    text = "not(startswith(displayName,'P')) and displayName ne 'Sales'"
    path = f"/v1.0/groups?$count=true&$filter={quote(text)}"
    assert error_of(graph.get(path))[1] == "Request_UnsupportedQuery"
    answer = graph.send("GET", path, headers=EVENTUAL).json()
    assert answer["@odata.count"] == len(answer["value"]) == 8


def test_select_gives_exactly_these_members(graph: Raw) -> None:
    assert graph.value(f"{STRENGTHS}/{ADMINISTRATORS}?$select=displayName,policyType") == {
        "@odata.context": f"{graph.url}/v1.0/$metadata#policies/authenticationStrengthPolicies(displayName,policyType)"
        "/$entity",
        "displayName": "Administrators",
        "policyType": "custom",
    }


def test_users_come_with_their_default_members(graph: Raw) -> None:
    first = graph.values("/v1.0/users?$top=1")[0]
    assert "userPrincipalName" in first and "accountEnabled" not in first
    assert graph.values("/v1.0/users?$top=1&$select=accountEnabled") == [{"accountEnabled": True}]


def test_dollar_is_optional_in_beta_only(graph: Raw) -> None:
    assert len(graph.values("/beta/groups?top=2")) == 2
    assert len(graph.values("/v1.0/groups?top=2")) == 12


@pytest.mark.parametrize(
    "path",
    [
        "/v1.0/users/siobhan.o'brien@brightwater-instruments.com",
        "/v1.0/users('siobhan.o''brien@brightwater-instruments.com')",
        "/v1.0/users/A1000000-0000-4000-8000-000000000015",
        "/v1.0/Users/siobhan.o%27brien%40brightwater-instruments.com",
    ],
)
def test_a_user_is_found_by_its_keys(graph: Raw, path: str) -> None:
    assert graph.value(path)["displayName"] == "Siobhan O'Brien"


def test_a_guest_is_found_by_an_encoded_name(graph: Raw) -> None:
    name = quote("yusuf+policies_partner.example#EXT#@brightwaterinstruments.onmicrosoft.com", safe="")
    assert graph.value(f"/v1.0/users/{name}?$select=id,userType")["userType"] == "Guest"
    assert graph.get(f"/v1.0/users/{name.replace('%23', '#')}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/v1.0/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')",
        "/v1.0/servicePrincipals(appId=00000003-0000-0000-c000-000000000000)",
    ],
)
def test_alternate_keys(graph: Raw, path: str) -> None:
    assert graph.value(path)["displayName"] == "Microsoft Graph"


def test_roles(graph: Raw) -> None:
    wanted = quote("displayName eq 'Global Administrator'")
    (role,) = graph.values(f"/v1.0/roleManagement/directory/roleDefinitions?$filter={wanted}")
    assert role["id"] == role["templateId"] == "62e90394-69f5-4237-9190-012177145e10" and role["isBuiltIn"] is True
    activated = graph.value(f"/v1.0/directoryRoles(roleTemplateId='{role['id']}')")
    assert activated["id"] != role["id"] and activated["roleTemplateId"] == role["id"]
    assert len(graph.values("/v1.0/directoryRoleTemplates")) > 100


def test_pages_lead_to_the_end(tenant: Simulator, graph: Raw) -> None:
    tenant.settings(page_size=3)
    seen, path, pages = [], "/v1.0/groups?$select=id,displayName&$filter=securityEnabled eq true&$count=true", 0
    while path:
        answer = graph.send("GET", path, headers=EVENTUAL).json()
        assert ("@odata.count" in answer) == (pages == 0)
        seen += [item["id"] for item in answer["value"]]
        path, pages = answer.get("@odata.nextLink"), pages + 1
        assert path is None or path.startswith(f"{graph.url}/v1.0/groups?$select=") and "$skiptoken=" in path
    assert pages == 4 and len(seen) == len(set(seen)) == 11


def test_the_page_size_of_the_service_holds_without_setting(graph: Raw) -> None:
    answer = graph.value("/v1.0/users?$top=20")
    assert len(answer["value"]) == 20 and "@odata.nextLink" in answer
    assert "@odata.nextLink" not in graph.value("/v1.0/users")


def test_directory_roles_are_not_paged(tenant: Simulator, graph: Raw) -> None:
    tenant.settings(page_size=1)
    assert len(graph.values("/v1.0/directoryRoles")) == 4


def test_count(graph: Raw) -> None:
    assert graph.get("/v1.0/groups/$count").text == "12"


def test_members_and_links(tenant: Simulator, graph: Raw) -> None:
    group = "/v1.0/groups/b2000000-0000-4000-8000-000000000001/members"
    assert [item["@odata.type"] for item in graph.values(group)] == ["#microsoft.graph.user"] * 2
    person = "a1000000-0000-4000-8000-000000000003"
    link = {"@odata.id": f"{graph.url}/v1.0/directoryObjects/{person}"}
    assert graph.post(f"{group}/$ref", link).status_code == 204
    assert error_of(graph.post(f"{group}/$ref", link))[:2] == (400, "Request_BadRequest")
    assert [item["id"] for item in graph.values(group)][-1] == person
    assert graph.send("DELETE", f"{group}/{person}/$ref").status_code == 204
    assert len(tenant.state("/groups/b2000000-0000-4000-8000-000000000001/members")) == 2


def test_expanded_members_stop_at_twenty(tenant: Simulator, graph: Raw) -> None:
    everyone = [item["id"] for item in tenant.state("/users")]
    tenant.put_state("/groups/b2000000-0000-4000-8000-000000000002/members", everyone)
    shown = graph.value("/v1.0/groups/b2000000-0000-4000-8000-000000000002?$expand=members")["members"]
    assert len(shown) == 20 < len(everyone)


def test_get_by_ids(graph: Raw) -> None:
    wanted = [
        "a1000000-0000-4000-8000-000000000001",
        "b2000000-0000-4000-8000-000000000005",
        "99999999-9999-4999-8999-999999999999",
    ]
    found = graph.post("/v1.0/directoryObjects/getByIds", {"ids": wanted, "types": ["user", "group"]}).json()["value"]
    assert [item["@odata.type"] for item in found] == ["#microsoft.graph.user", "#microsoft.graph.group"]
    assert (
        graph.post("/v1.0/directoryObjects/getByIds", {"ids": wanted, "types": ["application"]}).json()["value"] == []
    )


def test_lists_do_not_carry_what_only_expand_shows(graph: Raw) -> None:
    assert all("combinationConfigurations" not in item for item in graph.values(STRENGTHS))
    shown = {
        item["id"]: item["combinationConfigurations"]
        for item in graph.values(f"{STRENGTHS}?$expand=combinationConfigurations")
    }
    assert len(shown[ADMINISTRATORS]) == 1 and shown["00000000-0000-0000-0000-000000000002"] == []


def test_unknown_enumeration_members_are_hidden_unless_asked_for(graph: Raw) -> None:
    graph.post(STRENGTHS, {"displayName": "Codes", "allowedCombinations": ["qrCodePin", "fido2"]})
    hidden, shown = (
        graph.values(STRENGTHS)[-1],
        graph.send("GET", STRENGTHS, headers={"Prefer": "include-unknown-enum-members"}),
    )
    assert hidden["allowedCombinations"] == ["fido2", "unknownFutureValue"]
    assert shown.json()["value"][-1]["allowedCombinations"] == ["fido2", "qrCodePin"]
    assert shown.headers["Preference-Applied"] == "include-unknown-enum-members"


def test_derived_types_are_named(graph: Raw) -> None:
    locations = graph.values(
        "/v1.0/identity/conditionalAccess/namedLocations?$filter=isof('microsoft.graph.countryNamedLocation')"
    )
    assert [item["@odata.type"] for item in locations] == ["#microsoft.graph.countryNamedLocation"]
    office = graph.values("/v1.0/identity/conditionalAccess/namedLocations")[0]
    assert [item["@odata.type"] for item in office["ipRanges"]] == [
        "#microsoft.graph.iPv4CidrRange",
        "#microsoft.graph.iPv6CidrRange",
    ]
