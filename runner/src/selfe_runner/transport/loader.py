# What every way to bring an image into a board's memory offers.
# SPDX-License-Identifier: BSD-2-Clause

from typing import Protocol


class Loader(Protocol):
    """Loads a board that has just been given power. One object serves any number of boots."""

    def load(self, image: bytes) -> None:
        """Brings the ELF file `image` into the board's memory, sees that it has arrived whole, and
        starts it; when it returns, nothing of the loader is left to speak or to hold anything.

        Trouble: it could not be done. Whether the image runs by then is unknown.
        """
