#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: cross_tenant_access_partner
short_description: Manage cross-tenant access settings for one partner of a Microsoft Entra tenant
description:
  - Creates, changes and deletes what holds between the tenant and one other, its partner.
  - What is null is inherited from M(tenantops.entra.cross_tenant_access_default). To inherit a setting again name it in
    O(clear).
  - Users of the partner, and applications that are not the tenant's own, cannot be looked up here; they are named by
    their ids in the partner's tenant.
  - A partner that may synchronize its users is deleted in two steps, first O(identity_synchronization), then the
    partner, because Microsoft Graph does not delete it otherwise.
  - Microsoft Graph sets the synchronization as a whole. A task that names none of its beta options reads and writes it
    in v1.0, which does not show them.
  - An option that is not given, or null, is not managed. Only the settings that differ are sent, each as a whole; the
    synchronization and each capability of Microsoft 365 by requests of their own.
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
  - name: 'Microsoft Graph: crossTenantAccessPolicyConfigurationPartner resource
      type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/crosstenantaccesspolicyconfigurationpartner
options:
  id:
    description:
      - Id of the cross-tenant access partner.
      - It decides which one is meant; without it the one named O(partner_tenant_id)
        is.
    type: str
  partner_tenant_id:
    description:
      - The other tenant, by its id or one of its domains.
      - A name is looked up; an id is taken as it is.
      - Required for an object that does not exist yet.
      - Set at creation only; another value on an existing object is an error.
    type: str
  b2b_collaboration_inbound:
    description:
      - Access of users of the partner to this tenant by B2B collaboration.
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
      - Access of own users to the partner by B2B collaboration.
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
      - Access of users of the partner to this tenant by B2B direct connect.
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
      - Access of own users to the partner by B2B direct connect.
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
      - Which claims of the partner conditional access trusts.
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
      - How accounts of the partner may be used on the own networks and devices.
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
      - Which own applications may connect with the partner. It is in no page
        of the API, only in its metadata.
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
      - Access of users of the partner to this tenant by Microsoft 365 collaboration.
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
      - Access of own users to the partner by Microsoft 365 collaboration.
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
      - Whether service providers are kept from access to the partner.
      - Only the beta version of Microsoft Graph has it; a task that gives it
        reads and writes there.
    type: bool
  automatic_user_consent_settings:
    description:
      - Whether users need not consent to be invited and synchronized.
    type: dict
    suboptions:
      inbound_allowed:
        description:
          - Whether users of the partner need not consent here.
        type: bool
      outbound_allowed:
        description:
          - Whether own users need not consent there.
        type: bool
  is_service_provider:
    description:
      - Whether the partner is a cloud service provider. No update page lists
        it.
    type: bool
  identity_synchronization:
    description:
      - Whether the partner may synchronize its users into this tenant; clearing
        it deletes that policy.
    type: dict
    suboptions:
      display_name:
        description:
          - Name of the synchronization policy.
        type: str
      user_sync_inbound:
        description:
          - Synchronization of users.
        type: dict
        suboptions:
          is_sync_allowed:
            description:
              - Whether it is allowed.
            type: bool
      group_sync_inbound:
        description:
          - Synchronization of groups.
          - Only the beta version of Microsoft Graph has it; a task that gives
            it reads and writes there.
        type: dict
        suboptions:
          is_sync_allowed:
            description:
              - Whether it is allowed.
            type: bool
      role_enabled_group_sync_inbound:
        description:
          - Synchronization of groups that hold roles.
          - Only the beta version of Microsoft Graph has it; a task that gives
            it reads and writes there.
        type: dict
        suboptions:
          is_sync_allowed:
            description:
              - Whether it is allowed.
            type: bool
      external_cloud_authorized_application_id:
        description:
          - Id of the application that may synchronize from another cloud.
          - Only the beta version of Microsoft Graph has it; a task that gives
            it reads and writes there.
        type: str
  m365_capabilities:
    description:
      - What users of the partner may do with data of Microsoft 365. The list
        is the whole list.
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
  state:
    description:
      - Whether the cross-tenant access partner should exist.
    type: str
    choices:
      - present
      - absent
    default: present
