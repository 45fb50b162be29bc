# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a policy applies to, from the links of applications and service principals."""

from __future__ import annotations

from typing import Any

from ..call import Call
from ..model import Response
from ..odata_query import filtered, page_of
from . import action

HOMES = {"/applications": "application", "/servicePrincipals": "servicePrincipal"}


@action("policy_applies_to")
def applies_to(call: Call, dummy_body: dict[str, Any]) -> Response:
    """Page by page, applications first."""
    member, key = call.resource.path.split("/")[2], call.keys[-1].lower()
    items = [
        {"@odata.type": f"#microsoft.graph.{type_name}", **item}
        for home, type_name in HOMES.items()
        for item in call.state.items(home)
        if key in [link.lower() for link in call.state.get(f"{home}/{item['id']}/{member}") or []]
    ]
    items = filtered(items, call.query, call.resource, call.schema, call.request)
    page = page_of(items, call.query, call.resource, call.request, call.graph.base_url, call.settings.page_size)
    body: dict[str, Any] = {"@odata.nextLink": page.next_link} if page.next_link else {}
    body["value"] = [call.presenter.top(item, call.resource, call.query.select) for item in page.items]
    return Response(200, {"@odata.context": f"{call.root}/$metadata#directoryObjects", **body})
