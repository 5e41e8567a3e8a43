# The sentence on top of a report and the notes below it, word for word.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Sequence
from typing import Any

import pytest

from selfe_runner.report.overview.model import (
    CaseView,
    CellView,
    Change,
    Changes,
    Column,
    Detection,
    DetectionArea,
    RowView,
    Timing,
    Verdict,
)
from selfe_runner.report.overview.sentence import seen_of, verdict


def column(name: str = "one", **changes: Any) -> Column:
    """A kernel that keeps each of 10 rules, unless the test says otherwise."""
    values: dict[str, Any] = {
        "key": name, "name": name, "kernel": "k", "platform": "virt", "architecture": "aarch64",
        "configuration": "debug", "machine": "QEMU", "suite": "s", "started": "", "image": "",
        "is_complete": True, "is_partial": False, "reason": "done", "problems": (), "facts": (),
        "run_one": "", "verdicts": {"PASS": 10}, "flaky": 0, "states": {"pass": 10},
        "decidable": 10, "decided": 10, "timing": Timing(0.0, (), ()), "cases": (),
    }  # fmt: skip
    return Column(**(values | changes))


def told(
    *columns: Column,
    rows: Sequence[RowView] = (),
    changes: Changes | None = None,
    detection: Sequence[Detection] = (),
) -> Verdict:
    return verdict(columns, rows, changes, detection)


def row(profile: str, *states: str) -> RowView:
    cells = tuple(CellView(state, "", ()) for state in states)
    return RowView("CN-001", "cnode", "call", "rule", "", "manual", profile, "", cells)


def flaky(*attempts: str) -> CaseView:
    """A case that passed, at the last of its tries."""
    tries = (*attempts, "PASS")
    return CaseView("A.B", "a", "a:1", (), "PASS", len(tries) > 1, tries, (), (), 0.0, (), "")


BAD = column("bad", states={"fail": 2, "hang": 1, "pass": 7}, verdicts={"FAIL": 2, "HANG": 1})
WORSE = column("worse", states={"kernel": 1, "pass": 9}, verdicts={"KERNEL": 1})
LOST = column("lost", states={"lost": 1, "pass": 9}, verdicts={"LOST": 2, "CORRUPT": 1, "PASS": 9})


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ([BAD], "The kernel breaks documented rules: bad (3 rules)."),
        ([WORSE], "The kernel breaks documented rules: worse (1 rule)."),
        (
            [column("odd", verdicts={"CRASH": 1, "REBOOT": 1})],
            "The kernel breaks documented rules: odd (2 failed cases).",
        ),
        (
            [BAD, column(), WORSE],
            "2 of 3 kernels break documented rules: bad (3 rules) and worse (1 rule).",
        ),
        (
            [column(), BAD, LOST],
            "1 of 3 kernels breaks documented rules: bad (3 rules);"
            " nothing can be concluded about lost.",
        ),
        (
            [column("both", states={"fail": 1}, verdicts={"FAIL": 1, "LOST": 1}), column()],
            "1 of 2 kernels breaks documented rules: both (1 rule; 1 case without a result).",
        ),
        (
            [column("cut", states={"fail": 1}, is_complete=False, reason="killed."), LOST],
            "1 of 2 kernels breaks documented rules: cut (1 rule; killed);"
            " nothing can be concluded about lost.",
        ),
        (
            [column(name, states={"fail": 1}) for name in "abcd"],
            "4 of 4 kernels break documented rules: a (1 rule), b (1 rule), c (1 rule)"
            " and d (1 rule).",
        ),
        (
            [column(name, states={"fail": 1}) for name in "abcde"],
            "5 of 5 kernels break documented rules: a (1 rule), b (1 rule), c (1 rule)"
            " and 2 more.",
        ),
    ],
)
def test_broken_rules_come_first(columns: list[Column], sentence: str) -> None:
    assert told(*columns) == Verdict("bad", sentence, ())


@pytest.mark.parametrize(
    ("columns", "rows", "sentence"),
    [
        (
            [BAD],
            [row("reference", "fail"), row("", "hang"), row("", "fail")],
            "The kernel breaks documented rules: bad (3 rules, 1 of them in no document).",
        ),
        (
            [BAD],
            [row("spec", "fail"), row("reference", "pass"), row("reference", "diverges")],
            "The kernel breaks documented rules: bad (3 rules).",
        ),
        (
            [WORSE],
            [row("reference", "kernel")],
            "The kernel does not do what released kernels do, which no document promises:"
            " worse (1 rule).",
        ),
        (
            [WORSE, BAD, column(), column("odd", states={"fail": 1})],
            [row("reference", "kernel", "pass", "pass", "fail")],
            "1 of 4 kernels breaks documented rules: bad (3 rules);"
            " 2 of 4 kernels do not do what released kernels do, which no document promises:"
            " worse (1 rule) and odd (1 rule).",
        ),
    ],
)
def test_what_no_document_promises_is_counted_apart(
    columns: list[Column], rows: list[RowView], sentence: str
) -> None:
    assert told(*columns, rows=rows) == Verdict("bad", sentence, ())


@pytest.mark.parametrize(
    ("cases", "tone"),
    [
        ([flaky("FAIL")], "untold"),
        ([flaky("LOST", "KERNEL"), flaky()], "untold"),
        ([flaky("LOST")], "good"),
        ([flaky()], "good"),
    ],
)
def test_what_failed_at_first_is_not_kept(cases: list[CaseView], tone: str) -> None:
    """A pass at a later try was as good as any; the line's failures say nothing of the kernel."""
    made = told(column(cases=tuple(cases)))
    assert made.tone == tone
    said = "one (1 case failed at first and passed at a later try)." in made.sentence
    assert said == (tone == "untold")


