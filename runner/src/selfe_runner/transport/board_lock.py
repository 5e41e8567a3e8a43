# One user of a board at a time, among all processes and people of this host.
# SPDX-License-Identifier: BSD-2-Clause

import fcntl
import getpass
import os
import time
from collections.abc import Callable
from pathlib import Path

from selfe_runner.problem import Problem
from selfe_runner.text import printable_text

# World-writable with the sticky bit, and gone after a boot of the host, as locks should be.
FOLDER = Path("/run/lock")

_AGAIN_SECONDS = 0.5


class BoardLock:
    """Holds the board `name` from `acquire` to `release`, or until this process is dead, however it
    died: the lock is the kernel's, the file only says to people who has it."""

    def __init__(self, name: str, folder: Path = FOLDER) -> None:
        self._name = name
        self._path = folder / f"selfe-board-{name}.lock"
        self._file = -1

    def acquire(self, seconds: float, waiting: Callable[[str], None] = lambda _: None) -> None:
        """Waits up to `seconds`; `waiting` is told once for whom. Problem: the board is in use."""
        self._file = self._open()
        give_up = time.monotonic() + seconds
        was_told = False
        while not self._try():
            owner = self._owner()
            if time.monotonic() >= give_up:
                os.close(self._file)
                self._file = -1
                raise Problem(
                    f"board {self._name} is in use{owner}", "--wait SECONDS waits for it"
                )
            if not was_told:
                waiting(f"waiting for board {self._name}, which is in use{owner}")
                was_told = True
            time.sleep(_AGAIN_SECONDS)
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, f"{getpass.getuser()}, process {os.getpid()}\n".encode(), 0)

    def release(self) -> None:
        if self._file >= 0:
            os.ftruncate(self._file, 0)
            os.close(self._file)
            self._file = -1

    def _open(self) -> int:
        try:
            # Not created if it is there: in a sticky folder Linux refuses that for a file of
            # another user's (fs.protected_regular).
            try:
                return os.open(self._path, os.O_RDWR | os.O_CLOEXEC)
            except FileNotFoundError:
                file = os.open(self._path, os.O_RDWR | os.O_CLOEXEC | os.O_CREAT, 0o666)
                os.fchmod(file, 0o666)  # whatever the umask: the next user writes his name, too
                return file
        except OSError as error:
            raise Problem(f"cannot lock the board: {error.strerror}", place=self._path) from error

    def _try(self) -> bool:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            return False

    def _owner(self) -> str:
        owner = os.pread(self._file, 200, 0).decode("utf-8", "replace").strip()
        return f" by {printable_text(owner)}" if owner else ""
