# Damaged consoles: a case may cost its verdict, but it never gets a wrong one.
# SPDX-License-Identifier: BSD-2-Clause

import os
from random import Random

import pytest
from bad_line import BadLine, Mishap
from hypothesis import given, settings
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
    "restart": {Verdict.REBOOT, Verdict.HANG},  # its boot loader's words may be damaged
}
TOLD = ("pass", "fail", "skip", "crash", "target-hang")

# How many transcripts are damaged; a tenth of an hour's worth by hand.
TRANSCRIPTS = int(os.environ.get("SELFE_TRANSCRIPTS", "300"))
# At which of its bytes or frames a line has its mishap: each; some of them where few transcripts will do.
MOMENTS = range(1, 30, max(1, 300 // TRANSCRIPTS))

RATES = (0.0, 0.0003, 0.003, 0.02)  # at the last two lines in three are broken


def damaged_run(
    seed: int,
    behaviours: list[str],
    rate: float,
    is_exact_line: bool,
    mishap: Mishap = Mishap.NONE,
    moment: int = 0,
) -> RunReport:
    random = Random(seed)
    clock = FakeClock()
    line = BadLine(random, rate, mishap, moment, has_remains=not is_exact_line)
    transport = ScriptedTransport(PlayedTarget(behaviours), clock, is_exact_line, line)
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


@settings(max_examples=TRANSCRIPTS)
@given(
    noise=st.integers(0, 2**32),
    behaviours=st.lists(st.sampled_from(sorted(TRUTH)), min_size=1, max_size=24),
    rate=st.sampled_from(RATES),
    mishap=st.sampled_from(Mishap),
    moment=st.integers(1, 60),
    is_exact_line=st.booleans(),
)
def test_no_transcript_gets_a_wrong_verdict(
    noise: int,
    behaviours: list[str],
    rate: float,
    mishap: Mishap,
    moment: int,
    is_exact_line: bool,
) -> None:
    """A pipe has noise at the most: what a kernel prints into its frames."""
    mishap = Mishap.NONE if is_exact_line else mishap
    report = damaged_run(noise, behaviours, rate, is_exact_line, mishap, moment)
    for behaviour, case in zip(behaviours, report.cases, strict=True):
        is_right = case.verdict in TRUTH[behaviour] or case.verdict.is_untold
        assert is_right, f"case {case.index} ({behaviour}) got {case.verdict}"
        for _, attempt in case.attempts:  # what the target said is right at every try
            assert not attempt.is_targets or attempt.verdict in TRUTH[behaviour]


def test_nothing_is_lost_to_one_mishap_alone() -> None:
    """A boot more or two, and every case has its verdict, though the line loses bytes."""
    behaviours = ["pass", "fail", "skip", "hang", "pass", "kernel", "pass", "restart", "fail"]
    for mishap in Mishap:
        for moment in MOMENTS:
            report = damaged_run(moment, behaviours, 0.0, False, mishap, moment)
            for behaviour, case in zip(behaviours, report.cases, strict=True):
                assert case.verdict in TRUTH[behaviour], f"{mishap} at {moment}: case {case.index}"


@pytest.mark.parametrize("number", range(20))
def test_little_is_lost_on_a_serial_line(number: int) -> None:
    """Noise on one byte in 2000 must not cost verdicts, only attempts."""
    behaviours = Random(number).choices(TOLD, k=60)
    report = damaged_run(number, behaviours, 0.0005, is_exact_line=False)
    assert sum(case.verdict.is_untold for case in report.cases) == 0, f"seed {number}"
