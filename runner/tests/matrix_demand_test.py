# `selfe-run matrix --least`: what a run must have decided, and of which runs nothing can be said.
# SPDX-License-Identifier: BSD-2-Clause

import json
from pathlib import Path

import pytest
from played_matrix import CATALOGUE, arguments, catalogue, journal, prefix

from selfe_runner.cli import main

ROWS = "".join(
    f'[AB-00{i}]\ncall = "seL4_A_B"\nrule = "works"\nsource = "manual"\n\n' for i in (1, 2)
)


def two_rows(folder: Path, second: str, **end: object) -> list[str]:
    """A command line for a run in which row 1 passed and row 2 came to `second`."""
    cases = {"A.Works": ("PASS", ["AB-001"]), "A.Second": (second, ["AB-002"])}
    path = journal(folder / "run.journal", prefix(folder / "kernel"), cases)
    *lines, last = path.read_text().splitlines(keepends=True)
    path.write_text("".join([*lines, json.dumps(json.loads(last) | end) + "\n"]))
    return ["matrix", "--catalogue", str(catalogue(folder / "catalogue", ROWS)), str(path)]


@pytest.mark.parametrize("verdict", ["UNSELECTED", "SKIP", "LOST", "NOTRUN"])
def test_what_was_not_decided_is_lacking_whatever_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], verdict: str
) -> None:
    """A case that nobody asked for once made every demand met."""
    words = two_rows(tmp_path, verdict)
    assert main([*words, "--least", "50"]) == 0
    assert main([*words, "--least", "51"]) == 1
    assert "51 % of the rows are demanded" in capsys.readouterr().out


@pytest.mark.parametrize(("verdict", "code"), [("UNSELECTED", 0), ("SKIP", 1), ("PASS", 0)])
def test_a_run_of_chosen_cases_is_excused_on_demand_only(
    tmp_path: Path, verdict: str, code: int
) -> None:
    assert main([*two_rows(tmp_path, verdict), "--least", "100", "--unless-chosen"]) == code


@pytest.mark.parametrize(
    ("end", "reason", "hint"),
    [
        ({"complete": False, "reason": "out of time"}, "out of time", "run it again, or go on"),
        ({"problems": ["BYE counts 3", "more"]}, "BYE counts 3", "run it again\n"),
    ],
)
def test_nothing_can_be_demanded_of_a_run_that_is_not_sound(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], end: dict[str, object], reason: str, hint: str
) -> None:
    words = two_rows(tmp_path, "PASS", **end)
    assert main(words) == 0
    excuses: tuple[tuple[str, ...], ...] = ((), ("--unless-chosen",))
    for excuse in excuses:
        assert main([*words, "--least", "1", *excuse]) == 1
        said = capsys.readouterr().err
        assert f"run.journal: error: {reason}\n" in said and f"hint: {hint}" in said


@pytest.fixture
def run(tmp_path: Path) -> list[str]:
    return arguments(tmp_path)


@pytest.mark.parametrize(("least", "code"), [("50", 0), ("51", 1)])
def test_too_few_decided_rows_are_an_error(
    run: list[str], least: str, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*run, "--least", least]) == code
    assert ("are demanded" in capsys.readouterr().out) == bool(code)


@pytest.mark.parametrize(("least", "code"), [("MCS=50", 0), ("MCS=51", 1), ("SMP=100", 0)])
def test_of_the_rows_with_a_condition_a_share_of_their_own_is_demanded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], least: str, code: int
) -> None:
    """Where one applies: `!MCS` is another condition, and this kernel has no SMP."""
    text = CATALOGUE + CATALOGUE.split("[AB-003]")[0].split("[AB-002]")[1].join(["[AB-009]", ""])
    kernel = prefix(tmp_path / "kernel", KERNEL_MCS=True)
    path = journal(tmp_path / "run.journal", kernel, {"A.Works": ("PASS", ["AB-002"])})
    folder = catalogue(tmp_path / "catalogue", text)
    assert main(["matrix", "--catalogue", str(folder), f"--least={least}", str(path)]) == code
    condition = least.split("=")[0]
    share = "1 of 2 rows decided (50.0 %)" if condition == "MCS" else "0 of 0 rows decided (0.0 %)"
    said = capsys.readouterr().out
    assert f"  with {condition}: {share}" in said
    assert ("51 % of the rows with MCS are demanded\n" in said) == bool(code)


def test_a_condition_that_nobody_knows_is_refused(run: list[str]) -> None:
    with pytest.raises(SystemExit):
        main([*run, "--least=Tuesday=50"])


def test_of_a_run_of_chosen_cases_nothing_is_demanded(tmp_path: Path) -> None:
    cases = {"A.Works": ("PASS", ["AB-001"]), "A.Left": ("UNSELECTED", ["AB-007"])}
    path = journal(tmp_path / "run.journal", prefix(tmp_path / "kernel"), cases)
    folder = catalogue(tmp_path / "catalogue")
    assert main(["matrix", "--catalogue", str(folder), "--least", "100", "--unless-chosen", str(path)]) == 0
