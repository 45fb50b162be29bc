# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The device registration policy: three times everybody, nobody or some, by name and by id."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_BRUNO = "a1000000-0000-4000-8000-000000000002"
_FINANCE = "b2000000-0000-4000-8000-000000000005"
_SALES = "b2000000-0000-4000-8000-000000000006"

RUNGS = Rungs(
    path="/policies/deviceRegistrationPolicy",
    first={
        "user_device_quota": 10,
        "multi_factor_auth_configuration": "required",
        "azure_ad_join": {
            "allowed_to_join": {"users": ["Ada Whitfield", _BRUNO.upper()], "groups": ["Finance"]},
            "local_admins": {
                "enable_global_admins": False,
                "registering_users": {"users": ["bruno.kessler@brightwater-instruments.com"], "groups": ["Sales"]},
            },
        },
        "azure_ad_registration": {"allowed_to_register": {"type": "none"}},
        "local_admin_password": {"is_enabled": True},
    },
    second={
        "user_device_quota": 0,
        "multi_factor_auth_configuration": "notRequired",
        "azure_ad_join": {
            # The groups stay.
            "allowed_to_join": {"type": "enumerated", "users": []},
            "local_admins": {"enable_global_admins": True, "registering_users": {"type": "none"}},
        },
        "azure_ad_registration": {
            "allowed_to_register": {"type": "enumerated", "users": ["Bruno Kessler"], "groups": [_SALES, _FINANCE]}
        },
        "local_admin_password": {"is_enabled": False},
    },
    stored={
        "userDeviceQuota": 0,
        "multiFactorAuthConfiguration": "notRequired",
        "azureADJoin": {
            "isAdminConfigurable": True,
            "allowedToJoin": {
                "@odata.type": "#microsoft.graph.enumeratedDeviceRegistrationMembership",
                "users": [],
                "groups": [_FINANCE],
            },
            "localAdmins": {
                "enableGlobalAdmins": True,
                "registeringUsers": {"@odata.type": "#microsoft.graph.noDeviceRegistrationMembership"},
            },
        },
        "azureADRegistration": {
            "isAdminConfigurable": True,
            "allowedToRegister": {
                "@odata.type": "#microsoft.graph.enumeratedDeviceRegistrationMembership",
                "users": [_BRUNO],
                "groups": [_SALES, _FINANCE],
            },
        },
        "localAdminPassword": {"isEnabled": False},
    },
)
