# The judge of one boot: every way in which a boot ends, and the verdict that follows.
# SPDX-License-Identifier: BSD-2-Clause

import pytest

from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.boot_judge import BootJudge
from selfe_runner.judge.boot_plan import BootPlan, Limits
from selfe_runner.judge.report import BootReport, Noise
from selfe_runner.judge.update import CaseJudged, CaseStarted
from selfe_runner.protocol.decoder import Decoder
from selfe_runner.protocol.frame import encode
from selfe_runner.verdict import Verdict

IMAGE = "0123456789abcdef"
HELLO = f"HELLO v=1 img={IMAGE} plat=qemu-arm-virt n=4 boot=0000beef"
LIMITS = Limits(boot_seconds=10, case_seconds=5, grace_seconds=1, output_bytes=100_000)


class Boot:
    """A boot that a test tells, frame by frame."""

    def __init__(self, is_exact_line: bool = True) -> None:
        plan = BootPlan(IMAGE, 4, 0xBEEF, frozenset((0, 1, 2, 3)), is_exact_line)
        self.judge = BootJudge(plan, LIMITS, 100.0)
        self.now = 100.0
        self.seq = 0
        self.decoder = Decoder()

    def says(self, *bodies: str, seq: int | None = None) -> "Boot":
        for body in bodies:
            self.seq = self.seq if seq is None else seq
            self.prints(b"\r\n" + encode(self.seq, body.encode()) + b"\r\n")
            self.seq += 1
        return self

    def prints(self, data: bytes) -> "Boot":
        self.now += 0.01
        self.updates = self.judge.hear(self.decoder.feed(data), len(data), self.now)
        return self

    def waits(self, seconds: float) -> "Boot":
        self.now += seconds
        self.judge.hear(self.decoder.settle(), 0, self.now)
        self.judge.tick(self.now)
        return self

    @property
    def report(self) -> BootReport:
        return self.judge.report()

    @property
    def verdicts(self) -> dict[int, Verdict]:
        return {case: attempt.verdict for case, attempt in self.report.attempts.items()}


def test_whole_run() -> None:
    boot = Boot().says(HELLO, HELLO, HELLO, "K cores=1", "S 0", "R 0 PASS", "S 1", "D 1 why")
    assert boot.updates == []
    boot.says("R 1 FAIL", "S 2", "D 2 no second core", "R 2 SKIP", "S 3", "M 3 cycles=7")
    boot.says("R 3 CRASH", "T 0 b9" + "00" * 15, "BYE 1 2 1")
    assert boot.verdicts == {0: Verdict.PASS, 1: Verdict.FAIL, 2: Verdict.SKIP, 3: Verdict.CRASH}
    assert boot.report.end.how is How.BYE
    assert boot.report.attempts[1].details == ("why",)
    assert boot.report.attempts[3].measurements == (("cycles", "7"),)
    assert boot.report.facts == (("cores", "1"),)
    assert boot.report.noise == Noise()
    assert boot.report.problems == ()


def test_updates_follow_the_cases() -> None:
    boot = Boot().says(HELLO)
    assert boot.says("S 0").updates == [CaseStarted(0)]
    (update,) = boot.says("R 0 PASS").updates
    assert isinstance(update, CaseJudged) and update.attempt.verdict is Verdict.PASS


def test_no_hello_is_a_boot_timeout() -> None:
    boot = Boot().prints(b"U-Boot 2023.01\r\n").waits(10)
    assert boot.report.end.how is How.BOOT_TIMEOUT
    assert boot.verdicts == {}


def test_case_without_result_hangs_and_later_ones_were_not_reached() -> None:
    boot = Boot().says(HELLO, "S 0", "R 0 PASS", "S 1").waits(4.9)
    assert boot.judge.end is None
    boot.waits(0.2)
    assert boot.verdicts == {0: Verdict.PASS, 1: Verdict.HANG}
    assert boot.report.attempts[1].is_sure
    assert "was silent too" in boot.report.attempts[1].details[0]


def test_alive_frames_do_not_prolong_a_case() -> None:
    boot = Boot().says(HELLO, "S 0")
    for _ in range(10):
        boot.waits(0.6).says("A")
    assert boot.waits(0).verdicts == {0: Verdict.HANG}
    assert "still said that it is alive" in boot.report.attempts[0].details[0]


