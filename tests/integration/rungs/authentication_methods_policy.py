# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The authentication methods policy: a campaign, and settings that only beta has."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_EMERGENCY = "b2000000-0000-4000-8000-000000000001"
_ADMINISTRATORS = "b2000000-0000-4000-8000-000000000003"
_PILOTS = "b2000000-0000-4000-8000-000000000007"
_ADA = "a1000000-0000-4000-8000-000000000001"

RUNGS = Rungs(
    path="/policies/authenticationMethodsPolicy",
    first={
        "policy_migration_state": "premigration",
        "reconfirmation_in_days": 90,
        "registration_enforcement": {
            "authentication_methods_registration_campaign": {
                "state": "enabled",
                "snooze_duration_in_days": 0,
                "enforce_registration_after_allowed_snoozes": False,
                "include_targets": [
                    {"id": _PILOTS, "target_type": "group", "targeted_authentication_method": "microsoftAuthenticator"}
                ],
                "exclude_targets": [{"id": _EMERGENCY, "target_type": "group"}],
            }
        },
        "report_suspicious_activity_settings": {
            "state": "enabled",
            "include_target": {"id": _PILOTS, "target_type": "group"},
            "voice_reporting_code": 9,
        },
        "system_credential_preferences": {
            "state": "enabled",
            "include_targets": [{"id": _PILOTS, "target_type": "group"}],
            "exclude_targets": [{"id": _ADA, "target_type": "user"}],
        },
        "microsoft_authenticator_platform_settings": {
            "enforce_app_pin": {
                "include_targets": [{"id": "all_users", "target_type": "group"}],
                "exclude_targets": [{"id": _EMERGENCY, "target_type": "group"}],
            }
        },
    },
    second={
        "policy_migration_state": "migrationComplete",
        "reconfirmation_in_days": 180,
        "registration_enforcement": {
            "authentication_methods_registration_campaign": {
                "state": "disabled",
                "snooze_duration_in_days": 14,
                "enforce_registration_after_allowed_snoozes": True,
                "include_targets": [
                    {"id": "Ada Whitfield", "target_type": "user", "targeted_authentication_method": "fido2"},
                    {"id": _PILOTS, "target_type": "group"},
                ],
                "exclude_targets": [{"id": "ada.whitfield@brightwater-instruments.com", "target_type": "user"}],
            }
        },
        "report_suspicious_activity_settings": {
            "state": "default",
            "include_target": {"id": _ADA, "target_type": "user"},
            "voice_reporting_code": 0,
        },
        "system_credential_preferences": {
            "state": "disabled",
            "include_targets": [{"id": _ADA, "target_type": "user"}],
            "exclude_targets": [{"id": _ADMINISTRATORS, "target_type": "group"}],
        },
        "microsoft_authenticator_platform_settings": {
            "enforce_app_pin": {
                "include_targets": [{"id": _ADA, "target_type": "user"}],
                "exclude_targets": [{"id": _ADA, "target_type": "user"}],
            }
        },
    },
    stored={
        "policyMigrationState": "migrationComplete",
        "reconfirmationInDays": 180,
        "registrationEnforcement": {
            "authenticationMethodsRegistrationCampaign": {
                "state": "disabled",
                "snoozeDurationInDays": 14,
                "enforceRegistrationAfterAllowedSnoozes": True,
                "includeTargets": [
                    {"id": _ADA, "targetType": "user", "targetedAuthenticationMethod": "Fido2"},
                    {"id": _PILOTS, "targetType": "group", "targetedAuthenticationMethod": "microsoftAuthenticator"},
                ],
                "excludeTargets": [{"id": _ADA, "targetType": "user"}],
            }
        },
        "reportSuspiciousActivitySettings": {
            "state": "default",
            "includeTarget": {"id": _ADA, "targetType": "user"},
            "voiceReportingCode": 0,
        },
        "systemCredentialPreferences": {
            "state": "disabled",
            "includeTargets": [{"id": _ADA, "targetType": "user"}],
            "excludeTargets": [{"id": _ADMINISTRATORS, "targetType": "group"}],
        },
        "microsoftAuthenticatorPlatformSettings": {
            "enforceAppPIN": {
                "includeTargets": [{"id": _ADA, "targetType": "user"}],
                "excludeTargets": [{"id": _ADA, "targetType": "user"}],
            }
        },
    },
    clear=(
        "policy_migration_state",
        "reconfirmation_in_days",
        "registration_enforcement.authentication_methods_registration_campaign.enforce_registration_after_allowed_snoozes",
        "registration_enforcement.authentication_methods_registration_campaign.include_targets",
        "registration_enforcement.authentication_methods_registration_campaign.exclude_targets",
        "report_suspicious_activity_settings.voice_reporting_code",
        "system_credential_preferences.include_targets",
        "system_credential_preferences.exclude_targets",
        "microsoft_authenticator_platform_settings.enforce_app_pin.include_targets",
        "microsoft_authenticator_platform_settings.enforce_app_pin.exclude_targets",
    ),
    cleared={
        "policyMigrationState": None,
        "reconfirmationInDays": None,
        "registrationEnforcement": {
            "authenticationMethodsRegistrationCampaign": {
                "state": "disabled",
                "snoozeDurationInDays": 14,
                "enforceRegistrationAfterAllowedSnoozes": None,
                "includeTargets": [],
                "excludeTargets": [],
            }
        },
        "reportSuspiciousActivitySettings": {
            "state": "default",
            "includeTarget": {"id": _ADA, "targetType": "user"},
            "voiceReportingCode": None,
        },
        "systemCredentialPreferences": {"state": "disabled", "includeTargets": [], "excludeTargets": []},
        "microsoftAuthenticatorPlatformSettings": {"enforceAppPIN": {"includeTargets": [], "excludeTargets": []}},
    },
)
