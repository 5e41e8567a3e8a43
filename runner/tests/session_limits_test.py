# The times and limits of a run: who counts what, and how long is waited.
# SPDX-License-Identifier: BSD-2-Clause

import pytest
from played_session import Asked, Run, setup_of
from played_target import PlayedTarget
from scripted_transport import FakeClock, NotedRun, ScriptedTransport

from selfe_runner.judge.boot_plan import Limits
from selfe_runner.judge.ledger import Policy
from selfe_runner.session import PatientClock, Session
from selfe_runner.verdict import Verdict


def test_limit_of_boots() -> None:
    run = Run("hang", "hang", "hang", "pass", policy=Policy(max_boots=2))
    assert run.words == ["HANG", "HANG", "NOTRUN", "NOTRUN"]
    assert "limit of 2 boots" in run.report.reason


def test_limit_of_time() -> None:
    run = Run("hang", "hang", "hang", "pass", run_seconds=30)
    assert run.words == ["HANG", "NOTRUN", "NOTRUN", "NOTRUN"]
    assert "limit of 30 s" in run.report.reason


def test_loading_counts_for_the_limit_of_a_run() -> None:
    """It is no case's time, but it is the board's, and whoever waits for it."""
    run = Run("kernel", "kernel", "kernel", "kernel", "pass", load_seconds=120, run_seconds=300)
    assert run.report.boots == 3
    assert run.words[-1] == "NOTRUN"
    assert "the run's limit of 300 s is reached" in run.report.reason


def test_a_runner_that_was_asleep_does_not_call_a_case_late() -> None:
    """The lid was closed for an hour between two reads."""
    clock = FakeClock()

    def damage(boot: int, data: bytes) -> bytes:
        clock.time += 3600
        return data

    transport = ScriptedTransport(PlayedTarget(["pass", "pass"]), clock, True, damage)
    setup = setup_of(2)
    report = Session(setup, transport, NotedRun(), lambda: 1, clock).run()
    assert [case.verdict for case in report.cases] == [Verdict.PASS, Verdict.PASS]
    assert report.boots == 1


def test_a_clock_counts_from_its_making_and_no_long_sleep() -> None:
    times = iter((100.0, 100.25, 100.5, 200.0, 200.5, 300.0, 300.5))
    clock = PatientClock(lambda: next(times))
    assert [clock.now(), clock.now(), clock.now(), clock.now()] == [0.25, 0.5, 1.5, 2.0]
    clock.count_all()
    assert clock.now() == 102.0


@pytest.mark.parametrize(
    ("boot_seconds", "run_seconds"), [(1.1, 100.0), (100.0, 1.1)]
)
def test_the_console_is_waited_for_until_something_is_due(
    boot_seconds: float, run_seconds: float
) -> None:
    clock = FakeClock()
    machine = Asked(clock)
    setup = setup_of(
        1,
        limits=Limits(boot_seconds=boot_seconds),
        policy=Policy(idle_boots=1),
        run_seconds=run_seconds,
    )
    Session(setup, machine, NotedRun(), lambda: 7, clock).run()
    assert machine.asked == pytest.approx([0.2, 0.2, 0.2, 0.2, 0.1, 0.0])


def test_a_runs_limit_is_reached_when_it_is_over() -> None:
    clock = FakeClock()
    machine = Asked(clock)
    setup = setup_of(1, run_seconds=1.0)
    run = Session(setup, machine, NotedRun(), lambda: 7, clock).run()
    assert machine.asked == [0.2, 0.2, 0.2, 0.2, 0.0]
    assert run.reason == "the run's limit of 1 s is reached"