def test_alive_frames_prolong_the_silence_between_cases() -> None:
    boot = Boot().says(HELLO)
    for _ in range(10):
        boot.waits(4).says("A")
    assert boot.judge.end is None
    assert boot.waits(5).report.end.how is How.SILENCE
    assert boot.verdicts == {}


@pytest.mark.parametrize(
    "words",
    [
        b"\r\nKERNEL DATA ABORT!\r\nFaulting instruction: 0x12\r\nhalting...",
        b"seL4 called fail at src/x.c:1 in function f, saying \"no\"\r\n",
        b"seL4 failed assertion 'x' at src/x.c:1 in function f\r\n",
        b"Debug halt syscall from user thread 0x12 \"root\"\r\nhalting...",
        b"halting...",
    ],
)
def test_last_words_and_silence_are_the_kernels_death(words: bytes) -> None:
    boot = Boot().says(HELLO, "S 0").prints(words).waits(0.9)
    assert boot.judge.end is None
    boot.waits(0.2)
    assert boot.verdicts == {0: Verdict.KERNEL}
    assert boot.report.attempts[0].is_sure
    assert words.split(b"\r\n")[0 if words[0:1] != b"\r" else 1].decode() in (
        boot.report.attempts[0].details[0]
    )
    assert boot.report.attempts[0].console


def test_last_words_cut_by_the_reader_are_found() -> None:
    boot = Boot().says(HELLO, "S 0").prints(b"seL4 cal").waits(0.1).prints(b"led fail at x.c\r\n")
    assert boot.waits(1.1).verdicts == {0: Verdict.KERNEL}


def test_last_words_of_a_case_that_goes_on_are_not_believed() -> None:
    boot = Boot().says(HELLO, "S 0").prints(b"KERNEL DATA ABORT!\r\n").waits(0.5).says("R 0 PASS")
    boot.waits(1.1)
    assert boot.judge.end is None
    assert boot.waits(4).report.end.how is How.SILENCE
    assert boot.verdicts == {0: Verdict.PASS}


def test_last_words_inside_a_detail_are_not_the_kernels() -> None:
    boot = Boot().says(HELLO, "S 0", "D 0 KERNEL DATA ABORT! halting...").waits(2)
    assert boot.judge.end is None


def test_second_hello_is_a_reboot() -> None:
    boot = Boot().says(HELLO, HELLO, HELLO, "S 0", "R 0 PASS", "S 1").says(HELLO, seq=0)
    assert boot.report.end.how is How.REBOOT
    assert boot.verdicts == {0: Verdict.PASS, 1: Verdict.REBOOT}
    assert boot.report.attempts[1].is_sure


def test_second_hello_with_a_high_number_is_a_reboot() -> None:
    """All but the last HELLO of the second start were lost, and the first start was short."""
    boot = Boot().says(HELLO, "S 0").says(HELLO, seq=2)
    assert boot.verdicts == {0: Verdict.REBOOT}


def test_numbers_that_go_back_are_a_reboot_whose_hello_was_lost() -> None:
    boot = Boot().says(HELLO, "K a=1", "K b=1", "S 0", "R 0 PASS", "S 1").says("S 0", seq=4)
    assert boot.verdicts == {0: Verdict.PASS, 1: Verdict.REBOOT}
    assert not boot.report.attempts[1].is_sure


def test_machine_that_ends_during_a_case_is_the_kernels_death() -> None:
    boot = Boot().says(HELLO, "S 0")
    boot.judge.close(BootEnd(How.EXIT, "QEMU exited with status 0"), boot.now)
    assert boot.verdicts == {0: Verdict.KERNEL}


def test_machine_that_fails_says_nothing_of_the_kernel() -> None:
    boot = Boot().says(HELLO, "S 0")
    boot.judge.close(BootEnd(How.MACHINE, "QEMU was killed by signal 9"), boot.now)
    assert boot.verdicts == {0: Verdict.LOST}
    assert not boot.report.attempts[0].is_sure


def test_program_that_ends_during_a_case_crashes_it() -> None:
    boot = Boot().says(HELLO, "S 0", "END panic no memory")
    assert boot.verdicts == {0: Verdict.CRASH}
    assert "panic: no memory" in boot.report.attempts[0].details[0]


def test_result_without_start_counts() -> None:
    assert Boot().says(HELLO, "R 2 PASS", "BYE 1 0 0").verdicts[2] is Verdict.PASS


