# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults, lagging replicas and limits: each as often as asked for, no more and no less."""

from __future__ import annotations

import contextlib
import socket
import ssl
import time

import pytest
import requests
from raw import ADMINISTRATORS, DEFAULTS, LOCATIONS, STRENGTHS, Raw, error_of
from simulator.handle import Simulator, SimulatorError

TRUTH = "/policies/identitySecurityDefaultsEnforcementPolicy"
OFF = {"isEnabled": False}


def enabled(graph: Raw) -> bool:
    return graph.value(DEFAULTS)["isEnabled"]


def test_a_status_comes_exactly_so_often(tenant: Simulator, graph: Raw) -> None:
    tenant.fault(action="status", status=429, headers={"Retry-After": "7"}, times=2)
    answers = [graph.get(DEFAULTS) for dummy in range(4)]
    assert [answer.status_code for answer in answers] == [429, 429, 200, 200]
    assert answers[0].headers["Retry-After"] == "7" and answers[0].json()["error"]["code"] == "TooManyRequests"
    (fault,) = tenant.faults()
    assert fault["applied"] == fault["matched"] == 2
    assert [entry["fault"] for entry in tenant.graph_log()] == ["status", "status", None, None]


def test_nth_and_method(tenant: Simulator, graph: Raw) -> None:
    tenant.fault(action="status", status=503, match={"method": "GET", "nth": [2, 3]})
    graph.patch(DEFAULTS, OFF)
    assert [graph.get(DEFAULTS).status_code for dummy in range(4)] == [200, 503, 503, 200]


def test_path_body_and_kind(tenant: Simulator, graph: Raw) -> None:
    tenant.fault(action="status", status=500, match={"path": "authorizationPolicy"})
    tenant.fault(action="status", status=502, match={"body": "isEnabled"})
    tenant.fault(action="status", status=504, match={"kind": "login"})
    assert graph.get("/v1.0/policies/authorizationPolicy").status_code == 500
    assert graph.patch(DEFAULTS, OFF).status_code == 502
    assert graph.get(DEFAULTS).status_code == 200
    assert (
        requests.get(
            f"{tenant.authority_host}/{tenant.tenant_id}/v2.0/.well-known/openid-configuration",
            verify=tenant.ca_path,
            timeout=30,
        ).status_code
        == 504
    )


def test_a_status_may_have_any_body(tenant: Simulator, graph: Raw) -> None:
    tenant.fault(
        action="status", status=403, body={"error": {"code": "AadPremiumLicenseRequired", "message": "P1"}}, times=1
    )
    tenant.fault(action="status", status=502, body="<html>Bad gateway</html>", content_type="text/html", times=1)
    assert error_of(graph.get(DEFAULTS)) == (403, "AadPremiumLicenseRequired", "P1")
    assert graph.get(DEFAULTS).text == "<html>Bad gateway</html>"


def test_reset_before_the_write(tenant: Simulator, graph: Raw) -> None:
    tenant.fault(action="reset_before", match={"method": "PATCH"}, times=1)
    with pytest.raises(requests.ConnectionError):
        graph.patch(DEFAULTS, OFF)
    assert tenant.state(TRUTH)["isEnabled"] is True
    assert graph.patch(DEFAULTS, OFF).status_code == 204
    assert [entry["status"] for entry in tenant.graph_log()] == [None, 204]


def test_a_reset_is_a_reset(tenant: Simulator) -> None:
    """Seen below TLS, since some TLS libraries report it as an end of file."""
    tenant.fault(action="reset_before", times=1)
    host, port = tenant.graph_url.removeprefix("https://").split(":")
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    tls = ssl.create_default_context(cafile=tenant.ca_path).wrap_bio(incoming, outgoing, server_hostname=host)
    with socket.create_connection((host, int(port)), timeout=10) as line:
        shaken = False
        while not shaken:
            with contextlib.suppress(ssl.SSLWantReadError):
                tls.do_handshake()
                shaken = True
            line.sendall(outgoing.read())
            if not shaken:
                incoming.write(line.recv(65536))
        tls.write(b"GET /v1.0/users HTTP/1.1\r\nHost: x\r\n\r\n")
        line.sendall(outgoing.read())
        with pytest.raises(ConnectionResetError):
            while line.recv(65536):
                pass


