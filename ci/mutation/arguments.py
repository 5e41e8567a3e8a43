# What ci/mutate can be told.
# SPDX-License-Identifier: BSD-2-Clause

import argparse
from collections.abc import Sequence
from pathlib import Path

from mutation.change import ROOT
from mutation.equivalents import FILE
from mutation.operators import OPERATORS
from mutation.report import LEGEND

_DEFAULT_BUILD = ROOT / "build" / "qemu-arm-virt"
_DESCRIPTION = """\
Changes the reference kernel's sources, one small defect at a time, and runs the conformance suite on
each of these mutants until a case notices. What no case notices is a case that is missing, or a change
that changes nothing. Needs a target build with SELFE_KERNEL=reference; writes nothing but its journal
and its scratch, which lie in that build."""
_EXAMPLES = """\
examples:
  ci/mutate                                     all mutants; hours. ^C, and the same command goes on
  ci/mutate --sample 200 --seed 7               a fair sample: 200 chosen by lot
  ci/mutate --file 'src/cap/*'                  of some files
  ci/mutate --file src/cap/copying.cpp --line 40 --anew        one line, by hand
  ci/mutate --file src/cap/copying.cpp --list   which mutants there are, and their keys
  ci/mutate --suite-grew                        after a new case: tries again only what survived
"""


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Ends the program with exit code 2 if they are not as they must be."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if (options.line or options.operator) and (options.report or options.score):
        parser.error("--report and --score tell of all mutants or of a lot, not of --line or --operator")
    return options


def _parser() -> argparse.ArgumentParser:
    operators = "".join(f"  {name:<11} {o.__doc__}\n" for name, o in OPERATORS.items())
    words = "\n".join(f"  {line}" for line in LEGEND)
    parser = argparse.ArgumentParser(
        prog="ci/mutate",
        description=_DESCRIPTION,
        epilog=f"{_EXAMPLES}\nwhat becomes of them:\n{words}\n\noperators:\n{operators}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_choice(parser)
    _add_run(parser)
    _add_results(parser)
    return parser


def _add_choice(parser: argparse.ArgumentParser) -> None:
    which = parser.add_argument_group("which mutants")
    which.add_argument(
        "--file", action="append", default=[], metavar="GLOB", help="of files within kernel/; repeatable"
    )
    which.add_argument(
        "--line", action="append", default=[], type=int, metavar="N", help="of lines; repeatable"
    )
    which.add_argument(
        "--operator", action="append", default=[], choices=[*OPERATORS], metavar="NAME", help="repeatable"
    )
    which.add_argument("--sample", type=_positive, metavar="N", help="only N of them, chosen by lot")
    which.add_argument(
        "--seed", type=int, default=1, metavar="N", help="of the lot, which is also the order (default 1)"
    )
    which.add_argument("--list", action="store_true", help="name them, and try none")


def _add_run(parser: argparse.ArgumentParser) -> None:
    run = parser.add_argument_group("how they are tried")
    run.add_argument(
        "--build",
        type=Path,
        default=_DEFAULT_BUILD,
        metavar="FOLDER",
        help="a target build for the reference kernel (default: build/qemu-arm-virt)",
    )
    run.add_argument("--jobs", type=_positive, default=2, metavar="N", help="at once (default 2)")
    run.add_argument(
        "--journal", type=Path, metavar="FILE", help="of what was tried (default: in the scratch folder)"
    )
    run.add_argument(
        "--scratch", type=Path, metavar="FOLDER", help="(default: mutation/ in the build folder)"
    )
    run.add_argument(
        "--suite-grew",
        action="store_true",
        help="believe what the journal says an earlier suite noticed: no case was removed since",
    )
    run.add_argument("--anew", action="store_true", help="try also what the journal knows")
    run.add_argument(
        "--check-equivalents", action="store_true", help="try also what is argued to be equivalent"
    )
    run.add_argument(
        "--equivalents", type=Path, default=FILE, metavar="FILE", help=argparse.SUPPRESS
    )


def _add_results(parser: argparse.ArgumentParser) -> None:
    results = parser.add_argument_group("what comes of it")
    results.add_argument("--json", type=Path, metavar="FILE", help="write all verdicts, by line, too")
    results.add_argument(
        "--report", type=Path, metavar="FILE", help="write the score for `selfe report --detection`"
    )
    results.add_argument(
        "--score", type=Path, metavar="PAGE.md", help="write the table into this page's part 'mutation'"
    )
    results.add_argument(
        "--least", type=_percent, default=0, metavar="PERCENT", help="that must be detected, else exit 1"
    )


def _positive(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"not a number from 1 up: {text}")
    return number


def _percent(text: str) -> int:
    number = _positive(text)
    if number > 100:
        raise argparse.ArgumentTypeError(f"not a number of percent, 1 to 100: {text}")
    return number
