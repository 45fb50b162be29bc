# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""From options and environment to a credential."""

from __future__ import annotations

import base64
import itertools
import json
from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils._auth import (
    AUTH_SOURCES,
    FLOWS,
    Credential,
    claims,
    credential,
    secrets,
    token_source,
)
from ansible_collections.tenantops.entra.plugins.module_utils._clouds import cloud
from ansible_collections.tenantops.entra.plugins.module_utils._errors import LoginError
from hypothesis import given
from hypothesis import strategies as st

WHO = {"tenant_id": "contoso.example", "client_id": "app"}
WHO_VARIABLES = {"AZURE_TENANT_ID": "contoso.example", "AZURE_CLIENT_ID": "app"}
GITHUB = {"ACTIONS_ID_TOKEN_REQUEST_URL": "https://gh/?v=1", "ACTIONS_ID_TOKEN_REQUEST_TOKEN": "rt"}
DEVOPS = {"SYSTEM_OIDCREQUESTURI": "https://ado/oidc", "SYSTEM_ACCESSTOKEN": "st"}


@pytest.mark.parametrize(
    ("options", "environment", "expected"),
    [
        ({"access_token": "t"}, {}, Credential("access_token", secret="t")),
        ({"access_token": "t\n"}, {}, Credential("access_token", secret="t")),
        ({}, {"MSGRAPH_ACCESS_TOKEN": "t"}, Credential("access_token", secret="t")),
        ({**WHO, "client_secret": "s"}, {}, Credential("client_secret", "contoso.example", "app", "s")),
        ({}, {**WHO_VARIABLES, "AZURE_CLIENT_SECRET": "s"}, Credential("client_secret", "contoso.example", "app", "s")),
        # AWX's built-in Azure credential
        (
            {},
            {
                "AZURE_TENANT": "contoso.example",
                "AZURE_CLIENT_ID": "app",
                "AZURE_SECRET": "s",
                "AZURE_SUBSCRIPTION_ID": "x",
            },
            Credential("client_secret", "contoso.example", "app", "s"),
        ),
        ({"client_secret": "s"}, WHO_VARIABLES, Credential("client_secret", "contoso.example", "app", "s")),
        (
            {**WHO, "client_certificate_path": "/c.pem", "client_certificate_password": " p "},
            {},
            Credential("client_certificate", "contoso.example", "app", password=" p ", path="/c.pem"),
        ),
        ({**WHO, "client_certificate": "PEM"}, {}, Credential("client_certificate", "contoso.example", "app", "PEM")),
        (
            WHO,
            {"AZURE_CLIENT_CERTIFICATE_PATH": "/c.pem", "AZURE_CLIENT_CERTIFICATE_PASSWORD": "p"},
            Credential("client_certificate", "contoso.example", "app", password="p", path="/c.pem"),
        ),
        ({**WHO, "federated_token_file": "/t"}, {}, Credential("federated_token", "contoso.example", "app", path="/t")),
        ({**WHO, "federated_token": "j"}, {}, Credential("federated_token", "contoso.example", "app", "j")),
        (
            {},
            {**WHO_VARIABLES, "AZURE_FEDERATED_TOKEN_FILE": "/t"},
            Credential("federated_token", "contoso.example", "app", path="/t"),
        ),
        ({}, {**WHO_VARIABLES, **GITHUB}, Credential("github", "contoso.example", "app", "rt", path="https://gh/?v=1")),
        (
            {},
            {**WHO_VARIABLES, **DEVOPS, "ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID": "c"},
            Credential("azure_devops", "contoso.example", "app", "st", path="https://ado/oidc", connection="c"),
        ),
        (
            {"auth_source": "azure_devops", "service_connection_id": "c"},
            {**DEVOPS, "AZURESUBSCRIPTION_TENANT_ID": "t", "AZURESUBSCRIPTION_CLIENT_ID": "app"},
            Credential("azure_devops", "t", "app", "st", path="https://ado/oidc", connection="c"),
        ),
        ({"auth_source": "managed_identity"}, {}, Credential("managed_identity")),
        ({"auth_source": "managed_identity", "client_id": "u"}, {}, Credential("managed_identity", client_id="u")),
        (
            {},
            {"IDENTITY_ENDPOINT": "http://localhost/msi", "IDENTITY_HEADER": "h"},
            Credential("managed_identity", secret="h", path="http://localhost/msi"),
        ),
        ({"auth_source": "azure_cli"}, {"AZURE_CLIENT_SECRET": "s"}, Credential("azure_cli")),
        ({"auth_source": "azure_cli", "tenant_id": "t"}, {}, Credential("azure_cli", "t")),
    ],
)
def test_one_way_to_log_in(options: dict[str, Any], environment: dict[str, str], expected: Credential) -> None:
    assert credential(options, environment) == expected


