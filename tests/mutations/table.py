# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules of comparing, merging, checking and planning, each with a way to break it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutation:
    """A text in a file of plugins/module_utils, what it is replaced by, and the rule that is broken by that.

    ``law``: a property that notices it by itself, without any example.
    """

    rule: str
    file: str
    text: str
    replacement: str
    law: str = ""


RULES = (
    # --- scalars
    Mutation(
        "GUIDs are compared without case",
        "_scalars.py",
        'Scalar("GUID", canonical=fold,',
        'Scalar("GUID",',
        law="test_the_spelling_of_scalars_does_not_count",
    ),
    Mutation(
        "choices are compared without case",
        "_scalars.py",
        "        canonical=fold,\n        to_wire=lambda value: own.get(",
        "        to_wire=lambda value: own.get(",
        law="test_another_spelling_of_what_is_there_changes_nothing_and_shows_no_difference",
    ),
    Mutation(
        "words of a reference are sent in their canonical case",
        "_scalars.py",
        "to_wire=_cased(words),\n        problem=_fine if kinds else foreign,",
        "problem=_fine if kinds else foreign,",
    ),
    Mutation(
        "flags are a set",
        "_scalars.py",
        "frozenset(freeze(fold(part)) for part in split_flags(value)) or None",
        "tuple(freeze(fold(part)) for part in split_flags(value)) or None",
    ),
    Mutation(
        "flags are compared without case",
        "_scalars.py",
        "freeze(fold(part)) for part",
        "freeze(part) for part",
    ),
    Mutation(
        "no flags are null",
        "_scalars.py",
        "for part in split_flags(value))) or None",
        "for part in split_flags(value)))",
    ),
    Mutation("a year is twelve months", "_scalars.py", '"years", 0) * 12', '"years", 0) * 10'),
    Mutation("the sign of a duration counts", "_scalars.py", "(sign * months, sign * time)", "(months, time)"),
    Mutation(
        "a duration out of range is compared as text",
        "_scalars.py",
        "    except OverflowError:\n        return fold(value)",
        "    except MemoryError:\n        return fold(value)",
    ),
    Mutation(
        "an instant is the same in every zone",
        "_scalars.py",
        ".astimezone(timezone.utc)\n    except",
        ".replace(tzinfo=None)\n    except",
    ),
    Mutation(
        "an instant without offset is UTC",
        "_scalars.py",
        "moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)",
        "moment",
    ),
    Mutation("host bits do not count", "_scalars.py", "ip_network(value, strict=False)", "ip_network(value)"),
    Mutation(
        "true is not 1", "_scalars.py", "(type(value).__name__, value) if isinstance(value, bool) else value", "value"
    ),
    Mutation(
        "void members of raw objects do not count",
        "_scalars.py",
        "for key, form in forms.items() if form is not None)",
        "for key, form in forms.items())",
    ),
    # --- equality
    Mutation(
        "null, an empty list and an empty text are nothing",
        "_compare.py",
        'return None if value == "" else freeze',
        "return freeze",
    ),
    Mutation(
        "every canonical form can be hashed",
        "_compare.py",
        "freeze(kind.canonical(value))",
        "kind.canonical(value)",
        law="test_every_value_has_a_canonical_form_that_can_be_hashed_and_survives_json",
    ),
    Mutation("further voids count", "_compare.py", "for void in declared.voids", "for void in ()"),
    Mutation(
        "a void has a type of its own", "_compare.py", "value == void and type(value) is type(void)", "value == void"
    ),
    Mutation(
        "what is written only is not compared",
        "_compare.py",
        "(each for each in fields if not each.write_only)",
        "fields",
    ),
    Mutation("a hook is applied before comparing", "_compare.py", "kind.hook(value) if kind.hook else value", "value"),
    Mutation(
        "what no declaration knows keeps an object from being null",
        "_compare.py",
        "return None if not _strangers(kind, value) else frozenset(found.items())",
        "return None",
    ),
    Mutation(
        "some members are sent without the rest",
        "_compare.py",
        "_apart(each.type, before, after, each.type.apart) if objects else None",
        "None",
    ),
    Mutation(
        "an object that comes to be has its defaults",
        "_compare.py",
        "asleep = fresh and (not current or canonical(kind, current) is None)",
        "asleep = False",
    ),
    Mutation(
        "a rule may be about what was not so before",
        "_plan.py",
        "rule.only_new and before and rule.when(*before)",
        "False",
    ),
    Mutation(
        "an object collapses when all members are void",
        "_compare.py",
        "if kind.collapse and all(",
        "if False and all(",
    ),
    Mutation(
        "members without weight do not keep an object from collapsing",
        "_compare.py",
        "if name not in kind.weightless",
        "if True",
    ),
    Mutation(
        "the type is part of a typed value", "_compare.py", "return (variant.word, frozenset(", "return ('', frozenset("
    ),
    Mutation(
        "a type is read without case",
        "_compare.py",
        'str(found or "").lstrip("#").casefold()',
        'str(found or "").lstrip("#")',
    ),
    Mutation(
        "an item without key keeps what no declaration knows",
        "_compare.py",
        "if _known_form(kind, item) == form",
        "if canonical(kind.item, _filled(kind, item)) == form",
    ),
    Mutation(
        "of two items that are alike each is meant once",
        "_compare.py",
        "            left.remove(found)",
        "            pass",
    ),
    Mutation("a multiset counts", "_compare.py", "frozenset(Counter(forms).items())", "frozenset(forms)"),
    Mutation(
        "a multiset has the server's defaults",
        "_compare.py",
        "return {**kind.defaults, **{name: part",
        "return {**{name: part",
    ),
    Mutation(
        "an ordered list is ordered",
        "_compare.py",
        'tuple(forms) if kind.order == "ordered" else',
        'tuple(forms) if kind.order == "never" else',
    ),
    Mutation(
        "a set has no order",
        "_compare.py",
        'tuple(forms) if kind.order == "ordered" else',
        'tuple(forms) if kind.order != "keyed" else',
        law="test_the_order_of_unordered_items_does_not_count",
    ),
    Mutation(
        "settings that are lists are compared as sets", "_compare.py", "    if delimiter and text:\n", "    if False:\n"
    ),
    Mutation(
        "Boolean texts are compared without case",
        "_compare.py",
        'return fold(text) if fold(text) in ("true", "false") else',
        'return text if fold(text) in ("true", "false") else',
    ),
    # --- merge
    Mutation(
        "members that the wish does not name keep their value",
        "_compare.py",
        "    return {**current, **landed}",
        "    return landed",
        law="test_members_that_no_declaration_knows_keep_their_value",
    ),
    Mutation(
        "a bare object is replaced",
        "_compare.py",
        "here = current if isinstance(current, dict) and not kind.bare else {}",
        "here = current if isinstance(current, dict) else {}",
    ),
    Mutation(
        "another type replaces the value",
        "_compare.py",
        "current if variant is variant_of(kind.variants, current) else variant.defaults",
        "current or {}",
    ),
    Mutation(
        "the same type is merged",
        "_compare.py",
        "current if variant is variant_of(kind.variants, current) else variant.defaults",
        "variant.defaults",
    ),
    Mutation(
        "equal duplicates are removed from a set",
        "_compare.py",
        "for item in distinct(kind, wish):",
        "for item in wish:",
    ),
    Mutation(
        "an item is matched by its key",
        "_compare.py",
        "if identity(kind, item, key) == wanted), None)",
        "if identity(kind, item, key)), None)",
        law="test_members_that_no_declaration_knows_keep_their_value",
    ),
    Mutation(
        "an item without its key is matched by the second one",
        "_compare.py",
        "for key in (kind.key, kind.second_key):",
        "for key in (kind.key,):",
    ),
    Mutation(
        "settings that are not given stay", "_compare.py", "return kept + list(wished.values())", "return list(wish)"
    ),
    Mutation(
        "a raw object is merged",
        "_compare.py",
        "case Scalar() if isinstance(current, dict)",
        "case Scalar() if False and isinstance(current, dict)",
    ),
    # --- what is sent
    Mutation(
        "annotations are not sent",
        "_compare.py",
        'return "@" in name and name != ODATA_TYPE',
        "return False",
        law="test_no_body_holds_an_annotation",
    ),
    Mutation("the type is sent", "_compare.py", 'return "@" in name and name != ODATA_TYPE', 'return "@" in name'),
    Mutation(
        "dropped members are not sent",
        "_compare.py",
        "if name in drop or is_annotation(name)",
        "if is_annotation(name)",
    ),
    Mutation(
        "a closed object holds declared members only",
        "_compare.py",
        "only_declared=kind.closed or bool(kind.bare)",
        "only_declared=bool(kind.bare)",
    ),
    Mutation(
        "unknown members are sent back",
        "_compare.py",
        "(only_declared and name not in known)",
        "name not in known",
        law="test_a_whole_body_sends_back_what_no_declaration_knows",
    ),
    Mutation(
        "a collapsed object is sent as null",
        "_compare.py",
        "if kind.collapse and canonical(kind, value) is None:",
        "if False:",
    ),
    Mutation(
        "only what differs is sent",
        "_compare.py",
        "if each.write_only or same(each, before, after):\n            continue\n        objects",
        "if each.write_only:\n            continue\n        objects",
        law="test_an_empty_task_plans_nothing_and_shows_no_difference",
    ),
    Mutation(
        "only a sparse object is cut down",
        "_compare.py",
        "deep = objects and each.type.sparse",
        "deep = objects",
    ),
    # --- options
    Mutation(
        "null is not wished",
        "_options.py",
        "whole) for each, value in given if value is not None}",
        "whole) for each, value in given}",
    ),
    Mutation("an object of which no member is given names nothing", "_options.py", "if whole or value != {}}", "}"),
    Mutation(
        "sets are shown sorted",
        "_options.py",
        'return shown if kind.order == "ordered" else sorted(shown, key=sort_key)',
        "return shown",
    ),
    Mutation(
        "before and after have the same keys",
        "_options.py",
        "name: aligned(one.get(name), other.get(name)) for name in [*one,",
        "name: (one.get(name), other.get(name)) for name in [*one,",
        law="test_before_and_after_have_the_same_keys_at_every_depth",
    ),
    Mutation(
        "secrets are not shown",
        "_options.py",
        "for each in fields if not each.secret}\n    if variant:",
        "for each in fields}\n    if variant:",
    ),
    # --- checks
    Mutation(
        "an empty item of a list is a problem",
        "_checks.py",
        "if isinstance(item, str) and not item.strip():",
        "if False:",
    ),
    Mutation("two items with one key are a problem", "_checks.py", "if key is not None and key in seen:", "if False:"),
    Mutation(
        "the placeholder of an unknown value is a problem",
        "_checks.py",
        "elif SENTINEL in split_flags(value):",
        "elif False:",
    ),
    Mutation(
        "a solo value stands alone",
        "_checks.py",
        '    if beside:\n        yield f"{solo.option}',
        '    if False:\n        yield f"{solo.option}',
    ),
    # --- clear and exact
    Mutation(
        "a list is cleared with an empty list",
        "_clear.py",
        "return UNSET if declared.required or stays else []",
        "return None",
    ),
    Mutation(
        "items that are not named stay as they are",
        "_clear.py",
        "{**there, **item}, key) else item",
        "{**there, **item}, key) else {}",
    ),
    Mutation("exact never touches the state of a policy", "_clear.py", 'each.name == "policy_state" or', ""),
    Mutation(
        "exact lists what cannot be reset",
        "_clear.py",
        "        return left\n    return [path]",
        "        return left\n    return []",
    ),
    Mutation(
        "exact resets below what the task mentions",
        "_clear.py",
        "return {**inner, **_frame(values)}, left",
        "return values, left",
    ),
    # --- channels
    Mutation("a key is one segment", "_channels.py", 'quote(str(key), safe="")', "quote(str(key))"),
    Mutation("links that are there are not added", "_channels.py", "if form not in here", "if True"),
    Mutation("links that are not wished are removed", "_channels.py", "if form not in wanted", "if False"),
    Mutation("children that are not wished are removed", "_channels.py", "for item in left]", "for item in []]"),
    Mutation(
        "a child without update is made anew", "_channels.py", "return not channel.update and", "return False and"
    ),
    Mutation("a part that goes off is written first", "_channels.py", "(1 if is_on else 0)", "0"),
    Mutation(
        "a cleared sub-resource is deleted",
        "_channels.py",
        "if canonical_field(declared, merged) is None:",
        "if False:",
    ),
    # --- plans
    Mutation(
        "operations are sorted by phase", "_plan.py", "key=lambda operation: operation.phase", "key=lambda operation: 0"
    ),
    Mutation("a deletion waits for what must hold before it", "_plan.py", "settle=True,", "settle=False,"),
    Mutation(
        "what differs only in spelling is shown as read",
        "_plan.py",
        "for each in body_kind.fields if each.wire in differing}}",
        "for each in body_kind.fields}}",
    ),
    Mutation(
        "a change without a request is an error", "_plan.py", "if before != after and not operations:", "if False:"
    ),
    Mutation(
        "the type of an object does not change", "_plan.py", "if wanted and type_word(current) != wanted:", "if False:"
    ),
    Mutation("what is set at creation only does not change", "_plan.py", "if each.immutable]", "if False]"),
    Mutation(
        "a new object gets declared defaults",
        "_plan.py",
        "merge_members(fields, _defaults(fields, companions), ",
        "merge_members(fields, {}, ",
    ),
    Mutation("a new object needs its required options", "_plan.py", "    if missing:\n", "    if False:\n"),
    Mutation(
        "the placeholder of an unknown value is never sent",
        "_plan.py",
        "SENTINEL in split_flags(value) else",
        "False else",
    ),
    Mutation("a slot that is in use is not taken", "_plan.py", "if slot.casefold() not in used]", "]"),
    Mutation(
        "history shows its newest element", "_plan.py", "return max(reversed(entries),", "return min(reversed(entries),"
    ),
    Mutation(
        "members move to their place in beta",
        "_plan.py",
        'return relocated(values, resource.beta.moved) if version == "beta" else values',
        "return values",
    ),
)

