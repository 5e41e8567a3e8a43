# What a person sees on the terminal during and after a run.
# SPDX-License-Identifier: BSD-2-Clause

import os
import sys
from collections.abc import Sequence
from typing import TextIO

from selfe_runner.input.cases import Case
from selfe_runner.judge.boot_end import How
from selfe_runner.judge.report import BootReport, RunReport
from selfe_runner.judge.update import CaseJudged, CaseStarted, Update
from selfe_runner.report.expected import unexpected_passes
from selfe_runner.text import printable_text
from selfe_runner.verdict import Verdict

_MAX_DETAILS = 6


class Terminal:
    """Prints a line for each boot and each case that does not pass; on a terminal, also a line
    that is overwritten with the progress."""

    def __init__(self, cases: Sequence[Case], output: TextIO | None = None) -> None:
        self._cases = cases
        self._output = output or sys.stdout
        self._is_live = self._output.isatty()
        self._judged = 0

    def say(self, line: str) -> None:
        """One line, behind which nothing of the progress stays visible."""
        clear = "\r\x1b[K" if self._is_live else ""
        self._print(f"{clear}{printable_text(line)}\n")

    def boot_started(self, boot: int, planned: Sequence[int], nonce: int) -> None:
        self._judged = 0
        self.say(f"boot {boot}: {len(planned)} cases, nonce {nonce:08x}")

    def updates(self, planned: int, updates: Sequence[Update]) -> None:
        for update in updates:
            match update:
                case CaseJudged(case, attempt):
                    self._judged += 1
                    if attempt.verdict is Verdict.SKIP:
                        self._bad(self._cases[case], attempt.verdict, attempt.details[:1])
                    elif attempt.verdict is not Verdict.PASS:
                        self._bad(self._cases[case], attempt.verdict, attempt.details)
                case CaseStarted(case):
                    self._progress(f"{self._judged}/{planned} {self._cases[case].name}")

    def boot_ended(self, boot: int, report: BootReport) -> None:
        for case, attempt in report.attempts.items():
            if not attempt.is_targets:
                self._bad(self._cases[case], attempt.verdict, attempt.details)
        noise = f", noise {report.noise.total}" if report.noise.total else ""
        # The seconds are those of the image: one that was never started has none.
        never = report.end.how is How.LOAD_FAIL
        how = "did not begin" if never else f"ended after {report.seconds:.2f} s"
        self.say(f"boot {boot} {how}: {report.end.text}{noise}")

    def run_ended(self, run: RunReport) -> None:
        for problem in run.problems:
            self.say(f"problem: {problem}")
        for report in run.cases:
            if report.verdict is Verdict.DIVERGES:
                self._bad(self._cases[report.index], report.verdict, report.details[:1])
            for sentence in unexpected_passes(report.details):
                self.say(f"{self._cases[report.index].name}: {sentence}")
            if report.is_flaky:
                tries = ", ".join(attempt.verdict.value for _, attempt in report.attempts)
                self.say(f"flaky: {self._cases[report.index].name}: {tries}")
        if not run.is_complete:
            self.say(f"incomplete: {run.reason}")
        flaky = sum(report.is_flaky for report in run.cases)
        unexpected = sum(bool(unexpected_passes(report.details)) for report in run.cases)
        line = summary_line([report.verdict for report in run.cases], flaky, unexpected)
        self.say(f"{line} in {run.seconds:.1f} s")

    def _bad(self, case: Case, verdict: Verdict, details: Sequence[str]) -> None:
        self.say(f"  {verdict.value:<7} {case.name} ({case.file}:{case.line})")
        for detail in details[:_MAX_DETAILS]:
            self.say(f"          {detail}")

    def _progress(self, text: str) -> None:
        if self._is_live:
            self._print(f"\r\x1b[K{printable_text(text)[:78]}")

    def _print(self, text: str) -> None:
        try:
            print(text, end="", file=self._output, flush=True)
        except BrokenPipeError:  # nobody reads on: for `main`
            raise
        except OSError:  # a file on a full disk; the journal has it all
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._output.fileno())


def summary_line(verdicts: Sequence[Verdict], flaky: int = 0, unexpected: int = 0) -> str:
    """`N passed, M failed, K skipped`; with what diverged as known, what could not be told and what was not asked for.
    `flaky`: how many of those that passed did not at the first try; `unexpected`: in how many a
    row held that the kernel's release is known to break."""
    passed = sum(v is Verdict.PASS for v in verdicts)
    failed = sum(v.is_kernel_bad for v in verdicts)
    skipped = sum(v is Verdict.SKIP for v in verdicts)
    untold = sum(v.is_untold for v in verdicts)
    unselected = sum(v is Verdict.UNSELECTED for v in verdicts)
    diverging = sum(v is Verdict.DIVERGES for v in verdicts)
    line = f"{passed} passed, {failed} failed, {skipped} skipped"
    if diverging:
        line += f", {diverging} diverge as known"
    if untold:
        line += f", {untold} without a verdict"
    if unselected:
        line += f", {unselected} not selected"
    if unexpected:
        line += f", {unexpected} unexpected"
    return f"{line}, {flaky} flaky" if flaky else line
