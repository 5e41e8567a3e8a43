# What a boot, and then a run, has to say: plain values that every reporter reads.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from selfe_runner.judge.boot_end import BootEnd
from selfe_runner.verdict import Verdict


@dataclass(frozen=True)
class Noise:
    """What a boot's console held beside good frames in their order."""

    debris: int = 0  # lines with remains of broken frames
    missing: int = 0  # frames that the sequence numbers say were sent and never came
    repeated: int = 0  # frames that came twice
    unknown: int = 0  # whole frames without a meaning
    foreign: int = 0  # whole frames of another image, of another boot, or before HELLO

    @property
    def total(self) -> int:
        return self.debris + self.missing + self.repeated + self.unknown + self.foreign

    def __add__(self, other: "Noise") -> "Noise":
        return Noise(
            self.debris + other.debris,
            self.missing + other.missing,
            self.repeated + other.repeated,
            self.unknown + other.unknown,
            self.foreign + other.foreign,
        )


@dataclass(frozen=True)
class Attempt:
    """What one boot says about one case.

    `is_targets`: the target itself gave the verdict (R or T). `is_undisturbed`: nothing broken
    was heard since the start of the case, so that all of a target's details are here. `is_sure`: the host gave the verdict, and no frame can
    have been lost since then. `seconds` is host time from S to R; `offset` the place of S (or of
    the first frame about the case) in the boot's bytes.
    """

    verdict: Verdict
    is_targets: bool = False
    is_sure: bool = False
    is_undisturbed: bool = False
    details: tuple[str, ...] = ()
    console: tuple[str, ...] = ()
    measurements: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0
    offset: int = 0


@dataclass(frozen=True)
class BootReport:
    """A boot that is over. `attempts`: by case; a planned case that is absent was not reached."""

    end: BootEnd
    attempts: Mapping[int, Attempt]
    facts: tuple[tuple[str, str], ...]
    noise: Noise
    problems: tuple[str, ...]
    seconds: float
    seconds_to_hello: float | None
    byte_count: int


def shown_attempt(
    verdict: Verdict | None, attempts: Sequence[tuple[int, Attempt]]
) -> Attempt | None:
    """The last attempt that gave `verdict`, or else the last one; None without attempts."""
    same = (attempt for _, attempt in reversed(attempts) if attempt.verdict is verdict)
    return next(same, attempts[-1][1] if attempts else None)


@dataclass(frozen=True)
class PastBoot:
    """A boot of `planned` cases that an earlier process of the same run made."""

    planned: int
    report: BootReport


@dataclass(frozen=True)
class CaseReport:
    """The last word on one case. `attempts`: (boot number from 1, attempt), oldest first."""

    index: int
    verdict: Verdict
    details: tuple[str, ...]
    attempts: tuple[tuple[int, Attempt], ...]

    @property
    def shown(self) -> Attempt | None:
        """The attempt that tells most about the verdict."""
        return shown_attempt(self.verdict, self.attempts)

    @property
    def is_flaky(self) -> bool:
        """Whether the case passed, but not at the first try."""
        return self.verdict is Verdict.PASS and len(self.attempts) > 1


@dataclass(frozen=True)
class RunReport:
    """A run that is over. `is_complete`: every case that was asked for got its verdict from a
    boot; otherwise `reason` says in a sentence what stopped the run."""

    is_complete: bool
    reason: str
    cases: tuple[CaseReport, ...]
    boots: int
    noise: Noise
    problems: tuple[str, ...]
    seconds: float
