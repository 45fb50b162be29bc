# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The national clouds: the only place that knows a host of Microsoft.

Sources: https://learn.microsoft.com/graph/deployments,
https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud

Private to the collection.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from ._errors import EntraError


@dataclass(frozen=True)
class Cloud:
    """Where a tenant lives: addresses without a trailing slash.

    ``exchange_audience``: what a federated token must be issued for. ``discovery``: whether Microsoft's list of login
    hosts may be asked; not for a login host of the user's.
    """

    name: str
    graph_url: str
    authority_host: str
    exchange_audience: str = "api://AzureADTokenExchange"
    discovery: bool = True

    @property
    def scope(self) -> str:
        """The scope of a token of the client credentials flow."""
        return f"{self.graph_url}/.default"


CLOUDS = {
    cloud.name: cloud
    for cloud in (
        Cloud("global", "https://graph.microsoft.com", "https://login.microsoftonline.com"),
        Cloud(
            "usgov", "https://graph.microsoft.us", "https://login.microsoftonline.us", "api://AzureADTokenExchangeUSGov"
        ),
        Cloud(
            "usgov_dod",
            "https://dod-graph.microsoft.us",
            "https://login.microsoftonline.us",
            "api://AzureADTokenExchangeUSGov",
        ),
        Cloud(
            "china",
            "https://microsoftgraph.chinacloudapi.cn",
            "https://login.chinacloudapi.cn",
            "api://AzureADTokenExchangeChina",
        ),
    )
}
"""The clouds by name, in the order of the documentation."""

# The names of the Azure CLI, of the older Azure libraries and of Terraform, in lower case; AzureUSGovernment is the L4
# cloud (GCC High), GCC itself is in the global one.
_ALIASES = {
    "azurecloud": "global",
    "azurepubliccloud": "global",
    "public": "global",
    "azureusgovernment": "usgov",
    "azureusgovernmentcloud": "usgov",
    "usgovernment": "usgov",
    "usgovernmentl4": "usgov",
    "usgovernmentl5": "usgov_dod",
    "dod": "usgov_dod",
    "azurechinacloud": "china",
}


def cloud(name: str | None, *, graph_url: str | None = None, authority_host: str | None = None) -> Cloud:
    """Return the cloud of a name or alias (None: global) in any letter case, with the given addresses for its own.

    Raises EntraError for an unknown name and for an address that is not https or holds more than it should.
    """
    key = (name or "global").lower()
    found = CLOUDS.get(_ALIASES.get(key, key))
    if found is None:
        raise EntraError(
            f"The cloud {name} is unknown: choose one of {', '.join(CLOUDS)}, or set graph_url and authority_host."
        )
    if graph_url:
        found = replace(found, graph_url=_address("graph_url", graph_url))
        if found.graph_url.endswith(("/v1.0", "/beta")):
            raise EntraError(f"graph_url is Graph's address without a version, not {graph_url}.")
    if authority_host:
        # without a scheme too, as the Azure libraries accept AZURE_AUTHORITY_HOST
        host = authority_host if "://" in authority_host else f"https://{authority_host}"
        found = replace(found, authority_host=_address("authority_host", host), discovery=False)
        if urlsplit(found.authority_host).path:
            raise EntraError("authority_host is the login address without a path; the tenant belongs into tenant_id.")
    return found


def _address(option: str, url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or parts.username or parts.query or parts.fragment:
        raise EntraError(
            f"{option} must be an https URL without user, query and fragment: secrets and tokens go there."
        )
    return url.rstrip("/")
