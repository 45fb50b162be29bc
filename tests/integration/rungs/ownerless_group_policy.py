# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ownerless group policy: made by its first write and replaced by each, for users only."""

from __future__ import annotations

from tests.integration.rungs import Rungs

_FINANCE, _SALES = "b2000000-0000-4000-8000-000000000005", "b2000000-0000-4000-8000-000000000006"
_PILOTS = "b2000000-0000-4000-8000-000000000007"

RUNGS = Rungs(
    path="/policies/ownerlessGroupPolicy",
    first={
        "is_enabled": True,
        "max_members_to_notify": 0,
        "notification_duration_in_weeks": 7,
        "enabled_group_ids": ["Finance", _SALES.upper()],
        "policy_web_url": "https://example.com/first",
        "email_info": {
            "sender_email_address": "it@brightwater-instruments.com",
            "subject": "First $Group.Name",
            "body": "Dear $User.DisplayName,\n\nyou're asked.",
        },
        "target_owners": {"notify_members": "allowSelected", "security_groups": ["first@brightwater-instruments.com"]},
    },
    second={
        "is_enabled": True,
        "max_members_to_notify": 90,
        "notification_duration_in_weeks": 1,
        "enabled_group_ids": [_FINANCE, "Pilot users"],
        "policy_web_url": "https://example.com/second",
        "email_info": {
            "sender_email_address": "desk@brightwater-instruments.com",
            "subject": "Second $Group.Name",
            "body": "Please.",
        },
        "target_owners": {"notify_members": "blockSelected", "security_groups": [_PILOTS]},
    },
    stored={
        "isEnabled": True,
        "maxMembersToNotify": 90,
        "notificationDurationInWeeks": 1,
        "enabledGroupIds": {_FINANCE, _PILOTS},
        "policyWebUrl": "https://example.com/second",
        "emailInfo": {
            "senderEmailAddress": "desk@brightwater-instruments.com",
            "subject": "Second $Group.Name",
            "body": "Please.",
        },
        "targetOwners": {"notifyMembers": "blockSelected", "securityGroups": [_PILOTS]},
    },
    # V(false) empties everything else, so it has a test of its own.
    fixed=("is_enabled",),
    clear=("enabled_group_ids", "policy_web_url", "target_owners.security_groups"),
    cleared={
        "isEnabled": True,
        "maxMembersToNotify": 90,
        "enabledGroupIds": [],
        "policyWebUrl": "",
        "targetOwners": {"notifyMembers": "blockSelected", "securityGroups": []},
    },
    settings={"users_only": False},
)
