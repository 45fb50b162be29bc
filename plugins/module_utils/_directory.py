# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names to ids and ids to names: users, groups, roles, applications, tenants, and what policies refer to.

A name has to be exact (case does not count) and to mean one object: a near match could exclude the wrong people from a
policy. All names of a task are looked up in one batch.

Private to the collection.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import quote

from ._batch import BatchRequest, batch, content, failure
from ._client import Answer, Client
from ._errors import EntraError, GraphError
from ._names import Known, Reference
from ._scalars import fold, is_guid

Key = tuple[tuple[str, ...], str]
Hits = list[tuple[str, str]]
Answers = dict[str, Answer]


@dataclass(frozen=True)
class Kind:
    """How objects of a kind are found.

    ``search``: path of a look-up with {filter}, or {text} where the service has a function for it; with neither of them
    the path of the collection, which is listed whole. ``names``: the members that may hold a name, the first one that
    does decides; ``addresses``: those for a text with "@". ``by_id``: path of one object, empty where the list has to
    do. ``gives``: the member that a policy refers to; ``ids``: what ids look like that are no GUIDs; ``global_ids``:
    whether they are the same wherever they are read. ``needs``: permissions, delegated ones without ``app_only``.
    """

    title: str
    search: str
    by_id: str
    needs: str
    names: tuple[str, ...] = ("displayName",)
    addresses: tuple[str, ...] = ("displayName",)
    gives: str = "id"
    ids: str = ""
    global_ids: bool = False
    app_only: bool = True

    @property
    def listed(self) -> bool:
        """Whether one list answers all questions."""
        return "{" not in self.search


# No object has it: it stands for nobody (targets of authentication methods), or for the trusted IPs of per-user
# multifactor authentication (locations of conditional access).
_NO_OBJECT = "00000000-0000-0000-0000-000000000000"
_APPLICATIONS = "Application.Read.All|Directory.Read.All"
_PRINCIPALS = "/servicePrincipals?$filter={filter}&$select=id,appId,displayName"

# https://learn.microsoft.com/graph/api/resources/users and the pages of the other types
KINDS = {
    "user": Kind(
        "user",
        "/users?$filter={filter}&$select=id,displayName,userPrincipalName,mail",
        "/users/{id}?$select=id,displayName,userPrincipalName",
        "User.ReadBasic.All|User.Read.All|Directory.Read.All",
        # Whoever invites a guest chooses the display name: an address must not be found there.
        addresses=("userPrincipalName", "mail"),
    ),
    "group": Kind(
        "group",
        "/groups?$filter={filter}&$select=id,displayName,mail",
        "/groups/{id}?$select=id,displayName",
        "GroupMember.Read.All|Group.Read.All|Directory.Read.All",
        addresses=("displayName", "mail"),
    ),
    # The id of a built-in role is its template id, the same in every tenant, and is what policies hold.
    "role": Kind(
        "role",
        "/roleManagement/directory/roleDefinitions?$filter={filter}&$select=id,displayName",
        "/roleManagement/directory/roleDefinitions/{id}?$select=id,displayName",
        "RoleManagement.Read.Directory|Directory.Read.All",
    ),
    "administrative_unit": Kind(
        "administrative unit",
        "/directory/administrativeUnits?$filter={filter}&$select=id,displayName",
        "/directory/administrativeUnits/{id}?$select=id,displayName",
        "AdministrativeUnit.Read.All|Directory.Read.All",
    ),
    "application": Kind(
        "application",
        _PRINCIPALS,
        "/servicePrincipals(appId='{id}')?$select=id,appId,displayName",
        _APPLICATIONS,
        gives="appId",
    ),
    "service_principal": Kind(
        "service principal", _PRINCIPALS, "/servicePrincipals/{id}?$select=id,displayName", _APPLICATIONS
    ),
    "application_object": Kind(
        "application registration",
        "/applications?$filter={filter}&$select=id,appId,displayName",
        "/applications/{id}?$select=id,displayName",
        _APPLICATIONS,
    ),
    # https://learn.microsoft.com/graph/api/tenantrelationship-findtenantinformationbydomainname
    "tenant": Kind(
        "tenant",
        "/tenantRelationships/findTenantInformationByDomainName(domainName='{text}')",
        "/tenantRelationships/findTenantInformationByTenantId(tenantId='{id}')",
        "CrossTenantInformation.ReadBasic.All",
        gives="tenantId",
        global_ids=True,
    ),
    # There are few of them, and conditional access allows one request per second: one list instead of many look-ups.
    "named_location": Kind(
        "named location", "/identity/conditionalAccess/namedLocations?$select=id,displayName", "", "Policy.Read.All"
    ),
    "authentication_strength": Kind(
        "authentication strength policy",
        "/policies/authenticationStrengthPolicies",
        "",
        "Policy.Read.AuthenticationMethod|Policy.Read.All",
    ),
    # The service cannot filter by name, and takes neither $select nor $top.
    "authentication_context": Kind(
        "authentication context",
        "/identity/conditionalAccess/authenticationContextClassReferences",
        "",
        "AuthenticationContext.Read.All|Policy.Read.ConditionalAccess",
        names=("displayName", "id"),
        ids="c[1-9][0-9]?",
    ),
    "agreement": Kind(
        "terms of use agreement",
        "/identityGovernance/termsOfUse/agreements",
        "",
        "Agreement.Read.All",
        app_only=False,
    ),
}


