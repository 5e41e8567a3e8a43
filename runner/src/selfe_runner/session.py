# Runs the selected cases of an image: boots, listens and judges until each has its verdict.
# SPDX-License-Identifier: BSD-2-Clause

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.boot_judge import BootJudge
from selfe_runner.judge.boot_plan import BootPlan, Limits, NameAddresses, unnamed
from selfe_runner.judge.ledger import Ledger, Policy
from selfe_runner.judge.report import BootReport, PastBoot, RunReport
from selfe_runner.judge.update import Update
from selfe_runner.plan import RandomSettings, plan_page, with_plan
from selfe_runner.protocol.decoder import Decoder
from selfe_runner.transport.transport import Transport

_ROUND_SECONDS = 0.2  # longest wait for the console before the clock is looked at
_LONGEST_ROUND = 1.0


@dataclass(frozen=True)
class RunSetup:
    """What is run. `build_id`: of the root task, 16 hex digits; `image` has its plan page at
    `plan_offset`; `run_seconds` bounds what this process does of the run; `past`: what another
    one did before it was killed."""

    build_id: str
    image: bytes
    plan_offset: int
    case_count: int
    selected: Sequence[int]
    limits: Limits = field(default_factory=Limits)
    policy: Policy = field(default_factory=Policy)
    run_seconds: float = 3600.0
    name_addresses: NameAddresses = unnamed
    random: RandomSettings = field(default_factory=RandomSettings)
    past: Sequence[PastBoot] = ()


class Observer(Protocol):
    """Sees a run while it happens: writes journal and log, shows progress."""

    def boot_started(self, boot: int, planned: Sequence[int], nonce: int) -> None: ...

    def console(self, data: bytes) -> None: ...

    def updates(self, boot: int, updates: Sequence[Update]) -> None: ...

    def boot_ended(self, boot: int, report: BootReport, decided: Sequence[int]) -> None: ...


class PatientClock:
    """Seconds that passed while the runner was awake.

    A laptop that sleeps or a host that swaps stops the machine as well as the runner; that
    time must not become a HANG. So no round of the loop counts for more than `_LONGEST_ROUND`.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._real = clock()
        self._now = 0.0

    def now(self) -> float:
        real = self._clock()
        self._now += min(real - self._real, _LONGEST_ROUND)
        self._real = real
        return self._now

    def count_all(self) -> None:
        """Counts in full what has passed since the last look: something was to take its time."""
        real = self._clock()
        self._now += real - self._real
        self._real = real


class Session:
    """A run in progress. `new_nonce` gives the 32-bit number that marks the output of a boot."""

    def __init__(
        self,
        setup: RunSetup,
        transport: Transport,
        observer: Observer,
        new_nonce: Callable[[], int],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._setup = setup
        self._transport = transport
        self._observer = observer
        self._new_nonce = new_nonce
        self._clock = PatientClock(clock)

    def run(self) -> RunReport:
        """Boots until nothing is left to do; the last word on every case."""
        ledger = Ledger(self._setup.case_count, self._setup.selected, self._setup.policy)
        for past in self._setup.past:
            ledger.absorb(past.planned, past.report)
        seconds_before = sum(past.report.seconds for past in self._setup.past)
        while planned := ledger.to_do():
            boot = ledger.boots + 1
            nonce = self._new_nonce()
            self._observer.boot_started(boot, planned, nonce)
            report = self._boot(boot, planned, nonce)
            self._observer.boot_ended(boot, report, ledger.absorb(len(planned), report))
        return ledger.report(seconds_before + self._clock.now())

    def _boot(self, boot: int, planned: Sequence[int], nonce: int) -> BootReport:
        setup = self._setup
        page = plan_page(setup.case_count, planned, nonce, setup.random)
        plan = BootPlan(
            image=setup.build_id,
            case_count=setup.case_count,
            nonce=nonce,
            planned=frozenset(planned),
            is_exact_line=self._transport.is_exact_line,
            name_addresses=setup.name_addresses,
        )
        try:
            self._clock.now()
            self._transport.boot(with_plan(setup.image, setup.plan_offset, page))
            self._clock.count_all()
            judge = BootJudge(plan, setup.limits, self._clock.now())
            self._listen(boot, judge)
        finally:
            self._transport.stop()
        return judge.report()

    def _listen(self, boot: int, judge: BootJudge) -> None:
        decoder = Decoder()
        while judge.end is None:
            before = self._clock.now()
            wait = min(judge.deadline(), self._setup.run_seconds) - before
            heard = self._transport.read(min(max(wait, 0.0), _ROUND_SECONDS))
            now = self._clock.now()
            if isinstance(heard, BootEnd):
                updates = judge.hear(decoder.finish(), 0, now)
                judge.close(heard, now)
            elif heard:
                self._observer.console(heard)
                updates = judge.hear(decoder.feed(heard), len(heard), now)
            else:
                # At the deadline half a frame is no promise any more, but a sign of damage.
                is_late = before >= judge.deadline()
                updates = judge.hear(decoder.finish() if is_late else decoder.settle(), 0, now)
            if updates:
                self._observer.updates(boot, updates)
            # With the time before the read: what waited in the pipe is heard before it is
            # called late.
            judge.tick(before)
            if before >= self._setup.run_seconds:
                text = f"the run's limit of {self._setup.run_seconds:g} s is reached"
                judge.close(BootEnd(How.RUN_TIMEOUT, text), now)
