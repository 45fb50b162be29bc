# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Endpoints made of types and data alone: the odd shapes that a service file must be able to describe.

The engine is asked without a server, with a folder of service files of this test's own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from simulator import knowledge, tenant
from simulator.graph import Graph
from simulator.knowledge import Knowledge
from simulator.model import Headers, Request, Response
from simulator.settings import Settings
from simulator.store import Store
from simulator.tokens import Principal, SigningKey, Tokens

SERVICE = """
resources:
  - name: ownerless
    path: /policies/ownerlessGroupPolicy
    type: ownerlessGroupPolicy
    kind: singleton
    versions: [v1.0]
    read: &any [Any]
    write: *any
    get:
    update:
      status: 200
      extent: whole
      required: [isEnabled]
      upsert: {status: 201}

  - name: consent
    path: /policies/adminConsentRequestPolicy
    type: adminConsentRequestPolicy
    kind: singleton
    read: *any
    write: *any
    get:
    update: {methods: [PUT], status: 204, extent: whole, required: [isEnabled, notifyReviewers, reviewers]}

  - name: partner
    path: /policies/crossTenantAccessPolicy/partners
    type: crossTenantAccessPolicyConfigurationPartner
    kind: collection
    key: tenantId
    expand: [identitySynchronization]
    read: *any
    write: *any
    list:
    get:
    create: {status: 201, key: body, required: [tenantId]}
    update: {status: 204}
    delete: {status: 204}

  - name: sync
    path: /policies/crossTenantAccessPolicy/partners/{tenantId}/identitySynchronization
    type: crossTenantIdentitySyncPolicyPartner
    kind: singleton
    key: tenantId
    read: *any
    write: *any
    get:
    update: {methods: [PUT], status: 204, extent: whole, upsert: {status: 204}}
    delete: {status: 204}

  - name: methods
    path: /policies/authenticationMethodsPolicy
    type: authenticationMethodsPolicy
    kind: singleton
    inline: {authenticationMethodConfigurations: [item]}
    read: *any
    write: *any
    get:
    update: {status: 200}

  - name: method
    path: /policies/authenticationMethodsPolicy/authenticationMethodConfigurations
    type: authenticationMethodConfiguration
    kind: collection
    annotate_type: true
    read: *any
    write: *any
    list:
    get:
    create: {status: 201, type_required: true, types: [externalAuthenticationMethodConfiguration]}
    update: {status: 204, type_required: silent}
    delete: {status: 204, reset: true}

  - name: rollout
    path: /policies/featureRolloutPolicies
    type: featureRolloutPolicy
    kind: collection
    expand: [appliesTo]
    read: *any
    write: *any
    get:
    create: {status: 201, required: [displayName, feature]}
    delete: {status: 204}

  - name: rolloutMembers
    path: /policies/featureRolloutPolicies/{id}/appliesTo
    type: directoryObject
    kind: references
    annotate_type: true
    targets: [/groups]
    read: *any
    write: *any
    list:
    create: {status: 204}
    delete: {status: 204}

  - name: group
    path: /groups
    type: group
    kind: collection
    flavor: directory
    read: *any
    get:

  - name: source
    path: /admin/people/profileSources
    versions: [beta]
    type: profileSource
    kind: collection
    named_keys: [sourceId]
    read: *any
    write: *any
    get:
    update: {status: 204, prefer: true}

  - name: context
    path: /identity/conditionalAccess/authenticationContextClassReferences
    type: authenticationContextClassReference
    kind: collection
    read: *any
    write: *any
    list: {unsupported: [select, top]}
    get:
    update: {status: 204, upsert: {status: 204}}

  - name: delegated
    path: /policies/deviceRegistrationPolicy
    type: deviceRegistrationPolicy
    kind: singleton
    app_only: false
    read: *any
    get:

types:
  entity: {abstract: true, read_only: [id], non_nullable: [id]}
  authenticationMethodConfiguration: {abstract: true}
  fido2AuthenticationMethodConfiguration: {embedded: [includeTargets]}
  authenticationMethodTarget: {writable: [id]}
  crossTenantIdentitySyncPolicyPartner: {read_only: [tenantId]}
  crossTenantUserSyncInbound: {required: [isSyncAllowed]}
"""
START = """
tenant: {id: 7b5e4f2c-1d3a-4c68-9e0b-2f6a8d9c0e11}
objects:
  /policies/adminConsentRequestPolicy: {isEnabled: false, notifyReviewers: true, requestDurationInDays: 30}
  /policies/authenticationMethodsPolicy: {id: authenticationMethodsPolicy, displayName: Methods}
  /policies/authenticationMethodsPolicy/authenticationMethodConfigurations:
    - "@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration"
      id: Fido2
      state: disabled
      isAttestationEnforced: true
      includeTargets: [{id: all_users, targetType: group, isRegistrationRequired: false}]
  /groups:
    - {id: b2000000-0000-4000-8000-000000000001, displayName: One}
  /admin/people/profileSources:
    - {id: "1", sourceId: "hr(1)", displayName: HR}
"""
BASE = "https://simulated"
PARTNER = "99000000-0000-4000-8000-000000000001"
PARTNERS = "/policies/crossTenantAccessPolicy/partners"
FIDO2 = "/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/fido2"
TYPE = {"@odata.type": "#microsoft.graph.fido2AuthenticationMethodConfiguration"}


