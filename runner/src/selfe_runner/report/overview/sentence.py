# The verdict of a report in one sentence, for a person who is to sign a kernel off.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selfe_runner.report.matrix import UNEXPECTED_PASS
from selfe_runner.report.overview.changes import moment
from selfe_runner.report.overview.doubt import doubt, number, share, some_rules
from selfe_runner.report.overview.model import Changes, Column, Detection, RowView, Verdict
from selfe_runner.report.overview.states import BAD, count, group_of
from selfe_runner.verdict import Verdict as Outcome

_MOST_NAMES = 3
_DIVERGES = Outcome.DIVERGES.value.lower()
_SHARE = 0.85  # of the rules that apply; a run that decides fewer says so


def verdict(
    columns: Sequence[Column],
    rows: Sequence[RowView],
    changes: Changes | None,
    detection: Sequence[Detection],
) -> Verdict:
    """Broken rules first, then what could not be told; only without either is it good."""
    bad = [
        _Bad(column, _undocumented(rows, index))
        for index, column in enumerate(columns)
        if _bad_rows(column) or _bad_cases(column)
    ]
    doubtful = [column for column in columns if doubt(column)]
    notes = tuple(_notes(columns, changes, detection))
    if bad:
        return Verdict("bad", _bad_sentence(columns, bad, doubtful), notes)
    if doubtful:
        return Verdict("untold", _doubtful_sentence(columns, doubtful), notes)
    return Verdict("good", _good_sentence(columns), notes)


@dataclass(frozen=True)
class _Bad:
    """A kernel that breaks something; `undocumented`: how many rows of profile "reference"."""

    column: Column
    undocumented: int

    @property
    def text(self) -> str:
        """What it breaks, and what more of it is not known."""
        rows = _bad_rows(self.column)
        what = number(rows, "rule") if rows else number(_bad_cases(self.column), "failed case")
        if self.is_documented and self.undocumented:
            what += f", {self.undocumented} of them in no document"
        return f"{self.column.name} ({'; '.join(filter(None, (what, doubt(self.column))))})"

    @property
    def is_documented(self) -> bool:
        """Whether a document is broken. What no row tells of may be one."""
        return not self.undocumented or _bad_rows(self.column) > self.undocumented


def _undocumented(rows: Sequence[RowView], index: int) -> int:
    of_reference = (row.cells[index].state for row in rows if row.profile == "reference")
    return sum(group_of(state) == BAD for state in of_reference)


def _bad_sentence(
    columns: Sequence[Column], bad: Sequence[_Bad], doubtful: Sequence[Column]
) -> str:
    """A kernel that differs from released ones where no document says how is told apart."""
    breaking = [one for one in bad if one.is_documented]
    differing = [one for one in bad if not one.is_documented]
    parts = []
    if breaking:
        who, verb = _who(columns, breaking, "break")
        parts.append(f"{who} {verb} documented rules: {_list([one.text for one in breaking])}")
    if differing:
        who, verb = _who(columns, differing, "do")
        what = "not do what released kernels do, which no document promises"
        parts.append(f"{who} {verb} {what}: {_list([one.text for one in differing])}")
    others = [one.name for one in doubtful if one not in [told.column for told in bad]]
    if others:
        parts.append(f"nothing can be concluded about {_list(others)}")
    return f"{'; '.join(parts)}."


def _who(columns: Sequence[Column], some: Sequence[_Bad], verb: str) -> tuple[str, str]:
    who = "The kernel" if len(columns) == 1 else f"{len(some)} of {len(columns)} kernels"
    return who, verb if len(some) > 1 else {"break": "breaks", "do": "does"}[verb]


def _doubtful_sentence(columns: Sequence[Column], doubtful: Sequence[Column]) -> str:
    reasons = [f"{one.name} ({doubt(one)})" for one in doubtful]
    what = "this kernel" if len(columns) == 1 else number(len(doubtful), "kernel")
    begin = f"Nothing can be concluded about {what} yet, though no rule was seen broken"
    return f"{begin}: {_list(reasons)}."


def _good_sentence(columns: Sequence[Column]) -> str:
    if len(columns) == 1:
        one = columns[0]
        return (
            f"{one.name} on {one.platform} keeps every documented rule that was put to it: "
            f"{one.decided} of the {one.decidable} that apply and can be observed{_known(columns)}."
        )
    return (
        f"All {len(columns)} kernels keep every documented rule that was put to them: "
        f"{_shares(columns)} of those that apply and can be observed{_known(columns)}."
    )


def _known(columns: Sequence[Column]) -> str:
    known = sum(column.states.get(_DIVERGES, 0) for column in columns)
    return f", but for {number(known, 'known divergence')}" if known else ""


def _shares(columns: Sequence[Column]) -> str:
    shares = sorted(share(column) for column in columns)
    least, most = f"{100 * shares[0]:.1f}", f"{100 * shares[-1]:.1f}"
    return f"{least} %" if least == most else f"{least} % to {most} %"


def _notes(
    columns: Sequence[Column], changes: Changes | None, detection: Sequence[Detection]
) -> Iterator[str]:
    for one in columns:
        if not doubt(one) and share(one) < _SHARE:
            yield f"Only {some_rules(one)} that apply to {one.name} were decided."
    for one in columns:
        if kept := one.states.get(UNEXPECTED_PASS):
            yield (
                f"{one.name} keeps {number(kept, 'rule')} that its release is known to break:"
                " the catalogue or the kernel is not what it says it is."
            )
    flaky = sum(one.flaky for one in columns)
    if flaky:
        yield f"{number(flaky, 'case')} passed only at a later try."
    for one in columns:
        yield from (f"{one.name}: {problem}" for problem in one.problems)
    if changes is not None:
        yield from _since(columns, changes)
    for score in detection:
        yield f"{score.title}: the suite sees {score.total.caught} of {seen_of(score)}."


def _since(columns: Sequence[Column], changes: Changes) -> Iterator[str]:
    if changes.columns:
        broken = sum(change.kind == "broken" for change in changes.rows)
        mended = sum(change.kind == "mended" for change in changes.rows)
        since = f"runs of {moment(changes.against)}" if changes.against else "earlier runs"
        rules = f"{number(broken, 'rule')} newly broken, {mended} mended"
        yield f"Since the {since}: {rules if broken or mended else 'no rule newly broken, none mended'}."
    if new := [one.name for one in columns if one.key not in changes.columns]:
        yield f"No earlier run to compare with: {_list(new)}."


def seen_of(score: Detection) -> int:
    """How many defects could have been seen."""
    return score.total.caught + score.total.missed


def _bad_rows(column: Column) -> int:
    return count(column.states, BAD)


def _bad_cases(column: Column) -> int:
    return sum(count({v.lower(): n}, BAD) for v, n in column.verdicts.items())


def _list(names: Sequence[str]) -> str:
    if len(names) > _MOST_NAMES + 1:
        return f"{', '.join(names[:_MOST_NAMES])} and {len(names) - _MOST_NAMES} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
