# What the verdicts of cases make of a row, and what a matrix looks like as TSV and JSON.
# SPDX-License-Identifier: BSD-2-Clause

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from selfe_runner.input.catalogue import Divergence, Kernel, Row
from selfe_runner.input.kernel_prefix import KernelConfig
from selfe_runner.report.journal_reader import JournalCase
from selfe_runner.report.matrix import Cell, Column, Matrix, column, json_text, tsv_text
from selfe_runner.verdict import Verdict

KERNEL = Kernel(KernelConfig(Path("/k"), {"ARCH": "arm", "KERNEL_MCS": True}), "", "14.0.0")


def row(row_id: str = "AB-001", **changes: object) -> Row:
    values: dict[str, object] = {
        "area": "ab", "call": "seL4_A", "rule": "works", "error": "", "source": "manual",
        "profile": "spec", "when": (), "arch": (), "since": "", "unobservable": "",
    }  # fmt: skip
    return Row(id=row_id, **(values | changes))  # type: ignore[arg-type]


def case(name: str, verdict: str, *details: str, rows: Sequence[str] = ("AB-001",)) -> JournalCase:
    """What diverges says by which rows: by all of its own."""
    if verdict == "DIVERGES":
        details = (*details, *(f"known divergence: {one} until 15.0.0: text" for one in rows))
    return JournalCase(name, "ab", "a:1", Verdict(verdict), details, (), 0.0, tuple(rows))


def cell(one: Row, *cases: JournalCase, kernel: Kernel | None = KERNEL) -> Cell:
    made = column("k", [one], kernel, cases)
    assert made.name == "k"
    return made.cells[0]


ORDER = [
    "KERNEL", "FAIL", "CRASH", "HANG", "REBOOT", "LOST", "CORRUPT", "NOTRUN", "BOOT_TIMEOUT",
    "LOAD_FAIL", "DIVERGES", "PASS", "SKIP", "UNSELECTED",
]  # fmt: skip


@pytest.mark.parametrize("first", range(len(ORDER)))
def test_what_speaks_against_a_kernel_comes_first(first: int) -> None:
    known = row(divergence=Divergence("15.0.0", (), (), (), "text"))
    assert {verdict.value for verdict in Verdict} == set(ORDER)
    for second in range(first + 1, len(ORDER)):
        cases = [case("A.First", ORDER[second], "second"), case("A.Second", ORDER[first], "first")]
        made = cell(known, *cases)
        assert made.state == ORDER[first].lower(), ORDER[second]
        assert made.reason == ("" if ORDER[first] == "PASS" else "first")
        assert made.cases == ("A.First", "A.Second")


def test_each_case_of_the_shown_verdict_gives_its_first_reason() -> None:
    cases = [
        case("A.First", "FAIL", "one", "more"),
        case("A.Second", "PASS", "noise"),
        case("A.Third", "FAIL"),
        case("A.Fourth", "FAIL", "two"),
    ]
    assert cell(row(), *cases) == Cell("fail", "one; two", tuple(c.name for c in cases))
    assert cell(row(), case("A.B", "PASS", "noise")).reason == ""


def test_cases_count_for_their_own_rows_only() -> None:
    cases = [case("A.First", "PASS", rows=["AB-002", "AB-001"]), case("A.Second", "FAIL", rows=[])]
    assert cell(row(), *cases).state == "pass"
    assert cell(row("AB-002"), *cases).cases == ("A.First",)
    assert cell(row("AB-003"), *cases) == Cell("untested", "", ())


def test_a_row_that_does_not_apply_has_no_cases() -> None:
    elsewhere = row(arch=("x86",), unobservable="why")
    passed = case("A.First", "PASS")
    assert cell(elsewhere, passed) == Cell("na", "not on this architecture", ())
    assert cell(elsewhere, passed, kernel=None) == Cell("pass", "", ("A.First",))
    assert cell(elsewhere, kernel=None) == Cell("unobservable", "why", ())


KNOWN = row(divergence=Divergence("15.0.0", (), (), ("A.*",), "they forget"))
NOT_KNOWN = "not known of this kernel: AB-001 until 15.0.0: text"


@pytest.mark.parametrize(
    ("cases", "state", "reason"),
    [
        ([("A.First", "PASS")], "unexpected_pass", "until 15.0.0: they forget"),
        ([("A.First", "PASS"), ("B.Other", "PASS")], "unexpected_pass", "until 15.0.0: they forget"),
        ([("B.Other", "PASS")], "pass", ""),
        ([("A.First", "SKIP"), ("B.Other", "PASS")], "pass", ""),
        ([("A.First", "DIVERGES")], "diverges", "why"),
        ([("B.Other", "DIVERGES")], "fail", NOT_KNOWN),
        ([("B.Other", "DIVERGES"), ("A.First", "FAIL")], "fail", f"{NOT_KNOWN}; why"),
        ([("B.Other", "DIVERGES"), ("A.First", "PASS")], "fail", NOT_KNOWN),
        ([("B.Other", "DIVERGES"), ("A.First", "DIVERGES")], "fail", NOT_KNOWN),
    ],
)
def test_a_known_divergence_shows_in_its_cases_only(
    cases: list[tuple[str, str]], state: str, reason: str
) -> None:
    made = cell(KNOWN, *(case(name, verdict, "why") for name, verdict in cases))
    assert (made.state, made.reason) == (state, reason)


