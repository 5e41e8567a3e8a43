# A board with a keyboard: what somebody types goes to its console while an image runs.
# SPDX-License-Identifier: BSD-2-Clause

import os
import select

from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.transport.line import Line
from selfe_runner.transport.transport import Transport
from selfe_runner.transport.trouble import Trouble

_ROUND_SECONDS = 0.05  # a line is not always something that can be waited for beside a keyboard
_READ_BYTES = 16  # what the smallest receive FIFO of a UART holds


class TypedTransport:
    """The machine `transport`, whose console is `line`, with the keyboard of the descriptor
    `keyboard`: its bytes reach the image, none of them the loader."""

    def __init__(self, transport: Transport, line: Line, keyboard: int) -> None:
        self._transport = transport
        self._line = line
        self._keyboard: int | None = keyboard

    @property
    def is_exact_line(self) -> bool:
        return self._transport.is_exact_line

    def boot(self, image: bytes) -> None:
        self._transport.boot(image)

    def read(self, seconds: float) -> bytes | BootEnd:
        heard = self._transport.read(min(seconds, _ROUND_SECONDS))
        if isinstance(heard, BootEnd):
            return heard
        try:
            self._hand_on()
        except Trouble as trouble:
            return BootEnd(How.MACHINE, trouble.text)
        return heard

    def stop(self) -> None:
        self._transport.stop()

    def _hand_on(self) -> None:
        if self._keyboard is None or not select.select([self._keyboard], [], [], 0)[0]:
            return
        typed = os.read(self._keyboard, _READ_BYTES)
        if typed:
            self._line.write(typed)
        else:
            self._keyboard = None  # whoever typed has gone
