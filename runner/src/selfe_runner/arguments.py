# The command line of selfe-run: which commands there are, and what each of them takes.
# SPDX-License-Identifier: BSD-2-Clause

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selfe_runner.argument_values import add_wait, percent
from selfe_runner.commands.boards import run_boards
from selfe_runner.commands.farm import run_farm
from selfe_runner.commands.matrix import run_matrix
from selfe_runner.commands.platform import run_platform
from selfe_runner.commands.probe import run_probe
from selfe_runner.commands.summary import run_summary
from selfe_runner.input.board_set import PLACES_VARIABLE
from selfe_runner.input.catalogue import DEFAULT_CATALOGUE
from selfe_runner.input.catalogue_table import CONDITIONS
from selfe_runner.report_arguments import add_report
from selfe_runner.run_arguments import add_simulate, add_test

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def command_line() -> argparse.ArgumentParser:
    """Gives `command` and, named after its options, all that the command was given."""
    parser = argparse.ArgumentParser(
        prog="selfe-run",
        description="Boots test images in QEMU or on boards and judges their cases.",
    )
    commands: _Commands = parser.add_subparsers(
        dest="command", required=True, metavar="COMMAND", parser_class=_Command
    )
    add_test(commands)
    add_simulate(commands)
    _add_summary(commands)
    _add_matrix(commands)
    add_report(commands)
    _add_platform(commands)
    _add_boards(commands)
    _add_probe(commands)
    _add_farm(commands)
    return parser


class _Command(argparse.ArgumentParser):
    """One command. What it does not know it refuses itself, with its own usage: argparse leaves
    that to the parser of all commands, whose usage names none of their options."""

    def parse_known_args(
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[argparse.Namespace, list[str]]:
        options, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return options, unknown


def _add_summary(commands: "_Commands") -> None:
    summary = commands.add_parser(
        "summary", help="show what journals say", description=run_summary.__doc__
    )
    summary.add_argument("journals", type=Path, nargs="+", metavar="JOURNAL")
    summary.add_argument("--json", action="store_true", help="for a machine to read")


def _add_matrix(commands: "_Commands") -> None:
    matrix = commands.add_parser(
        "matrix", help="which rows of the catalogue are decided", description=run_matrix.__doc__
    )
    matrix.add_argument("journals", type=Path, nargs="+", metavar="JOURNAL")
    matrix.add_argument(
        "--catalogue", type=Path, default=DEFAULT_CATALOGUE, help="its folder", metavar="FOLDER"
    )
    matrix.add_argument("--tsv", type=Path, metavar="FILE", help="write rows × kernels, as a table")
    matrix.add_argument(
        "--json", type=Path, metavar="FILE", help="the same with reasons and cases"
    )
    matrix.add_argument(
        "--least",
        type=_least,
        action="append",
        default=[],
        metavar="[CONDITION=]PERCENT",
        help="that must be decided: of all rows, or of those with this condition, as MCS=75",
    )
    matrix.add_argument(
        "--unless-chosen",
        action="store_true",
        help="demand nothing of a run of chosen cases (SELFE_CASES)",
    )
    matrix.add_argument(
        "--untested", action="store_true", help="print the rows without a case, too"
    )


def _add_platform(commands: "_Commands") -> None:
    platform = commands.add_parser(
        "platform", help="check platform files", description=run_platform.__doc__
    )
    platform.add_argument("platforms", type=Path, nargs="+", metavar="PLATFORM.toml")
    platform.add_argument("--json", action="store_true", help="print the platforms' data, too")


def _add_boards(commands: "_Commands") -> None:
    boards = commands.add_parser(
        "boards", help="list boards, and who uses them", description=run_boards.__doc__
    )
    _add_places(boards)
    boards.add_argument("--platform", default="", metavar="NAME", help="only boards of it")
    boards.add_argument("--json", action="store_true", help="for a machine to read")
    boards.add_argument(
        "--resources", type=Path, metavar="FILE", help="write them as resources for CTest"
    )


def _add_probe(commands: "_Commands") -> None:
    probe = commands.add_parser(
        "probe", help="try out boards, and list serial ports", description=run_probe.__doc__
    )
    _add_places(probe)
    add_wait(probe)
    probe.add_argument("--json", action="store_true", help="for a machine to read")


def _add_farm(commands: "_Commands") -> None:
    farm = commands.add_parser(
        "farm", help="make all runs of a plan: a night", description=run_farm.__doc__
    )
    farm.add_argument("plan", type=Path, metavar="PLAN.toml")
    farm.add_argument(
        "--resume",
        action="store_true",
        help="go on with the newest night if it was cut short; begin one if not",
    )
    farm.add_argument("--dry-run", action="store_true", help="list the runs, check their files")


def _add_places(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "places",
        type=Path,
        nargs="*",
        metavar="PLACE",
        help=f"files and folders of boards (default: what {PLACES_VARIABLE} lists)",
    )


def _least(text: str) -> tuple[str, int]:
    condition, _, share = text.rpartition("=")
    if condition and condition not in CONDITIONS:
        known = ", ".join(CONDITIONS)
        raise argparse.ArgumentTypeError(f"no condition '{condition}'; one of {known}")
    return condition, percent(share)
