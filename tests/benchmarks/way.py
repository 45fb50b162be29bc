# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The way that everything which is compared takes to the tenant.

It leads through a proxy under which the simulated tenant has the addresses of the public cloud: Terraform's provider
has no other, short of a metadata service of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.trust import system_bundle
from tests.integration.gateway import Gateway, gateway
from tests.simulator.handle import Simulator

LOGIN, GRAPH = "login.microsoftonline.com", "graph.microsoft.com"
# Of what the user has set for one of the tools, or for proxies, nothing may decide here.
FOREIGN = re.compile(r"(TF|ARM|AZURE|MSGRAPH|CHECKPOINT)_.*|(HTTPS?|ALL|NO)_PROXY", re.IGNORECASE)


@dataclass(frozen=True)
class Way:
    """An environment that leads to the tenant, the certificates to trust there, and the application that signs in."""

    environment: Mapping[str, str]
    bundle: str
    tenant_id: str
    client_id: str
    client_secret: str
    proxy: Gateway


@contextmanager
def way_to(simulator: Simulator, inherited: Mapping[str, str], folder: Path) -> Iterator[Way]:
    """Open the way, laid over the environment of the user."""
    with gateway(simulator, (LOGIN, GRAPH), folder) as proxy:
        bundle = system_bundle(proxy.ca_path, folder)
        own = {name: value for name, value in inherited.items() if not FOREIGN.fullmatch(name)}
        # Some programs look for the name in capitals first, some for the other.
        own |= {"HTTPS_PROXY": proxy.url, "https_proxy": proxy.url}
        own |= {"REQUESTS_CA_BUNDLE": bundle, "SSL_CERT_FILE": bundle}
        yield Way(own, bundle, simulator.tenant_id, simulator.client_id, simulator.client_secret, proxy)
