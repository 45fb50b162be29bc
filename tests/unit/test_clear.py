# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Wishes for emptiness: paths to clear, and exact objects."""

from __future__ import annotations

from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils import _scalars as s
from ansible_collections.tenantops.entra.plugins.module_utils._clear import emptiness, steps
from ansible_collections.tenantops.entra.plugins.module_utils._fields import (
    UNSET,
    Bool,
    Children,
    Choice,
    Contents,
    Field,
    Keyed,
    Nested,
    Object,
    Ref,
    References,
    Refs,
    Secret,
    SetOf,
    Settings,
    SubResource,
    Text,
    Variant,
    Variants,
)
from ansible_collections.tenantops.entra.plugins.module_utils._resource import Beta

from tests.unit.made_up import KEY, ODATA_TYPE, body, planned, said, sent, single, things

CREDENTIAL = Object((Text("kind", "Doc."), Text("max_lifetime", "Doc.", nullable=True), Bool("on", "Doc.")))
FIELDS = (
    Text("note", "Doc.", nullable=True, aliases=("remark",)),
    Text("label", "Doc."),
    SetOf("users", "Doc.", s.TEXT),
    SetOf("methods", "Doc.", s.TEXT, required=True),
    Nested(
        "restrictions",
        "Doc.",
        Text("reason", "Doc.", nullable=True),
        Keyed("password_credentials", "Doc.", CREDENTIAL, key=("kind",)),
    ),
    Contents("sets", "Doc.", CREDENTIAL),
    Settings("settings", "Doc."),
    Nested("strength", "Doc.", Text("id", "Doc."), bare="id", nullable=True),
    Variants("range", "Doc.", Variant("ip", "#ip", (Text("mask", "Doc.", nullable=True),)), nullable=True),
    Secret("key", "Doc.", nullable=True),
)
RESOURCE = single(*FIELDS)


def test_the_steps_of_a_path() -> None:
    assert steps("restrictions.password_credentials[passwordAddition].max_lifetime") == (
        ("restrictions", ""),
        ("password_credentials", "passwordAddition"),
        ("max_lifetime", ""),
    )
    assert steps("rules[a.b].c") == (("rules", "a.b"), ("c", ""))


@pytest.mark.parametrize(
    ("declared", "empty"),
    [
        (Text("a", "Doc.", nullable=True), None),
        (Text("a", "Doc."), UNSET),
        (SetOf("a", "Doc.", s.TEXT), []),
        (SetOf("a", "Doc.", s.TEXT, nullable=True), []),
        (SetOf("a", "Doc.", s.TEXT, required=True), UNSET),
        (Keyed("a", "Doc.", CREDENTIAL, key=("kind",), channel=Children("a")), []),
        (Keyed("a", "Doc.", CREDENTIAL, key=("kind",), channel=Children("a", delete=False)), UNSET),
        (Nested("a", "Doc.", nullable=True), None),
        (Nested("a", "Doc."), UNSET),
        (Settings("a", "Doc."), UNSET),
    ],
)
def test_what_empties_a_field(declared: Field, empty: Any) -> None:
    assert emptiness(declared) == empty


# --- problems --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("note", ""),
        ("remark", ""),
        ("users", ""),
        ("restrictions.reason", ""),
        ("restrictions.password_credentials", ""),
        ("restrictions.password_credentials[passwordAddition].max_lifetime", ""),
        ("strength", ""),
        ("range.mask", ""),
        ("label", "can be neither null nor empty"),
        ("methods", "can be neither null nor empty"),
        ("settings", "can be neither null nor empty"),
        ("restrictions", "can be neither null nor empty"),
        ("restrictions.password_credentials[a].on", "can be neither null nor empty"),
        ("nope", "names no option (nope is unknown)"),
        ("restrictions.nope", "names no option (nope is unknown)"),
        ("note.deeper", "does not lead below note"),
        ("settings.Enable", ""),
        ("strength.id", "does not lead below strength"),
        ("note[a]", "does not lead below note"),
        ("restrictions.password_credentials.max_lifetime", "does not lead below password_credentials"),
        ("restrictions[a].reason", "does not lead below restrictions"),
        ("sets[a].max_lifetime", "does not lead below sets"),
        ("restrictions.password_credentials[a]", "names a whole item; give the list without it instead"),
    ],
)
def test_what_is_wrong_with_a_path(path: str, problem: str) -> None:
    if path == "settings.Enable":
        assert said(RESOURCE, clear=[path]) == [f"clear: {path!r} is no path of option names"]
        return
    assert said(RESOURCE, clear=[path]) == ([f"clear: {path} {problem}"] if problem else [])


