# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The starting tenant, read from YAML.

A file says `tenant:` (id, domains), `applications:` (who may sign in) and `objects:`, where a path holds an object, a
list of objects (a collection), or a list of texts (links, by id). A folder is all its files together.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .apps import App, Apps, Federation
from .knowledge import LOADER, Knowledge
from .settings import Settings
from .store import Store

DEFAULT = Path(__file__).parent / "tenants" / "default"
KEYS = {"tenant", "applications", "objects", "settings"}


@dataclass
class Tenant:
    """A parsed starting tenant."""

    tenant: dict[str, Any] = field(default_factory=dict)
    applications: list[dict[str, Any]] = field(default_factory=list)
    objects: dict[str, Any] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.tenant["id"]

    @property
    def domains(self) -> list[str]:
        return self.tenant.get("domains", [])


def read(path: Path) -> Tenant:
    tenant = Tenant()
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    for file in files:
        document = yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER) or {}
        unknown = set(document) - KEYS
        if unknown:
            raise ValueError(f"{file.name}: unknown {', '.join(sorted(unknown))}")
        tenant.tenant.update(document.get("tenant", {}))
        tenant.applications += document.get("applications", [])
        tenant.settings.update(document.get("settings", {}))
        for name, value in document.get("objects", {}).items():
            if name in tenant.objects:
                raise ValueError(f"{file.name}: {name} is in another file already")
            tenant.objects[name] = value
    if "id" not in tenant.tenant:
        raise ValueError(f"{path}: no tenant id")
    return tenant


def key_names(knowledge: Knowledge) -> dict[str, str]:
    """Collection path with its keys blanked -> the member that is the key."""
    return {blank(item.store): item.key for item in knowledge.resources if item.kind == "collection"}


def blank(path: str) -> str:
    return "/".join("*" if part.startswith("{") else part.lower() for part in path.strip("/").split("/"))


def key_of(path: str, names: dict[str, str]) -> str:
    parts = path.strip("/").lower().split("/")
    for pattern, key in names.items():
        shape = pattern.split("/")
        if len(shape) == len(parts) and all(want in ("*", have) for want, have in zip(shape, parts, strict=True)):
            return key
    return "id"


def put_value(store: Store, path: str, value: Any, names: dict[str, str]) -> None:
    """Store what a path holds: an object, a collection, or a list of texts."""
    path = path.rstrip("/")
    collection, dummy, key = path.rpartition("/")
    if isinstance(value, list) and (not value or isinstance(value[0], dict)):
        name = key_of(path, names)
        store.put_collection(path, {str(item[name]): item for item in value})
    elif isinstance(value, dict) and (store.state.has_collection(collection) or is_collection(collection, names)):
        store.put_item(collection, key, value)
    else:
        store.put(path, value)


def is_collection(path: str, names: dict[str, str]) -> bool:
    parts = path.strip("/").lower().split("/")
    return any(
        len(shape) == len(parts) and all(want in ("*", have) for want, have in zip(shape, parts, strict=True))
        for shape in (pattern.split("/") for pattern in names)
    )


def fill_store(tenant: Tenant, store: Store, knowledge: Knowledge) -> None:
    names = key_names(knowledge)
    for path, value in tenant.objects.items():
        put_value(store, path, value, names)
    store.restart()


def fill_apps(tenant: Tenant, apps: Apps, knowledge: Knowledge) -> None:
    for item in tenant.applications:
        item = dict(item)
        roles = item.pop("roles", [])
        federations = [Federation(**entry) for entry in item.pop("federations", [])]
        apps.add(App(roles=sorted(knowledge.roles()) if roles == "all" else roles, federations=federations, **item))


def apply_settings(tenant: Tenant, settings: Settings) -> None:
    settings.update(tenant.settings)
