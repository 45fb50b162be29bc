# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every flow, against a login server on this machine."""

from __future__ import annotations

import base64
import itertools
import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
import trustme
from ansible_collections.tenantops.entra.plugins.module_utils import _auth_flows
from ansible_collections.tenantops.entra.plugins.module_utils._auth import credential, token_source
from ansible_collections.tenantops.entra.plugins.module_utils._clouds import Cloud, cloud
from ansible_collections.tenantops.entra.plugins.module_utils._errors import EntraError, LoginError, Unreachable
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)

from tests.unit.https_server import Says, Seen, Server, Time, serve

TENANT = "11111111-2222-3333-4444-555555555555"
WHO = {"tenant_id": TENANT, "client_id": "app"}


class Login:
    """A login server: discovery, tokens that count up, and whatever else a test puts in ``others``."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.asked: list[dict[str, str]] = []
        self.others: dict[str, Callable[[Seen], Says]] = {}
        self.refusal: Says | None = None
        server.answer = self.answer

    def answer(self, seen: Seen) -> Says:
        path = urlsplit(seen.path).path
        for prefix, other in self.others.items():
            if path.startswith(prefix):
                return other(seen)
        base = f"{self.server.root}/{TENANT}"
        if path.endswith("/.well-known/openid-configuration"):
            ends = {"authorization_endpoint": f"{base}/authorize", "token_endpoint": f"{base}/oauth2/v2.0/token"}
            return Says(200, {**ends, "issuer": base})
        assert path == f"/{TENANT}/oauth2/v2.0/token"
        self.asked.append({name: values[0] for name, values in parse_qs(seen.body.decode()).items()})
        if self.refusal:
            return self.refusal
        return Says(200, {"token_type": "Bearer", "expires_in": 3599, "access_token": f"token-{len(self.asked)}"})


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from serve(trustme.CA(), tmp_path_factory.mktemp("ca"))


@pytest.fixture
def server(shared: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    shared.seen.clear()
    monkeypatch.setattr(_auth_flows, "_apps", {})
    monkeypatch.setattr(_auth_flows, "_cli_tokens", {})
    return shared


@pytest.fixture
def login(server: Server) -> Login:
    return Login(server)


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Server]:
    yield from serve(trustme.CA(), tmp_path, tls=False)


def place(server: Server) -> Cloud:
    return cloud(None, graph_url="https://graph.example", authority_host=server.root)


def source(
    server: Server, options: Mapping[str, Any], environment: Mapping[str, str] | None = None, **more: Any
) -> Callable[[bool], str]:
    around = environment or {}
    times = Time()
    defaults = {"ca_path": server.ca_path, "clock": times.clock, "sleep": times.sleep}
    return token_source(credential(options, around), place(server), environment=around, **{**defaults, **more})


# --- client secret, and what all flows share ---


def test_a_client_secret_is_exchanged_once(server: Server, login: Login) -> None:
    token = source(server, {**WHO, "client_secret": "geheim"})
    assert token(False) == token(False) == "token-1"
    assert login.asked[0]["client_secret"] == "geheim"
    assert login.asked[0]["scope"] == "https://graph.example/.default"
    assert login.asked[0]["grant_type"] == "client_credentials"
    assert [urlsplit(seen.path).path.rpartition("/")[2] for seen in server.seen] == ["openid-configuration", "token"]


def test_tokens_are_shared_by_sources_of_one_credential(server: Server, login: Login) -> None:
    assert source(server, {**WHO, "client_secret": "a"})(False) == "token-1"
    assert source(server, {**WHO, "client_secret": "a"})(False) == "token-1"
    assert source(server, {**WHO, "client_secret": "b"})(False) == "token-2"


def test_a_refresh_gets_a_new_token(server: Server, login: Login) -> None:
    token = source(server, {**WHO, "client_secret": "a"})
    assert [token(False), token(True), token(False)] == ["token-1", "token-2", "token-2"]


def test_another_process_logs_in_for_itself(server: Server, login: Login, monkeypatch: pytest.MonkeyPatch) -> None:
    token = source(server, {**WHO, "client_secret": "a"})
    assert token(False) == "token-1"
    monkeypatch.setattr(os, "getpid", lambda: 1)
    assert token(False) == "token-2"


def test_the_trust_is_the_given_one_whatever_the_environment_says(
    server: Server, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere")
    assert source(server, {**WHO, "client_secret": "a"})(False) == "token-1"
    by_variable = source(server, {**WHO, "client_secret": "b"}, {"REQUESTS_CA_BUNDLE": server.ca_path}, ca_path=None)
    assert by_variable(False) == "token-2"


def test_an_untrusted_login_server_gets_no_secret(server: Server, login: Login) -> None:
    with pytest.raises(Unreachable, match="Could not log in by client_secret to tenant .*no trusted TLS connection"):
        source(server, {**WHO, "client_secret": "geheim"}, ca_path=None)(False)
    assert not server.seen


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_login_server_is_asked_again(server: Server, login: Login, status: int) -> None:
    count, answer = itertools.count(), login.answer
    server.answer = lambda seen: Says(status, b"busy", {"Retry-After": "2"}) if next(count) in (0, 2) else answer(seen)
    assert source(server, {**WHO, "client_secret": "a"})(False) == "token-1"


def test_a_reset_of_the_login_server_is_survived(server: Server, login: Login) -> None:
    count, answer = itertools.count(), login.answer
    server.answer = lambda seen: Says(event="reset") if next(count) in (0, 2) else answer(seen)
    assert source(server, {**WHO, "client_secret": "a"})(False) == "token-1"


def test_a_login_server_that_stays_busy_is_named(server: Server, login: Login) -> None:
    login.refusal = Says(503, b"<html/>", {"Content-Type": "text/html"})
    said = r"Could not log in by client_secret to tenant .*answered status 503 with text/html instead of JSON\. It was "
    with pytest.raises(
        LoginError, match=rf"{said}repeated within the time budget \(retry_timeout\) of 5 s\. Check auth"
    ):
        source(server, {**WHO, "client_secret": "a"}, retry_timeout=5)(False)
    login.refusal = refused(90033, "A transient error has occurred.", "temporarily_unavailable", 503)
    with pytest.raises(LoginError, match=r"AADSTS90033: A transient error has occurred\. .*time budget .* of 5 s\.$"):
        source(server, {**WHO, "client_secret": "b"}, retry_timeout=5)(False)


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/oauth2/v2.0/token"])
@pytest.mark.parametrize("says", [Says(200, b"<html/>", {"Content-Type": "text/html"}), Says(200, None)])
def test_something_else_in_the_place_of_the_login_server_is_named(
    server: Server, login: Login, path: str, says: Says
) -> None:
    answer = login.answer
    server.answer = lambda seen: says if path in seen.path else answer(seen)
    with pytest.raises(LoginError) as caught:
        source(server, {**WHO, "client_secret": "geheim"})(False)
    host = urlsplit(server.root).netloc
    kind = says.headers.get("Content-Type", "no content type")
    assert str(caught.value) == (
        f"Could not log in by client_secret to tenant {TENANT}: {host} answered status 200 with {kind} instead of JSON."
        f" Check authority_host, the proxy and what else is between here and {host}."
    )


def test_an_error_in_the_form_of_graph_is_put_in_words(server: Server, login: Login) -> None:
    login.refusal = Says(403, {"error": {"code": "Blocked", "message": "By the gateway."}})
    with pytest.raises(LoginError, match=r"to tenant .*: By the gateway \(status 403\)\."):
        source(server, {**WHO, "client_secret": "a"})(False)


def test_a_login_server_that_is_away_is_unreachable(server: Server) -> None:
    away = token_source(
        credential({**WHO, "client_secret": "geheim"}, {}),
        cloud(None, authority_host="https://localhost:1"),
        environment={},
        retry_timeout=0,
    )
    with pytest.raises(Unreachable, match="Could not log in by client_secret to tenant .*no connection to localhost:1"):
        away(False)


def refused(number: int, text: str, error: str = "invalid_client", status: int = 401) -> Says:
    description = f"AADSTS{number}: {text} Trace ID: t\r\nCorrelation ID: c\r\nTimestamp: 2026"
    body = {"error": error, "error_description": description, "error_codes": [number], "correlation_id": "corr-1"}
    return Says(status, body)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (7000215, "must be the value of a secret of this application, not its id"),
        (7000222, "has expired: add a new one"),
        (700016, "has no such application: check client_id"),
        (53003, "conditional access policy for workload identities"),
        (500011, "check graph_url and cloud"),
    ],
)
def test_refusals_become_one_sentence(server: Server, login: Login, number: int, expected: str) -> None:
    login.refusal = refused(number, "Something is wrong.")
    with pytest.raises(LoginError) as caught:
        source(server, {**WHO, "client_secret": "geheim"})(False)
    message = str(caught.value)
    assert message.startswith(
        f"Could not log in by client_secret to tenant {TENANT}: AADSTS{number}: Something is wrong."
    )
    assert "(status 401, correlation id corr-1)" in message
    assert expected in message
    assert "geheim" not in message
    assert "\n" not in message


def test_what_msal_looks_up_after_a_refusal_does_not_hide_it(server: Server, login: Login) -> None:
    """It asks for Microsoft's list of login hosts then, unless discovery is off."""
    login.others["/common/"] = lambda seen: Says(200, {"metadata": []})
    login.refusal = refused(7000215, "Wrong.")
    http = _auth_flows._Http(_auth_flows.Surroundings(server.ca_path, {}), "log in")
    http.post(f"{server.root}/{TENANT}/oauth2/v2.0/token", data={"client_id": "app"})
    http.get(f"{server.root}/common/discovery/instance", params={"api-version": "1.1"})
    assert http.last is not None
    assert http.last.status_code == 401
    assert server.seen[-1].path == "/common/discovery/instance?api-version=1.1"


