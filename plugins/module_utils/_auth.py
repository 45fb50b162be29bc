# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""From options and environment to a credential, and from a credential to access tokens.

What has to log in is in _auth_flows, which a run with a given token never loads.

Private to the collection.
"""

from __future__ import annotations

import base64
import json
import os
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ._errors import LoginError

if TYPE_CHECKING:
    from ._clouds import Cloud


@dataclass(frozen=True)
class Flow:
    """One way to get a token.

    ``takes``: members of a Credential, each with its option ("" for none) and then its variables. ``selected_by``:
    members whose option selects the flow, and one of which it needs. ``found_by``: members whose variables, all set,
    select it. ``needs``: members that it cannot do without.
    """

    name: str
    takes: Mapping[str, tuple[str, ...]]
    selected_by: tuple[str, ...] = ()
    found_by: tuple[str, ...] = ()
    needs: tuple[str, ...] = ("tenant_id", "client_id")


_TENANT = ("tenant_id", "AZURE_TENANT_ID", "AZURE_TENANT")
_CLIENT = ("client_id", "AZURE_CLIENT_ID")
_APPLICATION = {"tenant_id": _TENANT, "client_id": _CLIENT}
_SECRET = ("client_secret", "AZURE_CLIENT_SECRET", "AZURE_SECRET")
# Names of the Azure libraries and of AWX for the same: where both are set, no order of them is obvious to a user.
_TWINS = (_TENANT, _SECRET)

FLOWS = (
    Flow("access_token", {"secret": ("access_token", "MSGRAPH_ACCESS_TOKEN")}, ("secret",), ("secret",), ()),
    Flow(
        "client_secret",
        {**_APPLICATION, "secret": _SECRET},
        ("secret",),
        ("secret",),
    ),
    Flow(
        "client_certificate",
        {
            **_APPLICATION,
            "path": ("client_certificate_path", "AZURE_CLIENT_CERTIFICATE_PATH"),
            "secret": ("client_certificate",),
            "password": ("client_certificate_password", "AZURE_CLIENT_CERTIFICATE_PASSWORD"),
        },
        ("path", "secret"),
        ("path",),
    ),
    Flow(
        "federated_token",
        {
            **_APPLICATION,
            "path": ("federated_token_file", "AZURE_FEDERATED_TOKEN_FILE"),
            "secret": ("federated_token",),
        },
        ("path", "secret"),
        ("path",),
    ),
    # https://docs.github.com/actions/reference/security/oidc#methods-for-requesting-the-oidc-token
    Flow(
        "github",
        {
            **_APPLICATION,
            "path": ("", "ACTIONS_ID_TOKEN_REQUEST_URL"),
            "secret": ("", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"),
        },
        found_by=("path", "secret"),
        needs=("tenant_id", "client_id", "path", "secret"),
    ),
    # AZURESUBSCRIPTION_*: what the AzureCLI and AzurePowerShell tasks set; ARM_*: what the Terraform providers read
    Flow(
        "azure_devops",
        {
            "tenant_id": (*_TENANT, "AZURESUBSCRIPTION_TENANT_ID"),
            "client_id": (*_CLIENT, "AZURESUBSCRIPTION_CLIENT_ID"),
            "path": ("", "SYSTEM_OIDCREQUESTURI"),
            "secret": ("", "SYSTEM_ACCESSTOKEN"),
            "connection": (
                "service_connection_id",
                "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID",
                "ARM_ADO_PIPELINE_SERVICE_CONNECTION_ID",
                "ARM_OIDC_AZURE_SERVICE_CONNECTION_ID",
            ),
        },
        found_by=("path", "secret"),
        needs=("tenant_id", "client_id", "path", "secret", "connection"),
    ),
    Flow(
        "managed_identity",
        {
            "client_id": _CLIENT,
            "path": ("", "IDENTITY_ENDPOINT", "MSI_ENDPOINT"),
            "secret": ("", "IDENTITY_HEADER", "MSI_SECRET"),
        },
        found_by=("path", "secret"),
        needs=(),
    ),
    Flow("azure_cli", {"tenant_id": _TENANT}, needs=()),
)
"""The flows, in the order in which the environment is searched for one."""

AUTH_SOURCES = ("auto", *(flow.name for flow in FLOWS))
"""The values of the option ``auth_source``."""


@dataclass(frozen=True)
class Credential:
    """What a flow needs, as a value; the secret members are not in its repr.

    ``kind``: the flow. ``secret``: token, client secret, certificate with key, federated token, or what authorizes the
    request for one. ``path``: file of the certificate or token, or address to request a token from.
    """

    kind: str
    tenant_id: str = ""
    client_id: str = ""
    secret: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    path: str = ""
    connection: str = ""


def credential(options: Mapping[str, Any], environment: Mapping[str, str]) -> Credential:
    """Choose the flow and collect its values; no I/O.

    An option that carries or names a secret decides the flow, and then no secret is taken from the environment;
    ``tenant_id`` and ``client_id`` may always come from there. Without such an option the environment decides: a token,
    secret, certificate or federated token, of which there may be one only, before what a platform provides (GitHub,
    Azure DevOps, a managed identity). Raises LoginError, which names the options and variables that would serve.
    """
    for name in sorted({places[0] for flow in FLOWS for places in flow.takes.values() if places[0]}):
        if isinstance(options.get(name), str) and not options[name].strip():
            # falling back to the environment could reach another tenant than the template was meant for
            raise LoginError(f"The option {name} is empty: give it a value, or leave it out.")
    wanted = options.get("auth_source") or "auto"
    given = {flow.name: names for flow in FLOWS if (names := _given(flow, options))}
    others = sorted(name for kind, names in given.items() for name in names if wanted not in ("auto", kind))
    if others:
        raise LoginError(
            f"auth_source is {wanted}, but {' and '.join(others)} would be another way to log in: leave one out."
        )
    if sum(len(names) for names in given.values()) > 1:
        names = sorted(name for names in given.values() for name in names)
        raise LoginError(f"The options {', '.join(names)} are different ways to log in: give one of them.")
    if wanted == "auto" and not given:
        _refuse_ambiguous(environment)
    flow = _flow(wanted if wanted != "auto" else next(iter(given), ""), environment)
    return _filled(flow, options, {} if given else environment, environment)


def secrets(value: Credential) -> list[str]:
    """List what must be masked wherever it may appear."""
    return [secret for secret in (value.secret, value.password) if secret]


def token_source(
    value: Credential,
    cloud: Cloud,
    *,
    ca_path: str | None = None,
    environment: Mapping[str, str] | None = None,
    retry_timeout: float = 300,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Callable[[bool], str]:
    """Return ``token(refresh)``, which gives an access token for Graph, a new one when ``refresh`` is true.

    Tokens are kept in memory, per process and credential, until shortly before they expire. ``token`` raises
    LoginError, or Unreachable when the login server gives no answer within ``retry_timeout`` seconds of failed attempts
    and pauses.
    """
    if value.kind == "access_token":
        return lambda refresh: _renewal_of_given() if refresh else value.secret

    def token(refresh: bool) -> str:
        from ._auth_flows import Surroundings, acquire

        around = os.environ if environment is None else environment
        return acquire(value, cloud, Surroundings(ca_path, around, retry_timeout, clock, sleep), refresh)

    return token


def claims(token: str) -> dict[str, Any]:
    """Read the payload of a JWT without verifying it (only Graph can); {} for an opaque token."""
    parts = token.split(".")
    try:
        payload = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (IndexError, ValueError):
        return {}
    return payload if isinstance(payload, dict) else {}


def _renewal_of_given() -> str:
    raise LoginError(
        "The access token was given (access_token, MSGRAPH_ACCESS_TOKEN) and cannot be renewed here: fetch a new one."
    )


def _given(flow: Flow, options: Mapping[str, Any]) -> list[str]:
    return [flow.takes[member][0] for member in flow.selected_by if options.get(flow.takes[member][0]) is not None]


def _refuse_ambiguous(environment: Mapping[str, str]) -> None:
    """One credential of several by a fixed order could be another identity than the one that was meant."""
    found = {flow.name: names for flow in FLOWS if flow.selected_by and (names := _variables(flow, environment))}
    if len(found) > 1:
        given = " and ".join(name for variables in found.values() for name in variables)
        raise LoginError(
            f"The environment holds more than one way to log in: {given}. Unset all but one, or set auth_source to the"
            f" one that is meant: {' or '.join(found)}."
        )


def _variables(flow: Flow, environment: Mapping[str, str]) -> list[str]:
    return [name for member in flow.found_by for name in flow.takes[member][1:] if environment.get(name)]


def _flow(name: str, environment: Mapping[str, str]) -> Flow:
    for flow in FLOWS:
        found = [any(environment.get(variable) for variable in flow.takes[member][1:]) for member in flow.found_by]
        if flow.name == name or (not name and found and all(found)):
            return flow
    if name:
        raise LoginError(f"auth_source {name} is unknown: choose one of {', '.join(AUTH_SOURCES)}.")
    raise LoginError(
        "No credential was given: set access_token (MSGRAPH_ACCESS_TOKEN); or tenant_id (AZURE_TENANT_ID), client_id"
        " (AZURE_CLIENT_ID) and one of client_secret (AZURE_CLIENT_SECRET), client_certificate_path"
        " (AZURE_CLIENT_CERTIFICATE_PATH), client_certificate, federated_token_file (AZURE_FEDERATED_TOKEN_FILE),"
        " federated_token; or auth_source managed_identity or azure_cli."
    )


def _filled(
    flow: Flow, options: Mapping[str, Any], secrets_from: Mapping[str, str], environment: Mapping[str, str]
) -> Credential:
    values: dict[str, str] = {}
    for member, (option, *variables) in flow.takes.items():
        source = environment if not option or member in _APPLICATION else secrets_from
        _refuse_twins((option, *variables), options, source)
        found = (options.get(option), *(source.get(variable) for variable in variables))
        text = str(next((value for value in found if value), ""))
        values[member] = text if member == "password" else text.strip()  # tokens and secrets read from files end in \n
    missing = [member for member in flow.needs if not values[member]]
    if flow.selected_by and not any(values[member] for member in flow.selected_by):
        missing.append(flow.selected_by[0])
    if missing:
        raise LoginError(
            f"Logging in by {flow.name} also needs {' and '.join(_places(flow, member) for member in missing)}."
        )
    if not re.fullmatch(r"[A-Za-z0-9.-]*", values.get("tenant_id", "")):
        raise LoginError("tenant_id must be the id or a domain name of the tenant.")
    return Credential(flow.name, **values)


def _refuse_twins(places: tuple[str, ...], options: Mapping[str, Any], source: Mapping[str, str]) -> None:
    for option, *names in _TWINS:
        found = {source.get(name, "").strip() for name in names} - {""}
        if places[0] == option and not options.get(option) and len(found) > 1:
            raise LoginError(f"{' and '.join(names)} differ: unset one of them, or give the option {option}.")


def _places(flow: Flow, member: str) -> str:
    option, *variables = flow.takes[member]
    return f"{option} ({' or '.join(variables)})" if option else f"the variable {' or '.join(variables)}"
