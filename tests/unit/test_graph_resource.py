# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Resources that a task declares: what they compare, what they send, what is refused before the first request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils import _graph_resource as graph
from ansible_collections.tenantops.entra.plugins.module_utils._errors import EntraError
from ansible_collections.tenantops.entra.plugins.module_utils._plan import Operation, plan
from ansible_collections.tenantops.entra.plugins.module_utils._read import plural

PATH = "/policies/madeUp"
IP = "#microsoft.graph.ipNamedLocation"
GUID = "2FC0579F-8113-47EA-B116-BB5A8DB9202A"
DEFAULTS = {name: option.get("default") for name, option in graph.SPEC.items()}


def options(body: Mapping[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """Validated options of a task."""
    return {**DEFAULTS, "path": PATH, "body": None if body is None else dict(body), **more}


def planned(current: Mapping[str, Any] | None, body: Mapping[str, Any] | None = None, **more: Any) -> list[Operation]:
    """What a task sends."""
    assert graph.problems(options(body, **more)) == []
    resource, wished = graph.declared(options(body, **more))
    return list(plan(resource, current, wished, version=resource.version).operations)


def sent(current: Mapping[str, Any] | None, body: Mapping[str, Any], **more: Any) -> Any:
    """The body of the only operation, None where there is none."""
    operations = planned(current, body, **more)
    assert len(operations) <= 1
    return operations[0].body if operations else None


# --- compare ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("current", "body"),
    [
        ({"a": 1, "other": 2}, {"a": 1}),
        ({"a": {"b": 1, "c": 2}}, {"a": {"b": 1}}),
        ({"a": ["x", "y"]}, {"a": ["y", "x"]}),
        ({"a": [3, 1]}, {"a": [1, 3]}),
        ({}, {"a": None}),
        ({"a": None}, {"a": []}),
        ({"a": {"b": None}}, {"a": {}}),
        ({"a": GUID.lower()}, {"a": GUID}),
        ({"a": [GUID]}, {"a": [GUID.lower()]}),
        ({"a": {"b@odata.context": "x", "b": 1}}, {"a": {"b": 1}}),
        ({"a": [{"k": 1, "v": 2}]}, {"a": [{"v": 2, "k": 1}]}),
    ],
)
def test_raw_values_that_mean_the_same(current: dict[str, Any], body: dict[str, Any]) -> None:
    assert planned(current, body) == []


@pytest.mark.parametrize(
    ("current", "body", "wanted"),
    [
        ({"a": 1, "b": 2}, {"a": 3, "b": 2}, {"a": 3}),
        ({"a": {"b": 1, "c": 2}}, {"a": {"b": 3}}, {"a": {"b": 3, "c": 2}}),
        ({"a": {"b": {"c": 1, "d": 2}}}, {"a": {"b": {"c": None}}}, {"a": {"b": {"c": None, "d": 2}}}),
        ({"a": ["x", "y"]}, {"a": ["x"]}, {"a": ["x"]}),
        ({"a": ["x"]}, {"a": []}, {"a": []}),
        ({"a": "x"}, {"a": "X"}, {"a": "X"}),
        ({"a": 1}, {"a": True}, {"a": True}),
        ({"a": [{"k": 1}, {"k": 2}]}, {"a": [{"k": 2}, {"k": 1}]}, {"a": [{"k": 2}, {"k": 1}]}),
        ({"a": [{"k": 1, "v": 2}]}, {"a": [{"k": 1}]}, {"a": [{"k": 1}]}),
    ],
)
def test_what_differs_is_sent_whole(current: dict[str, Any], body: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert sent(current, body) == wanted


def test_items_of_a_keyed_list_keep_what_the_task_does_not_name() -> None:
    current = {"a": {"list": [{"k": 1, "v": 2}, {"k": 2, "v": 3, "made": "here"}]}}
    keys = {"a.list": "k"}
    assert planned(current, {"a": {"list": [{"k": 2}, {"k": 1, "v": 2}]}}, list_keys=keys) == []
    body = sent(current, {"a": {"list": [{"k": 2, "v": 4}]}}, list_keys=keys)
    assert body == {"a": {"list": [{"k": 2, "v": 4, "made": "here"}]}}


def test_keyed_list_below_a_keyed_list_and_a_key_of_two_members() -> None:
    keys = {"outer": ["id", "type"], "outer.inner": "k"}
    current = {"outer": [{"id": 1, "type": "a", "inner": [{"k": 1, "v": 1}, {"k": 2, "v": 2}]}, {"id": 1, "type": "b"}]}
    same = {"outer": [{"type": "b", "id": 1}, {"id": 1, "type": "a", "inner": [{"k": 2}, {"k": 1, "v": 1}]}]}
    assert planned(current, same, list_keys=keys) == []
    other = {"outer": [{"type": "b", "id": 1}, {"id": 1, "type": "a", "inner": [{"k": 2, "v": 3}]}]}
    assert sent(current, other, list_keys=keys)["outer"][1]["inner"] == [{"k": 2, "v": 3}]


# --- writing ---------------------------------------------------------------------------------------------------------


def test_type_is_sent_with_every_patch_given_or_read() -> None:
    assert sent({"@odata.type": IP, "a": 1}, {"a": 2}) == {"@odata.type": IP, "a": 2}
    assert sent({"a": 1}, {"@odata.type": IP, "a": 2}) == {"@odata.type": IP, "a": 2}
    assert planned({"a": 1}, {"@odata.type": IP}) == []
    with pytest.raises(EntraError, match="cannot change the type"):
        sent({"@odata.type": "#microsoft.graph.countryNamedLocation", "a": 1}, {"@odata.type": IP, "a": 2})


def test_put_sends_the_whole_object_without_what_is_read_only() -> None:
    current = {"@odata.context": "x", "id": "1", "version": 3, "a": 1, "b": {"c": 2}, "unknown": 4}
    body = sent(current, {"a": 2}, method="PUT", read_only=["version"])
    assert body == {"a": 2, "b": {"c": 2}, "unknown": 4}


def test_members_that_every_patch_needs() -> None:
    assert sent({"a": 1, "b": 2}, {"a": 3}, always_send=["b"]) == {"b": 2, "a": 3}


def test_write_only_members_travel_with_a_change_only() -> None:
    assert planned({"a": 1}, {"a": 1, "secret": "s"}, write_only=["secret"]) == []
    assert sent({"a": 1}, {"a": 2, "secret": "s"}, write_only=["secret"]) == {"a": 2, "secret": "s"}
    given = options({"a": "x", "secret": {"deep": ["s", " "]}}, write_only=["secret", "missing"])
    assert graph.secrets(given) == {"s"}


def test_items_are_created_at_the_collection_or_at_their_key() -> None:
    (posted,) = planned(None, {"displayName": "x"}, match_on="displayName")
    assert (posted.method, posted.path, posted.body) == ("POST", PATH, {"displayName": "x"})
    (put,) = planned(None, {"name": "a b"}, match_on="name", key="name", create="PUT")
    assert (put.method, put.path) == ("PUT", f"{PATH}/a%20b")
    (patched,) = planned(None, {"id": "c7", "a": 1}, match_on="id", create="PATCH")
    assert (patched.method, patched.path, patched.body) == ("PATCH", f"{PATH}/c7", {"id": "c7", "a": 1})


def test_other_objects_are_created_only_where_the_task_says_how() -> None:
    with pytest.raises(EntraError, match=f"object {PATH} does not exist"):
        planned(None, {"a": 1})
    (made,) = planned(None, {"a": 1}, create="PUT")
    assert (made.method, made.path) == ("PUT", PATH)
    assert not graph.declared(options({"a": 1}))[0].missing_ok
    assert graph.declared(options({"a": 1}, create="PUT"))[0].missing_ok


def test_absent() -> None:
    current = {"id": "1", "displayName": "x"}
    (item,) = planned(current, {"displayName": "x"}, match_on="displayName", state="absent")
    assert (item.method, item.path) == ("DELETE", f"{PATH}/1")
    (own,) = planned(current, state="absent")
    assert (own.method, own.path) == ("DELETE", PATH)
    assert planned(None, state="absent") == []
    assert graph.declared(options(state="absent"))[0].missing_ok


def test_rename_by_id() -> None:
    body = {"displayName": "new"}
    (renamed,) = planned({"id": "1", "displayName": "old"}, body, match_on="displayName", id="1")
    assert (renamed.path, renamed.body) == (f"{PATH}/1", body)


def test_what_errors_call_it() -> None:
    resource, _wished = graph.declared(options({"displayName": "x"}, match_on="displayName"))
    assert plural(resource.title) == f"{PATH} items"
    permissions = {"read": ["A.Read|B.Read"], "write": None}
    found = graph.declared(options(permissions=permissions))[0].permissions
    assert (found.read, found.write) == (("A.Read|B.Read",), ())


# --- problems --------------------------------------------------------------------------------------------------------

NAMED = {"match_on": "displayName"}


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (options(path="policies"), "path 'policies' is not the path"),
        (options(path="/policies/"), "is not the path"),
        (options(path="/policies//x"), "is not the path"),
        (options(path="/policies/x#y"), "is not the path"),
        (options(path="/policies/{id}"), "is not the path"),
        (options(path="/beta/policies"), "belongs into graph_version"),
        (options(match_on="displayName"), "body has no such member"),
        (options({"displayName": ""}, **NAMED), "body has no such member"),
        (options(id=" "), "id is empty"),
        (options({"a": 1}, create="POST"), "match_on is needed"),
        (options({"id": "x"}), "body.id cannot be set"),
        (options({"a@odata.bind": "x"}), "annotation"),
        (options({"@odata.type": 1}), "not a text"),
        (options({"a": 1}, read_only=["a"]), "given, though read_only"),
        (options({"a": {"b": ["x", None]}}), "body.a.b[1] is null"),
        (options({"a": [{"b": [""]}]}), "body.a[0].b[0] is empty"),
        (options({"a": "__omit_place_holder__0123456789abcdef"}), "body.a holds the placeholder"),
        (options({"a": "unknownFutureValue"}), "a is unknownFutureValue"),
        (options({"a": [{"k": 1}, {"k": 1}]}, list_keys={"a": "k"}), "a[0] and a[1] have the same k"),
        (options({"a": [{"k": None}]}, list_keys={"a": "k"}), "body.a[0] lacks k"),
        (options({"a": ["x"]}, list_keys={"a": "k"}), "body.a[0] lacks k"),
        (options({"a": 1}, list_keys={"a": "k"}), "body.a is none"),
        (options({"a": [{"b": {}}]}, list_keys={"a.b": "k"}), "body.a[0].b is none"),
        (options({"a": []}, list_keys={"a": [1]}), "list_keys.a is neither"),
        (options({"a": []}, list_keys={"a": []}), "list_keys.a is neither"),
    ],
)
def test_problems(given: dict[str, Any], wanted: str) -> None:
    found = graph.problems(given)
    assert any(wanted in problem for problem in found), found


@pytest.mark.parametrize(
    "given",
    [
        options(),
        options(path="/groupSettings", id="1"),
        options(path="/policies/x('1')"),
        options({"a": None}, list_keys={"a": "k", "b.c": "k"}),
        options({"a": [{"b": None}, {"b": [{"k": 1}]}]}, list_keys={"a.b": "k"}),
        options({"id": "c1"}, match_on="id"),
    ],
)
def test_no_problem(given: dict[str, Any]) -> None:
    assert graph.problems(given) == []
