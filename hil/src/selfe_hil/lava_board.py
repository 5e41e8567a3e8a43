# The command line of lava-board: what a LAVA worker calls to reach the board of a board file.
# SPDX-License-Identifier: BSD-2-Clause

import argparse
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from selfe_hil.lava_console import carry_console
from selfe_hil.lava_job import is_console_of_this_job
from selfe_runner.input.board import Board, read_board
from selfe_runner.input.board_load import UBootLoad
from selfe_runner.problem import Problem
from selfe_runner.text import printable_text
from selfe_runner.transport.board_lock import BoardLock
from selfe_runner.transport.line import SerialLine
from selfe_runner.transport.power import PowerSwitch
from selfe_runner.transport.trouble import Trouble

_TOOL = Path(__file__).resolve().parents[2] / "lava-board"
_LOCK_SECONDS = 20.0  # for somebody of this host who is about to leave the board


def main(arguments: Sequence[str]) -> int:
    """Exit codes: 0 done, 1 it could not be done, 2 usage."""
    options = _parser().parse_args(arguments)
    try:
        board = read_board(options.board)
        match options.do:
            case "console":
                _console(board)
            case "power":
                _switch(board, options.state)
            case _:
                print(device_dictionary(board), end="")
    except Trouble as trouble:
        print(f"error: {printable_text(trouble.text)}", file=sys.stderr)
        return 1
    except Problem as problem:
        for line in problem.lines():
            print(printable_text(line), file=sys.stderr)
        return 1
    return 0


def device_dictionary(board: Board) -> str:
    """The dictionary of `board` for LAVA's server, of the device type `selfe-PLATFORM`.

    Problem: its images are not loaded by U-Boot over TFTP, which is the way of our device types.
    """
    load = board.load
    if not isinstance(load, UBootLoad) or load.by != "tftp":
        raise Problem(
            "LAVA loads images by U-Boot over TFTP, this board does not",
            'give it a file with method = "u-boot" and by = "tftp" in [load]',
            place=board.file,
        )
    file = board.file.absolute()
    settings = {
        "connection_command": _command("console", file),
        "hard_reset_command": _command("power", file, "on"),
        "power_on_command": _command("power", file, "on"),
        "power_off_command": _command("power", file, "off"),
    }
    if load.address is not None:  # if it is: the type's, since LAVA starts an ELF file always
        settings["load_address"] = f"{load.address:#x}"
    lists = {"network_commands": load.setup, "start_commands": load.before_start}
    lines = [f"{{% extends 'selfe-{board.platform}.jinja2' %}}"]
    lines += [f"{{% set {name} = {value!r} %}}" for name, value in settings.items()]
    lines += [f"{{% set {name} = {list(value)!r} %}}" for name, value in lists.items() if value]
    return "\n".join([*lines, ""])


def _command(do: str, file: Path, *more: str) -> str:
    return shlex.join([str(_TOOL), do, str(file), *more])


def _console(board: Board) -> None:
    """The lock is held for as long as LAVA has the console, which is from before power-on."""
    lock = BoardLock(board.id)
    lock.acquire(_LOCK_SECONDS)
    line = SerialLine(board.console)
    try:
        carry_console(line, sys.stdin.fileno(), sys.stdout.fileno())
    finally:
        line.close()
        lock.release()


def _switch(board: Board, state: str) -> None:
    """Problem: the board is somebody's, and not the console's of the same job."""
    lock = BoardLock(board.id)
    if not (lock.try_acquire() or _is_this_jobs(lock) or lock.try_acquire()):
        text = f"board {board.id} is not switched {state}, it is in use{lock.user()}"
        raise Problem(text, "who has it switches it")
    power = PowerSwitch(board.power)
    try:
        if state == "on":
            power.on()
        else:
            power.off()
    finally:
        lock.release()


def _is_this_jobs(lock: BoardLock) -> bool:
    holder = lock.holder()
    return holder is not None and is_console_of_this_job(holder, _TOOL.name)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lava-board", description="Makes the board of a board file one of LAVA's."
    )
    orders = parser.add_subparsers(dest="do", required=True, metavar="ORDER")
    for name, what in (
        ("console", "be the board's console, on standard input and output"),
        ("power", "switch it, if nobody has it but this job's console"),
        ("device", "print its device dictionary for LAVA's server"),
    ):
        order = orders.add_parser(name, help=what)
        order.add_argument("board", type=Path, metavar="BOARD.toml")
        if name == "power":
            order.add_argument("state", choices=["on", "off"])
    return parser
