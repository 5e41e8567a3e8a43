# A row that held although the kernel's release is known to break it: who says so, and where.
# SPDX-License-Identifier: BSD-2-Clause

import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from divergence_test import CATALOGUE, kernel
from played_matrix import catalogue, journal
from selfe_runner.cli import main
from selfe_runner.input.cases import Case
from selfe_runner.input.catalogue import Divergence
from selfe_runner.judge.report import Attempt, CaseReport, Noise, RunReport
from selfe_runner.report.expected import unexpected_passes, with_expected
from selfe_runner.report.junit import junit_tree
from selfe_runner.report.terminal import Terminal
from selfe_runner.verdict import Verdict

CASES = (
    Case(0, "A.Shows", "a", ("AB-001", "AB-002"), "a.cpp", 1),
    Case(1, "A.ShowsToo", "a", ("AB-002", "AB-003"), "a.cpp", 9),
)
BREAKS_2 = {"AB-002": Divergence("15.0.0", (), (), (), "they forget a word")}
SENTENCE = "unexpected pass: AB-002 until 15.0.0: they forget a word"
FAILURE = {2: "AB-002 expected 0x1 got 0x0 at a.cpp:1", 3: "AB-003 expected true at a.cpp:9"}


def run_of(*verdicts: Verdict, details: tuple[str, ...] = (FAILURE[2],)) -> RunReport:
    reports = []
    for index, verdict in enumerate(verdicts):
        said = details if verdict is Verdict.FAIL else ()
        attempt = Attempt(verdict, is_targets=True, is_undisturbed=True, details=said)
        reports.append(CaseReport(index, verdict, said, ((1, attempt),)))
    return RunReport(True, "", tuple(reports), 1, Noise(), (), 1.0)


@pytest.mark.parametrize(
    ("verdicts", "unexpected"),
    [
        ((Verdict.PASS, Verdict.PASS), [True, True]),
        ((Verdict.PASS, Verdict.FAIL), [False, False]),
        ((Verdict.PASS, Verdict.SKIP), [False, False]),
        ((Verdict.UNSELECTED, Verdict.PASS), [False, False]),
        ((Verdict.CRASH, Verdict.PASS), [False, False]),
    ],
)
def test_a_row_passes_unexpectedly_if_none_of_its_cases_shows_the_divergence(
    verdicts: tuple[Verdict, Verdict], unexpected: list[bool]
) -> None:
    told = with_expected(run_of(*verdicts), CASES, BREAKS_2)
    assert [bool(unexpected_passes(report.details)) for report in told.cases] == unexpected
    assert unexpected_passes(told.cases[1].details) == (SENTENCE,) * unexpected[1]


def test_a_row_of_a_diverging_case_that_held_passes_unexpectedly() -> None:
    known = {**BREAKS_2, "AB-003": Divergence("16.0.0", (), (), (), "they wait", ("true",))}
    run = run_of(Verdict.SKIP, Verdict.FAIL, details=(FAILURE[3],))
    told = with_expected(run, CASES, {**known, "AB-002": Divergence("15.0.0", (), (), ("A.ShowsToo",), "x")})
    assert told.cases[1].verdict is Verdict.DIVERGES
    assert unexpected_passes(told.cases[1].details) == ("unexpected pass: AB-002 until 15.0.0: x",)


def test_only_the_cases_that_should_show_it_count() -> None:
    known = {"AB-002": Divergence("15.0.0", (), (), ("A.ShowsToo",), "they forget")}
    told = with_expected(run_of(Verdict.FAIL, Verdict.PASS), CASES, known)
    assert [len(unexpected_passes(report.details)) for report in told.cases] == [0, 1]


def test_a_row_that_no_case_shows_passes_nowhere() -> None:
    known = {"AB-009": Divergence("15.0.0", (), (), (), "they forget")}
    told = with_expected(run_of(Verdict.PASS, Verdict.PASS), CASES, known)
    assert all(report.details == () for report in told.cases)


def test_terminal_and_junit_say_so() -> None:
    run = with_expected(run_of(Verdict.PASS, Verdict.PASS), CASES, BREAKS_2)
    output = io.StringIO()
    Terminal(CASES, output).run_ended(run)
    assert f"A.Shows: {SENTENCE}\n" in output.getvalue()
    assert "2 passed, 0 failed, 0 skipped, 2 unexpected in" in output.getvalue()
    tree = junit_tree("virt", CASES, run)
    told = [one.get("value") for one in tree.iter("property") if one.get("name") == "unexpected"]
    assert told == [SENTENCE, SENTENCE]
    assert ElementTree.tostring(tree).count(b"<failure") == 0


def test_matrix_marks_only_the_row_that_a_diverging_case_names(tmp_path: Path) -> None:
    text = CATALOGUE.replace('until = "15.0.0"\nsource', 'divergence = { until = "15.0.0", text = "t", says = ["x"] }\nsource')
    cases = {"A.First": ("DIVERGES", ["AB-003", "AB-002"])}
    path = journal(tmp_path / "run.journal", kernel(tmp_path / "kernel", "14.0.0"), cases)
    result = tmp_path / "m.json"
    folder = str(catalogue(tmp_path / "catalogue", text))
    assert main(["matrix", "--catalogue", folder, str(path), "--json", str(result)]) == 0
    rows = json.loads(result.read_text())["rows"]
    states = [row["kernels"][0]["state"] for row in rows]
    assert states == ["untested", "diverges", "unexpected_pass"]


def test_matrix_shows_a_sum_of_all_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cases = {"A.First": ("PASS", ["AB-001"]), "A.Second": ("LOST", ["AB-003"])}
    path = journal(tmp_path / "run.journal", kernel(tmp_path / "kernel", "14.0.0"), cases)
    folder = str(catalogue(tmp_path / "catalogue", CATALOGUE))
    assert main(["matrix", "--catalogue", folder, str(path)]) == 0
    assert (
        "  1 pass + 0 fail + 0 diverge as known + 0 unexpected pass + 0 skip + 0 not applicable"
        " + 0 crash + 0 hang + 1 untested + 0 unobservable + 1 LOST = 3 rows\n"
    ) in capsys.readouterr().out


def test_matrix_refuses_rows_that_would_be_in_no_sum(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases = {"A.First": ("PASS", ["AB-001", "AB-777"])}
    path = journal(tmp_path / "run.journal", kernel(tmp_path / "kernel", "14.0.0"), cases)
    folder = str(catalogue(tmp_path / "catalogue", CATALOGUE))
    assert main(["matrix", "--catalogue", folder, str(path)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{path}: error: A.First decides AB-777, which the catalogue does not have",
        "hint: name the catalogue of the tree that the suite was built from (--catalogue)",
    ]
