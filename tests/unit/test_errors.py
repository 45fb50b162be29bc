# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What errors say, and what they advise."""

from __future__ import annotations

from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils._errors import (
    AZURE_CLI_APP_ID,
    Circumstances,
    EntraError,
    GraphError,
    LoginError,
    OutcomeUnknown,
    Reply,
    Unreachable,
    graph_error,
    is_app_only,
    missing_permissions,
    reply,
    sentence,
)

APP = {"idtyp": "app", "roles": ["Policy.Read.All"], "aud": "https://graph.example", "iat": 1_700_000_000}
USER = {"idtyp": "user", "scp": "Policy.Read.All openid", "aud": "https://graph.example"}


def said(status: int, code: str = "", message: str = "", **case: Any) -> str:
    return str(graph_error("read x", Reply(status, code, message), Circumstances(root="https://graph.example", **case)))


@pytest.mark.parametrize("kind", [GraphError, OutcomeUnknown, Unreachable, LoginError])
def test_one_kind_catches_all(kind: type[Exception]) -> None:
    assert issubclass(kind, EntraError)


# --- reading what Graph said ---


@pytest.mark.parametrize("spelling", ["innerError", "innererror"])
def test_the_error_body_is_read_to_its_depth(spelling: str) -> None:
    body = {
        "error": {"code": "", "message": " M. ", spelling: {spelling: {"request-id": "r", "date": "d", "message": "n"}}}
    }
    assert reply(400, body, {}) == Reply(400, "", "M.", "r", "d")


def test_headers_stand_in_for_what_the_body_lacks() -> None:
    assert reply(503, None, {"request-id": "r", "Date": "d"}) == Reply(503, "", "", "r", "d")
    assert reply(400, {"error": {"innerError": {"message": "inner"}}}, {}).message == "inner"


@pytest.mark.parametrize("body", [{}, {"error": None}, {"error": []}, {"error": {"innerError": "x", "code": None}}])
def test_odd_bodies_are_empty_replies(body: dict[str, Any]) -> None:
    assert reply(400, body, {}) == Reply(400)


def test_the_shape_of_oauth_is_read_too() -> None:
    assert reply(400, {"error": "invalid", "error_description": "Why."}, {}) == Reply(400, "invalid", "Why.")


def test_a_sentence_has_only_the_parts_that_there_are() -> None:
    full = Reply(400, "BadRequest", "1007: no.", "r", "d")
    assert sentence("update x", full, "Do y.") == (
        'Could not update x: Graph answered 400 BadRequest "1007: no." (request-id r, date d). Do y.'
    )
    assert sentence("update x", Reply(500)) == "Could not update x: Graph answered 500."


def test_a_graph_error_carries_the_parts() -> None:
    error = graph_error("read x", Reply(404, "c", "m", "r", "d"), Circumstances())
    assert (error.status, error.code, error.graph_message, error.request_id, error.date) == (404, "c", "m", "r", "d")


def test_400_is_graphs_own_text_and_nothing_else() -> None:
    text = '1085: PolicyDetails: {"message":"Block all"} O\'Brien'
    assert said(400, "BadRequest", text) == f'Could not read x: Graph answered 400 BadRequest "{text}".'


# --- permissions ---


@pytest.mark.parametrize(
    ("needs", "claims", "missing"),
    [
        (("A", "B"), {"roles": ["A"]}, ["B"]),
        (("A|B",), {"roles": ["B"]}, []),
        (("A | B", "C"), {"scp": "openid c"}, ["A or B"]),
        (("A",), {}, ["A"]),
        ((), {"roles": None, "scp": None}, []),
        (("X.Read.All",), {"scp": "X.ReadWrite.All"}, []),
        (("X.Read.Y",), {"scp": "X.ReadWrite.Y"}, ["X.Read.Y"]),
        (("X.ReadWrite.All",), {"scp": "X.Read.All"}, ["X.ReadWrite.All"]),
    ],
)
def test_missing_permissions(needs: tuple[str, ...], claims: dict[str, Any], missing: list[str]) -> None:
    assert missing_permissions(needs, claims) == missing


