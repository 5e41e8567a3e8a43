# Runs one command with a virtual board that exists only for it.
# SPDX-License-Identifier: BSD-2-Clause

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from selfe_hil.virtual_board import order
from selfe_runner.transport.child import die_with_parent

BOARD_FILE = "board.toml"
_MARK = "{board}"
_READY_SECONDS = 60.0


def run_with_board(serve: Sequence[str], command: Sequence[str]) -> int:
    """The exit code of `command`, in which `{board}` stands for the board's file. `serve` is the
    command that serves the board, without its folder.

    However this process ends, neither board nor command go on without it.
    ValueError: the board cannot be served, or the command cannot be started.
    """
    # Python ends by SIGTERM without a word, and would leave the folder behind.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    with tempfile.TemporaryDirectory(prefix="selfe-board-") as name:
        folder = Path(name)
        quiet = subprocess.DEVNULL  # the output is the command's
        board = subprocess.Popen(
            [*serve, name], stdin=quiet, stdout=quiet, preexec_fn=_dies_with(signal.SIGKILL)
        )
        try:
            _wait_for(folder / BOARD_FILE, board)
            filled = [word.replace(_MARK, str(folder / BOARD_FILE)) for word in command]
            return _status(filled)
        finally:
            _end(folder, board)


def _status(command: Sequence[str]) -> int:
    try:
        process = subprocess.Popen(command, preexec_fn=_dies_with(signal.SIGTERM))
    except OSError as error:
        raise ValueError(f"{command[0]} cannot be started: {error.strerror}") from error
    try:
        return process.wait()
    finally:
        process.terminate()
        process.wait()


def _dies_with(number: int) -> Callable[[], None]:
    """For a child between fork and exec; this process has one thread."""
    parent = os.getpid()

    def before_exec() -> None:
        die_with_parent(number)
        if os.getppid() != parent:
            os._exit(1)

    return before_exec


def _wait_for(file: Path, board: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + _READY_SECONDS
    while not file.exists():
        if board.poll() is not None or time.monotonic() > give_up:
            raise ValueError("the virtual board was not served")
        time.sleep(0.05)


def _end(folder: Path, board: subprocess.Popen[bytes]) -> None:
    try:
        order(folder, do="quit")
    except OSError:
        board.kill()
    board.wait()
