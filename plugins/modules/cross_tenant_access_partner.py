#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: cross_tenant_access_partner
short_description: Manage cross-tenant access settings for one partner of a Microsoft Entra tenant
description:
  - Creates, changes and deletes the cross-tenant access settings for one other tenant, the partner.
  - A setting that is null is inherited from M(tenantops.entra.cross_tenant_access_default). To inherit one again,
    name it in O(clear).
  - Users and groups of the partner, and applications that are not of this tenant, are given by their ids, because
    their names cannot be looked up.
  - Microsoft Graph does not delete a partner that may synchronize its users. The module therefore deletes
    O(identity_synchronization) first.
  - Only the settings that differ are sent, each of them whole; O(identity_synchronization) and each capability of
    Microsoft 365 in requests of their own.
  - The beta options of O(identity_synchronization) may be lost when a task that names none of them changes it,
    because v1.0 does not show them and the service sets it as a whole.
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
  - Reading needs the application permission C(Policy.Read.All) or C(Policy.ReadWrite.CrossTenantAccess).
  - Writing needs the application permission C(Policy.ReadWrite.CrossTenantAccess).
  - Writing O(m365_capabilities) needs C(Policy.ReadWrite.CrossTenantCapability)
    instead.
  - Looking up names needs C(User.ReadBasic.All) for users, C(GroupMember.Read.All)
    for groups, C(Application.Read.All) for applications and C(CrossTenantInformation.ReadBasic.All)
    for tenants. A name has to be exact, except for case, and unique.
seealso:
  - name: 'Microsoft Graph: crossTenantAccessPolicyConfigurationPartner resource
      type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/crosstenantaccesspolicyconfigurationpartner
