# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads, lists and writes of the client, against a scripted server."""

from __future__ import annotations

import base64
import contextlib
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme
from ansible_collections.tenantops.entra.plugins.module_utils._client import Client
from ansible_collections.tenantops.entra.plugins.module_utils._errors import (
    AZURE_CLI_APP_ID,
    EntraError,
    GraphError,
    LoginError,
    OutcomeUnknown,
    Unreachable,
)
from ansible_collections.tenantops.entra.plugins.module_utils._pace import Pace

from tests.unit.https_server import Says, Seen, Server, Time, graph_error, serve

TOKEN = "secret-token"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from serve(trustme.CA(), tmp_path_factory.mktemp("ca"))


@pytest.fixture
def server(shared: Server) -> Server:
    shared.seen.clear()
    shared.script = [Says(200, {})]
    shared.answer = None
    return shared


@pytest.fixture
def times() -> Time:
    return Time()


@pytest.fixture
def client(server: Server, times: Time) -> Client:
    return make(server, times)


def make(server: Server, times: Time, token: Callable[[bool], str] = lambda refresh: TOKEN, **options: Any) -> Client:
    defaults = {"ca_path": server.ca_path, "environment": {}, "timeouts": (2, 0.5)}
    return Client(server.root, token, clock=times.clock, sleep=times.sleep, **{**defaults, **options})


def jwt(**payload: Any) -> str:
    """An unsigned token with a payload."""
    return f"e30.{base64.urlsafe_b64encode(json.dumps(payload).encode()).decode().rstrip('=')}.x"


# --- reads ---


def test_a_read_returns_the_object_and_sends_the_headers(server: Server, client: Client) -> None:
    server.script = [Says(200, {"isEnabled": True})]
    assert client.get("/policies/x", attempt="read x") == {"isEnabled": True}
    seen = server.seen[0]
    assert (seen.method, seen.path) == ("GET", "/v1.0/policies/x")
    assert seen.headers["Authorization"] == f"Bearer {TOKEN}"
    assert seen.headers["Prefer"] == "include-unknown-enum-members"
    assert len(seen.headers["client-request-id"]) == 36
    assert client.writes == []


def test_every_request_has_its_own_id_and_all_use_one_connection(server: Server, client: Client) -> None:
    client.get("/a", attempt="read a")
    client.get("/b", version="beta", attempt="read b")
    assert server.seen[0].headers["client-request-id"] != server.seen[1].headers["client-request-id"]
    assert server.seen[0].peer == server.seen[1].peer
    assert server.seen[1].path == "/beta/b"


def test_201_on_a_read_is_success(server: Server, client: Client) -> None:
    server.script = [Says(201, {"id": "c1"})]
    assert client.get("/x", attempt="read x") == {"id": "c1"}


def test_only_a_404_of_graph_means_absent(server: Server, client: Client) -> None:
    server.script = [graph_error(404, "Request_ResourceNotFound", "Gone.")]
    assert client.get("/x", attempt="read x", missing_ok=True) is None
    assert client.list("/x", attempt="read x", missing_ok=True) == []
    with pytest.raises(GraphError, match="404 Request_ResourceNotFound") as caught:
        client.get("/x", attempt="read x")
    assert caught.value.status == 404
    server.script = [Says(404, b"<html>Not here</html>", {"Content-Type": "text/html", "request-id": ""})]
    with pytest.raises(EntraError, match="404 with text/html instead of JSON"):
        client.get("/x", attempt="read x", missing_ok=True)
    server.script = [Says(404, None, {"request-id": ""})]
    with pytest.raises(EntraError, match="instead of JSON"):
        client.get("/x", attempt="read x", missing_ok=True)
    server.script = [Says(404, None)]
    assert client.get("/x", attempt="read x", missing_ok=True) is None


@pytest.mark.parametrize("status", [400, 401, 403, 410, 423, 500])
def test_other_errors_are_never_absence(server: Server, client: Client, status: int) -> None:
    server.script = [graph_error(status)]
    with pytest.raises(GraphError):
        client.get("/x", attempt="read x", missing_ok=True)


