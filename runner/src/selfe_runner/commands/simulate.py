# `selfe-run simulate`: starts an image in QEMU, or on a board, and shows its console.
# SPDX-License-Identifier: BSD-2-Clause

import sys
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from selfe_runner.commands.machine import Machine, board_machine, qemu_machine
from selfe_runner.input.image import read_image
from selfe_runner.input.platform import Platform, read_platform
from selfe_runner.input.symbols import Symbols, find_symbols
from selfe_runner.judge.boot_end import BootEnd
from selfe_runner.judge.kernel_death import DeathWatch, death
from selfe_runner.judge.root_fault import RootFault, RootFaultWatch
from selfe_runner.problem import Problem
from selfe_runner.protocol.decoder import Decoder, Event, Text
from selfe_runner.protocol.message import Backtrace, CodeAddress, End, parse_message
from selfe_runner.text import console_lines, printable
from selfe_runner.transport.keyboard import keyboard
from selfe_runner.transport.transport import Transport

_ROUND_SECONDS = 0.2
_GRACE_SECONDS = 1.0  # of silence, after which a kernel's last words were its last
_QUIET_SECONDS = 10.0  # of silence, after which the user is told; then after twice as long, …
_RECENT_BYTES = 4096
_SHOWN_CHARACTERS = 100  # of the last line
_MOST_ADDRESSES = 64  # of a backtrace; a program that sends them for ever must not fill the memory


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


@dataclass(frozen=True)
class Outcome:
    """`backtrace`: how the program came to its end, if it said so."""

    exit_code: int
    text: str
    backtrace: tuple[CodeAddress, ...] = ()


class Watcher:
    """Decides from the console alone when a simulation is over and whether it went well."""

    def __init__(self, until: str, output_bytes: int, now: float) -> None:
        self.outcome: Outcome | None = None
        self._bytes_left = output_bytes
        self._output_bytes = output_bytes
        self._until = until.encode()
        self._tail = b""
        self._decoder = Decoder()
        self._death = DeathWatch()
        self._last_words: bytes | None = None
        self._fault_watch = RootFaultWatch()
        self._fault: RootFault | None = None
        self._last_heard = now
        self._recent = b""
        self._quiet_seconds = _QUIET_SECONDS
        self._backtrace: tuple[CodeAddress, ...] = ()
        self._told: tuple[CodeAddress, ...] = ()

    def begins(self, now: float) -> None:
        """The image has been started."""
        self._last_heard = now

    def hear(self, data: bytes, now: float) -> None:
        """Takes what the console said; nothing if it was silent until `now`."""
        if data:
            self._last_heard = now
            self._quiet_seconds = _QUIET_SECONDS
            self._look_for_text(data)
            self._hear_events(self._decoder.feed(data))
            self._bytes_left -= len(data)
            if self._bytes_left < 0:
                self._end(1, f"more than {self._output_bytes >> 20} MiB of output")
        else:
            self._hear_events(self._decoder.settle())
            if now >= self._last_heard + _GRACE_SECONDS:
                self._tell_backtrace()
            if self._last_words is not None and now >= self._last_heard + _GRACE_SECONDS:
                self._end(1, death(self._last_words).text)
            if self._fault is not None and now >= self._last_heard + _GRACE_SECONDS:
                self._backtrace = (self._fault.at,)
                self._end(1, f"the root task faulted: {self._fault.what}")

    def silence(self, now: float) -> str:
        """What to tell somebody who waits; empty while the console has not been silent for long."""
        if self.outcome is not None or now < self._last_heard + self._quiet_seconds:
            return ""
        seconds, self._quiet_seconds = self._quiet_seconds, 2 * self._quiet_seconds
        last = console_lines(self._recent)[-1:]
        after = f" after: {last[0][-_SHOWN_CHARACTERS:]}" if last else "; nothing was ever said"
        return (
            f"the console has been silent for {seconds:g} s{after}\n"
            "selfe-run:   (a program that ended without its end line, or faulted, leaves the kernel"
            " idle; Ctrl-C ends the simulation, --timeout bounds it)"
        )

    def close(self, end: BootEnd) -> None:
        """The machine is gone."""
        self._end(1, end.text)

    @property
    def is_at_line_start(self) -> bool:
        """Whether what comes next on the terminal does not continue a line of the console."""
        return not self._recent or self._recent.endswith(b"\n")

    def time_is_up(self, seconds: float) -> None:
        self._end(1, f"{seconds:g} s are over{self._missing()}")

    def _missing(self) -> str:
        return f" before {printable(self._until)!r} was seen" if self._until else ""

    def _look_for_text(self, data: bytes) -> None:
        text = self._tail + data
        if self._until and self._until in text:
            self._end(0, f"seen: {printable(self._until)}")
        self._tail = text[-len(self._until) :] if self._until else b""
        self._recent = (self._recent + data)[-_RECENT_BYTES:]

    def _hear_events(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, Text):
                self._last_words = self._last_words or self._death.line_in(event.data)
                self._fault = self._fault or self._fault_watch.fault_in(event.data)
                if event.data.strip():
                    self._tell_backtrace()
                continue
            match parse_message(event.body):
                case Backtrace(addresses):
                    self._backtrace = (self._backtrace + addresses)[:_MOST_ADDRESSES]
                case End(how, text):
                    is_good = how == "return" and not self._until
                    said = f"the program ended: {how} {text}".rstrip()
                    self._end(0 if is_good else 1, said + self._missing())
                case _:
                    self._tell_backtrace()

    def _tell_backtrace(self) -> None:
        """The program goes on: its backtrace was not that of its end, but of a thread of it."""
        self._told += self._backtrace
        self._backtrace = ()

    def take_told(self) -> tuple[CodeAddress, ...]:
        """The addresses of backtraces that were not followed by an end, each once."""
        told, self._told = self._told, ()
        return told

    def _end(self, exit_code: int, text: str) -> None:
        self.outcome = self.outcome or Outcome(exit_code, text, self._backtrace)


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
