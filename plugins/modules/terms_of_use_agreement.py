#!/usr/bin/python
# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from __future__ import annotations

DOCUMENTATION = r"""
module: terms_of_use_agreement
short_description: Manage terms of use agreements of a Microsoft Entra tenant
description:
  - Creates, changes and deletes the terms of use that a conditional access policy can ask users to accept.
  - Microsoft Graph changes the name and O(is_viewing_before_acceptance_required) of an agreement, and nothing else. All
    other options are for its creation; another value later is an error, because only deleting it and creating it anew
    would help, which loses all acceptances and the id that policies know.
  - Files can be added for more languages, but neither changed nor removed. Their content cannot be read back, so it is
    never compared.
  - An agreement that a conditional access policy asks for is not deleted by the service.
  - The endpoint serves no application; the task needs the token of a user.
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
  - Reading needs the delegated permission C(Agreement.Read.All).
  - Writing needs the delegated permission C(Agreement.ReadWrite.All).
  - Microsoft Graph serves this endpoint to signed-in users only; give the token
    in O(access_token).
seealso:
  - name: 'Microsoft Graph: agreement resource type'
    description: Reference of the properties.
    link: https://learn.microsoft.com/graph/api/resources/agreement
options:
  id:
    description:
      - Id of the terms of use agreement. Without it, O(display_name) says which
        one is meant.
    type: str
  display_name:
    description:
      - Name of the agreement; users see those of the files.
      - Required to create the object.
    type: str
    aliases:
      - name
  is_viewing_before_acceptance_required:
    description:
      - Whether users have to open the document before they can accept it.
      - Required to create the object.
    type: bool
  is_per_device_acceptance_required:
    description:
      - Whether users have to accept it on each device, which must be registered
        for that.
      - Set at creation only; another value on an existing object is an error.
    type: bool
  terms_expiration:
    description:
      - When all acceptances expire, and how often again.
      - Set at creation only; another value on an existing object is an error.
    type: dict
    suboptions:
      start_date_time:
        description:
          - When they expire for the first time.
        type: str
      frequency:
        description:
          - How long after that they expire again and again, such as V(P365D).
        type: str
  user_reaccept_required_frequency:
    description:
      - After what time each user has to accept it again, such as V(P90D).
      - Set at creation only; another value on an existing object is an error.
    type: str
  files:
    description:
      - The documents, one per language. Files can be added later, but neither
        changed nor removed.
      - Required to create the object.
    type: list
    elements: dict
    suboptions:
      language:
        description:
          - Language of the file, such as V(en-US). It identifies the item.
          - Required where it has no value yet.
        type: str
      file_name:
        description:
          - Name of the file, such as V(rules.pdf).
          - Required where it has no value yet.
        type: str
      display_name:
        description:
          - Name of the document, as users see it in this language.
        type: str
      is_default:
        description:
          - Whether users see this file whose own language has none. Without any,
            the first one is the default.
          - Required where it has no value yet.
        type: bool
      is_major_version:
        description:
          - Whether the file is a new major version, which users have to accept
            again.
        type: bool
      file_data:
        description:
          - The content. Another content of a file that is there already is no
            difference, because nobody can read it.
          - Microsoft Graph never shows it, so it is only sent together with another
            change.
        type: dict
        suboptions:
          data:
            description:
              - The PDF document, in Base64.
            type: str
  state:
    description:
      - Whether the terms of use agreement should exist.
    type: str
    choices:
      - present
      - absent
    default: present
"""

EXAMPLES = r"""
- name: Read the document that guests accept
  ansible.builtin.slurp:
    src: files/rules-en.pdf
  delegate_to: localhost
  register: rules

- name: Rules for guests, accepted again every 90 days
  tenantops.entra.terms_of_use_agreement:
    access_token: "{{ user_token }}"
    display_name: Rules for guests
    is_viewing_before_acceptance_required: true
    user_reaccept_required_frequency: P90D
    files:
      - language: en
        file_name: rules-en.pdf
        display_name: Rules
        is_default: true
        file_data:
          data: "{{ rules.content }}"

- name: Nobody has to open it any more
  tenantops.entra.terms_of_use_agreement:
    access_token: "{{ user_token }}"
    display_name: Rules for guests
    is_viewing_before_acceptance_required: false

- name: Remove the old agreement
  tenantops.entra.terms_of_use_agreement:
    access_token: "{{ user_token }}"
    display_name: Rules of 2019
    state: absent
"""

RETURN = r"""
# What follows is written from the declaration by scripts/generate.py.
policy:
  description:
    - The terms of use agreement after the task, in check mode as it would be,
      null where it does not exist.
    - Its members are options, so that it can be given to the module again.
  returned: success
  type: dict
  contains:
    id:
      description:
        - Id of the terms of use agreement. Without it, O(display_name) says which
          one is meant.
      returned: success
      type: str
    display_name:
      description:
        - Name of the agreement; users see those of the files.
      returned: success
      type: str
    is_viewing_before_acceptance_required:
      description:
        - Whether users have to open the document before they can accept it.
      returned: success
      type: bool
    is_per_device_acceptance_required:
      description:
        - Whether users have to accept it on each device, which must be registered
          for that.
      returned: success
      type: bool
    terms_expiration:
      description:
        - When all acceptances expire, and how often again.
      returned: success
      type: dict
      contains:
        start_date_time:
          description:
            - When they expire for the first time.
          returned: success
          type: str
        frequency:
          description:
            - How long after that they expire again and again, such as V(P365D).
          returned: success
          type: str
    user_reaccept_required_frequency:
      description:
        - After what time each user has to accept it again, such as V(P90D).
      returned: success
      type: str
    files:
      description:
        - The documents, one per language. Files can be added later, but neither
          changed nor removed.
      returned: success
      type: list
      elements: dict
      contains:
        language:
          description:
            - Language of the file, such as V(en-US). It identifies the item.
          returned: success
          type: str
        file_name:
          description:
            - Name of the file, such as V(rules.pdf).
          returned: success
          type: str
        display_name:
          description:
            - Name of the document, as users see it in this language.
          returned: success
          type: str
        is_default:
          description:
            - Whether users see this file whose own language has none. Without
              any, the first one is the default.
          returned: success
          type: bool
        is_major_version:
          description:
            - Whether the file is a new major version, which users have to accept
              again.
          returned: success
          type: bool
        file_data:
          description:
            - The content. Another content of a file that is there already is
              no difference, because nobody can read it.
          returned: success
          type: dict
          contains:
            data:
              description:
                - The PDF document, in Base64.
              returned: success
              type: str
id:
  description:
    - Id of the terms of use agreement in Microsoft Graph, null where it has none.
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
      sample: /v1.0/identityGovernance/termsOfUse/agreements
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
from ansible_collections.tenantops.entra.plugins.module_utils._resources.terms_of_use_agreement import RESOURCE


def main() -> None:
    """Run the module."""
    run_module(RESOURCE)


if __name__ == "__main__":
    main()
