# The lines of the console around a case: its own frames and what the kernel said between them.
# SPDX-License-Identifier: BSD-2-Clause

from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass

from selfe_runner.report.journal_reader import JournalCase, JournalContent
from selfe_runner.text import console_lines
from selfe_runner.verdict import Verdict

_BEFORE = 400  # bytes of what came before the case
_BEFORE_LINES = 3
_AFTER = 240  # the next frame, and what may have come behind the last one
_MOST_BYTES = 1 << 16  # of one case
_MARK = 200  # the runner's line before a boot is shorter


@dataclass(frozen=True)
class Room:
    """How much of a case is kept: lines, and characters of each."""

    lines: int
    width: int


# A pass is looked at out of curiosity, anything else to understand it.
_OF_A_PASS = Room(8, 160)
_OF_OTHERS = Room(60, 300)


class Excerpts:
    """The log that belongs to `journal`, if it is there. `note`: why it is not."""

    def __init__(self, journal: JournalContent) -> None:
        self.note = ""
        self._data = b""
        path = (
            journal.path.parent / journal.log if journal.log else journal.path.with_suffix(".log")
        )
        with suppress(OSError):
            self._data = path.read_bytes() if path.is_file() else b""
        if not self._data:
            self.note = "the console log is not beside the journal"
        elif not _is_of(journal, self._data):
            self.note = "the console log beside the journal is of another run"
            self._data = b""
        self._starts = sorted({place for case in journal.cases for _, place in case.places})

    def of(self, case: JournalCase) -> tuple[str, ...]:
        """The lines around the last try of `case`; none without a log or a try."""
        if not self._data or not case.places:
            return ()
        start = case.places[-1][1]
        later = self._starts[bisect_right(self._starts, start) :]
        end = min(later[0] if later else len(self._data), start + _MOST_BYTES) + _AFTER
        room = _OF_A_PASS if case.verdict is Verdict.PASS else _OF_OTHERS
        before = console_lines(_from_line(self._data[max(0, start - _BEFORE) : start]))
        own = console_lines(_to_line(self._data[start:end]))
        kept = room.lines - _BEFORE_LINES
        return tuple(line[: room.width] for line in (*before[-_BEFORE_LINES:], *_middle(own, kept)))


def _is_of(journal: JournalContent, log: bytes) -> bool:
    """Whether the runner's lines before the boots are where the journal says."""
    for boot in journal.boots:
        mark = log[max(0, boot.offset - _MARK) : boot.offset]
        if not mark.rstrip().endswith(f"nonce {boot.nonce} ---".encode()):
            return False
    return True


def _from_line(data: bytes) -> bytes:
    return data[data.find(b"\n") + 1 :]


def _to_line(data: bytes) -> bytes:
    return data[: data.rfind(b"\n") + 1] or data


def _middle(lines: list[str], most: int) -> list[str]:
    """The first third and the last two of what is too long."""
    if len(lines) <= most:
        return lines
    head = most // 3
    left_out = f"[{len(lines) - most + 1} lines left out]"
    return [*lines[:head], left_out, *lines[head + 1 - most :]]
