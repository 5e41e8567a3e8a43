# Lists of cases with one line for all that came to the same for the same reason.
# SPDX-License-Identifier: BSD-2-Clause

import pytest

from selfe_runner.report.fold import NEVER_REACHED, Outcome, advice, folded
from selfe_runner.verdict import Verdict


def outcome(name: str, verdict: Verdict, reason: str = "") -> Outcome:
    return Outcome(name, "x.cpp:7", verdict, reason)


@pytest.mark.parametrize("verdict", [Verdict.SKIP, *sorted(NEVER_REACHED, key=str)])
def test_one_line_for_each_reason_where_its_first_case_would_be(verdict: Verdict) -> None:
    lines = folded(
        [
            outcome("A", verdict, "no second core"),
            outcome("B", Verdict.FAIL, "want 1"),
            outcome("C", verdict, "release kernel"),
            outcome("D", verdict, "no second core"),
            outcome("E", verdict),
            outcome("F", verdict),
        ]
    )
    word = f"{verdict.value:<7}"
    assert lines == [
        f"{word} 2 cases: no second core",
        "FAIL    B (x.cpp:7): want 1",
        f"{word} C (x.cpp:7): release kernel",
        f"{word} 2 cases",
    ]


@pytest.mark.parametrize(
    "verdict", [one for one in Verdict if one is not Verdict.SKIP and one not in NEVER_REACHED]
)
def test_what_says_something_of_the_case_has_a_line_of_its_own(verdict: Verdict) -> None:
    lines = folded(outcome(name, verdict, "the same") for name in ("A", "B"))
    assert lines == [f"{verdict.value:<7} {name} (x.cpp:7): the same" for name in ("A", "B")]


def test_same_reason_is_not_the_same_verdict() -> None:
    lines = folded([outcome("A", Verdict.SKIP, "why"), outcome("B", Verdict.NOTRUN, "why")])
    assert len(lines) == 2


def test_advice_is_for_who_has_no_result_at_all() -> None:
    for verdict, word in (
        (Verdict.BOOT_TIMEOUT, "built for this very machine"),
        (Verdict.LOAD_FAIL, "did not take the image"),
        (Verdict.NOTRUN, "before the first case"),
    ):
        assert word in advice([Verdict.UNSELECTED, verdict, verdict])
        assert advice([verdict, Verdict.PASS]) == advice([Verdict.LOST, verdict]) == ""
    assert advice([]) == advice([Verdict.UNSELECTED]) == ""
