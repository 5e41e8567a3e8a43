# Boots an image and listens until the first case that does not pass.
# SPDX-License-Identifier: BSD-2-Clause

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mutation.outcome import Kind, Outcome
from selfe_runner.commands.machine import qemu_machine
from selfe_runner.input.cases import Case, CaseList
from selfe_runner.input.image import read_test_image
from selfe_runner.input.platform import Platform
from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.boot_plan import Limits
from selfe_runner.judge.ledger import Policy
from selfe_runner.judge.report import Attempt, BootReport
from selfe_runner.judge.update import CaseJudged, Update
from selfe_runner.session import RunSetup, Session
from selfe_runner.text import printable_text
from selfe_runner.transport.transport import Transport

_LOG_BYTES = 4096
# A QEMU that fails by itself may have been killed for want of memory. If it is the kernel that takes
# it down, it does so again.
_TRIES = 2
# A mutant that hangs must cost little; a case takes a fraction of a second, and a busy machine ten
# times that.
LIMITS = Limits(boot_seconds=15.0, case_seconds=15.0, output_bytes=8 << 20)


@dataclass(frozen=True)
class Verdict:
    """The case that ended a trial, and what was said of it."""

    case: int
    attempt: Attempt


class _Listener:
    """Observer and machine of a run at once: the machine ends when a case did not pass."""

    def __init__(self, machine: Transport) -> None:
        self.is_exact_line = machine.is_exact_line
        self.log = b""
        self.first_bad: Verdict | None = None
        self.skipped: set[int] = set()
        self.boot_end: BootEnd | None = None
        self._machine = machine

    def boot(self, image: bytes) -> None:
        self._machine.boot(image)

    def read(self, seconds: float) -> bytes | BootEnd:
        if self.first_bad is not None:
            return BootEnd(How.RUN_TIMEOUT, "a case did not pass")
        return self._machine.read(seconds)

    def stop(self) -> None:
        self._machine.stop()

    def boot_started(self, boot: int, planned: Sequence[int], nonce: int) -> None:
        pass

    def console(self, data: bytes) -> None:
        self.log = (self.log + data)[-_LOG_BYTES:]

    def updates(self, boot: int, updates: Sequence[Update]) -> None:
        for update in updates:
            if not isinstance(update, CaseJudged):
                continue
            if update.attempt.verdict.is_kernel_bad and self.first_bad is None:
                self.first_bad = Verdict(update.case, update.attempt)

    def boot_ended(self, boot: int, report: BootReport, decided: Sequence[int]) -> None:
        self.boot_end = report.end
        if self.first_bad is not None:
            # With the details, which come before the verdict but may go on after it.
            said = report.attempts.get(self.first_bad.case, self.first_bad.attempt)
            self.first_bad = Verdict(self.first_bad.case, said)
            return
        for case, attempt in sorted(report.attempts.items()):
            if not attempt.verdict.is_skipped and attempt.verdict.value != "PASS":
                self.first_bad = Verdict(case, attempt)
                return


def try_image(
    image: Path,
    cases: CaseList,
    platform: Platform,
    prefix: Path,
    selected: Sequence[int],
    limits: Limits = LIMITS,
) -> Outcome:
    """KILLED, WRECKED or NO_BOOT by the first of the cases `selected` that does not pass, else
    SURVIVED. `prefix`: holds the configuration of the kernel in `image`."""
    for _ in range(_TRIES):
        listener = _listen(image, cases, platform, prefix, selected, limits)
        if listener.boot_end is None or listener.boot_end.how is not How.MACHINE:
            break
    return _outcome(listener, cases.cases)


def _listen(
    image: Path,
    cases: CaseList,
    platform: Platform,
    prefix: Path,
    selected: Sequence[int],
    limits: Limits,
) -> _Listener:
    """One boot, as far as it is of interest."""
    test_image = read_test_image(image, cases)
    listener = _Listener(qemu_machine(platform, prefix, image).transport)
    setup = RunSetup(
        build_id=cases.image,
        image=test_image.data,
        plan_offset=test_image.plan_offset,
        case_count=len(cases.cases),
        selected=selected,
        limits=limits,
        policy=Policy(max_boots=1, retries=0),
        run_seconds=600.0,
    )
    Session(setup, listener, listener, lambda: 1 + secrets.randbelow(0xFFFFFFFF)).run()
    return listener


def _outcome(heard: _Listener, cases: Sequence[Case]) -> Outcome:
    log = printable_lines(heard.log)
    end = heard.boot_end
    assert end is not None
    if heard.first_bad is None:
        if end.how is How.BYE:
            return Outcome(Kind.SURVIVED)
        return Outcome(Kind.NO_BOOT, text=end.text, log=log)
    case, attempt = cases[heard.first_bad.case], heard.first_bad.attempt
    headline = attempt.details[0] if attempt.details else end.text
    return Outcome(
        kind=Kind.KILLED if attempt.is_targets else Kind.WRECKED,
        case=case.name,
        rows=_rows(case, attempt.details),
        verdict=attempt.verdict.value,
        text=printable_text(headline),
        log=log,
    )


def _rows(case: Case, details: Sequence[str]) -> tuple[str, ...]:
    """The rows that a case's details find wrong: a CHECK's line begins with its row."""
    heads = (re.match(r"[A-Z]+-\d+\b", line) for line in details)
    return tuple(sorted({head[0] for head in heads if head and head[0] in case.rows}))


def printable_lines(data: bytes) -> str:
    """Console text that is harmless in a file."""
    text = data.decode("utf-8", "replace").replace("\r", "")
    return "\n".join(printable_text(line) for line in text.split("\n") if line)
