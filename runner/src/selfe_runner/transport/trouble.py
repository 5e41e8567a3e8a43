# Why a board could not be brought to run an image this time; never a verdict on the image.
# SPDX-License-Identifier: BSD-2-Clause


class Trouble(Exception):
    """One sentence about power, cable or boot loader. Passes within `transport/` only: to the
    outside it is the end of a boot, a value."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text
