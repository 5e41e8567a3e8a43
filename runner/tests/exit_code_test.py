# With what exit code `selfe-run test` ends, by what a run came to.
# SPDX-License-Identifier: BSD-2-Clause

import pytest

from selfe_runner.commands.test import exit_code
from selfe_runner.judge.report import Attempt, CaseReport, Noise, RunReport
from selfe_runner.verdict import Verdict


def run(*verdicts: Verdict, is_complete: bool = True, problems: tuple[str, ...] = ()) -> RunReport:
    never = (Verdict.NOTRUN, Verdict.LOAD_FAIL)
    cases = tuple(
        CaseReport(i, v, (), () if v in never else ((1, Attempt(v)),))
        for i, v in enumerate(verdicts)
    )
    return RunReport(is_complete, "", cases, 1, Noise(), problems, 1.0)


@pytest.mark.parametrize(
    ("verdict", "strict"),
    [
        (Verdict.PASS, 0),
        (Verdict.SKIP, 0),
        (Verdict.DIVERGES, 0),
        (Verdict.FAIL, 1),
        (Verdict.KERNEL, 1),
        (Verdict.LOST, 1),
    ],
)
def test_a_run_that_came_to_its_end_is_good_unless_its_verdicts_are_asked_for(
    verdict: Verdict, strict: int
) -> None:
    ended = run(Verdict.PASS, verdict)
    assert exit_code(ended, is_strict=False) == 0
    assert exit_code(ended, is_strict=True) == strict


@pytest.mark.parametrize("is_strict", [False, True])
def test_a_run_with_a_problem_is_not_good(is_strict: bool) -> None:
    """What the image counted and what was heard of it differed, and CTest called it all passed."""
    assert exit_code(run(Verdict.PASS, problems=("boot 1: BYE counts 2",)), is_strict) == 1


@pytest.mark.parametrize("is_strict", [False, True])
def test_an_image_that_never_ran_is_not_good(is_strict: bool) -> None:
    assert exit_code(run(Verdict.LOAD_FAIL, is_complete=False), is_strict) == 1
    cut = run(Verdict.PASS, Verdict.NOTRUN, is_complete=False)
    assert exit_code(cut, is_strict) == int(is_strict)
