# What is told to have changed since the last night, and from when on a case has been as it is.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from selfe_runner.farm.changes import with_changes
from selfe_runner.farm.night_text import night_text
from selfe_runner.farm.record import (
    CaseRecord,
    Kind,
    NightRecord,
    Result,
    RunRecord,
    TryRecord,
)
from selfe_runner.verdict import Verdict

RUN = "conformance/16/desk"


def case(name: str, *attempts: str) -> CaseRecord:
    verdicts = tuple(Verdict(word) for word in attempts)
    return CaseRecord(name, "area", "x.cpp:1", verdicts[-1], (f"{name} said",), verdicts, 1.0)


def night(day: int, cases: Mapping[str, Sequence[str]], run: str = RUN) -> NightRecord:
    """The night of 2026-11-`day` with one run; of each case the verdicts of its tries."""
    name = f"2026-11-{day:02}T01-00-00Z"
    entry = TryRecord("desk-1", f"{run}/1", "2026-11-23T01:00:00+00:00", 9.0, Result.COMPLETE, "")
    records = tuple(case(key, *words) for key, words in cases.items())
    suite, kernel, machine = run.split("/")
    record = RunRecord(
        run, suite, kernel, machine, "sabre", "", (entry,), is_over=True, cases=records
    )
    return NightRecord("plan", name, entry.began, entry.began, runs=(record,))


def nights(*words: str) -> NightRecord:
    """The last of a row of nights in which one case got these verdicts (tries joined by `+`)."""
    last: NightRecord | None = None
    for day, word in enumerate(words, 1):
        last = with_changes(night(day, {"C": word.split("+")}), last)
    assert last is not None
    return last


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("PASS", "PASS"), None),
        (("FAIL", "FAIL"), None),
        (("PASS", "FAIL"), Kind.BROKEN),
        (("SKIP", "KERNEL"), Kind.BROKEN),
        (("FAIL", "PASS"), Kind.MENDED),
        (("FAIL", "CRASH"), Kind.CHANGED),
        (("PASS", "SKIP"), Kind.CHANGED),
        (("FAIL", "SKIP"), Kind.CHANGED),
        (("SKIP", "PASS"), Kind.CHANGED),
        (("PASS", "LOST"), Kind.UNTOLD),
        (("FAIL", "NOTRUN"), Kind.UNTOLD),
        (("LOST", "NOTRUN"), None),
        (("PASS", "LOST+PASS"), Kind.FLAKY),
        (("LOST+PASS", "LOST+PASS"), None),
        (("LOST+PASS", "PASS"), None),
        # A night in which nothing could be told hides no defect, and invents none.
        (("PASS", "LOST", "FAIL"), Kind.BROKEN),
        (("PASS", "LOST", "NOTRUN", "FAIL"), Kind.BROKEN),
        (("PASS", "LOST", "PASS"), None),
        (("FAIL", "LOST", "FAIL"), None),
        (("FAIL", "LOAD_FAIL", "PASS"), Kind.MENDED),
        (("LOST", "FAIL"), Kind.BROKEN),
        (("LOST", "PASS"), None),
    ],
)
def test_change_of_a_case(words: tuple[str, ...], kind: Kind | None) -> None:
    changes = nights(*words).changes
    assert [change.kind for change in changes] == ([kind] if kind else [])
    if kind:
        assert (changes[0].case, changes[0].now) == ("C", Verdict(words[-1].split("+")[-1]))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (("FAIL", "FAIL", "FAIL"), 1),
        (("PASS", "FAIL", "FAIL"), 2),
        (("FAIL", "LOST", "FAIL"), 3),
        (("PASS", "PASS", "FAIL"), 3),
    ],
)
def test_case_is_as_it_is_since(words: tuple[str, ...], day: int) -> None:
    [record] = nights(*words).runs[0].cases
    assert record.since == f"2026-11-{day:02}T01-00-00Z"


def test_new_and_gone_cases_and_runs() -> None:
    first = with_changes(night(1, {"A": ["PASS"], "B": ["FAIL"]}), None)
    assert (first.previous, first.changes) == ("", ())
    second = with_changes(night(2, {"B": ["FAIL"], "C": ["PASS"]}), first)
    assert [(c.kind, c.case, c.before, c.now) for c in second.changes] == [
        (Kind.NEW, "C", None, Verdict.PASS),
        (Kind.GONE, "A", Verdict.PASS, None),
    ]
    third = with_changes(night(3, {"B": ["FAIL"]}, "conformance/17/desk"), second)
    assert [(c.kind, c.run, c.case) for c in third.changes] == [
        (Kind.NEW, "conformance/17/desk", ""),
        (Kind.GONE, RUN, ""),
    ]


def test_run_without_an_image_is_about_the_cases_of_last_night() -> None:
    first = with_changes(night(1, {"A": ["PASS"], "B": ["FAIL"]}), None)
    empty = night(2, {})
    missing = replace(empty.runs[0], reason="cannot read the image")
    second = with_changes(replace(empty, runs=(missing,)), first)
    assert [(c.kind, c.case) for c in second.changes] == [(Kind.UNTOLD, "A"), (Kind.UNTOLD, "B")]
    assert [c.verdict for c in second.runs[0].cases] == [Verdict.NOTRUN] * 2
    third = with_changes(night(3, {"A": ["FAIL"], "B": ["FAIL"]}), second)
    assert [(c.kind, c.case, c.before) for c in third.changes] == [
        (Kind.BROKEN, "A", Verdict.PASS)
    ]


def test_text_names_what_changed_and_what_is_not_well() -> None:
    first = with_changes(night(1, {"A": ["PASS"], "B": ["FAIL"], "C": ["PASS"]}), None)
    text = night_text(
        with_changes(night(2, {"A": ["FAIL"], "B": ["FAIL"], "C": ["LOST", "PASS"]}), first)
    )
    assert "since 2026-11-01T01-00-00Z:\n" in text
    assert f"  broken   A of {RUN} (PASS -> FAIL): A said\n" in text
    assert f"  flaky    C of {RUN} (PASS -> PASS)\n" in text
    assert f"FAIL    B of {RUN} (x.cpp:1) since 2026-11-01T01-00-00Z: B said\n" in text
    assert text.endswith("1 passed, 2 failed, 0 skipped, 1 flaky\n")


def test_text_counts_known_divergences_apart_from_what_was_skipped() -> None:
    cases = {"A": ["DIVERGES"], "B": ["SKIP"], "C": ["PASS"], "D": ["DIVERGES"]}
    head, line = night_text(with_changes(night(1, cases), None)).splitlines()[2:4]
    assert dict(zip(head.split()[2:], line.split()[2:], strict=False)) == {
        "passed": "1", "failed": ".", "skipped": "1", "diverges": "2", "no": ".",
    }  # fmt: skip


def test_text_is_short_when_a_whole_board_was_away() -> None:
    cases = {f"Case{i:03}": ["PASS"] for i in range(300)}
    first = with_changes(night(1, cases), None)
    second = with_changes(night(2, {name: ["NOTRUN"] for name in cases}), first)
    assert len(second.changes) == 300
    text = night_text(second)
    assert "untold   280 more of" in text
    assert len(text.splitlines()) < 40


def test_text_holds_nothing_that_steers_a_terminal() -> None:
    text = night_text(with_changes(night(1, {"A\x1b[2J\n": ["FAIL"]}), None))
    assert "\x1b" not in text and "A\\x1b[2J\\x0a" in text
