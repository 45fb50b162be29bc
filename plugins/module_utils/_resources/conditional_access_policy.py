# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Conditional access policies: who may sign in to what, from where, and what it takes."""

from __future__ import annotations

from typing import Any

from .._fields import Bool, Choice, Field, Flags, Int, Nested, Ref, Refs, SetOf, Text, Variant, Variants
from .._resource import Beta, Delete, Guarded, Permissions, Restore, WhatIf, collection, display_name
from .._scalars import TEXT, choice_of
from ._conditional_access import (
    REFUSALS,
    becomes_enforced,
    could_harm,
    sign_in,
    without_idle_operator,
    without_what_is_off,
)

_RISK_LEVELS = choice_of(("low", "medium", "high", "hidden", "none"))
_PLATFORMS = choice_of(("android", "iOS", "windows", "windowsPhone", "macOS", "all", "linux"))
_EVERYBODY = ("All", "None", "GuestsOrExternalUsers", "AllAgentIdUsers")
_APPLICATIONS = ("Office365", "MicrosoftAdminPortals", "AllAgentIdResources")


def _condition(name: str, doc: str, *fields: Field, **facts: Any) -> Field:
    """A condition, which is not set where it says nothing."""
    return Nested(name, doc, *fields, **{"nullable": True, "collapse": True, **facts})


def _filter(name: str, doc: str, **facts: Any) -> Field:
    return Nested(
        name,
        doc,
        # filterMode has no placeholder for later members.
        Choice("mode", "Whether what the rule fits is included or excluded.", ("include", "exclude"), required=True),
        Text("rule", "The rule.", required=True),
        **{"nullable": True, **facts},
    )


def _guests(name: str, doc: str) -> Field:
    kinds = (
        "none",
        "internalGuest",
        "b2bCollaborationGuest",
        "b2bCollaborationMember",
        "b2bDirectConnectUser",
        "otherExternalUser",
        "serviceProvider",
    )
    return _condition(
        name,
        doc,
        Flags("guest_or_external_user_types", "The types of users.", kinds, required=True, voids=("none",)),
        Variants(
            "external_tenants",
            "The tenants from which they come.",
            Variant("all", "#microsoft.graph.conditionalAccessAllExternalTenants", doc="Any other tenant."),
            Variant(
                "enumerated",
                "#microsoft.graph.conditionalAccessEnumeratedExternalTenants",
                (Refs("members", "The tenants; names are domains.", "tenant", required=True),),
                "The tenants of a list.",
            ),
            discriminator="membership_kind",
            repeated="membershipKind",
            nullable=True,
        ),
    )


_APPLICATION_CONDITION = Nested(
    "applications",
    "What the sign-in is for: applications, user actions or authentication contexts.",
    Refs("include_applications", "The applications.", "application", words=("All", "None", *_APPLICATIONS)),
    Refs(
        "exclude_applications",
        "The applications that it is not for, even if they are included.",
        "application",
        words=_APPLICATIONS,
    ),
    _filter("application_filter", "A filter of applications by their custom security attributes."),
    SetOf(
        "include_user_actions",
        "The user actions.",
        choice_of(("urn:user:registersecurityinfo", "urn:user:registerdevice")),
    ),
    Refs("include_authentication_context_class_references", "The authentication contexts.", "authentication_context"),
)

_USER_CONDITION = _condition(
    "users",
    "Who signs in. What is excluded wins.",
    Refs("include_users", "The users.", "user", words=_EVERYBODY),
    Refs("exclude_users", "The users that are excluded.", "user", words=_EVERYBODY[2:]),
    Refs("include_groups", "The groups.", "group"),
    Refs("exclude_groups", "The groups that are excluded.", "group"),
    # Custom roles are refused (1103).
    Refs("include_roles", "The built-in roles.", "role"),
    Refs("exclude_roles", "The built-in roles that are excluded.", "role"),
    _guests("include_guests_or_external_users", "Guests and external users by their type."),
    _guests("exclude_guests_or_external_users", "Guests and external users that are excluded."),
)

