# The command line of ci/mutate-runner: has mutmut try its mutants, reports what the tests did not notice.
# SPDX-License-Identifier: BSD-2-Clause

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from mutation.equivalents import read_equivalents
from runner_mutation.order import FATES, ORDER
from runner_mutation.mutants import Fate, Mutant, read_mutants
from runner_mutation.page import write_score
from runner_mutation.tally import Tally
from runner_mutation.tree import ROOT, digest, is_of, make_tree, modules, package, run, setting
from selfe_runner.problem import Problem

_ARGUED = Path(__file__).resolve().parent / "argued.toml"

_FATES = "fates.json"
_ALL = "*"

_ABOUT = """\
Changes the runner's decoder, judge and session in one place at a time (a comparison, a constant, an
argument, a condition) and runs the runner's tests that stay in one process on each mutant. Prints how many the
tests notice, by file, and each that they do not. What is tried, and by which tests, is [tool.mutate-runner]
in runner/pyproject.toml. A run that was broken off goes on; once a file of the runner or of its tests is
another, everything is tried again."""

_NOTES = """\
columns: killed      a test failed            broken off   the tests came to no end
         survived    no test noticed          not reached  no test calls the function
         argued      as good as the original, why: ci/runner_mutation/argued.toml
         wording     only the letters of a text are others: not tried, does not count

exit code: 0 all that count were noticed; 1 some were not or could not be tried (the machine's trouble, or
           30 minutes were over), or an argument is out of date; 2 usage"""


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="ci/mutate-runner", description=_ABOUT, epilog=_NOTES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("only", nargs="*", metavar="MODULE", help="protocol, judge.omens, …; default: all")
    parser.add_argument("--number", default=_ALL, metavar="PATTERN",
                        help="of each function only the mutants whose number is like this: '*7', a tenth")  # fmt: skip
    parser.add_argument("--anew", action="store_true", help="try again what was tried before, too")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="mutants at a time (2)")
    parser.add_argument("--mutmut", type=Path, default=ROOT / "build/mutmut", metavar="FOLDER",
                        help="what ci/fetch-mutmut made (build/mutmut)")  # fmt: skip
    parser.add_argument("--folder", type=Path, default=ROOT / "build/runner-mutants", metavar="FOLDER",
                        help="where the mutants lie (build/runner-mutants)")  # fmt: skip
    parser.add_argument("--score", type=Path, action="append", default=[], metavar="PAGE",
                        help="write the table into the page's part 'runner', or a sentence into 'runner-summary'")  # fmt: skip
    options = parser.parse_args(arguments)
    if options.score and (options.only or options.number != _ALL):
        parser.error("--score tells of all mutants, not of some")
    options.only = options.only or modules()
    for name in options.only:
        if not any(is_of(module, [name]) for module in modules()):
            parser.error(f"no module {name} is changed; one of: {', '.join(modules())}")
    try:
        return _run(options)
    except Problem as problem:
        print(*problem.lines(), sep="\n", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nthe same command goes on", file=sys.stderr)
        return 130


def _run(options: argparse.Namespace) -> int:
    python = options.mutmut / "bin" / "python"
    if not python.exists():
        raise Problem(f"there is no mutmut in {options.mutmut}", f"ci/fetch-mutmut {options.mutmut}")
    argued = {key: argument.because for key, argument in read_equivalents(_ARGUED).items()}
    of_what = digest()
    make_tree(python, options.folder, options.only)
    fates = _known(options.folder, of_what)
    chosen = [m for m in _read(options, fates) if fnmatchcase(str(m.number), options.number)]
    if not chosen:
        raise Problem("no mutant is chosen", f"--number {options.number}: none of a function has such a number")
    try:
        to_try = [m for m in chosen if not m.is_wording and (options.anew or not m.fate.is_known)]
        if to_try:
            fates = {known: code for known, code in fates.items() if known not in {m.digest for m in to_try}}
            _try_mutants(python, options, to_try)
    finally:
        fates |= _new_fates(options.folder, chosen)
        (options.folder / _FATES).write_text(json.dumps({"of": of_what, "codes": fates}, indent=0, sort_keys=True))
    if options.number != _ALL:  # what is argued of others is not out of date
        argued = {mutant.key: argued[mutant.key] for mutant in chosen if mutant.key in argued}
    numbers = {mutant.digest for mutant in chosen}
    return _report(Tally([m for m in _read(options, fates) if m.digest in numbers], argued), options.score)


def _read(options: argparse.Namespace, fates: Mapping[str, int]) -> list[Mutant]:
    names = [module for module in modules() if is_of(module, options.only)]
    return read_mutants(package(options.folder), names, fates)


def _known(folder: Path, of_what: str) -> dict[str, int]:
    """The exit code of each mutant that was tried before, by digest: of the same runner and tests, for others
    say nothing of these."""
    path = folder / _FATES
    document = json.loads(path.read_text()) if path.exists() else {}
    codes: dict[str, int] = document.get("codes", {}) if document.get("of") == of_what else {}
    return codes


def _try_mutants(python: Path, options: argparse.Namespace, mutants: Sequence[Mutant]) -> None:
    order = {"mutants": [mutant.name for mutant in mutants], "jobs": options.jobs}
    (options.folder / "runner" / ORDER).write_text(json.dumps(order))
    quiet = ["-q", "-s", "--tb=line", "-p", "no:cacheprovider"]
    # The same seed each time: a score that changes from run to run is none.
    always = ["--hypothesis-seed=0", "-p", "runner_mutation.loop"]
    run(python, options.folder, ["-m", "pytest", *quiet, *always, *setting("tests")])


def _new_fates(folder: Path, mutants: Iterable[Mutant]) -> dict[str, int]:
    path = folder / "runner" / FATES
    lines = path.read_text().splitlines() if path.exists() else []
    digests = {mutant.name: mutant.digest for mutant in mutants}
    return {digests[name]: int(code) for code, name in (line.split(" ", 1) for line in lines)}


def _report(tally: Tally, pages: Sequence[Path]) -> int:
    rows = tally.table()
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        print("  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True))))
    for mutant in tally.survivors:
        print(f"\n{mutant.fate.value}: {mutant.key}")
    for mutant in tally.unknown:
        print(f"\n{mutant.fate.value} (why: mutmut.log): {mutant.key}")
    for mutant in tally.contradictions:
        print(f"\nargued to be as good, but noticed: {mutant.key}")
    for key in tally.stale():
        print(f"\nargued, but no mutant any more: {key}")
    for page in pages:
        write_score(page, tally)
    is_bad = tally.survivors or tally.unknown or tally.contradictions or tally.stale()
    return 1 if is_bad else 0
