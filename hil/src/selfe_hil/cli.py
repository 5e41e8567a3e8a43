# The command line of virtual-board.
# SPDX-License-Identifier: BSD-2-Clause

import argparse
import json
import os
import shutil
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from selfe_hil.jtag_port import GDB, JtagPort, find_program
from selfe_hil.lent_board import run_with_board
from selfe_hil.sabre_u_boot import SPEED, board_file, qemu_command, u_boot_of
from selfe_hil.virtual_board import VirtualBoard, order
from selfe_hil.wire import Wire

_TOOL = Path(__file__).resolve().parents[2] / "virtual-board"


def main(arguments: Sequence[str]) -> int:
    """Exit codes: 0 done, 1 it could not be done, 2 usage."""
    options = _parser().parse_args(arguments)
    try:
        if options.do == "serve":
            return _serve(options)
        if options.do == "run":
            return _run(options)
        what = {"do": options.do}
        if options.do == "faults":
            what["faults"] = dict(options.faults)
        if options.do == "unplug":
            what["seconds"] = options.seconds
        error = order(options.folder, **what)
    except OSError as problem:
        error = f"{options.folder}: {problem.strerror or problem}"
    except ValueError as problem:
        error = str(problem)
    if error:
        print(f"error: {error}", file=sys.stderr)
    return 1 if error else 0


def _serve(options: argparse.Namespace) -> int:
    folder = options.folder.absolute()
    tftp = folder / "tftp"
    tftp.mkdir(parents=True, exist_ok=True)
    if shutil.which("qemu-system-arm") is None:
        raise ValueError("qemu-system-arm is not installed: apt-get install qemu-system-arm")
    program = find_program(options.virtual_jtag) if options.by == "jtag" else None
    u_boot, entry = u_boot_of(options.u_boot.read_bytes())
    (folder / "u-boot.bin").write_bytes(u_boot)
    text = board_file(options.name, _TOOL, folder, options.by)
    temporary = folder / "board.toml.new"
    temporary.write_text(text)
    # Paths of sockets are short: the board's own folder is where both ends meet.
    os.chdir(folder)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    jtag = JtagPort(Path("."), program, options.seed) if program else None
    gdb = Path(GDB) if jtag else None
    command = qemu_command(folder / "u-boot.bin", entry, Path("serial"), tftp, gdb)
    board = VirtualBoard(Path("."), command, Wire(options.seed, SPEED), jtag)

    def ready() -> None:
        file = temporary.rename(folder / "board.toml")
        print(f"ready: {file}; ends by `virtual-board quit {folder}`", flush=True)

    try:
        board.serve(ready)
    finally:
        if jtag:
            jtag.close()
    return 0


def _run(options: argparse.Namespace) -> int:
    serve = [str(_TOOL), "serve", "--u-boot", str(options.u_boot), "--by", options.by]
    # A name of its own: boards of one name share a lock.
    serve += ["--name", f"{options.name}-{os.getpid()}", "--seed", str(options.seed)]
    if options.virtual_jtag:
        serve += ["--virtual-jtag", str(options.virtual_jtag)]
    return run_with_board(serve, options.words)


def _fault(text: str) -> tuple[str, float | int]:
    name, _, value = text.partition("=")
    try:
        return name, json.loads(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"not NAME=NUMBER: {text}") from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="virtual-board",
        description="A SABRE Lite that QEMU plays, with U-Boot, behind a serial line.",
    )
    orders = parser.add_subparsers(dest="do", required=True, metavar="ORDER")
    serve = orders.add_parser("serve", help="be the board until `quit`; writes FOLDER/board.toml")
    serve.add_argument("folder", type=Path)
    run = orders.add_parser("run", help="be a board for one COMMAND, after --; {board} is its file")
    run.add_argument("words", nargs="+", metavar="COMMAND")
    for order_with_board in (serve, run):
        _add_board_arguments(order_with_board)
    for name, what in (("on", "switch it on"), ("off", "switch it off"), ("quit", "end `serve`")):
        orders.add_parser(name, help=what).add_argument("folder", type=Path)
    unplug = orders.add_parser("unplug", help="take the console away for a while")
    unplug.add_argument("folder", type=Path)
    unplug.add_argument("seconds", type=float)
    faults = orders.add_parser(
        "faults", help="damage the line, or JTAG: drop=0.001 cut_after=90000 jtag_flip=1e-5"
    )
    faults.add_argument("folder", type=Path)
    faults.add_argument("faults", type=_fault, nargs="+", metavar="NAME=NUMBER")
    return parser


def _add_board_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--u-boot", type=Path, required=True, metavar="U-BOOT.imx")
    parser.add_argument("--name", default="virtual-sabre", help="the board's id")
    parser.add_argument(
        "--by", choices=["tftp", "xmodem", "jtag"], default="tftp", help="how it loads"
    )
    parser.add_argument(
        "--virtual-jtag", type=Path, metavar="PROGRAM", help="selfe-virtual-jtag, for --by jtag"
    )
    parser.add_argument("--seed", type=int, default=1, help="of the faults (default 1)")
