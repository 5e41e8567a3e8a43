# What a run over mutants of the runner comes to, by file.
# SPDX-License-Identifier: BSD-2-Clause

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from runner_mutation.mutants import Fate, Mutant

ARGUED = "argued"
WORDING = "wording"
COLUMNS = (Fate.KILLED.value, "broken off", Fate.SURVIVED.value, Fate.UNREACHED.value, ARGUED, WORDING)


@dataclass(frozen=True)
class Tally:
    """`argued`: by key, why a mutant that survives is as good as the original."""

    mutants: Sequence[Mutant]
    argued: Mapping[str, str]

    @property
    def survivors(self) -> list[Mutant]:
        """Those that a test should have noticed, in the order of their places."""
        return [m for m in self.mutants if _column(m, self.argued) in (Fate.SURVIVED.value, Fate.UNREACHED.value)]

    @property
    def unknown(self) -> list[Mutant]:
        """Those of which nobody knows whether a test notices."""
        return [m for m in self.mutants if not m.is_wording and not m.fate.is_known]

    @property
    def contradictions(self) -> list[Mutant]:
        """Those that are argued to be as good as the original, and that a test notices."""
        return [m for m in self.mutants if m.key in self.argued and m.fate.is_noticed]

    def stale(self) -> list[str]:
        """Arguments about mutants that are none, sorted. Only of files that were looked at."""
        keys = {m.key for m in self.mutants}
        files = {m.file for m in self.mutants}
        return sorted(key for key in self.argued if key.split(" ")[0] in files and key not in keys)

    @property
    def counting(self) -> int:
        """How many mutants a test should notice."""
        return self.noticed + len(self.survivors)

    @property
    def noticed(self) -> int:
        """How many of them one did."""
        return sum(_column(m, self.argued) in COLUMNS[:2] for m in self.mutants)

    @property
    def percent(self) -> float:
        """Of the mutants that count, those that were noticed; 100 if there is none."""
        return _percent(Counter(_column(m, self.argued) for m in self.mutants))

    def left_out(self, column: str) -> int:
        """How many do not count: `ARGUED`, those that survive and are argued; `WORDING`."""
        return sum(_column(m, self.argued) == column for m in self.mutants)

    def table(self) -> list[tuple[str, ...]]:
        """A head, a line a file, a line for all."""
        rows: list[tuple[str, ...]] = [("file", *COLUMNS, "noticed")]
        for file in [*sorted({m.file for m in self.mutants}), ""]:
            counts = Counter(_column(m, self.argued) for m in self.mutants if file in ("", m.file))
            cells = (str(counts[column]) for column in COLUMNS)
            rows.append((file or "all", *cells, f"{_percent(counts):.1f} %"))
        return rows


def _percent(counts: Counter[str]) -> float:
    noticed = counts[COLUMNS[0]] + counts[COLUMNS[1]]
    missed = counts[COLUMNS[2]] + counts[COLUMNS[3]]
    return 100.0 * noticed / (noticed + missed) if noticed + missed else 100.0


def _column(mutant: Mutant, argued: Mapping[str, str]) -> str:
    if mutant.is_wording:
        return WORDING
    if mutant.fate is Fate.KILLED:
        return COLUMNS[0]
    if mutant.fate.is_noticed:
        return COLUMNS[1]
    return ARGUED if mutant.fate.is_known and mutant.key in argued else str(mutant.fate.value)
