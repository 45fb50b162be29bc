# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""From the path of a request to the endpoint it means."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

from .errors import unknown_segment
from .knowledge import Resource

CALL = re.compile(r"([A-Za-z$@._][\w.$]*)\((.*)\)", re.DOTALL)
PLACEHOLDER = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True)
class Key:
    """A key in a path: by position, or by the name of an alternate key."""

    value: str
    name: str = ""


@dataclass
class Node:
    """One segment. ``roles`` says what may be asked here: singleton, collection, item, count, action ..."""

    literals: dict[str, Node] = field(default_factory=dict)
    wildcard: Node | None = None
    roles: dict[str, tuple[Resource, str]] = field(default_factory=dict)

    def child(self, text: str) -> Node:
        if PLACEHOLDER.fullmatch(text):
            self.wildcard = self.wildcard or Node()
            return self.wildcard
        return self.literals.setdefault(text.lower(), Node())

    def at(self, path: str) -> Node:
        node = self
        for segment in path.strip("/").split("/"):
            node = node.child(segment)
        return node


@dataclass
class Match:
    """Where a path leads: the node, and each key with the collection that it selects from."""

    node: Node
    keys: list[tuple[Resource | None, Key]]
    arguments: dict[str, str]


class Routes:
    """All paths of one version."""

    def __init__(self, resources: list[Resource]) -> None:
        self.root = Node()
        for resource in resources:
            for path in [resource.path, *resource.aliases]:
                self._add(resource, path)

    def _add(self, resource: Resource, path: str) -> None:
        base = self.root.at(path)
        if resource.kind != "actions":
            base.roles[resource.kind] = (resource, "")
        owner = base
        if resource.kind in ("collection", "references"):
            owner = base.child("{key}")
            owner.roles["item" if resource.kind == "collection" else "reference"] = (resource, "")
            base.child("$count").roles["count"] = (resource, "")
        if resource.kind == "references":
            base.child("$ref").roles["links"] = (resource, "")
            owner.child("$ref").roles["link"] = (resource, "")
        for name, action in resource.actions.items():
            node = base if action.get("bound") == "collection" else owner
            node.child(name).roles["action"] = (resource, name)

    def match(self, raw_path: str) -> Match:
        node, match = self.root, Match(self.root, [], {})
        for name, key in split_path(raw_path):
            following = node.literals.get(name.lower())
            if following is None and node.wildcard is not None:
                match.keys.append((owner_of(node), Key(name)))
                following = node.wildcard
            if following is None:
                raise unknown_segment(name)
            node = following
            if key is not None and "action" in node.roles:
                match.arguments = arguments_of(key)
            elif key is not None:
                node = self._keyed(node, name, key, match)
        match.node = node
        return match

    def _keyed(self, node: Node, name: str, text: str, match: Match) -> Node:
        if node.wildcard is None:
            raise unknown_segment(f"{name}({text})")
        match.keys.append((owner_of(node), parse_key(text)))
        return node.wildcard


def owner_of(node: Node) -> Resource | None:
    for role in ("collection", "references"):
        if role in node.roles:
            return node.roles[role][0]
    return None


def split_path(raw_path: str) -> list[tuple[str, str | None]]:
    """Segments with what stood in parentheses; decoded after splitting, since a key may hold an encoded slash."""
    segments = []
    for raw in raw_path.strip("/").split("/"):
        text = unquote(raw)
        found = CALL.fullmatch(text)
        segments.append((found.group(1), found.group(2)) if found else (text, None))
    return segments


def unquoted(text: str) -> str:
    text = text.strip()
    return text[1:-1].replace("''", "'") if len(text) > 1 and text[0] == text[-1] == "'" else text


def parse_key(text: str) -> Key:
    name, equals, value = text.partition("=")
    if equals and re.fullmatch(r"\w+", name.strip()):
        return Key(unquoted(value), name.strip())
    return Key(unquoted(text))


def arguments_of(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.split(",") if "=" in part)
    return {name.strip(): unquoted(value) for name, dummy, value in pairs}
