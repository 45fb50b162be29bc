# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain HTTP to Graph, without anything of the collection."""

from __future__ import annotations

from typing import Any

import requests
from simulator.handle import Simulator

STRENGTHS = "/v1.0/policies/authenticationStrengthPolicies"
DEFAULTS = "/v1.0/policies/identitySecurityDefaultsEnforcementPolicy"
AUTHORIZATION = "/v1.0/policies/authorizationPolicy"
LOCATIONS = "/v1.0/identity/conditionalAccess/namedLocations"
BUILT_IN = "00000000-0000-0000-0000-000000000004"
ADMINISTRATORS = "20000000-2000-4000-8000-000000000001"
TABLETS = "20000000-2000-4000-8000-000000000002"
CONFIGURATION = "20000000-2000-4000-8000-0000000000c1"
ABSENT = "99999999-9999-4999-8999-999999999999"


class Raw:
    """One client with one token."""

    def __init__(self, simulator: Simulator, token: str | None) -> None:
        self.url = simulator.graph_url
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.verify = simulator.ca_path
        if token is not None:
            self.session.headers["Authorization"] = f"Bearer {token}"

    def send(
        self,
        method: str,
        path: str,
        body: Any = None,
        headers: dict[str, str] | None = None,
        content: bytes | None = None,
    ) -> requests.Response:
        url = path if path.startswith("https://") else f"{self.url}{path}"
        # requests must not tidy up the path under test.
        if content is not None:
            return self.session.request(method, url, data=content, headers=headers, timeout=30)
        return self.session.request(method, url, json=body, headers=headers, timeout=30)

    def get(self, path: str, **headers: str) -> requests.Response:
        return self.send("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def patch(self, path: str, body: Any) -> requests.Response:
        return self.send("PATCH", path, body)

    def post(self, path: str, body: Any) -> requests.Response:
        return self.send("POST", path, body)

    def value(self, path: str) -> Any:
        answer = self.get(path)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def values(self, path: str) -> list[Any]:
        return self.value(path)["value"]


def error_of(answer: requests.Response) -> tuple[int, str, str]:
    error = answer.json()["error"]
    return answer.status_code, error["code"], error["message"]
