# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the app management policies have in common: restrictions of credentials, URIs and audiences of applications."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .._fields import (
    Bool,
    Choice,
    Contents,
    DateTime,
    Duration,
    Field,
    Keyed,
    Nested,
    Object,
    SetOf,
    Text,
    Typed,
    Variant,
)
from .._resource import Permissions, Refusal
from .._scalars import GUID, TEXT, Scalar, fold

PERMISSIONS = Permissions(read=("Policy.Read.All",), write=("Policy.ReadWrite.ApplicationConfiguration",))

# Hosts and schemes have no case (RFC 3986, 3.1 and 3.2.2, to which the pages of the redirect URI types refer).
_DOMAIN = Scalar("domain name", canonical=fold)
_SCHEME = Scalar("URI scheme", canonical=fold)

_LIFETIME = "Lifetime"
_ADDITION = "Addition"
_AUTHORITY = "trustedCertificateAuthority"
_MOST_EXEMPTIONS = 5

_EXEMPTION = Typed(
    (
        Variant(
            "string_value",
            "#microsoft.graph.customSecurityAttributeStringValueExemption",
            (
                Text(
                    "id",
                    "Attribute set and attribute, joined by an underscore, such as V(Exemptions_AppManagement).",
                    required=True,
                ),
                Choice("operator", "How the value is compared. Case counts.", ("equals",), required=True),
                Text("value", "Value of the attribute.", nullable=True),
            ),
            "An attribute whose value is a text.",
        ),
    )
)


def _exclude_actors(**facts: Any) -> Field:
    # An object without any attribute exempts nobody, as null does.
    return Nested(
        "exclude_actors",
        "Users and service principals to whom the restriction does not apply.",
        Contents(
            "custom_security_attributes",
            "Custom security attributes, five at most. Whoever has one of them is exempt.",
            _EXEMPTION,
        ),
        voids=({"customSecurityAttributes": []},),
        **facts,
    )


_STATE = Choice("state", "Whether the restriction is enforced.", ("enabled", "disabled"))
_CREATED_AFTER = DateTime(
    "restrict_for_apps_created_after_date_time",
    "Only applications and service principals created after this time are restricted; where it is null, all are. A "
    "service principal without a creation date counts as created on 2019-01-01.",
    nullable=True,
)
_RESTRICTION = (_STATE, _CREATED_AFTER, _exclude_actors(nullable=True))


def _credential(types: tuple[str, ...], *more: Field) -> Object:
    return Object(
        (
            Choice("restriction_type", "What is restricted. It identifies the item.", types),
            Duration(
                "max_lifetime",
                "How long a credential may be valid, as an ISO 8601 duration such as V(P90D). Restrictions of a "
                "lifetime need it, others do not have it.",
                nullable=True,
            ),
            *_RESTRICTION,
            *more,
        )
    )


CREDENTIALS = (
    Keyed(
        "password_credentials",
        "Restrictions of client secrets and symmetric keys.",
        _credential(
            (
                "passwordAddition",
                "passwordLifetime",
                "symmetricKeyAddition",
                "symmetricKeyLifetime",
                "customPasswordAddition",
            )
        ),
        key=("restrictionType",),
    ),
    Keyed(
        "key_credentials",
        "Restrictions of certificates.",
        _credential(
            ("asymmetricKeyLifetime", _AUTHORITY),
            SetOf(
                "certificate_based_application_configuration_ids",
                "Ids of the configurations that hold the trusted certificate authorities. "
                f"V({_AUTHORITY}) needs it, other types do not have it.",
                GUID,
                beta=True,
            ),
        ),
        key=("restrictionType",),
    ),
)


def _restriction(name: str, doc: str, *more: Field, common: tuple[Field, ...] = _RESTRICTION) -> Field:
    return Nested(name, doc, *common, *more, dropped=("isStateSetByMicrosoft",), nullable=True)


def _identifier_uri(name: str, doc: str) -> Field:
    return _restriction(
        name,
        doc,
        Bool(
            "exclude_apps_receiving_v2_tokens",
            "Whether applications that receive v2.0 tokens are exempt.",
            nullable=True,
        ),
        Bool("exclude_saml", "Whether SAML applications are exempt.", nullable=True),
    )


def _redirect_uri(name: str, doc: str, *lists: Field) -> Field:
    return _restriction(
        name,
        doc,
        *lists,
        Nested("web", "The same, for web applications only, in addition.", *lists, nullable=True),
        Nested("spa", "The same, for single-page applications only, in addition.", *lists, nullable=True),
        Nested(
            "public_client", "The same, for mobile and desktop applications only, in addition.", *lists, nullable=True
        ),
    )


# The metadata does not know excludeActors here, and nothing says that it may be null.
_AUDIENCE = (_STATE, _CREATED_AFTER, _exclude_actors())

