# What a report keeps of kernels that it is not about, so that a later one can be compared with it.
# SPDX-License-Identifier: BSD-2-Clause

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
from overview_test import SCHEMA, report
from played_runs import AARCH32, PASSES, PlayedCase, PlayedRun

from selfe_runner.report.overview.json_file import document, read_report, report_bytes
from selfe_runner.report.overview.model import Report

ARM = PlayedRun(PASSES, started="2026-11-23T10:00:00+00:00")
SABRE = PlayedRun(
    PASSES, platform="sabre", config=dict(AARCH32), started="2026-11-23T11:00:00+00:00"
)
BROKEN = [replace(PASSES[0], verdict="FAIL"), *PASSES[1:]]
NOTHING_BROKEN = "no rule newly broken, none mended."


def broken(made: Report) -> set[str]:
    assert made.changes is not None
    return {change.subject for change in made.changes.rows if change.kind == "broken"}


def test_a_kernel_is_compared_with_its_own_last_run(tmp_path: Path) -> None:
    """Another kernel was run between the two."""
    first = report(tmp_path / "1", ARM)
    between = report(tmp_path / "2", SABRE, earlier=first)
    written = tmp_path / "between.json"
    written.write_bytes(report_bytes(between))
    jsonschema.validate(json.loads(written.read_text()), json.loads(SCHEMA.read_text()))
    again = replace(ARM, cases=BROKEN, started="2026-11-23T12:00:00+00:00")
    last = report(tmp_path / "3", again, earlier=read_report(written))
    assert broken(last) == {"CN-001"}
    assert last.changes and last.changes.against == ARM.started
    note = "Since the runs of 2026-11-23 10:00 UTC: 1 rule newly broken, 0 mended."
    assert note in last.verdict.notes
    # And the next is compared with this one, not with what was kept before.
    after = report(tmp_path / "4", replace(again, started=SABRE.started), earlier=last)
    assert broken(after) == set()


def test_what_has_no_earlier_run_is_said(tmp_path: Path) -> None:
    first = report(tmp_path / "1", ARM)
    other = report(tmp_path / "2", replace(SABRE, cases=BROKEN), earlier=first)
    assert other.verdict.notes[-1] == "No earlier run to compare with: 16.0.0-virt-debug."
    assert not any("newly broken" in note for note in other.verdict.notes)
    both = report(tmp_path / "3", ARM, replace(SABRE, cases=BROKEN), earlier=first)
    since = f"Since the runs of 2026-11-23 10:00 UTC: {NOTHING_BROKEN}"
    assert both.verdict.notes[-2] == since
    assert both.verdict.notes[-1].startswith("No earlier run to compare with: ")
    assert "sabre" in both.verdict.notes[-1] and "qemu-arm-virt" not in both.verdict.notes[-1]


def test_a_run_of_chosen_cases_is_not_what_the_next_whole_one_is_compared_with(
    tmp_path: Path,
) -> None:
    first = report(tmp_path / "1", ARM)
    chosen = [PASSES[1], *(replace(one, verdict="UNSELECTED") for one in (PASSES[0], *PASSES[2:]))]
    some = report(tmp_path / "2", replace(ARM, cases=chosen), earlier=first)
    whole = report(tmp_path / "3", replace(ARM, cases=BROKEN), earlier=some)
    assert broken(whole) == {"CN-001"}
    assert len(some.kept) == 1 and whole.kept == ()


def test_cases_that_became_unsteady_since_are_told(tmp_path: Path) -> None:
    unsteady = PlayedCase(PASSES[0].name, PASSES[0].rows, attempts=["FAIL", "PASS"])
    first = report(tmp_path / "1", replace(ARM, cases=[unsteady, *PASSES[1:]]))
    between = report(tmp_path / "2", SABRE, earlier=first)
    assert between.kept[0].flaky == (unsteady.name,)
    same = report(tmp_path / "3", replace(ARM, cases=[unsteady, *PASSES[1:]]), earlier=between)
    assert same.changes and not same.changes.cases
    first = report(tmp_path / "4", SABRE, earlier=report(tmp_path / "5", ARM))
    newly = report(tmp_path / "6", replace(ARM, cases=[unsteady, *PASSES[1:]]), earlier=first)
    assert newly.changes and [one.kind for one in newly.changes.cases] == ["flaky"]


def test_a_report_that_kept_nothing_yet_is_read(tmp_path: Path) -> None:
    old = document(report(tmp_path / "1", ARM))
    del old["kept"]
    path = tmp_path / "old.json"
    path.write_text(json.dumps(old))
    assert read_report(path).kept == ()


def test_few_are_kept(tmp_path: Path) -> None:
    made = report(tmp_path / "0", replace(ARM, kernel="k0"))
    for number in range(1, 4):
        run = replace(ARM, kernel=f"k{number}", started=f"2026-11-23T10:0{number}:00+00:00")
        made = report(tmp_path / str(number), run, earlier=made)
    assert [one.column.split(" ")[0] for one in made.kept] == ["k0", "k1", "k2"]
    many = tuple(replace(made.kept[0], column=f"c{i:02}", started=f"1999-{i:02}") for i in range(40))
    last = report(tmp_path / "9", ARM, earlier=replace(made, kept=many))
    assert len(last.kept) == 32 and last.kept[-1].column.split(" ")[0] == "k3"
