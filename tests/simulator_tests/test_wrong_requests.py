# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong requests, one by one, and what Graph says to each. Nothing of the collection sends them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from raw import (
    ABSENT,
    ADMINISTRATORS,
    AUTHORIZATION,
    BUILT_IN,
    CONFIGURATION,
    DEFAULTS,
    LOCATIONS,
    STRENGTHS,
    Raw,
    error_of,
)
from simulator.handle import Simulator

COMBINATIONS = f"{STRENGTHS}/{ADMINISTRATORS}/updateAllowedCombinations"
CONFIGURATIONS = f"{STRENGTHS}/{ADMINISTRATORS}/combinationConfigurations"
FIDO2 = "#microsoft.graph.fido2CombinationConfiguration"
IP = "#microsoft.graph.ipNamedLocation"
COUNTRY = "#microsoft.graph.countryNamedLocation"
V4 = "#microsoft.graph.iPv4CidrRange"
LIFECYCLE = "/v1.0/groupLifecyclePolicies"
FLOWS = "/v1.0/policies/authenticationFlowsPolicy"
NOT_ALLOWED = "Specified HTTP method is not allowed for the request target."
SCHEMA_1007 = r"1007: Incoming ConditionalAccessPolicy object is null or does not match the schema .*"
NO_SUCH = r"The property '{}' does not exist on type 'microsoft\.graph\.{}'\. Make sure to only use property names .*"


def no_such(name: str, type_name: str) -> str:
    return NO_SUCH.format(name, re.escape(type_name))


def literal(value: str, type_name: str) -> str:
    return re.escape(f"Cannot convert the literal '{value}' to the expected type '{type_name}'.")


def ranges(*addresses: str) -> list[dict[str, str]]:
    return [{"@odata.type": V4, "cidrAddress": address} for address in addresses]


def range_of(kind: str, address: str) -> dict[str, Any]:
    return {
        "@odata.type": IP,
        "displayName": "x",
        "ipRanges": [{"@odata.type": f"#microsoft.graph.{kind}", "cidrAddress": address}],
    }


