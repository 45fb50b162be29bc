# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""Terms of use: a document that users accept before conditional access lets them in."""

from __future__ import annotations

from .._fields import Bool, Children, DateTime, Duration, Field, Keyed, Nested, Object, Text
from .._resource import Permissions, collection, display_name
from .._scalars import CASELESS_TEXT

_FILE = Object(
    (
        Field(
            "language",
            "Language of the file, such as V(en-US). It identifies the item.",
            CASELESS_TEXT,
            required=True,
        ),
        Text("file_name", "Name of the file, such as V(rules.pdf).", required=True),
        Text("display_name", "Name of the document, as users see it in this language.", nullable=True),
        Bool(
            "is_default",
            "Whether users see this file whose own language has none. Without any, the first one is the default.",
            required=True,
        ),
        Bool("is_major_version", "Whether the file is a new major version, which users have to accept again."),
        Nested(
            "file_data",
            "The content. Another content of a file that is there already is no difference, because nobody can read "
            "it.",
            Text("data", "The PDF document, in Base64."),
            write_only=True,
        ),
    ),
    dropped=("id", "createdDateTime"),
)

RESOURCE = collection(
    "terms_of_use_agreement",
    "terms of use agreement",
    "/identityGovernance/termsOfUse/agreements",
    graph_type="agreement",
    docs="https://learn.microsoft.com/graph/api/resources/agreement",
    permissions=Permissions(read=("Agreement.Read.All",), write=("Agreement.ReadWrite.All",), app_only=False),
    # The same files under their newer name, which creation does not take (termsofusecontainer-post-agreements).
    dropped=("file",),
    # PATCH takes display_name and is_viewing_before_acceptance_required and nothing else (agreement-update).
    fields=(
        display_name("Name of the agreement; users see those of the files."),
        Bool(
            "is_viewing_before_acceptance_required",
            "Whether users have to open the document before they can accept it.",
            required=True,
        ),
        Bool(
            "is_per_device_acceptance_required",
            "Whether users have to accept it on each device, which must be registered for that.",
            immutable=True,
        ),
        Nested(
            "terms_expiration",
            "When all acceptances expire, and how often again.",
            DateTime("start_date_time", "When they expire for the first time."),
            Duration("frequency", "How long after that they expire again and again, such as V(P365D)."),
            immutable=True,
        ),
        Duration(
            "user_reaccept_required_frequency",
            "After what time each user has to accept it again, such as V(P90D).",
            immutable=True,
        ),
        Keyed(
            "files",
            "The documents, one per language. Files can be added later, but neither changed nor removed.",
            _FILE,
            key=("language",),
            required=True,
            channel=Children("files", update=False, delete=False, at_creation=True),
        ),
    ),
)
