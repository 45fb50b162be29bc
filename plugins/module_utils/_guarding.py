# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The guard at work: what it has to know is read, in one batch, before the first write of a plan that could do harm.

Private to the collection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ._batch import BatchRequest, batch, content
from ._client import Client
from ._errors import EntraError, GraphError, is_app_only
from ._guards import NEEDS, Accounts, Actor, Finding, Verdict, judge
from ._resource import Guarded
from ._scalars import fold, split_flags


@dataclass(frozen=True)
class _Section:
    """Where a part of the tenant is read, with which permission, and how it becomes what the guard judges.

    ``warns``: it gives rise to warnings only, so that a change is made and judged without it where it cannot be read.
    """

    path: str
    needs: str
    value: Callable[[Mapping[str, Any]], Any]
    warns: bool = False


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
    "cross_tenant_access_partner": _Section(
        "/policies/crossTenantAccessPolicy/partners", "Policy.Read.All", _items, warns=True
    ),
}


@dataclass(frozen=True)
class Change:
    """One object before and after a change (wire values; None: it is not there), in a version of the API.

    ``subject``: what errors call the object.
    """

    guarded: Guarded
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    subject: str
    version: str = "v1.0"

    @property
    def known(self) -> Mapping[str, Any]:
        """The object as it is, or as it will be."""
        return self.before or self.after or {}


def review(client: Client, changes: Sequence[Change], options: Mapping[str, Any]) -> Verdict:
    """What speaks against changes that are made together.

    ``options``: the emergency access accounts as ids, and ``accept_risk``. Raises EntraError where what has to be known
    cannot be read: a change that cannot be judged is not made.
    """
    wanted = (name for each in changes for name in _needed(each.guarded))
    tenant, silence = _read(client, dict.fromkeys(wanted), changes[0].subject)
    accounts = Accounts(
        frozenset(options.get("emergency_access_users") or ()),
        frozenset(options.get("emergency_access_groups") or ()),
        _actor(client.claims),
    )
    before = after = tenant
    for each in changes:
        before = _with(before, each.guarded, each.before, each.known)
        after = _with(after, each.guarded, each.after, each.known)
    verdict = judge(before, after, accounts, options.get("accept_risk") or ())
    return replace(verdict, warnings=tuple(_explained(each, silence) for each in verdict.warnings))


def _needed(guarded: Guarded) -> list[str]:
    return [*NEEDS[guarded.section], *([guarded.section] if guarded.member else [])]


def foretold(client: Client, changes: Iterable[Change], users: Sequence[str]) -> tuple[list[dict[str, Any]], list[str]]:
    """What the service says becomes of users under objects as they are now, and why it could not be asked."""
    answers: list[dict[str, Any]] = []
    try:
        for each in changes:
            for user in users:
                answers += _foretold(client, each, user)
    except GraphError as error:
        return answers, [str(error)]
    return answers, []


def _foretold(client: Client, change: Change, user: str) -> list[dict[str, Any]]:
    asked, before, after = change.guarded.what_if, change.before, change.after
    if asked is None or before is None or after is None or not asked.when(before, after):
        return []
    found = client.ask(
        asked.path,
        asked.body(after, user),
        version=change.version,
        attempt="ask what a sign-in of an emergency access account would meet",
        needs=asked.needs,
    )
    member = change.guarded.member
    return [_answer(each, user) for each in _items(found) if each.get(member) == before.get(member)]


def _answer(result: Mapping[str, Any], user: str) -> dict[str, Any]:
    reasons = [each for each in split_flags(result.get("analysisReasons")) if each != "notSet"]
    policy = str(result.get("displayName") or result.get("id") or "")
    return {"policy": policy, "user": user, "applies": bool(result.get("policyApplies")), "reasons": reasons}


def warned(verdict: Verdict, changes: Iterable[Change]) -> list[str]:
    """The warnings of a verdict on some changes, in words.

    That an override has no effect is said of their own objects only: one may be given to many tasks at once.
    """
    sides = ((each.guarded, each.known) for each in changes)
    own = {fold(name) for guarded, value in sides for name in _names(guarded, value)}
    told = (each for each in verdict.warnings if each.rule != "override_without_effect" or fold(each.policy) in own)
    return [f"{each.policy} ({each.rule}): {each.reason}" for each in told]


def _names(guarded: Guarded, value: Mapping[str, Any]) -> tuple[Any, ...]:
    return (guarded.section, value.get(guarded.member), value.get("displayName"))


def refusal(subject: str, refused: Iterable[Finding], remedy: str = "") -> EntraError:
    """The sentence for a change that is not made; ``remedy``: what else can be done than to accept the risk."""
    found = list(refused)
    reasons = " ".join(f"{each.policy} ({each.risk}, {each.rule}): {each.reason}" for each in found)
    names = " and ".join(repr(name) for name in dict.fromkeys(each.policy for each in found))
    otherwise = f"Either {remedy}, or, to" if remedy else "To"
    return EntraError(
        f"Nothing was written to the {subject}, because of the tenant that would result. {reasons} {otherwise} do it "
        f"nevertheless, give accept_risk with the policy {names} and the reason."
    )


def shown(findings: Sequence[Finding]) -> list[dict[str, str]]:
    """Accepted risks as a result shows them."""
    names = ("policy", "risk", "rule", "reason", "accepted")
    return [{name: getattr(each, name) for name in names} for each in findings]


def _explained(finding: Finding, silence: Mapping[str, str]) -> Finding:
    """A finding that something was not read, with the reason."""
    why = silence.get(finding.policy) if finding.rule == "not_read" else None
    return replace(finding, reason=f"{finding.reason} {why}") if why else finding


def _read(client: Client, names: Iterable[str], changed: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Parts of the tenant, and why some are missing that need not be known.

    In beta, because v1.0 hides conditional access policies that use what only beta has.
    """
    sections = {name: _SECTIONS[name] for name in names}
    if not sections:
        return {}, {}
    requests = [BatchRequest(each.path) for each in sections.values()]
    attempt = f"read what a change of the {changed} puts at risk"
    answers = batch(client, requests, version="beta", attempt=attempt)
    found, silence = {}, {}
    for (name, section), request, answer in zip(sections.items(), requests, answers, strict=True):
        try:
            body = content(client, answer, request, version="beta", attempt=attempt, needs=(section.needs,))
            found[name] = section.value(body)
        except EntraError as error:
            if not section.warns:
                raise
            silence[name] = str(error)
    return found, silence


def _with(
    tenant: Mapping[str, Any], guarded: Guarded, value: Mapping[str, Any] | None, known: Mapping[str, Any]
) -> dict[str, Any]:
    """The tenant with the object in its place."""
    section, member = guarded.section, guarded.member
    if not member:
        return {**tenant, section: value}
    name, there = str(known.get(member) or "new").casefold(), tenant[section]
    if isinstance(there, list):
        others = [item for item in there if str(item.get(member)).casefold() != name]
        return {**tenant, section: others if value is None else [*others, value]}
    rest = {key: item for key, item in there.items() if key != name}
    return {**tenant, section: rest if value is None else {**rest, name: value}}


def _actor(claims: Mapping[str, Any]) -> Actor:
    """The identity that a token speaks for; that of a resource in Azure is a managed one."""
    if not claims:
        return Actor()
    if not is_app_only(claims):
        return Actor("user", frozenset({str(claims.get("oid"))}))
    kind = "managed_identity" if claims.get("xms_mirid") else "service_principal"
    return Actor(kind, frozenset(str(claims[name]) for name in ("oid", "appid") if claims.get(name)))