# Method, path, body, status, code, message (a regular expression for the whole text).
# fmt: off
TABLE: list[tuple[str, str, Any, int, str, str]] = [
    # Paths and methods
    ("GET", "/v2.0/users", None, 400, "BadRequest", r"Invalid version\."),
    ("GET", "/users", None, 400, "BadRequest", r"Invalid version\."),
    ("GET", "/v1.0", None, 400, "BadRequest", r"Resource not found for the segment ''\."),
    ("GET", "/v1.0/policy", None, 400, "BadRequest", r"Resource not found for the segment 'policy'\."),
    ("GET", "/v1.0/policies", None, 400, "BadRequest", r"Resource not found for the segment 'policies'\."),
    ("GET", f"{DEFAULTS}/isOn", None, 400, "BadRequest", r"Resource not found for the segment 'isOn'\."),
    ("GET", "/localtest/users", None, 400, "BadRequest", r"Resource not found for the segment 'users'\."),
    ("PUT", DEFAULTS, {"isEnabled": True}, 405, "Request_BadRequest", re.escape(NOT_ALLOWED)),
    ("POST", DEFAULTS, {"isEnabled": True}, 405, "Request_BadRequest", re.escape(NOT_ALLOWED)),
    ("DELETE", DEFAULTS, None, 405, "Request_BadRequest", re.escape(NOT_ALLOWED)),
    ("PATCH", STRENGTHS, {}, 405, "Request_BadRequest", re.escape(NOT_ALLOWED)),
    ("GET", COMBINATIONS, None, 405, "Request_BadRequest", re.escape(NOT_ALLOWED)),
    ("PATCH", "/beta/policies/authorizationPolicy", {"blockMsolPowerShell": True}, 405, "Request_BadRequest",
     re.escape(NOT_ALLOWED)),
    ("GET", f"{AUTHORIZATION}/authorizationPolicy", None, 400, "BadRequest",
     r"Resource not found for the segment 'authorizationPolicy'\."),
    # Objects that are not there
    ("GET", f"{STRENGTHS}/{ABSENT}", None, 404, "ResourceNotFound",
     rf"AuthenticationStrengthPolicy with id {ABSENT} does not exist in the directory\."),
    ("PATCH", f"{STRENGTHS}/{ABSENT}", {"displayName": "x"}, 404, "ResourceNotFound",
     r".* does not exist in the directory\."),
    ("DELETE", f"{STRENGTHS}/{ABSENT}", None, 404, "ResourceNotFound", r".* does not exist in the directory\."),
    ("GET", f"{STRENGTHS}/{ABSENT}/combinationConfigurations", None, 404, "ResourceNotFound",
     rf"AuthenticationStrengthPolicy with id {ABSENT} .*"),
    ("GET", f"{CONFIGURATIONS}/{ABSENT}", None, 404, "ResourceNotFound",
     rf".* with id {ABSENT} does not exist in the directory\."),
    ("GET", f"{LOCATIONS}/{ABSENT}", None, 404, "ResourceNotFound",
     rf"NamedLocation with id {ABSENT} does not exist in the directory\."),
    ("GET", f"/v1.0/groups/{ABSENT}", None, 404, "Request_ResourceNotFound",
     rf"Resource '{ABSENT}' does not exist or one of its queried reference-property objects are not present\."),
    ("GET", "/v1.0/groups/Finance", None, 400, "Request_BadRequest", r"Invalid object identifier 'Finance'\."),
    ("GET", "/v1.0/users/nobody@nowhere.example", None, 404, "Request_ResourceNotFound",
     r"Resource 'nobody@nowhere\.example' does not exist .*"),
    ("GET", f"/v1.0/groups/{ABSENT}/members", None, 404, "Request_ResourceNotFound",
     r"Resource '.*' does not exist .*"),
    ("GET", f"/v1.0/servicePrincipals(appId='{ABSENT}')", None, 404, "Request_ResourceNotFound", r".*"),
    ("GET", "/v1.0/servicePrincipals(displayName='x')", None, 400, "BadRequest",
     r"Resource not found for the segment 'servicePrincipals'\."),
    # Directory wording: unknown, read-only, type, null, enumeration
    ("PATCH", DEFAULTS, {"isEnable": True}, 400, "Request_BadRequest", r"Invalid property 'isEnable'\."),
    ("PATCH", DEFAULTS, {"IsEnabled": True}, 400, "Request_BadRequest", r"Invalid property 'IsEnabled'\."),
    ("PATCH", DEFAULTS, {"displayName": "x"}, 400, "Request_BadRequest",
     r"Property 'displayName' is read-only and cannot be set\."),
    ("PATCH", DEFAULTS, {"id": "x"}, 400, "Request_BadRequest", r"Property 'id' is read-only and cannot be set\."),
    ("PATCH", DEFAULTS, {"isEnabled": "true"}, 400, "Request_BadRequest", literal("true", "Edm.Boolean")),
    ("PATCH", DEFAULTS, {"isEnabled": 1}, 400, "Request_BadRequest", literal("1", "Edm.Boolean")),
    ("PATCH", DEFAULTS, {"isEnabled": None}, 400, "Request_BadRequest",
     r"A null value was found for the property named 'isEnabled', which has the expected type "
     r"'Edm\.Boolean\[Nullable=False\]'\. .*does not allow null values\."),
    ("PATCH", DEFAULTS, {"isEnabled": {"value": True}}, 400, "Request_BadRequest",
     r"An unexpected 'StartObject' node was found when reading from the JSON reader\. "
     r"A 'PrimitiveValue' node was expected\."),
    ("PATCH", DEFAULTS, [True], 400, "Request_BadRequest",
     r"An unexpected 'StartArray' node .* A 'StartObject' node was expected\."),
    ("PATCH", DEFAULTS, {"@odata.type": "#microsoft.graph.nonsense", "isEnabled": True}, 400, "Request_BadRequest",
     r"A type named 'microsoft\.graph\.nonsense' could not be resolved by the model\. .*"),
    ("PATCH", DEFAULTS, {"@odata.type": "#microsoft.graph.authorizationPolicy", "isEnabled": True}, 400,
     "Request_BadRequest",
     r"An entry with type 'microsoft\.graph\.authorizationPolicy' was found, but it is not assignable to .*"),
    ("PATCH", AUTHORIZATION, {"allowInvitesFrom": "nobody"}, 400, "Request_BadRequest",
     r"Invalid value specified for property 'allowInvitesFrom' of resource 'AuthorizationPolicy'\."),
    ("PATCH", AUTHORIZATION, {"allowInvitesFrom": "unknownFutureValue"}, 400, "Request_BadRequest",
     r"Invalid value specified for property 'allowInvitesFrom' .*"),
    ("PATCH", AUTHORIZATION, {"allowInvitesFrom": 3}, 400, "Request_BadRequest",
     literal("3", "microsoft.graph.allowInvitesFrom")),
    ("PATCH", AUTHORIZATION, {"guestUserRoleId": "guest"}, 400, "Request_BadRequest", literal("guest", "Edm.Guid")),
    ("PATCH", AUTHORIZATION, {"guestUserRoleId": ABSENT}, 400, "Request_BadRequest",
     r"Invalid value specified for property 'guestUserRoleId' .*"),
    ("PATCH", AUTHORIZATION, {"defaultUserRolePermissions": None}, 400, "Request_BadRequest",
     r"A null value was found for the property named 'defaultUserRolePermissions'.*"),
    ("PATCH", AUTHORIZATION, {"defaultUserRolePermissions": True}, 400, "Request_BadRequest",
     r"An unexpected 'PrimitiveValue' node .* A 'StartObject' node was expected\."),
    ("PATCH", AUTHORIZATION, {"defaultUserRolePermissions": {"allowedToFly": True}}, 400, "Request_BadRequest",
     r"Invalid property 'allowedToFly'\."),
    ("PATCH", AUTHORIZATION, {"defaultUserRolePermissions": {"permissionGrantPoliciesAssigned": None}}, 400,
     "Request_BadRequest",
     r"A null value was found for the property named 'permissionGrantPoliciesAssigned', which has the expected type "
     r"'Collection\(Edm\.String\)\[Nullable=True\]'\. .*"),
    ("PATCH", AUTHORIZATION, {"defaultUserRolePermissions": {"permissionGrantPoliciesAssigned": "x"}}, 400,
     "Request_BadRequest", r"An unexpected 'PrimitiveValue' node .* A 'StartArray' node was expected\."),
    ("PATCH", AUTHORIZATION, {"defaultUserRolePermissions": {"permissionGrantPoliciesAssigned": [None]}}, 400,
     "Request_BadRequest", r"A null value was found .*"),
    ("PATCH", AUTHORIZATION, {"defaultUserRolePermissions": {"permissionGrantPoliciesAssigned": [7]}}, 400,
     "Request_BadRequest", literal("7", "Edm.String")),
    ("PATCH", AUTHORIZATION, {"permissionGrantPolicyIdsAssignedToDefaultUserRole": []}, 400, "Request_BadRequest",
     r"Invalid property 'permissionGrantPolicyIdsAssignedToDefaultUserRole'\."),
    ("PATCH", "/beta/policies/authorizationPolicy/authorizationPolicy",
     {"defaultUserRolePermissions": {"permissionGrantPoliciesAssigned": []}}, 400, "Request_BadRequest",
     r"Invalid property 'permissionGrantPoliciesAssigned'\."),
    ("PATCH", FLOWS, {"selfServiceSignUp": {"isEnabled": None}}, 400, "Request_BadRequest",
     r"A null value was found for the property named 'isEnabled'.*"),
    ("POST", LIFECYCLE, {"groupLifetimeInDays": 180}, 400, "Request_BadRequest",
     r"A value is required for property 'managedGroupTypes' of resource 'GroupLifecyclePolicy'\."),
    ("POST", LIFECYCLE, {"groupLifetimeInDays": 10, "managedGroupTypes": "All"}, 400, "Request_BadRequest",
     r"Invalid value specified for property 'groupLifetimeInDays' .*"),
    ("POST", LIFECYCLE, {"groupLifetimeInDays": 180.5, "managedGroupTypes": "All"}, 400, "Request_BadRequest",
     literal("180.5", "Edm.Int32")),
    ("POST", LIFECYCLE, {"groupLifetimeInDays": 180, "managedGroupTypes": "Some"}, 400, "Request_BadRequest",
     r"Invalid value specified for property 'managedGroupTypes' .*"),
    # Authentication strengths
    ("POST", STRENGTHS, {"displayName": "x"}, 400, "BadRequest",
     r"A value is required for property 'allowedCombinations' .*"),
    ("POST", STRENGTHS, {"allowedCombinations": ["fido2"]}, 400, "BadRequest",
     r"A value is required for property 'displayName' .*"),
    ("POST", STRENGTHS, {"displayName": "x", "allowedCombinations": []}, 400, "BadRequest",
     r"At least one authentication method combination is required\."),
    ("POST", STRENGTHS, {"displayName": "x", "allowedCombinations": ["fido3"]}, 400, "ModelValidationFailure",
     r"Requested value 'fido3' was not found\."),
    ("POST", STRENGTHS, {"displayName": "x", "allowedCombinations": ["microsoftAuthenticatorPush"]}, 400, "BadRequest",
     r"The combination 'microsoftAuthenticatorPush' is not .*"),
    ("POST", STRENGTHS, {"displayName": "x", "allowedCombinations": ["fido2, sms"]}, 400, "BadRequest",
     r"The combination 'sms, fido2' is not .*"),
    ("POST", STRENGTHS, {"displayName": "x", "allowedCombinations": ["fido2"], "policyType": "custom"}, 400,
     "BadRequest", r"Property 'policyType' is read-only .*"),
    ("POST", STRENGTHS, {"displayName": "x", "allowedCombinations": ["fido2"], "priority": 1}, 400, "BadRequest",
     no_such("priority", "authenticationStrengthPolicy")),
    ("POST", STRENGTHS, {"displayName": None, "allowedCombinations": ["fido2"]}, 400, "ModelValidationFailure",
     r"A null value was found for the property named 'displayName'.*"),
    ("PATCH", f"{STRENGTHS}/{ADMINISTRATORS}", {"allowedCombinations": ["fido2"]}, 400, "BadRequest",
     r"Property 'allowedCombinations' is read-only and cannot be set\."),
    ("PATCH", f"{STRENGTHS}/{ADMINISTRATORS}", {"requirementsSatisfied": "mfa"}, 400, "BadRequest",
     r"Property 'requirementsSatisfied' is read-only .*"),
    ("PATCH", f"{STRENGTHS}/{ADMINISTRATORS}", {"displayName": 5}, 400, "ModelValidationFailure",
     literal("5", "Edm.String")),
    ("PATCH", f"{STRENGTHS}/{ADMINISTRATORS}", {"combinationConfigurations": []}, 400, "BadRequest",
     no_such("combinationConfigurations", "authenticationStrengthPolicy")),
    ("PATCH", f"{STRENGTHS}/{BUILT_IN}", {"displayName": "x"}, 400, "BadRequest",
     r"Built-in authentication strength policies cannot be updated or deleted\."),
    ("DELETE", f"{STRENGTHS}/{BUILT_IN}", None, 400, "BadRequest",
     r"Built-in authentication strength policies cannot be updated or deleted\."),
    ("POST", f"{STRENGTHS}/{BUILT_IN}/updateAllowedCombinations", {"allowedCombinations": ["fido2"]}, 400, "BadRequest",
     r"Built-in .*"),
    ("POST", COMBINATIONS, {}, 400, "BadRequest",
     r"A value is required for property 'allowedCombinations' of resource 'updateAllowedCombinations'\."),
    ("POST", COMBINATIONS, {"allowedCombinations": "fido2"}, 400, "ModelValidationFailure",
     r".* A 'StartArray' node was expected\."),
    ("POST", COMBINATIONS, {"combinations": ["fido2"]}, 400, "BadRequest",
     no_such("combinations", "updateAllowedCombinations")),
    ("POST", COMBINATIONS, {"allowedCombinations": ["windowsHelloForBusiness"]}, 400, "BadRequest",
     r"The combination 'fido2' has a combination configuration .*"),
    ("POST", CONFIGURATIONS, {"appliesToCombinations": ["fido2"]}, 400, "ModelValidationFailure",
     r"Cannot create an abstract class\."),
    ("POST", CONFIGURATIONS, {"@odata.type": FIDO2, "appliesToCombinations": ["fido2"]}, 400, "BadRequest",
     r"A value is required for property 'allowedAAGUIDs' .*"),
    ("POST", CONFIGURATIONS,
     {"@odata.type": FIDO2, "appliesToCombinations": ["password, sms"], "allowedAAGUIDs": [ABSENT]}, 400, "BadRequest",
     r"The combination 'password, sms' is not one of the allowed combinations of the policy\."),
    ("POST", CONFIGURATIONS,
     {"@odata.type": FIDO2, "appliesToCombinations": ["windowsHelloForBusiness"], "allowedAAGUIDs": [ABSENT]}, 400,
     "BadRequest", r"A fido2CombinationConfiguration cannot apply to .*"),
    ("POST", CONFIGURATIONS, {"@odata.type": FIDO2, "appliesToCombinations": ["fido2"], "allowedAAGUIDs": ["yubikey"]},
     400, "BadRequest", r"The AAGUID 'yubikey' is not valid\."),
    ("POST", CONFIGURATIONS, {"@odata.type": FIDO2, "appliesToCombinations": ["fido2"], "allowedIssuerSkis": []}, 400,
     "BadRequest", no_such("allowedIssuerSkis", "fido2CombinationConfiguration")),
    ("PATCH", f"{CONFIGURATIONS}/{CONFIGURATION}", {"allowedAAGUIDs": [ABSENT]}, 400, "ModelValidationFailure",
     r"Cannot create an abstract class\."),
    ("PATCH", f"{CONFIGURATIONS}/{CONFIGURATION}",
     {"@odata.type": "#microsoft.graph.x509CertificateCombinationConfiguration", "allowedIssuerSkis": []}, 400,
     "ModelValidationFailure",
     r"An entry with type 'microsoft\.graph\.x509CertificateCombinationConfiguration' was found, .*"),
    ("POST", f"{STRENGTHS}/{BUILT_IN}/combinationConfigurations",
     {"@odata.type": FIDO2, "appliesToCombinations": ["fido2"], "allowedAAGUIDs": [ABSENT]}, 400, "BadRequest",
     r"Built-in .*"),
    # Conditional access wording
    ("POST", LOCATIONS, {"@odata.type": IP, "displayName": "x", "ipRanges": ranges("192.0.2.0/24"), "shade": "red"},
     400, "BadRequest", SCHEMA_1007),
    ("POST", LOCATIONS, {"@odata.type": IP, "displayName": "x", "ipRanges": "192.0.2.0/24"}, 400, "BadRequest",
     SCHEMA_1007),
    ("POST", LOCATIONS, {"@odata.type": IP, "displayName": "x"}, 400, "BadRequest",
     r"A value is required for property 'ipRanges' .*"),
    ("POST", LOCATIONS, {"displayName": "x", "ipRanges": ranges("192.0.2.0/24")}, 400, "ModelValidationFailure",
     r"Cannot create an abstract class\."),
    ("POST", LOCATIONS, {"@odata.type": IP, "displayName": "x", "ipRanges": [{"cidrAddress": "192.0.2.0/24"}]}, 400,
     "ModelValidationFailure", r"Cannot create .*"),
    ("POST", LOCATIONS, range_of("iPv4CidrRange", "10.0.0.0/7"), 400, "BadRequest", r".*too large\."),
    ("POST", LOCATIONS, range_of("iPv4CidrRange", "office"), 400, "BadRequest", r".*Invalid IP address range office\."),
    ("POST", LOCATIONS, range_of("iPv6CidrRange", "192.0.2.0/24"), 400, "BadRequest", r".*Invalid IP address range .*"),
    ("POST", LOCATIONS, {"@odata.type": COUNTRY, "displayName": "x", "countriesAndRegions": ["Germany"]}, 400,
     "BadRequest", r".*Invalid country code Germany\."),
    ("PATCH", f"{LOCATIONS}/10000000-1000-4000-8000-000000000001", {"isTrusted": False}, 400, "BadRequest",
     r"1042: Unexpected type\. .*"),
    ("PATCH", f"{LOCATIONS}/10000000-1000-4000-8000-000000000001", {"@odata.type": IP, "isTrusted": False}, 400,
     "BadRequest", r"A value is required for property 'ipRanges' .*"),
    ("PATCH", f"{LOCATIONS}/10000000-1000-4000-8000-000000000001",
     {"@odata.type": COUNTRY, "countriesAndRegions": ["GB"]}, 400, "BadRequest", r"1042: Unexpected type\. .*"),
    ("PATCH", f"{LOCATIONS}/10000000-1000-4000-8000-000000000001",
     {"@odata.type": IP, "@odata.context": "x", "ipRanges": []}, 400, "BadRequest", SCHEMA_1007),
    ("DELETE", f"{LOCATIONS}/10000000-1000-4000-8000-000000000001", None, 400, "BadRequest",
     r".*Trusted named locations cannot be deleted\."),
    # The service without provider status
    ("PATCH", "/v1.0/security", {"providerStatus": []}, 400, "BadRequest", no_such("providerStatus", "security")),
    # Queries
    ("GET", "/v1.0/users?$select=shade", None, 400, "BadRequest",
     r"Parsing OData Select and Expand failed: Could not find a property named 'shade' on type .*user'\."),
    ("GET", "/v1.0/users?$filter=shade eq 'red'", None, 400, "BadRequest",
     r"Invalid filter clause: Could not find a property named 'shade' on type 'microsoft\.graph\.user'\."),
    ("GET", "/v1.0/users?$filter=displayName eq 'O'Brien'", None, 400, "BadRequest", r"Invalid filter clause: .*"),
    ("GET", "/v1.0/users?$filter=displayName is 'x'", None, 400, "BadRequest",
     r"Invalid filter clause: Syntax error at position \d+ in '.*'\."),
    ("GET", "/v1.0/users?$filter=displayName ne 'x'", None, 400, "Request_UnsupportedQuery", r"Unsupported Query\."),
    ("GET", "/v1.0/users?$filter=endswith(mail,'x')&$count=true", None, 400, "Request_UnsupportedQuery",
     r"Unsupported Query\."),
    ("GET", "/v1.0/users?$top=1000", None, 400, "Request_BadRequest",
     r"Invalid page size specified: '1000'\. Must be between 1 and 999 inclusive\."),
    ("GET", "/v1.0/users?$top=x", None, 400, "BadRequest", r"Invalid value 'x' for \$top query option found\. .*"),
    ("GET", "/v1.0/users?$skiptoken=xyz", None, 400, "Directory_ExpiredPageToken", r".*"),
    ("GET", "/v1.0/users?$shade=red", None, 400, "BadRequest", r"The query parameter '\$shade' is not supported\."),
    ("GET", f"{STRENGTHS}?$expand=policies", None, 400, "BadRequest",
     r"Parsing OData Select and Expand failed: .*'policies'.*"),
    ("GET", "/v1.0/identity/conditionalAccess/authenticationStrength/combinations?$top=1", None, 400, "BadRequest",
     r".*Query option 'Top' is not allowed\. .*"),
    # Links
    ("POST", "/v1.0/groups/b2000000-0000-4000-8000-000000000001/members/$ref",
     {"@odata.id": "https://graph.microsoft.com/v1.0/users/x"}, 400, "Request_BadRequest",
     r"Invalid URL format specified in @odata\.id for reference update\."),
    ("POST", "/v1.0/groups/b2000000-0000-4000-8000-000000000001/members/$ref", {}, 400, "Request_BadRequest",
     r"A value is required for property '@odata\.id' .*"),
    ("DELETE", f"/v1.0/groups/b2000000-0000-4000-8000-000000000001/members/{ABSENT}/$ref", None, 404,
     "Request_ResourceNotFound", r".*"),
    ("POST", "/v1.0/directoryObjects/getByIds", {"ids": []}, 400, "Request_BadRequest",
     r"A value is required for property 'ids' .*"),
]
# fmt: on


