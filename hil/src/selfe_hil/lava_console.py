# A board's console on standard input and output, for a program that types and listens there.
# SPDX-License-Identifier: BSD-2-Clause

import os
import select
import tty

from selfe_runner.transport.line import Line

_READ_BYTES = 1 << 12
_ROUND_SECONDS = 0.02  # how long what is typed may wait while the board is silent


def carry_console(line: Line, keyboard: int, screen: int) -> None:
    """Carries bytes between `line` and the descriptors until `keyboard` is closed.

    Trouble: the line is gone for good.
    """
    if os.isatty(keyboard):
        tty.setraw(keyboard)  # the board echoes; this side must not
    while True:
        if select.select([keyboard], [], [], 0)[0]:
            typed = _read(keyboard)
            if not typed:
                return
            line.write(typed)
        heard = line.read(_ROUND_SECONDS)
        while heard:
            heard = heard[os.write(screen, heard) :]


def _read(keyboard: int) -> bytes:
    try:
        return os.read(keyboard, _READ_BYTES)
    except OSError:  # how Linux says that a terminal's other end is closed
        return b""
