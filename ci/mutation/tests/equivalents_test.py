# The list of equivalents: what it needs to say, and that it cannot go stale.
# SPDX-License-Identifier: BSD-2-Clause

from pathlib import Path

import pytest
from mutation.equivalents import FILE, Argument, read_equivalents, stale
from mutation.mutant import Mutant
from mutation.operators import Edit
from mutation.outcome import Kind, Outcome
from mutation.score import HIDDEN, Judged, contradictions, score, survivors
from selfe_runner.problem import Problem

WHY = "the interface leaves this open to the kernel"


def mutant(function: str, file: str = "src/a/x.cpp") -> Mutant:
    return Mutant(file, 3, 5, function, "statement", "f()", "(void)0", "f();", Edit(0, 3, "(void)0"))


def written(folder: Path, text: str) -> Path:
    (folder / "list.toml").write_text(text)
    return folder / "list.toml"


def test_list_gives_each_mutant_its_argument(tmp_path: Path) -> None:
    path = written(tmp_path, f'[[equivalent]]\nmutants = ["a", "b"]\nbecause = "{WHY}"\n')
    assert read_equivalents(path) == {"a": Argument(WHY), "b": Argument(WHY)}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('[[equivalent]]\nmutants = ["a"]\n', "without an argument"),
        ('[[equivalent]]\nmutants = ["a"]\nbecause = "no idea"\n', "without an argument"),
        (f'[[equivalent]]\nmutants = []\nbecause = "{WHY}"\n', "has not the keys"),
        (f'[[equivalent]]\nmutant = "a"\nbecause = "{WHY}"\n', "has not the keys"),
        (f'[[equivalent]]\nmutants = ["a", "a"]\nbecause = "{WHY}"\n', "listed twice"),
        ("[[equivalent]\n", "cannot read"),
        (f'[[hiden]]\nmutants = ["a"]\nbecause = "{WHY}"\n', "no such table: hiden"),
        (f'[[equivalent]]\nmutants = ["a"]\nbecause = "{WHY}"\n[[hidden]]\nmutants = ["a"]\nbecause = "{WHY}"\n', "listed twice"),
    ],
)
def test_entry_that_says_too_little_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(Problem, match=complaint):
        read_equivalents(written(tmp_path, text))


def test_entry_of_no_mutant_is_stale_only_in_files_of_this_build() -> None:
    keys = [mutant("f").key, mutant("gone").key, mutant("g", "arch/other.cpp").key]
    assert stale(keys, [mutant("f")], ["src/a/x.cpp"]) == [mutant("gone").key]


def test_argued_survivor_counts_as_no_defect() -> None:
    alive, argued = Judged(mutant("f"), Outcome(Kind.SURVIVED)), Judged(mutant("g"), Outcome(Kind.SURVIVED), Argument(WHY))
    killed = Judged(mutant("h"), Outcome(Kind.KILLED))
    assert score([argued, killed]).percent == 100
    assert score([alive, argued, killed]).percent == 50
    assert survivors([alive, argued, killed]) == [alive]


def test_survivor_that_qemu_hides_is_counted_apart(tmp_path: Path) -> None:
    """A defect on hardware: neither detected nor equivalent."""
    path = written(tmp_path, f'[[hidden]]\nmutants = ["a"]\nbecause = "{WHY}"\n')
    argument = read_equivalents(path)["a"]
    one = Judged(mutant("f"), Outcome(Kind.SURVIVED), argument)
    assert one.column == HIDDEN
    assert score([one]).counts == {HIDDEN: 1}
    assert score([one, Judged(mutant("g"), Outcome(Kind.SURVIVED))]).percent == 0
    assert survivors([one]) == []
    noticed = Judged(mutant("f"), Outcome(Kind.KILLED), argument)
    assert contradictions([noticed]) == [noticed]


def test_argued_mutant_that_is_noticed_is_a_contradiction() -> None:
    one = Judged(mutant("f"), Outcome(Kind.KILLED), Argument(WHY))
    assert contradictions([one]) == [one]
    assert score([one]).percent == 100


def test_list_of_the_project_can_be_read() -> None:
    read_equivalents(FILE)
