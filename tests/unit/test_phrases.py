# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""One of several words in the options, a text with the value inside on the wire."""

from __future__ import annotations

from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils._checks import problems
from ansible_collections.tenantops.entra.plugins.module_utils._compare import canonical
from ansible_collections.tenantops.entra.plugins.module_utils._fields import Field, ListOf
from ansible_collections.tenantops.entra.plugins.module_utils._options import (
    argument_spec,
    to_option,
    to_wire,
    wish,
)
from ansible_collections.tenantops.entra.plugins.module_utils._plan import plan

from tests.unit.made_up import PHRASED, single

REVIEWERS = Field("reviewers", "Doc.", ListOf(PHRASED))
RESOURCE = single(REVIEWERS)
ADA = {"query": "/users/ada", "queryType": "MicrosoftGraph"}


def test_the_option_is_a_mapping_of_the_words() -> None:
    spec = argument_spec([REVIEWERS])["reviewers"]
    assert (spec["type"], spec["elements"], sorted(spec["options"])) == ("list", "dict", ["group", "query", "user"])


@pytest.mark.parametrize(
    ("option", "text"),
    [({"user": "ada"}, "/users/ada"), ({"group": "b"}, "/groups/b/members"), ({"query": "./manager"}, "./manager")],
)
def test_a_word_becomes_its_text_and_back(option: dict[str, Any], text: str) -> None:
    wire = to_wire(PHRASED, option)
    assert wire == {"query": text, "queryType": "MicrosoftGraph"}
    assert to_option(PHRASED, wire) == option


@pytest.mark.parametrize("text", ["/users/ADA", "/Users/ada", "/v1.0/users/ada"])
def test_another_spelling_means_the_same(text: str) -> None:
    assert canonical(PHRASED, {"query": text}) == canonical(PHRASED, ADA)


def test_another_word_does_not_mean_the_same() -> None:
    assert canonical(PHRASED, {"query": "/groups/ada/members"}) != canonical(PHRASED, ADA)


def test_what_stands_behind_an_id_is_no_part_of_it() -> None:
    assert to_option(PHRASED, {"query": "/users/ada/manager"}) == {"query": "/users/ada/manager"}


def test_members_that_every_such_object_carries_are_not_compared() -> None:
    assert canonical(PHRASED, {"query": "/users/ada", "queryRoot": None}) == canonical(PHRASED, ADA)


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        ({}, "reviewers[0] needs one of user, group, query"),
        ({"user": "a", "group": "b"}, "reviewers[0] needs one of user, group, query"),
        ({"user": " "}, "reviewers[0].user is empty: a template that rendered to nothing must not shorten a list"),
    ],
)
def test_exactly_one_word_is_given(item: dict[str, Any], problem: str) -> None:
    options = {"reviewers": [item]}
    assert problems(RESOURCE, options, wish(RESOURCE, {"reviewers": []})) == [problem]


def test_the_list_is_sent_whole_when_it_differs() -> None:
    found = plan(RESOURCE, {"reviewers": [ADA]}, wish(RESOURCE, {"reviewers": [{"group": "b"}, {"user": "ADA"}]}))
    assert [operation.body for operation in found.operations] == [
        {"reviewers": [{**ADA, "query": "/groups/b/members"}, {**ADA, "query": "/users/ADA"}]}
    ]


def test_the_same_list_in_other_spellings_is_no_change() -> None:
    current = {"reviewers": [{**ADA, "query": "/v1.0/users/ADA"}]}
    assert plan(RESOURCE, current, wish(RESOURCE, {"reviewers": [{"user": "ada"}, {"user": "Ada"}]})).operations == ()
