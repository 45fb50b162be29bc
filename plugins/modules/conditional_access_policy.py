#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: conditional_access_policy
short_description: Manage conditional access policies of a Microsoft Entra tenant
description:
  - Manages the policies that decide who may sign in to what, from where, and what it takes, with all conditions, grant
    controls and session controls.
  - A new policy only reports what it would do, unless O(policy_state) says otherwise.
  - A policy that is enforced, or was, is judged before it is written, see O(accept_risk); in check mode too. What only
    reports, or is switched off, is written without that.
  - Rules that Microsoft Graph has for combinations of conditions and controls are checked before anything is sent.
  - When a condition differs, all conditions are sent, read before and merged with the task. When only excluded users,
    groups or roles differ, only these are sent, since Microsoft lets nothing else be changed in policies of its own.
    Grant controls, and session controls, are sent whole.
  - A session control that is off is one that is not set. Even a single grant control needs an
    O(grant_controls.operator), which means nothing then.
  - v1.0 does not list policies that use what only beta has. What it does not list is looked for in beta, so that no
    policy is created twice, and a policy that is found there is read and written there.
  - A policy that is deleted can be restored for 30 days, see O(state). It is enforced at once if it was when it was
    deleted.
  - Names of terms of use can be looked up by a signed-in user only.
version_added: 1.0.0
author:
  - tenantops.entra contributors (@tenantops)
extends_documentation_fragment:
  - tenantops.entra.auth
  - tenantops.entra.resource
  - tenantops.entra.guard
  - tenantops.entra.attributes
  - tenantops.entra.attributes.write
# What follows is written from the declaration by scripts/generate.py.
notes:
  - Reading needs the application permission C(Policy.Read.All).
  - Writing needs the application permissions C(Policy.Read.All), C(Policy.ReadWrite.ConditionalAccess),
    and C(Application.Read.All) or C(Directory.Read.All).
  - The last one is needed where applications are named.
  - Looking up names needs C(User.ReadBasic.All) for users, C(GroupMember.Read.All)
    for groups, C(RoleManagement.Read.Directory) for roles, C(Application.Read.All)
    for applications and service principals, C(CrossTenantInformation.ReadBasic.All)
    for tenants, C(Policy.Read.All) for named locations, C(Policy.Read.AuthenticationMethod)
    for authentication strength policies, C(AuthenticationContext.Read.All) for
    authentication contexts and C(Agreement.Read.All) for terms of use agreements.
    A name has to be exact, except for case, and unique.
  - Microsoft Graph allows one request per second for conditional access in a
    tenant, all callers together. The items of a loop share one list of policies.
seealso:
  - name: 'Microsoft Graph: conditionalAccessPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy
