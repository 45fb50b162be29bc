# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Right requests: what is stored, what is answered, and both readings of PATCH."""

from __future__ import annotations

import pytest
from raw import ADMINISTRATORS, AUTHORIZATION, CONFIGURATION, DEFAULTS, LOCATIONS, STRENGTHS, TABLETS, Raw, error_of
from simulator.handle import Simulator

ALIAS = "/v1.0/identity/conditionalAccess/authenticationStrength/policies"
AAGUID = "cb69481e-8ff7-4039-93ec-0a2729a154a8"


def test_security_defaults(tenant: Simulator, graph: Raw) -> None:
    answer = graph.patch(DEFAULTS, {"isEnabled": False})
    assert (answer.status_code, answer.content) == (204, b"")
    assert (
        graph.value(DEFAULTS)["isEnabled"]
        is False
        is tenant.state("/policies/identitySecurityDefaultsEnforcementPolicy")["isEnabled"]
    )


def test_both_versions_share_one_truth(graph: Raw) -> None:
    path = "/beta/policies/authorizationPolicy/authorizationPolicy"
    assert (
        graph.patch(
            path, {"permissionGrantPolicyIdsAssignedToDefaultUserRole": ["ManagePermissionGrantsForSelf.x"]}
        ).status_code
        == 204
    )
    assert graph.value(AUTHORIZATION)["defaultUserRolePermissions"]["permissionGrantPoliciesAssigned"] == [
        "ManagePermissionGrantsForSelf.x"
    ]
    (item,) = graph.values("/beta/policies/authorizationPolicy")
    assert item["permissionGrantPolicyIdsAssignedToDefaultUserRole"] == ["ManagePermissionGrantsForSelf.x"]
    assert "permissionGrantPoliciesAssigned" not in item["defaultUserRolePermissions"]


def test_absent_is_unchanged_and_null_clears(graph: Raw) -> None:
    before = graph.value(AUTHORIZATION)
    assert graph.patch(AUTHORIZATION, {"allowInvitesFrom": None}).status_code == 204
    after = graph.value(AUTHORIZATION)
    assert after == {**before, "allowInvitesFrom": None}


def test_patch_merges(graph: Raw) -> None:
    before = graph.value(AUTHORIZATION)["defaultUserRolePermissions"]
    graph.patch(AUTHORIZATION, {"defaultUserRolePermissions": {"allowedToCreateApps": False}})
    assert graph.value(AUTHORIZATION)["defaultUserRolePermissions"] == {**before, "allowedToCreateApps": False}


def test_patch_replaces(tenant: Simulator, graph: Raw) -> None:
    tenant.settings(patch="replace")
    graph.patch(
        AUTHORIZATION, {"defaultUserRolePermissions": {"allowedToCreateTenants": True, "allowedToReadOtherUsers": True}}
    )
    assert graph.value(AUTHORIZATION)["defaultUserRolePermissions"] == {
        "allowedToCreateApps": False,
        "allowedToCreateSecurityGroups": False,
        "allowedToCreateTenants": True,
        "allowedToReadBitlockerKeysForOwnedDevice": None,
        "allowedToReadOtherUsers": True,
        "permissionGrantPoliciesAssigned": [],
    }


@pytest.mark.parametrize("reading", ["merge", "replace"])
def test_a_whole_value_means_the_same_either_way(tenant: Simulator, graph: Raw, reading: str) -> None:
    tenant.settings(patch=reading)
    whole = {**graph.value(AUTHORIZATION)["defaultUserRolePermissions"], "allowedToCreateApps": False}
    graph.patch(AUTHORIZATION, {"defaultUserRolePermissions": whole})
    assert graph.value(AUTHORIZATION)["defaultUserRolePermissions"] == whole