def test_reset_after_the_write(tenant: Simulator, graph: Raw) -> None:
    tenant.fault(action="reset_after", match={"method": "POST"}, times=1)
    with pytest.raises(requests.ConnectionError):
        graph.post(STRENGTHS, {"displayName": "Lost answer", "allowedCombinations": ["fido2"]})
    assert [item["displayName"] for item in tenant.state("/policies/authenticationStrengthPolicies")][
        -1
    ] == "Lost answer"


def test_latency(tenant: Simulator, graph: Raw) -> None:
    tenant.fault(action="latency", seconds=0.3, times=1)
    started = time.monotonic()
    assert graph.get(DEFAULTS).status_code == 200
    assert 0.3 <= time.monotonic() - started < 2
    started = time.monotonic()
    graph.get(DEFAULTS)
    assert time.monotonic() - started < 0.3


def test_latency_goes_with_another_fault(tenant: Simulator, graph: Raw) -> None:
    tenant.fault(action="latency", seconds=0.05)
    tenant.fault(action="status", status=503, times=1)
    assert graph.get(DEFAULTS).status_code == 503
    assert tenant.graph_log()[0]["fault"] == "latency+status"


def test_stale_reads(tenant: Simulator, graph: Raw) -> None:
    tenant.fault(action="stale", times=2)
    assert enabled(graph) is True
    graph.patch(DEFAULTS, OFF)
    assert [enabled(graph) for dummy in range(4)] == [True, True, False, False]
    assert tenant.faults()[0]["applied"] == 2


def test_stale_for_some_time(tenant: Simulator, graph: Raw) -> None:
    tenant.fault(action="stale", seconds=0.5)
    graph.patch(DEFAULTS, OFF)
    assert enabled(graph) is True
    time.sleep(0.6)
    assert enabled(graph) is False


def test_a_stale_list_lacks_what_was_created(tenant: Simulator, graph: Raw) -> None:
    tenant.fault(action="stale", times=2)
    created = graph.post(STRENGTHS, {"displayName": "New", "allowedCombinations": ["fido2"]}).json()
    assert len(graph.values(STRENGTHS)) == 5
    assert graph.get(f"{STRENGTHS}/{created['id']}").status_code == 404
    assert graph.get(f"{STRENGTHS}/{created['id']}").status_code == 200


def test_stale_since_the_fault(tenant: Simulator, graph: Raw) -> None:
    tenant.fault(action="stale", since="fault", times=1)
    graph.patch(f"{STRENGTHS}/{ADMINISTRATORS}", {"displayName": "A"})
    graph.post(f"{STRENGTHS}/{ADMINISTRATORS}/updateAllowedCombinations", {"allowedCombinations": ["fido2"]})
    old, new = graph.value(f"{STRENGTHS}/{ADMINISTRATORS}"), graph.value(f"{STRENGTHS}/{ADMINISTRATORS}")
    assert (old["displayName"], len(old["allowedCombinations"])) == ("Administrators", 2)
    assert (new["displayName"], len(new["allowedCombinations"])) == ("A", 1)


def test_flapping_replicas(tenant: Simulator, graph: Raw) -> None:
    tenant.fault(action="flap", times=4)
    graph.patch(DEFAULTS, OFF)
    assert [enabled(graph) for dummy in range(6)] == [True, False, True, False, False, False]


def test_a_swallowed_write(tenant: Simulator, graph: Raw) -> None:
    tenant.fault(action="swallow", times=1)
    assert graph.patch(DEFAULTS, OFF).status_code == 204
    assert enabled(graph) is True
    assert graph.patch(DEFAULTS, OFF).status_code == 204
    assert enabled(graph) is False


def test_a_swallowed_create_answers_as_if(tenant: Simulator, graph: Raw) -> None:
    tenant.fault(action="swallow", times=1)
    created = graph.post(STRENGTHS, {"displayName": "Nowhere", "allowedCombinations": ["fido2"]})
    assert created.status_code == 201 and graph.get(f"{STRENGTHS}/{created.json()['id']}").status_code == 404


@pytest.mark.parametrize("action", ["malformed", "html", "empty"])
def test_bodies_that_are_no_json(tenant: Simulator, graph: Raw, action: str) -> None:
    tenant.fault(action=action, times=1)
    answer = graph.get(DEFAULTS)
    assert answer.status_code == 200
    with pytest.raises(requests.JSONDecodeError):
        answer.json()
    assert graph.get(DEFAULTS).json()["isEnabled"] is True


def test_a_truncated_body(tenant: Simulator, graph: Raw) -> None:
    tenant.fault(action="truncated", times=1)
    with pytest.raises(requests.RequestException):
        graph.get(DEFAULTS)
    assert graph.get(DEFAULTS).status_code == 200


