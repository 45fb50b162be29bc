# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""JSON batching, against a server that answers batches."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import trustme
from ansible_collections.tenantops.entra.plugins.module_utils._batch import BatchRequest, batch, content, failure
from ansible_collections.tenantops.entra.plugins.module_utils._client import Answer, Client
from ansible_collections.tenantops.entra.plugins.module_utils._errors import (
    EntraError,
    GraphError,
    OutcomeUnknown,
    Unreachable,
)

from tests.unit.https_server import Says, Seen, Server, Time, graph_error, serve

Item = Callable[[dict[str, Any]], dict[str, Any]]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from serve(trustme.CA(), tmp_path_factory.mktemp("ca"))


@pytest.fixture
def server(shared: Server) -> Server:
    shared.seen.clear()
    batching(shared, lambda item: {"status": 200, "body": {"url": item["url"]}})
    return shared


@pytest.fixture
def times() -> Time:
    return Time()


@pytest.fixture
def client(server: Server, times: Time) -> Client:
    return make(server, times)


def make(server: Server, times: Time, **options: Any) -> Client:
    token = options.pop("token", lambda refresh: "t")
    defaults = {"ca_path": server.ca_path, "environment": {}, "timeouts": (2, 0.5)}
    return Client(server.root, token, clock=times.clock, sleep=times.sleep, **{**defaults, **options})


def batching(server: Server, item: Item, outside: Callable[[Seen], Says] | None = None) -> None:
    """Answer each item of a batch, in reverse order, and other requests with ``outside``."""

    def answer(seen: Seen) -> Says:
        if not seen.path.endswith("/$batch"):
            assert outside
            return outside(seen)
        responses = [{"id": each["id"], **item(each)} for each in seen.json["requests"]]
        return Says(200, {"responses": responses[::-1]})

    server.answer = answer


def paths(count: int) -> list[BatchRequest]:
    return [BatchRequest(f"/x/{number}") for number in range(count)]


def error(status: int, code: str = "No", **headers: str) -> dict[str, Any]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return {"status": status, "headers": named, "body": {"error": {"code": code, "message": "No."}}}


def test_answers_are_in_the_order_of_the_requests(server: Server, client: Client) -> None:
    answers = batch(client, paths(45), attempt="read all")
    assert [answer.body for answer in answers] == [{"url": f"/x/{number}"} for number in range(45)]
    assert sorted(len(seen.json["requests"]) for seen in server.seen) == [5, 20, 20]
    assert all(seen.path == "/v1.0/$batch" for seen in server.seen)
    item = server.seen[0].json["requests"][0]
    assert item["headers"] == {"Prefer": "include-unknown-enum-members"}
    assert client.writes == []


def test_nothing_is_no_request(server: Server, client: Client) -> None:
    assert batch(client, [], attempt="read all") == []
    assert not server.seen


def test_chunks_are_sent_at_the_same_time(server: Server, client: Client) -> None:
    together = threading.Barrier(3, timeout=5)

    def wait(item: dict[str, Any]) -> dict[str, Any]:
        if item["id"] == "0":
            together.wait()
        return {"status": 200, "body": {}}

    batching(server, wait)
    assert len(batch(client, paths(60), attempt="read all")) == 60


def test_one_thread_is_enough(server: Server, client: Client) -> None:
    assert len(batch(client, paths(41), attempt="read all", threads=1)) == 41


def test_only_throttled_items_are_sent_again_after_the_longest_wait(
    server: Server, client: Client, times: Time
) -> None:
    count = itertools.count()

    def throttle(item: dict[str, Any]) -> dict[str, Any]:
        if item["url"] in ("/x/1", "/x/3") and next(count) < 2:
            return error(429, **({"retry_AFTER": "4"} if item["url"] == "/x/1" else {"Retry_After": "0.25"}))
        return {"status": 200, "body": {"url": item["url"]}}

    batching(server, throttle)
    answers = batch(client, paths(5), attempt="read all")
    assert [answer.status for answer in answers] == [200] * 5
    assert [each["url"] for each in server.seen[1].json["requests"]] == ["/x/1", "/x/3"]
    assert times.slept == [4]
    assert answers[1].waited == 4


def test_the_limit_of_one_item_a_second_is_survived(server: Server, client: Client, times: Time) -> None:
    def one_of_each(seen: Seen) -> Says:
        first, *others = seen.json["requests"]
        responses = [
            {"id": first["id"], "status": 200, "body": {}},
            *({"id": each["id"], **error(429)} for each in others),
        ]
        return Says(200, {"responses": responses})

    server.answer = one_of_each
    assert {answer.status for answer in batch(client, paths(20), attempt="read all")} == {200}
    assert times.now < 40


