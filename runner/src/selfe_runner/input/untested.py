# Why rules of the catalogue have no case: conformance/untested.toml, one table a reason.
# SPDX-License-Identifier: BSD-2-Clause

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from selfe_runner.input.catalogue_row import Row
from selfe_runner.input.catalogue_table import CONDITIONS
from selfe_runner.input.files import read_bytes
from selfe_runner.problem import Problem

# It stands beside the catalogue's folder.
FILE_NAME = "untested.toml"

_ABOUT = ("rows", "when", "arch")


@dataclass(frozen=True)
class Reason:
    """Why no case decides some rows: those that hold for architectures of `arch` only, those with a
    condition of `when`, or the `rows` themselves; one of the three is not empty."""

    name: str
    text: str
    rows: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    arch: tuple[str, ...] = ()

    def is_about(self, row: Row) -> bool:
        is_elsewhere = bool(row.arch) and set(row.arch) <= set(self.arch)
        return row.id in self.rows or is_elsewhere or not set(self.when).isdisjoint(row.when)


def read_reasons(path: Path) -> tuple[Reason, ...]:
    """All reasons; none, where there is no such file. Problem: one of them cannot be understood."""
    if not path.exists():
        return ()
    try:
        document = tomllib.loads(read_bytes(path, "list of reasons").decode())
    except ValueError as error:
        raise Problem(f"this is no TOML: {error}", place=path) from error
    return tuple(_reason(path, name, table) for name, table in document.items())


def with_reasons(rows: Sequence[Row], path: Path) -> Iterator[Row]:
    """The rows, each with why it may have no case. Problem: two reasons for one, or a reason for
    none: what it was about has gone."""
    reasons = read_reasons(path)
    for reason in reasons:
        if lost := sorted(set(reason.rows) - {row.id for row in rows}):
            raise Problem(f"{reason.name}: the catalogue has no {', '.join(lost)}", place=path)
        if not any(reason.is_about(row) for row in rows):
            raise Problem(f"{reason.name}: this is about no row of the catalogue", place=path)
    for row in rows:
        of_row = [reason for reason in reasons if reason.is_about(row)]
        if len(of_row) > 1:
            names = ", ".join(reason.name for reason in of_row)
            raise Problem(f"{row.id} has several reasons: {names}", place=path)
        yield replace(row, untested=of_row[0].text) if of_row else row


def _reason(path: Path, name: str, values: Any) -> Reason:
    about = [key for key in _ABOUT if isinstance(values, dict) and key in values]
    if len(about) != 1 or set(values) != {"reason", about[0]}:
        raise Problem(
            f"'{name}' is no reason", f"it has 'reason' and one of: {', '.join(_ABOUT)}", place=path
        )
    text, subjects = values["reason"], values[about[0]]
    is_list = isinstance(subjects, list) and all(isinstance(one, str) for one in subjects)
    if not isinstance(text, str) or not text or not is_list or not subjects:
        raise Problem(
            f"'{name}' is no reason", f"'reason' is a text, '{about[0]}' a list of texts", place=path
        )
    if about[0] == "when" and (unknown := sorted(set(subjects) - set(CONDITIONS))):
        raise Problem(f"{name}: unknown condition '{unknown[0]}'", place=path)
    return Reason(name, text, **{about[0]: tuple(subjects)})
