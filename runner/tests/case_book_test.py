# What a boot has said of its cases: what is kept, what contradicts itself, what was lost.
# SPDX-License-Identifier: BSD-2-Clause

import pytest

from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.case_book import CaseBook
from selfe_runner.judge.report import Attempt
from selfe_runner.protocol.message import Bye, Mark, Tally
from selfe_runner.verdict import Verdict

BYE = BootEnd(How.BYE, "it said BYE")


def book(*results: tuple[int, Verdict], planned: int = 4) -> CaseBook:
    """With cases that started at ten times their number, and took two seconds."""
    made = CaseBook(range(planned))
    for case, verdict in results:
        made.start(case, 100 * case, 0, 10.0 * case)
        made.result(case, verdict, 0, 10.0 * case + 2)
    return made


def at_end(made: CaseBook) -> dict[int, Attempt]:
    return made.attempts(BYE, 0, True)


def test_a_case_takes_as_long_as_to_its_first_result() -> None:
    made = book((1, Verdict.PASS))
    made.result(1, Verdict.PASS, 0, 17.0)
    assert at_end(made)[1].seconds == 2.0
    assert at_end(made)[1].offset == 100


def test_a_case_keeps_its_first_64_details_and_measurements() -> None:
    made = CaseBook([0])
    made.start(0, 0, 0, 0.0)
    for number in range(65):
        made.detail(0, f"detail {number}")
        made.measurement(0, f"key{number}", "1")
    made.result(0, Verdict.FAIL, 0, 1.0)
    attempt = at_end(made)[0]
    assert attempt.details == tuple(f"detail {number}" for number in range(64))
    assert attempt.measurements == tuple((f"key{number}", "1") for number in range(64))


@pytest.mark.parametrize(
    ("at_start", "at_result", "is_whole"),
    [(0, 0, True), (3, 3, True), (3, 4, False), (None, 0, False), (None, 3, False)],
)
def test_a_result_is_undisturbed_if_all_frames_since_the_start_were_heard(
    at_start: int | None, at_result: int, is_whole: bool
) -> None:
    made = CaseBook([0])
    made.start(0, 0, at_start, 0.0)
    assert made.result(0, Verdict.FAIL, at_result, 1.0).is_undisturbed is is_whole
    made.result(0, Verdict.FAIL, at_result + 1, 2.0)  # what came twice takes nothing back
    assert at_end(made)[0].is_undisturbed is is_whole


def test_a_tally_counts_from_its_first_case() -> None:
    made = CaseBook(range(8))
    made.tally(Tally(4, (Mark.PASS, Mark.NOT_PASS, Mark.SKIP)))
    assert {case: a.verdict for case, a in at_end(made).items()} == {
        0: Verdict.LOST, 1: Verdict.LOST, 2: Verdict.LOST, 3: Verdict.LOST,
        4: Verdict.PASS, 5: Verdict.FAIL, 6: Verdict.SKIP, 7: Verdict.LOST,
    }  # fmt: skip


def test_a_case_without_a_word_is_lost_with_the_reason_and_no_time() -> None:
    made = CaseBook(range(2))
    made.start(1, 70, 0, 5.0)
    made.start(0, 90, 0, 6.0)
    made.result(0, Verdict.PASS, 0, 7.0)
    lost = at_end(made)[1]
    assert lost.details == ("the case started; neither its result nor a tally came",)
    assert (lost.verdict, lost.seconds, lost.offset) == (Verdict.LOST, 0.0, 70)
    never = at_end(CaseBook([0]))[0]
    assert never.details == ("the image ended its run without a word of the case",)
    assert (never.verdict, never.seconds, never.offset) == (Verdict.LOST, 0.0, 0)


ALL_FOUR = ((0, Verdict.PASS), (1, Verdict.FAIL), (2, Verdict.SKIP), (3, Verdict.PASS))


@pytest.mark.parametrize("sums", [(1, 1, 1), (2, 0, 1), (2, 1, 0), (2, 2, 1), (1, 2, 1)])
def test_sums_that_differ_are_objected_to(sums: tuple[int, int, int]) -> None:
    said = f"BYE counts {sums[0]} passed, {sums[1]} not, {sums[2]} skipped; the results are 2, 1, 1"
    assert book(*ALL_FOUR).objection(Bye(*sums)) == said


def test_sums_that_agree_are_not() -> None:
    assert book(*ALL_FOUR).objection(Bye(2, 1, 1)) == ""


def test_a_result_that_only_the_tally_has_counts_in_the_sums() -> None:
    made = book(*ALL_FOUR[:3])
    made.tally(Tally(3, (Mark.PASS,)))
    assert made.objection(Bye(2, 1, 1)) == ""
    assert made.objection(Bye(1, 1, 1)) != ""


def test_sums_cannot_be_compared_while_a_result_is_missing() -> None:
    assert book(*ALL_FOUR[:3]).objection(Bye(9, 9, 9)) == ""


def test_sums_cannot_be_compared_with_a_result_that_contradicts_itself() -> None:
    made = book(*ALL_FOUR)
    made.result(3, Verdict.FAIL, 0, 40.0)
    assert made.objection(Bye(9, 9, 9)) == ""


def test_console_keeps_the_last_4096_bytes_of_the_open_case() -> None:
    made = CaseBook([0, 1])
    made.console(b"before any case\n")
    made.start(0, 0, 0, 0.0)
    for number in range(1000):
        made.console(b"line %03d\n" % number)
    made.result(0, Verdict.FAIL, 0, 1.0)
    made.console(b"after its end\n")
    assert at_end(made)[0].console == tuple(f"line {number:03}" for number in range(984, 1000))
    made.start(1, 0, 0, 2.0)
    made.console(b"x" * 4097)
    made.result(1, Verdict.FAIL, 0, 3.0)
    assert "".join(at_end(made)[1].console) == "x" * 4096


def test_console_of_a_case_takes_no_more_memory_than_it_shows() -> None:
    made = CaseBook([0])
    made.start(0, 0, 0, 0.0)
    for _ in range(1000):
        made.console(b"x" * 100)
        assert sum(map(len, made._traces[0].console)) < 4096 + 100
    made.console(b"y" * 4096)
    made.console(b"z" * 4096)
    made.result(0, Verdict.FAIL, 0, 1.0)
    assert at_end(made)[0].console == ("z" * 4096,)


def test_a_contradiction_names_all_that_was_said() -> None:
    made = book((0, Verdict.PASS))
    made.result(0, Verdict.FAIL, 0, 3.0)
    made.tally(Tally(0, (Mark.SKIP,)))
    made.detail(0, "want 1")
    said = "valid frames contradict each other: R FAIL, R PASS, T SKIP"
    corrupt = at_end(made)[0]
    assert (corrupt.verdict, corrupt.details) == (Verdict.CORRUPT, (said, "want 1"))
    assert not corrupt.is_targets


def test_a_verdict_of_the_tally_says_so() -> None:
    made = CaseBook([0])
    made.tally(Tally(0, (Mark.NOT_PASS,)))
    told = at_end(made)[0]
    assert told.details == ("the result line was lost; the tally says NOT_PASS",)
    assert (told.verdict, told.is_targets, told.is_undisturbed) == (Verdict.FAIL, True, False)


def test_a_pass_shows_no_console() -> None:
    made = CaseBook([0])
    made.start(0, 0, 0, 0.0)
    made.console(b"said\n")
    made.result(0, Verdict.PASS, 0, 1.0)
    assert at_end(made)[0].console == ()
