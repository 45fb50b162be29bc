# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The module that logs in once and hands out the token.

Private to the collection.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any

from .._auth import Credential, claims
from .._errors import EntraError
from .._runner import CONNECTION_SPEC, Entry, Task, login


def _perform(task: Task) -> dict[str, Any]:
    try:
        where, identity, source = login(task)
        token = source(False)
    except EntraError as error:
        return {"failed": True, "msg": str(error), "changed": False}
    return {"changed": False, "access_token": token, "graph_url": where.graph_url, **described(claims(token), identity)}


def described(found: Mapping[str, Any], identity: Credential) -> dict[str, Any]:
    """What a token says of itself, in the words of the module; what it hides comes from the login, if at all."""
    return {
        "expires_on": _moment(found.get("exp")),
        "roles": sorted(found.get("roles") or ()),
        "scopes": sorted(str(found.get("scp") or "").split()),
        "tenant_id": found.get("tid") or identity.tenant_id or None,
        "client_id": found.get("appid") or found.get("azp") or identity.client_id or None,
    }


def _moment(seconds: Any) -> str | None:
    if not isinstance(seconds, int | float):
        return None
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


ENTRY = Entry("access_token", {"argument_spec": CONNECTION_SPEC}, _perform, reveals="access_token")
