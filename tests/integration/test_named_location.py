# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Named locations: two types, the whole with every PATCH, trust that holds them, and a service that forgets slowly."""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.harness import Done, Player, task

# What differs between the front-ends is tested with the ladder.
pytestmark = pytest.mark.parametrize("player", ["action"], indirect=True)

MODULE = "named_location"
PATH = "/identity/conditionalAccess/namedLocations"
POLICIES = "/identity/conditionalAccess/policies"
OFFICE, COUNTRIES = "10000000-1000-4000-8000-000000000001", "10000000-1000-4000-8000-000000000002"
ABSENT = "99999999-9999-4999-8999-999999999999"
IP, COUNTRY = "#microsoft.graph.ipNamedLocation", "#microsoft.graph.countryNamedLocation"
RANGES = [
    {"@odata.type": "#microsoft.graph.iPv4CidrRange", "cidrAddress": "203.0.113.0/26"},
    {"@odata.type": "#microsoft.graph.iPv6CidrRange", "cidrAddress": "2001:0db8:0010::/48"},
]


def bodies(done: Done) -> list[Any]:
    return [sent["body"] for sent in done.result["requests"]]


def statuses(done: Done, method: str) -> list[int]:
    return [entry["status"] for entry in done.requests if entry["method"] == method]


def policy_naming(location: str) -> dict[str, Any]:
    return {
        "id": "30000000-3000-4000-8000-0000000000aa",
        "displayName": "Not from everywhere",
        "state": "disabled",
        "conditions": {"locations": {"includeLocations": ["All"], "excludeLocations": [location]}},
    }


# --- field failures --------------------------------------------------------------------------------------------------


def test_field_n11_a_country_has_neither_trust_nor_an_empty_lookup_method(player: Player) -> None:
    trusted, empty, unnamed = player.play(
        task(MODULE, {"name": "x", "type": "country", "countries_and_regions": ["DE"], "is_trusted": False}),
        task(MODULE, {"name": "x", "countries_and_regions": ["DE"], "country_lookup_method": ""}),
        task(MODULE, {"name": "x", "countries_and_regions": ["DE"], "is_trusted": True}),
    ).tasks
    assert "is_trusted does not belong to type country" in trusted.message
    assert "country_lookup_method must not be empty" in empty.message
    assert "type is needed, one of ip, country" in unnamed.message
    assert [each.calls for each in (trusted, empty, unnamed)] == [[], [], []]


def test_field_n12_every_patch_carries_the_type_and_the_whole(player: Player) -> None:
    untrusted, renamed = player.play(
        task(MODULE, {"name": "Head office", "is_trusted": False}),
        task(MODULE, {"id": COUNTRIES, "display_name": "Where we work"}),
    ).tasks
    assert bodies(untrusted) == [
        {"@odata.type": IP, "displayName": "Head office", "ipRanges": RANGES, "isTrusted": False}
    ]
    assert bodies(renamed) == [
        {
            "@odata.type": COUNTRY,
            "displayName": "Where we work",
            "countriesAndRegions": ["GB", "DE", "SE"],
            "countryLookupMethod": "clientIpAddress",
            "includeUnknownCountriesAndRegions": False,
        }
    ]


def test_field_o3_a_trusted_location_is_untrusted_seen_to_be_so_and_deleted_until_the_service_agrees(
    player: Player,
) -> None:
    # Longer than the reads take, one per second.
    player.simulator.settings(reference_seconds=6.0)
    player.simulator.fault(action="stale", match={"path": PATH}, times=2)
    done = player.task(MODULE, {"name": "Head office", "state": "absent"})
    assert (done.failed, done.changed) == (False, True), done.message
    untrusted, *deleted = bodies(done)
    assert untrusted == {"@odata.type": IP, "displayName": "Head office", "ipRanges": RANGES, "isTrusted": False}
    assert statuses(done, "DELETE") == [*[400] * (len(deleted) - 1), 204] != [204]
    assert player.simulator.state(f"{PATH}/{OFFICE}") is None


