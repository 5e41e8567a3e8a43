# A run as JUnit XML: the whole file, byte for byte.
# SPDX-License-Identifier: BSD-2-Clause

from dataclasses import replace

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

XML = """\
<?xml version='1.0' encoding='utf-8'?>
<testsuites name="virt" tests="7" failures="1" errors="1" skipped="3" time="1.5000">
  <testsuite name="virt.cnode" tests="6" failures="1" errors="1" skipped="3" time="1.3750">
    <properties>
      <property name="boots" value="3" />
      <property name="noise" value="3" />
      <property name="complete" value="true" />
      <property name="reason" value="done" />
      <property name="problems" value="odd; odder" />
    </properties>
    <testcase classname="virt.cnode" name="Copy.Fails" file="copy.cpp" line="11" time="0.5000">
      <properties>
        <property name="rows" value="CN-001" />
        <property name="area" value="cnode" />
        <property name="file" value="copy.cpp" />
        <property name="line" value="11" />
        <property name="verdict" value="FAIL" />
        <property name="boots" value="1 2" />
        <property name="attempts" value="LOST FAIL" />
      </properties>
      <failure type="FAIL" message="want 1">want 1
got 2</failure>
      <system-out>\\x1b[2J
&lt;b&gt;</system-out>
    </testcase>
    <testcase classname="virt.cnode" name="Copy.Lost" file="copy.cpp" line="12" time="0.2500">
      <properties>
        <property name="area" value="cnode" />
        <property name="file" value="copy.cpp" />
        <property name="line" value="12" />
        <property name="verdict" value="LOST" />
        <property name="boots" value="1" />
        <property name="attempts" value="LOST" />
      </properties>
      <error type="LOST" message="" />
    </testcase>
    <testcase classname="virt.cnode" name="Copy.Skips" file="copy.cpp" line="13" time="0.0000">
      <properties>
        <property name="rows" value="CN-002" />
        <property name="area" value="cnode" />
        <property name="file" value="copy.cpp" />
        <property name="line" value="13" />
        <property name="verdict" value="SKIP" />
        <property name="boots" value="1" />
        <property name="attempts" value="SKIP" />
      </properties>
      <skipped message="no SMP" />
    </testcase>
    <testcase classname="virt.cnode" name="Copy.Flaky" file="copy.cpp" line="14" time="0.1250">
      <properties>
        <property name="rows" value="CN-003" />
        <property name="area" value="cnode" />
        <property name="file" value="copy.cpp" />
        <property name="line" value="14" />
        <property name="verdict" value="PASS" />
        <property name="boots" value="1 2 3" />
        <property name="attempts" value="FAIL LOST PASS" />
        <property name="flaky" value="true" />
        <property name="measurement.cycles" value="12" />
      </properties>
      <flakyFailure type="FAIL" message="boot 1: want 1">want 1
got 2</flakyFailure>
      <flakyError type="LOST" message="boot 2" />
    </testcase>
    <testcase classname="virt.cnode" name="Copy.Unasked" file="copy.cpp" line="15" time="0.0000">
      <properties>
        <property name="rows" value="CN-003" />
        <property name="area" value="cnode" />
        <property name="file" value="copy.cpp" />
        <property name="line" value="15" />
        <property name="verdict" value="UNSELECTED" />
      </properties>
      <skipped message="not selected" />
    </testcase>
    <testcase classname="virt.cnode" name="Copy.Differs" file="copy.cpp" line="16" time="0.5000">
      <properties>
        <property name="rows" value="CN-004" />
        <property name="area" value="cnode" />
        <property name="file" value="copy.cpp" />
        <property name="line" value="16" />
        <property name="verdict" value="DIVERGES" />
        <property name="boots" value="1" />
        <property name="attempts" value="FAIL" />
      </properties>
      <skipped message="known" />
    </testcase>
  </testsuite>
  <testsuite name="virt.ipc" tests="1" failures="0" errors="0" skipped="0" time="0.1250">
    <properties>
      <property name="boots" value="3" />
      <property name="noise" value="3" />
      <property name="complete" value="true" />
      <property name="reason" value="done" />
      <property name="problems" value="odd; odder" />
    </properties>
    <testcase classname="virt.ipc" name="Send.Works" file="ipc.cpp" line="7" time="0.1250">
      <properties>
        <property name="rows" value="IPC-001 IPC-002" />
        <property name="area" value="ipc" />
        <property name="file" value="ipc.cpp" />
        <property name="line" value="7" />
        <property name="verdict" value="PASS" />
        <property name="boots" value="1" />
        <property name="attempts" value="PASS" />
        <property name="measurement.cycles" value="12" />
      </properties>
    </testcase>
  </testsuite>
</testsuites>
"""


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
