# `selfe-run matrix --least`: what a run must have decided, and of which runs nothing can be said.
# SPDX-License-Identifier: BSD-2-Clause

import json
from pathlib import Path

import pytest
from matrix_test import catalogue, journal, prefix

from selfe_runner.cli import main

ROWS = "".join(
    f'[AB-00{i}]\ncall = "seL4_A_B"\nrule = "works"\nsource = "manual"\n\n' for i in (1, 2)
)


def run(folder: Path, second: str, **end: object) -> list[str]:
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
    arguments = run(tmp_path, verdict)
    assert main([*arguments, "--least", "50"]) == 0
    assert main([*arguments, "--least", "51"]) == 1
    assert "51 % of the rows are demanded" in capsys.readouterr().out


@pytest.mark.parametrize(("verdict", "code"), [("UNSELECTED", 0), ("SKIP", 1), ("PASS", 0)])
def test_a_run_of_chosen_cases_is_excused_on_demand_only(
    tmp_path: Path, verdict: str, code: int
) -> None:
    assert main([*run(tmp_path, verdict), "--least", "100", "--unless-chosen"]) == code


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
    arguments = run(tmp_path, "PASS", **end)
    assert main(arguments) == 0
    excuses: tuple[tuple[str, ...], ...] = ((), ("--unless-chosen",))
    for excuse in excuses:
        assert main([*arguments, "--least", "1", *excuse]) == 1
        said = capsys.readouterr().err
        assert f"run.journal: error: {reason}\n" in said and f"hint: {hint}" in said