_WORKLOAD_CONDITION = _condition(
    "client_applications",
    "Which workload identities sign in.",
    Refs(
        "include_service_principals",
        "The service principals.",
        "service_principal",
        words=("ServicePrincipalsInMyTenant",),
    ),
    Refs("exclude_service_principals", "The service principals that are excluded.", "service_principal"),
    _filter("service_principal_filter", "A filter of service principals by their custom security attributes."),
    Refs(
        "include_agent_id_service_principals",
        "The service principals of agents.",
        "service_principal",
        words=("All",),
        beta=True,
    ),
    Refs(
        "exclude_agent_id_service_principals",
        "The service principals of agents that are excluded.",
        "service_principal",
        beta=True,
    ),
    _filter("agent_id_service_principal_filter", "A filter of service principals of agents.", beta=True),
)

# The older conditions on states of devices are left out: the filter has replaced them.
_CONDITIONS = Nested(
    "conditions",
    "When the policy applies. All conditions have to be met.",
    _USER_CONDITION,
    _WORKLOAD_CONDITION,
    _APPLICATION_CONDITION,
    SetOf(
        "client_app_types",
        "The kinds of client applications.",
        choice_of(("all", "browser", "mobileAppsAndDesktopClients", "exchangeActiveSync", "easSupported", "other")),
        required=True,
        # The service's own value for a policy that is created without (its page says that one is needed).
        default=["all"],
        reset=["all"],
    ),
    _condition(
        "locations",
        "From where. V(00000000-0000-0000-0000-000000000000) stands for the trusted IPs of per-user MFA.",
        Refs("include_locations", "The named locations.", "named_location", words=("All", "AllTrusted")),
        Refs("exclude_locations", "The named locations that are excluded.", "named_location", words=("AllTrusted",)),
    ),
    _condition(
        "platforms",
        "With which platforms.",
        SetOf("include_platforms", "The platforms.", _PLATFORMS),
        SetOf("exclude_platforms", "The platforms that are excluded.", _PLATFORMS),
    ),
    _condition("devices", "With which devices.", _filter("device_filter", "A filter of devices.")),
    SetOf("sign_in_risk_levels", "The risk of the sign-in.", _RISK_LEVELS),
    SetOf("user_risk_levels", "The risk of the user.", _RISK_LEVELS),
    SetOf("service_principal_risk_levels", "The risk of the workload identity.", _RISK_LEVELS),
    Flags(
        "insider_risk_levels",
        "The insider risk of the user.",
        ("minor", "moderate", "elevated"),
        nullable=True,
    ),
    _condition(
        "authentication_flows",
        "By which flows that pass a sign-in on to another device.",
        Flags(
            "transfer_methods",
            "The flows.",
            ("none", "deviceCodeFlow", "authenticationTransfer"),
            voids=("none",),
        ),
    ),
    Flags("agent_id_risk_levels", "The risk of the agent.", ("low", "medium", "high"), nullable=True, beta=True),
    _condition(
        "agents",
        "Which agents sign in.",
        Refs("include_agent_users", "The user accounts of agents.", "user", words=("All",)),
        Refs("exclude_agent_users", "The user accounts of agents that are excluded.", "user"),
        _filter("agent_filter", "A filter of agents."),
        beta=True,
    ),
    _condition(
        "agent_context",
        "In which contexts agents act. No page of the API says what they are.",
        SetOf("include_agent_contexts", "The contexts.", TEXT),
        SetOf("exclude_agent_contexts", "The contexts that are excluded.", TEXT),
        beta=True,
    ),
    # The example of the update page, and policies of Microsoft, of which only the exclusions can be changed.
    apart=tuple(f"users.exclude{name}" for name in ("Users", "Groups", "Roles", "GuestsOrExternalUsers")),
    required=True,
)

_GRANT_CONTROLS = Nested(
    "grant_controls",
    "What it takes to be let in.",
    Choice(
        "operator",
        "Whether all of the controls are needed or one of them. With a single control it means nothing.",
        ("AND", "OR"),
        closed=True,
        required=True,
    ),
    SetOf(
        "built_in_controls",
        "The controls; V(block) lets nobody in.",
        choice_of(
            (
                "block",
                "mfa",
                "compliantDevice",
                "domainJoinedDevice",
                "approvedApplication",
                "compliantApplication",
                "passwordChange",
                "riskRemediation",
            )
        ),
    ),
    SetOf("custom_authentication_factors", "The ids of custom controls.", TEXT),
    Refs("terms_of_use", "The terms of use that have to be accepted.", "agreement"),
    Nested(
        "authentication_strength",
        "The authentication strength.",
        Ref("id", "The authentication strength.", "authentication_strength"),
        bare="id",
        closed=True,
        nullable=True,
    ),
    collapse=True,
    weightless=("operator",),
    hook=without_idle_operator,
    nullable=True,
)