def test_lost_result_is_taken_from_the_tally() -> None:
    boot = Boot().says(HELLO, "S 0", "S 1", "S 2", "S 3", "T 0 b9" + "00" * 15, "BYE 1 2 1")
    assert boot.verdicts == {0: Verdict.PASS, 1: Verdict.FAIL, 2: Verdict.SKIP, 3: Verdict.FAIL}
    assert all(attempt.is_targets for attempt in boot.report.attempts.values())


def test_bye_without_result_and_tally_is_lost() -> None:
    boot = Boot().says(HELLO, "S 0", "R 0 PASS", "S 1", "BYE 1 0 0")
    assert boot.verdicts == {0: Verdict.PASS, 1: Verdict.LOST, 2: Verdict.LOST, 3: Verdict.LOST}


@pytest.mark.parametrize(
    "frames",
    [
        ("R 0 PASS", "R 0 FAIL"),
        ("R 0 PASS", "T 0 02" + "00" * 15),
        ("R 0 PASS", "T 0 00" + "00" * 15),
        ("T 0 01" + "00" * 15, "T 0 02" + "00" * 15),
    ],
)
def test_valid_frames_that_contradict_are_corrupt(frames: tuple[str, ...]) -> None:
    boot = Boot().says(HELLO, "S 0", *frames, "BYE 0 0 0")
    assert boot.verdicts[0] is Verdict.CORRUPT
    assert not boot.report.attempts[0].is_targets


def test_hang_behind_a_broken_frame_is_not_sure() -> None:
    """The broken frame may have been the result of the case that seems to hang."""
    boot = Boot().says(HELLO, "S 0").prints(b"\r\n@@2 R 0 PxSS*12345678\r\n").waits(6)
    assert boot.verdicts == {0: Verdict.HANG}
    assert not boot.report.attempts[0].is_sure


def test_hang_behind_a_gap_is_not_sure() -> None:
    boot = Boot().says(HELLO, "S 0").says("A", seq=4).waits(6)
    assert boot.verdicts == {0: Verdict.HANG}
    assert not boot.report.attempts[0].is_sure


def test_hang_on_a_line_that_may_lose_bytes_is_not_sure() -> None:
    assert not Boot(is_exact_line=False).says(HELLO, "S 0").waits(6).report.attempts[0].is_sure


def test_word_of_another_case_closes_the_open_one() -> None:
    """S 1 was lost: the hang is case 1's, whose detail was heard."""
    boot = Boot().says(HELLO, "S 0").says("D 1 x", seq=3).waits(6)
    assert boot.verdicts == {0: Verdict.LOST, 1: Verdict.HANG}


@pytest.mark.parametrize(
    ("frames", "is_undisturbed"),
    [
        (("S 0", "D 0 x", "R 0 FAIL"), True),
        (("S 0", "", "R 0 FAIL"), False),
        (("", "D 0 x", "R 0 FAIL"), False),
        (("", "S 0", "R 0 FAIL"), True),
    ],
)
def test_result_with_a_frame_lost_since_the_start_is_disturbed(
    frames: tuple[str, ...], is_undisturbed: bool
) -> None:
    """A detail that was lost may have been of a row that nobody expected to fail."""
    boot = Boot().says(HELLO)
    for seq, frame in enumerate(frames, 1):
        boot.says(*([frame] if frame else []), seq=seq)
    boot.says("BYE 0 1 0", seq=4)
    assert boot.verdicts[0] is Verdict.FAIL
    assert boot.report.attempts[0].is_undisturbed is is_undisturbed


@pytest.mark.parametrize(
    ("how", "details"),
    [
        (("R 0 PASS",), ()),
        (("D 0 why", "R 0 FAIL"), ("why",)),
        (("D 0 why", "R 0 SKIP"), ("why",)),
        (("R 0 HANG",), ("with SELFE_SEED=0x7 SELFE_STEPS=0x9",)),
        (("D 0 why", "R 0 CRASH"), ("why", "with SELFE_SEED=0x7 SELFE_STEPS=0x9")),
    ],
)
def test_what_a_case_went_by_stands_behind_the_details_if_it_came_to_no_end(
    how: tuple[str, ...], details: tuple[str, ...]
) -> None:
    boot = Boot().says(HELLO, "S 0", "M 0 SELFE_SEED=0x7", "M 0 SELFE_STEPS=0x9", *how)
    assert boot.says("BYE 1 0 0").report.attempts[0].details == details


