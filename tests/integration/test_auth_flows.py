# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every way to log in, over both front-ends, against the login server of the simulated tenant."""

from __future__ import annotations

import ast
import base64
import json
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils._auth import AUTH_SOURCES
from ansible_collections.tenantops.entra.plugins.module_utils._client import Client
from ansible_collections.tenantops.entra.plugins.module_utils._clouds import CLOUDS
from ansible_collections.tenantops.entra.plugins.module_utils._errors import GraphError
from cryptography import x509
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    pkcs12,
)

from tests.integration.gateway import gateway
from tests.integration.harness import HERE, Done, Player, player_environment, task
from tests.simulator.handle import AppCredentials, Simulator

MODULE = "security_defaults"
UNCHANGED = {"is_enabled": False, "retry_timeout": 5}
ROLES = ["Policy.Read.All", "Policy.ReadWrite.SecurityDefaults"]
SUBJECT = "repo:example/policies:ref:refs/heads/main"
PASSWORD = "pass wörd"
# Whatever a machine that runs these tests may have set, a runner of GitHub's for example.
FOREIGN = (
    "ACTIONS_ID_TOKEN_REQUEST_URL",
    "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
    "SYSTEM_OIDCREQUESTURI",
    "SYSTEM_ACCESSTOKEN",
    "IDENTITY_ENDPOINT",
    "IDENTITY_HEADER",
    "MSI_ENDPOINT",
    "MSI_SECRET",
    "NO_PROXY",
    "no_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "ALL_PROXY",
    "all_proxy",
)


@dataclass(frozen=True)
class Way:
    """One way to log in: options, variables, who it makes of the task, and what the login server must see.

    ``seen``: what the path and body of the request for the token must hold; empty when none may be made.
    """

    kind: str
    options: Mapping[str, Any]
    variables: Mapping[str, str]
    client_id: str
    seen: str = ""
    name: str = ""


@dataclass(frozen=True)
class Certificate:
    """A certificate of an application in every form, as files and as content."""

    app: AppCredentials
    folder: Path
    key: Any = field(init=False)
    certificate: Any = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", load_pem_private_key(self.app.private_key_pem.encode(), None))
        object.__setattr__(self, "certificate", x509.load_pem_x509_certificate(self.app.certificate_pem.encode()))

    def content(self, form: str, password: str) -> bytes:
        """PEM or PFX."""
        lock: KeySerializationEncryption = BestAvailableEncryption(password.encode()) if password else NoEncryption()
        if form == "pfx":
            return pkcs12.serialize_key_and_certificates(b"app", self.key, self.certificate, None, lock)
        key = self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock)
        return key + self.certificate.public_bytes(Encoding.PEM)

    def options(self, form: str, password: str, by: str) -> dict[str, str]:
        """The options of a task."""
        content = self.content(form, password)
        found = {"client_certificate_password": password} if password else {}
        if by == "path":
            return {**found, "client_certificate_path": self.file(form, password)}
        text = base64.b64encode(content).decode() if form == "pfx" else content.decode()
        return {**found, "client_certificate": text}

    def file(self, form: str, password: str) -> str:
        """The path of a file."""
        path = self.folder / f"{'locked' if password else 'open'}.{form}"
        path.write_bytes(self.content(form, password))
        return str(path)


@pytest.fixture
def bare(player: Player) -> Player:
    """A player that knows the tenant and no credential."""
    own = {name: value for name, value in player_environment(player.simulator).items() if name not in FOREIGN}
    for name in ("AZURE_CLIENT_SECRET", "AZURE_CLIENT_ID"):
        del own[name]
    return Player(player.simulator, player.front_end, own)


def run(way: Way, **options: Any) -> dict[str, Any]:
    """The task of a way; it reads and finds nothing to change."""
    return task(MODULE, {**UNCHANGED, **way.options, **options}, environment=dict(way.variables), name=way.name)


