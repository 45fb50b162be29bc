# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the official Graph SDKs know about a type: the model files, read as syntax trees and never imported.

Importing one model imports what it refers to, and that is soon thousands of files.
"""

from __future__ import annotations

import ast
import importlib.util
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGES = {"v1.0": "msgraph", "beta": "msgraph_beta"}
PLACEHOLDER = "unknownFutureValue"
_ODATA_NAME = re.compile(r'casefold\(\) == "#microsoft\.graph\.([\w.]+)"\.casefold\(\)')
_PRIMITIVES = {
    "str": "String",
    "bool": "Boolean",
    "int": "Int",
    "float": "Double",
    "uuid": "Guid",
    "UUID": "Guid",
    "datetime": "DateTimeOffset",
    "datetime.datetime": "DateTimeOffset",
    "date": "Date",
    "datetime.date": "Date",
    "time": "TimeOfDay",
    "timedelta": "Duration",
    "datetime.timedelta": "Duration",
    "bytes": "Binary",
}
_GETTER = re.compile(r"get_(\w+)_value")


@dataclass(frozen=True)
class Property:
    """One property of a model.

    ``kind`` is an Edm primitive, ``enum`` or ``object``; ``target`` names the enumeration or type. ``many``: a
    collection on the wire. ``flags``: several members in one text, which the SDK shows as a list. ``comment``: what
    the SDK says about it.
    """

    name: str
    kind: str
    target: str = ""
    many: bool = False
    flags: bool = False
    comment: str = ""

    def __str__(self) -> str:
        text = self.target if self.kind in ("enum", "object") else self.kind
        text = f"Flags({text})" if self.flags else text
        return f"Collection({text})" if self.many else text


@dataclass(frozen=True)
class Model:
    """One type or enumeration. ``odata_type``: the type's own name as the SDK writes it, where it does."""

    name: str
    base: str = ""
    odata_type: str = ""
    derived: tuple[str, ...] = ()
    own: tuple[Property, ...] = ()
    members: tuple[str, ...] = ()


class Sdk:
    """The models of one SDK, by the names of their types without case: a name is in no file in Graph's own case."""

    def __init__(self, version: str) -> None:
        spec = importlib.util.find_spec(PACKAGES[version])
        if spec is None or not spec.submodule_search_locations:
            raise ModuleNotFoundError(f"{PACKAGES[version]} is not installed: see requirements.txt")
        self.version = version
        self._folder = Path(spec.submodule_search_locations[0]) / "generated" / "models"
        paths = (path.relative_to(self._folder).with_suffix("") for path in self._folder.rglob("*.py"))
        self._files = {_plain(".".join(path.parts)): path for path in paths if path.name != "__init__"}
        self._models: dict[str, Model] = {}

    def model(self, name: str) -> Model | None:
        """The type or enumeration of a name, which may be written as in an @odata.type."""
        key = _plain(name.removeprefix("#").removeprefix("microsoft.graph."))
        # A type that is called as a namespace lies in the namespace's folder.
        key = key if key in self._files else f"{key}.{key}"
        if key not in self._files:
            return None
        if key not in self._models:
            self._models[key] = self._parsed(self._files[key])
        return self._models[key]

    def ancestry(self, model: Model) -> Iterator[Model]:
        """The model and its bases, nearest first."""
        found: Model | None = model
        while found:
            yield found
            found = self.model(found.base) if found.base else None

    def properties(self, model: Model) -> dict[str, Property]:
        """Wire name → property, inherited ones too."""
        chain = reversed(list(self.ancestry(model)))
        return {each.name: each for one in chain for each in one.own}

    def odata_types(self, model: Model) -> set[str]:
        """How the SDK spells the type's name: as its own default, or where a base tells its types apart."""
        names = {model.odata_type} if model.odata_type else set()
        for one in self.ancestry(model):
            names |= {f"#microsoft.graph.{name}" for name in one.derived if _plain(name) == _plain(model.name)}
        return names

    def _parsed(self, path: Path) -> Model:
        text = (self._folder / path).with_suffix(".py").read_text(encoding="utf-8")
        tree = ast.parse(text)
        definition = next(node for node in tree.body if isinstance(node, ast.ClassDef))
        name = ".".join([*path.parts[:-1], definition.name])
        bases = [base.id for base in definition.bases if isinstance(base, ast.Name)]
        if "Enum" in bases:
            return Model(name, members=tuple(_members(definition)))
        imports = _imports(tree, path.parts)
        comments = _comments(definition, text.splitlines())
        return Model(
            name,
            base=next((imports[base] for base in bases if base in imports), ""),
            odata_type=_odata_type(definition),
            derived=tuple(_ODATA_NAME.findall(text)),
            own=tuple(_properties(definition, imports, comments)),
        )


