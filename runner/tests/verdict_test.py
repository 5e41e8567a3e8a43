# Which verdicts blame the kernel, which say nothing of it, and which ends of a boot blame the open case.
# SPDX-License-Identifier: BSD-2-Clause

import pytest

from selfe_runner.judge.boot_end import How, verdict_on_open_case
from selfe_runner.protocol.message import Mark, mark_of
from selfe_runner.report.matrix import is_decided
from selfe_runner.report.overview.states import group_of
from selfe_runner.verdict import TARGET_VERDICTS, Verdict

BAD = ["FAIL", "CRASH", "HANG", "KERNEL", "REBOOT"]
UNTOLD = ["LOST", "CORRUPT", "NOTRUN", "BOOT_TIMEOUT", "LOAD_FAIL"]


def test_verdicts_are_sorted_into_their_classes() -> None:
    assert [v.value for v in Verdict if v.is_kernel_bad] == BAD
    assert [v.value for v in Verdict if v.is_untold] == UNTOLD
    assert [v.value for v in Verdict if v.is_skipped] == ["SKIP", "UNSELECTED"]
    assert [v.value for v in Verdict if v.is_set_aside] == ["SKIP", "DIVERGES", "UNSELECTED"]


def test_a_target_gives_only_verdicts_of_its_own() -> None:
    words = {verdict.value for verdict in TARGET_VERDICTS}
    assert words == {"PASS", "FAIL", "SKIP", "CRASH", "HANG"}


@pytest.mark.parametrize("how", list(How))
def test_an_end_blames_the_open_case_only_where_nothing_else_can_be_its_cause(how: How) -> None:
    blame = {
        How.END: Verdict.CRASH,
        How.HANG: Verdict.HANG,
        How.FLOOD: Verdict.HANG,
        How.KERNEL: Verdict.KERNEL,
        How.EXIT: Verdict.KERNEL,
        How.REBOOT: Verdict.REBOOT,
    }
    assert verdict_on_open_case(how) is blame.get(how, Verdict.LOST)


@pytest.mark.parametrize("verdict", [*TARGET_VERDICTS, None])
def test_a_mark_agrees_with_the_verdicts_that_it_stands_for(verdict: Verdict | None) -> None:
    marks = {None: Mark.NONE, Verdict.PASS: Mark.PASS, Verdict.SKIP: Mark.SKIP}
    mark = marks.get(verdict, Mark.NOT_PASS)
    assert mark_of(verdict) is mark
    assert [one for one in Mark if one.agrees_with(verdict)] == [mark]


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_row_is_decided_by_what_was_seen_of_the_kernel_only(verdict: Verdict) -> None:
    is_seen = verdict.value in (*BAD, "PASS", "DIVERGES")
    assert is_decided(verdict.value.lower()) == is_seen


def test_states_beside_the_verdicts() -> None:
    assert is_decided("unexpected_pass")
    assert not any(map(is_decided, ("na", "unobservable", "untested")))


def test_states_are_in_the_groups_of_their_verdicts() -> None:
    groups = {v.value: group_of(v.value.lower()) for v in Verdict}
    assert [word for word, group in groups.items() if group == "bad"] == BAD
    assert [word for word, group in groups.items() if group == "untold"] == UNTOLD
    assert (groups["PASS"], groups["DIVERGES"]) == ("good", "known")
    assert group_of("unexpected_pass") == "known"
    assert {group_of(s) for s in ("skip", "unselected", "na", "untested", "unobservable")} == {"quiet"}
    assert group_of("what nobody knows") == "untold"
