# The host's end of a virtual board's line: a terminal that plays a serial port, and can be unplugged.
# SPDX-License-Identifier: BSD-2-Clause

import os
import pty
import termios
import tty
from pathlib import Path

CONSOLE = "console"  # its name in the board's folder
READ_BYTES = 1 << 16

# termios speaks of speeds by numbers of its own.
_SPEEDS = {
    getattr(termios, f"B{speed}"): speed
    for speed in (9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600)
}


class SerialPort:
    """`link` leads to the terminal while it is plugged in, and is gone while it is not. The board's
    end never waits for the host's."""

    def __init__(self, link: Path) -> None:
        self._link = link
        self._slave = -1
        self.descriptor = -1  # of the board's end

    @property
    def is_plugged_in(self) -> bool:
        return self.descriptor >= 0

    def plug_in(self) -> int:
        """The descriptor of the board's end: readable when the host has typed something."""
        self.descriptor, self._slave = pty.openpty()
        tty.setraw(self._slave)
        os.set_blocking(self.descriptor, False)
        self._link.unlink(missing_ok=True)
        self._link.symlink_to(os.ttyname(self._slave))
        return self.descriptor

    def unplug(self) -> None:
        self._link.unlink(missing_ok=True)
        os.close(self.descriptor)
        os.close(self._slave)
        self.descriptor = self._slave = -1

    @property
    def speed(self) -> int:
        """In bits a second, as the host has set it; 0 for one that boards do not have."""
        return _SPEEDS.get(termios.tcgetattr(self._slave)[5], 0)

    def read(self) -> bytes:
        """What the host has typed. OSError: nothing."""
        return os.read(self.descriptor, READ_BYTES)

    def send(self, data: bytes) -> None:
        """A serial port waits for nobody: what the host does not read in time is lost."""
        try:
            while data:
                data = data[os.write(self.descriptor, data) :]
        except BlockingIOError:
            pass
