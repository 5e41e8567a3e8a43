# Measures subjects in turn and puts the figures of each in a table.
# SPDX-License-Identifier: BSD-2-Clause

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

# Each use of it gives one figure for each column of what is measured, in milliseconds.
Measure = Callable[[], Sequence[float]]


@dataclass(frozen=True)
class Series:
    """The figures of one subject, in the order of the rounds. The first subject of a table is what
    the others are compared with."""

    subject: str
    figures: tuple[float, ...]


def interleave(measures: Mapping[str, Measure], rounds: int) -> list[list[Series]]:
    """Measures every subject once a round; for each column the series of all subjects.

    Whatever else the machine does slows the subjects of a round alike, which no order of whole
    series does. A round before the first one fills the caches and is not counted.
    """
    for measure in measures.values():
        measure()
    taken: dict[str, list[Sequence[float]]] = {subject: [] for subject in measures}
    for _ in range(rounds):
        for subject, measure in measures.items():
            taken[subject].append(measure())
    columns: Iterable[Iterable[tuple[float, ...]]] = zip(
        *(zip(*figures, strict=True) for figures in taken.values()), strict=True
    )
    return [
        [Series(subject, figures) for subject, figures in zip(measures, column, strict=True)]
        for column in columns
    ]


def ratio(series: Series, base: Series) -> float:
    """The median, over the rounds, of a figure by the base's figure of the same round."""
    pairs = zip(series.figures, base.figures, strict=True)
    return statistics.median(figure / other for figure, other in pairs)


def table(title: str, rows: Sequence[Series]) -> str:
    """The rows under their title; the first row is the base of the ratios."""
    head = f"{title}; n = {len(rows[0].figures)}"
    lines = [f"{head:<56}{'median':>9}{'min':>9}{'max':>9}{'ratio':>8}"]
    for row in rows:
        spread = (statistics.median(row.figures), min(row.figures), max(row.figures))
        share = "" if row is rows[0] else f"{ratio(row, rows[0]):.2f}"
        columns = "".join(f"{figure:>9.1f}" for figure in spread)
        lines.append(f"  {row.subject:<54}{columns}{share:>8}".rstrip())
    return "\n".join(lines)
