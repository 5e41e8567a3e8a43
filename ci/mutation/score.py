# What a run over mutants comes to, by area and by line of the source.
# SPDX-License-Identifier: BSD-2-Clause

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mutation.areas import area_of
from mutation.equivalents import Argument
from mutation.mutant import Mutant
from mutation.outcome import Kind, Outcome

HIDDEN = "hidden"
EQUIVALENT = "equivalent"
# Counted apart, in the order of tables. The last three are no defects; the hidden ones are, but no
# run in QEMU says anything about them.
COLUMNS = (*(k.value for k in (Kind.KILLED, Kind.WRECKED, Kind.NO_BOOT, Kind.SURVIVED)),
           HIDDEN, EQUIVALENT, Kind.SAME.value, Kind.NOT_BUILT.value)  # fmt: skip
_DEFECTS = COLUMNS[:4]
_DETECTED = COLUMNS[:3]


@dataclass(frozen=True)
class Judged:
    """A mutant with its outcome; `argument`: why no case can notice it, if that was argued."""

    mutant: Mutant
    outcome: Outcome
    argument: Argument | None = None

    @property
    def column(self) -> str:
        if self.outcome.kind is Kind.SURVIVED and self.argument:
            return HIDDEN if self.argument.is_hidden else EQUIVALENT
        return self.outcome.kind.value


@dataclass(frozen=True)
class Score:
    """How many mutants are in each of COLUMNS."""

    counts: Mapping[str, int]

    @property
    def defects(self) -> int:
        return sum(self.counts.get(column, 0) for column in _DEFECTS)

    @property
    def detected(self) -> int:
        return sum(self.counts.get(column, 0) for column in _DETECTED)

    @property
    def percent(self) -> float:
        """Of the defects, those detected; 100 without any."""
        return 100 * self.detected / self.defects if self.defects else 100.0

    @property
    def text(self) -> str:
        return f"{self.percent:.1f} %" if self.defects else "–"


def score(judged: Iterable[Judged]) -> Score:
    return Score(Counter(one.column for one in judged))


def by_area(judged: Sequence[Judged]) -> dict[str, Score]:
    """Sorted by area."""
    areas = sorted({area_of(one.mutant.file) for one in judged})
    return {a: score(one for one in judged if area_of(one.mutant.file) == a) for a in areas}


def survivors(judged: Iterable[Judged]) -> list[Judged]:
    """Those without an argument, by place."""
    alive = [one for one in judged if one.column == Kind.SURVIVED.value]
    return sorted(alive, key=_place)


def contradictions(judged: Iterable[Judged]) -> list[Judged]:
    """Those that no case can notice, as was argued, and that something noticed all the same."""
    return sorted((o for o in judged if o.argument and o.outcome.kind.is_detected), key=_place)


def _place(one: Judged) -> tuple[str, int, int, str]:
    return one.mutant.file, one.mutant.line, one.mutant.column, one.mutant.key
