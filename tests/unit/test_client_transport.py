# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions, trust, the fork, and proxies."""

from __future__ import annotations

import base64
import os
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
import trustme
from ansible_collections.tenantops.entra.plugins.module_utils import _transport
from ansible_collections.tenantops.entra.plugins.module_utils._errors import EntraError
from ansible_collections.tenantops.entra.plugins.module_utils._transport import (
    NeverSent,
    Untrusted,
    ca_bundle,
    plain_session,
    proxies_for,
    session_for,
    tls_context,
    transmit,
    warm_up,
)

from tests.unit.https_server import Says, Server, serve


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_transport, "_contexts", {})
    monkeypatch.setattr(_transport, "_sessions", {})


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from serve(trustme.CA(), tmp_path_factory.mktemp("ca"))


@pytest.fixture
def server(shared: Server) -> Server:
    shared.seen.clear()
    shared.script = [Says(200, {})]
    return shared


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[Server]:
    yield from serve(trustme.CA(), tmp_path, tls=False)


class Counting(ssl.SSLContext):
    """A context that counts how often trusted certificates are loaded."""

    loads = 0

    def load_verify_locations(self, *args: object, **kwargs: object) -> None:
        self.loads += 1
        super().load_verify_locations(*args, **kwargs)  # type: ignore[arg-type]


def test_connections_do_not_load_the_bundle_again(server: Server) -> None:
    """Loading the system's bundle costs 20 to 30 ms of CPU, which each connection of plain requests spends."""
    context = Counting(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(server.ca_path)
    _transport._contexts[server.ca_path] = context
    session = session_for(server.ca_path)
    for _turn in range(3):
        assert transmit(session, "GET", server.root, headers={}).status_code == 200
        session.close()
    assert len({seen.peer for seen in server.seen}) == 3
    assert context.loads == 1


def test_a_session_belongs_to_a_process_and_a_bundle(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    own = session_for(server.ca_path)
    assert session_for(server.ca_path) is own
    assert session_for() is not own
    context = tls_context(server.ca_path)
    monkeypatch.setattr(os, "getpid", lambda: -1)
    assert session_for(server.ca_path) is not own
    assert tls_context(server.ca_path) is context


FORKED = """
import os, sys
from ansible_collections.tenantops.entra.plugins.module_utils._client import Client, warm_up
root, bundle = sys.argv[1:]
warm_up(bundle)
client = Client(root, lambda refresh: "t", ca_path=bundle, environment={})
client.get("/parent", attempt="read")
child = os.fork()
if child == 0:
    client.get("/child", attempt="read")
    os._exit(0)
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
client.get("/parent", attempt="read")
"""


def test_a_client_survives_a_fork_with_a_connection_of_its_own(server: Server) -> None:
    path = os.pathsep.join(sys.path)
    command = [sys.executable, "-c", FORKED, server.root, server.ca_path]
    subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, check=True, timeout=60)
    parent, child, again = server.seen
    assert (parent.path, child.path) == ("/v1.0/parent", "/v1.0/child")
    assert parent.peer == again.peer != child.peer


BARE = """
import sys
sys.modules.update(dict.fromkeys(("requests", "urllib3", "msal")))
from ansible_collections.tenantops.entra.plugins.module_utils import _auth, _auth_flows, _batch, _client, _clouds
_client.warm_up()
assert _auth.credential({"access_token": "t"}, {}).secret == "t"
"""


def test_without_the_libraries_everything_can_be_imported() -> None:
    path = os.pathsep.join(sys.path)
    subprocess.run([sys.executable, "-c", BARE], env={**os.environ, "PYTHONPATH": path}, check=True, timeout=60)


def test_warm_up_loads_what_the_session_uses_and_never_raises(server: Server) -> None:
    warm_up(server.ca_path)
    warm_up(environment={"REQUESTS_CA_BUNDLE": "/nowhere"})
    warm_up(environment={})
    assert set(_transport._contexts) == {server.ca_path, requests.certs.where()}


def test_the_order_of_the_bundles() -> None:
    variables = {"REQUESTS_CA_BUNDLE": "/requests", "CURL_CA_BUNDLE": "/curl"}
    assert ca_bundle("/option", variables) == "/option"
    assert ca_bundle(None, variables) == "/requests"
    assert ca_bundle("", {"CURL_CA_BUNDLE": "/curl"}) == "/curl"
    assert ca_bundle(None, {"REQUESTS_CA_BUNDLE": ""}) == requests.certs.where()


def test_a_directory_of_certificates_is_a_bundle(server: Server, tmp_path: Path) -> None:
    subject = subprocess.run(
        ["openssl", "x509", "-hash", "-noout", "-in", server.ca_path], capture_output=True, text=True, check=False
    )
    if subject.returncode:
        pytest.skip("needs the program openssl")
    (tmp_path / f"{subject.stdout.strip()}.0").write_bytes(Path(server.ca_path).read_bytes())
    assert transmit(session_for(str(tmp_path)), "GET", server.root, headers={}).status_code == 200


def test_verification_cannot_be_switched_off(server: Server) -> None:
    session = session_for()
    session.verify = False
    with pytest.raises(Untrusted, match="unable to get local issuer certificate"):
        transmit(session, "GET", server.root, headers={})
    with pytest.raises(requests.exceptions.SSLError):
        session.get(server.root, verify=False)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Server]:
    yield from serve(trustme.CA(), tmp_path, name="other.example")


