# Talks to U-Boot: stops it before it boots by itself, has it load an image, and starts that.
# SPDX-License-Identifier: BSD-2-Clause
#
# Nothing is taken for granted: the prompt is whatever U-Boot prints when it is interrupted, each
# command's status comes back behind a number of its own, and what lies in memory is compared by its
# checksum before it runs.

import re
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from selfe_runner.text import printable
from selfe_runner.transport.line import Line
from selfe_runner.transport.trouble import Trouble
from selfe_runner.transport.xmodem_link import XmodemLink

_INTERRUPT = b"\x03"  # Ctrl-C: ends the countdown, a command, or a half-typed line
_INTERRUPTED = b"<INTERRUPT>"
_INTERRUPT_SECONDS = 0.25  # between two: more than a UART's FIFO holds would be lost anyway
_SPEEDS = (115200, 57600, 38400, 19200, 9600, 230400, 460800, 921600)
_WRONG_SPEED_BYTES = 32  # that arrive unreadable before another speed is tried
_CHUNK = 16  # bytes: what the smallest receive FIFO of a UART holds
_ECHO_SECONDS = 0.5
_QUIET_SECONDS = 10.0  # after which an answer is taken for lost; a transfer shows its progress
_KEPT_BYTES = 1 << 16
_SHOWN_CHARACTERS = 200


@dataclass(frozen=True)
class _Start:
    """`last_words`: a pattern of what U-Boot says last before an image that it starts."""

    command: str
    last_words: bytes


_STARTS = {
    "bootelf": _Start("bootelf -p", rb"## Starting application at .*\n"),
    "bootm": _Start("bootm", rb"Loading Standalone Program.*\n"),
    "go": _Start("go", rb"## Starting application at .*\n"),
}

Send = Callable[[int], None]  # brings the image to an address


