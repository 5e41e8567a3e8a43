# Tells a failure that a release is known for from one that nobody has explained.
# SPDX-License-Identifier: BSD-2-Clause

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from selfe_runner.input.cases import Case
from selfe_runner.input.catalogue import Divergence
from selfe_runner.judge.report import CaseReport, RunReport
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
    if report.verdict is not Verdict.FAIL or not 0 < len(report.details) < _MAX_DETAILS:
        return report
    # Each detail of a failed check begins with its row; any other says what nobody expected.
    failed = [_FAILED_ROW.match(detail) for detail in report.details]
    rows = {match[1] if match else "" for match in failed}
    if not rows <= known.keys():
        return report
    reasons = tuple(
        f"known divergence: {row} until {known[row].until}: {known[row].text}"
        for row in sorted(rows)
    )
    return replace(report, verdict=Verdict.DIVERGES, details=reasons + report.details)
