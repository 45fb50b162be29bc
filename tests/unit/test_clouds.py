# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The national clouds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils import _clouds
from ansible_collections.tenantops.entra.plugins.module_utils._clouds import CLOUDS, cloud
from ansible_collections.tenantops.entra.plugins.module_utils._errors import EntraError


@pytest.mark.parametrize(
    ("name", "graph", "login"),
    [
        (None, "https://graph.microsoft.com", "https://login.microsoftonline.com"),
        ("", "https://graph.microsoft.com", "https://login.microsoftonline.com"),
        ("global", "https://graph.microsoft.com", "https://login.microsoftonline.com"),
        ("AzureCloud", "https://graph.microsoft.com", "https://login.microsoftonline.com"),
        ("AzurePublicCloud", "https://graph.microsoft.com", "https://login.microsoftonline.com"),
        ("usgov", "https://graph.microsoft.us", "https://login.microsoftonline.us"),
        ("AzureUSGovernment", "https://graph.microsoft.us", "https://login.microsoftonline.us"),
        ("usgov_dod", "https://dod-graph.microsoft.us", "https://login.microsoftonline.us"),
        ("CHINA", "https://microsoftgraph.chinacloudapi.cn", "https://login.chinacloudapi.cn"),
        ("AzureChinaCloud", "https://microsoftgraph.chinacloudapi.cn", "https://login.chinacloudapi.cn"),
    ],
)
def test_names_and_aliases(name: str | None, graph: str, login: str) -> None:
    found = cloud(name)
    assert (found.graph_url, found.authority_host, found.scope) == (graph, login, f"{graph}/.default")
    assert found.discovery


def test_an_unknown_name_lists_the_known() -> None:
    with pytest.raises(EntraError, match="germany is unknown: choose one of global, usgov, usgov_dod, china, or set"):
        cloud("germany")


def test_addresses_override() -> None:
    found = cloud("usgov", graph_url="https://localhost:8443/", authority_host="https://localhost:9443/")
    assert (found.graph_url, found.authority_host) == ("https://localhost:8443", "https://localhost:9443")
    assert found.scope == "https://localhost:8443/.default"
    assert not found.discovery
    assert cloud(None, graph_url="https://localhost").discovery


def test_an_authority_may_come_without_a_scheme() -> None:
    assert cloud(None, authority_host="login.example").authority_host == "https://login.example"


@pytest.mark.parametrize(
    "url", ["http://localhost", "ftp://localhost", "https://", "https://u:p@localhost", "https://localhost?a=b"]
)
def test_only_plain_https_is_taken(url: str) -> None:
    for option in ("graph_url", "authority_host"):
        with pytest.raises(EntraError, match=f"{option} must be an https URL"):
            cloud(None, **{option: url})


def test_a_graph_address_without_a_scheme_is_refused() -> None:
    with pytest.raises(EntraError, match="graph_url must be an https URL"):
        cloud(None, graph_url="graph.example")


@pytest.mark.parametrize("version", ["v1.0", "beta", "v1.0/"])
def test_a_version_does_not_belong_into_the_address(version: str) -> None:
    with pytest.raises(EntraError, match="without a version"):
        cloud(None, graph_url=f"https://localhost/{version}")


def test_a_tenant_does_not_belong_into_the_authority() -> None:
    with pytest.raises(EntraError, match="belongs into tenant_id"):
        cloud(None, authority_host="https://login.example/tenant")


def test_no_other_file_holds_a_host_of_microsoft() -> None:
    """Gov and China break wherever a host is written down twice (hashicorp/terraform-provider-azuread#764)."""
    hosts = {url.partition("://")[2] for each in CLOUDS.values() for url in (each.graph_url, each.authority_host)}
    pattern = re.compile("|".join(sorted(map(re.escape, hosts))))
    folder = Path(_clouds.__file__).parent
    found = [
        file.name for file in folder.rglob("*.py") if file.name != "_clouds.py" and pattern.search(file.read_text())
    ]
    assert found == []
