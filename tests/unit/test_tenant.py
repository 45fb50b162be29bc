# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tenant document, and what is said about what could not be read."""

from __future__ import annotations

import random
from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils._auth import Credential
from ansible_collections.tenantops.entra.plugins.module_utils._document import (
    references_in,
    renamed,
    section,
    twins,
)
from ansible_collections.tenantops.entra.plugins.module_utils._entries.access_token import described
from ansible_collections.tenantops.entra.plugins.module_utils._entries.tenant_policies_info import told
from ansible_collections.tenantops.entra.plugins.module_utils._errors import Circumstances, Reply, graph_error
from ansible_collections.tenantops.entra.plugins.module_utils._registry import RESOURCES

STRENGTH = RESOURCES["authentication_strength_policy"]
DEFAULTS = RESOURCES["security_defaults"]


def strength(ident: str, name: str) -> dict[str, Any]:
    """A strength as read."""
    combinations = ["password, sms", "fido2"]
    return {"id": ident, "displayName": name, "description": None, "allowedCombinations": combinations, "x@y": 1}


def test_items_are_sorted_by_name_and_id_whatever_the_service_does() -> None:
    items = [strength("2", "a"), strength("1", "a"), strength("3", "B"), strength("4", "b"), strength("5", "")]
    wanted = section(STRENGTH, items, "v1.0")
    assert [item["id"] for item in wanted or []] == ["5", "1", "2", "3", "4"]
    for _turn in range(5):
        random.shuffle(items)
        assert section(STRENGTH, items, "v1.0") == wanted
        assert [item["id"] for item in section(STRENGTH, items, "v1.0", raw=True) or []] == ["5", "1", "2", "3", "4"]


def test_option_names_without_nulls_or_raw_without_annotations() -> None:
    item = strength("1", "a")
    assert section(STRENGTH, [item], "v1.0") == [
        {"id": "1", "display_name": "a", "allowed_combinations": ["fido2", "password, sms"]}
    ]
    assert section(STRENGTH, [item], "v1.0", raw=True) == [{name: item[name] for name in item if name != "x@y"}]
    assert section(DEFAULTS, [{"isEnabled": False}], "v1.0") == {"is_enabled": False}
    assert section(DEFAULTS, [], "v1.0") is None
    assert section(STRENGTH, [], "v1.0") == []


POLICY = RESOURCES["conditional_access_policy"]
PARTNER = RESOURCES["cross_tenant_access_partner"]
MICROSOFT_AUTHENTICATOR = RESOURCES["authentication_method_microsoft_authenticator"]


def policy(ident: str, name: str, *groups: str) -> dict[str, Any]:
    """A policy of the document."""
    return {
        "id": ident,
        "display_name": name,
        "conditions": {"users": {"include_users": ["All"], "exclude_groups": [*groups]}},
    }


def test_references_of_a_part_say_where_they_stand() -> None:
    found = references_in(POLICY, [policy("1", "a", "g1", "g2"), policy("2", "b", "g1")])
    assert [(each.path, each.kinds, each.text) for each in found] == [
        ("conditional_access_policy 'a': conditions.users.exclude_groups[0]", ("group",), "g1"),
        ("conditional_access_policy 'a': conditions.users.exclude_groups[1]", ("group",), "g2"),
        ("conditional_access_policy 'b': conditions.users.exclude_groups[0]", ("group",), "g1"),
    ]
    target = {"include_targets": [{"id": "g", "target_type": "group"}, {"id": "all_users", "target_type": "group"}]}
    assert [each.path for each in references_in(MICROSOFT_AUTHENTICATOR, target)] == [
        "authentication_method_microsoft_authenticator: include_targets[0].id"
    ]


def test_names_take_the_place_of_ids_and_everything_is_in_order_again() -> None:
    names = {"g1": "Zebras", "g2": "apes", "g3": "Bears"}
    part = [policy("1", "a", "g1", "g2", "g3"), policy("2", "B", "x"), policy("3", "twin"), policy("4", "twin")]
    found = renamed(POLICY, part, lambda each: names.get(each.text, each.text))
    assert isinstance(found, list)
    assert [(each.get("id"), each["display_name"]) for each in found] == [
        (None, "a"),
        (None, "B"),
        ("3", "twin"),
        ("4", "twin"),
    ]
    assert found[0]["conditions"]["users"]["exclude_groups"] == ["apes", "Bears", "Zebras"]
    assert found[1]["conditions"]["users"] == part[1]["conditions"]["users"]
    assert part[0]["conditions"]["users"]["exclude_groups"] == ["g1", "g2", "g3"], "the part itself is not changed"
    assert [each["id"] for each in twins(POLICY, part)] == ["3", "4"]
    assert twins(POLICY, [{"id": "5"}]) == [{"id": "5"}], "without a name nothing finds it"
    assert twins(MICROSOFT_AUTHENTICATOR, {}) == []


def test_items_and_lists_of_objects_are_sorted_by_their_names() -> None:
    targets = [{"id": ident, "target_type": "group", "authentication_mode": "any"} for ident in ("g1", "g2")]
    names = {"g1": "Zebras", "g2": "apes"}
    found = renamed(MICROSOFT_AUTHENTICATOR, {"include_targets": targets}, lambda each: names[each.text])
    assert isinstance(found, dict) and [each["id"] for each in found["include_targets"]] == ["Zebras", "apes"]
    partners = [{"id": "1", "partner_tenant_id": "1"}, {"id": "2", "partner_tenant_id": "2"}]
    domains = {"1": "z.example", "2": "a.example"}
    found = renamed(PARTNER, partners, lambda each: domains[each.text])
    assert found == [{"partner_tenant_id": "a.example"}, {"partner_tenant_id": "z.example"}]


def refusal(status: int, *needs: str, message: str = "no", **case: Any) -> Any:
    """An error of Graph for a token that holds nothing."""
    claims = {"idtyp": "app", "roles": ["Other"], "iat": 0}
    return graph_error("read it", Reply(status, "Code", message), Circumstances(needs=needs, claims=claims, **case))


def test_permissions_that_lack_are_said_once() -> None:
    unread = {"one": refusal(403, "B|C", "A"), "two": refusal(403, "A")}
    assert told(unread, 5) == "Could not read 2 of 5 resources: the token lacks A, B or C for one, two."
    more = told({**unread, "three": refusal(500)}, 5)
    assert "3 of 5 resources: the token lacks A, B or C for one, two; three: Could not read it" in more


@pytest.mark.parametrize(
    "error",
    [
        refusal(404, "A"),
        refusal(403),
        refusal(403, "Other"),
        refusal(403, "A", message="needs a premium license"),
        refusal(403, "A", delegated_only=True),
        refusal(403, "A", challenge='error="insufficient_claims"'),
    ],
)
def test_other_reasons_are_no_lack_of_permissions(error: Any) -> None:
    assert error.missing == ()


def test_claims_in_words() -> None:
    identity = Credential("client_secret", tenant_id="contoso.example.com", client_id="1")
    claims = {"exp": 1_750_000_000, "roles": ["b", "a"], "scp": "y x", "tid": "t", "appid": "c"}
    assert described(claims, identity) == {
        "expires_on": "2025-06-15T15:06:40Z",
        "roles": ["a", "b"],
        "scopes": ["x", "y"],
        "tenant_id": "t",
        "client_id": "c",
    }
    assert described({}, identity) == {
        "expires_on": None,
        "roles": [],
        "scopes": [],
        "tenant_id": "contoso.example.com",
        "client_id": "1",
    }
