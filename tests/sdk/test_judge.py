# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every kind of mistake in a declaration is found. The declarations are made up, the types are the SDKs'."""

from __future__ import annotations

from typing import Any

import pytest
from ansible_collections.tenantops.entra.plugins.module_utils._fields import (
    Backlinks,
    Bool,
    Children,
    Choice,
    Contents,
    Duration,
    Field,
    Flags,
    Guid,
    Int,
    Keyed,
    ListOf,
    Nested,
    Object,
    Parts,
    Phrase,
    Phrased,
    References,
    SetOf,
    Settings,
    Text,
    Typed,
    Variant,
    Variants,
)
from ansible_collections.tenantops.entra.plugins.module_utils._resource import (
    Beta,
    Delete,
    Permissions,
    collection,
    singleton,
)
from ansible_collections.tenantops.entra.plugins.module_utils._scalars import TEXT, flags_of, reference_to

from tests.sdk.judge import judge, lines, missing_members, reaches_beta
from tests.sdk.models import sdk

FLOWS = ("none", "deviceCodeFlow", "authenticationTransfer")
STATES = ("enabled", "disabled", "enabledForReportingButNotEnforced")


def said(graph_type: str, *fields: Field, version: str = "v1.0", **facts: Any) -> list[str]:
    """What is found wrong with fields of a type."""
    made_up = singleton(
        "made_up", "made up", "/x", permissions=Permissions(), fields=fields, graph_type=graph_type, **facts
    )
    return [str(each) for each in judge(made_up, sdk(version)).found]


def in_policy(*fields: Field, **facts: Any) -> list[str]:
    return said("conditionalAccessPolicy", *fields, **facts)


def in_conditions(*fields: Field, **facts: Any) -> list[str]:
    return in_policy(Nested("conditions", "", *fields), **facts)


def test_what_is_right_is_not_found() -> None:
    platforms = Nested("platforms", "", SetOf("include_platforms", "", TEXT))
    assert in_policy(Text("display_name", ""), Choice("policy_state", "", STATES, wire="state")) == []
    assert in_conditions(SetOf("sign_in_risk_levels", "", TEXT)) != []
    assert in_conditions(platforms) != []
    strength = (Field("allowed_combinations", "", ListOf(flags_of(("password",), as_text=True))),)
    assert all("member not listed" in each for each in said("authenticationStrengthPolicy", *strength))


def test_names() -> None:
    assert in_policy(Text("title", "")) == ["v1.0 title: no such property (ConditionalAccessPolicy)"]
    assert said("madeUp") == ["v1.0 (type): no such type (madeUp)"]
    assert said("authorizationPolicy", Bool("allowed_to_use_sspr", "")) == [
        "v1.0 allowedToUseSspr: no such property (AuthorizationPolicy)"
    ]


@pytest.mark.parametrize(
    ("declared", "problem"),
    [
        (Bool("display_name", ""), "displayName: other type (boolean, not String)"),
        (Int("display_name", ""), "displayName: other type (integer, not String)"),
        (Nested("display_name", ""), "displayName: other type (an object, not String)"),
        (SetOf("display_name", "", TEXT), "displayName: no collection (String)"),
        (Settings("display_name", ""), "displayName: no collection (String)"),
        (Text("state", ""), "state: other type (text, not conditional_access_policy_state)"),
        (Duration("created_date_time", ""), "createdDateTime: other type (duration, not DateTimeOffset)"),
    ],
)
def test_types(declared: Field, problem: str) -> None:
    assert in_policy(declared) == [f"v1.0 {problem}"]


def test_a_guid_is_no_text() -> None:
    assert said("authorizationPolicy", Text("guest_user_role_id", "")) == [
        "v1.0 guestUserRoleId: other type (text, not Guid)"
    ]
    assert said("authorizationPolicy", Guid("guest_user_role_id", "")) == []


def test_collections() -> None:
    users = Nested("users", "", Text("include_users", ""))
    assert in_conditions(users) == ["v1.0 conditions.users.includeUsers: a collection (Collection(String))"]


def test_members_of_enumerations() -> None:
    state = "v1.0 state:"
    assert in_policy(Choice("state", "", STATES[:2])) == [
        f"{state} member not listed enabledForReportingButNotEnforced (conditional_access_policy_state)"
    ]
    assert in_policy(Choice("state", "", (*STATES, "on"))) == [
        f"{state} no such member on (conditional_access_policy_state)"
    ]
    assert in_policy(Choice("state", "", STATES), version="beta") == []


