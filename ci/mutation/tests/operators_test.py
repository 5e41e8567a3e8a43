# Each operator on a few lines of C++: which mutants it makes, and which it must not.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Sequence
from pathlib import Path

import pytest
from mutation.mutant import Mutant, mutants_of
from selfe_runner.problem import Problem

ARGUMENTS = ("--target=x86_64-linux-gnu", "-std=c++20", "-ffreestanding")


def mutants(folder: Path, text: str, operator: str = "") -> list[Mutant]:
    (folder / "x.cpp").write_text(text)
    made = mutants_of(folder, "x.cpp", ARGUMENTS)
    return [m for m in made if operator in ("", m.operator)]


def changed(folder: Path, text: str, operator: str) -> list[str]:
    """What the lines that a mutant changes are then, in order."""
    old = text.splitlines()
    lines = []
    for mutant in mutants(folder, text, operator):
        new = mutant.change(folder).files["x.cpp"].splitlines()
        lines += [b.strip() for a, b in zip(old, new, strict=True) if a != b]
    return lines


CASES: Sequence[tuple[str, str, list[str]]] = (
    ("check", "int f(int a) {\n  if (a < 3) { return 1; }\n  return 2; }",
     ["if (false) { return 1; }"]),
    ("check", "int f(int a) {\n  if (a < 3) { a = 4; }\n  return a; }", []),
    ("check", "int g();\nint f() {\n  if (int b = g()) { return 1; }\n  return 2; }",
     ["if (int b = g(); false) { return 1; }"]),
    ("branch", "int f(int a) {\n  if (a) { a = 4; } else { a = 5; }\n  return a; }",
     ["if (false) { a = 4; } else { a = 5; }", "if (true) { a = 4; } else { a = 5; }"]),
    ("branch", "int f(int a) {\n  return a ? 4 : 5; }", ["return false ? 4 : 5; }", "return true ? 4 : 5; }"]),
    ("loop", "void g();\nvoid f(int a) {\n  while (a) { g(); } }", ["if (a) { g(); } }"]),
    ("comparison", "bool f(int a, int b) {\n  return a < b; }", ["return a <= b; }"]),
    ("comparison", "bool f(int a, int b) {\n  return a == b; }", ["return a != b; }"]),
    ("comparison", "struct S { int x; bool operator==(const S&) const; };\nbool f(S a, S b) {\n  return a == b; }",
     ["return a != b; }"]),
    ("comparison", "int f(int a) {\n  return a + 1; }", []),
    ("logical", "bool f(bool a, bool b) {\n  return a && b; }", ["return a || b; }"]),
    ("arithmetic", "int f(int a) {\n  return a << 2; }", ["return a >> 2; }"]),
    ("negation", "bool f(bool a) {\n  return !a; }", ["return a; }"]),
    ("negation", "int f(int a) {\n  return -a; }", []),
    ("flag", "int f(int a, int b) {\n  return a | b; }", ["return a; }", "return b; }"]),
    ("flag", "void f(int& a, int b) {\n  a |= b; }", ["a = b; }"]),
    ("argument", "void g(int, int);\nvoid f(int a, int b) {\n  g(a, b); }",
     ["g({}, b); }", "g(b, a); }", "g(a, {}); }"]),
    ("argument", "void g(int, bool);\nvoid f(int a, bool b) {\n  g(a, b); }", ["g({}, b); }", "g(a, {}); }"]),
    ("argument", "void g(int, int);\nvoid f(int a) {\n  g(a, a); }", ["g({}, a); }", "g(a, {}); }"]),
    ("argument", "struct S { int a, b; };\nS f(int a, int b) {\n  return {a, b}; }", ["return {b, a}; }"]),
    ("argument", 'void g(const char*);\nvoid f() {\n  g("why"); }', []),
    ("statement", "void g();\nvoid f(int& a) {\n  g();\n  a = 1;\n  ++a; }",
     ["(void)0;", "(void)0;", "(void)0; }"]),
    ("statement", "void f(int a) {\n  int b = a; }", []),
    ("statement", "void g();\nvoid f(int a) {\n  switch (a) { case 1: g(); break; } }",
     ["switch (a) { case 1: (void)0; break; } }", "switch (a) { case 1: g(); (void)0; } }"]),
    ("constant", "int f() {\n  return 0x1f; }", ["return 32; }"]),
    ("constant", "#define MOST 8\nint f() {\n  return MOST; }", ["return (MOST + 1); }"]),
    ("constant", "bool f() {\n  return true; }", ["return false; }"]),
    ("constant", "enum class E { A, B };\nE f() {\n  return E::A; }", ["return E::B; }"]),
    ("constant", "enum class E { A, B };\nE f() {\n  return E::B; }", ["return E::A; }"]),
    ("constant", "enum class E { A };\nE f() {\n  return E::A; }", []),
)  # fmt: skip


@pytest.mark.parametrize(("operator", "text", "expected"), CASES)
def test_operator_makes_these_mutants(
    tmp_path: Path, operator: str, text: str, expected: list[str]
) -> None:
    assert changed(tmp_path, text, operator) == expected


def test_every_operator_is_tried_above() -> None:
    from mutation.operators import OPERATORS

    assert {operator for operator, _, expected in CASES if expected} == set(OPERATORS)


def test_what_the_compiler_alone_reads_is_left_alone(tmp_path: Path) -> None:
    assert mutants(tmp_path, "static_assert(1 < 2);\n") == []


def test_of_a_header_only_its_own_text_is_changed(tmp_path: Path) -> None:
    (tmp_path / "h.hpp").write_text("inline bool f(int a) { return a < 1; }\n")
    (tmp_path / "x.cpp").write_text('#include "h.hpp"\nbool g(int a) { return a > 2; }\n')
    made = mutants_of(tmp_path, "h.hpp", ARGUMENTS, tmp_path / "x.cpp")
    assert {m.what for m in made} == {"< -> <=", "1 -> 2"}
    assert {m.what for m in mutants_of(tmp_path, "x.cpp", ARGUMENTS)} == {"> -> >=", "2 -> 3"}


def test_source_that_does_not_compile_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        mutants(tmp_path, "int f() {\n  return nothing; }")
    assert caught.value.place.endswith("x.cpp:2:10")