def test_items_throttled_beyond_the_budget_are_answers(server: Server, times: Time) -> None:
    batching(
        server, lambda item: error(429, "TooManyRequests") if item["url"] == "/x/0" else {"status": 200, "body": {}}
    )
    short = make(server, times, retry_timeout=10)
    first, second = batch(short, paths(2), attempt="read all")
    assert (first.status, second.status) == (429, 200)
    refused = failure(short, first, BatchRequest("/x/0"), attempt="read x 0")
    assert isinstance(refused, GraphError)
    assert f"Gave up on GET /v1.0/x/0 after {times.now:.0f} s of waiting" in str(refused)


def test_a_batch_holds_one_item_that_is_allowed_once_a_second(server: Server, client: Client, times: Time) -> None:
    tight = [BatchRequest(f"/identity/conditionalAccess/policies/{number}") for number in range(3)]
    asked = [*paths(30), *tight, *(BatchRequest(f"/y/{number}") for number in range(30))]
    answers = batch(client, asked, attempt="read all")
    assert [answer.body for answer in answers] == [{"url": request.path} for request in asked]
    sent = [[each["url"] for each in seen.json["requests"]] for seen in server.seen]
    assert sorted(len(urls) for urls in sent) == [3, 20, 20, 20]
    assert [sum(url.startswith("/identity/") for url in urls) for urls in sent if len(urls) == 20] == [1, 1, 1]
    assert times.slept == pytest.approx([1, 1])


def test_waiting_for_a_turn_uses_up_no_patience(server: Server, times: Time) -> None:
    short, count = make(server, times, retry_timeout=10), itertools.count()
    batching(server, lambda item: error(503) if next(count) == 0 else {"status": 200, "body": {}})
    tight = [BatchRequest(f"/identity/conditionalAccess/policies/{number}") for number in range(30)]
    assert {answer.status for answer in batch(short, tight, attempt="read all", threads=1)} == {200}
    assert times.now > 30


def test_errors_of_items_are_answers(server: Server, client: Client) -> None:
    batching(server, lambda item: error(403, "Forbidden"))
    (answer,) = batch(client, paths(1), attempt="read all", version="beta")
    refused = failure(client, answer, BatchRequest("/x/0"), version="beta", attempt="read x", needs=["A.Read"])
    assert str(refused).startswith('Could not read x: Graph answered 403 Forbidden "No."')
    assert "A.Read" in str(refused)


def test_a_token_that_an_item_finds_expired_is_renewed_once(server: Server, times: Time) -> None:
    refused: list[str] = []

    def once(item: dict[str, Any]) -> dict[str, Any]:
        refused.append(item["url"])
        return error(401) if len(refused) == 1 else {"status": 200, "body": {}}

    batching(server, once)
    tokens: list[bool] = []

    def token(refresh: bool) -> str:
        tokens.append(refresh)
        return f"token{sum(tokens)}"

    renewing = make(server, times, token=token)
    assert [each.status for each in batch(renewing, paths(2), attempt="read all")] == [200, 200]
    assert (len(refused), tokens) == (3, [False, True, False])


def test_an_item_that_no_token_satisfies_stays_refused(server: Server, times: Time) -> None:
    batching(server, lambda item: error(401))
    renewing = make(server, times, token=lambda refresh: "new" if refresh else "old")
    assert [each.status for each in batch(renewing, paths(1), attempt="read all")] == [401]
    assert len(server.seen) == 2


@pytest.mark.parametrize("body", [None, "text", ["list"]])
def test_the_content_of_an_item_must_be_an_object(server: Server, client: Client, body: Any) -> None:
    batching(server, lambda item: {"status": 200, "body": body})
    (answer,) = batch(client, paths(1), attempt="read all")
    with pytest.raises(EntraError, match=r"Could not read x: GET /v1\.0/x/0 was answered 200 without any JSON\."):
        content(client, answer, BatchRequest("/x/0"), attempt="read x", needs=())


@pytest.mark.parametrize("status", [429, 503, 424])
def test_a_batch_throttled_as_a_whole_is_sent_again(server: Server, client: Client, times: Time, status: int) -> None:
    answer, count = server.answer, itertools.count()
    assert answer
    server.answer = lambda seen: graph_error(status, Retry_After="2") if next(count) == 0 else answer(seen)
    assert [each.status for each in batch(client, paths(2), attempt="read all")] == [200, 200]
    assert times.slept == [2]


def test_a_batch_that_fails_as_a_whole_raises(server: Server, client: Client) -> None:
    server.answer = lambda seen: graph_error(400, "BadRequest", "Duplicate id.")
    with pytest.raises(GraphError, match="Could not read all: Graph answered 400 BadRequest"):
        batch(client, paths(25), attempt="read all")


def test_an_answer_that_lacks_an_item_raises(server: Server, client: Client) -> None:
    server.answer = lambda seen: Says(200, {"responses": []})
    with pytest.raises(EntraError, match="the answer to a batch lacks GET /x/0"):
        batch(client, paths(1), attempt="read all")


