# Whole runs over several boots, with a played target and a played clock.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Sequence
from itertools import count

import pytest
from played_target import IMAGE_ID, PlayedTarget, image_bytes
from scripted_transport import Damage, FakeClock, NotedRun, ScriptedTransport

from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.boot_plan import Limits
from selfe_runner.judge.ledger import Policy
from selfe_runner.judge.report import Attempt, BootReport, Noise, PastBoot, RunReport
from selfe_runner.plan import RandomSettings, find_plan, plan_page, with_plan
from selfe_runner.protocol.frame import encode
from selfe_runner.session import PatientClock, RunSetup, Session
from selfe_runner.verdict import Verdict


class Run:
    """A run of an image whose cases behave as told."""

    def __init__(
        self,
        *behaviours: str,
        selected: Sequence[int] | None = None,
        policy: Policy = Policy(),
        is_exact_line: bool = True,
        damage: Damage = lambda boot, data: data,
        run_seconds: float = 1e9,
        image_id: str = IMAGE_ID,
        load_seconds: float = 0.0,
        past: Sequence[PastBoot] = (),
    ) -> None:
        clock = FakeClock()
        target = PlayedTarget(behaviours, image_id)
        self.transport = ScriptedTransport(
            target, clock, is_exact_line, damage, load_seconds
        )
        self.noted = NotedRun()
        nonces = count(1)
        setup = RunSetup(
            build_id=IMAGE_ID,
            image=image_bytes(),
            plan_offset=find_plan(image_bytes(), "image"),
            case_count=len(behaviours),
            selected=range(len(behaviours)) if selected is None else selected,
            limits=Limits(output_bytes=1 << 20),
            policy=policy,
            run_seconds=run_seconds,
            past=past,
        )
        session = Session(setup, self.transport, self.noted, lambda: next(nonces), clock)
        self.report: RunReport = session.run()

    @property
    def words(self) -> list[str]:
        return [case.verdict.value for case in self.report.cases]


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


def test_other_image_stops_the_run_at_once() -> None:
    run = Run("pass", "pass", image_id="f" * 16)
    assert run.words == ["NOTRUN", "NOTRUN"]
    assert run.report.boots == 1
    assert "another image's output" in run.report.reason


def test_output_of_the_boot_before_is_not_taken_for_this_ones() -> None:
    """The line still holds a whole good run with the nonce of another boot."""
    hello = f"HELLO v=1 img={IMAGE_ID} plat=x n=2 boot=12345678"
    old = [hello, "R 0 PASS", "R 1 PASS", "BYE 2 0 0"]
    stale = b"".join(encode(i, body.encode()) + b"\r\n" for i, body in enumerate(old))

    def damage(boot: int, data: bytes) -> bytes:
        return stale + data if data.startswith(b"Booting") else data

    assert Run("fail", "fail", is_exact_line=False, damage=damage).words == ["FAIL", "FAIL"]


def test_a_runner_that_was_asleep_does_not_call_a_case_late() -> None:
    """The lid was closed for an hour between two reads."""
    clock = FakeClock()

    def damage(boot: int, data: bytes) -> bytes:
        clock.time += 3600
        return data

    transport = ScriptedTransport(PlayedTarget(["pass", "pass"]), clock, True, damage)
    setup = RunSetup(IMAGE_ID, image_bytes(), find_plan(image_bytes(), ""), 2, (0, 1))
    report = Session(setup, transport, NotedRun(), lambda: 1, clock).run()
    assert [case.verdict for case in report.cases] == [Verdict.PASS, Verdict.PASS]
    assert report.boots == 1


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


def test_a_clock_counts_from_its_making_and_no_long_sleep() -> None:
    times = iter((100.0, 100.25, 100.5, 200.0, 200.5, 300.0, 300.5))
    clock = PatientClock(lambda: next(times))
    assert [clock.now(), clock.now(), clock.now(), clock.now()] == [0.25, 0.5, 1.5, 2.0]
    clock.count_all()
    assert clock.now() == 102.0


def test_an_observer_hears_the_number_of_each_boot() -> None:
    numbers = Run("panic", "pass").noted.numbers
    assert list(dict.fromkeys(numbers)) == [
        (what, boot) for boot in (1, 2) for what in ("start", "updates", "end")
    ]


class Told:
    """A machine that says what it is told and is gone; keeps the image that it was started with."""

    is_exact_line = True

    def __init__(self, *bodies: str) -> None:
        frames = (encode(seq, body.encode()) for seq, body in enumerate(bodies))
        self._said = iter([b"".join(b"\r\n" + frame + b"\r\n" for frame in frames)])
        self.image = b""

    def boot(self, image: bytes) -> None:
        self.image = image

    def read(self, seconds: float) -> bytes | BootEnd:
        return next(self._said, BootEnd(How.EXIT, "gone"))

    def stop(self) -> None:
        pass


