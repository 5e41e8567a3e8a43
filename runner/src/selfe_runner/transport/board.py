# A board on the desk: switched on, loaded by its boot loader, heard over its console.
# SPDX-License-Identifier: BSD-2-Clause

import zlib
from collections import deque

from selfe_runner.input.board import Board
from selfe_runner.judge.boot_end import BootEnd, How
from selfe_runner.report.files import write_whole
from selfe_runner.transport.line import Line
from selfe_runner.transport.power import PowerSwitch
from selfe_runner.transport.trouble import Trouble
from selfe_runner.transport.u_boot import Send, UBoot, by_tftp, by_xmodem
from selfe_runner.transport.xmodem_link import XmodemLink


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
        self._end: BootEnd | None = None
        self.complaints: list[str] = []

    def boot(self, image: bytes) -> None:
        self._heard.clear()
        self._end = None
        try:
            self._line.forget()  # opens it, so that nothing of what comes is missed
            self._line.set_speed(self._board.console.speed)
            self._power.on()
            self._load(image)
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

    def _load(self, image: bytes) -> None:
        load, times = self._board.load, self._board.times
        u_boot = UBoot(self._line, self._heard.append)
        u_boot.stop_autoboot(self._board.console.speed, times.prompt_seconds)
        for command in load.setup:
            u_boot.run(command)
        if load.folder is None:
            link = XmodemLink(self._line, self._heard.append)
            self._bring(u_boot, image, by_xmodem(u_boot, link, image, times.load_seconds))
            return
        name = f"selfe-{self._board.id}-{zlib.crc32(image):08x}.img"
        file = load.folder / name
        write_whole(file, image, "[load] folder")
        try:
            self._bring(u_boot, image, by_tftp(u_boot, name, times.load_seconds))
        finally:
            file.unlink(missing_ok=True)

    def _bring(self, u_boot: UBoot, image: bytes, send: Send) -> None:
        address = self._board.load.address
        u_boot.load_by(send, address, image)
        u_boot.start(address)
