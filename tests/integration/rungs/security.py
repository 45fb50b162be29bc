# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The security entity: a draft that the simulated tenant shows on request only."""

from __future__ import annotations

from tests.integration.rungs import Rungs

RUNGS = Rungs(
    path="/security",
    first={
        "provider_status": [
            {
                "provider": "A",
                "vendor": "One",
                "enabled": True,
                "endpoint": "https://a.example.com",
                "region": "Europe",
            },
            {"provider": "B", "vendor": "Two", "enabled": False},
        ]
    },
    second={"provider_status": [{"provider": "A", "vendor": "One", "enabled": False, "region": "Asia"}]},
    stored={
        "providerStatus": [
            {
                "provider": "A",
                "vendor": "One",
                "enabled": False,
                "endpoint": "https://a.example.com",
                "region": "Asia",
            }
        ]
    },
    clear=("provider_status",),
    cleared={"providerStatus": []},
    settings={"provider_status": True},
)