@pytest.mark.parametrize(
    ("body", "match"),
    [
        (b"", "without any JSON"),
        (b"<html/>", "instead of JSON"),
        (b"[1]", "instead of JSON"),
        (b'{"a":', "instead of JSON"),
    ],
)
def test_an_answer_that_is_no_object_is_an_error(server: Server, client: Client, body: bytes, match: str) -> None:
    server.script = [Says(200, body)]
    with pytest.raises(EntraError, match=match):
        client.get("/x", attempt="read x")


def test_a_redirect_is_not_followed(server: Server, client: Client) -> None:
    server.script = [Says(302, None, {"Location": "https://user:pw@evil.example/steal?token=1"})]
    with pytest.raises(EntraError, match=r"302, a redirect to https://evil\.example/steal, which") as caught:
        client.get("/x", attempt="read x")
    assert "pw" not in str(caught.value)
    assert len(server.seen) == 1


@pytest.mark.parametrize("path", ["policies/x", "/a/../b", "/users/a#EXT#@x", "/a\n", "", "/a/..", "/a\\b"])
def test_a_path_that_would_ask_for_something_else_is_refused(server: Server, client: Client, path: str) -> None:
    with pytest.raises(EntraError, match="is not a path of Graph"):
        client.get(path, attempt="read x")
    assert not server.seen


@pytest.mark.parametrize(
    "root",
    ["http://graph.example", "graph.example", "https://", "https://u:p@graph.example", "https://graph.example?x=1"],
)
def test_a_root_that_is_not_plain_https_is_refused(root: str) -> None:
    with pytest.raises(EntraError, match="must be an https URL") as caught:
        Client(root, lambda refresh: TOKEN, environment={})
    assert "p@" not in str(caught.value)


def test_ask_posts_and_is_allowed_in_check_mode(server: Server, times: Time) -> None:
    server.script = [Says(503), Says(200, {"value": [1]})]
    reader = make(server, times, read_only=True)
    assert reader.ask("/directoryObjects/getByIds", {"ids": ["a"]}, attempt="resolve") == {"value": [1]}
    assert server.seen[1].body == b'{"ids":["a"]}'
    assert server.seen[1].headers["Content-Type"] == "application/json"
    assert reader.writes == []


# --- lists ---


def test_a_list_follows_the_pages_to_the_end(server: Server, client: Client) -> None:
    link = f"{server.root}/v1.0/x?$skiptoken=a%2Bb"
    server.script = [
        Says(200, {"value": [{"id": 1}], "@odata.nextLink": link}),
        Says(200, {"value": [], "@odata.nextLink": f"{link}2"}),
        Says(200, {"value": [{"id": 2}]}),
    ]
    assert client.list("/x?$filter=a eq 'b'", attempt="list x") == [{"id": 1}, {"id": 2}]
    assert server.seen[1].path == "/v1.0/x?$skiptoken=a%2Bb"
    assert all(seen.headers["Prefer"] for seen in server.seen)


def test_a_page_that_fails_fails_the_list(server: Server, client: Client) -> None:
    link = f"{server.root}/v1.0/x?$skiptoken=1"
    server.script = [Says(200, {"value": [{"id": 1}], "@odata.nextLink": link}), graph_error(404)]
    with pytest.raises(GraphError, match="Could not list x"):
        client.list("/x", attempt="list x", missing_ok=True)


@pytest.mark.parametrize(
    "link", ["https://evil.example/v1.0/x", "http://localhost:{port}/v1.0/x", "https://localhost:1/x"]
)
def test_a_next_link_stays_on_the_host(server: Server, client: Client, link: str) -> None:
    server.script = [Says(200, {"value": [], "@odata.nextLink": link.format(port=server.port)})]
    with pytest.raises(EntraError, match="leads to another host"):
        client.list("/x", attempt="list x")
    assert len(server.seen) == 1


def test_a_next_link_that_repeats_is_an_error(server: Server, client: Client) -> None:
    server.script = [Says(200, {"value": [], "@odata.nextLink": f"{server.root}/v1.0/x?$skip=1"})]
    with pytest.raises(EntraError, match="repeats itself"):
        client.list("/x", attempt="list x")
    assert len(server.seen) == 2


