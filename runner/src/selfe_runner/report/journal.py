# Writes the journal: one JSON record a line, each flushed, so that a killed run shows as one.
# SPDX-License-Identifier: BSD-2-Clause

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from selfe_runner.input.cases import Case
from selfe_runner.judge.report import Attempt, BootReport, CaseReport, RunReport
from selfe_runner.problem import Problem
from selfe_runner.report.attempt_record import attempt_record
from selfe_runner.report.files import remove_old
from selfe_runner.report.patient_file import PatientFile, is_being_written
from selfe_runner.text import printable_text

SCHEMA = 1


_IN_USE = "this journal is being written by another run"
_ANOTHER = "wait for that run, or choose another --journal"


def forget_journal(path: Path) -> None:
    """Takes away what an earlier run left. Problem: it cannot be, or another run writes it."""
    if is_being_written(path):
        raise Problem(_IN_USE, _ANOTHER, place=path)
    remove_old(path, "--journal")


class Journal:
    """The journal of one run (docs/protocol.md, "The journal").

    Records: `run` first; then for each boot `boot`, `result`s as they come, `boot-end`; at last
    a `case` for every case of the image, and `end`. A journal without `end` is of a run that
    was killed, and proves nothing; another process may go on with it (`past_run.py`), which
    begins with `resumed`.
    """

    def __init__(self, path: Path, keep: int = 0) -> None:
        """`keep`: how many bytes of an earlier process's records stay. Problem: the file cannot
        be written, or another run writes it."""
        self._path = path
        self._results: dict[int, Attempt] = {}  # of the present boot, as written
        try:
            self._file = PatientFile(path, keep)
        except BlockingIOError as error:
            raise Problem(_IN_USE, _ANOTHER, place=path) from error
        except OSError as error:
            raise self._problem(error, "choose another --journal") from error

    def run(self, header: Mapping[str, Any]) -> None:
        """Problem: not even this can be written."""
        self._write({"record": "run", "schema": SCHEMA, **header})
        if self._file.trouble is not None:
            raise self._problem(self._file.trouble, "choose another --journal")

    def resumed(self, started: str) -> None:
        self._write({"record": "resumed", "started": started})

    def boot(self, boot: int, planned: Sequence[int], nonce: int, log_offset: int) -> None:
        self._results = {}
        self._write(
            {
                "record": "boot",
                "boot": boot,
                "nonce": f"{nonce:08x}",
                "planned": len(planned),
                "log_offset": log_offset,
            }
        )

    def result(self, boot: int, case: int, attempt: Attempt) -> None:
        """What the target said, at once; the end of the boot can still take it back."""
        self._results[case] = attempt
        self._write({"record": "result", "boot": boot, "index": case, **attempt_record(attempt)})

    def boot_end(self, boot: int, report: BootReport) -> None:
        """With the attempts that are not the boot's `result`s: one record, so that a run that is
        killed now has all of them or none."""
        others = {
            case: attempt_record(attempt)
            for case, attempt in sorted(report.attempts.items())
            if self._results.get(case) != attempt
        }
        self._write(
            {
                "record": "boot-end",
                "boot": boot,
                "how": report.end.how.value,
                "text": report.end.text,
                "seconds": _rounded(report.seconds),
                "seconds_to_hello": _rounded(report.seconds_to_hello),
                "bytes": report.byte_count,
                "noise": asdict(report.noise),
                "facts": dict(report.facts),
                "problems": report.problems,
                "attempts": others,
            }
        )

    def case(self, case: Case, report: CaseReport, boot_offsets: Mapping[int, int]) -> None:
        """The last word on `case`. `boot_offsets`: where each boot begins in the raw log."""
        shown = report.shown
        self._write(
            {
                "record": "case",
                "name": case.name,
                "index": case.index,
                "area": case.area,
                "rows": case.rows,
                "file": case.file,
                "line": case.line,
                "verdict": report.verdict.value,
                "flaky": report.is_flaky,
                "details": report.details,
                "console": shown.console if shown else (),
                "measurements": dict(shown.measurements) if shown else {},
                "seconds": _rounded(shown.seconds) if shown else 0.0,
                "attempts": [
                    {
                        "boot": boot,
                        "verdict": attempt.verdict.value,
                        "log_offset": boot_offsets.get(boot, 0) + attempt.offset,
                    }
                    for boot, attempt in report.attempts
                ],
            }
        )

    def end(self, report: RunReport, log: Path | None = None) -> None:
        """The last record: after it the journal is whole. `log`: the console log's file, kept
        relative to the journal's folder, so that both may move. Problem: it could not be written."""
        self._write(
            {
                "record": "end",
                "complete": report.is_complete,
                "reason": report.reason,
                "cases": len(report.cases),
                "boots": report.boots,
                "noise": asdict(report.noise),
                "problems": report.problems,
                "seconds": _rounded(report.seconds),
                **({"log": os.path.relpath(log, self._path.parent)} if log else {}),
            }
        )
        try:
            self._file.close()
        except OSError as error:
            hint = "make room for it, then go on with --resume: what is written is not run again"
            raise self._problem(error, hint) from error

    def _write(self, record: Mapping[str, Any]) -> None:
        line = json.dumps(record, separators=(",", ":"), default=printable_text)
        self._file.write(line.encode("ascii") + b"\n")

    def _problem(self, error: OSError, hint: str) -> Problem:
        return Problem(f"cannot write the journal: {error.strerror}", hint, place=self._path)


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 4)
