# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a tenant may not become: locked for those who must get in, or open to those who must not.

``findings`` says what is wrong with one state of a tenant, ``judge`` what a change introduces or worsens. What the
policies show to lock out or to open is refused; what they cannot show is a warning. Ids are compared and nothing is
looked up: who is a member of a group or role, and from where somebody signs in, is not known here.

A tenant maps names of resources to wire values as Graph shows them; ``authentication_methods`` maps the lower-case ids
of the method configurations to them. Nothing is concluded from a resource that was not read and so is missing.

Private to the collection.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any

from ._scalars import fold, split_flags

# What has to be known besides a resource to judge a change of it.
NEEDS: dict[str, tuple[str, ...]] = {
    "conditional_access_policy": (
        "security_defaults",
        "authentication_methods",
        "authentication_strength_policy",
        "cross_tenant_access_partner",
    ),
    "security_defaults": ("conditional_access_policy", "authentication_methods", "authentication_strength_policy"),
    "authentication_methods": ("conditional_access_policy", "security_defaults", "authentication_strength_policy"),
    "authentication_strength_policy": ("conditional_access_policy", "security_defaults", "authentication_methods"),
    "admin_consent_request_policy": (),
}

# Rule → what is at risk, and the reason that people read.
_RULES = {
    "no_emergency_access": (
        "lockout",
        "It is enforced for users, and no emergency-access accounts are named for it to exclude: a mistake in it could "
        "lock out every administrator.",
    ),
    "emergency_access_not_excluded": (
        "lockout",
        "It is enforced for users and could lock out the emergency access of {missing}, which it does not exclude; "
        "whether they are members of a group or role that it excludes is not looked up.",
    ),
    "blocks_everyone": (
        "lockout",
        "It blocks all users, or all Global Administrators, from all applications, and no condition narrows that: only "
        "whom it excludes could still sign in.",
    ),
    "blocks_actor": (
        "lockout",
        "It blocks the identity that runs this play, everywhere or outside some locations; where it runs is not known "
        "here.",
    ),
    "no_method": (
        "lockout",
        "No enabled authentication method can meet what it demands; a Temporary Access Pass does not count, and "
        "Windows Hello for Business, federation and the legacy MFA settings cannot be seen here.",
    ),
    "method_narrowed": (
        "lockout",
        "Until now all users had a method that can meet what it demands; from now on only {able} would have one.",
    ),
    "no_key_allowed": (
        "lockout",
        "Its key restrictions allow no model at all: no passkey could sign in, those of emergency access included.",
    ),
    "keys_shut_out": (
        "lockout",
        "Passkeys of models that its key restrictions no longer allow stop signing in; which models are in use, by "
        "emergency access first of all, cannot be seen here.",
    ),
    "provider_shut_out": (
        "lockout",
        "It reaches the technicians of the service provider {providers}, who sign in from another tenant, and {how}: "
        "exclude external users of the type serviceProvider if they are to get in.",
    ),
    "no_reviewer": (
        "lockout",
        "Users may ask for the consent of an administrator, and there is no reviewer who could approve it.",
    ),
    "no_mfa": (
        "opening",
        "Security defaults are off, and no enforced policy demands multifactor authentication of all users for all "
        "applications; what such a policy leaves out, except emergency access, another one has to cover.",
    ),
    "legacy_authentication_open": (
        "opening",
        "Security defaults are off, and no enforced policy blocks legacy authentication, which knows no second factor, "
        "for all users and all applications.",
    ),
    "mfa_lost": (
        "opening",
        "{how}, and nothing else that is enforced demands multifactor authentication as strictly of {who} for {what}.",
    ),
    "legacy_authentication_lost": (
        "opening",
        "{how}, and nothing else that is enforced blocks legacy authentication of {who} for {what}.",
    ),
    "not_read": ("", "It was not read, so that nothing is concluded from it in judging the change of {changed}."),
    "override_without_effect": ("", "Its risk is accepted, but it has none, or no reason is given: remove that."),
}


@dataclass(frozen=True)
class Actor:
    """The identity that runs the play: its object id and its appId, and what it is.

    ``kind``: ``user`` or ``service_principal``. No other is ever hit: conditional access spares managed identities.
    """

    kind: str = ""
    ids: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Accounts:
    """Who must not be locked out: the ids of emergency-access users and groups, and the identity that runs the play."""

    users: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    actor: Actor = field(default_factory=Actor)

    @property
    def emergency(self) -> frozenset[str]:
        """The emergency-access users and groups as they stand in a Reach."""
        named = (("users", self.users), ("groups", self.groups))
        return frozenset(f"{kind}:{ident.casefold()}" for kind, idents in named for ident in idents)

    @property
    def spared(self) -> frozenset[str]:
        """Whom a policy may leave out: emergency access, and directory synchronization, as security defaults do."""
        return self.emergency | {"roles:d29b2b05-8046-44ba-8758-1e26182fcf32"}


