# Switches a board on and off by the commands of its board file.
# SPDX-License-Identifier: BSD-2-Clause

import subprocess
import time
from collections.abc import Callable, Sequence

from selfe_runner.input.board import Power
from selfe_runner.text import printable_text
from selfe_runner.transport.trouble import Trouble


class PowerSwitch:
    """A board's power. The commands get no shell, no input, and no terminal: Ctrl-C is for the
    runner, which needs them most when it is to end.

    Off is switched first whenever on is wanted: who left the board on, and how, is unknown.
    """

    def __init__(self, power: Power, sleep: Callable[[float], None] = time.sleep) -> None:
        self._power = power
        self._sleep = sleep

    def on(self) -> None:
        """Gives power to a board that has been without for long enough. Trouble: a command failed."""
        self.off()
        self._sleep(self._power.off_seconds)
        self._run(self._power.on)

    def off(self) -> None:
        """Takes the power away. Trouble: the command failed, the board may be on."""
        try:
            self._run(self._power.off)
        except Trouble:
            raise
        except BaseException:  # a signal for the runner ended the command half-way
            self._run(self._power.off)
            raise

    def _run(self, argv: Sequence[str]) -> None:
        limit = self._power.command_seconds
        try:
            done = subprocess.run(
                argv,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=limit,
                check=False,
                start_new_session=True,
            )
        except subprocess.TimeoutExpired:
            raise Trouble(f"power: {argv[0]} took longer than {limit:g} s") from None
        except OSError as error:
            raise Trouble(f"power: {argv[0]} cannot be started: {error.strerror}") from error
        if done.returncode:
            said = printable_text(done.stdout.decode("utf-8", "replace").strip())
            last = f": {said.splitlines()[-1]}" if said else ""
            raise Trouble(f"power: {argv[0]} failed with status {done.returncode}{last}")
