# What the text on a console forebodes: a kernel's last words, a boot loader that starts again.
# SPDX-License-Identifier: BSD-2-Clause

import math

from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.judge.boot_plan import Limits
from selfe_runner.judge.kernel_death import DeathWatch, death
from selfe_runner.judge.restart import RestartWatch
from selfe_runner.text import console_lines

_SAID_BYTES = 200  # of the last line before HELLO


class Omens:
    """Signs in the text that the machine will say nothing more of its cases.

    A case may print such a text as well, so none is believed before a time without frames has
    passed. `last_byte`: when anything was heard last.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._death = DeathWatch()
        self._restart = RestartWatch()
        self._last_words: bytes | None = None
        self._restarted: float | None = None  # when a boot loader spoke after HELLO
        self.starts = 0  # of a boot loader, before HELLO
        self._said = b""  # the last text before HELLO

    def hear(self, text: bytes, is_after_hello: bool, now: float) -> None:
        words = self._death.line_in(text)
        if self._last_words is None:
            self._last_words = words
        starts = self._restart.starts_in(text)
        if not is_after_hello:
            self.starts += starts
            self._said = (self._said + text)[-_SAID_BYTES:]
        elif starts and self._restarted is None:
            self._restarted = now

    def before_hello(self) -> tuple[str, ...]:
        """What the console told of a boot that came to nothing, in words."""
        last = [f"the last on the console: {line}" for line in console_lines(self._said)[-1:]]
        if self.starts > 1:
            return (f"the boot loader started {self.starts} times", *last)
        return tuple(last)

    def forget(self) -> None:
        """A frame came: who still talks is not dead."""
        self._last_words = self._restarted = None

    def deadline(self, last_byte: float) -> float:
        """When `end` has to be asked; infinity if there is no sign."""
        due = math.inf
        if self._last_words is not None:
            due = last_byte + self._limits.grace_seconds
        if self._restarted is not None:
            due = min(due, self._restarted + self._limits.restart_seconds)
        return due

    def end(self, last_byte: float, now: float) -> BootEnd | None:
        """The end that has come true by `now`, if any."""
        if now < self.deadline(last_byte):
            return None
        if self._last_words is not None:  # also if a watchdog then started the machine again
            return death(self._last_words)
        return BootEnd(How.REBOOT, "the machine started again: its boot loader spoke")
