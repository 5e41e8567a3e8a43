# `selfe-run matrix`: what each row of the catalogue is on each kernel.
# SPDX-License-Identifier: BSD-2-Clause

import json
from pathlib import Path

import pytest
from played_matrix import RUN, arguments, catalogue, journal, prefix

from selfe_runner.cli import main


@pytest.fixture
def run(tmp_path: Path) -> list[str]:
    return arguments(tmp_path)


def test_each_row_is_in_one_state_and_they_add_up(run: list[str], tmp_path: Path) -> None:
    assert main([*run, "--json", str(tmp_path / "m.json")]) == 0
    document = json.loads((tmp_path / "m.json").read_text())
    assert document["kernels"] == [
        {
            "name": "virt:mine",
            "rows": 8,
            "decidable": 4,
            "decided": 2,
            "states": {
                "fail": 1,
                "na": 3,
                "pass": 1,
                "skip": 1,
                "unobservable": 1,
                "untested": 1,
            },
        }
    ]
    cells = {row["id"]: row["kernels"][0] for row in document["rows"]}
    assert cells["AB-001"] == {
        "state": "pass",
        "reason": "",
        "cases": ["A.Works", "A.WorksAgain"],
    }
    assert cells["AB-002"]["reason"] == "only with MCS"
    assert cells["AB-003"]["reason"] == "not on this architecture"
    assert cells["AB-004"]["state"] == "untested"
    assert cells["AB-005"]["reason"] == "only since 15.0.0"
    assert cells["AB-006"] == {"state": "unobservable", "reason": "the machine stops", "cases": []}
    assert cells["AB-007"]["reason"] == "A.Fails says why"
    assert cells["AB-008"] == {"state": "skip", "reason": "A.Lacks says why", "cases": ["A.Lacks"]}


def test_the_table_has_a_line_a_row_and_a_column_a_kernel(run: list[str], tmp_path: Path) -> None:
    other = prefix(tmp_path / "other", KERNEL_MCS=True)
    second = journal(tmp_path / "other.journal", other, {"A.Works": ("PASS", ["AB-002"])})
    assert main([*run, str(second), "--tsv", str(tmp_path / "m.tsv")]) == 0
    lines = [line.split("\t") for line in (tmp_path / "m.tsv").read_text().splitlines()]
    assert lines[0][-2:] == ["virt:mine", "virt:other"]
    assert {len(line) for line in lines} == {9}
    states = {line[0]: line[-2:] for line in lines[1:]}
    assert states["AB-002"] == ["na", "pass"]
    assert states["AB-007"] == ["fail", "na"]
    assert lines[1][3] == "works and is seen"


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("16.0.0-virt", "16.0.0-virt"),
        ("build/kernel/prefix", "reference"),  # where a build of this tree keeps its own
        ("prefix", "14.0.0 debug, MCS"),
        ("somebody/install", "14.0.0 debug, MCS"),
    ],
)
def test_folder_whose_name_says_nothing_does_not_name_the_kernel(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], folder: str, name: str
) -> None:
    kernel = prefix(tmp_path / folder, KERNEL_MCS=True)
    path = journal(tmp_path / "run.journal", kernel, RUN)
    rows = catalogue(tmp_path / "catalogue")
    assert main(["matrix", "--catalogue", str(rows), str(path)]) == 0
    assert capsys.readouterr().out.startswith(f"virt:{name}: ")
    assert main(["report", "--catalogue", str(rows), str(path), "--json", str(tmp_path / "r")]) == 0
    assert json.loads((tmp_path / "r").read_text())["columns"][0]["name"] == name


def test_kernels_of_one_name_are_told_apart_by_their_folders(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kernels = [prefix(tmp_path / part / "prefix") for part in ("a", "b")]
    paths = [journal(tmp_path / f"{k.parent.name}.journal", k, RUN) for k in kernels]
    rows = catalogue(tmp_path / "catalogue")
    assert main(["matrix", "--catalogue", str(rows), *map(str, paths)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[0] for line in said if line.startswith("virt")] == [f"virt:{kernel}" for kernel in kernels]


def test_untested_rows_are_named(run: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*run, "--untested"]) == 0
    text = capsys.readouterr().out
    assert "virt:mine: 2 of 4 rows decided (50.0 %)" in text
    assert [line for line in text.splitlines() if line.startswith("  ")][1:] == [
        "  AB-004 seL4_A_Old: in this release"
    ]


def test_a_kernel_has_a_line_of_its_rows(
    run: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(run) == 0
    assert capsys.readouterr().out == (
        "virt:mine: 2 of 4 rows decided (50.0 %)\n"
        "  1 pass + 1 fail + 0 diverge as known + 0 unexpected pass + 1 skip + 3 not applicable"
        " + 0 crash + 0 hang + 1 untested + 1 unobservable = 8 rows\n"
    )


@pytest.mark.parametrize("option", ["--tsv", "--json"])
def test_a_file_that_cannot_be_written_is_named_with_its_option(
    run: list[str], tmp_path: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*run, option, f"{tmp_path}/absent/m"]) == 1
    assert option in capsys.readouterr().err
