# `selfe-run farm`: a night of runs on this host's boards, in QEMU and on other hosts' boards.
# SPDX-License-Identifier: BSD-2-Clause

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from selfe_runner.commands.report import Outputs, earlier_report, write_report
from selfe_runner.farm.book import Book, now_text
from selfe_runner.farm.cdash import submit
from selfe_runner.farm.changes import with_changes
from selfe_runner.farm.night import Night
from selfe_runner.farm.night_junit import night_junit
from selfe_runner.farm.night_text import night_text
from selfe_runner.farm.opening import open_book, seconds_left
from selfe_runner.farm.record import NightRecord
from selfe_runner.farm.rehearsal import objections
from selfe_runner.farm.results import last_night, link_last, locked_results
from selfe_runner.farm.run import Run, plan_runs
from selfe_runner.farm.run_process import RunProcess
from selfe_runner.farm.seat import Seat, read_seats
from selfe_runner.input.catalogue import DEFAULT_CATALOGUE
from selfe_runner.input.night_plan import NightPlan, read_night_plan
from selfe_runner.problem import Problem
from selfe_runner.report.files import write_whole
from selfe_runner.report.overview.sources import night_sources
from selfe_runner.text import printable_text


@dataclass(frozen=True)
class FarmOptions:
    """The command line. `is_resumed`: take up the newest night if it was cut short; `is_dry`: only
    say what would be done."""

    plan: Path
    is_resumed: bool = False
    is_dry: bool = False


def run_farm(options: FarmOptions) -> int:
    """Makes all runs of a plan and leaves JUnit, JSON, text and a report. Exit code 0: every
    run is complete, every case passed or was skipped, and CDash has it if the plan names one; with
    --dry-run: the files of every run are there and belong together."""
    plan = read_night_plan(options.plan)
    seats = read_seats(plan)
    runs = plan_runs(plan, seats.by_group)
    for note in seats.notes:
        _say(f"warning: {note}")
    if options.is_dry:
        return _rehearse(runs)
    with locked_results(plan.results):
        book = open_book(plan, runs, seats.notes, options.is_resumed, _say)
        _say(f"night {book.night.night}: {len(runs)} runs, results in {book.folder}")
        limits = plan.limits

        def start(run: Run, seat: Seat, folder: Path) -> RunProcess:
            return RunProcess(run, seat, limits, folder, book.night.seed, plan.random.steps)

        Night(runs, limits, seconds_left(plan, book.night), book, start, _say).make()
        return _finish(plan, book)


def _rehearse(runs: Sequence[Run]) -> int:
    """Lists the runs and, as errors, what they would lack."""
    for run in runs:
        _say(f"{run.name} on {' or '.join(seat.name for seat in run.seats)}")
    problems = list(objections(runs))
    for line in (line for problem in problems for line in problem.lines()):
        print(printable_text(line), file=sys.stderr)
    return 1 if problems else 0


def _finish(plan: NightPlan, book: Book) -> int:
    """Writes the reports; the night is over when they are there, and then CDash gets its own."""
    last = last_night(plan.results, plan.name, book.night.night)
    book.replace_night(with_changes(book.night, last))
    text = night_text(book.night)
    write_whole(book.folder / "night.txt", text.encode(), "results")
    write_whole(book.folder / "night.junit.xml", night_junit(book.night), "results")
    _report(plan, book, last)
    book.replace_night(replace(book.night, ended=now_text()))
    link_last(book.folder)
    print(text, end="", flush=True)
    complaint = _submit(plan, book) if plan.dashboard else ""
    if complaint:
        _say(complaint)
    return 0 if book.night.is_good and not complaint else 1


def _report(plan: NightPlan, book: Book, last: NightRecord | None) -> None:
    """The page that people decide by. It is made of what is there; a night does not fail by it."""
    earlier = plan.results / last.night / "report.json" if last else None
    outputs = Outputs(
        html=book.folder / "report.html",
        markdown=book.folder / "report.md",
        json=book.folder / "report.json",
    )
    try:
        sources = tuple(night_sources(book.folder))
        if sources:
            since = earlier_report(earlier) if earlier else None
            write_report(sources, DEFAULT_CATALOGUE, outputs, since)
            _say(f"report {outputs.html}")
        else:
            _say("no report: no run left a journal")
    except Problem as problem:
        _say(f"no report: {problem.lines()[0]}")


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
