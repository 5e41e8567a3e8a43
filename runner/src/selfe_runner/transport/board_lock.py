# One user of a board at a time, among all processes and people of this host.
# SPDX-License-Identifier: BSD-2-Clause

import errno
import fcntl
import getpass
import os
import stat
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from selfe_runner.problem import Problem
from selfe_runner.text import printable_text

# World-writable with the sticky bit, and gone after a boot of the host, as locks should be.
FOLDER = Path("/run/lock")

_AGAIN_SECONDS = 0.5
_MOST_OF_A_NAME = 200  # bytes

# In the folder anybody may put a link to a file that is ours to write, or a FIFO, whose opening
# waits for its other end.
_CAREFULLY = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK


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
            file = os.open(self._path, os.O_RDONLY | _CAREFULLY)
        except OSError:
            return ""
        try:
            data = os.read(file, _MOST_OF_A_NAME) if _is_plain(os.fstat(file)) else b""
        finally:
            os.close(file)
        text = data.decode("utf-8", "replace").strip()
        return f" by {printable_text(text)}" if text else ""

    def is_in_use(self) -> bool:
        return self.holder() is not None

    def holder(self) -> int | None:
        """The process that has the board; None if nobody has it, or nobody in sight of this
        process's name space. Asked of the kernel's list of locks: trying the lock would keep
        others from it for a moment."""
        try:
            status = os.lstat(self._path)
        except OSError:
            return None
        device = status.st_dev
        inode = f"{os.major(device):02x}:{os.minor(device):02x}:{status.st_ino}"
        for line in Path("/proc/locks").read_text().splitlines():
            words = line.split()  # proc_locks(5): number, kind, mode, access, process, file
            if words[1] == "FLOCK" and words[5] == inode:
                return int(words[4])
        return None

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
                file = os.open(self._path, os.O_RDWR | _CAREFULLY)
            except FileNotFoundError:
                file = os.open(self._path, os.O_RDWR | _CAREFULLY | os.O_CREAT, 0o666)
                os.fchmod(file, 0o666)  # whatever the umask: the next user writes his name, too
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.EISDIR, errno.ENXIO):  # link, folder, socket
                raise self._no_plain_file() from error
            raise Problem(f"cannot lock the board: {error.strerror}", place=self._path) from error
        if not _is_plain(os.fstat(file)):
            os.close(file)
            raise self._no_plain_file()
        return file

    def _no_plain_file(self) -> Problem:
        text = "cannot lock the board: this is no plain file with one name"
        return Problem(text, "whoever put it there should remove it", place=self._path)


def _is_plain(status: os.stat_result) -> bool:
    """A regular file with no other name: what is written to it changes nothing else."""
    return stat.S_ISREG(status.st_mode) and status.st_nlink == 1


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