def look_up(client: Client, wanted: Iterable[Reference], known: Known, whose: str) -> None:
    """Add the ids of names to ``known``, which maps (kinds, name without case) to id, in one batch.

    ``whose``: the title of the object in whose options the names stand.

    Raises one EntraError for all names that no object has and all that several have, GraphError for a refused look-up.
    """
    missing = {_key(each): each for each in wanted if _key(each) not in known and not _is_id(each)}
    answers: Answers = {}
    found = _found(client, missing, answers, whose)
    for kind in {kind for key in missing for kind in key[0] if KINDS[kind].listed}:
        names = _only_names(answers[KINDS[kind].search])
        known.update({((kind,), name): ident for name, ident in names.items()})
    wrong = [_problem(missing[key], hits) for key, hits in found.items() if len(hits) != 1]
    if wrong:
        raise EntraError(f"Names that do not mean exactly one object: {'; '.join(wrong)}.")
    known.update({key: hits[0][1] for key, hits in found.items()})


def _found(client: Client, missing: Mapping[Key, Reference], answers: Answers, whose: str) -> dict[Key, Hits]:
    """The objects that have the names, each as its kind and id."""
    searches = {(key, kind): _search(KINDS[kind], missing[key].text) for key in missing for kind in key[0]}
    _ask(client, searches.values(), answers, f"look up the names of the {whose}")
    found: dict[Key, Hits] = {key: [] for key in missing}
    for (key, kind), path in searches.items():
        found[key] += [(kind, ident) for ident in _hits(client, KINDS[kind], missing[key], path, answers[path], whose)]
    return found


def id_of(reference: Reference, known: Known) -> str:
    """The id that a reference means; the text itself where it is no name that was looked up."""
    return known.get(_key(reference), reference.text)


def look_up_ids(client: Client, wanted: Iterable[Reference]) -> tuple[dict[str, str], list[str]]:
    """The names of objects by their ids without case, as far as Graph shows them, and why some could not be asked for.

    An id that no object has any more has no name; that is no error.
    """
    shown, refused = _shown(client, wanted, {})
    return shown, list(refused.values())


def _shown(client: Client, wanted: Iterable[Reference], answers: Answers) -> tuple[dict[str, str], dict[str, str]]:
    """The names by ids, and the reasons by kinds that could not be asked for."""
    asked = {(fold(each.text), kind): _by_id(KINDS[kind], each.text) for each in wanted for kind in each.kinds}
    _ask(client, asked.values(), answers, "look up ids")
    shown: dict[str, str] = {}
    refused: dict[str, str] = {}
    for (ident, kind), path in asked.items():
        answer = answers[path]
        if answer.status < 400:
            shown[ident] = shown.get(ident) or _name_in(KINDS[kind], answer, ident)
        elif answer.status not in (400, 404) and kind not in refused:  # no object of this kind
            attempt = f"look up the name of a {KINDS[kind].title}"
            error = failure(client, answer, BatchRequest(path), attempt=attempt, **_asking(KINDS[kind]))
            refused[kind] = str(error)
    return {ident: name for ident, name in shown.items() if name}, refused


@dataclass(frozen=True)
class Naming:
    """The names of objects, and of which others the ids have to stay.

    ``names``: by kinds and id. ``gone``: no object has the id, or it shows no name. ``vague``: the name would not mean
    this one object, each with the name. ``refused``: why some could not be asked for.
    """

    names: Known = field(default_factory=dict)
    gone: tuple[Reference, ...] = ()
    vague: tuple[tuple[Reference, str], ...] = ()
    refused: tuple[str, ...] = ()

    def name(self, reference: Reference) -> str:
        """The name of what is referred to, or its id where that has to stay."""
        return id_of(reference, self.names)


