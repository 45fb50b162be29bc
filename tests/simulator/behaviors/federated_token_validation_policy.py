# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""For which domains federated sign-in is checked: each value belongs to one of two types."""

from __future__ import annotations

from typing import Any

from ..call import Call
from . import Behavior, behavior

# https://learn.microsoft.com/graph/api/resources/alldomains, .../enumerateddomains
OF_TYPE = {
    "#microsoft.graph.allDomains": ("none", "all", "allFederated", "allManaged"),
    "#microsoft.graph.enumeratedDomains": ("enumerated", "allManagedAndEnumeratedFederated"),
}


@behavior("federated_token_validation_policy")
class FederatedTokenValidationPolicy(Behavior):
    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        domains = changes["validatingDomains"]
        kind = domains["@odata.type"].rpartition(".")[2]
        if domains["rootDomains"] not in OF_TYPE[domains["@odata.type"]]:
            raise call.wording.invalid_value("rootDomains", kind, domains["rootDomains"])
        if "domainNames" in domains:
            organization = call.store.state.items("/organization")[0]
            verified = [each["name"].lower() for each in organization["verifiedDomains"]]
            for name in domains["domainNames"]:
                # The page speaks of verified domains; that others are refused is an assumption.
                if name.lower() not in verified:
                    raise call.wording.invalid_value("domainNames", kind, name)
            names = list(dict.fromkeys(name.lower() for name in domains["domainNames"]))
            value = {**value, "validatingDomains": {**value["validatingDomains"], "domainNames": names}}
        return value
