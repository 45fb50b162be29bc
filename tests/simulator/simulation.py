# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""One simulated tenant with everything that belongs to it, and its way back to the start."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from . import knowledge as service
from . import tenant as tenants
from .apps import Apps
from .faults import Faults
from .graph import Graph
from .identities import Identities
from .log import Log
from .login import Login
from .settings import Settings
from .store import Store
from .tokens import SigningKey, Tokens


class Simulation:
    """The parts, put together. Start-up options become the settings that a reset goes back to."""

    def __init__(self, tenant_path: Path, options: dict[str, Any]) -> None:
        self.knowledge = service.load()
        self.tenant = tenants.read(tenant_path)
        self.options = options
        self.settings = Settings()
        self.store = Store()
        self.apps = Apps()
        self.tokens = Tokens(SigningKey.generate(), self.tenant.id)
        self.graph = Graph(self.knowledge, self.store, self.settings, self.tokens)
        self.login = Login(self.apps, self.tokens, self.settings, self.tenant.id, self.tenant.domains)
        self.identities = Identities(self.apps, self.tokens, self.login, secrets.token_hex(16))
        self.faults = Faults(self.store)
        self.log = Log()
        # Reads that have been served an older state since each write, for replication_reads.
        self.lagging = (0, 0)
        tenants.fill_apps(self.tenant, self.apps, self.knowledge)
        self.registered = dict(self.apps.items)
        self._seed()
        self.initial = self.kept = self.store.state
        self.graph.initial_state = self.initial

    def _seed(self) -> None:
        self.settings.update({**Settings().as_dict(), **self.tenant.settings, **self.options})
        tenants.fill_store(self.tenant, self.store, self.knowledge)

    def listen(self, base_url: str) -> None:
        """Tell everybody the address, which is known only once the socket is open."""
        for part in (self.graph, self.login):
            part.base_url = base_url
        self.tokens.graph_url = base_url

    def keep(self) -> None:
        """Remember the present objects, for a reset that goes back to them."""
        self.kept = self.store.state

    def reset(self, kept: bool = False) -> None:
        self.store.state = self.kept if kept else self.initial
        self.store.restart()
        self.settings.update({**Settings().as_dict(), **self.tenant.settings, **self.options})
        self.apps.items = dict(self.registered)
        self.graph.throttle.reset()
        self.faults.clear()
        self.log.clear()
        self.lagging = (0, 0)

    def put_state(self, path: str, value: Any) -> None:
        tenants.put_value(self.store, path, value, tenants.key_names(self.knowledge))
