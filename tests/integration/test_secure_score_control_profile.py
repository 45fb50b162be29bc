# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Controls of the secure score: the truth is the newest element of a history, and every write adds one."""

from __future__ import annotations

from tests.integration.harness import Player, task

PATH = "/security/secureScoreControlProfiles"
CONTROL = f"{PATH}/NonOwnerAccess"
MODULE = "secure_score_control_profile"
TITLE = "Review mailbox access by non-owners bi-weekly"
VENDOR = {"provider": "SecureScore", "providerVersion": None, "subProvider": None, "vendor": "Microsoft"}


def test_the_newest_element_is_what_counts_wherever_it_stands(player: Player) -> None:
    mark = {"policy_state": "reviewed", "comment": "Looked at every second Monday."}
    done = player.task(MODULE, {"title": TITLE, **mark})
    assert (done.failed, done.changed) == (False, False), done.message
    assert done.calls == [f"GET {PATH}"]
    assert done.result["policy"]["policy_state"] == "Reviewed"
    assert done.result["policy"]["assigned_to"] == "dmitri.volkov@brightwater-instruments.com"


def test_a_write_carries_the_whole_mark_and_adds_one_element(player: Player) -> None:
    done, again = player.play(
        task(MODULE, {"id": "nonowneraccess", "comment": "New"}),
        task(MODULE, {"id": "NonOwnerAccess", "comment": "New"}),
    ).tasks
    assert (done.changed, again.changed) == (True, False), done.message
    # The answer holds the object, so nothing is read back.
    assert done.calls == [f"GET {PATH}", f"PATCH {CONTROL}"]
    assert done.result["requests"][0]["body"] == {
        "assignedTo": "dmitri.volkov@brightwater-instruments.com",
        "comment": "New",
        "state": "Reviewed",
        "vendorInformation": VENDOR,
    }
    history = player.simulator.state(CONTROL)["controlStateUpdates"]
    assert [each["state"] for each in history] == ["Reviewed", "Ignored", "Reviewed"]


def test_what_was_never_marked_is_not_repeated(player: Player) -> None:
    done = player.task(MODULE, {"id": "AdminMFAV2", "policy_state": "ThirdParty"})
    assert done.result["requests"][0]["body"] == {"state": "ThirdParty", "vendorInformation": VENDOR}
    assert done.result["policy"]["comment"] is None


def test_an_empty_text_is_no_mark(player: Player) -> None:
    done = player.task(MODULE, {"id": "AdminMFAV2", "comment": "", "assigned_to": ""})
    assert (done.failed, done.changed, done.writes) == (False, False, [])


def test_what_cannot_be_is_said_and_nothing_is_sent(player: Player) -> None:
    unknown, strange, renamed, vendor = player.play(
        task(MODULE, {"title": "No such control", "policy_state": "Ignored"}),
        task(MODULE, {"id": "NoSuchControl", "policy_state": "Ignored"}),
        task(MODULE, {"id": "NonOwnerAccess", "title": "Another title"}),
        task(MODULE, {"id": "NonOwnerAccess", "extra_properties": {"vendorInformation": {}}}),
    ).tasks
    assert "'No such control' does not exist, and Graph offers no way to create one" in unknown.message
    assert strange.failed and "NoSuchControl" in strange.message
    assert "cannot be changed in title" in renamed.message
    assert "extra_properties.vendorInformation cannot be set" in vendor.message
    assert not any(each.writes for each in (unknown, strange, renamed, vendor))
