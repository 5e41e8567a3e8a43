# What is said of a boot when it is over: its end in words, its times and counts.
# SPDX-License-Identifier: BSD-2-Clause

import pytest
from boot_judge_test import HELLO, LIMITS, Boot

from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.boot_judge import BootJudge
from selfe_runner.judge.boot_plan import BootPlan, unnamed
from selfe_runner.judge.case_book import CaseBook
from selfe_runner.judge.report import Attempt, CaseReport, Noise
from selfe_runner.protocol.frame import encode
from selfe_runner.protocol.message import CodeAddress, Hello
from selfe_runner.verdict import Verdict

BANNER = b"\r\nU-Boot 2023.01\r\n"


def test_times_and_bytes_of_a_boot() -> None:
    boot = Boot().waits(2)
    before = boot.now
    boot.says(HELLO)
    at_hello = boot.now
    boot.says("S 0", "R 0 PASS").waits(5)
    report = boot.report
    assert before < at_hello
    assert report.seconds == boot.now - 100.0
    assert report.seconds_to_hello == at_hello - 100.0
    assert report.byte_count == sum(
        len(text) + len("\r\n@@0 *00000000\r\n") for text in (HELLO, "S 0", "R 0 PASS")
    )


def test_a_boot_of_nothing_has_neither() -> None:
    report = Boot().waits(LIMITS.boot_seconds).report
    assert (report.seconds_to_hello, report.byte_count, report.noise) == (None, 0, Noise())
    assert (report.attempts, report.facts, report.problems) == ({}, (), ())


@pytest.mark.parametrize(
    ("starts", "more", "last"),
    [
        (0, "", "hello"),
        (1, "", "U-Boot 2023.01"),
        (2, "; the boot loader started 2 times", "U-Boot 2023.01"),
    ],
)
def test_a_boot_without_hello_says_how_often_its_loader_began(
    starts: int, more: str, last: str
) -> None:
    boot = Boot().prints(b"hello\r\n" + BANNER * starts).waits(LIMITS.boot_seconds)
    begin = f"the suite did not begin within {LIMITS.boot_seconds:g} s"
    said = f"{begin}{more}; the last on the console: {last}"
    assert boot.report.end == BootEnd(How.BOOT_TIMEOUT, said)


@pytest.mark.parametrize(
    ("heard", "last"),
    [
        ([], "the console was silent"),
        ([b"Jumping to kernel-im", b"age\r\n"], "the last on the console: Jumping to kernel-image"),
        ([b"first\r\n\x1b[31mhalf a li\x07"], "the last on the console: half a li\\x07"),
        ([b"x" * 500], f"the last on the console: {'x' * 200}"),
    ],
)
def test_a_boot_without_hello_says_what_was_seen_last(heard: list[bytes], last: str) -> None:
    boot = Boot()
    for data in heard:
        boot.prints(data)
    end = boot.waits(LIMITS.boot_seconds).report.end
    assert end.text == f"the suite did not begin within {LIMITS.boot_seconds:g} s; {last}"


def test_a_boot_without_its_own_hello_says_whose_was_heard() -> None:
    boot = Boot(is_exact_line=False).says(HELLO.replace("v=1", "v=2")).waits(LIMITS.boot_seconds)
    assert boot.report.end.text == (
        f"the suite did not begin within {LIMITS.boot_seconds:g} s;"
        " the image speaks protocol version 2, not 1"
    )


def test_silence_between_cases_is_told() -> None:
    boot = Boot().says(HELLO).waits(LIMITS.case_seconds)
    said = f"nothing was heard for {LIMITS.case_seconds:g} s between cases"
    assert boot.report.end == BootEnd(How.SILENCE, said)


