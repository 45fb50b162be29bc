# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""How each flow logs in: MSAL over this collection's own HTTPS, and the Azure CLI.

Private to the collection.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode, urlsplit

from ._auth import Credential, claims
from ._clouds import Cloud
from ._errors import EntraError, LoginError
from ._retry import Budget, persist, unreachable
from ._transport import (
    TIMEOUTS,
    AnswerLost,
    NeverSent,
    Untrusted,
    ca_bundle,
    plain_session,
    proxies_for,
    session_for,
    transmit,
)

if TYPE_CHECKING:
    import requests

_SPARE = 300.0  # seconds of validity below which a token is not handed out any more; MSAL's own margin
_MSAL_FOR_CERTIFICATES = (1, 35)  # older ones sign with SHA-1 thumbprints only
_MANAGED_TIMEOUTS = (3.0, 30.0)  # the endpoint is on the same machine, so where there is none it is soon known
_MANAGED_VARIABLES = (
    "IDENTITY_ENDPOINT",
    "IDENTITY_HEADER",
    "IDENTITY_SERVER_THUMBPRINT",
    "IMDS_ENDPOINT",
    "MSI_ENDPOINT",
    "MSI_SECRET",
    "AZURE_POD_IDENTITY_AUTHORITY_HOST",
)

# https://learn.microsoft.com/entra/identity-platform/reference-error-codes
# Microsoft may change the numbers, so nothing but advice depends on them.
_ADVICE = {
    "7000215": "client_secret must be the value of a secret of this application, not its id.",
    "7000222": "The client secret has expired: add a new one to the application.",
    "700016": "The tenant has no such application: check client_id, tenant_id and cloud, and that consent was given.",
    "7000229": "The application has no service principal in this tenant: an administrator must consent to it.",
    "7000112": "The application is disabled in this tenant.",
    "90002": "There is no such tenant: check tenant_id and cloud.",
    "900023": "tenant_id is neither the id nor a domain name of a tenant.",
    "90038": "The tenant is in another national cloud: set cloud.",
    "900382": "The tenant is in another national cloud: set cloud.",
    "700027": "The certificate is not, or no longer, one of the application's: upload its public part there.",
    "700024": "The assertion is not valid now: check the clock of this machine and the age of the federated token.",
    "500011": "The tenant does not know the resource: check graph_url and cloud.",
    "53003": "A conditional access policy for workload identities blocks this login.",
}
_FEDERATION = ("70021", "700211", "700212", "700213")

_apps: dict[tuple[Any, ...], tuple[Any, _Http]] = {}
_cli_tokens: dict[tuple[Any, ...], tuple[str, float]] = {}


@dataclass(frozen=True)
class Surroundings:
    """What a login depends on besides the credential: trust, environment, time budget in seconds, clock and sleep."""

    ca_path: str | None
    environment: Mapping[str, str] = field(repr=False)
    retry_timeout: float = 300
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep

    @property
    def bundle(self) -> str:
        """The file or directory of trusted certificates."""
        return ca_bundle(self.ca_path, self.environment)


class _Http:
    """The ``http_client`` that MSAL asks for, over the collection's sessions: its trust, proxies and repeats.

    MSAL's own would let REQUESTS_CA_BUNDLE win over an explicit bundle. ``last`` is the last answer, which explains
    what MSAL's exceptions do not; ``asserted`` the payload of the last federated token.
    """

    def __init__(self, around: Surroundings, attempt: str, *, managed: bool = False) -> None:
        self.last: requests.Response | None = None
        self.asserted: Mapping[str, Any] = {}
        self.attempt = attempt
        self.around = around
        self._managed = managed

    def get(self, url: str, *, params: Any = None, headers: Any = None, **_ignored: Any) -> requests.Response:
        response = self.send("GET", url, params=params, headers=headers)
        # after a refusal MSAL reads a list, which explains nothing
        if self._managed or response.status_code != 200 or not _json(response):
            self.last = response
        return response

    def post(
        self, url: str, *, params: Any = None, data: Any = None, headers: Any = None, **_ignored: Any
    ) -> requests.Response:
        self.last = self.send("POST", url, params=params, data=data, headers=headers)
        return self.last

    def close(self) -> None:
        """Nothing to close: the session belongs to the process."""

    def send(
        self, method: str, url: str, *, params: Any = None, data: Any = None, headers: Any = None, bearer: str = ""
    ) -> requests.Response:
        """Send until the answer is final; asking for a token twice does no harm."""
        if params:
            url += ("&" if "?" in url else "?") + urlencode(params)
        bundle, managed = self.around.bundle, self._managed
        # a managed identity's endpoint is the only place where http is right, and a proxy is not
        session = plain_session(bundle) if managed else session_for(bundle)
        proxies = {} if managed else proxies_for(url, self.around.environment)
        timeouts = _MANAGED_TIMEOUTS if managed else TIMEOUTS

        def once() -> requests.Response:
            return transmit(
                session,
                method,
                url,
                headers=headers or {},
                data=data,
                bearer=bearer,
                proxies=proxies,
                timeouts=timeouts,
            )

        budget = Budget(self.around.retry_timeout, self.around.clock, self.around.sleep)
        try:
            return persist(once, budget, safe=True)
        except (NeverSent, AnswerLost, Untrusted) as error:
            raise unreachable(error, self.attempt, urlsplit(url).netloc, budget, bundle) from None