@pytest.mark.parametrize("path", ["", "isEnabled", "a..b", "a.", "a[", "a[]", "a b", None])
def test_a_path_is_made_of_option_names(path: str | None) -> None:
    [found] = said(RESOURCE, clear=[path])
    assert found.endswith("is no path of option names")


@pytest.mark.parametrize(
    "options",
    [
        {"note": "a", "clear": ["note"]},
        {"note": "a", "clear": ["remark"]},
        {"restrictions": {"reason": "a"}, "clear": ["restrictions.reason"]},
        {
            "restrictions": {"password_credentials": [{"kind": "a", "max_lifetime": "P1D"}]},
            "clear": ["restrictions.password_credentials[A].max_lifetime"],
        },
    ],
)
def test_what_is_given_cannot_be_cleared_as_well(options: dict[str, Any]) -> None:
    [found] = said(RESOURCE, **options)
    assert found.endswith("is given a value as well")


def test_another_item_than_the_given_one_may_be_cleared_below() -> None:
    given = {"password_credentials": [{"kind": "a", "max_lifetime": "P1D"}, {"kind": "b"}]}
    assert said(RESOURCE, restrictions=given, clear=["restrictions.password_credentials[b].max_lifetime"]) == []


# --- clear -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "state", "expected"),
    [
        pytest.param("note", {"note": "a"}, {"note": None}, id="null"),
        pytest.param("remark", {"note": "a"}, {"note": None}, id="by its alias"),
        pytest.param("users", {"users": ["a"]}, {"users": []}, id="an empty list"),
        pytest.param("strength", {"strength": {"id": "1"}}, {"strength": None}, id="an object"),
        pytest.param(
            "restrictions.reason",
            {"restrictions": {"reason": "a", "stranger": 1}},
            {"restrictions": {"reason": None, "stranger": 1}},
            id="below an object, the rest kept",
        ),
        pytest.param(
            "range.mask",
            {"range": {ODATA_TYPE: "#ip", "mask": "a", "stranger": 1}},
            {"range": {ODATA_TYPE: "#ip", "mask": None, "stranger": 1}},
            id="below a typed value",
        ),
        pytest.param(
            "restrictions.password_credentials[A].max_lifetime",
            {
                "restrictions": {
                    "passwordCredentials": [
                        {"kind": "b", "maxLifetime": "P1D"},
                        {"kind": "a", "maxLifetime": "P2D", "on": True},
                    ]
                }
            },
            {
                "restrictions": {
                    "passwordCredentials": [
                        {"kind": "b", "maxLifetime": "P1D"},
                        {"kind": "a", "maxLifetime": None, "on": True},
                    ]
                }
            },
            id="below an item, whose key is matched without case",
        ),
        pytest.param(
            "restrictions.password_credentials[a].max_lifetime",
            {
                "restrictions": {
                    "passwordCredentials": [{"kind": None, "maxLifetime": "P1D"}, {"kind": "a", "maxLifetime": "P2D"}]
                }
            },
            {
                "restrictions": {
                    "passwordCredentials": [{"kind": None, "maxLifetime": "P1D"}, {"kind": "a", "maxLifetime": None}]
                }
            },
            id="items without a key keep everything",
        ),
    ],
)
def test_a_path_is_cleared(path: str, state: dict[str, Any], expected: dict[str, Any]) -> None:
    found = planned(RESOURCE, state, clear=[path])
    assert body(found) == expected
    assert sent(planned(RESOURCE, found.landed, clear=[path])) == []


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("note", {"note": None}),
        ("note", {}),
        ("note", {"note": ""}),
        ("users", {"users": None}),
        ("restrictions.reason", {"restrictions": None}),
        ("restrictions.reason", {}),
        ("range.mask", {"range": {ODATA_TYPE: "#moon", "mask": "a"}}),
        (
            "restrictions.password_credentials[z].max_lifetime",
            {"restrictions": {"passwordCredentials": [{"kind": "a", "maxLifetime": "P2D"}]}},
        ),
        ("restrictions.password_credentials[z].max_lifetime", {"restrictions": {}}),
    ],
)
def test_where_nothing_is_there_is_nothing_to_clear(path: str, state: dict[str, Any]) -> None:
    assert sent(planned(RESOURCE, state, clear=[path])) == []


