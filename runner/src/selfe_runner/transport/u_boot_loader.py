# Loads a board through its U-Boot: by TFTP, or over the console itself.
# SPDX-License-Identifier: BSD-2-Clause

import zlib
from collections.abc import Callable, Sequence

from selfe_runner.input.board import Board, UBootLoad
from selfe_runner.report.files import write_whole
from selfe_runner.transport.line import Line
from selfe_runner.transport.u_boot import Send, UBoot, by_tftp, by_xmodem
from selfe_runner.transport.xmodem_link import XmodemLink


class UBootLoader:
    """Does what `load`, the part of the board's file, says. `heard` gets all that U-Boot says."""

    def __init__(
        self, board: Board, load: UBootLoad, line: Line, heard: Callable[[bytes], None]
    ) -> None:
        self._board = board
        self._load = load
        self._line = line
        self._heard = heard

    def load(self, image: bytes) -> None:
        load, seconds = self._load, self._board.times.load_seconds
        u_boot = u_boot_at_prompt(self._board, load.setup, self._line, self._heard)
        if load.folder is None:
            link = XmodemLink(self._line, self._heard)
            self._bring(u_boot, image, by_xmodem(u_boot, link, image, seconds))
            return
        name = f"selfe-{self._board.id}-{zlib.crc32(image):08x}.img"
        file = load.folder / name
        write_whole(file, image, "[load] folder")
        try:
            self._bring(u_boot, image, by_tftp(u_boot, name, seconds))
        finally:
            file.unlink(missing_ok=True)

    def _bring(self, u_boot: UBoot, image: bytes, send: Send) -> None:
        u_boot.load_by(send, self._load.address, image)
        u_boot.start(self._load.address)


def u_boot_at_prompt(
    board: Board, setup: Sequence[str], line: Line, heard: Callable[[bytes], None]
) -> UBoot:
    """The board's U-Boot, stopped, the commands of `setup` done. Trouble: it does not answer."""
    u_boot = UBoot(line, heard)
    u_boot.stop_autoboot(board.console.speed, board.times.prompt_seconds)
    for command in setup:
        u_boot.run(command)
    return u_boot
