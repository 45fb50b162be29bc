# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for every declaration, whatever it declares."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from ansible.module_utils.common.dict_transformations import snake_dict_to_camel_dict
from ansible_collections.tenantops.entra.plugins.module_utils._fields import (
    Action,
    Children,
    Field,
    ListOf,
    Object,
    Parts,
    References,
    SubResource,
    Type,
    Typed,
)
from ansible_collections.tenantops.entra.plugins.module_utils._options import inner_fields, resource_spec
from ansible_collections.tenantops.entra.plugins.module_utils._resource import Resource, all_fields, fields_in
from ansible_collections.tenantops.entra.plugins.module_utils._runner import CONNECTION_SPEC, WAIT_SPEC, spec_of
from ansible_collections.tenantops.entra.plugins.module_utils._scalars import Scalar

ROOT = Path(__file__).resolve().parents[2]
COMMON = {"clear", "exact", "extra_properties", "id", "reset", "state", "graph_version"}
RESERVED = {*CONNECTION_SPEC, *WAIT_SPEC, *COMMON}
# Options that are deliberately not called as their property is.
RENAMED = {"policy_state": "state", "settings": "values", "partner_tenant_id": "tenantId"}
PACKAGE = "ansible_collections.tenantops.entra.plugins.module_utils._resources"
NAMES = sorted(path.stem for path in (ROOT / "plugins/module_utils/_resources").glob("[a-z]*.py"))
RESOURCES: list[Resource] = [import_module(f"{PACKAGE}.{name}").RESOURCE for name in NAMES]
VERB = re.compile(r"\b(?:GET|POST|PUT|PATCH|DELETE)\b")

every_resource = pytest.mark.parametrize("resource", RESOURCES, ids=NAMES)


def levels(resource: Resource) -> Iterator[tuple[str, tuple[Field, ...]]]:
    """Path and fields of every level of options; a variant's fields lie beside those of the object itself."""
    words = [variant.word for variant in resource.variants] or [""]
    for word in words:
        yield from _levels("", all_fields(resource, word))


def _levels(path: str, fields: tuple[Field, ...]) -> Iterator[tuple[str, tuple[Field, ...]]]:
    yield path, fields
    for each in fields:
        kind = each.type.item if isinstance(each.type, ListOf) else each.type
        if isinstance(kind, Typed):
            for variant in kind.variants:
                yield from _levels(f"{path}{each.name}({variant.word}).", variant.fields)
        elif isinstance(kind, Object):
            yield from _levels(f"{path}{each.name}.", kind.fields)


def every_field(resource: Resource) -> list[tuple[str, Field]]:
    """Path and field at every level."""
    return [(f"{path}{each.name}", each) for path, fields in levels(resource) for each in fields]


def _twice(names: Iterable[Any]) -> list[Any]:
    found = list(names)
    return sorted({name for name in found if found.count(name) > 1})


def test_there_are_declarations() -> None:
    assert RESOURCES


# --- names -----------------------------------------------------------------------------------------------------------


@every_resource
def test_the_module_is_named_after_the_declaration(resource: Resource) -> None:
    assert resource.name in NAMES
    assert RESOURCES[NAMES.index(resource.name)] is resource


@every_resource
def test_wire_names_and_options_correspond_one_to_one_at_every_level(resource: Resource) -> None:
    for path, fields in levels(resource):
        names = [name for each in fields for name in (each.name, *each.aliases)]
        assert (path, _twice(names)) == (path, [])
        assert (path, _twice(each.wire for each in fields)) == (path, [])


@every_resource
def test_an_option_is_the_wire_name_in_snake_case(resource: Resource) -> None:
    for path, each in every_field(resource):
        assert re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", each.name), path
        [derived] = snake_dict_to_camel_dict({each.name: None})
        wire = RENAMED.get(each.name, derived)
        assert each.wire.replace("_", "").casefold() == wire.casefold(), path


@every_resource
def test_no_option_takes_a_name_of_the_connection_or_a_common_option(resource: Resource) -> None:
    variants = all_fields(resource)
    names = {name for each in variants for name in (each.name, *each.aliases)}
    allowed = {"id"} if resource.key.match == "id" else set()
    assert names & (RESERVED - allowed) == set()
    assert not resource.variants or resource.discriminator not in RESERVED | names


@every_resource
def test_no_option_is_hidden_by_a_method_of_a_dictionary(resource: Resource) -> None:
    """``policy.values`` is a method in Jinja, not the member."""
    assert [path for path, each in every_field(resource) if hasattr({}, each.name)] == []


@every_resource
def test_a_top_level_state_is_the_option_policy_state(resource: Resource) -> None:
    for each in all_fields(resource):
        assert (each.wire == "state") == (each.name == "policy_state")


# --- options ---------------------------------------------------------------------------------------------------------


