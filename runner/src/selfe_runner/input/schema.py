# What a description (a platform, a board) may say: a schema file as values.
# SPDX-License-Identifier: BSD-2-Clause

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

# Keys that must be there; of a tuple exactly one.
Needs = tuple[str | tuple[str, ...], ...]


@dataclass(frozen=True)
class Key:
    """`type`: one of those that the schema's head lists, `table` and `tables` without the name of
    the table, which is `table`. `match` and `one_of` bound a text, the others a number."""

    type: str
    table: str
    match: str
    one_of: tuple[str, ...]
    most: int | None
    multiple_of: int


@dataclass(frozen=True)
class Choice:
    """What one value of a table's deciding key brings. `irqs`: first and last interrupt number;
    `archs`: where it can be, empty for everywhere."""

    needs: Needs
    may: tuple[str, ...]
    irqs: tuple[int, int] | None
    archs: tuple[str, ...]

    @property
    def keys(self) -> frozenset[str]:
        return frozenset((*names_of(self.needs), *self.may))


@dataclass(frozen=True)
class Table:
    """`any`: the type of all values, if the table takes any key; `choice`: its deciding key."""

    needs: Needs
    keys: Mapping[str, Key]
    choice: str
    choices: Mapping[str, Choice]
    any: str


@dataclass(frozen=True)
class Schema:
    """`root`: the table that the file as a whole is; `address_bits`: of a physical address, by
    architecture, in schemas that know architectures."""

    root: str
    address_bits: Mapping[str, int]
    tables: Mapping[str, Table]


def platform_schema() -> Schema:
    return _read("platform_schema.toml")


def board_schema() -> Schema:
    return _read("board_schema.toml")


def night_plan_schema() -> Schema:
    return _read("night_plan_schema.toml")


def engine_schema() -> Schema:
    return _read("engine_schema.toml")


@cache
def _read(name: str) -> Schema:
    content = tomllib.loads(Path(__file__).with_name(name).read_text())
    return Schema(
        root=content["root"],
        address_bits=content.get("archs", {}),
        tables={name: _table(entry) for name, entry in content["table"].items()},
    )


def names_of(needs: Needs) -> tuple[str, ...]:
    """All names in `needs`."""
    return tuple(n for need in needs for n in ([need] if isinstance(need, str) else need))


def _table(entry: Mapping[str, Any]) -> Table:
    return Table(
        needs=_needs(entry.get("needs", [])),
        keys={name: _key(key) for name, key in entry.get("keys", {}).items()},
        choice=entry.get("choice", ""),
        choices={name: _choice(choice) for name, choice in entry.get("choices", {}).items()},
        any=entry.get("any", ""),
    )


def _key(entry: Mapping[str, Any]) -> Key:
    kind, _, table = entry["type"].partition(" ")
    return Key(
        type=kind,
        table=table,
        match=entry.get("match", ""),
        one_of=tuple(entry.get("one_of", [])),
        most=entry.get("most"),
        multiple_of=entry.get("multiple_of", 1),
    )


def _choice(entry: Mapping[str, Any]) -> Choice:
    irqs = entry.get("irqs")
    return Choice(
        needs=_needs(entry.get("needs", [])),
        may=tuple(entry.get("may", [])),
        irqs=(irqs[0], irqs[1]) if irqs else None,
        archs=tuple(entry.get("archs", [])),
    )


def _needs(entries: Sequence[str | Sequence[str]]) -> Needs:
    return tuple(entry if isinstance(entry, str) else tuple(entry) for entry in entries)