def test_an_expired_token(tenant: Simulator, graph: Raw) -> None:
    tenant.fault(action="expired_token", times=1)
    answer = graph.get(DEFAULTS)
    assert error_of(answer)[:2] == (401, "InvalidAuthenticationToken") and "expired" in answer.text
    assert answer.headers["WWW-Authenticate"].startswith("Bearer ")
    assert graph.get(DEFAULTS).status_code == 200


def test_replication_as_a_setting(tenant: Simulator, graph: Raw) -> None:
    tenant.settings(replication_reads=2)
    graph.patch(DEFAULTS, OFF)
    assert [enabled(graph) for dummy in range(3)] == [True, True, False]
    tenant.settings(replication_reads=0, replication_seconds=0.4)
    time.sleep(0.5)
    graph.patch(DEFAULTS, {"isEnabled": True})
    assert enabled(graph) is False
    time.sleep(0.5)
    assert enabled(graph) is True


def test_the_limit_of_conditional_access(tenant: Simulator, graph: Raw) -> None:
    tenant.settings(throttling=True)
    answers = [graph.get(LOCATIONS) for dummy in range(3)]
    assert [answer.status_code for answer in answers] == [200, 429, 429]
    assert all("Retry-After" not in answer.headers for answer in answers)
    assert graph.get(STRENGTHS).status_code == 200
    time.sleep(1.1)
    assert graph.get(LOCATIONS).status_code == 200


def test_batch_items_count_singly_against_the_limit(tenant: Simulator, graph: Raw) -> None:
    tenant.settings(throttling=True)
    path = LOCATIONS.removeprefix("/v1.0")
    answer = graph.post("/v1.0/$batch", {"requests": [{"id": str(n), "method": "GET", "url": path} for n in range(3)]})
    assert sorted(entry["status"] for entry in answer.json()["responses"]) == [200, 429, 429]


@pytest.mark.parametrize(
    "fault",
    [
        {"action": "explode"},
        {"action": "status"},
        {"action": "latency"},
        {"action": "empty", "match": {"shade": "red"}},
        {"action": "empty", "often": 1},
    ],
)
def test_a_fault_with_a_mistake_is_refused(tenant: Simulator, fault: dict[str, object]) -> None:
    with pytest.raises(SimulatorError):
        tenant.fault(**fault)


@pytest.mark.parametrize("change", [{"patch": "mix"}, {"page_size": 0}, {"throttling": "on"}, {"shade": "red"}])
def test_a_setting_with_a_mistake_is_refused(tenant: Simulator, change: dict[str, object]) -> None:
    with pytest.raises(SimulatorError):
        tenant.settings(**change)


def test_a_reset_ends_everything(tenant: Simulator, graph: Raw) -> None:
    tenant.fault(action="status", status=500)
    tenant.settings(patch="replace", page_size=1)
    graph.get(DEFAULTS)
    tenant.reset()
    assert tenant.faults() == tenant.log() == []
    assert tenant.settings()["patch"] == "merge" and tenant.settings()["page_size"] is None


def test_a_reset_to_what_was_kept(tenant: Simulator, graph: Raw) -> None:
    start = tenant.state("/policies/identitySecurityDefaultsEnforcementPolicy")
    graph.send("PATCH", DEFAULTS, {"isEnabled": False})
    tenant.keep()
    graph.send("PATCH", DEFAULTS, {"isEnabled": True})
    tenant.reset(kept=True)
    assert tenant.log() == [] and graph.get(DEFAULTS).json()["isEnabled"] is False
    tenant.reset()
    assert tenant.state("/policies/identitySecurityDefaultsEnforcementPolicy") == start


def test_a_login_server_in_trouble_speaks_oauth(tenant: Simulator) -> None:
    tenant.fault(action="status", status=429, headers={"Retry-After": "7"}, match={"kind": "login"}, times=1)
    tenant.fault(action="status", status=400, match={"kind": "login"}, times=1)
    url = f"{tenant.authority_host}/{tenant.tenant_id}/oauth2/v2.0/token"
    busy, refused = (requests.post(url, data={}, verify=tenant.ca_path, timeout=30) for _time in range(2))
    assert (busy.status_code, busy.headers["Retry-After"]) == (429, "7")
    assert (busy.json()["error"], busy.json()["error_codes"]) == ("temporarily_unavailable", [90033])
    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_request")
