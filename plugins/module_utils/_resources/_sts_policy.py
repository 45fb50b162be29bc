# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the policies of the security token service have in common: a definition that is JSON text, and a default."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from .._fields import Bool, SetOf, Text
from .._resource import Permissions, Refusal, Resource, both_have, collection, display_name
from .._scalars import JSON_TEXT, duration

Predicate = Callable[[dict[str, Any]], bool]

_DEFINITION = (
    "What the policy says, a list of one document, which is a mapping or JSON text. It is compared and sent as a "
    "whole; the order of members and the spelling of times do not count."
)
IGNORED_DEFAULT = "Microsoft says to ignore this property, because the policy takes effect only where it is assigned."


def sts_policy(
    name: str, title: str, path: str, root: str, definition: str, default: str, *refusals: Refusal, **facts: Any
) -> Resource:
    """One type of policy: its document begins with ``root``, ``definition`` and ``default`` explain two options.

    Required are name and definition, and one policy of a type can be the default, which is false without a value (the
    resource page of each type). What Graph does with a second default is not documented, so it is not tried.
    """
    graph_type = f"{root[0].lower()}{root[1:]}"
    rules = (
        Refusal(
            on="wish", when=_lacks(root), message=f"definition is no document of this type, which begins with {root}"
        ),
        Refusal(
            on="rival",
            when=both_have("isOrganizationDefault", True),
            message="only one policy of its type can be the default of the organization, and another one is",
        ),
    )
    return collection(
        name,
        title,
        f"/policies/{path}",
        graph_type=graph_type,
        docs=f"https://learn.microsoft.com/graph/api/resources/{graph_type.lower()}",
        permissions=Permissions(read=("Policy.Read.All",), write=("Policy.ReadWrite.ApplicationConfiguration",)),
        dropped=("deletedDateTime",),
        fields=(
            display_name("Name of the policy."),
            Text("description", "Description of the policy.", nullable=True),
            SetOf("definition", f"{_DEFINITION} {definition}", JSON_TEXT, required=True),
            Bool("is_organization_default", default, reset=False, voids=(False,)),
        ),
        refusals=(*rules, *refusals),
        **facts,
    )


def time_limits(member: str, minutes: int) -> tuple[Refusal, Refusal]:
    """The rules for a time of so many minutes at least and one day at most; without quotes YAML makes it a number."""
    least, most = timedelta(minutes=minutes), timedelta(days=1)
    return (
        Refusal(
            on="wish",
            when=lambda value: any(isinstance(time, int | float) for time in _members(value, member)),
            message=f'definition holds {member} as a number, so put the time in quotes, such as "01:00:00"',
        ),
        Refusal(
            on="wish",
            when=lambda value: any(not least <= time <= most for time in _times(value, member)),
            message=f"definition holds {member} shorter than {minutes} minutes or longer than one day",
        ),
    )


def _documents(value: dict[str, Any]) -> list[Any]:
    return [JSON_TEXT.to_option(text) for text in value.get("definition") or []]


def _lacks(root: str) -> Predicate:
    """A document that is one, but not of this type; member names are matched without case, to refuse no spelling."""

    def lacks(document: Any) -> bool:
        return isinstance(document, dict | list) and root.casefold() not in (str(name).casefold() for name in document)

    return lambda value: any(lacks(document) for document in _documents(value))


def _members(value: dict[str, Any], name: str) -> Iterator[Any]:
    """The values of a member, at any depth of the documents."""
    inside: list[Any] = _documents(value)
    while inside:
        part = inside.pop()
        inside += part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
        yield from (item for key, item in part.items() if key == name) if isinstance(part, dict) else ()


def _times(value: dict[str, Any], name: str) -> Iterator[timedelta]:
    parsed = (duration(item) for item in _members(value, name) if isinstance(item, str))
    yield from (each[1] for each in parsed if isinstance(each, tuple))
