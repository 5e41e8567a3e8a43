# What is not as it was in an earlier report, and the trend over all of them.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from selfe_runner.report.overview.kept import remembered
from selfe_runner.report.overview.model import (
    Change,
    Changes,
    Column,
    Kept,
    Moment,
    Point,
    Report,
    RowView,
)
from selfe_runner.report.overview.states import BAD, GOOD, QUIET, UNTOLD, count, group_of

_MOST_MOMENTS = 120
_NOT_ASKED = "unselected"

# In the order in which a reader wants to know of them.
KINDS = ("broken", "mended", "untold", "told", "changed", "flaky", "new", "gone")


def began(columns: Sequence[Column]) -> str:
    """When the newest of these runs was begun, ISO 8601 in UTC."""
    return max((column.started for column in columns), default="")


def moment(started: str) -> str:
    """The time of a run for people: `2026-11-23 10:02 UTC`; what is none stays as it is."""
    if not started.endswith("+00:00"):
        return started
    try:
        return f"{datetime.fromisoformat(started):%Y-%m-%d %H:%M} UTC"
    except ValueError:
        return started


def changes(earlier: Report, columns: Sequence[Column], rows: Sequence[RowView]) -> Changes:
    """Rows and cases of each column since the last run of it that the earlier report knows of;
    without one it is new as a whole. What that report was about, and this is not, is gone."""
    before = remembered(earlier)
    now = {column.key: index for index, column in enumerate(columns)}
    both = [key for key in now if key in before]
    of_rows: list[Change] = [Change("new", key, "", "", "") for key in now if key not in before]
    shown = [column.key for column in earlier.columns]
    of_rows += [Change("gone", key, "", "", "") for key in shown if key not in now]
    of_cases: list[Change] = []
    for key in both:
        old, new = before[key], columns[now[key]]
        new_rows = {row.id: row.cells[now[key]].state for row in rows}
        of_rows += _compared(key, old.rows, new_rows)
        of_cases += _compared(key, old.cases, _verdicts(new))
        of_cases += _flaky(key, old, new)
    against = max((before[key].started for key in both), default=began(earlier.columns))
    return Changes(against, tuple(both), _sorted(of_rows), _sorted(of_cases))


def _compared(key: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for subject in sorted({*old, *new}):
        before, now = old.get(subject, ""), new.get(subject, "")
        # What nobody asked for this time or last time has not changed.
        if before != now and _NOT_ASKED not in (before, now):
            yield Change(_kind(before, now), key, subject, before, now)


def _kind(before: str, now: str) -> str:
    if not before or not now:
        return "gone" if before else "new"
    was, has = group_of(before), group_of(now)
    if has == BAD and was != BAD:
        return "broken"
    if was == BAD and has == GOOD:
        return "mended"
    if has == UNTOLD and was != UNTOLD:
        return "untold"
    if was == UNTOLD and has in (GOOD, QUIET):
        return "told"
    return "changed"


def _verdicts(column: Column) -> dict[str, str]:
    return {case.name: case.verdict.lower() for case in column.cases}


def _flaky(key: str, old: Kept, new: Column) -> Iterator[Change]:
    for case in new.cases:
        if case.is_flaky and case.name not in old.flaky:
            yield Change("flaky", key, case.name, "pass", "pass")


def _sorted(found: Sequence[Change]) -> tuple[Change, ...]:
    return tuple(sorted(found, key=lambda one: (KINDS.index(one.kind), one.column, one.subject)))


def history(earlier: Sequence[Moment], columns: Sequence[Column]) -> tuple[Moment, ...]:
    """The earlier moments and this one. Runs of chosen cases say nothing about a trend."""
    points = tuple(_point(column) for column in columns if not column.is_partial)
    now = Moment(began(columns), points)
    kept = [moment for moment in earlier if moment.started != now.started]
    return (*kept[1 - _MOST_MOMENTS :], *((now,) if points else ()))


def _point(column: Column) -> Point:
    verdicts = {verdict.lower(): number for verdict, number in column.verdicts.items()}
    return Point(
        column=column.key,
        passed=verdicts.get("pass", 0),
        failed=count(verdicts, BAD),
        skipped=verdicts.get("skip", 0),
        untold=count(verdicts, UNTOLD),
        decided=column.decided,
        decidable=column.decidable,
    )