def complaint(done: Done, way: Way) -> str:
    """What is wrong with a task that should have logged in that way; empty when nothing is."""
    if done.failed:
        return f"{way.name}: {done.message}"
    who = {entry["app_id"] for entry in done.requests if entry["kind"] == "graph"}
    tokens = [entry for entry in done.requests if entry["kind"] == "login" and "openid" not in entry["path"]]
    wanted = [entry for entry in tokens if way.seen and way.seen in f"{entry['path']} {entry['body']}"]
    if who != {way.client_id}:
        return f"{way.name}: Graph was asked by {who}, not by {way.client_id}"
    if (len(wanted) if way.seen else len(tokens)) != bool(way.seen):
        return f"{way.name}: the login server saw {[(entry['path'], entry['body']) for entry in tokens]}"
    return ""


def assert_ways(player: Player, ways: list[Way]) -> None:
    """Run each way as one task of a single play, and find nothing to complain about."""
    named = [
        Way(way.kind, way.options, way.variables, way.client_id, way.seen, f"{number} {way.kind} {way.name}")
        for number, way in enumerate(ways)
    ]
    done = player.play(*(run(way) for way in named)).tasks
    assert [each.name for each in done] == [way.name for way in named]
    assert [text for each, way in zip(done, named, strict=True) if (text := complaint(each, way))] == []


# --- each flow -------------------------------------------------------------------------------------------------------


def secrets(simulator: Simulator, folder: Path) -> Iterator[Way]:
    """Client secret, by option and by both names of the variable."""
    app = simulator.app(ROLES)
    who = {"tenant_id": simulator.tenant_id, "client_id": app.client_id}
    secret = {"client_secret": app.client_secret}
    of_azure = {"AZURE_CLIENT_ID": app.client_id, "AZURE_CLIENT_SECRET": app.client_secret}
    of_awx = {"AZURE_CLIENT_ID": app.client_id, "AZURE_SECRET": app.client_secret, "AZURE_TENANT": simulator.tenant_id}
    for name, options, variables in (
        ("options", {**who, **secret}, {}),
        ("auth_source", {**who, **secret, "auth_source": "client_secret"}, {}),
        ("variables", {}, of_azure),
        ("AWX", {}, {**of_awx, "AZURE_SUBSCRIPTION_ID": "x", "AZURE_CLOUD_ENVIRONMENT": "AzureCloud"}),
    ):
        yield Way("client_secret", options, variables, app.client_id, "client_secret=***", name)


def certificates(simulator: Simulator, folder: Path) -> Iterator[Way]:
    """PEM and PFX, with and without a password, from a path and from content, and by variables."""
    own = Certificate(simulator.app(ROLES, certificate=True), folder)
    who = {"tenant_id": simulator.tenant_id, "client_id": own.app.client_id}
    seen = "client_assertion=***"
    for form in ("pem", "pfx"):
        for password in ("", PASSWORD):
            for by in ("path", "content"):
                options = {**who, **own.options(form, password, by)}
                yield Way("client_certificate", options, {}, own.app.client_id, seen, f"{form} {by} {bool(password)}")
    variables = {
        "AZURE_CLIENT_ID": own.app.client_id,
        "AZURE_CLIENT_CERTIFICATE_PATH": own.file("pfx", PASSWORD),
        "AZURE_CLIENT_CERTIFICATE_PASSWORD": PASSWORD,
    }
    yield Way("client_certificate", {}, variables, own.app.client_id, seen, "variables")


def federated(simulator: Simulator, folder: Path) -> Iterator[Way]:
    """A token of another issuer: given, in a file, and asked for from GitHub and Azure DevOps."""
    app = simulator.app(ROLES, federations=[{"subject": SUBJECT}])
    token = simulator.assertion(SUBJECT)
    file = folder / "token"
    file.write_text(f"{token}\n", encoding="utf-8")
    who, variable = {"client_id": app.client_id}, {"AZURE_CLIENT_ID": app.client_id}
    seen = "client_assertion=***"
    github = {
        "ACTIONS_ID_TOKEN_REQUEST_URL": f"{simulator.authority_host}/oidc/github?v=2",
        "ACTIONS_ID_TOKEN_REQUEST_TOKEN": simulator.identity_header,
    }
    azure_devops = {
        "SYSTEM_OIDCREQUESTURI": f"{simulator.authority_host}/oidc/ado",
        "SYSTEM_ACCESSTOKEN": simulator.identity_header,
    }
    service = {"service_connection_id": "6b1e6e0c"}
    for kind, options, variables in (
        ("federated_token", {**who, "federated_token": token}, {}),
        ("federated_token", {**who, "federated_token_file": str(file)}, {}),
        ("federated_token", {}, {**variable, "AZURE_FEDERATED_TOKEN_FILE": str(file)}),
        ("github", {}, {**variable, **github}),
        ("github", {**who, "auth_source": "github"}, {**github, "AZURE_SECRET": "stray"}),
        ("azure_devops", service, {**variable, **azure_devops}),
        ("azure_devops", {}, {**azure_devops, **_of_the_azure_tasks(simulator, app)}),
    ):
        yield Way(kind, options, variables, app.client_id, seen, " ".join((*options, *variables)))


