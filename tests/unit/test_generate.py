# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The generator: what it writes from a declaration, and that everything it writes is up to date."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest
import yaml
from ansible_collections.tenantops.entra.plugins.module_utils import _scalars as s
from ansible_collections.tenantops.entra.plugins.module_utils._fields import (
    Bool,
    Choice,
    Field,
    Flags,
    Int,
    Keyed,
    Nested,
    Object,
    Secret,
    SetOf,
    Settings,
    Text,
    Variant,
    Variants,
)
from ansible_collections.tenantops.entra.plugins.module_utils._resource import Permissions

from tests.unit.made_up import single, things

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "scripts/generate.py"
REMOVED = "What the list does not name is removed."
MOUNTED = ("ansible_collections", "ansible_collections.tenantops", "ansible_collections.tenantops.entra")


@pytest.fixture(scope="module")
def generate() -> Iterator[Any]:
    """The script as a module; the packages that it mounts are put back afterwards."""
    before = {name: sys.modules[name] for name in MOUNTED}
    spec = spec_from_file_location("generate", SCRIPT)
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.modules.update(before)


def test_everything_that_is_generated_is_up_to_date() -> None:
    done = subprocess.run([sys.executable, SCRIPT, "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("declared", "documented"),
    [
        (Bool("a", "Whether."), {"description": ["Whether."], "type": "bool"}),
        (Text("a", "A text.", aliases=("b",)), {"description": ["A text."], "type": "str", "aliases": ["b"]}),
        (
            Choice("a", "A mode.", ("x", "y")),
            {
                "description": ["A mode.", "Known values are V(x) and V(y); others are passed on as they are."],
                "type": "str",
            },
        ),
        (
            Choice("a", "A mode.", ("x", "y"), closed=True),
            {"description": ["A mode."], "type": "str", "choices": ["x", "y"]},
        ),
        (
            Flags("a", "Kinds.", ("x",)),
            {
                "description": ["Kinds.", "The known value is V(x); others are passed on as they are."],
                "type": "list",
                "elements": "str",
            },
        ),
        (SetOf("a", "Texts.", s.TEXT), {"description": ["Texts.", REMOVED], "type": "list", "elements": "str"}),
        (Settings("a", "Values."), {"description": ["Values."], "type": "dict"}),
        (Nested("a", "One.", Text("id", "Id."), bare="id"), {"description": ["One."], "type": "str"}),
        (
            Nested("a", "Deep.", Int("b", "Number.")),
            {
                "description": ["Deep."],
                "type": "dict",
                "suboptions": {"b": {"description": ["Number."], "type": "int"}},
            },
        ),
        (
            Keyed("a", "Items.", Object((Text("b", "Key."),)), key=("b",)),
            {
                "description": ["Items.", REMOVED],
                "type": "list",
                "elements": "dict",
                "suboptions": {"b": {"description": ["Key."], "type": "str"}},
            },
        ),
    ],
)
def test_the_documentation_of_an_option(generate: Any, declared: Field, documented: dict[str, Any]) -> None:
    assert generate.option(declared) == documented


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"required": True}, "Required to create the object."),
        ({"immutable": True}, "Set at creation only; another value on an existing object is an error."),
        ({"default": "off"}, "A new object gets V(off) when the task gives none."),
        ({"reset": "off"}, "With O(exact), it is reset to V(off)."),
        (
            {"beta": True},
            "Only the beta version of Microsoft Graph has it; a task that gives it reads and writes there.",
        ),
    ],
)
def test_a_fact_of_a_field_is_a_sentence_of_its_documentation(
    generate: Any, facts: dict[str, Any], sentence: str
) -> None:
    assert generate.option(Text("a", "A text.", **facts))["description"] == ["A text.", sentence]


def test_a_secret_says_that_it_is_sent_only_with_another_change(generate: Any) -> None:
    assert "never shows it" in generate.option(Secret("a", "A key."))["description"][1]


