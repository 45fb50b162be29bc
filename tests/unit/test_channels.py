# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""By which request a field is written."""

from __future__ import annotations

from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils import _scalars as s
from ansible_collections.tenantops.entra.plugins.module_utils._channels import item_path, segment
from ansible_collections.tenantops.entra.plugins.module_utils._errors import EntraError
from ansible_collections.tenantops.entra.plugins.module_utils._fields import (
    ADD_EXCLUDES,
    LAST,
    REMOVE_EXCLUDES,
    Action,
    Alone,
    Backlinks,
    Bool,
    Children,
    Contents,
    Field,
    Guid,
    Keyed,
    Nested,
    Object,
    Parts,
    References,
    Refs,
    SetOf,
    SubResource,
    Text,
    Typed,
    Variant,
)
from ansible_collections.tenantops.entra.plugins.module_utils._plan import aggregate
from ansible_collections.tenantops.entra.plugins.module_utils._resource import Beta, Key, Resource, Write

from tests.unit.made_up import KEY, ODATA_TYPE, OTHER_KEY, body, planned, sent, single, things

BASE = {"id": "1", "displayName": "x"}


def _things(*fields: Field, **facts: Any) -> Resource:
    return things(*fields, **facts)


def _again(resource: Resource, state: dict[str, Any], **options: Any) -> list[Any]:
    """What is left to do when the plan was carried out."""
    return sent(planned(resource, planned(resource, state, **options).landed, **options))


# --- paths -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("abc", "/things/abc"),
        ("O'Brien/ä", "/things/O%27Brien%2F%C3%A4"),
        ("a b#c?d&e+f%", "/things/a%20b%23c%3Fd%26e%2Bf%25"),
        (7, "/things/7"),
        ("{id}", "/things/%7Bid%7D"),
    ],
)
def test_a_key_is_one_segment_of_a_path(key: Any, path: str) -> None:
    assert item_path(things(), "v1.0", {"id": key}) == path
    assert segment(key) == path.removeprefix("/things/")


def test_the_path_of_a_singleton_an_item_and_an_item_that_has_no_key_yet() -> None:
    assert item_path(single(beta=Beta("/b")), "v1.0", {"id": "1"}) == "/policies/madeUp"
    assert item_path(single(beta=Beta("/b")), "beta", {"id": "1"}) == "/b"
    assert item_path(things(key=Key(wire="tenantId")), "v1.0", {"tenantId": "t", "id": "1"}) == "/things/t"
    assert item_path(things(), "v1.0", {}) == "/things/{id}"


# --- alone -----------------------------------------------------------------------------------------------------------


def test_a_member_that_the_service_takes_alone_has_a_patch_of_its_own_after_the_rest() -> None:
    resource = _things(SetOf("users", "Doc.", s.TEXT, channel=Alone()), Text("note", "Doc."))
    assert sent(planned(resource, {**BASE, "users": [], "note": "a"}, users=["u"], note="b")) == [
        ("PATCH", "/things/1", {"note": "b"}),
        ("PATCH", "/things/1", {"users": ["u"]}),
    ]
    assert sent(planned(resource, {**BASE, "users": ["u"]}, users=["u"])) == []


def test_a_patch_of_its_own_carries_the_type_and_what_is_repeated() -> None:
    resource = single(Text("note", "Doc.", channel=Alone()), type_sent="#t", repeated=("vendor",))
    assert body(planned(resource, {"note": "a", "vendor": {"v": 1}}, note="b")) == {
        ODATA_TYPE: "#t",
        "vendor": {"v": 1},
        "note": "b",
    }


def test_a_member_written_alone_is_in_no_body_of_the_whole_object() -> None:
    resource = _things(Text("alone", "Doc.", channel=Alone()), Text("note", "Doc."), write=Write("PUT", whole=True))
    assert sent(planned(resource, {**BASE, "alone": "a", "note": "n"}, note="m")) == [
        ("PUT", "/things/1", {"displayName": "x", "note": "m"})
    ]


# --- actions ---------------------------------------------------------------------------------------------------------

ACTION = _things(SetOf("combinations", "Doc.", s.TEXT, channel=Action("updateCombinations", answer="current")))