def _of_the_azure_tasks(simulator: Simulator, app: AppCredentials) -> dict[str, str]:
    return {
        "AZURESUBSCRIPTION_TENANT_ID": simulator.tenant_id,
        "AZURESUBSCRIPTION_CLIENT_ID": app.client_id,
        "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID": "6b1e6e0c",
    }


def managed(simulator: Simulator, folder: Path) -> Iterator[Way]:
    """Managed identity: App Service style and IMDS, system- and user-assigned."""
    user = simulator.app(ROLES)
    app_service = {
        "IDENTITY_ENDPOINT": f"{simulator.identity_url}/msi/token",
        "IDENTITY_HEADER": simulator.identity_header,
    }
    imds = {"AZURE_POD_IDENTITY_AUTHORITY_HOST": simulator.identity_url}
    chosen = {"auth_source": "managed_identity"}
    for name, options, variables, seen in (
        ("App Service", {}, app_service, "/msi/token"),
        ("App Service, chosen", chosen, app_service, "/msi/token"),
        ("IMDS", chosen, imds, "/metadata/identity/oauth2/token"),
    ):
        yield Way("managed_identity", options, variables, simulator.client_id, seen, name)
        by_option = {**options, "client_id": user.client_id}
        yield Way("managed_identity", by_option, variables, user.client_id, seen, f"{name}, user-assigned")
        by_variable = {**variables, "AZURE_CLIENT_ID": user.client_id}
        yield Way("managed_identity", options, by_variable, user.client_id, seen, f"{name}, user-assigned by variable")


def given(simulator: Simulator, folder: Path) -> Iterator[Way]:
    """A token from elsewhere: given, or of the Azure CLI."""
    app = simulator.app(ROLES)
    token = simulator.token(client_id=app.client_id)
    yield Way("access_token", {"access_token": token}, {}, app.client_id, name="option")
    yield Way("access_token", {}, {"MSGRAPH_ACCESS_TOKEN": f"{token}\n"}, app.client_id, name="variable")
    path = f"{az(folder, token)}:/usr/bin:/bin"
    yield Way("azure_cli", {"auth_source": "azure_cli"}, {"PATH": path}, app.client_id)


def az(folder: Path, token: str) -> Path:
    """A folder with a program az that answers like the Azure CLI, and writes down how it was called."""
    programs = folder / "programs"
    programs.mkdir()
    answer = {"accessToken": token, "expiresOn": "2026-11-22 09:00:00.000000", "tokenType": "Bearer"}
    script = f"#!/bin/sh\necho \"$@\" >> '{folder}/calls'\ncat <<'END'\n{json.dumps(answer)}\nEND\n"
    (programs / "az").write_text(script, encoding="utf-8")
    (programs / "az").chmod(0o755)
    return programs


FLOWS = {
    "client_secret": secrets,
    "client_certificate": certificates,
    "federated": federated,
    "managed_identity": managed,
    "given": given,
}


@pytest.mark.parametrize("flow", FLOWS)
def test_each_way_to_log_in(bare: Player, tmp_path: Path, flow: str) -> None:
    assert_ways(bare, list(FLOWS[flow](bare.simulator, tmp_path)))
    if flow == "given":
        called = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
        wanted = f"--resource {bare.simulator.graph_url} --tenant {bare.simulator.tenant_id}"
        assert called == [f"account get-access-token --output json {wanted}"]


def test_no_way_to_log_in_is_left_out(simulator: Simulator, tmp_path: Path) -> None:
    tried = {way.kind for ways in FLOWS.values() for way in ways(simulator, tmp_path)}
    assert tried == set(AUTH_SOURCES) - {"auto"}


