# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the app management policies have in common: restrictions in two states, and the second as Graph stores it."""

from __future__ import annotations

from typing import Any

_OWN = "eec5ba11-2fc0-4113-83a2-ed986ed13743"
_OTHER = "bb8e164b-f9ed-4b98-bc45-65eddc14f4c1"


def _first(**own: Any) -> dict[str, Any]:
    exempt = {"type": "string_value", "id": "Exemptions_Apps", "operator": "equals", "value": "Portal"}
    return {
        "state": "enabled",
        "restrict_for_apps_created_after_date_time": "2024-01-01T00:00:00Z",
        "exclude_actors": {"custom_security_attributes": [exempt]},
        **own,
    }


def _second(**own: Any) -> dict[str, Any]:
    exempt = {"id": "Exemptions_Teams", "operator": "equals", "value": "Platform"}
    return {
        "state": "disabled",
        "restrict_for_apps_created_after_date_time": "2025-06-01T02:00:00+02:00",
        "exclude_actors": {"custom_security_attributes": [exempt]},
        **own,
    }


def _stored(**own: Any) -> dict[str, Any]:
    exempt = {
        "@odata.type": "#microsoft.graph.customSecurityAttributeStringValueExemption",
        "id": "Exemptions_Teams",
        "operator": "equals",
        "value": "Platform",
    }
    return {
        "state": "disabled",
        "restrictForAppsCreatedAfterDateTime": "2025-06-01T00:00:00Z",
        "excludeActors": {"customSecurityAttributes": [exempt]},
        **own,
    }


def _stored_uri(**own: Any) -> dict[str, Any]:
    return _stored(isStateSetByMicrosoft=False, **own)


def _everywhere(name: str, *items: str) -> dict[str, Any]:
    """A list for all platforms, and three more for one of them each."""
    lists = [[f"{place}{item}" for item in items] for place in ("", "web.", "spa.", "public.")]
    return {name: lists[0], "web": {name: lists[1]}, "spa": {name: lists[2]}, "public_client": {name: lists[3]}}


FIRST_CREDENTIALS = {
    "password_credentials": [
        _first(restriction_type="passwordAddition"),
        _first(restriction_type="passwordLifetime", max_lifetime="P90D"),
    ],
    "key_credentials": [
        _first(restriction_type="asymmetricKeyLifetime", max_lifetime="P365D"),
        _first(
            restriction_type="trustedCertificateAuthority",
            certificate_based_application_configuration_ids=[_OWN.upper()],
        ),
    ],
}
SECOND_CREDENTIALS = {
    "password_credentials": [
        {"restriction_type": "passwordLifetime", "max_lifetime": "PT48H"},
        _second(restriction_type="symmetricKeyAddition"),
    ],
    "key_credentials": [
        _second(
            restriction_type="trustedCertificateAuthority",
            certificate_based_application_configuration_ids=[_OTHER, _OWN],
        )
    ],
}
STORED_CREDENTIALS = {
    "passwordCredentials": [
        # What the second state does not name stays as it was.
        {
            "restrictionType": "passwordLifetime",
            "maxLifetime": "P2D",
            "state": "enabled",
            "restrictForAppsCreatedAfterDateTime": "2024-01-01T00:00:00Z",
            "excludeActors": {
                "customSecurityAttributes": [
                    {
                        "@odata.type": "#microsoft.graph.customSecurityAttributeStringValueExemption",
                        "id": "Exemptions_Apps",
                        "operator": "equals",
                        "value": "Portal",
                    }
                ]
            },
        },
        _stored(restrictionType="symmetricKeyAddition", maxLifetime=None),
    ],
    "keyCredentials": [
        _stored(
            restrictionType="trustedCertificateAuthority",
            maxLifetime=None,
            certificateBasedApplicationConfigurationIds=[_OTHER, _OWN],
        )
    ],
}

