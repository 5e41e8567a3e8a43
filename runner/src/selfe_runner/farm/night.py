# A night: begins runs wherever a seat is free, whatever becomes of others, until all are over.
# SPDX-License-Identifier: BSD-2-Clause

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from selfe_runner.farm.book import Book
from selfe_runner.farm.last_word import told
from selfe_runner.farm.outcome import Outcome, read_outcome, untested
from selfe_runner.farm.record import Result, RunRecord
from selfe_runner.farm.run import Run
from selfe_runner.farm.seat import Seat
from selfe_runner.input.night_plan import NightLimits
from selfe_runner.report.terminal import summary_line

_ROUND_SECONDS = 0.1


class Process(Protocol):
    """A try that goes on (RunProcess)."""

    def poll(self) -> int | None: ...

    def ask_to_stop(self) -> None: ...

    def stop(self) -> None: ...


Start = Callable[[Run, Seat, Path], Process]


@dataclass(frozen=True)
class _Going:
    run: Run
    seat: Seat
    folder: Path
    process: Process
    began: float


class Night:
    """Makes `runs`, those of `book` that are not over. `start` begins a try; `say` tells people;
    `seconds_left`: how long runs may be begun."""

    def __init__(
        self,
        runs: Sequence[Run],
        limits: NightLimits,
        seconds_left: float,
        book: Book,
        start: Start,
        say: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._limits = limits
        self._book = book
        self._start = start
        self._say = say
        self._clock = clock
        self._pause = pause
        self._waiting = [run for run in runs if not book.run(run.name).is_over]
        self._going: list[_Going] = []
        self._failures: Counter[Seat] = Counter()  # in a row, of tries that told nothing
        self._end = clock() + seconds_left

    def make(self) -> None:
        """Returns when every run is over. Whatever else ends it stops the tries that go on, so that
        no board stays on, and leaves them to whoever takes the night up again."""
        try:
            while self._waiting or self._going:
                for run in tuple(self._waiting):
                    self._begin_or_close(run)
                for going in tuple(self._going):
                    self._look_at(going)
                self._pause(_ROUND_SECONDS)
        finally:
            for going in self._going:
                going.process.ask_to_stop()
            for going in self._going:
                going.process.stop()
            for going in self._going:
                self._book.stop(going.run.name, self._clock() - going.began)

    def _begin_or_close(self, run: Run) -> None:
        usable = [seat for seat in run.seats if not seat.objection]
        if not usable:
            self._close(run, "; ".join(seat.objection for seat in run.seats))
        elif self._clock() >= self._end:
            self._close(run, "the night was over before it could begin")
        elif seat := self._free_seat(run, usable):
            self._begin(run, seat)

    def _free_seat(self, run: Run, usable: Sequence[Seat]) -> Seat | None:
        """The first free one of the best seats: that on which the run was stopped (its journal can
        be gone on with there alone), those that it has not failed on, those that failed least of
        late. A bad board is not taken while a good one is busy."""
        tries = self._book.run(run.name).tries
        tried = {entry.where for entry in tries}
        stopped = {entry.where for entry in tries[-1:] if entry.result is Result.STOPPED}

        def badness(seat: Seat) -> tuple[bool, bool, int]:
            return seat.name not in stopped, seat.name in tried, self._failures[seat]

        best = min(badness(seat) for seat in usable)
        taken = Counter(going.seat for going in self._going)
        free = (s for s in usable if badness(s) == best and taken[s] < s.room)
        return next(free, None)

    def _begin(self, run: Run, seat: Seat) -> None:
        self._waiting.remove(run)
        folder = self._book.begin(run.name, seat.name)
        self._say(f"{run.name}: begun on {seat.name}")
        process = self._start(run, seat, folder)
        self._going.append(_Going(run, seat, folder, process, self._clock()))

    def _look_at(self, going: _Going) -> None:
        status = going.process.poll()
        if status is None:
            return
        outcome = read_outcome(going.folder, status)
        self._going.remove(going)
        self._failures[going.seat] = 0 if told(outcome.cases) else self._failures[going.seat] + 1
        seconds = self._clock() - going.began
        self._book.end(going.run.name, outcome, seconds, self._limits.retry_failed)
        self._say(f"{going.run.name}: {_words(outcome)}")
        record = self._book.run(going.run.name)
        if outcome.result is Result.COMPLETE:
            self._close(going.run, "")
        elif _tries_that_count(record) >= self._limits.tries:
            self._close(going.run, outcome.reason)
        else:
            self._waiting.insert(0, going.run)

    def _close(self, run: Run, reason: str) -> None:
        if run in self._waiting:
            self._waiting.remove(run)
        cases = untested(run.cases, run.suite.select, reason)
        self._book.close(run.name, reason, cases)
        if reason:
            self._say(f"{run.name}: not complete: {reason}")


def _words(outcome: Outcome) -> str:
    if not outcome.cases:
        return outcome.reason
    line = summary_line([case.verdict for case in outcome.cases])
    return f"{line}; {outcome.reason}" if outcome.reason else line


def _tries_that_count(record: RunRecord) -> int:
    return sum(entry.result is not Result.STOPPED for entry in record.tries)