def test_a_federated_token_file_that_rotates_between_tasks(bare: Player, tmp_path: Path) -> None:
    simulator = bare.simulator
    app = simulator.app(ROLES, federations=[{"subject": "good"}])
    for subject in ("good", "bad"):
        (tmp_path / subject).write_text(simulator.assertion(subject), encoding="utf-8")
    link = tmp_path / "token"
    link.symlink_to("bad")  # a projected volume of Kubernetes changes a link, too
    rotate = {"ansible.builtin.file": {"path": str(link), "src": "good", "state": "link"}}
    login = task(MODULE, {**UNCHANGED, "client_id": app.client_id, "federated_token_file": str(link)})
    before, _rotated, after = bare.play(login, rotate, login).tasks
    assert before.failed and "sub bad" in before.message, before.message
    assert not after.failed, after.message
    assert before.calls == [] and len(after.calls) == 1


# --- what decides ----------------------------------------------------------------------------------------------------


def strays(simulator: Simulator) -> dict[str, str]:
    """Variables of other ways to log in, none of which would work."""
    return {
        "MSGRAPH_ACCESS_TOKEN": "stray.token.",
        "AZURE_SECRET": "stray-secret",
        "AZURE_CLIENT_CERTIFICATE_PATH": "/nonexistent.pem",
        "AZURE_CLIENT_CERTIFICATE_PASSWORD": "stray-password",
        "AZURE_FEDERATED_TOKEN_FILE": "/nonexistent.jwt",
        "AZURE_CLIENT_ID": simulator.client_id,
        "AZURE_TENANT": "elsewhere.example.com",
        "IDENTITY_ENDPOINT": "http://127.0.0.1:1/",
        "IDENTITY_HEADER": "stray",
    }


def test_explicit_options_beat_the_environment(bare: Player, tmp_path: Path) -> None:
    simulator = bare.simulator
    found = [way for flow in (secrets, certificates, federated, given) for way in flow(simulator, tmp_path)]
    explicit = {way.kind: way for way in reversed(found) if way.options and way.kind not in ("azure_devops", "github")}
    assert set(explicit) == {"access_token", "client_secret", "client_certificate", "federated_token", "azure_cli"}
    tenant = {"tenant_id": simulator.tenant_id}
    beaten = [
        Way(way.kind, {**tenant, **way.options}, {**strays(simulator), **way.variables}, way.client_id, way.seen)
        for way in explicit.values()
    ]
    assert_ways(bare, beaten)


def test_an_ambiguous_environment_is_named_and_auth_source_decides(bare: Player, tmp_path: Path) -> None:
    simulator = bare.simulator
    own = Certificate(simulator.app(ROLES, certificate=True), tmp_path)
    variables = {
        "AZURE_CLIENT_ID": own.app.client_id,
        "AZURE_CLIENT_SECRET": own.app.client_secret,
        "AZURE_CLIENT_CERTIFICATE_PATH": own.file("pem", ""),
    }
    sources = ("auto", "client_secret", "client_certificate")
    tasks = [task(MODULE, {**UNCHANGED, "auth_source": source}, environment=variables) for source in sources]
    twins = {**variables, "AZURE_SECRET": "another"}
    tasks.append(task(MODULE, {**UNCHANGED, "auth_source": "client_secret"}, environment=twins))
    auto, by_secret, by_certificate, twin = bare.play(*tasks).tasks
    assert auto.failed and auto.requests == []
    for part in (
        "AZURE_CLIENT_SECRET and AZURE_CLIENT_CERTIFICATE_PATH",
        "auth_source",
        "client_secret or client_cert",
    ):
        assert part in auto.message, auto.message
    assert [not each.failed for each in (by_secret, by_certificate)] == [True, True]
    assert "client_secret=***" in str(by_secret.requests) and "client_secret" not in str(by_certificate.requests)
    assert twin.failed and twin.requests == []
    assert "AZURE_CLIENT_SECRET and AZURE_SECRET differ" in twin.message and "another" not in twin.message


# --- how long a token lasts ------------------------------------------------------------------------------------------