def test_field_o3_a_location_that_a_policy_named_until_just_now_is_deleted_when_the_service_has_forgotten_it(
    player: Player,
) -> None:
    player.simulator.put_state(POLICIES, [policy_naming(COUNTRIES)])
    kept = player.task(MODULE, {"name": "Countries we work in", "state": "absent", "wait_timeout": 1})
    assert kept.failed and "is referenced by a conditional access policy" in kept.message
    assert not kept.changed and player.simulator.state(f"{PATH}/{COUNTRIES}")
    player.simulator.settings(reference_seconds=4.0)
    player.simulator.put_state(POLICIES, [])
    done = player.task(MODULE, {"name": "Countries we work in", "state": "absent"})
    assert (done.failed, done.changed) == (False, True), done.message
    assert set(done.writes) == {f"DELETE {PATH}/{COUNTRIES}"}


def test_field_e4_what_three_tasks_name_is_made_once(player: Player) -> None:
    options = {"display_name": "Warehouse", "ip_ranges": [{"cidr_address": "198.51.100.0/24"}]}
    first, *others = player.play(*[task(MODULE, options)] * 3).tasks
    looped = player.play(task(MODULE, {**options, "display_name": "{{ item }}"}, loop=["Depot", "Depot"])).tasks[0]
    assert [each.changed for each in (first, *others)] == [True, False, False]
    assert [each["changed"] for each in looped.result["results"]] == [True, False]
    assert {each.result["id"] for each in (first, *others)} == {first.result["id"]}


def test_field_r1_the_id_of_another_tenant_is_an_error_and_makes_no_second_location(player: Player) -> None:
    done = player.task(
        MODULE, {"id": ABSENT, "display_name": "Head office", "ip_ranges": [{"cidr_address": "192.0.2.0/24"}]}
    )
    assert done.failed and f"There is no named location 'Head office' (id {ABSENT})" in done.message
    assert done.writes == []


def test_field_r2_a_name_that_two_locations_have_is_an_error_with_their_ids(player: Player) -> None:
    found = player.simulator.state(PATH)
    player.simulator.put_state(PATH, [*found, {**found[1], "id": ABSENT}])
    named, meant = player.play(
        task(MODULE, {"name": "Countries we work in", "state": "absent"}),
        task(MODULE, {"id": ABSENT, "state": "absent"}),
    ).tasks
    assert named.failed and COUNTRIES in named.message and ABSENT in named.message and named.writes == []
    assert meant.writes == [f"DELETE {PATH}/{ABSENT}"]


def test_field_t6_a_loop_of_unchanged_locations_is_one_list_and_one_that_differs_adds_a_patch_and_a_list(
    player: Player,
) -> None:
    found = player.simulator.state(PATH)
    many = [{**found[1], "id": ABSENT[:-2] + f"{number:02}", "displayName": f"L{number}"} for number in range(50)]
    player.simulator.put_state(PATH, many)
    item = {"name": "L{{ item }}", "countries_and_regions": ["se", "DE", "GB"]}
    unknown = {"include_unknown_countries_and_regions": "{{ item == 7 }}"}
    unchanged, one = player.play(
        task(MODULE, item, loop="{{ range(50) | list }}"), task(MODULE, {**item, **unknown}, loop=[6, 7, 8])
    ).tasks
    assert (unchanged.changed, unchanged.calls) == (False, [f"GET {PATH}"])
    assert one.calls == [f"GET {PATH}", f"PATCH {PATH}/{ABSENT[:-2]}07", f"GET {PATH}"]


# --- types -----------------------------------------------------------------------------------------------------------


def test_the_type_of_a_location_never_changes(player: Player) -> None:
    done = player.task(MODULE, {"name": "Head office", "countries_and_regions": ["DE"]})
    assert done.failed and done.writes == []
    assert "cannot become country: the type of an existing object is fixed" in done.message