@dataclass(frozen=True)
class Finding:
    """Something that is wrong.

    ``risk``: ``lockout`` or ``opening``, empty where it is the judging that something is wrong with. ``rule``: a key of
    _RULES. ``policy``: the name of the policy it is about. ``reason``: one sentence for people. ``accepted``: why
    somebody accepts it. ``about``: the policy, which with its reach makes the finding worse.
    """

    risk: str
    rule: str
    policy: str
    reason: str
    accepted: str = ""
    about: Policy | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Verdict:
    """What speaks against a change, what of that is accepted, and what else is wrong."""

    refused: tuple[Finding, ...] = ()
    accepted: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()


def _finding(rule: str, policy: Policy | str, **words: str) -> Finding:
    risk, reason = _RULES[rule]
    name, about = (policy, None) if isinstance(policy, str) else (policy.name, policy)
    return Finding(risk, rule, name, reason.format(**words), about=about)


# --- what a policy reaches -------------------------------------------------------------------------------------------

ALL = "all"
# "All" reaches people and applications, but no agent's user account, no user action and no authentication context.
_AGENTS = "users:allagentidusers"
_APART = ("useractions:", "authenticationcontextclassreferences:", _AGENTS)
# Two ids of one of these kinds are two things, unless one of them stands for several.
_SEPARATE = ("users", "applications", "platforms", "aaguids")
_SUITES = ("applications:office365", "applications:microsoftadminportals")
_GUESTS = (
    "internalGuest,b2bCollaborationGuest,b2bCollaborationMember,b2bDirectConnectUser,otherExternalUser,serviceProvider"
)
_MODERN = frozenset({"clientapptypes:browser", "clientapptypes:mobileappsanddesktopclients"})
_LEGACY = frozenset({"clientapptypes:exchangeactivesync", "clientapptypes:other"})
_GRAPH = "applications:00000003-0000-0000-c000-000000000000"
_GLOBAL_ADMINISTRATOR = "roles:62e90394-69f5-4237-9190-012177145e10"


@dataclass(frozen=True)
class Reach:
    """What a condition names, as tokens such as ``groups:ID`` or ``all``; the excluded wins."""

    include: frozenset[str] = frozenset()
    exclude: frozenset[str] = frozenset()


Scope = Mapping[str, Reach]
NOTHING, EVERYTHING = Reach(), Reach(frozenset({ALL}))
_CORE = ("users", "applications", "clientapptypes", "clientapplications")


def _scope(conditions: Mapping[str, Any]) -> dict[str, Reach]:
    """The reach of a policy by condition; a condition that narrows nothing is left out, unless it is of the core."""
    found = {name.casefold(): _reach(name, value) for name, value in conditions.items() if value and "@" not in name}
    core = {name: found.pop(name, NOTHING) for name in _CORE}
    if not core["clientapptypes"].include or ALL in core["clientapptypes"].include:
        core["clientapptypes"] = Reach(_MODERN | _LEGACY)
    narrowing = {name: replace(reach, include=reach.include or EVERYTHING.include) for name, reach in found.items()}
    return {**core, **{name: reach for name, reach in narrowing.items() if reach != EVERYTHING}}


def _reach(member: str, value: Any) -> Reach:
    """The reach of one condition: lists that include or exclude, filters with a mode, lists and flags of levels."""
    sides: dict[bool, set[str]] = {False: set(), True: set()}
    for name, part in (value if isinstance(value, Mapping) else {member: value}).items():
        if part and "@" not in name:
            excluded = name.startswith("exclude") or (isinstance(part, Mapping) and fold(part.get("mode")) == "exclude")
            sides[excluded].update(_tokens(name, part))
    return Reach(frozenset(sides[False]), frozenset(sides[True]))


def _tokens(member: str, value: Any) -> Iterator[str]:
    kind = member.removeprefix("include").removeprefix("exclude").casefold()
    if isinstance(value, Mapping) and "guestOrExternalUserTypes" in value:
        tenants = (value.get("externalTenants") or {}).get("members") or ()
        for guest, end in product(
            split_flags(value["guestOrExternalUserTypes"]), [f"@{each}" for each in tenants] or [""]
        ):
            yield f"guests:{guest}{end}".casefold()
    elif isinstance(value, Mapping):
        yield f"{kind}:{value.get('rule') or json.dumps(value, sort_keys=True)}"
    else:
        for word in (str(item).casefold() for item in split_flags(value)):
            if word == "guestsorexternalusers":
                yield from _tokens(member, {"guestOrExternalUserTypes": _GUESTS})
            # A risk level may be "none"; elsewhere it names nobody.
            elif word != "none" or kind.endswith("risklevels"):
                yield ALL if word == ALL else f"{kind}:{word}"