@pytest.mark.parametrize(
    ("details", "state"),
    [
        (["AB-001 expected 1 got 2 at a.cpp:1"], "diverges"),
        (["AB-002 expected 1 got 3 at a.cpp:1"], "diverges"),
        (["AB-001 expected 1 got 3 at a.cpp:1"], "fail"),
        (["AB-001 expected 1 got 2 at a.cpp:1", "AB-001 expected 1 got 3 at a.cpp:2"], "fail"),
    ],
)
def test_a_third_behaviour_is_a_failure_whatever_the_journal_took_it_for(
    details: list[str], state: str
) -> None:
    """The run may have been judged by a catalogue that excused more."""
    assert KNOWN.divergence
    known = replace(KNOWN, divergence=replace(KNOWN.divergence, says=("1 got 2",)))
    told = case("A.First", "DIVERGES")
    assert cell(known, replace(told, details=(*told.details, *details))).state == state


def test_a_case_diverges_by_the_rows_that_it_names() -> None:
    held = case("A.First", "DIVERGES", "why", rows=["AB-002"])
    held = replace(held, rows=("AB-001", "AB-002"))
    assert cell(KNOWN, held).state == "unexpected_pass"
    assert cell(replace(KNOWN, id="AB-002"), held).state == "diverges"


@pytest.mark.parametrize(
    "kernel", [None, replace(KERNEL, release="15.0.0")], ids=["unknown", "of another release"]
)
def test_what_a_run_found_broken_is_no_pass_of_a_kernel_that_is_not_known_for_it(
    kernel: Kernel | None,
) -> None:
    """The journal's word for it is not the catalogue's."""
    assert cell(KNOWN, case("A.First", "PASS"), kernel=kernel).state == "pass"
    broken = case("A.First", "DIVERGES", "AB-001 expected 1 got 2")
    assert cell(KNOWN, broken, kernel=kernel) == Cell("fail", NOT_KNOWN, ("A.First",))
    both = [case("A.Second", "FAIL", "why"), broken]
    assert cell(KNOWN, *both, kernel=kernel).reason == f"why; {NOT_KNOWN}"


def test_what_a_run_found_broken_is_no_pass_since_the_catalogue_forgot_it() -> None:
    broken = case("A.First", "DIVERGES", rows=["AB-001"])
    broken = replace(broken, rows=("AB-001", "AB-002"))
    assert cell(row(), broken) == Cell("fail", NOT_KNOWN, ("A.First",))
    assert cell(row("AB-002"), broken) == Cell("pass", "", ("A.First",))


def test_a_case_that_diverges_by_no_row_may_have_broken_any() -> None:
    broken = replace(case("A.First", "DIVERGES", rows=[]), rows=("AB-001",))
    assert cell(KNOWN, broken).state == "diverges"
    assert cell(row(), broken) == Cell("fail", "not known of this kernel", ("A.First",))


BOTH = ("AB-001", "AB-002")
NAMED = "AB-001 expected badge 1 got badge 3 at a.cpp:9"
UNDECIDED = Cell("undecided", "A.First failed by AB-001 alone", ("A.First",))


@pytest.mark.parametrize("named", [NAMED, "AB-001 expected a long sentence that was cu"])
def test_a_failure_breaks_the_rows_that_it_names(named: str) -> None:
    """A case of many rows ends where kernel and model differ first: of the others it says nothing."""
    note = 'CASE("AB-001")'
    failed = case("A.First", "FAIL", note, named, "AB-002 was declared and never checked", rows=BOTH)
    assert cell(row(), failed) == Cell("fail", named, ("A.First",))
    assert cell(row("AB-002"), failed) == UNDECIDED
    for verdict in Verdict:
        other = case("B.Other", verdict.value, "why", rows=BOTH)
        state = cell(row("AB-002"), failed, other).state
        is_less = verdict in (Verdict.SKIP, Verdict.UNSELECTED)
        expected = {"DIVERGES": "fail"}.get(verdict.value, verdict.value.lower())
        assert state == ("undecided" if is_less else expected)
        assert cell(row("AB-002"), other, failed).state == state


def test_a_failure_that_names_none_of_its_rows_speaks_against_all() -> None:
    for details in (("cannot arrange: a is 1",), ("AB-009 expected 1 got 2 at a.cpp:1",), ()):
        failed = case("A.First", "FAIL", *details, rows=BOTH)
        reason = details[0] if details else ""
        said = Cell("fail", reason, ("A.First",))
        assert [cell(row(one), failed) for one in BOTH] == [said, said]


