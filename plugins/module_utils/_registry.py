# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""All declarations, for the modules that work on many resources. Written by scripts/generate.py.

Private to the collection.
"""

from __future__ import annotations

from ._resource import Resource
from ._resources.authentication_strength_policy import RESOURCE as _authentication_strength_policy
from ._resources.security import RESOURCE as _security
from ._resources.security_defaults import RESOURCE as _security_defaults

RESOURCES: dict[str, Resource] = {
    each.name: each
    for each in (
        _authentication_strength_policy,
        _security,
        _security_defaults,
    )
}
"""The declarations by the names of their modules."""