def _within(token: str, tokens: frozenset[str]) -> bool:
    """Whether tokens hold one, by its name or by all; the guests of one tenant ("guests:X@ID") are guests."""
    return token in tokens or token.partition("@")[0] in tokens or (ALL in tokens and not token.startswith(_APART))


def _are_separate(one: str, other: str) -> bool:
    kinds = {one.partition(":")[0], other.partition(":")[0]}
    return one != other and len(kinds) == 1 and kinds <= {*_SEPARATE} and not {one, other} & {*_SUITES}


def _left_out(mine: Reach, its: Reach) -> list[str] | None:
    """What the first leaves out of what the second reaches; None where it does not reach that at all."""
    if not all(_within(token, mine.include) for token in its.include):
        return None
    left = (token for token in mine.exclude if not _within(token, its.exclude))
    return [token for token in left if not all(_are_separate(token, each) for each in its.include)]


# --- what a policy demands -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Control:
    """A grant control; authentication has the combinations of methods that meet it.

    A custom strength that was not read has none: it counts as multifactor authentication that can be met.
    """

    name: str
    combinations: frozenset[frozenset[str]] = frozenset()

    @property
    def is_unread(self) -> bool:
        """Whether it is a strength of which nothing but the id is known."""
        return self.name.startswith("strength ")


# The sets of controls of which one must be met: none where access is blocked, an empty one where nothing is demanded.
Ways = frozenset[frozenset[Control]]


def _authentication(combinations: Iterable[Iterable[str]]) -> Control:
    return Control("authentication", frozenset(frozenset(modes) for modes in combinations))


# The built-in strengths ("Conditional Access authentication strength", Entra documentation). An external method meets
# multifactor authentication ("Manage an external authentication method").
_PHISHING_RESISTANT = ("fido2", "windowshelloforbusiness", "x509certificatemultifactor")
_PASSWORDLESS = (*_PHISHING_RESISTANT, "devicebasedpush")
_MULTIFACTOR = (
    *_PASSWORDLESS, "temporaryaccesspassonetime", "temporaryaccesspassmultiuse", "federatedmultifactor", "external",
)  # fmt: skip
_SECOND = ("microsoftauthenticatorpush", "softwareoath", "hardwareoath", "sms", "voice")
_CERTIFICATES = ("x509certificatesinglefactor", "x509certificatemultifactor")
MFA = _authentication(
    (
        *product(_MULTIFACTOR),
        *product(("password", "federatedsinglefactor"), _SECOND),
        *product(("password",), _CERTIFICATES),
    )
)
# The first is equivalent to the grant control mfa (same page), whatever methods are added to it.
_MFA_STRENGTH = {"00000000-0000-0000-0000-000000000002": MFA}
_BUILT_IN = {
    "00000000-0000-0000-0000-000000000003": _authentication(product(_PASSWORDLESS)),
    "00000000-0000-0000-0000-000000000004": _authentication(product(_PHISHING_RESISTANT)),
}
_BLOCKED: Ways = frozenset()
_ASKS_MFA: Ways = frozenset({frozenset({MFA})})


def _ways(grant: Mapping[str, Any], strengths: Mapping[str, Control]) -> Ways:
    """What grant controls demand."""
    names = [fold(name) for name in grant.get("builtInControls") or ()]
    if "block" in names:
        return _BLOCKED
    others = (*(grant.get("customAuthenticationFactors") or ()), *(grant.get("termsOfUse") or ()))
    controls = {MFA if name == "mfa" else Control(name) for name in (*names, *others)}
    strength = grant.get("authenticationStrength") or {}
    if strength.get("id"):
        ident = fold(strength["id"])
        controls.add(strengths.get(ident) or _strength(strength) or Control(f"strength {ident}"))
    if fold(grant.get("operator")) == "and" or not controls:
        return frozenset({frozenset(controls)})
    return frozenset(frozenset({control}) for control in controls)


def _strength(value: Mapping[str, Any]) -> Control | None:
    combinations = value.get("allowedCombinations")
    return _authentication(map(fold, split_flags(item)) for item in combinations) if combinations else None


