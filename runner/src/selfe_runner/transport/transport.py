# What every way to a machine offers: start an image, hear its console, stop.
# SPDX-License-Identifier: BSD-2-Clause

from typing import Protocol

from selfe_runner.judge.boot_end import BootEnd


class Transport(Protocol):
    """A machine that runs images: an emulator today, a board behind a serial line later.

    A use is `boot`, then `read` until the caller has heard enough, then `stop`; any number of
    times. Only `boot` may raise a Problem (the machine cannot be used at all); what befalls the
    machine afterwards is a value.
    """

    @property
    def is_exact_line(self) -> bool:
        """Whether the console loses no byte and holds none of an earlier boot."""

    def boot(self, image: bytes) -> None:
        """Starts the machine with `image` from power-off."""

    def read(self, seconds: float) -> bytes | BootEnd:
        """What the console said, waiting at most `seconds` for it; empty if nothing.

        A BootEnd when the machine is gone and all that it said has been read.
        """

    def stop(self) -> None:
        """Switches the machine off. May be called at any time and more than once."""