def test_a_run_hands_on_its_seed_and_its_names() -> None:
    machine = Told(
        f"HELLO v=1 img={IMAGE_ID} plat=virt n=1 boot=00000007", "S 0", "B 1f", "R 0 FAIL", "BYE 0 1 0"
    )
    setup = RunSetup(
        build_id=IMAGE_ID,
        image=image_bytes(),
        plan_offset=find_plan(image_bytes(), "image"),
        case_count=1,
        selected=[0],
        random=RandomSettings(0x5E1FE, 9),
        name_addresses=lambda addresses: [f"main+{addresses[0].value:#x}"],
    )
    run = Session(setup, machine, NotedRun(), lambda: 7).run()
    assert run.cases[0].verdict is Verdict.FAIL
    assert run.cases[0].details == ("main+0x1f",)
    page = plan_page(1, [0], 7, RandomSettings(0x5E1FE, 9))
    assert machine.image == with_plan(image_bytes(), setup.plan_offset, page)


class Asked(Told):
    """Notes how long it was asked to wait for the console, which stays silent."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__()
        self.clock = clock
        self.asked: list[float] = []

    def read(self, seconds: float) -> bytes | BootEnd:
        self.asked.append(seconds)
        self.clock.time += 0.25
        return b""


@pytest.mark.parametrize(
    ("boot_seconds", "run_seconds"), [(1.1, 100.0), (100.0, 1.1)]
)
def test_the_console_is_waited_for_until_something_is_due(
    boot_seconds: float, run_seconds: float
) -> None:
    clock = FakeClock()
    machine = Asked(clock)
    setup = RunSetup(
        build_id=IMAGE_ID,
        image=image_bytes(),
        plan_offset=find_plan(image_bytes(), "image"),
        case_count=1,
        selected=[0],
        limits=Limits(boot_seconds=boot_seconds),
        policy=Policy(idle_boots=1),
        run_seconds=run_seconds,
    )
    Session(setup, machine, NotedRun(), lambda: 7, clock).run()
    assert machine.asked == pytest.approx([0.2, 0.2, 0.2, 0.2, 0.1, 0.0])


class Cut(Told):
    """Is gone in the middle of a line."""

    def __init__(self) -> None:
        super().__init__(f"HELLO v=1 img={IMAGE_ID} plat=virt n=1 boot=00000007", "S 0")
        self._said = iter([*self._said, b"the last wor"])


def test_a_line_without_an_end_is_heard_when_the_machine_is_gone() -> None:
    noted = NotedRun()
    setup = RunSetup(
        build_id=IMAGE_ID,
        image=image_bytes(),
        plan_offset=find_plan(image_bytes(), "image"),
        case_count=1,
        selected=[0],
    )
    Session(setup, Cut(), noted, lambda: 7).run()
    report = noted.reports[0]
    assert report.end == BootEnd(How.EXIT, "gone")
    assert report.attempts[0].console == ("the last wor",)
    hello = len(f"HELLO v=1 img={IMAGE_ID} plat=virt n=1 boot=00000007")
    assert report.byte_count == hello + len("S 0") + 2 * len("\r\n@@0 *00000000\r\n") + 12


def test_a_runs_limit_is_reached_when_it_is_over() -> None:
    clock = FakeClock()
    machine = Asked(clock)
    setup = RunSetup(
        build_id=IMAGE_ID,
        image=image_bytes(),
        plan_offset=find_plan(image_bytes(), "image"),
        case_count=1,
        selected=[0],
        run_seconds=1.0,
    )
    run = Session(setup, machine, NotedRun(), lambda: 7, clock).run()
    assert machine.asked == [0.2, 0.2, 0.2, 0.2, 0.0]
    assert run.reason == "the run's limit of 1 s is reached"


class Slow(Told):
    """Says parts of a text with silence between them, and is silent in the end."""

    def __init__(self, clock: FakeClock, *parts: bytes) -> None:
        super().__init__()
        self._clock = clock
        hello = f"HELLO v=1 img={IMAGE_ID} plat=virt n=1 boot=00000007"
        begin = (b"\r\n" + encode(0, hello.encode()) + b"\r\n", encode(1, b"S 0") + b"\r\n")
        self._parts = iter([part for one in (*begin, *parts) for part in (one, b"")])

    def read(self, seconds: float) -> bytes | BootEnd:
        self._clock.time += 0.25
        return next(self._parts, b"")


@pytest.mark.parametrize(
    ("parts", "verdict"),
    [
        ((encode(2, b"R 0 PASS")[:7], encode(2, b"R 0 PASS")[7:], b"\r\n"), Verdict.PASS),
        ((b"\r\nU-Boot 2023.01",), Verdict.REBOOT),
    ],
)
def test_silence_breaks_no_frame_and_hides_no_text(
    parts: tuple[bytes, ...], verdict: Verdict
) -> None:
    """Half a frame waits for the rest; half a line that cannot become one is heard at once."""
    clock = FakeClock()
    setup = RunSetup(
        build_id=IMAGE_ID,
        image=image_bytes(),
        plan_offset=find_plan(image_bytes(), "image"),
        case_count=1,
        selected=[0],
        policy=Policy(max_boots=1),
    )
    noted = NotedRun()
    Session(setup, Slow(clock, *parts), noted, lambda: 7, clock).run()
    assert noted.reports[0].attempts[0].verdict is verdict
