# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where references stand among options, and what may be put in their place."""

from __future__ import annotations

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils._directory import KINDS
from ansible_collections.tenantops.entra.plugins.module_utils._fields import (
    Choice,
    Field,
    Keyed,
    Nested,
    Object,
    Ref,
    Refs,
    Text,
    Variant,
    Variants,
)
from ansible_collections.tenantops.entra.plugins.module_utils._names import Reference, names, references, replaced
from ansible_collections.tenantops.entra.plugins.module_utils._registry import RESOURCES

from tests.unit.made_up import PHRASED

ID = "3EE3A9DE-0A86-4E12-A287-9769ACCF1BA2"
FIELDS = (
    Text("note", "Doc."),
    Refs("people", "Doc.", "user", "group", words=("All", "None")),
    Nested("deep", "Doc.", Ref("role", "Doc.", "role")),
    Keyed(
        "targets",
        "Doc.",
        Object(
            (
                Ref("id", "Doc.", "user", "group", "administrative_unit", by="targetType"),
                Choice("target_type", "Doc.", ("user", "group", "administrativeUnit")),
            )
        ),
        key=("id",),
    ),
    Variants("who", "Doc.", Variant("some", "#some", (Ref("group", "Doc.", "group"),)), Variant("all", "#all")),
    Field("reviewer", "Doc.", PHRASED),
)
OPTIONS = {
    "note": "Not a name",
    "people": ["all", "Ada", ID],
    "deep": {"role": "Global Reader"},
    "targets": [
        {"id": "Sales", "target_type": "Group"},
        {"id": "Branch", "target_type": "administrativeUnit"},
        {"id": "Aurora", "target_type": None},
    ],
    "who": {"group": "Finance", "type": None},
    "reviewer": {"user": "ada@example.com", "group": None},
    "wait": True,
}


def test_references_are_found_at_every_depth_with_what_they_may_be() -> None:
    assert references(FIELDS, OPTIONS) == [
        Reference("people[1]", ("user", "group"), "Ada"),
        Reference("people[2]", ("user", "group"), ID),
        Reference("deep.role", ("role",), "Global Reader"),
        Reference("targets[0].id", ("group",), "Sales"),
        Reference("targets[1].id", ("administrative_unit",), "Branch"),
        Reference("targets[2].id", ("user", "group", "administrative_unit"), "Aurora"),
        Reference("who.group", ("group",), "Finance"),
        Reference("reviewer.user", ("user",), "ada@example.com"),
    ]


def test_names_are_neither_ids_nor_words() -> None:
    assert [each.text for each in names(FIELDS, OPTIONS)] == [
        "Ada",
        "Global Reader",
        "Sales",
        "Branch",
        "Aurora",
        "Finance",
        "ada@example.com",
    ]


def test_only_references_are_replaced() -> None:
    assert replaced(FIELDS, OPTIONS, lambda each: f"<{each.text}>") == {
        "note": "Not a name",
        "people": ["all", "<Ada>", f"<{ID}>"],
        "deep": {"role": "<Global Reader>"},
        "targets": [
            {"id": "<Sales>", "target_type": "Group"},
            {"id": "<Branch>", "target_type": "administrativeUnit"},
            {"id": "<Aurora>", "target_type": None},
        ],
        "who": {"group": "<Finance>", "type": None},
        "reviewer": {"user": "<ada@example.com>", "group": None},
        "wait": True,
    }


@pytest.mark.parametrize("module", sorted(RESOURCES))
def test_every_kind_that_a_declaration_names_can_be_looked_up(module: str) -> None:
    def kinds(kind: object) -> set[str]:
        found = set(getattr(kind, "kinds", ()))
        inner = [each.type for each in getattr(kind, "fields", ())]
        inner += [each.type for variant in getattr(kind, "variants", ()) for each in variant.fields]
        inner += [each.type for each in getattr(kind, "phrases", ())] + [getattr(kind, "item", None)]
        return found.union(*(kinds(each) for each in inner if each is not None))

    assert kinds(RESOURCES[module]) <= set(KINDS)