def test_an_unknown_tenant_is_named_by_discovery(server: Server, login: Login) -> None:
    login.others["/"] = lambda seen: refused(90002, "Tenant not found.", "invalid_tenant", 400)
    with pytest.raises(LoginError, match=r"AADSTS90002: Tenant not found.*There is no such tenant: check tenant_id"):
        source(server, {**WHO, "client_secret": "a"})(False)


def test_after_a_refusal_a_corrected_server_is_asked_anew(server: Server, login: Login) -> None:
    token = source(server, {**WHO, "client_secret": "a"})
    login.refusal = Says(200, b"no json")
    with pytest.raises(LoginError):
        token(False)
    login.refusal = None
    assert token(False) == "token-2"


def test_without_msal_the_sentence_says_so(server: Server, login: Login, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "msal", None)
    with pytest.raises(LoginError, match="the Python library msal is not installed"):
        source(server, {**WHO, "client_secret": "a"})(False)


# --- certificates ---


@pytest.fixture(scope="module")
def pair() -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "app")])
    now = datetime.now(timezone.utc)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(now).not_valid_after(now + timedelta(days=1))
    return key, builder.sign(key, hashes.SHA256())


def pem(
    pair: tuple[rsa.RSAPrivateKey, x509.Certificate], password: str = "", form: PrivateFormat = PrivateFormat.PKCS8
) -> bytes:
    lock: KeySerializationEncryption = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    return pair[1].public_bytes(Encoding.PEM) + pair[0].private_bytes(Encoding.PEM, form, lock)


