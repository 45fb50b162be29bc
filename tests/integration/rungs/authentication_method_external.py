# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""External methods: found among all methods, created and deleted in the collection that they share."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_PILOTS = "b2000000-0000-4000-8000-000000000007"
_LEGAL = "b2000000-0000-4000-8000-000000000011"
_SAMIR = "a1000000-0000-4000-8000-000000000019"
_PORTAL = "e4000000-0000-4000-8000-000000000002"
_FABRIKAM = "e4000000-0000-4000-8000-000000000004"

RUNGS = Rungs(
    path="/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/{id}",
    first={
        "display_name": 'Contoso\'s "second" factor',
        "policy_state": "enabled",
        "app_id": _PORTAL,
        "open_id_connect_setting": {
            "client_id": "brightwater",
            "discovery_url": "https://mfa.contoso.example/.well-known/openid-configuration",
        },
        "include_targets": [{"id": _PILOTS, "target_type": "group", "is_registration_required": False}],
        "exclude_targets": [{"id": _SAMIR, "target_type": "user"}],
    },
    second={
        "display_name": 'Contoso\'s "second" factor',
        "policy_state": "disabled",
        "app_id": _FABRIKAM.upper(),
        "open_id_connect_setting": {
            "client_id": "brightwater-2",
            "discovery_url": "https://login.contoso.example/.well-known/openid-configuration",
        },
        "include_targets": [
            {"id": "all_users", "target_type": "group", "is_registration_required": True},
            {"id": _SAMIR, "target_type": "user", "is_registration_required": False},
        ],
        "exclude_targets": [{"id": _LEGAL, "target_type": "group"}],
    },
    stored={
        "@odata.type": "#microsoft.graph.externalAuthenticationMethodConfiguration",
        "displayName": 'Contoso\'s "second" factor',
        "state": "disabled",
        "appId": _FABRIKAM.upper(),
        "openIdConnectSetting": {
            "clientId": "brightwater-2",
            "discoveryUrl": "https://login.contoso.example/.well-known/openid-configuration",
        },
        "includeTargets": [
            {"id": "all_users", "targetType": "group", "isRegistrationRequired": True},
            {"id": _SAMIR, "targetType": "user", "isRegistrationRequired": False},
        ],
        "excludeTargets": [{"id": _LEGAL, "targetType": "group"}],
    },
    fixed=("display_name",),
    clear=("include_targets", "exclude_targets"),
    cleared={"state": "disabled", "includeTargets": [], "excludeTargets": []},
)
