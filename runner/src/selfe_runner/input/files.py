# Reads the files that a command is given, and says in one sentence what is wrong with them.
# SPDX-License-Identifier: BSD-2-Clause

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from selfe_runner.problem import Problem


def read_bytes(path: Path, what: str, hint: str = "") -> bytes:
    """The content of the file `path`, which is `what` to the user."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Problem(f"cannot read the {what}: {error.strerror}", hint, place=path) from error


def read_json_object(path: Path, what: str, hint: str = "") -> Mapping[str, Any]:
    """The JSON object in `path`."""
    try:
        value = json.loads(read_bytes(path, what, hint))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem(f"the {what} is not JSON: {error}", hint, place=path) from error
    if not isinstance(value, dict):
        raise Problem(f"the {what} is not a JSON object", hint, place=path)
    return value


class Fields:
    """Typed access to a table that came from a file; a wrong type is a Problem, not a crash."""

    def __init__(self, table: Mapping[str, Any], file: str | Path, inside: str = "") -> None:
        """`inside`: which table of the file this is; empty for all of it."""
        self._table = table
        self._file = file
        self._inside = inside

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    @property
    def file(self) -> str:
        return str(self._file)

    def text(self, key: str, default: str | None = None) -> str:
        if default is not None and key not in self._table:
            return default
        return str(self._get(key, str, "a text"))

    def number(self, key: str, default: int | None = None) -> int:
        if default is not None and key not in self._table:
            return default
        value = self._get(key, int, "a number")
        if isinstance(value, bool) or value < 0:
            raise self._problem(f"'{key}' is not a number from 0 up")
        return int(value)

    def flag(self, key: str, default: bool) -> bool:
        return bool(self._get(key, bool, "true or false")) if key in self._table else default

    def seconds(self, key: str, default: float) -> float:
        if key not in self._table:
            return default
        value = self._table[key]
        if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
            raise self._problem(f"'{key}' is not a time above 0")
        return float(value)

    def amount(self, key: str) -> float:
        """A number from 0 up, perhaps with a fraction."""
        value = self._table.get(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 0:
            raise self._problem(f"'{key}' is not a number from 0 up")
        return float(value)

    def maybe_amount(self, key: str) -> float | None:
        """The same; None if the key is absent or null."""
        return None if self._table.get(key) is None else self.amount(key)

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        if default is not None and key not in self._table:
            return default
        items = self._get(key, list, "a list")
        if not all(isinstance(item, str) for item in items):
            raise self._problem(f"'{key}' is not a list of texts")
        return tuple(items)

    def text_pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """A list of lists of two texts; none if the key is not there."""
        pairs = self._table.get(key, [])
        if not isinstance(pairs, list) or any(
            not isinstance(pair, list) or [type(item) for item in pair] != [str, str]
            for pair in pairs
        ):
            raise self._problem(f"'{key}' is not a list of pairs of texts")
        return tuple((first, second) for first, second in pairs)

    def table(self, key: str) -> "Fields":
        return Fields(self._get(key, dict, "a table"), self._file, key)

    def tables(self, key: str) -> tuple["Fields", ...]:
        items = self._get(key, list, "a list")
        if not all(isinstance(item, dict) for item in items):
            raise self._problem(f"'{key}' is not a list of tables")
        return tuple(Fields(item, self._file, f"{key}[{i}]") for i, item in enumerate(items))

    def text_items(self) -> tuple[tuple[str, str], ...]:
        """All keys with their values, which must be texts."""
        return tuple((key, self.text(key)) for key in self._table)

    def texts_items(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """All keys with their values, which must be lists of texts."""
        return tuple((key, self.texts(key)) for key in self._table)

    def _get(self, key: str, kind: type, kind_name: str) -> Any:
        if key not in self._table:
            raise self._problem(f"'{key}' is missing")
        value = self._table[key]
        if not isinstance(value, kind):
            raise self._problem(f"'{key}' is not {kind_name}")
        return value

    def _problem(self, message: str) -> Problem:
        return Problem(
            f"{self._inside}: {message}" if self._inside else message, place=self._file
        )
