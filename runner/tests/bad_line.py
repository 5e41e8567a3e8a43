# A line that spoils what goes over it: noise on single bytes, and one mishap of a larger kind.
# SPDX-License-Identifier: BSD-2-Clause

from enum import Enum
from random import Random

from played_target import RESTART

_REMEMBERED_BYTES = 600  # some twenty frames

_VERDICTS = (b"PASS", b"FAIL", b"SKIP")

KERNEL_LINES = (
    b'\x1b[0m\x1b[30;1m<<\x1b[0m\x1b[32mseL4(CPU 0)\x1b[0m [decodeInvocation/688 T0xff8 "root" '
    b"@401234]: Attempted to invoke a null cap #0.\x1b[0m\x1b[30;1m>>\x1b[0m\r\n",
    b"Caught cap fault in send phase at address 0\r\n",
    b"not ",
    b"\r\n",
    b"*",
    b"@",
    b"@@",
)


def noisy(random: Random, data: bytes, rate: float) -> bytes:
    """`data` with flips, losses, doubled bytes, noise, foreign lines, other digits and verdicts:
    `rate` of them a byte."""
    result = bytearray()
    index = 0
    while index < len(data):
        byte = data[index]
        index += 1
        if random.random() >= rate:
            result.append(byte)
            continue
        match random.randrange(6):
            case 0:
                result.append(byte ^ 1 << random.randrange(8))
            case 1:
                index += random.randrange(6)  # this byte and up to five more are lost
            case 2:
                result += bytes((byte, byte))
            case 3:
                result += random.randbytes(random.randrange(1, 20)) + bytes((byte,))
            case 4:
                result += random.choice(KERNEL_LINES) + bytes((byte,))
            case 5:  # the worst that could happen: it makes sense
                word = data[index - 1 : index + 3]
                if word in _VERDICTS:
                    result += random.choice(_VERDICTS)
                    index += 3
                else:
                    result += random.choice(b"0123456789").to_bytes(1, "big")
    return bytes(result)


class Mishap(Enum):
    """What befalls a line or a board at one moment of a run. Two of a kind at the same case could
    not be told from the case's own doing; hence one a run."""

    NONE = "none"
    DEAD = "dead"  # not a word more in this boot
    POWER = "power"  # the board starts again, and its boot loader waits
    UNPLUGGED = "unplugged"  # some of the next words are lost, without a trace
    OVERRUN = "overrun"  # a stretch of bytes is lost
    AGAIN = "again"  # what was said last comes once more, as from a console server
    SPEED = "speed"  # the rest of the boot is read at a wrong speed


class BadLine:
    """The `Damage` of a ScriptedTransport. The mishap comes with piece number `moment` of what is
    said in the run. `has_remains`: each boot begins with the last words of the one before."""

    def __init__(
        self, random: Random, rate: float, mishap: Mishap, moment: int, has_remains: bool
    ) -> None:
        self._random = random
        self._rate = rate
        self._has_remains = has_remains
        self._boot = 0
        self._mishap = mishap
        self._moment = moment
        self._pieces = 0
        self._bad_boot = 0
        self._said = b""

    def __call__(self, boot: int, data: bytes) -> bytes:
        self._pieces += 1
        if self._pieces == self._moment:
            self._bad_boot = boot
        if boot == self._bad_boot:
            data = self._befallen(data)
        if boot != self._boot and self._has_remains:
            data = self._said + data
        self._boot = boot
        self._said = (self._said + data)[-_REMEMBERED_BYTES:]
        return noisy(self._random, data, self._rate)

    def _befallen(self, data: bytes) -> bytes:
        age = self._pieces - self._moment
        match self._mishap:
            case Mishap.DEAD:
                return b""
            case Mishap.POWER:
                return b"" if age else data[: len(data) // 2] + RESTART
            case Mishap.UNPLUGGED:
                return b"" if age < 4 else data
            case Mishap.OVERRUN if not age:
                start = self._random.randrange(len(data) + 1)
                return data[:start] + data[start + self._random.randrange(1, 200) :]
            case Mishap.AGAIN if not age:
                return data + self._said[-self._random.randrange(1, _REMEMBERED_BYTES) :] + data
            case Mishap.SPEED:
                return bytes(byte >> 1 | 0x80 for byte in data[::2])
        return data
