# Loads a board through JTAG: OpenOCD halts it, writes the image, compares it, and lets it run.
# SPDX-License-Identifier: BSD-2-Clause

import re
import struct
import tempfile
from collections.abc import Callable
from pathlib import Path

from selfe_runner.input.board import Board, OpenOcdLoad
from selfe_runner.report.files import write_whole
from selfe_runner.transport.line import Line
from selfe_runner.transport.openocd import OpenOcd, tcl_word
from selfe_runner.transport.trouble import Trouble
from selfe_runner.transport.u_boot_loader import u_boot_at_prompt

# hil/openocd of the tree, and of an installed one: same place.
_SCRIPTS = Path(__file__).resolve().parents[4] / "hil" / "openocd"
_IMAGE = "image.elf"
_INIT_SECONDS = 30.0
_HALT_MILLISECONDS = 5000
_HALT_SECONDS = 30.0  # with all that a reset-init event does

# What OpenOCD's complaints about adapter and chain come to, in the order of being looked for.
_NO_CHAIN = (
    (r"all ones|all zeroes|Invalid ACK", "nothing sensible answers on JTAG"),
    (r"expected \d+ of|IDCODE|IR capture|scan chain", "another chip than the board's is on JTAG"),
    (r"examin|DAP|DP", "the board's core does not answer on JTAG"),
    (r"", "the JTAG adapter cannot be used"),
)


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
        with tempfile.TemporaryDirectory(prefix="selfe-") as folder:
            write_whole(Path(folder, _IMAGE), image, "copy of the image")
            openocd = OpenOcd((self._board.file.parent.absolute(), _SCRIPTS))
            try:
                # A relative name is looked for here first: nobody else's files may be found.
                openocd.run(f"cd {tcl_word(folder)}", "OpenOCD does not find the image")
                self._configure(openocd)
                _connect(openocd)
                self._halt(openocd)
                self._bring(openocd)
                _start(openocd, entry)
            finally:
                openocd.stop()

    def _configure(self, openocd: OpenOcd) -> None:
        for name in self._load.config:
            failing = f"OpenOCD does not take the configuration {name}"
            openocd.run(f"source [find {tcl_word(name)}]", failing)
        serial = self._load.adapter_serial
        if serial:
            openocd.run(
                f"adapter serial {tcl_word(serial)}", f"no adapter has the serial number {serial}"
            )

    def _halt(self, openocd: OpenOcd) -> None:
        """Has the core halted where memory can be written."""
        if self._load.core:
            openocd.run(f"targets {tcl_word(self._load.core)}", "there is no such core")
        failing = "the core does not halt"
        if self._load.memory == "reset":
            openocd.run("reset init", failing, _HALT_SECONDS)
        openocd.run(f"halt {_HALT_MILLISECONDS}", failing, _HALT_SECONDS)
        state = openocd.run("[target current] curstate", failing)
        if state != "halted":
            raise Trouble(f"{failing}: OpenOCD says it is {state}")

    def _bring(self, openocd: OpenOcd) -> None:
        """Has the image in memory, loaded a second time if it does not arrive whole."""
        seconds = self._board.times.load_seconds
        for attempt in (1, 2):
            openocd.run(f"load_image {_IMAGE} 0 elf", "the image cannot be written", seconds)
            try:
                openocd.run(
                    f"verify_image {_IMAGE} 0 elf", "the image did not arrive whole", seconds
                )
                return
            except Trouble:
                if attempt == 2:
                    raise


def _connect(openocd: OpenOcd) -> None:
    """Finds adapter, chain and core. OpenOCD goes on with a chain that is not the one described,
    so each error that it complains of counts."""
    status = openocd.run("catch init", "OpenOCD cannot begin", _INIT_SECONDS)
    if status != "0" or openocd.complaints:
        said = openocd.complaints
        meaning = next(text for pattern, text in _NO_CHAIN if re.search(pattern, said))
        raise Trouble(f"{meaning}: {said or 'OpenOCD does not say why'}")


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
