# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The applications that may sign in, with their credentials and app roles."""

from __future__ import annotations

import base64
import hashlib
import secrets
import uuid
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Federation:
    """A federated credential: which token of which issuer stands for the application."""

    issuer: str
    subject: str
    audience: str = "api://AzureADTokenExchange"


@dataclass
class App:
    client_id: str
    roles: list[str]
    secret: str = ""
    display_name: str = ""
    object_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    certificates: list[str] = field(default_factory=list)
    federations: list[Federation] = field(default_factory=list)
    # How the identity is known to the managed identity endpoints, beside its client id.
    resource_id: str = ""
    system_assigned: bool = False

    def as_dict(self) -> dict[str, Any]:
        return {
            "client_id": self.client_id,
            "client_secret": self.secret,
            "roles": self.roles,
            "object_id": self.object_id,
            "display_name": self.display_name,
        }


class Apps:
    """All registered applications."""

    def __init__(self) -> None:
        self.items: dict[str, App] = {}

    def find(self, client_id: str) -> App | None:
        return self.items.get(client_id.lower())

    def add(self, app: App) -> App:
        self.items[app.client_id.lower()] = app
        return app

    def new(self, roles: list[str], display_name: str = "", client_id: str = "") -> App:
        return self.add(App(client_id or str(uuid.uuid4()), roles, new_secret(), display_name or "Test application"))


def new_secret() -> str:
    """Looks like Entra's secrets: three characters, 8Q~, and more, none of which a shell or YAML minds."""
    return f"{secrets.token_hex(2)[:3]}8Q~{secrets.token_urlsafe(24)}"


def thumbprints(pem: str) -> tuple[str, str]:
    """x5t and x5t#S256 of a certificate."""
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    der = x509.load_pem_x509_certificate(pem.encode()).public_bytes(Encoding.DER)
    return base64url(hashlib.sha1(der).digest()), base64url(hashlib.sha256(der).digest())


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
