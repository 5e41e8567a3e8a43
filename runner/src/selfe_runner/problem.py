# A defect of the input that ends a command: one sentence for the user, and what to do about it.
# SPDX-License-Identifier: BSD-2-Clause

from pathlib import Path


class Problem(Exception):
    """Bad input: a file, a name or a tool that is wrong or missing. `main` prints it and exits 1.

    Only input is reported this way. What happens to a case is a `Verdict`, what happens to a boot
    is a `BootEnd`: values, never exceptions.

    `place`: FILE, FILE:LINE or FILE:LINE:COLUMN, if the message is about a place in a file.
    """

    def __init__(self, message: str, hint: str = "", place: str | Path = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.place = str(place)

    def lines(self) -> list[str]:
        """As compilers put it: `place: error: message`, and the hint on a line of its own."""
        place = f"{self.place}: " if self.place else ""
        return [f"{place}error: {self.message}", *([f"hint: {self.hint}"] if self.hint else [])]
