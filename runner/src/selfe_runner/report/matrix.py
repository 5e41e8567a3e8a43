# The traceability matrix: each row of the catalogue against each kernel, and what is known of it.
# SPDX-License-Identifier: BSD-2-Clause

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from selfe_runner.input.catalogue import Kernel, Row
from selfe_runner.report.journal_reader import JournalCase
from selfe_runner.report.row_verdict import row_reason, row_verdict, why_undecided
from selfe_runner.verdict import Verdict

FORMAT = 1

# What a row can be on a kernel besides the verdict of its cases, in small letters.
NOT_APPLICABLE = "na"
UNOBSERVABLE = "unobservable"
UNTESTED = "untested"
# Each of its cases says nothing of it: they failed by other rows.
UNDECIDED = "undecided"
# The kernel's release is known to break the row, and each of its cases passed.
UNEXPECTED_PASS = "unexpected_pass"

# The state of a row with several cases is the first of these that one of them has: a dead kernel,
# what else speaks against it, what could not be told, and a pass before a skip. None: undecided.
_FIRST: tuple[Verdict | None, ...] = (
    Verdict.KERNEL,
    *(v for v in Verdict if v.is_kernel_bad and v is not Verdict.KERNEL),
    *(verdict for verdict in Verdict if verdict.is_untold),
    Verdict.DIVERGES,
    Verdict.PASS,
    None,
    Verdict.SKIP,
    Verdict.UNSELECTED,
)
_DECIDED = frozenset(
    verdict.value.lower()
    for verdict in Verdict
    if verdict.is_kernel_bad or verdict in (Verdict.PASS, Verdict.DIVERGES)
) | {UNEXPECTED_PASS}

# What every row is on a kernel, in the order in which a sum of them is read. The first of the
# pairs are shown even if there is none.
_ALWAYS = (
    (Verdict.PASS.value.lower(), "pass"),
    (Verdict.FAIL.value.lower(), "fail"),
    (Verdict.DIVERGES.value.lower(), "diverge as known"),
    (UNEXPECTED_PASS, "unexpected pass"),
    (Verdict.SKIP.value.lower(), "skip"),
    (NOT_APPLICABLE, "not applicable"),
    (Verdict.CRASH.value.lower(), "crash"),
    (Verdict.HANG.value.lower(), "hang"),
    (UNTESTED, "untested"),
    (UNOBSERVABLE, "unobservable"),
)
_NAMED = {state for state, _ in _ALWAYS}
_IF_ANY = (
    (UNDECIDED, "undecided"),
    *((v.value.lower(), v.value) for v in Verdict if v.value.lower() not in _NAMED),
)


def is_decided(state: str) -> bool:
    """Whether a row in this state has been decided, one way or the other."""
    return state in _DECIDED


@dataclass(frozen=True)
class Cell:
    """A row on a kernel. `state`: a verdict in small letters, or one of the five above; `reason`:
    why a row is not decided, or what the failing cases say; `cases`: the names of its cases."""

    state: str
    reason: str
    cases: tuple[str, ...]

    @property
    def is_decided(self) -> bool:
        """Whether an assertion has decided the row, one way or the other."""
        return is_decided(self.state)


@dataclass(frozen=True)
class Column:
    """A kernel, and its cell for each row."""

    name: str
    cells: tuple[Cell, ...]

    @property
    def counts(self) -> Counter[str]:
        """Rows by state; they add up to all rows."""
        return Counter(cell.state for cell in self.cells)

    @property
    def sum_text(self) -> str:
        """Rows by state as a sum: `3 pass + 0 fail + … = 12 rows`."""
        counts = self.counts
        terms = [f"{counts.pop(state, 0)} {name}" for state, name in _ALWAYS]
        terms += [f"{counts.pop(state)} {name}" for state, name in _IF_ANY if state in counts]
        assert not counts, f"states that no sum has: {sorted(counts)}"
        return f"{' + '.join(terms)} = {len(self.cells)} rows"

    @property
    def decidable(self) -> int:
        """Rows that apply to the kernel and that a program can observe."""
        return sum(cell.state not in (NOT_APPLICABLE, UNOBSERVABLE) for cell in self.cells)

    @property
    def decided(self) -> int:
        return sum(cell.is_decided for cell in self.cells)

    def has_decided(self, percent: int) -> bool:
        """Whether so many of the rows that could be are decided; none need be of none."""
        return self.decided * 100 >= percent * self.decidable

    def only(self, rows: Sequence[Row], condition: str) -> "Column":
        """The cells of those rows that are about kernels with `condition`; all, if it is empty."""
        pairs = zip(rows, self.cells, strict=True)
        kept = (cell for row, cell in pairs if not condition or condition in row.when)
        return Column(self.name, tuple(kept))