@pytest.mark.parametrize(
    ("claims", "expected"),
    [(APP, True), (USER, False), ({"roles": ["A"]}, True), ({"roles": ["A"], "scp": "B"}, False), ({}, False)],
)
def test_app_only_tokens_are_told_apart(claims: dict[str, Any], expected: bool) -> None:
    assert is_app_only(claims) is expected


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (
            {"claims": APP, "needs": ("B.ReadWrite",)},
            "issued at 2023-11-14T22:13:20Z, lacks B.ReadWrite: grant application",
        ),
        ({"claims": {**APP, "iat": None}, "needs": ("B",)}, "issued at an unknown time, lacks B"),
        ({"claims": USER, "needs": ("B",)}, "lacks B: grant delegated permissions"),
        ({"claims": {**USER, "appid": AZURE_CLI_APP_ID}, "needs": ("B",)}, "comes from the Azure CLI"),
        ({"claims": {**USER, "appid": AZURE_CLI_APP_ID}, "needs": ("Policy.Read.All",)}, "lack a directory role"),
        ({"claims": APP, "needs": ("Policy.Read.All",)}, "every permission known to be needed (Policy.Read.All)"),
        ({"claims": APP}, "The token holds permissions: the identity may lack a directory role"),
        ({"claims": APP, "delegated_only": True, "needs": ("B",)}, "only to a signed-in user"),
        ({"claims": USER, "delegated_only": True, "needs": ("B",)}, "lacks B"),
        ({"needs": ("A|B", "C")}, "Make sure that the identity has the permissions A or B, C."),
        ({}, "Check the permissions of the identity."),
    ],
)
def test_what_403_means(case: dict[str, Any], expected: str) -> None:
    assert expected in said(403, "Authorization_RequestDenied", "Insufficient privileges.", **case)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("AadPremiumLicenseRequired", "Tenant is not licensed."),
        ("Forbidden", "This requires Microsoft Entra ID P2 or Governance licence."),
        ("AccessDenied", "Neither tenant is B2C or tenant doesn't have premium license"),
    ],
)
def test_a_license_is_not_a_permission(code: str, message: str) -> None:
    assert "lacks the license" in said(403, code, message, claims=APP, needs=("B",))


# --- the others ---


@pytest.mark.parametrize(
    ("status", "challenge", "message"),
    [
        (401, 'Bearer error="insufficient_claims", claims="e30="', "x"),
        (403, "Bearer claims=e30", "x"),
        (403, "", "Operation requires conditional access and client does not support it."),
    ],
)
def test_a_claims_challenge_comes_first(status: int, challenge: str, message: str) -> None:
    assert "claims challenge" in said(status, "x", message, challenge=challenge, claims=APP, needs=("B",))


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (
            {"claims": {**APP, "aud": "https://management.example/"}},
            "for https://management.example, not for https://graph",
        ),
        ({"claims": {**APP, "exp": 1_700_000_000}}, "expired at 2023-11-14T22:13:20Z. Fetch a new one."),
        (
            {"claims": {**APP, "exp": 1_700_000_000}, "renewal": "It was given."},
            "expired at 2023-11-14T22:13:20Z. It was given.",
        ),
        ({"claims": {**APP, "aud": "00000003-0000-0000-c000-000000000000"}}, "does not accept the token"),
        ({"claims": {**APP, "exp": 9_900_000_000}, "renewal": "It was given."}, "It was given."),
        ({}, "does not accept the token"),
    ],
)
def test_what_401_means(case: dict[str, Any], expected: str) -> None:
    assert expected in said(401, "InvalidAuthenticationToken", "No.", **case)


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (404, "Check the id or name"),
        (405, "other version"),
        (409, "run again"),
        (429, "Gave up on"),
        (504, "Gave up on"),
        (500, "Gave up on"),
    ],
)
def test_other_advice(status: int, expected: str) -> None:
    assert expected in said(status)


def test_an_exhausted_budget_is_told_in_full() -> None:
    text = said(429, request="GET /v1.0/x", waited=280.4, budget=300, asked=31)
    assert "Gave up on GET /v1.0/x after 280 s of waiting and was asked to wait 31 s more; the time budget" in text
