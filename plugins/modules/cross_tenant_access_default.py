#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: cross_tenant_access_default
short_description: Manage the default cross-tenant access settings of a Microsoft Entra tenant
description:
  - Sets what holds between the tenant and every other one that has no settings of its own, and wherever a partner's
    setting is null; see M(tenantops.entra.cross_tenant_access_partner).
  - O(reset=true) is the way back to the values that the service gives every new tenant. Single settings cannot be
    cleared, because there is nothing to inherit from.
  - The consent to invitations and synchronization is always false here and can be given to partners only.
  - An option that is not given, or null, is not managed. Only the settings that differ are sent, each as a whole; each
    capability of Microsoft 365 by a request of its own.
version_added: 1.0.0
author:
  - tenantops.entra contributors (@tenantops)
extends_documentation_fragment:
  - tenantops.entra.auth
  - tenantops.entra.resource
  - tenantops.entra.attributes
  - tenantops.entra.attributes.write
# What follows is written from the declaration by scripts/generate.py.
notes:
  - Application permissions to read are C(Policy.Read.All) or C(Policy.ReadWrite.CrossTenantAccess).
  - Application permissions to write are C(Policy.ReadWrite.CrossTenantAccess).
  - Writing O(m365_capabilities) needs C(Policy.ReadWrite.CrossTenantCapability)
    instead.
seealso:
  - name: 'Microsoft Graph: crossTenantAccessPolicyConfigurationDefault resource
      type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/crosstenantaccesspolicyconfigurationdefault
