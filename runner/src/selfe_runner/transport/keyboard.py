# What a person types, as a machine's serial line takes it.
# SPDX-License-Identifier: BSD-2-Clause

import os
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager

_LFLAG, _IFLAG, _CC = 3, 0, 6  # places in what tcgetattr gives


@contextmanager
def keyboard() -> Iterator[int | None]:
    """The descriptor of standard input; None if it is another's: the terminal of a job in the
    foreground.

    Until the end a terminal hands over each key at once and shows none of it, since the program on
    the machine decides what is shown. Ctrl-C and its like stay signals. Then it is what it was.
    """
    number = sys.stdin.fileno()
    if not os.isatty(number):
        yield number
        return
    if os.tcgetpgrp(number) != os.getpgrp():
        yield None
        return
    before = termios.tcgetattr(number)
    during = termios.tcgetattr(number)
    during[_LFLAG] &= ~(termios.ICANON | termios.ECHO)
    during[_IFLAG] &= ~termios.ICRNL  # Enter is a carriage return on a serial line
    during[_CC][termios.VMIN], during[_CC][termios.VTIME] = 1, 0
    termios.tcsetattr(number, termios.TCSADRAIN, during)
    try:
        yield number
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)