options:
  id:
    description:
      - Id of the cross-tenant access partner. Without it, O(partner_tenant_id)
        says which one is meant.
    type: str
  partner_tenant_id:
    description:
      - The other tenant; its name is one of its domains.
      - By name or id.
      - Required to create the object.
      - Set at creation only; another value on an existing object is an error.
    type: str
  b2b_collaboration_inbound:
    description:
      - Access of users of the partner to this tenant by B2B collaboration.
    type: dict
    suboptions:
      users_and_groups:
        description:
          - Which users and groups have access. Where V(AllUsers) is blocked,
            V(AllApplications) has to be as well.
        type: dict
        suboptions:
          access_type:
            description:
              - V(allowed) gives access to the targets alone, V(blocked) to all
                but the targets.
              - Known values are V(allowed) and V(blocked); others are passed
                on as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets.
              - What the list does not name is removed.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The user or group, which belongs to the other tenant.
                  - By id or V(AllUsers); names in another tenant cannot be looked
                    up.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is; here V(user) or V(group).
                  - Known values are V(user), V(group) and V(application); others
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
              - V(allowed) gives access to the targets alone, V(blocked) to all
                but the targets.
              - Known values are V(allowed) and V(blocked); others are passed
                on as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets.
              - What the list does not name is removed.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The application, which belongs to this tenant.
                  - By name, id, V(AllApplications), V(AllMicrosoftApps) or V(Office365).
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is; here V(application).
                  - Known values are V(user), V(group) and V(application); others
                    are passed on as they are.
                  - Required where it has no value yet.
                type: str
  b2b_collaboration_outbound:
    description:
      - Access of users of this tenant to the partner by B2B collaboration.
    type: dict
    suboptions:
      users_and_groups:
        description:
          - Which users and groups have access. Where V(AllUsers) is blocked,
            V(AllApplications) has to be as well.
        type: dict
        suboptions:
          access_type:
            description:
              - V(allowed) gives access to the targets alone, V(blocked) to all
                but the targets.
              - Known values are V(allowed) and V(blocked); others are passed
                on as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets.
              - What the list does not name is removed.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The user or group, which belongs to this tenant.
                  - By name, id or V(AllUsers).
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is; here V(user) or V(group).
                  - Known values are V(user), V(group) and V(application); others
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
              - V(allowed) gives access to the targets alone, V(blocked) to all
                but the targets.
              - Known values are V(allowed) and V(blocked); others are passed
                on as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets.
              - What the list does not name is removed.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The application, which belongs to the other tenant.
                  - By id, V(AllApplications), V(AllMicrosoftApps) or V(Office365);
                    names in another tenant cannot be looked up.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is; here V(application).
                  - Known values are V(user), V(group) and V(application); others
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
          - Which users and groups have access. Where V(AllUsers) is blocked,
            V(AllApplications) has to be as well.
        type: dict
        suboptions:
          access_type:
            description:
              - V(allowed) gives access to the targets alone, V(blocked) to all
                but the targets.
              - Known values are V(allowed) and V(blocked); others are passed
                on as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets.
              - What the list does not name is removed.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The user or group, which belongs to the other tenant.
                  - By id or V(AllUsers); names in another tenant cannot be looked
                    up.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is; here V(user) or V(group).
                  - Known values are V(user), V(group) and V(application); others
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
              - V(allowed) gives access to the targets alone, V(blocked) to all
                but the targets.
              - Known values are V(allowed) and V(blocked); others are passed
                on as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets.
              - What the list does not name is removed.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The application, which belongs to this tenant.
                  - By name, id, V(AllApplications), V(AllMicrosoftApps) or V(Office365).
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is; here V(application).
                  - Known values are V(user), V(group) and V(application); others
                    are passed on as they are.
                  - Required where it has no value yet.
                type: str
  b2b_direct_connect_outbound:
    description:
      - Access of users of this tenant to the partner by B2B direct connect.
    type: dict
    suboptions:
      users_and_groups:
        description:
          - Which users and groups have access. Where V(AllUsers) is blocked,
            V(AllApplications) has to be as well.
        type: dict
        suboptions:
          access_type:
            description:
              - V(allowed) gives access to the targets alone, V(blocked) to all
                but the targets.
              - Known values are V(allowed) and V(blocked); others are passed
                on as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets.
              - What the list does not name is removed.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The user or group, which belongs to this tenant.
                  - By name, id or V(AllUsers).
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is; here V(user) or V(group).
                  - Known values are V(user), V(group) and V(application); others
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
              - V(allowed) gives access to the targets alone, V(blocked) to all
                but the targets.
              - Known values are V(allowed) and V(blocked); others are passed
                on as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets.
              - What the list does not name is removed.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The application, which belongs to the other tenant.
                  - By id, V(AllApplications), V(AllMicrosoftApps) or V(Office365);
                    names in another tenant cannot be looked up.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is; here V(application).
                  - Known values are V(user), V(group) and V(application); others
                    are passed on as they are.
                  - Required where it has no value yet.
                type: str
  inbound_trust:
    description:
      - Which claims from the partner conditional access trusts.
    type: dict
    suboptions:
      is_mfa_accepted:
        description:
          - Whether multifactor authentication in the other tenant counts here.
          - With O(exact), it is reset to V(false).
        type: bool
      is_compliant_device_accepted:
        description:
          - Whether a device that is compliant in the other tenant counts as compliant
            here.
          - With O(exact), it is reset to V(false).
        type: bool
      is_hybrid_azure_ad_joined_device_accepted:
        description:
          - Whether a device that is hybrid joined in the other tenant counts
            as such here.
          - With O(exact), it is reset to V(false).
        type: bool
  tenant_restrictions:
    description:
      - How accounts of the partner may be used on the networks and devices of
        this tenant.
    type: dict
    suboptions:
      users_and_groups:
        description:
          - Which users and groups have access. Where V(AllUsers) is blocked,
            V(AllApplications) has to be as well.
        type: dict
        suboptions:
          access_type:
            description:
              - V(allowed) gives access to the targets alone, V(blocked) to all
                but the targets.
              - Known values are V(allowed) and V(blocked); others are passed
                on as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets.
              - What the list does not name is removed.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The user or group, which belongs to the other tenant.
                  - By id or V(AllUsers); names in another tenant cannot be looked
                    up.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is; here V(user) or V(group).
                  - Known values are V(user), V(group) and V(application); others
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
              - V(allowed) gives access to the targets alone, V(blocked) to all
                but the targets.
              - Known values are V(allowed) and V(blocked); others are passed
                on as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets.
              - What the list does not name is removed.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The application, which belongs to the other tenant.
                  - By id, V(AllApplications), V(AllMicrosoftApps) or V(Office365);
                    names in another tenant cannot be looked up.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is; here V(application).
                  - Known values are V(user), V(group) and V(application); others
                    are passed on as they are.
                  - Required where it has no value yet.
                type: str
      devices:
        description:
          - A filter for devices. Microsoft documents it as not yet supported.
        type: dict
        suboptions:
          mode:
            description:
              - V(allowed) gives access to the devices that the rule selects,
                V(blocked) to all others.
              - Known values are V(allowed) and V(blocked); others are passed
                on as they are.
            type: str
          rule:
            description:
              - The rule that selects the devices.
            type: str
  app_service_connect_inbound:
    description:
      - Which applications of this tenant may connect with the partner. Microsoft
        does not document it.
    type: dict
    suboptions:
      applications:
        description:
          - Which applications may be accessed.
        type: dict
        suboptions:
          access_type:
            description:
              - V(allowed) gives access to the targets alone, V(blocked) to all
                but the targets.
              - Known values are V(allowed) and V(blocked); others are passed
                on as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets.
              - What the list does not name is removed.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The application, which belongs to this tenant.
                  - By name, id, V(AllApplications), V(AllMicrosoftApps) or V(Office365).
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is; here V(application).
                  - Known values are V(user), V(group) and V(application); others
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
              - V(allowed) gives access to the targets alone, V(blocked) to all
                but the targets.
              - Known values are V(allowed) and V(blocked); others are passed
                on as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets.
              - What the list does not name is removed.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The user or group, which belongs to the other tenant.
                  - By id or V(AllUsers); names in another tenant cannot be looked
                    up.
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is; here V(user) or V(group).
                  - Known values are V(user), V(group) and V(application); others
                    are passed on as they are.
                  - Required where it has no value yet.
                type: str
  m365_collaboration_outbound:
    description:
      - Access of users of this tenant to the partner by Microsoft 365 collaboration.
    type: dict
    suboptions:
      users_and_groups:
        description:
          - Which users and groups have access. Where V(AllUsers) is blocked,
            V(AllApplications) has to be as well.
        type: dict
        suboptions:
          access_type:
            description:
              - V(allowed) gives access to the targets alone, V(blocked) to all
                but the targets.
              - Known values are V(allowed) and V(blocked); others are passed
                on as they are.
              - Required where it has no value yet.
            type: str
          targets:
            description:
              - The targets.
              - What the list does not name is removed.
              - Required where it has no value yet.
            type: list
            elements: dict
            suboptions:
              target:
                description:
                  - The user or group, which belongs to this tenant.
                  - By name, id or V(AllUsers).
                  - Required where it has no value yet.
                type: str
              target_type:
                description:
                  - What the target is; here V(user) or V(group).
                  - Known values are V(user), V(group) and V(application); others
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
      - Whether users are invited and synchronized without their consent. Both
        tenants have to allow it.
    type: dict
    suboptions:
      inbound_allowed:
        description:
          - Whether users of the partner need not consent to an invitation into
            this tenant.
        type: bool
      outbound_allowed:
        description:
          - Whether users of this tenant need not consent to an invitation by
            the partner.
        type: bool
  is_service_provider:
    description:
      - Whether the partner is a cloud service provider. Microsoft does not document
        it as changeable.
    type: bool
  identity_synchronization:
    description:
      - Whether the partner may synchronize its users into this tenant. Clearing
        it deletes the synchronization policy.
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
      - What users of the partner may do with data of Microsoft 365.
      - What the list does not name is removed.
    type: list
    elements: dict
    suboptions:
      name:
        description:
          - What it is.
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
              - Whose data they have access to.
            type: dict
            suboptions:
              included:
                description:
                  - Users and groups of this tenant whose data it is.
                  - What the list does not name is removed.
                type: list
                elements: dict
                suboptions:
                  resource_id:
                    description:
                      - The user or group; V(All) is everybody.
                      - By name, id or V(All).
                      - Required where it has no value yet.
                    type: str
                  resource_type:
                    description:
                      - What it is.
                      - Known values are V(none), V(group) and V(user); others
                        are passed on as they are.
                      - Required where it has no value yet.
                    type: str
              excluded:
                description:
                  - Users and groups of this tenant whose data it is not, even
                    if they are included.
                  - What the list does not name is removed.
                type: list
                elements: dict
                suboptions:
                  resource_id:
                    description:
                      - The user or group; V(All) is everybody.
                      - By name, id or V(All).
                      - Required where it has no value yet.
                    type: str
                  resource_type:
                    description:
                      - What it is.
                      - Known values are V(none), V(group) and V(user); others
                        are passed on as they are.
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
    partner_tenant_id: partner.example
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

