# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in, tokens, and what they allow."""

from __future__ import annotations

import time
import uuid
from typing import Any

import jwt
import pytest
import requests
from raw import DEFAULTS, STRENGTHS, Raw, error_of
from simulator.handle import AppCredentials, Simulator

ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


def get(tenant: Simulator, path: str, **headers: str) -> requests.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return requests.get(f"{tenant.authority_host}{path}", headers=named, verify=tenant.ca_path, timeout=30)


def ask(tenant: Simulator, tenant_name: str | None = None, **changes: Any) -> requests.Response:
    form = {
        "grant_type": "client_credentials",
        "client_id": tenant.client_id,
        "client_secret": tenant.client_secret,
        "scope": f"{tenant.graph_url}/.default",
        **changes,
    }
    form = {name: value for name, value in form.items() if value is not None}
    url = f"{tenant.authority_host}/{tenant_name or tenant.tenant_id}/oauth2/v2.0/token"
    return requests.post(url, data=form, verify=tenant.ca_path, timeout=30)


@pytest.mark.parametrize(
    "name",
    ["7b5e4f2c-1d3a-4c68-9e0b-2f6a8d9c0e11", "brightwaterinstruments.onmicrosoft.com", "brightwater-instruments.com"],
)
def test_discovery(tenant: Simulator, name: str) -> None:
    found = get(tenant, f"/{name}/v2.0/.well-known/openid-configuration").json()
    assert found["issuer"] == f"{tenant.authority_host}/{tenant.tenant_id}/v2.0"
    assert found["token_endpoint"] == f"{tenant.authority_host}/{tenant.tenant_id}/oauth2/v2.0/token"
    assert ask(tenant, name).status_code == 200


def test_a_token_is_signed_and_says_who_it_is_for(tenant: Simulator) -> None:
    answer = ask(tenant).json()
    keys = get(tenant, f"/{tenant.tenant_id}/discovery/v2.0/keys").json()["keys"]
    key = jwt.PyJWK(
        next(item for item in keys if item["kid"] == jwt.get_unverified_header(answer["access_token"])["kid"])
    )
    claims = jwt.decode(answer["access_token"], key, algorithms=["RS256"], audience=tenant.graph_url)
    assert answer["token_type"] == "Bearer" and answer["expires_in"] == claims["exp"] - claims["iat"] == 3599
    assert (claims["tid"], claims["appid"], claims["idtyp"], claims["ver"]) == (
        tenant.tenant_id,
        tenant.client_id,
        "app",
        "1.0",
    )
    assert {"iss", "oid", "uti", "nbf"} <= set(claims) and "Policy.Read.All" in claims["roles"]


@pytest.mark.parametrize(
    ("changes", "status", "error", "number"),
    [
        ({"client_secret": "wrong"}, 401, "invalid_client", 7000215),
        ({"client_secret": None}, 401, "invalid_client", 7000218),
        ({"client_id": "99999999-9999-4999-8999-999999999999"}, 400, "unauthorized_client", 700016),
        ({"client_id": None}, 400, "invalid_request", 900144),
        ({"grant_type": None}, 400, "invalid_request", 900144),
        ({"grant_type": "password"}, 400, "unsupported_grant_type", 70003),
        ({"tenant_name": "nowhere.example"}, 400, "invalid_request", 90002),
        ({"scope": "Policy.Read.All"}, 400, "invalid_scope", 1002012),
        ({"scope": "https://graph.microsoft.com/.default"}, 400, "invalid_resource", 500011),
        ({"scope": None}, 400, "invalid_request", 900144),
    ],
)
def test_refusals(tenant: Simulator, changes: dict[str, Any], status: int, error: str, number: int) -> None:
    answer = ask(tenant, **changes)
    body = answer.json()
    assert (answer.status_code, body["error"], body["error_codes"]) == (status, error, [number])
    assert body["error_description"].startswith(f"AADSTS{number}: ") and {
        "trace_id",
        "correlation_id",
        "timestamp",
    } <= set(body)


def test_the_log_holds_no_secret(tenant: Simulator) -> None:
    ask(tenant)
    (entry,) = tenant.log()
    assert entry["kind"] == "login" and tenant.client_secret not in str(entry) and "client_secret=***" in entry["body"]


