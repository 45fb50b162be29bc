# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The login server: OpenID discovery, the token endpoint, and what foreign clients ask before they sign in."""

from __future__ import annotations

import time
import uuid
from datetime import datetime, timezone
from typing import Any
from urllib.parse import parse_qsl

from .apps import App, Apps
from .assertions import AssertionError400, check_assertion
from .model import Request, Response
from .settings import Settings
from .tokens import GRAPH_APP_ID, Tokens

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
COMMON = {"common", "organizations", "consumers"}


class LoginError(Exception):
    """An answer of the token endpoint that is an error."""

    def __init__(self, status: int, error: str, number: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.error = error
        self.number = number
        self.message = message


class Login:
    """The login side of the tenant."""

    def __init__(self, apps: Apps, tokens: Tokens, settings: Settings, tenant_id: str, domains: list[str]) -> None:
        self.apps = apps
        self.tokens = tokens
        self.settings = settings
        self.tenant_id = tenant_id
        self.domains = {domain.lower() for domain in domains}
        self.base_url = ""

    def handle(self, request: Request) -> Response:
        try:
            return self._handle(request)
        except LoginError as error:
            return error_answer(error, request)

    def _handle(self, request: Request) -> Response:
        path = request.path.strip("/")
        if path == "metadata/endpoints":
            return answer(self._metadata(request))
        if path == "common/discovery/instance":
            return answer(self._instances(request))
        tenant, dummy, rest = path.partition("/")
        if rest.endswith(".well-known/openid-configuration"):
            return answer(self._configuration(self._tenant(tenant), "v2.0" in rest))
        if rest in ("discovery/v2.0/keys", "discovery/keys"):
            return answer({"keys": [self.tokens.key.jwk()]})
        if rest in ("oauth2/v2.0/token", "oauth2/token"):
            return self._token(request, self._tenant(tenant), rest)
        return Response(404, {"error": "not_found"}, content_type="application/json")

    def _tenant(self, name: str) -> str:
        lowered = name.lower()
        if lowered == self.tenant_id or lowered in self.domains or lowered in COMMON:
            return self.tenant_id
        raise LoginError(
            400,
            "invalid_request",
            90002,
            f"Tenant '{name}' not found. Check to make sure you have the correct "
            "tenant ID and are signing into the correct cloud. Check with your subscription administrator, this "
            "may happen if there are no active subscriptions for the tenant.",
        )

    def _metadata(self, request: Request) -> Any:
        """What resource managers and Terraform ask to learn the endpoints of a cloud."""
        cloud = {
            "name": "SimulatedCloud",
            "resourceManager": f"{self.base_url}/",
            "microsoftGraphResourceId": f"{self.base_url}/",
            "graph": f"{self.base_url}/",
            "graphAudience": f"{self.base_url}/",
            "portal": f"{self.base_url}/portal",
            "authentication": {
                "loginEndpoint": f"{self.base_url}/",
                "audiences": [f"{self.base_url}/"],
                "tenant": "common",
                "identityProvider": "AAD",
            },
            "suffixes": {},
        }
        # Up to this version the answer was a list of clouds; from it on, one cloud.
        return cloud if request.query.get("api-version", "") >= "2022-09-01" else [cloud]

    def _instances(self, request: Request) -> dict[str, Any]:
        host = self.base_url.removeprefix("https://")
        return {
            "tenant_discovery_endpoint": f"{self.base_url}/{self.tenant_id}/v2.0/.well-known/openid-configuration",
            "api-version": "1.1",
            "metadata": [{"preferred_network": host, "preferred_cache": host, "aliases": [host]}],
        }

    def _configuration(self, tenant: str, second: bool) -> dict[str, Any]:
        root = f"{self.base_url}/{tenant}"
        version = "/v2.0" if second else ""
        return {
            "token_endpoint": f"{root}/oauth2{version}/token",
            "token_endpoint_auth_methods_supported": ["client_secret_post", "private_key_jwt", "client_secret_basic"],
            "jwks_uri": f"{root}/discovery{version}/keys",
            "response_modes_supported": ["query", "fragment", "form_post"],
            "subject_types_supported": ["pairwise"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "response_types_supported": ["code", "id_token", "code id_token", "id_token token"],
            "scopes_supported": ["openid", "profile", "email", "offline_access"],
            "issuer": f"{root}{version or '/'}",
            "request_uri_parameter_supported": False,
            "authorization_endpoint": f"{root}/oauth2{version}/authorize",
            "device_authorization_endpoint": f"{root}/oauth2{version}/devicecode",
            "end_session_endpoint": f"{root}/oauth2{version}/logout",
            "tenant_region_scope": "EU",
            "cloud_instance_name": self.base_url.removeprefix("https://"),
            "cloud_graph_host_name": "graph.windows.net",
            "msgraph_host": self.base_url.removeprefix("https://"),
        }

    def _token(self, request: Request, tenant: str, rest: str) -> Response:
        if request.method != "POST":
            raise LoginError(405, "invalid_request", 900561, "The endpoint only accepts POST requests.")
        form = dict(parse_qsl(request.content.decode("utf-8", "replace"), keep_blank_values=True))
        if "grant_type" not in form:
            raise LoginError(
                400, "invalid_request", 900144, "The request body must contain the following parameter: 'grant_type'."
            )
        if form["grant_type"] != "client_credentials":
            raise LoginError(
                400,
                "unsupported_grant_type",
                70003,
                f"The app requested an unsupported grant type '{form['grant_type']}'.",
            )
        app = self._app(form, request)
        self._check_credential(app, form, f"{self.base_url}/{tenant}")
        audience = self._audience(form, second="v2.0" in rest)
        lifetime = self.settings.token_lifetime
        token = self.tokens.issue(app, lifetime, audience)
        return answer(
            {"token_type": "Bearer", "expires_in": lifetime, "ext_expires_in": lifetime, "access_token": token}
        )

    def _app(self, form: dict[str, str], request: Request) -> App:
        if not form.get("client_id"):
            raise LoginError(
                400, "invalid_request", 900144, "The request body must contain the following parameter: 'client_id'."
            )
        app = self.apps.find(form["client_id"])
        if app is None:
            raise LoginError(
                400,
                "unauthorized_client",
                700016,
                f"Application with identifier '{form['client_id']}' was not found "
                f"in the directory '{self.tenant_id}'. This can happen if the application has not been installed by "
                "the administrator of the tenant or consented to by any user in the tenant.",
            )
        return app

    def _check_credential(self, app: App, form: dict[str, str], root: str) -> None:
        if "client_secret" in form:
            if not app.secret or form["client_secret"] != app.secret:
                raise LoginError(
                    401,
                    "invalid_client",
                    7000215,
                    "Invalid client secret provided. Ensure the secret being sent in "
                    "the request is the client secret value, not the client secret ID, for a secret added to app "
                    f"'{app.client_id}'.",
                )
        elif form.get("client_assertion_type") == ASSERTION_TYPE and form.get("client_assertion"):
            try:
                check_assertion(app, form["client_assertion"], root, self.tokens.key, self.base_url)
            except AssertionError400 as error:
                raise LoginError(error.status, error.error, error.number, error.message) from None
        else:
            raise LoginError(
                401,
                "invalid_client",
                7000218,
                "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
            )

    def _audience(self, form: dict[str, str], second: bool) -> str:
        wanted = form.get("scope" if second else "resource", "")
        if not wanted:
            name = "scope" if second else "resource"
            raise LoginError(
                400, "invalid_request", 900144, f"The request body must contain the following parameter: '{name}'."
            )
        if second:
            if not wanted.endswith("/.default") or " " in wanted:
                raise LoginError(
                    400,
                    "invalid_scope",
                    1002012,
                    f"The provided value for scope {wanted} is not valid. Client "
                    "credential flows must have a scope value with /.default suffixed to the resource identifier "
                    "(application ID URI).",
                )
            wanted = wanted.removesuffix(".default")
        return self.resource(wanted)

    def resource(self, wanted: str) -> str:
        """The audience of a token for a resource; only Graph is there."""
        if wanted.rstrip("/") not in (self.base_url, GRAPH_APP_ID):
            raise LoginError(
                400,
                "invalid_resource",
                500011,
                f"The resource principal named {wanted.rstrip('/')} was not found in "
                f"the tenant named {self.tenant_id}. This can happen if the application has not been installed by "
                "the administrator of the tenant or consented to by any user in the tenant.",
            )
        return self.base_url if wanted.rstrip("/") == self.base_url else GRAPH_APP_ID


def answer(body: Any) -> Response:
    return Response(
        200,
        body,
        {"Cache-Control": "no-store, no-cache", "Pragma": "no-cache"},
        content_type="application/json; charset=utf-8",
    )


def error_answer(error: LoginError, request: Request) -> Response:
    trace, correlation = str(uuid.uuid4()), request.headers.get("client-request-id", str(uuid.uuid4()))
    stamp = datetime.fromtimestamp(time.time(), timezone.utc).strftime("%Y-%m-%d %H:%M:%SZ")
    text = f"AADSTS{error.number}: {error.message} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {stamp}"
    body = {
        "error": error.error,
        "error_description": text,
        "error_codes": [error.number],
        "timestamp": stamp,
        "trace_id": trace,
        "correlation_id": correlation,
    }
    return Response(error.status, body, {"x-ms-request-id": trace}, content_type="application/json; charset=utf-8")


def trouble(status: int, request: Request) -> Response:
    """What the login server says with a status that is not its fault alone: the form of OAuth, not that of Graph."""
    if status < 429:
        return error_answer(LoginError(status, "invalid_request", 90014, "Simulated refusal."), request)
    wording = "A transient error has occurred. Please try again."
    return error_answer(LoginError(status, "temporarily_unavailable", 90033, wording), request)
