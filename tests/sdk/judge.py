# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares a declaration with the models of the official SDKs: what the declaration says wrong, and what it leaves out.

Of the declaration only its data is used; what a property is called and holds is the SDK's word alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ansible_collections.tenantops.entra.plugins.module_utils._fields import (
    Backlinks,
    Children,
    Field,
    ListOf,
    Object,
    Pairs,
    Parts,
    Phrased,
    References,
    Type,
    Typed,
)
from ansible_collections.tenantops.entra.plugins.module_utils._resource import Resource, fields_in
from ansible_collections.tenantops.entra.plugins.module_utils._scalars import Scalar

from tests.sdk.models import PLACEHOLDER, Model, Property, Sdk

# The kinds of properties that a scalar of a declaration may stand for. A text may be narrowed to what it holds.
KINDS = {
    "boolean": {"Boolean"},
    "integer": {"Int"},
    # Binary is base64 on the wire; dates and times of day have no scalar of their own.
    "text": {"String", "Binary", "Date", "TimeOfDay"},
    "secret": {"String", "Binary"},
    "GUID": {"String", "Guid"},
    "duration": {"String", "Duration"},
    "date-time": {"String", "DateTimeOffset"},
    "address range": {"String"},
    "JSON": {"String"},
    "joined texts": {"String"},
    "reference": {"String", "Guid"},
    "choice": {"String", "enum"},
    "flags": {"String", "enum"},
}
# Harmless where another version has the member.
NOTHING_TO_DROP = "nothing to drop"
# Other scalars are narrowed texts, or what their option is.
KINDS_OF_OPTION = {"str": {"String"}, "list": {"String"}, "bool": {"Boolean"}, "int": {"Int"}}


@dataclass(frozen=True)
class Finding:
    """One thing that a declaration says and the SDK does not, or the other way round.

    ``path``: wire names, the type of a value in parentheses, the type of the object itself as ``(type)``. ``problem``:
    a word that exceptions name. ``value``: the member of an enumeration that it is about.
    """

    version: str
    path: str
    problem: str
    value: str = ""
    detail: str = ""

    def __str__(self) -> str:
        what = f"{self.version} {self.path}: {self.problem} {self.value}".rstrip()
        return f"{what} ({self.detail})" if self.detail else what


@dataclass
class Verdict:
    """What came of a declaration in one version. ``extra``: path → what only the SDK has."""

    found: list[Finding] = field(default_factory=list)
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Place:
    """Where the comparison is. ``bound``: this version decides which members an enumeration has."""

    sdk: Sdk
    verdict: Verdict
    path: str = ""
    bound: bool = True

    def below(self, name: str) -> _Place:
        return replace(self, path=f"{self.path}.{name}" if self.path else name)

    def of_type(self, name: str) -> _Place:
        return replace(self, path=f"{self.path}({name})")

    def say(self, problem: str, value: str = "", detail: str = "") -> None:
        finding = Finding(self.sdk.version, self.path, problem, value, detail)
        if finding not in self.verdict.found:
            self.verdict.found.append(finding)


def judge(resource: Resource, sdk: Sdk) -> Verdict:
    """Compare a declaration with one SDK."""
    verdict = Verdict()
    place = _Place(sdk, verdict, bound=sdk.version == resource.version)
    model = sdk.model(resource.graph_type)
    if model is None:
        place.below("(type)").say("no such type", detail=resource.graph_type)
        return verdict
    if resource.type_sent:
        _type_name(place.below("(type)"), resource.type_sent, model)
    known = {resource.key.wire, *resource.repeated, *resource.dropped, "id"}
    if resource.variants:
        _object_variants(place, resource, model, known)
    else:
        fields = fields_in(resource, sdk.version)
        _fields(place, fields, model)
        _extra(place, model, fields, known)
    for name in {resource.key.wire, *resource.repeated, *(resource.delete.after if resource.delete else ())}:
        _known_somewhere(place.below(name), name, resource, model)
    return verdict


