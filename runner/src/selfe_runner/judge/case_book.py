# What one boot has said about its cases so far, and what follows from it in the end.
# SPDX-License-Identifier: BSD-2-Clause

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from selfe_runner.judge.boot_end import BootEnd, How, verdict_on_open_case
from selfe_runner.judge.report import Attempt
from selfe_runner.protocol.message import Bye, Mark, Tally
from selfe_runner.text import console_lines
from selfe_runner.verdict import Verdict

_MAX_DETAILS = 64  # of one case; a looping case must not fill the memory
_CONSOLE_BYTES = 4096
_CONSOLE_LINES = 16

_VERDICT_OF_MARK = {
    Mark.PASS: Verdict.PASS,
    Mark.NOT_PASS: Verdict.FAIL,
    Mark.SKIP: Verdict.SKIP,
}

_OWN_ENDS = (Verdict.PASS, Verdict.FAIL, Verdict.SKIP)


@dataclass
class _Trace:
    """All that was heard of one case. `noise`: the boot's noise count at its S frame, None if that was
    lost; `is_whole`: nothing broken was heard between S and R."""

    started: float
    offset: int
    noise: int | None
    results: list[Verdict] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    measurements: list[tuple[str, str]] = field(default_factory=list)
    console: deque[bytes] = field(default_factory=deque)
    console_bytes: int = 0
    seconds: float = 0.0
    is_whole: bool = False


_NOTHING_HEARD = _Trace(0.0, 0, 0)


