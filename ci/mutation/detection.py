# ci/faults: tries seeded faults on builds of the reference kernel, and keeps the page about them.
# SPDX-License-Identifier: BSD-2-Clause

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from mutation.change import ROOT
from mutation.faults_page import Surveyed, check_page, read_surveys, write_page, write_surveys
from mutation.renewal import renew
from mutation.score_file import faults_score, write_score
from mutation.seeded import FAULTS, Fault, change_of, check_case, objection, read_faults
from mutation.survey import survey
from mutation.workbench import Workbench
from selfe_runner.problem import Problem

_BUILDS = ("qemu-arm-virt", "pc99", "sabre")


def main(arguments: Sequence[str]) -> int:
    """Exit codes: 0 done, and all that was tried was caught; 1 not so; 2 usage."""
    options = _parser().parse_args(arguments)
    try:
        if options.renew:
            renew(FAULTS / f"{options.renew}.patch")
            return 0
        faults = read_faults()
        if options.page:
            if options.check:
                check_page(options.page, faults, read_surveys())
            else:
                write_page(options.page, faults, read_surveys())
            return 0
        if options.report:
            write_score(options.report, faults_score(faults, read_surveys()), "--report")
            return 0
        return _try_all(_chosen(faults, options.names), options)
    except Problem as problem:
        print("\n".join(problem.lines()), file=sys.stderr)
        return 1


def _chosen(faults: Sequence[Fault], names: Sequence[str]) -> list[Fault]:
    """Those of these names or numbers; all if there are none."""
    for name in names:
        if not any(name in (fault.name, fault.number) for fault in faults):
            raise Problem(f"there is no fault {name}", f"they are in {FAULTS.relative_to(ROOT)}")
    return [f for f in faults if not names or f.name in names or f.number in names]


def _try_all(faults: Sequence[Fault], options: argparse.Namespace) -> int:
    """Every fault on every build of its platforms. Exit code: 1 if one was not caught."""
    started = time.monotonic()
    tried = missed = 0
    for build in options.build or [ROOT / "build" / name for name in _BUILDS]:
        with _Scratch(options.scratch) as scratch:
            bench = Workbench(build, scratch)
            for fault in faults:
                if bench.cases.platform not in fault.platforms:
                    continue
                tried += 1
                why = _try(bench, fault)
                missed += 1 if why else 0
                if options.survey:
                    # Read again each time: another build may be surveyed at the same time.
                    found = _survey(bench, fault, not why)
                    write_surveys({**read_surveys(), fault.name: found})
    if tried == 0:
        raise Problem("none of these faults is for these builds")
    seconds = time.monotonic() - started
    print(f"{tried - missed} of {tried} faults caught, {seconds:.0f} s")
    return 1 if missed else 0


def _try(bench: Workbench, fault: Fault) -> str:
    """Boots the fault with its case alone; says what came. Empty if it was caught as it should."""
    check_case(fault, bench.cases.cases)
    outcome = bench.try_(change_of(fault), only=(fault.case,))
    why = objection(fault, outcome)
    seconds = ", ".join(f"{phase} {taken:.1f} s" for phase, taken in outcome.seconds.items())
    if why:
        print(f"MISSED {fault.name} on {bench.cases.platform}: {why}")
        print(f"  {fault.meaning}\n{outcome.log}")
    else:
        rows = " ".join(fault.rows)
        print(f"caught {fault.name} by {fault.case} ({rows}): {outcome.text} ({seconds})")
    sys.stdout.flush()
    return why


def _survey(bench: Workbench, fault: Fault, is_caught: bool) -> Surveyed:
    found = survey(*bench.packed())
    print(f"  all cases: {dict(found.verdicts)}, {found.boots} boots {found.reason}", flush=True)
    return Surveyed(bench.cases.platform, is_caught, found.bad, found.boots, found.reason)


class _Scratch:
    """A folder that is there for a while; one that was named is kept if something goes wrong."""

    def __init__(self, folder: Path | None) -> None:
        self._is_kept_on_error = folder is not None
        self._folder = folder or Path(tempfile.mkdtemp(prefix="selfe-faults-"))

    def __enter__(self) -> Path:
        return self._folder

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None or not self._is_kept_on_error:
            shutil.rmtree(self._folder, ignore_errors=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ci/faults",
        description="Builds the reference kernel with each seeded fault and boots the case that"
        " must see it. Without options: all, on build/qemu-arm-virt, build/pc99 and build/sabre.",
    )
    parser.add_argument("names", nargs="*", metavar="FAULT", help="NN or NN-in-words; default all")
    parser.add_argument("--build", type=Path, action="append", metavar="FOLDER", help="repeatable")
    parser.add_argument("--scratch", type=Path, metavar="FOLDER", help="for this run alone")
    parser.add_argument(
        "--survey", action="store_true", help="all cases as well; writes kernel/faults/survey.json"
    )
    parser.add_argument("--page", type=Path, metavar="FILE", help="writes the table; tries nothing")
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="writes the score for `selfe report`"
    )
    parser.add_argument("--check", action="store_true", help="with --page: is it up to date?")
    parser.add_argument(
        "--renew", metavar="NN-in-words", help="the patch becomes what `git diff kernel/` says"
    )
    return parser