def _implies(one: Control, other: Control) -> bool:
    """Whether whoever meets one control meets the other."""
    if not one.combinations:
        return one == other or (one.is_unread and other == MFA)
    # Graph lets a strength combine two methods only where together they are multifactor authentication.
    is_multifactor = all(len(modes) > 1 or modes & {*_MULTIFACTOR} for modes in one.combinations)
    return one.combinations <= other.combinations or (other == MFA and is_multifactor)


def _as_strict(one: Ways, other: Ways) -> bool:
    """Whether everybody who gets past the first demand gets past the second."""

    def enough(way: frozenset[Control], asked: frozenset[Control]) -> bool:
        return all(any(_implies(mine, control) for mine in way) for control in asked)

    return all(any(enough(way, asked) for asked in other) for way in one)


# --- policies --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Policy:
    """A policy that is enforced; ``key``: its id, or its name while it has none."""

    key: str
    name: str
    scope: Scope
    ways: Ways

    @property
    def is_for_people(self) -> bool:
        """Policies for workloads and for agents can exclude no users."""
        return bool(self.scope["users"].include - {_AGENTS})

    @property
    def narrowing(self) -> set[str]:
        """The conditions it has beyond who, what and with which kind of client."""
        return self.scope.keys() - {*_CORE}

    @property
    def protects(self) -> bool:
        """Whether it is there for multifactor authentication or against legacy authentication."""
        asks = any(_implies(control, MFA) for way in self.ways for control in way)
        return self.is_for_people and (asks or (not self.ways and self.scope["clientapptypes"].include <= _LEGACY))


# "Security defaults" (Entra documentation): multifactor authentication for everybody, for which people can register
# Microsoft Authenticator or one-time codes only, and no legacy authentication.
_EVERYBODY_EVERYWHERE = _scope({"users": {"includeUsers": [ALL]}, "applications": {"includeApplications": [ALL]}})
_DEFAULTS = Policy("security_defaults", "security_defaults", _EVERYBODY_EVERYWHERE, _ASKS_MFA)
_DEFAULTS_METHODS = _authentication(product(("password",), ("microsoftauthenticatorpush", "softwareoath")))


def _defaults(tenant: Mapping[str, Any]) -> list[Policy]:
    """Security defaults as a policy, if they are on."""
    return [_DEFAULTS] if (tenant.get("security_defaults") or {}).get("isEnabled") else []


def _enforced(tenant: Mapping[str, Any]) -> list[Policy]:
    """The conditional access policies that are enforced; what is only reported stops nobody."""
    read = {fold(each.get("id")): _strength(each) for each in tenant.get("authentication_strength_policy") or ()}
    strengths = {**_BUILT_IN, **{ident: control for ident, control in read.items() if control}, **_MFA_STRENGTH}
    return [
        Policy(
            _key(value),
            str(value.get("displayName")),
            _scope(value.get("conditions") or {}),
            _ways(value.get("grantControls") or {}, strengths),
        )
        for value in tenant.get("conditional_access_policy") or ()
        if value.get("state") == "enabled"
    ]


def _key(value: Mapping[str, Any]) -> str:
    return str(fold(value.get("id")) or value.get("displayName"))


def _parts(policy: Policy) -> Iterator[dict[str, Reach]]:
    """The scope of a policy in parts that name one thing each, so that others can cover them one by one."""
    split = [name for name in _CORE if policy.scope[name].include]
    for tokens in product(*(sorted(policy.scope[name].include) for name in split)):
        single = {
            name: replace(policy.scope[name], include=frozenset({token}))
            for name, token in zip(split, tokens, strict=True)
        }
        yield {**policy.scope, **single}


def _is_legacy(part: Scope) -> bool:
    return part["clientapptypes"].include <= _LEGACY


def _effect(policy: Policy, part: Scope) -> Ways:
    """What a policy demands in a part.

    Legacy clients cannot do multifactor authentication, so that demanding it blocks them (Entra documentation, "Block
    legacy authentication").
    """
    return _BLOCKED if _is_legacy(part) and _as_strict(policy.ways, _ASKS_MFA) else policy.ways


def _gaps(policy: Policy, part: Scope, spared: frozenset[str]) -> list[Scope] | None:
    """What a policy leaves out of a part, except the spared; None where it does not reach the part at all."""
    gaps: list[Scope] = []
    for name, mine in policy.scope.items():
        its = part.get(name, EVERYTHING)
        left = _left_out(mine, its)
        if left is None:
            return None
        gaps += [{**part, name: Reach(frozenset({token}), its.exclude)} for token in left if token not in spared]
    return gaps


