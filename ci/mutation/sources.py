# The kernel's sources that a build is made of, and how libclang is to read each of them.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from mutation.mutant import Mutant, mutants_of
from mutation.recipe import Recipe
from selfe_runner.problem import Problem

# Whose mutants are made: what is the kernel, and no header of its interface, tool or test.
FOLDERS = ("src", "arch", "drivers")
_KEPT_PAIRS = ("-I", "-isystem", "-D")


@dataclass(frozen=True)
class Source:
    """`file`: within kernel/; `read_in`: a source that includes it, or itself; `arguments`: for
    libclang."""

    file: str
    read_in: str
    arguments: Sequence[str]


def sources(recipe: Recipe, kernel: Path) -> Mapping[str, Source]:
    """The C++ sources and headers in FOLDERS that the kernel of `recipe` is made of, by name."""
    users: dict[str, list[str]] = {}  # objects, by file
    for target in sorted(recipe.compile):
        for path in recipe.dependencies.get(target, frozenset()):
            if path.startswith(f"{kernel}/"):
                users.setdefault(path[len(f"{kernel}/") :], []).append(target)
    main_of = {target: _main(recipe.compile[target], kernel) for target in recipe.compile}
    found = {}
    for file, targets in sorted(users.items()):
        if file.startswith(FOLDERS) and file.endswith((".cpp", ".hpp")):
            own = next((t for t in targets if main_of[t] == file), targets[0])
            found[file] = Source(file, main_of[own], _arguments(recipe.compile[own]))
    return found


def matching(found: Mapping[str, Source], globs: Sequence[str]) -> Mapping[str, Source]:
    """Those of which a glob is the name; all without globs. Problem: a glob is the name of none."""
    for glob in globs:
        if not any(fnmatchcase(file, glob) for file in found):
            hint = f"names are within kernel/ and begin with {', '.join(f'{one}/' for one in FOLDERS)}"
            raise Problem(f"--file {glob}: no source of this kernel is called so", hint)
    return {
        file: source
        for file, source in found.items()
        if not globs or any(fnmatchcase(file, glob) for glob in globs)
    }


def mutants_of_source(source: Source, kernel: Path) -> list[Mutant]:
    return mutants_of(kernel, source.file, source.arguments, kernel / source.read_in)


def _main(command: Sequence[str], kernel: Path) -> str:
    return command[-1].removeprefix(f"{kernel}/")


def _arguments(command: Sequence[str]) -> list[str]:
    """What clang must know, too; other flags are about code, which it does not make here."""
    kept, words = [], iter(command)
    for word in words:
        if word in _KEPT_PAIRS:
            kept += [word, next(words)]
        elif word.startswith(("-I", "-D", "-std=", "-isystem")) or word == "-ffreestanding":
            kept.append(word)
        elif word.endswith("-g++"):  # of the platform's toolchain: its name begins with the triple
            kept.insert(0, f"--target={Path(word).name.removesuffix('-g++')}")
    return kept
