# What is read from mutmut's folder, and what it comes to, on a folder as mutmut writes it.
# SPDX-License-Identifier: BSD-2-Clause

import json
from pathlib import Path

import pytest
from runner_mutation.mutants import Fate, Mutant, read_mutants, try_again
from runner_mutation.tally import Tally

# As mutmut 3 writes a file: the original and its mutants side by side.
MUTATED = '''
class Case:
    def xǁCaseǁsay__mutmut_orig(self, word: str = "a") -> str:
        if word:
            return word + "end"
        return ""

    def xǁCaseǁsay__mutmut_1(self, word: str = "a") -> str:
        if not word:
            return word + "end"
        return ""

    def xǁCaseǁsay__mutmut_2(self, word: str = "a") -> str:
        if word:
            return word + "XXendXX"
        return ""

    def xǁCaseǁsay__mutmut_3(self, word: str = "b") -> str:
        if word:
            return word + "end"
        return ""

def x_lonely__mutmut_orig() -> int:
    return 1

def x_lonely__mutmut_1() -> int:
    return 2
'''
FIRST = "judge/case.py Case.say: if word: → if not word:"


def mutants(folder: Path, *codes: int | None) -> list[Mutant]:
    """Of MUTATED, with these exit codes of the tests."""
    judge = folder / "mutants/src/judge"
    judge.mkdir(parents=True)
    (judge / "case.py").write_text(MUTATED)
    names = ["case.xǁCaseǁsay__mutmut_1", "case.xǁCaseǁsay__mutmut_2", "case.xǁCaseǁsay__mutmut_3", "case.x_lonely__mutmut_1"]
    (judge / "case.py.meta").write_text(json.dumps({"exit_code_by_key": dict(zip(names, codes, strict=True))}))
    return read_mutants(folder, "src")


def test_a_mutant_is_named_by_what_it_changes(tmp_path: Path) -> None:
    found = mutants(tmp_path, 1, 0, 33, None)
    assert [m.key for m in found] == [
        FIRST,
        "judge/case.py Case.say: return word + 'end' → return word + 'XXendXX'",
        "judge/case.py Case.say: default 'a' → default 'b'",
        "judge/case.py lonely: return 1 → return 2",
    ]
    assert [m.fate for m in found] == [Fate.KILLED, Fate.SURVIVED, Fate.UNREACHED, Fate.UNTRIED]
    assert [m.is_wording for m in found] == [False, True, False, False]


@pytest.mark.parametrize(
    ("code", "fate"),
    [(1, Fate.KILLED), (3, Fate.KILLED), (36, Fate.TIMEOUT), (-24, Fate.TIMEOUT), (-11, Fate.CRASH), (0, Fate.SURVIVED), (5, Fate.UNREACHED)],
)
def test_an_exit_code_has_its_meaning(tmp_path: Path, code: int, fate: Fate) -> None:
    assert mutants(tmp_path, code, 1, 1, 1)[0].fate is fate


def test_only_what_a_test_should_have_noticed_counts_against_the_tests(tmp_path: Path) -> None:
    tally = Tally(mutants(tmp_path, 0, 0, 36, 33), {})
    assert [m.key for m in tally.survivors] == [FIRST, "judge/case.py lonely: return 1 → return 2"]
    assert tally.percent == pytest.approx(100 / 3)
    assert tally.table()[-1] == ("all", "0", "1", "1", "1", "0", "1", "33.3 %")


def test_an_argument_counts_while_it_is_true(tmp_path: Path) -> None:
    argued = {FIRST: "why", "judge/case.py Case.gone: a → b": "why", "judge/other.py x: a → b": "why"}
    tally = Tally(mutants(tmp_path, 0, 1, 1, 1), argued)
    assert (tally.survivors, tally.contradictions) == ([], [])
    assert tally.stale() == ["judge/case.py Case.gone: a → b"]
    noticed = Tally([Mutant("judge/case.py", "Case.say", ("if word:",), ("if not word:",), Fate.KILLED)], argued)
    assert [m.key for m in noticed.contradictions] == [FIRST]


def test_what_was_not_noticed_is_tried_again(tmp_path: Path) -> None:
    mutants(tmp_path, 1, 0, 33, 36)
    stats = tmp_path / "mutants/mutmut-stats.json"
    stats.write_text("{}")
    try_again(tmp_path, "src")
    assert [m.fate for m in read_mutants(tmp_path, "src")] == [Fate.KILLED, Fate.UNTRIED, Fate.UNTRIED, Fate.TIMEOUT]
    assert not stats.exists()
