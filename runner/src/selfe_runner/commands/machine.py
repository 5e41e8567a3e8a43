# The machine that a command uses: the QEMU that plays the platform, or a board.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from selfe_runner.input.board import Board, read_board
from selfe_runner.input.kernel_prefix import read_kernel_config
from selfe_runner.input.platform import Platform
from selfe_runner.problem import Problem
from selfe_runner.transport.board import BoardTransport
from selfe_runner.transport.board_lock import BoardLock
from selfe_runner.transport.line import SerialLine
from selfe_runner.transport.power import PowerSwitch
from selfe_runner.transport.qemu import QemuTransport
from selfe_runner.transport.qemu_command import check_kernel, derive_qemu_command
from selfe_runner.transport.transport import Transport


@dataclass(frozen=True)
class Machine:
    """`name`: for reports; `command`: QEMU's, empty for a board; `text`: what a user is told first;
    `boot_seconds`: how long an image may take to its first word, if the machine has an opinion."""

    transport: Transport
    name: str
    command: tuple[str, ...]
    text: tuple[str, ...]
    boot_seconds: float | None = None


def qemu_machine(platform: Platform, prefix: Path, image: Path) -> Machine:
    """The QEMU that plays `platform` with the kernel of `prefix`."""
    command = derive_qemu_command(platform, read_kernel_config(prefix), image)
    return Machine(
        transport=QemuTransport(command),
        name="QEMU",
        command=command.argv(str(image)),
        text=(
            command.text(str(image)),
            f"  ({command.reason}; the run plan is patched into a copy in memory)",
        ),
    )


@contextmanager
def board_machine(
    file: Path, platform: Platform, prefix: Path, wait: float, say: Callable[[str], None]
) -> Iterator[Machine]:
    """The board of the file `file`, locked until the context ends; complaints go to `say`.

    Problem: it is another platform, in quarantine, or in use for longer than `wait` seconds.
    """
    board = read_board(file)
    _check_board(board, platform)
    check_kernel(platform, read_kernel_config(prefix))
    lock = BoardLock(board.id)
    lock.acquire(wait, say)
    transport = BoardTransport(board, SerialLine(board.console), PowerSwitch(board.power))
    try:
        yield Machine(
            transport=transport,
            name=board.id,
            command=(),
            text=(f"board {board.id}: {board.description}", f"  (console {board.console.url})"),
            boot_seconds=board.times.boot_seconds,
        )
    finally:
        transport.stop()
        lock.release()
        for complaint in transport.complaints:
            say(f"warning: board {board.id} may be on still: {complaint}")


def _check_board(board: Board, platform: Platform) -> None:
    if board.platform != platform.name:
        raise Problem(
            f"board {board.id} is a {board.platform}, the image is for {platform.name}",
            "give a board of that platform",
            place=board.file,
        )
    if board.quarantine:
        raise Problem(
            f"board {board.id} is in quarantine {board.quarantine}",
            "take [quarantine] out of its file when it is well again",
            place=board.file,
        )
