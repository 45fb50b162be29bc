# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a tenant may learn of another one: its id by a domain, its name by its id."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..call import Call
from ..errors import GraphError
from ..model import Response
from . import action

TENANTS = "/tenantRelationships/delegatedTenants"


@action("find_tenant_by_domain")
def find_tenant_by_domain(call: Call, body: dict[str, Any]) -> Response:
    wanted = call.arguments.get("domainName", "").lower()
    return found(call, lambda tenant: wanted in [domain.lower() for domain in tenant["domains"]], wanted)


@action("find_tenant_by_id")
def find_tenant_by_id(call: Call, body: dict[str, Any]) -> Response:
    wanted = call.arguments.get("tenantId", "").lower()
    return found(call, lambda tenant: tenant["tenantId"].lower() == wanted, wanted)


def found(call: Call, is_it: Callable[[dict[str, Any]], bool], wanted: str) -> Response:
    for tenant in call.store.state.items(TENANTS):
        if is_it(tenant):
            shown = {name: value for name, value in tenant.items() if name != "domains"}
            context = f"{call.root}/$metadata#microsoft.graph.tenantInformation"
            return Response(200, {"@odata.context": context, **shown})
    raise GraphError(
        404, "Directory_ObjectNotFound", f"Unable to read the company information from the directory for '{wanted}'."
    )
