# The names of mutants survive what happens to a file, and a lot is drawn by name.
# SPDX-License-Identifier: BSD-2-Clause

from pathlib import Path

import pytest
from mutation.mutant import by_lot
from operators_test import mutants
from selfe_runner.problem import Problem

TEXT = "namespace n {\nbool f(int a) {\n    return a < 1;\n}\nbool g(int a) {\n    return a < 1;\n}\n}\n"


def test_keys_differ_and_survive_moved_lines(tmp_path: Path) -> None:
    before = mutants(tmp_path, TEXT)
    after = mutants(tmp_path, f"// one\n// two\n\nint added;\n{TEXT}".replace("    ", "        "))
    assert len({m.key for m in before}) == len(before) == 4
    assert [m.key for m in after] == [m.key for m in before]
    assert after[0].line == before[0].line + 4
    assert "x.cpp n::f comparison: return a < 1; [< -> <=]" in {m.key for m in before}


def test_alike_in_one_function_are_numbered(tmp_path: Path) -> None:
    text = "void g();\nvoid f() {\n    g();\n    g();\n}\n"
    keys = [m.key for m in mutants(tmp_path, text)]
    assert keys[1] == f"{keys[0]} #2"


def test_lot_depends_on_names_and_seed_alone(tmp_path: Path) -> None:
    made = mutants(tmp_path, TEXT)
    assert by_lot(made, 1) == by_lot(made[::-1], 1)
    assert {tuple(m.key for m in by_lot(made, seed)) for seed in range(20)} != {
        tuple(m.key for m in by_lot(made, 1))
    }
    # The rest keeps its order when one is gone.
    assert by_lot(made[1:], 7) == [m for m in by_lot(made, 7) if m != made[0]]


def test_file_that_was_changed_meanwhile_is_not_mutated(tmp_path: Path) -> None:
    one = mutants(tmp_path, TEXT)[0]
    (tmp_path / "x.cpp").write_text(f"// moved\n{TEXT}")
    with pytest.raises(Problem, match="changed since its mutants"):
        one.change(tmp_path)
