# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The authentication methods policy: what is not about a single method."""

from __future__ import annotations

from typing import Any

from .._fields import Bool, Choice, Field, Int, Keyed, Nested
from .._resource import Refusal, singleton
from ._authentication_method import PERMISSIONS, target

_EVERYBODY = {"targetType": "group", "id": "all_users"}


def _snoozes_out_of_range(value: dict[str, Any]) -> bool:
    campaign = (value.get("registrationEnforcement") or {}).get("authenticationMethodsRegistrationCampaign") or {}
    days = campaign.get("snoozeDurationInDays")
    return isinstance(days, int) and not 0 <= days <= 14


def _state(doc: str) -> Field:
    return Choice("state", doc, ("default", "enabled", "disabled"), required=True, reset="default")


def _included(doc: str, *more: Field, **facts: Any) -> Field:
    return Keyed("include_targets", doc, target(*more), key=("id",), **facts)


def _excluded(doc: str) -> Field:
    return Keyed("exclude_targets", doc, target(words=()), key=("id",))


# The metadata lets the objects be null; what that means is not documented, so that they are emptied part by part only.
# https://learn.microsoft.com/graph/api/resources/authenticationmethodsregistrationcampaign
_CAMPAIGN = Nested(
    "authentication_methods_registration_campaign",
    "The prompts after a sign-in that ask to register a better method.",
    _state("Whether users are prompted; V(default) leaves it to Microsoft."),
    Int(
        "snooze_duration_in_days",
        "How many days a user who puts it off is left alone, from 0 (not at all) to 14.",
        required=True,
    ),
    Bool(
        "enforce_registration_after_allowed_snoozes",
        "Whether a user can put it off three times only.",
        nullable=True,
        beta=True,
        reset=True,
    ),
    _included(
        "Who is prompted.",
        Choice(
            "targeted_authentication_method",
            "The method to register.",
            ("microsoftAuthenticator", "Fido2"),
            nullable=True,
        ),
    ),
    _excluded("Who is not prompted."),
)

RESOURCE = singleton(
    "authentication_methods_policy",
    "authentication methods policy",
    "/policies/authenticationMethodsPolicy",
    graph_type="authenticationMethodsPolicy",
    docs="https://learn.microsoft.com/graph/api/resources/authenticationmethodspolicy",
    permissions=PERMISSIONS,
    # The configurations of the methods are shown here and written at paths of their own.
    dropped=(
        "authenticationMethodConfigurations",
        "description",
        "displayName",
        "lastModifiedDateTime",
        "policyVersion",
    ),
    fields=(
        Choice(
            "policy_migration_state",
            "How far the tenant has come from the older settings for multifactor authentication and password reset: "
            "V(preMigration) has this policy for sign-in only, V(migrationInProgress) respects both, "
            "V(migrationComplete) ignores the older ones.",
            ("preMigration", "migrationInProgress", "migrationComplete"),
            nullable=True,
        ),
        Int(
            "reconfirmation_in_days",
            "After how many days users are asked whether their methods are still right.",
            nullable=True,
        ),
        Nested("registration_enforcement", "What users are asked to register when they sign in.", _CAMPAIGN),
        Nested(
            "report_suspicious_activity_settings",
            "Users can report prompts that they did not cause; a report raises the risk of the user.",
            _state("Whether users can report; V(default) means that they cannot."),
            Nested(
                "include_target",
                "Who can report.",
                *target().fields,
                required=True,
                reset=_EVERYBODY,
            ),
            Int("voice_reporting_code", "The number to dial in a call to report it.", nullable=True, reset=0),
            beta=True,
        ),
        Nested(
            "system_credential_preferences",
            "Users are asked for the strongest of their methods first.",
            _state("Whether the strongest one comes first; V(default) leaves it to Microsoft."),
            _included("For whom it comes first.", reset=[_EVERYBODY]),
            _excluded("For whom it does not."),
            beta=True,
        ),
        # In the beta SDKs only, on no page of the reference.
        Nested(
            "microsoft_authenticator_platform_settings",
            "Settings of the Microsoft Authenticator app. Microsoft does not document them.",
            Nested(
                "enforce_app_pin",
                "Who has to lock the app with a PIN or by biometrics.",
                _included("For whom the app is locked."),
                _excluded("For whom it need not be."),
                wire="enforceAppPIN",
            ),
            beta=True,
        ),
    ),
    refusals=(Refusal(on="wish", when=_snoozes_out_of_range, message="snooze_duration_in_days must be from 0 to 14"),),
)
