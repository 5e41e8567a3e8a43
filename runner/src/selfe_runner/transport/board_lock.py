# One user of a board at a time, among all processes and people of this host.
# SPDX-License-Identifier: BSD-2-Clause

import fcntl
import getpass
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from selfe_runner.problem import Problem
from selfe_runner.text import printable_text

# World-writable with the sticky bit, and gone after a boot of the host, as locks should be.
FOLDER = Path("/run/lock")

_AGAIN_SECONDS = 0.5
_MOST_OF_A_NAME = 200


class BoardLock:
    """Holds the board `name` from `acquire` to `release`, or until this process is dead, however it
    died: the lock is the kernel's, the file only says to people who has it."""

    def __init__(self, name: str, folder: Path = FOLDER) -> None:
        self.name = name
        self._path = folder / f"selfe-board-{name}.lock"
        self._file = -1

    def acquire(self, seconds: float, waiting: Callable[[str], None] = lambda _: None) -> None:
        """Waits up to `seconds`; `waiting` is told once for whom. Problem: the board is in use."""
        acquire_one([self], seconds, waiting)

    def try_acquire(self) -> bool:
        """Whether the board is free, and now this process's."""
        file = self._open()
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            return False
        os.ftruncate(file, 0)
        os.pwrite(file, f"{getpass.getuser()}, process {os.getpid()}\n".encode(), 0)
        self._file = file
        return True

    def user(self) -> str:
        """` by NAME, process ID` of whoever has the board, empty if he has not said so, or if
        nobody has it."""
        try:
            text = self._path.read_bytes()[:_MOST_OF_A_NAME].decode("utf-8", "replace").strip()
        except OSError:
            return ""
        return f" by {printable_text(text)}" if text else ""

    def is_in_use(self) -> bool:
        """Asked of the kernel's list of locks: trying it would keep others from it for a moment."""
        try:
            status = os.stat(self._path)
        except OSError:
            return False
        device = status.st_dev
        inode = f"{os.major(device):02x}:{os.minor(device):02x}:{status.st_ino}"
        locks = Path("/proc/locks").read_text().splitlines()
        return any("FLOCK" in words and inode in words for words in map(str.split, locks))

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


def acquire_one(
    locks: Sequence[BoardLock], seconds: float, waiting: Callable[[str], None] = lambda _: None
) -> BoardLock:
    """The first of `locks` to be free within `seconds`, held; `waiting` is told once for whom.

    Problem: all are in use.
    """
    give_up = time.monotonic() + seconds
    was_told = False
    while True:
        for lock in locks:
            if lock.try_acquire():
                return lock
        users = ", and ".join(f"board {lock.name} is in use{lock.user()}" for lock in locks)
        if time.monotonic() >= give_up:
            raise Problem(users, "--wait SECONDS waits for it")
        if not was_told:
            waiting(f"waiting: {users}")
            was_told = True
        time.sleep(_AGAIN_SECONDS)
