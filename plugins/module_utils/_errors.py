# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Errors of the collection, and the one sentence in which each of them speaks to a user.

Private to the collection.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

# The public client of ``az login``: Microsoft does not let it hold permissions that write policies
# (hashicorp/terraform-provider-azuread#1281, Azure/azure-cli#33062).
AZURE_CLI_APP_ID = "04b07795-8ddb-461a-bbee-02f9e1bf7b46"
_GRAPH_APP_ID = "00000003-0000-0000-c000-000000000000"
_LICENSE = re.compile(r"licen[sc]e|premium|\bP[12]\b|subscription", re.IGNORECASE)
_CHALLENGE = re.compile(r"insufficient_claims|\bclaims=|requires conditional access", re.IGNORECASE)


class EntraError(Exception):
    """One sentence a user can act on. ``str(error)`` is the sentence; it never contains a secret."""


class GraphError(EntraError):
    """Graph answered with an error.

    Attributes: ``status`` (HTTP status), ``code`` and ``graph_message`` (Graph's own, verbatim, possibly empty),
    ``request_id`` and ``date`` (what Microsoft's support asks for, or None), ``missing`` (the permissions whose lack
    explains a 403), ``users_only`` (an application asked for what Graph serves to users only).
    Source: https://learn.microsoft.com/graph/errors
    """

    def __init__(
        self,
        message: str,
        *,
        status: int,
        code: str = "",
        graph_message: str = "",
        request_id: str | None = None,
        date: str | None = None,
        missing: tuple[str, ...] = (),
        users_only: bool = False,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.graph_message = graph_message
        self.request_id = request_id
        self.date = date
        self.missing = missing
        self.users_only = users_only


class OutcomeUnknown(EntraError):
    """A write whose answer was lost (reset, time-out, 502, 504) and that is not safe to repeat."""


class Unreachable(EntraError):
    """No usable answer within the time budget, or no trusted TLS connection; names the host and the reason."""


class LoginError(EntraError):
    """No access token could be had; says which option, variable or setting of the application to change."""


@dataclass(frozen=True)
class Reply:
    """What Graph said with an error status; see :class:`GraphError` for the members."""

    status: int
    code: str = ""
    message: str = ""
    request_id: str | None = None
    date: str | None = None


@dataclass(frozen=True)
class Circumstances:
    """What the advice depends on besides the reply.

    ``needs``: permissions, all needed; an item may hold alternatives ("A|B"). ``claims``: the token's payload, {} when
    it is opaque. ``root``: Graph's URL. ``request``: method and path. ``challenge``: WWW-Authenticate. ``waited``,
    ``budget`` and ``asked`` (the last Retry-After): seconds. ``delegated_only``: Graph serves users only.
    ``renewal``: why the token could not be renewed.
    """

    needs: tuple[str, ...] = ()
    claims: Mapping[str, Any] = field(default_factory=dict)
    root: str = ""
    request: str = ""
    challenge: str = ""
    waited: float = 0.0
    budget: float = 0.0
    asked: float | None = None
    delegated_only: bool = False
    renewal: str = ""


def reply(status: int, body: Mapping[str, Any] | None, headers: Mapping[str, str]) -> Reply:
    """Read Graph's error body, in which ``innerError`` may nest, be spelled ``innererror`` or be missing."""
    error = (body or {}).get("error")
    if isinstance(error, str):  # the shape of OAuth 2.0 (RFC 6749, 5.2), which some gateways of Graph use
        error = {"code": error, "message": (body or {}).get("error_description")}
    levels: list[Mapping[str, Any]] = []
    while isinstance(error, Mapping):
        levels.append(error)
        error = error.get("innerError") or error.get("innererror")

    def first(*names: str) -> str:
        return next((str(level[name]).strip() for level in levels for name in names if level.get(name)), "")

    return Reply(
        status=status,
        code=str(levels[0].get("code") or "") if levels else "",
        message=first("message"),
        request_id=first("request-id", "requestId") or headers.get("request-id") or None,
        date=first("date") or headers.get("Date") or None,
    )


def sentence(attempt: str, said: Reply, advice: str = "") -> str:
    """Build ``Could not {attempt}: Graph answered {status} {code} "{message}" (request-id …, date …). {advice}``."""
    text = f"Could not {attempt}: Graph answered {said.status}"
    text += f" {said.code}" if said.code else ""
    text += f' "{said.message}"' if said.message else ""
    marks = [f"{name} {value}" for name, value in (("request-id", said.request_id), ("date", said.date)) if value]
    text += f" ({', '.join(marks)})." if marks else "."
    return f"{text} {advice}" if advice else text


def graph_error(attempt: str, said: Reply, case: Circumstances) -> GraphError:
    """Make the exception for an answer with an error status, with the advice that fits the case."""
    return GraphError(
        sentence(attempt, said, _advice(said, case)),
        status=said.status,
        code=said.code,
        graph_message=said.message,
        request_id=said.request_id,
        date=said.date,
        missing=_missing(said, case),
        users_only=_is_for_users(said, case),
    )


def missing_permissions(needs: tuple[str, ...], claims: Mapping[str, Any]) -> list[str]:
    """List the needed permissions ("A|B": one is enough) that are in neither ``roles`` nor ``scp`` of a token.

    Whoever may write all of something may read it: X.ReadWrite.All holds X.Read.All. Of other pairs that is not so.
    """
    held = {str(name).casefold() for name in (*(claims.get("roles") or ()), *str(claims.get("scp") or "").split())}
    held |= {name.replace(".readwrite.all", ".read.all") for name in held}
    lacking = [need for need in needs if not held & {name.strip().casefold() for name in need.split("|")}]
    return [" or ".join(name.strip() for name in need.split("|")) for need in lacking]


def is_app_only(claims: Mapping[str, Any]) -> bool:
    """Tell whether a token speaks for an application without a user (``idtyp``, else the kind of permissions)."""
    return claims.get("idtyp") == "app" or bool(claims.get("roles") and not claims.get("scp"))


def is_challenge(text: str) -> bool:
    """Tell whether WWW-Authenticate or a message is a claims challenge, against which a new token does not help."""
    return bool(_CHALLENGE.search(text))


def _missing(said: Reply, case: Circumstances) -> tuple[str, ...]:
    elsewhere = is_challenge(f"{case.challenge} {said.message}") or _LICENSE.search(f"{said.code} {said.message}")
    if said.status != 403 or not case.claims or elsewhere or _is_for_users(said, case):
        return ()
    return tuple(missing_permissions(case.needs, case.claims))


def _is_for_users(said: Reply, case: Circumstances) -> bool:
    return said.status == 403 and case.delegated_only and is_app_only(case.claims)


def _advice(said: Reply, case: Circumstances) -> str:
    if said.status in (401, 403) and is_challenge(f"{case.challenge} {said.message}"):
        return (
            "A conditional access policy of the tenant protects this action and the token does not satisfy it (a claims"
            " challenge): exclude the identity that runs this from that policy, or use a token that satisfies it."
        )
    if said.status == 401:
        return _unauthorized(case)
    if said.status == 403:
        return _forbidden(said, case)
    if said.status == 404:
        return "Check the id or name; an object that was created moments ago may take minutes to appear everywhere."
    if said.status == 405:
        return "This API may exist only in the other version (v1.0 or beta) or not in this national cloud."
    if said.status == 409:
        return "It was changed at the same time, or another object already has this key; run again."
    if said.status in (424, 429) or said.status >= 500:
        return _exhausted(case)
    return ""


def _unauthorized(case: Circumstances) -> str:
    audience = str(case.claims.get("aud") or "").rstrip("/")
    if audience and audience not in (case.root, _GRAPH_APP_ID):
        return f"The token is for {audience}, not for {case.root}: request one for that resource and cloud."
    expiry = case.claims.get("exp")
    if isinstance(expiry, (int, float)) and expiry < datetime.now(timezone.utc).timestamp():
        return f"The token expired at {_moment(expiry)}. {case.renewal or 'Fetch a new one.'}"
    return (
        case.renewal
        or "Graph does not accept the token: check tenant, cloud and the clock of this machine, then log in again."
    )


def _forbidden(said: Reply, case: Circumstances) -> str:
    if _is_for_users(said, case):
        return (
            "Graph serves this only to a signed-in user and the token is an application's: use a user's access token."
        )
    if _LICENSE.search(f"{said.code} {said.message}"):
        return (
            "The tenant lacks the license for this (Microsoft Entra ID P1, P2 or Governance): permissions do not help."
        )
    wanted = ", ".join(" or ".join(need.split("|")) for need in case.needs)
    if not case.claims:
        return (
            f"Make sure that the identity has the permissions {wanted}."
            if wanted
            else "Check the permissions of the identity."
        )
    missing = missing_permissions(case.needs, case.claims)
    if missing and case.claims.get("appid") == AZURE_CLI_APP_ID:
        return (
            f"The token comes from the Azure CLI, whose own application cannot hold {', '.join(missing)}, whatever"
            " roles you have: use an application of yours (secret, certificate, federated token) or a managed identity."
        )
    if missing:
        kind = "application" if is_app_only(case.claims) else "delegated"
        return (
            f"The token, issued at {_moment(case.claims.get('iat'))}, lacks {', '.join(missing)}: grant {kind}"
            " permissions with admin consent; a token issued before the grant stays without them (that of a managed"
            " identity for up to 24 hours)."
        )
    lacking = (
        "the tenant a license, or Graph serves this to users only"
        if is_app_only(case.claims)
        else "or the tenant a license"
    )
    known = f"every permission known to be needed ({wanted})" if wanted else "permissions"
    return f"The token holds {known}: the identity may lack a directory role, {lacking}."


def _exhausted(case: Circumstances) -> str:
    asked = f" and was asked to wait {case.asked:.0f} s more" if case.asked else ""
    return (
        f"Gave up on {case.request} after {case.waited:.0f} s of waiting{asked}; the time budget (retry_timeout) is"
        f" {case.budget:.0f} s: allow more, or run fewer tasks against this tenant at once."
    )


def _moment(seconds: Any) -> str:
    if not isinstance(seconds, (int, float)):
        return "an unknown time"
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
