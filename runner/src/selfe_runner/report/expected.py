# Tells a failure that a release is known for from one that nobody has explained.
# SPDX-License-Identifier: BSD-2-Clause

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from selfe_runner.input.cases import Case
from selfe_runner.input.catalogue import Divergence
from selfe_runner.judge.report import Attempt, CaseReport, RunReport
from selfe_runner.verdict import Verdict

_FAILED_ROW = re.compile(r"([A-Z]+-[0-9]{3}) ")
# An image keeps no more details of a case (outcome.hpp): what was said after them is not known.
_MAX_DETAILS = 16


def with_expected(
    run: RunReport, cases: Sequence[Case], known: Mapping[str, Divergence]
) -> RunReport:
    """The run, with FAIL turned into DIVERGES where everything that failed was expected.

    `cases`: those of the image; `known`: how this kernel is known to break a row, by the row's id.
    """
    told = (_expected(r, _of(c, known)) for r, c in zip(run.cases, cases, strict=True))
    return replace(run, cases=tuple(told))


def _of(case: Case, known: Mapping[str, Divergence]) -> Mapping[str, Divergence]:
    return {row: one for row, one in known.items() if one.shows_in(case.name)}


def _expected(report: CaseReport, known: Mapping[str, Divergence]) -> CaseReport:
    bad = [attempt for _, attempt in report.attempts if attempt.verdict.is_kernel_bad]
    if report.verdict is not Verdict.FAIL or not bad:
        return report
    # A try that found something else is not explained by one that did not.
    found = [_failed_rows(attempt) for attempt in bad]
    rows = frozenset().union(*found)
    if not all(found) or not rows <= known.keys():
        return report
    reasons = tuple(
        f"known divergence: {row} until {known[row].until}: {known[row].text}"
        for row in sorted(rows)
    )
    return replace(report, verdict=Verdict.DIVERGES, details=reasons + report.details)


def _failed_rows(attempt: Attempt) -> frozenset[str]:
    """The rows that a try found wrong; none if it may have found more than it tells of: details may
    be lost on the way, and of a case that crashed nobody knows what would have followed."""
    is_all = attempt.verdict is Verdict.FAIL and attempt.is_undisturbed
    if not is_all or len(attempt.details) >= _MAX_DETAILS:
        return frozenset()
    # Each detail of a failed check begins with its row; any other says what nobody expected.
    heads = [_FAILED_ROW.match(detail) for detail in attempt.details]
    return frozenset(head[1] if head else "" for head in heads)