def test_the_placeholder_of_an_unknown_value_is_no_member() -> None:
    levels = ("low", "medium", "high", "hidden", "none", "unknownFutureValue")
    risk = Field("sign_in_risk_levels", "", ListOf(Choice("", "", levels).type))
    assert in_conditions(risk) == ["v1.0 conditions.signInRiskLevels: no such member unknownFutureValue (risk_level)"]


def test_flags_are_no_choice() -> None:
    flows = Nested("authentication_flows", "", Flags("transfer_methods", "", FLOWS))
    assert in_conditions(flows) == []
    flows = Nested("authentication_flows", "", Choice("transfer_methods", "", FLOWS))
    [found] = in_conditions(flows)
    assert "transferMethods: other type (choice, not Flags(" in found


def test_the_values_of_a_text_are_those_of_its_comment() -> None:
    operator = Nested("grant_controls", "", Choice("operator", "", ("AND", "OR", "XOR")))
    assert in_policy(operator) == ["v1.0 grantControls.operator: value not named by the SDK XOR"]


def test_versions() -> None:
    early = Text("display_name", "", beta=True)
    assert in_policy(early) == ["v1.0 displayName: in v1.0 too (String)"]
    assert in_policy(early, version="beta") == []
    # Its v1.0 name is another one, so that nothing in v1.0 is meant.
    late = SetOf("enabled_preview_features", "", TEXT)
    assert said("authorizationPolicy", late) == ["v1.0 enabledPreviewFeatures: no such property (AuthorizationPolicy)"]


def test_beta_counts_where_a_task_can_get_there() -> None:
    def reaches(*fields: Field, **facts: Any) -> bool:
        return reaches_beta(singleton("x", "x", "/x", permissions=Permissions(), fields=fields, **facts))

    assert not reaches(Text("display_name", ""))
    assert reaches(Nested("conditions", "", SetOf("agents", "", TEXT, beta=True)))
    assert reaches(Variants("range", "", Variant("v4", "#x", (Text("cidr", "", beta=True),))))
    assert reaches(Text("display_name", ""), select_version=True) and reaches(version="beta")


def test_moved_members_are_looked_for_where_they_are() -> None:
    granted = SetOf("permission_grant_policies_assigned", "", TEXT)
    permissions = Nested("default_user_role_permissions", "", granted)
    assert said("authorizationPolicy", permissions) == []
    assert len(said("authorizationPolicy", permissions, version="beta")) == 1
    here, there = f"{permissions.wire}.{granted.wire}", "permissionGrantPolicyIdsAssignedToDefaultUserRole"
    assert said("authorizationPolicy", permissions, version="beta", beta=Beta(moved={here: there})) == []


def test_typed_values() -> None:
    def ranges(odata_type: str, *fields: Field) -> list[str]:
        kind = Typed((Variant("v4", odata_type, fields),))
        return said("ipNamedLocation", Contents("ip_ranges", "", kind))

    assert ranges("#microsoft.graph.iPv4CidrRange", Text("cidr_address", "")) == []
    assert ranges("#microsoft.graph.iPv4CidrRange", Text("cidr", "")) == [
        "v1.0 ipRanges(iPv4CidrRange).cidr: no such property (IPv4CidrRange)"
    ]
    [found] = ranges("#microsoft.graph.IPv4CidrRange")
    assert "(IPv4CidrRange): type is spelled otherwise" in found
    [found] = ranges("#microsoft.graph.user")
    assert "type does not fit" in found
    [found] = ranges("#microsoft.graph.iPv5Range")
    assert "no such type" in found


def test_a_repeated_word_is_a_member() -> None:
    tenants = [
        Variant("all", "#microsoft.graph.conditionalAccessAllExternalTenants"),
        Variant("some", "#microsoft.graph.conditionalAccessEnumeratedExternalTenants"),
    ]
    kind = Variants("external_tenants", "", *tenants, repeated="membershipKind")
    users = Nested("users", "", Nested("include_guests_or_external_users", "", kind))
    path = "v1.0 conditions.users.includeGuestsOrExternalUsers.externalTenants.membershipKind:"
    enumeration = "(conditional_access_external_tenants_membership_kind)"
    assert in_conditions(users) == [
        f"{path} no such member some {enumeration}",
        f"{path} member not listed enumerated {enumeration}",
    ]


