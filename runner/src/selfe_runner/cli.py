# selfe-run: from the command line to a command, and from how that ended to an exit code.
# SPDX-License-Identifier: BSD-2-Clause

import argparse
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from contextlib import nullcontext, redirect_stdout
from types import FrameType

from selfe_runner.arguments import command_line
from selfe_runner.commands.boards import BoardsOptions, run_boards
from selfe_runner.commands.farm import FarmOptions, run_farm
from selfe_runner.commands.matrix import MatrixOptions, run_matrix
from selfe_runner.commands.platform import run_platform
from selfe_runner.commands.probe import ProbeOptions, run_probe
from selfe_runner.commands.report import report_after, run_report
from selfe_runner.commands.simulate import SimulateOptions, run_simulate
from selfe_runner.commands.summary import run_summary
from selfe_runner.commands.test import run_test
from selfe_runner.problem import Problem
from selfe_runner.report_arguments import report_options
from selfe_runner.run_arguments import test_options
from selfe_runner.text import printable_text

EXIT_PROBLEM = 1
EXIT_BUG = 70


class Stopped(BaseException):
    """A signal asked the runner to end. Not an Exception: nothing but `main` may catch it."""

    def __init__(self, signal_number: int) -> None:
        super().__init__(signal_number)
        self.signal_number = signal_number


def main(arguments: Sequence[str]) -> int:
    """Runs a command. Exit codes: 0 done, 1 wrong input or failed, 2 usage, 70 a bug of ours,
    128 + n ended by signal n."""
    options = command_line().parse_args(arguments)
    stop = _Stop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)
    try:
        return _run(options)
    except Problem as problem:
        for line in problem.lines():
            print(printable_text(line), file=sys.stderr)
        return EXIT_PROBLEM
    except Stopped as stopped:
        hint = "; --resume goes on with this run" if options.command == "test" else ""
        name = signal.Signals(stopped.signal_number).name
        print(f"\nselfe-run: {name}{hint}", file=sys.stderr)
        return 128 + stopped.signal_number
    except BrokenPipeError:
        # Whoever read our output has enough; nothing of ours may complain on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE
    except Exception:
        traceback.print_exc()
        print("error: this is a bug of selfe-run, please report it", file=sys.stderr)
        return EXIT_BUG


def run() -> int:
    """The entry point of an installed package."""
    return main(sys.argv[1:])


class _Stop:
    """The handler: the first signal ends the command, further ones change nothing, for what ends
    it takes a board's power away. They are not ignored by SIG_IGN, which children inherit."""

    def __init__(self) -> None:
        self._is_stopping = False

    def __call__(self, number: int, _frame: FrameType | None) -> None:
        if not self._is_stopping:
            self._is_stopping = True
            raise Stopped(number)


def _run(options: argparse.Namespace) -> int:
    match options.command:
        case "test":
            return _run_test(options)
        case "simulate":
            return run_simulate(
                SimulateOptions(
                    image=options.image,
                    symbols=options.symbols,
                    platform=options.platform,
                    prefix=options.prefix,
                    until=options.until,
                    seconds=options.timeout,
                    output_bytes=options.output_limit << 20,
                    is_interactive=options.interactive,
                    gdb_port=options.gdb,
                    qemu_arguments=tuple(options.qemu_arguments),
                    boards=tuple(options.board),
                    wait=options.wait,
                )
            )
        case "platform":
            return run_platform(options.platforms, options.json)
        case "farm":
            return run_farm(FarmOptions(options.plan, options.resume, options.dry_run))
        case "probe":
            return run_probe(ProbeOptions(tuple(options.places), options.wait, options.json))
        case "boards":
            return run_boards(
                BoardsOptions(
                    places=tuple(options.places),
                    platform=options.platform,
                    is_json=options.json,
                    resources=options.resources,
                )
            )
        case "report":
            return run_report(report_options(options))
        case "matrix":
            return run_matrix(
                MatrixOptions(
                    journals=tuple(options.journals),
                    catalogue=options.catalogue,
                    tsv=options.tsv,
                    json=options.json,
                    least=tuple(options.least),
                    is_choice_excused=options.unless_chosen,
                    untested=options.untested,
                )
            )
        case _:
            return run_summary(options.journals, options.json)


def _run_test(options: argparse.Namespace) -> int:
    test = test_options(options)
    is_json = options.report == "json"
    with redirect_stdout(sys.stderr) if is_json else nullcontext():
        status = run_test(test)
    if options.report:
        # Whatever is good of what it shows: the run itself may have ended badly.
        status = run_summary([test.journal], is_json, is_choice_wanted=True) or status
    if options.html:
        with redirect_stdout(sys.stderr) if is_json else nullcontext():
            report_after(test.journal, options.html)
    return status
