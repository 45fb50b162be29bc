# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The credentials of AWX: what they inject is what the collection reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils import _auth, _runner
from ansible_collections.tenantops.entra.plugins.module_utils._clouds import cloud

from tests.awx import built_in, credential_type, injected

APPLICATION = {"tenant_id": "contoso.onmicrosoft.com", "client_id": "11111111-0000-4000-8000-000000000001"}
SECRET = {**APPLICATION, "client_secret": "a-secret"}
CERTIFICATE = {**APPLICATION, "client_certificate": "PEM", "client_certificate_password": "a-password"}


def read_by_the_collection() -> set[str]:
    """Every variable that decides who logs in, and where."""
    login = {name for flow in _auth.FLOWS for places in flow.takes.values() for name in places[1:]}
    addresses = re.findall(r'environment\.get\("(\w+)"\)', Path(_runner.__file__).read_text(encoding="utf-8"))
    assert addresses
    return login | set(addresses)


def test_every_injected_variable_is_one_that_is_read() -> None:
    injected_names = set(credential_type()["injectors"]["env"])
    assert injected_names <= read_by_the_collection()
    assert not [name for name in injected_names if name.startswith("ANSIBLE_")]


def test_every_variable_of_the_built_in_type_but_the_subscription_is_read() -> None:
    names = set(built_in("t", "c", "s", "AzureCloud"))
    assert names - {"AZURE_SUBSCRIPTION_ID"} <= read_by_the_collection()


def test_fields_are_what_the_controller_accepts() -> None:
    inputs = credential_type()["inputs"]
    known = {"id", "label", "type", "secret", "multiline", "help_text", "choices", "default", "format"}
    for field in inputs["fields"]:
        assert set(field) <= known and field["type"] in ("string", "boolean") and field["id"] != "tower"
    names = [field["id"] for field in inputs["fields"]]
    assert len(names) == len(set(names)) and set(inputs["required"]) <= set(names)
    assert {field["id"] for field in inputs["fields"] if field.get("secret")} == {
        "client_secret",
        "client_certificate",
        "client_certificate_password",
    }


def test_choices_are_clouds() -> None:
    fields = {field["id"]: field for field in credential_type()["inputs"]["fields"]}
    for name in fields["cloud"]["choices"]:
        assert cloud(name).name == name


@pytest.mark.parametrize(
    "inputs,kind",
    [(SECRET, "client_secret"), (CERTIFICATE, "client_certificate")],
)
def test_what_is_filled_in_decides_the_flow(inputs: Mapping[str, str], kind: str, tmp_path: Path) -> None:
    found = _auth.credential({}, injected(inputs, tmp_path))
    assert (found.kind, found.tenant_id, found.client_id) == (kind, inputs["tenant_id"], inputs["client_id"])
    if kind == "client_certificate":
        assert Path(found.path).read_text(encoding="utf-8") == "PEM" and found.password == "a-password"
    else:
        assert found.secret == "a-secret"


def test_built_in_type_is_a_client_secret() -> None:
    found = _auth.credential({}, built_in("contoso.onmicrosoft.com", "client", "a-secret", "AzureUSGovernment"))
    assert (found.kind, found.tenant_id, found.client_id, found.secret) == (
        "client_secret",
        "contoso.onmicrosoft.com",
        "client",
        "a-secret",
    )


def test_secret_and_certificate_are_refused(tmp_path: Path) -> None:
    with pytest.raises(_auth.LoginError, match="more than one way"):
        _auth.credential({}, injected({**CERTIFICATE, **SECRET}, tmp_path))


def test_nothing_filled_in_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(_auth.LoginError, match="AZURE_CLIENT_SECRET"):
        _auth.credential({}, injected(APPLICATION, tmp_path))