@pytest.mark.parametrize(
    ("one", "doubt"),
    [
        (LOST, "lost (3 cases without a result)"),
        (column(verdicts={"NOTRUN": 1}), "one (1 case without a result)"),
        (column(is_complete=False, reason="it was killed."), "one (it was killed)"),
        (column(problems=("BYE counts.", "more")), "one (BYE counts)"),
        (column(decided=0), "one (no rule was decided)"),
        (column(decided=0, decidable=0), "one (no rule was decided)"),
        (column(decided=4), "one (only 4 of the 10 rules that apply were decided)"),
        (
            column(is_partial=True, verdicts={"PASS": 3, "UNSELECTED": 4}),
            "one (only 3 of 7 cases were chosen)",
        ),
        (
            column(is_partial=True, problems=("odd",), verdicts={"UNSELECTED": 1}),
            "one (odd)",
        ),
        (
            column(verdicts={"LOST": 1}, is_complete=False, problems=("odd",)),
            "one (1 case without a result)",
        ),
        (column(is_complete=False, reason="killed", problems=("odd",)), "one (killed)"),
        (column(is_complete=False, reason=""), "one (not complete)"),
        (column(problems=("",)), "one (a problem without a word)"),
    ],
)
def test_then_comes_what_could_not_be_told(one: Column, doubt: str) -> None:
    made = told(one)
    assert made.tone == "untold"
    assert made.sentence == (
        "Nothing can be concluded about this kernel yet, though no rule was seen broken:"
        f" {doubt}."
    )


def test_doubts_about_some_of_many_kernels_are_counted() -> None:
    made = told(column(), LOST, column("killed", is_complete=False, reason="killed"))
    assert made.sentence == (
        "Nothing can be concluded about 2 kernels yet, though no rule was seen broken:"
        " lost (3 cases without a result) and killed (killed)."
    )
    assert "about 1 kernel yet" in told(column(), LOST).sentence


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        (
            [column(decided=9)],
            "one on virt keeps every documented rule that was put to it:"
            " 9 of the 10 that apply and can be observed.",
        ),
        (
            [column(states={"pass": 9, "diverges": 1})],
            "one on virt keeps every documented rule that was put to it:"
            " 10 of the 10 that apply and can be observed, but for 1 known divergence.",
        ),
        (
            [
                column(decidable=8, decided=7),
                column("two", decidable=1000, decided=995),
                column("three", decidable=10, decided=9),
            ],
            "All 3 kernels keep every documented rule that was put to them:"
            " 87.5 % to 99.5 % of those that apply and can be observed.",
        ),
        (
            [column(states={"diverges": 1}), column("two", states={"diverges": 2})],
            "All 2 kernels keep every documented rule that was put to them:"
            " 100.0 % of those that apply and can be observed, but for 3 known divergences.",
        ),
    ],
)
def test_without_either_it_is_good(columns: list[Column], sentence: str) -> None:
    assert told(*columns) == Verdict("good", sentence, ())


@pytest.mark.parametrize(
    ("columns", "notes"),
    [
        (
            [column(decidable=100, decided=84), column("two", decidable=100, decided=85)],
            ["Only 84 of the 100 rules that apply to one were decided."],
        ),
        ([column(decidable=2, decided=1)], ["Only 1 of the 2 rules that apply to one were decided."]),
        ([column(decided=4)], []),
        ([column(decided=0)], []),
        ([column(decidable=2, decided=1, is_complete=False)], []),
        (
            [column(states={"unexpected_pass": 2, "pass": 8}), column("two")],
            [
                "one keeps 2 rules that its release is known to break:"
                " the catalogue or the kernel is not what it says it is."
            ],
        ),
        ([column(flaky=1), column("two", flaky=2)], ["3 cases passed only at a later try."]),
        ([column(problems=("odd", "more"))], ["one: odd", "one: more"]),
    ],
)
def test_notes_say_what_limits_the_sentence(columns: list[Column], notes: list[str]) -> None:
    assert list(told(*columns).notes) == notes


def changes(against: str, *kinds: str) -> Changes:
    rows = tuple(Change(kind, "one", f"CN-{i:03}", "pass", "fail") for i, kind in enumerate(kinds))
    return Changes(against, ("one",), rows, ())


@pytest.mark.parametrize(
    ("since", "note"),
    [
        (changes(""), "Since the earlier runs: no rule newly broken, none mended."),
        (changes("", "new"), "Since the earlier runs: no rule newly broken, none mended."),
        (changes("", "broken"), "Since the earlier runs: 1 rule newly broken, 0 mended."),
        (changes("", "mended"), "Since the earlier runs: 0 rules newly broken, 1 mended."),
        (
            changes("2026-11-23T10:02:22+00:00", "broken", "mended", "broken", "told"),
            "Since the runs of 2026-11-23 10:02 UTC: 2 rules newly broken, 1 mended.",
        ),
    ],
)
def test_notes_say_what_has_changed(since: Changes, note: str) -> None:
    assert told(column(), changes=since).notes == (note,)


def test_notes_say_how_sharp_the_suite_is() -> None:
    total = DetectionArea("all", 90, 5, 3, 2)
    score = Detection("mutants", "Mutants", "ci/mutate", total, (), ())
    assert seen_of(score) == 95
    assert told(column(), detection=[score]).notes == ("Mutants: the suite sees 90 of 95.",)