def logins(done: Done) -> int:
    """How many tokens were asked for."""
    return sum(entry["kind"] == "login" and entry["path"].endswith("/token") for entry in done.requests)


@pytest.fixture
def lasting(players: dict[str, Player]) -> Player:
    """The action front-end, whose loops run in one worker, with the secret of an application."""
    simulator = players["action"].simulator
    return Player(simulator, "action", {**player_environment(simulator)})


def test_a_run_that_outlives_its_tokens_renews_them(lasting: Player) -> None:
    # the login server's tokens are good for two seconds, the task takes longer than that
    lasting.simulator.settings(token_lifetime=2)
    lasting.simulator.fault(action="stale", match={"method": "GET"}, times=2)
    done = lasting.task(MODULE, {"is_enabled": True})
    assert (done.failed, done.changed) == (False, True), done.message
    asked = [entry for entry in done.requests if entry["kind"] == "graph"]
    assert asked[-1]["time"] - asked[0]["time"] > 2
    assert {entry["status"] for entry in asked} == {200, 204}
    assert len({entry["token"] for entry in asked}) > 1


def test_a_token_is_used_until_shortly_before_its_end(lasting: Player) -> None:
    lasting.simulator.settings(token_lifetime=303)
    loop = {"loop": [1, 2, 3, 4, 5], "loop_control": {"pause": 1.2}}
    done = lasting.play(task(MODULE, UNCHANGED, **loop))[0]
    assert not done.failed, done.message
    tokens = [entry["token"] for entry in done.requests if entry["kind"] == "graph"]
    assert len(tokens) == 5 and logins(done) == len(set(tokens)) == 2
    assert tokens == sorted(tokens, key=tokens.index)


def test_a_token_that_graph_calls_expired_is_renewed_once(lasting: Player) -> None:
    lasting.simulator.fault(action="expired_token", match={"method": "PATCH", "kind": "graph"}, times=1)
    done = lasting.task(MODULE, {"is_enabled": True})
    assert (done.failed, done.changed, logins(done)) == (False, True, 2), done.message
    assert [entry["status"] for entry in done.requests if entry["method"] == "PATCH"] == [401, 204]


def test_a_given_token_is_not_renewed_and_its_end_is_said(bare: Player) -> None:
    token = bare.simulator.token(expires_in=-1)
    done = bare.task(MODULE, {**UNCHANGED, "access_token": token})
    assert done.failed and re.search(r"401 .*expired at 20\d\d-.*cannot be renewed here", done.message), done.message
    assert logins(done) == 0


# --- where ------------------------------------------------------------------------------------------------------------

# https://learn.microsoft.com/graph/deployments
# https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
# https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust
ADDRESSES = {
    "global": ("login.microsoftonline.com", "graph.microsoft.com", "api://AzureADTokenExchange"),
    "usgov": ("login.microsoftonline.us", "graph.microsoft.us", "api://AzureADTokenExchangeUSGov"),
    "usgov_dod": ("login.microsoftonline.us", "dod-graph.microsoft.us", "api://AzureADTokenExchangeUSGov"),
    "china": ("login.chinacloudapi.cn", "microsoftgraph.chinacloudapi.cn", "api://AzureADTokenExchangeChina"),
}
OTHER_NAMES = {"global": "AzureCloud", "usgov": "AzureUSGovernment", "china": "AzureChinaCloud"}


def test_every_cloud_is_in_the_table() -> None:
    found = {
        name: (cloud.authority_host.removeprefix("https://"), cloud.graph_url.removeprefix("https://"))
        for name, cloud in CLOUDS.items()
    }
    assert found == {name: hosts[:2] for name, hosts in ADDRESSES.items()}


