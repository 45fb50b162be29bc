# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Which applications and service principals a policy applies to, as a resource: the policy with two lists of links.

The links are written on the application or service principal, and shown by the policy. Everything here is pure. What
comes out is read, compared, written and verified like any other resource.

Private to the collection.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from . import _checks
from ._fields import Backlinks, Refs, Text
from ._options import Wish, wish
from ._resource import Key, Permissions, Resource
from ._scalars import is_guid

# Both are needed, whatever the type (the page of "List appliesTo" of each).
_READ = ("Policy.Read.All|Policy.ReadWrite.ApplicationConfiguration", "Application.Read.All|Directory.Read.All")
_WRITE = (
    "Policy.Read.All|Policy.ReadWrite.ApplicationConfiguration",
    "Application.ReadWrite.OwnedBy|Application.ReadWrite.All",
)


@dataclass(frozen=True)
class Assignable:
    """A type of policy: title, collection of its policies, the options that it can apply to, permissions to assign."""

    title: str
    collection: str
    homes: tuple[str, ...] = ("applications", "service_principals")
    write: tuple[str, ...] = _WRITE


# Which objects have which collection is in the metadata of v1.0. An activity-based timeout policy has none: it is for
# the organization only.
TYPES = {
    "app_management_policy": Assignable(
        "app management policy",
        "appManagementPolicies",
        # https://learn.microsoft.com/graph/api/appmanagementpolicy-post-appliesto
        write=("Policy.ReadWrite.ApplicationConfiguration", "Application.Read.All"),
    ),
    "claims_mapping_policy": Assignable("claims mapping policy", "claimsMappingPolicies", ("service_principals",)),
    "home_realm_discovery_policy": Assignable("home realm discovery policy", "homeRealmDiscoveryPolicies"),
    "token_issuance_policy": Assignable("token issuance policy", "tokenIssuancePolicies"),
    "token_lifetime_policy": Assignable("token lifetime policy", "tokenLifetimePolicies"),
}

SPEC: dict[str, Any] = {
    "policy_type": {"type": "str", "choices": list(TYPES), "required": True},
    "policy": {"type": "str", "required": True},
    "applications": {"type": "list", "elements": "str"},
    "service_principals": {"type": "list", "elements": "str"},
    "state": {"type": "str", "choices": ["present", "absent"], "default": "present"},
    "exact": {"type": "bool", "default": False},
    "replace": {"type": "bool", "default": False},
}

# Option → kind of object as names are looked up, @odata.type, collection.
HOMES = {
    "applications": ("application_object", "application", "/applications"),
    "service_principals": ("service_principal", "servicePrincipal", "/servicePrincipals"),
}


def declared(options: Mapping[str, Any]) -> tuple[Resource, Wish, dict[str, Any]]:
    """The resource that a task is about, what it wishes of it, and the options as the resource has them."""
    kind = TYPES[options["policy_type"]]
    lists = tuple(
        Refs(name, "", word, channel=Backlinks("appliesTo", f"#microsoft.graph.{odata_type}", path, kind.collection))
        for name, (word, odata_type, path) in HOMES.items()
        if name in kind.homes
    )
    resource = Resource(
        name="policy_assignment",
        title=kind.title,
        path=f"/policies/{kind.collection}",
        permissions=Permissions(read=_READ, write=kind.write),
        fields=(Text("policy", "", wire="displayName"), *lists),
        kind="collection",
        key=Key(match="policy", given_as="its id in the option policy"),
    )
    by_id = is_guid(options["policy"])
    own = {} if by_id else {"policy": options["policy"]}
    own |= {name: options.get(name) for name in kind.homes}
    how = "removed" if options["state"] == "absent" else "whole" if options["exact"] else "added"
    return resource, Wish(wish(resource, own).values, ident=options["policy"] if by_id else "", lists=how), own


def problems(options: Mapping[str, Any]) -> list[str]:
    """Everything that is wrong with a task's options, each in words; empty when the task can be tried."""
    resource, wished, own = declared(options)
    return [*_own_problems(options), *_checks.problems(resource, own, wished)]


def _own_problems(options: Mapping[str, Any]) -> Iterator[str]:
    kind = TYPES[options["policy_type"]]
    if not options["policy"].strip():
        yield "policy is empty"
    if all(options.get(name) is None for name in HOMES):
        yield f"{' or '.join(kind.homes)} is needed"
    for name in HOMES:
        if name not in kind.homes and options.get(name):
            yield f"a {kind.title} can be assigned to {' or '.join(kind.homes)}, not to {name}"
    for name in ("exact", "replace"):
        if options[name] and options["state"] == "absent":
            yield f"{name} does not go with state absent"
