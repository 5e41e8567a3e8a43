"""No two types or inline functions of the suites, their harness and models share a name.

SPDX-License-Identifier: BSD-2-Clause

All suites are linked into one image: the linker keeps one of two inline functions of the same name,
and a case of the other suite runs with it. No single build has all suites (several cores, scheduling
contexts and hypervisors exclude each other), so this reads the sources. clang-format puts what
belongs to a namespace into the first column, and says behind a brace that it ends one.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path, PurePath

import pytest

CONFORMANCE = Path(__file__).parents[2]
FOLDERS = ("harness", "models", "suites")

_TYPE = re.compile(r"(?:struct|class|union|enum(?: class)?) (?:\[\[.*?\]\] |alignas\(\w+\) )*(\w+(?:<[^;{]*>)?)[^;(]*\{")
_FUNCTION = re.compile(r"(?:inline|constexpr|consteval|template .*?) ?[^=;]*?(\b\w+\([^{;]*)\{")
# A folder of these stands for one of several that a build chooses between.
_CHOICES = ("source", "alarm")
_ARM = ("aarch32", "aarch64")


def definitions(text: str) -> Iterator[str]:
    """What a file defines outside of anonymous namespaces, by qualified name; functions with their
    parameters."""
    namespaces: list[str] = []
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if opened := re.match(r"namespace ?([\w:]*) ?\{", line):
            namespaces.append(opened[1])
        elif line.startswith("}  // namespace"):
            namespaces.pop()
        elif "" not in namespaces and line[:1].isalpha():
            head = " ".join(lines[number : number + 6])
            for pattern in (_TYPE, _FUNCTION):
                if found := pattern.match(head):
                    name = " ".join(found[1].split())
                    yield "::".join([*namespaces, name])
                    break


def exclude_each_other(one: PurePath, other: PurePath) -> bool:
    """Whether no image has both files: each is for another architecture, scheduler or device."""
    pairs = zip(one.parts, other.parts, strict=False)
    common = [part for part, its in pairs if part == its]
    depth = next(i for i, (a, b) in enumerate(zip(one.parts, other.parts, strict=False)) if a != b)
    differing = {one.parts[depth], other.parts[depth]}
    parent = common[depth - 1] if depth else ""
    if parent == "arch":
        return not any(differing == {"arm", variant} for variant in _ARM)
    return parent in _CHOICES or differing == {"classic", "mcs"}


def clashes(files: Iterable[tuple[PurePath, str]]) -> list[str]:
    """`name: file, file` for each name that two files of one image define."""
    where: dict[str, list[PurePath]] = {}
    for path, text in files:
        for name in set(definitions(text)):
            where.setdefault(name, []).append(path)
    return [
        f"{name}: {one}, {other}"
        for name, paths in sorted(where.items())
        for one, other in combinations(sorted(paths), 2)
        if not exclude_each_other(one, other)
    ]


def sources() -> Iterator[tuple[PurePath, str]]:
    for folder in FOLDERS:
        for path in sorted((CONFORMANCE / folder).rglob("*.[hc]pp")):
            if "tests" not in path.parts:
                yield path.relative_to(CONFORMANCE), path.read_text(encoding="utf-8")


def test_no_two_files_of_an_image_define_one_name() -> None:
    assert clashes(sources()) == []


def test_the_files_are_read() -> None:
    names = {name for _, text in sources() for name in definitions(text)}
    assert "selfe::conformance::Probe" in names
    assert "selfe::conformance::Server" in names
    assert any(name.startswith("selfe::conformance::start_passive(") for name in names)
    assert len(names) > 200


SPINNER = "namespace a::b {\nstruct Spinner {\n    int count;\n};\n}  // namespace a::b\n"
HELPER = "namespace a {\ninline int help(int one,\n                int two) {\n}\n}  // namespace a\n"


@pytest.mark.parametrize(
    ("one", "other", "text", "is_clash"),
    [
        ("suites/mcs/workers.hpp", "suites/smp/other_core.hpp", SPINNER, True),
        ("suites/mcs/workers.hpp", "suites/smp/other_core.cpp", HELPER, True),
        ("suites/irq/arch/arm/x.hpp", "suites/vspace/arch/x86_64/y.hpp", SPINNER, True),
        ("suites/irq/arch/arm/x.hpp", "suites/irq/arch/aarch64/y.hpp", SPINNER, True),
        ("suites/irq/arch/arm/x.hpp", "suites/irq/arch/x86_64/x.hpp", SPINNER, False),
        ("suites/smp/classic/move.hpp", "suites/smp/mcs/move.hpp", SPINNER, False),
        ("suites/irq/source/a.cpp", "suites/irq/source/b.cpp", SPINNER, False),
        ("suites/a/x.cpp", "suites/b/x.cpp", SPINNER.replace("a::b {", "{"), False),
        ("suites/a/x.cpp", "suites/b/x.cpp", SPINNER.replace(" {\n    int count;\n}", ""), False),
    ],
)
def test_what_is_a_clash(one: str, other: str, text: str, is_clash: bool) -> None:
    found = clashes([(PurePath(one), text), (PurePath(other), text)])
    assert bool(found) == is_clash
