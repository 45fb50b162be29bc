# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Microsoft Authenticator: features with one target for and one against, one of them in beta only."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_EMERGENCY = "b2000000-0000-4000-8000-000000000001"
_ADMINISTRATORS = "b2000000-0000-4000-8000-000000000003"
_PILOTS = "b2000000-0000-4000-8000-000000000007"
_BRANCH = "d6000000-0000-4000-8000-000000000001"
_READERS = "f2ef992c-3afb-46b9-b7cf-a126ee74c451"
_ADA = "a1000000-0000-4000-8000-000000000001"
_NOBODY = {"id": "00000000-0000-0000-0000-000000000000", "targetType": "group"}

RUNGS = Rungs(
    path="/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/microsoftAuthenticator",
    first={
        "policy_state": "disabled",
        "exclude_targets": [{"id": _EMERGENCY, "target_type": "group"}],
        "is_software_oath_enabled": False,
        "feature_settings": {
            "display_app_information_required_state": {
                "state": "enabled",
                "include_target": {"id": _PILOTS, "target_type": "group"},
                "exclude_target": {"id": "Global Reader", "target_type": "role"},
            },
            "display_location_information_required_state": {
                "state": "disabled",
                "include_target": {"id": _BRANCH, "target_type": "administrativeUnit"},
                "exclude_target": {"id": _EMERGENCY, "target_type": "group"},
            },
            "companion_app_allowed_state": {
                "state": "disabled",
                "include_target": {"id": _READERS, "target_type": "role"},
                "exclude_target": {"id": _PILOTS, "target_type": "group"},
            },
        },
        "include_targets": [
            {
                "id": "all_users",
                "target_type": "group",
                "is_registration_required": True,
                "authentication_mode": "push",
            },
        ],
    },
    second={
        "policy_state": "enabled",
        "exclude_targets": [{"id": _ADA, "target_type": "user"}],
        "is_software_oath_enabled": True,
        "feature_settings": {
            "display_app_information_required_state": {
                "state": "default",
                "include_target": {"id": "Global Reader", "target_type": "role"},
                "exclude_target": {"id": "Emergency access accounts", "target_type": "group"},
            },
            "display_location_information_required_state": {
                "state": "enabled",
                "include_target": {"id": "ALL_USERS", "target_type": "group"},
                "exclude_target": {"id": "Hamburg branch", "target_type": "administrativeUnit"},
            },
            "companion_app_allowed_state": {
                "state": "enabled",
                "include_target": {"id": _BRANCH, "target_type": "administrativeUnit"},
                "exclude_target": {"id": _READERS, "target_type": "role"},
            },
        },
        "include_targets": [
            {
                "id": _ADMINISTRATORS,
                "target_type": "group",
                "is_registration_required": False,
                "authentication_mode": "deviceBasedPush",
            },
            {"id": "all_users", "target_type": "group"},
        ],
    },
    stored={
        "state": "enabled",
        "excludeTargets": [{"id": _ADA, "targetType": "user"}],
        "isSoftwareOathEnabled": True,
        "featureSettings": {
            "displayAppInformationRequiredState": {
                "state": "default",
                "includeTarget": {"id": _READERS, "targetType": "role"},
                "excludeTarget": {"id": _EMERGENCY, "targetType": "group"},
            },
            "displayLocationInformationRequiredState": {
                "state": "enabled",
                "includeTarget": {"id": "all_users", "targetType": "group"},
                "excludeTarget": {"id": _BRANCH, "targetType": "administrativeUnit"},
            },
            "companionAppAllowedState": {
                "state": "enabled",
                "includeTarget": {"id": _BRANCH, "targetType": "administrativeUnit"},
                "excludeTarget": {"id": _READERS, "targetType": "role"},
            },
            "numberMatchingRequiredState": {
                "state": "enabled",
                "includeTarget": {"id": "all_users", "targetType": "group"},
                "excludeTarget": _NOBODY,
            },
        },
        "includeTargets": [
            {
                "id": _ADMINISTRATORS,
                "targetType": "group",
                "isRegistrationRequired": False,
                "authenticationMode": "deviceBasedPush",
            },
            {"id": "all_users", "targetType": "group", "isRegistrationRequired": True, "authenticationMode": "push"},
        ],
    },
    clear=(
        "exclude_targets",
        "include_targets",
        "is_software_oath_enabled",
        *(
            f"feature_settings.{feature}.{member}"
            for feature in (
                "display_app_information_required_state",
                "display_location_information_required_state",
                "companion_app_allowed_state",
            )
            for member in ("state", "include_target", "exclude_target")
        ),
    ),
    cleared={
        "excludeTargets": [],
        "includeTargets": [],
        "isSoftwareOathEnabled": None,
        "featureSettings": {
            "displayAppInformationRequiredState": {"state": None, "includeTarget": None, "excludeTarget": None},
            "displayLocationInformationRequiredState": {"state": None, "includeTarget": None, "excludeTarget": None},
            "companionAppAllowedState": {"state": None, "includeTarget": None, "excludeTarget": None},
            "numberMatchingRequiredState": {
                "state": "enabled",
                "includeTarget": {"id": "all_users", "targetType": "group"},
                "excludeTarget": _NOBODY,
            },
        },
    },
)