class CaseBook:
    """The cases of one boot. Cases run one after the other: a word of another case ends one.

    Verdicts come from R frames; where R was lost, from the tally; for the case that was open
    when the boot ended, from the way it ended. What contradicts itself is CORRUPT.
    """

    def __init__(self, planned: Iterable[int]) -> None:
        self.planned = frozenset(planned)
        self.open_case: int | None = None
        self._traces: dict[int, _Trace] = {}
        self._marks: dict[int, set[Mark]] = {}

    @property
    def open_since(self) -> float:
        return self._traces[self.open_case].started if self.open_case is not None else 0.0

    def start(self, case: int, offset: int, noise: int | None, now: float) -> bool:
        """Opens `case` unless it is known already; whether it was opened. `noise`: None if another
        frame than S was the first of it."""
        if case in self._traces:
            return False
        self._traces[case] = _Trace(now, offset, noise)
        self.open_case = case
        return True

    def result(self, case: int, verdict: Verdict, noise: int, now: float) -> Attempt:
        """Notes an R frame; the attempt as far as it is known now."""
        trace = self._traces[case]
        if not trace.results:
            trace.seconds = now - trace.started
            trace.is_whole = trace.noise == noise
        trace.results.append(verdict)
        # Also when another case seemed open: its R and this case's S were lost.
        self.open_case = None
        return _by_target(trace, verdict)

    def detail(self, case: int, text: str) -> None:
        if len(details := self._traces[case].details) < _MAX_DETAILS:
            details.append(text)

    def measurement(self, case: int, key: str, value: str) -> None:
        if len(measurements := self._traces[case].measurements) < _MAX_DETAILS:
            measurements.append((key, value))

    def console(self, data: bytes) -> None:
        """Keeps the last text that was on the console while a case was open."""
        if self.open_case is None:
            return
        trace = self._traces[self.open_case]
        trace.console.append(data[-_CONSOLE_BYTES:])
        trace.console_bytes += len(trace.console[-1])
        while trace.console_bytes - len(trace.console[0]) >= _CONSOLE_BYTES:
            trace.console_bytes -= len(trace.console.popleft())

    def tally(self, tally: Tally) -> None:
        for case, mark in enumerate(tally.marks, tally.first):
            if case in self.planned:
                self._marks.setdefault(case, set()).add(mark)

    def objection(self, bye: Bye) -> str:
        """How the target's own sums differ from the results it sent; empty if they agree or if
        a result is missing."""
        told = [a for i in self.planned if (a := self._told(i, self._traces.get(i)))]
        if not all(a.is_targets for a in told) or len(told) < len(self.planned):
            return ""
        passed = sum(a.verdict is Verdict.PASS for a in told)
        skipped = sum(a.verdict is Verdict.SKIP for a in told)
        results = (passed, len(told) - passed - skipped, skipped)
        if (bye.passed, bye.not_passed, bye.skipped) == results:
            return ""
        said = f"{bye.passed} passed, {bye.not_passed} not, {bye.skipped} skipped"
        return "BYE counts {}; the results are {}, {}, {}".format(said, *results)

    def attempts(self, end: BootEnd, noise: int, can_be_sure: bool) -> dict[int, Attempt]:
        """What this boot, ended by `end`, says about each case that it reached.

        `can_be_sure`: the line loses nothing and the end itself is beyond doubt.
        """
        found: dict[int, Attempt] = {}
        for case in sorted(self.planned):
            trace = self._traces.get(case)
            told = self._told(case, trace)
            if told is not None:
                found[case] = told
            elif trace is not None and case == self.open_case:
                found[case] = self._blamed(trace, end, trace.noise == noise, can_be_sure)
            elif trace is not None:
                found[case] = _lost(trace, "the case started; neither its result nor a tally came")
            elif end.how is How.BYE:
                found[case] = _lost(None, "the image ended its run without a word of the case")
        return found

    def _blamed(
        self, trace: _Trace, end: BootEnd, is_undisturbed: bool, can_be_sure: bool
    ) -> Attempt:
        """The host's verdict on the case that was open at the end."""
        verdict = verdict_on_open_case(end.how)
        return replace(
            _attempt(trace, verdict, end.text),
            is_sure=can_be_sure and is_undisturbed and not verdict.is_untold,
            is_undisturbed=is_undisturbed,
        )

    def _told(self, case: int, trace: _Trace | None) -> Attempt | None:
        """The attempt if the target itself gave a verdict in whatever way."""
        results = set(trace.results) if trace else set()
        marks = self._marks.get(case, set())
        result = next(iter(results), None)
        mark = next(iter(marks), None)
        trace = trace or _NOTHING_HEARD
        if len(results) > 1 or len(marks) > 1 or (result and mark and not mark.agrees_with(result)):
            said = sorted({f"R {r.value}" for r in results} | {f"T {m.name}" for m in marks})
            reason = "valid frames contradict each other: " + ", ".join(said)
            return _attempt(trace, Verdict.CORRUPT, reason)
        if result:
            return _by_target(trace, result)
        if mark in _VERDICT_OF_MARK:
            reason = f"the result line was lost; the tally says {mark.name}"
            return replace(_attempt(trace, _VERDICT_OF_MARK[mark], reason), is_targets=True)
        return None


def _by_target(trace: _Trace, verdict: Verdict) -> Attempt:
    return replace(_attempt(trace, verdict), is_targets=True, is_undisturbed=trace.is_whole)


def _lost(trace: _Trace | None, reason: str) -> Attempt:
    return _attempt(trace or _NOTHING_HEARD, Verdict.LOST, reason)


def _attempt(trace: _Trace, verdict: Verdict, reason: str = "") -> Attempt:
    console: tuple[str, ...] = ()
    details = [*([reason] if reason else []), *trace.details]
    if verdict is not Verdict.PASS:
        console = tuple(console_lines(b"".join(trace.console))[-_CONSOLE_LINES:])
        # Last, since the first is the headline. Of a case that came to no end of its own this is all
        # that it left; what a failed one has to say are its checks, by which known divergences go.
        if trace.measurements and verdict not in _OWN_ENDS:
            details.append("with " + " ".join(f"{k}={v}" for k, v in trace.measurements))
    return Attempt(
        verdict=verdict,
        details=tuple(details),
        console=console,
        measurements=tuple(trace.measurements),
        seconds=trace.seconds,
        offset=trace.offset,
    )