def pfx(pair: tuple[rsa.RSAPrivateKey, x509.Certificate], password: str = "") -> bytes:
    lock: KeySerializationEncryption = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    return pkcs12.serialize_key_and_certificates(b"app", pair[0], pair[1], None, lock)


def verified(asked: dict[str, str], pair: tuple[rsa.RSAPrivateKey, x509.Certificate], server: Server) -> None:
    assertion = asked["client_assertion"]
    audience = f"{server.root}/{TENANT}/oauth2/v2.0/token"
    payload = jwt.decode(assertion, pair[0].public_key(), algorithms=["PS256", "RS256"], audience=audience)
    assert payload["iss"] == payload["sub"] == "app"
    header = jwt.get_unverified_header(assertion)
    thumbprint = base64.urlsafe_b64encode(pair[1].fingerprint(hashes.SHA256())).decode()
    assert header["x5t#S256"].rstrip("=") == thumbprint.rstrip("=")
    assert base64.b64decode(header["x5c"][0]) == pair[1].public_bytes(Encoding.DER)


@pytest.mark.parametrize("password", ["", "pass wörd"])
@pytest.mark.parametrize("form", ["pem", "traditional", "pfx"])
@pytest.mark.parametrize("by", ["path", "content"])
def test_certificates(
    server: Server,
    login: Login,
    pair: tuple[rsa.RSAPrivateKey, x509.Certificate],
    tmp_path: Path,
    form: str,
    password: str,
    by: str,
) -> None:
    forms = {"pem": PrivateFormat.PKCS8, "traditional": PrivateFormat.TraditionalOpenSSL}
    content = pfx(pair, password) if form == "pfx" else pem(pair, password, forms[form])
    options: dict[str, Any] = dict(WHO)
    if by == "path":
        (tmp_path / "cert").write_bytes(content)
        options["client_certificate_path"] = str(tmp_path / "cert")
    else:
        options["client_certificate"] = base64.b64encode(content).decode() if form == "pfx" else content.decode()
    if password:
        options["client_certificate_password"] = password
    assert source(server, options)(False) == "token-1"
    verified(login.asked[0], pair, server)


