# A board on the desk: switched on, loaded as its file says, heard over its console.
# SPDX-License-Identifier: BSD-2-Clause

from collections import deque
from collections.abc import Callable

from selfe_runner.input.board import Board
from selfe_runner.input.board_load import OpenOcdLoad
from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.transport.line import Line
from selfe_runner.transport.loader import Loader
from selfe_runner.transport.openocd_loader import OpenOcdLoader
from selfe_runner.transport.power import PowerSwitch
from selfe_runner.transport.trouble import Trouble
from selfe_runner.transport.u_boot_loader import UBootLoader


class BoardTransport:
    """Runs images on `board`, whose lock the caller holds.

    What goes wrong before the image runs ends the boot as LOAD_FAIL: it could not be tested.
    `complaints`: what went wrong where nobody can be told any more.
    """

    is_exact_line = False

    def __init__(self, board: Board, line: Line, power: PowerSwitch) -> None:
        self._board = board
        self._line = line
        self._power = power
        self._heard: deque[bytes] = deque()
        self._loader = loader_of(board, line, self._heard.append)
        self._end: BootEnd | None = None
        self.complaints: list[str] = []

    def boot(self, image: bytes) -> None:
        self._heard.clear()
        self._end = None
        try:
            self._line.forget()  # opens it, so that nothing of what comes is missed
            self._line.set_speed(self._board.console.speed)
            self._power.on()
            self._loader.load(image)
        except Trouble as trouble:
            self._end = BootEnd(How.LOAD_FAIL, trouble.text)

    def read(self, seconds: float) -> bytes | BootEnd:
        if self._heard:  # the loader's dialogue belongs into the log
            return self._heard.popleft()
        if self._end is not None:
            return self._end
        try:
            return self._line.read(seconds)
        except Trouble as trouble:
            return BootEnd(How.MACHINE, trouble.text)

    def stop(self) -> None:
        try:
            self._power.off()
        except Trouble as trouble:
            if trouble.text not in self.complaints:
                self.complaints.append(trouble.text)
        self._line.close()


def loader_of(board: Board, line: Line, heard: Callable[[bytes], None]) -> Loader:
    """The loader that the board's file names. `heard` gets what its dialogue hears of `line`."""
    load = board.load
    if isinstance(load, OpenOcdLoad):
        return OpenOcdLoader(board, load, line, heard)
    return UBootLoader(board, load, line, heard)
