# A board's console: bytes both ways over whatever pyserial can open, lost and found again.
# SPDX-License-Identifier: BSD-2-Clause

import time
from collections.abc import Callable
from typing import Any, Protocol

import serial

from selfe_runner.input.board import Console
from selfe_runner.transport.trouble import Trouble

_READ_BYTES = 1 << 16
_AGAIN_SECONDS = 0.2  # between two attempts to open what has gone


class Line(Protocol):
    """What a loader's dialogue and a boot hear and say. Trouble: the line is gone for good."""

    def read(self, seconds: float) -> bytes:
        """What arrives within `seconds`, as soon as there is something; empty if nothing."""

    def write(self, data: bytes) -> None: ...

    def set_speed(self, speed: int) -> None:
        """Bits a second, from now on."""

    def forget(self) -> None:
        """Passes over all that has arrived."""

    def close(self) -> None: ...


class SerialLine:
    """A console that may be unplugged: it is looked for again until `patience` seconds are over.

    What was said meanwhile is lost, and the decoder finds that out by itself.
    """

    def __init__(
        self,
        console: Console,
        patience: float = 10.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._console = console
        self._patience = patience
        self._clock = clock
        self._sleep = sleep
        self._speed = console.speed
        self._port: Any = None  # serial.SerialBase, once it is open
        self._gone_since: float | None = None

    def read(self, seconds: float) -> bytes:
        port = self._open()
        if port is None:
            return b""
        try:
            port.timeout = seconds
            first = port.read(1)
            more = port.read(min(port.in_waiting, _READ_BYTES)) if first else b""
            return bytes(first + more)
        except (OSError, serial.SerialException):  # unplugged, or the server went away
            self._lose()
            return b""

    def write(self, data: bytes) -> None:
        failed_since: float | None = None
        while True:
            port = self._open()
            if port is None:
                continue
            try:
                port.write(data)
                return
            except (OSError, serial.SerialException) as error:
                self._lose()
                # Counted here, too: that a port opens does not mean that it takes anything.
                now = self._clock()
                failed_since = now if failed_since is None else failed_since
                if now >= failed_since + self._patience:
                    text = f"the console {self._console.url} takes nothing: {error}"
                    raise Trouble(text) from error
                self._sleep(_AGAIN_SECONDS)

    def set_speed(self, speed: int) -> None:
        self._speed = speed
        if self._port is None:
            return
        try:
            self._port.baudrate = speed
        except (OSError, ValueError, serial.SerialException):  # unplugged, or it has no such speed
            self._lose()

    def forget(self) -> None:
        while self.read(0.0):
            pass

    def close(self) -> None:
        if self._port is not None:
            self._port.close()
        self._port = None
        self._gone_since = None

    def _open(self) -> Any:
        """The open port; None, after a moment, if it cannot be opened now."""
        if self._port is not None:
            return self._port
        now = self._clock()
        try:
            url = self._console.url
            # pyserial's rfc2217 knows no time-out for writing, and refuses to open with one.
            more = {} if url.startswith("rfc2217:") else {"write_timeout": 30}
            self._port = serial.serial_for_url(url, self._speed, timeout=0, **more)
            self._gone_since = None
            return self._port
        except (OSError, ValueError, serial.SerialException) as error:
            self._gone_since = now if self._gone_since is None else self._gone_since
            if now >= self._gone_since + self._patience:
                text = f"the console {self._console.url} cannot be opened: {error}"
                raise Trouble(text) from error
            self._sleep(_AGAIN_SECONDS)
            return None

    def _lose(self) -> None:
        if self._port is not None:
            try:
                self._port.close()
            except OSError:
                pass  # what is gone need not be closed
        self._port = None
