# What a case says of one of the rows that it decides.
# SPDX-License-Identifier: BSD-2-Clause

from selfe_runner.input.catalogue import Divergence, Row
from selfe_runner.report.expected import (
    broken_row,
    diverging_rows,
    failed_check,
    may_tell_less,
)
from selfe_runner.report.journal_reader import JournalCase
from selfe_runner.verdict import Verdict

# Why a row failed that the run took for one that its kernel is known to break.
_NOT_KNOWN = "not known of this kernel"


def row_verdict(case: JournalCase, row: Row, known: Divergence | None) -> Verdict | None:
    """What the verdict of a case says of one of its rows; None if nothing: the case failed by others.
    `known`: how the kernel is known to break that row. A case diverges only by rows that it names,
    all others held; one that names none may have found any broken. Why it was no failure the run had
    from its own catalogue: this one, or what is left of the kernel, need not know of it."""
    if case.verdict is Verdict.FAIL and _failed_by(case) and row.id not in _failed_by(case):
        return None
    if case.verdict is not Verdict.DIVERGES:
        return case.verdict
    broken = diverging_rows(case.details)
    if broken and row.id not in broken:
        return Verdict.PASS
    if known is None or not known.shows_in(case.name):
        return Verdict.FAIL
    said = [sentence for its, sentence in map(failed_check, case.details) if its == row.id]
    return Verdict.DIVERGES if all(map(known.explains, said)) else Verdict.FAIL


def row_reason(case: JournalCase, row: Row, verdict: Verdict) -> str:
    """Why the row is no pass, which is its `verdict` by this case; empty if the case does not say."""
    if verdict is case.verdict:
        of_row = [one for one in case.details if broken_row(one) == row.id]
        return next(iter(of_row or case.details), "")
    told = diverging_rows(case.details).get(row.id)
    return f"{_NOT_KNOWN}: {told}" if told else _NOT_KNOWN


def why_undecided(case: JournalCase) -> str:
    """Of a row of which the failed case says nothing."""
    return f"{case.name} failed by {', '.join(_failed_by(case))} alone"


def _failed_by(case: JournalCase) -> tuple[str, ...]:
    """The rows of a failed case that its checks found broken; none if any of its rows may be. Of the
    others nothing is known: a model ends where it and the kernel differ first."""
    if may_tell_less(case.details):
        return ()
    named = {broken_row(detail) for detail in case.details}
    return tuple(sorted(named.intersection(case.rows)))
