# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Terms of use: what is set once, files that are only added, content that nobody reads back, and no application."""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.harness import Player, player_environment, task

# What differs between the front-ends is tested with the ladder.
pytestmark = pytest.mark.parametrize("player", ["action"], indirect=True)

MODULE = "terms_of_use_agreement"
PATH = "/identityGovernance/termsOfUse/agreements"
RULES = "40000000-4000-4000-8000-000000000001"
DATA = {"data": "JVBERi0xLjcK"}
ENGLISH = {"language": "en", "file_name": "rules.pdf", "is_default": True, "file_data": DATA}
NEW = {"display_name": "Rules", "is_viewing_before_acceptance_required": True, "files": [ENGLISH]}


@pytest.fixture
def user(player: Player) -> Player:
    """Runs tasks with the token of a signed-in user."""
    token = player.simulator.token(scopes=["Agreement.ReadWrite.All", "Agreement.Read.All"])
    return Player(player.simulator, player.front_end, player_environment(player.simulator, token=token))


def test_the_first_files_come_with_it_and_others_later(user: Player) -> None:
    german: dict[str, Any] = {**ENGLISH, "language": "de", "file_name": "regeln.pdf", "is_default": False}
    made, again, more = user.play(
        task(MODULE, NEW),
        task(MODULE, {**NEW, "files": [{**ENGLISH, "file_data": {"data": "JVBERi0xLjgK"}}]}),
        task(MODULE, {**NEW, "files": [ENGLISH, german]}),
    ).tasks
    assert made.calls == [f"GET {PATH}", f"POST {PATH}"]
    assert made.result["requests"][0]["body"] == {
        "displayName": "Rules",
        "isViewingBeforeAcceptanceRequired": True,
        "files": [{"language": "en", "fileName": "rules.pdf", "isDefault": True, "fileData": DATA}],
    }
    # Another content is no difference: nobody can read what is there.
    assert (again.failed, again.changed) == (False, False), again.message
    assert [(sent["path"].rpartition("/")[2], sent["body"]["language"]) for sent in more.result["requests"]] == [
        ("files", "de")
    ]


REFUSED: list[tuple[str, dict[str, Any]]] = [
    (
        "cannot be changed in user_reaccept_required_frequency (now 'P90D')",
        {"user_reaccept_required_frequency": "P30D"},
    ),
    ("cannot be changed in is_per_device_acceptance_required", {"is_per_device_acceptance_required": True}),
    ("cannot be changed in terms_expiration", {"terms_expiration": {"frequency": "P365D"}}),
    ("cannot lose en of files: Graph offers no way", {"files": [{**ENGLISH, "language": "de", "is_default": False}]}),
    ("cannot be changed in en of files: Graph offers no way", {"files": [{**ENGLISH, "file_name": "other.pdf"}]}),
]


def test_what_is_set_once_is_refused_before_any_write(user: Player) -> None:
    run = user.play(*[task(MODULE, {"name": "Rules for guests", **options}) for _said, options in REFUSED])
    for done, (said, _options) in zip(run.tasks, REFUSED, strict=True):
        assert done.failed and said in done.message and done.writes == [], done.message


def test_the_other_spelling_of_a_duration_is_no_change(user: Player) -> None:
    done = user.task(MODULE, {"name": "Rules for guests", "user_reaccept_required_frequency": "P90DT0H"})
    assert (done.failed, done.changed) == (False, False), done.message


def test_a_new_one_needs_a_file(user: Player) -> None:
    done = user.task(MODULE, {"display_name": "Rules"})
    assert done.failed and done.writes == []
    assert "a new one needs the options is_viewing_before_acceptance_required, files" in done.message


def test_no_application_may_use_it(player: Player) -> None:
    done = player.task(MODULE, NEW)
    assert done.failed and "only to a signed-in user" in done.message and done.writes == []