def test_an_action_is_a_post_to_its_path_before_the_main_body() -> None:
    found = planned(ACTION, {**BASE, "combinations": ["a"]}, combinations=["b"], display_name="y")
    assert sent(found) == [
        ("POST", "/things/1/updateCombinations", {"combinations": ["b"]}),
        ("PATCH", "/things/1", {"displayName": "y"}),
    ]
    assert (found.operations[0].field, found.operations[0].answer) == ("combinations", "current")
    assert sent(planned(ACTION, {**BASE, "combinations": ["a"]}, combinations=["a"])) == []


def test_what_an_action_writes_is_part_of_the_body_at_creation() -> None:
    assert sent(planned(ACTION, None, display_name="x", combinations=["a"])) == [
        ("POST", "/things", {"displayName": "x", "combinations": ["a"]})
    ]


# --- references ------------------------------------------------------------------------------------------------------

LINKS = _things(Refs("members", "Doc.", "user", channel=References("members/links", "/users/{id}")))


def test_links_are_added_and_removed_one_by_one_what_goes_first() -> None:
    found = planned(LINKS, {**BASE, "members": [KEY]}, members=[OTHER_KEY])
    assert sent(found) == [
        ("DELETE", f"/things/1/members/links/{KEY}/$ref", None),
        ("POST", "/things/1/members/links/$ref", {"@odata.id": f"{{root}}/v1.0/users/{OTHER_KEY}"}),
    ]
    assert found.operations[0].missing_ok and not found.operations[1].repeatable
    assert (found.landed or {})["members"] == [OTHER_KEY]


def test_links_that_are_written_on_the_other_object() -> None:
    kind = Backlinks("appliesTo", "#microsoft.graph.application", "/applications", "things")
    resource = _things(Refs("applications", "Doc.", "application_object", channel=kind))
    shown = [{"@odata.type": "#microsoft.graph.application", "id": KEY}, {"@odata.type": "#x.other", "id": "other"}]
    state = aggregate(resource, {**BASE, "id": "a/b", "applications": shown})
    found = planned(resource, state, applications=[OTHER_KEY])
    assert sent(found) == [
        ("DELETE", f"/applications/{KEY}/things/a%2Fb/$ref", None),
        ("POST", f"/applications/{OTHER_KEY}/things/$ref", {"@odata.id": "{root}/v1.0/things/a%2Fb"}),
    ]
    assert found.operations[0].missing_ok and found.operations[1].awaits and not found.operations[1].repeatable
    assert (found.landed or {})["applications"] == [OTHER_KEY]
    assert sent(planned(resource, state, applications=[KEY.upper()])) == []


def test_a_link_names_the_version_in_use() -> None:
    found = planned(LINKS, BASE, version="beta", members=[KEY])
    assert body(found) == {"@odata.id": f"{{root}}/beta/users/{KEY}"}


def test_links_are_the_same_in_any_case_and_each_is_added_once() -> None:
    assert sent(planned(LINKS, {**BASE, "members": [KEY]}, members=[KEY.upper()])) == []
    assert len(planned(LINKS, BASE, members=[KEY, KEY.upper()]).operations) == 1


def test_links_of_a_new_object_follow_its_creation() -> None:
    assert sent(planned(LINKS, None, display_name="x", members=[KEY])) == [
        ("POST", "/things", {"displayName": "x"}),
        ("POST", "/things/{id}/members/links/$ref", {"@odata.id": f"{{root}}/v1.0/users/{KEY}"}),
    ]


# --- children --------------------------------------------------------------------------------------------------------

CHILD = Object((Text("name", "Doc."), Text("note", "Doc."), Guid("key", "Doc.")), dropped=("createdDateTime",))


def _kids(**facts: Any) -> Resource:
    return _things(Keyed("kids", "Doc.", CHILD, key=("name",), channel=Children("kids", **facts)))


STATE = {
    **BASE,
    "kids": [
        {"id": "k/1", "name": "a", "note": "n", "stranger": 1, "createdDateTime": "t"},
        {"id": "k2", "name": "b"},
    ],
}


