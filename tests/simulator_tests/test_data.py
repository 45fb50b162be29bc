# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The schema and the data files: complete, small, and in agreement with each other."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from simulator import knowledge, tenant
from simulator.handle import HERE
from simulator.patching import actual_type
from simulator.schema import PRIMITIVES, Schema
from simulator.validate import TYPE

KNOWN = knowledge.load()
VERSIONS = ("v1.0", "beta")
SCHEMAS = {version: Schema(version, KNOWN.types, KNOWN.flags) for version in VERSIONS}
# Members that a stored object may have without being shown by its type.
ANNOTATIONS = {TYPE}


def schema(version: str) -> Schema:
    return Schema(version, KNOWN.types, KNOWN.flags)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_schema_is_small_and_closed(version: str) -> None:
    path = HERE / "schema" / f"{version}.json"
    raw = json.loads(path.read_text())
    assert path.stat().st_size < 400_000
    for name, record in raw["types"].items():
        assert record.get("base") is None or record["base"] in raw["types"], name
        for wire, text in {**record["properties"], **record.get("navigation", {})}.items():
            target = re.sub(r"^(Collection|Flags)\((.+)\)$", r"\2", text)
            assert target in PRIMITIVES or target in raw["types"] or target in raw["enums"], f"{name}.{wire}: {target}"


def test_every_root_is_in_one_version_at_least() -> None:
    lines = (HERE / "schema" / "roots.txt").read_text().splitlines()
    roots = {line for line in lines if line and not line.startswith("#")}
    found = {name for version in VERSIONS for name in schema(version).known_names()}
    # A draft that no SDK has; service/security.yaml describes it.
    assert roots - found == {"securityProviderStatus"}


@pytest.mark.parametrize("version", [*VERSIONS, "localtest"])
def test_service_files_speak_of_types_that_exist(version: str) -> None:
    known = schema(version)
    for resource in KNOWN.resources:
        if version in resource.versions:
            assert known.has_type(resource.type), resource.name


def test_service_files_speak_of_members_that_exist() -> None:
    schemas = [schema(version) for version in VERSIONS]
    lists = (
        "read_only",
        "create_only",
        "non_nullable",
        "nullable",
        "required",
        "embedded",
        "default_select",
        "writable",
    )
    for name, spec in KNOWN.types.items():
        plain = name.partition("@")[0]
        members = {wire for each in schemas if each.has_type(plain) for wire in each.type(plain).properties}
        named = {wire for key in lists for wire in spec.get(key, [])} | set(spec.get("limits", {}))
        assert named <= members, f"{name}: {named - members}"


def test_all_flags_are_enumerations() -> None:
    names = {name for version in VERSIONS for name in schema(version).enums}
    assert names >= KNOWN.flags


def test_every_endpoint_says_who_may_use_it() -> None:
    for resource in KNOWN.resources:
        reads = {"list", "get"} & set(resource.verbs)
        writes = {"create", "update", "delete"} & set(resource.verbs)
        assert not reads or resource.read, resource.name
        assert not writes or resource.write, resource.name


def objects() -> list[tuple[str, str, dict[str, Any]]]:
    """Path, type and value of every object in the starting tenant."""
    found = []
    types = {tenant.blank(item.store): item.type for item in KNOWN.resources}
    for path, value in tenant.read(tenant.DEFAULT).objects.items():
        shape = [pattern for pattern in types if fits(pattern, path)]
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                found.append((path, types[shape[0]], item))
    return found


def fits(pattern: str, path: str) -> bool:
    wanted, parts = pattern.split("/"), path.strip("/").lower().split("/")
    return len(wanted) == len(parts) and all(a in ("*", b) for a, b in zip(wanted, parts, strict=True))


@pytest.mark.parametrize("path", tenant.read(tenant.DEFAULT).objects)
def test_the_starting_tenant_has_only_members_of_its_types(path: str) -> None:
    for place, type_name, value in objects():
        if place == path:
            check(type_name, value, path)


def check(declared: str, value: dict[str, Any], where: str) -> None:
    """The truth is one for all versions: each member belongs to the type as one of them has it."""
    members = {}
    for version in reversed(VERSIONS):
        known = SCHEMAS[version]
        name = actual_type(value, declared, known)
        members.update(known.type(name).properties if known.has_type(name) else {})
    for wire, item in value.items():
        assert wire in members or wire in ANNOTATIONS, f"{where}: {wire}"
        for entry in item if isinstance(item, list) else [item]:
            if isinstance(entry, dict):
                check(members[wire].type, entry, f"{where}/{wire}")


def test_ids_of_the_starting_tenant_are_unique() -> None:
    seen: set[tuple[str, str]] = set()
    for path, _type, value in objects():
        if "id" in value:
            assert (path, value["id"]) not in seen, value["id"]
            seen.add((path, value["id"]))


def test_the_simulator_takes_nothing_from_the_collection() -> None:
    for path in Path(HERE).rglob("*.py"):
        text = path.read_text()
        assert not re.search(r"^\s*(?:from|import) (?:ansible|plugins)", text, re.MULTILINE), path.name
