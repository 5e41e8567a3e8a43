# Keeps every byte of every boot, as it came, in one file.
# SPDX-License-Identifier: BSD-2-Clause

from pathlib import Path

from selfe_runner.problem import Problem


class RawLog:
    """The console of a run; a line of the runner's own stands before each boot.

    A log that cannot be written any more ends there, and the run goes on without it: the verdicts
    do not depend on it. `problem` then says so.
    """

    def __init__(self, path: Path, is_continued: bool = False) -> None:
        """`is_continued`: what an earlier process of the same run wrote stays."""
        self.path = path
        self.problem = ""
        try:
            self._file = open(path, "ab" if is_continued else "wb", buffering=0)
        except OSError as error:
            raise Problem(
                f"cannot write the log: {error.strerror}",
                "choose another --log",
                place=path,
            ) from error

    def boot(self, boot: int, planned: int, nonce: int) -> int:
        """Marks the start of a boot; the offset in the file of the boot's first byte."""
        self.write(b"\n--- boot %d: %d cases, nonce %08x ---\n" % (boot, planned, nonce))
        return self._size()

    def write(self, data: bytes) -> None:
        if self.problem:
            return
        view = memoryview(data)
        try:
            while view:
                view = view[self._file.write(view) :]
        except OSError as error:
            self.problem = f"the log {self.path} ends at byte {self._size()}: {error.strerror}"

    def close(self) -> None:
        self._file.close()

    def _size(self) -> int:
        return self._file.tell() if self._file.seekable() else 0
