# The verdicts that a case can get, and which of them blame the kernel.
# SPDX-License-Identifier: BSD-2-Clause

from enum import Enum


class Verdict(Enum):
    """What is known of one case at the end of a run. Only `PASS` is a pass."""

    PASS = "PASS"
    FAIL = "FAIL"
    SKIP = "SKIP"
    DIVERGES = "DIVERGES"  # failed, only where the kernel's release is known to break the rule
    CRASH = "CRASH"  # the case's thread faulted, or the program ended during the case
    HANG = "HANG"  # the case came to no end
    KERNEL = "KERNEL"  # the kernel died during the case
    REBOOT = "REBOOT"  # the machine started again during the case
    LOST = "LOST"  # no result and no tally arrived
    CORRUPT = "CORRUPT"  # two valid frames contradict each other
    NOTRUN = "NOTRUN"  # the run ended before the case
    BOOT_TIMEOUT = "BOOT_TIMEOUT"  # the image never said that it started
    LOAD_FAIL = "LOAD_FAIL"  # the machine could not be started with the image
    UNSELECTED = "UNSELECTED"  # the user did not ask for the case

    @property
    def is_kernel_bad(self) -> bool:
        """The kernel (or the case) was judged, and judged bad."""
        return self in _KERNEL_BAD

    @property
    def is_untold(self) -> bool:
        """Nothing could be told about the kernel: an error of the run, not of the case."""
        return self in _UNTOLD

    @property
    def is_skipped(self) -> bool:
        return self in (Verdict.SKIP, Verdict.UNSELECTED)

    @property
    def is_set_aside(self) -> bool:
        """Neither a pass nor to be acted on: JUnit and others know but "skipped" for that."""
        return self.is_skipped or self is Verdict.DIVERGES


_KERNEL_BAD = frozenset(
    (Verdict.FAIL, Verdict.CRASH, Verdict.HANG, Verdict.KERNEL, Verdict.REBOOT)
)
_UNTOLD = frozenset(
    (Verdict.LOST, Verdict.CORRUPT, Verdict.NOTRUN, Verdict.BOOT_TIMEOUT, Verdict.LOAD_FAIL)
)

# What an `R` frame may say; the other verdicts are the host's.
TARGET_VERDICTS = frozenset(
    (Verdict.PASS, Verdict.FAIL, Verdict.SKIP, Verdict.CRASH, Verdict.HANG)
)