def test_a_country_goes_without_any_preparation(player: Player) -> None:
    done = player.task(MODULE, {"name": "countries we work in", "state": "absent"})
    assert done.failed is False and done.changed is False
    done = player.task(MODULE, {"name": "Countries we work in", "state": "absent"})
    assert done.writes == [f"DELETE {PATH}/{COUNTRIES}"]


def test_a_deleted_location_comes_back_untrusted_under_its_old_id(player: Player) -> None:
    gone, back, again = player.play(
        task(MODULE, {"name": "Head office", "state": "absent"}),
        task(MODULE, {"name": "Head office", "state": "restored"}),
        task(MODULE, {"name": "Head office", "state": "restored"}),
    ).tasks
    assert [each.changed for each in (gone, back, again)] == [True, True, False], (back.message, again.message)
    assert back.writes == [f"POST /identity/conditionalAccess/deletedItems/namedLocations/{OFFICE}/restore"]
    assert (back.result["id"], back.result["policy"]["is_trusted"]) == (OFFICE, False)


def test_a_location_of_the_service_itself_is_never_touched(player: Player) -> None:
    own = {"id": ABSENT, "displayName": "All Compliant Network locations", "isTrusted": True}
    typed = {"@odata.type": "#microsoft.graph.compliantNetworkNamedLocation", **own}
    player.simulator.put_state(PATH, [typed])
    gone, renamed, turned = player.play(
        task(MODULE, {"name": own["displayName"], "state": "absent"}),
        task(MODULE, {"id": ABSENT, "display_name": "Ours"}),
        task(MODULE, {"name": own["displayName"], "ip_ranges": [{"cidr_address": "192.0.2.0/24"}]}),
    ).tasks
    for done in (gone, renamed):
        assert done.failed and "is of a type that Microsoft Entra manages itself" in done.message
    assert turned.failed and "cannot become ip" in turned.message
    assert [*gone.writes, *renamed.writes, *turned.writes] == []


# --- values ----------------------------------------------------------------------------------------------------------


def test_another_spelling_of_the_same_networks_is_no_change(player: Player) -> None:
    done = player.task(
        MODULE,
        {
            "name": "Head office",
            "ip_ranges": [
                {"cidr_address": "2001:DB8:10:0::1/48"},
                {"type": "ipv4", "cidr_address": "203.0.113.63/255.255.255.192"},
                {"cidr_address": "203.0.113.0/26"},
            ],
        },
    )
    assert (done.failed, done.changed) == (False, False), done.message


def test_norway_without_quotes_is_caught_before_any_request(player: Player) -> None:
    done = player.task(MODULE, {"name": "x", "countries_and_regions": ["SE", False]})
    assert done.failed and "YAML reads NO as false" in done.message and done.calls == []


WRONG: list[tuple[str, dict[str, Any]]] = [
    ("a range larger than /8", {"cidr_address": "10.0.0.0/7"}),
    ("is not an address range", {"cidr_address": "office"}),
    ("whose type is not that of its address", {"type": "ipv4", "cidr_address": "2001:db8::/32"}),
]


def test_what_is_wrong_with_a_range_is_said_before_any_request(player: Player) -> None:
    run = player.play(*[task(MODULE, {"name": "x", "ip_ranges": [item]}) for _said, item in WRONG])
    for done, (said, _item) in zip(run.tasks, WRONG, strict=True):
        assert done.failed and said in done.message and done.calls == []


def test_a_location_is_never_emptied(player: Player) -> None:
    emptied, cleared = player.play(
        task(MODULE, {"name": "Head office", "type": "ip", "ip_ranges": []}),
        task(MODULE, {"name": "Countries we work in", "clear": ["countries_and_regions"]}),
    ).tasks
    assert emptied.failed and "it needs a value for ip_ranges" in emptied.message
    assert cleared.failed and "countries_and_regions" in cleared.message
    assert [*emptied.writes, *cleared.writes] == []
