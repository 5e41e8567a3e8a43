# Cases that pass only at a new try: when they get one.
# SPDX-License-Identifier: BSD-2-Clause

import pytest
from played_session import Run

from selfe_runner.judge.ledger import Policy
from selfe_runner.verdict import Verdict


def test_what_the_target_said_is_asked_again_only_if_the_policy_wants_it() -> None:
    behaviours = ("pass", "fail-in-company", "fail")
    assert Run(*behaviours).words == ["PASS", "FAIL", "FAIL"]
    run = Run(*behaviours, policy=Policy(failure_retries=1))
    assert run.words == ["PASS", "PASS", "FAIL"]
    assert run.noted.planned == [(0, 1, 2), (1,), (2,)]
    assert [case.is_flaky for case in run.report.cases] == [False, True, False]
    attempts = [[attempt.verdict.value for _, attempt in c.attempts] for c in run.report.cases]
    assert attempts == [["PASS"], ["FAIL", "PASS"], ["FAIL", "FAIL"]]
    assert run.report.is_complete


@pytest.mark.parametrize(
    ("behaviour", "word"),
    [("hang", "HANG"), ("kernel", "KERNEL"), ("reset", "REBOOT"), ("panic", "CRASH")],
)
@pytest.mark.parametrize("is_exact_line", [True, False])
def test_a_case_that_is_bad_each_time_stays_bad(
    behaviour: str, word: str, is_exact_line: bool
) -> None:
    policy = Policy(failure_retries=2)
    run = Run("pass", behaviour, "pass", policy=policy, is_exact_line=is_exact_line)
    assert run.words == ["PASS", word, "PASS"]
    assert [a.verdict.value for _, a in run.report.cases[1].attempts] == [word] * 3


def test_a_failure_is_not_forgotten_when_its_new_tries_are_lost() -> None:
    """From the second boot on its result and its tally are broken."""

    def damage(boot: int, data: bytes) -> bytes:
        return data.replace(b" R 1 ", b" R 7 ").replace(b" T 0 ", b" T 7 ") if boot > 1 else data

    policy = Policy(failure_retries=3, retries=1)
    run = Run("pass", "fail", policy=policy, is_exact_line=False, damage=damage)
    assert run.words == ["PASS", "FAIL"]
    assert [a.verdict for _, a in run.report.cases[1].attempts] == [Verdict.FAIL, Verdict.LOST]
    assert run.report.cases[1].details == ()
    assert not run.report.cases[1].is_flaky
    assert run.report.is_complete


def test_a_run_that_is_cut_short_keeps_what_was_judged() -> None:
    run = Run("fail", "pass", policy=Policy(failure_retries=1, max_boots=1))
    assert run.words == ["FAIL", "PASS"]
    assert run.report.is_complete and run.report.boots == 1


def test_a_pass_after_a_lost_verdict_is_flaky_too() -> None:
    run = Run("pass", "vanish-in-company")
    assert run.words == ["PASS", "PASS"]
    assert [case.is_flaky for case in run.report.cases] == [False, True]


def test_no_retries_no_flaky_cases() -> None:
    run = Run("pass", "vanish-in-company", policy=Policy(retries=0))
    assert run.words == ["PASS", "LOST"]


@pytest.mark.parametrize("is_exact_line", [True, False])
def test_a_board_that_restarts_is_not_a_case_that_hangs(is_exact_line: bool) -> None:
    run = Run("pass", "restart", "pass", is_exact_line=is_exact_line)
    assert run.words == ["PASS", "REBOOT", "PASS"]
    assert "its boot loader spoke" in run.report.cases[1].details[0]
    assert all(report.seconds < 10 for report in run.noted.reports), "no time-out was waited for"


def test_a_power_dip_in_mid_case_costs_a_boot_and_no_verdict() -> None:
    run = Run("pass", "restart-in-company", "fail", is_exact_line=False)
    assert run.words == ["PASS", "PASS", "FAIL"]
    assert [a.verdict for _, a in run.report.cases[1].attempts] == [Verdict.REBOOT, Verdict.PASS]
    assert run.report.cases[1].is_flaky


def test_a_loader_that_spoke_and_then_frames_is_a_case_that_printed_it() -> None:
    def damage(boot: int, data: bytes) -> bytes:
        return data + b"\r\nU-Boot 2023.01\r\n" if b" S 0*" in data else data

    assert Run("pass", "pass", is_exact_line=False, damage=damage).words == ["PASS", "PASS"]


def test_a_kernel_that_dies_before_its_board_restarts_has_died() -> None:
    def damage(boot: int, data: bytes) -> bytes:
        return data + b"\r\n\r\nU-Boot 2023.01\r\n=> " if b"halting..." in data else data

    assert Run("kernel", "pass", damage=damage).words == ["KERNEL", "PASS"]


def test_a_board_in_a_boot_loop_is_called_one() -> None:
    """The image is loaded, its kernel dies at once, and the watchdog bites."""
    banner = b"\r\n\r\nU-Boot 2023.01\r\n"

    def damage(boot: int, data: bytes) -> bytes:
        return banner * 3 if b"HELLO" in data else b""

    run = Run("pass", is_exact_line=False, damage=damage)
    assert run.words == ["BOOT_TIMEOUT"]
    assert "within 30 s; the boot loader started 3 times" in run.report.reason
    assert run.report.boots == 2