- name: Synchronize the users of a subsidiary into this tenant
  tenantops.entra.cross_tenant_access_partner:
    partner_tenant_id: subsidiary.example
    automatic_user_consent_settings:
      inbound_allowed: true
    identity_synchronization:
      display_name: Subsidiary
      user_sync_inbound:
        is_sync_allowed: true

- name: Let a partner see when the sales team is busy
  tenantops.entra.cross_tenant_access_partner:
    partner_tenant_id: partner.example
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
    partner_tenant_id: partner.example
    clear:
      - b2b_direct_connect_inbound

- name: No longer a partner
  tenantops.entra.cross_tenant_access_partner:
    partner_tenant_id: partner.example
    state: absent
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The cross-tenant access partner after the task, in check mode as it would
      be, null where it does not exist.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the cross-tenant access partner. Without it, O(partner_tenant_id)
          says which one is meant.
      returned: success
      type: str
    partner_tenant_id:
      description:
        - The other tenant; its name is one of its domains.
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
            - Which users and groups have access. Where V(AllUsers) is blocked,
              V(AllApplications) has to be as well.
          returned: success
          type: dict
          contains:
            access_type:
              description:
                - V(allowed) gives access to the targets alone, V(blocked) to
                  all but the targets.
              returned: success
              type: str
            targets:
              description:
                - The targets.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The user or group, which belongs to the other tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is; here V(user) or V(group).
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
                - V(allowed) gives access to the targets alone, V(blocked) to
                  all but the targets.
              returned: success
              type: str
            targets:
              description:
                - The targets.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The application, which belongs to this tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is; here V(application).
                  returned: success
                  type: str
    b2b_collaboration_outbound:
      description:
        - Access of users of this tenant to the partner by B2B collaboration.
      returned: success
      type: dict
      contains:
        users_and_groups:
          description:
            - Which users and groups have access. Where V(AllUsers) is blocked,
              V(AllApplications) has to be as well.
          returned: success
          type: dict
          contains:
            access_type:
              description:
                - V(allowed) gives access to the targets alone, V(blocked) to
                  all but the targets.
              returned: success
              type: str
            targets:
              description:
                - The targets.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The user or group, which belongs to this tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is; here V(user) or V(group).
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
                - V(allowed) gives access to the targets alone, V(blocked) to
                  all but the targets.
              returned: success
              type: str
            targets:
              description:
                - The targets.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The application, which belongs to the other tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is; here V(application).
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
            - Which users and groups have access. Where V(AllUsers) is blocked,
              V(AllApplications) has to be as well.
          returned: success
          type: dict
          contains:
            access_type:
              description:
                - V(allowed) gives access to the targets alone, V(blocked) to
                  all but the targets.
              returned: success
              type: str
            targets:
              description:
                - The targets.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The user or group, which belongs to the other tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is; here V(user) or V(group).
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
                - V(allowed) gives access to the targets alone, V(blocked) to
                  all but the targets.
              returned: success
              type: str
            targets:
              description:
                - The targets.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The application, which belongs to this tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is; here V(application).
                  returned: success
                  type: str
    b2b_direct_connect_outbound:
      description:
        - Access of users of this tenant to the partner by B2B direct connect.
      returned: success
      type: dict
      contains:
        users_and_groups:
          description:
            - Which users and groups have access. Where V(AllUsers) is blocked,
              V(AllApplications) has to be as well.
          returned: success
          type: dict
          contains:
            access_type:
              description:
                - V(allowed) gives access to the targets alone, V(blocked) to
                  all but the targets.
              returned: success
              type: str
            targets:
              description:
                - The targets.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The user or group, which belongs to this tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is; here V(user) or V(group).
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
                - V(allowed) gives access to the targets alone, V(blocked) to
                  all but the targets.
              returned: success
              type: str
            targets:
              description:
                - The targets.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The application, which belongs to the other tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is; here V(application).
                  returned: success
                  type: str
    inbound_trust:
      description:
        - Which claims from the partner conditional access trusts.
      returned: success
      type: dict
      contains:
        is_mfa_accepted:
          description:
            - Whether multifactor authentication in the other tenant counts here.
          returned: success
          type: bool
        is_compliant_device_accepted:
          description:
            - Whether a device that is compliant in the other tenant counts as
              compliant here.
          returned: success
          type: bool
        is_hybrid_azure_ad_joined_device_accepted:
          description:
            - Whether a device that is hybrid joined in the other tenant counts
              as such here.
          returned: success
          type: bool
    tenant_restrictions:
      description:
        - How accounts of the partner may be used on the networks and devices
          of this tenant.
      returned: success
      type: dict
      contains:
        users_and_groups:
          description:
            - Which users and groups have access. Where V(AllUsers) is blocked,
              V(AllApplications) has to be as well.
          returned: success
          type: dict
          contains:
            access_type:
              description:
                - V(allowed) gives access to the targets alone, V(blocked) to
                  all but the targets.
              returned: success
              type: str
            targets:
              description:
                - The targets.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The user or group, which belongs to the other tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is; here V(user) or V(group).
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
                - V(allowed) gives access to the targets alone, V(blocked) to
                  all but the targets.
              returned: success
              type: str
            targets:
              description:
                - The targets.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The application, which belongs to the other tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is; here V(application).
                  returned: success
                  type: str
        devices:
          description:
            - A filter for devices. Microsoft documents it as not yet supported.
          returned: success
          type: dict
          contains:
            mode:
              description:
                - V(allowed) gives access to the devices that the rule selects,
                  V(blocked) to all others.
              returned: success
              type: str
            rule:
              description:
                - The rule that selects the devices.
              returned: success
              type: str
    app_service_connect_inbound:
      description:
        - Which applications of this tenant may connect with the partner. Microsoft
          does not document it.
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
                - V(allowed) gives access to the targets alone, V(blocked) to
                  all but the targets.
              returned: success
              type: str
            targets:
              description:
                - The targets.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The application, which belongs to this tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is; here V(application).
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
                - V(allowed) gives access to the targets alone, V(blocked) to
                  all but the targets.
              returned: success
              type: str
            targets:
              description:
                - The targets.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The user or group, which belongs to the other tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is; here V(user) or V(group).
                  returned: success
                  type: str
    m365_collaboration_outbound:
      description:
        - Access of users of this tenant to the partner by Microsoft 365 collaboration.
      returned: success
      type: dict
      contains:
        users_and_groups:
          description:
            - Which users and groups have access. Where V(AllUsers) is blocked,
              V(AllApplications) has to be as well.
          returned: success
          type: dict
          contains:
            access_type:
              description:
                - V(allowed) gives access to the targets alone, V(blocked) to
                  all but the targets.
              returned: success
              type: str
            targets:
              description:
                - The targets.
              returned: success
              type: list
              elements: dict
              contains:
                target:
                  description:
                    - The user or group, which belongs to this tenant.
                  returned: success
                  type: str
                target_type:
                  description:
                    - What the target is; here V(user) or V(group).
                  returned: success
                  type: str
    block_service_provider_outbound_access:
      description:
        - Whether service providers are kept from access to the partner.
      returned: success
      type: bool
    automatic_user_consent_settings:
      description:
        - Whether users are invited and synchronized without their consent. Both
          tenants have to allow it.
      returned: success
      type: dict
      contains:
        inbound_allowed:
          description:
            - Whether users of the partner need not consent to an invitation into
              this tenant.
          returned: success
          type: bool
        outbound_allowed:
          description:
            - Whether users of this tenant need not consent to an invitation by
              the partner.
          returned: success
          type: bool
    is_service_provider:
      description:
        - Whether the partner is a cloud service provider. Microsoft does not
          document it as changeable.
      returned: success
      type: bool
    identity_synchronization:
      description:
        - Whether the partner may synchronize its users into this tenant. Clearing
          it deletes the synchronization policy.
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
        - What users of the partner may do with data of Microsoft 365.
      returned: success
      type: list
      elements: dict
      contains:
        name:
          description:
            - What it is.
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
                - Whose data they have access to.
              returned: success
              type: dict
              contains:
                included:
                  description:
                    - Users and groups of this tenant whose data it is.
                  returned: success
                  type: list
                  elements: dict
                  contains:
                    resource_id:
                      description:
                        - The user or group; V(All) is everybody.
                      returned: success
                      type: str
                    resource_type:
                      description:
                        - What it is.
                      returned: success
                      type: str
                excluded:
                  description:
                    - Users and groups of this tenant whose data it is not, even
                      if they are included.
                  returned: success
                  type: list
                  elements: dict
                  contains:
                    resource_id:
                      description:
                        - The user or group; V(All) is everybody.
                      returned: success
                      type: str
                    resource_type:
                      description:
                        - What it is.
                      returned: success
                      type: str
id:
  description:
    - Id of the cross-tenant access partner in Microsoft Graph, null where it
      has none.
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
        - Body without secrets, null where there is none.
      returned: always
      type: dict
not_reset:
  description:
    - Options that O(exact) could not reset.
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
