# A run as JUnit XML: the whole file, byte for byte.
# SPDX-License-Identifier: BSD-2-Clause

from dataclasses import replace
from pathlib import Path

import pytest

from selfe_runner.input.cases import Case
from selfe_runner.judge.report import Attempt, CaseReport, Noise, RunReport
from selfe_runner.report.junit import junit_bytes, junit_tree
from selfe_runner.verdict import Verdict

CASES = (
    Case(0, "Send.Works", "ipc", ("IPC-001", "IPC-002"), "ipc.cpp", 7),
    Case(1, "Copy.Fails", "cnode", ("CN-001",), "copy.cpp", 11),
    Case(2, "Copy.Lost", "cnode", (), "copy.cpp", 12),
    Case(3, "Copy.Skips", "cnode", ("CN-002",), "copy.cpp", 13),
    Case(4, "Copy.Flaky", "cnode", ("CN-003",), "copy.cpp", 14),
    Case(5, "Copy.Unasked", "cnode", ("CN-003",), "copy.cpp", 15),
    Case(6, "Copy.Differs", "cnode", ("CN-004",), "copy.cpp", 16),
)
FAILED = Attempt(Verdict.FAIL, details=("want 1", "got 2"), console=("\x1b[2J", "<b>"), seconds=0.5)
LOST = Attempt(Verdict.LOST, seconds=0.25)
PASSED = Attempt(Verdict.PASS, measurements=(("cycles", "12"),), seconds=0.125)

RUN = RunReport(
    is_complete=True,
    reason="done",
    cases=(
        CaseReport(0, Verdict.PASS, (), ((1, PASSED),)),
        CaseReport(1, Verdict.FAIL, FAILED.details, ((1, LOST), (2, FAILED))),
        CaseReport(2, Verdict.LOST, (), ((1, LOST),)),
        CaseReport(3, Verdict.SKIP, ("no SMP", "one core"), ((1, Attempt(Verdict.SKIP)),)),
        CaseReport(4, Verdict.PASS, (), ((1, FAILED), (2, LOST), (3, PASSED))),
        CaseReport(5, Verdict.UNSELECTED, ("not selected",), ()),
        CaseReport(6, Verdict.DIVERGES, ("known", "want 1"), ((1, FAILED),)),
    ),
    boots=3,
    noise=Noise(debris=2, repeated=1),
    problems=("odd", "odder"),
    seconds=9.0,
)

XML = (Path(__file__).parent / "golden/junit.xml").read_text(encoding="utf-8")


def test_file_has_a_suite_an_area_with_all_that_is_known_of_each_case() -> None:
    assert junit_bytes(junit_tree("virt", CASES, RUN)).decode() == XML


def test_a_run_that_came_to_no_end_says_so() -> None:
    text = junit_bytes(junit_tree("virt", CASES, replace(RUN, is_complete=False, problems=())))
    assert text.count(b'<property name="complete" value="false" />') == 2
    assert b'name="problems"' not in text


def test_nothing_of_a_file_steers_a_reader() -> None:
    """Platform, names and the keys of measurements come from outside."""
    odd = "\x1b[2Jä"
    case = Case(0, odd, odd, (odd,), odd, 1)
    attempt = Attempt(Verdict.FAIL, details=(odd,), measurements=((odd, odd),), console=(odd,))
    fails = CaseReport(0, Verdict.FAIL, (odd,), ((1, attempt),))
    passes = CaseReport(0, Verdict.PASS, (), ((1, attempt), (2, PASSED)))
    for report in (fails, passes):
        run = RunReport(True, odd, (report,), 1, Noise(), (odd,), 1.0)
        text = junit_bytes(junit_tree(odd, [case], run)).decode()
        assert "\x1b" not in text and "\\x1b[2Jä" in text


def test_cases_and_reports_must_be_of_one_image() -> None:
    with pytest.raises(ValueError):
        junit_tree("virt", CASES[:-1], RUN)