def test_a_path_joins_what_the_task_gives_beside_it() -> None:
    state = {"restrictions": {"reason": "a", "passwordCredentials": [{"kind": "a", "maxLifetime": "P1D", "on": False}]}}
    found = planned(
        RESOURCE,
        state,
        restrictions={"password_credentials": [{"kind": "a", "on": True}]},
        clear=["restrictions.reason", "restrictions.password_credentials[a].max_lifetime"],
    )
    assert body(found) == {
        "restrictions": {"reason": None, "passwordCredentials": [{"kind": "a", "maxLifetime": None, "on": True}]}
    }


@pytest.mark.parametrize(
    ("key", "second_key", "name"),
    [
        (("appliesTo",), (), "fido2"),
        (("appliesTo",), (), "FIDO2"),
        (("provider", "vendor"), (), "p"),
        (("provider", "vendor"), (), "p,v"),
        (("id",), ("provider",), "p"),
    ],
)
def test_an_item_is_named_by_its_first_key_by_all_of_them_or_by_the_second(
    key: tuple[str, ...], second_key: tuple[str, ...], name: str
) -> None:
    item = Object(
        (
            SetOf("applies_to", "Doc.", s.TEXT),
            Text("provider", "Doc."),
            Text("vendor", "Doc."),
            Text("id", "Doc."),
            Text("note", "Doc.", nullable=True),
        )
    )
    resource = single(Keyed("items", "Doc.", item, key=key, second_key=second_key))
    state = {"items": [{"appliesTo": ["fido2"], "provider": "p", "vendor": "v", "id": "1", "note": "x"}]}
    assert body(planned(resource, state, clear=[f"items[{name}].note"]))["items"][0]["note"] is None


def test_links_children_and_sub_resources_are_cleared_by_their_own_requests() -> None:
    resource = things(
        Refs("members", "Doc.", "user", channel=References("members")),
        Keyed("parts", "Doc.", CREDENTIAL, key=("kind",), channel=Children("parts")),
        Nested("below", "Doc.", Text("note", "Doc."), nullable=True, channel=SubResource("below")),
    )
    state = {
        "id": "1",
        "displayName": "x",
        "members": [KEY],
        "parts": [{"id": "2", "kind": "a"}],
        "below": {"note": "n"},
    }
    found = planned(resource, state, clear=["members", "parts", "below"])
    assert sorted(path for method, path, _body in sent(found) if method == "DELETE") == [
        "/things/1/below",
        f"/things/1/members/{KEY}/$ref",
        "/things/1/parts/2",
    ]
    assert sent(planned(resource, {"id": "1", "displayName": "x"}, clear=["members", "parts", "below"])) == []


