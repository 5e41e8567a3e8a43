# Turns the bytes of a console into frames and the text between them.
# SPDX-License-Identifier: BSD-2-Clause

import re
from typing import NamedTuple

from selfe_runner.protocol.frame import FRAME_PATTERN, Frame, frame_from_match

# A line that has not ended is held back up to this length: longer than a frame, so that a frame
# cut by a read is always whole in the end, and short, so that noise without a line end (a wrong
# baud rate sends nothing else) cannot fill the memory.
_HELD_BACK = 256

_FRAME_ENDS = (b"\r\n", b"\r\n\r\n")

# Remains of a broken frame: its start, its end, or a start that lost one `@`. A debug kernel's
# own lines hold `@` and `*` too (an address, a stack dump), hence the care.
_DEBRIS = re.compile(
    rb"@@|\*[0-9a-f]{7,8}(?![0-9A-Za-z])|@[0-9]+ (?:HELLO|[SRDMKAT]|BYE|END)(?![0-9A-Za-z])"
)


class Text(NamedTuple):
    """Bytes that are no frame. `debris`: how many of the lines hold remains of broken frames."""

    data: bytes
    offset: int
    debris: int


Event = Frame | Text


class Decoder:
    """Finds frames in a stream of bytes, whatever else is in it and however it is cut.

    The bytes are never taken for text of some encoding, and no input is an error: what is no
    frame is `Text`. The same bytes give the same frames and the same text in any chunks. Memory
    is bounded by the chunk and `_HELD_BACK` bytes.
    """

    def __init__(self) -> None:
        self._buffer = b""
        self._offset = 0  # of the buffer's first byte in the stream

    def feed(self, chunk: bytes) -> list[Event]:
        """The frames that became whole with `chunk`, in order with the text before them."""
        self._buffer += chunk
        events = self._take_frames()
        line_start = max(self._buffer.rfind(b"\n"), self._buffer.rfind(b"\r")) + 1
        self._take_text(max(line_start, len(self._buffer) - _HELD_BACK), events)
        return events

    def settle(self) -> list[Event]:
        """The text of a line that has not ended, for a listener who hears nothing more.

        A kernel that halts does not end its last line. What may become a frame stays.
        """
        events: list[Event] = []
        start = self._buffer.find(b"@")
        self._take_text(len(self._buffer) if start < 0 else start, events)
        return events

    def finish(self) -> list[Event]:
        """All that was held back; the stream is over."""
        events: list[Event] = []
        self._take_text(len(self._buffer), events)
        return events

    def _take_frames(self) -> list[Event]:
        events: list[Event] = []
        taken = 0
        buffer, offset = self._buffer, self._offset
        first = buffer.find(b"@@")  # ten times as fast as the pattern
        for match in FRAME_PATTERN.finditer(buffer, first) if first >= 0 else ():
            start, end = match.span()
            frame = frame_from_match(match, offset + start)
            if frame is None:
                continue
            if start > taken:
                events.append(_text(buffer[taken:start], offset + taken))
            events.append(frame)
            taken = end
        self._drop(taken)
        return events

    def _take_text(self, end: int, events: list[Event]) -> None:
        if end > 0:
            events.append(_text(self._buffer[:end], self._offset))
            self._drop(end)

    def _drop(self, count: int) -> None:
        self._buffer = self._buffer[count:]
        self._offset += count


def _text(data: bytes, offset: int) -> Text:
    debris = 0
    # Between two frames there is nothing but their CR LF, as a rule: half of all texts.
    if data not in _FRAME_ENDS and _DEBRIS.search(data):
        debris = sum(1 for line in data.splitlines() if _DEBRIS.search(line))
    return Text(data, offset, debris)
