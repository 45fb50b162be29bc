# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The authentication methods policy and the configurations of its methods."""

from __future__ import annotations

from typing import Any

from ..call import Call
from ..errors import bad_request
from ..validate import TYPE
from ..values import is_guid
from . import Behavior, behavior

EVERYBODY = "all_users"
LISTS = ("includeTargets", "excludeTargets")


def check_targets(name: str, targets: list[dict[str, Any]]) -> None:
    """Each target once, and each a GUID or, where everybody may be meant, the word for everybody."""
    seen = set()
    for target in targets:
        identity = (target["id"].lower(), target["targetType"])
        if identity in seen:
            raise bad_request(f"The target '{target['id']}' is in {name} more than once.")
        if not is_guid(target["id"]) and (target["id"] != EVERYBODY or name != "includeTargets"):
            raise bad_request(f"The id '{target['id']}' in {name} is not valid.")
        seen.add(identity)


@behavior("authentication_methods_policy")
class AuthenticationMethodsPolicy(Behavior):
    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        holders = [
            (value.get("registrationEnforcement") or {}).get("authenticationMethodsRegistrationCampaign"),
            value.get("systemCredentialPreferences"),
            (value.get("microsoftAuthenticatorPlatformSettings") or {}).get("enforceAppPIN"),
        ]
        for holder in holders:
            for name in LISTS:
                check_targets(name, (holder or {}).get(name) or [])
        return value


@behavior("authentication_method")
class AuthenticationMethod(Behavior):
    """What is the same for every method."""

    def creating(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        for name in LISTS:
            check_targets(name, value.get(name) or [])
        return value

    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        self._must_be_there(call, current)
        if str(changes.get("id", current["id"])).lower() != current["id"].lower():
            raise bad_request("Property 'id' is read-only and cannot be set.")
        for name in LISTS:
            check_targets(name, value.get(name) or [])
        return {**value, "id": current["id"]}

    def deleting(self, call: Call, current: dict[str, Any]) -> None:
        self._must_be_there(call, current)

    def listing(self, call: Call, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [item for item in items if self._is_there(call, item)]

    def showing(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        self._must_be_there(call, value)
        return value

    def _must_be_there(self, call: Call, value: dict[str, Any]) -> None:
        if not self._is_there(call, value):
            raise call.not_found()

    @staticmethod
    def _is_there(call: Call, value: dict[str, Any]) -> bool:
        """A method whose type a version does not have is not in it: hardwareOath is known to beta alone."""
        return call.schema.find(value[TYPE]) is not None


@behavior("passkeys")
class Passkeys(Behavior):
    """Profiles of passkeys, and what refers to them."""

    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        profiles = value.get("passkeyProfiles") or []
        known = [profile["id"].lower() for profile in profiles]
        for profile in profiles:
            if not is_guid(profile["id"]) or known.count(profile["id"].lower()) > 1:
                raise bad_request(f"The id '{profile['id']}' of a passkey profile is not valid.")
        before, after = current.get("defaultPasskeyProfile"), value.get("defaultPasskeyProfile")
        # Whether another profile can become the default is not documented; that it cannot be deleted is.
        if (before and not after) or any(each and each.lower() not in known for each in (before, after)):
            raise bad_request("The default passkey profile cannot be deleted.")
        for target in value.get("includeTargets") or []:
            for wanted in target.get("allowedPasskeyProfiles") or []:
                if wanted.lower() not in known:
                    raise bad_request(f"The passkey profile '{wanted}' does not exist.")
        for holder in (value, *profiles):
            self._check_models((holder.get("keyRestrictions") or {}).get("aaGuids") or [])
        return value

    @staticmethod
    def _check_models(models: list[str]) -> None:
        for model in models:
            if not is_guid(model):
                raise bad_request(f"The AAGUID '{model}' is not valid.")


@behavior("authenticator_features")
class AuthenticatorFeatures(Behavior):
    """Features with one target for and one against; matching of numbers stays as the service has it."""

    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        features = value.get("featureSettings")
        if not isinstance(features, dict):
            return value
        for feature in features.values():
            for name in ("includeTarget", "excludeTarget"):
                target = (feature or {}).get(name)
                if target and not is_guid(target["id"]) and (target["id"] != EVERYBODY or name != "includeTarget"):
                    raise bad_request(f"The id '{target['id']}' in {name} is not valid.")
        enforced = (current.get("featureSettings") or {}).get("numberMatchingRequiredState")
        return {**value, "featureSettings": {**features, "numberMatchingRequiredState": enforced}}


@behavior("certificates")
class Certificates(Behavior):
    """Bindings with a priority of their own, rules that name what they are about, each authority once."""

    def updating(
        self, call: Call, current: dict[str, Any], changes: dict[str, Any], value: dict[str, Any]
    ) -> dict[str, Any]:
        self._unique("priority", [item["priority"] for item in value.get("certificateUserBindings") or []])
        scopes = value.get("certificateAuthorityScopes") or []
        self._unique("subjectKeyIdentifier", [scope["subjectKeyIdentifier"].lower() for scope in scopes])
        for scope in scopes:
            check_targets("includeTargets", scope.get("includeTargets") or [])
        for rule in (value.get("authenticationModeConfiguration") or {}).get("rules") or []:
            self._check_rule(rule)
        return value

    @staticmethod
    def _unique(name: str, values: list[Any]) -> None:
        for each in values:
            if values.count(each) > 1:
                raise bad_request(f"The {name} '{each}' is used more than once.")

    @staticmethod
    def _check_rule(rule: dict[str, Any]) -> None:
        # The page demands an identifier of every rule; the type that is about two things has a member for each.
        both = rule["x509CertificateRuleType"] == "issuerSubjectAndPolicyOID"
        for name in ("issuerSubjectIdentifier", "policyOidIdentifier") if both else ("identifier",):
            if not rule.get(name):
                raise bad_request(f"A value is required for property '{name}' of resource 'x509CertificateRule'.")