def test_types_of_the_object_itself() -> None:
    location = collection(
        "made_up",
        "made up",
        "/x",
        graph_type="namedLocation",
        permissions=Permissions(),
        fields=(Text("display_name", ""),),
        variants=(
            Variant("ip", "#microsoft.graph.ipNamedLocation", (Text("is_trusted", ""),)),
            Variant("country", "#microsoft.graph.countryNamedLocation"),
        ),
        dropped=("madeUp", "createdDateTime"),
        delete=Delete(after={"trust": False}),
    )
    verdict = judge(location, sdk("beta"))
    assert [str(each) for each in verdict.found] == [
        "beta (ipNamedLocation).isTrusted: other type (text, not Boolean)",
        "beta trust: no such property",
    ]
    assert "(compliantNetworkNamedLocation)" in verdict.extra and "(ipNamedLocation).ipRanges" in verdict.extra
    [dropped] = missing_members(location, [sdk("v1.0")])
    assert str(dropped) == "any madeUp: nothing to drop"


def test_pairs_phrases_parts_and_links() -> None:
    setting = "groupSetting"
    assert said(setting, Settings("settings", "", wire="values")) == []
    assert len(said(setting, Field("values", "", Settings("x", "").type, wire="displayName"))) == 1

    phrased = Phrased((Phrase("group", "/groups/{}", reference_to(("group",)), ""),), "query", {"queryTypo": "x"})
    scopes = Field("reviewers", "", ListOf(phrased, order="multiset"))
    assert said("adminConsentRequestPolicy", scopes) == [
        "v1.0 reviewers.queryTypo: no such property (AccessReviewReviewerScope)"
    ]

    rule = Nested(
        "Expiration_EndUser_Assignment", "", Text("maximum_duration", ""), wire="Expiration_EndUser_Assignment"
    )
    rules = Nested("rules", "", rule, channel=Parts("rules"))
    assert said("unifiedRoleManagementPolicy", rules) == [
        "v1.0 rules.Expiration_EndUser_Assignment.maximumDuration: no such property (UnifiedRoleManagementPolicyRule)"
    ]

    links = Field("applies_to", "", ListOf(reference_to(("group",))), channel=References("appliesTo"))
    assert said("stsPolicy", links) == []
    back = Backlinks("appliesTo", "#microsoft.graph.application", "/applications", "tokenLifetimePolicies")
    assert said("stsPolicy", Field("applications", "", links.type, channel=back)) == []
    assert said("stsPolicy", Field("definition", "", links.type, channel=links.channel)) == [
        "v1.0 definition: other type (links, not Collection(String))"
    ]


def test_other_members_that_a_declaration_names() -> None:
    children = Keyed(
        "files", "", Object((Text("language", ""),)), key=("language",), channel=Children("files", key="no")
    )
    assert said("agreement", children) == ["v1.0 files.no: no such property (of the list)"]
    lists = Keyed("ip_ranges", "", Object((Text("cidr_address", ""),)), key=("cidr",))
    assert "v1.0 ipRanges.cidr: no such property (of the list)" in said("ipNamedLocation", lists)
    users = Nested("users", "", dropped=("madeUp",), weightless=("includeRoles",))
    assert in_conditions(users) == ["v1.0 conditions.users.madeUp: nothing to drop"]
    who = Field("app_id", "", reference_to(("application",), by="kindOfIt"), wire="displayName")
    assert in_policy(who) == ["v1.0 displayName: no such property (kindOfIt beside it)"]
    assert in_policy(Text("display_name", "", history="names")) == [
        "v1.0 displayName: no such property (the history names)"
    ]
    assert in_policy(repeated=("vendor",)) == ["v1.0 vendor: no such property"]


def test_what_only_the_sdk_has_is_reported_once() -> None:
    made_up = singleton(
        "made_up",
        "made up",
        "/x",
        permissions=Permissions(),
        graph_type="authorizationPolicy",
        fields=(Text("display_name", ""),),
    )
    told = list(lines({version: judge(made_up, sdk(version)) for version in ("v1.0", "beta")}))
    assert "  v1.0  description: String" in told and "  beta  enabledPreviewFeatures: Collection(String)" in told
    assert not [line for line in told if line.startswith("  beta  description")]
