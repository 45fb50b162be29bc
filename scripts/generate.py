# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write what follows from the declarations: option documentation, return values, action files and the action group.

python scripts/generate.py writes the files; with --check it writes nothing, names what is out of step and exits with 1.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import textwrap
import types
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
MARK = "# What follows is written from the declaration by scripts/generate.py."
LIST_MARK = "  # What follows is written from the declarations by scripts/generate.py."
INFO = "tenant_policies_info"
LINE_LENGTH = 120
HEADER = """\
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""
UTILS = "ansible_collections.tenantops.entra.plugins.module_utils"


def mount() -> None:
    """Make the checkout importable under the name of the collection, wherever it lies."""
    for name, path in (
        ("ansible_collections", None),
        ("ansible_collections.tenantops", None),
        (UTILS[: UTILS.index(".plugins")], ROOT),
    ):
        package = types.ModuleType(name)
        package.__path__ = [str(path)] if path else []
        sys.modules[name] = package


mount()
directory = import_module(f"{UTILS}._directory")
fields = import_module(f"{UTILS}._fields")
options = import_module(f"{UTILS}._options")
scalars = import_module(f"{UTILS}._scalars")


def resources() -> list[Any]:
    """All declarations, by name."""
    return [import_module(f"{UTILS}._resources.{name}").RESOURCE for name in names_in("_resources")]


def names_in(folder: str) -> list[str]:
    """The modules of a folder below module_utils, sorted."""
    return sorted(path.stem for path in (ROOT / "plugins/module_utils" / folder).glob("[a-z]*.py"))


# --- options ---------------------------------------------------------------------------------------------------------


def documented_options(resource: Any) -> dict[str, Any]:
    """The options section of a module's documentation, without what the fragments hold."""
    found: dict[str, Any] = {}
    if resource.is_collection:
        found["id"] = {
            "description": [
                f"Id of the {resource.title}. Without it, O({resource.key.match}) says which one is meant.",
            ],
            "type": "str",
        }
    if resource.variants:
        found[resource.discriminator] = discriminator(resource.variants)
    for each in all_fields(resource):
        found[each.name] = option(each, made=bool(resource.create))
    if resource.delete:
        found["state"] = {
            "description": [f"Whether the {resource.title} should exist.", *restored(resource)],
            "type": "str",
            "choices": list(options.states(resource)),
            "default": "present",
        }
    if resource.reset:
        found["reset"] = {
            "description": [
                f"Gives the {resource.title} the service's own values. No other option of it can be given then.",
            ],
            "type": "bool",
            "default": False,
        }
    if resource.together:
        found[resource.together.option] = {
            "description": list(resource.together.doc),
            "type": "list",
            "elements": "str",
        }
    if resource.select_version:
        found["graph_version"] = {
            "description": [
                "The version of Microsoft Graph, V(v1.0), V(beta) or another path segment below O(graph_url).",
                "Without it, V(v1.0) is used"
                + (
                    ", or V(beta) where the task names what only that has."
                    if any(map(names_beta, all_fields(resource)))
                    else "."
                ),
            ],
            "type": "str",
        }
    return found


def names_beta(each: Any) -> bool:
    """Whether an option, or one below it, or one of its values is there in beta only."""
    return bool(each.beta or each.beta_values or any(map(names_beta, options.inner_fields(each))))


def restored(resource: Any) -> Iterator[str]:
    """What the state restored means, where there is one."""
    if "restored" in options.states(resource):
        yield (
            f"With V(restored), a deleted {resource.title} comes back as it was, unless it is there; no option of the "
            "policy but its name can stand beside it."
        )


def all_fields(resource: Any) -> Iterator[Any]:
    """The resource's fields and those of its variants, each name once."""
    seen: set[str] = set()
    for each in (*resource.fields, *(extra for variant in resource.variants for extra in variant.fields)):
        if each.name not in seen:
            seen.add(each.name)
            yield each


def option(each: Any, *, nested: bool = False, made: bool = True) -> dict[str, Any]:
    """The documentation of one option; ``made``: objects of the resource can be created."""
    shape = type_doc(each.type)
    text = [each.doc, *values_in_words(each.type, shape.pop("known", None)), *whole(each), *facts(each, nested, made)]
    aliases = {"aliases": list(each.aliases)} if each.aliases else {}
    return {"description": text, **shape, **aliases}


def whole(each: Any) -> Iterator[str]:
    """What a given list does to what it does not name."""
    stays = isinstance(each.channel, fields.Children) and not each.channel.delete
    if isinstance(each.type, fields.ListOf) and each.type.item is not scalars.JSON_TEXT and not stays:
        yield "What the list does not name is removed."