def test_a_list_of_what_is_no_collection_is_an_error(server: Server, client: Client) -> None:
    server.script = [Says(200, {"id": "x"})]
    with pytest.raises(EntraError, match="is not a collection"):
        client.list("/x", attempt="list x")


# --- writes ---


def test_a_write_is_sent_compact_and_recorded(server: Server, client: Client) -> None:
    server.script = [Says(204)]
    answer = client.write("PATCH", "/policies/x", {"a": 1, "b": [None, "ü"]}, attempt="update x")
    assert (answer.status, answer.body) == (204, None)
    assert server.seen[0].body == b'{"a":1,"b":[null,"\\u00fc"]}'
    assert client.writes == [{"method": "PATCH", "path": "/v1.0/policies/x", "body": {"a": 1, "b": [None, "ü"]}}]


def test_a_delete_sends_no_body(server: Server, client: Client) -> None:
    server.script = [Says(204)]
    client.write("DELETE", "/x/1", None, attempt="delete x")
    assert server.seen[0].body == b""
    assert "Content-Type" not in server.seen[0].headers


def test_a_write_may_ask_for_the_object_in_return(server: Server, client: Client) -> None:
    client.write("PATCH", "/x", {"a": 1}, attempt="update x", representation=True)
    assert server.seen[0].headers["Prefer"] == "include-unknown-enum-members, return=representation"


def test_an_answer_of_a_write_is_handed_on(server: Server, client: Client) -> None:
    server.script = [Says(201, {"id": "1"}, {"Location": "x"})]
    answer = client.write("POST", "/x", {}, attempt="create x", repeatable=False)
    assert answer.body == {"id": "1"}
    assert answer.headers["location"] == "x"
    assert server.seen[0].body == b"{}"


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ([Says(204)], True),
        ([graph_error(400)], False),
        ([graph_error(429, Retry_After="999")], False),
        ([graph_error(500)], True),
        ([Says(200, b"<html/>")], True),
        ([Says(event="reset"), graph_error(404)], True),
    ],
)
def test_whether_something_may_have_changed(server: Server, client: Client, script: list[Says], expected: bool) -> None:
    server.script = script
    with contextlib.suppress(EntraError):
        client.write("DELETE", "/x", None, attempt="delete x")
    assert client.may_have_written is expected
    assert len(client.writes) == 1


def test_check_mode_refuses_before_a_byte_is_sent(server: Server, times: Time) -> None:
    reader = make(server, times, read_only=True)
    with pytest.raises(EntraError, match="Could not update x: PATCH /v1.0/x was refused: check mode"):
        reader.write("PATCH", "/x", {}, attempt="update x")
    assert not server.seen
    assert reader.writes == []


def test_a_missing_object_is_success_only_when_said(server: Server, client: Client) -> None:
    server.script = [graph_error(404)]
    assert client.write("DELETE", "/x", None, attempt="delete x", missing_is_success=True).status == 404
    with pytest.raises(GraphError):
        client.write("DELETE", "/x", None, attempt="delete x")


# --- repeats ---


@pytest.mark.parametrize(("status", "method"), [(s, m) for s in (429, 503, 504, 500, 502) for m in ("GET", "PATCH")])
def test_what_is_safe_is_repeated(server: Server, client: Client, times: Time, status: int, method: str) -> None:
    server.script = [graph_error(status), Says(200, {})]
    if method == "GET":
        client.get("/x", attempt="read x")
    else:
        client.write(method, "/x", {}, attempt="update x")
        assert len(client.writes) == 1
    assert len(server.seen) == 2
    assert 1.0 <= times.slept[0] <= 1.5


@pytest.mark.parametrize("status", [429, 503])
def test_a_create_is_repeated_when_nothing_was_done(server: Server, client: Client, status: int) -> None:
    server.script = [graph_error(status), Says(201, {"id": "1"})]
    assert client.write("POST", "/x", {}, attempt="create x", repeatable=False).status == 201