def acquire(value: Credential, cloud: Cloud, around: Surroundings, refresh: bool) -> str:
    """Return an access token for Graph, from memory unless ``refresh``. Raises LoginError or Unreachable."""
    attempt = f"log in by {value.kind}" + (f" to tenant {value.tenant_id}" if value.tenant_id else "")
    if value.kind == "azure_cli":
        return _azure_cli(value, cloud, around, attempt, refresh)
    key = (os.getpid(), value, cloud, around.bundle)
    if refresh:
        _apps.pop(key, None)  # MSAL has no other way to look past its memory
    http = _apps[key][1] if key in _apps else _Http(around, attempt, managed=value.kind == "managed_identity")
    try:
        result = _asked(key, value, cloud, around, http)
    except EntraError:
        raise
    except ImportError:
        raise LoginError(f"Could not {attempt}: the Python library msal is not installed on this machine.") from None
    except Exception as error:  # MSAL documents none; it raises ValueError, KeyError, RuntimeError and its own
        _apps.pop(key, None)
        if http.last is not None and not _json(http.last):
            raise LoginError(_not_a_login_server(http.last, attempt, around)) from None
        result = _json(http.last) or {"error": type(error).__name__}
    if "access_token" not in result:
        raise LoginError(_refusal(result, value, http))
    return str(result["access_token"])


def _asked(
    key: tuple[Any, ...], value: Credential, cloud: Cloud, around: Surroundings, http: _Http
) -> Mapping[str, Any]:
    import msal

    if value.kind == "managed_identity":
        with _variables(around.environment):
            if key not in _apps:
                user_assigned = value.client_id and msal.UserAssignedManagedIdentity(client_id=value.client_id)
                identity = user_assigned or msal.SystemAssignedManagedIdentity()
                _apps[key] = (msal.ManagedIdentityClient(identity, http_client=http), http)
            return dict(_apps[key][0].acquire_token_for_client(resource=cloud.graph_url))
    if key not in _apps:
        app = msal.ConfidentialClientApplication(
            value.client_id,
            client_credential=_proof(value, cloud, http),
            authority=f"{cloud.authority_host}/{value.tenant_id}",
            instance_discovery=None if cloud.discovery else False,
            http_client=http,
        )
        _apps[key] = (app, http)
    return dict(_apps[key][0].acquire_token_for_client([cloud.scope]))


def _proof(value: Credential, cloud: Cloud, http: _Http) -> Any:
    """What MSAL calls the client credential; a federated token is asked for anew for each access token."""
    if value.kind == "client_secret":
        return value.secret
    if value.kind == "client_certificate":
        return _certificate(value)
    source = {"federated_token": _federated, "github": _github, "azure_devops": _azure_devops}[value.kind]

    def assertion() -> str:
        token = source(value, cloud, http)
        http.asserted = claims(token)
        return token

    return {"client_assertion": assertion}


# --- certificates ---


def _certificate(value: Credential) -> dict[str, str]:
    """Load key and certificate from PEM or PFX, by path or content (a PFX as base64), in the form that MSAL takes."""
    import msal

    if tuple(int(part) for part in msal.__version__.split(".")[:2]) < _MSAL_FOR_CERTIFICATES:
        raise LoginError(f"A client certificate needs the Python library msal 1.35 or newer, not {msal.__version__}.")
    named = "client_certificate_path (AZURE_CLIENT_CERTIFICATE_PATH)" if value.path else "client_certificate"
    content = _read(value.path, named) if value.path else _decoded(value.secret)
    try:
        key, certificates = _pem(content, value.password) if b"-----BEGIN" in content else _pfx(content, value.password)
    except (ValueError, TypeError):
        hint = "may be wrong" if value.password else "(AZURE_CLIENT_CERTIFICATE_PASSWORD) may be missing"
        raise LoginError(
            f"Could not read the certificate of {named}: it must be PEM or PFX with the private key and the"
            f" certificate, and client_certificate_password {hint}."
        ) from None
    return {"private_key": key.decode(), "public_certificate": certificates.decode()}


