# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""Graph's errors: one exception, and the wording of each workload."""

from __future__ import annotations

from typing import Any

# Directory-backed types, other workloads and conditional access answer the same mistake with different codes and texts.
DIRECTORY = "directory"
WORKLOAD = "workload"
CONDITIONAL_ACCESS = "conditional_access"

SCHEMA_1007 = (
    "1007: Incoming ConditionalAccessPolicy object is null or does not match the schema of "
    "ConditionalAccessPolicy type. For examples, please see API documentation at "
    "https://learn.microsoft.com/graph/api/conditionalaccessroot-post-policies."
)
NO_TYPE_NAME = (
    "A value without a type name was found and no expected type is available. When the model is specified, "
    "each value in the payload must have a type which can be either specified in the payload, explicitly "
    "by the caller or implicitly inferred from the parent value."
)


class GraphError(Exception):
    """An answer of Graph that is an error."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        headers: dict[str, str] | None = None,
        inner: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers or {}
        self.inner = inner or {}


def bad_request(message: str, code: str = "BadRequest") -> GraphError:
    return GraphError(400, code, message)


def unknown_segment(segment: str) -> GraphError:
    return bad_request(f"Resource not found for the segment '{segment}'.")


def method_not_allowed() -> GraphError:
    return GraphError(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")


class Wording:
    """How one workload words its refusals."""

    bad = "BadRequest"
    model = "ModelValidationFailure"
    missing = "ResourceNotFound"

    def unknown_property(self, name: str, type_name: str) -> GraphError:
        return bad_request(
            f"The property '{name}' does not exist on type 'microsoft.graph.{type_name}'. Make sure to only "
            "use property names that are defined by the type or mark the type as open type.",
            self.bad,
        )

    def read_only(self, name: str) -> GraphError:
        return bad_request(f"Property '{name}' is read-only and cannot be set.", self.bad)

    def literal(self, value: str, type_name: str) -> GraphError:
        return bad_request(f"Cannot convert the literal '{value}' to the expected type '{type_name}'.", self.model)

    def node(self, found: str, expected: str) -> GraphError:
        return bad_request(
            f"An unexpected '{found}' node was found when reading from the JSON reader. "
            f"A '{expected}' node was expected.",
            self.model,
        )

    def null(self, name: str, type_name: str) -> GraphError:
        full = f"{type_name}[Nullable=False]"
        return bad_request(
            f"A null value was found for the property named '{name}', which has the expected type '{full}'. "
            f"The expected type '{full}' does not allow null values.",
            self.model,
        )

    def null_collection(self, name: str, type_name: str) -> GraphError:
        full = f"{type_name}[Nullable=True]"
        return bad_request(
            f"A null value was found for the property named '{name}', which has the expected type '{full}'. "
            f"The expected type '{full}' cannot be null but it can have null values.",
            self.model,
        )

    def invalid_value(self, name: str, type_name: str, value: Any) -> GraphError:
        return bad_request(
            f"Invalid value '{value}' specified for property '{name}' of resource '{type_name}'.", self.bad
        )

    def enum_member(self, name: str, type_name: str, value: str) -> GraphError:
        return bad_request(f"Requested value '{value}' was not found.", self.model)

    def required(self, name: str, type_name: str) -> GraphError:
        return bad_request(f"A value is required for property '{name}' of resource '{type_name}'.", self.bad)

    def abstract(self, type_name: str) -> GraphError:
        return bad_request("Cannot create an abstract class.", self.model)

    def untyped(self, type_name: str) -> GraphError:
        """The error for a change that does not say the type of what it changes."""
        return self.abstract(type_name)

    def unknown_type(self, type_name: str) -> GraphError:
        return bad_request(
            f"A type named '{type_name}' could not be resolved by the model. When a model is available, "
            "each type name must resolve to a valid type.",
            self.model,
        )

    def wrong_type(self, found: str, expected: str) -> GraphError:
        return bad_request(
            f"An entry with type 'microsoft.graph.{found}' was found, but it is not assignable to the "
            f"expected type 'microsoft.graph.{expected}'.",
            self.model,
        )

    def annotation(self, name: str, type_name: str) -> GraphError | None:
        """The error for an @odata annotation other than a type; most workloads ignore those."""
        return None

    def not_found(self, type_name: str, key: str) -> GraphError:
        name = type_name[:1].upper() + type_name[1:]
        return GraphError(404, self.missing, f"{name} with id {key} does not exist in the directory.")

    def denied(self) -> GraphError:
        return GraphError(
            403, "AccessDenied", "You cannot perform the requested operation, required scopes are missing in the token."
        )


class DirectoryWording(Wording):
    bad = "Request_BadRequest"
    model = "Request_BadRequest"
    missing = "Request_ResourceNotFound"

    def unknown_property(self, name: str, type_name: str) -> GraphError:
        return bad_request(f"Invalid property '{name}'.", self.bad)

    def invalid_value(self, name: str, type_name: str, value: Any) -> GraphError:
        resource = type_name[:1].upper() + type_name[1:]
        return bad_request(f"Invalid value specified for property '{name}' of resource '{resource}'.", self.bad)

    def enum_member(self, name: str, type_name: str, value: str) -> GraphError:
        return self.invalid_value(name, type_name, value)

    def required(self, name: str, type_name: str) -> GraphError:
        resource = type_name[:1].upper() + type_name[1:]
        return bad_request(f"A value is required for property '{name}' of resource '{resource}'.", self.bad)

    def abstract(self, type_name: str) -> GraphError:
        return bad_request(NO_TYPE_NAME, self.bad)

    def not_found(self, type_name: str, key: str) -> GraphError:
        return GraphError(
            404,
            self.missing,
            f"Resource '{key}' does not exist or one of its queried reference-property objects are not present.",
        )

    def denied(self) -> GraphError:
        return GraphError(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")


class ConditionalAccessWording(Wording):
    """Whatever is wrong with the shape of a body is error 1007."""

    def _schema(self) -> GraphError:
        return bad_request(SCHEMA_1007)

    def unknown_property(self, name: str, type_name: str) -> GraphError:
        return self._schema()

    def read_only(self, name: str) -> GraphError:
        return self._schema()

    def literal(self, value: str, type_name: str) -> GraphError:
        return self._schema()

    def node(self, found: str, expected: str) -> GraphError:
        return self._schema()

    def null(self, name: str, type_name: str) -> GraphError:
        return self._schema()

    def null_collection(self, name: str, type_name: str) -> GraphError:
        return self._schema()

    def enum_member(self, name: str, type_name: str, value: str) -> GraphError:
        return self._schema()

    def annotation(self, name: str, type_name: str) -> GraphError | None:
        return self._schema()

    def untyped(self, type_name: str) -> GraphError:
        return bad_request(f"1042: Unexpected type. A body of the type 'microsoft.graph.{type_name}' was expected.")

    def wrong_type(self, found: str, expected: str) -> GraphError:
        return self.untyped(expected)


WORDINGS: dict[str, Wording] = {
    DIRECTORY: DirectoryWording(),
    WORKLOAD: Wording(),
    CONDITIONAL_ACCESS: ConditionalAccessWording(),
}