@pytest.mark.parametrize(
    "says", [Says(event="reset"), Says(event="hang"), graph_error(504), Says(502, b"<html/>"), Says(504, b"")]
)
def test_a_create_whose_answer_is_lost_is_not_repeated(server: Server, client: Client, says: Says) -> None:
    server.script = [says]
    with pytest.raises(OutcomeUnknown, match="Could not create x for certain: .* received POST /v1.0/x"):
        client.write("POST", "/x", {}, attempt="create x", repeatable=False)
    assert len(server.seen) == 1
    assert len(client.writes) == 1


def test_a_create_that_fails_with_500_says_so(server: Server, client: Client) -> None:
    server.script = [graph_error(500)]
    with pytest.raises(GraphError) as caught:
        client.write("POST", "/x", {}, attempt="create x", repeatable=False)
    assert caught.value.status == 500
    assert len(server.seen) == 1


@pytest.mark.parametrize("event", ["reset", "hang"])
def test_lost_answers_of_reads_and_repeatable_writes_are_asked_again(
    server: Server, client: Client, event: str
) -> None:
    server.script = [Says(event=event), Says(200, {"a": 1}), Says(event=event), Says(204)]
    assert client.get("/x", attempt="read x") == {"a": 1}
    client.write("PATCH", "/x", {}, attempt="update x")
    assert [seen.method for seen in server.seen] == ["GET", "GET", "PATCH", "PATCH"]
    assert len(client.writes) == 1


def test_a_write_that_stays_without_an_answer_is_in_doubt_and_a_read_is_not(server: Server, times: Time) -> None:
    server.script = [Says(event="reset")]
    impatient = make(server, times, retry_timeout=2)
    with pytest.raises(
        Unreachable, match=r"Could not update x for certain: the answer of localhost:\d+ was lost after"
    ):
        impatient.write("PATCH", "/x", {}, attempt="update x")
    with pytest.raises(Unreachable, match="Could not read x: the answer of"):
        impatient.get("/x", attempt="read x")
    assert impatient.may_have_written


def test_a_delete_repeated_after_a_lost_answer_accepts_404(server: Server, client: Client) -> None:
    server.script = [Says(event="reset"), graph_error(404)]
    assert client.write("DELETE", "/x", None, attempt="delete x").status == 404


def test_a_delete_repeated_after_throttling_does_not(server: Server, client: Client) -> None:
    server.script = [graph_error(429), graph_error(404)]
    with pytest.raises(GraphError):
        client.write("DELETE", "/x", None, attempt="delete x")


@pytest.mark.parametrize(("value", "pause"), [("3", 3), ("2.128", 3), ("0.249", 1), ("0", 1), (" 7 ", 7)])
def test_retry_after_is_honored(server: Server, client: Client, times: Time, value: str, pause: float) -> None:
    server.script = [Says(429, {"error": {}}, {"Retry-After": value}), Says(200, {})]
    client.get("/x", attempt="read x")
    assert times.slept == [pause]


def test_the_backoff_grows_to_a_minute_and_ends_with_the_budget(server: Server, times: Time) -> None:
    server.script = [graph_error(429, "TooManyRequests", "Slow down.")]
    with pytest.raises(GraphError) as caught:
        make(server, times, retry_timeout=300).get("/identity/x", attempt="read x")
    assert 200 < times.now <= 300
    assert all(1.0 <= pause / 2**n <= 1.5 for n, pause in enumerate(times.slept[:5]))
    assert max(times.slept) <= 60
    message = str(caught.value)
    assert f"Gave up on GET /v1.0/identity/x after {times.now:.0f} s of waiting" in message
    assert "(retry_timeout) is 300 s" in message


def test_a_wait_that_does_not_fit_into_the_budget_is_not_begun(server: Server, client: Client, times: Time) -> None:
    server.script = [Says(429, {"error": {"code": "TooManyRequests"}}, {"Retry-After": "315"})]
    with pytest.raises(GraphError, match="after 0 s of waiting and was asked to wait 315 s more"):
        client.get("/x", attempt="read x")
    assert times.slept == []