def test_a_password_that_nothing_asks_for_does_no_harm(
    server: Server, login: Login, pair: tuple[rsa.RSAPrivateKey, x509.Certificate], tmp_path: Path
) -> None:
    (tmp_path / "cert.pem").write_bytes(pem(pair))
    variables = {
        "AZURE_CLIENT_CERTIFICATE_PATH": str(tmp_path / "cert.pem"),
        "AZURE_CLIENT_CERTIFICATE_PASSWORD": "stray",
    }
    assert source(server, WHO, variables)(False) == "token-1"


@pytest.mark.parametrize(
    ("make", "password", "match"),
    [
        (lambda pair: pem(pair, "right"), "wrong", "client_certificate_password may be wrong"),
        (lambda pair: pem(pair, "right"), "", r"AZURE_CLIENT_CERTIFICATE_PASSWORD\) may be missing"),
        (lambda pair: pfx(pair, "right"), "wrong", "may be wrong"),
        (lambda pair: pfx(pair, "right"), "", "may be missing"),
        (lambda pair: pair[1].public_bytes(Encoding.PEM), "", "with the private key and the certificate"),
        (lambda pair: pem(pair).partition(b"-----BEGIN PRIVATE")[1], "", "with the private key"),
        (lambda pair: b"rubbish", "", "must be PEM or PFX"),
    ],
)
def test_certificates_that_cannot_be_read(
    server: Server,
    login: Login,
    pair: tuple[rsa.RSAPrivateKey, x509.Certificate],
    tmp_path: Path,
    make: Callable[[Any], bytes],
    password: str,
    match: str,
) -> None:
    (tmp_path / "cert").write_bytes(make(pair))
    options = {**WHO, "client_certificate_path": str(tmp_path / "cert")}
    with pytest.raises(LoginError, match=match):
        source(server, {**options, **({"client_certificate_password": password} if password else {})})(False)


