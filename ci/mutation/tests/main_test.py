# What ci/mutate says when it ends: too little was detected, or nothing was there to be detected.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO

import pytest
from mutation.arguments import read_arguments
from mutation.equivalents import Argument
from mutation.main import drawn, exit_code
from mutation.mutant import Mutant
from mutation.operators import Edit
from mutation.outcome import Kind, Outcome
from mutation.report import LEGEND, text
from mutation.score import COLUMNS, Judged


def judged(kind: Kind, because: str = "") -> Judged:
    mutant = Mutant("src/x.cpp", 3, 5, "f", "statement", "f()", "", "f();", Edit(0, 3, ""))
    return Judged(mutant, Outcome(kind), Argument(because) if because else None)


def ended(*outcomes: Judged, least: Sequence[str] = ("--least", "90")) -> int:
    return exit_code(read_arguments(least), outcomes)


@pytest.mark.parametrize("kind", [Kind.SAME, Kind.NOT_BUILT])
def test_share_of_nothing_is_not_enough(kind: Kind) -> None:
    """A compiler that is broken builds no mutant, and all of none are detected."""
    assert ended(judged(kind)) == 1
    assert ended(judged(kind), least=()) == 0


def test_sample_of_nothing_that_can_be_judged_is_said_to_be_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    argued = judged(Kind.SURVIVED, "nobody can tell")
    assert ended(argued, least=("--sample", "1")) == 1
    assert "error: none of these mutants is a defect" in capsys.readouterr().err
    assert ended(argued, least=()) == 0
    assert "note: none of these mutants is a defect" in capsys.readouterr().err


@pytest.mark.parametrize("seed", range(5))
def test_sample_is_of_those_that_can_be_judged(seed: int) -> None:
    texts = ("first();", "second();", "third();", "fourth();")
    mutants = [replace(judged(Kind.SAME).mutant, text=one) for one in texts]
    argued = {mutants[0].key, mutants[2].key}
    told = [mutants[1].key, mutants[3].key]

    def keys(*words: str) -> list[str]:
        options = read_arguments(["--seed", str(seed), *words])
        return [mutant.key for mutant in drawn(mutants, options, argued)]

    assert sorted(keys("--sample", "2")) == sorted(told)
    assert sorted(keys("--sample", "3")[:2]) == sorted(told)
    assert keys("--sample", "4", "--check-equivalents") == keys()
    assert len(keys()) == 4


def test_every_column_of_the_table_is_explained() -> None:
    assert {line.split("  ")[0] for line in LEGEND} == {*COLUMNS, "detected"}
    with pytest.raises(SystemExit), redirect_stdout(out := StringIO()):
        read_arguments(["--help"])
    assert all(line in out.getvalue() for line in LEGEND)
    assert all(line in text([judged(Kind.KILLED)]) for line in LEGEND)


def test_share_of_the_defects_must_be_reached() -> None:
    killed, alive = judged(Kind.KILLED), judged(Kind.SURVIVED)
    assert ended(killed) == 0
    assert ended(killed, alive) == 1
    assert ended(killed, alive, least=("--least", "50")) == 0


def test_argument_that_is_contradicted_is_an_error() -> None:
    assert ended(judged(Kind.KILLED, "because nobody can tell"), least=()) == 1


@pytest.mark.parametrize("file", ["--score", "--report"])
@pytest.mark.parametrize("choice", [["--line", "3"], ["--operator", "loop"]])
def test_score_of_mutants_that_were_picked_is_refused(file: str, choice: list[str]) -> None:
    """It would call them chosen by lot."""
    with pytest.raises(SystemExit) as refused:
        read_arguments([file, "x", *choice])
    assert refused.value.code == 2


@pytest.mark.parametrize("least", ["0", "101", "-5", "many"])
def test_share_that_no_suite_can_reach_is_refused(
    least: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended_by:
        read_arguments(["--least", least])
    assert ended_by.value.code == 2
    assert "argument --least: not a number" in capsys.readouterr().err
