# Keeps every byte of every boot, as it came, in one file.
# SPDX-License-Identifier: BSD-2-Clause

from pathlib import Path

from selfe_runner.problem import Problem


class RawLog:
    """The console of a run; a line of the runner's own stands before each boot."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._file = open(path, "wb", buffering=0)
        except OSError as error:
            raise Problem(
                f"cannot write the log: {error.strerror}",
                "choose another --log",
                place=path,
            ) from error

    def boot(self, boot: int, planned: int, nonce: int) -> int:
        """Marks the start of a boot; the offset in the file of the boot's first byte."""
        self.write(b"\n--- boot %d: %d cases, nonce %08x ---\n" % (boot, planned, nonce))
        return self._file.tell()

    def write(self, data: bytes) -> None:
        view = memoryview(data)
        try:
            while view:
                view = view[self._file.write(view) :]
        except OSError as error:
            raise Problem(f"cannot write the log: {error.strerror}", place=self._path) from error

    def close(self) -> None:
        self._file.close()