FIRST_OF_APPLICATIONS = {
    "identifier_uris": {
        name: _first(exclude_apps_receiving_v2_tokens=True, exclude_saml=False)
        for name in ("non_default_uri_addition", "uri_addition_without_unique_tenant_identifier")
    },
    "audiences": {name: _first() for name in ("azure_ad_multiple_orgs", "personal_microsoft_account")},
    "redirect_uris": {
        "uri_with_blocked_domain": _first(**_everywhere("blocked_domains", "bit.ly")),
        "uri_with_blocked_scheme": _first(
            blocked_schemes=["http"],
            exempt_formats=["http://a.example/"],
            web={"blocked_schemes": ["ftp"], "exempt_formats": ["ftp://b.example/"]},
            spa={"blocked_schemes": ["urn"], "exempt_formats": ["urn:ietf:c"]},
            public_client={"blocked_schemes": ["app"], "exempt_formats": ["app://d"]},
        ),
        "uri_without_allowed_domain": _first(**_everywhere("allowed_domains", "contoso.com")),
        "uri_without_allowed_scheme": _first(**_everywhere("allowed_schemes", "https")),
        "uri_with_wildcard": _first(
            exclude_formats={
                "exclude_wildcards_in_path": True,
                "exclude_wildcards_in_path_with_domains": ["contoso.com"],
            }
        ),
    },
}
SECOND_OF_APPLICATIONS = {
    "identifier_uris": {
        name: _second(exclude_apps_receiving_v2_tokens=False, exclude_saml=True)
        for name in ("non_default_uri_addition", "uri_addition_without_unique_tenant_identifier")
    },
    "audiences": {name: _second() for name in ("azure_ad_multiple_orgs", "personal_microsoft_account")},
    "redirect_uris": {
        "uri_with_blocked_domain": _second(**_everywhere("blocked_domains", "tinyurl.com", "bit.ly")),
        "uri_with_blocked_scheme": _second(
            blocked_schemes=["ftp", "http"],
            exempt_formats=[],
            web={"blocked_schemes": [], "exempt_formats": ["ftp://e.example/"]},
            spa={"blocked_schemes": ["http"], "exempt_formats": []},
            public_client={"blocked_schemes": ["urn"], "exempt_formats": ["urn:ietf:f"]},
        ),
        "uri_without_allowed_domain": _second(**_everywhere("allowed_domains", "fabrikam.com")),
        "uri_without_allowed_scheme": _second(**_everywhere("allowed_schemes", "msal", "https")),
        "uri_with_wildcard": _second(
            exclude_formats={
                "exclude_wildcards_in_path": False,
                "exclude_wildcards_in_path_with_domains": ["fabrikam.com", "contoso.com"],
            }
        ),
    },
}
STORED_OF_APPLICATIONS = {
    "identifierUris": {
        "nonDefaultUriAddition": _stored_uri(excludeAppsReceivingV2Tokens=False, excludeSaml=True),
        "uriAdditionWithoutUniqueTenantIdentifier": _stored_uri(excludeAppsReceivingV2Tokens=False, excludeSaml=True),
    },
    "audiences": {"azureAdMultipleOrgs": _stored_uri(), "personalMicrosoftAccount": _stored_uri()},
    "redirectUris": {
        "uriWithBlockedDomain": _stored_uri(
            blockedDomains=["tinyurl.com", "bit.ly"],
            web={"blockedDomains": ["web.tinyurl.com", "web.bit.ly"]},
            spa={"blockedDomains": ["spa.tinyurl.com", "spa.bit.ly"]},
            publicClient={"blockedDomains": ["public.tinyurl.com", "public.bit.ly"]},
        ),
        "uriWithBlockedScheme": _stored_uri(
            blockedSchemes=["ftp", "http"],
            exemptFormats=[],
            web={"blockedSchemes": [], "exemptFormats": ["ftp://e.example/"]},
            spa={"blockedSchemes": ["http"], "exemptFormats": []},
            publicClient={"blockedSchemes": ["urn"], "exemptFormats": ["urn:ietf:f"]},
        ),
        "uriWithoutAllowedDomain": _stored_uri(
            allowedDomains=["fabrikam.com"],
            web={"allowedDomains": ["web.fabrikam.com"]},
            spa={"allowedDomains": ["spa.fabrikam.com"]},
            publicClient={"allowedDomains": ["public.fabrikam.com"]},
        ),
        "uriWithoutAllowedScheme": _stored_uri(
            allowedSchemes=["msal", "https"],
            web={"allowedSchemes": ["web.msal", "web.https"]},
            spa={"allowedSchemes": ["spa.msal", "spa.https"]},
            publicClient={"allowedSchemes": ["public.msal", "public.https"]},
        ),
        "uriWithWildcard": _stored_uri(
            excludeFormats={
                "excludeWildcardsInPath": False,
                "excludeWildcardsInPathWithDomains": ["fabrikam.com", "contoso.com"],
            }
        ),
    },
}


def operators(options: Any, path: str = "") -> list[str]:
    """The paths of the one option that has a single value: how an attribute is compared."""
    if isinstance(options, list):
        return sorted({found for item in options for found in operators(item, path)})
    if not isinstance(options, dict):
        return []
    if "operator" in options:
        return [f"{path}operator"]
    return [found for name, value in options.items() for found in operators(value, f"{path}{name}.")]
