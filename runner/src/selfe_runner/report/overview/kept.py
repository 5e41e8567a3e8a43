# What reports keep of runs for later ones to compare with: a later one may be about other kernels.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Sequence

from selfe_runner.report.overview.model import Column, Kept, Report

_MOST = 32  # the newest; others have had no run for long


def remembered(report: Report) -> dict[str, Kept]:
    """The last run of each kernel that a report knows of, by the column's key: the last of all its
    cases, if there was one."""
    own = {column.key: _kept(report, index) for index, column in enumerate(report.columns)}
    return own | {one.column: one for one in report.kept}


def to_keep(earlier: Report, columns: Sequence[Column]) -> tuple[Kept, ...]:
    """Of what an earlier report knows, what these columns do not replace; oldest first. A run of
    chosen cases replaces no other, and is not kept itself."""
    now = {column.key for column in columns if not column.is_partial}
    own = [
        _kept(earlier, index)
        for index, column in enumerate(earlier.columns)
        if not column.is_partial
    ]
    kept = [one for one in (*earlier.kept, *own) if one.column not in now]
    return tuple(sorted(kept, key=lambda one: (one.started, one.column))[-_MOST:])


def _kept(report: Report, index: int) -> Kept:
    column = report.columns[index]
    return Kept(
        column=column.key,
        started=column.started,
        rows={row.id: row.cells[index].state for row in report.rows},
        cases={case.name: case.verdict.lower() for case in column.cases},
        flaky=tuple(case.name for case in column.cases if case.is_flaky),
    )
