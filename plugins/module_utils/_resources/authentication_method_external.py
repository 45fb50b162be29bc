# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""External methods: providers of multifactor authentication that are reached by OpenID Connect."""

from __future__ import annotations

from .._fields import Nested, Ref, Text, without_facts
from .._resource import Lookup, collection, display_name
from ._authentication_method import BASE, EXCLUDE_TARGETS, GUARD, PERMISSIONS, STATE, include_targets

RESOURCE = collection(
    "authentication_method_external",
    "external authentication method",
    BASE,
    graph_type="externalAuthenticationMethodConfiguration",
    type_sent="#microsoft.graph.externalAuthenticationMethodConfiguration",
    docs="https://learn.microsoft.com/graph/api/resources/externalauthenticationmethodconfiguration",
    permissions=PERMISSIONS,
    guard=GUARD,
    # The collection holds the methods of all types; no page describes a list of one type, nor the POST.
    lookup=Lookup("/policies/authenticationMethodsPolicy", "authenticationMethodConfigurations"),
    notes=("Microsoft documents how such a method is read, changed and deleted, but not how it is created.",),
    fields=(
        # Not among the members that the update page names.
        display_name("Name of the method, which users see when they sign in.", immutable=True),
        # A provider that nobody asked to enable must not become a way in.
        without_facts(STATE, default="disabled"),
        Ref(
            "app_id",
            "The application that stands for the provider in the tenant; an id is its client id.",
            "application",
            required=True,
        ),
        Nested(
            "open_id_connect_setting",
            "How the provider is reached.",
            Text("client_id", "Client id by which the provider knows Microsoft Entra ID.", required=True),
            Text("discovery_url", "Address of the provider's OpenID Connect discovery document.", required=True),
            required=True,
        ),
        EXCLUDE_TARGETS,
        include_targets(),
    ),
)