class TestTokensAtGraph:
    """A token that is not right is refused before anything else."""

    @staticmethod
    def refusal(tenant: Simulator, token: str | None) -> str:
        answer = Raw(tenant, token).get(DEFAULTS)
        status, code, message = error_of(answer)
        assert (status, code) == (401, "InvalidAuthenticationToken") and answer.headers["WWW-Authenticate"].startswith(
            "Bearer "
        )
        return message

    def test_none(self, tenant: Simulator) -> None:
        assert self.refusal(tenant, None) == "Access token is empty."

    def test_nonsense(self, tenant: Simulator) -> None:
        assert "parsing failed" in self.refusal(tenant, "not.a.token")

    def test_expired(self, tenant: Simulator) -> None:
        assert self.refusal(tenant, tenant.token(expires_in=-1)) == "Lifetime validation failed, the token is expired."

    def test_expires_while_in_use(self, tenant: Simulator) -> None:
        graph = Raw(tenant, tenant.token(expires_in=2))
        assert graph.get(DEFAULTS).status_code == 200
        time.sleep(2.1)
        assert graph.get(DEFAULTS).status_code == 401

    def test_for_somebody_else(self, tenant: Simulator) -> None:
        assert "Invalid audience" in self.refusal(tenant, tenant.token(audience="https://management.azure.com"))

    def test_signed_by_somebody_else(self, tenant: Simulator) -> None:
        from cryptography.hazmat.primitives.asymmetric import rsa

        claims = jwt.decode(tenant.token(), options={"verify_signature": False})
        forged = jwt.encode(claims, rsa.generate_private_key(public_exponent=65537, key_size=2048), algorithm="RS256")
        assert "Invalid signature" in self.refusal(tenant, forged)
        assert "parsing failed" in self.refusal(tenant, jwt.encode(claims, None, algorithm="none"))


@pytest.mark.parametrize(
    ("roles", "method", "path", "body", "status"),
    [
        (["Policy.Read.All"], "GET", DEFAULTS, None, 200),
        (["User.Read.All"], "GET", DEFAULTS, None, 403),
        ([], "GET", DEFAULTS, None, 403),
        (["Policy.Read.All", "Policy.ReadWrite.SecurityDefaults"], "PATCH", DEFAULTS, {"isEnabled": False}, 204),
        (["Policy.ReadWrite.SecurityDefaults"], "PATCH", DEFAULTS, {"isEnabled": False}, 403),
        (["Policy.Read.All"], "PATCH", DEFAULTS, {"isEnabled": False}, 403),
        (["Policy.Read.AuthenticationMethod"], "GET", STRENGTHS, None, 200),
        (
            ["Policy.Read.AuthenticationMethod"],
            "POST",
            STRENGTHS,
            {"displayName": "x", "allowedCombinations": ["fido2"]},
            403,
        ),
        (
            ["Policy.ReadWrite.AuthenticationMethod"],
            "POST",
            STRENGTHS,
            {"displayName": "x", "allowedCombinations": ["fido2"]},
            201,
        ),
        (
            ["Policy.ReadWrite.ConditionalAccess"],
            "POST",
            STRENGTHS,
            {"displayName": "x", "allowedCombinations": ["fido2"]},
            201,
        ),
        (["SecurityEvents.Read.All"], "GET", "/v1.0/security", None, 200),
        (["Policy.Read.All"], "GET", "/v1.0/security", None, 403),
        (["GroupMember.Read.All"], "GET", "/v1.0/groups", None, 200),
        (["GroupMember.Read.All"], "GET", "/v1.0/users", None, 403),
    ],
)
def test_app_roles(tenant: Simulator, roles: list[str], method: str, path: str, body: Any, status: int) -> None:
    answer = Raw(tenant, tenant.token(roles=roles)).send(method, path, body)
    assert answer.status_code == status, answer.text


def test_a_token_of_a_user_has_scopes_and_no_roles(tenant: Simulator) -> None:
    token = tenant.token(scopes=["Policy.Read.All"])
    claims = jwt.decode(token, options={"verify_signature": False})
    assert (claims["scp"], claims["idtyp"], "roles" in claims) == ("Policy.Read.All", "user", False)
    assert Raw(tenant, token).get(DEFAULTS).status_code == 200
    assert Raw(tenant, token).send("PATCH", DEFAULTS, {"isEnabled": False}).status_code == 403


