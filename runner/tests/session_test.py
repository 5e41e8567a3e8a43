# Verdicts of whole runs over several boots, with a played target and a played clock.
# SPDX-License-Identifier: BSD-2-Clause

import pytest
from played_session import Run

from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.ledger import Policy
from selfe_runner.judge.report import Attempt, BootReport, Noise, PastBoot
from selfe_runner.verdict import Verdict


def test_one_boot_for_cases_that_come_to_an_end() -> None:
    run = Run("pass", "fail", "skip", "crash", "target-hang")
    assert run.words == ["PASS", "FAIL", "SKIP", "CRASH", "HANG"]
    assert run.report.boots == 1
    assert run.report.is_complete


@pytest.mark.parametrize(
    ("behaviour", "verdict"),
    [
        ("hang", "HANG"),
        ("hang-alive", "HANG"),
        ("kernel", "KERNEL"),
        ("reset", "REBOOT"),
        ("exit", "KERNEL"),
        ("panic", "CRASH"),
        ("flood", "HANG"),
    ],
)
def test_a_case_that_ends_the_boot_costs_one_boot_and_itself(behaviour: str, verdict: str) -> None:
    run = Run("pass", behaviour, "pass", "fail")
    assert run.words == ["PASS", verdict, "PASS", "FAIL"]
    assert run.noted.planned == [(0, 1, 2, 3), (2, 3)]
    assert run.report.is_complete


def test_every_disaster_in_one_image() -> None:
    run = Run("kernel", "hang", "garbage", "reset", "exit", "panic", "lost", "pass", "flood")
    assert run.words == [
        "KERNEL", "HANG", "PASS", "REBOOT", "KERNEL", "CRASH", "PASS", "PASS", "HANG",
    ]  # fmt: skip
    assert run.report.is_complete
    assert run.report.noise.total > 0


def test_a_case_whose_word_is_lost_is_tried_again_and_then_lost() -> None:
    run = Run("pass", "vanish", "pass", policy=Policy(retries=2))
    assert run.words == ["PASS", "LOST", "PASS"]
    assert run.noted.planned == [(0, 1, 2), (1,), (1,)]
    assert [boot for boot, _ in run.report.cases[1].attempts] == [1, 2, 3]
    assert run.report.is_complete


def test_a_contradiction_is_tried_again_and_then_corrupt() -> None:
    run = Run("contradict", "pass", policy=Policy(retries=1))
    assert run.words == ["CORRUPT", "PASS"]
    assert run.report.boots == 2


@pytest.mark.parametrize(
    ("behaviour", "verdict"), [("hang", "HANG"), ("kernel", "KERNEL"), ("reset", "REBOOT")]
)
def test_a_disaster_on_a_bad_line_is_seen_again_in_a_boot_of_its_own(
    behaviour: str, verdict: str
) -> None:
    run = Run("pass", behaviour, "pass", is_exact_line=False)
    assert run.words == ["PASS", verdict, "PASS"]
    assert run.noted.planned == [(0, 1, 2), (1,), (2,)]


def test_a_disaster_that_is_never_seen_clearly_is_lost() -> None:
    """Every boot ends in silence after a broken frame, which may have been the result."""

    def damage(boot: int, data: bytes) -> bytes:
        return data + b"@@9 R 1 PA" if b" S 1*" in data else data

    run = Run("pass", "hang", is_exact_line=False, damage=damage)
    assert run.words == ["PASS", "LOST"]
    assert "too many frames were lost" in run.report.cases[1].details[0]


def test_one_silence_on_a_bad_line_is_not_enough() -> None:
    """Only the second one, seen clearly, blames the case: the line may have gone dead."""

    def damage(boot: int, data: bytes) -> bytes:
        return b"" if boot == 1 and (b" R 0 " in data or b" BYE " in data) else data

    run = Run("pass", is_exact_line=False, damage=damage)
    assert [a.verdict for _, a in run.report.cases[0].attempts] == [Verdict.HANG, Verdict.PASS]
    assert Run("hang", is_exact_line=False).noted.planned == [(0,), (0,)]
    assert Run("hang", is_exact_line=False).words == ["HANG"]
    assert Run("hang", is_exact_line=False, policy=Policy(retries=0)).words == ["LOST"]


def test_a_result_that_a_bad_line_swallowed_does_not_hang_its_case() -> None:
    """R 0 and S 1 are lost in the first boot, and case 1 hangs."""

    def damage(boot: int, data: bytes) -> bytes:
        lost = (b" R 0 ", b" S 1*")
        return b"" if boot == 1 and any(word in data for word in lost) else data

    run = Run("pass", "hang", "pass", is_exact_line=False, damage=damage)
    assert run.words == ["PASS", "HANG", "PASS"]
    assert [a.verdict for _, a in run.report.cases[0].attempts] == [Verdict.HANG, Verdict.PASS]


def test_selected_cases_only() -> None:
    run = Run("fail", "pass", "fail", selected=(1,))
    assert run.words == ["UNSELECTED", "PASS", "UNSELECTED"]
    assert run.noted.planned == [(1,)]


def test_nothing_selected_is_a_complete_run_without_a_boot() -> None:
    run = Run("pass", selected=())
    assert run.words == ["UNSELECTED"]
    assert run.report.boots == 0 and run.report.is_complete


def test_boot_loop_is_cut_short() -> None:
    def damage(boot: int, data: bytes) -> bytes:
        return b"" if b" S 0*" in data or b" R 0 " in data else data

    run = Run("reset", "pass", damage=damage, policy=Policy(idle_boots=3))
    assert run.report.boots == 3
    assert run.words == ["NOTRUN", "NOTRUN"]
    assert "3 boots in a row reached no case" in run.report.cases[0].details[0]
    assert not run.report.is_complete


def test_image_that_never_says_hello() -> None:
    run = Run("pass", damage=lambda boot, data: b"Booting...\r\n")
    assert run.words == ["BOOT_TIMEOUT"]
    assert run.report.boots == 2


def test_what_an_earlier_process_saw_alone_needs_no_second_boot() -> None:
    """A kernel's last words in a boot of one case, on a line that may lose bytes."""

    def words_after(planned: int) -> list[str]:
        died = {0: Attempt(Verdict.KERNEL)}
        end = BootEnd(How.KERNEL, "the kernel died")
        report = BootReport(end, died, (), Noise(), (), 9.0, None, 0)
        run = Run("pass", "pass", past=[PastBoot(planned, report)])
        assert run.report.seconds >= 9.0
        return run.words

    assert words_after(1) == ["KERNEL", "PASS"]
    assert words_after(2) == ["PASS", "PASS"]