def test_one_budget_serves_all_pages_of_a_list(server: Server, times: Time) -> None:
    link = f"{server.root}/v1.0/x?$skip=1"
    slow = Says(429, {"error": {}}, {"Retry-After": "6"})
    server.script = [slow, Says(200, {"value": [], "@odata.nextLink": link}), slow, Says(200, {"value": []})]
    with pytest.raises(GraphError, match="after 6 s of waiting"):
        make(server, times, retry_timeout=10).list("/x", attempt="list x")


def test_an_error_of_the_service_gets_less_than_the_budget(server: Server, client: Client, times: Time) -> None:
    server.script = [graph_error(500, "InternalServerError", "")]
    with pytest.raises(GraphError):
        client.get("/x", attempt="read x")
    assert 5 < times.now <= 30


def test_no_budget_means_one_attempt(server: Server, times: Time) -> None:
    server.script = [graph_error(503)]
    with pytest.raises(GraphError):
        make(server, times, retry_timeout=0).get("/x", attempt="read x")
    assert len(server.seen) == 1


def test_throttling_by_a_gateway_in_html_is_repeated_and_then_named(server: Server, times: Time) -> None:
    server.script = [Says(503, b"<html>busy</html>", {"Content-Type": "text/html", "Retry-After": "5"})]
    with pytest.raises(EntraError, match="503 with text/html instead of JSON"):
        make(server, times, retry_timeout=12).get("/x", attempt="read x")
    assert times.slept == [5, 5]


# --- the token ---


class Tokens:
    """A source that can renew, and counts."""

    def __init__(self, *tokens: str) -> None:
        self.tokens = list(tokens)
        self.asked: list[bool] = []

    def __call__(self, refresh: bool) -> str:
        self.asked.append(refresh)
        if refresh:
            self.tokens.pop(0)
        return self.tokens[0]


def test_an_expired_token_is_renewed_once(server: Server, times: Time) -> None:
    source = Tokens("old", "new")
    server.script = [graph_error(401, "InvalidAuthenticationToken", "Expired."), Says(200, {})]
    make(server, times, source).get("/x", attempt="read x")
    assert [seen.headers["Authorization"] for seen in server.seen] == ["Bearer old", "Bearer new"]
    assert source.asked == [False, True]
    assert times.slept == []


def test_a_create_is_sent_again_with_the_new_token(server: Server, times: Time) -> None:
    server.script = [graph_error(401, "InvalidAuthenticationToken", "Expired."), Says(201, {"id": "1"})]
    fresh = make(server, times, Tokens("old", "new"))
    fresh.write("POST", "/x", {}, attempt="create x", repeatable=False)
    assert len(fresh.writes) == 1


def test_a_second_401_is_the_answer(server: Server, times: Time) -> None:
    server.script = [graph_error(401, "InvalidAuthenticationToken", "No.")]
    with pytest.raises(GraphError, match="Graph does not accept the token"):
        make(server, times, Tokens("old", "new", "newer")).get("/x", attempt="read x")
    assert len(server.seen) == 2


def test_a_token_that_cannot_be_renewed_leaves_graphs_words(server: Server, times: Time) -> None:
    def given(refresh: bool) -> str:
        if refresh:
            raise LoginError("The access token was given: fetch a new one.")
        return jwt(exp=1_600_000_000, aud="https://x")

    server.script = [graph_error(401, "InvalidAuthenticationToken", "Lifetime validation failed.")]
    fixed = make(server, times, given)
    with pytest.raises(GraphError, match=r"Lifetime validation failed.*token is for https://x, not for"):
        fixed.get("/x", attempt="read x")


def test_a_claims_challenge_is_named_and_not_retried(server: Server, times: Time) -> None:
    challenge = 'Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ=="'
    server.script = [graph_error(401, "Unauthorized", "Denied.", WWW_Authenticate=challenge)]
    with pytest.raises(GraphError, match="claims challenge"):
        make(server, times, Tokens("old", "new")).get("/x", attempt="read x")
    assert len(server.seen) == 1


@pytest.mark.parametrize("token", ["", "two words", "line\nbreak", "émoji"])
def test_a_token_that_no_header_can_hold_is_refused_without_showing_it(server: Server, times: Time, token: str) -> None:
    with pytest.raises(LoginError) as caught:
        make(server, times, lambda refresh: token).get("/x", attempt="read x")
    assert not token or token not in str(caught.value)
    assert not server.seen


