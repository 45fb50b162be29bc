# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every property of every declaration is one that the official SDKs know, under this name and with this type."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sdk.declarations import EXCEPTIONS, NAMES, found_in


@pytest.mark.parametrize("name", NAMES)
def test_every_property_is_as_the_sdk_has_it(name: str) -> None:
    wrong = [str(finding) for finding in found_in(name) if not any(covers(each, finding) for each in excepted(name))]
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_every_exception_is_needed(name: str) -> None:
    found = found_in(name)
    for each in excepted(name):
        assert any(covers(each, finding) for finding in found), each
        for value in each.get("values", ()):
            assert any(covers({**each, "values": [value]}, finding) for finding in found), (each["path"], value)


def test_every_exception_is_about_a_declaration_and_has_a_reason() -> None:
    assert set(EXCEPTIONS) <= set(NAMES)
    for each in (each for group in EXCEPTIONS.values() for each in group):
        assert set(each) <= {"path", "problem", "values", "version", "reason"}, each
        assert each["reason"].strip().endswith("."), each


def excepted(name: str) -> list[dict[str, Any]]:
    return EXCEPTIONS.get(name, [])


def covers(exception: dict[str, Any], finding: Any) -> bool:
    return (
        exception["path"] == finding.path
        and exception["problem"] == finding.problem
        and exception.get("version", finding.version) == finding.version
        and (not finding.value or finding.value in exception.get("values", ()))
    )