def _pem(content: bytes, password: str) -> tuple[bytes, bytes]:
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    certificates = re.findall(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", content, re.DOTALL)
    keys = re.findall(rb"-----BEGIN ((?:\w+ )?PRIVATE KEY)-----(.+?)-----END \1-----", content, re.DOTALL)
    if not certificates or not keys:
        raise ValueError("incomplete")
    label, inner = keys[0]
    # the environment may hold a password that is another certificate's: none is given to a key that asks for none
    locked = b"ENCRYPTED" in label or b"ENCRYPTED" in inner
    block = b"-----BEGIN %s-----%s-----END %s-----" % (label, inner, label)
    key = load_pem_private_key(block, password.encode() if locked else None)
    return _plain(key), b"\n".join(certificates)


def _pfx(content: bytes, password: str) -> tuple[bytes, bytes]:
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.hazmat.primitives.serialization.pkcs12 import load_key_and_certificates

    key, certificate, _others = load_key_and_certificates(content, password.encode() or None)
    if key is None or certificate is None:
        raise ValueError("incomplete")
    return _plain(key), certificate.public_bytes(Encoding.PEM)


def _plain(key: Any) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    return bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))


def _decoded(content: str) -> bytes:
    if "-----BEGIN" in content:
        return content.encode()
    try:
        return base64.b64decode(content)
    except ValueError:
        raise LoginError("client_certificate must be a PEM text, or a PFX or PEM file in base64.") from None


def _read(path: str, named: str) -> bytes:
    try:
        with open(os.path.expanduser(path), "rb") as file:
            return file.read()
    except OSError as error:
        raise LoginError(f"Could not read the file {path} of {named}: {error.strerror}.") from None


# --- federated tokens ---


def _federated(value: Credential, cloud: Cloud, http: _Http) -> str:
    if not value.path:
        return value.secret
    named = "federated_token_file (AZURE_FEDERATED_TOKEN_FILE)"
    token = _read(value.path, named).decode("ascii", "replace").strip()
    if not token:
        raise LoginError(f"The file {value.path} of {named} is empty.")
    return token


def _github(value: Credential, cloud: Cloud, http: _Http) -> str:
    audience = {"audience": cloud.exchange_audience}
    answer = http.send("GET", value.path, params=audience, headers={"Accept": "application/json"}, bearer=value.secret)
    return _issued(answer, "value", "GitHub", "the job has the permission id-token: write")


def _azure_devops(value: Credential, cloud: Cloud, http: _Http) -> str:
    # https://learn.microsoft.com/rest/api/azure/devops/distributedtask/oidctoken/create
    url = f"{value.path.rstrip('/')}?api-version=7.1&serviceConnectionId={quote(value.connection, safe='')}"
    # suppressed: the redirect to a login page that answers an expired token otherwise
    headers = {"Accept": "application/json", "Content-Type": "application/json", "X-TFS-FedAuthRedirect": "Suppress"}
    answer = http.send("POST", url, headers=headers, bearer=value.secret)
    return _issued(answer, "oidcToken", "Azure DevOps", "SYSTEM_ACCESSTOKEN is mapped from System.AccessToken")


def _issued(response: requests.Response, member: str, issuer: str, condition: str) -> str:
    token = _json(response).get(member)
    if response.status_code != 200 or not token:
        raise LoginError(
            f"{issuer} issued no federated token, it answered {response.status_code}: check that {condition}."
        )
    return str(token)


# --- managed identity ---


@contextlib.contextmanager
def _variables(environment: Mapping[str, str]) -> Iterator[None]:
    """Let MSAL, which reads os.environ, see what the task's environment says about managed identity."""
    before = {name: os.environ.get(name) for name in _MANAGED_VARIABLES}
    _export({name: environment.get(name) for name in _MANAGED_VARIABLES})
    try:
        yield
    finally:
        _export(before)


