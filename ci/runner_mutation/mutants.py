# The mutants that a tree of mutmut's holds: what each changes, and what became of it.
# SPDX-License-Identifier: BSD-2-Clause
#
# mutmut writes every mutant of a function beside the original into the file.

import ast
import hashlib
import os
import re
import signal
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from runner_mutation import trial
from runner_mutation.tree import PACKAGE, name_in_sources

_NAME = re.compile(r"^(?P<function>.+)__mutmut_(?P<number>\d+)$")
_CLASS_MARK = "ǁ"


class Fate(Enum):
    """What became of a mutant. `TIMEOUT`, `CRASH`: the tests did not come to an end, which is noticed, too.
    `FAILED`: it could not be tried, so nobody knows."""

    KILLED = "killed"
    TIMEOUT = "timeout"
    CRASH = "crash"
    SURVIVED = "survived"
    UNREACHED = "not reached"  # no test calls the function
    UNTRIED = "not tried"
    FAILED = "could not be tried"

    @property
    def is_noticed(self) -> bool:
        return self in (Fate.KILLED, Fate.TIMEOUT, Fate.CRASH)

    @property
    def is_known(self) -> bool:
        return self not in (Fate.UNTRIED, Fate.FAILED)


# By exit code, below 0 that of a signal: processor time is over, or Python itself falls. Any other is the
# machine's doing: SIGKILL of one that is out of memory, the alarm of one that has no time for us.
_FATES = {
    None: Fate.UNTRIED,
    trial.NOTICED: Fate.KILLED,
    trial.SURVIVED: Fate.SURVIVED,
    trial.NOT_REACHED: Fate.UNREACHED,
    -signal.SIGXCPU: Fate.TIMEOUT,
    **dict.fromkeys(
        (-signal.SIGSEGV, -signal.SIGBUS, -signal.SIGFPE, -signal.SIGILL, -signal.SIGABRT), Fate.CRASH
    ),
}


@dataclass(frozen=True)
class Mutant:
    """`file`: below src/selfe_runner; `function`: `name` or `Class.name`, whose mutants are numbered from 1;
    `removed`, `added`: its lines; `name`: mutmut's; `digest`: of function and mutant, as they are."""

    file: str
    function: str
    number: int
    removed: tuple[str, ...]
    added: tuple[str, ...]
    fate: Fate
    name: str = ""
    digest: str = ""

    @property
    def module(self) -> str:
        return self.file.removesuffix(".py").replace("/", ".")

    @property
    def key(self) -> str:
        """Names the mutant as long as its function says the same, wherever it stands."""
        return f"{self.file} {self.function}: {' ⏎ '.join(self.removed)} → {' ⏎ '.join(self.added)}"

    @property
    def is_wording(self) -> bool:
        """Only the letters of a string are others, as mutmut changes them: XX around it, or its case."""
        plain = [re.sub("XX", "", "\n".join(side)).lower() for side in (self.removed, self.added)]
        return plain[0] == plain[1]


def read_mutants(base: Path, modules: Iterable[str], fates: Mapping[str, int]) -> list[Mutant]:
    """All mutants of these modules of the package `base`, sorted by file and place. `fates`: exit codes
    of those that were tried, by digest."""
    found: list[Mutant] = []
    for module in sorted(modules):
        file = f"{module.replace('.', '/')}.py"
        found += _mutants_of(file, (base / file).read_text(), fates)
    return found


def _mutants_of(file: str, text: str, fates: Mapping[str, int]) -> Iterator[Mutant]:
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    bodies = {node.name: node for node in sorted(functions, key=lambda node: node.lineno)}
    module = file.removesuffix(".py").replace("/", ".")
    for name, body in bodies.items():
        if not (match := _NAME.match(name)):
            continue
        original = _lines(bodies[f"{match['function']}__mutmut_orig"])
        changed = _lines(body)
        removed, added = _difference(original, changed)
        whole = "\n".join((module, match["function"], *original, "→", *changed))
        digest = hashlib.sha256(whole.encode()).hexdigest()[:24]
        yield Mutant(
            file,
            _function(match["function"]),
            int(match["number"]),
            removed,
            added,
            _FATES.get(fates.get(digest), Fate.FAILED),
            f"{PACKAGE}.{module}.{name}",
            digest,
        )


def _lines(function: ast.FunctionDef) -> list[str]:
    """Without the head: it differs by the mutant's number."""
    defaults = [*function.args.defaults, *(d for d in function.args.kw_defaults if d)]
    parts = [f"default {ast.unparse(one)}" for one in defaults] + [ast.unparse(s) for s in function.body]
    return "\n".join(parts).splitlines()


def _difference(old: list[str], new: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines in which they differ, which are all in one place."""
    head = len(os.path.commonprefix([old, new]))
    tail = len(os.path.commonprefix([side[head:][::-1] for side in (old, new)]))
    sides = (side[head : len(side) - tail] for side in (old, new))
    removed, added = (tuple(line.strip() for line in side) for side in sides)
    return removed, added


def _function(mangled: str) -> str:
    """`x_name` → `name`, `xǁClassǁname` → `Class.name`."""
    if mangled.startswith(f"x{_CLASS_MARK}"):
        return name_in_sources(mangled[2:].replace(_CLASS_MARK, "."))
    return mangled.removeprefix("x_")