def _control(name: str, doc: str, *fields: Field, **facts: Any) -> Field:
    """A session control, which is not set where it is off."""
    on = Bool("is_enabled", "Whether the control is on.", default=True)
    return Nested(name, doc, on, *fields, **{"nullable": True, "collapse": True, "hook": without_what_is_off, **facts})


_SESSION_CONTROLS = Nested(
    "session_controls",
    "What holds for the session.",
    _control("application_enforced_restrictions", "Whether the application enforces restrictions of its own."),
    _control(
        "cloud_app_security",
        "Whether the session goes through Microsoft Defender for Cloud Apps.",
        Choice(
            "cloud_app_security_type",
            "What is done there.",
            ("mcasConfigured", "monitorOnly", "blockDownloads"),
            nullable=True,
        ),
    ),
    Bool(
        "disable_resilience_defaults",
        "Whether sessions end in an outage when they can no longer be checked.",
        nullable=True,
        # conditionalAccessSessionControls: null and false are alike.
        voids=(False,),
    ),
    _control(
        "persistent_browser",
        "Whether the session outlives the browser. It needs all applications.",
        Choice("mode", "Always or never.", ("always", "never"), nullable=True),
    ),
    _control("secure_sign_in_session", "Whether tokens are bound to the device."),
    _control(
        "sign_in_frequency",
        "How often people sign in again.",
        Choice(
            "frequency_interval",
            "After a time or every time. A task that gives V(everyTime) reads and writes in beta.",
            ("timeBased", "everyTime"),
            nullable=True,
            # v1.0 refused it for years; beta takes it everywhere.
            beta_values=("everyTime",),
        ),
        Choice(
            "authentication_type",
            "What has to be repeated.",
            ("primaryAndSecondaryAuthentication", "secondaryAuthentication"),
            nullable=True,
        ),
        Choice("type", "The unit of O(session_controls.sign_in_frequency.value).", ("days", "hours"), nullable=True),
        Int("value", "The time, at most 23 hours or 365 days.", nullable=True),
    ),
    Nested(
        "continuous_access_evaluation",
        "How strictly continuous access evaluation works.",
        Choice("mode", "The mode.", ("strictEnforcement", "disabled", "strictLocation"), required=True),
        nullable=True,
        beta=True,
    ),
    _control(
        "global_secure_access_filtering_profile",
        "Which profile of Global Secure Access filters the traffic.",
        Text("profile_id", "Id of the profile.", nullable=True),
        beta=True,
    ),
    collapse=True,
    nullable=True,
)

RESOURCE = collection(
    "conditional_access_policy",
    "conditional access policy",
    "/identity/conditionalAccess/policies",
    graph_type="conditionalAccessPolicy",
    docs="https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy",
    permissions=Permissions(
        read=("Policy.Read.All",),
        write=("Policy.Read.All", "Policy.ReadWrite.ConditionalAccess", "Application.Read.All|Directory.Read.All"),
        note="The last one is needed where applications are named.",
    ),
    notes=(
        "Microsoft Graph allows one request per second for conditional access in a tenant, all callers together. "
        "The items of a loop share one list of policies.",
    ),
    delete=Delete(restore=Restore("/identity/conditionalAccess/deletedItems/policies")),
    beta=Beta(complete=True),
    list_only=True,
    select_version=True,
    dropped=("createdDateTime", "modifiedDateTime", "deletedDateTime", "templateId", "partialEnablementStrategy"),
    # A named location that does not exist, or not yet.
    awaits=("1040:",),
    guard=Guarded(
        "conditional_access_policy",
        "id",
        when=could_harm,
        what_if=WhatIf(
            "/identity/conditionalAccess/evaluate",
            when=becomes_enforced,
            body=sign_in,
            needs=("Policy.Read.ConditionalAccess|Policy.Read.All",),
        ),
    ),
    refusals=REFUSALS,
    fields=(
        display_name("Name of the policy."),
        Text("description", "Description of the policy.", nullable=True),
        Choice(
            "policy_state",
            "Whether the policy is enforced, switched off, or only reports what it would do.",
            ("enabled", "disabled", "enabledForReportingButNotEnforced"),
            words={"report_only": "enabledForReportingButNotEnforced"},
            closed=True,
            wire="state",
            default="enabledForReportingButNotEnforced",
        ),
        _CONDITIONS,
        _GRANT_CONTROLS,
        _SESSION_CONTROLS,
    ),
)