def test_a_login_error_is_not_a_write(server: Server, times: Time) -> None:
    def fails(refresh: bool) -> str:
        raise LoginError("No.")

    broken = make(server, times, fails)
    with pytest.raises(LoginError):
        broken.write("PATCH", "/x", {}, attempt="update x")
    assert broken.writes == []


# --- permissions ---


def refused(server: Server, times: Time, token: str, needs: tuple[str, ...] = (), **more: Any) -> str:
    server.script = [graph_error(403, **{"code": "Authorization_RequestDenied", "message": "Insufficient.", **more})]
    with pytest.raises(GraphError) as caught:
        make(server, times, lambda refresh: token).get("/x", attempt="read x", needs=needs)
    return str(caught.value)


def test_403_names_the_permissions_that_are_missing(server: Server, times: Time) -> None:
    token = jwt(roles=["Policy.Read.All"], idtyp="app", iat=1_700_000_000)
    message = refused(server, times, token, ("Policy.Read.All", "Policy.ReadWrite.ConditionalAccess", "A.Read|B.Read"))
    assert message == (
        'Could not read x: Graph answered 403 Authorization_RequestDenied "Insufficient." (request-id'
        " 11111111-1111-1111-1111-111111111111, date 2026-11-22T07:00:00). The token, issued at 2023-11-14T22:13:20Z,"
        " lacks Policy.ReadWrite.ConditionalAccess, A.Read or B.Read: grant application permissions with admin consent;"
        " a token issued before the grant stays without them (that of a managed identity for up to 24 hours)."
    )


def test_403_with_a_token_of_the_azure_cli_names_it(server: Server, times: Time) -> None:
    token = jwt(scp="Directory.AccessAsUser.All", appid=AZURE_CLI_APP_ID)
    assert "comes from the Azure CLI" in refused(server, times, token, ("Policy.Read.All",))


def test_the_token_is_in_no_message(server: Server, times: Time) -> None:
    token = jwt(roles=["X"], idtyp="app")
    for status in (400, 401, 403, 404, 409, 500):
        server.script = [graph_error(status)]
        with pytest.raises(GraphError) as caught:
            make(server, times, lambda refresh: token).get("/x", attempt="read x")
        assert token not in str(caught.value) + repr(caught.value)


# --- the connection ---


def test_a_host_that_refuses_is_tried_only_briefly(server: Server, times: Time) -> None:
    nobody = Client("https://localhost:1", lambda refresh: TOKEN, environment={}, clock=times.clock, sleep=times.sleep)
    with pytest.raises(
        Unreachable, match=r"no connection to localhost:1 after \d+ s of waiting \(Connection refused\)"
    ):
        nobody.write("POST", "/x", {}, attempt="create x", repeatable=False)
    assert 3 < times.now <= 12
    assert nobody.writes == []
    assert not nobody.may_have_written


def test_a_name_that_does_not_exist_is_named(times: Time) -> None:
    nobody = Client("https://no.invalid", lambda refresh: TOKEN, environment={}, retry_timeout=0)
    with pytest.raises(Unreachable, match="no connection to no.invalid .*Check the network and the proxy"):
        nobody.get("/x", attempt="read x")


def test_an_untrusted_certificate_is_not_repeated(server: Server, times: Time) -> None:
    with pytest.raises(Unreachable, match=r"no trusted TLS connection .*set ca_path or REQUESTS_CA_BUNDLE"):
        make(server, times, ca_path=None).get("/x", attempt="read x")
    assert times.slept == []
    assert not server.seen


def test_the_bundle_comes_from_the_option_before_the_environment(server: Server, times: Time) -> None:
    assert make(server, times, environment={"REQUESTS_CA_BUNDLE": "/nowhere"}).get("/x", attempt="read x") == {}
    by_variable = make(server, times, ca_path=None, environment={"REQUESTS_CA_BUNDLE": server.ca_path})
    assert by_variable.get("/x", attempt="read x") == {}
    by_curl = make(server, times, ca_path=None, environment={"CURL_CA_BUNDLE": server.ca_path})
    assert by_curl.get("/x", attempt="read x") == {}


