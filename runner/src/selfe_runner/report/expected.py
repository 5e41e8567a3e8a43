# Tells a failure that a release is known for from one that nobody has explained, and a pass from one
# that nobody expected.
# SPDX-License-Identifier: BSD-2-Clause

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from selfe_runner.input.cases import Case
from selfe_runner.input.catalogue import Divergence
from selfe_runner.judge.report import Attempt, CaseReport, RunReport
from selfe_runner.verdict import Verdict

# How the details begin that this file adds; a row follows.
_DIVERGES = "known divergence: "
_UNEXPECTED = "unexpected pass: "

# What check.hpp of the harness writes of a check that failed. A frame has no room for a long one,
# so the place may be cut; before it nothing may, or nobody knows what else was observed.
_FAILED_CHECK = re.compile(r"([A-Z]+-[0-9]{3}) expected (.*?) at \S*", re.DOTALL)
_BROKEN_ROW = re.compile(r"([A-Z]+-[0-9]{3}) expected ")
# An image keeps no more details of a case (outcome.hpp): what was said after them is not known.
_MAX_DETAILS = 16


def with_expected(
    run: RunReport, cases: Sequence[Case], known: Mapping[str, Divergence]
) -> RunReport:
    """The run, with FAIL turned into DIVERGES where everything that failed was expected, and a
    detail more where a row held although all that was expected of it is to fail.

    `cases`: those of the image; `known`: how this kernel is known to break a row, by the row's id.
    """
    pairs = zip(run.cases, cases, strict=True)
    told = [_expected(report, _of(case, known)) for report, case in pairs]
    for row, divergence in sorted(known.items()):
        shown_by = [
            index for index, case in enumerate(cases)
            if row in case.rows and divergence.shows_in(case.name)
        ]
        if all(_holds(told[index], row) for index in shown_by):
            detail = f"{_UNEXPECTED}{row} {divergence.where}"
            for index in shown_by:
                told[index] = replace(told[index], details=(*told[index].details, detail))
    return replace(run, cases=tuple(told))


def diverging_rows(details: Sequence[str]) -> dict[str, str]:
    """The rows that a case with verdict DIVERGES found broken, by its details, and what each says."""
    told = (one.removeprefix(_DIVERGES) for one in details if one.startswith(_DIVERGES))
    return {one.partition(" ")[0]: one for one in told}


def failed_check(detail: str) -> tuple[str, str]:
    """The row of a check that failed and what it says, `E got O`; both empty if the detail says
    anything else, as that a row was never checked, or is cut before its place."""
    match = _FAILED_CHECK.fullmatch(detail)
    return (match[1], match[2]) if match else ("", "")


def broken_row(detail: str) -> str:
    """The row that a check found broken, however much of the check's words is there; empty if the
    detail is of none."""
    match = _BROKEN_ROW.match(detail)
    return match[1] if match else ""


def may_tell_less(details: Sequence[str]) -> bool:
    """Whether more checks may have failed than these tell of, for want of room."""
    return len(details) >= _MAX_DETAILS and bool(broken_row(details[_MAX_DETAILS - 1]))


def unexpected_passes(details: Sequence[str]) -> tuple[str, ...]:
    """Which rows held although the kernel's release is known to break them, a sentence each."""
    return tuple(one for one in details if one.startswith(_UNEXPECTED))


def _holds(report: CaseReport, row: str) -> bool:
    if report.verdict is Verdict.DIVERGES:
        return row not in diverging_rows(report.details)
    has_failed = any(attempt.verdict.is_kernel_bad for _, attempt in report.attempts)
    return report.verdict is Verdict.PASS and not has_failed


def _of(case: Case, known: Mapping[str, Divergence]) -> Mapping[str, Divergence]:
    return {row: one for row, one in known.items() if one.shows_in(case.name)}


def _expected(report: CaseReport, known: Mapping[str, Divergence]) -> CaseReport:
    bad = [attempt for _, attempt in report.attempts if attempt.verdict.is_kernel_bad]
    if report.verdict is not Verdict.FAIL or not bad:
        return report
    # A try that found something else is not explained by one that did not.
    if not all(_is_explained(attempt, known) for attempt in bad):
        return report
    rows = {failed_check(detail)[0] for attempt in bad for detail in attempt.details}
    reasons = tuple(
        f"{_DIVERGES}{row} {known[row].where}"
        for row in sorted(rows)
    )
    return replace(report, verdict=Verdict.DIVERGES, details=reasons + report.details)


def _is_explained(attempt: Attempt, known: Mapping[str, Divergence]) -> bool:
    """Whether all that a try found wrong is known; it is not if it may have found more than it tells
    of: details may be lost on the way, and of a case that crashed nobody knows what would have
    followed."""
    is_all = attempt.verdict is Verdict.FAIL and attempt.is_undisturbed
    if not is_all or not 0 < len(attempt.details) < _MAX_DETAILS:
        return False
    checks = [failed_check(detail) for detail in attempt.details]
    return all(row in known and known[row].explains(sentence) for row, sentence in checks)
