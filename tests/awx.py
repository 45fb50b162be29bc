# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""What AWX hands to a job: the variables of its credentials, as AWX makes them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from jinja2.sandbox import ImmutableSandboxedEnvironment

CREDENTIAL_TYPE = Path(__file__).resolve().parents[1] / "docs/awx/credential_type.yml"


def built_in(tenant: str, client: str, secret: str, cloud: str | None = None) -> dict[str, str]:
    """The variables of the built-in type "Microsoft Azure Resource Manager" with a client and a secret.

    https://github.com/ansible/awx-plugins/blob/devel/src/awx_plugins/credentials/injectors.py (azure_rm)
    """
    found = {
        "AZURE_SUBSCRIPTION_ID": "",
        "AZURE_CLIENT_ID": client,
        "AZURE_TENANT": tenant,
        "AZURE_SECRET": secret,
    }
    return found if cloud is None else {**found, "AZURE_CLOUD_ENVIRONMENT": cloud}


def credential_type() -> dict[str, Any]:
    """The credential type that the collection offers."""
    return yaml.safe_load(CREDENTIAL_TYPE.read_text(encoding="utf-8"))


def injected(inputs: Mapping[str, str], folder: Path) -> dict[str, str]:
    """The variables of the collection's credential type; its files are written into a folder.

    What is not filled in is undefined, which AWX renders as nothing; files are written in any case.
    """
    injectors = credential_type()["injectors"]
    jinja = ImmutableSandboxedEnvironment()
    files = SimpleNamespace()
    for label, template in injectors["file"].items():
        path = folder / label.replace(".", "_")
        path.write_text(jinja.from_string(template).render(**inputs), encoding="utf-8")
        setattr(files, label.split(".")[1], str(path))
    tower = SimpleNamespace(filename=files)
    return {
        name: jinja.from_string(template).render(**inputs, tower=tower) for name, template in injectors["env"].items()
    }
