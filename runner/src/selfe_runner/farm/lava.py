# Boards behind a LAVA server: one job, one boot.
# SPDX-License-Identifier: BSD-2-Clause

import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from selfe_runner.farm.engine import EngineTrouble, Heard, Job, Waiting
from selfe_runner.farm.image_server import ImageServer
from selfe_runner.farm.lava_job import job_definition
from selfe_runner.farm.lava_log import LavaLog
from selfe_runner.farm.lava_rest import LavaRest
from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.problem import Problem
from selfe_runner.text import printable_text

_POLL_SECONDS = 3.0
_UPLOAD_SECONDS = 15.0  # a worker sends what it heard every 5 s, if it is not busy

_RUNNING = ("Running", "Canceling")
_FINISHED = "Finished"

# What LAVA calls it when the part that listens has reached its limit.
_LIMIT_TYPES = ("Test", "LAVATimeout")


@dataclass
class _Watch:
    """A job of this process. `gave_up`: why it was cancelled here."""

    image_url: str
    quiet_seconds: float
    heard_at: float
    log: LavaLog = field(default_factory=LavaLog)
    gave_up: str = ""


class Lava:
    """The engine that `rest` talks to; its workers fetch the images from `images`. `visibility`:
    of its jobs."""

    def __init__(
        self,
        rest: LavaRest,
        images: ImageServer,
        visibility: str = "public",
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._rest = rest
        self._images = images
        self._visibility = visibility
        self._clock = clock
        self._sleep = sleep
        self._watched: dict[str, _Watch] = {}

    def submit(self, job: Job) -> str:
        url = self._images.publish(job.image)
        try:
            checksum = sha256(job.image).hexdigest()
            definition = job_definition(job, url, checksum, self._visibility)
            ticket = _ticket(self._rest.post("jobs/", {"definition": definition}))
        except (EngineTrouble, Problem):
            self._images.withdraw(url)
            raise
        self._watched[ticket] = _Watch(url, job.quiet_seconds, self._clock())
        return ticket

    def wait(self, ticket: str, seconds: float) -> Waiting | BootEnd:
        give_up = self._clock() + seconds
        first: Waiting | None = None
        while True:
            job = self._rest.get(f"jobs/{ticket}/")
            if job.get("state") == _FINISHED:
                return self._end(ticket, job)
            state = Waiting.RUNNING if job.get("state") in _RUNNING else Waiting.QUEUED
            if state is Waiting.RUNNING and ticket in self._watched:
                self._watch(ticket, self._watched[ticket])
            first = first or state
            left = give_up - self._clock()
            if left <= 0 or state is not first:  # news are worth telling at once
                return state
            self._sleep(min(left, _POLL_SECONDS))

    def fetch_log(self, ticket: str) -> Iterator[Heard]:
        return self._whole_log(ticket).heard()

    def cancel(self, ticket: str) -> None:
        self._rest.get(f"jobs/{ticket}/cancel/")

    def _watch(self, ticket: str, watch: _Watch) -> None:
        """Cancels a job whose image has been silent for too long: the board is for others, too."""
        log = watch.log
        before = len(log.console)
        log.feed(self._rest.get_bytes(f"jobs/{ticket}/logs/", start=log.lines))
        if len(log.console) > before or not log.is_started:
            watch.heard_at = self._clock()
        silence = self._clock() - watch.heard_at
        if silence > watch.quiet_seconds + _UPLOAD_SECONDS and not watch.gave_up:
            watch.gave_up = f"nothing was heard for {watch.quiet_seconds:g} s"
            self.cancel(ticket)

    def _end(self, ticket: str, job: Mapping[str, Any]) -> BootEnd:
        log = self._whole_log(ticket)
        watch = self._watched.pop(ticket, None)
        if watch is not None:
            self._images.withdraw(watch.image_url)
        gave_up = watch.gave_up if watch is not None else ""
        how, text = _judged(log, gave_up, str(job.get("health")))
        return BootEnd(how, f"{text} ({self._rest.page(f'scheduler/job/{ticket}')})")

    def _whole_log(self, ticket: str) -> LavaLog:
        log = LavaLog()
        log.feed(self._rest.get_bytes(f"jobs/{ticket}/logs/"))
        return log


def _ticket(answer: Mapping[str, Any]) -> str:
    numbers = answer.get("job_ids")
    if not isinstance(numbers, list) or len(numbers) != 1:
        raise EngineTrouble("LAVA took the job, but gave it no number")
    ticket = str(numbers[0])
    if not re.fullmatch(r"[0-9]+", ticket):
        raise EngineTrouble(f"LAVA gave the job an odd number: {printable_text(ticket)}")
    return ticket


def _judged(log: LavaLog, gave_up: str, health: str) -> tuple[How, str]:
    """How the boot ended, and why, by LAVA's own word: its `health` of the job is for people."""
    if log.is_finished and not log.error:
        return How.BYE, "LAVA heard the last words"
    if gave_up:
        return How.HANG, gave_up
    if not log.is_finished:  # its worker died, and LAVA found out
        return How.MACHINE, f"LAVA lost the job: {printable_text(health)}"
    text = f"LAVA: {log.error}"
    if log.error_type == "Canceled":
        return How.MACHINE, text
    if not log.is_started:
        return How.LOAD_FAIL, text
    return (How.HANG if log.error_type in _LIMIT_TYPES else How.MACHINE), text