def values_in_words(kind: Any, known: list[str] | None) -> Iterator[str]:
    """What may stand in the place of a value: names of a reference, members of an enumeration that may grow."""
    scalar = kind.item if isinstance(kind, fields.ListOf) else kind
    words = [f"V({value})" for value in known or ()]
    if getattr(scalar, "name", "") == "reference" and not scalar.kinds:
        yield f"By {listed(['id', *words])}; names in another tenant cannot be looked up."
    elif getattr(scalar, "kinds", ()):
        yield f"By {listed(['name', 'id', *words])}."
    elif known:
        values = f"Known values are {listed(words, ' and ')}" if len(words) > 1 else f"The known value is {words[0]}"
        yield f"{values}; others are passed on as they are."


def listed(words: list[str], last: str = " or ") -> str:
    """Words as people list them."""
    return last.join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def facts(each: Any, nested: bool, made: bool) -> Iterator[str]:
    """What a declaration says about a field beyond its own words."""
    if each.required:
        needed = "Required to create the object." if made else "It cannot be cleared."
        yield "Required where it has no value yet." if nested else needed
    if each.immutable:
        set_once = "Set at creation only; another value on an existing object is an error."
        yield set_once if made else "It cannot be changed; another value is an error."
    if each.default is not fields.UNSET:
        yield f"A new object gets V({in_options(each.type, each.default)}) when the task gives none."
    if each.reset is not fields.UNSET:
        yield f"With O(exact), it is reset to V({in_options(each.type, each.reset)})."
    if each.beta:
        yield "Only the beta version of Microsoft Graph has it; a task that gives it reads and writes there."
    if each.name == "policy_state":
        yield "O(exact) leaves it as it is."
    if each.write_only:
        yield "Microsoft Graph never shows it, so it is only sent together with another change."


def in_options(kind: Any, value: Any) -> Any:
    """A wire value as a task would have it."""
    shown = options.to_option(kind, value)
    return shown if isinstance(shown, str) else json.dumps(shown)


def type_doc(kind: Any) -> dict[str, Any]:
    """Type, elements, choices and suboptions of a type; "known" holds values that do not exclude others."""
    if isinstance(kind, fields.Scalar):
        return scalar_doc(kind)
    if isinstance(kind, fields.Object):
        if kind.bare:
            return type_doc(kind.fields[0].type)
        return {"type": "dict", "suboptions": {each.name: option(each, nested=True) for each in kind.fields}}
    if isinstance(kind, fields.Phrased):
        return {"type": "dict", "suboptions": {each.word: phrase_doc(each) for each in kind.phrases}}
    if isinstance(kind, fields.Typed):
        return {"type": "dict", "suboptions": typed_doc(kind)}
    if isinstance(kind, fields.ListOf):
        item = type_doc(kind.item)
        return {"type": "list", "elements": item.pop("type"), **item}
    return {"type": "dict"}


def scalar_doc(kind: Any) -> dict[str, Any]:
    """Type and values of a scalar."""
    found: dict[str, Any] = {"type": kind.option}
    if kind.elements:
        found["elements"] = kind.elements
    if kind.values:
        found["choices" if kind.closed else "known"] = list(kind.values)
    return found


def phrase_doc(phrase: Any) -> dict[str, Any]:
    """One word of several, exactly one of which is given."""
    shape = type_doc(phrase.type)
    return {"description": [phrase.doc, *values_in_words(phrase.type, shape.pop("known", None))], **shape}


def typed_doc(kind: Any) -> dict[str, Any]:
    """The suboptions of a typed value; each says to which types it belongs."""
    owners: dict[str, list[str]] = {}
    found = {kind.discriminator: discriminator(kind.variants)}
    for variant in kind.variants:
        for each in variant.fields:
            owners.setdefault(each.name, []).append(variant.word)
            found.setdefault(each.name, option(each, nested=True))
    for name, words in owners.items():
        if len(words) < len(kind.variants):
            belongs = " or ".join(f"V({word})" for word in words)
            found[name]["description"] = [*found[name]["description"], f"Only for type {belongs}."]
    return found


def discriminator(variants: Iterable[Any]) -> dict[str, Any]:
    """The option that names the type of a typed value."""
    found = tuple(variants)
    alike = len({frozenset(each.name for each in variant.fields) for variant in found}) == 1
    told = not alike or any(variant.implied for variant in found)
    text = "The type; it may be left out where the other options single one out." if told else "What it is."
    words = [f"V({variant.word}): {variant.doc}" for variant in found if variant.doc]
    return {
        "description": [text, *words],
        "type": "str",
        "choices": [variant.word for variant in found],
    }