def test_each_cloud_at_its_own_addresses(bare: Player, tmp_path: Path) -> None:
    simulator = bare.simulator
    issuer = f"https://{ADDRESSES['global'][0]}/oidc/github"
    variables = {"ACTIONS_ID_TOKEN_REQUEST_URL": issuer, "ACTIONS_ID_TOKEN_REQUEST_TOKEN": simulator.identity_header}
    tasks, seen = [], []
    with gateway(simulator, {host for hosts in ADDRESSES.values() for host in hosts[:2]}, tmp_path) as way:
        for cloud, (login, graph, audience) in ADDRESSES.items():
            app = simulator.app(ROLES, federations=[{"subject": SUBJECT, "audience": audience}])
            who = {**UNCHANGED, "client_id": app.client_id, "ca_path": way.ca_path}
            tasks.append(task(MODULE, {**who, "client_secret": app.client_secret, "cloud": cloud}))
            named = {"AZURE_CLOUD_ENVIRONMENT": OTHER_NAMES.get(cloud, cloud)}
            tasks.append(task(MODULE, who, environment={**variables, **named}))
            scope = f"scope=https%3A%2F%2F{graph}%2F.default"
            asked = [("GET", login, ""), ("POST", login, scope), ("GET", graph, "")]
            from_issuer = ("GET", ADDRESSES["global"][0], f"audience={quote(audience, safe='')}")
            seen += [*asked, asked[0], from_issuer, *asked[1:]]
        own = {"HTTPS_PROXY": way.url, "MSGRAPH_URL": None, "AZURE_AUTHORITY_HOST": None}
        done = bare.play(*tasks, environment=own).tasks
    assert [each.message for each in done if each.failed] == []
    assert way.refused == []
    assert [(each.method, each.host) for each in way.passed] == [one[:2] for one in seen]
    for each, (_method, _host, text) in zip(way.passed, seen, strict=True):
        assert text in f"{each.path} {each.body}"


def test_no_address_of_microsofts_outside_of_the_table() -> None:
    hosts = re.compile(r"microsoftonline|graph\.microsoft\.|chinacloudapi|windows\.net|microsoft\.us", re.IGNORECASE)
    sources = [path for path in (HERE.parents[1] / "plugins").rglob("*.py") if "doc_fragments" not in path.parts]
    found = {
        path.name: [text for text in _texts(path) if hosts.search(text)]
        for path in sources
        if any(hosts.search(text) for text in _texts(path))
    }
    assert set(found) == {"_clouds.py"}, found


def _texts(path: Path) -> list[str]:
    """The strings of a source file that are not documentation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    prose = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr)
        or (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in ("DOCUMENTATION", "EXAMPLES", "RETURN"))
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose
    ]


# --- a user's token --------------------------------------------------------------------------------------------------


def test_a_token_of_a_user_works_and_its_missing_scope_is_named(bare: Player) -> None:
    simulator = bare.simulator
    reader = {"access_token": simulator.token(scopes=["Policy.Read.All"])}
    writer = {"access_token": simulator.token(scopes=ROLES)}
    tasks = [task(MODULE, {**UNCHANGED, **who, "is_enabled": True}) for who in (reader, writer)]
    refused, done = bare.play(*tasks).tasks
    assert refused.failed and not refused.changed
    wanted = r"lacks Policy\.ReadWrite\.SecurityDefaults: grant delegated permissions"
    assert re.search(wanted, refused.message), refused.message
    assert (done.failed, done.changed) == (False, True), done.message


def test_an_endpoint_for_users_only_tells_the_kinds_of_token_apart(simulator: Simulator) -> None:
    path = "/policies/identitySecurityDefaultsEnforcementPolicy"
    said = {}
    tokens = {"application": simulator.token(roles=[]), "user": simulator.token(scopes=["User.Read"])}
    for kind, token in tokens.items():
        client = Client(simulator.graph_url, lambda refresh, token=token: token, ca_path=simulator.ca_path)
        with pytest.raises(GraphError) as caught:
            client.get(path, attempt="read it", needs=["Policy.Read.All"], delegated_only=True)
        said[kind] = str(caught.value)
    assert (
        "only to a signed-in user and the token is an application's: use a user's access token" in said["application"]
    )
    assert "signed-in" not in said["user"] and "lacks Policy.Read.All: grant delegated" in said["user"]


def test_the_clock_of_the_simulated_login_server(simulator: Simulator) -> None:
    """The tests above would prove nothing if an expired token were still taken."""
    token = simulator.token(expires_in=1)
    time.sleep(1.1)
    client = Client(simulator.graph_url, lambda refresh: token, ca_path=simulator.ca_path)
    with pytest.raises(GraphError, match="401"):
        client.get("/policies/identitySecurityDefaultsEnforcementPolicy", attempt="read it")