def test_the_life_of_a_strength(tenant: Simulator, graph: Raw) -> None:
    answer = graph.post(STRENGTHS, {"displayName": "Keys", "allowedCombinations": ["sms,Password", "FIDO2", "fido2"]})
    created = answer.json()
    path = f"{STRENGTHS}/{created['id']}"
    assert answer.status_code == 201 and answer.headers["Location"] == f"{graph.url}{STRENGTHS}('{created['id']}')"
    assert created["allowedCombinations"] == ["fido2", "password, sms"] and created["combinationConfigurations"] == []
    assert (
        created["policyType"] == "custom"
        and created["description"] is None
        and created["requirementsSatisfied"] == "mfa"
    )
    answer = graph.patch(
        f"{ALIAS}/{created['id']}",
        {"@odata.type": "#microsoft.graph.authenticationStrengthPolicy", "description": "Two."},
    )
    assert answer.status_code == 204
    answer = graph.post(f"{path}/updateAllowedCombinations", {"allowedCombinations": ["password", "fido2"]})
    assert answer.status_code == 200
    result = answer.json()
    assert result["@odata.context"].endswith("#microsoft.graph.updateAllowedCombinationsResult")
    assert result["previousCombinations"] == ["fido2", "password, sms"] and result["currentCombinations"] == [
        "fido2",
        "password",
    ]
    assert result["conditionalAccessReferences"] == [] and result["additionalInformation"] == ""
    after = graph.value(path)
    assert (
        after["description"] == "Two." and after["requirementsSatisfied"] == "none" and after["displayName"] == "Keys"
    )
    assert after["modifiedDateTime"] > created["modifiedDateTime"]
    assert graph.value(f"{path}/usage()")["mfa"] == []
    assert graph.send("DELETE", path).status_code == 204
    assert (
        graph.get(path).status_code == 404
        and tenant.state(f"/policies/authenticationStrengthPolicies/{created['id']}") is None
    )


def test_combinations_are_listed(graph: Raw) -> None:
    known = graph.values("/v1.0/identity/conditionalAccess/authenticationStrength/combinations")
    assert "password, sms" in known and "microsoftAuthenticatorPush" not in known
    for policy in graph.values(STRENGTHS):
        assert policy["allowedCombinations"] == [item for item in known if item in policy["allowedCombinations"]]


def test_combination_configurations(graph: Raw) -> None:
    path = f"{STRENGTHS}/{ADMINISTRATORS}/combinationConfigurations"
    body = {"@odata.type": "microsoft.graph.fido2CombinationConfiguration", "allowedAAGUIDs": [AAGUID]}
    assert graph.patch(f"{path}/{CONFIGURATION}", body).status_code == 204
    (item,) = graph.values(path)
    assert item == {
        "@odata.type": "#microsoft.graph.fido2CombinationConfiguration",
        "id": CONFIGURATION,
        "appliesToCombinations": ["fido2"],
        "allowedAAGUIDs": [AAGUID],
    }
    assert graph.value(f"{ALIAS}/{ADMINISTRATORS}")["combinationConfigurations"] == [item]
    assert graph.send("DELETE", f"{path}/{CONFIGURATION}").status_code == 204
    answer = graph.post(path, {**body, "appliesToCombinations": ["fido2"]})
    assert answer.status_code == 201 and answer.json()["allowedAAGUIDs"] == [AAGUID]


def test_certificate_configurations(graph: Raw) -> None:
    graph.post(
        f"{STRENGTHS}/{TABLETS}/updateAllowedCombinations", {"allowedCombinations": ["x509CertificateMultiFactor"]}
    )
    answer = graph.post(
        f"{STRENGTHS}/{TABLETS}/combinationConfigurations",
        {
            "@odata.type": "#microsoft.graph.x509CertificateCombinationConfiguration",
            "appliesToCombinations": ["x509CertificateMultiFactor"],
            "allowedIssuerSkis": ["9A4248C6AC8C2931AB2A86537818E92E7B6C97B6"],
        },
    )
    assert answer.status_code == 201 and answer.json()["allowedPolicyOIDs"] == []


def test_children_go_with_their_parent(tenant: Simulator, graph: Raw) -> None:
    graph.send("DELETE", f"{STRENGTHS}/{ADMINISTRATORS}")
    assert tenant.state(f"/policies/authenticationStrengthPolicies/{ADMINISTRATORS}/combinationConfigurations") is None


def test_a_strength_in_use_stays(tenant: Simulator, graph: Raw) -> None:
    policy = {
        "id": "30000000-3000-4000-8000-000000000001",
        "displayName": "Admins",
        "grantControls": {"authenticationStrength": {"id": ADMINISTRATORS}},
    }
    tenant.put_state("/identity/conditionalAccess/policies", [policy])
    assert graph.send("DELETE", f"{STRENGTHS}/{ADMINISTRATORS}").status_code == 400
    assert [item["id"] for item in graph.value(f"{STRENGTHS}/{ADMINISTRATORS}/usage()")["mfa"]] == [policy["id"]]
    answer = graph.post(
        f"{STRENGTHS}/{ADMINISTRATORS}/updateAllowedCombinations", {"allowedCombinations": ["fido2"]}
    ).json()
    assert answer["conditionalAccessReferences"] == [policy["id"]]


