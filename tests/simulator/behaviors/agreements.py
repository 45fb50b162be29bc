# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Terms of use: an agreement comes with its files, which are kept beside it and never read back."""

from __future__ import annotations

import uuid
from typing import Any

from ..call import Call
from ..errors import bad_request
from ..values import timestamp
from . import Behavior, behavior
from .conditional_access import POLICIES
from .conditional_access_rules import member

FILE_TYPES = (".pdf",)


@behavior("agreement")
class Agreement(Behavior):
    def creating(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        value = dict(value)
        file, files = value.pop("file", None) or {}, value.pop("files", None) or []
        languages = [*files, *(file.get("localizations") or [])]
        if not languages:
            raise bad_request("A value is required for property 'file' of resource 'agreement'.")
        kept = [with_id(item) for item in languages]
        # https://learn.microsoft.com/graph/api/termsofusecontainer-post-agreements lists it as required, and says what
        # happens without; the stricter of the two.
        if any(item.get("isDefault") is None for item in languages):
            raise bad_request("A value is required for property 'isDefault' of resource 'agreementFileLocalization'.")
        place = f"{call.collection_path}/{value['id']}"
        # Everything is right by now: what is stored below stays.
        call.store.put(f"{place}/file", {"id": str(uuid.uuid4()), "createdDateTime": timestamp()})
        for item in kept:
            call.store.put_item(f"{place}/files", item["id"], item)
        return value

    def deleting(self, call: Call, current: dict[str, Any]) -> None:
        for policy in call.store.state.items(POLICIES):
            if current["id"].lower() in {item.lower() for item in member(policy, "grantControls.termsOfUse") or []}:
                raise bad_request(
                    f"The agreement {current['id']} is referenced by a conditional access policy and cannot be deleted."
                )


@behavior("agreement_file")
class AgreementFile(Behavior):
    def creating(self, call: Call, value: dict[str, Any]) -> dict[str, Any]:
        return with_id(value)


def with_id(file: dict[str, Any]) -> dict[str, Any]:
    """A file as it is kept: without its content."""
    if not str(file.get("fileName") or "").lower().endswith(FILE_TYPES):
        raise bad_request("The file of an agreement must be a PDF.")
    if not file.get("language"):
        raise bad_request("A value is required for property 'language' of resource 'agreementFileLocalization'.")
    if not (file.get("fileData") or {}).get("data"):
        raise bad_request("A value is required for property 'fileData' of resource 'agreementFileLocalization'.")
    stored = {name: item for name, item in file.items() if name != "fileData"}
    return {"id": str(uuid.uuid4()), **{name: item for name, item in stored.items() if name != "id"}}
