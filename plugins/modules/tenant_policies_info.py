#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: tenant_policies_info
short_description: Read the policies of a Microsoft Entra tenant
description:
  - Reads every resource that a module of this collection manages, or the named ones, and returns them as one document.
  - The keys of the document are names of modules, its values their options, so that a policy can be looked at before it
    is written, and given to its module again.
  - The document is stable. Lists without an order of their own are sorted, collections are sorted by name, what is null
    is left out. Two readings of the same tenant are the same.
  - Secrets, and what else Microsoft Graph never shows, are not in it.
  - With O(names=true) it can be applied to another tenant, where ids mean nothing.
version_added: 1.0.0
author:
  - tenantops.entra contributors (@tenantops)
extends_documentation_fragment:
  - tenantops.entra.auth
  - tenantops.entra.attributes
  - tenantops.entra.attributes.read
notes:
  - Which permissions a resource needs is said on the page of its module. The permissions to read are enough.
  - The resources are read one after the other, each collection as a list, and what lies below its items one by one.
seealso:
  - module: tenantops.entra.graph_resource
options:
  raw:
    description:
      - Whether policies are returned in Microsoft Graph's own names and values, with all properties, instead of in the
        options of the modules.
      - What lies below an item by a path of its own is put into it; annotations are left out but C(@odata.type).
      - It cannot stand beside O(names).
    type: bool
    default: false
  names:
    description:
      - Whether names of users, groups, roles, applications, locations and whatever else policies refer to are written
        in the place of ids, and objects that their module finds by a name go without their C(id). What results can be
        given to the modules in this tenant or in another.
      - A name is written only where it means exactly the object that the id means. An id whose object is gone, shows no
        name, or shares its name with others stays, and a warning says where.
      - Ids that are the same everywhere stay, such as those of tenants.
      - The permissions to read what is referred to are needed as well, C(Directory.Read.All) for most of it. What may
        not be read stays an id, and a warning names the permission.
    type: bool
    default: false
  ignore_failed:
    description:
      - What to do when Microsoft Graph refuses to let some of the resources be read, because of a missing permission or
        license.
      - With V(false) the task fails, with one sentence that names the resources and the permissions.
      - With V(true) it succeeds without them. They are named in RV(unread), so that nobody takes the document for the
        whole tenant.
      - Either way all resources are tried, and RV(policies) holds what could be read. A refused login and an
        unreachable service always end the task.
      - What Microsoft Graph serves to signed-in users only is named in RV(unread) when an application asks for
        everything; it makes the task fail only where O(resources) names it.
    type: bool
    default: false
  # What follows is written from the declarations by scripts/generate.py.
  resources:
    description:
      - Which resources are read, by the names of their modules. Without it, all
        of them are.
    type: list
    elements: str
    choices:
      - activity_based_timeout_policy
      - admin_consent_request_policy
      - app_management_policy
      - authentication_context
      - authentication_flows_policy
      - authentication_method_email
      - authentication_method_external
      - authentication_method_fido2
      - authentication_method_hardware_oath
      - authentication_method_microsoft_authenticator
      - authentication_method_qr_code_pin
      - authentication_method_sms
      - authentication_method_software_oath
      - authentication_method_temporary_access_pass
      - authentication_method_voice
      - authentication_method_x509_certificate
      - authentication_methods_policy
      - authentication_strength_policy
      - authorization_policy
      - claims_mapping_policy
      - conditional_access_policy
      - cross_tenant_access_default
      - cross_tenant_access_partner
      - default_app_management_policy
      - device_registration_policy
      - external_identities_policy
      - feature_rollout_policy
      - federated_token_validation_policy
      - home_realm_discovery_policy
      - named_location
      - ownerless_group_policy
      - secure_score_control_profile
      - security
      - security_defaults
      - terms_of_use_agreement
      - token_issuance_policy
      - token_lifetime_policy
"""

EXAMPLES = r"""
- name: Look at everything
  tenantops.entra.tenant_policies_info:
  register: tenant

- name: Keep it in a file
  ansible.builtin.copy:
    content: "{{ tenant.policies | ansible.builtin.to_nice_yaml(sort_keys=false) }}"
    dest: tenant.yml
    mode: "0600"

- name: Look before writing
  tenantops.entra.tenant_policies_info:
    resources:
      - security_defaults
      - authentication_strength_policy
  register: before

- name: Turn security defaults off where a strength exists to put in their place
  tenantops.entra.security_defaults:
    is_enabled: false
  when:
    - before.policies.security_defaults.is_enabled
    - before.policies.authentication_strength_policy | selectattr('display_name', 'eq', 'Phishing-resistant') | list

- name: Keep what can be applied to another tenant
  tenantops.entra.tenant_policies_info:
    resources:
      - named_location
      - conditional_access_policy
    names: true
  register: template

- name: See what the module does not know, in the names of Microsoft Graph
  tenantops.entra.tenant_policies_info:
    resources:
      - authentication_strength_policy
    raw: true
  register: raw

- name: Read what the token may read
  tenantops.entra.tenant_policies_info:
    ignore_failed: true
  register: partial

- name: Say what is not there
  ansible.builtin.debug:
    var: partial.unread
"""

RETURN = r"""
policies:
  description:
    - The tenant document.
    - The value of a module that manages one object is a dictionary of its options, that of a module that manages many
      is a list of them, each with its C(id), unless O(names) replaces it.
    - An object that does not exist is not in it; a collection without items is an empty list.
  returned: when Microsoft Graph could be reached
  type: dict
  sample:
    authentication_strength_policy:
      - id: 00000000-0000-0000-0000-000000000004
        display_name: Phishing-resistant MFA
        allowed_combinations:
          - fido2
          - windowsHelloForBusiness
          - x509CertificateMultiFactor
        combination_configurations: []
    security_defaults:
      is_enabled: true
unread:
  description:
    - What could not be read, by the name of the module, each with the reason in a sentence.
  returned: when Microsoft Graph could be reached
  type: dict
  sample: {}
"""

from ansible_collections.tenantops.entra.plugins.module_utils._entries.tenant_policies_info import ENTRY
from ansible_collections.tenantops.entra.plugins.module_utils._module import run_module


def main() -> None:
    """Run the module."""
    run_module(ENTRY)


if __name__ == "__main__":
    main()
