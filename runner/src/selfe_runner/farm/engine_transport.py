# A machine behind an engine: each boot is a job, heard afterwards by the times in its log.
# SPDX-License-Identifier: BSD-2-Clause

import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from selfe_runner.farm.engine import Device, Engine, EngineTrouble, Heard, Job, Waiting
from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.problem import Problem

_Answer = TypeVar("_Answer")

_WAIT_SECONDS = 60.0
_AGAIN_SECONDS = 10.0  # between two questions to an engine that does not answer


@dataclass(frozen=True)
class EngineJob:
    """What all jobs of a run have in common; see engine.Job. `patience`: seconds in which an engine
    that does not answer is asked again."""

    name: str
    device: Device
    quiet_seconds: float
    limit_seconds: float
    patience: float = 1800.0


class EngineTransport:
    """Runs images by jobs of `engine`; `say` hears where they are and what becomes of them.

    The log of a job comes late and in lumps, so its own times count: `clock` follows them, and a
    Session that uses it judges silence as if it had been there.
    """

    is_exact_line = False

    def __init__(
        self,
        engine: Engine,
        job: EngineJob,
        say: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._engine = engine
        self._job = job
        self._say = say
        self._clock = clock
        self._sleep = sleep
        self._ticket = ""  # of a job that may not be over
        self._now = 0.0
        self._boot_began = 0.0
        self._log: deque[Heard] = deque()
        self._end = BootEnd(How.LOAD_FAIL, "nothing was booted")

    def clock(self) -> float:
        """Seconds for which the boards were heard, over all boots."""
        return self._now

    def boot(self, image: bytes) -> None:
        """Returns when the job is over. Problem: no job can ever be done."""
        self._boot_began = self._now
        self._end = self._run(image)

    def read(self, seconds: float) -> bytes | BootEnd:
        if not self._log:
            return self._end
        until = self._now + seconds
        at = self._boot_began + self._log[0].at
        if at > until:
            self._now = until
            return b""
        self._now = max(self._now, at)
        return self._log.popleft().data

    def stop(self) -> None:
        """Also after an interruption: no job of ours is left in the engine's queue."""
        self._log.clear()
        if self._ticket:
            with suppress(EngineTrouble, Problem):
                self._engine.cancel(self._ticket)
            self._ticket = ""

    def _run(self, image: bytes) -> BootEnd:
        common = self._job
        job = Job(
            name=common.name,
            device=common.device,
            image=image,
            quiet_seconds=common.quiet_seconds,
            limit_seconds=common.limit_seconds,
        )
        ticket = self._ticket = self._ask(lambda: self._engine.submit(job))
        self._say(f"job {ticket}: submitted")
        last: Waiting | BootEnd = Waiting.QUEUED
        while isinstance(last, Waiting):
            state = self._ask(lambda: self._engine.wait(ticket, _WAIT_SECONDS))
            if state is not last:
                words = state.value if isinstance(state, Waiting) else state.text
                self._say(f"job {ticket}: {words}")
            last = state
        self._log = deque(self._ask(lambda: list(self._engine.fetch_log(ticket))))
        self._ticket = ""
        return last

    def _ask(self, question: Callable[[], _Answer]) -> _Answer:
        """The engine's answer, as soon as it gives one."""
        give_up = self._clock() + self._job.patience
        is_told = False
        while True:
            try:
                return question()
            except EngineTrouble as trouble:
                if self._clock() >= give_up:
                    raise Problem(f"the engine cannot be asked: {trouble}") from trouble
                if not is_told:
                    self._say(f"{trouble}; asking again")
                    is_told = True
                self._sleep(_AGAIN_SECONDS)