EVERYTHING = {
    **WHO_VARIABLES,
    **GITHUB,
    **DEVOPS,
    "MSGRAPH_ACCESS_TOKEN": "t",
    "AZURE_SECRET": "s",
    "AZURE_CLIENT_CERTIFICATE_PATH": "/c.pem",
    "AZURE_FEDERATED_TOKEN_FILE": "/t",
    "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID": "c",
    "IDENTITY_ENDPOINT": "http://localhost/msi",
    "IDENTITY_HEADER": "h",
}


@pytest.mark.parametrize("source", AUTH_SOURCES[1:])
def test_auth_source_chooses_among_variables(source: str) -> None:
    assert credential({"auth_source": source}, EVERYTHING).kind == source


OF_ONE_S_OWN = {
    "access_token": "MSGRAPH_ACCESS_TOKEN",
    "client_secret": "AZURE_SECRET",
    "client_certificate": "AZURE_CLIENT_CERTIFICATE_PATH",
    "federated_token": "AZURE_FEDERATED_TOKEN_FILE",
}


@pytest.mark.parametrize("pair", list(itertools.combinations(OF_ONE_S_OWN, 2)))
def test_an_ambiguous_environment_is_named(pair: tuple[str, str]) -> None:
    names = [OF_ONE_S_OWN[kind] for kind in pair]
    environment = {**WHO_VARIABLES, **{name: EVERYTHING[name] for name in names}}
    with pytest.raises(LoginError) as caught:
        credential({}, environment)
    assert str(caught.value) == (
        f"The environment holds more than one way to log in: {names[0]} and {names[1]}. Unset all but one, or set"
        f" auth_source to the one that is meant: {pair[0]} or {pair[1]}."
    )
    assert credential({"access_token": "mine"}, environment).secret == "mine"
    assert credential({"auth_source": pair[1]}, environment).kind == pair[1]


@pytest.mark.parametrize("kind", OF_ONE_S_OWN)
def test_what_the_platform_provides_comes_after_what_was_set(kind: str) -> None:
    others = {name for other, name in OF_ONE_S_OWN.items() if other != kind}
    assert credential({}, {name: value for name, value in EVERYTHING.items() if name not in others}).kind == kind
    platform = {name: value for name, value in EVERYTHING.items() if name not in OF_ONE_S_OWN.values()}
    assert credential({}, platform).kind == "github"


def test_two_names_of_one_variable_must_agree() -> None:
    both = {**WHO_VARIABLES, "AZURE_SECRET": "s", "AZURE_CLIENT_SECRET": "s\n", "AZURE_TENANT": "contoso.example"}
    assert credential({}, both) == Credential("client_secret", "contoso.example", "app", "s")
    with pytest.raises(LoginError, match=r"^AZURE_CLIENT_SECRET and AZURE_SECRET differ: unset one of them, or give"):
        credential({}, {**both, "AZURE_SECRET": "other"})
    other_tenant = {**both, "AZURE_TENANT": "fabrikam.example"}
    with pytest.raises(LoginError, match="AZURE_TENANT_ID and AZURE_TENANT differ: .* the option tenant_id"):
        credential({}, other_tenant)
    assert credential({"tenant_id": "third.example"}, other_tenant).tenant_id == "third.example"
    assert credential({**WHO, "client_secret": "mine"}, {**both, "AZURE_SECRET": "other"}).secret == "mine"


def test_a_stray_secret_does_not_beat_an_explicit_certificate() -> None:
    options = {**WHO, "client_certificate_path": "/c.pem"}
    stray = {"AZURE_SECRET": "s", "AZURE_CLIENT_CERTIFICATE_PASSWORD": "p", "MSGRAPH_ACCESS_TOKEN": "t"}
    assert credential(options, stray) == credential(options, {})


def test_options_that_are_null_do_not_count() -> None:
    nothing = {option: None for flow in FLOWS for option, *_variables in flow.takes.values() if option}
    assert credential({**nothing, "access_token": "t"}, {}).kind == "access_token"


