# Runs on boards behind a played LAVA server: what is told of them, and what goes wrong.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import pytest
from played_lava import TOKEN, PlayedLava
from played_target import IMAGE_ID, PlayedTarget, image_bytes
from scripted_transport import FakeClock, NotedRun

from selfe_runner.farm.engine import Device, EngineTrouble, Heard, Job, Waiting
from selfe_runner.farm.engine_transport import EngineJob, EngineTransport
from selfe_runner.farm.image_server import ImageServer
from selfe_runner.farm.lava import Lava
from selfe_runner.farm.lava_rest import LavaRest
from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.boot_plan import Limits
from selfe_runner.judge.report import RunReport
from selfe_runner.plan import find_plan
from selfe_runner.problem import Problem
from selfe_runner.session import RunSetup, Session

SABRE = Device("selfe-sabre", ("virtual",))


class SleepingClock(FakeClock):
    """A clock that sleep advances, so that no test waits."""

    def sleep(self, seconds: float) -> None:
        self.time += seconds


@contextmanager
def engine_of(played: PlayedLava, token: str = TOKEN) -> Iterator[Lava]:
    images = ImageServer("127.0.0.1", 0)
    clock = SleepingClock()
    try:
        yield Lava(LavaRest(played.url, token), images, clock=clock, sleep=clock.sleep)
    finally:
        images.close()


def run(
    played: PlayedLava, *, case_count: int, said: list[str] | None = None
) -> tuple[RunReport, list[str]]:
    """A whole run on the boards behind `played`: the report and the verdicts."""
    clock = SleepingClock()
    with played, engine_of(played) as engine:
        job = EngineJob("a run", SABRE, quiet_seconds=30.0, limit_seconds=300.0)
        say = (said if said is not None else []).append
        transport = EngineTransport(engine, job, say, clock, clock.sleep)
        nonces = count(1)
        setup = RunSetup(
            build_id=IMAGE_ID,
            image=image_bytes(),
            plan_offset=find_plan(image_bytes(), "image"),
            case_count=case_count,
            selected=range(case_count),
            limits=Limits(),
            run_seconds=3000.0,
        )
        session = Session(setup, transport, NotedRun(), lambda: next(nonces), transport.clock)
        report = session.run()
    return report, [case.verdict.value for case in report.cases]


def job_of(image: bytes = b"an image", name: str = "a run") -> Job:
    return Job(name, SABRE, image, quiet_seconds=30.0, limit_seconds=300.0)


def test_cases_have_the_verdicts_that_the_target_gave() -> None:
    target = PlayedTarget(["pass", "fail", "skip", "crash"], details={1: ['1 is not "2"']})
    report, words = run(PlayedLava(target), case_count=4)
    assert words == ["PASS", "FAIL", "SKIP", "CRASH"]
    assert report.boots == 1
    assert report.cases[1].details == ('1 is not "2"',)
    assert report.noise.debris == report.noise.missing == 0


@pytest.mark.parametrize(
    ("behaviour", "verdict"),
    [("hang", "HANG"), ("kernel", "KERNEL"), ("reset", "REBOOT"), ("panic", "CRASH")],
)
def test_case_that_ends_its_boot_costs_a_job_or_two_and_no_other_case(
    behaviour: str, verdict: str
) -> None:
    report, words = run(PlayedLava(PlayedTarget(["pass", behaviour, "pass"])), case_count=3)
    assert words == ["PASS", verdict, "PASS"]
    assert report.is_complete


def test_time_of_a_case_is_that_of_the_log() -> None:
    """25 s of signs of life are too many for one case, though the log is read in no time."""
    report, words = run(PlayedLava(PlayedTarget(["hang-alive", "pass"])), case_count=2)
    assert words == ["HANG", "PASS"]


def test_worker_that_dies_blames_no_case() -> None:
    played = PlayedLava(PlayedTarget(["pass"] * 6), troubles=["worker-lost"])
    report, words = run(played, case_count=6)
    assert words == ["PASS"] * 6
    assert report.boots == 2