def reaches_beta(resource: Resource) -> bool:
    """Whether a task may read and write the resource in beta."""
    words = [variant.word for variant in resource.variants] or [""]
    own = [each for word in words for each in fields_in(resource, "v1.0", word)]
    return resource.version == "beta" or resource.select_version or any(_says_beta(each) for each in own)


def _says_beta(declared: Field) -> bool:
    kind = declared.type.item if isinstance(declared.type, ListOf) else declared.type
    inner: tuple[Field, ...] = kind.fields if isinstance(kind, Object) else ()
    if isinstance(kind, Typed):
        inner = tuple(each for variant in kind.variants for each in variant.fields)
    return declared.beta or any(_says_beta(each) for each in inner)


def missing_members(resource: Resource, sdks: Iterable[Sdk]) -> list[Finding]:
    """The members that a resource drops and that no version has."""
    models = [
        (sdk, sdk.model(name))
        for sdk in sdks
        for name in (resource.graph_type, *(variant.odata_type for variant in resource.variants))
    ]
    shown = {name for sdk, model in models if model for name in sdk.properties(model)}
    lost = [name for name in resource.dropped if name not in shown]
    return [Finding("any", name, NOTHING_TO_DROP) for name in lost]


def _object_variants(place: _Place, resource: Resource, model: Model, known: set[str]) -> None:
    common = {each.name for each in resource.fields}
    told: list[Model] = []
    for variant in resource.variants:
        fields = fields_in(resource, place.sdk.version, variant.word)
        own = tuple(each for each in fields if each.name not in common)
        inside = place.of_type(_short(variant.odata_type))
        if place.sdk.version == "v1.0" and own and all(each.beta for each in own):
            continue
        kind = _type_name(inside, variant.odata_type, model)
        if kind:
            told.append(kind)
            # A finding about a common field is the same in every variant, and is said once.
            _fields(place, tuple(each for each in fields if each.name in common), kind)
            _fields(inside, own, kind)
            _extra(inside, kind, fields, known)
    _other_types(place, model, told)


def _known_somewhere(place: _Place, name: str, resource: Resource, model: Model) -> None:
    models = [model, *filter(None, (place.sdk.model(variant.odata_type) for variant in resource.variants))]
    if not any(name in place.sdk.properties(one) for one in models):
        place.say("no such property")


def _type_name(place: _Place, odata_type: str, base: Model) -> Model | None:
    """The model of an @odata.type: it exists, is spelled as the SDK spells it, and is what the property may hold."""
    model = place.sdk.model(odata_type)
    if model is None:
        place.say("no such type", detail=odata_type)
        return None
    spelled = place.sdk.odata_types(model)
    if spelled and odata_type not in spelled:
        place.say("type is spelled otherwise", detail=f"{odata_type}, not {', '.join(sorted(spelled))}")
    if base not in place.sdk.ancestry(model):
        place.say("type does not fit", detail=f"{odata_type} is no {base.name}")
    return model


def _fields(place: _Place, fields: tuple[Field, ...], model: Model) -> None:
    properties = place.sdk.properties(model)
    for each in fields:
        # Links that are written on the other object are listed under a name of their own.
        wire = each.channel.path if isinstance(each.channel, Backlinks) else each.wire
        here, found = place.below(wire), properties.get(wire)
        if each.beta and place.sdk.version == "v1.0":
            if found:
                here.say("in v1.0 too", detail=str(found))
        elif found is None:
            here.say("no such property", detail=model.name)
        else:
            here = replace(here, bound=here.bound or each.beta)
            _field(here, each, found, properties)


