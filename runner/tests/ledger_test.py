# The account of a run over its boots, told by boots that never were.
# SPDX-License-Identifier: BSD-2-Clause

import pytest

from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.ledger import Ledger, Policy
from selfe_runner.judge.report import Attempt, BootReport, Noise
from selfe_runner.verdict import Verdict

PASSED = Attempt(Verdict.PASS, is_targets=True)
FAILED = Attempt(Verdict.FAIL, is_targets=True)
LOST = Attempt(Verdict.LOST)


def boot(
    attempts: dict[int, Attempt] | None = None,
    how: How = How.BYE,
    problems: tuple[str, ...] = (),
    noise: Noise = Noise(),  # noqa: B008 (frozen)
) -> BootReport:
    end = BootEnd(how, f"it ended by {how.value}")
    return BootReport(end, attempts or {}, (), noise, problems, 1.0, None, 0)


def test_problems_and_noise_of_all_boots_are_kept() -> None:
    ledger = Ledger(2, [0, 1], Policy())
    ledger.absorb(2, boot({0: PASSED}, problems=("odd", "more"), noise=Noise(debris=1)))
    ledger.absorb(1, boot({1: PASSED}, problems=("odd",), noise=Noise(debris=2, missing=3)))
    run = ledger.report(7.5)
    assert run.problems == ("boot 1: odd", "boot 1: more", "boot 2: odd")
    assert run.noise == Noise(debris=3, missing=3)
    assert (run.seconds, run.boots, run.is_complete) == (7.5, 2, True)
    assert run.reason == "every case has its verdict"


def test_a_boot_tells_which_cases_it_was_the_first_to_decide() -> None:
    ledger = Ledger(4, [0, 1, 2, 3], Policy(failure_retries=1))
    assert ledger.absorb(4, boot({0: PASSED, 1: FAILED, 2: LOST})) == (0, 1)
    assert ledger.to_do() == (1,), "alone: it is to be seen once more"
    assert ledger.absorb(1, boot({1: PASSED})) == ()
    assert ledger.absorb(2, boot({2: PASSED, 3: PASSED})) == (2, 3)
    assert ledger.to_do() == ()


def test_only_idle_boots_in_a_row_stop_a_run() -> None:
    ledger = Ledger(2, [0, 1], Policy(idle_boots=2))
    for _ in range(3):
        ledger.absorb(2, boot(how=How.SILENCE))
        assert ledger.to_do(), "one boot may come to nothing"
        ledger.absorb(2, boot({0: LOST} if ledger.boots == 1 else {0: PASSED}))
    ledger.absorb(1, boot(how=How.SILENCE))
    ledger.absorb(1, boot(how=How.INTERRUPTED))
    assert ledger.stop_reason() == "", "a runner that was killed is no idle boot"
    ledger.absorb(1, boot(how=How.LOAD_FAIL))
    assert ledger.stop_reason() == (
        "2 boots in a row reached no case; the last: it ended by load-fail"
    )
    assert ledger.to_do() == ()
    run = ledger.report(1.0)
    assert [case.verdict for case in run.cases] == [Verdict.PASS, Verdict.LOAD_FAIL]
    assert not run.is_complete and run.reason == ledger.stop_reason()
    assert run.cases[1].details == (run.reason,)


@pytest.mark.parametrize(
    ("how", "verdict"),
    [
        (How.BOOT_TIMEOUT, Verdict.BOOT_TIMEOUT),
        (How.LOAD_FAIL, Verdict.LOAD_FAIL),
        (How.OTHER_IMAGE, Verdict.NOTRUN),
        (How.MACHINE, Verdict.NOTRUN),
    ],
)
def test_cases_that_no_boot_reached_say_what_the_last_one_came_to(
    how: How, verdict: Verdict
) -> None:
    ledger = Ledger(1, [0], Policy(idle_boots=1))
    ledger.absorb(1, boot(how=how))
    assert ledger.to_do() == ()
    assert ledger.report(1.0).cases[0].verdict is verdict


def test_a_limit_of_boots_is_told() -> None:
    ledger = Ledger(1, [0], Policy(max_boots=1))
    ledger.absorb(1, boot({0: LOST}))
    assert ledger.stop_reason() == "the limit of 1 boots is reached"
    case = ledger.report(1.0).cases[0]
    assert (case.verdict, case.details[0]) == (Verdict.NOTRUN, "the limit of 1 boots is reached")


@pytest.mark.parametrize("how", [How.OTHER_IMAGE, How.RUN_TIMEOUT])
def test_where_another_boot_cannot_go_better_none_is_made(how: How) -> None:
    ledger = Ledger(1, [0], Policy())
    ledger.absorb(1, boot(how=how))
    assert ledger.stop_reason() == f"it ended by {how.value}"


def test_what_was_tried_too_often_says_what_came_of_it() -> None:
    ledger = Ledger(2, [0], Policy(retries=1))
    hung = Attempt(Verdict.HANG, details=("no result",))
    ledger.absorb(1, boot({0: LOST}))
    ledger.absorb(1, boot({0: hung}))
    case, other = ledger.report(1.0).cases
    assert case.verdict is Verdict.LOST
    assert case.details == ("too many frames were lost to be sure; the tries: LOST, HANG",)
    assert [number for number, _ in case.attempts] == [1, 2]
    assert (case.index, other.index) == (0, 1)
    assert (other.verdict, other.details) == (Verdict.UNSELECTED, ("not selected",))


@pytest.mark.parametrize("verdict", [Verdict.HANG, Verdict.REBOOT])
@pytest.mark.parametrize(
    ("first", "is_company", "is_enough"),
    [
        (Attempt(Verdict.LOST, is_undisturbed=True), False, False),
        (Attempt(Verdict.CRASH, is_undisturbed=True), True, False),
        (None, True, False),
        (None, False, True),
    ],
)
def test_silence_and_a_second_start_are_believed_when_seen_clearly_twice(
    verdict: Verdict, first: Attempt | None, is_company: bool, is_enough: bool
) -> None:
    """`first`: None for the same verdict, with something broken before it."""
    ledger = Ledger(2, [0, 1], Policy(retries=9))
    ledger.absorb(2 if is_company else 1, boot({0: first or Attempt(verdict)}))
    clear = Attempt(verdict, is_undisturbed=True)
    assert ledger.absorb(1, boot({0: clear})) == ((0,) if is_enough else ())
    ledger.absorb(1, boot({0: clear}))
    assert ledger.report(1.0).cases[0].verdict is verdict


def test_silence_is_believed_if_it_was_clear_in_company_first() -> None:
    ledger = Ledger(2, [0, 1], Policy())
    clear = Attempt(Verdict.HANG, is_undisturbed=True)
    assert ledger.absorb(2, boot({0: clear})) == ()
    assert ledger.absorb(1, boot({0: clear})) == (0,)


def test_words_of_cases_that_nobody_asked_for_count_for_nothing() -> None:
    ledger = Ledger(2, [0], Policy())
    assert ledger.absorb(1, boot({0: PASSED, 1: FAILED})) == (0,)
    assert ledger.report(1.0).cases[1].attempts == ()
