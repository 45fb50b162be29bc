# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""What is done about Microsoft 365 groups that have lost their last owner."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .._fields import Bool, Choice, Int, Nested, Refs, SetOf, Text
from .._resource import Permissions, Refusal, Solo, Write, member_missing, member_outside, singleton
from .._scalars import CASELESS_TEXT


def _unless_disabled(when: Callable[..., bool]) -> Callable[..., bool]:
    """A disabled policy holds zeros and empty texts."""
    return lambda value: value.get("isEnabled") is not False and when(value)


def _lacks_a_message(value: dict[str, Any]) -> bool:
    email = value.get("emailInfo") or {}
    return not all(email.get(name) for name in ("senderEmailAddress", "subject", "body"))


def _stays_disabled(current: dict[str, Any], merged: dict[str, Any]) -> bool:
    return current.get("isEnabled") is False is merged.get("isEnabled")


# The update page (ownerlessgrouppolicy-upsert): PATCH makes the policy or replaces all of it, with every member but
# policyWebUrl and targetOwners required and two of them ranged; isEnabled false stands alone and empties the rest.
RESOURCE = singleton(
    "ownerless_group_policy",
    "ownerless group policy",
    "/policies/ownerlessGroupPolicy",
    graph_type="ownerlessGroupPolicy",
    docs="https://learn.microsoft.com/graph/api/resources/ownerlessgrouppolicy",
    permissions=Permissions(
        read=("Group.Read.All",),
        write=("Group.ReadWrite.All",),
        app_only=False,
        note="The user needs the role Groups Administrator or Exchange Administrator.",
    ),
    create="PATCH",
    missing_ok=True,
    write=Write(whole=True),
    solo=Solo("is_enabled", False),
    fields=(
        Bool(
            "is_enabled",
            "Whether the policy is enabled. V(false) empties everything else and can only be given alone.",
            required=True,
        ),
        Nested(
            "email_info",
            "The message that members receive.",
            Text(
                "sender_email_address",
                "Address of the sender. Shared mailboxes are not supported.",
                required=True,
            ),
            Text("subject", "Subject line. C($Group.Name) stands for the name of the group.", required=True),
            Text(
                "body",
                "Plain text. C($Group.Name) and C($User.DisplayName) stand for the names of group and recipient.",
                required=True,
            ),
            required=True,
        ),
        Refs(
            "enabled_group_ids",
            "The groups that the policy is for; an empty list means all groups of the tenant.",
            "group",
        ),
        Int("max_members_to_notify", "How many members of a group are notified at most, from 0 to 90.", required=True),
        Int("notification_duration_in_weeks", "For how many weeks they are notified, from 1 to 7.", required=True),
        Text("policy_web_url", "Address of a page that explains the policy.", nullable=True),
        Nested(
            "target_owners",
            "Who may become an owner; without it all members may.",
            Choice(
                "notify_members",
                "V(all) members may become owners, V(allowSelected) only or V(blockSelected) all but those of "
                "O(target_owners.security_groups).",
                ("all", "allowSelected", "blockSelected"),
            ),
            # Ids in the description of the property, mail addresses in the example: given on as they are.
            SetOf(
                "security_groups",
                "The security groups whose members may, or may not, become owners. They are compared and sent as they "
                "are given, because Microsoft documents both ids and email addresses.",
                CASELESS_TEXT,
            ),
        ),
    ),
    refusals=(
        Refusal(
            on="change",
            when=_stays_disabled,
            message="it is disabled and therefore empty; give is_enabled true as well",
        ),
        Refusal(
            on="merged",
            when=_unless_disabled(_lacks_a_message),
            message="it needs email_info with sender_email_address, subject and body",
        ),
        Refusal(
            on="merged",
            when=_unless_disabled(member_missing("enabledGroupIds")),
            message="it needs enabled_group_ids, where an empty list means all groups",
        ),
        Refusal(
            on="wish",
            when=_unless_disabled(member_outside("maxMembersToNotify", 0, 90)),
            message="max_members_to_notify must be 0 to 90",
        ),
        Refusal(
            on="wish",
            when=_unless_disabled(member_outside("notificationDurationInWeeks", 1, 7)),
            message="notification_duration_in_weeks must be 1 to 7",
        ),
    ),
)
