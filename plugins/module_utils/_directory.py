# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names to ids and ids to names: users, groups, roles, applications, tenants.

A name has to be exact (case does not count) and to mean one object: a near match could exclude the wrong people from a
policy. All names of a task are looked up in one batch.

Private to the collection.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from ._batch import BatchRequest, batch, failure
from ._client import Answer, Client
from ._errors import EntraError
from ._names import Reference
from ._scalars import fold


@dataclass(frozen=True)
class Kind:
    """How objects of a kind are found.

    ``search``: path of a look-up with {filter}, or {text} where the service has a function for it. ``names``: the
    members that may hold a name, the first one that does decides; ``addresses``: those for a text with "@".
    ``by_id``: path of one object; ``gives``: the member that a policy refers to; ``needs``: permissions.
    """

    title: str
    search: str
    by_id: str
    needs: str
    names: tuple[str, ...] = ("displayName",)
    addresses: tuple[str, ...] = ("displayName",)
    gives: str = "id"


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
    ),
}

Known = MutableMapping[tuple[tuple[str, ...], str], str]


def look_up(client: Client, wanted: Iterable[Reference], known: Known) -> None:
    """Add the ids of names to ``known``, which maps (kinds, name without case) to id, in one batch.

    Raises one EntraError for all names that no object has and all that several have, GraphError for a refused look-up.
    """
    missing = {_key(each): each for each in wanted if _key(each) not in known}
    asked = [(key, kind) for key in missing for kind in key[0]]
    if not asked:
        return
    requests = [BatchRequest(_search(KINDS[kind], missing[key].text)) for key, kind in asked]
    found: dict[Any, list[tuple[str, str]]] = {key: [] for key in missing}
    answers = batch(client, requests, attempt="look up names")
    for (key, kind), request, answer in zip(asked, requests, answers, strict=True):
        found[key] += [(kind, ident) for ident in _hits(client, KINDS[kind], missing[key], request, answer)]
    wrong = [_problem(missing[key], hits) for key, hits in found.items() if len(hits) != 1]
    if wrong:
        raise EntraError(f"Names that do not mean exactly one object: {'; '.join(wrong)}.")
    known.update({key: hits[0][1] for key, hits in found.items()})


def id_of(reference: Reference, known: Known) -> str:
    """The id that a reference means; the text itself where it is no name that was looked up."""
    return known.get(_key(reference), reference.text)


def look_up_ids(client: Client, wanted: Iterable[Reference]) -> tuple[dict[str, str], list[str]]:
    """The names of objects by their ids without case, as far as Graph shows them, and why some could not be asked for.

    An id that no object has any more has no name; that is no error.
    """
    asked = list({(fold(each.text), kind): None for each in wanted for kind in each.kinds})
    if not asked:
        return {}, []
    requests = [BatchRequest(KINDS[kind].by_id.format(id=quote(ident, safe=""))) for ident, kind in asked]
    shown: dict[str, str] = {}
    refused: dict[str, str] = {}
    for (ident, kind), request, answer in zip(
        asked, requests, batch(client, requests, attempt="look up ids"), strict=True
    ):
        if answer.status < 400:
            shown[ident] = str((answer.body or {}).get("displayName") or "")
        elif answer.status not in (400, 404) and kind not in refused:  # no object of this kind
            attempt = f"look up the name of a {KINDS[kind].title}"
            refused[kind] = str(failure(client, answer, request, attempt=attempt, needs=(KINDS[kind].needs,)))
    return {ident: name for ident, name in shown.items() if name}, list(refused.values())


def _key(reference: Reference) -> tuple[tuple[str, ...], str]:
    return reference.kinds, fold(reference.text)


def _search(kind: Kind, text: str) -> str:
    literal = text.replace("'", "''")  # OData doubles an apostrophe
    members = _members(kind, text)
    wanted = " or ".join(f"{member} eq '{literal}'" for member in members)
    return kind.search.format(filter=quote(wanted, safe=""), text=quote(literal, safe=""))


def _members(kind: Kind, text: str) -> tuple[str, ...]:
    return kind.addresses if "@" in text else kind.names


def _hits(client: Client, kind: Kind, wanted: Reference, request: BatchRequest, answer: Answer) -> list[str]:
    """The ids of the objects of a kind that have exactly the name."""
    if answer.status == 404:
        return []
    if answer.status >= 400:
        attempt = f"look up the {kind.title} '{wanted.text}' of {wanted.path}"
        raise failure(client, answer, request, attempt=attempt, needs=(kind.needs,))
    if "{text}" in kind.search:
        return [str((answer.body or {})[kind.gives])]
    items = (answer.body or {}).get("value") or []
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
