# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON batching: chunks of 20, several at once, throttled items again. https://learn.microsoft.com/graph/json-batching

Items are counted one by one where the service limits requests, so a chunk holds only one that is allowed once a second.

Private to the collection.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ._client import Answer, Client
from ._errors import EntraError
from ._pace import is_limited
from ._retry import BROKEN, THROTTLED, Budget, kind_of, retry_after

_SIZE = 20


@dataclass(frozen=True)
class BatchRequest:
    """One request of a batch: ``path`` as for :meth:`Client.get`; ``repeatable`` as for :meth:`Client.write`."""

    path: str
    method: str = "GET"
    body: dict[str, Any] | None = None
    repeatable: bool = True

    @property
    def safe(self) -> bool:
        """Whether sending it again cannot do harm."""
        return self.method == "GET" or self.repeatable


def batch(
    client: Client, requests: Sequence[BatchRequest], *, version: str = "v1.0", attempt: str, threads: int = 4
) -> list[Answer]:
    """Send many requests, 20 at a time, ``threads`` batches at once; answers are in the order of the requests.

    An answer may be an error: :func:`failure` makes it an exception. Throttled and failing items are repeated within
    the client's budget; a paged collection arrives whole under ``value``. A DELETE that was repeated may answer 404.
    ``attempt`` completes "Could not …". Raises what :class:`Client` raises for a batch that fails as a whole, and
    EntraError for a batch with writes in check mode.
    """
    if client.read_only and any(request.method != "GET" for request in requests):
        raise EntraError(f"Could not {attempt}: a batch with writes was refused: check mode.")
    budget = client._budget()
    answers: dict[int, Answer] = {}
    sent: set[int] = set()

    def send(chunk: list[int]) -> None:
        left = budget.left()
        try:
            replies = _send(client, [requests[index] for index in chunk], version, attempt, left)
            for index, each in zip(chunk, replies, strict=True):
                answers[index] = replace(each, waited=budget.waited + left.waited)
        finally:
            sent.update(chunk if left.sent else ())

    pending, repeats, renewed = list(range(len(requests))), 0, False
    try:
        while pending:
            since = budget.clock()
            _parallel(send, _chunks(pending, lambda index: is_limited(requests[index].path)), threads)
            stale = [index for index in pending if answers[index].status == 401]
            if stale and not renewed and client._renewed(client._token):
                pending, renewed = stale, True
                continue
            kinds = {index: kind_of(answers[index].status, safe=requests[index].safe) for index in pending}
            again = [index for index in pending if kinds[index]]
            # a round that got anything done starts the backoff anew: under conditional access's limit of one request
            # per second only few items pass each time (https://learn.microsoft.com/graph/throttling-limits)
            repeats = 0 if len(again) < len(pending) else repeats + 1
            kind = BROKEN if {kinds[index] for index in again} == {BROKEN} else THROTTLED
            waits = [retry_after(answers[index].headers) or 0.0 for index in again]
            if not again or not budget.pause(kind, since, repeats, max(waits) or None):
                break
            pending = again
    finally:
        for index in sorted(sent):
            request = requests[index]
            if request.method != "GET":
                client._record(request.method, f"/{version}{request.path}", request.body, answers.get(index))
    return [_whole(client, answers[index], request, version, attempt, budget) for index, request in enumerate(requests)]


def failure(
    client: Client,
    answer: Answer,
    request: BatchRequest,
    *,
    version: str = "v1.0",
    attempt: str,
    needs: Sequence[str] = (),
    delegated_only: bool = False,
) -> EntraError:
    """Make the exception for an error among the answers of :func:`batch`."""
    more = {"safe": request.safe, "delegated_only": delegated_only}
    return client._failure(answer, client._call(request.method, request.path, version, attempt, needs, **more))


def content(
    client: Client,
    answer: Answer,
    request: BatchRequest,
    *,
    version: str = "v1.0",
    attempt: str,
    needs: Sequence[str] = (),
    delegated_only: bool = False,
) -> dict[str, Any]:
    """The body of an answer of :func:`batch`; raises for an error, and for an answer without a JSON object."""
    more = {"safe": request.safe, "delegated_only": delegated_only}
    return client._object(answer, client._call(request.method, request.path, version, attempt, needs, **more))


def _chunks(pending: Sequence[int], limited: Callable[[int], bool]) -> list[list[int]]:
    """Share items out to as few batches as can be: at most 20 in each, and at most one limited."""
    alone = [index for index in pending if limited(index)]
    others = [index for index in pending if not limited(index)]
    beside = _SIZE - 1
    chunks = [[index, *others[turn * beside : (turn + 1) * beside]] for turn, index in enumerate(alone)]
    rest = others[len(alone) * beside :]
    return chunks + [rest[start : start + _SIZE] for start in range(0, len(rest), _SIZE)]


def _parallel(work: Callable[[list[int]], None], chunks: list[list[int]], threads: int) -> None:
    if len(chunks) == 1 or threads < 2:
        for chunk in chunks:
            work(chunk)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(min(threads, len(chunks))) as pool:
        for _done in pool.map(work, chunks):
            pass


def _send(client: Client, requests: list[BatchRequest], version: str, attempt: str, budget: Budget) -> list[Answer]:
    """Send one batch and return its answers in order; a batch that fails as a whole raises."""
    from requests.structures import CaseInsensitiveDict

    items = [_item(client, str(place), request, version, attempt) for place, request in enumerate(requests)]
    safe = all(request.safe for request in requests)
    call = client._call("POST", "/$batch", version, attempt, body={"requests": items}, safe=safe, batch=True)
    body = client._object(client._exchange(call, budget), call)
    found: dict[str, Any] = {
        str(each.get("id")): each for each in body.get("responses") or [] if isinstance(each, dict)
    }
    answers = []
    for item in items:
        given = found.get(item["id"])
        if given is None or not isinstance(given.get("status"), int):
            raise EntraError(f"Could not {attempt}: the answer to a batch lacks {item['method']} {item['url']}.")
        content = given.get("body")
        headers = CaseInsensitiveDict(given.get("headers") or {})
        answers.append(Answer(given["status"], content if isinstance(content, dict) else None, headers, budget.waited))
    return answers


def _item(client: Client, ident: str, request: BatchRequest, version: str, attempt: str) -> dict[str, Any]:
    client._call(request.method, request.path, version, attempt)  # refuses a path that is none
    headers = {"Prefer": "include-unknown-enum-members"}  # nothing but Authorization is inherited from the batch
    item: dict[str, Any] = {"id": ident, "method": request.method, "url": request.path, "headers": headers}
    if request.body is not None:
        headers["Content-Type"] = "application/json"
        item["body"] = request.body
    return item


def _whole(client: Client, answer: Answer, request: BatchRequest, version: str, attempt: str, budget: Budget) -> Answer:
    """Follow a collection's pages outside of the batch; a page that fails is the answer."""
    if request.method != "GET" or answer.status >= 400 or not (answer.body or {}).get("@odata.nextLink"):
        return answer
    call = client._call("GET", request.path, version, attempt)
    pages = list(client._pages(call, answer, budget))
    if pages[-1].status >= 400:
        return pages[-1]
    body = {name: value for name, value in (answer.body or {}).items() if name != "@odata.nextLink"}
    return replace(answer, body={**body, "value": [item for page in pages for item in client._items(page, call)]})