OF_APPLICATIONS = (
    Nested(
        "identifier_uris",
        "Restrictions of identifier URIs.",
        _identifier_uri(
            "non_default_uri_addition",
            "New identifier URIs must have a default format, C(api://) and the application's id, with or without the "
            "tenant's id between them.",
        ),
        _identifier_uri(
            "uri_addition_without_unique_tenant_identifier",
            "New identifier URIs must contain the tenant's id, the application's id or a verified domain.",
        ),
        nullable=True,
    ),
    Nested(
        "audiences",
        "Restrictions of the accounts that an application may be for.",
        _restriction(
            "azure_ad_multiple_orgs", "Applications must not be for accounts of any organization.", common=_AUDIENCE
        ),
        _restriction(
            "personal_microsoft_account", "Applications must not be for personal Microsoft accounts.", common=_AUDIENCE
        ),
        nullable=True,
        beta=True,
    ),
    Nested(
        "redirect_uris",
        "Restrictions of redirect URIs.",
        _redirect_uri(
            "uri_with_blocked_domain",
            "Redirect URIs must not have a blocked domain.",
            SetOf("blocked_domains", "Blocked domains, without wildcards.", _DOMAIN),
        ),
        _redirect_uri(
            "uri_with_blocked_scheme",
            "Redirect URIs must not have a blocked scheme.",
            SetOf("blocked_schemes", "Blocked schemes, such as V(http).", _SCHEME),
            SetOf("exempt_formats", "Patterns of URIs that are allowed nevertheless.", TEXT),
        ),
        _redirect_uri(
            "uri_without_allowed_domain",
            "Redirect URIs must have an allowed domain.",
            SetOf("allowed_domains", "Allowed domains, without wildcards.", _DOMAIN),
        ),
        _redirect_uri(
            "uri_without_allowed_scheme",
            "Redirect URIs must have an allowed scheme.",
            SetOf("allowed_schemes", "Allowed schemes, such as V(https); V(*) stands for any.", _SCHEME),
        ),
        _restriction(
            "uri_with_wildcard",
            "Redirect URIs must not have a wildcard.",
            Nested(
                "exclude_formats",
                "Wildcards that are allowed nevertheless.",
                Bool("exclude_wildcards_in_path", "Whether wildcards in the path are allowed."),
                SetOf(
                    "exclude_wildcards_in_path_with_domains",
                    "Domains with which wildcards in the path are allowed.",
                    _DOMAIN,
                ),
                nullable=True,
            ),
        ),
        nullable=True,
        beta=True,
    ),
)


def _holders(value: Any, member: str) -> Iterator[dict[str, Any]]:
    """Every object at any depth of a wire value that has the member."""
    if isinstance(value, dict):
        if value.get(member):
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _holders(item, member)


def lifetime_of_an_addition(value: dict[str, Any]) -> bool:
    """A lifetime with a restriction that forbids to add something."""
    return any(str(each.get("restrictionType")).endswith(_ADDITION) for each in _holders(value, "maxLifetime"))


def lifetime_without_length(value: dict[str, Any]) -> bool:
    """An enforced restriction of a lifetime that does not say how long."""
    found = _holders(value, "restrictionType")
    lifetimes = [each for each in found if str(each["restrictionType"]).endswith(_LIFETIME)]
    return any(each.get("maxLifetime") is None and each.get("state") != "disabled" for each in lifetimes)


def authority_unnamed(value: dict[str, Any]) -> bool:
    """Trusted certificate authorities without saying which."""
    found = (each for each in _holders(value, "restrictionType") if each["restrictionType"] == _AUTHORITY)
    return any(each.get("certificateBasedApplicationConfigurationIds") is None for each in found)


def too_many_exemptions(value: dict[str, Any]) -> bool:
    """More attributes in one exemption than the service takes."""
    found = _holders(value, "customSecurityAttributes")
    return any(len(each["customSecurityAttributes"]) > _MOST_EXEMPTIONS for each in found)


# https://learn.microsoft.com/graph/api/resources/passwordcredentialconfiguration and its siblings.
REFUSALS = (
    Refusal(
        on="wish",
        when=lifetime_of_an_addition,
        message="max_lifetime belongs to a restriction of a lifetime, not to one that forbids to add something",
    ),
    Refusal(
        on="merged",
        when=lifetime_without_length,
        message="a restriction of a lifetime needs max_lifetime",
    ),
    # Only beta knows the type and the ids, and these make the task read and write there.
    Refusal(
        on="wish",
        when=authority_unnamed,
        message=f"the restriction {_AUTHORITY} needs certificate_based_application_configuration_ids",
    ),
    Refusal(
        on="wish",
        when=too_many_exemptions,
        message=f"at most {_MOST_EXEMPTIONS} custom_security_attributes can be exempt from a restriction",
    ),
)