options:
  id:
    description:
      - Id of the conditional access policy. Without it, O(display_name) says
        which one is meant.
    type: str
  display_name:
    description:
      - Name of the policy.
      - Required to create the object.
    type: str
    aliases:
      - name
  description:
    description:
      - Description of the policy.
    type: str
  policy_state:
    description:
      - Whether the policy is enforced, switched off, or only reports what it
        would do.
      - A new object gets V(report_only) when the task gives none.
      - O(exact) leaves it as it is.
    type: str
    choices:
      - enabled
      - disabled
      - enabledForReportingButNotEnforced
      - report_only
  conditions:
    description:
      - When the policy applies. All conditions have to be met.
      - Required to create the object.
    type: dict
    suboptions:
      users:
        description:
          - Who signs in. What is excluded wins.
        type: dict
        suboptions:
          include_users:
            description:
              - The users.
              - By name, id, V(All), V(None), V(GuestsOrExternalUsers) or V(AllAgentIdUsers).
              - What the list does not name is removed.
            type: list
            elements: str
          exclude_users:
            description:
              - The users that are excluded.
              - By name, id, V(GuestsOrExternalUsers) or V(AllAgentIdUsers).
              - What the list does not name is removed.
            type: list
            elements: str
          include_groups:
            description:
              - The groups.
              - By name or id.
              - What the list does not name is removed.
            type: list
            elements: str
          exclude_groups:
            description:
              - The groups that are excluded.
              - By name or id.
              - What the list does not name is removed.
            type: list
            elements: str
          include_roles:
            description:
              - The built-in roles.
              - By name or id.
              - What the list does not name is removed.
            type: list
            elements: str
          exclude_roles:
            description:
              - The built-in roles that are excluded.
              - By name or id.
              - What the list does not name is removed.
            type: list
            elements: str
          include_guests_or_external_users:
            description:
              - Guests and external users by their type.
            type: dict
            suboptions:
              guest_or_external_user_types:
                description:
                  - The types of users.
                  - Known values are V(none), V(internalGuest), V(b2bCollaborationGuest),
                    V(b2bCollaborationMember), V(b2bDirectConnectUser), V(otherExternalUser)
                    and V(serviceProvider); others are passed on as they are.
                  - Required where it has no value yet.
                type: list
                elements: str
              external_tenants:
                description:
                  - The tenants from which they come.
                type: dict
                suboptions:
                  membership_kind:
                    description:
                      - The type; it may be left out where the other options single
                        one out.
                      - 'V(all): Any other tenant.'
                      - 'V(enumerated): The tenants of a list.'
                    type: str
                    choices:
                      - all
                      - enumerated
                  members:
                    description:
                      - The tenants; names are domains.
                      - By name or id.
                      - What the list does not name is removed.
                      - Required where it has no value yet.
                      - Only for type V(enumerated).
                    type: list
                    elements: str
          exclude_guests_or_external_users:
            description:
              - Guests and external users that are excluded.
            type: dict
            suboptions:
              guest_or_external_user_types:
                description:
                  - The types of users.
                  - Known values are V(none), V(internalGuest), V(b2bCollaborationGuest),
                    V(b2bCollaborationMember), V(b2bDirectConnectUser), V(otherExternalUser)
                    and V(serviceProvider); others are passed on as they are.
                  - Required where it has no value yet.
                type: list
                elements: str
              external_tenants:
                description:
                  - The tenants from which they come.
                type: dict
                suboptions:
                  membership_kind:
                    description:
                      - The type; it may be left out where the other options single
                        one out.
                      - 'V(all): Any other tenant.'
                      - 'V(enumerated): The tenants of a list.'
                    type: str
                    choices:
                      - all
                      - enumerated
                  members:
                    description:
                      - The tenants; names are domains.
                      - By name or id.
                      - What the list does not name is removed.
                      - Required where it has no value yet.
                      - Only for type V(enumerated).
                    type: list
                    elements: str
      client_applications:
        description:
          - Which workload identities sign in.
        type: dict
        suboptions:
          include_service_principals:
            description:
              - The service principals.
              - By name, id or V(ServicePrincipalsInMyTenant).
              - What the list does not name is removed.
            type: list
            elements: str
          exclude_service_principals:
            description:
              - The service principals that are excluded.
              - By name or id.
              - What the list does not name is removed.
            type: list
            elements: str
          service_principal_filter:
            description:
              - A filter of service principals by their custom security attributes.
            type: dict
            suboptions:
              mode:
                description:
                  - Whether what the rule fits is included or excluded.
                  - Known values are V(include) and V(exclude); others are passed
                    on as they are.
                  - Required where it has no value yet.
                type: str
              rule:
                description:
                  - The rule.
                  - Required where it has no value yet.
                type: str
          include_agent_id_service_principals:
            description:
              - The service principals of agents.
              - By name, id or V(All).
              - What the list does not name is removed.
              - Only the beta version of Microsoft Graph has it; a task that gives
                it reads and writes there.
            type: list
            elements: str
          exclude_agent_id_service_principals:
            description:
              - The service principals of agents that are excluded.
              - By name or id.
              - What the list does not name is removed.
              - Only the beta version of Microsoft Graph has it; a task that gives
                it reads and writes there.
            type: list
            elements: str
          agent_id_service_principal_filter:
            description:
              - A filter of service principals of agents.
              - Only the beta version of Microsoft Graph has it; a task that gives
                it reads and writes there.
            type: dict
            suboptions:
              mode:
                description:
                  - Whether what the rule fits is included or excluded.
                  - Known values are V(include) and V(exclude); others are passed
                    on as they are.
                  - Required where it has no value yet.
                type: str
              rule:
                description:
                  - The rule.
                  - Required where it has no value yet.
                type: str
      applications:
        description:
          - 'What the sign-in is for: applications, user actions or authentication
            contexts.'
        type: dict
        suboptions:
          include_applications:
            description:
              - The applications.
              - By name, id, V(All), V(None), V(Office365), V(MicrosoftAdminPortals)
                or V(AllAgentIdResources).
              - What the list does not name is removed.
            type: list
            elements: str
          exclude_applications:
            description:
              - The applications that it is not for, even if they are included.
              - By name, id, V(Office365), V(MicrosoftAdminPortals) or V(AllAgentIdResources).
              - What the list does not name is removed.
            type: list
            elements: str
          application_filter:
            description:
              - A filter of applications by their custom security attributes.
            type: dict
            suboptions:
              mode:
                description:
                  - Whether what the rule fits is included or excluded.
                  - Known values are V(include) and V(exclude); others are passed
                    on as they are.
                  - Required where it has no value yet.
                type: str
              rule:
                description:
                  - The rule.
                  - Required where it has no value yet.
                type: str
          include_user_actions:
            description:
              - The user actions.
              - Known values are V(urn:user:registersecurityinfo) and V(urn:user:registerdevice);
                others are passed on as they are.
              - What the list does not name is removed.
            type: list
            elements: str
          include_authentication_context_class_references:
            description:
              - The authentication contexts.
              - By name or id.
              - What the list does not name is removed.
            type: list
            elements: str
      client_app_types:
        description:
          - The kinds of client applications.
          - Known values are V(all), V(browser), V(mobileAppsAndDesktopClients),
            V(exchangeActiveSync), V(easSupported) and V(other); others are passed
            on as they are.
          - What the list does not name is removed.
          - Required where it has no value yet.
          - A new object gets V(["all"]) when the task gives none.
          - With O(exact), it is reset to V(["all"]).
        type: list
        elements: str
      locations:
        description:
          - From where. V(00000000-0000-0000-0000-000000000000) stands for the
            trusted IPs of per-user MFA.
        type: dict
        suboptions:
          include_locations:
            description:
              - The named locations.
              - By name, id, V(All) or V(AllTrusted).
              - What the list does not name is removed.
            type: list
            elements: str
          exclude_locations:
            description:
              - The named locations that are excluded.
              - By name, id or V(AllTrusted).
              - What the list does not name is removed.
            type: list
            elements: str
      platforms:
        description:
          - With which platforms.
        type: dict
        suboptions:
          include_platforms:
            description:
              - The platforms.
              - Known values are V(android), V(iOS), V(windows), V(windowsPhone),
                V(macOS), V(all) and V(linux); others are passed on as they are.
              - What the list does not name is removed.
            type: list
            elements: str
          exclude_platforms:
            description:
              - The platforms that are excluded.
              - Known values are V(android), V(iOS), V(windows), V(windowsPhone),
                V(macOS), V(all) and V(linux); others are passed on as they are.
              - What the list does not name is removed.
            type: list
            elements: str
      devices:
        description:
          - With which devices.
        type: dict
        suboptions:
          device_filter:
            description:
              - A filter of devices.
            type: dict
            suboptions:
              mode:
                description:
                  - Whether what the rule fits is included or excluded.
                  - Known values are V(include) and V(exclude); others are passed
                    on as they are.
                  - Required where it has no value yet.
                type: str
              rule:
                description:
                  - The rule.
                  - Required where it has no value yet.
                type: str
      sign_in_risk_levels:
        description:
          - The risk of the sign-in.
          - Known values are V(low), V(medium), V(high), V(hidden) and V(none);
            others are passed on as they are.
          - What the list does not name is removed.
        type: list
        elements: str
      user_risk_levels:
        description:
          - The risk of the user.
          - Known values are V(low), V(medium), V(high), V(hidden) and V(none);
            others are passed on as they are.
          - What the list does not name is removed.
        type: list
        elements: str
      service_principal_risk_levels:
        description:
          - The risk of the workload identity.
          - Known values are V(low), V(medium), V(high), V(hidden) and V(none);
            others are passed on as they are.
          - What the list does not name is removed.
        type: list
        elements: str
      insider_risk_levels:
        description:
          - The insider risk of the user.
          - Known values are V(minor), V(moderate) and V(elevated); others are
            passed on as they are.
        type: list
        elements: str
      authentication_flows:
        description:
          - By which flows that pass a sign-in on to another device.
        type: dict
        suboptions:
          transfer_methods:
            description:
              - The flows.
              - Known values are V(none), V(deviceCodeFlow) and V(authenticationTransfer);
                others are passed on as they are.
            type: list
            elements: str
      agent_id_risk_levels:
        description:
          - The risk of the agent.
          - Known values are V(low), V(medium) and V(high); others are passed
            on as they are.
          - Only the beta version of Microsoft Graph has it; a task that gives
            it reads and writes there.
        type: list
        elements: str
      agents:
        description:
          - Which agents sign in.
          - Only the beta version of Microsoft Graph has it; a task that gives
            it reads and writes there.
        type: dict
        suboptions:
          include_agent_users:
            description:
              - The user accounts of agents.
              - By name, id or V(All).
              - What the list does not name is removed.
            type: list
            elements: str
          exclude_agent_users:
            description:
              - The user accounts of agents that are excluded.
              - By name or id.
              - What the list does not name is removed.
            type: list
            elements: str
          agent_filter:
            description:
              - A filter of agents.
            type: dict
            suboptions:
              mode:
                description:
                  - Whether what the rule fits is included or excluded.
                  - Known values are V(include) and V(exclude); others are passed
                    on as they are.
                  - Required where it has no value yet.
                type: str
              rule:
                description:
                  - The rule.
                  - Required where it has no value yet.
                type: str
      agent_context:
        description:
          - In which contexts agents act. No page of the API says what they are.
          - Only the beta version of Microsoft Graph has it; a task that gives
            it reads and writes there.
        type: dict
        suboptions:
          include_agent_contexts:
            description:
              - The contexts.
              - What the list does not name is removed.
            type: list
            elements: str
          exclude_agent_contexts:
            description:
              - The contexts that are excluded.
              - What the list does not name is removed.
            type: list
            elements: str
  grant_controls:
    description:
      - What it takes to be let in.
    type: dict
    suboptions:
      operator:
        description:
          - Whether all of the controls are needed or one of them. With a single
            control it means nothing.
          - Required where it has no value yet.
        type: str
        choices:
          - AND
          - OR
      built_in_controls:
        description:
          - The controls; V(block) lets nobody in.
          - Known values are V(block), V(mfa), V(compliantDevice), V(domainJoinedDevice),
            V(approvedApplication), V(compliantApplication), V(passwordChange)
            and V(riskRemediation); others are passed on as they are.
          - What the list does not name is removed.
        type: list
        elements: str
      custom_authentication_factors:
        description:
          - The ids of custom controls.
          - What the list does not name is removed.
        type: list
        elements: str
      terms_of_use:
        description:
          - The terms of use that have to be accepted.
          - By name or id.
          - What the list does not name is removed.
        type: list
        elements: str
      authentication_strength:
        description:
          - The authentication strength.
        type: str
  session_controls:
    description:
      - What holds for the session.
    type: dict
    suboptions:
      application_enforced_restrictions:
        description:
          - Whether the application enforces restrictions of its own.
        type: dict
        suboptions:
          is_enabled:
            description:
              - Whether the control is on.
              - A new object gets V(true) when the task gives none.
            type: bool
      cloud_app_security:
        description:
          - Whether the session goes through Microsoft Defender for Cloud Apps.
        type: dict
        suboptions:
          is_enabled:
            description:
              - Whether the control is on.
              - A new object gets V(true) when the task gives none.
            type: bool
          cloud_app_security_type:
            description:
              - What is done there.
              - Known values are V(mcasConfigured), V(monitorOnly) and V(blockDownloads);
                others are passed on as they are.
            type: str
      disable_resilience_defaults:
        description:
          - Whether sessions end in an outage when they can no longer be checked.
        type: bool
      persistent_browser:
        description:
          - Whether the session outlives the browser. It needs all applications.
        type: dict
        suboptions:
          is_enabled:
            description:
              - Whether the control is on.
              - A new object gets V(true) when the task gives none.
            type: bool
          mode:
            description:
              - Always or never.
              - Known values are V(always) and V(never); others are passed on
                as they are.
            type: str
      secure_sign_in_session:
        description:
          - Whether tokens are bound to the device.
        type: dict
        suboptions:
          is_enabled:
            description:
              - Whether the control is on.
              - A new object gets V(true) when the task gives none.
            type: bool
      sign_in_frequency:
        description:
          - How often people sign in again.
        type: dict
        suboptions:
          is_enabled:
            description:
              - Whether the control is on.
              - A new object gets V(true) when the task gives none.
            type: bool
          frequency_interval:
            description:
              - After a time or every time. A task that gives V(everyTime) reads
                and writes in beta.
              - Known values are V(timeBased) and V(everyTime); others are passed
                on as they are.
            type: str
          authentication_type:
            description:
              - What has to be repeated.
              - Known values are V(primaryAndSecondaryAuthentication) and V(secondaryAuthentication);
                others are passed on as they are.
            type: str
          type:
            description:
              - The unit of O(session_controls.sign_in_frequency.value).
              - Known values are V(days) and V(hours); others are passed on as
                they are.
            type: str
          value:
            description:
              - The time, at most 23 hours or 365 days.
            type: int
      continuous_access_evaluation:
        description:
          - How strictly continuous access evaluation works.
          - Only the beta version of Microsoft Graph has it; a task that gives
            it reads and writes there.
        type: dict
        suboptions:
          mode:
            description:
              - The mode.
              - Known values are V(strictEnforcement), V(disabled) and V(strictLocation);
                others are passed on as they are.
              - Required where it has no value yet.
            type: str
      global_secure_access_filtering_profile:
        description:
          - Which profile of Global Secure Access filters the traffic.
          - Only the beta version of Microsoft Graph has it; a task that gives
            it reads and writes there.
        type: dict
        suboptions:
          is_enabled:
            description:
              - Whether the control is on.
              - A new object gets V(true) when the task gives none.
            type: bool
          profile_id:
            description:
              - Id of the profile.
            type: str
  state:
    description:
      - Whether the conditional access policy should exist.
      - With V(restored), a deleted conditional access policy comes back as it
        was, unless it is there; no option of the policy but its name can stand
        beside it.
    type: str
    choices:
      - present
      - absent
      - restored
    default: present
  graph_version:
    description:
      - The version of Microsoft Graph, V(v1.0), V(beta) or another path segment
        below O(graph_url).
      - Without it, V(v1.0) is used, or V(beta) where the task names what only
        that has.
    type: str
