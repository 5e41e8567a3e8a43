# What a try at a run came to, told from what it left: journal, output, exit status.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from selfe_runner.farm.record import CaseRecord, Result
from selfe_runner.input.cases import read_cases, select
from selfe_runner.problem import Problem
from selfe_runner.report.journal_reader import JournalContent, read_journal
from selfe_runner.text import printable
from selfe_runner.verdict import Verdict

JOURNAL = "run.journal"
OUTPUT = "output.txt"

_ERROR = b"error: "
_TAIL_BYTES = 1 << 16
_LAST_LINES = 3


@dataclass(frozen=True)
class Outcome:
    """`cases`: the last word on each case that was asked for; empty if there is none on any.
    `problems`: what happened that must not, whatever the cases say."""

    result: Result
    reason: str
    cases: tuple[CaseRecord, ...]
    problems: tuple[str, ...] = ()


def read_outcome(folder: Path, exit_status: int) -> Outcome:
    """What the try in `folder` came to. A journal that is not whole proves nothing: the exit
    status and the last complaint then say why."""
    try:
        journal = read_journal(folder / JOURNAL)
    except Problem:
        journal = None
    if journal is None or not journal.is_whole:
        return Outcome(Result.BROKEN, _complaint(folder / OUTPUT, exit_status), ())
    result = Result.COMPLETE if journal.is_complete else Result.INCOMPLETE
    reason = "" if journal.is_complete else journal.reason
    return Outcome(result, reason, _cases(journal), journal.problems)


def untested(cases: Path, globs: Sequence[str], reason: str) -> tuple[CaseRecord, ...]:
    """All cases of the list `cases` that were asked for, as not run; none if it is unreadable."""
    try:
        listed = read_cases(cases).cases
    except Problem:
        return ()
    return tuple(
        CaseRecord(
            name=listed[i].name,
            area=listed[i].area,
            place=f"{listed[i].file}:{listed[i].line}",
            verdict=Verdict.NOTRUN,
            details=(reason,),
            attempts=(),
            seconds=0.0,
        )
        for i in select(listed, globs)
    )


def _cases(journal: JournalContent) -> tuple[CaseRecord, ...]:
    return tuple(
        CaseRecord(
            name=case.name,
            area=case.area,
            place=case.place,
            verdict=case.verdict,
            details=case.details,
            attempts=case.attempts,
            seconds=case.seconds,
        )
        for case in journal.cases
        if case.verdict is not Verdict.UNSELECTED
    )


def _complaint(output: Path, exit_status: int) -> str:
    """What ended the runner: the complaint at the end of its output (with its hint behind it), or
    the exit status. What cases have to say is indented, and no complaint."""
    try:
        last = output.read_bytes()[-_TAIL_BYTES:].splitlines()[-_LAST_LINES:]
    except OSError:
        last = []
    errors = [line for line in last if _ERROR in line and not line.startswith(b" ")]
    if errors:
        return printable(errors[-1])
    if exit_status < 0:
        return f"the runner was ended by signal {-exit_status}"
    return f"the runner ended with status {exit_status} and left no whole journal"