def test_custom_strengths_are_limited(graph: Raw) -> None:
    answers = [graph.post(STRENGTHS, {"displayName": f"S{n}", "allowedCombinations": ["fido2"]}) for n in range(14)]
    assert [answer.status_code for answer in answers] == [201] * 13 + [400]


def test_lifecycle_policy_answers_with_the_object(graph: Raw) -> None:
    created = graph.post(
        "/v1.0/groupLifecyclePolicies", {"groupLifetimeInDays": 180, "managedGroupTypes": "All"}
    ).json()
    answer = graph.patch(f"/v1.0/groupLifecyclePolicies/{created['id']}", {"groupLifetimeInDays": 365})
    assert answer.status_code == 200
    assert {key: item for key, item in answer.json().items() if key[0] != "@"} == {
        "id": created["id"],
        "groupLifetimeInDays": 365,
        "managedGroupTypes": "All",
        "alternateNotificationEmails": None,
    }


def test_named_locations(tenant: Simulator, graph: Raw) -> None:
    path = f"{LOCATIONS}/10000000-1000-4000-8000-000000000001"
    whole = {
        "@odata.type": "#microsoft.graph.ipNamedLocation",
        "isTrusted": False,
        "ipRanges": [{"@odata.type": "#microsoft.graph.iPv4CidrRange", "cidrAddress": "12.34.221.11/22"}],
    }
    assert graph.patch(path, whole).status_code == 204
    assert graph.value(path)["ipRanges"][0]["cidrAddress"] == "12.34.221.11/22"
    assert graph.send("DELETE", path).status_code == 204
    created = graph.post(
        LOCATIONS,
        {
            "@odata.type": "#microsoft.graph.countryNamedLocation",
            "displayName": "Sweden",
            "countriesAndRegions": ["SE"],
        },
    )
    assert created.status_code == 201
    assert (
        created.json()["countryLookupMethod"] == "clientIpAddress"
        and created.json()["includeUnknownCountriesAndRegions"] is False
    )


class TestProviderStatus:
    """/security has one member, and only where the tenant says so."""

    ITEM = {
        "@odata.type": "microsoft.graph.securityProviderStatus",
        "enabled": True,
        "endpoint": "e",
        "provider": "p",
        "region": "r",
        "vendor": "v",
    }

    def test_not_in_the_public_service(self, graph: Raw) -> None:
        assert graph.value("/v1.0/security") == {"@odata.context": f"{graph.url}/v1.0/$metadata#security/$entity"}
        assert graph.patch("/v1.0/security", {"providerStatus": [self.ITEM]}).status_code == 400

    @pytest.mark.parametrize("root", ["v1.0", "beta", "localtest"])
    def test_where_it_is(self, tenant: Simulator, graph: Raw, root: str) -> None:
        tenant.settings(provider_status=True)
        answer = graph.patch(
            f"/{root}/security", {"@odata.type": "#microsoft.graph.security", "providerStatus": [self.ITEM]}
        )
        assert answer.status_code == 200
        shown = {key: item for key, item in self.ITEM.items() if key[0] != "@"}
        assert answer.json()["providerStatus"] == graph.value(f"/{root}/security")["providerStatus"] == [shown]
        assert error_of(graph.patch(f"/{root}/security", {"providerStatus": [{"enable": True}]}))[0] == 400
        assert error_of(graph.patch(f"/{root}/security", {"providerStatus": None}))[0] == 400


def test_a_lenient_service_ignores(tenant: Simulator, graph: Raw) -> None:
    tenant.settings(strictness="lenient")
    assert graph.patch(DEFAULTS, {"isEnabled": False, "shade": "red", "displayName": "x"}).status_code == 204
    assert graph.value(DEFAULTS)["displayName"] == "Security Defaults"


def test_the_truth_can_be_set_without_rules(tenant: Simulator, graph: Raw) -> None:
    tenant.put_state("/policies/identitySecurityDefaultsEnforcementPolicy", {"id": "x", "isEnabled": False})
    assert graph.value(DEFAULTS)["isEnabled"] is False
    tenant.put_state(
        f"/policies/authenticationStrengthPolicies/{TABLETS}",
        {**tenant.state(f"/policies/authenticationStrengthPolicies/{TABLETS}"), "displayName": "T"},
    )
    assert graph.value(f"{STRENGTHS}/{TABLETS}")["displayName"] == "T" and len(graph.values(STRENGTHS)) == 5
    tenant.delete_state(f"/policies/authenticationStrengthPolicies/{TABLETS}")
    assert len(graph.values(STRENGTHS)) == 4
    tenant.reset()
    assert len(graph.values(STRENGTHS)) == 5 and graph.value(DEFAULTS)["isEnabled"] is True