options:
  b2b_collaboration_inbound:
    description:
      - Access of users of other organizations to this tenant by B2B collaboration.
    type: dict
    suboptions:
      users_and_groups:
        description:
          - Which users and groups have access. Whoever blocks V(AllUsers) has
            to block V(AllApplications) as well.
        type: dict
        suboptions:
          access_type:
            description:
              - With V(allowed) the targets alone have access, with V(blocked)
                all but the targets have it.
              - Known values are V(allowed), V(blocked); others are passed on
                as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets. The list is the whole list.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The target, an object of the other tenant.
                  - Its id, or the word V(AllUsers); names of another tenant cannot
                    be looked up.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is, here V(user) or V(group).
                  - Known values are V(user), V(group), V(application); others
                    are passed on as they are.
                  - Required where it has no value yet.
                type: str
      applications:
        description:
          - Which applications may be accessed.
        type: dict
        suboptions:
          access_type:
            description:
              - With V(allowed) the targets alone have access, with V(blocked)
                all but the targets have it.
              - Known values are V(allowed), V(blocked); others are passed on
                as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets. The list is the whole list.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The target, an object of this tenant.
                  - A name is looked up; an id or one of the words V(AllApplications),
                    V(AllMicrosoftApps), V(Office365) is taken as it is.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is, here V(application).
                  - Known values are V(user), V(group), V(application); others
                    are passed on as they are.
                  - Required where it has no value yet.
                type: str
  b2b_collaboration_outbound:
    description:
      - Access of own users to other organizations by B2B collaboration.
    type: dict
    suboptions:
      users_and_groups:
        description:
          - Which users and groups have access. Whoever blocks V(AllUsers) has
            to block V(AllApplications) as well.
        type: dict
        suboptions:
          access_type:
            description:
              - With V(allowed) the targets alone have access, with V(blocked)
                all but the targets have it.
              - Known values are V(allowed), V(blocked); others are passed on
                as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets. The list is the whole list.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The target, an object of this tenant.
                  - A name is looked up; an id or one of the words V(AllUsers)
                    is taken as it is.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is, here V(user) or V(group).
                  - Known values are V(user), V(group), V(application); others
                    are passed on as they are.
                  - Required where it has no value yet.
                type: str
      applications:
        description:
          - Which applications may be accessed.
        type: dict
        suboptions:
          access_type:
            description:
              - With V(allowed) the targets alone have access, with V(blocked)
                all but the targets have it.
              - Known values are V(allowed), V(blocked); others are passed on
                as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets. The list is the whole list.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The target, an object of the other tenant.
                  - Its id, or one of the words V(AllApplications), V(AllMicrosoftApps),
                    V(Office365); names of another tenant cannot be looked up.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is, here V(application).
                  - Known values are V(user), V(group), V(application); others
                    are passed on as they are.
                  - Required where it has no value yet.
                type: str
  b2b_direct_connect_inbound:
    description:
      - Access of users of other organizations to this tenant by B2B direct connect.
    type: dict
    suboptions:
      users_and_groups:
        description:
          - Which users and groups have access. Whoever blocks V(AllUsers) has
            to block V(AllApplications) as well.
        type: dict
        suboptions:
          access_type:
            description:
              - With V(allowed) the targets alone have access, with V(blocked)
                all but the targets have it.
              - Known values are V(allowed), V(blocked); others are passed on
                as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets. The list is the whole list.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The target, an object of the other tenant.
                  - Its id, or the word V(AllUsers); names of another tenant cannot
                    be looked up.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is, here V(user) or V(group).
                  - Known values are V(user), V(group), V(application); others
                    are passed on as they are.
                  - Required where it has no value yet.
                type: str
      applications:
        description:
          - Which applications may be accessed.
        type: dict
        suboptions:
          access_type:
            description:
              - With V(allowed) the targets alone have access, with V(blocked)
                all but the targets have it.
              - Known values are V(allowed), V(blocked); others are passed on
                as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets. The list is the whole list.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The target, an object of this tenant.
                  - A name is looked up; an id or one of the words V(AllApplications),
                    V(AllMicrosoftApps), V(Office365) is taken as it is.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is, here V(application).
                  - Known values are V(user), V(group), V(application); others
                    are passed on as they are.
                  - Required where it has no value yet.
                type: str
  b2b_direct_connect_outbound:
    description:
      - Access of own users to other organizations by B2B direct connect.
    type: dict
    suboptions:
      users_and_groups:
        description:
          - Which users and groups have access. Whoever blocks V(AllUsers) has
            to block V(AllApplications) as well.
        type: dict
        suboptions:
          access_type:
            description:
              - With V(allowed) the targets alone have access, with V(blocked)
                all but the targets have it.
              - Known values are V(allowed), V(blocked); others are passed on
                as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets. The list is the whole list.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The target, an object of this tenant.
                  - A name is looked up; an id or one of the words V(AllUsers)
                    is taken as it is.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is, here V(user) or V(group).
                  - Known values are V(user), V(group), V(application); others
                    are passed on as they are.
                  - Required where it has no value yet.
                type: str
      applications:
        description:
          - Which applications may be accessed.
        type: dict
        suboptions:
          access_type:
            description:
              - With V(allowed) the targets alone have access, with V(blocked)
                all but the targets have it.
              - Known values are V(allowed), V(blocked); others are passed on
                as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets. The list is the whole list.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The target, an object of the other tenant.
                  - Its id, or one of the words V(AllApplications), V(AllMicrosoftApps),
                    V(Office365); names of another tenant cannot be looked up.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is, here V(application).
                  - Known values are V(user), V(group), V(application); others
                    are passed on as they are.
                  - Required where it has no value yet.
                type: str
  inbound_trust:
    description:
      - Which claims of other organizations conditional access trusts.
    type: dict
    suboptions:
      is_mfa_accepted:
        description:
          - Whether multifactor authentication there counts here.
          - O(exact) resets it to V(False).
        type: bool
      is_compliant_device_accepted:
        description:
          - Whether a compliant device there is one here.
          - O(exact) resets it to V(False).
        type: bool
      is_hybrid_azure_ad_joined_device_accepted:
        description:
          - Whether a hybrid joined device there is one here.
          - O(exact) resets it to V(False).
        type: bool
  tenant_restrictions:
    description:
      - How accounts of other organizations may be used on the own networks and
        devices.
    type: dict
    suboptions:
      users_and_groups:
        description:
          - Which users and groups have access. Whoever blocks V(AllUsers) has
            to block V(AllApplications) as well.
        type: dict
        suboptions:
          access_type:
            description:
              - With V(allowed) the targets alone have access, with V(blocked)
                all but the targets have it.
              - Known values are V(allowed), V(blocked); others are passed on
                as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets. The list is the whole list.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The target, an object of the other tenant.
                  - Its id, or the word V(AllUsers); names of another tenant cannot
                    be looked up.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is, here V(user) or V(group).
                  - Known values are V(user), V(group), V(application); others
                    are passed on as they are.
                  - Required where it has no value yet.
                type: str
      applications:
        description:
          - Which applications may be accessed.
        type: dict
        suboptions:
          access_type:
            description:
              - With V(allowed) the targets alone have access, with V(blocked)
                all but the targets have it.
              - Known values are V(allowed), V(blocked); others are passed on
                as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets. The list is the whole list.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The target, an object of the other tenant.
                  - Its id, or one of the words V(AllApplications), V(AllMicrosoftApps),
                    V(Office365); names of another tenant cannot be looked up.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is, here V(application).
                  - Known values are V(user), V(group), V(application); others
                    are passed on as they are.
                  - Required where it has no value yet.
                type: str
      devices:
        description:
          - A filter of devices. The reference says that the service does not
            support it yet.
        type: dict
        suboptions:
          mode:
            description:
              - Whether the devices of the rule have access, or all but them.
              - Known values are V(allowed), V(blocked); others are passed on
                as they are.
            type: str
          rule:
            description:
              - The rule that selects the devices.
            type: str
  app_service_connect_inbound:
    description:
      - Which own applications may connect with other organizations. It is in
        no page of the API, only in its metadata.
    type: dict
    suboptions:
      applications:
        description:
          - Which applications may be accessed.
        type: dict
        suboptions:
          access_type:
            description:
              - With V(allowed) the targets alone have access, with V(blocked)
                all but the targets have it.
              - Known values are V(allowed), V(blocked); others are passed on
                as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets. The list is the whole list.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The target, an object of this tenant.
                  - A name is looked up; an id or one of the words V(AllApplications),
                    V(AllMicrosoftApps), V(Office365) is taken as it is.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is, here V(application).
                  - Known values are V(user), V(group), V(application); others
                    are passed on as they are.
                  - Required where it has no value yet.
                type: str
  m365_collaboration_inbound:
    description:
      - Access of users of other organizations to this tenant by Microsoft 365
        collaboration.
    type: dict
    suboptions:
      users:
        description:
          - Which users have access.
        type: dict
        suboptions:
          access_type:
            description:
              - With V(allowed) the targets alone have access, with V(blocked)
                all but the targets have it.
              - Known values are V(allowed), V(blocked); others are passed on
                as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets. The list is the whole list.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The target, an object of the other tenant.
                  - Its id, or the word V(AllUsers); names of another tenant cannot
                    be looked up.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is, here V(user) or V(group).
                  - Known values are V(user), V(group), V(application); others
                    are passed on as they are.
                  - Required where it has no value yet.
                type: str
  m365_collaboration_outbound:
    description:
      - Access of own users to other organizations by Microsoft 365 collaboration.
    type: dict
    suboptions:
      users_and_groups:
        description:
          - Which users and groups have access. Whoever blocks V(AllUsers) has
            to block V(AllApplications) as well.
        type: dict
        suboptions:
          access_type:
            description:
              - With V(allowed) the targets alone have access, with V(blocked)
                all but the targets have it.
              - Known values are V(allowed), V(blocked); others are passed on
                as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets. The list is the whole list.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The target, an object of this tenant.
                  - A name is looked up; an id or one of the words V(AllUsers)
                    is taken as it is.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is, here V(user) or V(group).
                  - Known values are V(user), V(group), V(application); others
                    are passed on as they are.
                  - Required where it has no value yet.
                type: str
  block_service_provider_outbound_access:
    description:
      - Whether service providers are kept from access to other organizations.
      - Only the beta version of Microsoft Graph has it; a task that gives it
        reads and writes there.
    type: bool
  invitation_redemption_identity_provider_configuration:
    description:
      - With which identity guests redeem their invitation.
    type: dict
    suboptions:
      primary_identity_provider_precedence_order:
        description:
          - The identity providers that are tried, in this order.
          - Known values are V(azureActiveDirectory), V(externalFederation), V(socialIdentityProviders);
            others are passed on as they are.
          - Required where it has no value yet.
        type: list
        elements: str
      fallback_identity_provider:
        description:
          - The one for guests that none of these knows.
          - Known values are V(defaultConfiguredIdp), V(emailOneTimePasscode),
            V(microsoftAccount); others are passed on as they are.
          - Required where it has no value yet.
        type: str
  m365_capabilities:
    description:
      - What users of any other organization may do with data of Microsoft 365.
        A capability that is there can be disallowed, not removed. The list is
        the whole list.
    type: list
    elements: dict
    suboptions:
      name:
        description:
          - The type.
          - 'V(crossTenantCalendarAvailabilityBasic): Availability is shown as
            free or busy.'
          - 'V(crossTenantCalendarAvailabilityLimitedDetails): Availability is
            shown with limited details.'
          - 'V(crossTenantCalendarSharingFreeBusyDetail): Calendars are shared
            with subject and location.'
          - 'V(crossTenantCalendarSharingFreeBusyReviewer): Calendars are shared
            with all details.'
          - 'V(crossTenantCalendarSharingFreeBusySimple): Calendars are shared
            as free or busy.'
          - 'V(crossTenantMailTipsAll): Mail tips are shown in full.'
          - 'V(crossTenantMailTipsLimited): Mail tips are shown in part.'
          - 'V(crossTenantOpenProfileCard): Profile cards are shown.'
          - 'V(crossTenantPlacesDeskBooking): Desks may be booked.'
          - 'V(crossTenantPlacesRoomBooking): Rooms may be booked.'
          - 'V(crossTenantMigration): Mailboxes are migrated between the tenants.'
          - 'V(anonymousCalendarSharingFreeBusyDetail): Anybody sees who is busy,
            with subject and location.'
          - 'V(anonymousCalendarSharingFreeBusyReviewer): Anybody sees who is
            busy, with all details.'
          - 'V(anonymousCalendarSharingFreeBusySimple): Anybody sees who is busy.'
        type: str
        choices:
          - crossTenantCalendarAvailabilityBasic
          - crossTenantCalendarAvailabilityLimitedDetails
          - crossTenantCalendarSharingFreeBusyDetail
          - crossTenantCalendarSharingFreeBusyReviewer
          - crossTenantCalendarSharingFreeBusySimple
          - crossTenantMailTipsAll
          - crossTenantMailTipsLimited
          - crossTenantOpenProfileCard
          - crossTenantPlacesDeskBooking
          - crossTenantPlacesRoomBooking
          - crossTenantMigration
          - anonymousCalendarSharingFreeBusyDetail
          - anonymousCalendarSharingFreeBusyReviewer
          - anonymousCalendarSharingFreeBusySimple
      inbound_access:
        description:
          - Access of users of the other tenant.
          - Required where it has no value yet.
        type: dict
        suboptions:
          is_allowed:
            description:
              - Whether it is allowed.
              - Required where it has no value yet.
            type: bool
          resource_scopes:
            description:
              - Whose data it is about.
            type: dict
            suboptions:
              included:
                description:
                  - Own users and groups that it is about. The list is the whole
                    list.
                type: list
                elements: dict
                suboptions:
                  resource_id:
                    description:
                      - The user or group.
                      - A name is looked up; an id or one of the words V(All)
                        is taken as it is.
                      - Required where it has no value yet.
                    type: str
                  resource_type:
                    description:
                      - What it is.
                      - Known values are V(none), V(group), V(user); others are
                        passed on as they are.
                      - Required where it has no value yet.
                    type: str
              excluded:
                description:
                  - Own users and groups that it is not about, even if they are
                    included. The list is the whole list.
                type: list
                elements: dict
                suboptions:
                  resource_id:
                    description:
                      - The user or group.
                      - A name is looked up; an id or one of the words V(All)
                        is taken as it is.
                      - Required where it has no value yet.
                    type: str
                  resource_type:
                    description:
                      - What it is.
                      - Known values are V(none), V(group), V(user); others are
                        passed on as they are.
                      - Required where it has no value yet.
                    type: str
  reset:
    description:
      - Gives the cross-tenant access default the service's own values.
      - Other options of the policy cannot stand beside it.
    type: bool
    default: false
