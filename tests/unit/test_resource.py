# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The vocabulary of resources: kinds, paths, the beta shape, and the predicates of refusals."""

from __future__ import annotations

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils import _scalars as s
from ansible_collections.tenantops.entra.plugins.module_utils._fields import Bool, Nested, SetOf, Text, Variant
from ansible_collections.tenantops.entra.plugins.module_utils._resource import (
    Beta,
    Delete,
    Permissions,
    Write,
    all_fields,
    body_type,
    display_name,
    family_item,
    fields_in,
    member_is,
    member_missing,
    member_outside,
    member_starts_with,
    relocated,
)

from tests.unit.made_up import single, things

MOVED = single(
    Nested("role", "Doc.", SetOf("grants", "Doc.", s.TEXT), Bool("other", "Doc.")),
    beta=Beta("/policies/madeUp/madeUp", {"role.grants": "grantsOfUsers"}),
)


def test_a_singleton_has_neither_items_nor_verbs_to_make_and_remove_them() -> None:
    resource = single(Bool("on", "Doc."))
    assert not resource.is_collection
    assert resource.create == ""
    assert resource.delete is None


def test_a_collection_is_created_by_post_matched_by_name_and_deleted() -> None:
    resource = things()
    assert resource.is_collection
    assert (resource.create, resource.key.wire, resource.key.match, resource.delete) == (
        "POST",
        "id",
        "display_name",
        Delete(),
    )


def test_a_collection_may_have_no_way_to_create_or_delete() -> None:
    resource = things(create="", delete=None)
    assert resource.create == ""
    assert resource.delete is None


def test_a_family_item_has_a_fixed_path_and_a_fixed_type() -> None:
    item = family_item("m", "method", "/methods/M", "#microsoft.graph.m", permissions=Permissions(), fields=())
    assert not item.is_collection
    assert item.type_sent == "#microsoft.graph.m"


def test_a_name_is_required_of_a_new_item_and_has_the_short_alias() -> None:
    assert display_name("Doc.").required
    assert display_name("Doc.").aliases == ("name",)


def test_the_path_of_beta_counts_only_in_beta() -> None:
    assert MOVED.path_in("v1.0") == "/policies/madeUp"
    assert MOVED.path_in("beta") == "/policies/madeUp/madeUp"
    assert single().path_in("beta") == "/policies/madeUp"


def test_fields_lie_elsewhere_in_beta_and_keep_their_options() -> None:
    here, there = fields_in(MOVED, "v1.0"), fields_in(MOVED, "beta")
    assert [each.wire for each in here] == ["role"]
    assert [(each.name, each.wire) for each in there] == [("role", "role"), ("grants", "grantsOfUsers")]
    assert [each.wire for each in there[0].type.fields] == ["other"]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ({"role": {"grants": ["a"], "other": True}}, {"role": {"other": True}, "grantsOfUsers": ["a"]}),
        ({"role": {"grants": None}}, {"grantsOfUsers": None}),
        ({"role": {"other": True}}, {"role": {"other": True}}),
        ({"role": None}, {"role": None}),
        ({}, {}),
    ],
)
def test_members_move_to_their_beta_place_and_back(here: dict, there: dict) -> None:
    assert relocated(here, MOVED.beta.moved) == there
    assert relocated(there, MOVED.beta.moved, back=True) == here


def test_the_fields_of_one_variant_or_of_all_of_them() -> None:
    resource = single(
        Bool("on", "Doc."),
        variants=(Variant("a", "#a", (Text("of_a", "Doc."),)), Variant("b", "#b", (Text("of_b", "Doc."),))),
    )
    assert [each.name for each in all_fields(resource, "a")] == ["on", "of_a"]
    assert [each.name for each in all_fields(resource)] == ["on", "of_a", "of_b"]


def test_the_main_body_is_sparse_unless_the_object_is_written_whole() -> None:
    differing, whole = single(Bool("on", "Doc.")), single(Bool("on", "Doc."), write=Write("PUT", whole=True))
    assert body_type(differing, differing.fields).sparse
    assert not body_type(whole, whole.fields).sparse


def test_the_id_and_dropped_members_are_never_in_a_body() -> None:
    resource = single(dropped=("version",))
    assert body_type(resource, ()).dropped == ("id", "version")


def test_predicates_of_refusals() -> None:
    assert member_is("kind", "builtIn")({"kind": "builtIn"})
    assert not member_is("kind", "builtIn")({})
    assert member_starts_with("id", "microsoft-")({"id": "microsoft-all"})
    assert not member_starts_with("id", "microsoft-")({"id": None})
    assert member_missing("status")({})
    assert not member_missing("status")({"status": None})
    assert [days for days in (0, 1, 5, 6) if member_outside("days", 1, 5)({"days": days})] == [0, 6]
    assert not member_outside("days", 1, 5)({}) and not member_outside("days", 1, 5)({"days": None})
