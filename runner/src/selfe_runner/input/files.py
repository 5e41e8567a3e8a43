# Reads the files that a command is given, and says in one sentence what is wrong with them.
# SPDX-License-Identifier: BSD-2-Clause

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from selfe_runner.problem import Problem


def read_bytes(path: Path, what: str, hint: str = "") -> bytes:
    """The content of the file `path`, which is `what` to the user."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Problem(f"{path}: cannot read the {what}: {error.strerror}", hint) from error


def read_json_object(path: Path, what: str, hint: str = "") -> Mapping[str, Any]:
    """The JSON object in `path`."""
    try:
        value = json.loads(read_bytes(path, what, hint))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem(f"{path}: the {what} is not JSON: {error}", hint) from error
    if not isinstance(value, dict):
        raise Problem(f"{path}: the {what} is not a JSON object", hint)
    return value


def read_toml(path: Path, what: str, hint: str = "") -> Mapping[str, Any]:
    """The table in `path`."""
    try:
        return tomllib.loads(read_bytes(path, what, hint).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Problem(f"{path}: the {what} is not TOML: {error}", hint) from error


class Fields:
    """Typed access to a table that came from a file; a wrong type is a Problem, not a crash."""

    def __init__(self, table: Mapping[str, Any], where: str) -> None:
        self._table = table
        self._where = where

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def text(self, key: str, default: str | None = None) -> str:
        if default is not None and key not in self._table:
            return default
        return str(self._get(key, str, "a text"))

    def number(self, key: str) -> int:
        value = self._get(key, int, "a number")
        if isinstance(value, bool) or value < 0:
            raise Problem(f"{self._where}: '{key}' is not a number from 0 up")
        return int(value)

    def texts(self, key: str) -> tuple[str, ...]:
        items = self._get(key, list, "a list")
        if not all(isinstance(item, str) for item in items):
            raise Problem(f"{self._where}: '{key}' is not a list of texts")
        return tuple(items)

    def table(self, key: str) -> "Fields":
        return Fields(self._get(key, dict, "a table"), f"{self._where}: {key}")

    def tables(self, key: str) -> tuple["Fields", ...]:
        items = self._get(key, list, "a list")
        if not all(isinstance(item, dict) for item in items):
            raise Problem(f"{self._where}: '{key}' is not a list of tables")
        return tuple(Fields(item, f"{self._where}: {key}[{i}]") for i, item in enumerate(items))

    def text_items(self) -> tuple[tuple[str, str], ...]:
        """All keys with their values, which must be texts."""
        return tuple((key, self.text(key)) for key in self._table)

    def _get(self, key: str, kind: type, kind_name: str) -> Any:
        if key not in self._table:
            raise Problem(f"{self._where}: '{key}' is missing")
        value = self._table[key]
        if not isinstance(value, kind):
            raise Problem(f"{self._where}: '{key}' is not {kind_name}")
        return value
