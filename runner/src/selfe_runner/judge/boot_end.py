# How a boot can end, and what its end means for a case that was open.
# SPDX-License-Identifier: BSD-2-Clause

from dataclasses import dataclass
from enum import Enum

from selfe_runner.verdict import Verdict


class How(Enum):
    """The way in which a boot ended. The value is what the journal says."""

    BYE = "bye"  # the image ran all that was asked for
    END = "end"  # the program ended before that
    HANG = "hang"  # a case came to no end
    SILENCE = "silence"  # nothing was heard while no case was open
    KERNEL = "kernel-death"
    REBOOT = "reboot"
    EXIT = "exit"  # the machine ended by itself
    FLOOD = "flood"  # more output than the limit
    MACHINE = "machine"  # the machine failed, not what ran on it
    BOOT_TIMEOUT = "boot-timeout"
    LOAD_FAIL = "load-fail"
    OTHER_IMAGE = "other-image"
    RUN_TIMEOUT = "run-timeout"
    INTERRUPTED = "interrupted"  # the runner was killed, and went on later with the next boot


@dataclass(frozen=True)
class BootEnd:
    how: How
    text: str  # one sentence for the reader of a report


_BLAME = {
    How.END: Verdict.CRASH,
    How.HANG: Verdict.HANG,
    How.FLOOD: Verdict.HANG,
    How.KERNEL: Verdict.KERNEL,
    How.EXIT: Verdict.KERNEL,
    How.REBOOT: Verdict.REBOOT,
}


def verdict_on_open_case(how: How) -> Verdict:
    """The verdict on the case that was running when a boot ended this way."""
    return _BLAME.get(how, Verdict.LOST)
