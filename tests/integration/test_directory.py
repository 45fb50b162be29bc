# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names to ids and back, as the simulated tenant answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils._client import Client
from ansible_collections.tenantops.entra.plugins.module_utils._directory import (
    beside,
    id_of,
    look_up,
    look_up_ids,
    look_up_names,
)
from ansible_collections.tenantops.entra.plugins.module_utils._errors import EntraError, GraphError
from ansible_collections.tenantops.entra.plugins.module_utils._fields import Refs
from ansible_collections.tenantops.entra.plugins.module_utils._names import Reference, names

from tests.simulator.handle import Simulator

ADA = "a1000000-0000-4000-8000-000000000001"
FINANCE = "b2000000-0000-4000-8000-000000000005"
LOCATIONS = "/v1.0/identity/conditionalAccess/namedLocations"
OFFICE = "10000000-1000-4000-8000-000000000001"
RULES = "40000000-4000-4000-8000-000000000001"
HARBOR = "f5000000-0000-4000-8000-000000000001"
GRAPH = "00000003-0000-0000-c000-000000000000"


@pytest.fixture
def connect(simulator: Simulator) -> Callable[..., Client]:
    """Makes clients with given app roles, or with options of the token."""

    def client(roles: list[str] | None = None, **options: Any) -> Client:
        token = simulator.token(roles, **options)
        return Client(simulator.graph_url, lambda refresh: token, ca_path=simulator.ca_path, environment={})

    return client


def name(text: str, *kinds: str, path: str = "here") -> Reference:
    return Reference(path, kinds, text)


@pytest.mark.parametrize(
    ("reference", "ident"),
    [
        (name("ada.whitfield@brightwater-instruments.com", "user"), ADA),
        (name("ADA.Whitfield@Brightwater-Instruments.com", "user"), ADA),
        (name("Ada Whitfield", "user"), ADA),
        (name("siobhan.o'brien@brightwater-instruments.com", "user"), "a1000000-0000-4000-8000-000000000015"),
        (
            name("victor_contoso-audit.example#EXT#@brightwaterinstruments.onmicrosoft.com", "user"),
            "a1000000-0000-4000-8000-000000000081",
        ),
        (name("victor@contoso-audit.example", "user"), "a1000000-0000-4000-8000-000000000081"),
        (name("yusuf+policies@partner.example", "user"), "a1000000-0000-4000-8000-000000000083"),
        (name("Finance", "group"), FINANCE),
        (name("O'Brien's \"legal\" team", "group"), "b2000000-0000-4000-8000-000000000011"),
        (name("newsroom@brightwater-instruments.com", "group"), "b2000000-0000-4000-8000-000000000012"),
        (name("Finance", "user", "group"), FINANCE),
        (name("global administrator", "role"), "62e90394-69f5-4237-9190-012177145e10"),
        (name("Microsoft Graph", "application"), GRAPH),
        (name("Microsoft Graph", "service_principal"), "c3000000-0000-4000-8000-000000000001"),
        (name("HarborLogistics.onmicrosoft.com", "tenant"), HARBOR),
        (name("head office", "named_location"), OFFICE),
        (name("phishing-resistant MFA", "authentication_strength"), "00000000-0000-0000-0000-000000000004"),
        (name("Calibration Records", "authentication_context"), "c1"),
        (name("C1", "authentication_context"), "c1"),
    ],
)
def test_a_name_means_the_one_object_that_has_exactly_it(
    connect: Callable[..., Client], reference: Reference, ident: str
) -> None:
    known: dict[tuple[tuple[str, ...], str], str] = {}
    look_up(connect(), [reference], known, "thing")
    assert id_of(reference, known) == ident


def test_all_names_of_a_task_are_one_batch_and_known_names_none(
    connect: Callable[..., Client], simulator: Simulator
) -> None:
    known: dict[tuple[tuple[str, ...], str], str] = {}
    wanted = [name("Finance", "group"), name("FINANCE", "group"), name("Ada Whitfield", "user", "group")]
    client = connect()
    for expected in (["/v1.0/$batch"], []):
        simulator.clear_log()
        look_up(client, wanted, known, "thing")
        assert [entry["path"] for entry in simulator.graph_log() if entry["batch"] is None] == expected


