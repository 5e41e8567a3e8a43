# The files of detection scores are what the report reads, and their sums are right.
# SPDX-License-Identifier: BSD-2-Clause

from pathlib import Path

from mutation import report
from mutation.equivalents import Argument
from mutation.faults_page import Surveyed
from mutation.mutant import Mutant
from mutation.operators import Edit
from mutation.outcome import Kind, Outcome
from mutation.score import Judged
from mutation.score_file import command, faults_score, mutants_score, write_score
from mutation.seeded import Fault
from selfe_runner.report.overview.detection import read_detection


def fault(name: str, area: str) -> Fault:
    patch = Path(f"kernel/faults/{name}.patch")
    return Fault(name, patch, f"{name} is wrong.", area, ("pc99",), ("CN-001",), "A.B")


def test_faults_that_were_tried_are_counted(tmp_path: Path) -> None:
    faults = [fault("01-a", "cnode"), fault("02-b", "ipc"), fault("03-c", "ipc")]
    surveys = {
        "01-a": Surveyed("pc99", True, 1, 1, ""),
        "02-b": Surveyed("pc99", False, 0, 1, ""),
    }
    file = tmp_path / "detection" / "faults.json"
    write_score(file, faults_score(faults, surveys), "--report")
    read = read_detection(file)
    assert (read.total.caught, read.total.missed) == (1, 1)
    assert [(area.name, area.caught, area.missed) for area in read.areas] == [
        ("cnode", 1, 0),
        ("ipc", 0, 1),
    ]
    assert [one.name for one in read.missed] == ["02-b"]
    assert "2 of 3 were tried" in read.title


def test_mutants_none_of_which_was_tried_make_a_score_too(tmp_path: Path) -> None:
    file = tmp_path / "mutants.json"
    write_score(file, mutants_score([], 7, 3), "--report")
    read = read_detection(file)
    assert (read.total.caught, read.total.missed) == (0, 0)
    assert read.command == "ci/mutate --seed 3 --sample 0"


def test_hidden_defects_are_neither_seen_nor_missed_nor_equivalent(tmp_path: Path) -> None:
    alive = Outcome(Kind.SURVIVED)
    mutant = Mutant("src/x.cpp", 3, 5, "f", "statement", "f()", "", "f();", Edit(0, 3, ""))
    judged = [
        Judged(mutant, alive, Argument("nobody can tell")),
        Judged(mutant, alive, Argument("only hardware tells", is_hidden=True)),
        Judged(mutant, Outcome(Kind.SAME)),
    ]
    file = tmp_path / "mutants.json"
    write_score(file, mutants_score(judged, 3, 3), "--report")
    for its in (read_detection(file).total, *read_detection(file).areas):
        assert (its.caught, its.missed, its.equivalent, its.hidden) == (0, 0, 2, 1)


def test_score_of_some_files_names_them(tmp_path: Path) -> None:
    file = tmp_path / "mutants.json"
    write_score(file, mutants_score([], 0, 3, ["src/cap/*"]), "--report")
    read = read_detection(file)
    assert read.title == "Mutants of the reference kernel (all mutants of src/cap/*)"
    assert read.command == "ci/mutate --file 'src/cap/*'"


def test_page_shows_the_command_that_makes_its_table_again() -> None:
    text = report.page([], 7, ["src/cap/*"], command([], 7, 3, ["src/cap/*"]))
    assert "`ci/mutate --file 'src/cap/*' --seed 3 --sample 0`" in text