def test_a_flood_begins_behind_the_limit() -> None:
    boot = Boot().says(HELLO)
    left = LIMITS.output_bytes - boot.judge._byte_count
    for _ in range(10):
        boot.prints(b"\r\n" * (left // 20))
    boot.prints(b"x" * (left - left // 20 * 20))
    assert boot.judge.end is None
    boot.prints(b"\n")
    said = f"more than {LIMITS.output_bytes} bytes of output"
    assert boot.report.end == BootEnd(How.FLOOD, said)
    assert boot.report.byte_count == LIMITS.output_bytes + 1


def test_the_last_words_of_a_run_that_is_over() -> None:
    boot = Boot().says(HELLO, "BYE 0 0 0")
    assert boot.report.end == BootEnd(How.BYE, "the image ran all cases")


def test_a_second_start_is_told() -> None:
    boot = Boot().says(HELLO, "S 0", HELLO)
    again = BootEnd(How.REBOOT, "the machine started again: a second HELLO")
    assert boot.report.end == again
    boot = Boot().says(HELLO, "S 0", "R 0 PASS", "S 1")
    boot.says("K cores=1", seq=1)
    assert boot.report.end == BootEnd(
        How.REBOOT, "frame 1 came after frame 3: started again, HELLO lost"
    )
    attempt = boot.report.attempts[1]
    assert attempt.verdict is Verdict.REBOOT
    assert attempt.is_sure is False and attempt.is_undisturbed is True


def test_noise_is_counted_by_its_kind() -> None:
    boot = Boot(is_exact_line=False).says("K x=1", HELLO)
    boot.says("S 0", seq=5).says("S 0", seq=5).says("Z 1", "Y", "A b", seq=None)
    boot.prints(b"\r\n@@7 broken\r\n*12345678\r\n")
    noise = boot.waits(LIMITS.case_seconds).report.noise
    assert noise == Noise(debris=2, missing=4, repeated=1, unknown=3, foreign=1)
    assert noise.total == 11


def test_noise_adds_up() -> None:
    assert Noise(1, 2, 3, 4, 5).total == 15
    assert Noise(1, 2, 3, 4, 5) + Noise(10, 20, 30, 40, 50) == Noise(11, 22, 33, 44, 55)


def test_what_is_shown_of_a_case_is_its_last_try_with_its_verdict() -> None:
    failed, other, lost = Attempt(Verdict.FAIL), Attempt(Verdict.FAIL, seconds=1), Attempt(Verdict.LOST)
    tries = ((1, failed), (2, other), (3, lost))
    assert CaseReport(0, Verdict.FAIL, (), tries).shown is other
    assert CaseReport(0, Verdict.PASS, (), tries).shown is lost
    assert CaseReport(0, Verdict.NOTRUN, (), ()).shown is None


def test_frames_that_follow_each_other_miss_none() -> None:
    boot = Boot().says(HELLO, "S 0", "R 0 PASS").says("S 1", seq=4)
    assert boot.waits(LIMITS.case_seconds).report.noise == Noise(missing=1)


def test_a_boot_keeps_its_first_64_facts() -> None:
    boot = Boot().says(HELLO, *(f"K key{number}=1" for number in range(66)))
    facts = boot.waits(LIMITS.case_seconds).report.facts
    assert facts == tuple((f"key{number}", "1") for number in range(64))


def test_nothing_heard_is_nothing_to_tell() -> None:
    plan = BootPlan("0" * 16, 1, 1, frozenset([0]), True)
    assert BootJudge(plan, LIMITS, 0.0).hear([], 0, 0.0) == []


def test_no_case_is_open_at_first() -> None:
    book = CaseBook([0])
    assert (book.open_case, book.open_since) == (None, 0.0)
    book.start(0, 0, 0, 7.0)
    assert (book.open_case, book.open_since) == (0, 7.0)


PLAN = BootPlan("0123456789abcdef", 4, 0xBEEF, frozenset([0]), True)


@pytest.mark.parametrize(
    ("hello", "objection"),
    [
        (Hello(1, "0123456789abcdef", "virt", 4, 0xBEEF), ""),
        (
            Hello(2, "f" * 16, "virt", 5, 0),
            "the image speaks protocol version 2, not 1",
        ),
        (
            Hello(1, "f" * 16, "virt", 5, 0),
            "this is another image's output: its build-id is ffffffffffffffff,"
            " not 0123456789abcdef",
        ),
        (
            Hello(1, "0123456789abcdef", "virt", 5, 0),
            "the image has 5 cases, the case list 4",
        ),
        (
            Hello(1, "0123456789abcdef", "virt", 4, 0xCAFE),
            "this is another boot's output: its plan has nonce 0000cafe, not 0000beef",
        ),
    ],
)
def test_a_hello_that_was_not_expected_is_objected_to(hello: Hello, objection: str) -> None:
    assert PLAN.objection(hello) == objection


def test_addresses_without_names_are_numbers() -> None:
    assert unnamed([CodeAddress(0x1F, True), CodeAddress(0, False)]) == ["0x1f", "0x0"]


def test_a_case_that_hangs_is_surely_to_blame_on_an_exact_line() -> None:
    boot = Boot().says(HELLO, "S 0", "D 0 why").waits(LIMITS.case_seconds)
    (attempt,) = boot.report.attempts.values()
    said = f"no result within {LIMITS.case_seconds:g} s; the monitor was silent too"
    assert attempt == Attempt(
        Verdict.HANG,
        is_sure=True,
        is_undisturbed=True,
        details=(said, "why"),
        offset=attempt.offset,
    )
    assert attempt.offset == len(HELLO) + len("\r\n@@0 *00000000\r\n\r\n")


def test_what_was_heard_before_the_end_is_told_although_more_came_with_it() -> None:
    boot = Boot().says(HELLO)
    bodies = ("S 0", "R 0 PASS", "BYE 1 0 0", "S 1", "R 1 FAIL")
    data = b"".join(
        b"\r\n" + encode(seq, body.encode()) + b"\r\n" for seq, body in enumerate(bodies, 1)
    )
    boot.prints(data)
    assert [type(update).__name__ for update in boot.updates] == ["CaseStarted", "CaseJudged"]
    assert boot.verdicts[0] is Verdict.PASS and boot.verdicts[1] is Verdict.LOST
