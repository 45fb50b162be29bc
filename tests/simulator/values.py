# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Literals of OData's primitive types as JSON has them."""

from __future__ import annotations

import base64
import binascii
import re
from datetime import datetime, timezone
from typing import Any

GUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
DURATION = re.compile(r"-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
TIME = re.compile(r"\d{2}:\d{2}(:\d{2}(\.\d+)?)?")


def is_guid(text: str) -> bool:
    return bool(GUID.fullmatch(text))


def is_instant(text: str) -> bool:
    try:
        # Graph sends up to seven fractional digits, Python reads six.
        moment = datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", text))
    except ValueError:
        return False
    return "T" in text and moment.tzinfo is not None


def is_binary(text: str) -> bool:
    try:
        base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return False
    return True


TEXT_CHECKS = {
    "String": lambda text: True,
    "Guid": is_guid,
    "DateTimeOffset": is_instant,
    "Date": lambda text: bool(DATE.fullmatch(text)),
    "TimeOfDay": lambda text: bool(TIME.fullmatch(text)),
    "Duration": lambda text: bool(DURATION.fullmatch(text)),
    "Binary": is_binary,
}


def fits(value: Any, primitive: str) -> bool:
    """Whether a JSON value is a literal of the primitive type."""
    if primitive == "Untyped":
        return True
    if primitive == "Boolean":
        return isinstance(value, bool)
    if primitive in ("Int32", "Int64"):
        limit = 2**31 if primitive == "Int32" else 2**63
        return isinstance(value, int) and not isinstance(value, bool) and -limit <= value < limit
    if primitive == "Double":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, str) and TEXT_CHECKS[primitive](value)


def literal(value: Any) -> str:
    """A JSON value the way error messages quote it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def timestamp(moment: datetime | None = None) -> str:
    """Seven fractional digits and Z, as the directory writes them."""
    moment = moment or datetime.now(timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%f") + "0Z"


def split_flags(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