def test_a_suboption_of_some_types_says_of_which(generate: Any) -> None:
    shared, own = Text("shared", "Shared."), Text("own", "Own.")
    declared = Variants("a", "Typed.", Variant("x", "#x", (shared, own), "The first."), Variant("y", "#y", (shared,)))
    suboptions = generate.option(declared)["suboptions"]
    assert suboptions["type"]["choices"] == ["x", "y"]
    assert suboptions["type"]["description"][1:] == ["V(x): The first."]
    assert suboptions["shared"]["description"] == ["Shared."]
    assert suboptions["own"]["description"] == ["Own.", "Only for type V(x)."]


def test_a_collection_documents_id_and_state_and_a_resource_of_several_types_its_type(generate: Any) -> None:
    resource = things(variants=(Variant("x", "#x", (Bool("own", "Own."),)),))
    assert list(generate.documented_options(resource)) == ["id", "type", "display_name", "own", "state"]
    assert list(generate.documented_options(single(Bool("on", "On."), select_version=True))) == ["on", "graph_version"]


def test_permissions_are_sentences_and_alternatives_are_joined_by_or(generate: Any) -> None:
    resource = single()
    object.__setattr__(
        resource, "permissions", Permissions(read=("A.Read|B.Read",), write=("A.Write", "B.Write"), app_only=False)
    )
    assert generate.notes(resource) == [
        "Reading needs the delegated permission C(A.Read) or C(B.Read).",
        "Writing needs the delegated permissions C(A.Write) and C(B.Write).",
        "Microsoft Graph serves this endpoint to signed-in users only; give the token in O(access_token).",
    ]


def test_only_the_marked_regions_of_a_module_are_written(generate: Any) -> None:
    text = (
        f'DOCUMENTATION = r"""\nmodule: made_up_policy\n{generate.MARK}\nold: 1\n"""\n\n'
        'EXAMPLES = r"""\n- name: kept\n"""\n\nRETURN = r"""\nold: 2\n"""\n\ncode = 1\n'
    )
    written = generate.module_text(single(Bool("on", "Whether."), docs="https://x", graph_type="t"), text)
    assert "old:" not in written
    assert "- name: kept" in written and written.endswith("code = 1\n") and "module: made_up_policy" in written
    assert generate.module_text(single(Bool("on", "Whether."), docs="https://x", graph_type="t"), written) == written
    documentation = written.split('"""')[1]
    assert yaml.safe_load(documentation)["options"] == {"on": {"description": ["Whether."], "type": "bool"}}


def test_a_module_without_the_marked_regions_is_refused(generate: Any) -> None:
    with pytest.raises(SystemExit, match="made_up_policy.py lacks the line"):
        generate.module_text(single(), "code = 1\n")


def test_the_return_value_policy_has_the_names_of_the_options(generate: Any) -> None:
    contains = generate.return_values(things(Nested("deep", "Deep.", Text("a", "A."))))["policy"]["contains"]
    assert set(contains) == {"id", "display_name", "deep"}
    assert set(contains["deep"]["contains"]) == {"a"}


def test_the_action_groups_are_written_into_the_runtime_file(generate: Any) -> None:
    text = "action_groups:\n  graph:\n    - old\n  guarded:\nrequires_ansible: '>=2.18'\n"
    groups = {"graph": ["a", "b"], "guarded": ["b"]}
    assert generate.runtime_text(groups, text) == (
        "action_groups:\n  graph:\n    - a\n    - b\n  guarded:\n    - b\nrequires_ansible: '>=2.18'\n"
    )
    written = generate.runtime_text({"guarded": ["x"]}, (ROOT / "meta/runtime.yml").read_text(encoding="utf-8"))
    assert "  guarded:\n    - x\n" in written


def test_an_action_file_names_its_module_only(generate: Any) -> None:
    assert 'ActionModule = action_for("made_up_policy")' in generate.action_text("made_up_policy")
