# `selfe-run farm`: a night of runs on this host's boards, in QEMU and on other hosts' boards.
# SPDX-License-Identifier: BSD-2-Clause

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timezone
from pathlib import Path

from selfe_runner.farm.book import Book, now_text
from selfe_runner.farm.cdash import submit
from selfe_runner.farm.changes import with_changes
from selfe_runner.farm.night import Night
from selfe_runner.farm.night_junit import night_junit
from selfe_runner.farm.night_text import night_text
from selfe_runner.farm.record import NightRecord, Result, RunRecord
from selfe_runner.farm.results import (
    last_night,
    link_last,
    locked_results,
    new_night,
    newest_night,
)
from selfe_runner.farm.run import Run, plan_runs
from selfe_runner.farm.run_process import RunProcess
from selfe_runner.farm.seat import Seat, read_seats
from selfe_runner.input.night_plan import NightPlan, read_night_plan
from selfe_runner.report.files import write_whole
from selfe_runner.text import printable_text


@dataclass(frozen=True)
class FarmOptions:
    """The command line. `is_resumed`: take up the newest night if it was cut short; `is_dry`: only
    say what would be done."""

    plan: Path
    is_resumed: bool = False
    is_dry: bool = False


def run_farm(options: FarmOptions) -> int:
    """Makes all runs of a plan and leaves JUnit, JSON and text of the night. Exit code 0: every
    run is complete, every case passed or was skipped, and CDash has it if the plan names one."""
    plan = read_night_plan(options.plan)
    seats = read_seats(plan)
    runs = plan_runs(plan, seats.by_group)
    for note in seats.notes:
        _say(f"warning: {note}")
    if options.is_dry:
        for run in runs:
            _say(f"{run.name} on {' or '.join(seat.name for seat in run.seats)}")
        return 0
    with locked_results(plan.results):
        book = _book(plan, runs, seats.notes, options.is_resumed)
        _say(f"night {book.night.night}: {len(runs)} runs, results in {book.folder}")
        limits = plan.limits

        def start(run: Run, seat: Seat, folder: Path) -> RunProcess:
            return RunProcess(run, seat, limits, folder, book.night.seed, plan.random.steps)

        Night(runs, limits, _seconds_left(plan, book.night), book, start, _say).make()
        return _finish(plan, book)


def _book(plan: NightPlan, runs: Sequence[Run], notes: Sequence[str], is_resumed: bool) -> Book:
    """The book of the newest night if that is to be resumed and can be, else of a new one."""
    records = tuple(_record(run) for run in runs)
    found = newest_night(plan.results, plan.name)
    if found and not _is_done(plan, found[1]):
        folder, night = found
        objection = _objection(plan, night, records)
        if is_resumed and not objection:
            resumed = tuple(_without_open_tries(run) for run in night.runs)
            return Book(folder, replace(night, ended="", runs=resumed))
        _say(f"night {night.night} is left as it is: {objection or 'no --resume was asked for'}")
    folder = new_night(plan.results)
    seed = f"{1 + secrets.randbelow(2**64 - 1):#x}" if plan.random.seed == "new" else plan.random.seed
    night = NightRecord(
        plan.name, folder.name, now_text(), seed=seed, notes=tuple(notes), runs=records
    )
    return Book(folder, night)


def _is_done(plan: NightPlan, night: NightRecord) -> bool:
    """Whether nothing is left to do for `night`, as far as the plan now says."""
    return bool(night.ended) and (not plan.dashboard or all(r.is_submitted for r in night.runs))


def _objection(plan: NightPlan, night: NightRecord, runs: Sequence[RunRecord]) -> str:
    """Why `night` cannot be resumed; empty if it can. A night is about one state of the plan's runs
    and images, and one that was over long ago must not stand in the way of tonight's."""
    if [run.name for run in runs] != [run.name for run in night.runs]:
        return "the plan has other runs now"
    for before, now in zip(night.runs, runs, strict=True):
        if before.image != now.image:
            return f"the image of {now.name} is another one now"
    if _seconds_left(plan, night) <= 0:
        return f"it began more than {plan.limits.night_seconds:g} s ago"
    return ""


def _seconds_left(plan: NightPlan, night: NightRecord) -> float:
    """How long runs of `night` may still be begun."""
    passed = datetime.now(timezone.utc) - datetime.fromisoformat(night.began)
    return plan.limits.night_seconds - passed.total_seconds()


def _without_open_tries(run: RunRecord) -> RunRecord:
    tries = tuple(
        replace(t, result=Result.STOPPED, reason="the night was killed")
        if t.result is Result.RUNNING
        else t
        for t in run.tries
    )
    return replace(run, tries=tries)


def _record(run: Run) -> RunRecord:
    try:
        image = hashlib.sha256(run.image.read_bytes()).hexdigest()
    except OSError:
        image = ""  # the run will say so; the others go on
    return RunRecord(
        run.name, run.suite.name, run.kernel.name, run.machine, run.platform, image
    )


def _finish(plan: NightPlan, book: Book) -> int:
    night = replace(book.night, ended=now_text())
    last = last_night(plan.results, plan.name, night.night)
    book.replace_night(with_changes(night, last))
    complaint = _submit(plan, book) if plan.dashboard else ""
    text = night_text(book.night)
    write_whole(book.folder / "night.txt", text.encode(), "results")
    write_whole(book.folder / "night.junit.xml", night_junit(book.night), "results")
    link_last(book.folder)
    print(text, end="", flush=True)
    if complaint:
        _say(complaint)
    return 0 if book.night.is_good and not complaint else 1


def _submit(plan: NightPlan, book: Book) -> str:
    """Sends every run that CDash does not have yet; why that failed, empty if it did not."""
    assert plan.dashboard is not None
    for run in book.night.runs:
        if run.is_submitted:
            continue
        complaint = submit(book.night, run, plan.dashboard, book.folder / run.name / "cdash")
        if complaint:  # of the rest none would fare better
            return f"not submitted to CDash: {complaint}; --resume tries again"
        book.submitted(run.name)
    return ""


def _say(line: str) -> None:
    print(printable_text(line), flush=True)