def test_os_environ_does_not_count_when_an_environment_is_given(
    server: Server, times: Time, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine localhost login a password b\n")
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere")
    monkeypatch.setenv("HTTPS_PROXY", "http://localhost:1")
    assert make(server, times).get("/x", attempt="read x") == {}
    assert server.seen[0].headers["Authorization"] == f"Bearer {TOKEN}"


@pytest.mark.parametrize("content", [None, "no certificate"])
def test_a_bundle_that_cannot_be_read_is_one_sentence(
    server: Server, times: Time, tmp_path: Path, content: str | None
) -> None:
    bundle = tmp_path / "bundle.pem"
    if content:
        bundle.write_text(content)
    with pytest.raises(EntraError, match=f"Could not load the trusted certificates from {bundle}"):
        make(server, times, ca_path=str(bundle)).get("/x", attempt="read x")


def test_a_proxy_comes_from_the_environment_and_no_proxy_exempts(server: Server, times: Time) -> None:
    proxied = {"HTTPS_PROXY": "http://user:geheim@localhost:1"}
    with pytest.raises(Unreachable, match="no connection to") as caught:
        make(server, times, environment=proxied, retry_timeout=0).get("/x", attempt="read x")
    assert "geheim" not in str(caught.value)
    assert make(server, times, environment={**proxied, "NO_PROXY": "localhost"}).get("/x", attempt="read x") == {}
    assert (
        make(server, times, environment={**proxied, "no_proxy": ".example,localhost"}).get("/x", attempt="read x") == {}
    )


def test_cookies_are_not_kept(server: Server, client: Client) -> None:
    server.script = [Says(200, {}, {"Set-Cookie": "a=b; Path=/"})]
    client.get("/x", attempt="read x")
    client.get("/x", attempt="read x")
    assert "Cookie" not in server.seen[1].headers


def test_a_real_pause_is_slept(server: Server) -> None:
    server.script = [Says(429, {"error": {}}, {"Retry-After": "1"}), Says(200, {})]
    started = time.monotonic()
    Client(server.root, lambda refresh: TOKEN, ca_path=server.ca_path, environment={}).get("/x", attempt="read x")
    assert time.monotonic() - started >= 1


def test_answers_that_depend_on_the_request(server: Server, client: Client) -> None:
    def echo(seen: Seen) -> Says:
        return Says(200, {"path": seen.path})

    server.answer = echo
    assert client.get("/a b?$filter=x eq 'O''Brien'", attempt="read") == {
        "path": "/v1.0/a%20b?$filter=x%20eq%20'O''Brien'"
    }


# --- turns ---

LIMITED = "/identity/conditionalAccess/policies"


@pytest.mark.parametrize(
    ("first", "second", "waits"),
    [
        (jwt(tid="1", appid="a"), jwt(tid="1", appid="b"), [1]),
        (jwt(tid="ABC"), jwt(tid="abc"), [1]),
        (jwt(tid="1"), jwt(tid="2"), []),
        (jwt(tid="1"), "opaque", []),
        ("opaque", "likewise", [1]),
    ],
)
def test_turns_at_what_is_limited_are_a_tenants(
    server: Server, times: Time, tmp_path: Path, first: str, second: str, waits: list[float]
) -> None:
    for token in (first, second):
        client = make(server, times, lambda refresh, token=token: token, pace=Pace(str(tmp_path)))
        client.get("/users", attempt="read users")
        client.get(f"{LIMITED}/1?$select=id", attempt="read a policy")
    assert times.slept == waits


def test_waiting_for_a_turn_uses_up_no_patience(server: Server, times: Time, tmp_path: Path) -> None:
    other = Pace(str(tmp_path)).turn(f"('https', 'localhost', {server.port}) none", times.clock, times.sleep)
    other.__enter__()
    server.script = [graph_error(503), Says(200, {"value": []})]
    client = make(server, times, pace=Pace(str(tmp_path)), retry_timeout=3)
    assert client.list(LIMITED, attempt="list policies") == []
    assert times.now >= 6
