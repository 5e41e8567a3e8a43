# Which lines of the console a report shows with a case.
# SPDX-License-Identifier: BSD-2-Clause

from dataclasses import replace
from pathlib import Path

from overview_test import report
from played_runs import FAILS, PASSES, PlayedRun, catalogue

from selfe_runner.input.catalogue import read_catalogue
from selfe_runner.report.overview.build import build_report
from selfe_runner.report.overview.sources import find_sources


def test_log_is_that_around_the_case(tmp_path: Path) -> None:
    case = report(tmp_path, PlayedRun(FAILS)).columns[0].cases[1]
    assert case.log == (
        "hello from the kernel",
        "@@0 S 0*00000000",
        "@@1 R 0 PASS*00000000",
        "@@2 S 1*00000000",
        "<<seL4: slot is full>>",
        "@@3 R 1 FAIL*00000000",
        "@@4 S 2*00000000",
        "@@5 R 2 PASS*00000000",
    )


def test_of_a_long_log_the_middle_is_left_out(tmp_path: Path) -> None:
    said = b"".join(b"line %d\n" % i for i in range(500))
    run = PlayedRun([replace(FAILS[1], said=said)])
    case = report(tmp_path, run).columns[0].cases[0]
    assert len(case.log) == 59, "57 of its own, two that were before it"
    assert "line 0" in case.log and "line 499" in case.log
    assert any("lines left out" in line for line in case.log)


def test_log_of_a_case_ends_where_the_next_one_is_under_way(tmp_path: Path) -> None:
    said = b"".join(b"line %d\n" % i for i in range(500))
    run = PlayedRun([FAILS[1], replace(PASSES[2], said=said)])
    log = report(tmp_path, run).columns[0].cases[0].log
    assert "line 0" in log and "line 400" not in log


def test_log_of_another_run_is_not_shown(tmp_path: Path) -> None:
    journal = PlayedRun(FAILS).write(tmp_path / "a.journal")
    log = journal.with_suffix(".log")
    log.write_bytes(log.read_bytes().replace(b"0badcafe", b"deadbeef"))
    rows = read_catalogue(catalogue(tmp_path / "catalogue"))
    case = build_report(find_sources([str(journal)]), rows, [], None).columns[0].cases[1]
    assert case.log == () and "another run" in case.log_note