@dataclass(frozen=True)
class Matrix:
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]


def column(
    name: str, rows: Sequence[Row], kernel: Kernel | None, cases: Iterable[JournalCase]
) -> Column:
    """What the cases of a run on this kernel say of each row. Without a kernel every row applies."""
    by_row: dict[str, list[JournalCase]] = {}
    for case in cases:
        for row_id in case.rows:
            by_row.setdefault(row_id, []).append(case)
    return Column(name, tuple(_cell(row, kernel, by_row.get(row.id, [])) for row in rows))


def _cell(row: Row, kernel: Kernel | None, cases: Sequence[JournalCase]) -> Cell:
    why_not = kernel.why_not(row) if kernel else ""
    if why_not:
        return Cell(NOT_APPLICABLE, why_not, ())
    names = tuple(case.name for case in cases)
    if not cases:
        if row.unobservable:
            return Cell(UNOBSERVABLE, row.unobservable, ())
        return Cell(UNTESTED, row.untested, ())
    known = kernel.known_divergence(row) if kernel else None
    verdicts = [row_verdict(case, row, known) for case in cases]
    is_shown = known is not None and any(known.shows_in(case.name) for case in cases)
    if known and is_shown and all(verdict is Verdict.PASS for verdict in verdicts):
        return Cell(UNEXPECTED_PASS, known.where, names)
    verdict = min(verdicts, key=_FIRST.index)
    of_this = [case for case, its in zip(cases, verdicts, strict=True) if its is verdict]
    if verdict is None:
        return Cell(UNDECIDED, "; ".join(map(why_undecided, of_this)), names)
    reasons = [] if verdict is Verdict.PASS else [row_reason(case, row, verdict) for case in of_this]
    return Cell(verdict.value.lower(), "; ".join(filter(None, reasons)), names)


def tsv_text(matrix: Matrix) -> str:
    """A line a row: what it says, then a column a kernel. Tabs and line ends within are blanks."""
    head = ("id", "area", "call", "rule", "error", "source", "profile")
    lines = [_tsv_line((*head, *(one.name for one in matrix.columns)))]
    for index, row in enumerate(matrix.rows):
        about = (row.id, row.area, row.call, row.rule, row.error, row.source, row.profile)
        states = (one.cells[index].state for one in matrix.columns)
        lines.append(_tsv_line((*about, *states)))
    return "\n".join(lines) + "\n"


def _tsv_line(texts: Iterable[str]) -> str:
    return "\t".join(" ".join(text.split()) for text in texts)


def json_text(matrix: Matrix) -> str:
    """The same with reasons and cases, for reports to read."""
    document = {
        "format": FORMAT,
        "kernels": [
            {
                "name": one.name,
                "rows": len(one.cells),
                "decidable": one.decidable,
                "decided": one.decided,
                "states": dict(sorted(one.counts.items())),
            }
            for one in matrix.columns
        ],
        "rows": [
            {
                "id": row.id,
                "area": row.area,
                "call": row.call,
                "rule": row.rule,
                "error": row.error,
                "source": row.source,
                "profile": row.profile,
                "kernels": [
                    {"state": cell.state, "reason": cell.reason, "cases": list(cell.cases)}
                    for cell in (one.cells[index] for one in matrix.columns)
                ],
            }
            for index, row in enumerate(matrix.rows)
        ],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"
