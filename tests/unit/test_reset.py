# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Giving an object the service's own values, which the service alone knows; and what must not be missing."""

from __future__ import annotations

from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils._checks import problems
from ansible_collections.tenantops.entra.plugins.module_utils._errors import EntraError
from ansible_collections.tenantops.entra.plugins.module_utils._fields import Bool, Keyed, Nested, Object, Text
from ansible_collections.tenantops.entra.plugins.module_utils._options import resource_spec, wish
from ansible_collections.tenantops.entra.plugins.module_utils._resource import Reset

from tests.unit.made_up import planned, sent, single

RESOURCE = single(Bool("is_on", "Doc."), reset=Reset("resetToOurs", {"isDefault": True}))


def test_a_reset_is_a_post_below_the_object() -> None:
    assert sent(planned(RESOURCE, {"isOn": True, "isDefault": False}, reset=True)) == [
        ("POST", "/policies/madeUp/resetToOurs", {})
    ]


def test_an_object_that_has_the_services_values_is_not_reset() -> None:
    assert sent(planned(RESOURCE, {"isOn": True, "isDefault": True}, reset=True)) == []


def test_only_a_resource_that_can_be_reset_has_the_option() -> None:
    assert resource_spec(RESOURCE)["reset"] == {"type": "bool", "default": False}
    assert "reset" not in resource_spec(single(Bool("is_on", "Doc.")))


@pytest.mark.parametrize("beside", [{"is_on": False}, {"clear": ["is_on"]}, {"exact": True}])
def test_nothing_can_stand_beside_a_reset(beside: dict[str, Any]) -> None:
    options = {"reset": True, "exact": False, **beside}
    found = problems(RESOURCE, options, wish(RESOURCE, options))
    assert f"reset gives everything the service's own values and cannot stand beside {next(iter(beside))}" in found


TARGETS = Keyed("targets", "Doc.", Object((Text("id", "Doc."), Text("kind", "Doc.", required=True))), key=("id",))
INCOMPLETE = single(TARGETS, Nested("deep", "Doc.", Text("a", "Doc.", required=True), Text("b", "Doc.")))


@pytest.mark.parametrize(
    ("options", "missing"),
    [
        ({"targets": [{"id": "known"}, {"id": "new"}]}, "targets[1].kind"),
        ({"deep": {"b": "x"}}, "deep.a"),
    ],
)
def test_a_nested_member_must_have_a_value_in_what_would_result(options: dict[str, Any], missing: str) -> None:
    current = {"targets": [{"id": "known", "kind": "group"}]}
    with pytest.raises(EntraError, match=rf"needs a value for {missing.replace('[', '.').replace(']', '.')}\."):
        planned(INCOMPLETE, current, **options)


def test_a_member_that_is_there_need_not_be_named_again() -> None:
    current = {"targets": [{"id": "known", "kind": "group"}, {"id": "other", "kind": "user"}], "deep": None}
    assert sent(planned(INCOMPLETE, current, targets=[{"id": "known"}])) == [
        ("PATCH", "/policies/madeUp", {"targets": [{"id": "known", "kind": "group"}]})
    ]


def test_what_the_task_does_not_change_may_be_incomplete() -> None:
    current = {"targets": [{"id": "known"}], "deep": {"a": "1"}}
    assert sent(planned(INCOMPLETE, current, deep={"a": "2"})) == [("PATCH", "/policies/madeUp", {"deep": {"a": "2"}})]
