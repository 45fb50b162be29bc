# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""All declarations, for the modules that work on many resources. Written by scripts/generate.py.

Private to the collection.
"""

from __future__ import annotations

from ._resource import Resource
from ._resources.activity_based_timeout_policy import RESOURCE as _activity_based_timeout_policy
from ._resources.admin_consent_request_policy import RESOURCE as _admin_consent_request_policy
from ._resources.app_management_policy import RESOURCE as _app_management_policy
from ._resources.authentication_context import RESOURCE as _authentication_context
from ._resources.authentication_flows_policy import RESOURCE as _authentication_flows_policy
from ._resources.authentication_method_email import RESOURCE as _authentication_method_email
from ._resources.authentication_method_external import RESOURCE as _authentication_method_external
from ._resources.authentication_method_fido2 import RESOURCE as _authentication_method_fido2
from ._resources.authentication_method_hardware_oath import RESOURCE as _authentication_method_hardware_oath
from ._resources.authentication_method_microsoft_authenticator import (
    RESOURCE as _authentication_method_microsoft_authenticator,
)
from ._resources.authentication_method_qr_code_pin import RESOURCE as _authentication_method_qr_code_pin
from ._resources.authentication_method_sms import RESOURCE as _authentication_method_sms
from ._resources.authentication_method_software_oath import RESOURCE as _authentication_method_software_oath
from ._resources.authentication_method_temporary_access_pass import (
    RESOURCE as _authentication_method_temporary_access_pass,
)
from ._resources.authentication_method_voice import RESOURCE as _authentication_method_voice
from ._resources.authentication_method_x509_certificate import RESOURCE as _authentication_method_x509_certificate
from ._resources.authentication_methods_policy import RESOURCE as _authentication_methods_policy
from ._resources.authentication_strength_policy import RESOURCE as _authentication_strength_policy
from ._resources.authorization_policy import RESOURCE as _authorization_policy
from ._resources.claims_mapping_policy import RESOURCE as _claims_mapping_policy
from ._resources.conditional_access_policy import RESOURCE as _conditional_access_policy
from ._resources.cross_tenant_access_default import RESOURCE as _cross_tenant_access_default
from ._resources.cross_tenant_access_partner import RESOURCE as _cross_tenant_access_partner
from ._resources.default_app_management_policy import RESOURCE as _default_app_management_policy
from ._resources.device_registration_policy import RESOURCE as _device_registration_policy
from ._resources.external_identities_policy import RESOURCE as _external_identities_policy
from ._resources.feature_rollout_policy import RESOURCE as _feature_rollout_policy
from ._resources.federated_token_validation_policy import RESOURCE as _federated_token_validation_policy
from ._resources.home_realm_discovery_policy import RESOURCE as _home_realm_discovery_policy
from ._resources.named_location import RESOURCE as _named_location
from ._resources.ownerless_group_policy import RESOURCE as _ownerless_group_policy
from ._resources.secure_score_control_profile import RESOURCE as _secure_score_control_profile
from ._resources.security import RESOURCE as _security
from ._resources.security_defaults import RESOURCE as _security_defaults
from ._resources.terms_of_use_agreement import RESOURCE as _terms_of_use_agreement
from ._resources.token_issuance_policy import RESOURCE as _token_issuance_policy
from ._resources.token_lifetime_policy import RESOURCE as _token_lifetime_policy

RESOURCES: dict[str, Resource] = {
    each.name: each
    for each in (
        _activity_based_timeout_policy,
        _admin_consent_request_policy,
        _app_management_policy,
        _authentication_context,
        _authentication_flows_policy,
        _authentication_method_email,
        _authentication_method_external,
        _authentication_method_fido2,
        _authentication_method_hardware_oath,
        _authentication_method_microsoft_authenticator,
        _authentication_method_qr_code_pin,
        _authentication_method_sms,
        _authentication_method_software_oath,
        _authentication_method_temporary_access_pass,
        _authentication_method_voice,
        _authentication_method_x509_certificate,
        _authentication_methods_policy,
        _authentication_strength_policy,
        _authorization_policy,
        _claims_mapping_policy,
        _conditional_access_policy,
        _cross_tenant_access_default,
        _cross_tenant_access_partner,
        _default_app_management_policy,
        _device_registration_policy,
        _external_identities_policy,
        _feature_rollout_policy,
        _federated_token_validation_policy,
        _home_realm_discovery_policy,
        _named_location,
        _ownerless_group_policy,
        _secure_score_control_profile,
        _security,
        _security_defaults,
        _terms_of_use_agreement,
        _token_issuance_policy,
        _token_lifetime_policy,
    )
}
"""The declarations by the names of their modules."""