@pytest.mark.parametrize("verdict", ["CRASH", "HANG", "KERNEL", "REBOOT"])
def test_what_ended_a_case_speaks_against_all_its_rows(verdict: str) -> None:
    """Which of them it was is not known, whatever had failed before."""
    ended = case("A.First", verdict, NAMED, rows=BOTH)
    assert [cell(row(one), ended).state for one in BOTH] == [verdict.lower()] * 2


def test_a_failure_that_says_as_much_as_it_can_may_have_broken_more() -> None:
    full = case("A.First", "FAIL", *[NAMED] * 16, rows=BOTH)
    assert cell(row("AB-002"), full).state == "fail"
    told_all = ([NAMED] * 15, [NAMED, *["step"] * 15], [*[NAMED] * 15, "step"])
    less = [case("A.First", "FAIL", *details, rows=BOTH) for details in told_all]
    assert [cell(row("AB-002"), one) for one in less] == [UNDECIDED] * 3


def test_a_row_that_a_failure_left_undecided_did_not_pass_unexpectedly() -> None:
    known = replace(KNOWN, id="AB-002")
    failed = case("A.First", "FAIL", NAMED, rows=BOTH)
    assert cell(known, failed).state == "undecided"
    assert cell(known, failed, case("A.Second", "PASS", rows=BOTH)).state == "pass"


CELLS = tuple(
    Cell(state, "", ())
    for state in ("pass", "pass", "fail", "diverges", "unexpected_pass", "skip", "lost", "untested",
                  "na", "unobservable", "unselected")
)  # fmt: skip


def test_a_column_counts_its_rows() -> None:
    made = Column("k", CELLS)
    assert made.counts["pass"] == 2 and sum(made.counts.values()) == len(CELLS)
    assert (made.decided, made.decidable) == (5, 9)
    assert [one.is_decided for one in CELLS] == [True] * 5 + [False] * 6


@pytest.mark.parametrize(
    ("decided", "decidable", "percent", "is_enough"),
    [(199, 200, 99, True), (199, 200, 100, False), (1, 2, 50, True), (1, 2, 51, False), (0, 0, 100, True)],
)
def test_a_column_has_decided_enough_or_not(
    decided: int, decidable: int, percent: int, is_enough: bool
) -> None:
    cells = [CELLS[0]] * decided + [CELLS[7]] * (decidable - decided) + [CELLS[8]]
    assert Column("k", tuple(cells)).has_decided(percent) is is_enough


def test_a_column_of_the_rows_with_a_condition() -> None:
    rows = [row("AB-001", when=("MCS",)), row("AB-002"), row("AB-003", when=("SMP", "MCS"))]
    made = Column("k", CELLS[1:4])
    assert made.only(rows, "MCS") == Column("k", (CELLS[1], CELLS[3]))
    assert made.only(rows, "") == made
    assert made.only(rows, "VTX") == Column("k", ())
    with pytest.raises(ValueError):
        made.only(rows[1:], "MCS")


ROWS = (row(rule="works\tand\nis  seen", error="Range"), row("AB-002", call="seL4_Ä", profile=""))
FAILED = Cell("fail", "why", ("A.First", "A.Second"))
MATRIX = Matrix(
    ROWS, (Column("one\tkernel", (FAILED, CELLS[0])), Column("two", (CELLS[8], CELLS[5])))
)


def test_table_has_a_line_a_row() -> None:
    assert tsv_text(MATRIX) == (
        "id\tarea\tcall\trule\terror\tsource\tprofile\tone kernel\ttwo\n"
        "AB-001\tab\tseL4_A\tworks and is seen\tRange\tmanual\tspec\tfail\tna\n"
        "AB-002\tab\tseL4_Ä\tworks\t\tmanual\t\tpass\tskip\n"
    )


def test_document_has_reasons_and_cases() -> None:
    document = json.loads(json_text(MATRIX))
    about = {"area": "ab", "source": "manual"}
    assert document == {
        "format": 1,
        "kernels": [
            {
                "name": "one\tkernel", "rows": 2, "decidable": 2, "decided": 2,
                "states": {"fail": 1, "pass": 1},
            },
            {
                "name": "two", "rows": 2, "decidable": 1, "decided": 0,
                "states": {"na": 1, "skip": 1},
            },
        ],
        "rows": [
            {
                "id": "AB-001", "call": "seL4_A", "rule": "works\tand\nis  seen", "error": "Range",
                "profile": "spec", **about,
                "kernels": [
                    {"state": "fail", "reason": "why", "cases": ["A.First", "A.Second"]},
                    {"state": "na", "reason": "", "cases": []},
                ],
            },
            {
                "id": "AB-002", "call": "seL4_Ä", "rule": "works", "error": "", "profile": "",
                **about,
                "kernels": [
                    {"state": "pass", "reason": "", "cases": []},
                    {"state": "skip", "reason": "", "cases": []},
                ],
            },
        ],
    }  # fmt: skip
    assert list(document["kernels"][0]["states"]) == ["fail", "pass"]
    assert "seL4_Ä" in json_text(MATRIX) and json_text(MATRIX).endswith("\n}\n")
    assert json_text(MATRIX).startswith('{\n "format": 1,')