"""

EXAMPLES = r"""
- name: Multifactor authentication for everybody, reported only
  tenantops.entra.conditional_access_policy:
    display_name: MFA for all users
    conditions:
      users:
        include_users: [All]
        exclude_groups: [Emergency access accounts]
      applications:
        include_applications: [All]
    grant_controls:
      operator: OR
      built_in_controls: [mfa]

- name: Enforce it
  tenantops.entra.conditional_access_policy:
    display_name: MFA for all users
    policy_state: enabled
    emergency_access_groups: [Emergency access accounts]

- name: Phishing-resistant methods for administrators, a new sign-in every four hours
  tenantops.entra.conditional_access_policy:
    display_name: Administrators
    conditions:
      users:
        include_roles: [Global Administrator, Privileged Role Administrator]
        exclude_groups: [Emergency access accounts]
      applications:
        include_applications: [All]
      locations:
        include_locations: [All]
        exclude_locations: [Head office]
    grant_controls:
      operator: OR
      authentication_strength: Phishing-resistant MFA
    session_controls:
      sign_in_frequency:
        type: hours
        value: 4

- name: From anywhere after all
  tenantops.entra.conditional_access_policy:
    display_name: Administrators
    clear: [conditions.locations]

- name: Bring back what was deleted by mistake
  tenantops.entra.conditional_access_policy:
    display_name: MFA for all users
    state: restored
    emergency_access_groups: [Emergency access accounts]
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The conditional access policy after the task, in check mode as it would
      be, null where it does not exist.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the conditional access policy. Without it, O(display_name) says
          which one is meant.
      returned: success
      type: str
    display_name:
      description:
        - Name of the policy.
      returned: success
      type: str
    description:
      description:
        - Description of the policy.
      returned: success
      type: str
    policy_state:
      description:
        - Whether the policy is enforced, switched off, or only reports what it
          would do.
      returned: success
      type: str
    conditions:
      description:
        - When the policy applies. All conditions have to be met.
      returned: success
      type: dict
      contains:
        users:
          description:
            - Who signs in. What is excluded wins.
          returned: success
          type: dict
          contains:
            include_users:
              description:
                - The users.
              returned: success
              type: list
              elements: str
            exclude_users:
              description:
                - The users that are excluded.
              returned: success
              type: list
              elements: str
            include_groups:
              description:
                - The groups.
              returned: success
              type: list
              elements: str
            exclude_groups:
              description:
                - The groups that are excluded.
              returned: success
              type: list
              elements: str
            include_roles:
              description:
                - The built-in roles.
              returned: success
              type: list
              elements: str
            exclude_roles:
              description:
                - The built-in roles that are excluded.
              returned: success
              type: list
              elements: str
            include_guests_or_external_users:
              description:
                - Guests and external users by their type.
              returned: success
              type: dict
              contains:
                guest_or_external_user_types:
                  description:
                    - The types of users.
                  returned: success
                  type: list
                  elements: str
                external_tenants:
                  description:
                    - The tenants from which they come.
                  returned: success
                  type: dict
                  contains:
                    membership_kind:
                      description:
                        - The type; it may be left out where the other options
                          single one out.
                      returned: success
                      type: str
                    members:
                      description:
                        - The tenants; names are domains.
                      returned: success
                      type: list
                      elements: str
            exclude_guests_or_external_users:
              description:
                - Guests and external users that are excluded.
              returned: success
              type: dict
              contains:
                guest_or_external_user_types:
                  description:
                    - The types of users.
                  returned: success
                  type: list
                  elements: str
                external_tenants:
                  description:
                    - The tenants from which they come.
                  returned: success
                  type: dict
                  contains:
                    membership_kind:
                      description:
                        - The type; it may be left out where the other options
                          single one out.
                      returned: success
                      type: str
                    members:
                      description:
                        - The tenants; names are domains.
                      returned: success
                      type: list
                      elements: str
        client_applications:
          description:
            - Which workload identities sign in.
          returned: success
          type: dict
          contains:
            include_service_principals:
              description:
                - The service principals.
              returned: success
              type: list
              elements: str
            exclude_service_principals:
              description:
                - The service principals that are excluded.
              returned: success
              type: list
              elements: str
            service_principal_filter:
              description:
                - A filter of service principals by their custom security attributes.
              returned: success
              type: dict
              contains:
                mode:
                  description:
                    - Whether what the rule fits is included or excluded.
                  returned: success
                  type: str
                rule:
                  description:
                    - The rule.
                  returned: success
                  type: str
            include_agent_id_service_principals:
              description:
                - The service principals of agents.
              returned: success
              type: list
              elements: str
            exclude_agent_id_service_principals:
              description:
                - The service principals of agents that are excluded.
              returned: success
              type: list
              elements: str
            agent_id_service_principal_filter:
              description:
                - A filter of service principals of agents.
              returned: success
              type: dict
              contains:
                mode:
                  description:
                    - Whether what the rule fits is included or excluded.
                  returned: success
                  type: str
                rule:
                  description:
                    - The rule.
                  returned: success
                  type: str
        applications:
          description:
            - 'What the sign-in is for: applications, user actions or authentication
              contexts.'
          returned: success
          type: dict
          contains:
            include_applications:
              description:
                - The applications.
              returned: success
              type: list
              elements: str
            exclude_applications:
              description:
                - The applications that it is not for, even if they are included.
              returned: success
              type: list
              elements: str
            application_filter:
              description:
                - A filter of applications by their custom security attributes.
              returned: success
              type: dict
              contains:
                mode:
                  description:
                    - Whether what the rule fits is included or excluded.
                  returned: success
                  type: str
                rule:
                  description:
                    - The rule.
                  returned: success
                  type: str
            include_user_actions:
              description:
                - The user actions.
              returned: success
              type: list
              elements: str
            include_authentication_context_class_references:
              description:
                - The authentication contexts.
              returned: success
              type: list
              elements: str
        client_app_types:
          description:
            - The kinds of client applications.
          returned: success
          type: list
          elements: str
        locations:
          description:
            - From where. V(00000000-0000-0000-0000-000000000000) stands for the
              trusted IPs of per-user MFA.
          returned: success
          type: dict
          contains:
            include_locations:
              description:
                - The named locations.
              returned: success
              type: list
              elements: str
            exclude_locations:
              description:
                - The named locations that are excluded.
              returned: success
              type: list
              elements: str
        platforms:
          description:
            - With which platforms.
          returned: success
          type: dict
          contains:
            include_platforms:
              description:
                - The platforms.
              returned: success
              type: list
              elements: str
            exclude_platforms:
              description:
                - The platforms that are excluded.
              returned: success
              type: list
              elements: str
        devices:
          description:
            - With which devices.
          returned: success
          type: dict
          contains:
            device_filter:
              description:
                - A filter of devices.
              returned: success
              type: dict
              contains:
                mode:
                  description:
                    - Whether what the rule fits is included or excluded.
                  returned: success
                  type: str
                rule:
                  description:
                    - The rule.
                  returned: success
                  type: str
        sign_in_risk_levels:
          description:
            - The risk of the sign-in.
          returned: success
          type: list
          elements: str
        user_risk_levels:
          description:
            - The risk of the user.
          returned: success
          type: list
          elements: str
        service_principal_risk_levels:
          description:
            - The risk of the workload identity.
          returned: success
          type: list
          elements: str
        insider_risk_levels:
          description:
            - The insider risk of the user.
          returned: success
          type: list
          elements: str
        authentication_flows:
          description:
            - By which flows that pass a sign-in on to another device.
          returned: success
          type: dict
          contains:
            transfer_methods:
              description:
                - The flows.
              returned: success
              type: list
              elements: str
        agent_id_risk_levels:
          description:
            - The risk of the agent.
          returned: success
          type: list
          elements: str
        agents:
          description:
            - Which agents sign in.
          returned: success
          type: dict
          contains:
            include_agent_users:
              description:
                - The user accounts of agents.
              returned: success
              type: list
              elements: str
            exclude_agent_users:
              description:
                - The user accounts of agents that are excluded.
              returned: success
              type: list
              elements: str
            agent_filter:
              description:
                - A filter of agents.
              returned: success
              type: dict
              contains:
                mode:
                  description:
                    - Whether what the rule fits is included or excluded.
                  returned: success
                  type: str
                rule:
                  description:
                    - The rule.
                  returned: success
                  type: str
        agent_context:
          description:
            - In which contexts agents act. No page of the API says what they
              are.
          returned: success
          type: dict
          contains:
            include_agent_contexts:
              description:
                - The contexts.
              returned: success
              type: list
              elements: str
            exclude_agent_contexts:
              description:
                - The contexts that are excluded.
              returned: success
              type: list
              elements: str
    grant_controls:
      description:
        - What it takes to be let in.
      returned: success
      type: dict
      contains:
        operator:
          description:
            - Whether all of the controls are needed or one of them. With a single
              control it means nothing.
          returned: success
          type: str
        built_in_controls:
          description:
            - The controls; V(block) lets nobody in.
          returned: success
          type: list
          elements: str
        custom_authentication_factors:
          description:
            - The ids of custom controls.
          returned: success
          type: list
          elements: str
        terms_of_use:
          description:
            - The terms of use that have to be accepted.
          returned: success
          type: list
          elements: str
        authentication_strength:
          description:
            - The authentication strength.
          returned: success
          type: str
    session_controls:
      description:
        - What holds for the session.
      returned: success
      type: dict
      contains:
        application_enforced_restrictions:
          description:
            - Whether the application enforces restrictions of its own.
          returned: success
          type: dict
          contains:
            is_enabled:
              description:
                - Whether the control is on.
              returned: success
              type: bool
        cloud_app_security:
          description:
            - Whether the session goes through Microsoft Defender for Cloud Apps.
          returned: success
          type: dict
          contains:
            is_enabled:
              description:
                - Whether the control is on.
              returned: success
              type: bool
            cloud_app_security_type:
              description:
                - What is done there.
              returned: success
              type: str
        disable_resilience_defaults:
          description:
            - Whether sessions end in an outage when they can no longer be checked.
          returned: success
          type: bool
        persistent_browser:
          description:
            - Whether the session outlives the browser. It needs all applications.
          returned: success
          type: dict
          contains:
            is_enabled:
              description:
                - Whether the control is on.
              returned: success
              type: bool
            mode:
              description:
                - Always or never.
              returned: success
              type: str
        secure_sign_in_session:
          description:
            - Whether tokens are bound to the device.
          returned: success
          type: dict
          contains:
            is_enabled:
              description:
                - Whether the control is on.
              returned: success
              type: bool
        sign_in_frequency:
          description:
            - How often people sign in again.
          returned: success
          type: dict
          contains:
            is_enabled:
              description:
                - Whether the control is on.
              returned: success
              type: bool
            frequency_interval:
              description:
                - After a time or every time. A task that gives V(everyTime) reads
                  and writes in beta.
              returned: success
              type: str
            authentication_type:
              description:
                - What has to be repeated.
              returned: success
              type: str
            type:
              description:
                - The unit of O(session_controls.sign_in_frequency.value).
              returned: success
              type: str
            value:
              description:
                - The time, at most 23 hours or 365 days.
              returned: success
              type: int
        continuous_access_evaluation:
          description:
            - How strictly continuous access evaluation works.
          returned: success
          type: dict
          contains:
            mode:
              description:
                - The mode.
              returned: success
              type: str
        global_secure_access_filtering_profile:
          description:
            - Which profile of Global Secure Access filters the traffic.
          returned: success
          type: dict
          contains:
            is_enabled:
              description:
                - Whether the control is on.
              returned: success
              type: bool
            profile_id:
              description:
                - Id of the profile.
              returned: success
              type: str
