# Plays the runs of a night without processes: seats, tries with the journals they leave, a clock.
# SPDX-License-Identifier: BSD-2-Clause

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from workbench import case_entry

from selfe_runner.farm.book import Book
from selfe_runner.farm.night import Night
from selfe_runner.farm.outcome import JOURNAL
from selfe_runner.farm.record import NightRecord, RunRecord
from selfe_runner.farm.run import Run
from selfe_runner.farm.seat import Seat
from selfe_runner.input.night_plan import Kernel, NightLimits, Suite

# What a try does: seconds that it takes, and the verdicts that it leaves (those of several boots
# joined by `+`); none: no journal.
Act = tuple[float, Sequence[str] | None]


def seat(name: str, room: int = 1, objection: str = "") -> Seat:
    return Seat(name, room, frozenset(("sabre",)), (), objection)


def run(name: str, *seats: Seat) -> Run:
    nowhere = Path("/nonexistent")
    kernel = Kernel("kernel", nowhere, nowhere, nowhere)
    return Run(Suite(name, name, (), ("*",), ("*",)), kernel, "boards", "sabre", tuple(seats))


def write_journal(folder: Path, verdicts: Sequence[str], problems: Sequence[str] = ()) -> None:
    """A whole journal; complete unless a case is NOTRUN."""
    is_complete = "NOTRUN" not in verdicts
    cases = [
        {
            "record": "case",
            **case_entry(i, verdict=boots[-1], details=[f"said of {i}"], seconds=0.5),
            "attempts": [{"verdict": verdict} for verdict in boots if verdict != "NOTRUN"],
        }
        for i, boots in enumerate(verdict.split("+") for verdict in verdicts)
    ]
    reason = "every case has its verdict" if is_complete else "the board fell silent"
    end = {"record": "end", "complete": is_complete, "reason": reason, "problems": problems}
    head = {"record": "run", "schema": 1, "platform": "sabre", "prefix": "kernel"}
    records = [head, *cases, end]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / JOURNAL).write_text("".join(json.dumps(record) + "\n" for record in records))


class PlayedNight:
    """A night in `folder`. `act` says what the try of a run on a seat does. `begun`: (run, seat) in
    their order; `most`: how many tries a seat had at once; `problems`: by seat, of its journals."""

    def __init__(
        self,
        folder: Path,
        runs: Sequence[Run],
        act: Callable[[str, str], Act],
        limits: NightLimits | None = None,
        record: NightRecord | None = None,
    ) -> None:
        self.begun: list[tuple[str, str]] = []
        self.most: Counter[str] = Counter()
        self.problems: Mapping[str, Sequence[str]] = {}
        self.stopped = 0
        self.now = 0.0
        self.said: list[str] = []
        self.on_pause: Callable[[], None] = lambda: None
        self._going: Counter[str] = Counter()
        self._act = act
        limits = limits or NightLimits()
        records = tuple(
            RunRecord(r.name, r.suite.name, r.kernel.name, r.machine, r.platform, "") for r in runs
        )
        name = "2026-11-23T01-00-00Z"
        began = "2026-11-23T01:00:00+00:00"
        self.book = Book(folder, record or NightRecord("plan", name, began, runs=records))
        self.night = Night(
            runs,
            limits,
            limits.night_seconds,
            self.book,
            self._start,
            self.said.append,
            lambda: self.now,
            self._pause,
        )

    def make(self) -> dict[str, str]:
        """Makes all runs; the result of each one's last try, `none` if it had none."""
        self.night.make()
        return {
            r.suite: r.tries[-1].result.value if r.tries else "none" for r in self.book.night.runs
        }

    def _pause(self, seconds: float) -> None:
        self.now += seconds
        self.on_pause()
        assert self.now < 100_000, "the night does not end"

    def _start(self, run: Run, seat: Seat, folder: Path) -> "_PlayedProcess":
        self.begun.append((run.suite.name, seat.name))
        self._going[seat.name] += 1
        self.most[seat.name] = max(self.most[seat.name], self._going[seat.name])
        seconds, verdicts = self._act(run.suite.name, seat.name)
        return _PlayedProcess(self, seat, folder, self.now + seconds, verdicts)

    def over(self, seat: Seat) -> None:
        self._going[seat.name] -= 1


class _PlayedProcess:
    def __init__(
        self,
        night: PlayedNight,
        seat: Seat,
        folder: Path,
        end: float,
        verdicts: Sequence[str] | None,
    ) -> None:
        self._night = night
        self._seat = seat
        self._folder = folder
        self._end = end
        self._verdicts = verdicts

    def poll(self) -> int | None:
        if self._night.now < self._end:
            return None
        self._night.over(self._seat)
        if self._verdicts is None:
            return 1
        problems = self._night.problems.get(self._seat.name, ())
        write_journal(self._folder, self._verdicts, problems)
        return 0

    def ask_to_stop(self) -> None:
        self._night.stopped += 1

    def stop(self) -> None:
        self._night.over(self._seat)
