# `selfe-run matrix`: which journals prove something, and of which kernel.
# SPDX-License-Identifier: BSD-2-Clause

import json
from pathlib import Path

import pytest
from played_matrix import CONFIG, arguments

from selfe_runner.cli import main


@pytest.fixture
def run(tmp_path: Path) -> list[str]:
    return arguments(tmp_path)


def test_journal_of_a_killed_run_proves_nothing(
    run: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it lacks may be the very case that failed."""
    path = tmp_path / "run.journal"
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:2]))
    assert main(run) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{path}: error: the run that wrote this was killed",
        "hint: run it again, or go on with it by --resume",
    ]


def test_damaged_journal_proves_nothing(
    run: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "run.journal"
    path.write_text(path.read_text().replace('{"record": "case"', 'X{"record": "case"', 1))
    assert main(run) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{path}: error: the journal is damaged: 1 of its lines cannot be read",
        "hint: run it again",
    ]


def test_journal_of_another_ctest_proves_nothing(
    run: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("selfe_runner.commands.matrix.ctest_identity", lambda: "1.2.another")
    assert main(run) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{tmp_path}/run.journal: error: this journal is of another run of ctest",
        "hint: run the test that boots the image, too",
    ]


def test_one_kernel_is_no_two(run: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*run, run[-1]]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "error: two of these journals are of the same kernel",
        "hint: give each kernel once",
    ]


def test_a_journal_knows_its_kernel_when_the_prefix_is_gone(
    run: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "run.journal"
    records = [json.loads(line) for line in path.read_text().splitlines()]
    records[0] |= {
        "prefix": f"{tmp_path}/gone/kernel",
        "kernel": {"config": CONFIG | {"KERNEL_MCS": True}, "calls": [], "release": "14.0.0"},
    }
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    assert main([*run, "--json", str(tmp_path / "m.json")]) == 0
    rows = json.loads((tmp_path / "m.json").read_text())["rows"]
    assert rows[1]["kernels"][0]["state"] == "pass", "with MCS, as the journal says"
    del records[0]["kernel"]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    capsys.readouterr()
    assert main(run) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{tmp_path}/gone/kernel: error: there is no kernel prefix here\n")