def test_what_a_refusal_says(tenant: Simulator) -> None:
    nobody = Raw(tenant, tenant.token(roles=[]))
    assert error_of(nobody.get(DEFAULTS)) == (
        403,
        "Authorization_RequestDenied",
        "Insufficient privileges to complete the operation.",
    )
    assert error_of(nobody.get(STRENGTHS)) == (
        403,
        "AccessDenied",
        "You cannot perform the requested operation, required scopes are missing in the token.",
    )


def test_an_application_of_its_own(tenant: Simulator) -> None:
    app = tenant.app(roles=["Policy.Read.All"])
    token = ask(tenant, client_id=app.client_id, client_secret=app.client_secret).json()["access_token"]
    assert (
        Raw(tenant, token).get(DEFAULTS).status_code == 200 and Raw(tenant, token).get("/v1.0/users").status_code == 403
    )
    tenant.change_app(app.client_id, roles=["User.Read.All"])
    # Roles are those of the token, not of the application.
    assert Raw(tenant, token).get("/v1.0/users").status_code == 403
    fresh = ask(tenant, client_id=app.client_id, client_secret=app.client_secret).json()["access_token"]
    assert Raw(tenant, fresh).get("/v1.0/users").status_code == 200
    tenant.reset()
    assert ask(tenant, client_id=app.client_id, client_secret=app.client_secret).json()["error_codes"] == [700016]


class TestCertificates:
    """A client assertion signed with a registered certificate."""

    @pytest.fixture
    def app(self, tenant: Simulator) -> AppCredentials:
        return tenant.app(roles=["Policy.Read.All"], certificate=True)

    @staticmethod
    def sign(
        tenant: Simulator,
        app: AppCredentials,
        modern: bool = False,
        audience: str | None = None,
        lifetime: int = 600,
        key: str | None = None,
    ) -> str:
        from simulator.apps import thumbprints

        sha1, sha256 = thumbprints(app.certificate_pem)
        header = {"x5t#S256": sha256} if modern else {"x5t": sha1}
        audience = audience or f"{tenant.authority_host}/{tenant.tenant_id}/oauth2/v2.0/token"
        now = int(time.time())
        claims = {
            "aud": audience,
            "iss": app.client_id,
            "sub": app.client_id,
            "jti": str(uuid.uuid4()),
            "iat": now,
            "exp": now + lifetime,
        }
        return jwt.encode(claims, key or app.private_key_pem, algorithm="PS256" if modern else "RS256", headers=header)

    @staticmethod
    def ask(tenant: Simulator, app: AppCredentials, assertion: str) -> requests.Response:
        return ask(
            tenant,
            client_id=app.client_id,
            client_secret=None,
            client_assertion_type=ASSERTION,
            client_assertion=assertion,
        )

    @pytest.mark.parametrize("modern", [False, True])
    def test_both_thumbprints(self, tenant: Simulator, app: AppCredentials, modern: bool) -> None:
        token = self.ask(tenant, app, self.sign(tenant, app, modern)).json()["access_token"]
        assert Raw(tenant, token).get(DEFAULTS).status_code == 200

    def test_an_unknown_certificate(self, tenant: Simulator, app: AppCredentials) -> None:
        other = tenant.app(certificate=True)
        assertion = self.sign(
            tenant, AppCredentials(app.client_id, "", [], "", other.certificate_pem, other.private_key_pem)
        )
        assert self.ask(tenant, app, assertion).json()["error_codes"] == [700027]

    def test_a_wrong_key(self, tenant: Simulator, app: AppCredentials) -> None:
        other = tenant.app(certificate=True)
        assert self.ask(tenant, app, self.sign(tenant, app, key=other.private_key_pem)).json()["error_codes"] == [
            5002738
        ]

    def test_a_wrong_audience_and_a_late_one(self, tenant: Simulator, app: AppCredentials) -> None:
        assert self.ask(tenant, app, self.sign(tenant, app, audience="https://login.microsoftonline.com/x")).json()[
            "error_codes"
        ] == [700023]
        assert self.ask(tenant, app, self.sign(tenant, app, lifetime=-600)).json()["error_codes"] == [700024]
        assert self.ask(tenant, app, "nonsense").json()["error_codes"] == [50027]