def test_names_in_a_collection_that_is_small_or_has_no_filter_cost_one_list(
    connect: Callable[..., Client], simulator: Simulator
) -> None:
    known: dict[tuple[tuple[str, ...], str], str] = {}
    client = connect()
    first = [
        name("Head office", "named_location"),
        name("Administrators", "authentication_strength"),
        name("Workshop tablets", "authentication_strength"),
    ]
    look_up(client, first, known, "thing")
    assert [entry["path"].partition("?")[0] for entry in simulator.graph_log() if entry["batch"]] == [
        LOCATIONS,
        "/v1.0/policies/authenticationStrengthPolicies",
    ]
    simulator.clear_log()
    more = [name("Countries we work in", "named_location"), name("Passwordless MFA", "authentication_strength")]
    look_up(client, more, known, "thing")
    assert simulator.graph_log() == []


def test_an_id_that_is_no_guid_is_taken_as_it_is(connect: Callable[..., Client], simulator: Simulator) -> None:
    known: dict[tuple[tuple[str, ...], str], str] = {}
    slot = name("c42", "authentication_context")
    look_up(connect(), [slot], known, "thing")
    assert id_of(slot, known) == "c42"
    assert simulator.graph_log() == []


def test_field_r4_the_location_of_the_old_trusted_addresses_is_an_id_that_nothing_looks_up() -> None:
    fields = [Refs("include_locations", "", "named_location")]
    pseudo = "00000000-0000-0000-0000-000000000000"
    assert names(fields, {"include_locations": [pseudo, "Head office"]}) == [
        name("Head office", "named_location", path="include_locations[1]")
    ]


def test_field_o4_the_path_of_a_location_is_no_id_and_is_not_cut_down_to_one(connect: Callable[..., Client]) -> None:
    path = f"{LOCATIONS.removeprefix('/v1.0')}/{OFFICE}"
    with pytest.raises(EntraError, match=f"exclude: there is no named location '{path}'"):
        look_up(connect(), [name(path, "named_location", path="exclude")], {}, "thing")


def test_terms_of_use_are_looked_up_for_a_signed_in_user_only(
    connect: Callable[..., Client], simulator: Simulator
) -> None:
    rules = name("Rules for guests", "agreement")
    with pytest.raises(GraphError, match="signed-in user"):
        look_up(connect(), [rules], {}, "thing")
    known: dict[tuple[tuple[str, ...], str], str] = {}
    look_up(connect(scopes=["Agreement.Read.All"]), [rules], known, "thing")
    assert id_of(rules, known) == RULES


def test_all_that_is_unknown_or_ambiguous_is_said_at_once(connect: Callable[..., Client]) -> None:
    wanted = [
        name("Finance", "group"),
        name("Finanz", "group", path="groups[1]"),
        name("Project Aurora", "user", "group", path="groups[2]"),
        name("nobody@example.com", "user", path="users[0]"),
        name("nowhere.example", "tenant", path="partner_tenant_id"),
    ]
    with pytest.raises(EntraError) as caught:
        look_up(connect(), wanted, {}, "thing")
    assert str(caught.value) == (
        "Names that do not mean exactly one object: groups[1]: there is no group 'Finanz'; groups[2]: 'Project Aurora' "
        "is the name of 2 objects, give the id of one: b2000000-0000-4000-8000-000000000008 (group), "
        "b2000000-0000-4000-8000-000000000009 (group); users[0]: there is no user 'nobody@example.com'; "
        "partner_tenant_id: there is no tenant 'nowhere.example'."
    )


def test_an_address_is_not_looked_for_among_display_names(connect: Callable[..., Client], simulator: Simulator) -> None:
    impostor = {**simulator.state(f"/users/{ADA}"), "displayName": "ceo@brightwater-instruments.com"}
    simulator.put_state(f"/users/{ADA}", impostor)
    with pytest.raises(EntraError, match="there is no user 'ceo@brightwater-instruments.com'"):
        look_up(connect(), [name("ceo@brightwater-instruments.com", "user")], {}, "thing")


def test_a_refused_look_up_names_the_permission(connect: Callable[..., Client]) -> None:
    with pytest.raises(GraphError, match=r"look up the group 'Finance' of the thing \(here\).*GroupMember\.Read\.All"):
        look_up(connect(["Policy.Read.All"]), [name("Finance", "group")], {}, "thing")