def test_an_msal_that_is_too_old_for_certificates(
    server: Server, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("msal.__version__", "1.34.0")
    with pytest.raises(LoginError, match=r"needs the Python library msal 1\.35 or newer, not 1\.34\.0"):
        source(server, {**WHO, "client_certificate": "x"})(False)


def test_a_certificate_file_that_is_not_there(server: Server, login: Login) -> None:
    with pytest.raises(LoginError, match=r"Could not read the file /no/c of client_certificate_path .*No such file"):
        source(server, {**WHO, "client_certificate_path": "/no/c"})(False)


def test_certificate_content_that_is_neither(server: Server, login: Login) -> None:
    with pytest.raises(LoginError, match="must be a PEM text, or a PFX or PEM file in base64"):
        source(server, {**WHO, "client_certificate": "abc"})(False)


# --- federated tokens ---


def assertion(**payload: Any) -> str:
    return jwt.encode(payload, "k" * 32)


def test_a_federated_token_file_is_read_at_every_use(server: Server, login: Login, tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("first\n")
    token = source(server, WHO, {"AZURE_FEDERATED_TOKEN_FILE": str(file)})
    assert token(False) == "token-1"
    file.write_text("second\n")
    assert token(False) == "token-1"
    assert token(True) == "token-2"
    assert [asked["client_assertion"] for asked in login.asked] == ["first", "second"]
    assert login.asked[0]["client_assertion_type"] == "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


def test_a_federated_token_is_handed_on(server: Server, login: Login) -> None:
    assert source(server, {**WHO, "federated_token": "given"})(False) == "token-1"
    assert login.asked[0]["client_assertion"] == "given"


@pytest.mark.parametrize(("content", "match"), [(None, "No such file"), (" \n", "is empty")])
def test_a_federated_token_file_without_a_token(
    server: Server, login: Login, tmp_path: Path, content: str | None, match: str
) -> None:
    if content:
        (tmp_path / "t").write_text(content)
    with pytest.raises(LoginError, match=match):
        source(server, {**WHO, "federated_token_file": str(tmp_path / "t")})(False)


@pytest.mark.parametrize("number", [70021, 700211, 700212, 700213])
def test_a_federated_credential_that_does_not_match_is_spelled_out(server: Server, login: Login, number: int) -> None:
    login.refusal = refused(number, "No matching federated identity record found.")
    given = assertion(iss="https://issuer", sub="repo:a/b", aud="api://x")
    with pytest.raises(LoginError, match="token with iss https://issuer, sub repo:a/b, aud api://x: compare all three"):
        source(server, {**WHO, "federated_token": given})(False)


def test_github(server: Server, login: Login) -> None:
    login.others["/idtoken"] = lambda seen: Says(200, {"value": "gh-jwt"})
    variables = {"ACTIONS_ID_TOKEN_REQUEST_URL": f"{server.root}/idtoken?v=2", "ACTIONS_ID_TOKEN_REQUEST_TOKEN": "rt"}
    assert source(server, WHO, variables)(False) == "token-1"
    (seen,) = (seen for seen in server.seen if seen.path.startswith("/idtoken"))
    assert (seen.method, seen.headers["Authorization"]) == ("GET", "Bearer rt")
    assert seen.path == "/idtoken?v=2&audience=api%3A%2F%2FAzureADTokenExchange"
    assert login.asked[0]["client_assertion"] == "gh-jwt"


def test_github_in_a_national_cloud_asks_for_its_audience(server: Server, login: Login) -> None:
    login.others["/idtoken"] = lambda seen: Says(200, {"value": "gh-jwt"})
    variables = {"ACTIONS_ID_TOKEN_REQUEST_URL": f"{server.root}/idtoken", "ACTIONS_ID_TOKEN_REQUEST_TOKEN": "rt"}
    us_gov = cloud("usgov", authority_host=server.root)
    token_source(credential(WHO, variables), us_gov, ca_path=server.ca_path, environment=variables)(False)
    assert any(seen.path == "/idtoken?audience=api%3A%2F%2FAzureADTokenExchangeUSGov" for seen in server.seen)


DEVOPS = {"SYSTEM_ACCESSTOKEN": "st", "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID": "conn 1"}


def test_azure_devops(server: Server, login: Login) -> None:
    login.others["/oidc"] = lambda seen: Says(200, {"oidcToken": "ado-jwt"})
    assert source(server, WHO, {**DEVOPS, "SYSTEM_OIDCREQUESTURI": f"{server.root}/oidc/"})(False) == "token-1"
    (seen,) = (seen for seen in server.seen if seen.path.startswith("/oidc"))
    assert (seen.method, seen.headers["Authorization"], seen.body) == ("POST", "Bearer st", b"")
    assert seen.path == "/oidc?api-version=7.1&serviceConnectionId=conn%201"
    assert seen.headers["X-TFS-FedAuthRedirect"] == "Suppress"
    assert login.asked[0]["client_assertion"] == "ado-jwt"


@pytest.mark.parametrize(
    "says", [Says(401, b"no"), Says(302, None, {"Location": "/login"}), Says(200, {}), Says(200, b"x")]
)
def test_an_issuer_that_refuses_is_named(server: Server, login: Login, says: Says) -> None:
    login.others["/oidc"] = lambda seen: says
    with pytest.raises(
        LoginError, match=rf"Azure DevOps issued no federated token, it answered {says.status}: check that"
    ):
        source(server, WHO, {**DEVOPS, "SYSTEM_OIDCREQUESTURI": f"{server.root}/oidc"})(False)


def test_a_federated_token_is_not_asked_for_over_http(server: Server, login: Login, plain: Server) -> None:
    plain.script = [Says(200, {"oidcToken": "x"})]
    with pytest.raises(EntraError, match="not a URL that can be used"):
        source(server, WHO, {**DEVOPS, "SYSTEM_OIDCREQUESTURI": f"{plain.root}/oidc"})(False)
    assert not plain.seen


# --- managed identity ---


def identity(server: Server, options: Mapping[str, Any], environment: Mapping[str, str]) -> Callable[[bool], str]:
    return source(server, {"auth_source": "managed_identity", **options}, environment)


@pytest.mark.parametrize("client_id", ["", "user-assigned"])
def test_imds(server: Server, login: Login, plain: Server, client_id: str) -> None:
    plain.script = [Says(200, {"access_token": "mi", "expires_in": "86399", "resource": "r", "token_type": "Bearer"})]
    variables = {"AZURE_POD_IDENTITY_AUTHORITY_HOST": plain.root, "HTTP_PROXY": "http://localhost:1"}
    token = identity(server, {"client_id": client_id} if client_id else {}, variables)
    assert token(False) == token(False) == "mi"
    (seen,) = plain.seen
    address = urlsplit(seen.path)
    query = {name: values[0] for name, values in parse_qs(address.query).items()}
    assert address.path == "/metadata/identity/oauth2/token"
    assert seen.headers["Metadata"] == "true"
    assert query["resource"] == "https://graph.example"
    assert query.get("client_id", "") == client_id
    assert "AZURE_POD_IDENTITY_AUTHORITY_HOST" not in os.environ


@pytest.mark.parametrize("client_id", ["", "user-assigned"])
def test_app_service(server: Server, login: Login, plain: Server, client_id: str) -> None:
    plain.script = [Says(200, {"access_token": "mi", "expires_on": str(int(time.time()) + 86400), "resource": "r"})]
    variables = {"IDENTITY_ENDPOINT": f"{plain.root}/msi/token", "IDENTITY_HEADER": "geheim"}
    assert source(server, {"client_id": client_id} if client_id else {}, variables)(False) == "mi"
    (seen,) = plain.seen
    assert seen.headers["X-IDENTITY-HEADER"] == "geheim"
    assert parse_qs(urlsplit(seen.path).query).get("client_id", [""]) == [client_id]


def test_a_managed_identity_is_asked_again_when_busy(server: Server, login: Login, plain: Server) -> None:
    plain.script = [Says(429, b""), Says(200, {"access_token": "mi", "expires_in": 3600})]
    assert identity(server, {}, {"AZURE_POD_IDENTITY_AUTHORITY_HOST": plain.root})(False) == "mi"


def test_a_machine_without_the_identity(server: Server, login: Login, plain: Server) -> None:
    plain.script = [Says(400, {"error": "invalid_request", "error_description": "Identity not found"})]
    with pytest.raises(LoginError) as caught:
        identity(server, {"client_id": "u"}, {"AZURE_POD_IDENTITY_AUTHORITY_HOST": plain.root})(False)
    assert str(caught.value) == (
        "Could not log in by managed_identity: Identity not found (status 400). Check that this machine has a managed"
        " identity with the client_id u."
    )


def test_a_machine_outside_of_azure(server: Server, login: Login) -> None:
    with pytest.raises(Unreachable, match="Could not log in by managed_identity: no connection to localhost:1"):
        identity(server, {}, {"AZURE_POD_IDENTITY_AUTHORITY_HOST": "http://localhost:1"})(False)


def test_an_answer_of_something_else(server: Server, login: Login, plain: Server) -> None:
    plain.script = [Says(200, b"<html/>")]
    with pytest.raises(LoginError, match="Could not log in by managed_identity: .*status 200"):
        identity(server, {}, {"AZURE_POD_IDENTITY_AUTHORITY_HOST": plain.root})(False)


# --- Azure CLI ---


def fake_az(folder: Path, script: str) -> dict[str, str]:
    program = folder / "az"
    program.write_text(f'#!/bin/sh\necho "$@" >> {folder}/calls\n{script}\n')
    program.chmod(0o755)
    return {"PATH": f"{folder}:/usr/bin:/bin", "HOME": str(folder)}


def calls(folder: Path) -> list[str]:
    return (folder / "calls").read_text().splitlines()


def test_the_azure_cli_is_asked_until_its_token_expires(server: Server, tmp_path: Path) -> None:
    long = assertion(exp=int(time.time()) + 3600)
    token = source(
        server,
        {"auth_source": "azure_cli", "tenant_id": "t"},
        fake_az(tmp_path, f"echo '{json.dumps({'accessToken': long})}'"),
    )
    assert token(False) == token(False) == long
    command = "account get-access-token --output json --resource https://graph.example --tenant t"
    assert calls(tmp_path) == [command]
    assert token(True) == long
    assert len(calls(tmp_path)) == 2


def test_an_old_token_of_the_azure_cli_is_not_kept(server: Server, tmp_path: Path) -> None:
    short = assertion(exp=int(time.time()) + 60)
    token = source(
        server, {"auth_source": "azure_cli"}, fake_az(tmp_path, f"echo '{json.dumps({'accessToken': short})}'")
    )
    assert token(False) == token(False) == short
    assert calls(tmp_path) == ["account get-access-token --output json --resource https://graph.example"] * 2


@pytest.mark.parametrize(
    ("script", "match"),
    [
        (
            "echo; echo \"ERROR: Please run 'az login' to setup account.\" >&2; exit 1",
            r"az says: ERROR: Please run 'az login' to",
        ),
        ("exit 3", "az says: status 3. Run az login first"),
        ("echo '{}'", "az says: status 0"),
        ("echo '[]'", "az says: status 0"),
    ],
)
def test_an_azure_cli_that_has_no_token(server: Server, tmp_path: Path, script: str, match: str) -> None:
    with pytest.raises(LoginError, match=f"Could not log in by azure_cli: {match}"):
        source(server, {"auth_source": "azure_cli"}, fake_az(tmp_path, script))(False)


def test_a_machine_without_the_azure_cli(server: Server, tmp_path: Path) -> None:
    with pytest.raises(LoginError, match="there is no program az on the PATH"):
        source(server, {"auth_source": "azure_cli"}, {"PATH": str(tmp_path)})(False)
