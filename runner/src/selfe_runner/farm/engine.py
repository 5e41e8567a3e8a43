# What an engine offers that runs images on boards of other hosts: submit, wait, fetch the log.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from selfe_runner.judge.boot_end import BootEnd


@dataclass(frozen=True)
class Device:
    """Which boards may do a job: all of one type that have all `tags`."""

    type: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Job:
    """One boot of one image, never one case: an engine needs half a minute for each job.

    `name`: printable, for people who look at the engine's list. `image`: an ELF file whose plan
    page is filled, so the engine knows nothing of cases. `quiet_seconds`: after so much silence
    of the running image nothing more is worth waiting for, and the engine should free the board;
    `limit_seconds`: for the image as a whole. Its last words are a frame whose body begins with
    `BYE ` (all went as planned) or `END ` (docs/protocol.md).
    """

    name: str
    device: Device
    image: bytes
    quiet_seconds: float
    limit_seconds: float


@dataclass(frozen=True)
class Heard:
    """A piece of a console's bytes. `at`: seconds since the boot began, by the clock of the host
    that heard it, never falling: silence is judged by it. An empty `data` says that nothing more
    came until then."""

    at: float
    data: bytes


class Waiting(Enum):
    """A job that is not over."""

    QUEUED = "queued"
    RUNNING = "running"


class EngineTrouble(Exception):
    """The engine cannot be asked now (host unreachable, no answer, half an answer), which says
    nothing about the job; asking again may help. One printable sentence."""


class Engine(Protocol):
    """Boards behind a queue. The engine gives bytes, never verdicts: what its own parsers make of
    them is for its own web pages.

    Each verb returns within some seconds plus the time that it was given, and may raise
    EngineTrouble. Problem means that no job can ever be done: wrong address, token refused, no
    such device type, a definition that the server rejects. Tickets are printable, and stay good
    for other processes.
    """

    def submit(self, job: Job) -> str:
        """Puts `job` into the queue; its ticket."""

    def wait(self, ticket: str, seconds: float) -> Waiting | BootEnd:
        """How the job is after `seconds` at most; as soon as it is over, how the boot ended:

        - LOAD_FAIL: the image was never started (no board got ready, boot loader, checksum);
        - MACHINE: the board, its line or its host failed after that, or somebody stopped the job;
        - HANG: the board was well until a limit of the job, and its last words did not come;
        - BYE: the last words came.

        Only HANG can be held against a case, so whoever is in doubt says MACHINE. `text` is the
        engine's own reason, in one printable line, with the place where a person finds the job.
        """

    def fetch_log(self, ticket: str) -> Iterator[Heard]:
        """All that the board's console said from power-on, byte for byte as far as the engine
        keeps it, without a line of the engine's own. May be asked again, and for a job that is
        not over (then: what there is so far)."""

    def cancel(self, ticket: str) -> None:
        """Takes the job out of the queue or stops it; nothing if it is over. Best effort: a job
        ends by its own limits, too."""