id:
  description:
    - Id of the conditional access policy in Microsoft Graph, null where it has
      none.
  returned: success
  type: str
requests:
  description:
    - The writes that were sent, in order; in check mode those that would be sent.
  returned: always
  type: list
  elements: dict
  contains:
    method:
      description:
        - HTTP method.
      returned: always
      type: str
      sample: PATCH
    path:
      description:
        - Path below O(graph_url).
      returned: always
      type: str
      sample: /v1.0/identity/conditionalAccess/policies
    body:
      description:
        - Body without secrets, null where there is none.
      returned: always
      type: dict
not_reset:
  description:
    - Options that O(exact) could not reset.
  returned: when O(exact=true)
  type: list
  elements: str
accepted_risks:
  description:
    - What would have been refused without O(accept_risk); an empty list if nothing
      would.
  returned: when a change was judged
  type: list
  elements: dict
  contains:
    policy:
      description:
        - Name of the policy.
      returned: always
      type: str
    risk:
      description:
        - V(lockout) or V(opening).
      returned: always
      type: str
    rule:
      description:
        - Short name of the rule.
      returned: always
      type: str
    reason:
      description:
        - What would happen, and why.
      returned: always
      type: str
    accepted:
      description:
        - The reason that the task gave.
      returned: always
      type: str
what_if:
  description:
    - What Microsoft Graph itself says of a sign-in of each account in O(emergency_access_users)
      under the policy as it was before the task; groups are not asked about.
    - A token that may not ask is a warning.
  returned: when a policy that was not enforced becomes so
  type: list
  elements: dict
  contains:
    policy:
      description:
        - Name of the policy.
      returned: always
      type: str
    user:
      description:
        - Id of the account.
      returned: always
      type: str
    applies:
      description:
        - Whether the policy applies to it.
      returned: always
      type: bool
    reasons:
      description:
        - Why it does not.
      returned: always
      type: list
      elements: str
"""

from ansible_collections.tenantops.entra.plugins.module_utils._module import run_module
from ansible_collections.tenantops.entra.plugins.module_utils._resources.conditional_access_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