def _is_covered(part: Scope, asked: Ways, policies: Sequence[Policy], spared: frozenset[str] = frozenset()) -> bool:
    """Whether one policy makes a demand in a part, and others in its gaps: guests often have a policy of their own."""

    def gaps_of_demanding(where: Scope) -> Iterator[list[Scope]]:
        for policy in policies:
            gaps = _gaps(policy, where, spared)
            if gaps is not None and _as_strict(_effect(policy, where), asked):
                yield gaps

    return any(all([] in gaps_of_demanding(gap) for gap in gaps) for gaps in gaps_of_demanding(part))


# --- authentication methods ------------------------------------------------------------------------------------------

# Method → the modes of a strength that it provides. Not counted: a Temporary Access Pass, which expires and which an
# administrator has to get in first to issue. Not in the methods policy: Windows Hello for Business and federation.
_MODES: dict[str, tuple[str, ...]] = {
    **{name: (name,) for name in ("fido2", "softwareoath", "hardwareoath", "sms", "voice", "email", "qrcodepin")},
    "microsoftauthenticator": ("microsoftauthenticatorpush", "devicebasedpush"),
    "x509certificate": _CERTIFICATES,
}
_EVERYBODY = frozenset({"all_users"})
Served = Mapping[str, frozenset[str]]


def _served(tenant: Mapping[str, Any]) -> Served | None:
    """Mode → the groups that it is enabled for; None when the methods were not read."""
    if tenant.get("authentication_methods") is None:
        return None
    found = {"password": _EVERYBODY}
    for ident, method in tenant["authentication_methods"].items():
        external = "externalauthenticationmethod" in str(method.get("@odata.type")).casefold()
        for mode in ("external",) if external else _MODES.get(ident.casefold(), ()):
            found[mode] = found.get(mode, frozenset()) | _groups(method, mode)
    return found


def _groups(method: Mapping[str, Any], mode: str) -> frozenset[str]:
    """The targets of a method for which it provides a mode; none when it is off or its settings rule the mode out."""
    excluded = {fold(target.get("id")) for target in method.get("excludeTargets") or ()}
    if method.get("state") != "enabled" or not _provides(method, mode):
        return frozenset()
    if method.get("includeTargets") is None:
        return _EVERYBODY
    kinds = ("any", mode.removeprefix("microsoftauthenticator"))
    fitting = (each for each in method["includeTargets"] if fold(each.get("authenticationMode") or "any") in kinds)
    return frozenset(fold(target.get("id")) for target in fitting) - excluded


def _provides(method: Mapping[str, Any], mode: str) -> bool:
    """Whether the settings of a method leave a mode usable: certificates are one factor unless something says two."""
    if mode == "fido2":
        return any(keys.include for keys in _admitted(method))
    settings = method.get("authenticationModeConfiguration")
    if mode != "x509certificatemultifactor" or not settings:
        return True
    rules = (rule.get("x509CertificateAuthenticationMode") for rule in settings.get("rules") or ())
    return mode in map(fold, (settings.get("x509CertificateAuthenticationDefaultMode"), *rules))


def _admitted(fido2: Mapping[str, Any]) -> Iterator[Reach]:
    """The models of keys that each passkey profile allows; without profiles, the method.

    Attestation plays no part: it is demanded at registration only ("How to enable passkeys", Entra documentation).
    """
    for profile in fido2.get("passkeyProfiles") or [fido2]:
        keys = profile.get("keyRestrictions") or {}
        models = frozenset(f"aaguids:{fold(model)}" for model in keys.get("aaGuids") or ())
        listed = Reach(models) if fold(keys.get("enforcementType")) == "allow" else replace(EVERYTHING, exclude=models)
        yield listed if keys.get("isEnforced") else EVERYTHING


def _able(ways: Ways, served: Served) -> frozenset[str]:
    """The groups whose members can meet a demand with the methods that are enabled for them."""

    def narrowest(groups: Iterable[frozenset[str]]) -> frozenset[str]:
        return min(groups, key=lambda each: (bool(each), "all_users" in each), default=_EVERYBODY)

    def meeting(control: Control) -> frozenset[str]:
        possible = [modes for modes in control.combinations if modes <= served.keys()]
        groups = (narrowest(served[mode] for mode in modes) for modes in possible)
        return frozenset().union(*groups) if control.combinations else _EVERYBODY

    return frozenset().union(*(narrowest(map(meeting, way)) for way in ways))


# --- service providers -----------------------------------------------------------------------------------------------

