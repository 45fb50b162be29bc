# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The official Python SDK, unmodified, against the simulated tenant: a witness that did not learn from us."""

from __future__ import annotations

import asyncio
import importlib.util
import os
import ssl
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from raw import ADMINISTRATORS, BUILT_IN, DEFAULTS, Raw
from simulator.handle import Simulator

pytestmark = [pytest.mark.sdk, pytest.mark.filterwarnings("ignore::DeprecationWarning")]
MISSING = [name for name in ("msgraph", "azure.identity") if importlib.util.find_spec(name.partition(".")[0]) is None]
if MISSING:
    if os.environ.get("TENANTOPS_REQUIRE_SDK") == "1":
        raise ModuleNotFoundError(f"{', '.join(MISSING)}: see requirements-sdk.txt")
    pytest.skip("the SDK is not installed", allow_module_level=True)

import httpx  # noqa: E402
from azure.identity import (  # noqa: E402
    CertificateCredential,
    ClientAssertionCredential,
    ClientSecretCredential,
    ManagedIdentityCredential,
)
from kiota_abstractions.api_error import APIError  # noqa: E402
from kiota_authentication_azure.azure_identity_authentication_provider import (  # noqa: E402
    AzureIdentityAuthenticationProvider,
)
from msgraph import GraphServiceClient  # noqa: E402
from msgraph.generated.models.authentication_method_modes import AuthenticationMethodModes as Modes  # noqa: E402
from msgraph.generated.models.authentication_strength_policy import AuthenticationStrengthPolicy  # noqa: E402
from msgraph.generated.models.conditional_access_applications import ConditionalAccessApplications  # noqa: E402
from msgraph.generated.models.conditional_access_condition_set import ConditionalAccessConditionSet  # noqa: E402
from msgraph.generated.models.conditional_access_grant_controls import ConditionalAccessGrantControls  # noqa: E402
from msgraph.generated.models.conditional_access_policy import ConditionalAccessPolicy  # noqa: E402
from msgraph.generated.models.conditional_access_policy_state import ConditionalAccessPolicyState  # noqa: E402
from msgraph.generated.models.conditional_access_users import ConditionalAccessUsers  # noqa: E402
from msgraph.generated.models.fido2_combination_configuration import Fido2CombinationConfiguration  # noqa: E402
from msgraph.generated.models.identity_security_defaults_enforcement_policy import (  # noqa: E402
    IdentitySecurityDefaultsEnforcementPolicy,
)
from msgraph.generated.policies.authentication_strength_policies.item.update_allowed_combinations.update_allowed_combinations_post_request_body import (  # noqa: E402, E501
    UpdateAllowedCombinationsPostRequestBody,
)
from msgraph.graph_request_adapter import GraphRequestAdapter  # noqa: E402
from msgraph_core import GraphClientFactory  # noqa: E402

Work = Callable[[GraphServiceClient], Awaitable[Any]]
EMERGENCY = "b2000000-0000-4000-8000-000000000001"


def client(tenant: Simulator) -> GraphServiceClient:
    """The SDK as its documentation sets it up for another cloud and a private authority."""
    credential = ClientSecretCredential(
        tenant.tenant_id,
        tenant.client_id,
        tenant.client_secret,
        authority=tenant.authority_host,
        disable_instance_discovery=True,
        connection_verify=tenant.ca_path,
    )
    provider = AzureIdentityAuthenticationProvider(
        credential, scopes=[f"{tenant.graph_url}/.default"], allowed_hosts=["127.0.0.1"]
    )
    trusting = httpx.AsyncClient(verify=ssl.create_default_context(cafile=tenant.ca_path))
    adapter = GraphRequestAdapter(provider, GraphClientFactory.create_with_default_middleware(client=trusting))
    adapter.base_url = f"{tenant.graph_url}/v1.0"
    return GraphServiceClient(request_adapter=adapter)


def run(tenant: Simulator, work: Work) -> Any:
    async def main() -> Any:
        return await work(client(tenant))

    return asyncio.run(main())


def test_security_defaults(tenant: Simulator) -> None:
    async def work(graph: GraphServiceClient) -> Any:
        policy = graph.policies.identity_security_defaults_enforcement_policy
        before = await policy.get()
        await policy.patch(IdentitySecurityDefaultsEnforcementPolicy(is_enabled=False))
        return before, await policy.get()

    before, after = run(tenant, work)
    assert before.is_enabled is True and before.display_name == "Security Defaults" and after.is_enabled is False
    (write,) = tenant.writes()
    assert (write["body"]["isEnabled"], write["status"]) == (False, 204)


def test_strengths_are_read(tenant: Simulator) -> None:
    async def work(graph: GraphServiceClient) -> Any:
        strengths = graph.policies.authentication_strength_policies
        return await strengths.get(), await strengths.by_authentication_strength_policy_id(ADMINISTRATORS).get()

    listed, one = run(tenant, work)
    assert [item.display_name for item in listed.value][:2] == ["Multifactor authentication", "Passwordless MFA"]
    assert one.created_date_time.year == 2024 and one.allowed_combinations == [
        Modes.WindowsHelloForBusiness,
        Modes.Fido2,
    ]
    (configuration,) = one.combination_configurations
    assert isinstance(configuration, Fido2CombinationConfiguration) and len(configuration.allowed_a_a_g_u_i_ds) == 2