def _plain(name: str) -> str:
    return name.replace("_", "").casefold()


def _members(definition: ast.ClassDef) -> Iterator[str]:
    for node in definition.body:
        if isinstance(node, ast.Assign):
            # Each line ends with a comma in the generated file, which makes the value a tuple of one.
            value = node.value.elts[0] if isinstance(node.value, ast.Tuple) else node.value
            yield ast.literal_eval(value)


def _imports(tree: ast.Module, place: tuple[str, ...]) -> dict[str, str]:
    """Name of a class → name of its module below the models."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level and node.module:
            module = ".".join([*place[: len(place) - node.level], node.module])
            found.update({each.asname or each.name: module for each in node.names})
    return found


def _odata_type(definition: ast.ClassDef) -> str:
    for node in definition.body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "odata_type" and node.value:
            return str(ast.literal_eval(node.value) or "")
    return ""


def _comments(definition: ast.ClassDef, lines: list[str]) -> dict[str, str]:
    """Attribute → the comment above it."""
    found = {}
    for node in definition.body:
        if isinstance(node, ast.AnnAssign):
            above = lines[node.lineno - 2].strip()
            found[ast.unparse(node.target)] = above.removeprefix("# ") if above.startswith("#") else ""
    return found


def _properties(definition: ast.ClassDef, imports: dict[str, str], comments: dict[str, str]) -> Iterator[Property]:
    methods = {node.name: node for node in definition.body if isinstance(node, ast.FunctionDef)}
    writers = _writers(methods["serialize"])
    for node in ast.walk(methods["get_field_deserializers"]):
        if not isinstance(node, ast.Dict):
            continue
        for key, value in zip(node.keys, node.values, strict=True):
            # "isEnabled": lambda n : setattr(self, 'is_enabled', n.get_bool_value())
            name = ast.literal_eval(key) if key else ""
            if name != "@odata.type" and isinstance(value, ast.Lambda) and isinstance(value.body, ast.Call):
                attribute = ast.literal_eval(value.body.args[1])
                yield _property(name, value.body.args[2], writers.get(name, ""), imports, comments.get(attribute, ""))


def _writers(serialize: ast.FunctionDef) -> dict[str, str]:
    """Wire name → the method that writes it: the only place where flags differ from a collection."""
    return {
        ast.literal_eval(node.args[0]): node.func.attr
        for node in ast.walk(serialize)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr.startswith("write_")
        and len(node.args) == 2
    }


def _property(name: str, reader: ast.expr, writer: str, imports: dict[str, str], comment: str) -> Property:
    assert isinstance(reader, ast.Call) and isinstance(reader.func, ast.Attribute), name
    argument = ast.unparse(reader.args[0]) if reader.args else ""
    target = imports.get(argument, argument)
    match reader.func.attr:
        case "get_object_value":
            return Property(name, "object", target, comment=comment)
        case "get_collection_of_object_values":
            return Property(name, "object", target, many=True, comment=comment)
        case "get_enum_value":
            return Property(name, "enum", target, comment=comment)
        case "get_collection_of_enum_values":
            flags = writer == "write_enum_value"
            return Property(name, "enum", target, many=not flags, flags=flags, comment=comment)
        case "get_collection_of_primitive_values":
            return Property(name, _PRIMITIVES[argument], many=True, comment=comment)
    found = _GETTER.fullmatch(reader.func.attr)
    assert found, f"{name}: {reader.func.attr}"
    return Property(name, _PRIMITIVES[found.group(1)], comment=comment)


@cache
def sdk(version: str) -> Sdk:
    """The SDK of an API version, read once."""
    return Sdk(version)