@pytest.mark.parametrize(
    ("options", "environment", "match"),
    [
        (
            {},
            {},
            "No credential was given: set access_token .MSGRAPH_ACCESS_TOKEN.; or tenant_id .*AZURE_CLIENT_SECRET",
        ),
        ({}, {"MSGRAPH_ACCESS_TOKEN": ""}, "No credential was given"),
        (WHO, {}, "No credential was given"),
        (
            {"client_secret": "s"},
            {},
            r"client_secret also needs tenant_id \(AZURE_TENANT_ID or AZURE_TENANT\) and client_id",
        ),
        ({"client_secret": "s", "tenant_id": "t"}, {}, r"also needs client_id \(AZURE_CLIENT_ID\)\."),
        ({"auth_source": "client_secret", **WHO}, {}, r"needs client_secret \(AZURE_CLIENT_SECRET or AZURE_SECRET\)"),
        ({"auth_source": "access_token"}, {}, "needs access_token"),
        ({"auth_source": "github", **WHO}, {}, "needs the variable ACTIONS_ID_TOKEN_REQUEST_URL and the variable"),
        ({**WHO}, DEVOPS, r"azure_devops also needs service_connection_id \(AZURESUBSCRIPTION"),
        ({"auth_source": "magic"}, {}, "auth_source magic is unknown: choose one of auto, access_token"),
        ({"access_token": "t", "client_secret": "s"}, {}, "access_token, client_secret are different ways"),
        ({**WHO, "client_certificate": "a", "client_certificate_path": "b"}, {}, "are different ways to log in"),
        (
            {"auth_source": "managed_identity", "access_token": "t"},
            {},
            "auth_source is managed_identity, but access_token",
        ),
        ({"auth_source": "azure_cli", "access_token": "t", "client_secret": "s"}, {}, "access_token and client_secret"),
        ({"access_token": ""}, {"AZURE_SECRET": "s", **WHO_VARIABLES}, "The option access_token is empty"),
        ({"access_token": "t", "tenant_id": " "}, {}, "The option tenant_id is empty"),
        (
            {"client_secret": "s", "client_id": "a", "tenant_id": "x/../y"},
            {},
            "tenant_id must be the id or a domain name",
        ),
    ],
)
def test_what_is_wrong_is_named(options: dict[str, Any], environment: dict[str, str], match: str) -> None:
    with pytest.raises(LoginError, match=match):
        credential(options, environment)


def test_every_pair_of_secret_options_is_ambiguous() -> None:
    options = [flow.takes[member][0] for flow in FLOWS for member in flow.selected_by]
    for first, second in itertools.combinations(options, 2):
        with pytest.raises(LoginError, match="different ways to log in"):
            credential({**WHO, first: "x", second: "y"}, {})


def test_no_secret_is_in_the_repr_and_all_are_listed() -> None:
    value = Credential("client_certificate", "t", "a", secret="geheim1", password="geheim2", path="/c")
    assert "geheim" not in repr(value)
    assert secrets(value) == ["geheim1", "geheim2"]
    assert secrets(Credential("azure_cli")) == []


NAMES = [name for flow in FLOWS for names in flow.takes.values() for name in names if name]


@given(
    st.dictionaries(st.sampled_from([*NAMES, "auth_source"]), st.none() | st.sampled_from(["x", "", *AUTH_SOURCES])),
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["x", ""])),
)
def test_any_mixture_gives_a_credential_or_a_sentence(options: dict[str, Any], environment: dict[str, str]) -> None:
    try:
        value = credential(options, environment)
    except LoginError as error:
        assert str(error).endswith(".")
    else:
        assert value.kind in AUTH_SOURCES
        assert all(len(secret) for secret in secrets(value))


def test_the_order_of_the_documentation() -> None:
    assert AUTH_SOURCES == (
        "auto",
        "access_token",
        "client_secret",
        "client_certificate",
        "federated_token",
        "github",
        "azure_devops",
        "managed_identity",
        "azure_cli",
    )


# --- given tokens ---


def test_a_given_token_is_handed_out_as_it_is_and_cannot_be_renewed() -> None:
    token = token_source(credential({"access_token": "t"}, {}), cloud(None))
    assert token(False) == "t"
    with pytest.raises(LoginError, match="cannot be renewed here: fetch a new one"):
        token(True)


def encoded(payload: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(payload).encode()).decode().rstrip("=")


@pytest.mark.parametrize("payload", [{"a": 1}, {"a": "ü"}, {"a": [1, 2]}, {}])
def test_claims_of_a_jwt(payload: dict[str, Any]) -> None:
    assert claims(f"e30.{encoded(payload)}.sig") == payload


@pytest.mark.parametrize("token", ["", "opaque", "a.b", "a.!!!.c", f"a.{encoded([1])}.c", "a.//8.c", "EwB.ü.c"])
def test_an_opaque_token_has_no_claims(token: str) -> None:
    assert claims(token) == {}


@given(st.text())
def test_no_token_breaks_the_claims(token: str) -> None:
    assert isinstance(claims(token), dict)