# --- notes, links, return values -------------------------------------------------------------------------------------


def notes(resource: Any) -> list[str]:
    """Permissions and peculiarities."""
    permissions = resource.permissions
    found = []
    kind = "application" if permissions.app_only else "delegated"
    for verb, needed in (("Reading", permissions.read), ("Writing", permissions.write)):
        if needed:
            found.append(f"{verb} needs the {kind} permission{'s' * (len(needed) > 1)} {permission_words(needed)}.")
    if not permissions.app_only:
        found.append("Microsoft Graph serves this endpoint to signed-in users only; give the token in O(access_token).")
    if permissions.note:
        found.append(permissions.note)
    return [*found, *look_ups(resource), *resource.notes]


def look_ups(resource: Any) -> Iterator[str]:
    """The permissions to look up names, the least ones."""
    kinds = set().union(*(kinds_in(each.type) for each in all_fields(resource)))
    kinds |= {"user", "group"} if resource.guard else set()
    needed: dict[str, list[str]] = {}
    for name, kind in directory.KINDS.items():
        if name in kinds:
            needed.setdefault(kind.needs.split("|")[0], []).append(f"{re.sub('y$', 'ie', kind.title)}s")
    if needed:
        words = listed(
            [f"C({permission}) for {listed(titles, ' and ')}" for permission, titles in needed.items()], " and "
        )
        yield f"Looking up names needs {words}. A name has to be exact, except for case, and unique."


def kinds_in(kind: Any) -> set[str]:
    """The kinds of objects that may be named anywhere in a value."""
    if isinstance(kind, fields.ListOf):
        return kinds_in(kind.item)
    if isinstance(kind, fields.Phrased):
        return set().union(*(kinds_in(each.type) for each in kind.phrases))
    if isinstance(kind, fields.Object):
        return set().union(*(kinds_in(each.type) for each in kind.fields))
    if isinstance(kind, fields.Typed):
        return set().union(*(kinds_in(each.type) for variant in kind.variants for each in variant.fields))
    return set(getattr(kind, "kinds", ()))


def permission_words(needed: Iterable[str]) -> str:
    """Permissions in words: all of them, alternatives joined by "or"."""
    words = [listed([f"C({name})" for name in each.split("|")]) for each in needed]
    return listed(words, ", and " if len(words) > 1 and any(" or " in each for each in words) else " and ")


def seealso(resource: Any) -> list[dict[str, str]]:
    """The page of the API."""
    return [
        {
            "name": f"Microsoft Graph: {resource.graph_type} resource type",
            "description": "Reference of the properties.",
            "link": resource.docs,
        }
    ]


def return_values(resource: Any) -> dict[str, Any]:
    """The RETURN section of a module."""
    asked = ("state", "graph_version", "reset", resource.together.option if resource.together else "")
    contains = {name: returned(each) for name, each in documented_options(resource).items() if name not in asked}
    gone = ", null where it does not exist" if resource.delete or resource.missing_ok else ""
    return {
        "policy": {
            "description": [
                f"The {resource.title} after the task, in check mode as it would be{gone}.",
                "Its members are options, so that it can be given to the module again.",
            ],
            "returned": "success",
            "type": "dict",
            "contains": contains,
        },
        "id": {
            "description": [f"Id of the {resource.title} in Microsoft Graph, null where it has none."],
            "returned": "success",
            "type": "str",
        },
        "requests": {
            "description": ["The writes that were sent, in order; in check mode those that would be sent."],
            "returned": "always",
            "type": "list",
            "elements": "dict",
            "contains": {
                "method": {"description": ["HTTP method."], "returned": "always", "type": "str", "sample": "PATCH"},
                "path": {
                    "description": ["Path below O(graph_url)."],
                    "returned": "always",
                    "type": "str",
                    "sample": f"/v1.0{resource.path}",
                },
                "body": {
                    "description": ["Body without secrets, null where there is none."],
                    "returned": "always",
                    "type": "dict",
                },
            },
        },
        "not_reset": {
            "description": ["Options that O(exact) could not reset."],
            "returned": "when O(exact=true)",
            "type": "list",
            "elements": "str",
        },
        **(ACCEPTED if resource.guard else {}),
        **(together(resource.together) if resource.together else {}),
        **(FORETOLD if foretells(resource) or resource.together and foretells(resource.together.others) else {}),
    }


def foretells(resource: Any) -> bool:
    """Whether the service is asked what becomes of a sign-in."""
    return bool(resource.guard and resource.guard.what_if)


