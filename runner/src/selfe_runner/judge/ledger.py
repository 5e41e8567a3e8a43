# Keeps the account of a run over several boots: what is decided, what to boot next, when to stop.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Sequence
from dataclasses import dataclass

from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.report import (
    Attempt,
    BootReport,
    CaseReport,
    Noise,
    RunReport,
    shown_attempt,
)
from selfe_runner.verdict import Verdict

# An end after which another boot of the same image cannot go better.
_HOPELESS = (How.OTHER_IMAGE, How.RUN_TIMEOUT)


@dataclass(frozen=True)
class Policy:
    """When to boot again.

    `retries`: how often a case is tried again of which nothing could be told (LOST, CORRUPT, or
    a verdict of the host that is in doubt). `failure_retries`: how often one is that was judged
    bad; if it passes then, it passes, and is reported as flaky.
    """

    max_boots: int = 100
    retries: int = 2
    failure_retries: int = 0
    idle_boots: int = 2  # boots in a row that reach no case: a boot loop, or no way to load


@dataclass(frozen=True)
class _Try:
    """An attempt at a case in boot number `boot`; `is_alone`: no other case was in the plan."""

    boot: int
    is_alone: bool
    attempt: Attempt


class Ledger:
    """Gathers what the boots of a run say and decides each case once, or again if it was judged
    bad and the policy wants to see that twice.

    The target's own verdict stands at once, and so does a sure one of the host (HANG, KERNEL,
    REBOOT, CRASH). A verdict of the host is in doubt when a frame may have been lost: then the
    next case may have been running. The case is run again in a boot of its own, where nothing
    else can be the cause.
    """

    def __init__(self, case_count: int, selected: Sequence[int], policy: Policy) -> None:
        self._case_count = case_count
        self._selected = frozenset(selected)
        self._policy = policy
        self._tries: dict[int, list[_Try]] = {i: [] for i in selected}
        self._decided: dict[int, Verdict] = {}
        self._again: set[int] = set()  # decided, but bad, and to be seen once more
        self._boots = 0
        self._idle_boots = 0
        self._last_end: BootEnd | None = None
        self._noise = Noise()
        self._problems: list[str] = []

    @property
    def boots(self) -> int:
        return self._boots

    def to_do(self) -> tuple[int, ...]:
        """The cases to run in the next boot; empty when the run is over."""
        if self.stop_reason():
            return ()
        wanted = self._wanted()
        doubtful = [case for case in wanted if self._is_doubtful(case)]
        return tuple(doubtful[:1]) or wanted

    def absorb(self, planned: int, report: BootReport) -> tuple[int, ...]:
        """Adds what a boot of `planned` cases said; the cases that it was the first to decide."""
        self._boots += 1
        self._last_end = report.end
        self._noise = self._noise + report.noise
        self._problems += (f"boot {self._boots}: {text}" for text in report.problems)
        before = len(self._decided)
        for case in sorted(report.attempts.keys() & self._tries.keys()):
            self._tries[case].append(_Try(self._boots, planned == 1, report.attempts[case]))
            self._decide(case)
        # Every boot that reaches a case uses up one of the case's tries, so the run ends.
        if report.attempts:
            self._idle_boots = 0
        elif report.end.how is not How.INTERRUPTED:
            self._idle_boots += 1
        return tuple(self._decided)[before:]

    def stop_reason(self) -> str:
        """Why no boot can follow although there is something to do; empty otherwise."""
        if not self._wanted() or self._last_end is None:
            return ""
        if self._last_end.how in _HOPELESS:
            return self._last_end.text
        if self._idle_boots >= self._policy.idle_boots:
            last = self._last_end.text
            return f"{self._idle_boots} boots in a row reached no case; the last: {last}"
        if self._boots >= self._policy.max_boots:
            return f"the limit of {self._policy.max_boots} boots is reached"
        return ""

    def report(self, seconds: float) -> RunReport:
        """The last word on every case of the image."""
        is_complete = self._selected == self._decided.keys()
        reason = self.stop_reason()
        return RunReport(
            is_complete=is_complete,
            reason="every case has its verdict" if is_complete else reason,
            cases=tuple(self._case_report(i, reason) for i in range(self._case_count)),
            boots=self._boots,
            noise=self._noise,
            problems=tuple(self._problems),
            seconds=seconds,
        )

    def _wanted(self) -> tuple[int, ...]:
        return tuple(sorted((self._selected - self._decided.keys()) | self._again))

    def _is_doubtful(self, case: int) -> bool:
        """Whether the last boot that reached `case` blamed it, and that is to be seen again."""
        tries = self._tries[case]
        return bool(tries) and not tries[-1].attempt.verdict.is_untold

    def _decide(self, case: int) -> None:
        tries = self._tries[case]
        last = tries[-1].attempt
        if last.is_targets or last.is_sure or _is_confirmed(tries):
            if case not in self._decided or not last.verdict.is_skipped:
                self._decided[case] = last.verdict
            times_bad = sum(one.attempt.verdict.is_kernel_bad for one in tries)
            self._again.discard(case)
            if last.verdict.is_kernel_bad and times_bad <= self._policy.failure_retries:
                self._again.add(case)
        elif len(tries) > self._policy.retries:
            untold = last.verdict if last.verdict.is_untold else Verdict.LOST
            self._decided.setdefault(case, untold)  # what was judged bad before stays so
            self._again.discard(case)

    def _case_report(self, case: int, reason: str) -> CaseReport:
        attempts = tuple((one.boot, one.attempt) for one in self._tries.get(case, ()))
        verdict = self._decided.get(case)
        if case not in self._selected:
            return CaseReport(case, Verdict.UNSELECTED, ("not selected",), attempts)
        shown = shown_attempt(verdict, attempts)
        details = shown.details if shown else ()
        if verdict is None:
            verdict, details = self._undecided_verdict(), (reason, *details)
        elif verdict.is_untold and verdict is not attempts[-1][1].verdict:
            words = ", ".join(attempt.verdict.value for _, attempt in attempts)
            details = (f"too many frames were lost to be sure; the tries: {words}", *details)
        return CaseReport(case, verdict, details, attempts)

    def _undecided_verdict(self) -> Verdict:
        assert self._last_end is not None
        if self._last_end.how is How.LOAD_FAIL:
            return Verdict.LOAD_FAIL
        if self._last_end.how is How.BOOT_TIMEOUT:
            return Verdict.BOOT_TIMEOUT
        return Verdict.NOTRUN


def _is_confirmed(tries: Sequence[_Try]) -> bool:
    """Whether the last try, made alone, needs no further proof."""
    last = tries[-1]
    verdict = last.attempt.verdict
    if not last.is_alone or verdict.is_untold:
        return False
    if verdict is Verdict.KERNEL:  # its last words are a sign of their own
        return True
    # A second start may be the power's doing, and silence that of a line or a board that went
    # dead; but not twice at the same case. What was heard in company counts if nothing was broken:
    # else the next case may have been running.
    is_second = any(
        one.attempt.verdict is verdict and (one.is_alone or one.attempt.is_undisturbed)
        for one in tries[:-1]
    )
    if verdict is Verdict.REBOOT:
        return is_second
    # Silence, or an end without a result, may be what is left of a lost farewell.
    return last.attempt.is_undisturbed and (is_second or verdict is Verdict.CRASH)