def rows() -> list[tuple[str, str, Any, int, str, str]]:
    """The rows above, and those of the endpoints that have a file of their own below wrong/."""
    return TABLE + rows_of("wrong")


def rows_of(folder: str) -> list[tuple[str, str, Any, int, str, str]]:
    """The rows of the files in a folder."""
    files = sorted((Path(__file__).parent / folder).glob("*.yaml"))
    return [tuple(row) for path in files for row in yaml.safe_load(path.read_text()) or []]


TABLE = rows()
# What endpoints that no application may use say to a user.
TABLE_OF_USERS = rows_of("wrong/of_users")


def each_of(table: list[tuple[str, str, Any, int, str, str]]) -> pytest.MarkDecorator:
    names = [f"{row[0]} {row[1].split('/v1.0')[-1][:60]} {str(row[2])[:40]}" for row in table]
    return pytest.mark.parametrize(("method", "path", "body", "status", "code", "message"), table, ids=names)


@each_of(TABLE)
def test_wrong_request(graph: Raw, method: str, path: str, body: Any, status: int, code: str, message: str) -> None:
    check(graph, method, path, body, status, code, message)


@each_of(TABLE_OF_USERS)
def test_wrong_request_of_a_user(
    tenant: Simulator, method: str, path: str, body: Any, status: int, code: str, message: str
) -> None:
    every = tenant.control("GET", "/apps")[0]["roles"]
    check(Raw(tenant, tenant.token(scopes=every)), method, path, body, status, code, message)