def together(word: Any) -> dict[str, Any]:
    """What is returned of the objects that are written in the same step."""
    written = ("id", word.others.key.match, *(each.name for each in word.others.fields if each.wire in word.values))
    known, ident = documented_options(word.others), {"id": {"description": [f"Id of the {word.others.title}."]}}
    return {
        word.option: {
            "description": [f"The objects that O({word.option}) names, after the task."],
            "returned": f"when O({word.option}) is given",
            "type": "list",
            "elements": "dict",
            "contains": {name: returned({**known[name], **ident.get(name, {})}) for name in written},
        }
    }


FORETOLD: dict[str, Any] = {
    "what_if": {
        "description": [
            "What Microsoft Graph itself says of a sign-in of each account in O(emergency_access_users) under the "
            "policy as it was before the task; groups are not asked about.",
            "A token that may not ask is a warning.",
        ],
        "returned": "when a policy that was not enforced becomes so",
        "type": "list",
        "elements": "dict",
        "contains": {
            "policy": {"description": ["Name of the policy."], "returned": "always", "type": "str"},
            "user": {"description": ["Id of the account."], "returned": "always", "type": "str"},
            "applies": {"description": ["Whether the policy applies to it."], "returned": "always", "type": "bool"},
            "reasons": {
                "description": ["Why it does not."],
                "returned": "always",
                "type": "list",
                "elements": "str",
            },
        },
    }
}
ACCEPTED: dict[str, Any] = {
    "accepted_risks": {
        "description": ["What would have been refused without O(accept_risk); an empty list if nothing would."],
        "returned": "when a change was judged",
        "type": "list",
        "elements": "dict",
        "contains": {
            "policy": {"description": ["Name of the policy."], "returned": "always", "type": "str"},
            "risk": {"description": ["V(lockout) or V(opening)."], "returned": "always", "type": "str"},
            "rule": {"description": ["Short name of the rule."], "returned": "always", "type": "str"},
            "reason": {"description": ["What would happen, and why."], "returned": "always", "type": "str"},
            "accepted": {"description": ["The reason that the task gave."], "returned": "always", "type": "str"},
        },
    }
}


def returned(each: dict[str, Any]) -> dict[str, Any]:
    """The documentation of a return value that is an option as well."""
    found = {"description": each["description"][:1], "returned": "success", "type": each["type"]}
    if "elements" in each:
        found["elements"] = each["elements"]
    if "suboptions" in each:
        found["contains"] = {name: returned(inner) for name, inner in each["suboptions"].items()}
    return found


# --- files -----------------------------------------------------------------------------------------------------------


class Dumper(yaml.SafeDumper):
    """YAML with indented lists and without aliases."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def as_yaml(value: Any) -> str:
    """A value as block YAML."""
    return yaml.dump(value, Dumper=Dumper, sort_keys=False, width=76, allow_unicode=True)


def module_text(resource: Any, text: str) -> str:
    """A module file with its generated regions written anew."""
    documentation = as_yaml(
        {"notes": notes(resource), "seealso": seealso(resource), "options": documented_options(resource)}
    )
    text, count = re.subn(
        rf"{re.escape(MARK)}\n.*?(?=^\"\"\"$)",
        lambda found: f"{MARK}\n{documentation}",
        text,
        count=1,
        flags=re.DOTALL | re.MULTILINE,
    )
    result = f'RETURN = r"""\n{MARK}\n{as_yaml(return_values(resource))}"""\n'
    text, also = re.subn(
        r'^RETURN = r""".*?^"""\n', lambda found: result, text, count=1, flags=re.DOTALL | re.MULTILINE
    )
    if not (count and also):
        raise SystemExit(f"plugins/modules/{resource.name}.py lacks the line {MARK!r} in DOCUMENTATION, or a RETURN")
    return text


def info_text(names: list[str], text: str) -> str:
    """The module that reads any resource, with its option that names some written anew."""
    doc = {
        "resources": {
            "description": ["Which resources are read, by the names of their modules. Without it, all of them are."],
            "type": "list",
            "elements": "str",
            "choices": names,
        }
    }
    option = textwrap.indent(as_yaml(doc), "  ")
    text, count = re.subn(
        rf"{re.escape(LIST_MARK)}\n.*?(?=^\"\"\"$)",
        lambda found: f"{LIST_MARK}\n{option}",
        text,
        count=1,
        flags=re.DOTALL | re.MULTILINE,
    )
    if not count:
        raise SystemExit(f"plugins/modules/{INFO}.py lacks the line {LIST_MARK!r} in DOCUMENTATION")
    return text


def registry_text(names: list[str]) -> str:
    """The registry: every declaration, imported by name, because Ansible packs a module by its import statements."""
    imports = "".join(import_line(name) for name in names)
    listing = "".join(f"        _{name},\n" for name in names)
    return f'''{HEADER}
"""All declarations, for the modules that work on many resources. Written by scripts/generate.py.

