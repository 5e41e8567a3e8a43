# A file that grows at its end, and that a full disk does not tear.
# SPDX-License-Identifier: BSD-2-Clause

import fcntl
import os
import stat
from pathlib import Path


def is_being_written(path: Path) -> bool:
    """Whether another process has a PatientFile open there."""
    if path.is_symlink() or not path.is_file():
        return False
    try:
        file = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return False
    except BlockingIOError:
        return True
    finally:
        os.close(file)


class PatientFile:
    """Appends bytes in order, each as soon as there is room for it.

    What a full disk refuses waits in memory for the next write, so the file holds at any time a
    beginning of all that was written. Locked, if it is a plain file, until this process closes it
    or is dead. OSError of the constructor: it cannot be opened; BlockingIOError: another process
    has it.
    """

    def __init__(self, path: Path, keep: int) -> None:
        """`keep`: how many bytes of a file that is there stay."""
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
        self._waiting = b""
        self.trouble: OSError | None = None  # why something waits
        try:
            if stat.S_ISREG(os.fstat(self._file).st_mode):
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                os.ftruncate(self._file, keep)
                os.lseek(self._file, keep, os.SEEK_SET)
        except OSError:
            os.close(self._file)
            raise

    def write(self, data: bytes) -> None:
        self._waiting += data
        self.trouble = None
        try:
            while self._waiting:
                self._waiting = self._waiting[os.write(self._file, self._waiting) :]
        except OSError as error:
            self.trouble = error

    def close(self) -> None:
        """Tries once more to write what waits. OSError: it could not be written."""
        self.write(b"")
        os.close(self._file)
        if self.trouble is not None:
            raise self.trouble