def test_the_life_of_a_strength(tenant: Simulator) -> None:
    async def work(graph: GraphServiceClient) -> Any:
        strengths = graph.policies.authentication_strength_policies
        created = await strengths.post(
            AuthenticationStrengthPolicy(display_name="By SDK", allowed_combinations=[Modes.Fido2])
        )
        item = strengths.by_authentication_strength_policy_id(created.id)
        await item.patch(AuthenticationStrengthPolicy(description="Described"))
        body = UpdateAllowedCombinationsPostRequestBody(allowed_combinations=[Modes.X509CertificateMultiFactor])
        result = await item.update_allowed_combinations.post(body)
        after = await item.get()
        await item.delete()
        return created, result, after

    created, result, after = run(tenant, work)
    assert created.policy_type == "custom" and after.description == "Described"
    assert result.previous_combinations == [Modes.Fido2]
    assert result.current_combinations == after.allowed_combinations == [Modes.X509CertificateMultiFactor]
    assert [entry["status"] for entry in tenant.writes()] == [201, 204, 200, 204]
    assert tenant.state(f"/policies/authenticationStrengthPolicies/{created.id}") is None


def test_an_error_arrives_as_an_error(tenant: Simulator) -> None:
    async def work(graph: GraphServiceClient) -> Any:
        item = graph.policies.authentication_strength_policies.by_authentication_strength_policy_id(BUILT_IN)
        await item.delete()

    with pytest.raises(APIError) as caught:
        run(tenant, work)
    assert caught.value.response_status_code == 400
    assert caught.value.error.code == "BadRequest" and "Built-in" in caught.value.error.message
    assert caught.value.error.inner_error.request_id


def test_named_locations_arrive_as_their_types(tenant: Simulator) -> None:
    async def work(graph: GraphServiceClient) -> Any:
        return await graph.identity.conditional_access.named_locations.get()

    office, countries = run(tenant, work).value
    assert office.ip_ranges[0].cidr_address == "203.0.113.0/26" and countries.countries_and_regions == [
        "GB",
        "DE",
        "SE",
    ]


def test_the_life_of_a_conditional_access_policy(tenant: Simulator) -> None:
    async def work(graph: GraphServiceClient) -> Any:
        policies = graph.identity.conditional_access.policies
        created = await policies.post(
            ConditionalAccessPolicy(
                display_name="By SDK",
                state=ConditionalAccessPolicyState.EnabledForReportingButNotEnforced,
                conditions=ConditionalAccessConditionSet(
                    applications=ConditionalAccessApplications(include_applications=["All"]),
                    users=ConditionalAccessUsers(include_users=["All"], exclude_groups=[EMERGENCY]),
                ),
                grant_controls=ConditionalAccessGrantControls(
                    operator="AND", authentication_strength=AuthenticationStrengthPolicy(id=BUILT_IN)
                ),
            )
        )
        item = policies.by_conditional_access_policy_id(created.id)
        users = ConditionalAccessUsers(exclude_groups=[], exclude_users=["GuestsOrExternalUsers"])
        await item.patch(ConditionalAccessPolicy(conditions=ConditionalAccessConditionSet(users=users)))
        after = await item.get()
        await item.delete()
        deleted = graph.identity.conditional_access.deleted_items.policies
        kept = await deleted.get()
        await deleted.by_conditional_access_policy_id(created.id).delete()
        return created, after, kept

    created, after, kept = run(tenant, work)
    assert created.grant_controls.operator == "OR" and created.modified_date_time is None
    assert created.grant_controls.authentication_strength.display_name == "Phishing-resistant MFA"
    users = after.conditions.users
    assert (users.include_users, users.exclude_groups, users.exclude_users) == (["All"], [], ["GuestsOrExternalUsers"])
    assert [item.id for item in kept.value] == [created.id] and kept.value[0].deleted_date_time is not None
    assert [entry["status"] for entry in tenant.writes()] == [201, 204, 204, 204]


class TestEveryWayToSignIn:
    """The credentials of azure-identity, which sits on MSAL."""

    @staticmethod
    def works(tenant: Simulator, credential: Any) -> bool:
        token = credential.get_token(f"{tenant.graph_url}/.default").token
        return Raw(tenant, token).get(DEFAULTS).status_code == 200

    def test_certificate(self, tenant: Simulator) -> None:
        app = tenant.app(roles=["Policy.Read.All"], certificate=True)
        pem = (app.certificate_pem + app.private_key_pem).encode()
        options = {"authority": tenant.authority_host, "disable_instance_discovery": True}
        credential = CertificateCredential(
            tenant.tenant_id, app.client_id, certificate_data=pem, connection_verify=tenant.ca_path, **options
        )
        assert self.works(tenant, credential)

    def test_federated_token(self, tenant: Simulator) -> None:
        app = tenant.app(roles=["Policy.Read.All"], federations=[{"subject": "repo:brightwater/policies"}])
        options = {"authority": tenant.authority_host, "disable_instance_discovery": True}
        credential = ClientAssertionCredential(
            tenant.tenant_id,
            app.client_id,
            lambda: tenant.assertion("repo:brightwater/policies"),
            connection_verify=tenant.ca_path,
            **options,
        )
        assert self.works(tenant, credential)

    def test_app_service_identity(self, tenant: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("IDENTITY_ENDPOINT", f"{tenant.identity_url}/msi/token")
        monkeypatch.setenv("IDENTITY_HEADER", tenant.identity_header)
        assert self.works(tenant, ManagedIdentityCredential())

    def test_imds_identity(self, tenant: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("AZURE_POD_IDENTITY_AUTHORITY_HOST", tenant.identity_url)
        app = tenant.app(roles=["Policy.Read.All"])
        assert self.works(tenant, ManagedIdentityCredential(client_id=app.client_id))
