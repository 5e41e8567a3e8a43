# Which night a command is about: the one that was cut short, or a new one.
# SPDX-License-Identifier: BSD-2-Clause

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

from selfe_runner.farm.book import Book, now_text
from selfe_runner.farm.record import NightRecord, Result, RunRecord
from selfe_runner.farm.results import new_night, newest_night
from selfe_runner.farm.run import Run
from selfe_runner.input.night_plan import NightPlan
from selfe_runner.transport.qemu_command import other_half


def open_book(
    plan: NightPlan,
    runs: Sequence[Run],
    notes: Sequence[str],
    is_resumed: bool,
    say: Callable[[str], None],
) -> Book:
    """The book of the newest night if that is to be resumed and can be, else of a new one."""
    records = tuple(_record(run) for run in runs)
    found = newest_night(plan.results, plan.name)
    if found and not _is_done(plan, found[1]):
        folder, night = found
        objection = _objection(plan, night, records)
        if is_resumed and not objection:
            resumed = tuple(_without_open_tries(run) for run in night.runs)
            return Book(folder, replace(night, ended="", runs=resumed))
        say(f"night {night.night} is left as it is: {objection or 'no --resume was asked for'}")
    folder = new_night(plan.results)
    night = NightRecord(
        plan=plan.name,
        night=folder.name,
        began=now_text(),
        seed=_seed(plan.random.seed),
        notes=tuple(notes),
        runs=records,
        steps=plan.random.steps,
    )
    return Book(folder, night)


def seconds_left(plan: NightPlan, night: NightRecord) -> float:
    """How long runs of `night` may still be begun."""
    passed = datetime.now(timezone.utc) - datetime.fromisoformat(night.began)
    return plan.limits.night_seconds - passed.total_seconds()


def _is_done(plan: NightPlan, night: NightRecord) -> bool:
    """Whether nothing is left to do for `night`, as far as the plan now says."""
    return bool(night.ended) and (not plan.dashboard or all(r.is_submitted for r in night.runs))


def _objection(plan: NightPlan, night: NightRecord, runs: Sequence[RunRecord]) -> str:
    """Why `night` cannot be resumed; empty if it can. A night is about one state of the plan's
    runs, images and random sequences, and one that was over long ago must not stand in the way of
    tonight's."""
    if [run.name for run in runs] != [run.name for run in night.runs]:
        return "the plan has other runs now"
    for before, now in zip(night.runs, runs, strict=True):
        if before.image != now.image:
            return f"the image of {now.name} is another one now"
        if before.select != now.select:
            return f"{now.name} is about other cases now"
    if night.steps != plan.random.steps:
        return "the plan wants random sequences of another length now"
    if seconds_left(plan, night) <= 0:
        return f"it began more than {plan.limits.night_seconds:g} s ago"
    return ""


def _seed(wanted: str) -> str:
    return f"{1 + secrets.randbelow(2**64 - 1):#x}" if wanted == "new" else wanted


def _without_open_tries(run: RunRecord) -> RunRecord:
    tries = tuple(
        replace(t, result=Result.STOPPED, reason="the night was killed")
        if t.result is Result.RUNNING
        else t
        for t in run.tries
    )
    return replace(run, tries=tries)


def _record(run: Run) -> RunRecord:
    return RunRecord(
        name=run.name,
        suite=run.suite.name,
        kernel=run.kernel.name,
        machine=run.machine,
        platform=run.platform,
        image=_identity(run),
        select=run.suite.select,
    )


def _identity(run: Run) -> str:
    """Of all that is run: where a platform boots a pair, the kernel is a file of its own."""
    image = _digest(run.image)
    if not image:
        return ""  # the run will say so; the others go on
    digests = f"{image} {_digest(other_half(run.image))} {_digest(run.cases)}"
    return hashlib.sha256(digests.encode()).hexdigest()


def _digest(file: Path) -> str:
    """SHA-256 of `file`, hex; empty if it is not there."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