def _export(variables: Mapping[str, str | None]) -> None:
    for name, text in variables.items():
        if text is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = text


# --- Azure CLI ---


def _azure_cli(value: Credential, cloud: Cloud, around: Surroundings, attempt: str, refresh: bool) -> str:
    key = (os.getpid(), value, cloud)
    token, expiry = _cli_tokens.get(key, ("", 0.0))
    if refresh or expiry - _SPARE < time.time():
        token = _run_az(value, cloud, around.environment, attempt)
        # the CLI's expiresOn is local time without a zone; the token knows better
        _cli_tokens[key] = (token, float(claims(token).get("exp") or time.time() + 2 * _SPARE))
    return token


def _run_az(value: Credential, cloud: Cloud, environment: Mapping[str, str], attempt: str) -> str:
    import shutil
    import subprocess

    program = shutil.which("az", path=environment.get("PATH"))
    if not program:
        raise LoginError(f"Could not {attempt}: there is no program az on the PATH of this machine.")
    command = [program, "account", "get-access-token", "--output", "json", "--resource", cloud.graph_url]
    command += ["--tenant", value.tenant_id] if value.tenant_id else []
    how: dict[str, Any] = {"env": dict(environment), "capture_output": True, "text": True, "timeout": 60}
    try:
        # There is no AnsibleModule here, whose run_command the rule wants: the action front-end logs in as well.
        done = subprocess.run(command, check=False, **how)  # pylint: disable=ansible-bad-function
    except (OSError, subprocess.TimeoutExpired) as error:
        raise LoginError(f"Could not {attempt}: the program az did not run ({type(error).__name__}).") from None
    try:
        return str(json.loads(done.stdout)["accessToken"])
    except (ValueError, KeyError, TypeError):
        said = next((line.strip() for line in done.stderr.splitlines() if line.strip()), f"status {done.returncode}")
        raise LoginError(f"Could not {attempt}: az says: {said[:300].rstrip('.')}. Run az login first.") from None


# --- what a refusal means ---


def _json(response: requests.Response | None) -> dict[str, Any]:
    try:
        body = json.loads(response.text) if response is not None else None
    except ValueError:
        body = None
    return body if isinstance(body, dict) else {}


def _not_a_login_server(response: requests.Response, attempt: str, around: Surroundings) -> str:
    host, kind = urlsplit(response.url).netloc, response.headers.get("Content-Type") or "no content type"
    advice = f" {_gave_up(around)}" if _is_busy(response) else ""
    return (
        f"Could not {attempt}: {host} answered status {response.status_code} with {kind} instead of JSON.{advice}"
        f" Check authority_host, the proxy and what else is between here and {host}."
    )


def _is_busy(response: requests.Response | None) -> bool:
    return response is not None and (response.status_code == 429 or response.status_code >= 500)


def _gave_up(around: Surroundings) -> str:
    return f"It was repeated within the time budget (retry_timeout) of {around.retry_timeout:.0f} s."


def _refusal(result: Mapping[str, Any], value: Credential, http: _Http) -> str:
    lines = str(result.get("error_description") or "").strip().splitlines()
    text = (lines[0] if lines else _error_of(result) or "no token was given").rstrip(".")
    marks = [f"status {http.last.status_code}"] if http.last is not None else []
    marks += [f"correlation id {result['correlation_id']}"] if result.get("correlation_id") else []
    numbers = [str(number) for number in result.get("error_codes") or re.findall(r"AADSTS([0-9]+)", text)]
    advice = next((_ADVICE[number] for number in numbers if number in _ADVICE), "")
    if any(number in _FEDERATION for number in numbers):
        of_token = ", ".join(f"{name} {http.asserted.get(name)}" for name in ("iss", "sub", "aud"))
        advice = f"The application has no federated credential for a token with {of_token}: compare all three."
    if _is_busy(http.last):
        advice = _gave_up(http.around)
    elif value.kind == "managed_identity":
        wanted = f" with the client_id {value.client_id}" if value.client_id else ""
        advice = f"Check that this machine has a managed identity{wanted}."
    told = f" ({', '.join(marks)})" if marks else ""
    return f"Could not {http.attempt}: {text}{told}. {advice}".rstrip()


def _error_of(result: Mapping[str, Any]) -> str:
    """The error of an answer without a description: OAuth's word, or the code of a gateway in Graph's form."""
    error = result.get("error")
    return str(error.get("message") or error.get("code") or "") if isinstance(error, Mapping) else str(error or "")
