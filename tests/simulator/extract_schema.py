# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Write schema/v1.0.json and schema/beta.json from the installed official SDKs (msgraph-sdk, msgraph-beta-sdk).

The model files are read as syntax trees, never imported. The types named in schema/roots.txt are taken, with all
complex types and enumerations they reach. Navigation is followed only into other roots, so that mail, drives and
teams stay outside.

    pip install --no-compile msgraph-sdk msgraph-beta-sdk
    python tests/simulator/extract_schema.py
"""

from __future__ import annotations

import argparse
import ast
import importlib.metadata
import importlib.util
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SCHEMA_DIR = Path(__file__).parent / "schema"
SDKS = {"v1.0": ("msgraph-sdk", "msgraph"), "beta": ("msgraph-beta-sdk", "msgraph_beta")}
PRIMITIVES = {
    "get_str_value": "String",
    "get_bool_value": "Boolean",
    "get_int_value": "Int32",
    "get_float_value": "Double",
    "get_uuid_value": "Guid",
    "get_datetime_value": "DateTimeOffset",
    "get_date_value": "Date",
    "get_time_value": "TimeOfDay",
    "get_timedelta_value": "Duration",
    "get_bytes_value": "Binary",
}
ITEM_TYPES = {
    "str": "String",
    "bool": "Boolean",
    "int": "Int32",
    "float": "Double",
    "UUID": "Guid",
    "datetime.datetime": "DateTimeOffset",
    "datetime.date": "Date",
    "datetime.timedelta": "Duration",
    "bytes": "Binary",
}
# Their derived types are the whole of Microsoft Graph; only those that are roots themselves are wanted.
OPEN_ENDED_BASES = {
    "entity",
    "directoryObject",
    "policyBase",
    "stsPolicy",
    "policyDeletableItem",
    "identityProviderBase",
}
ODATA_NAME = re.compile(
    r'casefold\(\) == "#microsoft\.graph\.([\w.]+)"\.casefold\(\):\s+'
    r"(?:from \.+([\w.]+) import \w+\s+)?return (\w+)\(\)"
)
OWN_NAME = re.compile(r'odata_type: Optional\[str\] = "#microsoft\.graph\.([\w.]+)"')


@dataclass
class Model:
    """One model file: a structured type or an enumeration."""

    name: str
    base: str | None = None
    members: list[str] | None = None
    properties: dict[str, str] = field(default_factory=dict)
    derived: list[str] = field(default_factory=list)


class Sdk:
    """The model files of one SDK, parsed when they are asked for."""

    def __init__(self, package: str) -> None:
        spec = importlib.util.find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            raise SystemExit(f"{package} is not installed")
        self.folder = Path(spec.submodule_search_locations[0]) / "generated" / "models"
        self.names: dict[tuple[str, ...], str] = {}
        self.modules: dict[str, tuple[str, ...]] = {}
        self.models: dict[str, Model] = {}
        self._index()

    def _index(self) -> None:
        """Give every module its wire name: by rule first, then corrected by the names the SDK itself compares with."""
        exact: dict[tuple[str, ...], str] = {}
        for path in self.folder.rglob("*.py"):
            if path.name == "__init__.py":
                continue
            module = path.relative_to(self.folder).with_suffix("").parts
            text = path.read_text(encoding="utf-8")
            found = re.search(r"^class (\w+)\(", text, re.MULTILINE)
            if not found:
                continue
            self.names[module] = ".".join([*(camel(part) for part in module[:-1]), lower_first(found.group(1))])
            for name, target, _returned in ODATA_NAME.findall(text):
                exact[(*module[:-1], *target.split("."))] = name
            own = OWN_NAME.search(text)
            if own:
                exact[module] = own.group(1)
        self.names.update({module: name for module, name in exact.items() if module in self.names})
        self.modules = {name: module for module, name in self.names.items()}

    def has(self, name: str) -> bool:
        return name in self.modules

    def model(self, name: str) -> Model:
        if name not in self.models:
            module = self.modules[name]
            text = self.folder.joinpath(*module).with_suffix(".py").read_text(encoding="utf-8")
            self.models[name] = parse_model(name, text, module, self.names)
        return self.models[name]

    def ancestors(self, name: str) -> list[str]:
        chain = []
        while self.has(name) and (base := self.model(name).base):
            chain.append(base)
            name = base
        return chain


def camel(text: str) -> str:
    head, *rest = text.split("_")
    return head + "".join(part.capitalize() for part in rest)


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def parse_model(name: str, text: str, module: tuple[str, ...], names: dict[tuple[str, ...], str]) -> Model:
    tree = ast.parse(text)
    class_node = next(node for node in tree.body if isinstance(node, ast.ClassDef))
    bases = [base.id for base in class_node.bases if isinstance(base, ast.Name)]
    if "Enum" in bases:
        return Model(name, members=enum_members(class_node))
    imports = imported_names(tree, module, names)
    base = next((imports[item] for item in bases if item in imports), None)
    model = Model(name, base=base, properties=properties_of(class_node, imports))
    model.derived = sorted({found for found, dummy, dummy2 in ODATA_NAME.findall(text) if found != name})
    return model


def enum_members(class_node: ast.ClassDef) -> list[str]:
    members = []
    for node in class_node.body:
        if isinstance(node, ast.Assign):
            # The generated file ends each member with a comma, which makes the value a tuple of one.
            value = node.value.elts[0] if isinstance(node.value, ast.Tuple) else node.value
            members.append(ast.literal_eval(value))
    return members


def imported_names(tree: ast.Module, module: tuple[str, ...], names: dict[tuple[str, ...], str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            parent = module[: len(module) - node.level]
            target = (*parent, *(node.module or "").split("."))
            if target in names:
                found.update({alias.asname or alias.name: names[target] for alias in node.names})
    return found


def properties_of(class_node: ast.ClassDef, imports: dict[str, str]) -> dict[str, str]:
    methods = {node.name: node for node in class_node.body if isinstance(node, ast.FunctionDef)}
    writers = written_by(methods["serialize"])
    properties: dict[str, str] = {}
    for node in ast.walk(methods["get_field_deserializers"]):
        if not isinstance(node, ast.Dict):
            continue
        for key, value in zip(node.keys, node.values, strict=True):
            wire = ast.unparse(key).strip("'") if key else ""
            # lambda n : setattr(self, 'x', n.get_str_value())
            if wire != "@odata.type" and isinstance(value, ast.Lambda) and isinstance(value.body, ast.Call):
                properties[wire] = property_type(value.body.args[2], writers.get(wire, ""), imports)
    return properties


def written_by(method: ast.FunctionDef) -> dict[str, str]:
    """Wire name -> name of the writer method: the only place where a flags enumeration differs from a list."""
    return {
        ast.unparse(node.args[0]).strip("'"): node.func.attr
        for node in ast.walk(method)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr.startswith("write_")
        and len(node.args) == 2
    }


def property_type(call: Any, writer: str, imports: dict[str, str]) -> str:
    method = call.func.attr
    if method in PRIMITIVES:
        return PRIMITIVES[method]
    argument = ast.unparse(call.args[0])
    if method == "get_collection_of_primitive_values":
        return f"Collection({ITEM_TYPES[argument]})"
    target = imports.get(argument, lower_first(argument))
    if method == "get_collection_of_enum_values":
        return f"Collection({target})" if writer == "write_collection_of_enum_values" else f"Flags({target})"
    return f"Collection({target})" if method == "get_collection_of_object_values" else target


def reached(type_text: str) -> str:
    found = re.fullmatch(r"(?:Collection|Flags)\((.+)\)", type_text)
    return found.group(1) if found else type_text


class Closure:
    """Everything that the roots reach."""

    def __init__(self, sdk: Sdk, roots: list[str]) -> None:
        self.sdk = sdk
        self.roots = [name for name in roots if sdk.has(name)]
        self.wanted: set[str] = set()
        queue = list(self.roots)
        while queue:
            name = queue.pop()
            if name not in self.wanted and sdk.has(name):
                self.wanted.add(name)
                queue.extend(self._neighbors(name))

    def is_entity(self, name: str) -> bool:
        return name == "entity" or "entity" in self.sdk.ancestors(name)

    def _neighbors(self, name: str) -> list[str]:
        model = self.sdk.model(name)
        found = [model.base] if model.base else []
        if name not in OPEN_ENDED_BASES:
            found += model.derived
        targets = [reached(text) for text in model.properties.values()]
        return found + [target for target in targets if not self.is_entity(target)]

    def as_json(self) -> dict[str, dict[str, object]]:
        types: dict[str, object] = {}
        enums: dict[str, object] = {}
        for name in sorted(self.wanted):
            model = self.sdk.model(name)
            if model.members is not None:
                enums[name] = model.members
            else:
                types[name] = self._type_as_json(model)
        return {"types": types, "enums": enums}

    def _type_as_json(self, model: Model) -> dict[str, object]:
        record: dict[str, object] = {"base": model.base} if model.base else {}
        record["properties"] = {
            wire: text for wire, text in model.properties.items() if not self.is_entity(reached(text))
        }
        navigation = {
            wire: text
            for wire, text in model.properties.items()
            if self.is_entity(reached(text)) and reached(text) in self.wanted
        }
        if navigation:
            record["navigation"] = navigation
        derived = [name for name in model.derived if name in self.wanted]
        if derived:
            record["derived"] = derived
        return record


def dump(schema: dict[str, Any]) -> str:
    """JSON with one type per line, so that an update of the SDK is a readable diff."""

    def block(items: dict[str, object]) -> str:
        return ",\n".join(
            f"{json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}" for key, value in items.items()
        )

    head = json.dumps({key: schema[key] for key in ("comment", "version", "source")})[:-1]
    return f'{head},\n"types": {{\n{block(schema["types"])}\n}},\n"enums": {{\n{block(schema["enums"])}\n}}}}\n'


def extract(version: str, roots: list[str]) -> str:
    distribution, package = SDKS[version]
    sdk = Sdk(package)
    closure = Closure(sdk, roots).as_json()
    source = f"{distribution} {importlib.metadata.version(distribution)} (MIT, Microsoft)"
    return dump(
        {"comment": "Written by extract_schema.py; do not edit.", "version": version, "source": source, **closure}
    )


def read_roots() -> list[str]:
    lines = (SCHEMA_DIR / "roots.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=SCHEMA_DIR, help="folder to write to")
    options = parser.parse_args()
    for version in SDKS:
        text = extract(version, read_roots())
        target = options.output / f"{version}.json"
        target.write_text(text, encoding="utf-8")
        print(f"{target}: {len(text)} characters")


if __name__ == "__main__":
    main()
