# Damaged consoles: a case may cost its verdict, but it never gets a wrong one.
# SPDX-License-Identifier: BSD-2-Clause

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from played_target import IMAGE_ID, PlayedTarget, image_bytes
from scripted_transport import FakeClock, NotedRun, ScriptedTransport

from selfe_runner.judge.boot_plan import Limits
from selfe_runner.judge.ledger import Policy
from selfe_runner.judge.report import RunReport
from selfe_runner.plan import find_plan
from selfe_runner.session import RunSetup, Session
from selfe_runner.verdict import Verdict

# What each behaviour's verdict may be besides the untold ones. NOT_PASS in a tally does not say
# which, so a case whose R was lost may be called FAIL.
TRUTH = {
    "pass": {Verdict.PASS},
    "fail": {Verdict.FAIL},
    "skip": {Verdict.SKIP},
    "crash": {Verdict.CRASH, Verdict.FAIL},
    "target-hang": {Verdict.HANG, Verdict.FAIL},
    "hang": {Verdict.HANG},
    "kernel": {Verdict.KERNEL, Verdict.HANG},  # its last words may be damaged
    "reset": {Verdict.REBOOT},
}
TOLD = ("pass", "fail", "skip", "crash", "target-hang")

KERNEL_LINES = (
    b'\x1b[0m\x1b[30;1m<<\x1b[0m\x1b[32mseL4(CPU 0)\x1b[0m [decodeInvocation/688 T0xff8 "root" '
    b"@401234]: Attempted to invoke a null cap #0.\x1b[0m\x1b[30;1m>>\x1b[0m\r\n",
    b"Caught cap fault in send phase at address 0\r\n",
    b"not ",
    b"\r\n",
    b"*",
    b"@",
    b"@@",
)


def damaged(random: Random, data: bytes, rate: float) -> bytes:
    """`data` with flips, losses, doubled bytes, noise and foreign lines: `rate` of them a byte."""
    result = bytearray()
    index = 0
    while index < len(data):
        byte = data[index]
        index += 1
        if random.random() >= rate:
            result.append(byte)
            continue
        match random.randrange(5):
            case 0:
                result.append(byte ^ 1 << random.randrange(8))
            case 1:
                index += random.randrange(6)  # this byte and up to five more are lost
            case 2:
                result += bytes((byte, byte))
            case 3:
                result += random.randbytes(random.randrange(1, 20)) + bytes((byte,))
            case 4:
                result += random.choice(KERNEL_LINES) + bytes((byte,))
    return bytes(result)


def damaged_run(seed: int, behaviours: list[str], rate: float, is_exact_line: bool) -> RunReport:
    random = Random(seed)
    clock = FakeClock()
    transport = ScriptedTransport(
        PlayedTarget(behaviours),
        clock,
        is_exact_line,
        lambda boot, data: damaged(random, data, rate),
    )
    setup = RunSetup(
        build_id=IMAGE_ID,
        image=image_bytes(),
        plan_offset=find_plan(image_bytes(), "image"),
        case_count=len(behaviours),
        selected=range(len(behaviours)),
        limits=Limits(boot_seconds=2, case_seconds=2),
        policy=Policy(idle_boots=4),
    )
    return Session(setup, transport, NotedRun(), lambda: random.randrange(1, 2**32), clock).run()


def assert_no_wrong_verdict(behaviours: list[str], report: RunReport, note: str) -> None:
    for behaviour, case in zip(behaviours, report.cases, strict=True):
        is_right = case.verdict in TRUTH[behaviour] or case.verdict.is_untold
        assert is_right, f"{note}: case {case.index} ({behaviour}) got {case.verdict}"


@given(
    st.integers(0, 2**32),
    st.lists(st.sampled_from(TOLD), min_size=1, max_size=40),
    st.sampled_from((0.0003, 0.003, 0.02)),
    st.booleans(),
)
def test_cases_that_end_never_get_a_wrong_verdict_of_the_target(
    seed: int, behaviours: list[str], rate: float, is_exact_line: bool
) -> None:
    """A verdict that the target gave survives any damage, or is lost."""
    report = damaged_run(seed, behaviours, rate, is_exact_line)
    for behaviour, case in zip(behaviours, report.cases, strict=True):
        for _, attempt in case.attempts:
            if attempt.is_targets:
                assert attempt.verdict in TRUTH[behaviour], f"case {case.index} {behaviour}"


@pytest.mark.parametrize("is_exact_line", [True, False])
@pytest.mark.parametrize("rate", [0.0005, 0.005, 0.02])
@pytest.mark.parametrize("seed", range(25))
def test_no_wrong_verdict(seed: int, rate: float, is_exact_line: bool) -> None:
    """At the highest rate two lines in three are broken and half of the verdicts are lost."""
    behaviours = Random(seed).choices(tuple(TRUTH), k=20)
    report = damaged_run(seed, behaviours, rate, is_exact_line)
    assert_no_wrong_verdict(behaviours, report, f"seed {seed}")


@pytest.mark.parametrize("seed", range(20))
def test_little_is_lost_on_a_serial_line(seed: int) -> None:
    """Noise on one byte in 2000 must not cost verdicts, only attempts."""
    random = Random(seed)
    behaviours = random.choices(TOLD, k=60)
    report = damaged_run(seed, behaviours, 0.0005, is_exact_line=False)
    assert sum(case.verdict.is_untold for case in report.cases) == 0, f"seed {seed}"
