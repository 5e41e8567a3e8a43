# Keeps the account of a run over several boots: what is decided, what to boot next, when to stop.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Sequence
from dataclasses import dataclass

from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.report import Attempt, BootReport, CaseReport, Noise, RunReport
from selfe_runner.verdict import Verdict

# An end after which another boot of the same image cannot go better.
_HOPELESS = (How.LOAD_FAIL, How.OTHER_IMAGE, How.RUN_TIMEOUT)


@dataclass(frozen=True)
class Policy:
    """When to boot again.

    `retries`: how often a case is tried again of which nothing could be told (LOST, CORRUPT, or
    a verdict of the host that is in doubt). A verdict of the target is never asked for twice.
    """

    max_boots: int = 100
    retries: int = 2
    idle_boots: int = 2  # boots in a row that reach no case: a boot loop


@dataclass(frozen=True)
class _Try:
    """An attempt at a case in boot number `boot`; `is_alone`: no other case was in the plan."""

    boot: int
    is_alone: bool
    attempt: Attempt


class Ledger:
    """Gathers what the boots of a run say and decides each case once.

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
        undecided = self._undecided()
        doubtful = [case for case in undecided if self._is_doubtful(case)]
        return tuple(doubtful[:1]) or undecided

    def absorb(self, planned: Sequence[int], report: BootReport) -> tuple[int, ...]:
        """Adds what a boot of the cases `planned` said; the cases that it decided."""
        self._boots += 1
        self._last_end = report.end
        self._noise = self._noise + report.noise
        self._problems += (f"boot {self._boots}: {text}" for text in report.problems)
        before = len(self._decided)
        for case, attempt in sorted(report.attempts.items()):
            self._tries[case].append(_Try(self._boots, len(planned) == 1, attempt))
            self._decide(case)
        # Every boot that reaches a case uses up one of the case's tries, so the run ends.
        self._idle_boots = 0 if report.attempts else self._idle_boots + 1
        return tuple(self._decided)[before:]

    def stop_reason(self) -> str:
        """Why no boot can follow although cases are undecided; empty otherwise."""
        if not self._undecided() or self._last_end is None:
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
        reason = self.stop_reason()
        return RunReport(
            is_complete=not self._undecided(),
            reason=reason or "every case has its verdict",
            cases=tuple(self._case_report(i, reason) for i in range(self._case_count)),
            boots=self._boots,
            noise=self._noise,
            problems=tuple(self._problems),
            seconds=seconds,
        )

    def _undecided(self) -> tuple[int, ...]:
        return tuple(sorted(self._selected - self._decided.keys()))

    def _is_doubtful(self, case: int) -> bool:
        """Whether the last boot that reached `case` blamed it without being sure."""
        tries = self._tries[case]
        return bool(tries) and not tries[-1].attempt.verdict.is_untold

    def _decide(self, case: int) -> None:
        tries = self._tries[case]
        last = tries[-1].attempt
        if last.is_targets or last.is_sure or _is_confirmed(tries):
            self._decided[case] = last.verdict
        elif len(tries) > self._policy.retries:
            self._decided[case] = last.verdict if last.verdict.is_untold else Verdict.LOST

    def _case_report(self, case: int, reason: str) -> CaseReport:
        attempts = tuple((one.boot, one.attempt) for one in self._tries.get(case, ()))
        details = attempts[-1][1].details if attempts else ()
        verdict = self._decided.get(case)
        if case not in self._selected:
            verdict, details = Verdict.UNSELECTED, ("not selected",)
        elif verdict is None:
            verdict, details = self._undecided_verdict(), (reason, *details)
        elif verdict is not attempts[-1][1].verdict:
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
    if not last.is_alone or last.attempt.verdict.is_untold:
        return False
    # A dying kernel or a second start is a sign of its own. Silence, or an end without a result,
    # may be what is left of a lost farewell if anything broken was heard.
    if last.attempt.is_undisturbed or last.attempt.verdict in (Verdict.KERNEL, Verdict.REBOOT):
        return True
    return any(t.is_alone and t.attempt.verdict is last.attempt.verdict for t in tries[:-1])
