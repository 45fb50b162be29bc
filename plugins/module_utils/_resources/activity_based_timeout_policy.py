# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Activity-based timeout policies: after which idle time web sessions end."""

from __future__ import annotations

from ._sts_policy import sts_policy, time_limits

RESOURCE = sts_policy(
    "activity_based_timeout_policy",
    "activity-based timeout policy",
    "activityBasedTimeoutPolicies",
    "ActivityBasedTimeoutPolicy",
    "It is C(ActivityBasedTimeoutPolicy) with C(Version) V(1) and C(ApplicationPolicies), a list of C(ApplicationId) "
    "and C(WebSessionIdleTimeout). The id is V(default), or V(c44b4083-3bb0-49c1-b47d-974e53cbdf3c) for the Azure "
    'portal; the timeout is a time in quotes from 5 minutes to one day, such as V("00:15:00").',
    "Whether the policy is in effect. It applies to the whole organization, so only one policy of the type can be.",
    *time_limits("WebSessionIdleTimeout", minutes=5),
)
