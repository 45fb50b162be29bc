# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Whether the domain of a federated account must be that of the user in Microsoft Entra."""

from __future__ import annotations

from typing import Any

from .._fields import Choice, SetOf, Variant, Variants
from .._resource import Permissions, Refusal, Write, singleton
from .._scalars import CASELESS_TEXT

# Which values belong to which type: the v1.0 pages of allDomains and enumeratedDomains.
_CATEGORIES = ("none", "all", "allFederated", "allManaged")
_ENUMERATED = ("enumerated", "allManagedAndEnumeratedFederated")
_ENUMERATED_TYPE = "#microsoft.graph.enumeratedDomains"

_ROOT_DOMAINS = Choice(
    "root_domains",
    "The domains for which sign-in is checked. V(none) checks nothing, which is the least secure.",
    (*_CATEGORIES, *_ENUMERATED),
    required=True,
)


def _of_other_type(value: dict[str, Any]) -> bool:
    domains = value.get("validatingDomains") or {}
    is_enumerated = domains.get("@odata.type") == _ENUMERATED_TYPE
    return domains.get("rootDomains") in (_CATEGORIES if is_enumerated else _ENUMERATED)


RESOURCE = singleton(
    "federated_token_validation_policy",
    "federated token validation policy",
    "/policies/federatedTokenValidationPolicy",
    graph_type="federatedTokenValidationPolicy",
    docs="https://learn.microsoft.com/graph/api/resources/federatedtokenvalidationpolicy",
    permissions=Permissions(read=("Policy.Read.All",), write=("Policy.ReadWrite.FedTokenValidation",)),
    # The update page says PUT, with the values that are to change; the SDKs, made from the metadata, have PATCH.
    write=Write("PUT"),
    # The first draft of the page (microsoft-graph-docs-contrib, federatedTokenValidationPolicy): 404 before it is made.
    create="PUT",
    missing_ok=True,
    notes=("Microsoft documents PUT for this endpoint, while its SDKs send PATCH; the module sends PUT.",),
    dropped=("deletedDateTime",),
    fields=(
        Variants(
            "validating_domains",
            "The domains whose federated sign-in must come from the domain of the user.",
            Variant(
                "all",
                "#microsoft.graph.allDomains",
                (_ROOT_DOMAINS,),
                "A category of domains.",
                implied={"root_domains": _CATEGORIES},
            ),
            Variant(
                "enumerated",
                _ENUMERATED_TYPE,
                (
                    _ROOT_DOMAINS,
                    SetOf(
                        "domain_names",
                        "Names of the domains.",
                        CASELESS_TEXT,
                        required=True,
                    ),
                ),
                "Domains by their names.",
                implied={"root_domains": _ENUMERATED},
            ),
            required=True,
        ),
    ),
    refusals=(
        Refusal(
            on="wish",
            when=_of_other_type,
            message="validating_domains.root_domains does not belong to its type: enumerated and "
            "allManagedAndEnumeratedFederated are of type enumerated, everything else of type all",
        ),
    ),
)
