# Loads a board through its U-Boot: by TFTP, or over the console itself.
# SPDX-License-Identifier: BSD-2-Clause

import zlib
from collections.abc import Callable, Sequence

from selfe_runner.input.board import Board, UBootLoad
from selfe_runner.report.files import write_whole
from selfe_runner.transport.image_form import flat_image, uimage
from selfe_runner.transport.line import Line
from selfe_runner.transport.u_boot import UBoot, by_tftp, by_xmodem
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
        address, data = _formed(load, image)
        u_boot = u_boot_at_prompt(self._board, load.setup, self._line, self._heard)
        u_boot.run("setenv autostart no")  # else a transfer may start what it has brought
        if load.folder is None:
            link = XmodemLink(self._line, self._heard)
            u_boot.load_by(by_xmodem(u_boot, link, data, seconds), address, data)
        else:
            name = f"selfe-{self._board.id}-{zlib.crc32(data):08x}.img"
            file = load.folder / name
            write_whole(file, data, "[load] folder")
            try:
                u_boot.load_by(by_tftp(u_boot, name, seconds), address, data)
            finally:
                file.unlink(missing_ok=True)
        for command in load.before_start:
            u_boot.run(command)
        u_boot.start(load.start, address)


def _formed(load: UBootLoad, image: bytes) -> tuple[int, bytes]:
    """Where the file goes that U-Boot is to load, and what is in it."""
    if load.address is None:
        flat = flat_image(image)
        return flat.address, flat.data
    return load.address, uimage(flat_image(image)) if load.start == "bootm" else image


def u_boot_at_prompt(
    board: Board, setup: Sequence[str], line: Line, heard: Callable[[bytes], None]
) -> UBoot:
    """The board's U-Boot, stopped, the commands of `setup` done. Trouble: it does not answer."""
    u_boot = UBoot(line, heard)
    u_boot.stop_autoboot(board.console.speed, board.times.prompt_seconds)
    for command in setup:
        u_boot.run(command)
    return u_boot