def test_board_that_did_not_come_up_blames_no_case() -> None:
    said: list[str] = []
    played = PlayedLava(PlayedTarget(["pass"]), troubles=["no-board"])
    report, words = run(played, case_count=1, said=said)
    assert words == ["PASS"]
    assert report.boots == 2
    assert any("wait for prompt timed out" in line for line in said)


def test_boards_that_never_come_up_could_not_be_tested() -> None:
    played = PlayedLava(PlayedTarget(["pass"]), troubles=["no-board"] * 9)
    report, words = run(played, case_count=1)
    assert words == ["LOAD_FAIL"]
    assert "wait for prompt timed out" in report.reason


def test_silent_job_is_cancelled_before_its_limit() -> None:
    played = PlayedLava(PlayedTarget(["hang"]), states=["Running"] * 1000 + ["Finished"])
    with played, engine_of(played) as engine:
        ticket = engine.submit(job_of(image_bytes()))
        end = engine.wait(ticket, 10_000.0)
    assert isinstance(end, BootEnd) and end.how is How.HANG
    assert "nothing was heard for 30 s" in end.text
    assert played.jobs[0].questions < 100


def test_board_that_is_heard_until_the_limit_of_its_job_hangs() -> None:
    with PlayedLava(PlayedTarget(["hang"])) as played, engine_of(played) as engine:
        ticket = engine.submit(job_of(image_bytes()))
        ends = [engine.wait(ticket, 1000.0) for _ in range(2)]
    assert isinstance(ends[1], BootEnd) and ends[1].how is How.HANG
    assert "timed out after 300 seconds" in ends[1].text


def test_job_that_somebody_else_cancels_blames_no_case() -> None:
    played = PlayedLava(PlayedTarget(["pass"]))
    with played, engine_of(played) as engine:
        ticket = engine.submit(job_of(image_bytes()))
        played.jobs[0].cancelled = True
        end = engine.wait(ticket, 1000.0)
    assert isinstance(end, BootEnd) and end.how is How.MACHINE


def test_wait_tells_queued_from_running() -> None:
    played = PlayedLava(PlayedTarget(["pass"]), states=["Submitted", "Running", "Finished"])
    with played, engine_of(played) as engine:
        ticket = engine.submit(job_of(image_bytes()))
        assert engine.wait(ticket, 0.0) is Waiting.QUEUED
        assert engine.wait(ticket, 0.0) is Waiting.RUNNING
        assert engine.wait(ticket, 0.0) == BootEnd(
            How.BYE, f"LAVA heard the last words ({played.url}/scheduler/job/0)"
        )


@pytest.mark.parametrize("status", [301, 401, 403, 404])
def test_server_that_will_never_do_it_is_a_problem(status: int) -> None:
    with PlayedLava(PlayedTarget(["pass"]), status=status) as played, engine_of(played) as engine:
        with pytest.raises(Problem):
            engine.submit(job_of())
        assert played.tokens == [f"Token {TOKEN}"]  # and went nowhere else


def test_server_in_trouble_is_asked_again() -> None:
    with PlayedLava(PlayedTarget(["pass"]), status=502) as played, engine_of(played) as engine:
        with pytest.raises(EngineTrouble, match="502"):
            engine.submit(job_of())


def test_transport_asks_an_engine_in_trouble_again_and_leaves_no_job_behind() -> None:
    engine = TroubledEngine()
    clock = SleepingClock()
    said: list[str] = []
    job = EngineJob("a run", SABRE, quiet_seconds=30.0, limit_seconds=300.0)
    transport = EngineTransport(engine, job, said.append, clock, clock.sleep)
    with pytest.raises(Problem, match="not now"):
        transport.boot(b"image")
    transport.stop()
    assert engine.asked > 100
    assert engine.cancelled == ["7"]


class TroubledEngine:
    """Takes a job and cannot be asked about it."""

    def __init__(self) -> None:
        self.asked = 0
        self.cancelled: list[str] = []

    def submit(self, job: Job) -> str:
        return "7"

    def wait(self, ticket: str, seconds: float) -> Waiting | BootEnd:
        self.asked += 1
        raise EngineTrouble("not now")

    def fetch_log(self, ticket: str) -> Iterator[Heard]:
        raise AssertionError

    def cancel(self, ticket: str) -> None:
        self.cancelled.append(ticket)