def test_pages_of_an_item_are_followed_outside(server: Server, client: Client) -> None:
    link = f"{server.root}/v1.0/x/0?$skip=1"
    batching(
        server,
        lambda item: {"status": 200, "body": {"@odata.context": "c", "value": [1], "@odata.nextLink": link}},
        lambda seen: Says(200, {"value": [2, 3]}),
    )
    (answer,) = batch(client, paths(1), attempt="read all")
    assert answer.body == {"@odata.context": "c", "value": [1, 2, 3]}


def test_a_page_that_fails_is_the_answer_of_its_item(server: Server, client: Client) -> None:
    link = f"{server.root}/v1.0/x/0?$skip=1"
    batching(
        server,
        lambda item: {"status": 200, "body": {"value": [1], "@odata.nextLink": link}},
        lambda seen: graph_error(403),
    )
    (answer,) = batch(client, paths(1), attempt="read all")
    assert answer.status == 403


def test_an_item_without_a_body_or_headers(server: Server, client: Client) -> None:
    batching(server, lambda item: {"status": 204, "headers": None})
    (answer,) = batch(client, paths(1), attempt="read all")
    assert (answer.status, answer.body, dict(answer.headers)) == (204, None, {})


def test_check_mode_refuses_writes_only(server: Server, times: Time) -> None:
    reader = make(server, times, read_only=True)
    assert len(batch(reader, paths(2), attempt="read all")) == 2
    server.seen.clear()
    with pytest.raises(EntraError, match="check mode"):
        batch(reader, [*paths(1), BatchRequest("/x", "PATCH", {})], attempt="write all")
    assert not server.seen


WRITES = [
    BatchRequest("/x/1", "PATCH", {"a": 1}),
    BatchRequest("/y"),
    BatchRequest("/x/2", "POST", {}, repeatable=False),
]


def test_writes_are_recorded_in_order_and_carry_a_content_type(server: Server, client: Client) -> None:
    batch(client, WRITES, attempt="write all")
    assert client.writes == [
        {"method": "PATCH", "path": "/v1.0/x/1", "body": {"a": 1}},
        {"method": "POST", "path": "/v1.0/x/2", "body": {}},
    ]
    first, second, third = server.seen[0].json["requests"]
    assert first["headers"]["Content-Type"] == third["headers"]["Content-Type"] == "application/json"
    assert third["body"] == {}
    assert "body" not in second


def test_writes_are_recorded_once_although_repeated(server: Server, client: Client) -> None:
    count = itertools.count()
    batching(server, lambda item: error(503) if next(count) < 3 else {"status": 204})
    batch(client, WRITES, attempt="write all")
    assert len(server.seen) == 2
    assert len(client.writes) == 2


def test_a_lost_batch_with_a_create_is_not_repeated(server: Server, client: Client) -> None:
    server.answer = lambda seen: Says(event="reset")
    with pytest.raises(OutcomeUnknown):
        batch(client, WRITES, attempt="write all")
    assert len(server.seen) == 1
    assert len(client.writes) == 2
    assert client.may_have_written


def test_writes_that_are_all_refused_changed_nothing(server: Server, client: Client) -> None:
    batching(server, lambda item: error(400))
    batch(client, WRITES, attempt="write all")
    assert len(client.writes) == 2
    assert not client.may_have_written


def test_a_lost_batch_that_is_safe_is_repeated(server: Server, client: Client) -> None:
    answer, count = server.answer, itertools.count()
    assert answer
    server.answer = lambda seen: Says(event="reset") if next(count) == 0 else answer(seen)
    assert len(batch(client, WRITES[:2], attempt="write all")) == 2


def test_a_create_that_ran_out_of_time_is_unknown(server: Server, client: Client) -> None:
    batching(server, lambda item: error(504) if item["method"] == "POST" else {"status": 200, "body": {}})
    answers = batch(client, WRITES, attempt="write all")
    assert answers[2].status == 504
    assert isinstance(failure(client, answers[2], WRITES[2], attempt="create x"), OutcomeUnknown)
    assert len(server.seen) == 1


def test_items_that_break_each_time_end_early(server: Server, client: Client, times: Time) -> None:
    batching(server, lambda item: error(500))
    (answer,) = batch(client, paths(1), attempt="read all")
    assert answer.status == 500
    assert times.now <= 30


def test_a_path_that_is_none_is_refused(server: Server, client: Client) -> None:
    with pytest.raises(EntraError, match="is not a path of Graph"):
        batch(client, [BatchRequest("/a/../b")], attempt="read all")
    assert not server.seen


def test_a_host_that_is_away_is_unreachable(times: Time) -> None:
    nobody = Client("https://localhost:1", lambda refresh: "t", environment={}, clock=times.clock, sleep=times.sleep)
    with pytest.raises(Unreachable):
        batch(nobody, [*WRITES, *paths(30)], attempt="write all")
    assert nobody.writes == []


def test_an_answer_is_a_value() -> None:
    assert Answer(200, {}, {}) == Answer(200, {}, {}, 0.0)
