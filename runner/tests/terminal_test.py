# What a person sees of a run: how far it is, and what is told at its end.
# SPDX-License-Identifier: BSD-2-Clause

import io

from selfe_runner.input.cases import Case
from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.report import Attempt, BootReport, CaseReport, Noise, RunReport
from selfe_runner.judge.update import CaseJudged, CaseStarted
from selfe_runner.report.terminal import Terminal
from selfe_runner.verdict import Verdict

CASES = [Case(i, f"A.C{i}", "a", (), "a.cpp", i) for i in range(4)]


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def judged(terminal: Terminal, *cases: int, verdict: Verdict = Verdict.PASS) -> None:
    for case in cases:
        terminal.updates([CaseStarted(case), CaseJudged(case, Attempt(verdict, details=("why",)))])


def run_of(*verdicts: Verdict, reason: str = "") -> RunReport:
    cases = tuple(CaseReport(i, one, (reason or "why",), ()) for i, one in enumerate(verdicts))
    return RunReport(not reason, reason, cases, 1, Noise(), (), 1.0)


def test_without_a_terminal_progress_is_told_every_so_often() -> None:
    output, clock = io.StringIO(), Clock()
    terminal = Terminal(CASES, output, clock=clock)
    judged(terminal, 0)
    clock.now = 119.9
    judged(terminal, 1)
    assert output.getvalue() == ""
    clock.now = 120.0
    judged(terminal, 2)
    clock.now = 139.0
    judged(terminal, 3)
    assert output.getvalue() == "case 3 of 4 after 20 s\n"


def test_a_terminal_shows_which_case_runs_and_how_many_there_are() -> None:
    output = Screen()
    terminal = Terminal(CASES, output, wanted=3)
    terminal.updates([CaseStarted(1)])
    judged(terminal, 1)
    terminal.updates([CaseStarted(3)])
    line = "\r\x1b[K"
    assert output.getvalue().split(line)[1:] == ["case 1 of 3: A.C1"] * 2 + ["case 2 of 3: A.C3"]


def test_progress_is_that_of_the_run_not_of_the_boot() -> None:
    """A case that ended its boot is done; one that is tried again is not counted twice."""
    output = Screen()
    terminal = Terminal(CASES, output)
    terminal.goes_on([0])
    terminal.updates([CaseStarted(1)])
    hung = {1: Attempt(Verdict.HANG)}
    end = BootEnd(How.HANG, "no result")
    terminal.boot_ended(1, BootReport(end, hung, (), Noise(), (), 1.0, 0.1, 9))
    terminal.boot_started(2, [2, 3])
    terminal.updates([CaseStarted(1)])
    judged(terminal, 2, 3)
    terminal.updates([CaseStarted(3)])
    steps = [part for part in output.getvalue().split("\r\x1b[K") if part.startswith("case ")]
    assert [step.split(":")[0] for step in steps] == [
        "case 2 of 4", "case 3 of 4", "case 3 of 4", "case 4 of 4", "case 4 of 4",
    ]  # fmt: skip
    assert "boot 2: 2 cases\n" in output.getvalue()


def test_skipped_cases_are_told_at_the_end_by_their_reasons() -> None:
    output = io.StringIO()
    terminal = Terminal(CASES, output)
    judged(terminal, 0, 1, 2, verdict=Verdict.SKIP)
    assert output.getvalue() == ""
    judged(terminal, 3, verdict=Verdict.FAIL)
    terminal.run_ended(run_of(*[Verdict.SKIP] * 3, Verdict.FAIL))
    assert output.getvalue().splitlines() == [
        "  FAIL    A.C3 (a.cpp:3)",
        "          why",
        "  SKIP    3 cases: why",
        "0 passed, 1 failed, 3 skipped in 1.0 s",
    ]


def test_a_run_that_reached_no_case_is_one_statement_and_what_to_try() -> None:
    output = io.StringIO()
    Terminal(CASES, output).run_ended(run_of(*[Verdict.BOOT_TIMEOUT] * 4, reason="nothing came"))
    first, hint, counts = output.getvalue().splitlines()
    assert first == "incomplete: nothing came"
    assert hint.startswith("hint: is the kernel built for this very machine")
    assert counts == "0 passed, 0 failed, 0 skipped, 4 without a verdict in 1.0 s"


def test_what_is_summed_up_behind_it_is_not_said_twice() -> None:
    output = io.StringIO()
    terminal = Terminal(CASES, output, is_summed_up=True)
    terminal.run_ended(run_of(*[Verdict.BOOT_TIMEOUT] * 4, reason="nothing came"))
    assert output.getvalue() == "0 passed, 0 failed, 0 skipped, 4 without a verdict in 1.0 s\n"