"""

EXAMPLES = r"""
- name: Let only one group collaborate with other organizations
  tenantops.entra.cross_tenant_access_default:
    b2b_collaboration_outbound:
      users_and_groups:
        access_type: allowed
        targets:
          - target: Sales
            target_type: group
      applications:
        access_type: allowed
        targets:
          - target: AllApplications
            target_type: application

- name: Trust no claims of other organizations
  tenantops.entra.cross_tenant_access_default:
    inbound_trust:
      is_mfa_accepted: false
      is_compliant_device_accepted: false
      is_hybrid_azure_ad_joined_device_accepted: false

- name: Let guests redeem invitations with their own organization first, never with a Microsoft account
  tenantops.entra.cross_tenant_access_default:
    invitation_redemption_identity_provider_configuration:
      primary_identity_provider_precedence_order:
        - externalFederation
        - azureActiveDirectory
        - socialIdentityProviders
      fallback_identity_provider: emailOneTimePasscode

- name: Go back to the values of the service
  tenantops.entra.cross_tenant_access_default:
    reset: true
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The cross-tenant access default as it is after the task, in the names of
      the options.
    - It can be given to the module again.
    - In check mode what it would be.
  returned: success
  type: dict
  contains:
    b2b_collaboration_inbound:
      description:
        - Access of users of other organizations to this tenant by B2B collaboration.
      returned: success
      type: dict
      contains:
        users_and_groups:
          description:
            - Which users and groups have access. Whoever blocks V(AllUsers) has
              to block V(AllApplications) as well.
          returned: success
          type: dict
          contains:
            access_type:
              description:
                - With V(allowed) the targets alone have access, with V(blocked)
                  all but the targets have it.
              returned: success
              type: str
            targets:
              description:
                - The targets. The list is the whole list.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The target, an object of the other tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is, here V(user) or V(group).
                  returned: success
                  type: str
        applications:
          description:
            - Which applications may be accessed.
          returned: success
          type: dict
          contains:
            access_type:
              description:
                - With V(allowed) the targets alone have access, with V(blocked)
                  all but the targets have it.
              returned: success
              type: str
            targets:
              description:
                - The targets. The list is the whole list.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The target, an object of this tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is, here V(application).
                  returned: success
                  type: str
    b2b_collaboration_outbound:
      description:
        - Access of own users to other organizations by B2B collaboration.
      returned: success
      type: dict
      contains:
        users_and_groups:
          description:
            - Which users and groups have access. Whoever blocks V(AllUsers) has
              to block V(AllApplications) as well.
          returned: success
          type: dict
          contains:
            access_type:
              description:
                - With V(allowed) the targets alone have access, with V(blocked)
                  all but the targets have it.
              returned: success
              type: str
            targets:
              description:
                - The targets. The list is the whole list.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The target, an object of this tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is, here V(user) or V(group).
                  returned: success
                  type: str
        applications:
          description:
            - Which applications may be accessed.
          returned: success
          type: dict
          contains:
            access_type:
              description:
                - With V(allowed) the targets alone have access, with V(blocked)
                  all but the targets have it.
              returned: success
              type: str
            targets:
              description:
                - The targets. The list is the whole list.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The target, an object of the other tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is, here V(application).
                  returned: success
                  type: str
    b2b_direct_connect_inbound:
      description:
        - Access of users of other organizations to this tenant by B2B direct
          connect.
      returned: success
      type: dict
      contains:
        users_and_groups:
          description:
            - Which users and groups have access. Whoever blocks V(AllUsers) has
              to block V(AllApplications) as well.
          returned: success
          type: dict
          contains:
            access_type:
              description:
                - With V(allowed) the targets alone have access, with V(blocked)
                  all but the targets have it.
              returned: success
              type: str
            targets:
              description:
                - The targets. The list is the whole list.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The target, an object of the other tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is, here V(user) or V(group).
                  returned: success
                  type: str
        applications:
          description:
            - Which applications may be accessed.
          returned: success
          type: dict
          contains:
            access_type:
              description:
                - With V(allowed) the targets alone have access, with V(blocked)
                  all but the targets have it.
              returned: success
              type: str
            targets:
              description:
                - The targets. The list is the whole list.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The target, an object of this tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is, here V(application).
                  returned: success
                  type: str
    b2b_direct_connect_outbound:
      description:
        - Access of own users to other organizations by B2B direct connect.
      returned: success
      type: dict
      contains:
        users_and_groups:
          description:
            - Which users and groups have access. Whoever blocks V(AllUsers) has
              to block V(AllApplications) as well.
          returned: success
          type: dict
          contains:
            access_type:
              description:
                - With V(allowed) the targets alone have access, with V(blocked)
                  all but the targets have it.
              returned: success
              type: str
            targets:
              description:
                - The targets. The list is the whole list.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The target, an object of this tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is, here V(user) or V(group).
                  returned: success
                  type: str
        applications:
          description:
            - Which applications may be accessed.
          returned: success
          type: dict
          contains:
            access_type:
              description:
                - With V(allowed) the targets alone have access, with V(blocked)
                  all but the targets have it.
              returned: success
              type: str
            targets:
              description:
                - The targets. The list is the whole list.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The target, an object of the other tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is, here V(application).
                  returned: success
                  type: str
    inbound_trust:
      description:
        - Which claims of other organizations conditional access trusts.
      returned: success
      type: dict
      contains:
        is_mfa_accepted:
          description:
            - Whether multifactor authentication there counts here.
          returned: success
          type: bool
        is_compliant_device_accepted:
          description:
            - Whether a compliant device there is one here.
          returned: success
          type: bool
        is_hybrid_azure_ad_joined_device_accepted:
          description:
            - Whether a hybrid joined device there is one here.
          returned: success
          type: bool
    tenant_restrictions:
      description:
        - How accounts of other organizations may be used on the own networks
          and devices.
      returned: success
      type: dict
      contains:
        users_and_groups:
          description:
            - Which users and groups have access. Whoever blocks V(AllUsers) has
              to block V(AllApplications) as well.
          returned: success
          type: dict
          contains:
            access_type:
              description:
                - With V(allowed) the targets alone have access, with V(blocked)
                  all but the targets have it.
              returned: success
              type: str
            targets:
              description:
                - The targets. The list is the whole list.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The target, an object of the other tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is, here V(user) or V(group).
                  returned: success
                  type: str
        applications:
          description:
            - Which applications may be accessed.
          returned: success
          type: dict
          contains:
            access_type:
              description:
                - With V(allowed) the targets alone have access, with V(blocked)
                  all but the targets have it.
              returned: success
              type: str
            targets:
              description:
                - The targets. The list is the whole list.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The target, an object of the other tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is, here V(application).
                  returned: success
                  type: str
        devices:
          description:
            - A filter of devices. The reference says that the service does not
              support it yet.
          returned: success
          type: dict
          contains:
            mode:
              description:
                - Whether the devices of the rule have access, or all but them.
              returned: success
              type: str
            rule:
              description:
                - The rule that selects the devices.
              returned: success
              type: str
    app_service_connect_inbound:
      description:
        - Which own applications may connect with other organizations. It is in
          no page of the API, only in its metadata.
      returned: success
      type: dict
      contains:
        applications:
          description:
            - Which applications may be accessed.
          returned: success
          type: dict
          contains:
            access_type:
              description:
                - With V(allowed) the targets alone have access, with V(blocked)
                  all but the targets have it.
              returned: success
              type: str
            targets:
              description:
                - The targets. The list is the whole list.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The target, an object of this tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is, here V(application).
                  returned: success
                  type: str
    m365_collaboration_inbound:
      description:
        - Access of users of other organizations to this tenant by Microsoft 365
          collaboration.
      returned: success
      type: dict
      contains:
        users:
          description:
            - Which users have access.
          returned: success
          type: dict
          contains:
            access_type:
              description:
                - With V(allowed) the targets alone have access, with V(blocked)
                  all but the targets have it.
              returned: success
              type: str
            targets:
              description:
                - The targets. The list is the whole list.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The target, an object of the other tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is, here V(user) or V(group).
                  returned: success
                  type: str
    m365_collaboration_outbound:
      description:
        - Access of own users to other organizations by Microsoft 365 collaboration.
      returned: success
      type: dict
      contains:
        users_and_groups:
          description:
            - Which users and groups have access. Whoever blocks V(AllUsers) has
              to block V(AllApplications) as well.
          returned: success
          type: dict
          contains:
            access_type:
              description:
                - With V(allowed) the targets alone have access, with V(blocked)
                  all but the targets have it.
              returned: success
              type: str
            targets:
              description:
                - The targets. The list is the whole list.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The target, an object of this tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is, here V(user) or V(group).
                  returned: success
                  type: str
    block_service_provider_outbound_access:
      description:
        - Whether service providers are kept from access to other organizations.
      returned: success
      type: bool
    invitation_redemption_identity_provider_configuration:
      description:
        - With which identity guests redeem their invitation.
      returned: success
      type: dict
      contains:
        primary_identity_provider_precedence_order:
          description:
            - The identity providers that are tried, in this order.
          returned: success
          type: list
          elements: str
        fallback_identity_provider:
          description:
            - The one for guests that none of these knows.
          returned: success
          type: str
    m365_capabilities:
      description:
        - What users of any other organization may do with data of Microsoft 365.
          A capability that is there can be disallowed, not removed. The list
          is the whole list.
      returned: success
      type: list
      elements: dict
      contains:
        name:
          description:
            - The type.
          returned: success
          type: str
        inbound_access:
          description:
            - Access of users of the other tenant.
          returned: success
          type: dict
          contains:
            is_allowed:
              description:
                - Whether it is allowed.
              returned: success
              type: bool
            resource_scopes:
              description:
                - Whose data it is about.
              returned: success
              type: dict
              contains:
                included:
                  description:
                    - Own users and groups that it is about. The list is the whole
                      list.
                  returned: success
                  type: list
                  elements: dict
                  contains:
                    resource_id:
                      description:
                        - The user or group.
                      returned: success
                      type: str
                    resource_type:
                      description:
                        - What it is.
                      returned: success
                      type: str
                excluded:
                  description:
                    - Own users and groups that it is not about, even if they
                      are included. The list is the whole list.
                  returned: success
                  type: list
                  elements: dict
                  contains:
                    resource_id:
                      description:
                        - The user or group.
                      returned: success
                      type: str
                    resource_type:
                      description:
                        - What it is.
                      returned: success
                      type: str
id:
  description:
    - Id of the object in Microsoft Graph, if it has one.
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
      sample: /v1.0/policies/crossTenantAccessPolicy/default
    body:
      description:
        - Body, secrets removed; null without one.
      returned: always
      type: dict
not_reset:
  description:
    - Options that O(exact) could not reset, because they can be neither null
      nor empty.
  returned: when O(exact=true)
  type: list
  elements: str
"""

from ansible_collections.tenantops.entra.plugins.module_utils._module import run_module
from ansible_collections.tenantops.entra.plugins.module_utils._resources.cross_tenant_access_default import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
