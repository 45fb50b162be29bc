# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Microsoft Graph over HTTP: reads, lists, writes and batches, each of which either succeeds or explains itself.

Private to the collection.
"""

from __future__ import annotations

import json
import os
import re
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from ._auth import claims
from ._errors import Circumstances, EntraError, LoginError, OutcomeUnknown, graph_error, is_challenge, reply
from ._pace import Pace, is_limited
from ._retry import Budget, persist, retry_after, unreachable
from ._transport import (
    TIMEOUTS,
    AnswerLost,
    NeverSent,
    Untrusted,
    ca_bundle,
    proxies_for,
    session_for,
    transmit,
    warm_up,
)

if TYPE_CHECKING:
    import requests

__all__ = ["Answer", "Client", "session_for", "warm_up"]

_HEADERS = {
    "Accept": "application/json",
    "User-Agent": "tenantops.entra",
    # without it members added later to an evolvable enum are read as "unknownFutureValue"
    # https://learn.microsoft.com/graph/best-practices-concept#handling-future-members-in-evolvable-enumerations
    "Prefer": "include-unknown-enum-members",
}
_JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True)
class Answer:
    """An answer of Graph: ``status``, ``body`` (the JSON object, None without one), ``headers`` (any letter case).

    ``waited``: seconds of pauses before it, because of throttling and faults.
    """

    status: int
    body: dict[str, Any] | None
    headers: Mapping[str, str]
    waited: float = 0.0


Objects = list[dict[str, Any]]
# an alias, because inside of Client "list" is its method


@dataclass(frozen=True)
class _Call:
    """One request and what is needed to talk about it: ``path`` begins with the version, ``safe`` allows a repeat."""

    method: str
    url: str
    path: str
    attempt: str
    needs: tuple[str, ...] = ()
    body: dict[str, Any] | None = None
    safe: bool = True
    delegated_only: bool = False
    batch: bool = False
    representation: bool = False


class Client:
    """Microsoft Graph for one tenant and one identity.

    ``root``: Graph's URL without a version; https only. ``token(refresh)`` returns the bearer token, a new one when
    ``refresh`` is true (asked once after a 401). ``ca_path``: PEM file or directory to trust, before the variables of
    ``environment`` (default os.environ), from which proxies come too. ``read_only`` refuses whatever is not a read.
    ``retry_timeout``: seconds that one call may spend on failed attempts and pauses. ``timeouts``: seconds to connect
    and to read. ``session``, ``clock`` and ``sleep`` are for tests. ``pace``: what keeps requests apart
    that the service limits, shared with other clients of the tenant. ``writes``: each write that was sent, in order:
    ``method``, ``path`` (with the version), ``body``. ``may_have_written``: whether Graph did not refuse all of them.

    In every method ``path`` is relative to the version and percent-encoded ("/policies/x?$select=id"); ``attempt``
    completes "Could not …"; ``needs`` are permissions, all needed, "A|B" when one of them is enough; ``delegated_only``
    marks an API that serves no application. They raise GraphError for an error of Graph, Unreachable, OutcomeUnknown,
    LoginError from ``token``, and EntraError for the rest: an answer that is not Graph's, a redirect, a refused write.
    """

    def __init__(
        self,
        root: str,
        token: Callable[[bool], str],
        *,
        ca_path: str | None = None,
        read_only: bool = False,
        retry_timeout: float = 300,
        environment: Mapping[str, str] | None = None,
        timeouts: tuple[float, float] = TIMEOUTS,
        session: requests.Session | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        pace: Pace | None = None,
    ) -> None:
        address = urlsplit(root)
        if address.scheme != "https" or not address.hostname or address.username or address.query or address.fragment:
            raise EntraError(f"Graph's address must be an https URL of a host, port and path: {_shown(root)} is not.")
        environment = os.environ if environment is None else environment
        self.root = root.rstrip("/")
        self.writes: Objects = []
        self.may_have_written = False
        self.read_only = read_only
        self.retry_timeout = retry_timeout
        self._host = address.netloc
        self._source = token
        self._token = ""
        self._renewal = ""
        self._lock = threading.Lock()
        self._bundle = ca_bundle(ca_path, environment)
        self._proxies = proxies_for(self.root, environment)
        self._session = session
        self._timeouts = timeouts
        self._clock = clock
        self._sleep = sleep
        self._pace = pace or Pace()

    def get(
        self,
        path: str,
        *,
        version: str = "v1.0",
        attempt: str,
        needs: Sequence[str] = (),
        missing_ok: bool = False,
        delegated_only: bool = False,
    ) -> dict[str, Any] | None:
        """Read one object. None only when Graph says 404 and ``missing_ok`` is set."""
        call = self._call("GET", path, version, attempt, needs, delegated_only=delegated_only)
        answer = self._exchange(call, self._budget())
        return None if missing_ok and answer.status == 404 else self._object(answer, call)

    def list(
        self,
        path: str,
        *,
        version: str = "v1.0",
        attempt: str,
        needs: Sequence[str] = (),
        missing_ok: bool = False,
        delegated_only: bool = False,
    ) -> Objects:
        """Read a whole collection, page by page; a page that fails fails the call. [] for a 404 with ``missing_ok``."""
        call = self._call("GET", path, version, attempt, needs, delegated_only=delegated_only)
        budget = self._budget()
        first = self._exchange(call, budget)
        if missing_ok and first.status == 404:
            return []
        return [item for page in self._pages(call, first, budget) for item in self._items(page, call)]

    def write(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | None,
        *,
        version: str = "v1.0",
        attempt: str,
        needs: Sequence[str] = (),
        repeatable: bool = True,
        missing_is_success: bool = False,
        delegated_only: bool = False,
        representation: bool = False,
    ) -> Answer:
        """Write, and return Graph's answer (body None for 204); ``body`` None sends none.

        ``representation`` asks Graph to answer with the object. ``repeatable``: whether doing it twice is the same as
        once; if not, a lost answer is OutcomeUnknown. A 404 is success with ``missing_is_success``, and for a DELETE
        whose first answer was lost.
        """
        more = {"body": body, "safe": repeatable, "delegated_only": delegated_only, "representation": representation}
        call = self._call(method, path, version, attempt, needs, **more)
        if self.read_only:
            raise EntraError(f"Could not {attempt}: {method} {call.path} was refused: check mode.")
        budget, answer = self._budget(), None
        try:
            answer = self._exchange(call, budget)
        finally:
            if budget.sent:
                self._record(method, call.path, body, None if budget.lost else answer)
        gone = answer.status == 404 and (missing_is_success or (method == "DELETE" and budget.lost))
        if answer.status >= 400 and not gone:
            raise self._failure(answer, call)
        return answer

    def ask(
        self,
        path: str,
        body: dict[str, Any],
        *,
        version: str = "v1.0",
        attempt: str,
        needs: Sequence[str] = (),
        delegated_only: bool = False,
    ) -> dict[str, Any]:
        """POST that only reads (getByIds, evaluate), so allowed in check mode and repeated like a read."""
        call = self._call("POST", path, version, attempt, needs, body=body, delegated_only=delegated_only)
        return self._object(self._exchange(call, self._budget()), call)

    @property
    def claims(self) -> dict[str, Any]:
        """What the token says about the identity that asks; {} before the first call, and for an opaque token."""
        return claims(self._token)

    # --- how a call is built and sent ---

    def _call(
        self, method: str, path: str, version: str, attempt: str, needs: Sequence[str] = (), **more: Any
    ) -> _Call:
        # requests would cut the path at "#" and fold ".." without a word, and ask for another object than was meant
        if (
            not re.fullmatch(r"[\w.-]+", version)
            or not re.fullmatch(r"/[^#\\\x00-\x1f]*", path)
            or "/../" in f"{path}/"
        ):
            raise EntraError(f"Could not {attempt}: {version}{path} is not a path of Graph.")
        full = f"/{version}{path}"
        return _Call(method, self.root + full, full, attempt, tuple(needs), **more)

    def _record(self, method: str, path: str, body: Any, answer: Answer | None) -> None:
        self.writes.append({"method": method, "path": path, "body": body})
        self.may_have_written |= answer is None or not 400 <= answer.status < 500

    def _budget(self) -> Budget:
        # to wait for a turn is no failure
        return Budget(self.retry_timeout, lambda: self._clock() - self._pace.slept, self._sleep)

    def _exchange(self, call: _Call, budget: Budget) -> Answer:
        """Send until the answer is final; return it whatever Graph's status, unless it is not an answer of Graph."""
        try:
            response = persist(lambda: self._send(call), budget, safe=call.safe, batch=call.batch)
        except (NeverSent, AnswerLost, Untrusted) as error:
            if isinstance(error, AnswerLost) and not call.safe:
                raise self._unknown(call, str(error)) from None
            doubt = " for certain" if budget.lost and call.method != "GET" else ""
            raise unreachable(error, call.attempt + doubt, self._host, budget, self._bundle) from None
        if not call.safe and response.status_code in (502, 504):
            raise self._unknown(call, f"status {response.status_code}")
        return self._answer(response, call, budget)

    def _send(self, call: _Call) -> requests.Response:
        token = self._bearer(None)
        response = self._transmit(call, token)
        if response.status_code == 401 and not is_challenge(response.headers.get("WWW-Authenticate", "")):
            renewed = self._renewed(token)
            return self._transmit(call, renewed) if renewed else response
        return response

    def _renewed(self, stale: str) -> str:
        """A new token in the place of a stale one, or nothing: Graph's refusal says more than "cannot be renewed"."""
        try:
            return self._bearer(stale)
        except LoginError as error:
            self._renewal = str(error)
            return ""

    def _transmit(self, call: _Call, token: str) -> requests.Response:
        data = None if call.body is None else json.dumps(call.body, separators=(",", ":"))
        asked = {"Prefer": f"{_HEADERS['Prefer']}, return=representation"} if call.representation else {}
        headers = {**_HEADERS, **asked, **({} if data is None else _JSON), "client-request-id": str(uuid.uuid4())}
        with self._turn(call, token):
            return transmit(
                self._session or session_for(self._bundle),
                call.method,
                call.url,
                headers=headers,
                data=data,
                bearer=token,
                proxies=self._proxies,
                timeouts=self._timeouts,
            )

    def _turn(self, call: _Call, token: str) -> AbstractContextManager[None]:
        if not any(is_limited(path) for path in _asked(call)):
            return nullcontext()
        # of an opaque token the tenant is not known: then all tenants at this address take turns
        tenant = f"{_origin(self.root)} {str(claims(token).get('tid')).casefold()}"
        return self._pace.turn(tenant, self._clock, self._sleep)

    def _bearer(self, stale: str | None) -> str:
        """Return the token; a new one if the last is still ``stale`` (another thread may have renewed it meanwhile)."""
        with self._lock:
            if stale is None or stale == self._token:
                token = self._source(stale is not None)
                # http.client prints a header that it refuses, and with it the token
                if not re.fullmatch(r"[\x21-\x7e]+", token):
                    raise LoginError("The access token is empty or holds characters that no token can have.")
                self._token = token
            return self._token

    # --- what an answer means ---

    def _answer(self, response: requests.Response, call: _Call, budget: Budget) -> Answer:
        status, headers = response.status_code, response.headers
        if 300 <= status < 400:
            raise EntraError(
                f"Could not {call.attempt}: {self._host} answered {status}, a redirect to"
                f" {_shown(headers.get('Location', ''))}, which is not followed: check graph_url and the proxy."
            )
        try:
            body = json.loads(response.content) if response.content else None
        except ValueError:
            body = response.content
        # Graph marks each of its answers; without the mark an empty 404 is not an absent object but a stranger's answer
        if not isinstance(body, dict) and (body is not None or (status >= 400 and "request-id" not in headers)):
            raise EntraError(
                f"Could not {call.attempt}: {call.method} {call.path} was answered {status} with"
                f" {headers.get('Content-Type') or 'no content type'} instead of JSON, so not by Graph: check"
                f" graph_url, the proxy and what else is between here and {self._host}."
            )
        return Answer(status, body, headers, budget.waited)

    def _object(self, answer: Answer, call: _Call) -> dict[str, Any]:
        if answer.status >= 400:
            raise self._failure(answer, call)
        if answer.body is None:
            raise EntraError(
                f"Could not {call.attempt}: {call.method} {call.path} was answered {answer.status} without any JSON."
            )
        return answer.body

    def _items(self, page: Answer, call: _Call) -> Objects:
        items = self._object(page, call).get("value")
        if not isinstance(items, list):
            raise EntraError(f"Could not {call.attempt}: the answer to {call.method} {call.path} is not a collection.")
        return items

    def _pages(self, call: _Call, page: Answer, budget: Budget) -> Iterator[Answer]:
        """Yield the page and those that follow it, the last of which may be an error."""
        seen = {call.url}
        while True:
            yield page
            link = (page.body or {}).get("@odata.nextLink") if page.status < 400 else None
            if not link:
                return
            url = urljoin(call.url, str(link))
            if _origin(url) != _origin(self.root) or url in seen:
                wrong = "repeats itself" if url in seen else f"leads to another host ({_shown(url)})"
                raise EntraError(f"Could not {call.attempt}: the link to the next page of {call.path} {wrong}.")
            seen.add(url)
            page = self._exchange(replace(call, url=url), budget)

    def _failure(self, answer: Answer, call: _Call) -> EntraError:
        if not call.safe and answer.status in (502, 504):
            return self._unknown(call, f"status {answer.status}")
        case = Circumstances(
            needs=call.needs,
            claims=claims(self._token),
            root=self.root,
            request=f"{call.method} {call.path}",
            challenge=answer.headers.get("WWW-Authenticate", ""),
            waited=answer.waited,
            budget=self.retry_timeout,
            asked=retry_after(answer.headers),
            delegated_only=call.delegated_only,
            renewal=self._renewal,
        )
        return graph_error(call.attempt, reply(answer.status, answer.body, answer.headers), case)

    def _unknown(self, call: _Call, reason: str) -> OutcomeUnknown:
        return OutcomeUnknown(
            f"Could not {call.attempt} for certain: {self._host} received {call.method} {call.path}, but its answer was"
            f" lost ({reason}). It was not sent again, because that could do it twice: look whether it took effect,"
            " then run again."
        )


def _asked(call: _Call) -> list[str]:
    """The paths that a call asks for, without the version: its own, or those of the items of a batch."""
    if call.batch:
        return [str(item["url"]) for item in (call.body or {})["requests"]]
    return [call.path.partition("/")[2].partition("/")[2]]


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or {"https": 443}.get(parts.scheme)


def _shown(url: str) -> str:
    """A URL without what may be secret: user, password, query."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}" if parts.scheme else parts.path