_PARTNERS = "cross_tenant_access_partner"
# Where technicians administer a tenant: Office 365, the portals, Graph, the management of Azure, Exchange, SharePoint.
_ADMINISTRATION = (
    *_SUITES,
    _GRAPH,
    "applications:797f4846-ba00-4fd7-ba43-dac1f8f63013",
    "applications:00000002-0000-0ff1-ce00-000000000000",
    "applications:00000003-0000-0ff1-ce00-000000000000",
)
_DESKTOPS = ("platforms:windows", "platforms:macos", "platforms:linux")
# Conditions that no technician meets every day.
_SELDOM = {"signinrisklevels", "userrisklevels", "insiderrisklevels", "authenticationflows"}
# "Authentication and Conditional Access for External ID" (Entra documentation): a device is managed by the tenant it is
# registered in, and counts elsewhere only where that tenant trusts it; what protects apps never does.
_TRUST = {"compliantdevice": "isCompliantDeviceAccepted", "domainjoineddevice": "isHybridAzureADJoinedDeviceAccepted"}
_AT_HOME = {
    "compliantdevice": "a compliant device",
    "domainjoineddevice": "a hybrid joined device",
    "approvedapplication": "an approved client application",
    "compliantapplication": "an application under a protection policy",
}


def _hits(reach: Reach, token: str) -> bool:
    return _within(token, reach.include) and not _within(token, reach.exclude)


def _shuts_out(policy: Policy, provider: Mapping[str, Any]) -> bool:
    """Whether it keeps the technicians of a service provider from administering the tenant.

    Service providers are external users of a type of their own, and all users include them (same page).
    """
    reached = (
        _hits(policy.scope["users"], f"guests:serviceprovider@{fold(provider.get('tenantId'))}")
        and any(_hits(policy.scope["applications"], each) for each in _ADMINISTRATION)
        and any(_hits(policy.scope.get("platforms", EVERYTHING), each) for each in _DESKTOPS)
        and policy.scope["clientapptypes"].include & _MODERN
        and not policy.narrowing & _SELDOM
    )
    return bool(reached) and not any(all(_brings(provider, control) for control in way) for way in policy.ways)


def _brings(provider: Mapping[str, Any], control: Control) -> bool:
    trust = provider.get("inboundTrust") or {}
    return control.name not in _AT_HOME or bool(trust.get(_TRUST.get(control.name)))


def _shut_out(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Finding]:
    """Service providers whose technicians a policy keeps out from now on. Nobody of the tenant itself is."""
    providers = [each for each in after.get(_PARTNERS) or () if each.get("isServiceProvider")]
    earlier = {policy.key: policy for policy in _enforced(before)}
    for policy in _enforced(after):
        was = earlier.get(policy.key)
        new = [each for each in providers if _shuts_out(policy, each) and not (was and _shuts_out(was, each))]
        if new:
            names = ", ".join(sorted(str(each.get("tenantId")) for each in new))
            yield _finding("provider_shut_out", policy, providers=names, how=_how(policy, new))


def _how(policy: Policy, providers: Sequence[Mapping[str, Any]]) -> str:
    asked = {control for way in policy.ways for control in way}
    lacking = {each.name for each in asked if not all(_brings(provider, each) for provider in providers)}
    if not lacking:
        return "blocks them"
    devices = " (a device counts where the settings of the partner trust it)" if lacking & {*_TRUST} else ""
    return f"demands {', '.join(sorted(_AT_HOME[name] for name in lacking))}, which they cannot bring{devices}"


# --- findings --------------------------------------------------------------------------------------------------------


def findings(tenant: Mapping[str, Any], accounts: Accounts) -> tuple[Finding, ...]:
    """Everything that is wrong with one state of a tenant."""
    policies = _enforced(tenant)
    return (
        *(finding for policy in policies for finding in _lockouts(policy, accounts)),
        *(_finding("no_method", policy) for policy, able in _demands(tenant) if not able),
        *_shut_keys(tenant),
        *_unapproved(tenant),
        *_openings(tenant, policies, accounts),
    )


def _lockouts(policy: Policy, accounts: Accounts) -> Iterator[Finding]:
    missing = accounts.emergency - policy.scope["users"].exclude
    if policy.is_for_people and not accounts.emergency:
        yield _finding("no_emergency_access", policy)
    if policy.is_for_people and missing:
        yield _finding("emergency_access_not_excluded", policy, missing=_listed(missing))
    if _blocks_everyone(policy):
        yield _finding("blocks_everyone", policy)
    if _blocks_actor(policy, accounts.actor):
        yield _finding("blocks_actor", policy)


