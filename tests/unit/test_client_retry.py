# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Retry-After, backoff and the time budget."""

from __future__ import annotations

import time
from email.utils import formatdate

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils._retry import (
    BROKEN,
    LOST,
    THROTTLED,
    UNREACHED,
    Budget,
    kind_of,
    retry_after,
)
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.https_server import Time

NOW = "Sun, 22 Nov 2026 08:00:00 GMT"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 1),
        ("1", 1),
        ("120", 120),
        ("0.249", 1),
        ("2.128", 3),
        (" 7 ", 7),
        ("Sun, 22 Nov 2026 08:00:05 GMT", 5),
        ("Sunday, 22-Nov-26 08:00:05 GMT", 5),
        ("Sun, 22 Nov 2026 07:59:00 GMT", 1),
        ("Sun, 22 Nov 2026 09:00:09 +0100", 9),
        ("Sun, 22 Nov 2026 08:00:05 -0000", 5),
    ],
)
def test_seconds_decimals_and_dates(value: str, seconds: float) -> None:
    assert retry_after({"Retry-After": value, "Date": NOW}) == seconds


@pytest.mark.parametrize("value", ["", "soon", "-1", "nan", "inf", "1e9", "٣", "9999999999", "Sun, 99 Nov 2026", "1 2"])
def test_nonsense_is_none(value: str) -> None:
    assert retry_after({"Retry-After": value, "Date": NOW}) is None
    assert retry_after({}) is None


def test_a_date_without_the_servers_clock_is_taken_against_ours() -> None:
    assert retry_after({"Retry-After": formatdate(time.time() + 30, usegmt=True)}) in (30, 31)


@given(st.text())
def test_no_text_breaks_it(value: str) -> None:
    pause = retry_after({"Retry-After": value})
    assert pause is None or pause >= 1


@pytest.mark.parametrize(
    ("status", "safe", "unsafe"),
    [
        (200, None, None),
        (400, None, None),
        (409, None, None),
        (424, None, None),
        (429, THROTTLED, THROTTLED),
        (500, BROKEN, None),
        (501, None, None),
        (502, LOST, None),
        (503, THROTTLED, THROTTLED),
        (504, LOST, None),
    ],
)
def test_which_status_is_worth_another_attempt(status: int, safe: str | None, unsafe: str | None) -> None:
    assert kind_of(status, safe=True) == safe
    assert kind_of(status, safe=False) == unsafe


def test_424_of_a_whole_batch_is_throttling() -> None:
    assert kind_of(424, safe=True, batch=True) == THROTTLED


@given(
    st.floats(0, 1000),
    st.lists(
        st.tuples(
            st.sampled_from([THROTTLED, LOST, BROKEN, UNREACHED]), st.floats(0, 100), st.none() | st.integers(1, 400)
        )
    ),
)
def test_pauses_never_exceed_the_budget(seconds: float, events: list[tuple[str, float, int | None]]) -> None:
    times = Time()
    budget = Budget(seconds, times.clock, times.sleep)
    for repeats, (kind, length, after) in enumerate(events):
        since = times.clock()
        times.now += length
        before = len(times.slept)
        if not budget.pause(kind, since, repeats, after):
            assert len(times.slept) == before
            break
    assert sum(times.slept) <= seconds + 1e-6
    assert budget.waited == pytest.approx(sum(times.slept))
    assert budget.left().seconds <= seconds


def test_kinds_have_limits_of_their_own() -> None:
    times = Time()
    budget = Budget(1000, times.clock, times.sleep)
    assert budget.pause(THROTTLED, times.clock(), 0, 100)
    assert budget.pause(UNREACHED, times.clock(), 0, 10)
    assert not budget.pause(UNREACHED, times.clock(), 0, 10)
    assert budget.pause(BROKEN, times.clock(), 0, 29)
    assert not budget.pause(BROKEN, times.clock(), 0, 29)
    assert budget.pause(LOST, times.clock(), 0, 500)
