# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Policies of the security token service: documents in texts, and one default per type, over both front-ends."""

from __future__ import annotations

import re
from typing import Any

from tests.integration.harness import Player, task

LIFETIMES = "/policies/tokenLifetimePolicies"
EIGHT_HOURS = "51000000-5100-4000-8000-000000000012"


def lifetime(time: Any, **options: Any) -> dict[str, Any]:
    """A task with a token lifetime policy."""
    document = {"TokenLifetimePolicy": {"Version": 1, "AccessTokenLifetime": time}}
    return task("token_lifetime_policy", {"display_name": "New", "definition": [document], **options})


def test_a_document_is_compared_parsed_with_its_times(player: Player) -> None:
    text = '{"TokenLifetimePolicy": {"Version": 1, "AccessTokenLifetime": "00:30:00"}}'
    same, as_text, other = player.play(
        lifetime("00:30:00", display_name="Half an hour"),
        task("token_lifetime_policy", {"display_name": "Half an hour", "definition": [text]}),
        lifetime("00:30:01", display_name="Half an hour"),
    ).tasks
    assert [(done.failed, done.changed) for done in (same, as_text, other)] == [
        (False, False),
        (False, False),
        (False, True),
    ]
    stored = '{"TokenLifetimePolicy":{"Version":1,"AccessTokenLifetime":"00:30:01"}}'
    assert [sent["body"] for sent in other.result["requests"]] == [{"definition": [stored]}]
    fed = player.task("token_lifetime_policy", other.result["policy"])
    assert (fed.failed, fed.changed) == (False, False), fed.message


def test_a_second_default_is_refused_before_any_write(player: Player) -> None:
    default = {"display_name": "Eight hours", "is_organization_default": True}
    first, second, renamed, taken, now = player.play(
        task("token_lifetime_policy", default),
        lifetime("01:00:00", is_organization_default=True),
        task("token_lifetime_policy", {"id": EIGHT_HOURS, "description": "Changed"}),
        task("token_lifetime_policy", {**default, "is_organization_default": False}),
        lifetime("01:00:00", is_organization_default=True),
    ).tasks
    assert [done.failed for done in (first, second, renamed, taken, now)] == [False, True, False, False, False]
    assert second.calls == [f"GET {LIFETIMES}"]
    assert re.search(rf"another one is, the token lifetime policy 'Eight hours' \(id {EIGHT_HOURS}\)", second.message)


def test_wrong_documents_are_said_before_any_request(player: Player) -> None:
    text = '{"TokenLifetimePolicy":{"Version":1,"AccessTokenLifetime":"08:00:00"}}'
    as_claims = task("claims_mapping_policy", {"display_name": "New", "definition": [text]})
    without_list = task("token_lifetime_policy", {"display_name": "New", "definition": text})
    wrong = [
        (lifetime(86399), "AccessTokenLifetime as a number, so put the time in quotes"),
        (lifetime("00:09:59"), "shorter than 10 minutes"),
        (lifetime("1.00:00:01"), "longer than one day"),
        (as_claims, "begins with ClaimsMappingPolicy"),
        (without_list, r"definition\[0\] is not a mapping, a list or a JSON text"),
        (task("token_lifetime_policy", {"display_name": "New", "definition": [""]}), r"definition\[0\] is empty"),
    ]
    run = player.play(*(each for each, _pattern in wrong))
    for done, (_each, pattern) in zip(run.tasks, wrong, strict=True):
        assert done.failed and re.search(pattern, done.message), done.message
        assert done.calls == [] and "\n" not in done.message


def test_a_name_that_two_policies_have(player: Player) -> None:
    twin = {**player.simulator.state(f"{LIFETIMES}/{EIGHT_HOURS}"), "id": "51000000-5100-4000-8000-00000000001f"}
    player.simulator.put_state(f"{LIFETIMES}/{twin['id']}", twin)
    by_name, by_id = player.play(
        lifetime("08:00:00", display_name="Eight hours"), lifetime("09:00:00", display_name="Nine hours", id=twin["id"])
    ).tasks
    assert by_name.failed and re.search(f"There are 2 .*{EIGHT_HOURS}, {twin['id']}", by_name.message)
    assert (by_id.failed, by_id.changed) == (False, True), by_id.message