def test_names_are_shown_beside_ids(connect: Callable[..., Client]) -> None:
    wanted = [
        name(FINANCE.upper(), "user", "group"),
        name(HARBOR, "tenant"),
        name(GRAPH, "application"),
        name("62e90394-69f5-4237-9190-012177145e10", "role"),
        name(OFFICE, "named_location"),
        name("c1", "authentication_context"),
        name("00000000-0000-0000-0000-000000000003", "authentication_strength"),
        name("00000000-0000-4000-8000-00000000dead", "group"),
    ]
    shown, refused = look_up_ids(connect(), wanted)
    assert refused == []
    assert [beside(shown)(each) for each in wanted] == [
        f"{FINANCE.upper()} (Finance)",
        f"{HARBOR} (Harbor Logistics)",
        f"{GRAPH} (Microsoft Graph)",
        "62e90394-69f5-4237-9190-012177145e10 (Global Administrator)",
        f"{OFFICE} (Head office)",
        "c1 (Calibration records)",
        "00000000-0000-0000-0000-000000000003 (Passwordless MFA)",
        "00000000-0000-4000-8000-00000000dead",
    ]


def test_names_that_may_not_be_read_are_left_out_and_said(connect: Callable[..., Client]) -> None:
    shown, refused = look_up_ids(connect(["Policy.Read.All"]), [name(FINANCE, "group"), name(ADA, "group")])
    assert shown == {}
    assert [each.split(" Authorization")[0] for each in refused] == [
        "Could not look up the name of a group: Graph answered 403"
    ]


def test_names_that_can_stand_for_ids_and_ids_that_have_to_stay(
    connect: Callable[..., Client], simulator: Simulator
) -> None:
    for ident, called in (
        ("a1000000-0000-4000-8000-000000000002", "All"),  # a word in the place of a user
        ("a1000000-0000-4000-8000-000000000003", ADA),  # looks like an id
        ("a1000000-0000-4000-8000-000000000004", "dmitri@volkov.example"),  # looks like an address
    ):
        simulator.put_state(f"/users/{ident}", {**simulator.state(f"/users/{ident}"), "displayName": called})
    users = [
        Reference(f"users[{number}]", ("user",), f"a1000000-0000-4000-8000-{number:012}", ("All",))
        for number in (1, 2, 3, 4)
    ]
    aurora, gone = "b2000000-0000-4000-8000-000000000008", "b2000000-0000-4000-8000-0000000000ff"
    groups = [name(each, "user", "group", path=f"groups {each[-2:]}") for each in (FINANCE.upper(), aurora, gone)]
    others = [
        name(HARBOR, "tenant"),
        name("00000000-0000-0000-0000-000000000000", "named_location"),
        name(OFFICE, "named_location"),
        name("c1", "authentication_context"),
        name(GRAPH, "application"),
    ]
    simulator.clear_log()
    found = look_up_names(connect(), [*users, *groups, *others], "thing")
    assert [found.name(each) for each in (*users, *groups, *others)] == [
        "Ada Whitfield",
        *(each.text for each in users[1:]),
        "Finance",
        aurora,
        gone,
        HARBOR,
        "00000000-0000-0000-0000-000000000000",
        "Head office",
        "Calibration records",
        "Microsoft Graph",
    ]
    assert [each.path for each in found.gone] == ["groups ff"] and found.refused == ()
    assert sorted((each.path, called) for each, called in found.vague) == [
        ("groups 08", "Project Aurora"),
        ("users[2]", "All"),
        ("users[3]", ADA),
        ("users[4]", "dmitri@volkov.example"),
    ]
    asked = [entry["path"].partition("?")[0] for entry in simulator.graph_log() if entry["batch"]]
    assert asked.count(LOCATIONS) == 1, "one list serves both directions"


def test_names_that_may_not_be_read_leave_ids_and_a_reason(connect: Callable[..., Client]) -> None:
    found = look_up_names(
        connect(["Policy.Read.All"]), [name(FINANCE, "group"), name(OFFICE, "named_location")], "thing"
    )
    assert (found.name(name(FINANCE, "group")), found.name(name(OFFICE, "named_location"))) == (FINANCE, "Head office")
    assert (found.gone, found.vague) == ((), ())
    assert len(found.refused) == 1 and "look up the name of a group" in found.refused[0]