def _blocks_everyone(policy: Policy) -> bool:
    everyone = policy.scope["users"].include & {ALL, _GLOBAL_ADMINISTRATOR}
    everything = ALL in policy.scope["applications"].include and policy.scope["clientapptypes"].include >= _MODERN
    return bool(not policy.ways and everyone and everything and not policy.narrowing)


def _blocks_actor(policy: Policy, actor: Actor) -> bool:
    """Whether it blocks the identity that runs the play, always or depending on its location.

    Workloads are named by object id or as all that are registered in the tenant; they have no client app types. Other
    conditions than locations are taken to leave the play alone.
    """
    if actor.kind == "service_principal":
        reach, kind, everyone = policy.scope["clientapplications"], "serviceprincipals", "serviceprincipalsinmytenant"
        clients = True
    else:
        reach, kind, everyone = policy.scope["users"], "users", ALL
        clients = bool(policy.scope["clientapptypes"].include & _MODERN)
    own = {f"{kind}:{ident.casefold()}" for ident in actor.ids}
    hit = reach.include & {everyone, f"{kind}:{everyone}", *own} and not reach.exclude & own
    graph = _left_out(policy.scope["applications"], Reach(frozenset({_GRAPH}))) == []
    certain = actor.kind in ("user", "service_principal") and not policy.ways and policy.narrowing <= {"locations"}
    return bool(certain and hit and graph and clients)


def _demands(tenant: Mapping[str, Any]) -> Iterator[tuple[Policy, frozenset[str]]]:
    """What is demanded of people, and the groups that can meet it; nothing when the methods were not read."""
    served = _served(tenant)
    defaults = [replace(policy, ways=frozenset({frozenset({_DEFAULTS_METHODS})})) for policy in _defaults(tenant)]
    for policy in (*_enforced(tenant), *defaults):
        if served is not None and policy.is_for_people and policy.ways:
            yield policy, _able(policy.ways, served)


def _shut_keys(tenant: Mapping[str, Any]) -> Iterator[Finding]:
    fido2 = _fido2(tenant)
    if fido2.get("state") == "enabled" and not any(keys.include for keys in _admitted(fido2)):
        yield _finding("no_key_allowed", "fido2")


def _fido2(tenant: Mapping[str, Any]) -> Mapping[str, Any]:
    return (tenant.get("authentication_methods") or {}).get("fido2") or {}


def _unapproved(tenant: Mapping[str, Any]) -> Iterator[Finding]:
    requests = tenant.get("admin_consent_request_policy") or {}
    if requests.get("isEnabled") and not requests.get("reviewers"):
        yield _finding("no_reviewer", "admin_consent_request_policy")


def _openings(tenant: Mapping[str, Any], policies: Sequence[Policy], accounts: Accounts) -> Iterator[Finding]:
    """What security defaults would protect, while they are off, and nothing else does."""
    known = all(tenant.get(name) is not None for name in ("conditional_access_policy", "security_defaults"))
    if not known or _defaults(tenant):
        return
    open_parts = [
        part for part in _parts(_DEFAULTS) if not _is_covered(part, _effect(_DEFAULTS, part), policies, accounts.spared)
    ]
    if not all(map(_is_legacy, open_parts)):
        yield _finding("no_mfa", _DEFAULTS.name)
    if any(map(_is_legacy, open_parts)):
        yield _finding("legacy_authentication_open", _DEFAULTS.name)


# --- changes ---------------------------------------------------------------------------------------------------------


def judge(
    before: Mapping[str, Any], after: Mapping[str, Any], accounts: Accounts, accepted: Iterable[Mapping[str, str]] = ()
) -> Verdict:
    """What speaks against a change of a tenant.

    ``accepted``: overrides, each with the name of a ``policy`` and the ``reason`` why its risk is accepted. What is
    introduced or worsened is refused unless accepted; what was there before is a warning, as is an override in vain.
    """
    was = findings(before, accounts)
    losses = [*_losses(before, after, accounts), *_narrowed_methods(before, after)]
    # That no policy is left is no further news when a policy went; it is when security defaults went.
    explained = any(finding.risk == "opening" for finding in losses) and not _defaults(before)
    told = (_tightened_keys, _shut_out, _unread)
    new, old = losses, [finding for look in told for finding in look(before, after)]
    for finding in findings(after, accounts):
        known = any(_is_no_worse(finding, earlier) for earlier in was)
        (old if known or (explained and finding.risk == "opening") else new).append(finding)
    return _settled(new, old, accepted)


def _is_no_worse(finding: Finding, earlier: Finding) -> bool:
    policy, before = finding.about, earlier.about
    if finding.rule != earlier.rule or policy is None or before is None:
        return (finding.rule, finding.policy) == (earlier.rule, earlier.policy)
    # No worse is a policy that hits nobody whom it did not hit as hard before.
    return policy.key == before.key and all(
        _is_covered(part, _effect(policy, part), [before]) for part in _parts(policy)
    )


