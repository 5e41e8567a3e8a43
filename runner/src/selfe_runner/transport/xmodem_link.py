# Sends a file over a console by XMODEM with blocks of 1 KiB (python3-xmodem does the protocol).
# SPDX-License-Identifier: BSD-2-Clause

import io
import time
from collections.abc import Callable

from xmodem import XMODEM1k

from selfe_runner.transport.line import Line
from selfe_runner.transport.trouble import Trouble

_RETRIES = 8  # of one block


class XmodemLink:
    """`heard` gets what is no answer of the protocol: all that comes before and after it."""

    def __init__(
        self,
        line: Line,
        heard: Callable[[bytes], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._line = line
        self._heard = heard
        self._clock = clock
        self._waiting = b""

    def send(self, data: bytes, seconds: float) -> None:
        """Sends `data`, the last block filled up with 0x1a. Trouble: it was not taken, or not
        within `seconds`."""
        give_up = self._clock() + seconds

        def get(size: int, timeout: float = 1) -> bytes | None:
            if self._clock() > give_up:
                raise Trouble(f"XMODEM took longer than {seconds:g} s")
            return self._get(size, timeout)

        def put(block: bytes, timeout: float = 1) -> int:
            self._line.write(block)
            return len(block)

        if not XMODEM1k(get, put).send(io.BytesIO(data), retry=_RETRIES, quiet=True):
            raise Trouble("the loader did not take the image by XMODEM")
        self._heard(self._waiting)

    def _get(self, size: int, timeout: float) -> bytes | None:
        until = self._clock() + timeout
        while len(self._waiting) < size:
            left = until - self._clock()
            if left <= 0:
                return None
            self._waiting += self._line.read(left)
        answer, self._waiting = self._waiting[:size], self._waiting[size:]
        return answer