def test_children_are_updated_added_and_removed_by_key() -> None:
    found = planned(_kids(), STATE, kids=[{"name": "c"}, {"name": "a", "note": "m"}])
    assert sent(found) == [
        ("DELETE", "/things/1/kids/k2", None),
        ("POST", "/things/1/kids", {"name": "c"}),
        ("PATCH", "/things/1/kids/k%2F1", {"note": "m"}),
    ]
    assert [operation.field for operation in found.operations] == ["kids"] * 3
    assert _again(_kids(), STATE, kids=[{"name": "c"}, {"name": "a", "note": "m"}]) == []


def test_a_child_that_is_spelled_differently_is_no_change() -> None:
    state = {**BASE, "kids": [{"id": "1", "name": "a", "key": KEY}]}
    found = planned(_kids(), state, kids=[{"name": "a", "key": KEY.upper()}])
    assert sent(found) == []
    assert found.before == found.after


def test_a_child_without_update_is_removed_and_made_anew_with_what_it_had() -> None:
    found = planned(_kids(update=False), STATE, kids=[{"name": "a", "note": "m"}, {"name": "b"}])
    assert sent(found) == [
        ("DELETE", "/things/1/kids/k%2F1", None),
        ("POST", "/things/1/kids", {"name": "a", "note": "m", "stranger": 1}),
    ]
    assert (found.after or {})["kids"] == [{"name": "a", "note": "m"}, {"name": "b"}]
    assert sent(planned(_kids(update=False), STATE, kids=[{"name": "a", "note": "n"}, {"name": "b"}])) == []


def test_children_without_identity_are_matched_by_content_as_often_as_they_are_there() -> None:
    item = Object((Text("a", "Doc."), Text("b", "Doc.")))
    resource = _things(Contents("sets", "Doc.", item, {"b": "all"}, channel=Children("sets", update=False)))
    state = {**BASE, "sets": [{"id": "1", "a": "x", "b": "all"}, {"id": "2", "a": "y", "b": "all"}]}
    assert sent(planned(resource, state, sets=[{"a": "y"}, {"a": "x"}])) == []
    assert sent(planned(resource, state, sets=[{"a": "x"}, {"a": "x"}])) == [
        ("DELETE", "/things/1/sets/2", None),
        ("POST", "/things/1/sets", {"a": "x"}),
    ]
    assert _again(resource, state, sets=[{"a": "x"}, {"a": "x"}]) == []


def test_an_update_of_a_typed_child_carries_its_type_and_a_change_of_type_replaces_it() -> None:
    item = Typed(
        (
            Variant("a", "#a", (Text("name", "Doc."), Text("note", "Doc."))),
            Variant("b", "#b", (Text("name", "Doc."), Text("own", "Doc."))),
        )
    )
    resource = _things(Keyed("kids", "Doc.", item, key=("name",), channel=Children("kids")))
    state = {**BASE, "kids": [{"id": "1", ODATA_TYPE: "#a", "name": "n", "note": "x"}]}
    assert sent(planned(resource, state, kids=[{"type": "a", "name": "n", "note": "y"}])) == [
        ("PATCH", "/things/1/kids/1", {ODATA_TYPE: "#a", "note": "y"})
    ]
    assert sent(planned(resource, state, kids=[{"type": "b", "name": "n", "own": "z"}])) == [
        ("DELETE", "/things/1/kids/1", None),
        ("POST", "/things/1/kids", {ODATA_TYPE: "#b", "name": "n", "own": "z"}),
    ]


def test_a_typed_child_may_be_named_by_its_type_and_its_path_by_another_member_than_the_id() -> None:
    kind = Typed((Variant("a", "#a", (Text("note", "Doc."),)), Variant("b", "#b", (Text("note", "Doc."),))), "name")
    resource = _things(Keyed("kids", "Doc.", kind, key=(ODATA_TYPE,), channel=Children("kids", key="name")))
    state = {**BASE, "kids": [{ODATA_TYPE: "#a", "name": "a/1", "note": "x"}, {ODATA_TYPE: "#c", "name": "c"}]}
    assert sent(planned(resource, state, kids=[{"name": "a", "note": "y"}, {"name": "b", "note": "z"}])) == [
        ("DELETE", "/things/1/kids/c", None),
        ("PATCH", "/things/1/kids/a%2F1", {ODATA_TYPE: "#a", "note": "y"}),
        ("POST", "/things/1/kids", {ODATA_TYPE: "#b", "note": "z"}),
    ]


