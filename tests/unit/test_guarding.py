# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the guard is told: who asks, and the tenant with the object in its place."""

from __future__ import annotations

from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils._guarding import _actor, _with, refusal
from ansible_collections.tenantops.entra.plugins.module_utils._guards import Actor, Finding
from ansible_collections.tenantops.entra.plugins.module_utils._resource import Guarded, changes, was

METHODS = Guarded("methods", "id")
POLICIES = Guarded("policies", "id")
TENANT = {"methods": {"fido2": {"id": "Fido2"}, "sms": {"id": "Sms"}}, "policies": [{"id": "A"}, {"id": "B"}]}


@pytest.mark.parametrize(
    ("claims", "actor"),
    [
        ({}, Actor()),
        ({"idtyp": "user", "oid": "u", "appid": "client"}, Actor("user", frozenset({"u"}))),
        ({"idtyp": "app", "oid": "o", "appid": "a"}, Actor("service_principal", frozenset({"o", "a"}))),
        (
            {"idtyp": "app", "oid": "o", "appid": "a", "xms_mirid": "/subscriptions/x"},
            Actor("managed_identity", frozenset({"o", "a"})),
        ),
    ],
)
def test_who_asks_is_read_from_the_token(claims: dict[str, Any], actor: Actor) -> None:
    assert _actor(claims) == actor


def test_a_member_of_a_section_is_replaced_added_and_removed() -> None:
    known = {"id": "FIDO2"}
    assert _with(TENANT, METHODS, {"id": "Fido2", "state": "enabled"}, known)["methods"] == {
        "sms": {"id": "Sms"},
        "fido2": {"id": "Fido2", "state": "enabled"},
    }
    assert _with(TENANT, METHODS, None, known)["methods"] == {"sms": {"id": "Sms"}}
    assert _with(TENANT, METHODS, {"state": "enabled"}, {})["methods"]["new"] == {"state": "enabled"}


def test_an_item_of_a_list_is_replaced_added_and_removed() -> None:
    assert _with(TENANT, POLICIES, {"id": "A", "x": 1}, {"id": "a"})["policies"] == [{"id": "B"}, {"id": "A", "x": 1}]
    assert _with(TENANT, POLICIES, None, {"id": "b"})["policies"] == [{"id": "A"}]
    assert _with(TENANT, POLICIES, {"x": 1}, {})["policies"] == [{"id": "A"}, {"id": "B"}, {"x": 1}]


def test_a_section_without_members_is_the_object_itself() -> None:
    assert _with(TENANT, Guarded("defaults"), {"isEnabled": True}, {}) == {**TENANT, "defaults": {"isEnabled": True}}


def test_only_what_could_do_harm_is_judged() -> None:
    on = was("isEnabled", True)
    assert on({"isEnabled": True}, {"isEnabled": False}) and not on({"isEnabled": False}, {"isEnabled": True})
    state = changes("state")
    assert state({"state": "enabled"}, {"state": "disabled"}) and state({"state": "enabled"}, {})
    assert not state({"state": "enabled"}, {"state": "enabled", "other": 1}) and not state({}, {"state": "enabled"})
    kept = changes("state", removed=False)
    assert kept({"state": "a"}, {"state": "b"}) and not kept({"state": "a"}, {})


def test_the_refusal_names_every_reason_and_each_policy_once() -> None:
    found = [Finding("opening", "one", "P", "Reason one."), Finding("lockout", "two", "P", "Reason two.")]
    assert str(refusal("made-up policy", found)) == (
        "Nothing was written to the made-up policy, because of the tenant that would result. P (opening, one): Reason "
        "one. P (lockout, two): Reason two. To do it nevertheless, give accept_risk with the policy 'P' and the reason."
    )
