# What `selfe-run test` and `simulate`, which start images, take on their command lines.
# SPDX-License-Identifier: BSD-2-Clause

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from selfe_runner.argument_values import add_count, add_seconds, add_wait, count, seconds
from selfe_runner.commands.simulate import run_simulate
from selfe_runner.commands.test import run_test
from selfe_runner.commands.test_options import TestOptions
from selfe_runner.input.cases import SELECT_VARIABLE
from selfe_runner.judge.boot_plan import Limits
from selfe_runner.judge.ledger import Policy

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

# Below the TIMEOUT of the boot tests (900 s): ctest kills, and a killed run has no verdicts.
RUN_SECONDS = 840.0


def add_test(commands: "_Commands") -> None:
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
    test.add_argument(
        "--strict",
        action="store_true",
        help="exit 1 unless each case passed, if only at a later try, was skipped or diverged as known",
    )
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
        type=seconds,
        metavar="SECONDS",
        help=f"from the image's start to the suite's first word (default {limits.boot_seconds:g}, or the board's)",
    )
    add_seconds(test, "--case-timeout", limits.case_seconds, "for one case")
    add_seconds(test, "--run-timeout", RUN_SECONDS, "for the whole run")
    add_count(test, "--max-boots", policy.max_boots, "boots at most")
    add_count(test, "--retries", policy.retries, "new tries of a case without a verdict")
    add_count(test, "--retry-failed", policy.failure_retries, "new tries of a case that failed")
    add_count(test, "--output-limit", limits.output_bytes >> 20, "MiB of output in a boot")


def test_options(options: argparse.Namespace) -> TestOptions:
    return TestOptions(
        image=options.image,
        symbols=options.symbols,
        cases=options.cases,
        platform=options.platform,
        prefix=options.prefix,
        journal=options.journal,
        junit=options.junit or options.journal.with_suffix(".junit.xml"),
        log=options.log or options.journal.with_suffix(".log"),
        globs=tuple(options.select),
        boards=tuple(options.board),
        engine=options.engine,
        wait=options.wait,
        limits=Limits(
            case_seconds=options.case_timeout,
            output_bytes=options.output_limit << 20,
        ),
        boot_seconds=options.boot_timeout,
        policy=Policy(
            max_boots=options.max_boots,
            retries=options.retries,
            failure_retries=options.retry_failed,
        ),
        run_seconds=options.run_timeout,
        is_resumed=options.resume,
        is_strict=options.strict,
        is_summed_up=options.report == "text",
    )


def add_simulate(commands: "_Commands") -> None:
    simulate = commands.add_parser(
        "simulate", help="start an image and show its console", description=run_simulate.__doc__
    )
    _add_machine_arguments(simulate)
    simulate.add_argument("--until", default="", metavar="TEXT", help="succeed at this text")
    simulate.add_argument("--timeout", type=seconds, metavar="SECONDS", help="end after this time")
    add_count(simulate, "--output-limit", Limits().output_bytes >> 20, "MiB of output")
    simulate.add_argument(
        "--interactive", action="store_true", help="what is typed goes to the console"
    )
    simulate.add_argument(
        "--gdb", type=count, metavar="PORT", help="wait for a debugger there before anything runs"
    )
    _add_board_arguments(simulate)
    simulate.add_argument(
        "qemu_arguments", nargs="*", metavar="QEMU-ARGUMENT", help="after --: more for QEMU"
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
    add_wait(parser)


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