"""

EXAMPLES = r"""
- name: Share Teams channels with a partner, and trust its multifactor authentication
  tenantops.entra.cross_tenant_access_partner:
    partner_tenant_id: fabrikam.example
    b2b_direct_connect_inbound:
      users_and_groups:
        access_type: allowed
        targets:
          - target: AllUsers
            target_type: user
      applications:
        access_type: allowed
        targets:
          - target: Office365
            target_type: application
    inbound_trust:
      is_mfa_accepted: true

- name: Take over the users of a subsidiary
  tenantops.entra.cross_tenant_access_partner:
    partner_tenant_id: 9c5d131d-b1c3-4fc4-9e3f-c6557947d551
    automatic_user_consent_settings:
      inbound_allowed: true
    identity_synchronization:
      display_name: Subsidiary
      user_sync_inbound:
        is_sync_allowed: true

- name: Let a partner see when the sales team is free
  tenantops.entra.cross_tenant_access_partner:
    partner_tenant_id: fabrikam.example
    m365_capabilities:
      - name: crossTenantCalendarAvailabilityBasic
        inbound_access:
          is_allowed: true
          resource_scopes:
            included:
              - resource_id: Sales
                resource_type: group

- name: Inherit direct connect from the default again
  tenantops.entra.cross_tenant_access_partner:
    partner_tenant_id: fabrikam.example
    clear:
      - b2b_direct_connect_inbound

- name: No longer a partner
  tenantops.entra.cross_tenant_access_partner:
    partner_tenant_id: fabrikam.example
    state: absent
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The cross-tenant access partner as it is after the task, in the names of
      the options.
    - It can be given to the module again.
    - In check mode what it would be.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the cross-tenant access partner.
      returned: success
      type: str
    partner_tenant_id:
      description:
        - The other tenant, by its id or one of its domains.
      returned: success
      type: str
    b2b_collaboration_inbound:
      description:
        - Access of users of the partner to this tenant by B2B collaboration.
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
        - Access of own users to the partner by B2B collaboration.
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
        - Access of users of the partner to this tenant by B2B direct connect.
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
        - Access of own users to the partner by B2B direct connect.
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
        - Which claims of the partner conditional access trusts.
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
        - How accounts of the partner may be used on the own networks and devices.
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
        - Which own applications may connect with the partner. It is in no page
          of the API, only in its metadata.
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
        - Access of users of the partner to this tenant by Microsoft 365 collaboration.
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
        - Access of own users to the partner by Microsoft 365 collaboration.
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
        - Whether service providers are kept from access to the partner.
      returned: success
      type: bool
    automatic_user_consent_settings:
      description:
        - Whether users need not consent to be invited and synchronized.
      returned: success
      type: dict
      contains:
        inbound_allowed:
          description:
            - Whether users of the partner need not consent here.
          returned: success
          type: bool
        outbound_allowed:
          description:
            - Whether own users need not consent there.
          returned: success
          type: bool
    is_service_provider:
      description:
        - Whether the partner is a cloud service provider. No update page lists
          it.
      returned: success
      type: bool
    identity_synchronization:
      description:
        - Whether the partner may synchronize its users into this tenant; clearing
          it deletes that policy.
      returned: success
      type: dict
      contains:
        display_name:
          description:
            - Name of the synchronization policy.
          returned: success
          type: str
        user_sync_inbound:
          description:
            - Synchronization of users.
          returned: success
          type: dict
          contains:
            is_sync_allowed:
              description:
                - Whether it is allowed.
              returned: success
              type: bool
        group_sync_inbound:
          description:
            - Synchronization of groups.
          returned: success
          type: dict
          contains:
            is_sync_allowed:
              description:
                - Whether it is allowed.
              returned: success
              type: bool
        role_enabled_group_sync_inbound:
          description:
            - Synchronization of groups that hold roles.
          returned: success
          type: dict
          contains:
            is_sync_allowed:
              description:
                - Whether it is allowed.
              returned: success
              type: bool
        external_cloud_authorized_application_id:
          description:
            - Id of the application that may synchronize from another cloud.
          returned: success
          type: str
    m365_capabilities:
      description:
        - What users of the partner may do with data of Microsoft 365. The list
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
      sample: /v1.0/policies/crossTenantAccessPolicy/partners
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.cross_tenant_access_partner import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