def _options(spec: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, option in spec.items():
        yield name, option
        yield from ((f"{name}.{below}", inner) for below, inner in _options(option.get("options") or {}))


@every_resource
def test_no_option_of_a_policy_has_a_default_or_is_required(resource: Resource) -> None:
    own = {name: option for name, option in resource_spec(resource).items() if name not in COMMON}
    for path, option in _options(own):
        assert not {"default", "required"} & set(option), path


@every_resource
def test_the_argument_spec_is_one_that_ansible_takes(resource: Resource) -> None:
    spec = spec_of(resource)
    kinds = {"str", "bool", "int", "list", "dict", "raw", "path"}
    for path, option in _options(spec["argument_spec"]):
        assert option["type"] in kinds, path
        assert ("elements" in option) == (option["type"] == "list"), path
    names = {name for group in spec.get("required_one_of", []) for name in group}
    assert names <= set(spec["argument_spec"])


@every_resource
def test_no_enumeration_offers_the_placeholder_of_an_unknown_value(resource: Resource) -> None:
    for path, each in every_field(resource):
        kind: Type = each.type.item if isinstance(each.type, ListOf) else each.type
        if isinstance(kind, Scalar):
            assert "unknownFutureValue" not in kind.values, path
            assert _twice(value.casefold() for value in kind.values) == [], path


# --- words -----------------------------------------------------------------------------------------------------------


@every_resource
def test_every_field_is_explained_in_sentences(resource: Resource) -> None:
    for path, each in every_field(resource):
        assert each.doc.strip() == each.doc, path
        assert each.doc.endswith("."), path
        assert each.doc[:1].isupper(), path


@every_resource
def test_a_resource_says_what_it_is_where_it_is_documented_and_who_may_use_it(resource: Resource) -> None:
    assert resource.title
    assert resource.graph_type
    assert resource.docs.startswith("https://learn.microsoft.com/graph/api/")
    permissions = resource.permissions
    assert (permissions.read and permissions.write) or permissions.note.endswith(".")
    for needed in (*permissions.read, *permissions.write):
        assert all(re.fullmatch(r"[A-Z][\w-]*(\.[\w-]+)+", name) for name in needed.split("|")), needed
    assert all(note.endswith(".") for note in resource.notes)


@every_resource
def test_a_refusal_finishes_a_sentence(resource: Resource) -> None:
    for rule in resource.refusals:
        assert rule.on in ("change", "current", "merged", "rival", "wish")
        assert rule.message and not rule.message.endswith(".")
        assert not rule.only_for or rule.only_for in {each.wire for each in all_fields(resource)}


# --- requests --------------------------------------------------------------------------------------------------------


@every_resource
def test_a_resource_lives_at_a_path_and_is_written_by_a_verb(resource: Resource) -> None:
    for path in (resource.path, resource.beta.path):
        assert not path or (path.startswith("/") and not path.endswith("/"))
    assert resource.kind in ("singleton", "family", "collection")
    assert VERB.fullmatch(resource.write.method)
    assert resource.create in ("", "POST", "PATCH", "PUT")
    assert resource.is_collection or resource.delete is None


@every_resource
def test_what_the_resource_names_exists(resource: Resource) -> None:
    wires = {each.wire for each in all_fields(resource)}
    names = {each.name for each in all_fields(resource)}
    assert not resource.is_collection or resource.key.match in names | {"id"}
    assert not resource.solo or resource.solo.option in names
    assert not wires & set(resource.dropped)
    fields_in(resource, "beta")
    for each in all_fields(resource):
        if isinstance(each.type, ListOf):
            # What has a type may be identified by it.
            typed = {"@odata.type"} if isinstance(each.type.item, Typed) else set()
            item = {inner.wire for inner in inner_fields(each)} | {"id"} | typed
            assert {*each.type.key, *each.type.second_key} <= item, each.name
            assert (each.type.order == "keyed") == bool(each.type.key), each.name
        if isinstance(each.channel, Action | Children | Parts | References | SubResource):
            assert not each.channel.path.startswith("/"), each.name


# --- files -----------------------------------------------------------------------------------------------------------


def _documentation(name: str) -> dict[str, Any]:
    tree = ast.parse((ROOT / f"plugins/modules/{name}.py").read_text(encoding="utf-8"))
    texts = (each for each in tree.body if isinstance(each, ast.Assign))
    return {each.targets[0].id: yaml.safe_load(ast.literal_eval(each.value)) for each in texts}  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", NAMES)
def test_a_module_is_documentation_and_hardly_any_code(name: str) -> None:
    tree = ast.parse((ROOT / f"plugins/modules/{name}.py").read_text(encoding="utf-8"))
    code = [each for each in tree.body if not isinstance(each, ast.Assign)]
    assert sum((each.end_lineno or 0) - each.lineno + 1 for each in code) <= 12


@pytest.mark.parametrize("name", NAMES)
def test_a_module_has_an_action_file_and_examples_that_use_it(name: str) -> None:
    assert (ROOT / f"plugins/action/{name}.py").is_file()
    found = _documentation(name)
    assert found["DOCUMENTATION"]["module"] == name
    used = [key for task in found["EXAMPLES"] for key in task]
    assert f"tenantops.entra.{name}" in used
    assert all(task.get("name") for task in found["EXAMPLES"])


@every_resource
def test_the_documented_options_are_those_of_the_argument_spec(resource: Resource) -> None:
    documented = _documentation(resource.name)["DOCUMENTATION"]["options"]
    assert set(documented) == set(resource_spec(resource)) - {"clear", "exact", "extra_properties"}


@every_resource
def test_the_options_in_examples_exist(resource: Resource) -> None:
    known = spec_of(resource)["argument_spec"]
    names = {*known, *(alias for option in known.values() for alias in option.get("aliases", ()))}
    for task in _documentation(resource.name)["EXAMPLES"]:
        assert set(task.get(f"tenantops.entra.{resource.name}") or {}) <= names
