# `selfe-run simulate`: starts an image in QEMU, or on a board, and shows its console.
# SPDX-License-Identifier: BSD-2-Clause

import sys
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from selfe_runner.commands.machine import Machine, board_machine, qemu_machine
from selfe_runner.commands.watcher import Outcome, Watcher
from selfe_runner.input.image import read_image
from selfe_runner.input.platform import Platform, read_platform
from selfe_runner.input.symbols import Symbols, find_symbols
from selfe_runner.judge.boot_end import BootEnd
from selfe_runner.problem import Problem
from selfe_runner.protocol.message import CodeAddress
from selfe_runner.transport.keyboard import keyboard
from selfe_runner.transport.transport import Transport

_ROUND_SECONDS = 0.2


@dataclass(frozen=True)
class SimulateOptions:
    """The command line. `symbols`: the root task's ELF file, None for the one beside the image;
    `until`: text on the console that ends the simulation with success;
    `seconds`: after which it ends, None for never; `output_bytes`: most that it may say;
    `is_interactive`: standard input goes to the console; `gdb_port`: QEMU waits there for a
    debugger, None for not; `qemu_arguments`: more of them, behind all others but the image's;
    `boards`, `wait`: as for `selfe-run test`."""

    image: Path
    symbols: Path | None
    platform: Path
    prefix: Path
    until: str
    seconds: float | None
    output_bytes: int
    is_interactive: bool = False
    gdb_port: int | None = None
    qemu_arguments: tuple[str, ...] = ()
    boards: tuple[Path, ...] = ()
    wait: float = 0.0


def run_simulate(options: SimulateOptions) -> int:
    """Exit code 0: the text was seen, or, if none was asked for, the program returned."""
    image = read_image(options.image)
    platform = read_platform(options.platform)
    symbols = find_symbols(options.symbols, options.image, image, platform.toolchain)
    with (
        keyboard() if options.is_interactive else nullcontext() as typed,
        _machine(options, platform, typed) as machine,
    ):
        for line in machine.text:
            _say(line)
        outcome = watch(machine.transport, image, options, time.monotonic, symbols)
    _say(outcome.text)
    _say_backtrace(symbols, outcome.backtrace)
    return outcome.exit_code


def _machine(
    options: SimulateOptions, platform: Platform, typed: int | None
) -> AbstractContextManager[Machine]:
    if not options.boards:
        more = _more_arguments(options)
        return nullcontext(
            qemu_machine(platform, options.prefix, options.image, more, typed)
        )
    if options.gdb_port is not None or options.qemu_arguments:
        raise Problem("--gdb and arguments for QEMU mean nothing on a board")
    return board_machine(options.boards, platform, options.prefix, options.wait, _say, typed)


def _more_arguments(options: SimulateOptions) -> tuple[str, ...]:
    gdb: tuple[str, ...] = ()
    if options.gdb_port is not None:
        gdb = ("-gdb", f"tcp:127.0.0.1:{options.gdb_port}", "-S")
    return (*gdb, *options.qemu_arguments)


def watch(
    transport: Transport,
    image: bytes,
    options: SimulateOptions,
    clock: Callable[[], float],
    symbols: Symbols,
) -> Outcome:
    """Boots `image` and copies its console to standard output until it is over; names the
    backtraces of threads in between."""
    watcher = Watcher(options.until, options.output_bytes, clock())
    try:
        transport.boot(image)
        started = clock()  # a board may take minutes to load
        watcher.begins(started)
        while watcher.outcome is None:
            heard = transport.read(_ROUND_SECONDS)
            if isinstance(heard, BootEnd):
                watcher.close(heard)
                break
            sys.stdout.buffer.write(heard)
            sys.stdout.buffer.flush()
            watcher.hear(heard, clock())
            _say_backtrace(symbols, watcher.take_told())
            if text := watcher.silence(clock()):
                _say(text)
            if options.seconds is not None and clock() >= started + options.seconds:
                watcher.time_is_up(options.seconds)
    finally:
        transport.stop()
        if not watcher.is_at_line_start:
            sys.stdout.buffer.write(b"\n")
            sys.stdout.buffer.flush()
    assert watcher.outcome is not None
    return watcher.outcome


def _say_backtrace(symbols: Symbols, addresses: Sequence[CodeAddress]) -> None:
    for line in symbols.name(addresses):
        _say(f"  {line}")


def _say(text: str) -> None:
    """The runner's own words go to standard error: standard output is the console's."""
    print(f"selfe-run: {text}", file=sys.stderr, flush=True)
