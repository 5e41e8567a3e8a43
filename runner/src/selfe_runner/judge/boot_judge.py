# Judges one boot: from frames, text and the clock to verdicts; knows no file and no process.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Iterable, Sequence
from dataclasses import replace

from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.boot_plan import BootPlan, Limits
from selfe_runner.judge.case_book import CaseBook
from selfe_runner.judge.frame_order import FrameOrder, Place
from selfe_runner.judge.omens import Omens
from selfe_runner.judge.report import BootReport, Noise
from selfe_runner.judge.update import CaseJudged, CaseStarted, Update
from selfe_runner.protocol.decoder import Event, Text
from selfe_runner.protocol.frame import Frame
from selfe_runner.protocol.message import (
    Alive,
    Backtrace,
    Bye,
    Detail,
    End,
    Fact,
    Hello,
    Measurement,
    Message,
    Result,
    Start,
    Tally,
    parse_message,
)

_MAX_NOTES = 64  # facts and problems of one boot


class BootJudge:
    """A state machine: waits for the right HELLO, follows the cases, notices the end.

    `hear` takes what the decoder found, `tick` the time, `close` the end of the machine; after
    `end` is set nothing changes any more and `report` has the last word. `now` is any clock in
    seconds that never goes back.
    """

    def __init__(self, plan: BootPlan, limits: Limits, now: float) -> None:
        self.end: BootEnd | None = None
        self._plan = plan
        self._limits = limits
        self._book = CaseBook(plan.planned)
        self._order = FrameOrder()
        self._omens = Omens(limits)
        self._started = self._ended = self._last_byte = self._last_frame = now
        self._hello_after: float | None = None
        self._objection = ""
        self._is_end_sure = True
        self._alive_since_start = False
        self._noise = Noise()
        self._byte_count = 0
        self._facts: list[tuple[str, str]] = []
        self._problems: list[str] = []
        self._updates: list[Update] = []

    def hear(self, events: Iterable[Event], size: int, now: float) -> list[Update]:
        """Takes the events of `size` bytes that arrived at `now`; what they say of the cases."""
        if self.end is None and size:
            self._last_byte = now
            self._byte_count += size
        for event in events:
            if self.end is not None:
                break
            if isinstance(event, Text):
                self._hear_text(event, now)
            else:
                self._hear_frame(event, now)
        if self.end is None and self._byte_count > self._limits.output_bytes:
            self._finish(How.FLOOD, f"more than {self._limits.output_bytes} bytes of output", now)
        updates, self._updates = self._updates, []
        return updates

    def tick(self, now: float) -> None:
        """Ends the boot if it has been silent for too long."""
        if self.end is not None or now < self.deadline():
            return
        if (end := self._omens.end(self._last_byte, now)) is not None:
            self._end_by(end, now)
        elif self._hello_after is None:
            text = f"the suite did not begin within {self._limits.boot_seconds:g} s"
            # Another image's HELLO in a line that loses bytes may be what is left of its run.
            signs = (*self._omens.before_hello(), self._objection)
            if not self._byte_count:
                signs = ("the console was silent",)
            self._finish(How.BOOT_TIMEOUT, "; ".join((text, *filter(None, signs))), now)
        elif self._book.open_case is not None:
            alive = "still said that it is alive" if self._alive_since_start else "was silent too"
            text = f"no result within {self._limits.case_seconds:g} s; the monitor {alive}"
            self._finish(How.HANG, text, now)
        else:
            text = f"nothing was heard for {self._limits.case_seconds:g} s between cases"
            self._finish(How.SILENCE, text, now)

    def deadline(self) -> float:
        """The time at which `tick` has to be called at the latest."""
        if self._hello_after is None:
            due = self._started + self._limits.boot_seconds
        elif self._book.open_case is not None:
            due = self._book.open_since + self._limits.case_seconds
        else:
            due = self._last_frame + self._limits.case_seconds
        return min(due, self._omens.deadline(self._last_byte))

    def close(self, end: BootEnd, now: float) -> None:
        """The machine is gone, or the run may not go on."""
        if self.end is None:
            self._end_by(end, now)

    def report(self) -> BootReport:
        """The judgement. Call it when the boot has ended."""
        assert self.end is not None
        can_be_sure = self._is_end_sure and self._plan.is_exact_line
        return BootReport(
            end=self.end,
            attempts=self._book.attempts(self.end, self._noise.total, can_be_sure),
            facts=tuple(self._facts),
            noise=self._noise,
            problems=tuple(self._problems),
            seconds=self._ended - self._started,
            seconds_to_hello=self._hello_after,
            byte_count=self._byte_count,
        )

    def _hear_text(self, text: Text, now: float) -> None:
        if text.debris:
            self._count(debris=text.debris)
        self._book.console(text.data)
        self._omens.hear(text.data, self._hello_after is not None, now)

    def _hear_frame(self, frame: Frame, now: float) -> None:
        message = parse_message(frame.body)
        if self._hello_after is None and not self._is_hello(message, now):
            return
        before = self._order.last_seq
        match self._order.place(frame, isinstance(message, Hello)):
            case Place.NEXT:
                if lost := frame.seq - before - 1:
                    self._count(missing=lost)
                self._omens.forget()
                self._last_frame = now
                self._follow(frame, message, now)
            case Place.REPEATED:
                self._count(repeated=1)
            case Place.AGAIN:
                self._finish(How.REBOOT, "the machine started again: a second HELLO", now)
            case Place.BACKWARDS:
                self._is_end_sure = False
                text = f"frame {frame.seq} came after frame {before}: started again, HELLO lost"
                self._finish(How.REBOOT, text, now)

    def _is_hello(self, message: Message, now: float) -> bool:
        """Whether this is the HELLO that was waited for."""
        if isinstance(message, Hello):
            self._objection = self._plan.objection(message)
            if not self._objection:
                self._hello_after = now - self._started
                return True
        self._count(foreign=1)
        if self._plan.is_exact_line:  # else it may be what an earlier boot left in the line
            if isinstance(message, Hello):
                self._finish(How.OTHER_IMAGE, self._objection, now)
            elif isinstance(message, End):
                self._finish(How.END, f"the program ended before its first case: {_said(message)}", now)
        return False

    def _follow(self, frame: Frame, message: Message, now: float) -> None:
        match message:
            case Start(case) | Result(case) | Detail(case) | Measurement(case):
                if case not in self._plan.planned:
                    self._problem(f"a frame speaks of case {case}, which was not asked for")
                    return
                self._open(case, frame, isinstance(message, Start), now)
                self._follow_case(message, now)
            case Fact(key, value):
                if len(self._facts) < _MAX_NOTES:
                    self._facts.append((key, value))
            case Alive():
                self._alive_since_start = True
            case Tally():
                self._book.tally(message)
            case Bye():
                self._finish(How.BYE, "the image ran all cases", now)
                self._problem(self._book.objection(message))
            case Backtrace(addresses):
                self._follow_backtrace(self._plan.name_addresses(addresses))
            case End():
                self._finish(How.END, f"the program ended: {_said(message)}", now)
            case Hello():
                pass
            case _:
                self._count(unknown=1)

    def _follow_backtrace(self, lines: Sequence[str]) -> None:
        for line in lines:
            if self._book.open_case is not None:
                self._book.detail(self._book.open_case, line)
            else:
                self._problem(line)

    def _follow_case(self, message: Message, now: float) -> None:
        match message:
            case Result(case, verdict):
                attempt = self._book.result(case, verdict, self._noise.total, now)
                self._updates.append(CaseJudged(case, attempt))
            case Detail(case, text):
                self._book.detail(case, text)
            case Measurement(case, key, value):
                self._book.measurement(case, key, value)

    def _open(self, case: int, frame: Frame, is_start: bool, now: float) -> None:
        noise = self._noise.total if is_start else None
        if self._book.start(case, frame.offset, noise, now):
            self._alive_since_start = False
            self._updates.append(CaseStarted(case))

    def _problem(self, text: str) -> None:
        if text and text not in self._problems and len(self._problems) < _MAX_NOTES:
            self._problems.append(text)

    def _count(self, **more: int) -> None:
        self._noise = self._noise + replace(Noise(), **more)

    def _finish(self, how: How, text: str, now: float) -> None:
        self._end_by(BootEnd(how, text), now)

    def _end_by(self, end: BootEnd, now: float) -> None:
        self._ended = now
        self.end = end


def _said(end: End) -> str:
    return f"{end.how}: {end.text}" if end.text else end.how
