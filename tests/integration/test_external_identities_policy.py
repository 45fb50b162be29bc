# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The external identities policy: in beta only, with a member that every write repeats."""

from __future__ import annotations

from tests.integration.harness import Player

MODULE = "external_identities_policy"


def test_what_every_write_must_hold_is_sent_as_read(player: Player) -> None:
    done = player.task(MODULE, {"description": "Another"})
    assert done.result["requests"] == [
        {
            "method": "PATCH",
            "path": "/beta/policies/externalIdentitiesPolicy",
            "body": {"allowExternalIdentitiesToLeave": True, "description": "Another"},
        }
    ]
