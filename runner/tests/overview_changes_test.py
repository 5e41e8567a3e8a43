# What reports say has changed since an earlier one, and the trend over all of them.
# SPDX-License-Identifier: BSD-2-Clause

import time
from dataclasses import replace
from pathlib import Path

import pytest
from overview_test import report
from played_runs import FAILS, PASSES, PlayedCase, PlayedRun

from selfe_runner.commands.run_header import now
from selfe_runner.report.overview.changes import moment


def test_changes_since_an_earlier_report(tmp_path: Path) -> None:
    old_cases = [*FAILS[:2], PlayedCase("Send.Blocks", ["IPC-001"], "LOST", area="ipc")]
    old = report(tmp_path / "old", PlayedRun(old_cases), PlayedRun(PASSES, kernel="gone"))
    new_cases = [
        replace(PASSES[0], verdict="FAIL"),
        PlayedCase("CNodeCopy.IntoAFullSlot", ["CN-002"], attempts=["FAIL", "PASS"]),
        PASSES[2],
    ]
    later = "2026-11-24T10:02:22+00:00"
    runs = (PlayedRun(new_cases, started=later), PlayedRun(PASSES, kernel="new", started=later))
    changes = report(tmp_path / "new", *runs, earlier=old).changes
    assert changes is not None
    rows = {(change.kind, change.subject) for change in changes.rows}
    assert rows == {
        ("broken", "CN-001"),
        ("mended", "CN-002"),
        ("told", "IPC-001"),
        ("changed", "IPC-002"),
        ("new", ""),
        ("gone", ""),
    }
    assert ("flaky", "CNodeCopy.IntoAFullSlot") in {(c.kind, c.subject) for c in changes.cases}
    assert changes.against == "2026-11-23T10:02:22+00:00"


def test_what_was_not_asked_for_has_not_changed(tmp_path: Path) -> None:
    old = report(tmp_path / "old", PlayedRun(PASSES))
    unasked = [PASSES[0], *(replace(case, verdict="UNSELECTED") for case in PASSES[1:])]
    changes = report(tmp_path / "new", PlayedRun(unasked), earlier=old).changes
    assert changes is not None and not changes.rows and not changes.cases


def test_trend_grows_by_each_run_once(tmp_path: Path) -> None:
    first = report(tmp_path, PlayedRun(PASSES))
    again = report(tmp_path, PlayedRun(PASSES), earlier=first)
    later = PlayedRun(FAILS, started="2026-11-24T10:02:22+00:00")
    second = report(tmp_path, later, earlier=again)
    assert [moment.started[:10] for moment in second.history] == ["2026-11-23", "2026-11-24"]
    assert [moment.points[0].failed for moment in second.history] == [0, 1]


def test_runs_of_one_second_are_two_moments(tmp_path: Path) -> None:
    first = report(tmp_path, PlayedRun(PASSES, started="2026-11-23T10:02:22.104+00:00"))
    later = PlayedRun(FAILS, started="2026-11-23T10:02:22.871+00:00")
    second = report(tmp_path, later, earlier=first)
    assert [moment.points[0].failed for moment in second.history] == [0, 1]
    assert second.changes is not None
    assert moment(second.changes.against) == "2026-11-23 10:02 UTC"


@pytest.mark.parametrize("started", ["", "yesterday", "2026-99-23T10:02:22+00:00"])
def test_what_is_no_time_is_shown_as_it_is(started: str) -> None:
    assert moment(started) == started


def test_a_run_says_when_it_began_to_the_millisecond() -> None:
    first = now()
    time.sleep(0.002)
    assert first < now()
