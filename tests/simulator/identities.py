# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a workload finds its identity: managed identity endpoints, and issuers of continuous integration systems."""

from __future__ import annotations

import time
import uuid
from typing import Any

from .apps import App, Apps
from .assertions import issuer_of
from .login import Login, LoginError
from .model import Request, Response
from .tokens import Tokens

API_VERSION = {"metadata": "2018-02-01", "msi": "2019-08-01"}


class Identities:
    """IMDS, App Service, and a small OpenID issuer in the ways of GitHub and Azure DevOps."""

    def __init__(self, apps: Apps, tokens: Tokens, login: Login, header: str) -> None:
        self.apps = apps
        self.tokens = tokens
        self.login = login
        self.header = header

    @staticmethod
    def serves(path: str) -> bool:
        return path.startswith(("/metadata/identity/", "/msi/", "/oidc/"))

    def handle(self, request: Request) -> Response:
        if request.path.startswith("/metadata/"):
            return self._imds(request)
        if request.path.startswith("/msi/"):
            return self._app_service(request)
        return self._issuer(request)

    def _imds(self, request: Request) -> Response:
        if request.headers.get("metadata", "").lower() != "true":
            return refusal(400, "invalid_request", "Required metadata header not specified")
        return self._identity_token(request)

    def _app_service(self, request: Request) -> Response:
        if request.headers.get("x-identity-header") != self.header:
            return Response(
                401,
                {"statusCode": 401, "message": "X-IDENTITY-HEADER does not match."},
                content_type="application/json",
            )
        return self._identity_token(request)

    def _identity_token(self, request: Request) -> Response:
        query = request.query
        expected = API_VERSION[request.path.split("/")[1]]
        if query.get("api-version", "") < expected:
            return refusal(400, "invalid_request", "The requested api-version is not supported")
        if not query.get("resource"):
            return refusal(400, "invalid_request", "Required audience parameter not specified")
        app = self._identity(query)
        if app is None:
            return refusal(400, "invalid_request", "Identity not found")
        try:
            audience = self.login.resource(query["resource"])
        except LoginError as error:
            return refusal(400, error.error, f"AADSTS{error.number}: {error.message}")
        lifetime = self.login.settings.token_lifetime
        now = int(time.time())
        return Response(
            200,
            {
                "access_token": self.tokens.issue(app, lifetime, audience),
                "client_id": app.client_id,
                "token_type": "Bearer",
                "expires_in": str(lifetime),
                "expires_on": str(now + lifetime),
                "ext_expires_in": str(lifetime),
                "not_before": str(now),
                "resource": query["resource"],
            },
            content_type="application/json",
        )

    def _identity(self, query: dict[str, str]) -> App | None:
        names = {
            "client_id": "client_id",
            "object_id": "object_id",
            "principal_id": "object_id",
            "msi_res_id": "resource_id",
            "mi_res_id": "resource_id",
        }
        for name, attribute in names.items():
            if name in query:
                found = [
                    app for app in self.apps.items.values() if getattr(app, attribute).lower() == query[name].lower()
                ]
                return found[0] if found else None
        return next((app for app in self.apps.items.values() if app.system_assigned), None)

    def _issuer(self, request: Request) -> Response:
        issuer = issuer_of(self.login.base_url)
        if request.path == "/oidc/.well-known/openid-configuration":
            return plain(
                {"issuer": issuer, "jwks_uri": f"{issuer}/jwks", "id_token_signing_alg_values_supported": ["RS256"]}
            )
        if request.path == "/oidc/jwks":
            return plain({"keys": [self.tokens.key.jwk()]})
        if request.headers.get("authorization") != f"Bearer {self.header}":
            return refusal(401, "unauthorized", "The request token is not valid")
        query = request.query
        subject = query.get("subject", "repo:example/policies:ref:refs/heads/main")
        token = self.assertion(subject, query.get("audience", "api://AzureADTokenExchange"))
        # GitHub answers with value, Azure DevOps with oidcToken.
        return plain({"value": token} if request.path == "/oidc/github" else {"oidcToken": token})

    def assertion(self, subject: str, audience: str, lifetime: int = 300) -> str:
        now = int(time.time())
        return self.tokens.key.sign(
            {
                "iss": issuer_of(self.login.base_url),
                "sub": subject,
                "aud": audience,
                "iat": now,
                "nbf": now - 5,
                "exp": now + lifetime,
                "jti": str(uuid.uuid4()),
            }
        )


def plain(body: Any) -> Response:
    return Response(200, body, content_type="application/json")


def refusal(status: int, error: str, description: str) -> Response:
    return Response(status, {"error": error, "error_description": description}, content_type="application/json")