def test_kernel_that_dies_leaves_what_the_case_went_by() -> None:
    boot = Boot().says(HELLO, "S 0", "M 0 SELFE_SEED=0x7", "M 0 SELFE_STEPS=0x9").waits(1000)
    headline, line = boot.report.attempts[0].details
    assert boot.verdicts == {0: Verdict.HANG} and "SELFE" not in headline
    assert line == "with SELFE_SEED=0x7 SELFE_STEPS=0x9"


def test_repeated_frame_is_noise() -> None:
    boot = Boot().says(HELLO).says(HELLO, seq=0).says("S 0", seq=1).says("S 0", seq=1)
    assert boot.judge.end is None
    boot.says("R 0 PASS", seq=2).says("R 0 PASS", seq=2).says("BYE 1 0 0")
    assert boot.verdicts[0] is Verdict.PASS
    assert boot.report.noise == Noise(repeated=3)


@pytest.mark.parametrize(
    ("hello", "objection"),
    [
        (HELLO.replace("img=0", "img=f"), "another image's output"),
        (HELLO.replace("beef", "bee0"), "another boot's output"),
        (HELLO.replace("n=4", "n=5"), "has 5 cases"),
        (HELLO.replace("v=1", "v=2"), "version 2"),
    ],
)
def test_hello_of_another_image_or_boot_is_refused(hello: str, objection: str) -> None:
    boot = Boot().says(hello)
    assert boot.report.end.how is How.OTHER_IMAGE
    assert objection in boot.report.end.text
    stale = Boot(is_exact_line=False).says(hello, "S 0", "R 0 PASS", "BYE 4 0 0")
    assert stale.judge.end is None
    late = stale.waits(10).report.end
    assert late.how is How.BOOT_TIMEOUT and objection in late.text
    assert objection in stale.report.end.text
    assert stale.report.noise.foreign == 4
    assert stale.verdicts == {}


def test_output_of_an_earlier_boot_is_skipped() -> None:
    boot = Boot(is_exact_line=False).says("R 0 FAIL", "BYE 0 4 0", HELLO.replace("beef", "0000"))
    boot.says(HELLO, "S 0", "R 0 PASS", seq=None).waits(5)
    assert boot.verdicts == {0: Verdict.PASS}


def test_flood_ends_the_boot() -> None:
    boot = Boot().says(HELLO, "S 0").prints(b"x" * 100_001)
    assert boot.report.end.how is How.FLOOD
    assert boot.verdicts == {0: Verdict.HANG}


def test_case_that_was_not_planned_is_a_problem_and_gets_no_verdict() -> None:
    boot = Boot().says(HELLO, "R 9 PASS", "S 0", "R 0 PASS", "BYE 1 0 0")
    assert 9 not in boot.verdicts
    assert "case 9" in boot.report.problems[0]


def test_sums_that_differ_from_the_results_are_a_problem() -> None:
    boot = Boot().says(HELLO, *(f"R {i} PASS" for i in range(4)), "BYE 3 1 0")
    assert set(boot.verdicts.values()) == {Verdict.PASS}
    assert "BYE counts 3 passed" in boot.report.problems[0]


def test_program_that_ends_before_hello_is_named() -> None:
    boot = Boot().says("END panic no boot info")
    assert boot.report.end == BootEnd(
        How.END, "the program ended before its first case: panic: no boot info"
    )


def test_program_that_ends_without_a_word_is_named_by_how() -> None:
    boot = Boot().says(HELLO, "END return")
    assert boot.report.end == BootEnd(How.END, "the program ended: return")


def test_backtrace_belongs_to_the_open_case_and_else_to_the_boot() -> None:
    boot = Boot().says(HELLO, "B 10", "S 0", "B at 1f 20", "R 0 FAIL", "B 30").waits(5)
    assert boot.report.attempts[0].details == ("0x1f", "0x20")
    assert boot.report.problems == ("0x10", "0x30")


def test_a_boot_keeps_its_first_64_problems() -> None:
    boot = Boot().says(HELLO, *(f"R {case} PASS" for case in range(100, 165)))
    assert len(boot.waits(5).report.problems) == 64
