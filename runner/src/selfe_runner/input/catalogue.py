# The catalogue of documented behaviours: conformance/catalogue, one file an area, one table a row.
# SPDX-License-Identifier: BSD-2-Clause

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selfe_runner.input.catalogue_row import Divergence, Row
from selfe_runner.input.catalogue_table import CONDITIONS, MORE_THAN, Table
from selfe_runner.input.files import read_bytes
from selfe_runner.input.kernel_prefix import KernelConfig
from selfe_runner.input.release import order, release_of
from selfe_runner.input.untested import FILE_NAME, with_reasons
from selfe_runner.problem import Problem

# Who reads a catalogue names its rows by this module.
__all__ = ["DEFAULT_CATALOGUE", "Divergence", "Kernel", "Row", "kernel_of", "read_catalogue"]

# Beside the runner, in the tree and where it is installed.
DEFAULT_CATALOGUE = Path(__file__).parents[4] / "conformance" / "catalogue"

_STUBS = Path("libsel4/include/interfaces/sel4_client.h")
_HINT = "name the folder conformance/catalogue of the tree that the suite was built from"


def read_catalogue(folder: Path) -> tuple[Row, ...]:
    """All rows, sorted by id, each with the reason beside the folder why it may have no case.
    Problem: no catalogue there, or not one that can be evaluated."""
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise Problem("there is no catalogue (*.toml) here", _HINT, place=folder)
    rows: dict[str, Row] = {}
    for path in files:
        try:
            document = tomllib.loads(read_bytes(path, "catalogue", _HINT).decode())
        except ValueError as error:
            raise Problem(f"this is no TOML: {error}", place=path) from error
        for row_id, table in document.items():
            if row_id in rows:
                raise Problem(f"{row_id} stands already in {rows[row_id].area}.toml", place=path)
            rows[row_id] = _row(path, row_id, table)
    return tuple(with_reasons([rows[row_id] for row_id in sorted(rows)], folder.parent / FILE_NAME))


def _row(path: Path, row_id: str, values: Any) -> Row:
    if not isinstance(values, dict) or not re.fullmatch("[A-Z]+-[0-9]{3}", row_id):
        raise Problem(f"'{row_id}' is no row", "ids look like CN-031", place=path)
    table = Table(path, row_id, values)
    return Row(
        id=row_id,
        area=path.stem,
        call=table.text("call", is_required=True),
        rule=table.text("rule", is_required=True),
        error=table.text("error"),
        source=table.text("source", is_required=True),
        profile=table.text("profile"),
        when=table.conditions(),
        arch=table.texts("arch"),
        since=table.release("since"),
        until=table.release("until"),
        divergence=_divergence(table.table("divergence")),
        unobservable=table.text("unobservable"),
    )


def _divergence(table: Table | None) -> Divergence | None:
    if table is None:
        return None
    return Divergence(
        until=table.release("until"),
        when=table.conditions(),
        arch=table.texts("arch"),
        cases=table.texts("cases"),
        text=table.text("text", is_required=True),
        says=table.patterns("says"),
    )


@dataclass(frozen=True)
class Kernel:
    """What decides which rows apply to a kernel, and which of them it is known to break."""

    config: KernelConfig
    stubs: str
    release: str

    def why_not(self, row: Row) -> str:
        """Why the row does not apply here; empty if it does."""
        if why_not := self._why_not(row.arch, row.when):
            return why_not
        if row.since and order(self.release) < order(row.since):
            return f"only since {row.since}"
        if row.until and order(self.release) >= order(row.until):
            return f"only before {row.until}"
        if row.since and not re.search(rf"^{re.escape(row.call)}\(", self.stubs, re.MULTILINE):
            return f"this kernel has no {row.call}"
        return ""

    def known_divergence(self, row: Row) -> Divergence | None:
        """How kernels of this release and configuration are known to break the row, if they are."""
        known = row.divergence
        if known is None or self._why_not(known.arch, known.when):
            return None
        is_mended = known.until and order(self.release) >= order(known.until)
        return None if is_mended else known

    def _why_not(self, arch: tuple[str, ...], when: tuple[str, ...]) -> str:
        here = (
            self.config.text("SEL4_ARCH"),
            self.config.text("ARCH"),
            f"{self.config.text('WORD_SIZE')}-bit",
        )
        if arch and not set(arch) & set(here):
            return "not on this architecture"
        for one in when:
            name = one.removeprefix("!")
            if self._has(name) == one.startswith("!"):
                return f"only with {name}" if name == one else f"only without {name}"
        return ""

    def _has(self, condition: str) -> bool:
        if condition in MORE_THAN:
            option, least = MORE_THAN[condition]
            return int(self.config.text(option) or least) > least
        return any(self.config.flag(option) for option in CONDITIONS[condition])


def kernel_of(config: KernelConfig) -> Kernel:
    """The kernel of this configuration, with the calls that its libsel4 has."""
    stubs = read_bytes(config.prefix / _STUBS, "stubs of libsel4", "install the kernel whole")
    return Kernel(config, stubs.decode(errors="replace"), release_of(config.prefix))
