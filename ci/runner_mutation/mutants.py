# What mutmut has left in its folder: each mutant of the runner, what it changes, what became of it.
# SPDX-License-Identifier: BSD-2-Clause
#
# mutmut writes every mutant of a function beside the original into a copy of the file, and the exit
# code of its tests into FILE.meta. Its commands print one mutant at a time; the files have them all.

import ast
import difflib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

_NAME = re.compile(r"^(?P<function>.+)__mutmut_(?:orig|(?P<number>\d+))$")
_CLASS_MARK = "ǁ"


class Fate(Enum):
    """What became of a mutant. `TIMEOUT`, `CRASH`: the tests did not come to an end, which is noticed, too."""

    KILLED = "killed"
    TIMEOUT = "timeout"
    CRASH = "crash"
    SURVIVED = "survived"
    UNREACHED = "not reached"  # no test calls the function
    UNTRIED = "not tried"

    @property
    def is_noticed(self) -> bool:
        return self in (Fate.KILLED, Fate.TIMEOUT, Fate.CRASH)


# mutmut's exit codes that are no kill. A test that fails is 1, pytest's own errors are 2 and 3.
_FATES = {
    None: Fate.UNTRIED,
    0: Fate.SURVIVED,
    5: Fate.UNREACHED,
    33: Fate.UNREACHED,
    36: Fate.TIMEOUT,
    -24: Fate.TIMEOUT,
    24: Fate.TIMEOUT,
    152: Fate.TIMEOUT,
    255: Fate.TIMEOUT,
    -9: Fate.CRASH,
    -11: Fate.CRASH,
}


@dataclass(frozen=True)
class Mutant:
    """`file`: below src/selfe_runner; `function`: `name` or `Class.name`; `removed`, `added`: its lines."""

    file: str
    function: str
    removed: tuple[str, ...]
    added: tuple[str, ...]
    fate: Fate

    @property
    def key(self) -> str:
        """Names the mutant as long as its function says the same, wherever it stands."""
        return f"{self.file} {self.function}: {' ⏎ '.join(self.removed)} → {' ⏎ '.join(self.added)}"

    @property
    def is_wording(self) -> bool:
        """Only the letters of a string are others, as mutmut changes them: XX around it, or its case."""
        plain = [re.sub("XX", "", "\n".join(side)).lower() for side in (self.removed, self.added)]
        return plain[0] == plain[1]


def read_mutants(folder: Path, source: str) -> list[Mutant]:
    """All mutants that mutmut has made in `folder` of files below `source`, sorted by file and place."""
    base = folder / "mutants" / source
    found: list[Mutant] = []
    for meta in sorted(base.rglob("*.py.meta")):
        fates = json.loads(meta.read_text())["exit_code_by_key"]
        path = meta.with_suffix("")
        found += _mutants_of(str(path.relative_to(base)), path.read_text(), fates)
    return found


def try_again(folder: Path, source: str) -> None:
    """Has mutmut forget which mutants were not noticed, and which test calls what: there may be new
    tests. What was noticed it tries again only if the function has changed."""
    for meta in sorted((folder / "mutants" / source).rglob("*.py.meta")):
        content = json.loads(meta.read_text())
        codes = content["exit_code_by_key"]
        content["exit_code_by_key"] = {
            key: code if _FATES.get(code, Fate.KILLED).is_noticed else None for key, code in codes.items()
        }
        meta.write_text(json.dumps(content, indent=4))
    (folder / "mutants" / "mutmut-stats.json").unlink(missing_ok=True)


def _mutants_of(file: str, text: str, fates: dict[str, int | None]) -> Iterator[Mutant]:
    bodies = {node.name: node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)}
    for key, code in fates.items():
        name = key.rsplit(".", 1)[-1]
        if not (match := _NAME.match(name)):
            continue
        original = _lines(bodies[f"{match['function']}__mutmut_orig"])
        changed = _lines(bodies[name])
        steps = list(difflib.ndiff(original, changed))
        yield Mutant(
            file,
            _function(match["function"]),
            tuple(step[2:].strip() for step in steps if step.startswith("- ")),
            tuple(step[2:].strip() for step in steps if step.startswith("+ ")),
            _FATES.get(code, Fate.KILLED),
        )


def _lines(function: ast.FunctionDef) -> list[str]:
    """Without the head: it differs by the mutant's number."""
    defaults = [*function.args.defaults, *(d for d in function.args.kw_defaults if d)]
    parts = [f"default {ast.unparse(one)}" for one in defaults] + [ast.unparse(s) for s in function.body]
    return "\n".join(parts).splitlines()


def _function(mangled: str) -> str:
    """`x_name` → `name`, `xǁClassǁname` → `Class.name`."""
    if mangled.startswith(f"x{_CLASS_MARK}"):
        return mangled[2:].replace(_CLASS_MARK, ".")
    return mangled.removeprefix("x_")