def test_a_child_that_cannot_be_removed_has_to_be_named() -> None:
    resource = _kids(delete=False)
    assert sent(planned(resource, STATE, kids=[{"name": "a"}, {"name": "b", "note": "m"}])) == [
        ("PATCH", "/things/1/kids/k2", {"note": "m"})
    ]
    with pytest.raises(EntraError, match=r"cannot lose b of kids: Graph offers no way to remove it"):
        planned(resource, STATE, kids=[{"name": "a"}])


def test_a_child_that_can_neither_be_changed_nor_removed_is_said_to_be_so() -> None:
    resource = _kids(update=False, delete=False)
    kept = [{"name": "a"}, {"name": "b"}]
    assert sent(planned(resource, STATE, kids=[*kept, {"name": "c"}])) == [("POST", "/things/1/kids", {"name": "c"})]
    with pytest.raises(EntraError, match=r"cannot be changed in a of kids: Graph offers no way to change it"):
        planned(resource, STATE, kids=[{"name": "a", "note": "m"}, {"name": "b"}])


def test_the_first_children_may_come_with_the_object() -> None:
    found = planned(_kids(at_creation=True), None, display_name="x", kids=[{"name": "a"}])
    assert sent(found) == [("POST", "/things", {"displayName": "x", "kids": [{"name": "a"}]})]
    assert (found.after or {})["kids"] == [{"name": "a"}]
    assert sent(planned(_kids(at_creation=True), STATE, kids=[{"name": "a"}, {"name": "b"}, {"name": "c"}])) == [
        ("POST", "/things/1/kids", {"name": "c"})
    ]


def test_children_may_need_permissions_of_their_own() -> None:
    found = planned(_kids(needs=("Kids.Write",)), STATE, display_name="y", kids=[{"name": "b", "note": "m"}])
    assert {operation.path: operation.needs for operation in found.operations} == {
        "/things/1": (),
        "/things/1/kids/k%2F1": ("Kids.Write",),
        "/things/1/kids/k2": ("Kids.Write",),
    }


def test_an_update_of_a_child_carries_the_declared_type() -> None:
    item = Object((Text("name", "Doc."), Text("note", "Doc.")), type_sent="#kid")
    resource = _things(Keyed("kids", "Doc.", item, key=("name",), channel=Children("kids")))
    state = {**BASE, "kids": [{"id": "1", "name": "n"}]}
    assert body(planned(resource, state, kids=[{"name": "n", "note": "y"}])) == {ODATA_TYPE: "#kid", "note": "y"}


def test_children_that_are_excludes_are_added_first_and_removed_last() -> None:
    excludes = Children("excludes", add=ADD_EXCLUDES, remove=REMOVE_EXCLUDES)
    resource = _things(
        Keyed("includes", "Doc.", CHILD, key=("name",), channel=Children("includes")),
        Keyed("excludes", "Doc.", CHILD, key=("name",), channel=excludes),
        Text("note", "Doc."),
    )
    old = [{"id": "old", "name": "old"}]
    state = {**BASE, "includes": old, "excludes": old}
    found = planned(resource, state, includes=[{"name": "new"}], excludes=[{"name": "new"}], note="n")
    assert [(method, path) for method, path, _body in sent(found)] == [
        ("POST", "/things/1/excludes"),
        ("DELETE", "/things/1/includes/old"),
        ("PATCH", "/things/1"),
        ("POST", "/things/1/includes"),
        ("DELETE", "/things/1/excludes/old"),
    ]


def test_the_order_of_phases_holds_for_a_new_object_too() -> None:
    resource = _things(
        Keyed("includes", "Doc.", CHILD, key=("name",), channel=Children("includes")),
        Keyed("excludes", "Doc.", CHILD, key=("name",), channel=Children("excludes", add=ADD_EXCLUDES)),
    )
    found = planned(resource, None, display_name="x", includes=[{"name": "a"}], excludes=[{"name": "b"}])
    assert [path for _method, path, _body in sent(found)] == [
        "/things",
        "/things/{id}/excludes",
        "/things/{id}/includes",
    ]


