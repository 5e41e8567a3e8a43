# The command line of selfe-run: which commands there are, and what each of them takes.
# SPDX-License-Identifier: BSD-2-Clause

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from selfe_runner.commands.boards import run_boards
from selfe_runner.commands.farm import run_farm
from selfe_runner.commands.matrix import run_matrix
from selfe_runner.commands.platform import run_platform
from selfe_runner.commands.probe import run_probe
from selfe_runner.commands.simulate import run_simulate
from selfe_runner.commands.summary import run_summary
from selfe_runner.commands.test import run_test
from selfe_runner.input.board_set import PLACES_VARIABLE
from selfe_runner.input.cases import SELECT_VARIABLE
from selfe_runner.input.catalogue import DEFAULT_CATALOGUE
from selfe_runner.input.catalogue_table import CONDITIONS
from selfe_runner.judge.boot_plan import Limits
from selfe_runner.judge.ledger import Policy
from selfe_runner.report_arguments import add_report

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

# Below the TIMEOUT of the boot tests (900 s): ctest kills, and a killed run has no verdicts.
RUN_SECONDS = 840.0


def command_line() -> argparse.ArgumentParser:
    """Gives `command` and, named after its options, all that the command was given."""
    parser = argparse.ArgumentParser(
        prog="selfe-run",
        description="Boots test images in QEMU or on boards and judges their cases.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_test(commands)
    _add_simulate(commands)
    _add_summary(commands)
    _add_matrix(commands)
    add_report(commands)
    _add_platform(commands)
    _add_boards(commands)
    _add_probe(commands)
    _add_farm(commands)
    return parser


def _add_test(commands: "_Commands") -> None:
    test = commands.add_parser(
        "test", help="run the cases of an image", description=run_test.__doc__
    )
    _add_machine_arguments(test)
    test.add_argument("--cases", type=Path, required=True, metavar="CASES.json")
    test.add_argument("--journal", type=Path, required=True, help="result file to write")
    test.add_argument("--junit", type=Path, help="JUnit file (default: beside the journal)")
    test.add_argument("--log", type=Path, help="console log (default: beside the journal)")
    test.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="GLOB",
        help=f"run only cases of this name; repeatable (else: {SELECT_VARIABLE}=GLOB,GLOB)",
    )
    _add_board_arguments(test)
    test.add_argument(
        "--engine", type=Path, metavar="FILE", help="in the place of QEMU, boards of other hosts"
    )
    _add_limits(test)
    test.add_argument(
        "--resume",
        action="store_true",
        help="go on with the run of this journal if it was killed; run everything if not",
    )
    test.add_argument("--strict", action="store_true", help="exit 1 unless all cases passed")
    test.add_argument(
        "--report",
        choices=("text", "json"),
        help="afterwards, what `summary` prints; exit 0 if what was to run is good",
    )
    test.add_argument(
        "--html",
        type=Path,
        metavar="FILE",
        help="afterwards, what `report` writes, and beside it, as .json, what it compares with",
    )


def _add_limits(test: argparse.ArgumentParser) -> None:
    limits, policy = Limits(), Policy()
    test.add_argument(
        "--boot-timeout",
        type=_seconds,
        metavar="SECONDS",
        help=f"from the image's start to HELLO (default {limits.boot_seconds:g}, or the board's)",
    )
    _add_seconds(test, "--case-timeout", limits.case_seconds, "for one case")
    _add_seconds(test, "--run-timeout", RUN_SECONDS, "for the whole run")
    _add_count(test, "--max-boots", policy.max_boots, "boots at most")
    _add_count(test, "--retries", policy.retries, "new tries of a case without a verdict")
    _add_count(test, "--retry-failed", policy.failure_retries, "new tries of a case that failed")
    _add_count(test, "--output-limit", limits.output_bytes >> 20, "MiB of output in a boot")


def _add_simulate(commands: "_Commands") -> None:
    simulate = commands.add_parser(
        "simulate", help="start an image and show its console", description=run_simulate.__doc__
    )
    _add_machine_arguments(simulate)
    simulate.add_argument("--until", default="", metavar="TEXT", help="succeed at this text")
    simulate.add_argument("--timeout", type=_seconds, metavar="SECONDS", help="end after this time")
    _add_count(simulate, "--output-limit", Limits().output_bytes >> 20, "MiB of output")
    simulate.add_argument(
        "--interactive", action="store_true", help="what is typed goes to the console"
    )
    simulate.add_argument(
        "--gdb", type=_count, metavar="PORT", help="wait for a debugger there before anything runs"
    )
    _add_board_arguments(simulate)
    simulate.add_argument(
        "qemu_arguments", nargs="*", metavar="QEMU-ARGUMENT", help="after --: more for QEMU"
    )


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
    _add_wait(probe)
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


def _add_board_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--board",
        type=Path,
        action="append",
        default=[],
        metavar="PLACE",
        help="in the place of QEMU, a free one of the boards that this file or folder describes;"
        " repeatable",
    )
    _add_wait(parser)


def _add_wait(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--wait",
        type=_seconds,
        default=0.0,
        metavar="SECONDS",
        help="for boards that somebody else uses (default: not at all)",
    )


def _add_machine_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--image", type=Path, required=True, help="ELF file to boot")
    parser.add_argument("--platform", type=Path, required=True, metavar="PLATFORM.toml")
    parser.add_argument("--prefix", type=Path, required=True, help="installed kernel in the image")
    parser.add_argument(
        "--symbols",
        type=Path,
        metavar="ELF",
        help="the root task in the image, which names the addresses of a backtrace"
        " (default: the image's name without .image.elf)",
    )


def _add_seconds(parser: argparse.ArgumentParser, name: str, default: float, what: str) -> None:
    parser.add_argument(
        name,
        type=_seconds,
        default=default,
        metavar="SECONDS",
        help=f"{what} (default {default:g})",
    )


def _add_count(parser: argparse.ArgumentParser, name: str, default: int, what: str) -> None:
    parser.add_argument(
        name, type=_count, default=default, metavar="N", help=f"{what} (default {default})"
    )


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"not a time above 0 s: {text}")
    return value


def _least(text: str) -> tuple[str, int]:
    condition, _, percent = text.rpartition("=")
    if condition and condition not in CONDITIONS:
        known = ", ".join(CONDITIONS)
        raise argparse.ArgumentTypeError(f"no condition '{condition}'; one of {known}")
    return condition, _count(percent)


def _count(text: str) -> int:
    value = int(text) if text.isdecimal() else -1
    if value < 0:
        raise argparse.ArgumentTypeError(f"not a number from 0 up: {text}")
    return value
