# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The vocabulary of fields: short ways to declare, each giving the right type, channel and facts."""

from __future__ import annotations

from typing import Any

import pytest
from ansible.module_utils.common.dict_transformations import snake_dict_to_camel_dict
from ansible_collections.tenantops.entra.plugins.module_utils import _fields as f
from ansible_collections.tenantops.entra.plugins.module_utils import _scalars as s
from ansible_collections.tenantops.entra.plugins.module_utils._fields import UNSET, Field, ListOf, Main, Object, Pairs


@pytest.mark.parametrize(
    ("name", "wire"),
    [
        ("is_enabled", "isEnabled"),
        ("azure_ad_join", "azureAdJoin"),
        ("a", "a"),
        ("standard_qr_code_lifetime_in_days", "standardQrCodeLifetimeInDays"),
    ],
)
def test_a_wire_name_follows_as_ansible_itself_would_make_it(name: str, wire: str) -> None:
    assert Field(name, "Doc.", s.TEXT).wire == wire
    assert list(snake_dict_to_camel_dict({name: 1})) == [wire]


def test_a_declared_wire_name_is_taken_as_it_is() -> None:
    assert f.Bool("azure_ad_join", "Doc.", wire="azureADJoin").wire == "azureADJoin"


@pytest.mark.parametrize(
    ("declared", "kind"),
    [
        (f.Bool("a", "Doc."), s.BOOLEAN),
        (f.Int("a", "Doc."), s.INTEGER),
        (f.Text("a", "Doc."), s.TEXT),
        (f.Guid("a", "Doc."), s.GUID),
        (f.Duration("a", "Doc."), s.DURATION),
        (f.DateTime("a", "Doc."), s.DATE_TIME),
        (f.AddressRange("a", "Doc."), s.ADDRESS_RANGE),
        (f.Json("a", "Doc."), s.JSON_TEXT),
        (f.SetOf("a", "Doc.", s.GUID), ListOf(s.GUID)),
        (f.Ordered("a", "Doc.", s.TEXT), ListOf(s.TEXT, order="ordered")),
        (
            f.Keyed("a", "Doc.", Object(()), key=("id",), second_key=("name",)),
            ListOf(Object(()), order="keyed", key=("id",), second_key=("name",)),
        ),
        (
            f.Contents("a", "Doc.", Object(()), defaults={"b": "all"}),
            ListOf(Object(()), order="multiset", defaults={"b": "all"}),
        ),
        (f.Settings("a", "Doc.", delimiters={"b": ","}), Pairs(delimiters={"b": ","})),
        (f.Nested("a", "Doc.", collapse=True, weightless=("b",)), Object((), collapse=True, weightless=("b",))),
    ],
)
def test_a_short_way_declares_its_type(declared: Field, kind: Any) -> None:
    assert declared.type == kind


def test_facts_reach_the_field_whatever_the_way_it_is_declared() -> None:
    facts: dict[str, Any] = {"nullable": True, "wire": "w", "beta": True}
    declared = [
        f.Bool("a", "Doc.", **facts),
        f.Choice("a", "Doc.", ("b",), **facts),
        f.Flags("a", "Doc.", ("b",), **facts),
        f.Ref("a", "Doc.", "user", **facts),
        f.Refs("a", "Doc.", "user", **facts),
        f.SetOf("a", "Doc.", s.TEXT, **facts),
        f.Nested("a", "Doc.", f.Bool("b", "Doc."), closed=True, **facts),
        f.Variants("a", "Doc.", **facts),
        f.Settings("a", "Doc.", starts_from="template", **facts),
    ]
    assert all((each.nullable, each.wire, each.beta) == (True, "w", True) for each in declared)


def test_a_field_is_written_in_the_main_body_and_promises_nothing_unless_declared() -> None:
    plain = f.Text("a", "Doc.")
    assert plain.channel == Main()
    assert not (plain.nullable or plain.required or plain.immutable or plain.beta or plain.write_only or plain.secret)
    assert plain.default is UNSET and plain.reset is UNSET


def test_a_secret_is_never_compared() -> None:
    assert f.Secret("a", "Doc.").secret
    assert f.Secret("a", "Doc.").write_only


def test_only_lists_are_cleared_with_an_empty_list() -> None:
    assert f.SetOf("a", "Doc.", s.TEXT).is_collection
    assert not f.Settings("a", "Doc.").is_collection
    assert not f.Nested("a", "Doc.").is_collection


def test_a_shared_field_may_differ_in_one_fact() -> None:
    shared = f.Text("a", "Doc.", nullable=True)
    assert f.without_facts(shared, nullable=False) == f.Text("a", "Doc.")


def test_unset_is_false_and_says_what_it_is() -> None:
    assert not UNSET
    assert repr(UNSET) == "UNSET"


def test_the_phases_leave_the_stricter_state_when_a_plan_stops_halfway() -> None:
    order = [f.ADD_EXCLUDES, f.REMOVE_INCLUDES, f.FIRST, f.MAIN, f.LAST, f.ADD_INCLUDES, f.REMOVE_EXCLUDES]
    assert order == sorted(set(order))
