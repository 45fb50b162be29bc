# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the official SDKs do not know, read from service/*.yaml: paths, verbs, status codes, permissions, read-only and
required members, defaults. The keys are explained in service/README.md; an unknown key is an error."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

SERVICE_DIR = Path(__file__).parent / "service"
KINDS = {"singleton", "collection", "references", "texts", "actions"}
TYPE_KEYS = {
    "abstract",
    "open",
    "base",
    "properties",
    "removed",
    "read_only",
    "create_only",
    "write_only",
    "writable",
    "nullable",
    "non_nullable",
    "required",
    "omit_null",
    "embedded",
    "defaults",
    "limits",
    "default_select",
}
VERB_KEYS = {
    "list": {"unsupported", "paged", "page_size", "maximum_top", "required_filter", "roles"},
    "get": {"status", "roles"},
    "create": {"status", "required", "defaults", "types", "type_required", "maximum", "unique", "key", "roles"},
    "update": {"status", "methods", "extent", "required", "type_required", "upsert", "read_only", "prefer", "roles"},
    "delete": {"status", "reset", "removes", "roles"},
}
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Resource:
    """One endpoint."""

    name: str
    path: str
    type: str
    kind: str
    versions: list[str] = field(default_factory=lambda: ["v1.0", "beta"])
    aliases: list[str] = field(default_factory=list)
    # Where the truth is kept when it is not under the path itself.
    store: str = ""
    flavor: str = "workload"
    key: str = "id"
    direct_keys: list[str] = field(default_factory=list)
    named_keys: list[str] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    write: list[str] = field(default_factory=list)
    app_only: bool = True
    missing: str = ""
    verbs: dict[str, dict[str, Any]] = field(default_factory=dict)
    actions: dict[str, dict[str, Any]] = field(default_factory=dict)
    inline: dict[str, list[str]] = field(default_factory=dict)
    expand: list[str] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    targets: list[str] = field(default_factory=list)
    behaviors: list[str] = field(default_factory=list)
    throttle: str = "identity"
    # Every object carries @odata.type, as directory objects do.
    annotate_type: bool = False
    # Keys are GUIDs; anything else is refused before it is looked for.
    guid_keys: bool = False
    # A singleton that a GET shows as a collection of one.
    as_collection: bool = False

    def verb(self, name: str) -> dict[str, Any] | None:
        return self.verbs.get(name)


@dataclass
class Knowledge:
    resources: list[Resource]
    types: dict[str, dict[str, Any]]
    flags: set[str]
    throttles: dict[str, dict[str, Any]]

    def roles(self) -> set[str]:
        """Every app role that any endpoint asks for."""
        names: set[str] = set()
        for resource in self.resources:
            parts = [*resource.read, *resource.write]
            for verb in [*resource.verbs.values(), *resource.actions.values()]:
                parts += verb.get("roles", [])
            names.update(role.strip() for part in parts for role in part.split("&"))
        return names


def load(folder: Path = SERVICE_DIR) -> Knowledge:
    resources: list[Resource] = []
    types: dict[str, dict[str, Any]] = {}
    flags: set[str] = set()
    throttles: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*.yaml")):
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
        check_keys(path.name, document, {"resources", "types", "flags", "throttles"})
        resources += [parse_resource(item, path.name) for item in document.get("resources", [])]
        flags.update(document.get("flags", []))
        throttles.update(document.get("throttles", {}))
        for name, known in document.get("types", {}).items():
            check_keys(f"{path.name}: {name}", known, TYPE_KEYS)
            types[name] = merged(types.get(name, {}), known)
    return Knowledge(resources, types, flags, throttles)


def merged(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Two files may both speak about a type that they share."""
    result = dict(first)
    for key, value in second.items():
        if isinstance(value, list):
            result[key] = [*result.get(key, []), *value]
        elif isinstance(value, dict):
            result[key] = {**result.get(key, {}), **value}
        else:
            result[key] = value
    return result


def parse_resource(item: dict[str, Any], source: str) -> Resource:
    item = dict(item)
    where = f"{source}: {item.get('name')}"
    verbs = {name: item.pop(name) or {} for name in VERB_KEYS if name in item}
    check_keys(where, item, {name for name in Resource.__dataclass_fields__ if name != "verbs"})
    for name, spec in verbs.items():
        check_keys(f"{where}: {name}", spec, VERB_KEYS[name])
    resource = Resource(**item, verbs=verbs)
    if resource.kind not in KINDS:
        raise ValueError(f"{where}: kind '{resource.kind}' is not one of {', '.join(sorted(KINDS))}")
    resource.store = resource.store or resource.path
    return resource


def check_keys(where: str, item: dict[str, Any], known: set[str]) -> None:
    unknown = set(item) - known
    if unknown:
        raise ValueError(f"{where}: unknown {', '.join(sorted(unknown))}; known are {', '.join(sorted(known))}")
