# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Conditional access policies: those for people in v1.0, and those for workloads and agents in beta.

No policy can use every condition and control at once.
"""

from __future__ import annotations

from tests.integration.rungs import Rungs

_PATH = "/identity/conditionalAccess/policies/{id}"
_ADA, _BRUNO = "a1000000-0000-4000-8000-000000000001", "a1000000-0000-4000-8000-000000000002"
_EMERGENCY, _FINANCE, _SALES = (f"b2000000-0000-4000-8000-00000000000{number}" for number in (1, 5, 6))
_ROBOT, _PORTAL = "c3000000-0000-4000-8000-000000000008", "c3000000-0000-4000-8000-000000000007"
_CODE = "c3000000-0000-4000-8000-000000000006"
_PORTAL_APP = "e4000000-0000-4000-8000-000000000002"
_GLOBAL, _SECURITY = "62e90394-69f5-4237-9190-012177145e10", "194ae4cb-b126-40b2-bd5b-6091b380977d"
_COUNTRIES = "10000000-1000-4000-8000-000000000002"
_HARBOR = "f5000000-0000-4000-8000-000000000001"
_RULES = "40000000-4000-4000-8000-000000000001"
_RESISTANT = "00000000-0000-0000-0000-000000000004"
_PROFILE = "5d6b6bb7-de71-4623-b4af-96380a352509"
_FILTER = {"mode": "exclude", "rule": "device.isCompliant -eq True"}
_ATTRIBUTE = {"mode": "include", "rule": 'CustomSecurityAttribute.Site_Kind -eq "lab"'}

_PEOPLE = Rungs(
    path=_PATH,
    first={
        "display_name": "Ladder",
        "description": "First",
        "policy_state": "disabled",
        "conditions": {
            "users": {
                "include_users": ["ALL"],
                "exclude_users": ["guestsorexternalusers", _ADA.upper()],
                "exclude_guests_or_external_users": {
                    "guest_or_external_user_types": ["serviceProvider"],
                    "external_tenants": {"members": [_HARBOR]},
                },
            },
            "applications": {"include_user_actions": ["urn:user:registersecurityinfo"]},
            "client_app_types": ["ALL"],
            "locations": {"include_locations": ["all"], "exclude_locations": ["alltrusted", "head office"]},
            "platforms": {"include_platforms": ["All"], "exclude_platforms": ["linux", "ios"]},
            "authentication_flows": {"transfer_methods": ["authenticationTransfer", "deviceCodeFlow"]},
        },
        "grant_controls": {"operator": "OR", "built_in_controls": ["Block"]},
    },
    second={
        "display_name": "Ladder",
        "description": "Second",
        "policy_state": "report_only",
        "conditions": {
            "users": {
                "include_users": ["GuestsOrExternalUsers", "ada.whitfield@brightwater-instruments.com"],
                "exclude_users": ["bruno.kessler@brightwater-instruments.com"],
                "include_groups": ["finance", _SALES.upper()],
                "exclude_groups": ["Emergency access accounts"],
                "include_roles": ["global administrator"],
                "exclude_roles": ["Security Administrator"],
                "include_guests_or_external_users": {
                    "guest_or_external_user_types": ["serviceProvider", "internalGuest"],
                    "external_tenants": {"membership_kind": "enumerated", "members": ["harbor-logistics.example"]},
                },
                "exclude_guests_or_external_users": {
                    "guest_or_external_user_types": ["b2bDirectConnectUser"],
                    "external_tenants": {"membership_kind": "all"},
                },
            },
            "applications": {
                "include_applications": ["all"],
                "exclude_applications": ["office365", "Order portal"],
                "include_user_actions": [],
            },
            "client_app_types": ["browser", "mobileAppsAndDesktopClients"],
            "locations": {"include_locations": ["Countries we work in"], "exclude_locations": []},
            "platforms": {"include_platforms": ["windows", "macos"], "exclude_platforms": []},
            "devices": {"device_filter": _FILTER},
            "sign_in_risk_levels": ["high"],
            "user_risk_levels": ["high", "Medium"],
            "insider_risk_levels": ["elevated", "minor"],
        },
        "grant_controls": {
            "operator": "AND",
            "built_in_controls": ["compliantDevice", "domainJoinedDevice"],
            "custom_authentication_factors": ["KeyStroke"],
            "terms_of_use": [_RULES.upper()],
            "authentication_strength": "phishing-resistant MFA",
        },
        "session_controls": {
            "application_enforced_restrictions": {"is_enabled": True},
            "cloud_app_security": {"is_enabled": True, "cloud_app_security_type": "blockDownloads"},
            "disable_resilience_defaults": True,
            "persistent_browser": {"is_enabled": True, "mode": "never"},
            "secure_sign_in_session": {"is_enabled": True},
            "sign_in_frequency": {
                "is_enabled": True,
                "frequency_interval": "timeBased",
                "authentication_type": "primaryAndSecondaryAuthentication",
                "type": "hours",
                "value": 9,
            },
        },
        "clear": ["conditions.authentication_flows"],
    },
    stored={
        "displayName": "Ladder",
        "description": "Second",
        "state": "enabledForReportingButNotEnforced",
        "conditions": {
            "users": {
                "includeUsers": ["GuestsOrExternalUsers", _ADA],
                "excludeUsers": [_BRUNO],
                "includeGroups": [_FINANCE, _SALES.upper()],
                "excludeGroups": [_EMERGENCY],
                "includeRoles": [_GLOBAL],
                "excludeRoles": [_SECURITY],
                "includeGuestsOrExternalUsers": {
                    "guestOrExternalUserTypes": "internalGuest,serviceProvider",
                    "externalTenants": {
                        "@odata.type": "#microsoft.graph.conditionalAccessEnumeratedExternalTenants",
                        "membershipKind": "enumerated",
                        "members": [_HARBOR],
                    },
                },
                "excludeGuestsOrExternalUsers": {
                    "guestOrExternalUserTypes": "b2bDirectConnectUser",
                    "externalTenants": {
                        "@odata.type": "#microsoft.graph.conditionalAccessAllExternalTenants",
                        "membershipKind": "all",
                    },
                },
            },
            "applications": {
                "includeApplications": ["All"],
                "excludeApplications": ["Office365", _PORTAL_APP],
                "includeUserActions": [],
                "includeAuthenticationContextClassReferences": [],
                "applicationFilter": None,
            },
            "clientAppTypes": ["browser", "mobileAppsAndDesktopClients"],
            "locations": {"includeLocations": [_COUNTRIES], "excludeLocations": []},
            "platforms": {"includePlatforms": ["windows", "macOS"], "excludePlatforms": []},
            "devices": {"deviceFilter": _FILTER},
            "signInRiskLevels": ["high"],
            "userRiskLevels": ["high", "medium"],
            "servicePrincipalRiskLevels": [],
            "insiderRiskLevels": "minor,elevated",
            "authenticationFlows": None,
            "clientApplications": None,
        },
        "grantControls": {
            "operator": "AND",
            "builtInControls": ["compliantDevice", "domainJoinedDevice"],
            "customAuthenticationFactors": ["KeyStroke"],
            "termsOfUse": [_RULES],
            "authenticationStrength": {"id": _RESISTANT},
        },
        "sessionControls": {
            "applicationEnforcedRestrictions": {"isEnabled": True},
            "cloudAppSecurity": {"isEnabled": True, "cloudAppSecurityType": "blockDownloads"},
            "disableResilienceDefaults": True,
            "persistentBrowser": {"isEnabled": True, "mode": "never"},
            "secureSignInSession": {"isEnabled": True},
            "signInFrequency": {
                "isEnabled": True,
                "frequencyInterval": "timeBased",
                "authenticationType": "primaryAndSecondaryAuthentication",
                "type": "hours",
                "value": 9,
            },
        },
    },
    fixed=("display_name",),
    clear=(
        "description",
        "conditions.users.exclude_users",
        "conditions.users.include_groups",
        "conditions.users.exclude_groups",
        "conditions.users.include_roles",
        "conditions.users.exclude_roles",
        "conditions.users.include_guests_or_external_users",
        "conditions.users.exclude_guests_or_external_users",
        "conditions.applications.exclude_applications",
        "conditions.applications.include_user_actions",
        "conditions.applications.include_authentication_context_class_references",
        "conditions.client_applications",
        "conditions.locations",
        "conditions.platforms",
        "conditions.devices",
        "conditions.sign_in_risk_levels",
        "conditions.user_risk_levels",
        "conditions.insider_risk_levels",
        "conditions.authentication_flows",
        "grant_controls.custom_authentication_factors",
        "grant_controls.terms_of_use",
        "grant_controls.authentication_strength",
        "session_controls",
    ),
    cleared={
        "description": None,
        "state": "enabledForReportingButNotEnforced",
        "conditions": {
            "users": {
                "includeUsers": ["GuestsOrExternalUsers", _ADA],
                "excludeUsers": [],
                "includeGroups": [],
                "excludeGroups": [],
                "includeRoles": [],
                "excludeRoles": [],
                "includeGuestsOrExternalUsers": None,
                "excludeGuestsOrExternalUsers": None,
            },
            "applications": {
                "includeApplications": ["All"],
                "excludeApplications": [],
                "includeUserActions": [],
                "includeAuthenticationContextClassReferences": [],
                "applicationFilter": None,
            },
            "clientAppTypes": ["browser", "mobileAppsAndDesktopClients"],
            "locations": None,
            "platforms": None,
            "devices": None,
            "signInRiskLevels": [],
            "userRiskLevels": [],
            "servicePrincipalRiskLevels": [],
            "insiderRiskLevels": None,
            "authenticationFlows": None,
            "clientApplications": None,
        },
        "grantControls": {
            "operator": "AND",
            "builtInControls": ["compliantDevice", "domainJoinedDevice"],
            "customAuthenticationFactors": [],
            "termsOfUse": [],
            "authenticationStrength": None,
        },
        "sessionControls": None,
    },
)

# Of what is not set beta shows this, and takes it back.
_UNSET = {
    "clientAppTypes": ["all"],
    "locations": None,
    "platforms": None,
    "devices": None,
    "deviceStates": None,
    "times": None,
    "signInRiskLevels": [],
    "userRiskLevels": [],
    "insiderRiskLevels": None,
    "authenticationFlows": None,
}
_CONTEXT = {
    "includeApplications": [],
    "excludeApplications": [],
    "includeUserActions": [],
    "includeAuthenticationContextClassReferences": ["c1"],
    "globalSecureAccess": None,
    "networkAccess": None,
}
_SESSION = {
    "continuousAccessEvaluation": {"mode": "strictLocation"},
    "globalSecureAccessFilteringProfile": {"isEnabled": True, "profileId": _PROFILE},
}

_WORKLOADS = Rungs(
    path=_PATH,
    first={
        "display_name": "Workloads",
        "conditions": {
            "users": {"include_users": ["none"]},
            "client_applications": {"include_service_principals": ["serviceprincipalsinmytenant"]},
            "applications": {"include_applications": ["All"]},
            "service_principal_risk_levels": ["high"],
        },
        "grant_controls": {"operator": "OR", "built_in_controls": ["block"]},
    },
    second={
        "display_name": "Workloads",
        "conditions": {
            "client_applications": {
                "include_service_principals": [_PORTAL, "Policies as code"],
                "exclude_service_principals": ["calibration Robot"],
                "service_principal_filter": _ATTRIBUTE,
                "include_agent_id_service_principals": ["all"],
                "exclude_agent_id_service_principals": [_PORTAL],
                "agent_id_service_principal_filter": _ATTRIBUTE,
            },
            "applications": {
                "include_applications": [],
                "application_filter": _ATTRIBUTE,
                "include_authentication_context_class_references": ["Calibration records"],
            },
            "service_principal_risk_levels": ["High", "medium"],
            "agent_id_risk_levels": ["medium", "high"],
            "agents": {
                "include_agent_users": ["all"],
                "exclude_agent_users": [_BRUNO],
                "agent_filter": _FILTER,
            },
            "agent_context": {"include_agent_contexts": ["a"], "exclude_agent_contexts": ["b"]},
        },
        "grant_controls": {"operator": "OR", "built_in_controls": ["mfa"]},
        "session_controls": {
            "continuous_access_evaluation": {"mode": "strictLocation"},
            "global_secure_access_filtering_profile": {"is_enabled": True, "profile_id": _PROFILE},
        },
    },
    stored={
        "state": "enabledForReportingButNotEnforced",
        "conditions": {
            **_UNSET,
            "users": {
                "includeUsers": ["None"],
                "excludeUsers": [],
                "includeGroups": [],
                "excludeGroups": [],
                "includeRoles": [],
                "excludeRoles": [],
                "includeGuestsOrExternalUsers": None,
                "excludeGuestsOrExternalUsers": None,
            },
            "clientApplications": {
                "includeServicePrincipals": [_PORTAL, _CODE],
                "excludeServicePrincipals": [_ROBOT],
                "servicePrincipalFilter": _ATTRIBUTE,
                "includeAgentIdServicePrincipals": ["All"],
                "excludeAgentIdServicePrincipals": [_PORTAL],
                "agentIdServicePrincipalFilter": _ATTRIBUTE,
            },
            "applications": {**_CONTEXT, "applicationFilter": _ATTRIBUTE},
            "servicePrincipalRiskLevels": ["high", "medium"],
            "agentIdRiskLevels": "medium,high",
            "agents": {
                "includeAgentUsers": ["All"],
                "excludeAgentUsers": [_BRUNO],
                "agentFilter": _FILTER,
            },
            "agentContext": {"includeAgentContexts": ["a"], "excludeAgentContexts": ["b"]},
        },
        "grantControls": {
            "operator": "OR",
            "builtInControls": ["mfa"],
            "customAuthenticationFactors": [],
            "termsOfUse": [],
            "authenticationStrength": None,
        },
        "sessionControls": _SESSION,
    },
    fixed=("display_name", "grant_controls.operator"),
    clear=(
        "conditions.users",
        "conditions.client_applications.exclude_service_principals",
        "conditions.client_applications.service_principal_filter",
        "conditions.client_applications.include_agent_id_service_principals",
        "conditions.client_applications.exclude_agent_id_service_principals",
        "conditions.client_applications.agent_id_service_principal_filter",
        "conditions.applications.include_applications",
        "conditions.applications.application_filter",
        "conditions.service_principal_risk_levels",
        "conditions.agent_id_risk_levels",
        "conditions.agents",
        "conditions.agent_context",
        "grant_controls",
    ),
    cleared={
        "conditions": {
            **_UNSET,
            "users": None,
            "clientApplications": {
                "includeServicePrincipals": [_PORTAL, _CODE],
                "excludeServicePrincipals": [],
                "servicePrincipalFilter": None,
                "includeAgentIdServicePrincipals": [],
                "excludeAgentIdServicePrincipals": [],
                "agentIdServicePrincipalFilter": None,
            },
            "applications": {**_CONTEXT, "applicationFilter": None},
            "servicePrincipalRiskLevels": [],
            "agentIdRiskLevels": None,
            "agents": None,
            "agentContext": None,
        },
        "grantControls": None,
        "sessionControls": _SESSION,
    },
)

RUNGS = Rungs(**{**vars(_PEOPLE), "beside": (_WORKLOADS,)})
