# The machine that a command uses: the QEMU that plays the platform, or a board.
# SPDX-License-Identifier: BSD-2-Clause

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from selfe_runner.commands.board_choice import locked_board
from selfe_runner.input.kernel_prefix import read_kernel_config
from selfe_runner.input.platform import Platform
from selfe_runner.transport.board import BoardTransport
from selfe_runner.transport.line import Line, SerialLine
from selfe_runner.transport.power import PowerSwitch
from selfe_runner.transport.qemu import QemuTransport
from selfe_runner.transport.qemu_command import check_kernel, derive_qemu_command
from selfe_runner.transport.transport import Transport
from selfe_runner.transport.typed import TypedTransport


@dataclass(frozen=True)
class Machine:
    """`name`: for reports; `command`: QEMU's, empty for a board; `text`: what a user is told first;
    `boot_seconds`: how long an image may take to its first word, if the machine has an opinion;
    `clock`: seconds, by which silence is judged."""

    transport: Transport
    name: str
    command: tuple[str, ...]
    text: tuple[str, ...]
    boot_seconds: float | None = None
    clock: Callable[[], float] = time.monotonic


def qemu_machine(
    platform: Platform,
    prefix: Path,
    image: Path,
    arguments: Sequence[str] = (),
    keyboard: int | None = None,
) -> Machine:
    """The QEMU that plays `platform` with the kernel of `prefix`; `arguments` are more for it, what
    is typed at the descriptor `keyboard` goes to its console."""
    command = derive_qemu_command(platform, read_kernel_config(prefix), image)
    command = replace(command, head=(*command.head, *arguments))
    return Machine(
        transport=QemuTransport(command, keyboard),
        name="QEMU",
        command=command.argv(str(image)),
        text=(command.text(str(image)), f"  ({command.reason})"),
    )


@contextmanager
def board_machine(
    places: Sequence[Path],
    platform: Platform,
    prefix: Path,
    wait: float,
    say: Callable[[str], None],
    keyboard: int | None = None,
) -> Iterator[Machine]:
    """One of the boards that the files and folders `places` describe, locked until the context
    ends; complaints go to `say`, what is typed at the descriptor `keyboard` to its console.

    Problem: no board of the platform can be used, or all are in use for longer than `wait` seconds.
    """
    check_kernel(platform, read_kernel_config(prefix))
    with locked_board(places, platform.name, wait, say) as board:
        line, power = SerialLine(board.console), PowerSwitch(board.power)
        transport = BoardTransport(board, line, power)
        try:
            yield Machine(
                transport=_with_keyboard(transport, line, keyboard),
                name=board.id,
                command=(),
                text=(f"board {board.id}: {board.description}", f"  (console {board.console.url})"),
                boot_seconds=board.times.boot_seconds,
            )
        finally:
            transport.stop()
            for complaint in transport.complaints:
                say(f"warning: board {board.id} may be on still: {complaint}")


def _with_keyboard(transport: Transport, line: Line, keyboard: int | None) -> Transport:
    return transport if keyboard is None else TypedTransport(transport, line, keyboard)
