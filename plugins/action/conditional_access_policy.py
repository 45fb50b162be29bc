# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

from ansible_collections.tenantops.entra.plugins.plugin_utils._action import action_for

ActionModule = action_for("conditional_access_policy")
