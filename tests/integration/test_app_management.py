# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""App management policies beyond the ladder: which version is written, what is sent along, what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.harness import Player

MODULE = "default_app_management_policy"
PATH = "/policies/defaultAppManagementPolicy"
EXEMPT = {"id": "Exemptions_Apps", "operator": "equals", "value": "Portal"}
# As the simulated tenant holds it, without the mark that Microsoft set it.
SET_BY_MICROSOFT = {
    "state": "enabled",
    "restrictForAppsCreatedAfterDateTime": "2025-06-30T00:00:00Z",
    "excludeAppsReceivingV2Tokens": True,
    "excludeSaml": True,
    "excludeActors": None,
}
AUTHORITY = {
    "restrictionType": "trustedCertificateAuthority",
    "state": "enabled",
    "certificateBasedApplicationConfigurationIds": ["eec5ba11-2fc0-4113-83a2-ed986ed13743"],
}


def secrets(**restriction: Any) -> dict[str, Any]:
    """Options with one restriction of client secrets of applications."""
    return {"application_restrictions": {"password_credentials": [restriction]}}


def test_a_write_in_v1_sends_all_restrictions_of_applications_without_what_is_read_only(player: Player) -> None:
    done = player.task(MODULE, secrets(restriction_type="passwordAddition", state="enabled"))
    assert [(sent["method"], sent["path"]) for sent in done.result["requests"]] == [("PATCH", f"/v1.0{PATH}")]
    assert done.result["requests"][0]["body"] == {
        "applicationRestrictions": {
            "passwordCredentials": [{"restrictionType": "passwordAddition", "state": "enabled"}],
            "keyCredentials": [],
            "identifierUris": {
                "nonDefaultUriAddition": SET_BY_MICROSOFT,
                "uriAdditionWithoutUniqueTenantIdentifier": None,
            },
        }
    }
    mark = player.simulator.state(PATH)["applicationRestrictions"]["identifierUris"]["nonDefaultUriAddition"]
    assert mark["isStateSetByMicrosoft"] is True


def test_a_task_that_names_something_of_beta_reads_and_writes_beta(player: Player) -> None:
    options = {"application_restrictions": {"redirect_uris": {"uri_with_wildcard": {"state": "enabled"}}}}
    done = player.task(MODULE, options)
    versions = {entry["path"].split("/")[1] for entry in done.requests if entry["kind"] == "graph"}
    assert (done.changed, versions) == (True, {"beta"})


def test_v1_does_not_write_what_it_cannot_name(player: Player) -> None:
    policy = player.simulator.state(PATH)
    policy["applicationRestrictions"]["keyCredentials"] = [AUTHORITY]
    player.simulator.put_state(PATH, policy)
    done = player.task(MODULE, secrets(restriction_type="passwordAddition", state="enabled"))
    assert (done.failed, done.writes) == (True, [])
    assert done.message == (
        "The default app management policy is not written: applicationRestrictions.keyCredentials.restrictionType "
        "would be sent as unknownFutureValue, which Graph uses for a value that it does not name; give that option a "
        "value."
    )


def test_the_date_of_one_restriction_is_cleared(player: Player) -> None:
    created_after = "restrict_for_apps_created_after_date_time"
    where = f"restrictions.password_credentials[passwordLifetime].{created_after}"
    done = player.task("app_management_policy", {"display_name": "Calibration robot", "clear": [where]})
    assert (done.changed, len(done.writes)) == (True, 1)
    assert [item.get(created_after) for item in done.result["policy"]["restrictions"]["password_credentials"]] == [
        None,
        None,
    ]


def test_an_exemption_of_nobody_is_no_exemption(player: Player) -> None:
    nobody = {"restriction_type": "passwordAddition", "exclude_actors": {"custom_security_attributes": []}}
    lifetime = {"restriction_type": "passwordLifetime"}
    options = {"display_name": "Calibration robot", "restrictions": {"password_credentials": [nobody, lifetime]}}
    assert not player.task("app_management_policy", options).changed


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            secrets(restriction_type="passwordAddition", max_lifetime="P30D"),
            "max_lifetime belongs to a restriction of a lifetime, not to one that forbids to add something",
        ),
        (
            secrets(restriction_type="passwordAddition", exclude_actors={"custom_security_attributes": [EXEMPT] * 6}),
            "at most 5 custom_security_attributes can be exempt from a restriction",
        ),
        (
            {"application_restrictions": {"key_credentials": [{"restriction_type": "trustedCertificateAuthority"}]}},
            "the restriction trustedCertificateAuthority needs certificate_based_application_configuration_ids",
        ),
    ],
)
def test_what_the_service_would_refuse_is_said_before_any_request(
    player: Player, options: dict[str, Any], message: str
) -> None:
    done = player.task(MODULE, options)
    assert (done.failed, done.requests) == (True, [])
    assert done.message == f"The options of {MODULE} are not valid: {message}."


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            secrets(restriction_type="passwordLifetime", state="enabled"),
            "The default app management policy is not changed: a restriction of a lifetime needs max_lifetime.",
        ),
        (
            secrets(
                restriction_type="passwordAddition", exclude_actors={"custom_security_attributes": [{"id": "A_B"}]}
            ),
            "The default app management policy is not changed: it needs a value for "
            "application_restrictions.password_credentials[0].exclude_actors.custom_security_attributes[0].operator.",
        ),
    ],
)
def test_what_would_result_must_be_complete(player: Player, options: dict[str, Any], message: str) -> None:
    done = player.task(MODULE, options)
    assert (done.failed, done.message, done.writes) == (True, message, [])
