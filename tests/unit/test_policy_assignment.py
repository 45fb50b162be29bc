# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a task that assigns a policy compares and sends, and what of its options is refused."""

from __future__ import annotations

from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils import _policy_assignment as assignment
from ansible_collections.tenantops.entra.plugins.module_utils._plan import aggregate, plan
from ansible_collections.tenantops.entra.plugins.module_utils._registry import RESOURCES

from tests.unit.made_up import KEY, OTHER_KEY, sent

DEFAULTS = {name: option.get("default") for name, option in assignment.SPEC.items()}
POLICY = {"id": "p/1", "displayName": "Half an hour"}
POST, DELETE = "/applications/{}/tokenLifetimePolicies/$ref", "/applications/{}/tokenLifetimePolicies/p%2F1/$ref"
LINK = {"@odata.id": "{root}/v1.0/policies/tokenLifetimePolicies/p%2F1"}


def options(**given: Any) -> dict[str, Any]:
    """Validated options of a task."""
    return {**DEFAULTS, "policy_type": "token_lifetime_policy", "policy": "Half an hour", **given}


def requests(applies_to: list[dict[str, Any]] | None, **given: Any) -> list[tuple[str, str, Any]]:
    """What a task sends about a policy that applies to these objects; None for a policy that does not exist."""
    assert assignment.problems(options(**given)) == []
    resource, wished, _own = assignment.declared(options(**given))
    shown = None
    if applies_to is not None:
        shown = aggregate(resource, {**POLICY, "applications": applies_to, "servicePrincipals": applies_to})
    return sent(plan(resource, shown, wished))


def linked(ident: str, kind: str = "application") -> dict[str, Any]:
    """An object as the policy lists it."""
    return {"@odata.type": f"#microsoft.graph.{kind}", "id": ident}


def test_named_objects_are_added_to_those_that_are_there() -> None:
    assert requests([linked(KEY)], applications=[OTHER_KEY]) == [("POST", POST.format(OTHER_KEY), LINK)]
    assert requests([linked(KEY)], applications=[KEY.upper()]) == []
    assert requests([], applications=[KEY.upper(), KEY]) == [("POST", POST.format(KEY), LINK)]
    assert requests([linked(KEY)], applications=[]) == []


def test_an_exact_list_is_the_whole_list_of_its_kind_and_removals_come_first() -> None:
    there = [linked(KEY), linked("principal", "servicePrincipal")]
    assert requests(there, applications=[OTHER_KEY], exact=True) == [
        ("DELETE", DELETE.format(KEY), None),
        ("POST", POST.format(OTHER_KEY), LINK),
    ]
    assert requests(there, applications=[], exact=True) == [("DELETE", DELETE.format(KEY), None)]
    assert requests(there, service_principals=["principal"], exact=True) == []


def test_absent_removes_the_named_objects_only() -> None:
    there = [linked(KEY), linked(OTHER_KEY)]
    assert requests(there, applications=[KEY.upper(), "gone"], state="absent") == [("DELETE", DELETE.format(KEY), None)]
    assert requests(None, applications=[KEY], state="absent") == []


def test_objects_of_other_types_are_left_alone() -> None:
    assert requests([linked(KEY, "group"), {"id": OTHER_KEY}], applications=[], exact=True) == []


def test_an_id_is_told_from_a_name() -> None:
    assert assignment.declared(options(policy=KEY, applications=[]))[1].ident == KEY
    assert assignment.declared(options(applications=[]))[1].values["displayName"] == "Half an hour"


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({}, "applications or service_principals is needed"),
        ({"policy": " ", "applications": []}, "policy is empty"),
        ({"applications": [" "]}, "applications[0] is empty"),
        ({"applications": [], "exact": True, "state": "absent"}, "exact does not go with state absent"),
        ({"applications": [], "replace": True, "state": "absent"}, "replace does not go with state absent"),
        ({"policy_type": "claims_mapping_policy"}, "service_principals is needed"),
        ({"policy_type": "claims_mapping_policy", "applications": ["x"]}, "assigned to service_principals, not to"),
    ],
)
def test_a_problem_names_the_option(given: dict[str, Any], problem: str) -> None:
    assert any(problem in found for found in assignment.problems(options(**given)))


@pytest.mark.parametrize("name", assignment.TYPES)
def test_a_type_is_a_module_with_the_same_words_and_path(name: str) -> None:
    kind = assignment.TYPES[name]
    assert (RESOURCES[name].title, RESOURCES[name].path) == (kind.title, f"/policies/{kind.collection}")
