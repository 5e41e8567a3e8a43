# What every way to bring an image into a board's memory offers.
# SPDX-License-Identifier: BSD-2-Clause

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Check:
    """`run` looks whether the `part` of a board works: one line about what it found, or Trouble."""

    part: str
    run: Callable[[], str]


class Loader(Protocol):
    """Loads a board that has just been given power. One object serves any number of boots."""

    def load(self, image: bytes) -> None:
        """Brings the ELF file `image` into the board's memory, sees that it has arrived whole, and
        starts it; when it returns, nothing of the loader is left to speak or to hold anything.

        Trouble: it could not be done. Whether the image runs by then is unknown.
        """

    def checks(self) -> Sequence[Check]:
        """What is to be tried, in this order, on a board that has just been given power, to know
        that it can be loaded. Nothing is started."""