def look_up_names(client: Client, wanted: Iterable[Reference], whose: str) -> Naming:
    """The names that can stand in the place of ids: looked up again, each of them means the object with the id.

    Ids that are the same everywhere have to stay, and are not asked for. ``whose``: as look_up takes it.
    """
    places = [
        each for each in wanted if each.text != _NO_OBJECT and not all(KINDS[kind].global_ids for kind in each.kinds)
    ]
    words = {(_key(each), fold(word)) for each in places for word in each.words}
    asked = {_key(each): each for each in reversed(places)}
    answers: Answers = {}
    shown, refused = _shown(client, asked.values(), answers)
    named = {key: replace(each, text=shown[key[1]]) for key, each in asked.items() if key[1] in shown}
    usable = {
        key: each
        for key, each in named.items()
        if not (is_guid(each.text) or _is_id(each) or (key, fold(each.text)) in words)
    }
    try:
        found = _found(client, usable, answers, whose)
    except GraphError as error:
        return Naming(refused=(str(error),))
    meant = {key for key, hits in found.items() if [fold(ident) for _kind, ident in hits] == [key[1]]}
    silent = {key for key in asked if set(key[0]) & refused.keys()}
    return Naming(
        {key: named[key].text for key in meant},
        tuple(each for key, each in asked.items() if key not in named and key not in silent),
        tuple((each, named[key].text) for key, each in asked.items() if key in named and key not in meant),
        tuple(refused.values()),
    )


def _ask(client: Client, paths: Iterable[str], answers: Answers, attempt: str) -> None:
    """Add the answers to several reads in one batch, each path asked for once."""
    asked = [path for path in dict.fromkeys(paths) if path not in answers]
    if asked:
        answers.update(zip(asked, batch(client, [BatchRequest(path) for path in asked], attempt=attempt), strict=True))


def _asking(kind: Kind) -> dict[str, Any]:
    """What an error says about who may look up a kind."""
    return {"needs": (kind.needs,), "delegated_only": not kind.app_only}


def _by_id(kind: Kind, ident: str) -> str:
    return kind.search if kind.listed else kind.by_id.format(id=quote(fold(ident), safe=""))


def _name_in(kind: Kind, answer: Answer, ident: str) -> str:
    items = _items(answer) if kind.listed else [answer.body or {}]
    found = (item for item in items if not kind.listed or fold(item.get(kind.gives)) == ident)
    return next((str(item.get("displayName") or "") for item in found), "")


def _items(answer: Answer) -> list[dict[str, Any]]:
    return (answer.body or {}).get("value") or []


def _only_names(answer: Answer) -> dict[str, str]:
    """The names (without case) in a list that only one object has, with its id: the next names cost no request."""
    ids: dict[str, list[str]] = {}
    for item in _items(answer):
        ids.setdefault(fold(item.get("displayName")), []).append(str(item.get("id")))
    return {name: found[0] for name, found in ids.items() if len(found) == 1 and name}


def _key(reference: Reference) -> tuple[tuple[str, ...], str]:
    return reference.kinds, fold(reference.text)


def _is_id(reference: Reference) -> bool:
    patterns = (KINDS[kind].ids for kind in reference.kinds)
    return any(re.fullmatch(pattern, reference.text) for pattern in patterns if pattern)


def _search(kind: Kind, text: str) -> str:
    literal = text.replace("'", "''")  # OData doubles an apostrophe
    members = _members(kind, text)
    wanted = " or ".join(f"{member} eq '{literal}'" for member in members)
    return kind.search.format(filter=quote(wanted, safe=""), text=quote(literal, safe=""))


def _members(kind: Kind, text: str) -> tuple[str, ...]:
    return kind.addresses if "@" in text else kind.names


def _hits(client: Client, kind: Kind, wanted: Reference, path: str, answer: Answer, whose: str) -> list[str]:
    """The ids of the objects of a kind that have exactly the name."""
    if answer.status == 404:
        return []
    attempt = f"look up the {kind.title} '{wanted.text}' of the {whose} ({wanted.path})"
    single = "{text}" in kind.search
    body = content(client, answer, BatchRequest(path), attempt=attempt, **_asking(kind))
    items = [body] if single else body.get("value")
    if not isinstance(items, list) or not all(item.get(kind.gives) for item in items):
        raise EntraError(f"Could not {attempt}: the answer to GET {path} is not what it should be.")
    if single:
        return [str(body[kind.gives])]
    for member in _members(kind, wanted.text):
        exact = [item for item in items if fold(item.get(member)) == fold(wanted.text)]
        if exact:
            return list({str(item[kind.gives]): None for item in exact})
    return []


def _problem(wanted: Reference, hits: list[tuple[str, str]]) -> str:
    titles = " or ".join(KINDS[kind].title for kind in wanted.kinds)
    if not hits:
        return f"{wanted.path}: there is no {titles} '{wanted.text}'"
    ids = ", ".join(sorted(f"{ident} ({KINDS[kind].title})" for kind, ident in hits))
    return f"{wanted.path}: '{wanted.text}' is the name of {len(hits)} objects, give the id of one: {ids}"


def beside(names: Mapping[str, str]) -> Any:
    """A change (see _names) that puts the name of an object beside its id."""

    def shown(reference: Reference) -> str:
        name = names.get(fold(reference.text))
        return f"{reference.text} ({name})" if name else reference.text

    return shown