# --- parts -----------------------------------------------------------------------------------------------------------


def _is_on(part: dict[str, Any]) -> bool:
    return bool(part.get("isOn"))


def _rule(name: str) -> Field:
    return Nested(
        name, "Doc.", Bool("is_on", "Doc."), Guid("key", "Doc."), wire=name.title(), type_sent="#rule", sparse="no"
    )


PARTS = _things(
    Nested("rules", "Doc.", _rule("one"), _rule("two"), channel=Parts("rules", on={"One": _is_on, "Two": _is_on}))
)


def test_a_part_is_written_whole_below_its_own_id_with_its_type() -> None:
    state = {
        **BASE,
        "rules": {"One": {"id": "One", "isOn": False, "target": {"kept": 1}}, "Two": {"id": "Two", "isOn": True}},
    }
    found = planned(PARTS, state, rules={"one": {"is_on": True}, "two": {"is_on": True}})
    assert sent(found) == [
        ("PATCH", "/things/1/rules/One", {ODATA_TYPE: "#rule", "id": "One", "isOn": True, "target": {"kept": 1}})
    ]
    assert found.operations[0].whole


def test_parts_that_exclude_each_other_go_off_before_another_goes_on() -> None:
    state = {**BASE, "rules": {"One": {"isOn": False}, "Two": {"isOn": True}}}
    found = planned(PARTS, state, rules={"one": {"is_on": True}, "two": {"is_on": False}})
    assert [path for _method, path, _body in sent(found)] == ["/things/1/rules/Two", "/things/1/rules/One"]
    created = planned(PARTS, None, display_name="x", rules={"one": {"is_on": True}, "two": {"is_on": False}})
    assert [path for _method, path, _body in sent(created)][1:] == ["/things/{id}/rules/Two", "/things/{id}/rules/One"]


def test_a_part_that_is_spelled_differently_is_no_change() -> None:
    state = {**BASE, "rules": {"One": {"id": "One", "key": KEY}}}
    found = planned(PARTS, state, rules={"one": {"key": KEY.upper()}})
    assert sent(found) == []
    assert found.before == found.after


# --- sub-resources ---------------------------------------------------------------------------------------------------

BELOW = Nested(
    "sync", "Doc.", Bool("on", "Doc."), Text("note", "Doc."), nullable=True, channel=SubResource("identitySync")
)


def test_a_sub_resource_is_put_whole_and_deleted_when_cleared() -> None:
    resource = _things(BELOW)
    state = {**BASE, "sync": {"on": True, "note": "n", "stranger": 1, "@odata.context": "x"}}
    found = planned(resource, state, sync={"on": False})
    assert sent(found) == [("PUT", "/things/1/identitySync", {"on": False, "note": "n", "stranger": 1})]
    assert found.operations[0].whole and found.operations[0].phase == LAST
    gone = planned(resource, state, clear=["sync"])
    assert sent(gone) == [("DELETE", "/things/1/identitySync", None)]
    assert gone.operations[0].missing_ok
    assert (gone.after or {})["sync"] is None


def test_a_sub_resource_that_is_not_there_is_made_and_its_absence_needs_no_clearing() -> None:
    resource = _things(BELOW)
    assert sent(planned(resource, {**BASE, "sync": None}, sync={"on": True})) == [
        ("PUT", "/things/1/identitySync", {"on": True})
    ]
    assert sent(planned(resource, {**BASE, "sync": None}, clear=["sync"])) == []
    assert sent(planned(resource, {**BASE, "sync": {"on": True}}, sync={"on": True})) == []
    assert sent(planned(resource, None, display_name="x", sync={"on": True}))[1] == (
        "PUT",
        "/things/{id}/identitySync",
        {"on": True},
    )


def test_a_void_sub_resource_is_deleted() -> None:
    resource = _things(
        Nested("sync", "Doc.", Bool("on", "Doc.", voids=(False,)), collapse=True, channel=SubResource("s"))
    )
    assert sent(planned(resource, {**BASE, "sync": {"on": True}}, sync={"on": False})) == [
        ("DELETE", "/things/1/s", None)
    ]
