# What leaves the runner: texts made harmless, ctest's identity, journals read back.
# SPDX-License-Identifier: BSD-2-Clause

import io
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from selfe_runner.input.cases import Case
from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.report import Attempt, BootReport, CaseReport, Noise, RunReport
from selfe_runner.report.ctest import NONE, ctest_identity
from selfe_runner.report.junit import junit_bytes, junit_tree
from selfe_runner.report.terminal import Terminal, summary_line
from selfe_runner.text import console_lines, printable, printable_text
from selfe_runner.verdict import Verdict

CASE = Case(0, "A.B", "a", ("CN-001",), "a.cpp", 7)


def run_with(verdict: Verdict, detail: str, console: str = "") -> RunReport:
    attempt = Attempt(
        verdict, details=(detail,), console=(console,), measurements=((detail, detail),)
    )
    case = CaseReport(0, verdict, (detail,), ((1, attempt),))
    return RunReport(True, "done", (case,), 1, Noise(debris=2), (), 1.0)


def test_escape_sequences_go_and_odd_bytes_are_spelt() -> None:
    assert printable(b"\x1b[31mred\x1b[0m \x00\xff|") == "red \\x00\\xff|"
    assert console_lines(b"\r\n\x1b[0m\r\n  a  \n\nb\r\n") == ["  a", "b"]
    assert printable_text("Grüße \x1b[2J") == "Grüße \\x1b[2J"


@given(st.binary(max_size=200))
def test_printable_is_printable(data: bytes) -> None:
    assert all(" " <= character <= "~" for character in printable(data))


@given(st.sampled_from(list(Verdict)), st.text(max_size=50))
def test_junit_is_xml_whatever_a_board_says(verdict: Verdict, text: str) -> None:
    tree = junit_tree("p", [CASE], run_with(verdict, text, text))
    root = ElementTree.fromstring(junit_bytes(tree))
    assert root.get("tests") == "1"
    case = root.find("testsuite/testcase")
    assert case is not None
    tags = [child.tag for child in case if child.tag != "properties"]
    expected = "skipped" if verdict.is_set_aside else "failure" if verdict.is_kernel_bad else "error"
    assert tags[:1] == ([] if verdict is Verdict.PASS else [expected])


def test_every_verdict_is_in_exactly_one_class() -> None:
    for verdict in Verdict:
        classes = (verdict.is_kernel_bad, verdict.is_untold, verdict.is_set_aside)
        assert sum(classes) + (verdict is Verdict.PASS) == 1, verdict


def test_summary_line() -> None:
    verdicts = [Verdict.PASS, Verdict.HANG, Verdict.SKIP]
    assert summary_line(verdicts) == "1 passed, 1 failed, 1 skipped"
    known = [Verdict.DIVERGES, Verdict.DIVERGES]
    assert summary_line(known) == "0 passed, 0 failed, 0 skipped, 2 diverge as known"
    odd = [Verdict.LOST, Verdict.UNSELECTED]
    assert summary_line(odd) == "0 passed, 0 failed, 0 skipped, 1 without a verdict, 1 not selected"


def test_terminal_shows_no_control_characters() -> None:
    output = io.StringIO()
    terminal = Terminal([CASE], output)
    terminal.say("\x1b[2J\x07")
    terminal.run_ended(run_with(Verdict.FAIL, "\x1b[2J"))
    assert "\x1b" not in output.getvalue()


def test_boot_that_could_not_begin_is_given_no_seconds() -> None:
    """After a minute's wait for a boot loader the image's own time is 0, which nobody asked for."""
    output = io.StringIO()
    terminal = Terminal([CASE], output)
    for how, text in ((How.LOAD_FAIL, "no prompt within 60 s"), (How.BYE, "all cases ran")):
        report = BootReport(BootEnd(how, text), {}, (), Noise(), (), 0.0, None, 0)
        terminal.boot_ended(1, report)
    assert output.getvalue().splitlines() == [
        "boot 1 did not begin: no prompt within 60 s",
        "boot 1 ended after 0.00 s: all cases ran",
    ]


def write_process(proc: Path, pid: int, name: str, parent: int, start: int) -> None:
    folder = proc / str(pid)
    folder.mkdir(parents=True)
    fields = " ".join(str(n) for n in range(5, 22))
    (folder / "stat").write_text(f"{pid} ({name}) S {parent} {fields} {start} 23 24\n")


def test_ctest_identity_is_of_the_nearest_ancestor_called_ctest(tmp_path: Path) -> None:
    """The same process tree as in tools/verdict/tests/ctest_identity_test.cpp."""
    (tmp_path / "sys/kernel/random").mkdir(parents=True)
    (tmp_path / "sys/kernel/random/boot_id").write_text("b-00-t\n")
    write_process(tmp_path, 1, "init", 0, 1)
    write_process(tmp_path, 20, "ctest", 1, 200)
    write_process(tmp_path, 30, "ctest", 20, 300)
    write_process(tmp_path, 40, "cmake", 30, 400)
    write_process(tmp_path, 50, "a) odd (name", 40, 500)
    assert ctest_identity(tmp_path, 50) == "30.300.b-00-t"
    assert ctest_identity(tmp_path, 1) == NONE
    assert ctest_identity(tmp_path, 77) == NONE