def test_a_certificate_of_another_host_is_refused(other: Server) -> None:
    with pytest.raises(Untrusted, match="certificate is not valid for 'localhost'"):
        transmit(session_for(other.ca_path), "GET", other.root, headers={})
    assert not other.seen


def test_plain_http_behind_https_is_named(plain: Server, server: Server) -> None:
    plain.script = [Says(200, {})]
    with pytest.raises(Untrusted):
        transmit(session_for(server.ca_path), "GET", f"https://localhost:{plain.port}", headers={})


def test_the_session_speaks_no_http_and_the_plain_one_does(plain: Server, server: Server) -> None:
    plain.script = [Says(200, {})]
    with pytest.raises(EntraError, match="not a URL that can be used"):
        transmit(session_for(server.ca_path), "GET", plain.root, headers={})
    assert not plain.seen
    assert transmit(plain_session(server.ca_path), "GET", plain.root, headers={}).status_code == 200


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, {}),
        ({"HTTPS_PROXY": "http://p"}, {"https": "http://p"}),
        ({"HTTPS_PROXY": "http://big", "https_proxy": "http://small"}, {"https": "http://small"}),
        ({"ALL_PROXY": "http://p"}, {"https": "http://p"}),
        ({"HTTP_PROXY": "http://p"}, {}),
        ({"HTTPS_PROXY": "http://p", "NO_PROXY": "other.example"}, {"https": "http://p"}),
        ({"HTTPS_PROXY": "http://p", "NO_PROXY": ".example"}, {}),
        ({"HTTPS_PROXY": "http://p", "no_proxy": "*"}, {}),
        ({"HTTPS_PROXY": "http://p", "NO_PROXY": "graph.example:444"}, {"https": "http://p"}),
        ({"HTTPS_PROXY": "http://p", "NO_PROXY": "graph.example:443"}, {}),
    ],
)
def test_proxies(environment: dict[str, str], expected: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "graph.example")
    monkeypatch.setenv("no_proxy", "graph.example")
    assert proxies_for("https://graph.example:443/x", environment) == expected


class Tunnel:
    """A proxy that connects, and remembers what it was told."""

    def __init__(self) -> None:
        self.heard = b""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        client, _address = self._listener.accept()
        while b"\r\n\r\n" not in self.heard:
            self.heard += client.recv(4096)
        host, port = self.heard.split()[1].decode().split(":")
        server = socket.create_connection((host, int(port)))
        client.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
        threading.Thread(target=self._copy, args=(server, client), daemon=True).start()
        self._copy(client, server)

    @staticmethod
    def _copy(source: socket.socket, target: socket.socket) -> None:
        while data := source.recv(65536):
            target.sendall(data)


def test_a_proxy_hears_its_own_password_and_not_the_token(server: Server) -> None:
    tunnel = Tunnel()
    proxies = {"https": f"http://user:pass@localhost:{tunnel.port}"}
    answer = transmit(session_for(server.ca_path), "GET", server.root, headers={}, bearer="geheim", proxies=proxies)
    assert answer.status_code == 200
    assert tunnel.heard.startswith(b"CONNECT localhost:")
    assert b"Proxy-Authorization: Basic " + base64.b64encode(b"user:pass") in tunnel.heard
    assert b"geheim" not in tunnel.heard
    assert server.seen[0].headers["Authorization"] == "Bearer geheim"
    assert "Proxy-Authorization" not in server.seen[0].headers


def test_a_proxy_that_refuses_means_that_nothing_was_sent(server: Server, plain: Server) -> None:
    plain.script = [Says(407, None)]
    with pytest.raises(NeverSent, match="407") as caught:
        transmit(
            session_for(server.ca_path),
            "POST",
            server.root,
            headers={},
            bearer="geheim",
            proxies={"https": f"http://u:pw@localhost:{plain.port}"},
        )
    assert "geheim" not in str(caught.value)
    assert "pw" not in str(caught.value)
    assert not server.seen


@pytest.mark.parametrize("proxy", ["http://", "http://[", "://x", "ftp://localhost:1"])
def test_a_malformed_proxy_is_one_sentence(server: Server, proxy: str) -> None:
    with pytest.raises((EntraError, NeverSent)):
        transmit(session_for(server.ca_path), "GET", server.root, headers={}, proxies={"https": proxy})


def test_a_failure_leaves_no_trace_of_the_request(server: Server) -> None:
    with pytest.raises(NeverSent) as caught:
        transmit(session_for(server.ca_path), "GET", "https://localhost:1", headers={}, bearer="geheim")
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__
