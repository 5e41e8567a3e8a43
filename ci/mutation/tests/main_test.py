# What ci/mutate says when it ends: too little was detected, or nothing was there to be detected.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Sequence

import pytest
from mutation.arguments import read_arguments
from mutation.equivalents import Argument
from mutation.main import exit_code
from mutation.mutant import Mutant
from mutation.operators import Edit
from mutation.outcome import Kind, Outcome
from mutation.score import Judged


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