def _field(place: _Place, declared: Field, found: Property, beside: dict[str, Property]) -> None:
    if declared.history and not (declared.history in beside and beside[declared.history].many):
        place.say("no such property", detail=f"the history {declared.history}")
    kind: Type = declared.type
    by = kind.by if isinstance(kind, Scalar) else ""
    if by and by not in beside:
        place.say("no such property", detail=f"{by} beside it")
    if isinstance(declared.channel, Parts) and isinstance(kind, Object):
        _parts(place, kind, found)
    elif isinstance(declared.channel, References | Backlinks) and isinstance(kind, ListOf):
        if not (found.many and found.kind == "object"):
            place.say("other type", detail=f"links, not {found}")
    elif isinstance(kind, ListOf):
        child_key = (declared.channel.key,) if isinstance(declared.channel, Children) else ()
        _collection(place, kind, found, child_key)
    elif isinstance(kind, Pairs):
        if _many(place, found, True):
            _pairs(place, kind, found)
    elif _many(place, found, False):
        _value(place, kind, found)


def _many(place: _Place, found: Property, wanted: bool) -> bool:
    if found.many != wanted:
        place.say("no collection" if wanted else "a collection", detail=str(found))
    return found.many == wanted


def _collection(place: _Place, kind: ListOf, found: Property, child_key: tuple[str, ...] = ()) -> None:
    if not _many(place, found, True):
        return
    model = place.sdk.model(found.target) if found.kind == "object" else None
    if model and isinstance(kind.item, Typed):
        _typed(place, kind.item, model, (*kind.key, *child_key))
    else:
        _value(place, kind.item, replace(found, many=False))
    names = {*kind.key, *kind.second_key, *kind.defaults, *child_key}
    if model and isinstance(kind.item, Object):
        place.verdict.found += [
            Finding(place.sdk.version, place.below(name).path, "no such property", detail="of the list")
            for name in sorted(names - {each.wire for each in kind.item.fields} - set(place.sdk.properties(model)))
        ]


def _value(place: _Place, kind: Type, found: Property) -> None:
    if isinstance(kind, Scalar):
        _scalar(place, kind, found)
        return
    model = place.sdk.model(found.target) if found.kind == "object" else None
    if model is None:
        place.say("other type", detail=f"an object, not {found}")
    elif isinstance(kind, Object):
        _object(place, kind, model)
    elif isinstance(kind, Typed):
        _typed(place, kind, model)
    elif isinstance(kind, Phrased):
        properties = place.sdk.properties(model)
        _text_members(place, (kind.member,), properties)
        for name in kind.constant:
            if name not in properties and "@" not in name:
                place.below(name).say("no such property", detail=model.name)
    else:
        place.say("other type", detail=f"{type(kind).__name__}, not {found}")


def _object(place: _Place, kind: Object, model: Model) -> None:
    if kind.type_sent:
        model = _type_name(place, kind.type_sent, model) or model
    if kind.bare:
        # Only this member is looked at, whatever else the object has.
        _fields(place, (replace(kind.fields[0], wire=kind.bare),), model)
        return
    _fields(place, kind.fields, model)
    properties = place.sdk.properties(model)
    for name in (*kind.dropped, *kind.weightless):
        if name not in properties and "@" not in name and name not in {each.wire for each in kind.fields}:
            place.below(name).say(NOTHING_TO_DROP)
    _extra(place, model, kind.fields, {"id", *kind.dropped})


def _typed(place: _Place, kind: Typed, base: Model, known: Iterable[str] = ()) -> None:
    told: list[Model] = []
    every = tuple(each for variant in kind.variants for each in variant.fields)
    _extra(place, base, every, {"id", kind.repeated, *known})
    # What all of them have is said once.
    common = {"id", kind.repeated, *known, *place.sdk.properties(base)}
    for variant in kind.variants:
        inside = place.of_type(_short(variant.odata_type))
        if place.sdk.version == "v1.0" and variant.fields and all(each.beta for each in variant.fields):
            continue
        model = _type_name(inside, variant.odata_type, base)
        if model:
            told.append(model)
            _fields(inside, variant.fields, model)
            _extra(inside, model, variant.fields, common)
    _other_types(place, base, told)
    if kind.repeated:
        found = {name: each for model in [base, *told] for name, each in place.sdk.properties(model).items()}
        words = Scalar("choice", values=tuple(variant.word for variant in kind.variants))
        if kind.repeated in found:
            _scalar(place.below(kind.repeated), words, found[kind.repeated])
        else:
            place.below(kind.repeated).say("no such property", detail=base.name)


