# The book of a night: what each run has come to so far, on disk at every step.
# SPDX-License-Identifier: BSD-2-Clause

from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

from selfe_runner.farm.last_word import last_words
from selfe_runner.farm.outcome import Outcome
from selfe_runner.farm.record import CaseRecord, NightRecord, Result, RunRecord, TryRecord
from selfe_runner.farm.record_file import write_night


class Book:
    """Keeps night.json in `folder`. After each method the file says what `night` says; whoever is
    killed at any moment finds there what was finished before. Runs go by their names."""

    def __init__(self, folder: Path, night: NightRecord) -> None:
        """Problem: `folder` cannot be written to."""
        self.folder = folder
        self.night = night
        self._save()

    def run(self, name: str) -> RunRecord:
        return next(run for run in self.night.runs if run.name == name)

    def begin(self, name: str, where: str) -> Path:
        """A try at the run begins on the seat `where`; the folder for what it leaves: that of the
        try before if that was cut short on the same seat, where alone its journal can be gone on
        with; on another one the runner would write over it."""
        run = self.run(name)
        folder = f"{name}/{len(run.tries) + 1}"
        for last in run.tries[-1:]:
            if last.result in (Result.STOPPED, Result.BROKEN) and last.where == where:
                folder = last.folder
        entry = TryRecord(where, folder, now_text(), 0.0, Result.RUNNING, "")
        self._replace(replace(run, tries=(*run.tries, entry)))
        return self.folder / folder

    def end(self, name: str, outcome: Outcome, seconds: float, retry_failed: int) -> None:
        """The try that was begun last is over. Its cases are the run's, unless an earlier try
        could tell more; neither failures nor problems of any try are forgotten."""
        run = self._ended(name, outcome.result, outcome.reason, seconds)
        cases = last_words(run.cases, outcome.cases, retry_failed)
        problems = tuple(dict.fromkeys((*run.problems, *outcome.problems)))
        self._replace(replace(run, cases=cases, problems=problems))

    def stop(self, name: str, seconds: float) -> None:
        """The try that was begun last was ended by the night itself, and does not count."""
        self._replace(self._ended(name, Result.STOPPED, "the night was stopped", seconds))

    def close(self, name: str, reason: str, cases: tuple[CaseRecord, ...] = ()) -> None:
        """Nothing more will be tried. `reason`: why the run is not complete, empty if it is;
        `cases`: the last word, if no try gave one."""
        run = self.run(name)
        self._replace(replace(run, is_over=True, reason=reason, cases=run.cases or cases))

    def submitted(self, name: str) -> None:
        """CDash has the run."""
        self._replace(replace(self.run(name), is_submitted=True))

    def replace_night(self, night: NightRecord) -> None:
        self.night = night
        self._save()

    def _ended(self, name: str, result: Result, reason: str, seconds: float) -> RunRecord:
        run = self.run(name)
        entry = replace(run.tries[-1], result=result, reason=reason, seconds=round(seconds, 1))
        return replace(run, tries=(*run.tries[:-1], entry))

    def _replace(self, changed: RunRecord) -> None:
        runs = tuple(changed if r.name == changed.name else r for r in self.night.runs)
        self.replace_night(replace(self.night, runs=runs))

    def _save(self) -> None:
        write_night(self.folder, self.night)


def now_text() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="seconds")
