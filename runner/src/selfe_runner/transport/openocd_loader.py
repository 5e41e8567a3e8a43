# Loads a board through JTAG: OpenOCD halts it, writes the image, compares it, and lets it run.
# SPDX-License-Identifier: BSD-2-Clause

import os
import struct
from collections.abc import Callable, Sequence

from selfe_runner.input.board import Board
from selfe_runner.input.board_load import OpenOcdLoad
from selfe_runner.transport.jtag import connected, probe_jtag
from selfe_runner.transport.line import Line
from selfe_runner.transport.loader import Check
from selfe_runner.transport.openocd import OpenOcd
from selfe_runner.transport.trouble import Trouble
from selfe_runner.transport.u_boot_loader import u_boot_at_prompt

_HALT_MILLISECONDS = 5000
_HALT_SECONDS = 30.0  # with all that a reset-init event does


class OpenOcdLoader:
    """Does what `load`, the part of the board's file, says. `heard` gets all that U-Boot says."""

    def __init__(
        self, board: Board, load: OpenOcdLoad, line: Line, heard: Callable[[bytes], None]
    ) -> None:
        self._board = board
        self._load = load
        self._line = line
        self._heard = heard

    def load(self, image: bytes) -> None:
        entry = _entry_of(image)
        if self._load.memory == "u-boot":
            u_boot_at_prompt(self._board, self._load.setup, self._line, self._heard)
        memory = os.memfd_create("image")  # nothing is left of it if all is killed
        try:
            with open(memory, "wb", closefd=False) as file:
                file.write(image)
            with connected(self._board, self._load, (memory,)) as openocd:
                self._halt(openocd)
                self._bring(openocd, f"/proc/self/fd/{memory}")
                _start(openocd, entry)
        finally:
            os.close(memory)

    def checks(self) -> Sequence[Check]:
        jtag = Check("jtag", lambda: probe_jtag(self._board, self._load))
        if self._load.memory != "u-boot":
            return (jtag,)
        return (Check("u-boot", self._find_u_boot), jtag)

    def _find_u_boot(self) -> str:
        u_boot_at_prompt(self._board, self._load.setup, self._line, self._heard)
        return "is stopped, and has set up the memory"

    def _halt(self, openocd: OpenOcd) -> None:
        """Has the core halted where memory can be written."""
        failing = "the core does not halt"
        if self._load.memory == "reset":
            openocd.run("reset init", failing, _HALT_SECONDS)
        openocd.run(f"halt {_HALT_MILLISECONDS}", failing, _HALT_SECONDS)
        state = openocd.run("[target current] curstate", failing)
        if state != "halted":
            raise Trouble(f"{failing}: OpenOCD says it is {state}")

    def _bring(self, openocd: OpenOcd, file: str) -> None:
        """Has the ELF file in memory, loaded a second time if it does not arrive whole."""
        seconds = self._board.times.load_seconds
        for attempt in (1, 2):
            openocd.run(f"load_image {file} 0 elf", "the image cannot be written", seconds)
            try:
                openocd.run(f"verify_image {file} 0 elf", "the image did not arrive whole", seconds)
                return
            except Trouble:
                if attempt == 2:
                    raise


def _start(openocd: OpenOcd, entry: int) -> None:
    """Starts the image. `selfe_prepare`, if the configuration has it, brings the core into the
    state in which an image is entered."""
    failing = "the core cannot be started"
    openocd.run("if {[llength [info commands selfe_prepare]]} {selfe_prepare}", failing)
    openocd.run(f"resume {entry:#x}", failing)


def _entry_of(image: bytes) -> int:
    """Where an ELF file of either class, little endian, begins to run."""
    if len(image) < 64 or image[:4] != b"\x7fELF" or image[4] not in (1, 2):
        raise Trouble("the image is no ELF file, and OpenOCD cannot know where it goes")
    entry: int = struct.unpack_from("<I" if image[4] == 1 else "<Q", image, 24)[0]
    return entry