Private to the collection.
"""

from __future__ import annotations

from ._resource import Resource
{imports}
RESOURCES: dict[str, Resource] = {{
    each.name: each
    for each in (
{listing}    )
}}
"""The declarations by the names of their modules."""
'''


def import_line(name: str) -> str:
    """The import of one declaration, wrapped as ruff wraps it where one line is too short for it."""
    start, what = f"from ._resources.{name} import ", f"RESOURCE as _{name}"
    return f"{start}{what}\n" if len(start + what) <= LINE_LENGTH else f"{start}(\n    {what},\n)\n"


def action_text(name: str) -> str:
    """An action file: two lines, because the strategy imports the file of a task's own name before it forks."""
    return f"""{HEADER}
from ansible_collections.tenantops.entra.plugins.plugin_utils._action import action_for

ActionModule = action_for("{name}")
"""


def runtime_text(groups: dict[str, list[str]], text: str) -> str:
    """meta/runtime.yml with the action groups written anew."""
    for name, modules in groups.items():
        members = "".join(f"    - {module}\n" for module in modules)
        text = re.sub(rf"(?<=^  {name}:\n)(    - \w+\n)*", members, text, count=1, flags=re.MULTILINE)
    return text


def readme_text(text: str) -> str:
    """README.md with the table of modules written anew."""
    declared = {resource.name: resource for resource in resources()}
    rows = "".join(readme_row(name, declared.get(name)) for name in module_names())
    table = f"| Module | What it does | Endpoint | To read | To write |\n| --- | --- | --- | --- | --- |\n{rows}"
    between = r"(?<=<!-- The table is written by scripts/generate\.py\. -->\n).*?(?=<!-- End of the table\. -->)"
    return re.sub(between, lambda found: f"\n{table}\n", text, count=1, flags=re.DOTALL)


def readme_row(name: str, resource: Any) -> str:
    """One module in the table: its short description, and what the declaration knows of its endpoint."""
    text = (ROOT / f"plugins/modules/{name}.py").read_text(encoding="utf-8")
    about = next(line.partition(": ")[2] for line in text.splitlines() if line.startswith("short_description: "))
    if resource is None:
        return f"| `{name}` | {about} | | | |\n"
    needed = [resource.permissions.read, resource.permissions.write]
    read, write = (" and ".join(f"`{each.partition('|')[0]}`" for each in some) or "not documented" for some in needed)
    return f"| `{name}` | {about} | `{resource.path}` | {read} | {write} |\n"


def wanted_files() -> Iterator[tuple[Path, str]]:
    """Path and wanted content of everything that is generated."""
    declared = names_in("_resources")
    yield ROOT / "plugins/module_utils/_registry.py", registry_text(declared)
    for resource in resources():
        module = ROOT / f"plugins/modules/{resource.name}.py"
        if not module.is_file():
            raise SystemExit(f"{resource.name} is declared, but plugins/modules/{resource.name}.py does not exist")
        yield module, module_text(resource, module.read_text(encoding="utf-8"))
    info = ROOT / f"plugins/modules/{INFO}.py"
    yield info, info_text(declared, info.read_text(encoding="utf-8"))
    for name in (*declared, *names_in("_entries")):
        yield ROOT / f"plugins/action/{name}.py", action_text(name)
    runtime = ROOT / "meta/runtime.yml"
    groups = {"graph": module_names(), "guarded": [each.name for each in resources() if each.guard]}
    yield runtime, runtime_text(groups, runtime.read_text(encoding="utf-8"))
    readme = ROOT / "README.md"
    yield readme, readme_text(readme.read_text(encoding="utf-8"))


def module_names() -> list[str]:
    """The modules of the collection, which all belong to the action group."""
    return sorted(path.stem for path in (ROOT / "plugins/modules").glob("[a-z]*.py"))


def main() -> int:
    """Write, or with --check compare; the exit code is 1 when something is out of step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, fail when something is out of step")
    check = parser.parse_args().check
    stale = [
        (path, text) for path, text in wanted_files() if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    for path, text in stale:
        print(f"{'out of step' if check else 'written'}: {path.relative_to(ROOT)}")
        if not check:
            path.write_text(text, encoding="utf-8")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