def check(graph: Raw, method: str, path: str, body: Any, status: int, code: str, message: str) -> None:
    answer = graph.send(method, path, body)
    found = error_of(answer)
    assert (found[0], found[1]) == (status, code), found
    assert re.fullmatch(message, found[2], re.DOTALL), found[2]


def test_nothing_wrong_was_stored(graph: Raw, tenant: Any) -> None:
    before = {
        path: tenant.state(path)
        for path in ("/policies/authorizationPolicy", "/policies/authenticationStrengthPolicies")
    }
    for method, path, body, *_rest in TABLE:
        graph.send(method, path, body)
    assert {path: tenant.state(path) for path in before} == before
    assert tenant.control("GET", "")["writes"] == 0


@pytest.mark.parametrize(
    ("headers", "content", "code", "message"),
    [
        (
            {"Content-Type": "application/json"},
            b'{"isEnabled": tru',
            "BadRequest",
            "Unable to read JSON request payload. "
            "Please ensure Content-Type header is set and payload is of valid JSON format.",
        ),
        ({"Content-Type": "application/json"}, b"", "BadRequest", "Empty Payload. JSON content expected."),
        (
            {"Content-Type": "text/plain"},
            b'{"isEnabled": true}',
            "BadRequest",
            "Entity only allows writes with a JSON Content-Type header.",
        ),
        (
            {},
            b'{"isEnabled": true}',
            "BadRequest",
            "Write requests (excluding DELETE) must contain the Content-Type header declaration.",
        ),
        (
            {"Content-Type": "application/json"},
            b'{"isEnabled": true, "isEnabled": false}',
            "BadRequest",
            "Multiple properties with the "
            "name 'isEnabled' were detected in a JSON object. Property names in JSON objects must be unique.",
        ),
    ],
)
def test_wrong_payload(graph: Raw, headers: dict[str, str], content: bytes, code: str, message: str) -> None:
    assert error_of(graph.send("PATCH", DEFAULTS, headers=headers, content=content)) == (400, code, message)


def test_the_form_of_an_error(graph: Raw) -> None:
    answer = graph.get("/v1.0/policies/nothing", client_request_id="0f0f0f0f-0000-4000-8000-00000000000f")
    error = answer.json()["error"]
    assert set(error) == {"code", "message", "innerError"}
    assert (
        error["innerError"]["client-request-id"]
        == answer.headers["client-request-id"]
        == "0f0f0f0f-0000-4000-8000-00000000000f"
    )
    assert error["innerError"]["request-id"] == answer.headers["request-id"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", error["innerError"]["date"])


def test_a_second_lifecycle_policy_is_refused(graph: Raw) -> None:
    body = {"groupLifetimeInDays": 180, "managedGroupTypes": "All"}
    assert graph.post(LIFECYCLE, body).status_code == 201
    assert error_of(graph.post(LIFECYCLE, body))[:2] == (400, "Request_BadRequest")
