# What the journal of a run that was killed still proves, for the process that goes on with the run.
# SPDX-License-Identifier: BSD-2-Clause

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from selfe_runner.input.files import Fields
from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.report import Attempt, BootReport, Noise, PastBoot
from selfe_runner.problem import Problem
from selfe_runner.report.attempt_record import attempt_of
from selfe_runner.report.journal import SCHEMA
from selfe_runner.verdict import Verdict

_INTERRUPTED = BootEnd(How.INTERRUPTED, "the runner was killed during this boot")

# Of one process, not of the run; or, for reports, what prefix and digests tell already.
_OWN_KEYS = ("record", "schema", "started", "again", "kernel")


@dataclass(frozen=True)
class PastRun:
    """`header`: the `run` record; `log_offsets`: by boot number; `size`: of the part of the
    journal that counts, in bytes; `is_over`: it came to its end, and nothing of it counts."""

    header: Mapping[str, Any]
    boots: tuple[PastBoot, ...] = ()
    log_offsets: Mapping[int, int] = field(default_factory=dict)
    size: int = 0
    is_over: bool = False

    def objection(self, header: Mapping[str, Any]) -> str:
        """Why a run with `header` cannot go on with this one; empty if it can.

        Not in another run of ctest either: its results must be of this one (docs/protocol.md).
        """
        mine = json.loads(json.dumps(header))
        keys = sorted({*mine, *self.header} - {*_OWN_KEYS})
        others = [key for key in keys if mine.get(key) != self.header.get(key)]
        return f"its {' and '.join(others)} differ{'s' * (len(others) == 1)}" if others else ""


@dataclass
class _Boot:
    """A boot of which no end was read yet."""

    planned: int
    log_offset: int
    attempts: dict[int, Attempt] = field(default_factory=dict)

    def add(self, case: int, attempt: Attempt) -> None:
        """Notes a `result`. Two that differ prove nothing; the end of the boot would say so."""
        first = self.attempts.setdefault(case, attempt)
        if first.verdict is not attempt.verdict:
            words = f"R {first.verdict.value}, R {attempt.verdict.value}"
            reason = f"valid frames contradict each other: {words}"
            self.attempts[case] = Attempt(Verdict.CORRUPT, details=(reason,))


def read_past_run(path: Path) -> PastRun | None:
    """The run whose journal is `path`. None: there is none, or the file is no journal of this
    version.

    Counts is what stands before the first line that is damaged (half a line, as a rule) and
    before the last words on cases, which the next process writes again.
    """
    if not path.is_file():  # a device may have no end
        return None
    try:
        lines = path.read_bytes().split(b"\n")[:-1]
    except OSError:
        return None
    records = list(_records(lines))
    if not records or records[0].get("record") != "run" or records[0].get("schema") != SCHEMA:
        return None
    if records[-1].get("record") == "end":
        return PastRun(records[0], is_over=True)
    reader = _Reader()
    size = 0
    for line, record in zip(lines, records, strict=False):
        try:
            if not reader.take(Fields(record, path)):
                break
        except Problem:
            break  # not as we write it: a damaged file
        size += len(line) + 1
    return PastRun(records[0], reader.finish(), reader.log_offsets, size)


def _records(lines: list[bytes]) -> Iterator[dict[str, Any]]:
    for line in lines:
        try:
            record = json.loads(line)
        except ValueError:
            return
        if not isinstance(record, dict):
            return
        yield record


class _Reader:
    """Puts records together to boots."""

    def __init__(self) -> None:
        self._boots: list[PastBoot] = []
        self._open: _Boot | None = None
        self._case_count = 0
        self.log_offsets: dict[int, int] = {}

    def take(self, record: Fields) -> bool:
        """Whether the record counts and others may follow. Problem: it is damaged."""
        match record.text("record"):
            case "run":
                self._case_count = record.number("cases")
            case "resumed":
                pass
            case "boot":
                self._begin(record)
            case "result":
                case = self._case(record.number("index"))
                self._present(record).add(case, attempt_of(record))
            case "boot-end":
                self._end(record)
            case _:
                return False
        return True

    def finish(self) -> tuple[PastBoot, ...]:
        self._interrupt()
        return tuple(self._boots)

    def _begin(self, record: Fields) -> None:
        self._interrupt()
        number = record.number("boot")
        if number != len(self._boots) + 1:
            raise self._damaged()
        self._open = _Boot(record.number("planned"), record.number("log_offset"))
        self.log_offsets[number] = self._open.log_offset

    def _end(self, record: Fields) -> None:
        boot = self._present(record)
        others = record.table("attempts")
        attempts = dict(boot.attempts)
        for key in others:
            case = self._case(int(key) if key.isdecimal() else -1)
            attempts[case] = attempt_of(others.table(key))
        how = record.text("how")
        if how not in {one.value for one in How}:
            raise self._damaged()
        noise = record.table("noise")
        report = BootReport(
            end=BootEnd(How(how), record.text("text")),
            attempts=attempts,
            facts=record.table("facts").text_items(),
            noise=Noise(**{one.name: noise.number(one.name) for one in fields(Noise)}),
            problems=record.texts("problems"),
            seconds=record.amount("seconds"),
            seconds_to_hello=None,
            byte_count=record.number("bytes"),
        )
        self._boots.append(PastBoot(boot.planned, report))
        self._open = None

    def _interrupt(self) -> None:
        """Ends the open boot where the process that heard it was killed: only what the target
        itself had said by then counts."""
        if self._open is not None:
            report = BootReport(_INTERRUPTED, self._open.attempts, (), Noise(), (), 0.0, None, 0)
            self._boots.append(PastBoot(self._open.planned, report))
            self._open = None

    def _present(self, record: Fields) -> _Boot:
        if self._open is None or record.number("boot") != len(self._boots) + 1:
            raise self._damaged()
        return self._open

    def _case(self, index: int) -> int:
        if not 0 <= index < self._case_count:
            raise self._damaged()
        return index

    def _damaged(self) -> Problem:
        return Problem("this record is not as selfe-run writes it")
