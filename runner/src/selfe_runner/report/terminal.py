# What a person sees on the terminal during and after a run.
# SPDX-License-Identifier: BSD-2-Clause

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TextIO

from selfe_runner.input.cases import Case
from selfe_runner.judge.boot_end import How
from selfe_runner.judge.report import BootReport, CaseReport, RunReport
from selfe_runner.judge.update import CaseJudged, CaseStarted, Update
from selfe_runner.report.expected import unexpected_passes
from selfe_runner.report.fold import Outcome, advice, folded
from selfe_runner.text import printable_text
from selfe_runner.verdict import Verdict

_MAX_DETAILS = 6
_PROGRESS_SECONDS = 20.0  # without a terminal, between two lines that say how far the run is


class Terminal:
    """Prints a line for each boot and each case that does not pass. How far the run is, is on a
    terminal a line that is overwritten, elsewhere a line every so often."""

    def __init__(
        self,
        cases: Sequence[Case],
        output: TextIO | None = None,
        *,
        wanted: int = 0,
        is_summed_up: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`wanted`: how many cases are to run, 0 for all; `is_summed_up`: what became of the cases
        is listed once more behind this, so that `run_ended` need not."""
        self._cases = cases
        self._output = output or sys.stdout
        self._is_live = self._output.isatty()
        self._wanted = wanted or len(cases)
        self._is_summed_up = is_summed_up
        self._clock = clock
        self._began = self._told_at = clock()
        self._done: set[int] = set()

    def goes_on(self, done: Iterable[int]) -> None:
        """An earlier process of the same run has heard of these cases."""
        self._done.update(done)

    def say(self, line: str) -> None:
        """One line, behind which nothing of the progress stays visible."""
        clear = "\r\x1b[K" if self._is_live else ""
        self._print(f"{clear}{printable_text(line)}\n")

    def boot_started(self, boot: int, planned: Sequence[int]) -> None:
        self.say(f"boot {boot}: {len(planned)} case{'s' * (len(planned) != 1)}")

    def updates(self, updates: Sequence[Update]) -> None:
        for update in updates:
            match update:
                case CaseJudged(case, attempt):
                    self._done.add(case)
                    # Those that are skipped come at the end, by their reasons.
                    if attempt.verdict not in (Verdict.PASS, Verdict.SKIP):
                        self._bad(self._cases[case], attempt.verdict, attempt.details)
                case CaseStarted(case):
                    self._progress(self._cases[case].name)

    def boot_ended(self, boot: int, report: BootReport) -> None:
        self._done.update(report.attempts)
        for case, attempt in report.attempts.items():
            if not attempt.is_targets:
                self._bad(self._cases[case], attempt.verdict, attempt.details)
        noise = f", noise {report.noise.total}" if report.noise.total else ""
        # The seconds are those of the image: one that was never started has none.
        never = report.end.how is How.LOAD_FAIL
        how = "did not begin" if never else f"ended after {report.seconds:.2f} s"
        self.say(f"boot {boot} {how}: {report.end.text}{noise}")

    def run_ended(self, run: RunReport) -> None:
        if not self._is_summed_up:
            for line in self._last_words(run):
                self.say(line)
        flaky = sum(report.is_flaky for report in run.cases)
        unexpected = sum(bool(unexpected_passes(report.details)) for report in run.cases)
        line = summary_line([report.verdict for report in run.cases], flaky, unexpected)
        self.say(f"{line} in {run.seconds:.1f} s")

    def _last_words(self, run: RunReport) -> Iterator[str]:
        yield from (f"problem: {problem}" for problem in run.problems)
        for report in run.cases:
            case = self._cases[report.index]
            if report.verdict is Verdict.DIVERGES:
                yield f"  {report.verdict.value:<7} {case.name} ({case.file}:{case.line})"
                yield from (f"          {detail}" for detail in report.details[:1])
            yield from (f"{case.name}: {text}" for text in unexpected_passes(report.details))
            if report.is_flaky:
                tries = ", ".join(attempt.verdict.value for _, attempt in report.attempts)
                yield f"flaky: {case.name}: {tries}"
        skipped = [self._outcome(one) for one in run.cases if one.verdict is Verdict.SKIP]
        yield from (f"  {line}" for line in folded(skipped))
        if not run.is_complete:
            yield f"incomplete: {run.reason}"
        if hint := advice(report.verdict for report in run.cases):
            yield f"hint: {hint}"

    def _outcome(self, report: CaseReport) -> Outcome:
        case = self._cases[report.index]
        reason = report.details[0] if report.details else ""
        return Outcome(case.name, f"{case.file}:{case.line}", report.verdict, reason)

    def _bad(self, case: Case, verdict: Verdict, details: Sequence[str]) -> None:
        self.say(f"  {verdict.value:<7} {case.name} ({case.file}:{case.line})")
        for detail in details[:_MAX_DETAILS]:
            self.say(f"          {detail}")

    def _progress(self, name: str) -> None:
        """That this case begins: the one after those that are done."""
        far = f"case {min(len(self._done) + 1, self._wanted)} of {self._wanted}"
        now = self._clock()
        if self._is_live:
            self._print(f"\r\x1b[K{printable_text(f'{far}: {name}')[:78]}")
        elif now >= self._told_at + _PROGRESS_SECONDS:
            self._told_at = now
            self.say(f"{far} after {now - self._began:.0f} s")

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