def _losses(before: Mapping[str, Any], after: Mapping[str, Any], accounts: Accounts) -> Iterator[Finding]:
    """What multifactor and legacy-authentication policies protected, and nothing else protects."""
    if after.get("conditional_access_policy") is None:
        return
    left = [*_enforced(after), *_defaults(after)]
    states = {_key(value): str(value.get("state")) for value in after["conditional_access_policy"]}
    for policy in _enforced(before):
        if not policy.protects or policy in left:
            continue
        lost = [part for part in _parts(policy) if not _is_kept(policy, part, left, accounts.spared)]
        state = states.get(policy.key, "deleted")
        how = "It reaches or demands less" if state == "enabled" else f"It is no longer enforced ({state})"
        for rule, legacy in (("mfa_lost", False), ("legacy_authentication_lost", True)):
            parts = [part for part in lost if _is_legacy(part) is legacy]
            who = _listed((token for part in parts for token in part["users"].include), "all users")
            what = _listed((token for part in parts for token in part["applications"].include), "all applications")
            if parts:
                yield _finding(rule, policy.name, how=how, who=who, what=what)


def _is_kept(policy: Policy, part: Scope, left: Sequence[Policy], spared: frozenset[str]) -> bool:
    """Whether a part is still protected: as strictly as before, or by other policies with any multifactor method."""
    asked = _effect(policy, part)
    if asked and _is_legacy(part):
        return True
    others = [each for each in left if each.key != policy.key]
    least = _ASKS_MFA if asked and _as_strict(asked, _ASKS_MFA) else asked
    return _is_covered(part, least, others, spared) or _is_covered(part, asked, left, spared)


def _narrowed_methods(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Finding]:
    was = _served(before) or {}
    for policy, able in _demands(after):
        if able and "all_users" not in able and "all_users" in _able(policy.ways, was):
            yield _finding("method_narrowed", policy, able=_listed(able))


def _tightened_keys(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Finding]:
    was, now = _fido2(before), _fido2(after)
    allowed = [*_admitted(now)]
    kept = all(any(_left_out(keys, earlier) == [] for keys in allowed) for earlier in _admitted(was))
    if was.get("state") == now.get("state") == "enabled" and not kept:
        yield _finding("keys_shut_out", "fido2")


def _unread(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Finding]:
    """What was not read, although it has to be known to judge what changes."""
    views: dict[str, Callable[[Mapping[str, Any]], Any]] = {
        "conditional_access_policy": _enforced,
        "security_defaults": _defaults,
        "authentication_methods": _served,
        "authentication_strength_policy": lambda tenant: tenant.get("authentication_strength_policy"),
        _PARTNERS: lambda tenant: tenant.get(_PARTNERS),
    }
    changed = [name for name, view in views.items() if name in after and view(before) != view(after)]
    unclear = any(control.is_unread for policy in _enforced(after) for way in policy.ways for control in way)
    # Of these it matters only where a strength, or a service provider that there may be, would make a difference.
    matters = {
        "authentication_strength_policy": unclear,
        _PARTNERS: any(_shut_out(before, {**after, _PARTNERS: [{"isServiceProvider": True}]})),
    }
    for name in views:
        why = [each for each in changed if name in NEEDS.get(each, ())]
        if why and name not in after and matters.get(name, True):
            yield _finding("not_read", name, changed=" and ".join(why))


def _settled(new: Sequence[Finding], old: Sequence[Finding], overrides: Iterable[Mapping[str, str]]) -> Verdict:
    given = [(each["policy"], each["reason"].strip()) for each in overrides]
    reasons = {fold(name): reason for name, reason in given if reason}
    risky = {fold(finding.policy) for finding in (*new, *old) if finding.risk}
    vain = [
        _finding("override_without_effect", name) for name, reason in given if not reason or fold(name) not in risky
    ]

    def marked(side: Iterable[Finding]) -> list[Finding]:
        return [replace(each, accepted=reasons.get(fold(each.policy), "") if each.risk else "") for each in side]

    return Verdict(
        tuple(each for each in marked(new) if not each.accepted),
        tuple(each for each in marked((*new, *old)) if each.accepted),
        tuple(each for each in marked((*old, *vain)) if not each.accepted),
    )


def _listed(tokens: Iterable[str], everything: str = ALL) -> str:
    return ", ".join(sorted({everything if each == ALL else each.replace("s:", " ", 1) for each in tokens}))
