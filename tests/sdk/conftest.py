# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The report of what the SDKs have and the declarations lack comes after the tests; it fails nothing."""

from __future__ import annotations

import pytest

from tests.sdk.declarations import REPORT, report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    text = report()
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(text, encoding="utf-8")
    terminalreporter.section("what only the SDKs have")
    terminalreporter.write(text)