class UBoot:
    """A dialogue over `line`. All that is heard goes to `heard`, too: it belongs into the log.

    `speed`: the line's, once U-Boot has been found.
    """

    def __init__(
        self,
        line: Line,
        heard: Callable[[bytes], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._line = line
        self._heard = heard
        self._clock = clock
        self._text = b""
        self._number = 0
        self.speed = 0

    def stop_autoboot(self, speed: int, seconds: float) -> None:
        """Waits for U-Boot and stops it. Trouble: no prompt within `seconds`."""
        give_up = self._clock() + seconds
        speeds = [speed, *(other for other in _SPEEDS if other != speed)]
        self._text = b""
        due = self._clock()
        while self._clock() < give_up:
            self._listen(_INTERRUPT_SECONDS)
            if _INTERRUPTED in self._text and self._has_answered(give_up):
                self.speed = speeds[0]
                return
            if _is_unreadable(self._text):
                speeds.append(speeds.pop(0))
                self._line.set_speed(speeds[0])
                self._text = b""
            elif self._text and self._clock() >= due:
                self._line.write(_INTERRUPT)
                due = self._clock() + _INTERRUPT_SECONDS
        raise Trouble(f"U-Boot gave no prompt within {seconds:g} s; {self._last_words()}")

    def run(self, command: str, seconds: float = 10.0) -> str:
        """What `command` prints. It is one that may be run again: that is done if no answer came,
        for it may be the answer that was lost. Trouble: it failed, or did not end in `seconds`."""
        for _ in range(2):
            self._number += 1
            done = re.compile(rb"selfe-%d=(\d+)\r?\n" % self._number)
            self._type(f"{command}; echo selfe-{self._number}=$?")
            found = self._wait(done, seconds, _QUIET_SECONDS)
            if found is not None:
                break
            self._line.write(_INTERRUPT)
        else:
            raise Trouble(f"U-Boot gave no answer to `{command}`; {self._last_words()}")
        said = self._text[: found.start()].decode("ascii", "replace").strip()
        if found[1] != b"0":
            raise Trouble(f"U-Boot: `{command}` failed: {_shown(said)}")
        return said

    def load_by(self, send: Send, address: int, image: bytes) -> None:
        """Has `send` bring `image` to `address`, a second time if it does not arrive whole."""
        expected = zlib.crc32(image)
        for _ in range(2):
            send(address)
            said = self.run(f"crc32 {address:#x} {len(image):#x}", 30.0)
            found = re.search(r"==> ([0-9a-f]{8})", said)
            if found and int(found[1], 16) == expected:
                return
        raise Trouble(
            f"the image did not arrive whole: its CRC-32 is {expected:08x}, U-Boot's {_shown(said)}"
        )

    def transfer(self, command: str, send: Callable[[], None]) -> None:
        """Starts a transfer over the line itself, which `send` then does."""
        self._type(command)
        if self._wait(re.compile(rb"Ready for binary.*\n"), 10.0) is None:
            raise Trouble(f"U-Boot does not know `{command}`; {self._last_words()}")
        send()
        if self._wait(re.compile(rb"Total Size +=.*\n"), 10.0) is None:
            raise Trouble(f"`{command}` did not end; {self._last_words()}")

    def start(self, how: str, address: int) -> None:
        """Starts the image at `address` by the command `how`. Trouble: U-Boot takes it for none."""
        self.run("setenv autostart yes")  # without it bootelf and bootm load, and say nothing
        self._number += 1
        self._type(f"{_STARTS[how].command} {address:#x}; echo selfe-{self._number}=$?")
        last_words = _STARTS[how].last_words
        found = self._wait(re.compile(rb"(%s)|selfe-%d=\d" % (last_words, self._number)), 30.0)
        if found is None or found[1] is None:  # silence, or it is back at its prompt
            raise Trouble(f"U-Boot did not start the image; {self._last_words()}")

    def _has_answered(self, give_up: float) -> bool:
        """Whether what was typed so far is at a prompt, and a command gets its answer. Not if the
        board still talks at the time `give_up`."""
        while self._listen(_INTERRUPT_SECONDS):  # the answers to further interrupts
            if self._clock() >= give_up:
                return False
        try:
            self.run("true", 2.0)
        except Trouble:
            return False
        return True

    def _type(self, text: str) -> None:
        """Types a line in pieces, each when the echo of the one before has come: a UART that
        nobody empties in time loses what is typed."""
        self._text = b""
        data = text.encode("ascii")
        for start in range(0, len(data), _CHUNK):
            self._line.write(data[start : start + _CHUNK])
            typed = data[: start + _CHUNK][-4:]
            self._wait(re.compile(re.escape(typed)), _ECHO_SECONDS)
        self._text = b""
        self._line.write(b"\r")

    def _wait(
        self, wanted: re.Pattern[bytes], seconds: float, quiet: float = float("inf")
    ) -> re.Match[bytes] | None:
        """None after `seconds`, or when nothing at all was heard for `quiet` seconds."""
        give_up = self._clock() + seconds
        too_quiet = self._clock() + quiet
        while (found := wanted.search(self._text)) is None:
            left = min(give_up, too_quiet) - self._clock()
            if left <= 0:
                return None
            if self._listen(left):
                too_quiet = self._clock() + quiet
        return found

    def _listen(self, seconds: float) -> bool:
        data = self._line.read(seconds)
        self._heard(data)
        self._text = (self._text + data)[-_KEPT_BYTES:]
        return bool(data)

    def _last_words(self) -> str:
        said = printable(self._text).strip()
        return f"last heard: {_shown(said)}" if said else "nothing was heard"


def by_tftp(u_boot: UBoot, name: str, seconds: float) -> Send:
    """The image is the file `name` in the TFTP server's folder."""

    def send(address: int) -> None:
        u_boot.run(f"tftpboot {address:#x} {name}", seconds)

    return send


def by_xmodem(u_boot: UBoot, link: XmodemLink, image: bytes, seconds: float) -> Send:
    """The image goes over the console itself."""
    return lambda address: u_boot.transfer(
        f"loadx {address:#x}", lambda: link.send(image, seconds)
    )


def _is_unreadable(text: bytes) -> bool:
    """Whether these bytes are what a line of another speed gives."""
    odd = sum(byte not in b"\r\n\t\b\x1b\x07" and not 0x20 <= byte < 0x7F for byte in text)
    return len(text) >= _WRONG_SPEED_BYTES and odd > len(text) // 3


def _shown(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return " | ".join(lines[-3:])[-_SHOWN_CHARACTERS:]
