# What a case says of one of the rows that it decides.
# SPDX-License-Identifier: BSD-2-Clause

from selfe_runner.input.catalogue import Divergence, Row
from selfe_runner.report.expected import diverging_rows, failed_check
from selfe_runner.report.journal_reader import JournalCase
from selfe_runner.verdict import Verdict

# Why a row failed that the run took for one that its kernel is known to break.
_NOT_KNOWN = "not known of this kernel"


def row_verdict(case: JournalCase, row: Row, known: Divergence | None) -> Verdict:
    """What the verdict of a case says of one of its rows. `known`: how the kernel is known to break
    that row. A case diverges only by rows that it names, all others held; one that names none may
    have found any broken. Why it was no failure the run had from its own catalogue: this one, or
    what is left of the kernel, need not know of it."""
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
        return case.details[0] if case.details else ""
    told = diverging_rows(case.details).get(row.id)
    return f"{_NOT_KNOWN}: {told}" if told else _NOT_KNOWN
