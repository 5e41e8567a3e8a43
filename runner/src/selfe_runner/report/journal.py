# Writes the journal: one JSON record a line, each flushed, so that a killed run shows as one.
# SPDX-License-Identifier: BSD-2-Clause

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from selfe_runner.input.cases import Case
from selfe_runner.judge.report import Attempt, BootReport, CaseReport, RunReport
from selfe_runner.problem import Problem
from selfe_runner.text import printable_text

SCHEMA = 1


class Journal:
    """The journal of one run (docs/protocol.md, "The journal").

    Records: `run` first; then for each boot `boot`, `result`s as they come, `boot-end`; at last
    a `case` for every case of the image, and `end`. A journal without `end` is of a run that
    was killed, and proves nothing.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._file = open(path, "w", encoding="ascii", newline="\n")
        except OSError as error:
            raise Problem(
                f"cannot write the journal: {error.strerror}",
                "choose another --journal",
                place=path,
            ) from error

    def run(self, header: Mapping[str, Any]) -> None:
        self._write({"record": "run", "schema": SCHEMA, **header})

    def boot(self, boot: int, planned: Sequence[int], nonce: int, log_offset: int) -> None:
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
        """What the target said, at once; the `case` record at the end decides."""
        self._write(
            {"record": "result", "boot": boot, "index": case, "verdict": attempt.verdict.value}
        )

    def boot_end(self, boot: int, report: BootReport) -> None:
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
            }
        )

    def case(self, case: Case, report: CaseReport, boot_offsets: Mapping[int, int]) -> None:
        """The last word on `case`. `boot_offsets`: where each boot begins in the raw log."""
        last = report.attempts[-1][1] if report.attempts else None
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
                "details": report.details,
                "console": last.console if last else (),
                "measurements": dict(last.measurements) if last else {},
                "seconds": _rounded(last.seconds) if last else 0.0,
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

    def end(self, report: RunReport) -> None:
        """The last record: after it the journal is whole."""
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
            }
        )
        self.close()

    def close(self) -> None:
        try:
            self._file.close()
        except OSError as error:
            raise self._problem(error) from error

    def _write(self, record: Mapping[str, Any]) -> None:
        line = json.dumps(record, separators=(",", ":"), default=printable_text)
        try:
            self._file.write(line + "\n")
            self._file.flush()
        except OSError as error:
            raise self._problem(error) from error

    def _problem(self, error: OSError) -> Problem:
        return Problem(f"cannot write the journal: {error.strerror}", place=self._path)


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 4)
