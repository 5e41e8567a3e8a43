# A defect of the input that ends a command: one sentence for the user, and what to do about it.
# SPDX-License-Identifier: BSD-2-Clause


class Problem(Exception):
    """Bad input: a file, a name or a tool that is wrong or missing. `main` prints it and exits 1.

    Only input is reported this way. What happens to a case is a `Verdict`, what happens to a boot
    is a `BootEnd`: values, never exceptions.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