class TestFederation:
    """A token of a trusted issuer."""

    SUBJECT = "repo:brightwater/policies:ref:refs/heads/main"

    @pytest.fixture
    def app(self, tenant: Simulator) -> AppCredentials:
        return tenant.app(roles=["Policy.Read.All"], federations=[{"subject": self.SUBJECT}])

    @staticmethod
    def ask(tenant: Simulator, app: AppCredentials, assertion: str) -> requests.Response:
        return ask(
            tenant,
            client_id=app.client_id,
            client_secret=None,
            client_assertion_type=ASSERTION,
            client_assertion=assertion,
        )

    def test_accepted(self, tenant: Simulator, app: AppCredentials) -> None:
        assert self.ask(tenant, app, tenant.assertion(self.SUBJECT)).status_code == 200

    def test_refused(self, tenant: Simulator, app: AppCredentials) -> None:
        assert self.ask(tenant, app, tenant.assertion("repo:somebody/else")).json()["error_codes"] == [700213]
        assert self.ask(tenant, app, tenant.assertion(self.SUBJECT, audience="x")).json()["error_codes"] == [700212]
        assert self.ask(tenant, app, tenant.assertion(self.SUBJECT, expires_in=-600)).json()["error_codes"] == [700024]
        stranger = tenant.app()
        assert self.ask(tenant, stranger, tenant.assertion(self.SUBJECT)).json()["error_codes"] == [700211]

    def test_the_ways_of_github_and_azure_devops(self, tenant: Simulator, app: AppCredentials) -> None:
        bearer = f"Bearer {tenant.identity_header}"
        github = get(
            tenant, f"/oidc/github?audience=api://AzureADTokenExchange&subject={self.SUBJECT}", Authorization=bearer
        ).json()["value"]
        assert self.ask(tenant, app, github).status_code == 200
        assert get(tenant, "/oidc/github?audience=x").status_code == 401
        devops = requests.post(
            f"{tenant.authority_host}/oidc/azure-devops?subject={self.SUBJECT}",
            headers={"Authorization": bearer},
            verify=tenant.ca_path,
            timeout=30,
        )
        assert self.ask(tenant, app, devops.json()["oidcToken"]).status_code == 200


class TestManagedIdentity:
    """The endpoints inside Azure, over plain HTTP as there."""

    IMDS = "/metadata/identity/oauth2/token?api-version=2018-02-01"
    APP_SERVICE = "/msi/token?api-version=2019-08-01"

    @staticmethod
    def ask(tenant: Simulator, path: str, **headers: str) -> requests.Response:
        return requests.get(
            f"{tenant.identity_url}{path}&resource={tenant.graph_url}",
            timeout=30,
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )

    def test_imds(self, tenant: Simulator) -> None:
        answer = self.ask(tenant, self.IMDS, Metadata="true").json()
        assert answer["client_id"] == tenant.client_id and answer["expires_in"] == "3599"
        assert Raw(tenant, answer["access_token"]).get(DEFAULTS).status_code == 200

    def test_imds_refusals(self, tenant: Simulator) -> None:
        assert self.ask(tenant, self.IMDS).status_code == 400
        assert (
            self.ask(tenant, f"{self.IMDS}&client_id=unknown", Metadata="true").json()["error_description"]
            == "Identity not found"
        )

    def test_a_user_assigned_identity(self, tenant: Simulator) -> None:
        app = tenant.app(roles=["User.Read.All"])
        for query in (f"client_id={app.client_id}", f"object_id={app.object_id}"):
            assert self.ask(tenant, f"{self.IMDS}&{query}", Metadata="true").json()["client_id"] == app.client_id

    def test_app_service(self, tenant: Simulator) -> None:
        answer = self.ask(tenant, self.APP_SERVICE, X_IDENTITY_HEADER=tenant.identity_header).json()
        assert (
            int(answer["expires_on"]) > time.time()
            and Raw(tenant, answer["access_token"]).get(DEFAULTS).status_code == 200
        )
        assert self.ask(tenant, self.APP_SERVICE, X_IDENTITY_HEADER="wrong").status_code == 401

    def test_nothing_else_without_tls(self, tenant: Simulator) -> None:
        assert requests.get(f"{tenant.identity_url}{DEFAULTS}", timeout=30).status_code == 404


def test_what_terraform_asks(tenant: Simulator) -> None:
    found = get(tenant, "/metadata/endpoints?api-version=2022-09-01").json()
    assert found["microsoftGraphResourceId"] == found["authentication"]["loginEndpoint"] == f"{tenant.graph_url}/"
    assert found["name"] and found["resourceManager"]
