# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Access tokens: signed when issued, verified on every request to Graph."""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, field
from typing import Any

import jwt

from .apps import App, base64url
from .errors import GraphError
from .model import Request

GRAPH_APP_ID = "00000003-0000-0000-c000-000000000000"
CHALLENGE = f'Bearer realm="", authorization_uri="{{authority}}/common/oauth2/authorize", client_id="{GRAPH_APP_ID}"'
# The directory reads the clock of the client with some tolerance; none here, so that tests need not wait.
LEEWAY = 0
# Who a delegated token is for; no user of the directory has to be this one.
USER = "c3000000-0000-4000-8000-0000000000aa"


@dataclass
class Principal:
    """Who asks: what the token says. ``roles``: app roles, or the scopes of a user's token."""

    app_id: str
    roles: frozenset[str]
    token_id: str
    delegated: bool = False


@dataclass
class SigningKey:
    """An RSA key, made at start."""

    private: Any = field(repr=False)
    kid: str = ""

    @classmethod
    def generate(cls) -> SigningKey:
        from cryptography.hazmat.primitives.asymmetric import rsa

        return cls(rsa.generate_private_key(public_exponent=65537, key_size=2048), base64url(uuid.uuid4().bytes))

    def jwk(self) -> dict[str, Any]:
        numbers = self.private.public_key().public_numbers()
        return {
            "kty": "RSA",
            "use": "sig",
            "alg": "RS256",
            "kid": self.kid,
            "n": base64url(numbers.n.to_bytes((numbers.n.bit_length() + 7) // 8, "big")),
            "e": base64url(numbers.e.to_bytes(3, "big")),
        }

    def sign(self, claims: dict[str, Any]) -> str:
        return jwt.encode(claims, self.private, algorithm="RS256", headers={"kid": self.kid, "x5t": self.kid})


class Tokens:
    """Issues and verifies the access tokens of the tenant."""

    def __init__(self, key: SigningKey, tenant_id: str) -> None:
        self.key = key
        self.tenant_id = tenant_id
        self.graph_url = ""
        self._verified: dict[str, dict[str, Any]] = {}

    @property
    def audiences(self) -> list[str]:
        return [self.graph_url, f"{self.graph_url}/", GRAPH_APP_ID]

    def issue(
        self,
        app: App,
        lifetime: int,
        audience: str = "",
        roles: list[str] | None = None,
        scopes: list[str] | None = None,
    ) -> str:
        """A token of an application; with scopes, one of its user, which has no roles."""
        now = int(time.time())
        claims = {
            "aud": audience or self.graph_url,
            "iss": f"{self.graph_url}/{self.tenant_id}/",
            "iat": now,
            "nbf": min(now, now + lifetime),
            "exp": now + lifetime,
            "app_displayname": app.display_name,
            "appid": app.client_id,
            "appidacr": "1",
            "oid": app.object_id,
            "sub": app.object_id,
            "tid": self.tenant_id,
            "uti": base64url(uuid.uuid4().bytes),
            "ver": "1.0",
        }
        if scopes is None:
            claims |= {"idtyp": "app", "roles": sorted(app.roles if roles is None else roles)}
        else:
            claims |= {"idtyp": "user", "scp": " ".join(sorted(scopes)), "oid": USER, "sub": "simulated-user"}
        return self.key.sign(claims)

    def authenticate(self, request: Request) -> Principal:
        header = request.headers.get("authorization", "")
        scheme, dummy, token = header.partition(" ")
        if not header or scheme.lower() != "bearer" or not token.strip():
            raise self.refusal("Access token is empty.")
        claims = self._claims(token.strip())
        if claims["exp"] <= time.time():
            raise self.refusal("Lifetime validation failed, the token is expired.")
        if claims.get("nbf", 0) > time.time() + 300:
            raise self.refusal("Lifetime validation failed, the token is not yet valid.")
        granted = claims["scp"].split() if "scp" in claims else claims.get("roles", [])
        return Principal(claims["appid"], frozenset(granted), claims["uti"], "scp" in claims)

    def _claims(self, token: str) -> dict[str, Any]:
        """The claims after the checks that do not depend on the time; a token is seldom used only once."""
        if token in self._verified:
            return self._verified[token]
        try:
            claims = jwt.decode(
                token,
                self.key.private.public_key(),
                algorithms=["RS256"],
                audience=self.audiences,
                options={"verify_exp": False, "verify_nbf": False, "require": ["exp", "appid", "uti"]},
            )
        except jwt.InvalidAudienceError:
            raise self.refusal("Access token validation failure. Invalid audience.") from None
        except jwt.InvalidSignatureError:
            raise self.refusal("Access token validation failure. Invalid signature.") from None
        except jwt.PyJWTError:
            raise self.refusal("CompactToken parsing failed with error code: 80049217") from None
        if claims.get("tid") != self.tenant_id:
            raise self.refusal("Access token validation failure. Invalid tenant.")
        self._verified[token] = claims
        return claims

    def refusal(self, message: str) -> GraphError:
        return GraphError(
            401, "InvalidAuthenticationToken", message, {"WWW-Authenticate": CHALLENGE.format(authority=self.graph_url)}
        )

    def expired(self) -> GraphError:
        return self.refusal("Lifetime validation failed, the token is expired.")