def _parts(place: _Place, kind: Object, found: Property) -> None:
    """Each member is an item of the collection, its wire name the item's id."""
    base = place.sdk.model(found.target) if found.kind == "object" and found.many else None
    if base is None:
        place.say("other type", detail=f"parts, not {found}")
        return
    for part in kind.fields:
        _value(place.below(part.wire), part.type, replace(found, many=False))


def _pairs(place: _Place, kind: Pairs, found: Property) -> None:
    model = place.sdk.model(found.target) if found.kind == "object" else None
    if model is None:
        place.say("other type", detail=f"pairs, not {found}")
    else:
        _text_members(place, (kind.name, kind.value), place.sdk.properties(model))


def _text_members(place: _Place, names: tuple[str, ...], properties: dict[str, Property]) -> None:
    for name in names:
        if name not in properties or properties[name].kind != "String" or properties[name].many:
            place.below(name).say("other type", detail=f"a text, not {properties.get(name)}")


def _scalar(place: _Place, kind: Scalar, found: Property) -> None:
    if kind.name == "raw value":
        return
    if found.kind not in (KINDS.get(kind.name) or KINDS_OF_OPTION[kind.option]):
        place.say("other type", detail=f"{kind.name}, not {found}")
    elif found.kind == "enum":
        _enumeration(place, kind, found)
    elif kind.name in ("choice", "flags"):
        # The SDK has a text here; its comment is all that it says of the values.
        for value in kind.values:
            if not re.search(rf"\b{re.escape(value)}\b", found.comment):
                place.say("value not named by the SDK", value)


def _enumeration(place: _Place, kind: Scalar, found: Property) -> None:
    # An item of a collection shows no difference between an enumeration and flags.
    as_items = kind.name == "flags" and kind.option == "str"
    if not as_items and (kind.name == "flags") != found.flags:
        place.say("other type", detail=f"{kind.name}, not {found}")
    model = place.sdk.model(found.target)
    members = set(model.members) - {PLACEHOLDER} if model else set()
    for value in map(kind.to_wire, kind.values):
        if value not in members:
            place.say("no such member", value, detail=found.target)
    for value in sorted(members - set(kind.values)):
        if place.bound:
            place.say("member not listed", value, detail=found.target)
        else:
            place.verdict.extra[f"{place.path}: {value}"] = "member of an enumeration"


def _extra(place: _Place, model: Model, fields: Iterable[Field], known: set[str]) -> None:
    names = {each.wire for each in fields} | {each.history for each in fields} | known
    for name, found in place.sdk.properties(model).items():
        if name not in names:
            place.verdict.extra[place.below(name).path] = str(found)


def _other_types(place: _Place, base: Model, told: list[Model]) -> None:
    """The types that a value may have and the declaration does not tell apart."""
    if base.name == "Entity":
        return
    covered = {one.name for model in told for one in place.sdk.ancestry(model)}
    for name in base.derived:
        model = place.sdk.model(name)
        if model and model.name not in covered:
            place.verdict.extra[place.of_type(name).path] = "type"


def _short(odata_type: str) -> str:
    return odata_type.removeprefix("#").removeprefix("microsoft.graph.")


def lines(verdicts: dict[str, Verdict]) -> Iterator[str]:
    """What only the SDKs have, for the report; what beta has in common with v1.0 is said once."""
    told: set[str] = set()
    for version, verdict in verdicts.items():
        for path, what in sorted(verdict.extra.items()):
            if path not in told:
                yield f"  {version:<5} {path}: {what}"
        told |= {*verdict.extra, *(f"{each.path}: {each.value}" for each in verdict.found)}
