# One frame of the result protocol: its shape on the wire, its limits, its checksum.
# SPDX-License-Identifier: BSD-2-Clause

import re
import zlib
from typing import NamedTuple

# Longest frame, with the CR LF before and behind it (docs/protocol.md).
MAX_FRAME_BYTES = 200

# `@@` sequence number, space, body, `*`, CRC. A body holds neither `@` nor `*`, so a search
# for this finds a frame in the middle of a line and behind a broken one.
FRAME_PATTERN = re.compile(rb"@@((0|[1-9][0-9]{0,9}) ([ -)+-?A-~]{0,184}))\*([0-9a-f]{8})")

_NOT_IN_A_BODY = re.compile(rb"[^ -)+-?A-~]")


class Frame(NamedTuple):
    """A frame whose checksum was right. `offset`: where its `@@` lies in the boot's bytes.

    A tuple, as is the decoder's `Text`: made a million times a second, if need be."""

    seq: int
    body: str
    offset: int


def frame_from_match(match: re.Match[bytes], offset: int) -> Frame | None:
    """The frame in a match of `FRAME_PATTERN`, or None if its checksum is wrong."""
    payload, number, body, checksum = match.groups()
    if zlib.crc32(payload) != int(checksum, 16):
        return None
    return Frame(int(number), body.decode("ascii"), offset)


def encode(seq: int, body: bytes) -> bytes:
    """The line that a writer must send for `body`, without the CR LF around it.

    The runner itself sends no frames. This is the reference for the writers on the target and
    the voice of the machines that its tests play.
    """
    number = str(seq).encode()
    room = MAX_FRAME_BYTES - len(b"\r\n@@" + number + b" *00000000\r\n")
    payload = number + b" " + _NOT_IN_A_BODY.sub(b"?", body)[:room]
    return b"@@%s*%08x" % (payload, zlib.crc32(payload))
