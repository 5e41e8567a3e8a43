# Follows the sequence numbers of a boot: what comes next, what came twice, what began again.
# SPDX-License-Identifier: BSD-2-Clause

from collections import OrderedDict
from enum import Enum, auto

from selfe_runner.protocol.frame import Frame

_REMEMBERED_FRAMES = 4096  # how far back a repeated frame is known for a repeated one


class Place(Enum):
    """Where a frame stands among those that came before it."""

    NEXT = auto()
    REPEATED = auto()  # the same frame came before
    AGAIN = auto()  # a new HELLO: the machine started again
    BACKWARDS = auto()  # a new frame with an old number: started again, and HELLO was lost


class FrameOrder:
    """The order of the frames of one boot, from its HELLO on. HELLO may come several times."""

    def __init__(self) -> None:
        self.last_seq = -1
        self._only_hello = True
        self._recent: OrderedDict[int, str] = OrderedDict()

    def place(self, frame: Frame, is_hello: bool) -> Place:
        """Where `frame` stands; notes it if it is the next one."""
        if is_hello and not (self._only_hello and frame.seq >= self.last_seq):
            return Place.AGAIN
        if frame.seq <= self.last_seq:
            same = self._recent.get(frame.seq) == frame.body
            return Place.REPEATED if same else Place.BACKWARDS
        self.last_seq = frame.seq
        self._only_hello = self._only_hello and is_hello
        self._recent[frame.seq] = frame.body
        if len(self._recent) > _REMEMBERED_FRAMES:
            self._recent.popitem(last=False)
        return Place.NEXT
