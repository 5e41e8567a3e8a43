# When a simulation is over, and whether it went well: told from the console alone.
# SPDX-License-Identifier: BSD-2-Clause

from dataclasses import dataclass

from selfe_runner.judge.boot_end import BootEnd
from selfe_runner.judge.kernel_death import DeathWatch, death
from selfe_runner.judge.root_fault import RootFault, RootFaultWatch
from selfe_runner.protocol.decoder import Decoder, Event, Text
from selfe_runner.protocol.message import Backtrace, CodeAddress, End, parse_message
from selfe_runner.text import console_lines, printable

_GRACE_SECONDS = 1.0  # of silence, after which a kernel's last words were its last
_QUIET_SECONDS = 10.0  # of silence, after which the user is told; then after twice as long, …
_RECENT_BYTES = 4096
_SHOWN_CHARACTERS = 100  # of the last line
_MOST_ADDRESSES = 64  # of a backtrace; a program that sends them for ever must not fill the memory


@dataclass(frozen=True)
class Outcome:
    """`backtrace`: how the program came to its end, if it said so."""

    exit_code: int
    text: str
    backtrace: tuple[CodeAddress, ...] = ()


class Watcher:
    """Decides from the console alone when a simulation is over and whether it went well."""

    def __init__(self, until: str, output_bytes: int, now: float) -> None:
        self.outcome: Outcome | None = None
        self._bytes_left = output_bytes
        self._output_bytes = output_bytes
        self._until = until.encode()
        self._tail = b""
        self._decoder = Decoder()
        self._death = DeathWatch()
        self._last_words: bytes | None = None
        self._fault_watch = RootFaultWatch()
        self._fault: RootFault | None = None
        self._last_heard = now
        self._recent = b""
        self._quiet_seconds = _QUIET_SECONDS
        self._backtrace: tuple[CodeAddress, ...] = ()
        self._told: tuple[CodeAddress, ...] = ()

    def begins(self, now: float) -> None:
        """The image has been started."""
        self._last_heard = now

    def hear(self, data: bytes, now: float) -> None:
        """Takes what the console said; nothing if it was silent until `now`."""
        if data:
            self._last_heard = now
            self._quiet_seconds = _QUIET_SECONDS
            self._look_for_text(data)
            self._hear_events(self._decoder.feed(data))
            self._bytes_left -= len(data)
            if self._bytes_left < 0:
                self._end(1, f"more than {self._output_bytes >> 20} MiB of output")
        else:
            self._hear_events(self._decoder.settle())
            if now >= self._last_heard + _GRACE_SECONDS:
                self._tell_backtrace()
            if self._last_words is not None and now >= self._last_heard + _GRACE_SECONDS:
                self._end(1, death(self._last_words).text)
            if self._fault is not None and now >= self._last_heard + _GRACE_SECONDS:
                self._backtrace = (self._fault.at,)
                self._end(1, f"the root task faulted: {self._fault.what}")

    def silence(self, now: float) -> str:
        """What to tell somebody who waits; empty while the console has not been silent for long."""
        if self.outcome is not None or now < self._last_heard + self._quiet_seconds:
            return ""
        seconds, self._quiet_seconds = self._quiet_seconds, 2 * self._quiet_seconds
        last = console_lines(self._recent)[-1:]
        after = f" after: {last[0][-_SHOWN_CHARACTERS:]}" if last else "; nothing was ever said"
        return (
            f"the console has been silent for {seconds:g} s{after}\n"
            "selfe-run:   (a program that ended without its end line, or faulted, leaves the kernel"
            " idle; Ctrl-C ends the simulation, --timeout bounds it)"
        )

    def close(self, end: BootEnd) -> None:
        """The machine is gone."""
        self._end(1, end.text)

    @property
    def is_at_line_start(self) -> bool:
        """Whether what comes next on the terminal does not continue a line of the console."""
        return not self._recent or self._recent.endswith(b"\n")

    def time_is_up(self, seconds: float) -> None:
        self._end(1, f"{seconds:g} s are over{self._missing()}")

    def _missing(self) -> str:
        return f" before {printable(self._until)!r} was seen" if self._until else ""

    def _look_for_text(self, data: bytes) -> None:
        text = self._tail + data
        if self._until and self._until in text:
            self._end(0, f"seen: {printable(self._until)}")
        self._tail = text[-len(self._until) :] if self._until else b""
        self._recent = (self._recent + data)[-_RECENT_BYTES:]

    def _hear_events(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, Text):
                self._last_words = self._last_words or self._death.line_in(event.data)
                self._fault = self._fault or self._fault_watch.fault_in(event.data)
                if event.data.strip():
                    self._tell_backtrace()
                continue
            match parse_message(event.body):
                case Backtrace(addresses):
                    self._backtrace = (self._backtrace + addresses)[:_MOST_ADDRESSES]
                case End(how, text):
                    is_good = how == "return" and not self._until
                    said = f"the program ended: {how} {text}".rstrip()
                    self._end(0 if is_good else 1, said + self._missing())
                case _:
                    self._tell_backtrace()

    def _tell_backtrace(self) -> None:
        """The program goes on: its backtrace was not that of its end, but of a thread of it."""
        self._told += self._backtrace
        self._backtrace = ()

    def take_told(self) -> tuple[CodeAddress, ...]:
        """The addresses of backtraces that were not followed by an end, each once."""
        told, self._told = self._told, ()
        return told

    def _end(self, exit_code: int, text: str) -> None:
        self.outcome = self.outcome or Outcome(exit_code, text, self._backtrace)
