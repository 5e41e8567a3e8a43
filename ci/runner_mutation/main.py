# The command line of ci/mutate-runner: has mutmut try its mutants, reports what the tests did not notice.
# SPDX-License-Identifier: BSD-2-Clause

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from mutation.equivalents import read_equivalents
from mutation.page import replace_part
from runner_mutation.mutants import Fate, read_mutants, try_again
from runner_mutation.tally import Tally
from selfe_runner.problem import Problem

_ROOT = Path(__file__).resolve().parent.parent.parent
_ARGUED = Path(__file__).resolve().parent / "argued.toml"
_SOURCE = "src/selfe_runner"

_ABOUT = """\
Changes the runner's decoder, judge and session in one place at a time (a comparison, a constant, an
argument, a condition) and runs the runner's tests that stay in one process on each mutant. Prints how many the
tests notice, by file, and each that they do not. What is tried, and by which tests, is [tool.mutmut]
in runner/pyproject.toml. A run that was broken off goes on."""

_NOTES = """\
columns: killed      a test failed            broken off   the tests came to no end
         survived    no test noticed          not reached  no test calls the function
         argued      as good as the original, for the reason in ci/runner_mutation/argued.toml
         wording     only the letters of a text are others; such mutants do not count

exit code: 0 all that count were noticed; 1 some were not, or an argument is out of date; 2 usage"""


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="ci/mutate-runner", description=_ABOUT, epilog=_NOTES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("only", nargs="*", metavar="MODULE", help="protocol, judge.omens, …; default: all")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="mutants at a time (2)")
    parser.add_argument("--mutmut", type=Path, default=_ROOT / "build/mutmut", metavar="FOLDER",
                        help="what ci/fetch-mutmut made (build/mutmut)")  # fmt: skip
    parser.add_argument("--folder", type=Path, default=_ROOT / "build/runner-mutants", metavar="FOLDER",
                        help="where the mutants lie (build/runner-mutants)")  # fmt: skip
    parser.add_argument("--score", type=Path, metavar="PAGE", help="write the table into a page's part 'runner'")
    options = parser.parse_args(arguments)
    try:
        return _run(options)
    except Problem as problem:
        print(*problem.lines(), sep="\n", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nthe same command goes on", file=sys.stderr)
        return 130


def _run(options: argparse.Namespace) -> int:
    program = options.mutmut / "bin" / "mutmut"
    if not program.exists():
        raise Problem(f"there is no {program}", f"ci/fetch-mutmut {options.mutmut}")
    argued = read_equivalents(_ARGUED)
    _copy_runner(options.folder)
    try_again(options.folder, _SOURCE)
    prefixes = tuple(f"{name.replace('.', '/')}" for name in options.only)
    _try_mutants(program, options.folder, options.only, options.jobs)
    chosen = [m for m in read_mutants(options.folder, _SOURCE) if not prefixes or m.file.startswith(prefixes)]
    if not chosen:
        raise Problem("no mutant is chosen", "MODULE is a module of selfe_runner that [tool.mutmut] lists")
    if any(m.fate is Fate.UNTRIED for m in chosen):
        raise Problem("mutmut ended before it had tried all", "the same command goes on")
    return _report(Tally(chosen, argued), options.score)


def _copy_runner(folder: Path) -> None:
    """mutmut works where the sources are, and the tree is to stay as it is. Its own folder in there stays:
    it knows which functions have changed since."""
    folder.mkdir(parents=True, exist_ok=True)
    ignore = shutil.ignore_patterns("__pycache__")
    for name in ("src", "tests"):
        shutil.rmtree(folder / name, ignore_errors=True)
        shutil.copytree(_ROOT / "runner" / name, folder / name, ignore=ignore)
    shutil.copy2(_ROOT / "runner" / "pyproject.toml", folder)
    # Seen from folder/mutants/tests, this is where tests look for the rest of the tree.
    for name in ("conformance", "platforms"):
        (folder / name).unlink(missing_ok=True)
        (folder / name).symlink_to(_ROOT / name)


def _try_mutants(program: Path, folder: Path, only: Sequence[str], jobs: int) -> None:
    names = [f"selfe_runner.{name}.*" for name in only]
    command = [str(program.absolute()), "run", "--max-children", str(jobs), *names]
    # Few transcripts are enough: a mutant that only one in a thousand tells from the original is as good.
    environment = os.environ | {"SELFE_TRANSCRIPTS": "20", "PYTHONDONTWRITEBYTECODE": "1"}
    log = folder / "mutmut.log"
    with log.open("wb") as output:
        shown = None if sys.stdout.isatty() else output
        done = subprocess.run(command, cwd=folder, env=environment, stdout=shown, stderr=shown, check=False)
    if done.returncode != 0:
        raise Problem(f"mutmut failed ({done.returncode})", "the tests must pass before they are tried", place=log)


def _report(tally: Tally, page: Path | None) -> int:
    rows = tally.table()
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        print("  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True))))
    for mutant in tally.survivors:
        print(f"\n{mutant.fate.value}: {mutant.key}")
    for mutant in tally.contradictions:
        print(f"\nargued to be as good, but noticed: {mutant.key}")
    for key in tally.stale():
        print(f"\nargued, but no mutant any more: {key}")
    if page:
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        rule = "| --- |" + " ---: |" * (len(rows[0]) - 1)
        replace_part(page, "runner", "\n".join([lines[0], rule, *lines[1:]]))
    return 1 if tally.survivors or tally.contradictions or tally.stale() else 0