class Service:
    """The engine with the test's own service files."""

    delegated = False

    def __init__(self, known: Knowledge, start: Path) -> None:
        store = Store()
        self.graph = Graph(known, store, Settings(), Tokens(SigningKey(None), "x"))
        self.graph.base_url = BASE
        tenant.fill_store(tenant.read(start), store, known)
        self.graph.initial_state = store.state

    def __call__(self, method: str, path: str, body: Any = None, version: str = "v1.0", **headers: str) -> Response:
        request = Request(method, f"/{version}{path}", Headers(headers), parsed=body)
        return self.graph.handle(request, Principal("app", frozenset({"Any"}), "token", self.delegated))

    def value(self, path: str, version: str = "v1.0") -> Any:
        answer = self("GET", path, version=version)
        assert answer.status == 200, answer.body
        return answer.body


@pytest.fixture
def service(tmp_path: Path) -> Service:
    (tmp_path / "service").mkdir()
    (tmp_path / "service" / "all.yaml").write_text(SERVICE)
    (tmp_path / "start.yaml").write_text(START)
    return Service(knowledge.load(tmp_path / "service"), tmp_path / "start.yaml")


def test_a_singleton_that_a_patch_creates_and_replaces(service: Service) -> None:
    path = "/policies/ownerlessGroupPolicy"
    assert service("GET", path).status == 404
    assert service("PATCH", path, {"maxMembersToNotify": 2}).status == 400
    assert service("PATCH", path, {"isEnabled": True, "maxMembersToNotify": 2}).status == 201
    answer = service("PATCH", path, {"isEnabled": False})
    assert answer.status == 200 and answer.body["maxMembersToNotify"] is None and answer.body["enabledGroupIds"] == []


def test_a_put_needs_and_replaces_everything(service: Service) -> None:
    path = "/policies/adminConsentRequestPolicy"
    assert service("PATCH", path, {"isEnabled": True}).status == 405
    assert service("PUT", path, {"isEnabled": True}).status == 400
    assert service("PUT", path, {"isEnabled": True, "notifyReviewers": False, "reviewers": []}).status == 204
    found = service.value(path)
    assert found["isEnabled"] is True and found["requestDurationInDays"] is None


def test_items_with_a_key_of_their_creator(service: Service) -> None:
    assert service("POST", PARTNERS, {}).status == 400
    created = service("POST", PARTNERS, {"tenantId": PARTNER})
    assert (
        created.status == 201
        and created.body["tenantId"] == PARTNER
        and created.body["b2bCollaborationInbound"] is None
    )
    assert service("POST", PARTNERS, {"tenantId": PARTNER.upper()}).status == 409
    assert service("PATCH", f"{PARTNERS}/{PARTNER}", {"isServiceProvider": True}).status == 204
    assert service.value(f"{PARTNERS}/{PARTNER}")["isServiceProvider"] is True


def test_a_sub_resource(service: Service) -> None:
    path = f"{PARTNERS}/{PARTNER}/identitySynchronization"
    assert service("PUT", path, {"displayName": "x"}).status == 404
    service("POST", PARTNERS, {"tenantId": PARTNER})
    assert service("GET", path).status == 404
    assert service("PUT", path, {"userSyncInbound": {}}).status == 400
    assert service("PUT", path, {"userSyncInbound": {"isSyncAllowed": True}}).status == 204
    shown = service.value(f"{PARTNERS}/{PARTNER}?$expand=identitySynchronization")["identitySynchronization"]
    assert shown["userSyncInbound"] == {"isSyncAllowed": True}
    assert service("DELETE", path).status == 204 and service("GET", path).status == 404


