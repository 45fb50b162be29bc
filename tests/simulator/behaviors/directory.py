# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Actions on directory objects."""

from __future__ import annotations

from typing import Any

from ..call import Call
from ..errors import bad_request
from ..model import Response
from . import Behavior, action, behavior

COLLECTIONS = {
    "user": "/users",
    "group": "/groups",
    "servicePrincipal": "/servicePrincipals",
    "application": "/applications",
    "device": "/devices",
    "directoryRole": "/directoryRoles",
}
MAXIMUM_IDS = 1000


@action("get_by_ids")
def get_by_ids(call: Call, body: dict[str, Any]) -> Response:
    """Ids that name nothing are left out of the answer, without an error."""
    ids = body.get("ids") or []
    if not ids:
        raise bad_request("A value is required for property 'ids' of resource 'GetByIds'.", "Request_BadRequest")
    if len(ids) > MAXIMUM_IDS:
        raise bad_request(f"Too many ids: at most {MAXIMUM_IDS} are allowed.", "Request_BadRequest")
    wanted = [name.rpartition(".")[2] for name in body.get("types") or ["directoryObject"]]
    if "directoryObject" in wanted:
        wanted = list(COLLECTIONS)
    shown = []
    for key in ids:
        for name in wanted:
            item = call.state.get(f"{COLLECTIONS.get(name, '/none')}/{key}")
            if item is not None:
                typed = {"@odata.type": f"#microsoft.graph.{name}", **item}
                shown.append(call.presenter.top(typed, call.resource, call.query.select))
    return Response(200, {"@odata.context": f"{call.root}/$metadata#directoryObjects", "value": shown})


@behavior("role_definition")
class RoleDefinition(Behavior):
    """The template id of a built-in role is its id."""

    def listing(self, call: Call, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [self.showing(call, item) for item in items]

    def showing(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        return {"templateId": value["id"], **value}
