# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The federated token validation policy: two types, which their values tell apart, written by PUT."""

from __future__ import annotations

from tests.integration.rungs import Rungs

RUNGS = Rungs(
    path="/policies/federatedTokenValidationPolicy",
    first={
        "validating_domains": {
            "type": "enumerated",
            "root_domains": "enumerated",
            "domain_names": ["Brightwater-Instruments.com", "brightwaterinstruments.onmicrosoft.com"],
        }
    },
    second={"validating_domains": {"type": "all", "root_domains": "allManaged"}},
    stored={"validatingDomains": {"@odata.type": "#microsoft.graph.allDomains", "rootDomains": "allManaged"}},
)
