# Loads a board through its U-Boot: by TFTP, or over the console itself.
# SPDX-License-Identifier: BSD-2-Clause

import random
import zlib
from collections.abc import Callable, Sequence

from selfe_runner.input.board import Board
from selfe_runner.input.board_load import UBootLoad
from selfe_runner.report.files import write_whole
from selfe_runner.text import printable_text
from selfe_runner.transport.image_form import flat_image, uimage
from selfe_runner.transport.line import Line
from selfe_runner.transport.loader import Check
from selfe_runner.transport.u_boot import UBoot, by_tftp, by_xmodem
from selfe_runner.transport.xmodem_link import XmodemLink

# Enough for more than one block of the protocol.
_TRIED_BYTES = {"tftp": 1 << 16, "xmodem": 4096}


class UBootLoader:
    """Does what `load`, the part of the board's file, says. `heard` gets all that U-Boot says."""

    def __init__(
        self, board: Board, load: UBootLoad, line: Line, heard: Callable[[bytes], None]
    ) -> None:
        self._board = board
        self._load = load
        self._line = line
        self._heard = heard
        self._probed: UBoot | None = None

    def load(self, image: bytes) -> None:
        address, data = _formed(self._load, image)
        u_boot = self._at_prompt()
        self._transfer(u_boot, address, data)
        for command in self._load.before_start:
            u_boot.run(command)
        u_boot.start(self._load.start, address)

    def checks(self) -> Sequence[Check]:
        return (Check("u-boot", self._find), Check("transfer", self._try_transfer))

    def _find(self) -> str:
        self._probed = u_boot = self._at_prompt()
        lines = u_boot.run("version").splitlines()
        version = printable_text(lines[0]) if lines else "U-Boot of no version"
        speed = self._board.console.speed
        is_other = "" if u_boot.speed == speed else f", where the board's file says {speed}"
        return f"{version} at {u_boot.speed} bits a second{is_other}"

    def _try_transfer(self) -> str:
        u_boot = self._probed
        assert u_boot is not None, "a check before it failed"
        address = self._load.address
        if address is None:
            address = int(u_boot.run("printenv loadaddr").partition("=")[2], 16)
        data = random.Random(1).randbytes(_TRIED_BYTES[self._load.by])
        self._transfer(u_boot, address, data)
        return f"{len(data)} bytes by {self._load.by} arrive whole"

    def _at_prompt(self) -> UBoot:
        return u_boot_at_prompt(self._board, self._load.setup, self._line, self._heard)

    def _transfer(self, u_boot: UBoot, address: int, data: bytes) -> None:
        seconds = self._board.times.load_seconds
        u_boot.run("setenv autostart no")  # else a transfer may start what it has brought
        if self._load.folder is None:
            link = XmodemLink(self._line, self._heard)
            u_boot.load_by(by_xmodem(u_boot, link, data, seconds), address, data)
            return
        name = f"selfe-{self._board.id}-{zlib.crc32(data):08x}.img"
        file = self._load.folder / name
        write_whole(file, data, "[load] folder")
        try:
            u_boot.load_by(by_tftp(u_boot, name, seconds), address, data)
        finally:
            file.unlink(missing_ok=True)


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
