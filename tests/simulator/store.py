# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The stored truth of the tenant, and what it was before.

Paths are versionless and lower-case. A path holds an object, or a list of ids (references) or texts. States are never
changed in place, so that an older one can be served as it was: stale reads and lagging replicas are just that.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

HISTORY = 256


@dataclass(frozen=True)
class State:
    """Everything at one moment. ``children`` keeps the order of a collection's items."""

    objects: dict[str, Any] = field(default_factory=dict)
    children: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def get(self, path: str) -> Any:
        return self.objects.get(path.lower())

    def has_collection(self, path: str) -> bool:
        return path.lower() in self.children

    def items(self, path: str) -> list[dict[str, Any]]:
        path = path.lower()
        return [self.objects[f"{path}/{key}"] for key in self.children.get(path, ())]

    def paths(self, prefix: str) -> Iterator[str]:
        prefix = prefix.lower().rstrip("/") + "/"
        return (path for path in self.objects if path.startswith(prefix))


class Store:
    """The current state, and the way there."""

    def __init__(self) -> None:
        self.state = State()
        self.history: deque[tuple[float, State]] = deque(maxlen=HISTORY)
        self.writes = 0
        self.last_write = 0.0

    def _advance(self, objects: dict[str, Any], children: dict[str, tuple[str, ...]]) -> None:
        now = time.monotonic()
        self.history.append((now, self.state))
        self.state = State(objects, children)
        self.writes += 1
        self.last_write = now

    def put(self, path: str, value: Any) -> None:
        """Store a singleton or a list of references or texts."""
        self._advance({**self.state.objects, path.lower(): value}, self.state.children)

    def put_item(self, collection: str, key: str, value: dict[str, Any]) -> None:
        collection, key = collection.lower(), key.lower()
        keys = self.state.children.get(collection, ())
        children = self.state.children if key in keys else {**self.state.children, collection: (*keys, key)}
        self._advance({**self.state.objects, f"{collection}/{key}": value}, children)

    def put_collection(self, collection: str, items: dict[str, dict[str, Any]]) -> None:
        """Make exactly these items the collection."""
        collection = collection.lower()
        objects, children = self._without(collection)
        children[collection] = tuple(key.lower() for key in items)
        objects.update({f"{collection}/{key.lower()}": value for key, value in items.items()})
        self._advance(objects, children)

    def delete(self, path: str) -> None:
        """Remove an object with all that is below it."""
        path = path.lower()
        collection, dummy, key = path.rpartition("/")
        objects, children = self._without(path)
        objects.pop(path, None)
        if collection in children:
            children[collection] = tuple(item for item in children[collection] if item != key)
        self._advance(objects, children)

    def _without(self, path: str) -> tuple[dict[str, Any], dict[str, tuple[str, ...]]]:
        below = path + "/"
        return (
            {name: value for name, value in self.state.objects.items() if not name.startswith(below)},
            {name: keys for name, keys in self.state.children.items() if name != path and not name.startswith(below)},
        )

    def before_last_write(self) -> State:
        return self.history[-1][1] if self.history else self.state

    def as_of(self, moment: float) -> State:
        """The state that was current at a moment of the monotonic clock."""
        for written, before in self.history:
            if written > moment:
                return before
        return self.state

    def since(self, moment: float) -> list[State]:
        """The states that were current after a moment and are not any more."""
        return [before for written, before in self.history if written > moment]

    def mark(self) -> tuple[State, int, float, int]:
        return self.state, self.writes, self.last_write, len(self.history)

    def rewind(self, mark: tuple[State, int, float, int]) -> None:
        """Undo what happened since the mark: a write that was accepted and never applied."""
        self.state, self.writes, self.last_write, length = mark
        while len(self.history) > length:
            self.history.pop()

    def restart(self) -> None:
        """Forget how the present came about."""
        self.history.clear()
        self.writes = 0
        self.last_write = 0.0