# Rules of the guard; test_guards.py specifies them.
GUARDS = (
    Mutation(
        "every enforced policy for people excludes emergency access",
        "_guards.py",
        "if policy.is_for_people and missing:",
        "if False:",
    ),
    Mutation(
        "without emergency access no policy is enforced",
        "_guards.py",
        "if policy.is_for_people and not accounts.emergency:",
        "if False:",
    ),
    Mutation(
        "each emergency account is excluded",
        "_guards.py",
        'missing = accounts.emergency - policy.scope["users"].exclude',
        'missing = accounts.emergency if not accounts.emergency & policy.scope["users"].exclude else frozenset()',
    ),
    Mutation(
        "ids are compared without case",
        "_guards.py",
        'f"{kind}:{ident.casefold()}" for kind, idents in named',
        'f"{kind}:{ident}" for kind, idents in named',
    ),
    Mutation(
        "policies for workloads and agents exclude no users",
        "_guards.py",
        'return bool(self.scope["users"].include - {_AGENTS})',
        "return True",
    ),
    Mutation(
        "what is only reported is not enforced",
        "_guards.py",
        'if value.get("state") == "enabled"\n    ]',
        'if value.get("state") != "disabled"\n    ]',
    ),
    Mutation(
        "a block of everybody is refused",
        "_guards.py",
        "everyone and everything and not policy.narrowing)",
        "everyone and everything and False)",
    ),
    Mutation(
        "a condition narrows a block",
        "_guards.py",
        "everyone and everything and not policy.narrowing)",
        "everyone and everything)",
    ),
    Mutation(
        "a block of legacy clients is no block of everybody",
        "_guards.py",
        'policy.scope["clientapptypes"].include >= _MODERN',
        "True",
    ),
    Mutation(
        "a block of Global Administrators is one of everybody who could mend it",
        "_guards.py",
        "& {ALL, _GLOBAL_ADMINISTRATOR}",
        "& {ALL}",
    ),
    Mutation(
        "a condition that says all narrows nothing",
        "_guards.py",
        "for name, reach in narrowing.items() if reach != EVERYTHING}",
        "for name, reach in narrowing.items()}",
    ),
    Mutation(
        "the identity that runs the play is not blocked",
        "_guards.py",
        "if _blocks_actor(policy, accounts.actor):",
        "if False:",
    ),
    Mutation(
        "a workload that is excluded is not blocked",
        "_guards.py",
        "*own} and not reach.exclude & own",
        "*own}",
    ),
    Mutation(
        "a location may leave the play out",
        "_guards.py",
        'policy.narrowing <= {"locations"}',
        "not policy.narrowing",
    ),
    Mutation(
        "conditions of risk leave the play alone",
        "_guards.py",
        'policy.narrowing <= {"locations"}',
        "True",
    ),
    Mutation(
        "a play that does not need the application is not blocked",
        "_guards.py",
        "bool(certain and hit and graph and clients)",
        "bool(certain and hit and clients)",
    ),
    Mutation(
        "the last method is not taken away",
        "_guards.py",
        "for policy, able in _demands(tenant) if not able)",
        "for policy, able in _demands(tenant) if False)",
    ),
    Mutation(
        "security defaults demand methods of their own",
        "_guards.py",
        "for policy in (*_enforced(tenant), *defaults):",
        "for policy in _enforced(tenant):",
    ),
    Mutation(
        "all methods of a combination are needed",
        "_guards.py",
        "if modes <= served.keys()]",
        "if modes & served.keys()]",
    ),
    Mutation(
        "all controls of one way are needed",
        "_guards.py",
        'key=lambda each: (bool(each), "all_users" in each)',
        'key=lambda each: (not each, "all_users" in each)',
    ),
    Mutation(
        "whom a method excludes cannot use it",
        "_guards.py",
        "for target in fitting) - excluded",
        "for target in fitting)",
    ),
    Mutation(
        "certificates are one factor unless something says two",
        "_guards.py",
        'if mode != "x509certificatemultifactor" or not settings:',
        "if True:",
    ),
    Mutation(
        "the mode of the Authenticator counts",
        "_guards.py",
        '(each.get("authenticationMode") or "any") in kinds)',
        '(each.get("authenticationMode") or "any"))',
    ),
    Mutation(
        "keys of which no model is allowed are no method",
        "_guards.py",
        "        return any(keys.include for keys in _admitted(method))",
        "        return True",
    ),
    Mutation(
        "an empty list of allowed models is refused",
        "_guards.py",
        'if fido2.get("state") == "enabled" and not any',
        "if False and not any",
    ),
    Mutation(
        "key restrictions that are not enforced allow all",
        "_guards.py",
        'yield listed if keys.get("isEnforced") else EVERYTHING',
        "yield listed",
    ),
    Mutation(
        "passkey profiles supersede the method",
        "_guards.py",
        'in fido2.get("passkeyProfiles") or [fido2]:',
        "in [fido2]:",
    ),
    Mutation(
        "fewer allowed models are warned of",
        "_guards.py",
        '== "enabled" and not kept:',
        '== "enabled" and False:',
    ),
    Mutation(
        "the last method for all stays one for all",
        "_guards.py",
        'if able and "all_users" not in able and',
        "if False and",
    ),
    Mutation(
        "requests have a reviewer",
        "_guards.py",
        'and not requests.get("reviewers"):',
        "and False:",
    ),
    Mutation(
        "security defaults are not off without multifactor authentication",
        "_guards.py",
        "if not all(map(_is_legacy, open_parts)):",
        "if False:",
    ),
    Mutation(
        "security defaults are not off with legacy authentication open",
        "_guards.py",
        "if any(map(_is_legacy, open_parts)):",
        "if False:",
    ),
    Mutation(
        "what goes with security defaults is news",
        "_guards.py",
        "for finding in losses) and not _defaults(before)",
        "for finding in losses) or _defaults(before)",
    ),
    Mutation(
        "the last policy that protects is not lost",
        "_guards.py",
        "if not policy.protects or policy in left:",
        "if True:",
    ),
    Mutation(
        "a policy against legacy authentication protects",
        "_guards.py",
        'not self.ways and self.scope["clientapptypes"].include <= _LEGACY',
        "False",
    ),
    Mutation(
        "only a policy for legacy clients is there against legacy authentication",
        "_guards.py",
        'self.scope["clientapptypes"].include <= _LEGACY))',
        "True))",
    ),
    Mutation(
        "demanding multifactor authentication blocks legacy clients",
        "_guards.py",
        "return _BLOCKED if _is_legacy(part) and _as_strict(policy.ways, _ASKS_MFA) else policy.ways",
        "return policy.ways",
    ),
    Mutation(
        "any multifactor authentication by another policy will do",
        "_guards.py",
        "least = _ASKS_MFA if asked and _as_strict(asked, _ASKS_MFA) else asked",
        "least = asked",
    ),
    Mutation(
        "the last policy keeps its demand",
        "_guards.py",
        "others = [each for each in left if each.key != policy.key]",
        "others = left",
    ),
    Mutation(
        "emergency access may be left out",
        "_guards.py",
        "for token in left if token not in spared]",
        "for token in left]",
    ),
    Mutation(
        "directory synchronization may be left out",
        "_guards.py",
        'return self.emergency | {"roles:d29b2b05-8046-44ba-8758-1e26182fcf32"}',
        "return self.emergency",
    ),
    Mutation(
        "others close the gaps of a policy",
        "_guards.py",
        "return any(all([] in gaps_of_demanding(gap) for gap in gaps) for gaps in gaps_of_demanding(part))",
        "return [] in gaps_of_demanding(part)",
    ),
    Mutation(
        "gaps have to be closed",
        "_guards.py",
        "all([] in gaps_of_demanding(gap) for gap in gaps)",
        "True",
    ),
    Mutation(
        "a policy covers what it demands in only",
        "_guards.py",
        "if gaps is not None and _as_strict(_effect(policy, where), asked):",
        "if gaps is not None:",
    ),
    Mutation(
        "a policy covers what it reaches only",
        "_guards.py",
        "        if left is None:\n            return None\n",
        "        if left is None:\n            continue\n",
    ),
    Mutation(
        "each client, user and application is covered by itself",
        "_guards.py",
        "for tokens in product(*(sorted(policy.scope[name].include) for name in split)):",
        "for tokens in product(*(sorted(policy.scope[name].include)[:1] for name in split)):",
    ),
    Mutation(
        "all does not reach actions, contexts and agents",
        "_guards.py",
        "(ALL in tokens and not token.startswith(_APART))",
        "(ALL in tokens)",
    ),
    Mutation(
        "guests of one tenant are guests",
        "_guards.py",
        'or token.partition("@")[0] in tokens',
        "",
    ),
    Mutation(
        "guests of one tenant are not all guests",
        "_guards.py",
        '[f"@{each}" for each in tenants] or [""]',
        '[""]',
    ),
    Mutation(
        "two applications are two things",
        "_guards.py",
        "return [token for token in left if not all(_are_separate(token, each) for each in its.include)]",
        "return [*left]",
    ),
    Mutation(
        "an application may belong to a suite",
        "_guards.py",
        "and not {one, other} & {*_SUITES}",
        "",
    ),
    Mutation(
        "an excluding filter excludes",
        "_guards.py",
        'or (isinstance(part, Mapping) and fold(part.get("mode")) == "exclude")',
        "",
    ),
    Mutation(
        "no risk is a level",
        "_guards.py",
        'elif word != "none" or kind.endswith("risklevels"):',
        'elif word != "none":',
    ),
    Mutation(
        "one control of several is enough with or",
        "_guards.py",
        'if fold(grant.get("operator")) == "and" or not controls:',
        "if True:",
    ),
    Mutation(
        "all controls are needed with and",
        "_guards.py",
        'if fold(grant.get("operator")) == "and" or not controls:',
        "if not controls:",
    ),
    Mutation(
        "a strength is multifactor authentication if all its combinations are",
        "_guards.py",
        "is_multifactor = all(",
        "is_multifactor = any(",
    ),
    Mutation(
        "a strength implies one that allows more",
        "_guards.py",
        "return one.combinations <= other.combinations or",
        "return one.combinations >= other.combinations or",
    ),
    Mutation(
        "strengths that were read beat what a policy shows of them",
        "_guards.py",
        "strengths.get(ident) or _strength(strength) or",
        "_strength(strength) or strengths.get(ident) or",
    ),
    Mutation(
        "a strength that was not read is itself",
        "_guards.py",
        'controls.add(strengths.get(ident) or _strength(strength) or Control(f"strength {ident}"))',
        "controls.add(strengths.get(ident) or _strength(strength) or MFA)",
    ),
    Mutation(
        "the built-in strength for it is multifactor authentication",
        "_guards.py",
        ", **_MFA_STRENGTH}",
        "}",
    ),
    Mutation(
        "what was there before is no fault of the change",
        "_guards.py",
        "known = any(_is_no_worse(finding, earlier) for earlier in was)",
        "known = False",
    ),
    Mutation(
        "what gets worse is refused",
        "_guards.py",
        "return policy.key == before.key and all(",
        "return policy.key == before.key or all(",
    ),
    Mutation(
        "another policy of the same name is another policy",
        "_guards.py",
        'return str(fold(value.get("id")) or value.get("displayName"))',
        'return str(value.get("displayName"))',
    ),
    Mutation(
        "a risk is accepted for the policy that is named",
        "_guards.py",
        'reasons.get(fold(each.policy), "") if each.risk else ""',
        '"" if each.risk else ""',
    ),
    Mutation(
        "a risk is accepted for a reason",
        "_guards.py",
        "reasons = {fold(name): reason for name, reason in given if reason}",
        'reasons = {fold(name): reason or "x" for name, reason in given}',
    ),
    Mutation(
        "an override in vain is told",
        "_guards.py",
        "for name, reason in given if not reason or fold(name) not in risky\n",
        "for name, reason in given if False\n",
    ),
    Mutation(
        "a service provider that a policy keeps out is told",
        "_guards.py",
        "told = (_tightened_keys, _shut_out, _unread)",
        "told = (_tightened_keys, _unread)",
    ),
    Mutation(
        "service providers may be excluded",
        "_guards.py",
        "return _within(token, reach.include) and not _within(token, reach.exclude)",
        "return _within(token, reach.include)",
    ),
    Mutation(
        "a device of a service provider counts where it is trusted",
        "_guards.py",
        "return control.name not in _AT_HOME or bool(trust.get(_TRUST.get(control.name)))",
        "return control.name not in _AT_HOME",
    ),
    Mutation(
        "what kept a service provider out before is no news",
        "_guards.py",
        " and not (was and _shuts_out(was, each))]",
        "]",
    ),
    Mutation(
        "what was not read is told",
        "_guards.py",
        "if why and name not in after and",
        "if False and",
    ),
    Mutation(
        "nothing is concluded from policies that were not read",
        "_guards.py",
        'for name in ("conditional_access_policy", "security_defaults"))',
        'for name in ("security_defaults",))',
    ),
)

MUTATIONS = RULES + GUARDS