def test_a_path_follows_the_place_of_v1_also_in_beta() -> None:
    resource = single(
        Nested("role", "Doc.", SetOf("grants", "Doc.", s.TEXT)),
        Text("novel", "Doc.", beta=True, nullable=True),
        beta=Beta("/x", {"role.grants": "grantsOfUsers"}),
    )
    found = planned(resource, {"grantsOfUsers": ["a"], "novel": "b"}, version="beta", clear=["role.grants", "novel"])
    assert body(found) == {"grantsOfUsers": [], "novel": None}
    assert found.before == {"role": {"grants": ["a"]}, "novel": "b"}
    assert found.after == {"role": {"grants": []}, "novel": None}


# --- exact -----------------------------------------------------------------------------------------------------------

EXACT = things(
    Text("note", "Doc.", nullable=True),
    Text("label", "Doc."),
    SetOf("users", "Doc.", s.TEXT),
    SetOf("methods", "Doc.", s.TEXT, required=True),
    Text("born", "Doc.", nullable=True, immutable=True),
    Choice("mode", "Doc.", ("off", "on"), reset="off"),
    Choice("policy_state", "Doc.", ("off", "on"), wire="state", nullable=True),
    Nested("rules", "Doc.", Text("reason", "Doc.", nullable=True), Bool("strict", "Doc.")),
    Keyed("items", "Doc.", Object((Text("kind", "Doc."), Text("note", "Doc.", nullable=True))), key=("kind",)),
    Ref("owner", "Doc.", "user", nullable=True),
    Secret("key", "Doc.", nullable=True),
    Settings("settings", "Doc."),
)
FULL = {
    "id": "1",
    "displayName": "x",
    "note": "n",
    "label": "l",
    "users": ["u"],
    "methods": ["m"],
    "born": "b",
    "mode": "on",
    "state": "on",
    "rules": {"reason": "r", "strict": True},
    "items": [{"kind": "a", "note": "n"}],
    "owner": KEY,
    "settings": [{"name": "A", "value": "b"}],
    "stranger": "kept",
}


def test_exact_resets_what_the_task_does_not_mention_and_lists_what_cannot_be_reset() -> None:
    found = planned(EXACT, FULL, display_name="x", exact=True)
    assert body(found) == {
        "note": None,
        "users": [],
        "mode": "off",
        "rules": {"reason": None, "strict": True},
        "items": [],
        "owner": None,
    }
    assert found.not_reset == ("label", "methods", "born", "rules.strict", "settings")
    assert (found.landed or {})["stranger"] == "kept"
    assert (found.landed or {})["state"] == "on"


def test_exact_keeps_what_the_task_mentions_and_resets_below_it() -> None:
    found = planned(
        EXACT,
        FULL,
        display_name="x",
        note="n",
        users=["u"],
        mode="on",
        owner=KEY,
        items=[{"kind": "a"}],
        rules={"strict": True},
        exact=True,
    )
    assert body(found) == {"rules": {"reason": None, "strict": True}, "items": [{"kind": "a", "note": None}]}


def test_what_is_empty_already_needs_no_reset() -> None:
    state = {"id": "1", "displayName": "x", "note": "", "users": None, "mode": "OFF", "rules": {}, "items": []}
    assert sent(planned(EXACT, state, display_name="x", exact=True)) == []


def test_without_exact_what_the_task_does_not_mention_stays() -> None:
    assert sent(planned(EXACT, FULL, display_name="x")) == []
    assert planned(EXACT, FULL, display_name="x").not_reset == ()


def test_exact_in_beta_speaks_of_the_options_where_they_are() -> None:
    resource = single(
        Nested("role", "Doc.", Text("fixed", "Doc."), SetOf("grants", "Doc.", s.TEXT)),
        beta=Beta("/x", {"role.fixed": "fixedElsewhere", "role.grants": "grantsOfUsers"}),
    )
    found = planned(resource, {"grantsOfUsers": ["a"], "fixedElsewhere": "f"}, version="beta", exact=True)
    assert body(found) == {"grantsOfUsers": []}
    assert found.not_reset == ("role.fixed",)
