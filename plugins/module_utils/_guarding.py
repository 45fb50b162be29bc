# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guard at work: what it has to know is read, in one batch, before the first write of a plan that could do harm.

Private to the collection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ._batch import BatchRequest, batch, content
from ._client import Client
from ._errors import EntraError, GraphError, is_app_only
from ._guards import NEEDS, Accounts, Actor, Finding, Verdict, judge
from ._resource import Guarded
from ._scalars import fold, split_flags


@dataclass(frozen=True)
class _Section:
    """Where a part of the tenant is read, with which permission, and how it becomes what the guard judges."""

    path: str
    needs: str
    value: Callable[[Mapping[str, Any]], Any]


def _items(body: Mapping[str, Any], member: str = "value") -> list[dict[str, Any]]:
    found = body.get(member)
    if not isinstance(found, list):
        raise EntraError(f"Could not read what a change puts at risk: an answer of Graph lacks the list {member}.")
    return found


def _methods(body: Mapping[str, Any]) -> dict[str, Any]:
    return {str(each.get("id")).casefold(): each for each in _items(body, "authenticationMethodConfigurations")}


_SECTIONS = {
    "conditional_access_policy": _Section("/identity/conditionalAccess/policies", "Policy.Read.All", _items),
    "security_defaults": _Section("/policies/identitySecurityDefaultsEnforcementPolicy", "Policy.Read.All", dict),
    "authentication_methods": _Section(
        "/policies/authenticationMethodsPolicy", "Policy.Read.AuthenticationMethod|Policy.Read.All", _methods
    ),
    "authentication_strength_policy": _Section(
        "/policies/authenticationStrengthPolicies", "Policy.Read.AuthenticationMethod|Policy.Read.All", _items
    ),
}


def review(
    client: Client,
    guarded: Guarded,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
    options: Mapping[str, Any],
    subject: str,
) -> Verdict:
    """What speaks against a change of one object from ``before`` to ``after`` (wire values; None: it is not there).

    ``subject``: what errors call the object. ``options``: the emergency access accounts as ids, and ``accept_risk``.
    Raises EntraError where what has to be known cannot be read: a change that cannot be judged is not made.
    """
    wanted = [*NEEDS[guarded.section], *([guarded.section] if guarded.member else [])]
    tenant = _read(client, wanted, subject)
    accounts = Accounts(
        frozenset(options.get("emergency_access_users") or ()),
        frozenset(options.get("emergency_access_groups") or ()),
        _actor(client.claims),
    )
    sides = (_with(tenant, guarded, side, before or after or {}) for side in (before, after))
    return judge(*sides, accounts, options.get("accept_risk") or ())


def foretold(
    client: Client,
    guarded: Guarded,
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
    users: Iterable[str],
    version: str,
) -> tuple[list[dict[str, Any]], str]:
    """What the service says becomes of users under an object as it is now, and why it could not be asked."""
    asked = guarded.what_if
    answers: list[dict[str, Any]] = []
    if asked is None or before is None or after is None or not asked.when(before, after):
        return [], ""
    attempt = "ask what a sign-in of an emergency access account would meet"
    for user in users:
        try:
            body = asked.body(after, user)
            found = client.ask(asked.path, body, version=version, attempt=attempt, needs=asked.needs)
        except GraphError as error:
            return answers, str(error)
        mine = [each for each in _items(found) if each.get(guarded.member) == before.get(guarded.member)]
        answers += [_answer(each, user) for each in mine]
    return answers, ""


def _answer(result: Mapping[str, Any], user: str) -> dict[str, Any]:
    reasons = [each for each in split_flags(result.get("analysisReasons")) if each != "notSet"]
    return {"user": user, "applies": bool(result.get("policyApplies")), "reasons": reasons}


def warned(verdict: Verdict, guarded: Guarded, value: Mapping[str, Any]) -> list[str]:
    """The warnings of a verdict on one object, in words.

    That an override has no effect is said of the object's own only: one may be given to many tasks at once.
    """
    own = {fold(name) for name in (guarded.section, value.get(guarded.member), value.get("displayName"))}
    told = (each for each in verdict.warnings if each.rule != "override_without_effect" or fold(each.policy) in own)
    return [f"{each.policy} ({each.rule}): {each.reason}" for each in told]


def refusal(subject: str, refused: Iterable[Finding]) -> EntraError:
    """The sentence for a change that is not made."""
    found = list(refused)
    reasons = " ".join(f"{each.policy} ({each.risk}, {each.rule}): {each.reason}" for each in found)
    names = " and ".join(repr(name) for name in dict.fromkeys(each.policy for each in found))
    return EntraError(
        f"Nothing was written to the {subject}, because of the tenant that would result. {reasons} To do it "
        f"nevertheless, give accept_risk with the policy {names} and the reason."
    )


def shown(findings: Sequence[Finding]) -> list[dict[str, str]]:
    """Accepted risks as a result shows them."""
    names = ("policy", "risk", "rule", "reason", "accepted")
    return [{name: getattr(each, name) for name in names} for each in findings]


def _read(client: Client, names: Iterable[str], changed: str) -> dict[str, Any]:
    """Parts of the tenant; in beta, because v1.0 hides conditional access policies that use what only beta has."""
    sections = {name: _SECTIONS[name] for name in names}
    if not sections:
        return {}
    requests = [BatchRequest(each.path) for each in sections.values()]
    attempt = f"read what a change of the {changed} puts at risk"
    answers = batch(client, requests, version="beta", attempt=attempt)
    found = {}
    for (name, section), request, answer in zip(sections.items(), requests, answers, strict=True):
        body = content(client, answer, request, version="beta", attempt=attempt, needs=(section.needs,))
        found[name] = section.value(body)
    return found


def _with(
    tenant: Mapping[str, Any], guarded: Guarded, value: Mapping[str, Any] | None, known: Mapping[str, Any]
) -> dict[str, Any]:
    """The tenant with the object in its place."""
    if not guarded.member:
        return {**tenant, guarded.section: value}
    name, there = str(known.get(guarded.member) or "new").casefold(), tenant[guarded.section]
    if isinstance(there, list):
        others = [item for item in there if str(item.get(guarded.member)).casefold() != name]
        return {**tenant, guarded.section: others if value is None else [*others, value]}
    rest = {key: item for key, item in there.items() if key != name}
    return {**tenant, guarded.section: rest if value is None else {**rest, name: value}}


def _actor(claims: Mapping[str, Any]) -> Actor:
    """The identity that a token speaks for; that of a resource in Azure is a managed one."""
    if not claims:
        return Actor()
    if not is_app_only(claims):
        return Actor("user", frozenset({str(claims.get("oid"))}))
    kind = "managed_identity" if claims.get("xms_mirid") else "service_principal"
    return Actor(kind, frozenset(str(claims[name]) for name in ("oid", "appid") if claims.get(name)))
