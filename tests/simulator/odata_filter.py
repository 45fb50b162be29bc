# Copyright (c) 2026 tenantops.entra contributors
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later
"""$filter: a parser that gives a predicate."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .errors import GraphError, bad_request
from .schema import Schema, TypeInfo
from .validate import TYPE

TOKEN = re.compile(r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<word>[\w$@][\w\-.+$@/:]*)|(?P<sign>[(),:])|(?P<broken>'))")
COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda left, right: left == right,
    "ne": lambda left, right: left != right,
    "gt": lambda left, right: left > right,
    "ge": lambda left, right: left >= right,
    "lt": lambda left, right: left < right,
    "le": lambda left, right: left <= right,
}
TEXT_TESTS = {"startswith": str.startswith, "endswith": str.endswith, "contains": str.__contains__}
Predicate = Callable[[dict[str, Any]], bool]


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    position: int


def clause_error(detail: str) -> GraphError:
    return bad_request(f"Invalid filter clause: {detail}")


def tokens_of(text: str) -> list[Token]:
    tokens, position = [], 0
    while text[position:].strip():
        found = TOKEN.match(text, position)
        if not found:
            raise clause_error(f"Syntax error at position {position} in '{text}'.")
        if found.group("broken"):
            raise clause_error(f"There is an unterminated string literal at position {len(text)} in '{text}'.")
        kind = found.lastgroup or ""
        tokens.append(Token(kind, found.group(kind), found.start(kind)))
        position = found.end()
    return tokens


class Parser:
    """Recursive descent over the grammar that Graph's collections document."""

    def __init__(self, text: str, info: TypeInfo, schema: Schema, ignore_case: bool) -> None:
        self.text = text
        self.tokens = tokens_of(text)
        self.index = 0
        self.info = info
        self.schema = schema
        self.ignore_case = ignore_case
        # Operators that the directory answers only from its index.
        self.advanced: set[str] = set()
        self.properties: set[str] = set()
        self.variable = ""

    def parse(self) -> Predicate:
        predicate = self._or()
        if self.index < len(self.tokens):
            raise self._syntax()
        return predicate

    def _syntax(self) -> GraphError:
        position = self.tokens[self.index].position if self.index < len(self.tokens) else len(self.text)
        return clause_error(f"Syntax error at position {position} in '{self.text}'.")

    def _peek(self, offset: int = 0) -> str:
        index = self.index + offset
        return self.tokens[index].text if index < len(self.tokens) else ""

    def _next(self, expected: str | None = None) -> Token:
        if self.index >= len(self.tokens) or expected is not None and self._peek() != expected:
            raise self._syntax()
        self.index += 1
        return self.tokens[self.index - 1]

    def _or(self) -> Predicate:
        parts = [self._and()]
        while self._peek() == "or":
            self._next()
            parts.append(self._and())
        return parts[0] if len(parts) == 1 else lambda item: any(part(item) for part in parts)

    def _and(self) -> Predicate:
        parts = [self._not()]
        while self._peek() == "and":
            self._next()
            parts.append(self._not())
        return parts[0] if len(parts) == 1 else lambda item: all(part(item) for part in parts)

    def _not(self) -> Predicate:
        if self._peek() == "not":
            self._next()
            self.advanced.add("not")
            inner = self._not()
            return lambda item: not inner(item)
        return self._primary()

    def _primary(self) -> Predicate:
        if self._peek() == "(":
            self._next()
            inner = self._or()
            self._next(")")
            return inner
        name = self._peek().lower()
        if self._peek(1) == "(":
            if name in TEXT_TESTS:
                return self._text_test(name)
            if name == "isof":
                return self._isof()
            if name.rpartition("/")[2] in ("any", "all"):
                return self._lambda()
        return self._comparison()

    def _text_test(self, name: str) -> Predicate:
        self._next()
        self._next("(")
        read = self._path()
        self._next(",")
        wanted = self._literal()
        self._next(")")
        if name != "startswith":
            self.advanced.add(name)
        test = TEXT_TESTS[name]
        return lambda item: isinstance(read(item), str) and test(self._fold(read(item)), self._fold(wanted))

    def _isof(self) -> Predicate:
        self._next()
        self._next("(")
        wanted = self.schema.find(str(self._literal()))
        self._next(")")
        if wanted is None:
            raise clause_error("The child type in a cast or isof was not an entity type.")
        return lambda item: self.schema.is_a(self.schema.find(item.get(TYPE, self.info.name)) or self.info.name, wanted)

    def _lambda(self) -> Predicate:
        path, dummy, quantifier = self._next().text.rpartition("/")
        read = self._reader(path)
        self._next("(")
        head = self._next().text
        if head.endswith(":"):
            self.variable = head[:-1]
        elif ":" in head:
            # The word pattern takes "c:c" as one word.
            self.variable, dummy, rest = head.partition(":")
            self.tokens.insert(self.index, Token("word", rest, self.tokens[self.index - 1].position))
        else:
            self.variable = head
            self._next(":")
        inner = self._or()
        self._next(")")
        self.variable = ""
        combine = any if quantifier.lower() == "any" else all
        return lambda item: combine(inner({"": entry}) for entry in read(item) or [])

    def _comparison(self) -> Predicate:
        read = self._path()
        operator = self._next().text
        if operator == "in":
            return self._in(read)
        if operator == "has":
            wanted = str(self._literal()).lower()
            return lambda item: wanted in [part.strip().lower() for part in str(read(item) or "").split(",")]
        if operator not in COMPARISONS:
            self.index -= 1
            raise self._syntax()
        if operator == "ne":
            self.advanced.add("ne")
        wanted = self._fold(self._literal())
        compare = COMPARISONS[operator]
        return lambda item: self._safely(compare, self._fold(read(item)), wanted)

    @staticmethod
    def _safely(compare: Callable[[Any, Any], bool], left: Any, right: Any) -> bool:
        try:
            return compare(left, right)
        except TypeError:
            return False

    def _in(self, read: Callable[[dict[str, Any]], Any]) -> Predicate:
        self._next("(")
        wanted = [self._fold(self._literal())]
        while self._peek() == ",":
            self._next()
            wanted.append(self._fold(self._literal()))
        self._next(")")
        return lambda item: self._fold(read(item)) in wanted

    def _path(self) -> Callable[[dict[str, Any]], Any]:
        token = self._next()
        if token.kind != "word":
            self.index -= 1
            raise self._syntax()
        return self._reader(token.text)

    def _reader(self, path: str) -> Callable[[dict[str, Any]], Any]:
        names = path.split("/")
        if names[0] == self.variable and self.variable:
            names = ["", *names[1:]]
        elif names[0] not in self.info.properties:
            raise clause_error(
                f"Could not find a property named '{names[0]}' on type 'microsoft.graph.{self.info.name}'."
            )
        else:
            self.properties.add(names[0])

        def read(item: Any) -> Any:
            for name in names:
                item = item.get(name) if isinstance(item, dict) else None
            return item

        return read

    def _literal(self) -> Any:
        token = self._next()
        if token.kind == "text":
            return token.text[1:-1].replace("''", "'")
        if token.kind != "word":
            self.index -= 1
            raise self._syntax()
        word = token.text
        if word in ("true", "false", "null"):
            return {"true": True, "false": False, "null": None}[word]
        return int(word) if re.fullmatch(r"-?\d+", word) else word

    def _fold(self, value: Any) -> Any:
        return value.lower() if isinstance(value, str) and self.ignore_case else value
