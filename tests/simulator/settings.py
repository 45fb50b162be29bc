# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a test can set while the simulator runs."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

CHOICES: dict[str, tuple[Any, ...]] = {
    "patch": ("merge", "replace"),
    "strictness": ("strict", "lenient"),
    "beta_only_policies": ("hidden", "shown"),
    "every_time": ("v1.0", "beta"),
    "unset_conditions": ("null", "left_out"),
    "empty_session_controls": ("null", "refused"),
    "keyword_case": ("folded", "strict"),
    "context_status": (200, 201),
}


@dataclass
class Settings:
    """The defaults are what the public service is believed to do."""

    # How PATCH reads a partly sent complex value.
    patch: str = "merge"
    # A cap on every page, whatever $top says; null leaves each collection its own page size.
    page_size: int | None = None
    # strict: unknown and read-only members are refused; lenient: they are ignored.
    strictness: str = "strict"
    # Seconds, or number of reads, that a write stays invisible.
    replication_seconds: float = 0.0
    replication_reads: int = 0
    # The documented limits.
    throttling: bool = False
    # Whether /security has the member providerStatus, which the public service has not.
    provider_status: bool = False
    # Whether endpoints that serve only a signed-in user refuse applications.
    users_only: bool = True
    # Seconds that a token is valid.
    token_lifetime: int = 3599

    # Conditional access, where people report both.
    # Seconds until it knows of a new named location or strength, and forgets that a policy named one.
    reference_seconds: float = 0.0
    # Whether v1.0 hides a policy that uses what only beta has, or shows the rest of it.
    beta_only_policies: str = "hidden"
    # The version that a sign-in frequency of every time needs.
    every_time: str = "v1.0"
    # Whether conditions that are not set are null, or some of them are missing.
    unset_conditions: str = "null"
    # Whether session controls that are all switched off become null.
    empty_session_controls: str = "null"
    # Whether words among ids, such as All, are known in any case.
    keyword_case: str = "folded"
    # The status of a GET of an authentication context.
    context_status: int = 200

    def update(self, changes: dict[str, Any]) -> None:
        known = {item.name: item for item in fields(self)}
        for name, value in changes.items():
            if name not in known:
                raise ValueError(f"unknown setting '{name}'; known are {', '.join(known)}")
            if name in CHOICES and value not in CHOICES[name]:
                raise ValueError(f"{name} is one of {', '.join(CHOICES[name])}")
            self._check(name, value)
        for name, value in changes.items():
            setattr(self, name, value)

    def _check(self, name: str, value: Any) -> None:
        default = getattr(Settings(), name)
        if name == "page_size":
            fits = value is None or isinstance(value, int) and not isinstance(value, bool) and value > 0
        elif isinstance(default, bool):
            fits = isinstance(value, bool)
        elif isinstance(default, (int, float)):
            fits = isinstance(value, (int, float)) and not isinstance(value, bool) and value >= 0
        else:
            fits = isinstance(value, str)
        if not fits:
            raise ValueError(f"{name} cannot be {value!r}")

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)
