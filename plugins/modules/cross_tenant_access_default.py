#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: cross_tenant_access_default
short_description: Manage the default cross-tenant access settings of a Microsoft Entra tenant
description:
  - Manages how the tenant and other tenants may work together where M(tenantops.entra.cross_tenant_access_partner)
    sets nothing of its own.
  - Single settings cannot be cleared, because there is nothing to inherit from. O(reset=true) goes back to the values
    of a new tenant.
  - Consent to invitations, and synchronization, can be set for partners only.
  - Only the settings that differ are sent, each of them whole; each capability of Microsoft 365 in a request of its
    own.
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
    for groups and C(Application.Read.All) for applications. A name has to be
    exact, except for case, and unique.
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
      - Access of users of this tenant to other organizations by B2B collaboration.
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
      - Access of users of other organizations to this tenant by B2B direct connect.
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
      - Access of users of this tenant to other organizations by B2B direct connect.
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
      - Which claims from other organizations conditional access trusts.
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
      - How accounts of other organizations may be used on the networks and devices
        of this tenant.
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
      - Which applications of this tenant may connect with other organizations.
        Microsoft does not document it.
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
      - Access of users of this tenant to other organizations by Microsoft 365
        collaboration.
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
      - Whether service providers are kept from access to other organizations.
      - Only the beta version of Microsoft Graph has it; a task that gives it
        reads and writes there.
    type: bool
  invitation_redemption_identity_provider_configuration:
    description:
      - With which identity guests redeem an invitation.
    type: dict
    suboptions:
      primary_identity_provider_precedence_order:
        description:
          - The identity providers that are tried, in this order.
          - Known values are V(azureActiveDirectory), V(externalFederation) and
            V(socialIdentityProviders); others are passed on as they are.
          - What the list does not name is removed.
          - Required where it has no value yet.
        type: list
        elements: str
      fallback_identity_provider:
        description:
          - The one for guests whom none of these knows.
          - Known values are V(defaultConfiguredIdp), V(emailOneTimePasscode)
            and V(microsoftAccount); others are passed on as they are.
          - Required where it has no value yet.
        type: str
  m365_capabilities:
    description:
      - What users of any other organization may do with data of Microsoft 365.
        A capability that is there can be disallowed, not removed, so the list
        has to name it.
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
  reset:
    description:
      - Gives the cross-tenant access default the service's own values. No other
        option of it can be given then.
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
    - The cross-tenant access default after the task, in check mode as it would
      be.
    - Its members are options, so that it can be given to the module again.
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
        - Access of users of this tenant to other organizations by B2B collaboration.
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
        - Access of users of other organizations to this tenant by B2B direct
          connect.
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
        - Access of users of this tenant to other organizations by B2B direct
          connect.
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
        - Which claims from other organizations conditional access trusts.
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
        - How accounts of other organizations may be used on the networks and
          devices of this tenant.
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
        - Which applications of this tenant may connect with other organizations.
          Microsoft does not document it.
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
        - Access of users of this tenant to other organizations by Microsoft 365
          collaboration.
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
        - Whether service providers are kept from access to other organizations.
      returned: success
      type: bool
    invitation_redemption_identity_provider_configuration:
      description:
        - With which identity guests redeem an invitation.
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
            - The one for guests whom none of these knows.
          returned: success
          type: str
    m365_capabilities:
      description:
        - What users of any other organization may do with data of Microsoft 365.
          A capability that is there can be disallowed, not removed, so the list
          has to name it.
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
    - Id of the cross-tenant access default in Microsoft Graph, null where it
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
      sample: /v1.0/policies/crossTenantAccessPolicy/default
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.cross_tenant_access_default import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
