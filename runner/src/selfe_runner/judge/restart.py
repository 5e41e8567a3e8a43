# The text with which a boot loader says that the machine was switched on, or started again.
# SPDX-License-Identifier: BSD-2-Clause

import re

# As every U-Boot begins, after an SPL that says nearly the same: `U-Boot 2023.01+dfsg-2 (…)`.
_BANNER = re.compile(rb"U-Boot 20\d\d\.\d\d")
_OVERLAP = len(b"U-Boot 2023.01") - 1


class RestartWatch:
    """Counts the starts of a boot loader in the text of a boot, however the text is cut.

    A board whose power fails for a moment, or whose watchdog bites, says nothing else: the image
    came over a cable and is not started again by itself.
    """

    def __init__(self) -> None:
        self._tail = b""

    def starts_in(self, data: bytes) -> int:
        """How many starts are in the text so far not searched."""
        text = self._tail + data
        self._tail = text[-_OVERLAP:]  # too short to hold a banner that was counted
        return len(_BANNER.findall(text))