def test_a_family_of_fixed_items(service: Service) -> None:
    (item,) = service.value("/policies/authenticationMethodsPolicy")["authenticationMethodConfigurations"]
    assert item["@odata.type"] == TYPE["@odata.type"] and item["id"] == "Fido2"
    context = "authenticationMethodConfigurations/includeTargets"
    assert item["includeTargets@odata.context"].endswith(context) and item["includeTargets"][0]["id"] == "all_users"
    body = {**TYPE, "state": "enabled", "includeTargets": [{"id": "g", "targetType": "group"}]}
    assert service("PATCH", FIDO2, body).status == 204
    assert service.value(FIDO2)["includeTargets"][0]["id"] == "g"
    assert service("DELETE", FIDO2).status == 204 and service.value(FIDO2)["state"] == "disabled"
    collection = FIDO2.rpartition("/")[0]
    assert service("POST", collection, body).status == 400
    external = {"@odata.type": "#microsoft.graph.externalAuthenticationMethodConfiguration", "displayName": "E"}
    assert service("POST", collection, external).status == 201


def test_members_of_a_derived_type_without_it_are_accepted_and_lost(service: Service) -> None:
    assert service("PATCH", FIDO2, {"state": "enabled", "isAttestationEnforced": False}).status == 204
    found = service.value(FIDO2)
    assert found["state"] == "enabled" and found["isAttestationEnforced"] is True


def test_links(service: Service) -> None:
    body = {"displayName": "x", "feature": "passthroughAuthentication", "isEnabled": True}
    path = f"/policies/featureRolloutPolicies/{service('POST', '/policies/featureRolloutPolicies', body).body['id']}"
    link = {"@odata.id": f"{BASE}/v1.0/groups/b2000000-0000-4000-8000-000000000001"}
    assert service("POST", f"{path}/appliesTo/$ref", link).status == 204
    assert [item["displayName"] for item in service.value(f"{path}?$expand=appliesTo")["appliesTo"]] == ["One"]
    assert service("DELETE", f"{path}/appliesTo/b2000000-0000-4000-8000-000000000001/$ref").status == 204
    assert service.value(f"{path}/appliesTo")["value"] == []


def test_a_named_key_with_signs_in_it(service: Service) -> None:
    path = "/admin/people/profileSources(sourceId='hr(1)')"
    answer = service("PATCH", path, {"displayName": "People"}, "beta", Prefer="return=representation")
    assert answer.status == 200 and answer.body["displayName"] == "People"
    assert service("PATCH", path, {"displayName": "HR"}, "beta").status == 204


def test_slots(service: Service) -> None:
    path = "/identity/conditionalAccess/authenticationContextClassReferences"
    assert service("GET", f"{path}/c1").status == 404
    assert service("PATCH", f"{path}/c1", {"displayName": "Strict"}).status == 204
    assert service.value(f"{path}/C1") | {"@odata.context": ""} == {
        "@odata.context": "",
        "id": "c1",
        "description": None,
        "displayName": "Strict",
        "isAvailable": None,
    }
    assert service("GET", f"{path}?$top=1").status == 400


def test_an_endpoint_that_no_application_may_use(service: Service) -> None:
    assert service("GET", "/policies/deviceRegistrationPolicy").status == 403
    service.delegated = True
    assert service("GET", "/policies/deviceRegistrationPolicy").status == 404  # there is none in this tenant


def test_a_version_that_does_not_have_it(service: Service) -> None:
    assert service("GET", "/policies/ownerlessGroupPolicy", version="beta").status == 400


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("resources: [{name: x, path: /x, type: user, kind: list}]", "kind 'list'"),
        ("resources: [{name: x, path: /x, type: user, kind: singleton, color: red}]", "unknown color"),
        ("resources: [{name: x, path: /x, type: user, kind: singleton, update: {state: 1}}]", "unknown state"),
        ("types: {user: {readonly: [id]}}", "unknown readonly"),
        ("endpoints: []", "unknown endpoints"),
    ],
)
def test_a_mistake_in_a_service_file_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "x.yaml").write_text(text)
    with pytest.raises(ValueError, match=message):
        knowledge.load(tmp_path)
