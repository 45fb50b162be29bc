# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The kinds of tasks whose cost is measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.integration.harness import CONNECTIONS, task
from tests.simulator.handle import Simulator

PATH = "/v1.0/policies/identitySecurityDefaultsEnforcementPolicy"
SMS = "/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/Sms"
STRENGTHS = "/policies/authenticationStrengthPolicies"
LOOP = 20


@dataclass(frozen=True)
class Kind:
    """One kind of task: its name in the table, the connection it runs on, the tasks of one repetition, their items."""

    name: str
    connection: str
    tasks: tuple[Mapping[str, Any], ...]
    items: int = 1


def kinds(simulator: Simulator, bundle: str) -> tuple[Kind, ...]:
    """The kinds of tasks, the empty play first."""
    wished = task("security_defaults", {"is_enabled": True})
    return (
        Kind("empty play", CONNECTIONS["action"], ()),
        Kind("debug", CONNECTIONS["action"], ({"ansible.builtin.debug": {"msg": "x"}},)),
        Kind("action front-end, unchanged", CONNECTIONS["action"], (wished,)),
        Kind("module front-end, unchanged", CONNECTIONS["module"], (wished,)),
        Kind("uri pair (GET, PATCH)", CONNECTIONS["action"], uri_pair(simulator, bundle, PATH, {"isEnabled": True})),
    )


def items(simulator: Simulator, bundle: str) -> tuple[Kind, ...]:
    """The kinds of items, each before the uri pair that does the same; it makes the tenant that they find unchanged."""
    groups = {item["displayName"]: item["id"] for item in simulator.state("/groups")}
    names = ("Finance", "Sales", "Pilot users", "Service desk", "Administrators")
    targets = [{"targetType": "group", "id": groups[name], "isRegistrationRequired": False} for name in names]
    simulator.put_state(SMS, {**simulator.state(SMS), "includeTargets": targets})
    strengths = [
        {
            "id": f"20000000-2000-4000-8000-{number:012x}",
            "displayName": f"Strength {number}",
            "description": "One of many.",
            "policyType": "custom",
            "requirementsSatisfied": "mfa",
            "allowedCombinations": ["fido2"],
        }
        for number in range(0xB00, 0xB00 + LOOP)
    ]
    simulator.put_state(STRENGTHS, [*simulator.state(STRENGTHS), *strengths])
    local = CONNECTIONS["action"]

    def for_groups(idents: Sequence[str]) -> Mapping[str, Any]:
        wished = [{"target_type": "group", "id": ident} for ident in idents]
        return task("authentication_method_sms", {"policy_state": "enabled", "include_targets": wished})

    family, named = for_groups([groups[name] for name in names]), for_groups(names)
    body = {"@odata.type": "#microsoft.graph.smsAuthenticationMethodConfiguration", "state": "enabled"}
    pair = uri_pair(simulator, bundle, f"/v1.0{SMS}", body)
    options = {"display_name": "{{ item.displayName }}", "description": "{{ item.description }}"}
    each = {"loop": strengths, "loop_control": {"label": "{{ item.displayName }}"}}
    one_by_one = task("authentication_strength_policy", options, **each)
    looped = uri_pair(simulator, bundle, f"/v1.0{STRENGTHS}/{{{{ item.id }}}}", {"description": "One of many."}, **each)
    return (
        Kind("method of a family, unchanged", local, (family,)),
        Kind("the same with 5 names for ids", local, (named,)),
        Kind("uri pair (GET, PATCH)", local, pair),
        Kind(f"item of a loop of {LOOP}, unchanged", local, (one_by_one,), LOOP),
        Kind(f"item of {LOOP} in two uri loops", local, looped, LOOP),
    )


def uri_pair(
    simulator: Simulator, bundle: str, path: str, body: Mapping[str, Any], **keywords: Any
) -> tuple[Mapping[str, Any], ...]:
    """What people write today: a task that reads and one that writes."""
    common = {
        "url": simulator.graph_url + path,
        "ca_path": bundle,
        "headers": {"Authorization": "Bearer {{ lookup('ansible.builtin.env', 'MSGRAPH_ACCESS_TOKEN') }}"},
    }
    written = {"method": "PATCH", "body_format": "json", "body": body, "status_code": [200, 204]}
    return tuple({"ansible.builtin.uri": options, **keywords} for options in (common, {**common, **written}))
