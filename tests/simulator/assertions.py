# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Client assertions: a token signed with a registered certificate, or one of a trusted issuer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jwt

from .apps import App, thumbprints

if TYPE_CHECKING:
    from .tokens import SigningKey


class AssertionError400(Exception):
    """Why an assertion is not accepted."""

    def __init__(self, number: int, message: str, status: int = 401, error: str = "invalid_client") -> None:
        super().__init__(message)
        self.number = number
        self.message = message
        self.status = status
        self.error = error


def check_assertion(app: App, assertion: str, root: str, key: SigningKey, base_url: str) -> None:
    try:
        header = jwt.get_unverified_header(assertion)
        claims = jwt.decode(assertion, options={"verify_signature": False})
    except jwt.PyJWTError:
        raise AssertionError400(50027, "JWT token is invalid or malformed.", 400, "invalid_request") from None
    if claims.get("iss") == app.client_id:
        check_certificate(app, assertion, header, root)
    else:
        check_federated(app, assertion, claims, key, base_url)


def check_certificate(app: App, assertion: str, header: dict[str, Any], root: str) -> None:
    """The certificate is found by its thumbprint, and the signature must be its own."""
    from cryptography import x509

    for pem in app.certificates:
        sha1, sha256 = thumbprints(pem)
        # MSAL leaves the padding on.
        stated = str(header.get("x5t#S256") or header.get("x5t")).rstrip("=")
        if stated not in (sha1, sha256):
            continue
        public = x509.load_pem_x509_certificate(pem.encode()).public_key()
        audiences = [f"{root}/oauth2/v2.0/token", f"{root}/v2.0", f"{root}/oauth2/token", f"{root}/"]
        verify(assertion, public, ["RS256", "PS256"], audiences, app.client_id)
        return
    raise AssertionError400(
        700027,
        "The certificate with identifier used to sign the client assertion is not registered on "
        f"application. [Reason - The key was not found., Thumbprint of key used by client: '{header.get('x5t', '')}']",
    )


def check_federated(app: App, assertion: str, claims: dict[str, Any], key: SigningKey, base_url: str) -> None:
    for item in app.federations:
        if claims.get("iss") == item.issuer and claims.get("sub") == item.subject:
            audience = claims.get("aud")
            if item.audience not in (audience if isinstance(audience, list) else [audience]):
                raise AssertionError400(
                    700212,
                    f"No matching federated identity record found for presented assertion audience '{audience}'.",
                )
            if item.issuer != issuer_of(base_url):
                raise AssertionError400(50166, "Request to External OIDC endpoint failed.", 400, "invalid_request")
            verify(assertion, key.private.public_key(), ["RS256"], [item.audience], claims["sub"])
            return
    known_issuers = {item.issuer for item in app.federations}
    if claims.get("iss") in known_issuers:
        raise AssertionError400(
            700213,
            f"No matching federated identity record found for presented assertion subject '{claims.get('sub')}'.",
        )
    raise AssertionError400(
        700211, f"No matching federated identity record found for presented assertion issuer '{claims.get('iss')}'."
    )


def verify(assertion: str, public: Any, algorithms: list[str], audiences: list[str], subject: str) -> None:
    try:
        jwt.decode(
            assertion,
            public,
            algorithms=algorithms,
            audience=audiences,
            subject=subject,
            leeway=60,
            options={"require": ["exp", "sub", "aud"]},
        )
    except jwt.ExpiredSignatureError:
        raise AssertionError400(700024, "Client assertion is not within its valid time range.") from None
    except jwt.InvalidAudienceError:
        raise AssertionError400(700023, "Client assertion audience claim does not match Realm issuer.") from None
    except jwt.PyJWTError:
        raise AssertionError400(5002738, "Invalid JWT token. Signature verification failed.") from None


def issuer_of(base_url: str) -> str:
    """The simulator's own issuer of workload identities."""
    return f"{base_url}/oidc"
