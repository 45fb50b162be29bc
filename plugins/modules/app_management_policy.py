#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: app_management_policy
short_description: Manage app management policies of a Microsoft Entra tenant
description:
  - Creates, changes and deletes app management policies, which restrict the secrets, certificates, URIs and audiences
    of applications and service principals. Where one is assigned, it takes the place of
    M(tenantops.entra.default_app_management_policy).
  - M(tenantops.entra.policy_assignment) assigns a policy. An application or service principal has one at most.
  - Names are not unique. If several policies have the name, the task fails and lists their ids; give O(id) then.
  - Only what differs is sent, in one PATCH; restrictions are sent whole, because Microsoft does not document what
    becomes of a part that is left out.
  - Only the beta version of Microsoft Graph has audiences, redirect URIs and trusted certificate authorities, and
    whether a write in v1.0 keeps them is not documented. Where a policy has them, name one of them in every task that
    changes its restrictions; the task then uses beta.
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
  - Reading needs the application permission C(Policy.Read.All).
  - Writing needs the application permission C(Policy.ReadWrite.ApplicationConfiguration).
seealso:
  - name: 'Microsoft Graph: appManagementPolicy resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/appmanagementpolicy
options:
  id:
    description:
      - Id of the app management policy. Without it, O(display_name) says which
        one is meant.
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
      - Required to create the object.
    type: str
  is_enabled:
    description:
      - Whether the policy is enforced. A new policy is not, unless this says
        so.
    type: bool
  restrictions:
    description:
      - What holds for the applications and service principals to which the policy
        is assigned.
    type: dict
    suboptions:
      password_credentials:
        description:
          - Restrictions of client secrets and symmetric keys.
          - What the list does not name is removed.
        type: list
        elements: dict
        suboptions:
          restriction_type:
            description:
              - What is restricted. It identifies the item.
              - Known values are V(passwordAddition), V(passwordLifetime), V(symmetricKeyAddition),
                V(symmetricKeyLifetime) and V(customPasswordAddition); others
                are passed on as they are.
            type: str
          max_lifetime:
            description:
              - How long a credential may be valid, as an ISO 8601 duration such
                as V(P90D). Restrictions of a lifetime need it, others do not
                have it.
            type: str
          state:
            description:
              - Whether the restriction is enforced.
              - Known values are V(enabled) and V(disabled); others are passed
                on as they are.
            type: str
          restrict_for_apps_created_after_date_time:
            description:
              - Only applications and service principals created after this time
                are restricted; where it is null, all are. A service principal
                without a creation date counts as created on 2019-01-01.
            type: str
          exclude_actors:
            description:
              - Users and service principals to whom the restriction does not
                apply.
            type: dict
            suboptions:
              custom_security_attributes:
                description:
                  - Custom security attributes, five at most. Whoever has one
                    of them is exempt.
                  - What the list does not name is removed.
                type: list
                elements: dict
                suboptions:
                  type:
                    description:
                      - What it is.
                      - 'V(string_value): An attribute whose value is a text.'
                    type: str
                    choices:
                      - string_value
                  id:
                    description:
                      - Attribute set and attribute, joined by an underscore,
                        such as V(Exemptions_AppManagement).
                      - Required where it has no value yet.
                    type: str
                  operator:
                    description:
                      - How the value is compared. Case counts.
                      - The known value is V(equals); others are passed on as
                        they are.
                      - Required where it has no value yet.
                    type: str
                  value:
                    description:
                      - Value of the attribute.
                    type: str
      key_credentials:
        description:
          - Restrictions of certificates.
          - What the list does not name is removed.
        type: list
        elements: dict
        suboptions:
          restriction_type:
            description:
              - What is restricted. It identifies the item.
              - Known values are V(asymmetricKeyLifetime) and V(trustedCertificateAuthority);
                others are passed on as they are.
            type: str
          max_lifetime:
            description:
              - How long a credential may be valid, as an ISO 8601 duration such
                as V(P90D). Restrictions of a lifetime need it, others do not
                have it.
            type: str
          state:
            description:
              - Whether the restriction is enforced.
              - Known values are V(enabled) and V(disabled); others are passed
                on as they are.
            type: str
          restrict_for_apps_created_after_date_time:
            description:
              - Only applications and service principals created after this time
                are restricted; where it is null, all are. A service principal
                without a creation date counts as created on 2019-01-01.
            type: str
          exclude_actors:
            description:
              - Users and service principals to whom the restriction does not
                apply.
            type: dict
            suboptions:
              custom_security_attributes:
                description:
                  - Custom security attributes, five at most. Whoever has one
                    of them is exempt.
                  - What the list does not name is removed.
                type: list
                elements: dict
                suboptions:
                  type:
                    description:
                      - What it is.
                      - 'V(string_value): An attribute whose value is a text.'
                    type: str
                    choices:
                      - string_value
                  id:
                    description:
                      - Attribute set and attribute, joined by an underscore,
                        such as V(Exemptions_AppManagement).
                      - Required where it has no value yet.
                    type: str
                  operator:
                    description:
                      - How the value is compared. Case counts.
                      - The known value is V(equals); others are passed on as
                        they are.
                      - Required where it has no value yet.
                    type: str
                  value:
                    description:
                      - Value of the attribute.
                    type: str
          certificate_based_application_configuration_ids:
            description:
              - Ids of the configurations that hold the trusted certificate authorities.
                V(trustedCertificateAuthority) needs it, other types do not have
                it.
              - What the list does not name is removed.
              - Only the beta version of Microsoft Graph has it; a task that gives
                it reads and writes there.
            type: list
            elements: str
      application_restrictions:
        description:
          - What holds for applications only.
        type: dict
        suboptions:
          identifier_uris:
            description:
              - Restrictions of identifier URIs.
            type: dict
            suboptions:
              non_default_uri_addition:
                description:
                  - New identifier URIs must have a default format, C(api://)
                    and the application's id, with or without the tenant's id
                    between them.
                type: dict
                suboptions:
                  state:
                    description:
                      - Whether the restriction is enforced.
                      - Known values are V(enabled) and V(disabled); others are
                        passed on as they are.
                    type: str
                  restrict_for_apps_created_after_date_time:
                    description:
                      - Only applications and service principals created after
                        this time are restricted; where it is null, all are. A
                        service principal without a creation date counts as created
                        on 2019-01-01.
                    type: str
                  exclude_actors:
                    description:
                      - Users and service principals to whom the restriction does
                        not apply.
                    type: dict
                    suboptions:
                      custom_security_attributes:
                        description:
                          - Custom security attributes, five at most. Whoever
                            has one of them is exempt.
                          - What the list does not name is removed.
                        type: list
                        elements: dict
                        suboptions:
                          type:
                            description:
                              - What it is.
                              - 'V(string_value): An attribute whose value is
                                a text.'
                            type: str
                            choices:
                              - string_value
                          id:
                            description:
                              - Attribute set and attribute, joined by an underscore,
                                such as V(Exemptions_AppManagement).
                              - Required where it has no value yet.
                            type: str
                          operator:
                            description:
                              - How the value is compared. Case counts.
                              - The known value is V(equals); others are passed
                                on as they are.
                              - Required where it has no value yet.
                            type: str
                          value:
                            description:
                              - Value of the attribute.
                            type: str
                  exclude_apps_receiving_v2_tokens:
                    description:
                      - Whether applications that receive v2.0 tokens are exempt.
                    type: bool
                  exclude_saml:
                    description:
                      - Whether SAML applications are exempt.
                    type: bool
              uri_addition_without_unique_tenant_identifier:
                description:
                  - New identifier URIs must contain the tenant's id, the application's
                    id or a verified domain.
                type: dict
                suboptions:
                  state:
                    description:
                      - Whether the restriction is enforced.
                      - Known values are V(enabled) and V(disabled); others are
                        passed on as they are.
                    type: str
                  restrict_for_apps_created_after_date_time:
                    description:
                      - Only applications and service principals created after
                        this time are restricted; where it is null, all are. A
                        service principal without a creation date counts as created
                        on 2019-01-01.
                    type: str
                  exclude_actors:
                    description:
                      - Users and service principals to whom the restriction does
                        not apply.
                    type: dict
                    suboptions:
                      custom_security_attributes:
                        description:
                          - Custom security attributes, five at most. Whoever
                            has one of them is exempt.
                          - What the list does not name is removed.
                        type: list
                        elements: dict
                        suboptions:
                          type:
                            description:
                              - What it is.
                              - 'V(string_value): An attribute whose value is
                                a text.'
                            type: str
                            choices:
                              - string_value
                          id:
                            description:
                              - Attribute set and attribute, joined by an underscore,
                                such as V(Exemptions_AppManagement).
                              - Required where it has no value yet.
                            type: str
                          operator:
                            description:
                              - How the value is compared. Case counts.
                              - The known value is V(equals); others are passed
                                on as they are.
                              - Required where it has no value yet.
                            type: str
                          value:
                            description:
                              - Value of the attribute.
                            type: str
                  exclude_apps_receiving_v2_tokens:
                    description:
                      - Whether applications that receive v2.0 tokens are exempt.
                    type: bool
                  exclude_saml:
                    description:
                      - Whether SAML applications are exempt.
                    type: bool
          audiences:
            description:
              - Restrictions of the accounts that an application may be for.
              - Only the beta version of Microsoft Graph has it; a task that gives
                it reads and writes there.
            type: dict
            suboptions:
              azure_ad_multiple_orgs:
                description:
                  - Applications must not be for accounts of any organization.
                type: dict
                suboptions:
                  state:
                    description:
                      - Whether the restriction is enforced.
                      - Known values are V(enabled) and V(disabled); others are
                        passed on as they are.
                    type: str
                  restrict_for_apps_created_after_date_time:
                    description:
                      - Only applications and service principals created after
                        this time are restricted; where it is null, all are. A
                        service principal without a creation date counts as created
                        on 2019-01-01.
                    type: str
                  exclude_actors:
                    description:
                      - Users and service principals to whom the restriction does
                        not apply.
                    type: dict
                    suboptions:
                      custom_security_attributes:
                        description:
                          - Custom security attributes, five at most. Whoever
                            has one of them is exempt.
                          - What the list does not name is removed.
                        type: list
                        elements: dict
                        suboptions:
                          type:
                            description:
                              - What it is.
                              - 'V(string_value): An attribute whose value is
                                a text.'
                            type: str
                            choices:
                              - string_value
                          id:
                            description:
                              - Attribute set and attribute, joined by an underscore,
                                such as V(Exemptions_AppManagement).
                              - Required where it has no value yet.
                            type: str
                          operator:
                            description:
                              - How the value is compared. Case counts.
                              - The known value is V(equals); others are passed
                                on as they are.
                              - Required where it has no value yet.
                            type: str
                          value:
                            description:
                              - Value of the attribute.
                            type: str
              personal_microsoft_account:
                description:
                  - Applications must not be for personal Microsoft accounts.
                type: dict
                suboptions:
                  state:
                    description:
                      - Whether the restriction is enforced.
                      - Known values are V(enabled) and V(disabled); others are
                        passed on as they are.
                    type: str
                  restrict_for_apps_created_after_date_time:
                    description:
                      - Only applications and service principals created after
                        this time are restricted; where it is null, all are. A
                        service principal without a creation date counts as created
                        on 2019-01-01.
                    type: str
                  exclude_actors:
                    description:
                      - Users and service principals to whom the restriction does
                        not apply.
                    type: dict
                    suboptions:
                      custom_security_attributes:
                        description:
                          - Custom security attributes, five at most. Whoever
                            has one of them is exempt.
                          - What the list does not name is removed.
                        type: list
                        elements: dict
                        suboptions:
                          type:
                            description:
                              - What it is.
                              - 'V(string_value): An attribute whose value is
                                a text.'
                            type: str
                            choices:
                              - string_value
                          id:
                            description:
                              - Attribute set and attribute, joined by an underscore,
                                such as V(Exemptions_AppManagement).
                              - Required where it has no value yet.
                            type: str
                          operator:
                            description:
                              - How the value is compared. Case counts.
                              - The known value is V(equals); others are passed
                                on as they are.
                              - Required where it has no value yet.
                            type: str
                          value:
                            description:
                              - Value of the attribute.
                            type: str
          redirect_uris:
            description:
              - Restrictions of redirect URIs.
              - Only the beta version of Microsoft Graph has it; a task that gives
                it reads and writes there.
            type: dict
            suboptions:
              uri_with_blocked_domain:
                description:
                  - Redirect URIs must not have a blocked domain.
                type: dict
                suboptions:
                  state:
                    description:
                      - Whether the restriction is enforced.
                      - Known values are V(enabled) and V(disabled); others are
                        passed on as they are.
                    type: str
                  restrict_for_apps_created_after_date_time:
                    description:
                      - Only applications and service principals created after
                        this time are restricted; where it is null, all are. A
                        service principal without a creation date counts as created
                        on 2019-01-01.
                    type: str
                  exclude_actors:
                    description:
                      - Users and service principals to whom the restriction does
                        not apply.
                    type: dict
                    suboptions:
                      custom_security_attributes:
                        description:
                          - Custom security attributes, five at most. Whoever
                            has one of them is exempt.
                          - What the list does not name is removed.
                        type: list
                        elements: dict
                        suboptions:
                          type:
                            description:
                              - What it is.
                              - 'V(string_value): An attribute whose value is
                                a text.'
                            type: str
                            choices:
                              - string_value
                          id:
                            description:
                              - Attribute set and attribute, joined by an underscore,
                                such as V(Exemptions_AppManagement).
                              - Required where it has no value yet.
                            type: str
                          operator:
                            description:
                              - How the value is compared. Case counts.
                              - The known value is V(equals); others are passed
                                on as they are.
                              - Required where it has no value yet.
                            type: str
                          value:
                            description:
                              - Value of the attribute.
                            type: str
                  blocked_domains:
                    description:
                      - Blocked domains, without wildcards.
                      - What the list does not name is removed.
                    type: list
                    elements: str
                  web:
                    description:
                      - The same, for web applications only, in addition.
                    type: dict
                    suboptions:
                      blocked_domains:
                        description:
                          - Blocked domains, without wildcards.
                          - What the list does not name is removed.
                        type: list
                        elements: str
                  spa:
                    description:
                      - The same, for single-page applications only, in addition.
                    type: dict
                    suboptions:
                      blocked_domains:
                        description:
                          - Blocked domains, without wildcards.
                          - What the list does not name is removed.
                        type: list
                        elements: str
                  public_client:
                    description:
                      - The same, for mobile and desktop applications only, in
                        addition.
                    type: dict
                    suboptions:
                      blocked_domains:
                        description:
                          - Blocked domains, without wildcards.
                          - What the list does not name is removed.
                        type: list
                        elements: str
              uri_with_blocked_scheme:
                description:
                  - Redirect URIs must not have a blocked scheme.
                type: dict
                suboptions:
                  state:
                    description:
                      - Whether the restriction is enforced.
                      - Known values are V(enabled) and V(disabled); others are
                        passed on as they are.
                    type: str
                  restrict_for_apps_created_after_date_time:
                    description:
                      - Only applications and service principals created after
                        this time are restricted; where it is null, all are. A
                        service principal without a creation date counts as created
                        on 2019-01-01.
                    type: str
                  exclude_actors:
                    description:
                      - Users and service principals to whom the restriction does
                        not apply.
                    type: dict
                    suboptions:
                      custom_security_attributes:
                        description:
                          - Custom security attributes, five at most. Whoever
                            has one of them is exempt.
                          - What the list does not name is removed.
                        type: list
                        elements: dict
                        suboptions:
                          type:
                            description:
                              - What it is.
                              - 'V(string_value): An attribute whose value is
                                a text.'
                            type: str
                            choices:
                              - string_value
                          id:
                            description:
                              - Attribute set and attribute, joined by an underscore,
                                such as V(Exemptions_AppManagement).
                              - Required where it has no value yet.
                            type: str
                          operator:
                            description:
                              - How the value is compared. Case counts.
                              - The known value is V(equals); others are passed
                                on as they are.
                              - Required where it has no value yet.
                            type: str
                          value:
                            description:
                              - Value of the attribute.
                            type: str
                  blocked_schemes:
                    description:
                      - Blocked schemes, such as V(http).
                      - What the list does not name is removed.
                    type: list
                    elements: str
                  exempt_formats:
                    description:
                      - Patterns of URIs that are allowed nevertheless.
                      - What the list does not name is removed.
                    type: list
                    elements: str
                  web:
                    description:
                      - The same, for web applications only, in addition.
                    type: dict
                    suboptions:
                      blocked_schemes:
                        description:
                          - Blocked schemes, such as V(http).
                          - What the list does not name is removed.
                        type: list
                        elements: str
                      exempt_formats:
                        description:
                          - Patterns of URIs that are allowed nevertheless.
                          - What the list does not name is removed.
                        type: list
                        elements: str
                  spa:
                    description:
                      - The same, for single-page applications only, in addition.
                    type: dict
                    suboptions:
                      blocked_schemes:
                        description:
                          - Blocked schemes, such as V(http).
                          - What the list does not name is removed.
                        type: list
                        elements: str
                      exempt_formats:
                        description:
                          - Patterns of URIs that are allowed nevertheless.
                          - What the list does not name is removed.
                        type: list
                        elements: str
                  public_client:
                    description:
                      - The same, for mobile and desktop applications only, in
                        addition.
                    type: dict
                    suboptions:
                      blocked_schemes:
                        description:
                          - Blocked schemes, such as V(http).
                          - What the list does not name is removed.
                        type: list
                        elements: str
                      exempt_formats:
                        description:
                          - Patterns of URIs that are allowed nevertheless.
                          - What the list does not name is removed.
                        type: list
                        elements: str
              uri_without_allowed_domain:
                description:
                  - Redirect URIs must have an allowed domain.
                type: dict
                suboptions:
                  state:
                    description:
                      - Whether the restriction is enforced.
                      - Known values are V(enabled) and V(disabled); others are
                        passed on as they are.
                    type: str
                  restrict_for_apps_created_after_date_time:
                    description:
                      - Only applications and service principals created after
                        this time are restricted; where it is null, all are. A
                        service principal without a creation date counts as created
                        on 2019-01-01.
                    type: str
                  exclude_actors:
                    description:
                      - Users and service principals to whom the restriction does
                        not apply.
                    type: dict
                    suboptions:
                      custom_security_attributes:
                        description:
                          - Custom security attributes, five at most. Whoever
                            has one of them is exempt.
                          - What the list does not name is removed.
                        type: list
                        elements: dict
                        suboptions:
                          type:
                            description:
                              - What it is.
                              - 'V(string_value): An attribute whose value is
                                a text.'
                            type: str
                            choices:
                              - string_value
                          id:
                            description:
                              - Attribute set and attribute, joined by an underscore,
                                such as V(Exemptions_AppManagement).
                              - Required where it has no value yet.
                            type: str
                          operator:
                            description:
                              - How the value is compared. Case counts.
                              - The known value is V(equals); others are passed
                                on as they are.
                              - Required where it has no value yet.
                            type: str
                          value:
                            description:
                              - Value of the attribute.
                            type: str
                  allowed_domains:
                    description:
                      - Allowed domains, without wildcards.
                      - What the list does not name is removed.
                    type: list
                    elements: str
                  web:
                    description:
                      - The same, for web applications only, in addition.
                    type: dict
                    suboptions:
                      allowed_domains:
                        description:
                          - Allowed domains, without wildcards.
                          - What the list does not name is removed.
                        type: list
                        elements: str
                  spa:
                    description:
                      - The same, for single-page applications only, in addition.
                    type: dict
                    suboptions:
                      allowed_domains:
                        description:
                          - Allowed domains, without wildcards.
                          - What the list does not name is removed.
                        type: list
                        elements: str
                  public_client:
                    description:
                      - The same, for mobile and desktop applications only, in
                        addition.
                    type: dict
                    suboptions:
                      allowed_domains:
                        description:
                          - Allowed domains, without wildcards.
                          - What the list does not name is removed.
                        type: list
                        elements: str
              uri_without_allowed_scheme:
                description:
                  - Redirect URIs must have an allowed scheme.
                type: dict
                suboptions:
                  state:
                    description:
                      - Whether the restriction is enforced.
                      - Known values are V(enabled) and V(disabled); others are
                        passed on as they are.
                    type: str
                  restrict_for_apps_created_after_date_time:
                    description:
                      - Only applications and service principals created after
                        this time are restricted; where it is null, all are. A
                        service principal without a creation date counts as created
                        on 2019-01-01.
                    type: str
                  exclude_actors:
                    description:
                      - Users and service principals to whom the restriction does
                        not apply.
                    type: dict
                    suboptions:
                      custom_security_attributes:
                        description:
                          - Custom security attributes, five at most. Whoever
                            has one of them is exempt.
                          - What the list does not name is removed.
                        type: list
                        elements: dict
                        suboptions:
                          type:
                            description:
                              - What it is.
                              - 'V(string_value): An attribute whose value is
                                a text.'
                            type: str
                            choices:
                              - string_value
                          id:
                            description:
                              - Attribute set and attribute, joined by an underscore,
                                such as V(Exemptions_AppManagement).
                              - Required where it has no value yet.
                            type: str
                          operator:
                            description:
                              - How the value is compared. Case counts.
                              - The known value is V(equals); others are passed
                                on as they are.
                              - Required where it has no value yet.
                            type: str
                          value:
                            description:
                              - Value of the attribute.
                            type: str
                  allowed_schemes:
                    description:
                      - Allowed schemes, such as V(https); V(*) stands for any.
                      - What the list does not name is removed.
                    type: list
                    elements: str
                  web:
                    description:
                      - The same, for web applications only, in addition.
                    type: dict
                    suboptions:
                      allowed_schemes:
                        description:
                          - Allowed schemes, such as V(https); V(*) stands for
                            any.
                          - What the list does not name is removed.
                        type: list
                        elements: str
                  spa:
                    description:
                      - The same, for single-page applications only, in addition.
                    type: dict
                    suboptions:
                      allowed_schemes:
                        description:
                          - Allowed schemes, such as V(https); V(*) stands for
                            any.
                          - What the list does not name is removed.
                        type: list
                        elements: str
                  public_client:
                    description:
                      - The same, for mobile and desktop applications only, in
                        addition.
                    type: dict
                    suboptions:
                      allowed_schemes:
                        description:
                          - Allowed schemes, such as V(https); V(*) stands for
                            any.
                          - What the list does not name is removed.
                        type: list
                        elements: str
              uri_with_wildcard:
                description:
                  - Redirect URIs must not have a wildcard.
                type: dict
                suboptions:
                  state:
                    description:
                      - Whether the restriction is enforced.
                      - Known values are V(enabled) and V(disabled); others are
                        passed on as they are.
                    type: str
                  restrict_for_apps_created_after_date_time:
                    description:
                      - Only applications and service principals created after
                        this time are restricted; where it is null, all are. A
                        service principal without a creation date counts as created
                        on 2019-01-01.
                    type: str
                  exclude_actors:
                    description:
                      - Users and service principals to whom the restriction does
                        not apply.
                    type: dict
                    suboptions:
                      custom_security_attributes:
                        description:
                          - Custom security attributes, five at most. Whoever
                            has one of them is exempt.
                          - What the list does not name is removed.
                        type: list
                        elements: dict
                        suboptions:
                          type:
                            description:
                              - What it is.
                              - 'V(string_value): An attribute whose value is
                                a text.'
                            type: str
                            choices:
                              - string_value
                          id:
                            description:
                              - Attribute set and attribute, joined by an underscore,
                                such as V(Exemptions_AppManagement).
                              - Required where it has no value yet.
                            type: str
                          operator:
                            description:
                              - How the value is compared. Case counts.
                              - The known value is V(equals); others are passed
                                on as they are.
                              - Required where it has no value yet.
                            type: str
                          value:
                            description:
                              - Value of the attribute.
                            type: str
                  exclude_formats:
                    description:
                      - Wildcards that are allowed nevertheless.
                    type: dict
                    suboptions:
                      exclude_wildcards_in_path:
                        description:
                          - Whether wildcards in the path are allowed.
                        type: bool
                      exclude_wildcards_in_path_with_domains:
                        description:
                          - Domains with which wildcards in the path are allowed.
                          - What the list does not name is removed.
                        type: list
                        elements: str
  state:
    description:
      - Whether the app management policy should exist.
    type: str
    choices:
      - present
      - absent
    default: present
"""

EXAMPLES = r"""
- name: Secrets of at most a year for applications that need them
  tenantops.entra.app_management_policy:
    display_name: Legacy integrations
    description: Client secrets of at most a year, until they can use certificates
    is_enabled: true
    restrictions:
      password_credentials:
        - restriction_type: passwordAddition
          state: disabled
        - restriction_type: passwordLifetime
          state: enabled
          max_lifetime: P365D

- name: Only certificates of our own authorities (beta)
  tenantops.entra.app_management_policy:
    display_name: Payment
    description: Certificates of our own authorities
    is_enabled: true
    restrictions:
      key_credentials:
        - restriction_type: trustedCertificateAuthority
          state: enabled
          certificate_based_application_configuration_ids:
            - eec5ba11-2fc0-4113-83a2-ed986ed13743

- name: An exception for applications of several tenants (beta)
  tenantops.entra.app_management_policy:
    display_name: Products
    restrictions:
      application_restrictions:
        audiences:
          azure_ad_multiple_orgs:
            state: disabled

- name: Delete a policy
  tenantops.entra.app_management_policy:
    display_name: Legacy integrations
    state: absent
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The app management policy after the task, in check mode as it would be,
      null where it does not exist.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the app management policy. Without it, O(display_name) says which
          one is meant.
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
    is_enabled:
      description:
        - Whether the policy is enforced. A new policy is not, unless this says
          so.
      returned: success
      type: bool
    restrictions:
      description:
        - What holds for the applications and service principals to which the
          policy is assigned.
      returned: success
      type: dict
      contains:
        password_credentials:
          description:
            - Restrictions of client secrets and symmetric keys.
          returned: success
          type: list
          elements: dict
          contains:
            restriction_type:
              description:
                - What is restricted. It identifies the item.
              returned: success
              type: str
            max_lifetime:
              description:
                - How long a credential may be valid, as an ISO 8601 duration
                  such as V(P90D). Restrictions of a lifetime need it, others
                  do not have it.
              returned: success
              type: str
            state:
              description:
                - Whether the restriction is enforced.
              returned: success
              type: str
            restrict_for_apps_created_after_date_time:
              description:
                - Only applications and service principals created after this
                  time are restricted; where it is null, all are. A service principal
                  without a creation date counts as created on 2019-01-01.
              returned: success
              type: str
            exclude_actors:
              description:
                - Users and service principals to whom the restriction does not
                  apply.
              returned: success
              type: dict
              contains:
                custom_security_attributes:
                  description:
                    - Custom security attributes, five at most. Whoever has one
                      of them is exempt.
                  returned: success
                  type: list
                  elements: dict
                  contains:
                    type:
                      description:
                        - What it is.
                      returned: success
                      type: str
                    id:
                      description:
                        - Attribute set and attribute, joined by an underscore,
                          such as V(Exemptions_AppManagement).
                      returned: success
                      type: str
                    operator:
                      description:
                        - How the value is compared. Case counts.
                      returned: success
                      type: str
                    value:
                      description:
                        - Value of the attribute.
                      returned: success
                      type: str
        key_credentials:
          description:
            - Restrictions of certificates.
          returned: success
          type: list
          elements: dict
          contains:
            restriction_type:
              description:
                - What is restricted. It identifies the item.
              returned: success
              type: str
            max_lifetime:
              description:
                - How long a credential may be valid, as an ISO 8601 duration
                  such as V(P90D). Restrictions of a lifetime need it, others
                  do not have it.
              returned: success
              type: str
            state:
              description:
                - Whether the restriction is enforced.
              returned: success
              type: str
            restrict_for_apps_created_after_date_time:
              description:
                - Only applications and service principals created after this
                  time are restricted; where it is null, all are. A service principal
                  without a creation date counts as created on 2019-01-01.
              returned: success
              type: str
            exclude_actors:
              description:
                - Users and service principals to whom the restriction does not
                  apply.
              returned: success
              type: dict
              contains:
                custom_security_attributes:
                  description:
                    - Custom security attributes, five at most. Whoever has one
                      of them is exempt.
                  returned: success
                  type: list
                  elements: dict
                  contains:
                    type:
                      description:
                        - What it is.
                      returned: success
                      type: str
                    id:
                      description:
                        - Attribute set and attribute, joined by an underscore,
                          such as V(Exemptions_AppManagement).
                      returned: success
                      type: str
                    operator:
                      description:
                        - How the value is compared. Case counts.
                      returned: success
                      type: str
                    value:
                      description:
                        - Value of the attribute.
                      returned: success
                      type: str
            certificate_based_application_configuration_ids:
              description:
                - Ids of the configurations that hold the trusted certificate
                  authorities. V(trustedCertificateAuthority) needs it, other
                  types do not have it.
              returned: success
              type: list
              elements: str
        application_restrictions:
          description:
            - What holds for applications only.
          returned: success
          type: dict
          contains:
            identifier_uris:
              description:
                - Restrictions of identifier URIs.
              returned: success
              type: dict
              contains:
                non_default_uri_addition:
                  description:
                    - New identifier URIs must have a default format, C(api://)
                      and the application's id, with or without the tenant's id
                      between them.
                  returned: success
                  type: dict
                  contains:
                    state:
                      description:
                        - Whether the restriction is enforced.
                      returned: success
                      type: str
                    restrict_for_apps_created_after_date_time:
                      description:
                        - Only applications and service principals created after
                          this time are restricted; where it is null, all are.
                          A service principal without a creation date counts as
                          created on 2019-01-01.
                      returned: success
                      type: str
                    exclude_actors:
                      description:
                        - Users and service principals to whom the restriction
                          does not apply.
                      returned: success
                      type: dict
                      contains:
                        custom_security_attributes:
                          description:
                            - Custom security attributes, five at most. Whoever
                              has one of them is exempt.
                          returned: success
                          type: list
                          elements: dict
                          contains:
                            type:
                              description:
                                - What it is.
                              returned: success
                              type: str
                            id:
                              description:
                                - Attribute set and attribute, joined by an underscore,
                                  such as V(Exemptions_AppManagement).
                              returned: success
                              type: str
                            operator:
                              description:
                                - How the value is compared. Case counts.
                              returned: success
                              type: str
                            value:
                              description:
                                - Value of the attribute.
                              returned: success
                              type: str
                    exclude_apps_receiving_v2_tokens:
                      description:
                        - Whether applications that receive v2.0 tokens are exempt.
                      returned: success
                      type: bool
                    exclude_saml:
                      description:
                        - Whether SAML applications are exempt.
                      returned: success
                      type: bool
                uri_addition_without_unique_tenant_identifier:
                  description:
                    - New identifier URIs must contain the tenant's id, the application's
                      id or a verified domain.
                  returned: success
                  type: dict
                  contains:
                    state:
                      description:
                        - Whether the restriction is enforced.
                      returned: success
                      type: str
                    restrict_for_apps_created_after_date_time:
                      description:
                        - Only applications and service principals created after
                          this time are restricted; where it is null, all are.
                          A service principal without a creation date counts as
                          created on 2019-01-01.
                      returned: success
                      type: str
                    exclude_actors:
                      description:
                        - Users and service principals to whom the restriction
                          does not apply.
                      returned: success
                      type: dict
                      contains:
                        custom_security_attributes:
                          description:
                            - Custom security attributes, five at most. Whoever
                              has one of them is exempt.
                          returned: success
                          type: list
                          elements: dict
                          contains:
                            type:
                              description:
                                - What it is.
                              returned: success
                              type: str
                            id:
                              description:
                                - Attribute set and attribute, joined by an underscore,
                                  such as V(Exemptions_AppManagement).
                              returned: success
                              type: str
                            operator:
                              description:
                                - How the value is compared. Case counts.
                              returned: success
                              type: str
                            value:
                              description:
                                - Value of the attribute.
                              returned: success
                              type: str
                    exclude_apps_receiving_v2_tokens:
                      description:
                        - Whether applications that receive v2.0 tokens are exempt.
                      returned: success
                      type: bool
                    exclude_saml:
                      description:
                        - Whether SAML applications are exempt.
                      returned: success
                      type: bool
            audiences:
              description:
                - Restrictions of the accounts that an application may be for.
              returned: success
              type: dict
              contains:
                azure_ad_multiple_orgs:
                  description:
                    - Applications must not be for accounts of any organization.
                  returned: success
                  type: dict
                  contains:
                    state:
                      description:
                        - Whether the restriction is enforced.
                      returned: success
                      type: str
                    restrict_for_apps_created_after_date_time:
                      description:
                        - Only applications and service principals created after
                          this time are restricted; where it is null, all are.
                          A service principal without a creation date counts as
                          created on 2019-01-01.
                      returned: success
                      type: str
                    exclude_actors:
                      description:
                        - Users and service principals to whom the restriction
                          does not apply.
                      returned: success
                      type: dict
                      contains:
                        custom_security_attributes:
                          description:
                            - Custom security attributes, five at most. Whoever
                              has one of them is exempt.
                          returned: success
                          type: list
                          elements: dict
                          contains:
                            type:
                              description:
                                - What it is.
                              returned: success
                              type: str
                            id:
                              description:
                                - Attribute set and attribute, joined by an underscore,
                                  such as V(Exemptions_AppManagement).
                              returned: success
                              type: str
                            operator:
                              description:
                                - How the value is compared. Case counts.
                              returned: success
                              type: str
                            value:
                              description:
                                - Value of the attribute.
                              returned: success
                              type: str
                personal_microsoft_account:
                  description:
                    - Applications must not be for personal Microsoft accounts.
                  returned: success
                  type: dict
                  contains:
                    state:
                      description:
                        - Whether the restriction is enforced.
                      returned: success
                      type: str
                    restrict_for_apps_created_after_date_time:
                      description:
                        - Only applications and service principals created after
                          this time are restricted; where it is null, all are.
                          A service principal without a creation date counts as
                          created on 2019-01-01.
                      returned: success
                      type: str
                    exclude_actors:
                      description:
                        - Users and service principals to whom the restriction
                          does not apply.
                      returned: success
                      type: dict
                      contains:
                        custom_security_attributes:
                          description:
                            - Custom security attributes, five at most. Whoever
                              has one of them is exempt.
                          returned: success
                          type: list
                          elements: dict
                          contains:
                            type:
                              description:
                                - What it is.
                              returned: success
                              type: str
                            id:
                              description:
                                - Attribute set and attribute, joined by an underscore,
                                  such as V(Exemptions_AppManagement).
                              returned: success
                              type: str
                            operator:
                              description:
                                - How the value is compared. Case counts.
                              returned: success
                              type: str
                            value:
                              description:
                                - Value of the attribute.
                              returned: success
                              type: str
            redirect_uris:
              description:
                - Restrictions of redirect URIs.
              returned: success
              type: dict
              contains:
                uri_with_blocked_domain:
                  description:
                    - Redirect URIs must not have a blocked domain.
                  returned: success
                  type: dict
                  contains:
                    state:
                      description:
                        - Whether the restriction is enforced.
                      returned: success
                      type: str
                    restrict_for_apps_created_after_date_time:
                      description:
                        - Only applications and service principals created after
                          this time are restricted; where it is null, all are.
                          A service principal without a creation date counts as
                          created on 2019-01-01.
                      returned: success
                      type: str
                    exclude_actors:
                      description:
                        - Users and service principals to whom the restriction
                          does not apply.
                      returned: success
                      type: dict
                      contains:
                        custom_security_attributes:
                          description:
                            - Custom security attributes, five at most. Whoever
                              has one of them is exempt.
                          returned: success
                          type: list
                          elements: dict
                          contains:
                            type:
                              description:
                                - What it is.
                              returned: success
                              type: str
                            id:
                              description:
                                - Attribute set and attribute, joined by an underscore,
                                  such as V(Exemptions_AppManagement).
                              returned: success
                              type: str
                            operator:
                              description:
                                - How the value is compared. Case counts.
                              returned: success
                              type: str
                            value:
                              description:
                                - Value of the attribute.
                              returned: success
                              type: str
                    blocked_domains:
                      description:
                        - Blocked domains, without wildcards.
                      returned: success
                      type: list
                      elements: str
                    web:
                      description:
                        - The same, for web applications only, in addition.
                      returned: success
                      type: dict
                      contains:
                        blocked_domains:
                          description:
                            - Blocked domains, without wildcards.
                          returned: success
                          type: list
                          elements: str
                    spa:
                      description:
                        - The same, for single-page applications only, in addition.
                      returned: success
                      type: dict
                      contains:
                        blocked_domains:
                          description:
                            - Blocked domains, without wildcards.
                          returned: success
                          type: list
                          elements: str
                    public_client:
                      description:
                        - The same, for mobile and desktop applications only,
                          in addition.
                      returned: success
                      type: dict
                      contains:
                        blocked_domains:
                          description:
                            - Blocked domains, without wildcards.
                          returned: success
                          type: list
                          elements: str
                uri_with_blocked_scheme:
                  description:
                    - Redirect URIs must not have a blocked scheme.
                  returned: success
                  type: dict
                  contains:
                    state:
                      description:
                        - Whether the restriction is enforced.
                      returned: success
                      type: str
                    restrict_for_apps_created_after_date_time:
                      description:
                        - Only applications and service principals created after
                          this time are restricted; where it is null, all are.
                          A service principal without a creation date counts as
                          created on 2019-01-01.
                      returned: success
                      type: str
                    exclude_actors:
                      description:
                        - Users and service principals to whom the restriction
                          does not apply.
                      returned: success
                      type: dict
                      contains:
                        custom_security_attributes:
                          description:
                            - Custom security attributes, five at most. Whoever
                              has one of them is exempt.
                          returned: success
                          type: list
                          elements: dict
                          contains:
                            type:
                              description:
                                - What it is.
                              returned: success
                              type: str
                            id:
                              description:
                                - Attribute set and attribute, joined by an underscore,
                                  such as V(Exemptions_AppManagement).
                              returned: success
                              type: str
                            operator:
                              description:
                                - How the value is compared. Case counts.
                              returned: success
                              type: str
                            value:
                              description:
                                - Value of the attribute.
                              returned: success
                              type: str
                    blocked_schemes:
                      description:
                        - Blocked schemes, such as V(http).
                      returned: success
                      type: list
                      elements: str
                    exempt_formats:
                      description:
                        - Patterns of URIs that are allowed nevertheless.
                      returned: success
                      type: list
                      elements: str
                    web:
                      description:
                        - The same, for web applications only, in addition.
                      returned: success
                      type: dict
                      contains:
                        blocked_schemes:
                          description:
                            - Blocked schemes, such as V(http).
                          returned: success
                          type: list
                          elements: str
                        exempt_formats:
                          description:
                            - Patterns of URIs that are allowed nevertheless.
                          returned: success
                          type: list
                          elements: str
                    spa:
                      description:
                        - The same, for single-page applications only, in addition.
                      returned: success
                      type: dict
                      contains:
                        blocked_schemes:
                          description:
                            - Blocked schemes, such as V(http).
                          returned: success
                          type: list
                          elements: str
                        exempt_formats:
                          description:
                            - Patterns of URIs that are allowed nevertheless.
                          returned: success
                          type: list
                          elements: str
                    public_client:
                      description:
                        - The same, for mobile and desktop applications only,
                          in addition.
                      returned: success
                      type: dict
                      contains:
                        blocked_schemes:
                          description:
                            - Blocked schemes, such as V(http).
                          returned: success
                          type: list
                          elements: str
                        exempt_formats:
                          description:
                            - Patterns of URIs that are allowed nevertheless.
                          returned: success
                          type: list
                          elements: str
                uri_without_allowed_domain:
                  description:
                    - Redirect URIs must have an allowed domain.
                  returned: success
                  type: dict
                  contains:
                    state:
                      description:
                        - Whether the restriction is enforced.
                      returned: success
                      type: str
                    restrict_for_apps_created_after_date_time:
                      description:
                        - Only applications and service principals created after
                          this time are restricted; where it is null, all are.
                          A service principal without a creation date counts as
                          created on 2019-01-01.
                      returned: success
                      type: str
                    exclude_actors:
                      description:
                        - Users and service principals to whom the restriction
                          does not apply.
                      returned: success
                      type: dict
                      contains:
                        custom_security_attributes:
                          description:
                            - Custom security attributes, five at most. Whoever
                              has one of them is exempt.
                          returned: success
                          type: list
                          elements: dict
                          contains:
                            type:
                              description:
                                - What it is.
                              returned: success
                              type: str
                            id:
                              description:
                                - Attribute set and attribute, joined by an underscore,
                                  such as V(Exemptions_AppManagement).
                              returned: success
                              type: str
                            operator:
                              description:
                                - How the value is compared. Case counts.
                              returned: success
                              type: str
                            value:
                              description:
                                - Value of the attribute.
                              returned: success
                              type: str
                    allowed_domains:
                      description:
                        - Allowed domains, without wildcards.
                      returned: success
                      type: list
                      elements: str
                    web:
                      description:
                        - The same, for web applications only, in addition.
                      returned: success
                      type: dict
                      contains:
                        allowed_domains:
                          description:
                            - Allowed domains, without wildcards.
                          returned: success
                          type: list
                          elements: str
                    spa:
                      description:
                        - The same, for single-page applications only, in addition.
                      returned: success
                      type: dict
                      contains:
                        allowed_domains:
                          description:
                            - Allowed domains, without wildcards.
                          returned: success
                          type: list
                          elements: str
                    public_client:
                      description:
                        - The same, for mobile and desktop applications only,
                          in addition.
                      returned: success
                      type: dict
                      contains:
                        allowed_domains:
                          description:
                            - Allowed domains, without wildcards.
                          returned: success
                          type: list
                          elements: str
                uri_without_allowed_scheme:
                  description:
                    - Redirect URIs must have an allowed scheme.
                  returned: success
                  type: dict
                  contains:
                    state:
                      description:
                        - Whether the restriction is enforced.
                      returned: success
                      type: str
                    restrict_for_apps_created_after_date_time:
                      description:
                        - Only applications and service principals created after
                          this time are restricted; where it is null, all are.
                          A service principal without a creation date counts as
                          created on 2019-01-01.
                      returned: success
                      type: str
                    exclude_actors:
                      description:
                        - Users and service principals to whom the restriction
                          does not apply.
                      returned: success
                      type: dict
                      contains:
                        custom_security_attributes:
                          description:
                            - Custom security attributes, five at most. Whoever
                              has one of them is exempt.
                          returned: success
                          type: list
                          elements: dict
                          contains:
                            type:
                              description:
                                - What it is.
                              returned: success
                              type: str
                            id:
                              description:
                                - Attribute set and attribute, joined by an underscore,
                                  such as V(Exemptions_AppManagement).
                              returned: success
                              type: str
                            operator:
                              description:
                                - How the value is compared. Case counts.
                              returned: success
                              type: str
                            value:
                              description:
                                - Value of the attribute.
                              returned: success
                              type: str
                    allowed_schemes:
                      description:
                        - Allowed schemes, such as V(https); V(*) stands for any.
                      returned: success
                      type: list
                      elements: str
                    web:
                      description:
                        - The same, for web applications only, in addition.
                      returned: success
                      type: dict
                      contains:
                        allowed_schemes:
                          description:
                            - Allowed schemes, such as V(https); V(*) stands for
                              any.
                          returned: success
                          type: list
                          elements: str
                    spa:
                      description:
                        - The same, for single-page applications only, in addition.
                      returned: success
                      type: dict
                      contains:
                        allowed_schemes:
                          description:
                            - Allowed schemes, such as V(https); V(*) stands for
                              any.
                          returned: success
                          type: list
                          elements: str
                    public_client:
                      description:
                        - The same, for mobile and desktop applications only,
                          in addition.
                      returned: success
                      type: dict
                      contains:
                        allowed_schemes:
                          description:
                            - Allowed schemes, such as V(https); V(*) stands for
                              any.
                          returned: success
                          type: list
                          elements: str
                uri_with_wildcard:
                  description:
                    - Redirect URIs must not have a wildcard.
                  returned: success
                  type: dict
                  contains:
                    state:
                      description:
                        - Whether the restriction is enforced.
                      returned: success
                      type: str
                    restrict_for_apps_created_after_date_time:
                      description:
                        - Only applications and service principals created after
                          this time are restricted; where it is null, all are.
                          A service principal without a creation date counts as
                          created on 2019-01-01.
                      returned: success
                      type: str
                    exclude_actors:
                      description:
                        - Users and service principals to whom the restriction
                          does not apply.
                      returned: success
                      type: dict
                      contains:
                        custom_security_attributes:
                          description:
                            - Custom security attributes, five at most. Whoever
                              has one of them is exempt.
                          returned: success
                          type: list
                          elements: dict
                          contains:
                            type:
                              description:
                                - What it is.
                              returned: success
                              type: str
                            id:
                              description:
                                - Attribute set and attribute, joined by an underscore,
                                  such as V(Exemptions_AppManagement).
                              returned: success
                              type: str
                            operator:
                              description:
                                - How the value is compared. Case counts.
                              returned: success
                              type: str
                            value:
                              description:
                                - Value of the attribute.
                              returned: success
                              type: str
                    exclude_formats:
                      description:
                        - Wildcards that are allowed nevertheless.
                      returned: success
                      type: dict
                      contains:
                        exclude_wildcards_in_path:
                          description:
                            - Whether wildcards in the path are allowed.
                          returned: success
                          type: bool
                        exclude_wildcards_in_path_with_domains:
                          description:
                            - Domains with which wildcards in the path are allowed.
                          returned: success
                          type: list
                          elements: str
id:
  description:
    - Id of the app management policy in Microsoft Graph, null where it has none.
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
      sample: /v1.0/policies/appManagementPolicies
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.app_management_policy import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
