# What a run hands to its machine, and what it makes of what comes back.
# SPDX-License-Identifier: BSD-2-Clause

import pytest
from played_session import HELLO, Cut, Run, Slow, Told, setup_of
from played_target import IMAGE_ID, image_bytes
from scripted_transport import FakeClock, NotedRun

from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.ledger import Policy
from selfe_runner.plan import RandomSettings, plan_page, with_plan
from selfe_runner.protocol.frame import encode
from selfe_runner.session import Session
from selfe_runner.verdict import Verdict


def test_a_run_hands_on_its_seed_and_its_names() -> None:
    machine = Told(
        HELLO, "S 0", "B 1f", "R 0 FAIL", "BYE 0 1 0"
    )
    setup = setup_of(
        1,
        random=RandomSettings(0x5E1FE, 9),
        name_addresses=lambda addresses: [f"main+{addresses[0].value:#x}"],
    )
    run = Session(setup, machine, NotedRun(), lambda: 7).run()
    assert run.cases[0].verdict is Verdict.FAIL
    assert run.cases[0].details == ("main+0x1f",)
    page = plan_page(1, [0], 7, RandomSettings(0x5E1FE, 9))
    assert machine.image == with_plan(image_bytes(), setup.plan_offset, page)


def test_a_line_without_an_end_is_heard_when_the_machine_is_gone() -> None:
    noted = NotedRun()
    setup = setup_of(1)
    Session(setup, Cut(), noted, lambda: 7).run()
    report = noted.reports[0]
    assert report.end == BootEnd(How.EXIT, "gone")
    assert report.attempts[0].console == ("the last wor",)
    assert report.byte_count == len(HELLO) + len("S 0") + 2 * len("\r\n@@0 *00000000\r\n") + 12


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
    setup = setup_of(1, policy=Policy(max_boots=1))
    noted = NotedRun()
    Session(setup, Slow(clock, *parts), noted, lambda: 7, clock).run()
    assert noted.reports[0].attempts[0].verdict is verdict


def test_an_observer_hears_the_number_of_each_boot() -> None:
    numbers = Run("panic", "pass").noted.numbers
    assert list(dict.fromkeys(numbers)) == [
        (what, boot) for boot in (1, 2) for what in ("start", "updates", "end")
    ]


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
